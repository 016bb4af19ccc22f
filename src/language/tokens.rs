//! Sentences and tokens of a block, as `document.pest` reads them.

use crate::document::TextSpan;
use crate::lexicon::class;
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
            Rule::words => {
                let span = pair.as_span();
                let mut at = offset + narrow(span.start());
                for word in span.as_str().split_terminator(' ') {
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
        let span = pair.as_span();
        tell(Event::Token(raw, TextSpan { start: offset + narrow(span.start()), end: offset + narrow(span.end()) }));
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: a block is smaller than 4 GiB")
}
