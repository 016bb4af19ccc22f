//! The words of a block and where its sentences begin.

use super::raw::Raw;
use super::tag::{self, Word};
use super::tokens::{Blocks, Event};
use crate::lexicon::{Cue, Lexicon, class};
use std::ops::Range;

/// A sentence of more tokens is read in pieces, so that time stays linear whatever the text.
const MOST_TOKENS: usize = 250;

/// A month's name is followed by this at the most: a full stop, the day, its ending, "of", a comma, the year.
const DATE_WORDS: usize = 6;

/// The words of a block.
pub(super) struct Words<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// In the order of the text.
    pub(super) all: Vec<Word>,
    /// Where among them the sentences begin.
    starts: Vec<usize>,
}

impl<'a> Words<'a> {
    /// None yet; `text` is the document's.
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self { text, lexicon, all: Vec::new(), starts: Vec::new() }
    }

    /// Reads the words of the next block.
    pub(super) fn read(&mut self, blocks: &mut Blocks<'_>) {
        self.all.clear();
        self.starts.clear();
        let (text, lexicon) = (self.text, self.lexicon);
        let (words, starts) = (&mut self.all, &mut self.starts);
        blocks.read(text, |event| match event {
            Event::Sentence => starts.push(words.len()),
            Event::Token(raw, span) => {
                let number = if matches!(raw, Raw::Word | Raw::Number) { tag::number(&text[span.range()], lexicon) } else { 0 };
                push(Word { raw, span, number }, text, lexicon, words, starts);
            }
            Event::Run(run) => run.iter().for_each(|word| push(*word, text, lexicon, words, starts)),
        });
    }

    /// The words of each sentence, once those are joined that belong together.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &[Word]> {
        let ends = self.starts.iter().skip(1).copied().chain([self.all.len()]);
        self.starts.iter().zip(ends).map(|(&start, end)| &self.all[start..end])
    }

    /// Joins sentences that the full stop of an abbreviation parted: "Acme Inc. Privacy Policy". A function word begins a new one.
    pub(super) fn join_abbreviations(&mut self) {
        let (words, lexicon) = (&mut self.all, self.lexicon);
        let symbol = |word: &Word| lexicon.longest(&[word.number]).map(|(node, _)| lexicon.symbol(node));
        let abbreviates = |word: &Word| {
            lexicon
                .longest(&[word.number])
                .is_some_and(|(node, _)| lexicon.meanings(node).iter().any(|meaning| meaning.get().class == class::ABBREVIATION))
        };
        let mut begun = 0;
        self.starts.retain(|&start| {
            let Some(before) = start.checked_sub(2) else { return true };
            let stop =
                words[start - 1].raw == Raw::Mark(class::STOP) && words[start - 1].span.end - words[start - 1].span.start == 1;
            let goes_on = match words[start].raw {
                Raw::Word => symbol(&words[start]).is_none_or(|symbol| symbol <= class::VERB_ING),
                raw => raw == Raw::Mark(class::OPEN),
            };
            let joined =
                start - begun < MOST_TOKENS && stop && goes_on && words[before].number != 0 && abbreviates(&words[before]);
            if joined {
                words[start - 1].raw = Raw::Mark(class::SIGN);
            } else {
                begun = start;
            }
            !joined
        });
    }

    /// Makes one date of "May 19, 2026", "Nov. 30, 2017", "August 6th, 2024".
    pub(super) fn join_dates(&mut self) {
        let days = (1..self.all.len()).filter(|&at| self.all[at].raw == Raw::Number);
        let dates: Vec<Range<usize>> = days.filter_map(|day| self.date_around(day)).collect();
        if dates.is_empty() {
            return;
        }
        let (mut words, mut starts) = (Vec::with_capacity(self.all.len()), Vec::with_capacity(self.starts.len()));
        let (mut dates, mut sentences) = (dates.into_iter().peekable(), self.starts.iter().copied().peekable());
        let mut at = 0;
        while at < self.all.len() {
            if sentences.next_if(|&start| start <= at).is_some() {
                starts.push(words.len());
            }
            if let Some(date) = dates.next_if(|date| date.start == at) {
                let span = self.all[date.start].span.to(self.all[date.end - 1].span);
                words.push(Word { raw: Raw::Date, span, number: 0 });
                at = date.end;
                // The full stop of "Nov." began no sentence.
                while sentences.next_if(|&start| start < at).is_some() {}
                while dates.next_if(|date| date.start < at).is_some() {}
            } else {
                words.push(self.all[at]);
                at += 1;
            }
        }
        self.all = words;
        self.starts = starts;
    }

    /// The words of a date whose day stands at a place: the month before it, the year behind it.
    fn date_around(&self, day: usize) -> Option<Range<usize>> {
        let text = |at: usize| &self.text[self.all[at].span.range()];
        let value = |at: usize| text(at).parse::<u16>().ok();
        let is_mark = |at: usize| matches!(self.all[at].raw, Raw::Mark(class::STOP | class::COMMA | class::SIGN));
        if !value(day).is_some_and(|day| (1..=31).contains(&day)) {
            return None;
        }
        let month = if is_mark(day - 1) { day.checked_sub(2)? } else { day - 1 };
        let named = self.all[month].raw == Raw::Word
            && text(month).starts_with(char::is_uppercase)
            && self
                .lexicon
                .longest(&[self.all[month].number])
                .is_some_and(|(node, _)| self.lexicon.symbol(node) == class::MONTH || self.lexicon.cues(node).has(Cue::Month));
        if !named {
            return None;
        }
        let end = self.all.len().min(day + DATE_WORDS);
        let mut next = day + 1;
        let ends_day = |at: usize| self.all[at].raw == Raw::Word && self.lexicon.cues_of(text(at)).has(Cue::DayEnding);
        while next < end && (is_mark(next) || ends_day(next)) {
            next += 1;
        }
        let year = (next < end).then(|| value(next)).flatten()?;
        super::measures::YEARS.contains(&year).then_some(month..next + 1)
    }
}

/// Adds a word to those of a block.
fn push(mut word: Word, text: &str, lexicon: &Lexicon, words: &mut Vec<Word>, starts: &mut Vec<usize>) {
    let start = starts.last().copied().unwrap_or(0);
    if words.len() - start >= MOST_TOKENS {
        starts.push(words.len());
    }
    // "Acme AS": in capitals behind a name it is a Norwegian company, else a preposition.
    let named = |before: &Word| {
        let before = &text[before.span.range()];
        before.starts_with(char::is_uppercase) && !all_capitals(before)
    };
    let written = &text[word.span.range()];
    if written.as_bytes()[0].is_ascii_uppercase()
        && let Some(number) = lexicon.in_capitals(written).filter(|_| words.last().is_some_and(named))
    {
        word.number = number;
    }
    words.push(word);
}

fn all_capitals(word: &str) -> bool {
    !word.contains(char::is_lowercase)
}
