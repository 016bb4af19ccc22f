//! What numbers and brackets add to the clauses of a sentence: ages, periods, dates, definitions.

use super::clause::{Mention, Reading, Sentence};
use super::grammar::{ClauseGrammar, Rule};
use super::tag::Token;
use crate::lexicon::{Cue, Lexicon, Role, class};
use pest::Parser;
use std::ops::Range;

/// Ages that policies draw lines at, in years.
const AGES: std::ops::RangeInclusive<u16> = 10..=21;

/// Years that policies are dated with.
pub(super) const YEARS: std::ops::RangeInclusive<u16> = 1990..=2100;

/// Whether what stands in brackets before the first quotation mark leads to a name: "the", "together", "hereby referred to as".
fn defines(own: &[Token], text: &str, lexicon: &Lexicon) -> bool {
    let before: Vec<&Token> = own[1..].iter().take_while(|token| token.symbol != class::QUOTATION).collect();
    let leads = |token: &&&Token| {
        matches!(token.symbol, class::UNKNOWN | class::COORDINATION)
            || (class::DETERMINER..=class::NEGATIVE).contains(&token.symbol)
    };
    let calls = |token: &&Token| lexicon.ends(&text[own[0].span.end as usize..token.span.end as usize], Cue::Calls);
    before.iter().all(|token| leads(&token)) || before.into_iter().any(|token| calls(&token))
}

/// Adds them to the clauses of the sentence that was read last; `ranges` are the clauses' tokens.
pub(super) fn add(
    text: &str,
    lexicon: &Lexicon,
    symbols: &str,
    tokens: &Range<usize>,
    ranges: &[Range<usize>],
    sentence: &mut Sentence,
    reading: &mut Reading,
) {
    // Numbers; "(the "Company")" defines a name.
    let measured = |symbol: &u8| matches!(*symbol, class::NUMBER | class::LIST_MARK);
    let has_brackets = || symbols.as_bytes().contains(&class::OPEN) && symbols.as_bytes().contains(&class::QUOTATION);
    if !symbols.as_bytes().iter().any(measured) && !has_brackets() {
        return;
    }
    let parsed = ClauseGrammar::parse(Rule::measures, symbols).expect("internal error: clause.pest takes every sentence");
    let known = &lexicon.known;
    for pair in parsed.flatten() {
        let (concept, role) = match pair.as_rule() {
            Rule::age => (known.age, Role::Audience),
            Rule::duration => (known.duration, Role::Time),
            Rule::month_date => (known.date, Role::Time),
            Rule::definition => (known.definition, Role::Topic),
            _ => continue,
        };
        let at = pair.as_span().start()..pair.as_span().end();
        let own = &reading.tokens[tokens.start + at.start..tokens.start + at.end];
        let numbered = |range: std::ops::RangeInclusive<u16>| {
            let counts = |symbol: u8| matches!(symbol, class::NUMBER | class::LIST_MARK);
            own.iter().any(|token| counts(token.symbol) && range.contains(&token.value))
        };
        if (pair.as_rule() == Rule::age && !numbered(AGES)) || (pair.as_rule() == Rule::month_date && !numbered(YEARS)) {
            continue;
        }
        if pair.as_rule() == Rule::definition && !defines(own, text, lexicon) {
            continue;
        }
        let span = own[0].span.to(own[own.len() - 1].span);
        let is = &lexicon.concepts[usize::from(concept)].is;
        sentence.named.extend(is);
        let holds = |range: &Range<usize>| range.contains(&at.start) || range.contains(&(at.end - 1));
        let holders = ranges.iter().enumerate().filter(|(_, range)| holds(range));
        // An inset stands in another clause.
        let holder = { holders }.reduce(|outer, inner| if inner.1.end <= outer.1.end { inner } else { outer });
        if let Some((holder, _)) = holder {
            let clause = sentence.clauses.start as usize + holder;
            reading.insert(clause, Mention { concept, role, span, inherited: false }, is);
        }
    }
}
