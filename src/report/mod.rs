//! Reports: what was found in a document, and one renderer a format.

pub mod catalog;
pub mod clauses;
pub mod diff;
pub mod escape;
pub mod fingerprint;
pub mod format;
pub mod full;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod json_lines;
pub mod junit;
pub mod markdown;
mod paths;
mod places;
pub mod sarif;
mod sheet;
pub mod short;
mod snippet;
pub mod statistics;
pub mod summary;
mod window;
pub mod yaml_error;

use crate::diagnostics::{Diagnostic, Label, Severity};
use crate::document::{Document, TextSpan};
use crate::source::{Source, Span};
use crate::suppression::Suppressed;

/// What a duty's evaluation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Stated.
    Satisfied,
    /// Touched on without doing the job.
    Weak,
    /// Not stated.
    Missing,
    /// Left to another document, which the policy names.
    Deferred,
    /// Its condition does not hold of this policy.
    NotApplicable,
}

impl Verdict {
    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Satisfied => "satisfied",
            Self::Weak => "weak",
            Self::Missing => "missing",
            Self::Deferred => "deferred",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// A statement that the policy makes, with all its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The statement's id.
    pub id: String,
    /// What it is, for people.
    pub title: String,
    /// What it belongs to, in a word: `choice`, `children`.
    pub topic: String,
    /// The evidence, in the order of the document; at least one span.
    pub spans: Vec<Span>,
}

/// A duty's verdict with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// `<checklist>/<name>`.
    pub rule: String,
    /// What the duty asks, in a sentence.
    pub asks: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The words that satisfy it, that touch on it, or that leave it to another document; none where it is missing or not applicable.
    pub spans: Vec<Span>,
}

/// All that the linter says of one document.
#[derive(Debug)]
pub struct Report {
    /// The source.
    pub source: Source,
    /// Its blocks.
    pub document: Document,
    /// Its sentences, headings among them, in order.
    pub sentences: Vec<TextSpan>,
    /// Its title, or what stands for one.
    pub title: Option<Span>,
    /// What it states, in the order of ids.
    pub statements: Vec<Stated>,
    /// The duties of the checklists that ran, in their order.
    pub verdicts: Vec<Judged>,
    /// The findings, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
    /// The findings that are suppressed, in the order of who said so.
    pub suppressed: Vec<Suppressed>,
}

impl Report {
    /// Leaves out the findings that weigh less; gives back how many these were.
    pub fn leave_out_below(&mut self, severity: Severity) -> usize {
        let before = self.diagnostics.len();
        self.diagnostics.retain(|diagnostic| diagnostic.severity >= severity);
        before - self.diagnostics.len()
    }
}

/// All labels of a diagnostic, the primary one first, and whether each is that one.
fn labels(diagnostic: &Diagnostic) -> impl Iterator<Item = (&Label, bool)> {
    let secondary = diagnostic.secondary.iter().map(|label| (label, false));
    std::iter::once((&diagnostic.primary, true)).chain(secondary)
}

/// What is wrong and what is to be said of the words, in one sentence on one line.
fn sentence(diagnostic: &Diagnostic) -> String {
    let headline = escape::message(&diagnostic.message);
    match escape::message(&diagnostic.primary.message).as_str() {
        "" => headline,
        label if label.ends_with(['.', '?', '!']) => format!("{}: {label}", headline.trim_end_matches('.')),
        label => format!("{}: {label}.", headline.trim_end_matches('.')),
    }
}
