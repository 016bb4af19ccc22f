//! Sentences and tokens of a block, as `document.pest` reads them.

use super::raw::{Raw, narrow};
use super::skeleton::{Places, Skeleton};
use super::tag::Word;
use crate::document::TextSpan;
use crate::lexicon::class;
use pest::Parser;
use pest::iterators::Pairs;

// The parser of `document.pest`, whose words the build script takes from the lists of the language.
include!(concat!(env!("OUT_DIR"), "/document_grammar.rs"));

/// What [`Blocks::read`] tells in the order of the text.
pub(super) enum Event<'a> {
    /// A sentence begins.
    Sentence,
    /// A token of the sentence, or the number of the block before its first sentence.
    Token(Raw, TextSpan),
    /// Tokens of the sentence whose words have been looked up.
    Run(&'a [Word]),
}

/// Blocks as `document.pest` reads them, one behind the other, and those that need no reading.
pub(super) struct Blocks<'a> {
    pairs: Pairs<'a, Rule>,
    places: Places<'a>,
}

impl<'a> Blocks<'a> {
    /// Reads the blocks of a skeleton.
    pub(super) fn new(skeleton: &'a Skeleton) -> Self {
        let mut parsed =
            DocumentGrammar::parse(Rule::blocks, &skeleton.text).expect("internal error: document.pest takes every text");
        let blocks = parsed.next().expect("internal error: document.pest reads one text");
        Self { pairs: blocks.into_inner(), places: skeleton.places() }
    }

    /// Tells what the next block has; `text` is the document's.
    pub(super) fn read(&mut self, text: &str, mut tell: impl FnMut(Event<'a>)) {
        if let Some(sentences) = self.places.plain_block() {
            for run in sentences {
                tell(Event::Sentence);
                tell(Event::Run(run));
            }
            return;
        }
        let block = self.pairs.next().expect("internal error: document.pest reads as many blocks as were drawn");
        for pair in block.into_inner().flatten() {
            let (start, end) = (pair.as_span().start(), pair.as_span().end());
            let raw = match pair.as_rule() {
                Rule::sentence => {
                    tell(Event::Sentence);
                    continue;
                }
                Rule::words | Rule::last => {
                    if let Some(run) = self.places.run(start) {
                        tell(Event::Run(run));
                        continue;
                    }
                    let span = self.places.of(start, end);
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
            tell(Event::Token(raw, self.places.of(start, end)));
        }
    }
}
