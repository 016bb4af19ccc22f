//! Sentences and tokens of a block, as `document.pest` reads them.

use crate::document::TextSpan;
use crate::lexicon::class;
use pest::Parser;
use pest::iterators::{Pair, Pairs};
use pest_derive::Parser;

#[derive(Parser)]
#[grammar = "../grammar/document.pest"]
struct DocumentGrammar;

/// What a token is, by the rule of `document.pest` that read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    Word,
    Number,
    Email,
    Url,
    Phone,
    Address,
    Date,
    Placeholder,
    Opaque,
    ListMark,
    /// Punctuation, by the character that `clause.pest` knows it by.
    Mark(u8),
}

/// What [`Blocks::read`] tells in the order of the text.
pub(super) enum Event {
    /// A sentence begins.
    Sentence,
    /// A token of the sentence, or the number of the block before its first sentence.
    Token(Raw, TextSpan),
}

/// Blocks as `document.pest` reads them, one behind the other.
pub(super) struct Blocks<'a> {
    pairs: Pairs<'a, Rule>,
    places: Places<'a>,
}

impl Blocks<'_> {
    /// Tells what the next block has; `text` is the document's.
    pub(super) fn read(&mut self, text: &str, mut tell: impl FnMut(Event)) {
        let block = self.pairs.next().expect("internal error: document.pest reads as many blocks as were drawn");
        for pair in block.into_inner().flatten() {
            let raw = match pair.as_rule() {
                Rule::sentence => {
                    tell(Event::Sentence);
                    continue;
                }
                Rule::words => {
                    let span = self.places.of(&pair);
                    let mut at = span.start;
                    for word in text[span.range()].split_terminator(' ') {
                        let end = at + narrow(word.len());
                        tell(Event::Token(Raw::Word, TextSpan { start: at, end }));
                        at = end + 1;
                    }
                    continue;
                }
                Rule::word | Rule::mixed | Rule::initials | Rule::abbreviation => Raw::Word,
                Rule::number => Raw::Number,
                Rule::email => Raw::Email,
                Rule::url => Raw::Url,
                Rule::phone => Raw::Phone,
                Rule::address | Rule::postal_code => Raw::Address,
                Rule::date => Raw::Date,
                Rule::placeholder => Raw::Placeholder,
                Rule::opaque | Rule::ip_number => Raw::Opaque,
                Rule::list_mark => Raw::ListMark,
                Rule::stop => Raw::Mark(class::STOP),
                Rule::comma => Raw::Mark(class::COMMA),
                Rule::semicolon => Raw::Mark(class::SEMICOLON),
                Rule::colon => Raw::Mark(class::COLON),
                Rule::open => Raw::Mark(class::OPEN),
                Rule::close => Raw::Mark(class::CLOSE),
                Rule::quote => Raw::Mark(class::QUOTATION),
                Rule::slash => Raw::Mark(class::SLASH),
                Rule::dash | Rule::sign | Rule::symbol => Raw::Mark(class::SIGN),
                _ => continue,
            };
            tell(Event::Token(raw, self.places.of(&pair)));
        }
    }
}

/// The text of blocks as the grammar reads it: a run of plain words is one character, for such runs are most of a text and a
/// grammar spends as much on each letter as on a mark.
#[derive(Debug, Default)]
pub(super) struct Skeleton {
    text: String,
    /// Places of it with the places of the document's text that they stand for, where the two part ways.
    cuts: Vec<(u32, u32)>,
}

/// A run whose first letter is small.
const SMALL_RUN: char = '\u{1}';
/// A run whose first letter is a capital.
const CAPITAL_RUN: char = '\u{2}';
/// A form that begins with digits - an address, a date - has no more words than this.
const FORM_WORDS: u8 = 8;
/// What ends a block.
const END: char = '\u{3}';
/// What these characters become where they stand in a text: another one that means nothing.
const STRANGE: char = '\u{7}';

