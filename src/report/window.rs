//! Windows: the part of a line that is shown around the words a label points at.
//!
//! A paragraph is often one line of a thousand characters, and a file may be one line of megabytes. A window is found by
//! walking outwards from the words, never further than the columns it has, so its cost does not depend on the line.

use super::escape;
use std::ops::Range;

/// How far from the cut the end of a word is looked for; a longer word is cut in two.
const LONGEST_WORD: usize = 24;

/// Columns of context kept before words that fill the window by themselves.
const LEAD_OF_LONG_WORDS: usize = 12;

/// The room there is for text, and how it shows where text was left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Columns that text and carets may fill.
    pub columns: usize,
    /// What stands for text that was left out: `…` or `...`.
    pub ellipsis: &'static str,
}

impl Frame {
    /// Columns of the ellipsis with the space that parts it from a word.
    fn ellipsis_columns(self) -> usize {
        self.ellipsis.chars().count() + 1
    }

    /// Columns for text: a caret may stand one past the end.
    fn text_columns(self) -> usize {
        self.columns - 1
    }

    /// Columns for text that is cut at both ends.
    pub fn cut_columns(self) -> usize {
        self.text_columns() - 2 * self.ellipsis_columns()
    }
}

/// The words a window is about.
#[derive(Clone, Debug)]
pub(super) struct Focus {
    /// The words, in bytes of the source.
    pub range: Range<usize>,
    /// The most columns that may stand before them, an ellipsis among them, so that a message fits to the right of its caret.
    pub lead: usize,
    /// Whether the words go on where the line ends, so that nothing is to be shown after them.
    pub open: bool,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// What is shown, in bytes of the source.
    pub range: Range<usize>,
    /// Whether text before it was left out.
    pub cut_before: bool,
    /// Whether text after it was left out.
    pub cut_after: bool,
}

impl Window {
    /// Finds the window of a line around its focus.
    pub fn around(text: &str, line: &Range<usize>, focus: &Focus, frame: Frame) -> Self {
        let whole = !focus.open
            && measure(&text[line.clone()], frame.text_columns()).is_some()
            && measure(&text[line.start..focus.range.start], focus.lead).is_some();
        if whole {
            return Self { range: line.clone(), cut_before: false, cut_after: false };
        }
        let range = match measure(&text[focus.range.clone()], frame.cut_columns()) {
            Some(columns) => spread(text, line, focus, columns, frame),
            None => head(text, line, focus, frame),
        };
        Self {
            cut_before: !is_blank(&text[line.start..range.start]),
            cut_after: focus.open || !is_blank(&text[range.end..line.end]),
            range,
        }
    }

    /// Writes the window and tells where in the output each of some ascending offsets came to stand.
    ///
    /// An offset before the window stands at its start, one after it at the end of the ellipsis.
    pub fn write(&self, text: &str, offsets: &[usize], frame: Frame, out: &mut String) -> Vec<usize> {
        if self.cut_before {
            out.push_str(frame.ellipsis);
            if follows_space(text, self.range.start) {
                out.push(' ');
            }
        }
        let mut at = self.range.start;
        let mut stands = Vec::with_capacity(offsets.len());
        for &offset in offsets {
            let to = offset.clamp(at, self.range.end);
            text[at..to].chars().for_each(|c| escape::push(out, c));
            at = to;
            stands.push(out.len());
        }
        text[at..self.range.end].chars().for_each(|c| escape::push(out, c));
        if self.cut_after {
            if text[self.range.end..].starts_with(char::is_whitespace) {
                out.push(' ');
            }
            out.push_str(frame.ellipsis);
        }
        for (&offset, stand) in offsets.iter().zip(&mut stands) {
            if offset > self.range.end {
                *stand = out.len();
            }
        }
        stands
    }
}

/// The columns of a text, unless they are more than `limit`.
pub(super) fn measure(text: &str, limit: usize) -> Option<usize> {
    let (length, columns) = reach(text.chars(), limit);
    (length == text.len()).then_some(columns)
}

/// Shares the columns that the words leave free: a third before them, the rest after, and what one side has no use for
/// goes to the other.
fn spread(text: &str, line: &Range<usize>, focus: &Focus, columns: usize, frame: Frame) -> Range<usize> {
    let Range { start, end } = focus.range;
    let free = frame.cut_columns() - columns;
    let lead = focus.lead.saturating_sub(frame.ellipsis_columns());
    let before = reach(text[line.start..start].chars().rev(), free.min(lead)).1;
    let after = if focus.open { 0 } else { reach(text[end..line.end].chars(), free).1 };
    let before = before.min(free - after.min(free - before.min(free / 3)));
    let from = go_back(text, line, start, before);
    let used = measure(&text[from..start], before).unwrap_or(before);
    from..if focus.open { end } else { go_on(text, line, end, free - used) }
}

