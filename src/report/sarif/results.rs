//! Findings as SARIF's results.

use super::rules::level;
use super::uri;
use crate::diagnostics::{Diagnostic, Label};
use crate::findings::{Authority, PartOf, Report, Suppressed};
use crate::report::catalog::Catalog;
use crate::report::fingerprint::Fingerprints;
use crate::report::places::Places;
use crate::report::{escape, labels, sentence};
use crate::source::Span;
use serde_sarif::sarif::{self, ArtifactLocation, Location, Message, PhysicalLocation, PropertyBag, Region, Suppression};
use std::collections::BTreeMap;

/// The name of our fingerprints; its version grows when they are made otherwise.
const FINGERPRINT: &str = "privlint/v1";

/// All findings of a document, the suppressed ones last.
pub(super) fn of(report: &Report, catalog: &Catalog) -> Vec<sarif::Result> {
    let desk = ResultBuilder {
        catalog,
        properties: properties(report),
        uri: uri::of(report.source.name()),
        places: Places::of(&report.source, offsets(report)),
    };
    let prints = Fingerprints::of(report);
    let found = report.diagnostics.iter().zip(prints.diagnostics).map(|(diagnostic, print)| desk.result(diagnostic, print));
    let suppressed =
        report.suppressed.iter().zip(prints.suppressed).map(|(suppressed, print)| desk.suppressed(suppressed, print));
    found.chain(suppressed).collect()
}

/// What is said of the document: its kind, and the policy that it is a part of, by its name if it has one.
fn properties(report: &Report) -> BTreeMap<String, serde_json::Value> {
    let kind = ("documentKind".to_owned(), report.kind.id.as_str().into());
    let name = |part_of: &PartOf| part_of.name.clone().or_else(|| part_of.documents.first().cloned());
    let policy = report.part_of.as_ref().and_then(name).map(|name| ("policy".to_owned(), escape::message(&name).into()));
    std::iter::once(kind).chain(policy).collect()
}

fn offsets(report: &Report) -> impl Iterator<Item = u32> {
    let suppressed = report.suppressed.iter().map(|suppressed| &suppressed.diagnostic);
    let labels = report.diagnostics.iter().chain(suppressed).flat_map(labels).map(|(label, _)| label.span);
    let comments = report.suppressed.iter().filter_map(|suppressed| comment(&suppressed.by));
    labels.chain(comments).flat_map(|span| [span.start, span.end])
}

fn comment(by: &Authority) -> Option<Span> {
    match *by {
        Authority::Comment(span) => Some(span),
        Authority::Configuration(_) | Authority::Baseline => None,
    }
}

struct ResultBuilder<'a> {
    catalog: &'a Catalog,
    /// What is said of the document with each result.
    properties: BTreeMap<String, serde_json::Value>,
    uri: String,
    places: Places,
}

impl ResultBuilder<'_> {
    fn result(&self, diagnostic: &Diagnostic, print: String) -> sarif::Result {
        let related = diagnostic.secondary.iter().enumerate().map(|(number, label)| self.related(number, label));
        let related: Vec<Location> = related.collect();
        let mut result = sarif::Result::builder()
            .rule_id(&diagnostic.rule)
            .level(level(diagnostic.severity))
            .message(message(&sentence(diagnostic)))
            .locations(vec![self.location(diagnostic.primary.span)])
            .partial_fingerprints(BTreeMap::from([(FINGERPRINT.to_owned(), print)]))
            .properties(PropertyBag::builder().additional_properties(self.properties.clone()).build())
            .build();
        result.rule_index = self.catalog.number(&diagnostic.rule).map(count);
        result.related_locations = (!related.is_empty()).then_some(related);
        result
    }

    fn suppressed(&self, suppressed: &Suppressed, print: String) -> sarif::Result {
        let mut result = self.result(&suppressed.diagnostic, print);
        let kind = if comment(&suppressed.by).is_some() { "inSource" } else { "external" };
        let mut suppression = Suppression::builder().kind(kind).status("accepted").build();
        suppression.justification = Some(justification(suppressed));
        suppression.location = comment(&suppressed.by).map(|span| self.location(span));
        result.suppressions = Some(vec![suppression]);
        result.baseline_state = (suppressed.by == Authority::Baseline).then(|| "unchanged".into());
        result
    }

    fn related(&self, number: usize, label: &Label) -> Location {
        let mut location = self.location(label.span);
        location.id = Some(count(number + 1));
        location.message = (!label.message.is_empty()).then(|| message(&escape::message(&label.message)));
        location
    }

    fn location(&self, span: Span) -> Location {
        let (start, end) = (self.places.at(span.start), self.places.at(span.end));
        let region = Region::builder()
            .start_line(count(start.position.line))
            .start_column(count(start.position.column))
            .end_line(count(end.position.line))
            .end_column(count(end.position.column))
            .byte_offset(count(start.byte))
            .byte_length(count(end.byte - start.byte))
            .build();
        let file = ArtifactLocation::builder().uri(&self.uri).build();
        let place = PhysicalLocation::builder().artifact_location(file).region(region).build();
        Location::builder().physical_location(place).build()
    }
}

fn justification(suppressed: &Suppressed) -> String {
    let reason = match suppressed.by {
        Authority::Baseline => "It is in the baseline.".to_owned(),
        Authority::Comment(_) | Authority::Configuration(_) => escape::message(&suppressed.reason),
    };
    suppressed.until.map_or_else(|| reason.clone(), |day| format!("{reason} (until {day})"))
}

/// A message in which nothing is a placeholder or a link.
fn message(text: &str) -> Message {
    let mut text = text.replace('{', "{{").replace('}', "}}");
    if text.contains("](") {
        text = text.replace('\\', r"\\").replace('[', r"\[").replace(']', r"\]");
    }
    Message::builder().text(text).build()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).expect("internal error: a source is smaller than 4 GiB")
}
