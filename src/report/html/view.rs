//! A report as its page sees it: what stands in which block, and which finding is about which duty.

use super::ids;
use crate::diagnostics::Diagnostic;
use crate::document::TextSpan;
use crate::findings::{Report, Verdict};
use crate::source::Span;
use std::collections::HashMap;

/// Words in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The block.
    pub block: usize,
    /// The words, to the end of the block; of a place that has no words, where it is.
    pub span: TextSpan,
}

impl Place {
    /// A link to it.
    pub(super) fn link(self) -> String {
        ids::link(ids::words(self.span.start))
    }
}

/// What stands beside a block.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// Duties that its words serve, by index.
    pub serves: Vec<usize>,
    /// Findings, by index.
    pub findings: Vec<usize>,
    /// Findings that are not reported, by index.
    pub suppressed: Vec<usize>,
}

impl Beside {
    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.serves.is_empty() && self.findings.is_empty() && self.suppressed.is_empty()
    }

    /// Adds what stands beside another block.
    pub(super) fn add(&mut self, other: &Self) {
        self.serves.extend(other.serves.iter().filter(|duty| !self.serves.contains(duty)).copied().collect::<Vec<_>>());
        self.findings.extend(&other.findings);
        self.suppressed.extend(&other.suppressed);
    }
}

/// A duty with its evidence in the blocks and what was found of it.
#[derive(Clone, Debug, Default)]
pub(super) struct DutyView {
    /// Its evidence.
    pub places: Vec<Place>,
    /// Findings, by index.
    pub findings: Vec<usize>,
    /// Findings that are not reported, by index.
    pub suppressed: Vec<usize>,
}

/// A report with its places.
pub(super) struct View<'a> {
    /// The report.
    pub report: &'a Report,
    /// Of each verdict.
    pub duties: Vec<DutyView>,
    /// Of each block.
    pub beside: Vec<Beside>,
    /// What belongs beside a block where the document has none.
    pub placeless: Beside,
    /// Of each finding the place it is about; `None` where the document has no block.
    pub findings: Vec<Option<Place>>,
    /// Of each finding that is not reported.
    pub suppressed: Vec<Option<Place>>,
}

impl<'a> View<'a> {
    /// Finds all places of a report.
    pub(super) fn new(report: &'a Report) -> Self {
        let near = |diagnostic: &Diagnostic| near(report, diagnostic.primary.span);
        let mut view = Self {
            report,
            duties: Vec::new(),
            beside: vec![Beside::default(); report.document.blocks.len()],
            placeless: Beside::default(),
            findings: report.diagnostics.iter().map(near).collect(),
            suppressed: report.suppressed.iter().map(|suppressed| near(&suppressed.diagnostic)).collect(),
        };
        view.judge();
        view.note();
        view
    }

    fn judge(&mut self) {
        let report = self.report;
        let findings = by_rule(report.diagnostics.iter());
        let suppressed = by_rule(report.suppressed.iter().map(|suppressed| &suppressed.diagnostic));
        for (index, judged) in report.verdicts.iter().enumerate() {
            let of = |findings: &HashMap<&str, Vec<usize>>| findings.get(judged.rule.as_str()).cloned().unwrap_or_default();
            let duty = DutyView {
                places: judged.spans.iter().filter_map(|&span| place(report, span)).collect(),
                findings: of(&findings),
                suppressed: of(&suppressed),
            };
            // What is weak has a note that says so, unless that is left out.
            let serves = judged.verdict != Verdict::Weak || (duty.findings.is_empty() && duty.suppressed.is_empty());
            for place in duty.places.iter().filter(|_| serves) {
                let serves = &mut self.beside[place.block].serves;
                if serves.last() != Some(&index) {
                    serves.push(index);
                }
            }
            self.duties.push(duty);
        }
    }

    fn note(&mut self) {
        for (index, place) in self.findings.iter().enumerate() {
            let beside = place.map_or(&mut self.placeless, |place| &mut self.beside[place.block]);
            beside.findings.push(index);
        }
        for (index, place) in self.suppressed.iter().enumerate() {
            let beside = place.map_or(&mut self.placeless, |place| &mut self.beside[place.block]);
            beside.suppressed.push(index);
        }
    }
}

fn by_rule<'a>(findings: impl Iterator<Item = &'a Diagnostic>) -> HashMap<&'a str, Vec<usize>> {
    let mut of: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, diagnostic) in findings.enumerate() {
        of.entry(&diagnostic.rule).or_default().push(index);
    }
    of
}

/// Where words of the source stand in the blocks, if they were read into one.
pub(super) fn place(report: &Report, span: Span) -> Option<Place> {
    let text = report.document.text_span(span)?;
    let block = report.document.blocks.partition_point(|block| block.span.end <= text.start);
    let within = report.document.blocks.get(block)?.span;
    let span = TextSpan { start: text.start.max(within.start), end: text.end.min(within.end) };
    (!span.is_empty()).then_some(Place { block, span })
}

/// The place of words, or of what comes next to them where they are markup.
fn near(report: &Report, span: Span) -> Option<Place> {
    let document = &report.document;
    place(report, span).or_else(|| {
        let next = document.blocks.partition_point(|block| document.source_span(block.span).end <= span.start);
        let block = next.min(document.blocks.len().checked_sub(1)?);
        let start = document.blocks[block].span.start;
        Some(Place { block, span: TextSpan { start, end: start } })
    })
}
