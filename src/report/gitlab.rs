//! GitLab's Code Quality report: one JSON array, from which a merge request shows what it adds and what it fixes.

use super::fingerprint::{self, Fingerprints};
use super::format::ReportFormat;
use super::places::Places;
use super::summary::Tally;
use super::{json, paths, sentence};
use crate::diagnostics::Severity;
use crate::findings::Report;
use serde::Serialize;
use std::io::{self, Write};

/// Writes findings as one JSON array, a finding a line.
#[derive(Debug, Default)]
pub struct Gitlab {
    findings: usize,
}

impl ReportFormat for Gitlab {
    type Part = Vec<Vec<u8>>;

    fn part(&self, report: &Report) -> Self::Part {
        let spans = || report.diagnostics.iter().map(|diagnostic| diagnostic.primary.span);
        let places = Places::of(&report.source, spans().flat_map(|span| [span.start, span.end]));
        let path = paths::plain(report.source.name());
        let prints = Fingerprints::of(report).diagnostics;
        let findings = report.diagnostics.iter().zip(prints).map(|(diagnostic, print)| {
            let (begin, end) = places.lines(diagnostic.primary.span);
            let kind = report.kind.special().map(|kind| format!(" ({kind})")).unwrap_or_default();
            json::to_bytes(&FindingShape {
                description: &format!("{}{kind}", sentence(diagnostic)),
                check_name: &diagnostic.rule,
                fingerprint: &fingerprint::in_document(&path, &print),
                severity: severity(diagnostic.severity),
                location: LocationShape { path: &path, lines: LinesShape { begin, end } },
            })
        });
        findings.collect()
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn add(&mut self, part: Self::Part, out: &mut dyn Write) -> io::Result<()> {
        for finding in part {
            out.write_all(if self.findings == 0 { b"\n" } else { b",\n" })?;
            self.findings += 1;
            out.write_all(&finding)?;
        }
        Ok(())
    }

    fn close(&mut self, _: &Tally, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.findings == 0 { b"]\n" } else { b"\n]\n" })
    }
}

/// The word that GitLab has for a severity.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Advice => "info",
    }
}

#[derive(Serialize)]
struct FindingShape<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: LocationShape<'a>,
}

#[derive(Serialize)]
struct LocationShape<'a> {
    path: &'a str,
    lines: LinesShape,
}

#[derive(Serialize)]
struct LinesShape {
    begin: usize,
    end: usize,
}