/// The start of words that are too long for a window, with a little of what stands before them.
fn head(text: &str, line: &Range<usize>, focus: &Focus, frame: Frame) -> Range<usize> {
    let start = focus.range.start;
    let lead = focus.lead.saturating_sub(frame.ellipsis_columns()).min(LEAD_OF_LONG_WORDS);
    let from = go_back(text, line, start, lead);
    let used = measure(&text[from..start], lead).unwrap_or(lead);
    from..go_on(text, line, start, frame.cut_columns() - used)
}

/// Goes back from `at` for this many columns, to the start of a word.
fn go_back(text: &str, line: &Range<usize>, at: usize, columns: usize) -> usize {
    let before = &text[line.start..at];
    let from = at - reach(before.chars().rev(), columns).0;
    if from == line.start || follows_space(text, from) {
        return from;
    }
    let kept = &text[from..at];
    let space = kept.char_indices().take(LONGEST_WORD).find(|(_, c)| c.is_whitespace());
    let skipped = match space {
        Some((space, _)) => space + leading(&kept[space..], char::is_whitespace),
        None => leading(kept, |c| escape::columns(c) == 0),
    };
    from + skipped
}

/// Goes on from `at` for this many columns, to the end of a word.
fn go_on(text: &str, line: &Range<usize>, at: usize, columns: usize) -> usize {
    let to = at + reach(text[at..line.end].chars(), columns).0;
    if to == line.end || text[to..].starts_with(char::is_whitespace) {
        return to;
    }
    let kept = &text[at..to];
    let space = kept.char_indices().rev().take(LONGEST_WORD).find(|(_, c)| c.is_whitespace());
    space.map_or(to, |(space, _)| at + kept[..space].trim_end().len())
}

/// How many bytes and columns of these characters fit in `limit` columns. Marks that fill no column go with the
/// character they follow; that there are not too many of them is seen to here.
fn reach(chars: impl Iterator<Item = char>, limit: usize) -> (usize, usize) {
    let (mut bytes, mut columns) = (0, 0);
    for c in chars.take(8 * limit + 8) {
        let wide = escape::columns(c);
        if columns + wide > limit {
            break;
        }
        columns += wide;
        bytes += c.len_utf8();
    }
    (bytes, columns)
}

fn leading(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is(c)).unwrap_or(text.len())
}

fn follows_space(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(char::is_whitespace)
}

/// Whether leaving this text out needs no ellipsis: only the indentation or the end of a line.
fn is_blank(text: &str) -> bool {
    text.len() < 256 && text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { columns: 41, ellipsis: "…" };

    fn shown(text: &str, words: &str, lead: usize) -> (String, String) {
        let start = text.find(words).expect("words");
        let range = start..start + words.len();
        let focus = Focus { range: range.clone(), lead, open: false };
        let window = Window::around(text, &(0..text.len()), &focus, FRAME);
        let mut out = String::new();
        let stands = window.write(text, &[range.start, range.end], FRAME, &mut out);
        let words = out[stands[0]..stands[1]].to_owned();
        (out, words)
    }

    const LINE: &str = "We never sell your data to anyone, and you may opt out of such mail at any time by writing to us.";

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(shown("You may opt out.", "opt out", 40).0, "You may opt out.");
    }

    #[test]
    fn a_long_line_is_cut_between_words() {
        let (out, words) = shown(LINE, "opt out", 40);
        assert_eq!((out.as_str(), words.as_str()), ("… you may opt out of such mail at any …", "opt out"));
    }

    #[test]
    fn at_either_end_the_other_side_gets_the_room() {
        assert_eq!(shown(LINE, "We never", 40).0, "We never sell your data to anyone, …");
        assert_eq!(shown(LINE, "to us", 40).0, "… mail at any time by writing to us.");
    }

    #[test]
    fn no_more_than_the_lead_stands_before_the_words() {
        assert_eq!(shown("It says that you may opt out.", "opt out", 10).0, "… you may opt out.");
    }

    #[test]
    fn words_too_long_for_the_window_end_in_its_ellipsis() {
        let (out, words) = shown(LINE, &LINE[14..80], 40);
        assert_eq!(out, "… never sell your data to anyone, and …");
        assert_eq!(words, "your data to anyone, and …");
    }

    #[test]
    fn a_word_without_end_is_cut_in_two() {
        let line = "x".repeat(500);
        let focus = Focus { range: 250..253, lead: 40, open: false };
        let window = Window::around(&line, &(0..500), &focus, FRAME);
        assert_eq!((window.range.len(), window.cut_before, window.cut_after), (36, true, true));
    }
}
