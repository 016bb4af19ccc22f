//! Diagnostics: what is wrong, where, why, and which way to act. One plain type; each output format renders it.

pub use privlint_spec::{Citation, Rule, Severity, SuggestAt, Suggestion};

use crate::source::Span;
use std::sync::Arc;

/// Words of the policy and what is to be said of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub span: Span,
    /// What they are or what they lack.
    pub message: String,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The words at the primary label.
    Words,
    /// Something that is not there; the primary label is where it belongs.
    Absence,
    /// The document as a whole.
    Document,
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
    /// What it is about.
    pub subject: Subject,
    /// The place it is about.
    pub primary: Label,
    /// Other places that explain it, in the order of the document.
    pub secondary: Vec<Label>,
    /// Which way to act.
    pub help: String,
    /// On what authority.
    pub cite: Vec<Citation>,
    /// Text that would do, but for its blanks.
    pub suggest: Option<Arc<Suggestion>>,
    /// The sentence whose place that text can take, as it says nothing else, with its markup; without one, the text is added.
    pub replaces: Option<Span>,
}

impl Label {
    /// Words of the policy and what is to be said of them.
    #[must_use]
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}

impl Diagnostic {
    /// A finding of a rule at a place, about the words there, as the rule words it.
    #[must_use]
    pub fn of(rule: &Rule, primary: Label) -> Self {
        Self {
            rule: rule.id.clone(),
            severity: rule.severity,
            message: rule.message.clone(),
            subject: Subject::Words,
            primary,
            secondary: Vec::new(),
            help: rule.help.clone(),
            cite: rule.cite.clone(),
            suggest: rule.suggest.clone(),
            replaces: None,
        }
    }

    /// The same, about something else than the words.
    #[must_use]
    pub fn about(self, subject: Subject) -> Self {
        Self { subject, ..self }
    }

    /// The same with another headline and weight.
    #[must_use]
    pub fn saying(self, message: impl Into<String>, severity: Severity) -> Self {
        Self { message: message.into(), severity, ..self }
    }

    /// The same with places that explain it, which are put in the order of the document.
    #[must_use]
    pub fn with_secondary(self, mut secondary: Vec<Label>) -> Self {
        secondary.sort_by_key(|label| label.span);
        Self { secondary, ..self }
    }

    /// The same with a sentence whose place suggested text can take.
    #[must_use]
    pub fn replacing(self, replaces: Option<Span>) -> Self {
        Self { replaces, ..self }
    }

    /// The same with another help.
    #[must_use]
    pub fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }
}
