//! The JSON format, for programs: every statement, verdict and diagnostic with its places.
//!
//! Documents are written one by one between an opening and a close, so that no more than one is in memory. The comments on the
//! shapes are descriptions in their JSON Schema.

use super::format::ReportFormat;
use super::places::Places;
use super::summary::Tally;
use super::{escape, labels};
use crate::diagnostics::{Citation, Diagnostic, Label, Severity};
use crate::findings::{Judged, PartOf, Report, Stated, Suppressed};
use crate::source::Span;
#[cfg(feature = "schema")]
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
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

impl ReportFormat for Json {
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
        unchecked: report.unchecked.as_deref(),
        set: report.part_of.as_ref().map(SetShape::of),
        kind: &report.kind.id,
        statements: report.statements.iter().map(|stated| StatementShape::of(stated, &places)).collect(),
        verdicts: report.verdicts.iter().map(|judged| VerdictShape::of(judged, &places)).collect(),
        diagnostics: report.diagnostics.iter().map(|diagnostic| DiagnosticShape::of(diagnostic, &places)).collect(),
        suppressed: report.suppressed.iter().map(|suppressed| SuppressedShape::of(suppressed, &places)).collect(),
    };
    to_bytes(&document)
}

/// The JSON Schema of the whole output.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> Schema {
    schema_of::<RunShape>()
}

/// The JSON Schema of a document alone, which is a line of [`json_lines`](crate::report::json_lines).
#[cfg(feature = "schema")]
#[must_use]
pub fn document_schema() -> Schema {
    schema_of::<DocumentShape>()
}

#[cfg(feature = "schema")]
fn schema_of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
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

/// All that `privlint check` finds.
#[cfg(feature = "schema")]
#[derive(JsonSchema)]
#[schemars(rename = "Run", deny_unknown_fields)]
#[expect(dead_code, reason = "it is written part by part; only its schema is made of it")]
struct RunShape<'a> {
    /// The version of this shape. It grows when a reader of the old shape would misread the new one.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// The documents, in the order of their paths, those of a set together.
    documents: Vec<DocumentShape<'a>>,
}

/// A policy and all that is found in it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Document", deny_unknown_fields))]
struct DocumentShape<'a> {
    /// Its path, as it was given or found.
    path: &'a str,
    /// The rule by which it was not checked: no duty was checked against it. Left out where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    unchecked: Option<&'a str>,
    /// The policy that it is a part of; left out where it is one alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<SetShape<'a>>,
    /// The kind of document that it is, such as `policy` or `cookie-notice`.
    kind: &'a str,
    /// What it states, in the order of ids; also what no checklist asks for.
    statements: Vec<StatementShape<'a>>,
    /// The duties that it was checked against, in the order of their checklists; of a set, each stands with one of the documents.
    verdicts: Vec<VerdictShape<'a>>,
    /// The findings, in the order of the document.
    diagnostics: Vec<DiagnosticShape<'a>>,
    /// The findings that are not reported; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<SuppressedShape<'a>>,
}

/// A policy that is split over several documents, whose duties are checked against all of them together.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Set", deny_unknown_fields))]
struct SetShape<'a> {
    /// What the policy is called; left out where the configuration does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// The paths of its documents, the main one first.
    documents: &'a [String],
}

impl<'a> SetShape<'a> {
    fn of(part_of: &'a PartOf) -> Self {
        Self { name: part_of.name.as_deref(), documents: &part_of.documents }
    }
}

/// A finding that is not reported.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Suppressed", deny_unknown_fields))]
struct SuppressedShape<'a> {
    /// What keeps it from being reported.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["comment", "configuration", "baseline"])))]
    by: &'static str,
    /// Why, as it is written there; of a baseline it is empty.
    reason: &'a str,
    /// The last day on which that holds, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date")))]
    until: Option<String>,
    /// The finding.
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

/// Something that the policy states.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Statement", deny_unknown_fields))]
struct StatementShape<'a> {
    /// The statement.
    id: &'a str,
    /// The words that state it; at least one span.
    spans: Vec<SpanShape>,
}

impl<'a> StatementShape<'a> {
    fn of(stated: &'a Stated, places: &Places) -> Self {
        Self { id: &stated.id, spans: SpanShape::all(&stated.spans, places) }
    }
}

/// What became of a duty.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Verdict", deny_unknown_fields))]
struct VerdictShape<'a> {
    /// The rule, as `checklist/name`.
    rule: &'a str,
    /// `deferred` is left to another document, which the policy names.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["satisfied", "weak", "missing", "deferred", "not-applicable"])))]
    verdict: &'static str,
    /// The words that satisfy it, that only touch on it, or that leave it to another document.
    spans: Vec<SpanShape>,
}

impl<'a> VerdictShape<'a> {
    fn of(judged: &'a Judged, places: &Places) -> Self {
        Self { rule: &judged.rule, verdict: judged.verdict.name(), spans: SpanShape::all(&judged.spans, places) }
    }
}

/// A finding.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Diagnostic", deny_unknown_fields))]
struct DiagnosticShape<'a> {
    /// The rule, as `checklist/name`.
    rule: &'a str,
    /// How much it weighs.
    severity: Severity,
    /// What is wrong, in one phrase.
    message: &'a str,
    /// Which way to act.
    help: &'a str,
    /// On what authority; may be empty.
    cite: &'a [Citation],
    /// The words it is about, the primary ones first.
    labels: Vec<LabelShape<'a>>,
}

impl<'a> DiagnosticShape<'a> {
    fn of(diagnostic: &'a Diagnostic, places: &Places) -> Self {
        Self {
            rule: &diagnostic.rule,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            help: &diagnostic.help,
            cite: &diagnostic.cite,
            labels: labels(diagnostic).map(|(label, primary)| LabelShape::of(label, primary, places)).collect(),
        }
    }
}

/// Words of the policy and what is to be said of them.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Label", deny_unknown_fields))]
struct LabelShape<'a> {
    #[serde(flatten)]
    span: SpanShape,
    /// What the words are or what they lack.
    message: &'a str,
    /// Whether the finding is about these words; others explain it.
    primary: bool,
}

impl<'a> LabelShape<'a> {
    fn of(label: &'a Label, primary: bool, places: &Places) -> Self {
        Self { span: SpanShape::of(label.span, places), message: &label.message, primary }
    }
}

/// Words of the policy. Lines and columns count from 1, columns in characters.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Span", deny_unknown_fields))]
pub(super) struct SpanShape {
    /// The first byte, counted in the file as it lies on the disk.
    start: usize,
    /// One past the last byte.
    end: usize,
    /// The line of the first character.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    line: usize,
    /// The column of the first character.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    column: usize,
    /// The line of the place behind the last character.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    end_line: usize,
    /// The column of the place behind the last character.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
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
