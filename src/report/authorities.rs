//! Authorities: on what a finding rests, by short names; whole names and addresses are for `explain`, pages and programs.

use super::escape;
use super::style::Style;
use crate::diagnostics::Citation;
use textwrap::core::display_width;

/// What stands before the names.
const LABEL: &str = "cite:";

/// Columns that the names of these authorities would fill on one line.
pub(super) fn columns<'a>(citations: impl Iterator<Item = &'a Citation>) -> usize {
    let names = distinct(citations);
    let names = names.iter().map(|citation| "; ".len() + display_width(&escape::message(citation.name())));
    LABEL.len() + names.sum::<usize>().saturating_sub(";".len())
}

/// The names of these authorities on one line, each once and as many as fit into some columns; empty where there is none.
pub(super) fn on_one_line<'a>(citations: impl Iterator<Item = &'a Citation>, columns: usize, style: &Style) -> String {
    let cited = distinct(citations);
    let Some(first) = cited.first() else { return String::new() };
    let names: Vec<String> = cited.iter().map(|citation| escape::message(citation.name())).collect();
    let end = |count: usize| if count == names.len() { String::new() } else { format!(" {}", style.ellipsis()) };
    let width = |count: usize| {
        let named: usize = names[..count].iter().map(|name| display_width(name) + "; ".len()).sum();
        named - "; ".len() + display_width(&end(count))
    };
    let room = columns.saturating_sub(LABEL.len() + " ".len());
    let shown = (1..=names.len()).rev().find(|&count| width(count) <= room);
    let named: Vec<String> = match shown {
        Some(count) => cited.iter().zip(&names).take(count).map(|(citation, name)| linked(citation, name, style)).collect(),
        None => vec![linked(first, &cut(&names[0], room, style), style)],
    };
    let end = shown.map(end).unwrap_or_default();
    format!("{} {}{end}", style.theme_styles().help.style(LABEL), named.join("; "))
}

fn distinct<'a>(citations: impl Iterator<Item = &'a Citation>) -> Vec<&'a Citation> {
    let mut cited: Vec<&Citation> = Vec::new();
    for citation in citations {
        if !cited.iter().any(|known| known.name() == citation.name()) {
            cited.push(citation);
        }
    }
    cited
}

/// The name of an authority, a link to it where the terminal takes one.
fn linked(citation: &Citation, name: &str, style: &Style) -> String {
    match citation.link().filter(|_| style.links) {
        Some(url) => format!("\u{1b}]8;;{url}\u{1b}\\{name}\u{1b}]8;;\u{1b}\\"),
        None => name.to_owned(),
    }
}

/// A name that is too long, cut between words.
fn cut(name: &str, columns: usize, style: &Style) -> String {
    let room = columns.saturating_sub(style.ellipsis().chars().count() + 1);
    let options = textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let start = textwrap::wrap(name, options).into_iter().next().unwrap_or_default();
    format!("{start} {}", style.ellipsis())
}
