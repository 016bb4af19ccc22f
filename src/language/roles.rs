//! From the shape of a clause to the clause: which concepts it names, and which parts they play.

use super::clause::{Bond, Clause, Embedded, Mention, Reading, number};
use super::insets::HOLE;
use super::shape::{Denial, Infinitive, Shape};
use super::tag::{self, Token, concepts};
use crate::document::TextSpan;
use crate::lexicon::{ConceptSet, Cue, Lexicon, Meaning, Modality, Role, class};
use std::ops::Range;

/// What tells the parts that concepts play.
#[derive(Clone, Copy)]
pub(super) struct Roles<'a> {
    /// The document's.
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
}

/// A sentence whose clauses are being read.
pub(super) struct Line<'a> {
    /// The sentence, by number.
    pub(super) sentence: u32,
    /// Its tokens among the document's.
    pub(super) tokens: Range<usize>,
    /// A symbol for each of them.
    pub(super) symbols: &'a str,
    /// Whether the clauses that are read from them are insets.
    pub(super) inset: bool,
}

impl Roles<'_> {
    /// The clause of a shape; its mentions are added to the reading.
    pub(super) fn clause(&self, shape: &Shape, line: &Line<'_>, reading: &mut Reading) -> Clause {
        let tokens = &reading.tokens[line.tokens.clone()];
        let own = &tokens[shape.tokens.clone()];
        let agent = shape.agents.iter().find(|agent| self.is_cue(&tokens[agent.start], Cue::Agent));
        // Commas and the like before the first word part the clause from the one before.
        let first = own.iter().find(|token| !(class::COMMA..=class::SEMICOLON).contains(&token.symbol)).or(own.first());
        let span = first.map_or(TextSpan::default(), |first| first.span.to(own[own.len() - 1].span));
        let subject = shape.subject.as_ref().and_then(|subject| words(tokens, subject));
        let verb = shape.verb.as_ref().and_then(|verb| words(tokens, verb));
        let mut named = ConceptSet::default();
        let from = reading.mentions.len();
        self.mentions(shape, agent, line.symbols, own, &mut reading.mentions, &mut named);
        let embedded = self.embedded(shape, line.symbols, tokens, &reading.mentions[from..]);
        self.purposes(shape, &embedded, span, tokens, &mut reading.mentions, &mut named);
        // "the right not to be profiled" denies nothing.
        let resolved = reading.mentions[from..].iter().any(|mention| {
            mention.concept == self.lexicon.known.right
                || mention.role == Role::Action
                    && verb.is_some_and(|verb| mention.span.start >= verb.start && mention.span.end <= verb.end)
        });
        let denial = shape.denied(line.symbols, resolved, |at| self.is_cue(&tokens[at], Cue::Party));
        let modality = self.modality(shape, tokens);
        Clause {
            span,
            kind: shape.kind,
            sentence: line.sentence,
            denied: denial.is_some(),
            denied_by_verb: denial == Some(Denial::Verb),
            partial: shape.is_partial(line.symbols.as_bytes()),
            inset: line.inset,
            modality,
            passive: shape.passive,
            subject,
            verb,
            lead: None,
            mentions: number(from)..number(reading.mentions.len()),
            embedded: {
                let from = number(reading.embedded.len());
                reading.embedded.extend(embedded);
                from..number(reading.embedded.len())
            },
            named,
        }
    }

    fn is_cue(&self, token: &Token, cue: Cue) -> bool {
        token.cues(self.lexicon).has(cue)
    }

    /// Adds what the words of a clause name, each meaning in the part that it plays.
    fn mentions(
        &self,
        shape: &Shape,
        agent: Option<&Range<usize>>,
        symbols: &str,
        own: &[Token],
        all: &mut Vec<Mention>,
        named: &mut ConceptSet,
    ) {
        let from = all.len();
        let said = |(at, _): &(usize, &Token)| symbols.as_bytes()[*at] != HOLE;
        for (at, token) in own.iter().enumerate().map(|(at, token)| (at + shape.tokens.start, token)).filter(said) {
            for meaning in tag::meanings(token, self.lexicon) {
                let Some(concept) = meaning.concept() else { continue };
                if !shape.allows(at, token.symbol, meaning.class) {
                    continue;
                }
                let role = if concept == self.lexicon.known.date {
                    Role::Time
                } else {
                    shape.role(at, meaning.class, agent, self.lexicon.concepts[usize::from(concept)].kind, symbols)
                };
                let role = match role {
                    _ if shape.verb.is_none() => role,
                    Role::Recipient => self.party(at, shape, symbols, own),
                    // "We show advertising": what is done is not what it is done for.
                    Role::Purpose if !self.is_served(at, shape, symbols, own) => Role::Topic,
                    role => role,
                };
                // "PayPal's policy": whose it is, not who does it.
                let possessive = || self.lexicon.endings.is_possessive(&self.text[token.span.range()]);
                let role = if role == Role::Actor && possessive() { Role::Topic } else { role };
                let mention = Mention { concept, role, span: token.span, inherited: false };
                if all[from..].last() != Some(&mention) {
                    named.extend(&self.lexicon.concepts[usize::from(concept)].is);
                    all.push(mention);
                }
            }
        }
    }

    /// The part of somebody who does not act: who gets or gives what is handed over, or is named besides.
    fn party(&self, at: usize, shape: &Shape, symbols: &str, own: &[Token]) -> Role {
        let token = |at: usize| &own[at - shape.tokens.start];
        // "With third parties, such as couriers": examples are of what they stand behind.
        let leads = |group: &Range<usize>| group.start < at && !self.is_cue(token(group.start), Cue::Example);
        let before = shape.prepositions.iter().rfind(|group| leads(group) && self.reaches(group, at, symbols, own, shape));
        let Some(group) = before else {
            // "We provide the police with your data", "our insurers are given access".
            let is_first = shape.first_object.as_ref().is_some_and(|object| object.contains(&at));
            let is_given = shape.passive && shape.subjects.iter().any(|subject| subject.contains(&at));
            return if (is_first || is_given) && self.hands_over(at, shape, own) { Role::Recipient } else { Role::Party };
        };
        if self.is_cue(token(group.start), Cue::Source) {
            Role::Source
        } else if self.is_cue(token(group.start), Cue::Recipient) && self.hands_over(at, shape, own) {
            Role::Recipient
        } else {
            Role::Party
        }
    }

    /// Whether a token stands behind an infinitive, or "for"; an item that begins with its verb may be an infinitive.
    fn is_served(&self, at: usize, shape: &Shape, symbols: &str, own: &[Token]) -> bool {
        let leads = |at: usize| own[at - shape.tokens.start].cues(self.lexicon).has_any(&[Cue::Serves, Cue::Purpose]);
        let serves =
            |group: &Range<usize>| group.start <= at && leads(group.start) && self.reaches(group, at, symbols, own, shape);
        let is_item = shape.subject.is_none() && !shape.passive;
        is_item
            || shape.infinitives.iter().any(|infinitive| infinitive.words.start <= at)
            || shape.prepositions.iter().any(serves)
    }

    /// Whether a prepositional group goes on to a token: "with couriers, our bank and others".
    fn reaches(&self, group: &Range<usize>, at: usize, symbols: &str, own: &[Token], shape: &Shape) -> bool {
        let goes_on = |&at: &usize| {
            let symbol = symbols.as_bytes()[at];
            let is_listed = (class::FORM..=class::ADJECTIVE).contains(&symbol)
                || matches!(symbol, class::NOUN_OR_VERB | class::NOUNS_OR_VERB | class::ADVERB)
                || (class::DETERMINER..=class::DETERMINED).contains(&symbol)
                || (class::COMMA..=class::CLOSE).contains(&symbol);
            is_listed || self.is_cue(&own[at - shape.tokens.start], Cue::Example)
        };
        (group.end..at).all(|at| goes_on(&at))
    }

    /// Whether the verb that a token depends on hands something over: the last before it, or that of its subject.
    fn hands_over(&self, at: usize, shape: &Shape, own: &[Token]) -> bool {
        let known = &self.lexicon.known;
        let acts = [known.share, known.provide, known.send, known.submit, known.communicate];
        let infinitive = shape.infinitives.iter().rfind(|infinitive| infinitive.words.start <= at);
        let Some(verb) = infinitive.map(|infinitive| &infinitive.words).or(shape.verb.as_ref()) else { return false };
        // "Visible to members".
        let says = |own_at: usize, token: &Token| {
            verb.contains(&own_at) || token.symbol == class::ADJECTIVE && (verb.end..at).contains(&own_at)
        };
        let mut named = (shape.tokens.start..).zip(own).filter(|(at, token)| says(*at, token));
        named.any(|(_, token)| {
            let mut concepts = concepts(token, self.lexicon);
            concepts.any(|concept| acts.iter().any(|&act| self.lexicon.concepts[usize::from(concept)].is.contains(act)))
        })
    }

    /// The propositions whose verbs are infinitives: what somebody else is to do, and what the clause's own act is for.
    ///
    /// Where the verb of the clause says nothing of a practice, the infinitive goes on with it: "we take care to protect".
    fn embedded(&self, shape: &Shape, symbols: &str, tokens: &[Token], mentions: &[Mention]) -> Vec<Embedded> {
        let Some(verb) = shape.verb.as_ref().filter(|_| !shape.infinitives.is_empty()) else { return Vec::new() };
        let (Some(verb_words), known) = (words(tokens, verb), &self.lexicon.known) else { return Vec::new() };
        let is = |mention: &Mention, concept| self.lexicon.concepts[usize::from(mention.concept)].is.contains(concept);
        let within = |mention: &&Mention, span: TextSpan| span.start <= mention.span.start && mention.span.end <= span.end;
        let acts = || mentions.iter().filter(|mention| mention.role == Role::Action && within(mention, verb_words));
        let does = acts().any(|act| !is(act, known.other_act));
        let speaks = acts().any(|act| is(act, known.communicate));
        let bond = match () {
            () if acts().any(|act| is(act, known.allow)) => Bond::Allowed,
            () if acts().any(|act| [known.request, known.require, known.want].iter().any(|&asks| is(act, asks))) => Bond::Asked,
            () => Bond::Purpose,
        };
        let doer = |infinitive: &Infinitive| {
            // "Partners are allowed to keep it."
            let subject = shape.subject.as_ref().filter(|_| {
                shape.passive && bond != Bond::Purpose && (verb.end..=verb.end + 1).contains(&infinitive.words.start)
            });
            let span = words(tokens, infinitive.behind.as_ref().or(subject).filter(|_| !speaks)?)?;
            let named = || mentions.iter().filter(|mention| within(mention, span));
            let is_someone = named().all(|what| what.role != Role::Data)
                && named().any(|who| {
                    is(who, known.third_party)
                        || matches!(who.role, Role::Actor | Role::Recipient | Role::Party | Role::Audience)
                            && bond != Bond::Purpose
                        || (is(who, known.user) || is(who, known.first_party)) && who.span == span
                });
            is_someone.then_some(span)
        };
        let mut embedded = Vec::new();
        for (at, infinitive) in shape.infinitives.iter().enumerate() {
            // What is said first in a clause goes up to its subject: "To run the service, we collect ...".
            let next = shape.infinitives.get(at + 1).map(|next| next.words.start);
            let end = next.into_iter().chain(shape.subject_or_verb()).filter(|next| *next >= infinitive.words.end);
            let end = end.min().unwrap_or(shape.tokens.end);
            let doer = doer(infinitive);
            if let (Some(span), Some(verb)) = (words(tokens, &(infinitive.words.start..end)), words(tokens, &infinitive.words))
                && (does || doer.is_some())
            {
                let bond = doer.map_or(Bond::Purpose, |_| bond);
                embedded.push(Embedded { span, verb, doer, bond, denied: infinitive.is_denied(symbols.as_bytes()) });
            }
        }
        embedded
    }

    /// Adds the infinitives behind the verb that say what for.
    fn purposes(
        &self,
        shape: &Shape,
        embedded: &[Embedded],
        span: TextSpan,
        tokens: &[Token],
        all: &mut Vec<Mention>,
        named: &mut ConceptSet,
    ) {
        if shape.verb.is_none() {
            return;
        }
        let concept = self.lexicon.known.infinitive;
        for infinitive in &shape.infinitives {
            let span = words(tokens, &infinitive.words).unwrap_or(span);
            // What others are allowed or asked to do is no purpose, nor is "the right to object".
            let before = infinitive.words.start.checked_sub(1);
            if before.is_some_and(|before| self.is_complemented(&tokens[before]))
                || embedded.iter().any(|other| other.verb == span && other.bond != Bond::Purpose)
            {
                continue;
            }
            named.extend(&self.lexicon.concepts[usize::from(concept)].is);
            all.push(Mention { concept, role: Role::Purpose, span, inherited: false });
        }
    }

    /// Whether an infinitive right behind a word tells more of it.
    fn is_complemented(&self, token: &Token) -> bool {
        self.lexicon.ends(&self.text[token.span.range()], Cue::Complemented)
    }

    fn modality(&self, shape: &Shape, tokens: &[Token]) -> Modality {
        let Some(verb) = &shape.verb else { return Modality::Plain };
        let is_modal = |class: u8| matches!(class, class::MODAL | class::DENIED_AUXILIARY);
        let modal = tokens[verb.clone()].iter().find(|token| is_modal(token.symbol));
        let meaning = modal.and_then(|token| tag::meanings(token, self.lexicon).find(|meaning| is_modal(meaning.class)));
        meaning.and_then(Meaning::modality).unwrap_or_default()
    }
}

/// The words of a range of tokens.
fn words(tokens: &[Token], range: &Range<usize>) -> Option<TextSpan> {
    let tokens = &tokens[range.clone()];
    tokens.first().map(|first| first.span.to(tokens[tokens.len() - 1].span))
}
