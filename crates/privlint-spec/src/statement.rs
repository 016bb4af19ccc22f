//! Statements, names resolved.

use crate::lexicon::ConceptSet;
use serde::{Deserialize, Serialize};

/// A statement, its names resolved.
#[derive(Debug, Serialize, Deserialize)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// What it is, for people.
    pub title: String,
    /// The name of the file it stands in, without folder and ending: `choice`, `children`.
    pub topic: String,
    /// A heading that names one of these is where it belongs.
    pub belongs: ConceptSet,
    /// Where it is a condition, it holds unless one of these is made: what is presumed. `None` where it has to be stated.
    pub presumed_unless: Option<Vec<usize>>,
}
