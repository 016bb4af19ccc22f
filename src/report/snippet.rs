//! Snippets: a few lines of the source as they are shown, with the labels that lie close together there.
//!
//! Labels that are far apart, on other lines or far along the same line, get a snippet each. The text of a snippet
//! differs from the source (cut, escaped), so a label's place in it is kept from the moment it is written.

use super::window::{Focus, Frame, Window, measure};
use crate::source::{Source, Span};
use std::ops::Range;

/// The most lines of one label that are shown.
const LINES_OF_A_LABEL: usize = 3;

/// The most lines that a snippet may grow to by taking in further labels.
const LINES_OF_A_SNIPPET: usize = 6;

/// Columns a message needs to the right of its caret: the hook and a space.
const HOOK: usize = 4;

/// Columns in which a message can be read at all.
const NARROWEST_MESSAGE: usize = 24;

/// Words to be pointed at.
#[derive(Clone, Debug)]
pub(super) struct Pointer {
    /// The words.
    pub span: Span,
    /// What to say of them, on one line and safe to show; may be empty.
    pub message: String,
    /// Whether they are what the diagnostic is about.
    pub primary: bool,
}

/// A few lines as they are shown.
#[derive(Debug)]
pub(super) struct Snippet {
    /// Number of the first line, from 0.
    pub line: usize,
    /// The lines, each ended by `\n`.
    pub text: String,
    /// What is underlined, in order.
    pub marks: Vec<Underline>,
    /// Where the source is entered: the offset of the primary words, else of the first.
    pub entry: u32,
}

impl Snippet {
    /// How many lines it has.
    pub fn lines(&self) -> usize {
        self.text.matches('\n').count()
    }
}

/// An underlined part of a snippet.
#[derive(Debug)]
pub(super) struct Underline {
    /// Bytes of the snippet's text.
    pub range: Range<usize>,
    /// The message, wrapped, if it is said here.
    pub message: Option<String>,
    /// Whether it is what the diagnostic is about.
    pub primary: bool,
}

/// Shows pointers in snippets: first the one with the primary words, then the others in the order of the document.
pub(super) fn snippets(source: &Source, pointers: &[Pointer], frame: Frame) -> Vec<Snippet> {
    let mut order: Vec<&Pointer> = pointers.iter().collect();
    order.sort_by_key(|pointer| pointer.span);
    let mut groups: Vec<Vec<Piece<'_>>> = Vec::new();
    for pointer in order {
        let pieces = pieces(source, pointer, frame);
        match groups.last_mut() {
            Some(group) if fits(source, group, &pieces, frame) => group.extend(pieces),
            _ => groups.push(pieces),
        }
    }
    groups.sort_by_key(|group| !group.iter().any(|piece| piece.pointer.primary));
    groups.iter().map(|group| show(source, group, frame)).collect()
}

/// The part of a pointer that lies on one line.
#[derive(Clone, Debug)]
struct Piece<'a> {
    line: usize,
    range: Range<usize>,
    pointer: &'a Pointer,
    /// Whether it is the last piece, where the message stands.
    last: bool,
    /// Whether the words go on but are not shown any further.
    open: bool,
}

impl Piece<'_> {
    /// Columns that the message wants; a longer one wraps.
    fn message_columns(&self, frame: Frame) -> usize {
        if !self.last || self.pointer.message.is_empty() {
            return 0;
        }
        let most = NARROWEST_MESSAGE.max(frame.columns / 2);
        HOOK + measure(&self.pointer.message, most).unwrap_or(most)
    }
}

fn pieces<'a>(source: &Source, pointer: &'a Pointer, frame: Frame) -> Vec<Piece<'a>> {
    let words = pointer.span.range();
    let first = source.lines().line_of(words.start);
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut open = false;
    for line in first..source.lines().count().min(first + 2 * LINES_OF_A_LABEL) {
        let whole = line_range(source, line);
        if line > first && whole.start >= words.end {
            break;
        }
        if pieces.len() == LINES_OF_A_LABEL || pieces.last().is_some_and(|piece| is_long(source, piece, frame)) {
            open = true;
            break;
        }
        let range = part_of(source, &whole, &words);
        if !range.is_empty() {
            pieces.push(Piece { line, range, pointer, last: false, open: false });
        }
    }
    if pieces.is_empty() {
        let at = words.start.min(line_range(source, first).end);
        pieces.push(Piece { line: first, range: at..at, pointer, last: false, open: false });
    }
    if let Some(piece) = pieces.last_mut() {
        piece.last = true;
        piece.open = open;
    }
    pieces
}

