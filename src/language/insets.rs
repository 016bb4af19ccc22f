//! Clauses that interrupt another: "your name (and we mean it) is deleted", "your name, which you gave us, is deleted".
//!
//! They are cut out before the grammar reads the sentence, and read by themselves. So the clause that goes on behind one keeps its
//! subject, its denial, and what stands on both sides.

use super::tag::Token;
use crate::lexicon::{Cue, Lexicon, class};
use std::ops::Range;

/// What stands in place of each token of an inset in the clause around it.
pub(super) const HOLE: u8 = b'~';

/// The insets of a sentence, in tokens, with the brackets or commas around them.
pub(super) fn find(tokens: &[Token], symbols: &[u8], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut insets = Vec::new();
    let mut at = 0;
    while at < symbols.len() {
        let end = match symbols[at] {
            class::OPEN => bracketed(symbols, at),
            class::COMMA => relative(tokens, symbols, at, lexicon),
            _ => None,
        };
        if let Some(end) = end {
            insets.push(at..end);
        }
        at = end.unwrap_or(at + 1);
    }
    insets
}

/// The words of an inset without what is around them.
pub(super) fn inner(inset: &Range<usize>) -> Range<usize> {
    inset.start + 1..inset.end - 1
}

fn is_auxiliary(symbol: u8) -> bool {
    (class::MODAL..=class::DENIED_AUXILIARY).contains(&symbol)
}

fn is_verb(symbol: u8) -> bool {
    is_auxiliary(symbol) || matches!(symbol, class::NOUN_OR_VERB | class::NOUNS_OR_VERB | class::VERB..=class::VERB_ED)
}

/// Where the brackets end that open at a place, if a clause or a denial stands in them.
fn bracketed(symbols: &[u8], open: usize) -> Option<usize> {
    let close = open + 1 + symbols[open + 1..].iter().position(|symbol| *symbol == class::CLOSE)?;
    let within = &symbols[open + 1..close];
    let plain = !within.iter().any(|symbol| matches!(*symbol, class::OPEN | class::QUOTATION | class::LIST_MARK));
    let (first, rest) = within.split_first()?;
    let verb = |symbols: &[u8]| symbols.iter().any(|&symbol| is_verb(symbol));
    let speaker = within.iter().position(|symbol| *symbol == class::PRONOUN);
    let says = match *first {
        class::CONDITIONAL | class::EXCEPTION | class::RELATIVE => verb(rest),
        class::VERB | class::PLEASE => true,
        // "As described above".
        class::PREPOSITION => rest.first() == Some(&class::VERB_ED),
        // "Sizes and names, but not what the files hold".
        _ if within.contains(&class::NEGATION) && !within.iter().any(|&symbol| is_auxiliary(symbol)) => true,
        _ => speaker.is_some_and(|speaker| verb(&within[speaker..])),
    };
    (open > 0 && plain && says && !rest.is_empty()).then_some(close + 1)
}

/// Where a relative clause ends that begins behind a comma, if another comma ends it and the clause around it goes on behind.
fn relative(tokens: &[Token], symbols: &[u8], comma: usize, lexicon: &Lexicon) -> Option<usize> {
    // "With whom", "some of which".
    let led = usize::from(symbols.get(comma + 1) == Some(&class::PREPOSITION));
    let marker = comma + 1 + led;
    let begins = matches!(symbols.get(marker), Some(&(class::RELATIVE | class::OBJECT_PRONOUN | class::DETERMINER)))
        && tokens[marker].cues(lexicon).has(Cue::Which);
    if !begins || comma == 0 {
        return None;
    }
    let ends_part = |symbol: &u8| matches!(*symbol, class::COMMA | class::COLON | class::SEMICOLON);
    let part = symbols[..comma].iter().rposition(ends_part).map_or(0, |before| before + 1);
    let joint = symbols[part..comma].iter().rposition(|symbol| *symbol == class::COORDINATION).unwrap_or(0);
    let verb = |symbols: &[u8]| symbols.iter().any(|&symbol| is_verb(symbol));
    let around = Around { verb: verb(&symbols[part..comma]), joined_verb: verb(&symbols[part + joint..comma]) };
    let acts = symbols.get(marker + 1).is_some_and(|&symbol| is_verb(symbol));
    let mut said = false;
    let mut at = marker + 1;
    while at < symbols.len() {
        match symbols[at] {
            // "Which may include, without limitation, ads": its object is still to come.
            class::COMMA if acts && matches!(symbols[at - 1], class::VERB | class::VERB_S | class::NOUN_OR_VERB) => return None,
            class::COMMA if said && goes_on(tokens, symbols, at + 1, around, lexicon) => return Some(at + 1),
            // "Which may hold your name, address, and age": what is listed is of the relative clause.
            class::COMMA if around.verb => return None,
            class::SEMICOLON | class::COLON | class::STOP | class::OPEN | class::CLOSE => return None,
            symbol => said |= is_verb(symbol),
        }
        at += 1;
    }
    None
}

/// What stands before an inset of the clause around it.
#[derive(Clone, Copy)]
struct Around {
    /// Whether it has a verb.
    verb: bool,
    /// Whether it has one behind the last "and".
    joined_verb: bool,
}

/// Whether what begins at a place goes on with the clause before the inset: with its verb, or behind that.
fn goes_on(tokens: &[Token], symbols: &[u8], at: usize, around: Around, lexicon: &Lexicon) -> bool {
    let at = at + symbols[at..].iter().take_while(|symbol| **symbol == class::ADVERB).count();
    match symbols.get(at) {
        Some(&(class::PREPOSITION | class::TO | class::PURPOSE_TO)) if around.verb => !tokens[at].cues(lexicon).has(Cue::Example),
        Some(&class::NEGATION) => !around.joined_verb,
        Some(&symbol) => !around.verb && is_verb(symbol) || !around.joined_verb && is_auxiliary(symbol),
        None => false,
    }
}
