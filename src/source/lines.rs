//! Lines and columns.

/// A place as editors count it: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where the lines of a text start; `\n`, `\r\n` and a lone `\r` end a line.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        let starts = ends
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
            .map(|at| u32::try_from(at + 1).expect("internal error: a source is smaller than 4 GiB"));
        Self { starts: std::iter::once(0).chain(starts).collect() }
    }

    /// The line, from 0, that holds a byte offset.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset) - 1
    }

    /// The byte offset where a line, from 0, starts; past the last line, nothing.
    #[must_use]
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line).map(|&start| start as usize)
    }

    /// How many lines there are, at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.line_of(offset);
        let column = text[self.starts[line] as usize..offset].chars().count() + 1;
        Position { line: line + 1, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "a\nb\r\nc\rd";
        let index = LineIndex::new(text);
        assert_eq!(index.count(), 4);
        assert_eq!(index.position(text, 7), Position { line: 4, column: 1 });
    }

    #[test]
    fn columns_are_characters() {
        let text = "é – x";
        assert_eq!(LineIndex::new(text).position(text, 7), Position { line: 1, column: 5 });
    }
}
