//! The full format, for people at a terminal: what is wrong, the words it is about, which way to act, on what authority.

use super::format::Format;
use super::places::Places;
use super::sheet::{Sheet, Title};
use super::snippet::Pointer;
use super::summary::Tally;
use super::{escape, labels};
use crate::diagnostics::{Citation, Diagnostic};
use crate::findings::{Report, Verdict};
use std::fmt::Write;
use std::io;
use textwrap::core::display_width;

/// The most evidence that is shown of a satisfied duty.
const SHOWN_EVIDENCE: usize = 3;

/// Where the text of help and citations starts.
const INDENT: usize = 8;

/// How the terminal is to be drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal; fewer than 40 are taken as 40.
    pub width: usize,
    /// Whether to use colours.
    pub color: bool,
    /// Whether to draw with more than ASCII.
    pub unicode: bool,
    /// Whether citations are written as terminal hyperlinks.
    pub links: bool,
}

/// The full format.
#[derive(Debug)]
pub struct Full {
    /// How to draw.
    pub style: Style,
    /// Whether to show the words that satisfy duties, too.
    pub passes: bool,
    /// Whether the last line counts what was found.
    pub last_line: bool,
}

impl Format for Full {
    type Part = String;

    fn part(&self, report: &Report) -> String {
        let mut out = String::new();
        render(report, &self.style, &mut out);
        if self.passes {
            render_passes(report, &self.style, &mut out);
        }
        out
    }

    fn add(&mut self, part: String, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(part.as_bytes())
    }

    fn close(&mut self, tally: &Tally, out: &mut dyn io::Write) -> io::Result<()> {
        if self.last_line { writeln!(out, "{tally}") } else { Ok(()) }
    }
}

/// Renders a document's diagnostics, a blank line after each.
///
/// No line is wider than the style says, except for the address of a citation: one that is broken cannot be followed.
pub fn render(report: &Report, style: &Style, out: &mut String) {
    let starts = report.diagnostics.iter().flat_map(labels).map(|(label, _)| label.span.start);
    let places = Places::of(&report.source, starts);
    for diagnostic in &report.diagnostics {
        let title = Title::of(diagnostic.severity, &diagnostic.rule, &diagnostic.message);
        let sheet = Sheet::new(&report.source, &places, &title, &pointers(diagnostic), style);
        sheet.with_help(&diagnostic.help).draw(out);
        for citation in &diagnostic.cite {
            cite(citation, style, out);
        }
        out.push('\n');
    }
}

/// Renders the duties that are satisfied with the words that satisfy them, a blank line after each.
pub fn render_passes(report: &Report, style: &Style, out: &mut String) {
    let passes = || report.verdicts.iter().filter(|judged| judged.verdict == Verdict::Satisfied);
    let evidence = passes().flat_map(|judged| judged.spans.iter().take(SHOWN_EVIDENCE));
    let places = Places::of(&report.source, evidence.map(|span| span.start));
    for judged in passes() {
        let shown = judged.spans.iter().take(SHOWN_EVIDENCE);
        let pointers: Vec<Pointer> = shown.map(|&span| Pointer { span, message: String::new(), primary: true }).collect();
        let title = Title::satisfied(&judged.rule, &judged.asks);
        Sheet::new(&report.source, &places, &title, &pointers, style).draw(out);
        match judged.spans.len().saturating_sub(SHOWN_EVIDENCE) {
            0 => {}
            1 => out.push_str("  and 1 more place\n"),
            more => writeln!(out, "  and {more} more places").expect("internal error: a string can be written to"),
        }
        out.push('\n');
    }
}

fn pointers(diagnostic: &Diagnostic) -> Vec<Pointer> {
    labels(diagnostic)
        .map(|(label, primary)| Pointer { span: label.span, message: escape::message(&label.message), primary })
        .collect()
}

/// Writes an authority, its address on the same line where there is room.
fn cite(citation: &Citation, style: &Style, out: &mut String) {
    let text = escape::message(&citation.text);
    let url = citation.url.as_deref().map(escape::name);
    let link = citation.link().filter(|_| style.links);
    let options = textwrap::Options::new(style.width() - INDENT).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut column = 0;
    for (line, words) in textwrap::wrap(&text, options).iter().enumerate() {
        if line == 0 {
            write!(out, "  {} ", style.theme_styles().help.style("cite:")).expect("internal error: a string can be written to");
        } else {
            write!(out, "\n{:INDENT$}", "").expect("internal error: a string can be written to");
        }
        column = INDENT + display_width(words);
        match link {
            Some(url) => out.extend(["\u{1b}]8;;", url, "\u{1b}\\", words, "\u{1b}]8;;\u{1b}\\"]),
            None => out.push_str(words),
        }
    }
    if let (Some(url), None) = (&url, link) {
        address(url, column, style, out);
    }
    out.push('\n');
}

fn address(url: &str, column: usize, style: &Style, out: &mut String) {
    if column + display_width(url) + " <>".len() > style.width() {
        out.push('\n');
        out.extend([' '; INDENT - 1]);
    }
    out.extend([" <", url, ">"]);
}