/// The words of a range that stand on a line, without the white space around them.
fn part_of(source: &Source, line: &Range<usize>, words: &Range<usize>) -> Range<usize> {
    let start = words.start.clamp(line.start, line.end);
    let end = words.end.clamp(start, line.end);
    let part = &source.text()[start..end];
    let start = start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

fn is_long(source: &Source, piece: &Piece<'_>, frame: Frame) -> bool {
    measure(&source.text()[piece.range.clone()], frame.cut_columns()).is_none()
}

/// A line without what ends it.
fn line_range(source: &Source, line: usize) -> Range<usize> {
    let start = source.lines().start(line).expect("internal error: a shown line exists");
    let end = source.lines().start(line + 1).unwrap_or(source.text().len());
    start..start + source.text()[start..end].trim_end_matches(['\n', '\r']).len()
}

/// Whether further pieces can be shown in the same snippet, each word visible and each message with room.
fn fits(source: &Source, group: &[Piece<'_>], more: &[Piece<'_>], frame: Frame) -> bool {
    let (Some(first), Some(left), Some(right), Some(last)) = (group.first(), group.last(), more.first(), more.last()) else {
        return false;
    };
    if left.open || last.line >= first.line + LINES_OF_A_SNIPPET {
        return false;
    }
    let on_one_line = || left.range.end <= right.range.start && fits_on_line(source.text(), group, right, frame);
    right.line == left.line + 1 || (right.line == left.line && on_one_line())
}

/// Whether a piece can be shown on the line of the last of its group, at least a column from where that one starts.
fn fits_on_line(text: &str, group: &[Piece<'_>], right: &Piece<'_>, frame: Frame) -> bool {
    let most = frame.cut_columns();
    let here = group.iter().filter(|piece| piece.line == right.line);
    let starts: Option<Vec<usize>> = here.map(|piece| measure(&text[piece.range.start..right.range.start], most)).collect();
    let Some((starts, words)) = starts.zip(measure(&text[right.range.clone()], most)) else {
        return false;
    };
    let (Some(&first), Some(&left)) = (starts.first(), starts.last()) else {
        return false;
    };
    left > 0 && first + words <= most && first + words / 2 + right.message_columns(frame) <= most
}

fn show(source: &Source, group: &[Piece<'_>], frame: Frame) -> Snippet {
    let line = group[0].line;
    let entry = group.iter().find(|piece| piece.pointer.primary).unwrap_or(&group[0]);
    let mut snippet = Snippet { line, text: String::new(), marks: Vec::new(), entry: entry.pointer.span.start };
    let mut rest = group;
    for line in line..=group[group.len() - 1].line {
        let here = rest.partition_point(|piece| piece.line <= line);
        show_line(source, line, &rest[..here], frame, &mut snippet);
        rest = &rest[here..];
    }
    snippet
}

fn show_line(source: &Source, line: usize, pieces: &[Piece<'_>], frame: Frame, snippet: &mut Snippet) {
    let line = line_range(source, line);
    let focus = focus(source, &line, pieces, frame);
    let window = Window::around(source.text(), &line, &focus, frame);
    let offsets: Vec<usize> = pieces.iter().flat_map(|piece| [piece.range.start, piece.range.end]).collect();
    let start = snippet.text.len();
    let mut stands = window.write(source.text(), &offsets, frame, &mut snippet.text);
    if focus.open
        && let Some(end) = stands.last_mut()
    {
        *end = snippet.text.len();
    }
    for (piece, stand) in pieces.iter().zip(stands.chunks_exact(2)) {
        let text = &snippet.text[start..];
        let message = message(piece, text, stand[0] - start..stand[1] - start, frame);
        snippet.marks.push(Underline { range: stand[0]..stand[1], message, primary: piece.pointer.primary });
    }
    snippet.text.push('\n');
}

/// What a line's window must show: all its pieces, placed so that every message has room to the right of its caret.
fn focus(source: &Source, line: &Range<usize>, pieces: &[Piece<'_>], frame: Frame) -> Focus {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return Focus { range: line.start..line.start, lead: frame.columns, open: false };
    };
    let range = first.range.start..last.range.end;
    let columns = |range: Range<usize>| measure(&source.text()[range], frame.cut_columns()).unwrap_or(frame.cut_columns());
    let lead = pieces.iter().map(|piece| {
        let caret = columns(range.start..piece.range.start) + columns(piece.range.clone()) / 2;
        frame.columns.saturating_sub(caret + piece.message_columns(frame))
    });
    let with_message = pieces.iter().any(|piece| piece.message_columns(frame) > 0);
    let lead = if with_message { lead.min().unwrap_or(frame.columns) } else { frame.columns };
    Focus { range, lead, open: last.open }
}

/// A piece's message, wrapped to the room that is left from its caret to the edge.
fn message(piece: &Piece<'_>, text: &str, mark: Range<usize>, frame: Frame) -> Option<String> {
    if piece.message_columns(frame) == 0 {
        return None;
    }
    let before = textwrap::core::display_width(&text[..mark.start]);
    let words = textwrap::core::display_width(&text[mark]).max(1);
    let room = frame.columns.saturating_sub(before + words / 2 + HOOK).max(1);
    Some(textwrap::wrap(&piece.pointer.message, room).join("\n"))
}
