//! The last line: how much was found in how many policies, and against what they were held.

use super::escape;
use crate::diagnostics::Severity;
use crate::findings::{Authority, PartOf, Report};
use std::collections::{BTreeMap, HashSet};
use std::fmt;

/// This many documents that are not policies are named.
const SPECIAL: usize = 4;

/// What a run came to.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Diagnostics that are errors.
    pub errors: usize,
    /// Diagnostics that are warnings.
    pub warnings: usize,
    /// Diagnostics that are advice.
    pub advice: usize,
    /// Policies read; those of several documents count once.
    pub policies: usize,
    /// Documents read.
    pub documents: usize,
    /// Documents that were read, but not checked.
    pub unchecked: usize,
    /// Diagnostics that comments and the configuration suppress.
    pub suppressed: usize,
    /// Diagnostics that the baseline knows.
    pub baseline: usize,
    /// Diagnostics that weigh less than what is asked for; the caller counts them, since a report no longer holds them.
    pub left_out: usize,
    /// The checklists that were switched on.
    pub checklists: Vec<String>,
    duties: HashSet<String>,
    /// The documents that are not policies, by name, with what they are.
    special: BTreeMap<String, String>,
}

impl Tally {
    /// A tally of a run with these checklists.
    #[must_use]
    pub fn new(checklists: Vec<String>) -> Self {
        Self { checklists, ..Self::default() }
    }

    /// Counts a document.
    pub fn add(&mut self, report: &Report) {
        let is_main = |part_of: &PartOf| part_of.documents.first().is_none_or(|main| main == report.source.name());
        self.policies += usize::from(report.part_of.as_ref().is_none_or(is_main));
        self.documents += 1;
        self.unchecked += usize::from(report.unchecked.is_some());
        for diagnostic in &report.diagnostics {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Advice => self.advice += 1,
            }
        }
        for suppressed in &report.suppressed {
            match suppressed.by {
                Authority::Baseline => self.baseline += 1,
                Authority::Comment(_) | Authority::Configuration(_) => self.suppressed += 1,
            }
        }
        self.special.extend(report.kind.special().map(|kind| (escape::name(report.source.name()), kind)));
        for judged in report.verdicts.iter().filter(|judged| judged.is_asked) {
            if !self.duties.contains(&judged.rule) {
                self.duties.insert(judged.rule.clone());
            }
        }
    }

    /// Adds what another part of the run came to.
    pub fn merge(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
        self.policies += other.policies;
        self.documents += other.documents;
        self.unchecked += other.unchecked;
        self.suppressed += other.suppressed;
        self.baseline += other.baseline;
        self.left_out += other.left_out;
        self.duties.extend(other.duties);
        self.special.extend(other.special);
    }

    /// The heaviest severity that was found.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        let found = [(self.errors, Severity::Error), (self.warnings, Severity::Warning), (self.advice, Severity::Advice)];
        found.into_iter().find(|&(count, _)| count > 0).map(|(_, severity)| severity)
    }

    fn findings(&self) -> String {
        let counts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.advice, "piece of advice", "pieces of advice"),
        ];
        let counts: Vec<String> =
            counts.into_iter().filter(|&(count, ..)| count > 0).map(|(count, one, many)| counted(count, one, many)).collect();
        if counts.is_empty() { "No findings".to_owned() } else { counts.join(", ") }
    }

    /// What the policies were checked against.
    fn held_against(&self) -> String {
        let names: Vec<String> = self.checklists.iter().map(|name| escape::message(name)).collect();
        let clean = self.worst().is_none();
        match (names.as_slice(), clean) {
            ([], _) => "no checklist was on".to_owned(),
            ([one], false) => format!("checklist: {one}"),
            (more, false) => format!("checklists: {}", more.join(", ")),
            (names, true) => format!("checked {} of {}", counted(self.duties.len(), "duty", "duties"), listed(names)),
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.documents == 0 {
            return f.write_str("No policy was checked.");
        }
        write!(f, "{} in {}", self.findings(), counted(self.policies, "policy", "policies"))?;
        if self.documents != self.policies {
            write!(f, " of {}", counted(self.documents, "document", "documents"))?;
        }
        let aside = [
            (self.unchecked, "not checked"),
            (self.suppressed, "suppressed"),
            (self.baseline, "in the baseline"),
            (self.left_out, "below the level shown"),
        ];
        let aside: Vec<String> =
            aside.into_iter().filter(|&(count, _)| count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if !aside.is_empty() {
            write!(f, " ({})", aside.join(", "))?;
        }
        write!(f, "; {}.", self.held_against())?;
        if !self.special.is_empty() {
            let mut named: Vec<String> =
                self.special.iter().take(SPECIAL).map(|(name, kind)| format!("{name} ({kind})")).collect();
            named.extend(self.special.len().checked_sub(SPECIAL).filter(|&more| more > 0).map(|more| format!("{more} more")));
            write!(f, " Other kinds of document: {}.", named.join(", "))?;
        }
        Ok(())
    }
}

/// A number with its noun.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `core`, `core and eu-gdpr`, `core, eu-gdpr and us-ca-ccpa`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
