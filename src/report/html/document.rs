//! A document on the page: what it is, its coverage, its topics, its text.

use super::coverage::{self, coverage};
use super::figures::figures;
use super::ids;
use super::notes;
use super::policy::policy;
use super::strip::strip;
use super::symbols;
use super::text::{Line, Name, opening};
use super::view::View;
use crate::diagnostics::Severity;
use crate::document::BlockKind;
use crate::findings::{PartOf, Report, Verdict};
use crate::numbers::Numbers;
use crate::report::catalog::Catalog;
use maud::{Markup, html};

/// A title is cut behind this many characters.
const TITLE: usize = 120;

/// A document, rendered, with what the index says of it.
#[derive(Debug)]
pub struct HtmlPart {
    /// The name of its source.
    pub(super) name: String,
    /// The policy that it is a part of.
    pub(super) whole: Option<PartOf>,
    /// What it is, if that is not a policy.
    pub(super) kind: Option<String>,
    /// Its duties, in the order of their rows.
    pub(super) cells: Vec<DutyCell>,
    /// How many duties have each verdict.
    pub(super) verdicts: [usize; 5],
    /// How many findings have each severity.
    pub(super) findings: [usize; 3],
    /// Its numbers.
    pub(super) numbers: Numbers,
    /// What stands on the page, without the document's number.
    pub(super) html: String,
}

/// A duty, as the index says it.
#[derive(Debug)]
pub(super) struct DutyCell {
    /// `<checklist>/<name>`.
    pub rule: String,
    /// What it asks.
    pub asks: String,
    /// The verdict.
    pub verdict: Verdict,
    /// That its finding is not reported.
    pub aside: Option<&'static str>,
}

impl HtmlPart {
    /// Renders a document.
    pub(super) fn of(report: &Report, catalog: &Catalog) -> Self {
        let view = View::new(report);
        let numbers = Numbers::from(report);
        let verdicts = coverage::verdict_counts(&report.verdicts);
        let findings = symbols::SEVERITIES
            .map(|severity| report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count());
        let html = html! {
            (head(report, &numbers, verdicts, findings))
            (coverage(&view, catalog))
            (strip(&view))
            (policy(&view))
        };
        let name = report.source.name().to_owned();
        let whole = report.part_of.clone();
        let kind = report.kind.special();
        Self { name, whole, kind, cells: cells(&view), verdicts, findings, numbers, html: html.into_string() }
    }
}

fn cells(view: &View) -> Vec<DutyCell> {
    let aside = |index: usize| {
        let duty = &view.duties[index];
        duty.suppressed.first().filter(|_| duty.findings.is_empty()).map(|&index| notes::aside(&view.report.suppressed[index]))
    };
    let judged = view.report.verdicts.iter().enumerate();
    judged
        .map(|(index, judged)| DutyCell {
            rule: judged.rule.clone(),
            asks: judged.asks.clone(),
            verdict: judged.verdict,
            aside: aside(index),
        })
        .collect()
}

fn head(report: &Report, numbers: &Numbers, verdicts: [usize; 5], findings: [usize; 3]) -> Markup {
    let title = title(report);
    html! {
        header {
            h2 id=(ids::id("title")) { @if let Some(title) = &title { (title) } @else { (Name(report.source.name())) } }
            @if title.is_some() { p.path { (Name(report.source.name())) } }
            @if let Some(part_of) = &report.part_of { (others(part_of, report.source.name())) }
            @if let Some(kind) = report.kind.special() { p.kind { "Read as: " (kind) } }
            p.findings { (finding_counts(findings)) }
            (coverage::bar(verdicts))
            (coverage::counts(verdicts))
            (figures(numbers))
            ul.jump {
                li { a href=(ids::link("coverage")) { "Coverage" } }
                li { a href=(ids::link("topics")) { "Topics" } }
                li { a href=(ids::link("policy")) { "The policy" } }
            }
        }
    }
}

/// The other documents of the policy.
fn others(part_of: &PartOf, own: &str) -> Markup {
    html! {
        p.quiet {
            "HtmlPart of "
            @if let Some(name) = &part_of.name { (Line(name)) } @else { "a policy" }
            ", with "
            @for (number, other) in part_of.documents.iter().filter(|other| *other != own).enumerate() {
                @if number > 0 { ", " }
                (Name(other))
            }
            ". Each duty is shown with one of these documents."
        }
    }
}

/// The first heading of the highest level, if it is among the first blocks.
fn title(report: &Report) -> Option<String> {
    let mut first = report.document.blocks.iter().take(8);
    let heading = first.find(|block| matches!(block.kind, BlockKind::Heading(1)))?;
    Some(opening(report.document.block_text(heading), TITLE))
}

fn finding_counts(findings: [usize; 3]) -> Markup {
    let counts: Vec<(Severity, usize)> = symbols::SEVERITIES.into_iter().zip(findings).filter(|&(_, count)| count > 0).collect();
    html! {
        @if counts.is_empty() { "No findings" }
        @for (severity, count) in counts {
            span { (symbols::severity_sign(severity)) " " b { (count) } " " (symbols::severity_words(severity, count)) } " "
        }
    }
}
