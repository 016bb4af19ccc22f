//! Checklists and their duties, names resolved.

use crate::{Condition, Rule, Severity};
use serde::{Deserialize, Serialize};

/// A checklist, its names resolved.
#[derive(Debug, Serialize, Deserialize)]
pub struct Checklist {
    /// Its id.
    pub id: String,
    /// What it is, for people.
    pub title: String,
    /// Its duties in order.
    pub duties: Vec<Duty>,
}

/// A duty, its names resolved; the texts are as written.
#[derive(Debug, Serialize, Deserialize)]
pub struct Duty {
    /// The rule that its findings are of; its message and label are those of an absence.
    pub rule: Rule,
    /// What satisfies it.
    pub satisfied_by: Condition,
    /// These only touch on it.
    pub weak: Vec<Weakness>,
    /// How much a weak form weighs.
    pub weak_severity: Severity,
    /// The kinds of document that it speaks for, by number.
    pub kinds: Vec<usize>,
    /// When it applies.
    pub when: Condition,
    /// The first clause that states one of these is the reason.
    pub because: Vec<usize>,
    /// One of these leaves it to another document.
    pub deferred_by: Vec<usize>,
    /// The headline where it is weak.
    pub weak_message: String,
    /// Wording that passes.
    pub passes: Option<String>,
    /// Wording that fails.
    pub fails: Option<String>,
}

/// A statement that touches on a duty.
#[derive(Debug, Serialize, Deserialize)]
pub struct Weakness {
    /// The statement.
    pub statement: usize,
    /// The headline, if it has one of its own.
    pub message: Option<String>,
    /// What the words lack.
    pub lacks: String,
    /// Whether the words stay where text is suggested.
    pub keep: bool,
}
