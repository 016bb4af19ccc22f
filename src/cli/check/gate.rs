//! The gate: a run that checked no document has failed.

use privlint::config::{Config, Level};
use privlint::diagnostics::Severity;
use privlint::findings::Report;
use std::collections::BTreeSet;

/// Whether a document was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Duties were held against it.
    Yes,
    /// By this rule, none was.
    No(String),
    /// None was, as the user expects: the configuration lowers the rule, or its finding is suppressed for a reason.
    NoneExpected,
}

impl Checked {
    /// What is true of a document. The baseline is to be asked later: that a finding was there before is no reason.
    pub fn of(report: &Report, config: &Config) -> Self {
        let Some(rule) = &report.unchecked else { return Self::Yes };
        let is_lowered = matches!(config.level(rule), Some(Level::At(severity)) if severity < Severity::Error);
        let is_reported = report.diagnostics.iter().any(|diagnostic| diagnostic.rule == *rule);
        if is_lowered || !is_reported { Self::NoneExpected } else { Self::No(rule.clone()) }
    }
}

/// What was checked of all documents.
#[derive(Debug, Default)]
pub struct Gate {
    documents: usize,
    is_any_checked: bool,
    /// By what rules documents were not checked, unexpectedly.
    rules: BTreeSet<String>,
}

impl Gate {
    /// Adds a document.
    pub fn add(&mut self, checked: Checked) {
        self.documents += 1;
        match checked {
            Checked::Yes => self.is_any_checked = true,
            Checked::No(rule) => {
                self.rules.insert(rule);
            }
            Checked::NoneExpected => {}
        }
    }

    /// Why the run has failed, and which way to act; `None` where something was checked, or all that was not is expected.
    pub fn refusal(&self) -> Option<(String, String)> {
        if self.is_any_checked || self.rules.is_empty() {
            return None;
        }
        let listed = |behind: &str| self.rules.iter().map(|rule| format!("{rule}{behind}")).collect::<Vec<_>>().join(", ");
        let what = match self.documents {
            1 => "the one document given was not checked".to_owned(),
            documents => format!("none of the {documents} documents was checked"),
        };
        let help = format!(
            "Name the file of the policy. To leave out files that are not policies, list them under `exclude:` in the configuration; \
             `rules: {{{}}}` there lets them pass.",
            listed(": warning")
        );
        Some((format!("{what} ({}), so this run failed", listed("")), help))
    }
}
