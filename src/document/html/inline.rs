//! Writes running text: white space collapsed, character references read, marks set.

use crate::document::{BlockKind, Builder, Mark};
use std::borrow::Cow;
use std::ops::Range;

/// What stands between the last word and the next.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Gap {
    None,
    Space(Range<usize>),
    Break(Range<usize>),
}

/// Inline markup that spans text.
#[derive(Debug, Default)]
struct OpenMark {
    mark: Option<Mark>,
    /// How many open elements ask for it.
    depth: u32,
    start: Option<u32>,
}

/// Writes the text of blocks into a builder.
///
/// Spaces and breaks are held back until a word follows, so no block starts or ends with one.
#[derive(Debug)]
pub(super) struct Writer<'t, 'b> {
    text: &'t str,
    builder: &'b mut Builder,
    gap: Gap,
    bold: OpenMark,
    link: OpenMark,
    /// What the next block is.
    kind: BlockKind,
    /// Whether an empty line ends a block, as in text set in `<pre>`.
    blank_line_ends: bool,
}

impl<'t, 'b> Writer<'t, 'b> {
    /// For text that stands in `text`.
    pub(super) fn new(text: &'t str, builder: &'b mut Builder) -> Self {
        Self {
            text,
            builder,
            gap: Gap::None,
            bold: OpenMark { mark: Some(Mark::Strong), ..OpenMark::default() },
            link: OpenMark::default(),
            kind: BlockKind::Paragraph,
            blank_line_ends: false,
        }
    }

    /// Notes a comment.
    pub(super) fn comment(&mut self, source: Range<usize>) {
        self.builder.comment(self.text, source);
    }

    /// The builder, for what is not text.
    pub(super) fn builder(&mut self) -> &mut Builder {
        self.builder
    }

    /// Ends the block at hand; the next one is of `kind`.
    pub(super) fn boundary(&mut self, kind: BlockKind, blank_line_ends: bool) {
        self.end_block();
        self.kind = kind;
        self.blank_line_ends = blank_line_ends;
    }

    /// Ends the block at hand.
    pub(super) fn end_block(&mut self) {
        for run in [&mut self.bold, &mut self.link] {
            run.pause(self.builder);
        }
        if self.builder.kind().is_some() {
            self.builder.close();
        }
        self.gap = Gap::None;
    }

    /// Text is bold from here.
    pub(super) fn start_bold(&mut self) {
        self.bold.depth += 1;
    }

    /// Undoes one [`Self::start_bold`].
    pub(super) fn end_bold(&mut self) {
        self.bold.end(self.builder);
    }

    /// Text is a link from here.
    pub(super) fn start_link(&mut self, mark: Mark) {
        if self.link.depth == 0 {
            self.link.mark = Some(mark);
        }
        self.link.depth += 1;
    }

    /// Undoes one [`Self::start_link`].
    pub(super) fn end_link(&mut self) {
        self.link.end(self.builder);
    }

    /// `<br>`: one breaks a line, two end a block.
    pub(super) fn line_break(&mut self, source: Range<usize>) {
        if matches!(self.gap, Gap::Break(_)) {
            self.end_block();
        } else if self.builder.kind().is_some() {
            self.gap = Gap::Break(source);
        }
    }

    /// Text as the source has it.
    pub(super) fn text(&mut self, source: Range<usize>) {
        let bytes = self.text.as_bytes();
        let mut at = source.start;
        while at < source.end {
            at = match bytes[at] {
                byte if is_space(byte) => self.white_space(at, source.end),
                b'&' => self.reference(at, source.end),
                0xC2 | 0xE2 | 0xEF => match self.invisible(at, source.end) {
                    Some(next) => next,
                    None => self.words(at, source.end),
                },
                _ => self.words(at, source.end),
            };
        }
    }

    /// White space from `start`; gives its end.
    fn white_space(&mut self, start: usize, limit: usize) -> usize {
        let bytes = &self.text.as_bytes()[start..limit];
        let length = bytes.iter().position(|&byte| !is_space(byte)).unwrap_or(bytes.len());
        let end = start + length;
        if self.blank_line_ends && bytes[..length].iter().filter(|&&byte| byte == b'\n').nth(1).is_some() {
            self.end_block();
        } else {
            self.space(start..end);
        }
        end
    }

    fn space(&mut self, source: Range<usize>) {
        if self.gap == Gap::None && self.builder.kind().is_some() {
            self.gap = Gap::Space(source);
        }
    }

    /// Characters that no reader sees, and no-break spaces that only indent; gives the end if there
    /// is one at `start`.
    fn invisible(&mut self, start: usize, limit: usize) -> Option<usize> {
        let text = &self.text[start..limit];
        let c = text.chars().next()?;
        let is_dropped = is_zero_width(c) || (c == '\u{A0}' && self.is_at_line_start());
        is_dropped.then_some(start + c.len_utf8())
    }

