//! Phrases with the company's name where the vocabulary has "we", "us" or "our": "give Acme your name", "the Company's assets".

use super::pen::Pen;
use crate::document::TextSpan;
use crate::language::clause::{Clause, Mention, Sentence};
use crate::language::tag::Token;
use crate::lexicon::{ConceptId, Cue, Kind, Role, class};

/// A phrase has at most so many words before the name, and so many behind.
const REACH: (usize, usize) = (4, 5);

/// Makes clauses name what phrases with the company's name stand for.
pub(super) fn read(pen: &mut Pen<'_>) {
    for sentence in 0..pen.sentences.len() {
        let mut line = None;
        for clause in pen.sentences[sentence].clauses.clone() {
            let names = names(&pen.clauses[clause as usize], pen);
            if names.is_empty() {
                continue;
            }
            let line = line.get_or_insert_with(|| Line::new(&pen.sentences[sentence], pen));
            let own = &pen.clauses[clause as usize];
            let found: Vec<Mention> =
                names.iter().filter_map(|&name| line.phrase(name, pen)).flat_map(|phrase| mentions(&phrase, own, pen)).collect();
            if !found.is_empty() {
                pen.reword(clause as usize, &found, &names);
            }
        }
    }
}

/// Where a clause names the company by a name.
fn names(clause: &Clause, pen: &Pen<'_>) -> Vec<TextSpan> {
    let known = &pen.lexicon.known;
    let named = |mention: &&Mention| {
        let is_name = [known.company_name, known.full_company_name].contains(&mention.concept);
        !mention.inherited
            && (is_name || mention.concept == known.first_party && is_general(&pen.document.text[mention.span.range()], pen))
    };
    let mut names: Vec<TextSpan> = pen.mentions(clause).iter().filter(named).map(|mention| mention.span).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether words are a name that any policy may use: "the Company".
fn is_general(words: &str, pen: &Pen<'_>) -> bool {
    let words = words.to_lowercase().replace('\u{2019}', "'");
    let words = pen.lexicon.endings.noun(&words).unwrap_or(&words);
    pen.lexicon.company.names.iter().any(|name| name == words)
}

/// The words of a sentence, by number, each with where it stands.
struct Line {
    numbers: Vec<u32>,
    spans: Vec<TextSpan>,
}

/// A phrase of the vocabulary.
struct Phrase {
    node: u32,
    span: TextSpan,
    /// Whether what stands before it leads to a verb: "to give", "please give".
    led: bool,
}

impl Line {
    fn new(sentence: &Sentence, pen: &Pen<'_>) -> Self {
        let from = pen.tokens.partition_point(|token| token.span.start < sentence.span.start);
        let mut line = Self { numbers: Vec::new(), spans: Vec::new() };
        for token in pen.tokens[from..].iter().take_while(|token| token.span.start < sentence.span.end) {
            line.words(token, pen);
        }
        line
    }

    fn words(&mut self, token: &Token, pen: &Pen<'_>) {
        let text = &pen.document.text[token.span.range()];
        let mut at = 0;
        for word in text.split([' ', '-']) {
            let start = token.span.start + u32::try_from(at).expect("internal error: a document is smaller than 4 GiB");
            let end = start + u32::try_from(word.len()).expect("internal error: a document is smaller than 4 GiB");
            at += word.len() + 1;
            if !word.is_empty() {
                self.numbers.push(pen.lexicon.number(word));
                self.spans.push(TextSpan { start, end });
            }
        }
    }

    /// The longest phrase around a name, in the place of which "our" or the like stands.
    fn phrase(&self, name: TextSpan, pen: &Pen<'_>) -> Option<Phrase> {
        let (lexicon, company) = (pen.lexicon, &pen.lexicon.company);
        let first = self.spans.partition_point(|span| span.start < name.start);
        let behind = self.spans.partition_point(|span| span.end <= name.end);
        let possessive = lexicon.endings.is_possessive(&pen.document.text[name.range()]);
        let instead = if possessive { [&company.possessive; 2] } else { [&company.object, &company.subject] };
        let last = self.numbers.len().min(behind + REACH.1);
        // "The Acme site", "all Acme users": no phrase of the vocabulary has "us" there, but for the country.
        let named = first.checked_sub(1).is_some_and(|before| {
            let before = &pen.document.text[self.spans[before].range()];
            lexicon.cues_of(before).has(Cue::Article)
        });
        let starts = if possessive { first.saturating_sub(REACH.0)..first + 1 } else { first.saturating_sub(REACH.0)..first };
        if !possessive && named {
            return None;
        }
        for word in instead {
            for start in starts.clone() {
                let before = first - start;
                let words: Vec<u32> =
                    [&self.numbers[start..first], &[lexicon.number(word)], &self.numbers[behind..last]].concat();
                let Some((node, count)) = lexicon.longest(&words).filter(|&(_, count)| count > before && count > 1) else {
                    continue;
                };
                let end = if count == before + 1 { name.end } else { self.spans[behind + count - before - 2].end };
                let span = TextSpan { start: self.spans.get(start).map_or(name.start, |span| span.start), end };
                let led = start.checked_sub(1).is_some_and(|before| {
                    let at = pen.tokens.partition_point(|token| token.span.end < self.spans[before].end);
                    pen.tokens.get(at).is_some_and(|token| matches!(token.symbol, class::TO | class::PURPOSE_TO | class::PLEASE))
                });
                return Some(Phrase { node, span, led });
            }
        }
        None
    }
}

/// What a phrase names in a clause, in the parts that it plays.
fn mentions(phrase: &Phrase, clause: &Clause, pen: &Pen<'_>) -> Vec<Mention> {
    let overlaps = |other: TextSpan| phrase.span.start < other.end && other.start < phrase.span.end;
    let in_verb = clause.verb.is_some_and(overlaps) || phrase.led;
    // Whoever is named by a word of the phrase plays the part of that word.
    let mut parts = pen.mentions(clause).iter().filter(|mention| overlaps(mention.span)).map(|mention| mention.role);
    let part = parts.find(|role| matches!(role, Role::Actor | Role::Recipient | Role::Source));
    let in_subject = clause.subject.is_some_and(|subject| subject.start <= phrase.span.start && phrase.span.end <= subject.end);
    let role = |concept: ConceptId, class: u8| match pen.lexicon.concepts[usize::from(concept)].kind {
        Kind::Action if in_verb && (class::VERB..=class::VERB_ING).contains(&class) => Role::Action,
        Kind::Actor | Kind::Recipient if in_subject && !clause.passive => Role::Actor,
        kind @ (Kind::Actor | Kind::Recipient) => part.unwrap_or(Role::of_kind(kind)),
        kind => Role::of_kind(kind),
    };
    let meanings = pen.lexicon.meanings(phrase.node).iter().map(|meaning| meaning.get());
    let named = meanings.filter_map(|meaning| Some((meaning.concept()?, meaning.class)));
    { named }
        .map(|(concept, class)| Mention { concept, role: role(concept, class), span: phrase.span, inherited: false })
        .collect()
}
