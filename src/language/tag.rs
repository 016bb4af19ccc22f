//! Tags: the words of a block as the vocabulary knows them.

use super::raw::Raw;
use crate::document::TextSpan;
use crate::lexicon::class;
use crate::lexicon::{ConceptId, Cue, Cues, Known, Lexicon, Meaning, Sense, StoredMeaning};

/// A word, phrase, closed form or mark, with what the vocabulary knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its text.
    pub span: TextSpan,
    /// The character that `clause.pest` knows it by.
    pub symbol: u8,
    /// A number's value; 0 where there is none, or it is larger than any age or period.
    pub value: u16,
    pub(super) meaning: TokenMeaning,
}

impl Token {
    /// Whether the vocabulary has no entry for it.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.meaning == TokenMeaning::None
    }

    /// The concepts that it stands for.
    pub(super) fn concepts<'a>(&'a self, lexicon: &'a Lexicon) -> impl Iterator<Item = ConceptId> + use<'a> {
        meanings(self, lexicon).filter_map(Meaning::concept)
    }

    /// Whether it is a closed form: the one of this concept.
    #[must_use]
    pub fn is_form(&self, form: ConceptId) -> bool {
        matches!(self.meaning, TokenMeaning::Form(meaning) if meaning.get().sense == Sense::Concept(form))
    }

    /// What it is a cue of.
    pub(super) fn cues(&self, lexicon: &Lexicon) -> Cues {
        match self.meaning {
            TokenMeaning::Phrase(node) => lexicon.cues(node),
            TokenMeaning::None | TokenMeaning::Form(_) => Cues::default(),
        }
    }
}

/// Where a token's meanings are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenMeaning {
    None,
    /// A phrase of the lexicon.
    Phrase(u32),
    /// A closed form.
    Form(StoredMeaning),
}

/// A word as it was read, before phrases are found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) raw: Raw,
    pub(super) span: TextSpan,
    pub(super) number: u32,
}

/// What a closed form means; other words are looked up.
fn form(raw: Raw, known: &Known) -> Option<StoredMeaning> {
    let concept = match raw {
        Raw::Email => known.email,
        Raw::Url => known.url,
        Raw::Phone => known.phone,
        Raw::Address => known.address,
        Raw::Date => known.date,
        Raw::Placeholder => known.placeholder,
        _ => return None,
    };
    Some(StoredMeaning::from(Meaning { sense: Sense::Concept(concept), class: class::FORM }))
}

/// A word's number in the lexicon, its case and apostrophe folded; a possessive is found by its noun.
pub(super) fn number(word: &str, lexicon: &Lexicon) -> u32 {
    let mut buffer = [0_u8; 40];
    let bytes = word.as_bytes();
    if bytes.len() <= buffer.len() && word.is_ascii() {
        let lower = &mut buffer[..bytes.len()];
        lower.copy_from_slice(bytes);
        lower.make_ascii_lowercase();
        let lower = std::str::from_utf8(lower).expect("internal error: ASCII is UTF-8");
        match lexicon.word(lower) {
            0 => lexicon.endings.noun(lower).map_or(0, |noun| lexicon.word(noun)),
            known => known,
        }
    } else if bytes.len() > 4 * buffer.len() {
        0
    } else {
        let lower = word.to_lowercase().replace('\u{2019}', "'");
        match lexicon.word(&lower) {
            0 => lexicon.endings.noun(&lower).map_or(0, |noun| lexicon.word(noun)),
            known => known,
        }
    }
}

/// Joins words into the longest phrases of the lexicon and gives each its symbol.
pub(super) fn tag(text: &str, words: &[Word], numbers: &mut Vec<u32>, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    numbers.clear();
    numbers.extend(words.iter().map(|word| word.number));
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        let mut taken = 1;
        let token = match word.raw {
            Raw::Word | Raw::Number => match phrase(&numbers[at..], tokens.last(), lexicon) {
                Some((node, count)) => {
                    taken = count;
                    let span = word.span.to(words[at + count - 1].span);
                    let symbol = lexicon.symbol(node);
                    let value = lexicon.meanings(node).iter().find_map(|meaning| meaning.get().number()).unwrap_or(0);
                    Token { span, symbol, value, meaning: TokenMeaning::Phrase(node) }
                }
                None if word.raw == Raw::Number => {
                    let value = text[word.span.range()].parse().unwrap_or(0);
                    Token { span: word.span, symbol: class::NUMBER, value, meaning: TokenMeaning::None }
                }
                None => {
                    let symbol = lexicon.endings.guess(&text[word.span.range()]).unwrap_or(class::UNKNOWN);
                    Token { span: word.span, symbol, value: 0, meaning: TokenMeaning::None }
                }
            },
            Raw::Mark(symbol) => Token { span: word.span, symbol, value: 0, meaning: TokenMeaning::None },
            Raw::ListMark => {
                // "under (13)" may be an age.
                let value = text[word.span.range()].trim_matches(['(', ')']).parse().unwrap_or(0);
                Token { span: word.span, symbol: class::LIST_MARK, value, meaning: TokenMeaning::None }
            }
            Raw::Opaque => Token { span: word.span, symbol: class::UNKNOWN, value: 0, meaning: TokenMeaning::None },
            closed => {
                let meaning = form(closed, &lexicon.known).map_or(TokenMeaning::None, TokenMeaning::Form);
                Token { span: word.span, symbol: class::FORM, value: 0, meaning }
            }
        };
        tokens.push(token);
        at += taken;
    }
}

