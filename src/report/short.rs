//! The short format, for editors and grep: one line a diagnostic, `file:line:column: severity[rule]: message`.
//!
//! codespan-reporting writes it, but its severities are bug, error, warning, note and help. Where a user knows a weight
//! as *advice*, the format must not call it something else, so `Words` puts our word in the place of codespan's.

use super::escape;
use super::format::ReportFormat;
use super::places::Places;
use crate::diagnostics::{Diagnostic, Severity};
use crate::findings::Report;
use crate::source::Source;
use codespan_reporting::diagnostic::{self, LabelStyle};
use codespan_reporting::files::{self, Files, Location};
use codespan_reporting::term::termcolor::Buffer;
use codespan_reporting::term::{Config, DisplayStyle, WriteStyle, emit_to_write_style};
use std::io::{self, Write};
use std::ops::Range;

/// The short format.
#[derive(Debug)]
pub struct Short {
    /// Whether to use colours.
    pub color: bool,
}

impl ReportFormat for Short {
    type Part = String;

    fn part(&self, report: &Report) -> String {
        let mut out = String::new();
        render(report, self.color, &mut out);
        out
    }

    fn add(&mut self, part: String, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(part.as_bytes())
    }
}

/// Renders a document's diagnostics, a line each.
pub fn render(report: &Report, color: bool, out: &mut String) {
    let starts = report.diagnostics.iter().map(|diagnostic| diagnostic.primary.span.start);
    let file =
        File { source: &report.source, name: escape::name(report.source.name()), places: Places::of(&report.source, starts) };
    let config = Config { display_style: DisplayStyle::Short, ..Config::default() };
    let buffer = if color { Buffer::ansi() } else { Buffer::no_color() };
    let mut words = Words { inner: buffer, pending: None };
    for diagnostic in &report.diagnostics {
        emit_to_write_style(&mut words, &config, &file, &line(diagnostic))
            .expect("internal error: a label lies in its source and a buffer can be written to");
    }
    out.push_str(&String::from_utf8(words.inner.into_inner()).expect("internal error: codespan writes UTF-8"));
}

fn line(diagnostic: &Diagnostic) -> diagnostic::Diagnostic<()> {
    let severity = match diagnostic.severity {
        Severity::Error => diagnostic::Severity::Error,
        Severity::Warning => diagnostic::Severity::Warning,
        Severity::Advice => diagnostic::Severity::Help,
    };
    diagnostic::Diagnostic::new(severity)
        .with_code(escape::message(&diagnostic.rule))
        .with_message(escape::message(&diagnostic.message))
        .with_label(diagnostic::Label::primary((), diagnostic.primary.span.range()))
}

/// A source as codespan asks for one.
struct File<'a> {
    source: &'a Source,
    name: String,
    places: Places,
}

impl<'a> Files<'a> for File<'_> {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, files::Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, files::Error> {
        Ok(self.source.text())
    }

    fn line_index(&self, (): (), byte: usize) -> Result<usize, files::Error> {
        Ok(self.source.lines().line_of(byte))
    }

    fn line_range(&self, (): (), line: usize) -> Result<Range<usize>, files::Error> {
        let lines = self.source.lines();
        let start = lines.start(line).ok_or(files::Error::LineTooLarge { given: line, max: lines.count() - 1 })?;
        Ok(start..lines.start(line + 1).unwrap_or(self.source.text().len()))
    }

    fn location(&self, (): (), byte: usize) -> Result<Location, files::Error> {
        let offset =
            u32::try_from(byte).map_err(|_| files::Error::IndexTooLarge { given: byte, max: self.source.text().len() })?;
        let position = self.places.at(offset).position;
        Ok(Location { line_number: position.line, column_number: position.column })
    }
}

/// A writer that says *advice* where codespan says *help*.
///
/// codespan announces a header's severity and writes its word next, in one piece.
struct Words {
    inner: Buffer,
    /// The word of ours that stands for the next one written.
    pending: Option<&'static str>,
}

impl Write for Words {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.pending.take() {
            Some(word) => self.inner.write_all(word.as_bytes()).map(|()| bytes.len()),
            None => self.inner.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl WriteStyle for Words {
    fn set_header(&mut self, severity: diagnostic::Severity) -> io::Result<()> {
        self.inner.set_header(severity)?;
        self.pending = (severity == diagnostic::Severity::Help).then_some(Severity::Advice.name());
        Ok(())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.inner.set_header_message()
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.inner.set_line_number()
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.inner.set_note_bullet()
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.inner.set_source_border()
    }

    fn set_label(&mut self, severity: diagnostic::Severity, style: LabelStyle) -> io::Result<()> {
        self.inner.set_label(severity, style)
    }

    fn reset(&mut self) -> io::Result<()> {
        WriteStyle::reset(&mut self.inner)
    }
}
