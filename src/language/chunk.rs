//! Groups of words that can be told without a grammar, each as one symbol for `clause.pest`, which spends as much on each symbol.

use crate::lexicon::class;

/// A noun group that begins with a determiner: "the full name".
const DETERMINED_GROUP: u8 = b'\\';
/// One that begins with a noun.
const NOUN_GROUP: u8 = b']';
/// One that begins with a closed form.
const FORM_GROUP: u8 = b'^';
/// One that begins with an adjective.
const ADJECTIVE_GROUP: u8 = b'_';
/// A preposition with its noun group or pronoun.
const PREPOSITION_GROUP: u8 = b'`';

/// Writes a sentence's symbols for the grammar, with one for each noun group, and for each preposition with its noun group, that
/// can be told without it; what ends the sentence is left out. For each symbol written, and for the end, `places` gets where it
/// stands.
pub(super) fn chunk(symbols: &str, out: &mut String, places: &mut Vec<u16>) {
    let symbols = symbols.trim_end_matches(char::from(class::STOP)).as_bytes();
    let place = |at: usize| u16::try_from(at).expect("internal error: a sentence is read in pieces");
    // Within a preposition's group, or a noun group, that the grammar reads.
    let (mut open, mut grouped) = (false, false);
    let mut at = 0;
    while at < symbols.len() {
        places.push(place(at));
        let symbol = symbols[at];
        let (written, end) = noun_chunk(symbols, at)
            .map(|(written, end)| (written, if open || grouped { end } else { list_end(symbols, end) }))
            .or_else(|| preposition_chunk(symbols, at).filter(|_| !open))
            .unwrap_or((symbol, at + 1));
        out.push(char::from(written));
        open = match written {
            class::PREPOSITION..=class::TO => true,
            class::ADVERB | class::VERB_ING => open,
            _ => false,
        };
        grouped = !matches!(written, class::VERB | class::VERB_S)
            && matches!(
                written,
                class::FORM..=class::VERB_ING | class::DETERMINER | class::NEGATIVE | class::QUOTATION | class::MONTH
            );
        at = end;
    }
    places.push(place(symbols.len()));
}

/// The symbol of the noun group that begins at a place and is sure to be one, and where it ends.
fn noun_chunk(symbols: &[u8], at: usize) -> Option<(u8, usize)> {
    let adjectives = |from: usize| from + symbols[from..].iter().take_while(|symbol| **symbol == class::ADJECTIVE).count();
    let (written, nouns) = match symbols[at] {
        class::DETERMINER => (DETERMINED_GROUP, adjectives(at + 1)),
        class::DETERMINED => return Some((DETERMINED_GROUP, nouns_end(symbols, at + 1)?)),
        class::NOUN | class::NOUNS => (NOUN_GROUP, at),
        class::FORM => (FORM_GROUP, at),
        class::ADJECTIVE => (ADJECTIVE_GROUP, adjectives(at)),
        _ => return None,
    };
    nouns_end(symbols, nouns).filter(|&end| end > nouns).map(|end| (written, end))
}

/// Where the list ends that goes on behind a noun group, "your name, address and age": with the last group that is sure to be no
/// subject of another clause, for neither a verb nor a preposition follows.
fn list_end(symbols: &[u8], group: usize) -> usize {
    let joins = |symbol: &&u8| matches!(**symbol, class::COMMA | class::COORDINATION);
    let mut end = group;
    loop {
        let next = end + symbols[end..].iter().take(2).take_while(joins).count();
        let more = if next == end || next == symbols.len() { None } else { noun_chunk(symbols, next) };
        match more {
            Some((_, more)) if symbols.get(more).is_none_or(|&next| ends_group(next)) => end = more,
            _ => return end,
        }
    }
}

/// Whether what follows a noun group leaves it without a verb.
fn ends_group(next: u8) -> bool {
    matches!(next, class::COMMA..=class::SEMICOLON | class::CONDITIONAL..=class::SUBORDINATOR | class::STOP)
}

/// Where nouns end behind which no noun group can go on.
fn nouns_end(symbols: &[u8], at: usize) -> Option<usize> {
    let is_noun = |symbol: &&u8| (class::FORM..=class::UNKNOWN).contains(*symbol);
    let end = at + symbols[at..].iter().take_while(is_noun).count();
    let goes_on =
        |symbol: &u8| (class::FORM..=class::VERB_ING).contains(symbol) || matches!(*symbol, class::QUOTATION | class::MONTH);
    (!symbols.get(end).is_some_and(goes_on)).then_some(end)
}

/// The symbol of the preposition with what it leads, which begin at a place and are sure to belong together, and where they end.
fn preposition_chunk(symbols: &[u8], at: usize) -> Option<(u8, usize)> {
    let end = match (symbols[at], *symbols.get(at + 1)?) {
        (class::PREPOSITION..=class::TO, class::PRONOUN | class::OBJECT_PRONOUN) => at + 2,
        // Behind "to" a word without an entry may be a verb.
        (class::PREPOSITION | class::COMPARATOR, class::UNKNOWN) => nouns_end(symbols, at + 1)?,
        (class::PREPOSITION..=class::TO, _) => noun_chunk(symbols, at + 1)?.1,
        _ => return None,
    };
    Some((PREPOSITION_GROUP, end))
}
