//! Runs of plain text: words with the marks between them that can be nothing else wherever they stand.

use super::raw::{Raw, narrow};
use super::tag::{self, Word};
use crate::document::TextSpan;
use crate::lexicon::{Letters, Lexicon, class};

/// Where the plain words with one space behind each end that begin at a place, and how many they are, up to so many. The last may
/// stand before a mark that makes nothing else of it.
pub(super) fn words(bytes: &[u8], start: usize, most: usize) -> (usize, usize) {
    let (mut end, mut count) = (start, 0);
    while count < most
        && let Some(after) = word_end(bytes, end)
    {
        count += 1;
        if bytes.get(after) != Some(&b' ') {
            return (after, count);
        }
        end = after + 1;
    }
    (end, count)
}

/// Where the run of plain text ends that begins at a place - at the place itself where there is none - and whether its sentence
/// ends with it. Its tokens are added to `tokens`, with their places in the document's text, in which this text starts at `offset`.
///
/// A run begins with a word and leaves to the grammar what can be read in more than one way: most of what a sentence may end
/// with, digits, words with a dot or a sign within.
pub(super) fn run(text: &str, start: usize, offset: u32, lexicon: &Lexicon, tokens: &mut Vec<Word>) -> (usize, bool) {
    let mut run = PlainRun { text, offset, lexicon, end: start, kept: tokens.len(), tokens };
    let (mut at, mut ends) = (start, false);
    while let Some(end) = run.word(at) {
        ends = run.stop(end);
        if ends {
            break;
        }
        match run.marks(end) {
            Some(next) => at = next,
            None => break,
        }
    }
    run.tokens.truncate(run.kept);
    (run.end, ends)
}

/// A run that is being read.
struct PlainRun<'a> {
    text: &'a str,
    offset: u32,
    lexicon: &'a Lexicon,
    /// Where what is known to be plain ends.
    end: usize,
    /// How many tokens that is.
    kept: usize,
    tokens: &'a mut Vec<Word>,
}

impl PlainRun<'_> {
    /// Reads a plain word: where it ends.
    fn word(&mut self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (count, letters) = Letters::read(&bytes[at..]);
        let bare = at + count;
        let apostrophe = if count == 0 { 0 } else { apostrophe(&bytes[bare..]) };
        let end = bare + apostrophe + if apostrophe == 0 { 0 } else { Letters::read(&bytes[bare + apostrophe..]).0 };
        if count == 0 || end == bare + apostrophe && apostrophe > 0 || !is_plain_before(bytes, at, end) {
            return None;
        }
        let number = match letters {
            Some(letters) if end == bare => self.lexicon.word_of(letters),
            _ => tag::number(&self.text[at..end], self.lexicon),
        };
        self.push(Raw::Word, at, end, number);
        self.keep(end);
        Some(end)
    }

    /// Reads the one mark behind a word that ends its sentence: before a space and a capital, or at the end of the block.
    fn stop(&mut self, at: usize) -> bool {
        let after = match self.text.as_bytes()[at..] {
            [b'.' | b'?' | b'!'] => at + 1,
            [b'.' | b'?' | b'!', b' ', b'A'..=b'Z', ..] => at + 2,
            _ => return false,
        };
        self.push(Raw::Mark(class::STOP), at, at + 1, 0);
        self.keep(after);
        true
    }

    /// Reads the marks behind a word: where the next word begins, if one may.
    fn marks(&mut self, mut at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            let (mark, length) = match bytes[at..] {
                [b' ', ..] => return self.space(at + 1),
                [b'-', next, ..] if next.is_ascii_alphabetic() => return Some(at + 1),
                [b'/', next, ..] if next.is_ascii_alphabetic() => {
                    self.push(Raw::Mark(class::SLASH), at, at + 1, 0);
                    return Some(at + 1);
                }
                [b',', ..] => (class::COMMA, 1),
                [b';', ..] => (class::SEMICOLON, 1),
                [b':', ..] => (class::COLON, 1),
                [b')', ..] => (class::CLOSE, 1),
                [b'"', ..] => (class::QUOTATION, 1),
                // U+201D
                [0xe2, 0x80, 0x9d, ..] => (class::QUOTATION, 3),
                _ => return None,
            };
            self.push(Raw::Mark(mark), at, at + length, 0);
            at += length;
            self.keep(at);
        }
    }

    /// Reads what stands behind a space: where the next word begins, if one may.
    fn space(&mut self, at: usize) -> Option<usize> {
        self.keep(at);
        let bytes = self.text.as_bytes();
        let (mark, length) = match bytes[at..] {
            [b'a'..=b'z' | b'A'..=b'Z', ..] => return Some(at),
            // "(a)" may be the mark of an item.
            [b'(', ref rest @ ..]
                if matches!(Letters::read(rest), (1.., _)) && rest[Letters::read(rest).0..].first() == Some(&b' ') =>
            {
                (class::OPEN, 1)
            }
            [b'"', ..] => (class::QUOTATION, 1),
            // U+201C
            [0xe2, 0x80, 0x9c, ..] => (class::QUOTATION, 3),
            [b'&', b' ', ..] => (class::SIGN, 1),
            // U+2013, U+2014
            [0xe2, 0x80, 0x93 | 0x94, b' ', ..] => (class::SIGN, 3),
            _ => return None,
        };
        self.push(Raw::Mark(mark), at, at + length, 0);
        Some(at + length + usize::from(mark == class::SIGN))
    }

    fn push(&mut self, raw: Raw, start: usize, end: usize, number: u32) {
        let span = TextSpan { start: self.offset + narrow(start), end: self.offset + narrow(end) };
        self.tokens.push(Word { raw, span, number });
    }

    /// What has been read, up to a place, is plain.
    fn keep(&mut self, end: usize) {
        (self.end, self.kept) = (end, self.tokens.len());
    }
}

/// The length of the apostrophe that a text begins with.
fn apostrophe(bytes: &[u8]) -> usize {
    match bytes {
        [b'\'', ..] => 1,
        // U+2019
        [0xe2, 0x80, 0x99, ..] => 3,
        _ => 0,
    }
}

/// Where the plain word ends that begins at a place.
fn word_end(bytes: &[u8], at: usize) -> Option<usize> {
    let end = at + Letters::read(&bytes[at..]).0;
    (end > at && is_plain_before(bytes, at, end)).then_some(end)
}

/// Whether nothing is made of the letters from one place to another by what stands behind them.
fn is_plain_before(bytes: &[u8], start: usize, end: usize) -> bool {
    match bytes[end..] {
        // "A. Scope", "a) names": at the start of a block it may number it.
        [b'.' | b')', ..] if start == 0 => false,
        [] | [b' ' | b',' | b';' | b')' | b'?' | b'!' | b'-' | b'/' | b'"', ..] | [0xe2, 0x80, 0x9d, ..] => true,
        [b':', ref rest @ ..] => rest.first() != Some(&b'/'),
        [b'.', ref rest @ ..] => matches!(rest, [] | [b' ', b'A'..=b'Z', ..]),
        _ => false,
    }
}
