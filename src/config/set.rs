//! Sets: policies that span several files.

use super::At;
use super::file::SetSpec;
use super::patterns::Patterns;
use crate::spec::{Origin, SpecError};
use std::path::Path;

/// A policy that spans several files, which are checked against the checklists together.
#[derive(Debug)]
pub struct Set {
    /// What it is called, if it has a name.
    pub name: Option<String>,
    /// Its files, the main one first.
    pub members: Patterns,
}

impl Set {
    /// The sets of a file. That a pattern stands in two of them is wrong; so may be the patterns themselves.
    pub(super) fn compile(specs: &[SetSpec], (origin, folder): (&Origin, &Path), errors: &mut Vec<SpecError>) -> Vec<Self> {
        for (number, spec) in specs.iter().enumerate() {
            let before = || specs[..number].iter().flat_map(|spec| &spec.files.0);
            for name in &spec.files.0 {
                if let Some(first) = before().find(|other| other.text == name.text) {
                    let help = format!("Line {} gives it to the other one. A file belongs to one policy.", first.line);
                    let at = At { origin: origin.clone(), name: name.clone() };
                    errors.push(at.error(format!("`{}` belongs to two policies", name.text), Some(help)));
                }
            }
        }
        let set = |spec: &SetSpec| Self {
            name: spec.name.as_ref().map(|name| name.text.trim().to_owned()).filter(|name| !name.is_empty()),
            members: Patterns::compile(&spec.files.0, origin, folder, errors),
        };
        specs.iter().map(set).collect()
    }
}
