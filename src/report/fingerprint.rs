//! Fingerprints: what a finding is known by from one run to the next, whatever is edited elsewhere.
//!
//! A finding about words is known by its rule and these words, without regard to case and white space; one about an absence or
//! about the document by its rule alone, for there is one of it at the most. Neither line nor place counts, nor the wording of
//! the message, which gets better from version to version. Of equal ones in a document the second is told from the first by its number.

use crate::diagnostics::{Diagnostic, Subject};
use crate::findings::Report;
use crate::source::Source;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;

/// A fingerprint has this many bytes, twice as many hexadecimal digits.
const BYTES: usize = 16;

/// The fingerprints of a report's findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprints {
    /// Of [`Report::diagnostics`], in their order; hexadecimal digits.
    pub diagnostics: Vec<String>,
    /// Of [`Report::suppressed`].
    pub suppressed: Vec<String>,
}

impl Fingerprints {
    /// The fingerprints of all findings of a report, suppressed or not; no two are the same.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let suppressed = report.suppressed.iter().map(|suppressed| &suppressed.diagnostic);
        let mut all: Vec<(usize, &Diagnostic)> = report.diagnostics.iter().chain(suppressed).enumerate().collect();
        // A finding keeps its number when the one before it is suppressed.
        all.sort_by_key(|(_, diagnostic)| diagnostic.primary.span);
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut prints = vec![String::new(); all.len()];
        for (index, diagnostic) in all {
            let content = content(&report.source, diagnostic);
            let number = counts.entry(content.clone()).or_default();
            *number += 1;
            prints[index] = hash(&format!("{content}\n{number}"));
        }
        let suppressed = prints.split_off(report.diagnostics.len());
        Self { diagnostics: prints, suppressed }
    }
}

/// What a finding is about, as one text.
fn content(source: &Source, diagnostic: &Diagnostic) -> String {
    let words = match diagnostic.subject {
        Subject::Words => source.slice(diagnostic.primary.span).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
        Subject::Absence | Subject::Document => String::new(),
    };
    format!("{}\n{words}", diagnostic.rule)
}

/// The fingerprint of a finding among those of all documents.
#[must_use]
pub fn in_document(path: &str, fingerprint: &str) -> String {
    hash(&format!("{path}\n{fingerprint}"))
}

fn hash(content: &str) -> String {
    let digest = Sha256::digest(content);
    digest.iter().take(BYTES).fold(String::with_capacity(2 * BYTES), |mut text, byte| {
        write!(text, "{byte:02x}").expect("internal error: a string can be written to");
        text
    })
}
