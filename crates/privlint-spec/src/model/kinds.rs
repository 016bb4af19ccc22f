//! `document/kinds.yaml`: the kinds of document, and how each is recognised.

use super::{ConditionSpec, Name, Names};
use serde::{Deserialize, Serialize};

/// A kind of document.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KindSpec {
    /// What it is known by: `cookie-notice`.
    pub id: Name,
    /// What it is, for people: "Cookie notice".
    pub title: String,
    /// What is asked of this kind is asked of the document, too.
    #[serde(default)]
    pub like: Option<Name>,
    /// Facts that a document of this kind shows by itself, as a duty asks for them.
    #[serde(default)]
    pub gives: Vec<Name>,
    /// Nothing is asked of it, for it leaves all to another document; when not given, it is checked.
    #[serde(default)]
    pub deferred: Option<DeferralSpec>,
    /// A document that shows one of these signs is of this kind.
    #[serde(default)]
    pub any: Vec<SignSpec>,
}

/// What is said of a document that leaves all to another one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeferralSpec {
    /// The words that state one of these do so.
    pub by: Vec<Name>,
    /// The headline.
    pub message: String,
    /// What to write at the words.
    pub label: String,
    /// Which way to act.
    pub help: String,
}

/// What must hold of a document, all of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SignSpec {
    /// One part of a title names all of these.
    pub title: Vec<Names>,
    /// That part names none of these.
    pub without: Vec<Name>,
    /// Whether the title stands over the whole text.
    pub whole: bool,
    /// At most this many sentences stand under the headings; when not given, any number.
    pub sentences: Option<usize>,
    /// What the text states; when not given, anything.
    pub stated: ConditionSpec,
}
