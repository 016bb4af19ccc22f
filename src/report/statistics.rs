//! Statistics: how each rule fared over all policies of a run.

use super::escape;
use crate::findings::{Report, Suppressed, Verdict};
use std::collections::BTreeMap;
use std::fmt;
use textwrap::core::display_width;

/// How a rule fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fared {
    /// Policies that satisfy it.
    pub satisfied: usize,
    /// Policies that touch on it.
    pub weak: usize,
    /// Policies that lack it.
    pub missing: usize,
    /// Policies that leave it to another document.
    pub deferred: usize,
    /// Policies that it does not apply to.
    pub not_applicable: usize,
    /// Findings that are reported.
    pub findings: usize,
    /// Findings that are not, as they are suppressed or known.
    pub suppressed: usize,
}

/// How all rules fared.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    /// The rules in the order of their checklists.
    order: Vec<String>,
    rules: BTreeMap<String, Fared>,
}

impl Statistics {
    /// Statistics of rules, in this order; others follow by name.
    #[must_use]
    pub fn new(order: Vec<String>) -> Self {
        Self { order, rules: BTreeMap::new() }
    }

    /// Counts a document.
    pub fn add(&mut self, report: &Report) {
        for judged in &report.verdicts {
            let fared = self.rules.entry(judged.rule.clone()).or_default();
            match judged.verdict {
                Verdict::Satisfied => fared.satisfied += 1,
                Verdict::Weak => fared.weak += 1,
                Verdict::Missing => fared.missing += 1,
                Verdict::Deferred => fared.deferred += 1,
                Verdict::NotApplicable => fared.not_applicable += 1,
            }
        }
        for diagnostic in &report.diagnostics {
            self.rules.entry(diagnostic.rule.clone()).or_default().findings += 1;
        }
        for Suppressed { diagnostic, .. } in &report.suppressed {
            self.rules.entry(diagnostic.rule.clone()).or_default().suppressed += 1;
        }
    }

    /// Adds what another part of the run came to.
    pub fn merge(&mut self, other: Self) {
        for (rule, fared) in other.rules {
            let sum = self.rules.entry(rule).or_default();
            sum.satisfied += fared.satisfied;
            sum.weak += fared.weak;
            sum.missing += fared.missing;
            sum.deferred += fared.deferred;
            sum.not_applicable += fared.not_applicable;
            sum.findings += fared.findings;
            sum.suppressed += fared.suppressed;
        }
    }

    fn rows(&self) -> impl Iterator<Item = (&str, &Fared)> {
        let listed = self.order.iter().filter_map(|rule| self.rules.get_key_value(rule));
        let others = self.rules.iter().filter(|(rule, _)| !self.order.contains(rule));
        listed.chain(others).map(|(rule, fared)| (rule.as_str(), fared))
    }
}

/// The columns behind the rule.
const COLUMNS: [&str; 7] = ["satisfied", "weak", "missing", "deferred", "n/a", "findings", "suppressed"];

impl fmt::Display for Statistics {
    /// A table with a line for each rule; a dash stands for none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.rows().map(|(rule, _)| escape::name(rule)).collect();
        let widest = names.iter().map(|name| display_width(name)).max().unwrap_or(0).max("rule".len());
        write!(f, "{:widest$}", "rule")?;
        COLUMNS.iter().try_for_each(|column| write!(f, "  {column}"))?;
        writeln!(f)?;
        for (name, (_, fared)) in names.iter().zip(self.rows()) {
            write!(f, "{name}{:1$}", "", widest - display_width(name))?;
            let counts = [
                fared.satisfied,
                fared.weak,
                fared.missing,
                fared.deferred,
                fared.not_applicable,
                fared.findings,
                fared.suppressed,
            ];
            for (count, column) in counts.into_iter().zip(COLUMNS) {
                let shown = if count == 0 { "-".to_owned() } else { count.to_string() };
                write!(f, "  {shown:>0$}", column.len())?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