    fn is_at_line_start(&self) -> bool {
        self.builder.kind().is_none() || matches!(self.gap, Gap::Break(_))
    }

    /// A verbatim run from `start`, as long as it can be; gives its end.
    fn words(&mut self, start: usize, limit: usize) -> usize {
        let end = verbatim_end(&self.text.as_bytes()[..limit], start);
        self.word(&self.text[start..end], start..end);
        end
    }

    /// What may be a character reference, at `start`; gives its end.
    fn reference(&mut self, start: usize, limit: usize) -> usize {
        let Some((value, end)) = decode(&self.text[start..limit]).map(|(value, length)| (value, start + length)) else {
            return self.words(start, limit);
        };
        if value.bytes().all(is_space) {
            self.space(start..end);
        } else if !value.chars().all(|c| is_zero_width(c) || (is_wide_space(c) && self.is_at_line_start())) {
            self.word(&value, start..end);
        }
        end
    }

    /// Adds words after what separates them from those before.
    fn word(&mut self, text: &str, source: Range<usize>) {
        if self.builder.kind().is_none() {
            self.builder.open(self.kind);
        }
        match std::mem::replace(&mut self.gap, Gap::None) {
            Gap::None => {}
            Gap::Space(range) => self.builder.space(range),
            Gap::Break(range) => self.builder.hard_break(range),
        }
        let at = self.builder.at();
        for run in [&mut self.bold, &mut self.link] {
            if run.depth > 0 {
                run.start.get_or_insert(at);
            }
        }
        self.builder.text(text, source);
    }
}

impl OpenMark {
    fn end(&mut self, builder: &mut Builder) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.pause(builder);
        }
    }

    /// Sets the mark as far as the text goes; if it is still asked for, it goes on with the next
    /// word.
    fn pause(&mut self, builder: &mut Builder) {
        if let (Some(start), Some(mark)) = (self.start.take(), self.mark) {
            builder.mark(start, mark);
        }
    }
}

/// White space that collapses.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// Soft hyphens and other places where a line may break, and byte order marks.
fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// White space that does not collapse.
fn is_wide_space(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}

/// For each byte, whether a verbatim run must look closer.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = *b" \t\n\r\x0C&\xC2\xE2\xEF";
    let mut at = 0;
    while at < bytes.len() {
        stops[bytes[at] as usize] = true;
        at += 1;
    }
    stops
};

/// The end of the run from `start` that is text as it stands. Single spaces between words are part
/// of it.
///
/// The first byte always is, whatever it is.
fn verbatim_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        if !STOPS[usize::from(bytes[at])] {
            at += 1;
            continue;
        }
        match &bytes[at..] {
            [b' ', next, ..] if !is_space(*next) && *next != b'&' => at += 1,
            [0xC2, 0xAD, ..] | [0xE2, 0x80, 0x8B, ..] | [0xE2, 0x81, 0xA0, ..] | [0xEF, 0xBB, 0xBF, ..] => break,
            [0xC2 | 0xE2 | 0xEF, ..] => at += 1,
            _ => break,
        }
    }
    at
}

/// The longest name of a character reference, with `&` and `;`.
const LONGEST_REFERENCE: usize = 34;

/// Reads the character reference at the start of `text`: its value and its length in the source.
fn decode(text: &str) -> Option<(Cow<'_, str>, usize)> {
    let bytes = text.as_bytes();
    let prefix = match bytes {
        [b'&', b'#', b'x' | b'X', ..] => 3,
        [b'&', b'#', ..] => 2,
        _ => 1,
    };
    let limit = bytes.len().min(LONGEST_REFERENCE);
    let is_part = |byte: &u8| {
        if prefix == 2 { byte.is_ascii_digit() } else { byte.is_ascii_alphanumeric() }
    };
    let name = bytes.get(prefix..limit)?.iter().take_while(|byte| is_part(byte)).count();
    let end = prefix + name + usize::from(bytes.get(prefix + name) == Some(&b';'));
    let raw = text.get(..end)?;
    let value = htmlize::unescape(raw);
    if value == raw {
        return None;
    }
    // What follows a name without a semicolon is text again: "&ampersand" is "&ersand".
    let rest = if prefix == 1 { common_end(raw, &value) } else { 0 };
    let value = match value {
        Cow::Borrowed(value) => Cow::Borrowed(&value[..value.len() - rest]),
        Cow::Owned(mut value) => {
            value.truncate(value.len() - rest);
            Cow::Owned(value)
        }
    };
    Some((value, end - rest))
}

/// The ASCII bytes at the end that both share, short of the whole value.
fn common_end(raw: &str, value: &str) -> usize {
    let value = value.as_bytes().get(1..).unwrap_or_default();
    raw.bytes().rev().zip(value.iter().rev()).take_while(|(a, b)| a == *b && a.is_ascii()).count()
}
