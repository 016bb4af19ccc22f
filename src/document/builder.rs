//! Collects blocks and the way back to the source.

use super::{Block, BlockKind, Document, Mark, Piece, Sections, TextSpan};
use crate::source::Span;
use std::ops::Range;

/// Filled by the readers of the formats, in the order of the source.
#[derive(Debug, Default)]
pub struct Builder {
    document: Document,
    open: Option<(BlockKind, u32)>,
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
        self.open = Some((kind, self.at()));
    }

    /// The kind of the open block.
    #[must_use]
    pub fn kind(&self) -> Option<BlockKind> {
        self.open.map(|(kind, _)| kind)
    }

    /// Whether the open block has text already.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.open.is_some_and(|(_, start)| !self.document.text[start as usize..].trim().is_empty())
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
        let Some((kind, start)) = self.open.take() else { return };
        let text = &self.document.text[start as usize..];
        let narrow = |n: usize| u32::try_from(n).expect("internal error: a source is smaller than 4 GiB");
        let lead = narrow(text.len() - text.trim_start().len());
        let length = narrow(text.trim().len());
        if length > 0 {
            let start = start + lead;
            let span = TextSpan { start, end: start + length };
            self.document.blocks.push(Block { kind, span });
        }
        let end = self.document.pieces.last().map_or(0, |piece| piece.source + piece.length);
        self.piece("\n", end as usize..end as usize);
    }

    /// Notes a comment, of which all but those that speak to privlint are dropped; it ends no block.
    pub fn comment(&mut self, text: &str, source: Range<usize>) {
        let inner = text.get(source.clone()).and_then(|comment| comment.strip_prefix("<!--"));
        if inner.is_some_and(super::speaks_to_privlint) {
            self.document.comments.push(Span::new(source.start, source.end));
        }
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

    /// The document.
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