impl Skeleton {
    /// Forgets the blocks drawn.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.cuts.clear();
    }

    /// How large it is, in bytes.
    pub(super) fn size(&self) -> usize {
        self.text.len()
    }

    /// Reads the blocks that were drawn.
    pub(super) fn read(&self) -> Blocks<'_> {
        let mut parsed =
            DocumentGrammar::parse(Rule::blocks, &self.text).expect("internal error: document.pest takes every text");
        let blocks = parsed.next().expect("internal error: document.pest reads one text");
        Blocks { pairs: blocks.into_inner(), places: Places { cuts: &self.cuts, next: 0 } }
    }

    /// Adds a block whose text starts at `offset` of the document's.
    pub(super) fn draw(&mut self, text: &str, offset: u32) {
        self.cuts.push((narrow(self.text.len()), offset));
        let bytes = text.as_bytes();
        let (mut at, mut copied) = (0, 0);
        // Within brackets, and behind a word with a digit, a form may go on over several words.
        let (mut bracketed, mut digits) = (false, 0_u8);
        // Since the last space there was something that an address may have within.
        let mut odd = false;
        while at < bytes.len() {
            let fresh = at == 0 || bytes[at - 1] == b' ' || !odd && matches!(bytes[at - 1], b'-' | b'/');
            let byte = bytes[at];
            if fresh && byte.is_ascii_alphabetic() {
                let end = run(bytes, at);
                if end > at && !bracketed && digits == 0 {
                    self.text.push_str(&text[copied..at]);
                    self.text.push(if byte.is_ascii_lowercase() { SMALL_RUN } else { CAPITAL_RUN });
                    self.cuts.push((narrow(self.text.len()), offset + narrow(end)));
                    (at, copied, odd) = (end, end, false);
                    continue;
                }
                if end > at {
                    digits = digits.saturating_sub(1);
                    (at, odd) = (end, false);
                    continue;
                }
            }
            if fresh && byte != b' ' {
                digits = digits.saturating_sub(1);
            }
            odd = byte != b' ' && (odd || !byte.is_ascii_alphabetic() && !matches!(byte, b'-' | b'/'));
            match byte {
                b'0'..=b'9' => digits = FORM_WORDS,
                b'[' | b'{' => bracketed = true,
                b']' | b'}' | b'\n' => bracketed = false,
                1..=3 => {
                    self.text.push_str(&text[copied..at]);
                    self.text.push(STRANGE);
                    copied = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        self.text.push_str(&text[copied..]);
        self.text.push(END);
    }
}

/// Where the run of plain words with one space behind each ends that begins at a place; at the place itself where there is none.
/// The last word may stand before a mark that makes nothing else of it.
fn run(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        let letters = bytes[end..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            return end;
        }
        let after = end + letters;
        match bytes.get(after) {
            // "A. Scope", "a) names": at the start of a block it may number it.
            Some(b'.' | b')') if start == 0 && end == 0 => return end,
            Some(b' ') => end = after + 1,
            Some(b',' | b';' | b')' | b'?' | b'!' | b'-' | b'/' | b'"') | None => return after,
            Some(b':') if bytes.get(after + 1) != Some(&b'/') => return after,
            Some(b'.') => match bytes.get(after + 1..) {
                Some([] | [b' ', b'A'..=b'Z', ..]) => return after,
                _ => return end,
            },
            _ => return end,
        }
    }
}

/// Leads from the skeleton back to the text; asked in the order of the text.
struct Places<'a> {
    cuts: &'a [(u32, u32)],
    /// The first of the cuts behind what was asked for.
    next: usize,
}

impl Places<'_> {
    fn of(&mut self, pair: &Pair<'_, Rule>) -> TextSpan {
        let span = pair.as_span();
        let start = self.at(narrow(span.start()));
        TextSpan { start, end: self.at(narrow(span.end())) }
    }

    fn at(&mut self, place: u32) -> u32 {
        while self.cuts.get(self.next).is_some_and(|&(cut, _)| cut <= place) {
            self.next += 1;
        }
        let (cut, text) = self.cuts[self.next - 1];
        text + (place - cut)
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: a block is smaller than 4 GiB")
}
