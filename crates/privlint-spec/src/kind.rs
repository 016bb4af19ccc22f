//! Kinds of document, names resolved.

use crate::lexicon::ConceptSet;
use crate::{Condition, Given};
use serde::{Deserialize, Serialize};

/// A kind of document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DocumentKind {
    /// What it is known by: `cookie-notice`.
    pub id: String,
    /// What it is, for people: "Cookie notice".
    pub title: String,
    /// The number of the kind of which the same is asked, beside what is asked of this one.
    pub like: Option<usize>,
    /// Facts that a document of this kind shows by itself.
    pub gives: Vec<Given>,
    /// Nothing is asked of it, for it leaves all to another document.
    pub deferred: Option<Deferral>,
    /// A document that shows one of these is of this kind.
    pub signs: Vec<Sign>,
}

/// What is said of a document that leaves all to another one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deferral {
    /// The words that state one of these do so.
    pub by: Vec<usize>,
    /// The headline.
    pub message: String,
    /// What to write at the words.
    pub label: String,
    /// Which way to act.
    pub help: String,
}

/// What must hold of a document, all of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sign {
    /// One part of a title names one of each; of none, the title does not count.
    pub title: Vec<ConceptSet>,
    /// That part names none of these.
    pub without: ConceptSet,
    /// Whether the title must stand over the whole text.
    pub whole: bool,
    /// At most this many sentences must stand under the headings.
    pub sentences: Option<usize>,
    /// What the text must state.
    pub stated: Condition,
}
