//! The `JUnit` format, for what shows the results of tests: one suite per document, one case per duty.

use super::format::ReportFormat;
use super::places::Places;
use super::summary::Tally;
use super::{escape, paths};
use crate::diagnostics::Diagnostic;
use crate::findings::{Authority, Judged, Report, Suppressed, Verdict};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use std::collections::HashMap;
use std::io::{self, Write};

/// Writes suites as XML; the counts of all stand before the first.
#[derive(Debug)]
pub struct Junit {
    /// All suites, without their cases.
    counts: quick_junit::Report,
}

impl Default for Junit {
    fn default() -> Self {
        Self { counts: empty() }
    }
}

/// A suite, rendered, with what the counts of all take from it.
#[derive(Debug)]
pub struct Suite {
    xml: String,
    counts: [usize; 4],
}

impl ReportFormat for Junit {
    type Part = Suite;

    fn part(&self, report: &Report) -> Suite {
        let mut alone = empty();
        alone.add_test_suite(suite(report));
        let counts = [alone.tests, alone.skipped, alone.failures, alone.errors];
        let (opening, rest) = split(&alone);
        let xml = rest.strip_suffix(CLOSING).expect("internal error: the suites end");
        debug_assert!(opening.ends_with('>'));
        Suite { xml: xml.to_owned(), counts }
    }

    fn add(&mut self, part: Suite, out: &mut dyn Write) -> io::Result<()> {
        let Suite { xml, counts: [tests, skipped, failures, errors] } = part;
        self.counts.tests += tests;
        self.counts.skipped += skipped;
        self.counts.failures += failures;
        self.counts.errors += errors;
        out.write_all(xml.as_bytes())
    }

    fn has_preface(&self) -> bool {
        true
    }

    fn preface(&mut self, _: &Tally, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(split(&self.counts).0.as_bytes())
    }

    fn close(&mut self, _: &Tally, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(CLOSING.as_bytes())
    }
}

/// The end of all suites.
const CLOSING: &str = "\n</testsuites>\n";

/// No suites.
fn empty() -> quick_junit::Report {
    quick_junit::Report::new("privlint")
}

/// The XML up to the first suite, and the rest. All markup is the library's; nothing before the suites is another's text.
fn split(report: &quick_junit::Report) -> (String, String) {
    let mut xml = report.to_string().expect("internal error: memory can be written to");
    let suites = xml.find("<testsuites ").expect("internal error: there are suites");
    let end = xml[suites..].find('>').map_or(xml.len(), |end| suites + end + 1);
    let rest = xml.split_off(end);
    (xml, rest)
}

/// The verdicts in their order, then what is found besides.
fn suite(report: &Report) -> TestSuite {
    let name = escape::name(&paths::plain(report.source.name()));
    let starts = report.diagnostics.iter().map(|diagnostic| diagnostic.primary.span.start);
    let writer = CaseWriter { report, name: &name, places: Places::of(&report.source, starts) };
    let is_judged = |rule: &str| report.verdicts.iter().any(|judged| judged.rule == rule);
    let judged = report.verdicts.iter().map(|judged| (judged.rule.as_str(), writer.status(judged)));
    let found = report.diagnostics.iter().filter(|diagnostic| !is_judged(&diagnostic.rule));
    let found = found.map(|diagnostic| (diagnostic.rule.as_str(), writer.failure(&[diagnostic])));
    let suppressed = report.suppressed.iter().filter(|suppressed| !is_judged(&suppressed.diagnostic.rule));
    let suppressed = suppressed.map(|suppressed| (suppressed.diagnostic.rule.as_str(), skipped(&reason(suppressed))));
    let mut suite = TestSuite::new(&name);
    suite.add_property(("document-kind", report.kind.id.as_str()));
    let of_policy = report.part_of.as_ref().and_then(|part_of| part_of.name.as_ref().or(part_of.documents.first()));
    if let Some(name) = of_policy {
        suite.add_property(("policy", escape::message(name).as_str()));
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (rule, status) in judged.chain(found).chain(suppressed) {
        let count = counts.entry(rule).or_default();
        *count += 1;
        let rule = escape::message(rule);
        // Readers take cases of one name for one case.
        let mut case = TestCase::new(if *count == 1 { rule } else { format!("{rule} ({count})") }, status);
        case.set_classname(&name);
        suite.add_test_case(case);
    }
    suite
}

/// Writes the results of a document's cases.
struct CaseWriter<'a> {
    report: &'a Report,
    name: &'a str,
    places: Places,
}

impl CaseWriter<'_> {
    fn status(&self, judged: &Judged) -> TestCaseStatus {
        let findings: Vec<&Diagnostic> = self.report.diagnostics.iter().filter(|found| found.rule == judged.rule).collect();
        let suppressed = self.report.suppressed.iter().find(|suppressed| suppressed.diagnostic.rule == judged.rule);
        match (findings.as_slice(), suppressed, judged.verdict) {
            ([_, ..], _, _) => self.failure(&findings),
            ([], Some(suppressed), _) => skipped(&reason(suppressed)),
            ([], None, Verdict::Satisfied | Verdict::Deferred) => TestCaseStatus::success(),
            ([], None, Verdict::NotApplicable) => skipped("It does not apply to this policy."),
            ([], None, Verdict::Weak | Verdict::Missing) => {
                skipped(&format!("It is {}, which is not reported.", judged.verdict.name()))
            }
        }
    }

    /// A failure with all findings of a rule; the first gives its headline.
    fn failure(&self, findings: &[&Diagnostic]) -> TestCaseStatus {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        if let [first, ..] = findings {
            status.set_type(first.severity.name()).set_message(escape::message(&first.message));
        }
        let text: Vec<String> = findings.iter().map(|diagnostic| self.text(diagnostic)).collect();
        status.set_description(text.join("\n\n"));
        status
    }

    fn text(&self, diagnostic: &Diagnostic) -> String {
        let place = self.places.at(diagnostic.primary.span.start).position;
        let (label, help) = (escape::message(&diagnostic.primary.message), escape::message(&diagnostic.help));
        let label = if label.is_empty() { label } else { format!(": {label}") };
        format!("{}:{}:{}{label}\nhelp: {help}", self.name, place.line, place.column)
    }
}

fn skipped(message: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(message);
    status
}

fn reason(suppressed: &Suppressed) -> String {
    match suppressed.by {
        Authority::Baseline => "It is in the baseline.".to_owned(),
        Authority::Comment(_) | Authority::Configuration(_) => {
            format!("Suppressed: {}", escape::message(&suppressed.reason))
        }
    }
}
