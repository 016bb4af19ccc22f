//! Collects blocks and the way back to the source.

use super::{Block, BlockKind, Comment, Document, Mark, Piece, Sections, TextSpan};
use crate::source::Span;
use std::ops::Range;

/// Filled by the readers of the formats, in the order of the source.
#[derive(Debug, Default)]
pub struct Builder {
    document: Document,
    open: Option<OpenBlock>,
    comments: Vec<PlacedComment>,
    /// Of each open element that a comment behind its words speaks for, where its text begins.
    holders: Vec<u32>,
    /// The comments behind the words of an open element where nothing has followed yet, and how many such elements were open.
    waiting: Vec<(usize, usize)>,
}

#[derive(Debug)]
struct OpenBlock {
    kind: BlockKind,
    start: u32,
    whole: Option<Span>,
}

/// A comment between the bytes of a document's text.
#[derive(Debug)]
pub(super) struct PlacedComment {
    span: Span,
    /// Words that it speaks for.
    within: Option<u32>,
    /// Where the next text begins.
    next: u32,
}

impl PlacedComment {
    /// Its place among a document's blocks.
    pub(super) fn among(&self, blocks: &[Block]) -> Comment {
        let begun = |at: u32| blocks.partition_point(|block| block.span.start < at);
        let within = self.within.and_then(|at| begun(at + 1).checked_sub(1));
        Comment { span: self.span, within, next: begun(self.next) }
    }
}

impl Builder {
    /// An empty document.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts a block; one that is open ends.
    pub fn open(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some(OpenBlock { kind, start: self.at(), whole: None });
    }

    /// The kind of the open block.
    #[must_use]
    pub fn kind(&self) -> Option<BlockKind> {
        self.open.as_ref().map(|open| open.kind)
    }

