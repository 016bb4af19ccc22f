//! Blocks as `document.pest` is given them: a run of plain text is one character, whose tokens are known.

use super::plain;
use super::raw::narrow;
use super::tag::Word;
use crate::document::TextSpan;
use crate::lexicon::Lexicon;
use std::ops::Range;

/// The text of blocks as the grammar reads it: a run of plain words is one character, for such runs are most of a text and a
/// grammar spends as much on each letter as on a mark.
#[derive(Debug, Default)]
pub(super) struct Skeleton {
    pub(super) text: String,
    /// Places of it with the places of the document's text that they stand for, where the two part ways.
    cuts: Vec<(u32, u32)>,
    /// The runs in it.
    runs: Vec<Run>,
    /// The tokens of all runs.
    plain: Vec<Word>,
    /// The blocks that were drawn, in order.
    blocks: Vec<Drawn>,
    /// The tokens of sentences that are a run each, among those of all runs.
    sentences: Vec<Range<usize>>,
}

#[derive(Clone, Debug)]
struct Run {
    /// Where it stands in the text of the skeleton.
    place: u32,
    /// Its tokens among those of all runs.
    words: Range<usize>,
}

/// How a block was drawn.
#[derive(Clone, Debug)]
enum Drawn {
    /// Its sentences are runs, these of all such: it has nothing that a grammar is needed for, and is not in the skeleton's text.
    Plain(Range<usize>),
    /// For the grammar to read.
    Text,
}

/// A run whose first letter is small; one that ends its sentence.
const SMALL_RUN: [char; 2] = ['\u{1}', '\u{3}'];
/// A run whose first letter is a capital; one that ends its sentence.
const CAPITAL_RUN: [char; 2] = ['\u{2}', '\u{4}'];
/// A form that begins with digits - an address, a date - has no more words than this.
const FORM_WORDS: usize = 8;
/// What ends a block.
const END: char = '\u{5}';
/// What these characters become where they stand in a text: another one that means nothing.
const STRANGE: char = '\u{7}';

impl Skeleton {
    /// Forgets the blocks drawn.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.cuts.clear();
        self.runs.clear();
        self.plain.clear();
        self.blocks.clear();
        self.sentences.clear();
    }

    /// How large it is: the bytes of its text, and the tokens of its runs.
    pub(super) fn size(&self) -> usize {
        self.text.len() + self.plain.len()
    }

    /// Leads from it back to the text.
    pub(super) fn places(&self) -> Places<'_> {
        Places { skeleton: self, next_block: 0, next_cut: 0, next_run: 0 }
    }

    /// Adds a block whose text starts at `offset` of the document's.
    pub(super) fn draw(&mut self, text: &str, offset: u32, lexicon: &Lexicon) {
        let (block, cuts, runs) = (self.text.len(), self.cuts.len(), self.runs.len());
        self.cuts.push((narrow(block), offset));
        let bytes = text.as_bytes();
        let (mut at, mut copied) = (0, 0);
        // Within brackets, and behind a word with a digit, a form may go on over several words.
        let (mut bracketed, mut digits) = (false, 0);
        // Since the last space there was something that an address may have within.
        let mut odd = false;
        while at < bytes.len() {
            let fresh = at == 0 || bytes[at - 1] == b' ' || !odd && matches!(bytes[at - 1], b'-' | b'/');
            let byte = bytes[at];
            if fresh && byte.is_ascii_alphabetic() {
                let (end, words) = if bracketed || digits > 0 {
                    plain::words(bytes, at, if bracketed { usize::MAX } else { digits })
                } else {
                    let run = self.plain.len();
                    let (end, ends) = plain::run(text, at, offset, lexicon, &mut self.plain);
                    if end > at {
                        self.text.push_str(&text[copied..at]);
                        self.runs.push(Run { place: narrow(self.text.len()), words: run..self.plain.len() });
                        let run = if byte.is_ascii_lowercase() { SMALL_RUN } else { CAPITAL_RUN };
                        self.text.push(run[usize::from(ends)]);
                        self.cuts.push((narrow(self.text.len()), offset + narrow(end)));
                        copied = end;
                    }
                    (end, 0)
                };
                if end > at {
                    digits = digits.saturating_sub(words);
                    odd = bytes[end - 1] != b' ' && !bytes[end - 1].is_ascii_alphabetic();
                    at = end;
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
                1..=5 => {
                    self.text.push_str(&text[copied..at]);
                    self.text.push(STRANGE);
                    copied = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        self.text.push_str(&text[copied..]);
        if is_plain(&self.text[block..]) {
            let first = self.sentences.len();
            self.sentences.extend(self.runs.drain(runs..).map(|run| run.words));
            self.blocks.push(Drawn::Plain(first..self.sentences.len()));
            self.cuts.truncate(cuts);
            self.text.truncate(block);
        } else {
            self.blocks.push(Drawn::Text);
            self.text.push(END);
        }
    }
}

/// Whether a block as it is drawn is nothing but runs, of which all but the last end their sentences.
fn is_plain(drawn: &str) -> bool {
    let is = |run: char, which: usize| run == SMALL_RUN[which] || run == CAPITAL_RUN[which];
    let mut runs = drawn.chars();
    runs.next_back().is_some_and(|last| is(last, 0) || is(last, 1)) && runs.all(|run| is(run, 1))
}

/// Leads from a skeleton back to the text; asked in the order of the text.
pub(super) struct Places<'a> {
    skeleton: &'a Skeleton,
    /// The block that is asked for next.
    next_block: usize,
    /// The first of the cuts behind what was asked for.
    next_cut: usize,
    /// The first of the runs that is not before what was asked for.
    next_run: usize,
}

impl<'a> Places<'a> {
    /// The sentences of the next block where they are a run each; `None` where the grammar has read it.
    pub(super) fn plain_block(&mut self) -> Option<impl Iterator<Item = &'a [Word]> + use<'a>> {
        let skeleton = self.skeleton;
        let block = &skeleton.blocks[self.next_block];
        self.next_block += 1;
        match block {
            Drawn::Plain(sentences) => {
                Some(skeleton.sentences[sentences.clone()].iter().map(|words| &skeleton.plain[words.clone()]))
            }
            Drawn::Text => None,
        }
    }

    /// The text that a part of the skeleton stands for.
    pub(super) fn of(&mut self, start: usize, end: usize) -> TextSpan {
        let start = self.at(narrow(start));
        TextSpan { start, end: self.at(narrow(end)) }
    }

    /// The tokens of the run that stands at a place of the skeleton, if one does.
    pub(super) fn run(&mut self, place: usize) -> Option<&'a [Word]> {
        let (place, runs) = (narrow(place), &self.skeleton.runs);
        while runs.get(self.next_run).is_some_and(|run| run.place < place) {
            self.next_run += 1;
        }
        let run = runs.get(self.next_run).filter(|run| run.place == place)?;
        Some(&self.skeleton.plain[run.words.clone()])
    }

    fn at(&mut self, place: u32) -> u32 {
        let cuts = &self.skeleton.cuts;
        while cuts.get(self.next_cut).is_some_and(|&(cut, _)| cut <= place) {
            self.next_cut += 1;
        }
        let (cut, text) = cuts[self.next_cut - 1];
        text + (place - cut)
    }
}
