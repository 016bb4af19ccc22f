//! Suggested text: for what a policy lacks, a sentence with named blanks, where it would go.
//!
//! Nothing is invented: what only the publisher knows is a blank, `[fill in: ...]`, and a blank that is left in is itself an error of
//! the next run.

use crate::diagnostics::{Diagnostic, Subject, SuggestAt, Suggestion};
use crate::document::{Block, BlockKind, Document};
use crate::findings::Report;
use crate::source::{Format, Span};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// The level of a new section's heading, where the document has none to go by.
const LEVEL: u8 = 2;

/// Headings of this level and below are such by their look alone.
const BY_LOOK: u8 = 7;

/// The text of a report's source with all that is suggested for its findings; `None` where nothing is.
#[must_use]
pub fn apply(report: &Report) -> Option<String> {
    let text = report.source.text();
    let writer = Writer { report, text, document: &report.document };
    let there = one_line(&report.document.text);
    let mut inserts: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut replaced: BTreeMap<usize, (usize, Vec<String>)> = BTreeMap::new();
    let mut sections: Vec<(&str, Vec<String>)> = Vec::new();
    let mut offered: HashSet<&str> = HashSet::new();
    for (diagnostic, suggest) in report.diagnostics.iter().filter_map(|d| Some((d, d.suggest.as_deref()?))) {
        let words = suggest.words();
        // What stands there already, with its blanks, waits to be filled in.
        if there.contains(&one_line(words)) || !offered.insert(words) {
            continue;
        }
        if let Some(range) = diagnostic.replaces.map(Span::range) {
            replaced.entry(range.start).or_insert((range.end, Vec::new())).1.push(writer.inline(&suggest.text));
            continue;
        }
        match writer.place(diagnostic, suggest) {
            Spot::Before(at) if suggest.at == SuggestAt::Start => {
                inserts.entry(at).or_default().insert(0, writer.heading(&suggest.heading, 1));
            }
            Spot::After(at) | Spot::Before(at) => inserts.entry(at).or_default().push(writer.paragraph(&suggest.text)),
            Spot::NewSection => match sections.iter_mut().find(|(heading, _)| *heading == suggest.heading) {
                Some((_, texts)) => texts.push(writer.paragraph(&suggest.text)),
                None => sections.push((&suggest.heading, vec![writer.paragraph(&suggest.text)])),
            },
        }
    }
    if !sections.is_empty() {
        let level = writer.level();
        let new = sections.into_iter().flat_map(|(heading, texts)| {
            let heading = (!heading.is_empty()).then(|| writer.heading(heading, level));
            heading.into_iter().chain(texts)
        });
        inserts.entry(writer.end()).or_default().extend(new);
    }
    let replaced = replaced.into_iter().map(|(start, (end, texts))| (start..end, texts.join(" ")));
    let inserted = inserts.into_iter().map(|(at, texts)| writer.insertion(at, &texts));
    let mut edits: Vec<(Range<usize>, String)> = replaced.chain(inserted).collect();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    (!edits.is_empty()).then(|| writer.edit(edits))
}

/// Where a suggestion goes.
enum Spot {
    /// Behind what ends at this byte.
    After(usize),
    /// Before what begins at this byte.
    Before(usize),
    /// In a section of its own.
    NewSection,
}

/// Writes suggestions into a text.
struct Writer<'a> {
    report: &'a Report,
    text: &'a str,
    document: &'a Document,
}

