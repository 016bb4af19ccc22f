//! What "this information", "it" and "they" stand for: the data, or the people, named last before them.

use super::handed_down::{MOST_HANDED_DOWN, owner};
use super::pen::Pen;
use crate::document::{BlockKind, Document, TextSpan};
use crate::language::clause::{Clause, Mention, Reading};
use crate::language::tag::Token;
use crate::lexicon::{ConceptId, Cue, Lexicon, Role, class};

/// So many sentences back something may have been named.
const SENTENCES: usize = 3;
/// The items of a list count as one sentence, up to so many.
const ITEMS: usize = 24;

/// What can stand for something named before, and what it may stand for.
struct Resolver<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
}

/// Gives clauses with "this information", "it" or "they" what these stand for.
pub(super) fn resolve(pen: &mut Pen<'_>) {
    let resolver = Resolver { document: pen.document, lexicon: pen.lexicon };
    let mut at = 0;
    for index in 0..pen.clauses.len() {
        let span = pen.clauses[index].span;
        at += pen.tokens[at..].partition_point(|token| token.span.start < span.start);
        let tokens = pen.tokens[at..].partition_point(|token| token.span.start < span.end);
        let tokens = at..at + tokens;
        for wanted in resolver.wanted(&pen.clauses[index], &pen.tokens[tokens], pen).into_iter().flatten() {
            let found = resolver.named_before(index, wanted, pen);
            pen.inherit(index, &found);
        }
    }
}

/// What an expression stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Data,
    Actor,
}

