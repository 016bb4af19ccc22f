//! Places: line, column and byte of the file for many offsets of one source.
//!
//! A column is a count of characters from the start of the line. A policy may be one line of megabytes, so the offsets
//! are sorted and counted in a single walk instead of one by one.

use crate::source::{Position, Source, Span};

/// An offset, as an editor and as the file count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line and column.
    pub position: Position,
    /// Byte of the file.
    pub byte: usize,
}

/// The places of a set of offsets.
#[derive(Debug)]
pub struct Places {
    offsets: Vec<u32>,
    places: Vec<Place>,
}

impl Places {
    /// Finds the places of these offsets, in any order.
    #[must_use]
    pub fn of(source: &Source, offsets: impl IntoIterator<Item = u32>) -> Self {
        let mut offsets: Vec<u32> = offsets.into_iter().collect();
        offsets.sort_unstable();
        offsets.dedup();
        let mut walk = Walk::new(source);
        let places = offsets.iter().map(|&offset| walk.to(offset)).collect();
        Self { offsets, places }
    }

    /// The place of an offset that was given to [`Places::of`].
    ///
    /// # Panics
    /// If it was not given.
    #[must_use]
    pub fn at(&self, offset: u32) -> Place {
        let at = self.offsets.binary_search(&offset).expect("internal error: a place is asked for that was not collected");
        self.places[at]
    }

    /// The first and the last line that the words of a span stand on; the end of a line is none of its words.
    ///
    /// # Panics
    /// If an end of the span was not given to [`Places::of`].
    #[must_use]
    pub fn lines(&self, span: Span) -> (usize, usize) {
        let (start, end) = (self.at(span.start).position, self.at(span.end).position);
        let runs_over = end.column == 1 && end.line > start.line;
        (start.line, if runs_over { end.line - 1 } else { end.line })
    }
}

/// A walk through a source, forward only.
struct Walk<'a> {
    source: &'a Source,
    offset: usize,
    place: Place,
}

impl<'a> Walk<'a> {
    fn new(source: &'a Source) -> Self {
        let byte = source.file_range(Span::new(0, 0)).start;
        Self { source, offset: 0, place: Place { position: Position { line: 1, column: 1 }, byte } }
    }

    fn to(&mut self, offset: u32) -> Place {
        let to = offset as usize;
        let line = self.source.lines().line_of(to);
        if line + 1 > self.place.position.line {
            let start = self.source.lines().start(line).expect("internal error: a line that holds an offset has a start");
            self.step(start);
            self.place.position = Position { line: line + 1, column: 1 };
        }
        self.step(to);
        self.place
    }

    fn step(&mut self, to: usize) {
        let between = &self.source.text()[self.offset..to];
        self.place.position.column += between.chars().count();
        self.place.byte += self.source.encoding().file_length(between);
        self.offset = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Format;

    fn agrees(bytes: Vec<u8>) {
        let source = Source::decode("policy.txt", Format::Text, bytes).expect("text");
        let mut offsets: Vec<u32> = source.text().char_indices().map(|(at, _)| u32::try_from(at).expect("small")).collect();
        offsets.push(u32::try_from(source.text().len()).expect("small"));
        offsets.reverse();
        let places = Places::of(&source, offsets.iter().copied());
        for offset in offsets {
            let place = places.at(offset);
            assert_eq!(place.position, source.position(offset), "at {offset}");
            let span = Span { start: offset, end: offset };
            assert_eq!(place.byte, source.file_range(span).start, "at {offset}");
        }
    }

    #[test]
    fn the_end_of_a_line_adds_no_line() {
        let source = Source::decode("policy.txt", Format::Text, b"one\ntwo\nthree".to_vec()).expect("text");
        let lines = |start, end| {
            let span = Span::new(start, end);
            Places::of(&source, [span.start, span.end]).lines(span)
        };
        assert_eq!([lines(0, 3), lines(0, 4), lines(0, 5), lines(4, 4)], [(1, 1), (1, 1), (1, 2), (2, 2)]);
    }

    #[test]
    fn the_walk_finds_what_the_source_says_in_every_encoding() {
        let text = "né 😀\r\nb\rc\n\n\u{301}d";
        agrees(text.as_bytes().to_vec());
        agrees(format!("\u{feff}{text}").into_bytes());
        agrees(b"\xFF\xFE".iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect());
        agrees(b"n\xE9 \x93\r\n\x94 x".to_vec());
    }
}
