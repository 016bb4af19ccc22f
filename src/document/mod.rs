//! The document: blocks of text with the way back to the source.
//!
//! One reader a format (`markdown`, `html`, `plain`) fills a [`Builder`]; `headings` then finds the headings
//! that no markup names. All blocks' text stands in one buffer, so a place in it is one number.

mod builder;
mod front_matter;
mod headings;
mod html;
mod markdown;
mod plain;
mod removal;
mod sections;
#[cfg(test)]
mod tests;
mod text_span;

pub use builder::Builder;
pub use sections::{Section, Sections};

use crate::source::{Format, Source, Span};
use crate::tongue::Tongue;

/// A byte range of a document's text; [`Document::source_span`] turns it into a [`Span`] of the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextSpan {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl TextSpan {
    /// As a range, for indexing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether it has no bytes.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// What a block is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading, 1 the highest. Levels 7 and below are headings without markup: bold or colon-ended lead lines.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list, 1 the outermost.
    Item(u8),
    /// A cell of a table.
    Cell {
        /// From 0; the header row is 0.
        row: u16,
        /// From 0.
        column: u16,
        /// Whether it stands in the header row.
        header: bool,
    },
    /// A quotation.
    Quote,
    /// The term of a definition list.
    Term,
    /// Code, shown as it is; no policy text.
    Code,
}

/// A block: a run of text that belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub span: TextSpan,
    /// Its words with the markup around them that a paragraph cannot stand in, or only as a part of something else: the lines of a
    /// paragraph, a table, a list in HTML. What is to be added stands before or behind it.
    pub whole: Span,
}

/// A comment that speaks to privlint, and what it stands by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The comment, with its marks.
    pub span: Span,
    /// The block it stands in: among its words, or behind them where its element ends next.
    pub within: Option<usize>,
    /// The first block that begins behind it; as many as there are where none does.
    pub next: usize,
}

/// Inline markup that means something to the linter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Bold.
    Strong,
    /// A link to a web page or a place in one.
    Link,
    /// A link to a place on the same page.
    Anchor,
    /// A link that writes an e-mail.
    MailLink,
    /// A hard line break: the mark is the one character of the break.
    Break,
}

impl Mark {
    /// Whether it is a link of any kind.
    #[must_use]
    pub fn is_link(self) -> bool {
        matches!(self, Self::Link | Self::Anchor | Self::MailLink)
    }
}

/// A run of a text from the source, piece by piece.
#[derive(Clone, Copy, Debug)]
struct Piece {
    text: u32,
    source: u32,
    /// Bytes of the source. A piece of as many bytes of text is a verbatim copy; another (an entity, a break) is one whole.
    length: u32,
}

/// The policy as blocks of text.
#[derive(Debug, Default)]
pub struct Document {
    /// The text of all blocks; a line feed ends each.
    pub text: String,
    /// In the order of the source.
    pub blocks: Vec<Block>,
    /// The outline that its headings make.
    pub sections: Sections,
    /// Inline markup, by start; links do not overlap.
    pub marks: Vec<(TextSpan, Mark)>,
    /// From the HTML head.
    pub title: Option<Span>,
    /// Where metadata gives the day on which the page was posted.
    pub posted: Option<Span>,
    /// This many blocks at the start stand for metadata.
    pub preface: usize,
    /// The comments that speak to privlint, by start.
    pub comments: Vec<Comment>,
    /// The inline elements of HTML with their tags, by end.
    inline: Vec<Span>,
    pieces: Vec<Piece>,
}

/// What a comment that speaks to privlint begins with, behind white space.
const ADDRESS: &str = "privlint-";

/// Whether a comment speaks to privlint.
fn speaks_to_privlint(comment: &str) -> bool {
    let words = comment.strip_prefix("<!--").and_then(|inner| inner.trim_start().get(..ADDRESS.len()));
    words.is_some_and(|start| start.eq_ignore_ascii_case(ADDRESS))
}

/// The first bytes of a text, at most this many, to the end of a character.
#[must_use]
pub fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether a paragraph is an item of a list that no markup names: "(a) ...", "(iv) ...".
fn is_lettered(text: &str) -> bool {
    let Some((mark, rest)) = text.strip_prefix('(').and_then(|text| text.split_once(')')) else { return false };
    let counts = mark.len() <= 2 && mark.bytes().all(|byte| byte.is_ascii_digit())
        || mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase())
        || mark.len() <= 4 && mark.bytes().all(|byte| b"ivx".contains(&byte));
    !mark.is_empty() && counts && rest.starts_with(' ')
}

impl Document {
    /// Reads a source's blocks.
    #[must_use]
    pub fn read(source: &Source, tongue: &Tongue) -> Self {
        let mut builder = Builder::new();
        let text = source.text();
        let body = front_matter::read(text, &mut builder);
        match source.format() {
            Format::Markdown => markdown::read(text, body, &mut builder),
            Format::Html => html::read(text, body..text.len(), &mut builder),
            Format::Text if plain::is_markdown(&text[body..]) => markdown::read(text, body, &mut builder),
            Format::Text => plain::read(text, body, &mut builder),
        }
        let comments = builder.take_comments();
        let mut document = builder.finish();
        headings::find(&mut document, tongue);
        document.comments = comments.iter().map(|comment| comment.among(&document.blocks)).collect();
        for block in &mut document.blocks {
            if block.kind == BlockKind::Paragraph && is_lettered(&document.text[block.span.range()]) {
                block.kind = BlockKind::Item(1);
            }
        }
        document.sections = Sections::of(&document.blocks);
        document
    }

    /// The words of the source that a piece of text was read from.
    #[must_use]
    pub fn source_span(&self, span: TextSpan) -> Span {
        let start = self.source_offset(span.start, false);
        let end = if span.is_empty() { start } else { self.source_offset(span.end - 1, true) };
        Span { start, end: end.max(start) }
    }

    /// The source's offset of a text offset; with `after`, of the end of the byte there.
    fn source_offset(&self, at: u32, after: bool) -> u32 {
        let index = self.pieces.partition_point(|piece| piece.text <= at);
        let Some(piece) = index.checked_sub(1).map(|i| self.pieces[i]) else { return 0 };
        if piece.length > 0 && self.is_verbatim(index - 1) {
            (piece.source + (at - piece.text) + u32::from(after)).min(piece.source + piece.length)
        } else if after {
            piece.source + piece.length
        } else {
            piece.source
        }
    }

    fn is_verbatim(&self, index: usize) -> bool {
        let piece = self.pieces[index];
        let next = self.pieces.get(index + 1).map_or(self.text.len(), |next| next.text as usize);
        next - piece.text as usize == piece.length as usize
    }

    /// A block's text.
    #[must_use]
    pub fn block_text(&self, block: &Block) -> &str {
        &self.text[block.span.range()]
    }
}
