//! A baseline: findings that were there when privlint was taken up, so that only new ones are reported.
//!
//! A finding is known by its document, its rule and its [fingerprint](crate::report::fingerprint), not by its line, so that edits
//! elsewhere do not disturb it. The file is JSON with a line for each finding, in order, so that its changes can be read.

use crate::config::Config;
use crate::findings::{Authority, Report, Suppressed};
use crate::report::fingerprint::Fingerprints;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// The version of the shape.
const VERSION: u32 = 1;

/// Findings that are known, by the path of their document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    findings: BTreeMap<String, BTreeSet<KnownFinding>>,
}

/// A finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownFinding {
    /// The rule.
    pub rule: String,
    /// The fingerprint.
    pub fingerprint: String,
    /// What it says, for whoever reads the file.
    pub message: String,
}

/// The shape of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `version` and `findings` is expected")]
struct Shape {
    version: u32,
    findings: BTreeMap<String, Vec<KnownFinding>>,
}

/// Why a file is not a baseline.
#[derive(Debug, Error)]
pub enum BaselineError {
    /// It does not have the shape.
    #[error("line {}, column {}: {}", .0.line(), .0.column(), bare(.0))]
    Shape(#[from] serde_json::Error),
    /// It was written by a later privlint.
    #[error("this baseline has version {0}, and this privlint reads version {VERSION}")]
    Version(u32),
}

/// The library's message without the place.
fn bare(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rfind(" at line ").map_or(text.as_str(), |at| &text[..at]);
    // Of a list: what it is too short for is said behind.
    text.strip_prefix("invalid length 0, expected ").unwrap_or(text).to_owned()
}

impl Baseline {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it is not a baseline, or one of a later version.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let shape: Shape = serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text))?;
        if shape.version != VERSION {
            return Err(BaselineError::Version(shape.version));
        }
        Ok(Self { findings: shape.findings.into_iter().map(|(path, known)| (path, known.into_iter().collect())).collect() })
    }

    /// Writes a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let findings = self.findings.iter().filter(|(_, known)| !known.is_empty());
        let findings = findings.map(|(path, known)| (path.clone(), known.iter().cloned().collect())).collect();
        let shape = Shape { version: VERSION, findings };
        serde_json::to_string_pretty(&shape).expect("internal error: text can be written as JSON") + "\n"
    }

    /// How many findings are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.findings.values().map(BTreeSet::len).sum()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The paths of the documents of which a finding is known.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.findings.keys().map(String::as_str)
    }

    /// The findings that are known of a document.
    pub fn of(&self, path: &str) -> impl Iterator<Item = &KnownFinding> {
        self.findings.get(path).into_iter().flatten()
    }

    /// Knows these findings of a document, and no others.
    pub fn set(&mut self, path: &str, known: impl IntoIterator<Item = KnownFinding>) {
        self.findings.insert(path.to_owned(), known.into_iter().collect());
    }

    /// Forgets documents.
    pub fn forget(&mut self, paths: &BTreeSet<String>) {
        self.findings.retain(|path, _| !paths.contains(path));
    }

    /// Forgets some findings of a document.
    pub fn prune(&mut self, path: &str, stale: &[KnownFinding]) {
        if let Some(known) = self.findings.get_mut(path) {
            known.retain(|known| !stale.contains(known));
        }
    }

    /// Takes the findings of a report that are known of `path` out of it; gives back those that are known and were not found,
    /// but for rules that documents are not checked against.
    #[must_use]
    pub fn apply(&self, path: &str, config: &Config, report: &mut Report) -> Vec<KnownFinding> {
        let Some(known) = self.findings.get(path) else { return Vec::new() };
        let prints = Fingerprints::of(report).diagnostics;
        let key = |known: &KnownFinding| (known.rule.clone(), known.fingerprint.clone());
        let mut waiting: BTreeMap<_, &KnownFinding> = known.iter().map(|known| (key(known), known)).collect();
        let mut reported = Vec::with_capacity(report.diagnostics.len());
        for (diagnostic, print) in std::mem::take(&mut report.diagnostics).into_iter().zip(prints) {
            if waiting.remove(&(diagnostic.rule.clone(), print)).is_some() {
                report.suppressed.push(Suppressed { diagnostic, by: Authority::Baseline, reason: String::new(), until: None });
            } else {
                reported.push(diagnostic);
            }
        }
        report.diagnostics = reported;
        waiting.into_values().filter(|known| config.is_on(&known.rule)).cloned().collect()
    }
}

/// The findings of a report, to be known from now on.
#[must_use]
pub fn record(report: &Report) -> Vec<KnownFinding> {
    let prints = Fingerprints::of(report).diagnostics;
    let known = report.diagnostics.iter().zip(prints);
    let known = known.map(|(diagnostic, fingerprint)| KnownFinding {
        rule: diagnostic.rule.clone(),
        fingerprint,
        message: diagnostic.message.clone(),
    });
    known.collect()
}
