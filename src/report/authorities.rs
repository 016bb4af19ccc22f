//! Authorities: on what a finding rests, by name; the addresses are for `explain`, pages and programs.

use super::escape;
use super::style::Style;
use crate::diagnostics::Citation;
use textwrap::core::display_width;

/// Columns that the names of these authorities would fill on one line.
pub(super) fn columns<'a>(citations: impl Iterator<Item = &'a Citation>) -> usize {
    distinct(citations).iter().map(|citation| "; ".len() + display_width(&escape::message(&citation.text))).sum::<usize>()
        + "cite".len()
}

/// The names of these authorities on one line, each once and as many as fit into some columns; empty where there is none.
pub(super) fn on_one_line<'a>(citations: impl Iterator<Item = &'a Citation>, columns: usize, style: &Style) -> String {
    let cited = distinct(citations);
    let Some(first) = cited.first() else { return String::new() };
    let more = |count: usize| if count == 0 { String::new() } else { format!("; {count} more") };
    let names: Vec<String> = cited.iter().map(|citation| escape::message(&citation.text)).collect();
    let width = |count: usize| {
        let named: usize = names[..count].iter().map(|name| display_width(name) + "; ".len()).sum();
        named - "; ".len() + more(names.len() - count).len()
    };
    let room = columns.saturating_sub("cite: ".len());
    let shown = (1..=names.len()).rev().find(|&count| width(count) <= room);
    let named: Vec<String> = match shown {
        Some(count) => cited.iter().zip(&names).take(count).map(|(citation, name)| linked(citation, name, style)).collect(),
        None => vec![linked(first, &cut(&names[0], room.saturating_sub(more(names.len() - 1).len()), style), style)],
    };
    let left_out = more(names.len() - named.len());
    format!("{} {}{left_out}", style.theme_styles().help.style("cite:"), named.join("; "))
}

fn distinct<'a>(citations: impl Iterator<Item = &'a Citation>) -> Vec<&'a Citation> {
    let mut cited: Vec<&Citation> = Vec::new();
    for citation in citations {
        if !cited.iter().any(|known| known.text == citation.text) {
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
