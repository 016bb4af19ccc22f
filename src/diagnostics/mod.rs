//! Diagnostics: what is wrong, where, why, and which way to act. One plain type; each output format renders it.

mod severity;

pub use severity::{Citation, Severity};

use crate::source::Span;
use crate::spec::model::SuggestSpec;
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
    pub suggest: Option<Arc<SuggestSpec>>,
}

impl Citation {
    /// The address, where it is one that may be followed: of the web, and of nothing but what an address is written with.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        let url = self.url.as_deref()?;
        let is_of_an_address = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        (is_web && url.bytes().all(is_of_an_address)).then_some(url)
    }
}
