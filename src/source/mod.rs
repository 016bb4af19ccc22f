//! A source: a file's bytes, decoded, with its name and format.

mod decode;
mod lines;

pub use decode::{DecodeError, Encoding};
pub use lines::{LineIndex, Position};

use std::ops::Range;

/// A byte range of a source's decoded text.
///
/// Every stage after decoding speaks in these; [`Source::file_range`] turns one into bytes of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`, in bytes.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |n: usize| u32::try_from(n).expect("internal error: a source is smaller than 4 GiB");
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The same as a `usize` range, for indexing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// How a source is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Markdown, also with HTML or template expressions in it.
    Markdown,
    /// HTML, well-formed or not.
    Html,
    /// Plain text, which may be Markdown in all but name.
    Text,
}

impl Format {
    /// The format that a file name's ending tells, if it is one that privlint reads.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "md" | "markdown" | "mdx" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }
}

/// A decoded document with the way back to its bytes.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    format: Format,
    text: String,
    encoding: Encoding,
    lines: LineIndex,
}

impl Source {
    /// Decodes a file's bytes.
    ///
    /// # Errors
    /// [`DecodeError::Binary`] where the bytes are not text in any encoding that privlint reads.
    pub fn decode(name: impl Into<String>, format: Format, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        let (text, encoding) = decode::decode(bytes)?;
        let lines = LineIndex::new(&text);
        Ok(Self { name: name.into(), format, text, encoding, lines })
    }

    /// The name the user knows it by, usually a path.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How it is written.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The decoded text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The encoding that was found.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The words at a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Line and column, both from 1, the column in characters.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        self.lines.position(&self.text, offset as usize)
    }

    /// The lines' starts.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// A span as bytes of the file, whatever its encoding.
    #[must_use]
    pub fn file_range(&self, span: Span) -> Range<usize> {
        let range = span.range();
        let start = self.encoding.file_length(&self.text[..range.start]);
        let length = self.encoding.file_length(&self.text[range.clone()]);
        let start = start + self.encoding.mark();
        start..start + length
    }
}
