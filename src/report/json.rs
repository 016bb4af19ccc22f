//! The JSON format, for programs: every statement, verdict and diagnostic with its places.
//!
//! Documents are written one by one between an opening and a close, so that no more than one is in memory.

use super::format::Format;
use super::places::Places;
use super::summary::Tally;
use super::{Judged, Report, Stated, escape, labels};
use crate::diagnostics::{Citation, Diagnostic, Label};
use crate::source::Span;
use crate::suppression::Suppressed;
use serde::Serialize;
use serde_json::ser;
use std::io::{self, Write};

/// The version of the shape; it grows when a reader of the old shape would misread the new one.
const VERSION: u32 = 1;

/// Writes documents as one JSON object, a document a line.
#[derive(Debug, Default)]
pub struct Json {
    documents: usize,
}

impl Format for Json {
    type Part = Vec<u8>;

    fn part(&self, report: &Report) -> Vec<u8> {
        document(report)
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\"version\":{VERSION},\"documents\":[")
    }

    fn add(&mut self, part: Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.documents == 0 { b"\n" } else { b",\n" })?;
        self.documents += 1;
        out.write_all(&part)
    }

    fn close(&mut self, _: &Tally, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.documents == 0 { b"]}\n" } else { b"\n]}\n" })
    }
}

/// One document as JSON.
#[must_use]
pub fn document(report: &Report) -> Vec<u8> {
    let places = Places::of(&report.source, offsets(report));
    let document = DocumentShape {
        path: report.source.name(),
        statements: report.statements.iter().map(|stated| StatementShape::of(stated, &places)).collect(),
        verdicts: report.verdicts.iter().map(|judged| VerdictShape::of(judged, &places)).collect(),
        diagnostics: report.diagnostics.iter().map(|diagnostic| DiagnosticShape::of(diagnostic, &places)).collect(),
        suppressed: report.suppressed.iter().map(|suppressed| SuppressedShape::of(suppressed, &places)).collect(),
    };
    to_bytes(&document)
}

/// Writes any shape as compact JSON.
#[must_use]
pub fn to_bytes(shape: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Safe);
    shape.serialize(&mut serializer).expect("internal error: strings and numbers can be written as JSON");
    out
}

fn offsets(report: &Report) -> impl Iterator<Item = u32> {
    let stated = report.statements.iter().flat_map(|stated| &stated.spans);
    let judged = report.verdicts.iter().flat_map(|judged| &judged.spans);
    let suppressed = report.suppressed.iter().map(|suppressed| &suppressed.diagnostic);
    let labels = report.diagnostics.iter().chain(suppressed).flat_map(labels).map(|(label, _)| &label.span);
    stated.chain(judged).chain(labels).flat_map(|span| [span.start, span.end])
}

#[derive(Serialize)]
struct DocumentShape<'a> {
    path: &'a str,
    statements: Vec<StatementShape<'a>>,
    verdicts: Vec<VerdictShape<'a>>,
    diagnostics: Vec<DiagnosticShape<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<SuppressedShape<'a>>,
}

/// A finding that is not reported.
#[derive(Serialize)]
struct SuppressedShape<'a> {
    by: &'static str,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    diagnostic: DiagnosticShape<'a>,
}

impl<'a> SuppressedShape<'a> {
    fn of(suppressed: &'a Suppressed, places: &Places) -> Self {
        Self {
            by: suppressed.by.name(),
            reason: &suppressed.reason,
            until: suppressed.until.map(|day| day.to_string()),
            diagnostic: DiagnosticShape::of(&suppressed.diagnostic, places),
        }
    }
}

#[derive(Serialize)]
struct StatementShape<'a> {
    id: &'a str,
    spans: Vec<SpanShape>,
}

impl<'a> StatementShape<'a> {
    fn of(stated: &'a Stated, places: &Places) -> Self {
        Self { id: &stated.id, spans: SpanShape::all(&stated.spans, places) }
    }
}

#[derive(Serialize)]
struct VerdictShape<'a> {
    rule: &'a str,
    verdict: &'static str,
    spans: Vec<SpanShape>,
}

impl<'a> VerdictShape<'a> {
    fn of(judged: &'a Judged, places: &Places) -> Self {
        Self { rule: &judged.rule, verdict: judged.verdict.name(), spans: SpanShape::all(&judged.spans, places) }
    }
}

#[derive(Serialize)]
struct DiagnosticShape<'a> {
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
    cite: &'a [Citation],
    labels: Vec<LabelShape<'a>>,
}

impl<'a> DiagnosticShape<'a> {
    fn of(diagnostic: &'a Diagnostic, places: &Places) -> Self {
        Self {
            rule: &diagnostic.rule,
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            help: &diagnostic.help,
            cite: &diagnostic.cite,
            labels: labels(diagnostic).map(|(label, primary)| LabelShape::of(label, primary, places)).collect(),
        }
    }
}

#[derive(Serialize)]
struct LabelShape<'a> {
    #[serde(flatten)]
    span: SpanShape,
    message: &'a str,
    primary: bool,
}

impl<'a> LabelShape<'a> {
    fn of(label: &'a Label, primary: bool, places: &Places) -> Self {
        Self { span: SpanShape::of(label.span, places), message: &label.message, primary }
    }
}

#[derive(Serialize)]
pub(super) struct SpanShape {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl SpanShape {
    pub(super) fn of(span: Span, places: &Places) -> Self {
        let (start, end) = (places.at(span.start), places.at(span.end));
        Self {
            start: start.byte,
            end: end.byte,
            line: start.position.line,
            column: start.position.column,
            end_line: end.position.line,
            end_column: end.position.column,
        }
    }

    fn all(spans: &[Span], places: &Places) -> Vec<Self> {
        spans.iter().map(|&span| Self::of(span, places)).collect()
    }
}

/// Compact JSON that is safe to look at in a terminal: unsafe characters in strings are written as `\u202e`.
struct Safe;

impl ser::Formatter for Safe {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        // Most text has none, which its bytes show at once.
        if fragment.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| escape::is_unsafe(c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}