/// The phrase that words start with: its node and how many words it takes.
///
/// A phrase led by a determiner gives way to a longer one behind the determiner ("our service" in "our service providers");
/// a noun led by an auxiliary is none behind a pronoun ("we do not track").
fn phrase(numbers: &[u32], before: Option<&Token>, lexicon: &Lexicon) -> Option<(u32, usize)> {
    if numbers[0] == 0 {
        return None;
    }
    let (node, count) = lexicon.longest(numbers)?;
    if count == 1 {
        return Some((node, count));
    }
    let alone = lexicon.longest(&numbers[..1]);
    let first = alone.map(|(node, _)| lexicon.symbol(node));
    let gives_way = match first {
        Some(class::DETERMINER) => numbers[1] != 0 && lexicon.longest(&numbers[1..]).is_some_and(|(_, next)| next >= count),
        // "for 21 days before being deleted"
        Some(class::YEAR | class::UNIT) => {
            before.is_some_and(|token| token.symbol == class::NUMBER)
                && !matches!(lexicon.symbol(node), class::AGE_WORD | class::YEAR | class::UNIT)
        }
        Some(class::PRONOUN) => before.is_some_and(|token| token.symbol == class::CONDITIONAL),
        Some(class::DO) => lexicon.symbol(node) == class::NOUN && before.is_some_and(|token| token.symbol == class::PRONOUN),
        _ => false,
    };
    if gives_way { alone } else { Some((node, count)) }
}

/// Whether the "that" behind a verb points at the noun behind it ("we will delete that information"), which has no verb of its own.
fn points(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let verb = at.checked_sub(1).map(|before| tokens[before].symbol);
    let own = tokens[at + 2..].iter().map(|token| token.symbol).take_while(|symbol| {
        !matches!(*symbol, class::STOP | class::COMMA | class::SEMICOLON | class::CONDITIONAL | class::PURPOSE_TO | class::TO)
    });
    matches!(verb, Some(class::VERB | class::VERB_ING | class::NOUN_OR_VERB))
        && tokens[at].cues(lexicon).has(Cue::That)
        && own.take(REACH).all(|symbol| {
            matches!(
                symbol,
                class::FORM..=class::ADJECTIVE | class::VERB_ING | class::ADVERB | class::DETERMINER | class::DETERMINED
            ) || matches!(symbol, class::COORDINATION | class::PREPOSITION | class::COMPARATOR | class::AGE_BOUND)
        })
}

/// So many words behind "that" tell whether a clause follows.
const REACH: usize = 6;

/// So many words stand before the verb of a short subject at the most.
const NEAR: usize = 3;

