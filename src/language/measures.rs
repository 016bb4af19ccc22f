//! What numbers and links add to the clauses of a sentence: ages, periods, dates, definitions, routes.

use super::clause::{Mention, Reading, Sentence};
use super::grammar::{ClauseGrammar, Rule};
use super::parse::Reader;
use crate::document::{Mark, TextSpan};
use crate::lexicon::{Role, class};
use pest::Parser;
use std::ops::Range;

/// Ages that policies draw lines at, in years.
const AGES: std::ops::RangeInclusive<u16> = 10..=21;

/// Years that policies are dated with.
pub(super) const YEARS: std::ops::RangeInclusive<u16> = 1990..=2100;

impl Reader<'_> {
    /// Ages and periods: numbers with what makes them so.
    pub(super) fn measures(
        &self,
        symbols: &str,
        tokens: &Range<usize>,
        ranges: &[Range<usize>],
        sentence: &mut Sentence,
        reading: &mut Reading,
    ) {
        // Numbers; "(the "Company")" defines a name.
        let measured = |symbol: &u8| matches!(*symbol, class::NUMBER | class::LIST_MARK);
        let defines = || symbols.as_bytes().contains(&class::OPEN) && symbols.as_bytes().contains(&class::QUOTATION);
        if !symbols.as_bytes().iter().any(measured) && !defines() {
            return;
        }
        let parsed = ClauseGrammar::parse(Rule::measures, symbols).expect("internal error: clause.pest takes every sentence");
        let known = &self.lexicon.known;
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
            let span = own[0].span.to(own[own.len() - 1].span);
            sentence.named.extend(&self.lexicon.concepts[usize::from(concept)].is);
            let holder = ranges.iter().position(|range| range.contains(&at.start) || range.contains(&(at.end - 1)));
            if let Some(holder) = holder {
                let clause = sentence.clauses.start as usize + holder;
                self.add(clause, Mention { concept, role, span, inherited: false }, reading);
            }
        }
    }

    /// Links are routes, and words that stand for an address.
    pub(super) fn links(&mut self, sentence: &mut Sentence, reading: &mut Reading) {
        self.links_from(sentence.span);
        for &(span, mark) in self.links[self.next_link..].iter().take_while(|(span, _)| span.start < sentence.span.end) {
            let span = TextSpan { start: span.start.max(sentence.span.start), end: span.end.min(sentence.span.end) };
            let concept = match mark {
                Mark::Link => self.lexicon.known.link,
                Mark::MailLink => self.lexicon.known.email,
                Mark::Anchor | Mark::Strong | Mark::Break => continue,
            };
            sentence.named.extend(&self.lexicon.concepts[usize::from(concept)].is);
            let clauses = sentence.clauses.start as usize..reading.clauses.len();
            let holder = clauses.rev().find(|&clause| reading.clauses[clause].span.start < span.end);
            if let Some(clause) = holder {
                self.add(clause, Mention { concept, role: Role::Channel, span, inherited: false }, reading);
            }
        }
    }

    /// Adds a mention to one of the last sentence's clauses.
    fn add(&self, clause: usize, mention: Mention, reading: &mut Reading) {
        let at = reading.clauses[clause].mentions.end;
        reading.mentions.insert(at as usize, mention);
        reading.clauses[clause].mentions.end += 1;
        reading.clauses[clause].named.extend(&self.lexicon.concepts[usize::from(mention.concept)].is);
        for later in &mut reading.clauses[clause + 1..] {
            later.mentions = later.mentions.start + 1..later.mentions.end + 1;
        }
    }
}