    /// Whether the open block has text already.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.open.as_ref().is_some_and(|open| !self.document.text[open.start as usize..].trim().is_empty())
    }

    /// Adds text that was read from `source`: a verbatim copy where the lengths are the same, else one whole (an entity).
    ///
    /// Where no block is open, a paragraph opens.
    pub fn text(&mut self, text: &str, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        if self.open.is_none() {
            self.open(BlockKind::Paragraph);
        }
        self.waiting.clear();
        if let Some(open) = &mut self.open {
            let words = Span::new(source.start, source.end);
            open.whole = Some(open.whole.map_or(words, |whole| whole.to(words)));
        }
        if text.is_ascii() {
            self.piece(text, source);
            return;
        }
        let mut from = 0;
        for (at, invisible) in text.match_indices(is_invisible) {
            self.words(&text[from..at], text, from, &source);
            from = at + invisible.len();
        }
        self.words(&text[from..], text, from, &source);
    }

    /// Adds the part of `whole` that stands at `from`.
    fn words(&mut self, part: &str, whole: &str, from: usize, source: &Range<usize>) {
        if part.len() == whole.len() || (!part.is_empty() && whole.len() != source.len()) {
            self.piece(part, source.clone());
        } else if !part.is_empty() {
            self.piece(part, source.start + from..source.start + from + part.len());
        }
    }

    /// Adds one space for a soft line break or other white space.
    pub fn space(&mut self, source: Range<usize>) {
        if self.open.is_some() {
            self.piece(" ", source);
        }
    }

    /// Adds a hard line break.
    pub fn hard_break(&mut self, source: Range<usize>) {
        if self.open.is_some() {
            let start = self.at();
            self.piece(" ", source);
            self.mark(start, Mark::Break);
        }
    }

    /// Where the next text will stand, to begin a mark.
    #[must_use]
    pub fn at(&self) -> u32 {
        u32::try_from(self.document.text.len()).expect("internal error: a source is smaller than 4 GiB")
    }

    /// Marks the text from `start` to here.
    pub fn mark(&mut self, start: u32, mark: Mark) {
        let span = TextSpan { start, end: self.at() };
        if !span.is_empty() {
            self.document.marks.push((span, mark));
        }
    }

    /// Ends the open block; one without words is dropped.
    pub fn close(&mut self) {
        let Some(OpenBlock { kind, start, whole }) = self.open.take() else { return };
        let text = &self.document.text[start as usize..];
        let narrow = |n: usize| u32::try_from(n).expect("internal error: a source is smaller than 4 GiB");
        let lead = narrow(text.len() - text.trim_start().len());
        let length = narrow(text.trim().len());
        if length > 0 {
            let start = start + lead;
            let span = TextSpan { start, end: start + length };
            let whole = whole.expect("internal error: what has words has a place");
            self.document.blocks.push(Block { kind, span, whole });
        }
        let end = self.document.pieces.last().map_or(0, |piece| piece.source + piece.length);
        self.piece("\n", end as usize..end as usize);
    }

    /// Takes markup around words of the open block - an inline element, the line they stand in - as a part of it, unless it holds
    /// other blocks, too.
    pub fn around(&mut self, source: Range<usize>) {
        let after = self.document.blocks.last().map_or(0, |block| block.whole.end as usize);
        if let Some(whole) = self.open.as_mut().and_then(|open| open.whole.as_mut()).filter(|_| source.start >= after) {
            *whole = whole.to(Span::new(source.start, source.end));
        }
    }

    /// Notes an inline element with its tags, a part of the open block.
    pub fn inline(&mut self, source: Range<usize>) {
        self.document.inline.push(Span::new(source.start, source.end));
        self.around(source);
    }

    /// How many blocks have ended.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.document.blocks.len()
    }

    /// Takes blocks, from one on, for parts of a whole that a paragraph cannot stand in.
    pub fn enclose(&mut self, from: usize, source: Range<usize>) {
        let source = Span::new(source.start, source.end);
        for block in &mut self.document.blocks[from..] {
            block.whole = block.whole.to(source);
        }
    }

    /// Begins an element that a comment behind its words speaks for: a paragraph, an item, a quotation.
    pub fn enter(&mut self) {
        self.holders.push(self.at());
    }

    /// Ends the element of the last [`Self::enter`].
    pub fn leave(&mut self) {
        self.holders.pop();
        let last = self.document.blocks.last().map(|block| block.span.end - 1);
        let open = self.holders.len();
        while let Some((comment, _)) = self.waiting.pop_if(|&mut (_, within)| within > open) {
            self.comments[comment].within = last;
        }
    }

    /// Notes a comment, of which all but those that speak to privlint are dropped; it ends no block.
    pub fn comment(&mut self, text: &str, source: Range<usize>) {
        if !text.get(source.clone()).is_some_and(super::speaks_to_privlint) {
            return;
        }
        let within = self.has_text().then(|| self.at() - 1);
        let last = self.document.blocks.last().filter(|_| within.is_none());
        if last.is_some_and(|block| self.holders.last().is_some_and(|&start| start <= block.span.start)) {
            self.waiting.push((self.comments.len(), self.holders.len()));
        }
        self.comments.push(PlacedComment { span: Span::new(source.start, source.end), within, next: self.at() });
    }

    /// Notes where metadata gives the day on which the document was posted.
    pub fn posted(&mut self, span: Span) {
        self.document.posted.get_or_insert(span);
    }

    /// Notes the document's title as metadata gives it.
    pub fn title(&mut self, span: Span) {
        self.document.title.get_or_insert(span);
    }

    /// Ends the blocks that stand for metadata.
    pub fn end_preface(&mut self) {
        self.close();
        self.document.preface = self.document.blocks.len();
    }

    /// The comments.
    pub(super) fn take_comments(&mut self) -> Vec<PlacedComment> {
        std::mem::take(&mut self.comments)
    }

    /// The document, without its comments.
    #[must_use]
    pub fn finish(mut self) -> Document {
        self.close();
        self.document.marks.sort_by_key(|(span, _)| span.start);
        // Links do not nest; of those that seem to, the first one counts.
        let mut linked = 0;
        self.document.marks.retain(|(span, mark)| {
            let kept = !mark.is_link() || span.start >= linked;
            linked = if kept && mark.is_link() { span.end } else { linked };
            kept
        });
        self.document.sections = Sections::of(&self.document.blocks);
        self.document
    }

    fn piece(&mut self, text: &str, source: Range<usize>) {
        let at = self.at();
        let narrow = |n: usize| u32::try_from(n).expect("internal error: a source is smaller than 4 GiB");
        self.document.pieces.push(Piece { text: at, source: narrow(source.start), length: narrow(source.len()) });
        self.document.text.push_str(text);
    }
}

/// Soft hyphens and other places where a line may break, and byte order marks: they part no word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