impl Resolver<'_> {
    fn is(&self, mention: &Mention, concept: ConceptId) -> bool {
        self.lexicon.concepts[usize::from(mention.concept)].is.contains(concept)
    }

    /// Whether it names companies or people without saying which.
    fn is_generic(&self, mention: &Mention) -> bool {
        [self.lexicon.known.third_party, self.lexicon.known.unspecified_third_party].contains(&mention.concept)
    }

    /// What the clause has a word for that does not name it.
    fn wanted(&self, clause: &Clause, tokens: &[Token], reading: &Reading) -> [Option<Wanted>; 2] {
        let mut wanted = [None; 2];
        let Some(verb) = clause.verb else { return wanted };
        let mentions = reading.mentions(clause);
        if !mentions.iter().any(|mention| mention.role == Role::Action) {
            return wanted;
        }
        // "We use them to run your account": what an infinitive does something with is none of the verb's own.
        let embedded = reading.embedded(clause);
        let own = |mention: &&Mention| {
            let within = |span: TextSpan| span.start <= mention.span.start && mention.span.end <= span.end;
            mention.inherited || !embedded.iter().any(|embedded| within(embedded.span))
        };
        let data = mentions.iter().filter(|mention| mention.role == Role::Data).filter(own);
        let general = [self.lexicon.known.information, self.lexicon.known.personal_information];
        let mut specific = data.clone().filter(|mention| !general.contains(&mention.concept));
        let points = |mention: &Mention| !mention.inherited && self.points_back(mention.span);
        if specific.next().is_none() && data.clone().any(points) {
            wanted[0] = Some(Wanted::Data);
        }
        // "these are kept for ten years"
        let subject = clause.subject.map_or("", |subject| &self.document.text[subject.range()]);
        if clause.passive && data.clone().next().is_none() && self.lexicon.cues_of(subject).has(Cue::PointsBack) {
            wanted[0] = Some(Wanted::Data);
        }
        // "these companies may track you"
        let generic = |mention: &Mention| mention.role == Role::Actor && !mention.inherited && self.is_generic(mention);
        if mentions.iter().any(|mention| generic(mention) && self.points_back(mention.span)) {
            wanted[1] = Some(Wanted::Actor);
        }
        // "it is voluntary to disclose it" is about nobody.
        let within = |span: TextSpan| verb.start <= span.start && span.end <= verb.end;
        let acts = mentions.iter().any(|mention| mention.role == Role::Action && within(mention.span));
        let stands = |token: &&Token| matches!(token.symbol, class::PRONOUN | class::OBJECT_PRONOUN);
        for token in tokens.iter().filter(stands) {
            let subject = token.span.end <= verb.start;
            let cues = token.cues(self.lexicon);
            if subject && !clause.passive && acts && cues.has(Cue::StandsForActor) {
                wanted[1] = Some(Wanted::Actor);
            }
            if subject == clause.passive && cues.has(Cue::StandsForData) && data.clone().next().is_none() {
                wanted[0] = Some(Wanted::Data);
            }
        }
        wanted
    }

    /// Whether "this", "such" or the like stands before a word, or begins the phrase.
    fn points_back(&self, span: TextSpan) -> bool {
        let points = |word: &str| self.lexicon.cues_of(word).has(Cue::PointsBack);
        let words = |text: &str| text.split_whitespace().next().is_some_and(points);
        let before = &self.document.text.as_bytes()[(span.start as usize).saturating_sub(12)..span.start as usize];
        let last = before.trim_ascii_end().rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
        words(&self.document.text[span.range()]) || std::str::from_utf8(last).is_ok_and(points)
    }

    /// What was named last before a clause: in its sentence, in one of the sentences before, in the list before.
    fn named_before(&self, index: usize, wanted: Wanted, reading: &Reading) -> Vec<Mention> {
        let clause = &reading.clauses[index];
        let sentence = clause.sentence as usize;
        let own = reading.sentences[sentence].clauses.start as usize..index;
        let mut found = self.antecedents(own, wanted, reading);
        let mut back = sentence;
        for _ in 0..SENTENCES {
            if !found.is_empty() || back == 0 || self.is_heading(back, reading) {
                break;
            }
            back -= 1;
            found = self.antecedents(clauses(back, reading), wanted, reading);
            if wanted == Wanted::Data && self.is_item(back, reading) && !self.is_item(sentence, reading) {
                let first = back.saturating_sub(ITEMS);
                while back > first && self.is_item(back - 1, reading) {
                    back -= 1;
                    found.extend(self.antecedents(clauses(back, reading), wanted, reading));
                }
            }
        }
        found.truncate(MOST_HANDED_DOWN);
        found
    }

    /// What the clauses name that could be meant.
    fn antecedents(&self, clauses: std::ops::Range<usize>, wanted: Wanted, reading: &Reading) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        for clause in clauses.rev() {
            let clause = &reading.clauses[clause];
            for mention in reading.mentions(clause) {
                let (fits, role) = match wanted {
                    Wanted::Data => (mention.role == Role::Data, Role::Data),
                    Wanted::Actor => {
                        let named = matches!(mention.role, Role::Actor | Role::Recipient | Role::Source | Role::Party);
                        (named && !self.is(mention, self.lexicon.known.first_party), Role::Actor)
                    }
                };
                let new = || !found.iter().any(|other| other.concept == mention.concept);
                if fits && new() && found.len() < MOST_HANDED_DOWN {
                    found.push(Mention { role, inherited: true, ..*mention });
                }
                // "Your name ... it": whose it is, is taken over too.
                if fits
                    && wanted == Wanted::Data
                    && let Some(owner) = owner(mention, clause, self.lexicon, reading)
                    && !found.iter().any(|other| other.concept == owner.concept)
                {
                    found.push(Mention { inherited: true, ..owner });
                }
            }
            if wanted == Wanted::Actor && !found.is_empty() {
                // "Other websites ... they": they are sites, too.
                let is_site = |mention: &&Mention| {
                    mention.concept == self.lexicon.known.other_site && found.iter().any(|actor| actor.span == mention.span)
                };
                let site = reading.mentions(clause).iter().find(is_site);
                found.extend(site.map(|site| Mention { inherited: true, ..*site }));
                break;
            }
        }
        found
    }

    fn is_item(&self, sentence: usize, reading: &Reading) -> bool {
        matches!(self.document.blocks[reading.sentences[sentence].block as usize].kind, BlockKind::Item(_))
    }

    fn is_heading(&self, sentence: usize, reading: &Reading) -> bool {
        sentence > 0 && matches!(self.document.blocks[reading.sentences[sentence - 1].block as usize].kind, BlockKind::Heading(_))
    }
}

fn clauses(sentence: usize, reading: &Reading) -> std::ops::Range<usize> {
    let clauses = &reading.sentences[sentence].clauses;
    clauses.start as usize..clauses.end as usize
}
