//! What can be wrong with YAML, each at its place in the file.

use crate::load::Origin;
use std::fmt;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecError {
    /// The file.
    pub origin: Origin,
    /// The place, in bytes of the file.
    pub start: usize,
    /// The line, from 1; 0 where it is not known.
    pub line: usize,
    /// Its length in bytes; 0 where only the place is known.
    pub length: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead, if that can be told.
    pub help: Option<String>,
}

/// All that is wrong with a specification; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecErrors(pub Vec<SpecError>);

impl fmt::Display for SpecErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.0 {
            writeln!(f, "{}:{}: {}", error.origin.name, error.line, error.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for SpecErrors {}

/// The known name nearest to one that is not known, if one is near.
#[must_use]
pub fn near_name<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let score = |name: &str| strsim::jaro_winkler(wrong, name);
    let best = known.into_iter().max_by(|a, b| score(a).total_cmp(&score(b)).then_with(|| b.cmp(a)))?;
    (score(best) > 0.8).then_some(best)
}
