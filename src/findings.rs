//! What is found in a document: what it states, how its duties come out, and what is wrong, reported or not.

use crate::diagnostics::{Diagnostic, Severity};
use crate::document::{Document, TextSpan};
use crate::source::{Source, Span};
use crate::tongue::Tongue;
use jiff::civil::Date;
use std::borrow::Cow;

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
    pub id: Cow<'static, str>,
    /// What it is, for people.
    pub title: Cow<'static, str>,
    /// What it belongs to, in a word: `choice`, `children`.
    pub topic: Cow<'static, str>,
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
    /// Whether the duty speaks for this kind of document; else it does not apply, unless it is satisfied anyway.
    pub is_asked: bool,
    /// The verdict.
    pub verdict: Verdict,
    /// The words that satisfy it, that touch on it, or that leave it to another document; none where it is missing or not applicable.
    pub spans: Vec<Span>,
}

/// The policy that a document is a part of, where that has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOf {
    /// What the policy is called, if it has a name.
    pub name: Option<String>,
    /// The names of its documents, the main one first.
    pub documents: Vec<String>,
}

/// The kind of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentKind {
    /// What it is known by: `cookie-notice`.
    pub id: String,
    /// What it is, for people: "Cookie notice".
    pub title: String,
    /// Whether it is what a document is where nothing says otherwise: a policy.
    pub is_default: bool,
}

impl DocumentKind {
    /// What it is, within a sentence: "cookie notice". `None` where it is what documents are where nothing says otherwise.
    #[must_use]
    pub fn special(&self) -> Option<String> {
        let mut letters = self.title.chars();
        let first = letters.next().filter(|_| !self.is_default)?;
        Some(first.to_lowercase().chain(letters).collect())
    }
}

/// All that the linter says of one document.
#[derive(Debug)]
pub struct Report {
    /// The source.
    pub source: Source,
    /// The tongue that it was read in.
    pub tongue: &'static Tongue,
    /// Its blocks.
    pub document: Document,
    /// Its sentences, headings among them, in order.
    pub sentences: Vec<TextSpan>,
    /// Its title, or what stands for one.
    pub title: Option<Span>,
    /// The rule by which it was not checked: no duty was checked against it. `None` where all were.
    pub unchecked: Option<String>,
    /// The policy that it is a part of; `None` where it is one alone. Its duties then stand each with one of the documents.
    pub part_of: Option<PartOf>,
    /// The kind of document that it is.
    pub kind: DocumentKind,
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

/// Who said that a finding is not to be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authority {
    /// A comment in the policy.
    Comment(Span),
    /// The entry of this number among the waivers of the [`Config`](crate::Config).
    Configuration(usize),
    /// The baseline: it was there before.
    Baseline,
}

impl Authority {
    /// The word users know it by.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Comment(_) => "comment",
            Self::Configuration(_) => "configuration",
            Self::Baseline => "baseline",
        }
    }
}

/// A finding that is not reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Who said so.
    pub by: Authority,
    /// Why, in their words; of a baseline there are none.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
}
