//! Diagnostics: what is wrong, where, why, and which way to act. One plain type; each output format renders it.

use crate::source::Span;
use serde::{Deserialize, Serialize};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good practice, or a point where a person must judge.
    Advice,
    /// Asked for on a fact that the text only suggests, or by guidance.
    Warning,
    /// The checklist names it as mandatory and its absence can be read off the document.
    Error,
}

impl Severity {
    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// An authority: the section of a law, a guideline, a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// How a lawyer would cite it.
    pub text: String,
    /// Where it can be read, if it is online.
    #[serde(default)]
    pub url: Option<String>,
}

/// Words of the policy and what is to be said of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub span: Span,
    /// What they are or what they lack.
    pub message: String,
}

/// One finding of the linter.
///
/// A diagnostic cannot be built without a primary label: what cannot be shown is not reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// `<checklist>/<name>`.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in one phrase.
    pub message: String,
    /// The place it is about.
    pub primary: Label,
    /// Other places that explain it, in the order of the document.
    pub secondary: Vec<Label>,
    /// Which way to act.
    pub help: String,
    /// On what authority.
    pub cite: Vec<Citation>,
}
