//! Rules: what documents are checked against, whatever family they are of.

use crate::{Citation, Severity, Suggestion};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RuleKind {
    /// A duty of a checklist: something that a policy must state.
    Duty,
    /// About the document, its words, or what is said to privlint of it.
    Document,
}

/// What documents are checked against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// `<family>/<name>`, unique.
    pub id: String,
    /// What it is.
    pub kind: RuleKind,
    /// What it asks, as a sentence.
    pub asks: String,
    /// To what it applies, as a sentence; of a duty its condition says that.
    pub applies: Option<String>,
    /// How much it weighs.
    pub severity: Severity,
    /// The headline of its findings.
    pub message: String,
    /// What is said at the place.
    pub label: String,
    /// What is said there in the rule's other case, if it has two.
    pub other_label: Option<String>,
    /// Which way to act.
    pub help: String,
    /// On what authority.
    pub cite: Vec<Citation>,
    /// Text that would do, but for its blanks.
    pub suggest: Option<Arc<Suggestion>>,
}
