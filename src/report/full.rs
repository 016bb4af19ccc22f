//! The full format, for people at a terminal: what is wrong, the words it is about, which way to act, on what authority.

use super::format::ReportFormat;
use super::places::Places;
use super::sheet::{Sheet, Title};
use super::snippet::Pointer;
pub use super::style::Style;
use super::summary::Tally;
use super::{authorities, escape, labels};
use crate::diagnostics::Diagnostic;
use crate::findings::{Report, Verdict};
use crate::source::{Position, Span};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::io;

/// The most evidence that is shown of a satisfied duty.
const SHOWN_EVIDENCE: usize = 3;

/// The columns that authorities need beside a place; where there are fewer, they get a line of their own.
const AUTHORITIES: usize = 40;

/// What a line below a snippet begins with.
const INDENT: &str = "  ";

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

impl ReportFormat for Full {
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

/// Renders a document's diagnostics, the heaviest first and a blank line after each block; those of one place share a block.
///
/// No line is wider than the style says.
pub fn render(report: &Report, style: &Style, out: &mut String) {
    let starts = report.diagnostics.iter().flat_map(labels).map(|(label, _)| label.span.start);
    let places = Places::of(&report.source, starts);
    let duties: HashSet<&str> = report.verdicts.iter().map(|judged| judged.rule.as_str()).collect();
    for group in groups(&report.diagnostics, &duties) {
        let is_duty = duties.contains(group[0].rule.as_str());
        let title = |one: &&Diagnostic| Title::of(one.severity, &one.rule, &one.message);
        let (titles, foot): (Vec<Title>, String) = match group.as_slice() {
            [only] if is_duty => (vec![title(only)], format!("{}{}", first_sentence(&only.help), also(only, &places))),
            [only] => (vec![title(only)], only.help.clone()),
            group => (group.iter().map(|one| title(one).with_help(first_sentence(&one.help))).collect(), String::new()),
        };
        let pointers = pointers(group[0], is_duty);
        let sheet = Sheet::new(&report.source, &places, &titles, &pointers, style).with_foot(&foot);
        draw(sheet, &group, style, out);
        out.push('\n');
    }
}

/// Draws a sheet with its authorities: beside the place if there is room, else below.
fn draw(sheet: Sheet<'_>, group: &[&Diagnostic], style: &Style, out: &mut String) {
    let cited = || group.iter().flat_map(|one| &one.cite);
    let room = sheet.head_columns();
    if room >= AUTHORITIES.min(authorities::columns(cited())) {
        return sheet.with_head(authorities::on_one_line(cited(), room, style)).draw(out);
    }
    sheet.draw(out);
    let authorities = authorities::on_one_line(cited(), style.width() - INDENT.len(), style);
    if !authorities.is_empty() {
        out.extend([INDENT, &authorities, "\n"]);
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
        Sheet::new(&report.source, &places, &[title], &pointers, style).draw(out);
        match judged.spans.len().saturating_sub(SHOWN_EVIDENCE) {
            0 => {}
            1 => out.push_str("  and 1 more place\n"),
            more => writeln!(out, "  and {more} more places").expect("internal error: a string can be written to"),
        }
        out.push('\n');
    }
}

/// The diagnostics by their places, the heaviest first: those of duties that are about one place share a group, any other has its own.
fn groups<'a>(diagnostics: &'a [Diagnostic], duties: &HashSet<&str>) -> Vec<Vec<&'a Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut of_place: HashMap<Span, usize> = HashMap::new();
    for diagnostic in diagnostics {
        let place = duties.contains(diagnostic.rule.as_str()).then_some(diagnostic.primary.span);
        if let Some(&group) = place.and_then(|place| of_place.get(&place)) {
            groups[group].push(diagnostic);
        } else {
            of_place.extend(place.map(|place| (place, groups.len())));
            groups.push(vec![diagnostic]);
        }
    }
    for group in &mut groups {
        group.sort_by_key(|diagnostic| Reverse(diagnostic.severity));
    }
    groups.sort_by_key(|group| Reverse(group[0].severity));
    groups
}

/// What a block points at. The title says what a duty lacks; elsewhere each place says what it is.
fn pointers(diagnostic: &Diagnostic, is_duty: bool) -> Vec<Pointer> {
    let all = labels(diagnostic).map(|(label, primary)| Pointer {
        span: label.span,
        message: escape::message(&label.message),
        primary,
    });
    if is_duty { all.take(1).map(|pointer| Pointer { message: String::new(), ..pointer }).collect() } else { all.collect() }
}

/// Where else words touch on a duty, or make it necessary.
fn also(diagnostic: &Diagnostic, places: &Places) -> String {
    let places = diagnostic.secondary.iter().map(|label| places.at(label.span.start).position);
    let places: Vec<String> = places.map(|Position { line, column }| format!("{line}:{column}")).collect();
    if places.is_empty() { String::new() } else { format!(" See also {}.", places.join(" and ")) }
}

/// The first sentence of a help, which says which way to act; `privlint explain` has the rest.
fn first_sentence(help: &str) -> &str {
    let ends = help.match_indices(['.', '?', '!']).map(|(at, _)| at + 1);
    let mut ends = ends.filter(|&end| {
        let mut rest = help[end..].chars();
        rest.next().is_some_and(char::is_whitespace) && rest.next().is_some_and(|next| next.is_uppercase() || next == '"')
    });
    &help[..ends.next().unwrap_or(help.len())]
}
