//! Plain text: paragraphs by blank lines or one a line, hard-wrapped or not, with bullets and enumerators.

use super::{BlockKind, Builder};
use std::ops::Range;

/// A line is taken for wrapped where it is at least this long, in bytes: editors and mail programs wrap between 60 and 80.
const WRAPPED: usize = 45;
/// A line is a paragraph of its own where it is longer than any wrapping makes it, in bytes.
const LONG: usize = 120;

/// Whether a text is Markdown in all but its name: it has headings, bold words or links as Markdown writes them.
pub(super) fn is_markdown(text: &str) -> bool {
    let heading = text.lines().any(|line| {
        let hashes = line.bytes().take_while(|&b| b == b'#').count();
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
    });
    heading || text.matches("**").nth(3).is_some() || text.contains("](http") || text.contains("](mailto:")
}

pub(super) fn read(text: &str, body: usize, builder: &mut Builder) {
    let mut last: Option<Line<'_>> = None;
    let mut row = 0_u16;
    let mut start = body;
    while start < text.len() {
        let end = text[start..].find(['\n', '\r']).map_or(text.len(), |n| start + n);
        let line = Line::new(text, start..end);
        row = if line.is_row() { row.saturating_add(1) } else { 0 };
        if line.words.is_empty() || line.is_rule() {
            if last.is_some() && line.is_rule() {
                builder.around(start..end);
            }
            builder.close();
            last = None;
        } else if row > 0 {
            let first = builder.blocks();
            line.cells(row - 1, builder);
            builder.enclose(first, start..end);
            last = None;
        } else {
            match last.as_ref().filter(|above| above.runs_on_into(&line)) {
                Some(above) => builder.space(above.at.end..line.at.start),
                None => builder.open(line.kind),
            }
            builder.text(line.words, line.at.clone());
            builder.around(start..end);
            last = Some(line);
        }
        start = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
    }
}

struct Line<'a> {
    words: &'a str,
    at: Range<usize>,
    kind: BlockKind,
    bullet: bool,
}

impl<'a> Line<'a> {
    fn new(text: &'a str, at: Range<usize>) -> Self {
        let line = &text[at.clone()];
        let words = line.trim();
        let indent = line.len() - line.trim_start().len();
        let unbulleted = bullet(words);
        let inner = unbulleted.unwrap_or(words);
        let start = at.start + indent + (words.len() - inner.len());
        let bulleted = unbulleted.is_some();
        let depth = u8::try_from(indent / 2).unwrap_or(u8::MAX).saturating_add(1);
        let kind = if bulleted || lettered(words) { BlockKind::Item(depth) } else { BlockKind::Paragraph };
        Self { words: inner, at: start..start + inner.len(), kind, bullet: bulleted || lettered(words) }
    }

    fn is_rule(&self) -> bool {
        self.words.len() >= 3 && self.words.bytes().all(|b| b"-=_*~".contains(&b))
    }

    /// Whether bars part it into the cells of a table; within an expression a bar is a filter.
    fn is_row(&self) -> bool {
        self.words.contains(" | ") && !self.words.contains("{{") && !self.words.contains("{%")
    }

    fn cells(&self, row: u16, builder: &mut Builder) {
        let mut start = self.at.start;
        for (column, cell) in (0..=u16::MAX).zip(self.words.split(" | ")) {
            builder.open(BlockKind::Cell { row, column, header: row == 0 });
            builder.text(cell, start..start + cell.len());
            start += cell.len() + " | ".len();
        }
        builder.close();
    }

    /// Whether the next line goes on with this one's sentence: the text is wrapped, and no new item begins.
    fn runs_on_into(&self, next: &Self) -> bool {
        let ends = self.words.ends_with(['.', '!', '?', ':', ';']);
        let lower = next.words.starts_with(|c: char| c.is_lowercase());
        !next.bullet
            && self.words.len() <= LONG
            && next.words.len() <= LONG
            && (lower && !ends || self.words.len() >= WRAPPED && !(ends && next.words.len() < WRAPPED))
    }
}

/// The words after a bullet.
fn bullet(words: &str) -> Option<&str> {
    let rest = words.strip_prefix(['-', '*', '•', '·', '–', '—', '▪', '◦', '●', '○', '‣', '+'])?;
    rest.starts_with([' ', '\t', '\u{a0}']).then(|| rest.trim_start())
}

/// "(a) ..." and "a) ...": a lettered item.
fn lettered(words: &str) -> bool {
    let inner = words.strip_prefix('(').unwrap_or(words);
    inner.find(')').is_some_and(|end| (1..=4).contains(&end) && inner[..end].bytes().all(|b| b.is_ascii_alphanumeric()))
}