/// Settles classes by their neighbours: between two plurals a noun or verb is a verb ("advertisers use cookies"), and "subject to"
/// behind "is" excepts nothing.
pub(super) fn disambiguate(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    let mut aside_ends = None;
    // Where the clause may have begun.
    let mut begun = 0;
    // Whether it begins with an auxiliary that a verb has still to follow.
    let mut asks = matches!(tokens.first().map(|first| first.symbol), Some(class::MODAL | class::DO));
    for at in 0..tokens.len() {
        let before = at.checked_sub(1).map_or(class::STOP, |before| tokens[before].symbol);
        let after = tokens.get(at + 1).map(|token| token.symbol);
        if tokens[at].symbol == class::RELATIVE && after == Some(class::NOUN) && points(tokens, at, lexicon) {
            tokens[at].symbol = class::DETERMINER;
        }
        let near = at - begun <= NEAR;
        // "Our site uses trackers", "the company uses Google Analytics", but not "the customer reviews page is ours".
        let acts = match (tokens[at].symbol, before, after) {
            (class::NOUNS_OR_VERB, class::NOUN | class::UNKNOWN | class::DETERMINED, Some(class::NOUNS)) => near,
            (class::NOUNS_OR_VERB, class::NOUN | class::UNKNOWN | class::DETERMINED, Some(class::NOUN | class::ADJECTIVE)) => {
                let is_titled = text[tokens[at].span.range()].starts_with(char::is_uppercase);
                near && !is_titled && !has_verb(&tokens[at + 1..])
            }
            _ => false,
        };
        let behind_be = tokens[..at].iter().rfind(|token| !matches!(token.symbol, class::ADVERB | class::NEGATION));
        let behind_be = behind_be.is_some_and(|token| token.symbol == class::BE);
        let token = &mut tokens[at];
        match token.symbol {
            class::NOUN_OR_VERB if before == class::NOUNS && after == Some(class::NOUNS) => token.symbol = class::VERB,
            class::NOUN_OR_VERB if before == class::NOUNS && after == Some(class::NOUN) && near => token.symbol = class::VERB,
            // "We and our partners use:"
            class::NOUN_OR_VERB if before == class::NOUNS && after == Some(class::COLON) && at <= 2 * NEAR => {
                token.symbol = class::VERB;
            }
            class::NOUNS_OR_VERB if acts => token.symbol = class::VERB_S,
            // "Do customers request updates?", "may our site use cookies?"
            class::NOUN_OR_VERB if asks && near && is_noun(before) && after.is_some_and(is_noun_like) => {
                token.symbol = class::VERB;
                asks = false;
            }
            class::COMMA | class::COLON | class::SEMICOLON | class::CONDITIONAL | class::RELATIVE | class::SUBORDINATOR => {
                begun = at + 1;
            }
            // "one month", "a year": a number all the same.
            class::DETERMINER if matches!(after, Some(class::YEAR | class::UNIT)) && token.cues(lexicon).has(Cue::One) => {
                token.symbol = class::NUMBER;
                token.value = 1;
            }
            // "before we share it", "until you ask"
            class::PREPOSITION | class::COMPARATOR if after == Some(class::PRONOUN) && token.cues(lexicon).has(Cue::Moment) => {
                token.symbol = class::CONDITIONAL;
            }
            // "you would like us to"
            class::PREPOSITION if before == class::MODAL && meanings(token, lexicon).any(|own| own.class == class::VERB) => {
                token.symbol = class::VERB;
            }
            class::NOUN_OR_VERB if before == class::COMMA && after == Some(class::NOUNS) => aside_ends = Some(at),
            // "Cookies are set": a participle that is written like the verb.
            class::NOUN_OR_VERB | class::VERB if behind_be && is_participle(token, lexicon) => token.symbol = class::VERB_ED,
            class::EXCEPTION if before == class::BE && !token.is_unknown() => token.symbol = class::PREPOSITION,
            _ => {}
        }
        // "vendors, including Google, use cookies"
        if let Some(end) = aside_ends.take() {
            let begins = tokens[..end - 1].iter().rposition(|token| token.symbol == class::COMMA).map(|comma| comma + 1);
            if begins.is_some_and(|begins| end - begins <= 2 * NEAR && tokens[begins].cues(lexicon).has(Cue::Example)) {
                tokens[end].symbol = class::VERB;
            }
        }
    }
}

/// Whether a word may be a participle.
fn is_participle(token: &Token, lexicon: &Lexicon) -> bool {
    meanings(token, lexicon).any(|meaning| meaning.class == class::VERB_ED)
}

/// Whether a subject may end so.
fn is_noun(symbol: u8) -> bool {
    matches!(symbol, class::NOUN | class::NOUNS | class::UNKNOWN | class::DETERMINED)
}

/// Whether an object may begin so.
fn is_noun_like(symbol: u8) -> bool {
    matches!(symbol, class::FORM..=class::UNKNOWN | class::ADJECTIVE..=class::NOUNS_OR_VERB | class::DETERMINER..=class::DETERMINED)
}

/// Whether words have a verb that may be of the noun before them, up to where another clause may begin.
fn has_verb(tokens: &[Token]) -> bool {
    let own = tokens.iter().map(|token| token.symbol).take_while(|symbol| {
        !matches!(*symbol, class::COMMA | class::COORDINATION | class::COLON..=class::SEMICOLON | class::CONDITIONAL..=class::SUBORDINATOR | class::PRONOUN | class::STOP)
    });
    { own }.any(|symbol| matches!(symbol, class::VERB_S | class::VERB_ED | class::MODAL..=class::DENIED_AUXILIARY))
}

/// What a token means.
pub(super) fn meanings<'a>(token: &'a Token, lexicon: &'a Lexicon) -> impl Iterator<Item = Meaning> + use<'a> {
    let meanings = match &token.meaning {
        TokenMeaning::None => &[][..],
        TokenMeaning::Phrase(node) => lexicon.meanings(*node),
        TokenMeaning::Form(meaning) => std::slice::from_ref(meaning),
    };
    meanings.iter().map(|meaning| meaning.get())
}

/// The concepts that a token may mean.
pub(super) fn concepts<'a>(token: &'a Token, lexicon: &'a Lexicon) -> impl Iterator<Item = ConceptId> + use<'a> {
    meanings(token, lexicon).filter_map(Meaning::concept)
}
