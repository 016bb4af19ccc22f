//! What a worker does: reads the documents of a policy, lints them together, and renders what came of each.

use super::Run;
use super::gate::Checked;
use super::outputs::Parts;
use super::plan::Plan;
use crate::cli::args::Check;
use crate::cli::configuration::Configuration;
use crate::cli::crash::{self, Crash};
use crate::cli::files::Discovery;
use crate::cli::input::{Input, ReadError, notice};
use crate::cli::replace::Replacement;
use crate::cli::sets::Policy;
use privlint::Linter;
use privlint::baseline::KnownFinding;
use privlint::evaluate::Insight;
use privlint::findings::{Authority, Report};
use privlint::linter::judge_policy;
use privlint::report::statistics::Statistics;
use privlint::report::summary::Tally;
use privlint::suggest;
use std::collections::HashSet;
use std::io::Write;

/// What every worker has at hand.
pub struct Setup<'a> {
    pub arguments: &'a Check,
    pub configuration: &'a Configuration,
    pub plan: &'a Plan,
}

/// What came of a document.
pub struct Linted {
    /// What the user knows it by.
    pub name: String,
    /// Its number in the run.
    pub number: usize,
    /// What is to be printed, or why there is nothing.
    pub outcome: Result<Rendered, ReadError>,
}

/// A report as it is to be printed.
pub struct Rendered {
    pub parts: Parts,
    pub tally: Tally,
    pub statistics: Option<Statistics>,
    pub notice: Option<String>,
    pub checked: Checked,
    /// The waivers that kept findings from being reported.
    pub waivers: HashSet<usize>,
    /// What the baseline is to be told: by what it knows the document, what it knows that is gone, and what was found.
    pub known: Option<(String, Vec<KnownFinding>, Vec<KnownFinding>)>,
}

impl Setup<'_> {
    /// Lints a policy; what came of its documents is in the order of these.
    pub fn lint(&self, policy: &Policy, found: &Discovery, run: &Run) -> Vec<Linted> {
        or_crash(policy, &found.inputs, || self.lint_documents(policy, found, run))
    }

    fn lint_documents(&self, policy: &Policy, found: &Discovery, run: &Run) -> Vec<Linted> {
        let mut insights: Vec<(&Linter, Insight)> = Vec::new();
        let mut read = |&member: &usize| {
            let source = found.inputs[member].read(self.arguments.max_size)?;
            let notice = notice(&source);
            let linter = self.plan.linter(member);
            insights.push((linter, linter.read(source)));
            Ok(notice)
        };
        let read: Vec<Result<Option<String>, ReadError>> = policy.members.iter().map(&mut read).collect();
        let mut reports = judge_policy(insights).into_iter();
        let mut render = |(&member, read): (&usize, Result<Option<String>, ReadError>)| {
            let outcome = read.and_then(|notice| {
                let mut report = reports.next().expect("internal error: a report for each source");
                if let (Some(set), Some(part_of)) = (policy.set, &mut report.part_of) {
                    part_of.name.clone_from(&self.configuration.settings.sets[set].name);
                }
                self.render(member, &found.inputs[member], report, notice, run)
            });
            Linted { name: found.inputs[member].name.clone(), number: member, outcome }
        };
        policy.members.iter().zip(read).map(&mut render).collect()
    }

    fn render(
        &self,
        number: usize,
        input: &Input,
        mut report: Report,
        notice: Option<String>,
        run: &Run,
    ) -> Result<Rendered, ReadError> {
        let config = self.plan.linter(number).config();
        let waivers = report.suppressed.iter().filter_map(|suppressed| match suppressed.by {
            Authority::Configuration(waiver) => Some(waiver),
            _ => None,
        });
        let waivers = waivers.collect();
        let checked = Checked::of(&report, config);
        let known = run.ledger.as_ref().map(|ledger| {
            let key = ledger.key(input, self.configuration);
            let found = privlint::baseline::record(&report);
            let stale = ledger.compare(&key, config, &mut report);
            // That findings are gone with the text is no mending.
            let stale = if report.unchecked.is_some() { Vec::new() } else { stale };
            (key, stale, found)
        });
        let left_out = self.arguments.severity.map_or(0, |least| report.leave_out_below(least.into()));
        if self.arguments.write && input.is_asked {
            write_into(input, &report)?;
        }
        let mut tally = Tally::default();
        tally.add(&report);
        tally.left_out = left_out;
        let statistics = run.statistics.is_some().then(|| {
            let mut statistics = Statistics::default();
            statistics.add(&report);
            statistics
        });
        Ok(Rendered { parts: run.outputs.parts(&report), tally, statistics, notice, checked, waivers, known })
    }
}

/// Does the work on a policy. Where privlint fails on it, that is what came of each of its documents, and the run goes on.
fn or_crash(policy: &Policy, inputs: &[Input], work: impl FnOnce() -> Vec<Linted>) -> Vec<Linted> {
    let failed = |crash: Crash| {
        let linted = |&member: &usize| Linted {
            name: inputs[member].name.clone(),
            number: member,
            outcome: Err(ReadError::Crash(crash.clone())),
        };
        policy.members.iter().map(linted).collect()
    };
    crash::caught(work).unwrap_or_else(failed)
}

/// Writes what is suggested into a policy.
fn write_into(input: &Input, report: &Report) -> Result<(), ReadError> {
    let Some(text) = suggest::apply(report) else { return Ok(()) };
    let Some(path) = &input.path else { return Err(ReadError::NoFile) };
    let Some(bytes) = report.source.encoding().encode(&text) else { return Err(ReadError::NotUtf8) };
    let write = || {
        let mut file = Replacement::create(path)?;
        file.write_all(&bytes)?;
        file.finish()
    };
    write().map_err(ReadError::Write)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn where_the_work_on_a_policy_fails_each_of_its_documents_says_so() {
        let inputs: Vec<Input> = ["a.md", "b.md", "c.md"].map(|name| Input::file(PathBuf::from(name))).into();
        let policy = |members: &[usize]| Policy { set: None, members: members.to_vec() };
        let broken = or_crash(&policy(&[2, 0]), &inputs, || panic!("a policy that nobody has thought of"));
        let told: Vec<(&str, bool)> =
            broken.iter().map(|linted| (linted.name.as_str(), matches!(linted.outcome, Err(ReadError::Crash(_))))).collect();
        assert_eq!(told, [("c.md", true), ("a.md", true)]);
        assert!(or_crash(&policy(&[1]), &inputs, Vec::new).is_empty(), "what came of the work is given back");
    }
}
