//! Places in configuration files, to point at.

use crate::spec::model::Name;
use crate::spec::{Origin, SpecError};

/// A place in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The file.
    pub origin: Origin,
    /// The words there.
    pub name: Name,
}

impl At {
    /// Where it stands, for people: the file and the line.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}:{}", self.origin.name, self.name.line)
    }

    /// Something that is wrong here.
    #[must_use]
    pub fn error(&self, message: String, help: Option<String>) -> SpecError {
        let number = |n: u32| n as usize;
        SpecError {
            origin: self.origin.clone(),
            start: number(self.name.start),
            line: number(self.name.line),
            length: number(self.name.length),
            message,
            help,
        }
    }
}
