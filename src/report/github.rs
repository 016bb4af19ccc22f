//! GitHub's workflow commands: one line per finding, from which GitHub makes an annotation at the words.
//!
//! GitHub shows no more than ten annotations of a kind for a step, so those that weigh most are written first.

use super::format::ReportFormat;
use super::places::Places;
use super::summary::Tally;
use super::{escape, paths, sentence};
use crate::diagnostics::{Diagnostic, Severity};
use crate::findings::{DocumentKind, Report};
use std::cmp::Reverse;
use std::fmt;
use std::io::{self, Write};

/// Writes a workflow command a finding, when the last document is read.
#[derive(Debug, Default)]
pub struct Github {
    /// The word that ends a pause of commands.
    pause: Option<String>,
    commands: Vec<(Severity, String)>,
}

impl Github {
    /// Annotations behind other output, in which nothing is to be taken for a command; nobody may guess `word`.
    #[must_use]
    pub fn after_other_output(word: String) -> Self {
        Self { pause: Some(word), ..Self::default() }
    }
}

impl ReportFormat for Github {
    type Part = Vec<(Severity, String)>;

    fn part(&self, report: &Report) -> Self::Part {
        let spans = || report.diagnostics.iter().map(|diagnostic| diagnostic.primary.span);
        let places = Places::of(&report.source, spans().flat_map(|span| [span.start, span.end]));
        let path = paths::plain(report.source.name());
        report
            .diagnostics
            .iter()
            .map(|diagnostic| (diagnostic.severity, command(&path, &report.kind, diagnostic, &places)))
            .collect()
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match &self.pause {
            // The other output is written through another buffer.
            Some(word) => writeln!(out, "::stop-commands::{word}").and_then(|()| out.flush()),
            None => Ok(()),
        }
    }

    fn add(&mut self, part: Self::Part, _: &mut dyn Write) -> io::Result<()> {
        self.commands.extend(part);
        Ok(())
    }

    fn close(&mut self, _: &Tally, out: &mut dyn Write) -> io::Result<()> {
        if let Some(word) = &self.pause {
            writeln!(out, "::{word}::")?;
        }
        self.commands.sort_by_key(|&(severity, _)| Reverse(severity));
        self.commands.iter().try_for_each(|(_, command)| writeln!(out, "{command}"))
    }
}

fn command(path: &str, kind: &DocumentKind, diagnostic: &Diagnostic, places: &Places) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let span = diagnostic.primary.span;
    let (first, last) = places.lines(span);
    let columns = match (places.at(span.start).position, places.at(span.end).position) {
        // Of words on several lines GitHub takes no columns.
        (start, end) if start.line == end.line => format!(",col={},endColumn={}", start.column, end.column),
        _ => String::new(),
    };
    let message = [sentence(diagnostic), escape::message(&diagnostic.help)].join("\n");
    let kind = kind.special().map(|kind| format!(" ({kind})")).unwrap_or_default();
    format!(
        "::{name} file={},line={first},endLine={last}{columns},title={}{kind}::{}",
        Property(path),
        Property(&escape::message(&diagnostic.rule)),
        Data(message.trim_end())
    )
}

/// The text of a command.
struct Data<'a>(&'a str);

/// The value of a command's property.
struct Property<'a>(&'a str);

impl fmt::Display for Data<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        encode(self.0, "%\r\n", f)
    }
}

impl fmt::Display for Property<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        encode(self.0, "%\r\n:,", f)
    }
}

/// Writes some characters as GitHub reads them back, and those that are unsafe so that nobody is harmed.
fn encode(text: &str, encoded: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    text.chars().try_for_each(|c| match c {
        c if encoded.contains(c) => write!(f, "%{:02X}", u32::from(c)),
        c if escape::is_unsafe(c) => write!(f, "{}", c.escape_unicode()),
        c => write!(f, "{c}"),
    })
}