impl Writer<'_> {
    fn place(&self, diagnostic: &Diagnostic, suggest: &Suggestion) -> Spot {
        let title =
            self.report.title.and_then(|title| self.block_at(title.start)).filter(|&block| block >= self.document.preface);
        match suggest.at {
            SuggestAt::Start => return Spot::Before(self.start()),
            SuggestAt::Top if diagnostic.subject == Subject::Absence => {
                return title.map_or_else(|| Spot::Before(self.start()), |block| Spot::After(self.behind(block)));
            }
            SuggestAt::Top | SuggestAt::Section => {}
        }
        match self.block_at(diagnostic.primary.span.start) {
            Some(block) if Some(block) != title && block >= self.document.preface => {
                self.last_of(block).map_or(Spot::NewSection, |last| Spot::After(self.behind(last)))
            }
            _ => Spot::NewSection,
        }
    }

    /// The last block that begins at or before a byte.
    fn block_at(&self, at: u32) -> Option<usize> {
        let blocks = &self.document.blocks;
        blocks.partition_point(|block| self.document.source_span(block.span).start <= at).checked_sub(1)
    }

    /// The last block of what a block begins or belongs to: the part right under a heading, a list, a table. None where a block leads
    /// into what is not a list: "We do not share your data, except in these cases:" and a heading for each.
    fn last_of(&self, block: usize) -> Option<usize> {
        let blocks = &self.document.blocks;
        let leads = |block: usize| self.document.block_text(&blocks[block]).trim_end().ends_with(':');
        let begins = leads(block);
        let goes_on = |next: &Block| match blocks[block].kind {
            BlockKind::Heading(_) => !is_heading(next),
            BlockKind::Item(_) => matches!(next.kind, BlockKind::Item(_)),
            BlockKind::Cell { .. } => matches!(next.kind, BlockKind::Cell { .. }),
            BlockKind::Quote => next.kind == BlockKind::Quote,
            BlockKind::Term => next.kind == BlockKind::Paragraph,
            // "We do not share your data, except:" is nothing without its list.
            _ if begins => matches!(next.kind, BlockKind::Item(_) | BlockKind::Cell { .. }),
            _ => false,
        };
        let last = block + blocks[block + 1..].iter().take_while(|next| goes_on(next)).count();
        let is_last = last + 1 == blocks.len();
        (is_heading(&blocks[last]) || !leads(last) || is_last).then_some(last)
    }

    /// The byte behind a block and the markup that ends it.
    fn behind(&self, block: usize) -> usize {
        self.document.blocks[block].whole.end as usize
    }

    /// The byte before the document's words, behind its metadata.
    fn start(&self) -> usize {
        self.document.blocks.get(self.document.preface).map_or(0, |first| first.whole.start as usize)
    }

    /// The byte behind the document's words.
    fn end(&self) -> usize {
        match self.document.blocks.len().checked_sub(1) {
            Some(last) if self.report.source.format() == Format::Html => self.behind(last),
            _ => self.text.trim_end().len(),
        }
    }

    /// The level of the sections right under the title.
    fn level(&self) -> u8 {
        let levels = self.document.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Heading(level) if level < BY_LOOK => Some(level),
            _ => None,
        });
        levels.skip(1).min().unwrap_or(LEVEL)
    }

    fn paragraph(&self, text: &str) -> String {
        match self.report.source.format() {
            Format::Html => format!("<p>{}</p>", htmlize::escape_text(text)),
            Format::Markdown | Format::Text => text.to_owned(),
        }
    }

    fn heading(&self, text: &str, level: u8) -> String {
        match self.report.source.format() {
            Format::Html => format!("<h{level}>{}</h{level}>", htmlize::escape_text(text)),
            Format::Markdown => format!("{} {text}", "#".repeat(usize::from(level))),
            Format::Text if self.document.blocks.iter().any(|block| self.is_marked(block)) => {
                format!("{} {text}", "#".repeat(usize::from(level)))
            }
            Format::Text => text.to_owned(),
        }
    }

    /// Whether a block is a heading by Markdown's mark.
    fn is_marked(&self, block: &Block) -> bool {
        let start = self.document.source_span(block.span).start as usize;
        is_heading(block) && self.text[..start].trim_end_matches(' ').ends_with('#')
    }

    fn inline(&self, text: &str) -> String {
        match self.report.source.format() {
            Format::Html => htmlize::escape_text(text).into_owned(),
            Format::Markdown | Format::Text => text.to_owned(),
        }
    }

    fn edit(&self, edits: Vec<(Range<usize>, String)>) -> String {
        let mut out = String::with_capacity(self.text.len() + 1024);
        let mut from = 0;
        for (range, text) in edits {
            out.extend([&self.text[from..range.start], &text]);
            from = range.end;
        }
        out.push_str(&self.text[from..]);
        out
    }

    /// Paragraphs that go in at a byte, parted from what stands around it.
    fn insertion(&self, at: usize, texts: &[String]) -> (Range<usize>, String) {
        let newline = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        let gap = if self.report.source.format() == Format::Html { newline.to_owned() } else { newline.repeat(2) };
        let at = at - usize::from(self.text[..at].ends_with('\r'));
        let mut out = String::new();
        let indent = self.indent(at);
        let joined = texts.join(&format!("{gap}{indent}"));
        let ends_line = self.text[..at].is_empty() || self.text[..at].ends_with('\n');
        if ends_line && at < self.text.len() {
            out.extend([joined.as_str(), &gap]);
        } else {
            out.extend([gap.as_str(), indent, &joined]);
            let rest = self.text[at..].trim_start_matches('\r').strip_prefix('\n').unwrap_or_default();
            let goes_on = rest.lines().next().is_some_and(|line| !line.trim().is_empty());
            if goes_on && self.report.source.format() != Format::Html {
                out.push_str(newline);
            }
        }
        (at..at, out)
    }

    /// The white space that the line of a place begins with, in HTML.
    fn indent(&self, at: usize) -> &str {
        if self.report.source.format() != Format::Html {
            return "";
        }
        let line = &self.text[self.text[..at].rfind('\n').map_or(0, |line| line + 1)..at];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }
}

/// A text without regard to how it is broken into lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_))
}
