//! Sentences and tokens of a block, as `document.pest` reads them.

use crate::document::TextSpan;
use pest::Parser;
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

/// What [`read`] tells in the order of the text.
pub(super) enum Event {
    /// A sentence begins.
    Sentence,
    /// A token of the sentence, or the number of the block before its first sentence.
    Token(Raw, TextSpan),
}

/// Reads a block's text, which starts at `offset` of the document's.
pub(super) fn read(text: &str, offset: u32, mut tell: impl FnMut(Event)) {
    let block = DocumentGrammar::parse(Rule::block, text).expect("internal error: document.pest takes every text");
    for pair in block.flatten() {
        let raw = match pair.as_rule() {
            Rule::sentence => {
                tell(Event::Sentence);
                continue;
            }
            Rule::word | Rule::mixed | Rule::initials | Rule::abbreviation => Raw::Word,
            Rule::number => Raw::Number,
            Rule::email => Raw::Email,
            Rule::url => Raw::Url,
            Rule::phone => Raw::Phone,
            Rule::address => Raw::Address,
            Rule::date | Rule::month_date => Raw::Date,
            Rule::placeholder => Raw::Placeholder,
            Rule::opaque => Raw::Opaque,
            Rule::list_mark => Raw::ListMark,
            Rule::stop => Raw::Mark(b'.'),
            Rule::comma => Raw::Mark(b','),
            Rule::semicolon => Raw::Mark(b';'),
            Rule::colon => Raw::Mark(b':'),
            Rule::open => Raw::Mark(b'('),
            Rule::close => Raw::Mark(b')'),
            Rule::quote => Raw::Mark(b'Q'),
            Rule::slash => Raw::Mark(b'/'),
            Rule::dash | Rule::symbol => Raw::Mark(b'-'),
            _ => continue,
        };
        let span = pair.as_span();
        let narrow = |n: usize| offset + u32::try_from(n).expect("internal error: a block is smaller than 4 GiB");
        tell(Event::Token(raw, TextSpan { start: narrow(span.start()), end: narrow(span.end()) }));
    }
}
