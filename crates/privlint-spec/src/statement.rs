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
}
