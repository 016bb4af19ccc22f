//! Reports: what was found in a document, and one renderer a format.

#[cfg(feature = "full")]
mod authorities;
pub mod catalog;
pub mod clauses;
#[cfg(feature = "diff")]
pub mod diff;
pub mod escape;
pub mod fingerprint;
pub mod format;
#[cfg(feature = "full")]
pub mod full;
pub mod github;
pub mod gitlab;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
pub mod json_lines;
#[cfg(feature = "junit")]
pub mod junit;
pub mod markdown;
mod paths;
mod places;
#[cfg(feature = "sarif")]
pub mod sarif;
#[cfg(feature = "full")]
mod sheet;
#[cfg(feature = "short")]
pub mod short;
#[cfg(feature = "full")]
mod snippet;
#[cfg(feature = "full")]
pub mod statistics;
#[cfg(feature = "full")]
mod style;
pub mod summary;
#[cfg(feature = "full")]
mod window;
#[cfg(feature = "full")]
pub mod yaml_error;

use crate::diagnostics::{Diagnostic, Label};

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
