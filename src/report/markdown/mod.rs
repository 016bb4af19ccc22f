//! The Markdown format, for a comment on a pull request: a table of findings a document, what to do about them folded away.
//!
//! A comment has room for so much and no more. The findings that weigh most are shown, and the others counted.

mod room;
mod text;

pub(super) use text::prose;

use super::format::ReportFormat;
use super::places::Places;
use super::summary::Tally;
use super::{paths, sentence};
use crate::diagnostics::Diagnostic;
use crate::findings::Report;
use room::{Finding, Room};
use std::io::{self, Write};
use text::{code, code_in_cell, cut};

/// By this line, a program that writes comments finds its own again.
const MARK: &str = "<!-- privlint -->";

/// The most characters that are shown of the words, of a message and of the counts.
const LONGEST_TEXT: usize = 400;

/// The most bytes of the names of documents without findings.
const LONGEST_LIST: usize = 4_000;

const TABLE: &str = "| severity | place | rule | what is wrong |\n|---|---|---|---|\n";

const FOLD: &str = "\n<details>\n<summary>The words, and what to do</summary>\n\n";

const UNFOLD: &str = "\n</details>\n";

/// Keeps the findings that a comment has room for.
#[derive(Debug, Default)]
pub struct Markdown {
    room: Room,
    clean: Vec<String>,
    clean_bytes: usize,
    more_clean: usize,
}

/// A document, rendered.
#[derive(Debug)]
pub struct MarkdownPart {
    heading: String,
    findings: Vec<Finding>,
}

impl ReportFormat for Markdown {
    type Part = MarkdownPart;

    fn part(&self, report: &Report) -> MarkdownPart {
        let starts = report.diagnostics.iter().map(|diagnostic| diagnostic.primary.span.start);
        let places = Places::of(&report.source, starts);
        let path = paths::plain(report.source.name());
        MarkdownPart {
            heading: match report.kind.special() {
                Some(kind) => format!("{} ({kind})", code_in_cell(&path)),
                None => code_in_cell(&path),
            },
            findings: report.diagnostics.iter().map(|diagnostic| finding(report, &path, diagnostic, &places)).collect(),
        }
    }

    fn add(&mut self, part: MarkdownPart, _: &mut dyn Write) -> io::Result<()> {
        if !part.findings.is_empty() {
            self.room.add(part.heading, part.findings);
        } else if self.clean_bytes + part.heading.len() < LONGEST_LIST {
            self.clean_bytes += part.heading.len() + ", ".len();
            self.clean.push(part.heading);
        } else {
            self.more_clean += 1;
        }
        Ok(())
    }

    fn close(&mut self, tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{MARK}\n**{}**", prose(&cut(&tally.to_string(), LONGEST_TEXT)))?;
        let (documents, more) = std::mem::take(&mut self.room).choose();
        for (heading, findings) in documents {
            write!(out, "\n### {heading}\n\n{TABLE}")?;
            findings.iter().try_for_each(|finding| out.write_all(finding.row.as_bytes()))?;
            out.write_all(FOLD.as_bytes())?;
            findings.iter().try_for_each(|finding| out.write_all(finding.advice.as_bytes()))?;
            out.write_all(UNFOLD.as_bytes())?;
        }
        let mut clean = self.clean.clone();
        clean.extend((self.more_clean > 0).then(|| format!("{} more", self.more_clean)));
        if !clean.is_empty() {
            writeln!(out, "\nNo findings: {}.", clean.join(", "))?;
        }
        match more {
            0 => Ok(()),
            1 => writeln!(out, "\n1 more finding; there is no room for it here."),
            more => writeln!(out, "\n{more} more findings; there is no room for them here."),
        }
    }
}

fn finding(report: &Report, path: &str, diagnostic: &Diagnostic, places: &Places) -> Finding {
    let line = places.at(diagnostic.primary.span.start).position.line;
    let (severity, rule) = (diagnostic.severity, code_in_cell(&diagnostic.rule));
    let place = code_in_cell(&format!("{path}:{line}"));
    let wrong = prose(&cut(&sentence(diagnostic), LONGEST_TEXT));
    // No more than what can be shown is looked at: the words may be a whole file.
    let words: String = report.source.slice(diagnostic.primary.span).chars().take(4 * LONGEST_TEXT).collect();
    let words = cut(words.split_whitespace().collect::<Vec<_>>().join(" ").as_str(), LONGEST_TEXT);
    let words = if words.is_empty() { String::new() } else { format!(": {}", code(&words)) };
    let help = prose(&cut(&diagnostic.help, LONGEST_TEXT));
    Finding {
        severity,
        row: format!("| {} | {place} | {rule} | {wrong} |\n", severity.name()),
        advice: format!("- {rule}, line {line}{words}\n  - {help}\n"),
    }
}
