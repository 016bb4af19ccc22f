//! The parts of a clause, as the rules of `clause.pest` mark them.

use super::clause::ClauseKind;
use super::grammar::Rule;
use super::insets::HOLE;
use crate::lexicon::{Kind, Role, class};
use pest::iterators::Pair;
use std::ops::Range;

/// What of a clause is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Denial {
    /// What its subject does.
    Verb,
    /// Its object, or an infinitive.
    Object,
}

/// An infinitive, or an -ing form that says what for, in tokens of the sentence.
pub(super) struct Infinitive {
    /// "to show", "for showing".
    pub(super) words: Range<usize>,
    /// The noun group or pronoun that it stands right behind: "partners" in "we allow partners to collect".
    pub(super) behind: Option<Range<usize>>,
}

/// The parts of a clause, in tokens of its sentence.
pub(super) struct Shape {
    pub(super) tokens: Range<usize>,
    pub(super) kind: ClauseKind,
    pub(super) subject: Option<Range<usize>>,
    pub(super) subjects: Vec<Range<usize>>,
    pub(super) verb: Option<Range<usize>>,
    pub(super) infinitives: Vec<Infinitive>,
    pub(super) first_object: Option<Range<usize>>,
    pub(super) passive: bool,
    /// The prepositional groups behind the verb.
    pub(super) prepositions: Vec<Range<usize>>,
    /// Those of a passive verb, one of which may name who does it.
    pub(super) agents: Vec<Range<usize>>,
    /// Whether its subject stands behind the auxiliary that begins it.
    pub(super) asked: bool,
}

/// Whether nothing in a sentence can be a verb, a denial, a question word or the like, so that it is all phrases.
pub(super) fn is_verbless(symbols: &str) -> bool {
    let symbols = symbols.as_bytes();
    symbols.iter().zip(symbols.iter().skip(1).chain([&class::STOP])).all(|(&symbol, &next)| match symbol {
        // A verb shows itself by its object.
        class::NOUN_OR_VERB | class::NOUNS_OR_VERB => !(class::DETERMINER..=class::DETERMINED).contains(&next),
        class::FORM..=class::ADJECTIVE
        | class::VERB_ING
        | class::ADVERB
        | class::DETERMINER
        | class::DETERMINED
        | class::COMMA..=class::COMPARATOR
        | class::STOP
        | class::MONTH
        | class::AGE_BOUND => true,
        _ => false,
    })
}

impl Infinitive {
    /// Its words with the one before, which may deny it: "not to share".
    fn hedged(&self) -> Range<usize> {
        self.words.start.saturating_sub(1)..self.words.end
    }

    /// Whether its own words deny it: "not to share", "to never sell".
    pub(super) fn is_denied(&self, symbols: &[u8]) -> bool {
        symbols[self.hedged()].contains(&class::NEGATION)
    }
}

impl Shape {
    /// The fragments of a sentence without verbs: a semicolon begins another one.
    pub(super) fn fragments(symbols: &str) -> Vec<Self> {
        let ends = |symbol: u8| matches!(symbol, class::SEMICOLON | class::STOP);
        let says =
            |&symbol: &u8| !(class::COMMA..=class::SEMICOLON).contains(&symbol) && !matches!(symbol, class::ADVERB | class::STOP);
        let symbols = symbols.as_bytes();
        let mut fragments = Vec::new();
        let mut start = 0;
        for end in 1..=symbols.len() {
            if end < symbols.len() && !ends(symbols[end]) {
                continue;
            }
            if symbols[start..end].iter().any(says) {
                fragments.push(Self::fragment(start..end));
            }
            start = end;
        }
        fragments
    }

    /// The shape of a fragment.
    pub(super) fn fragment(tokens: Range<usize>) -> Self {
        Self { kind: ClauseKind::Fragment, tokens, ..Self::whole(0) }
    }

    /// The shape of a heading.
    pub(super) fn whole(tokens: usize) -> Self {
        Self {
            tokens: 0..tokens,
            kind: ClauseKind::Heading,
            subject: None,
            subjects: Vec::new(),
            verb: None,
            infinitives: Vec::new(),
            first_object: None,
            passive: false,
            prepositions: Vec::new(),
            agents: Vec::new(),
            asked: false,
        }
    }

    /// The shape of a clause; `base` is where its sentence starts in what was parsed, `places` where each symbol of that stands.
    pub(super) fn of(pair: Pair<'_, Rule>, base: usize, places: &[u16], symbols: &str) -> Self {
        let place = |at: usize| usize::from(places[at - base]);
        // An inset behind the words is none of them.
        let range = |pair: &Pair<'_, Rule>| {
            let (start, end) = (place(pair.as_span().start()), place(pair.as_span().end()));
            let holes = symbols.as_bytes()[start..end].iter().rev().take_while(|symbol| **symbol == HOLE).count();
            start..end - holes
        };
        let mut shape = Self { tokens: range(&pair), ..Self::whole(0) };
        let mut marker = None;
        // "Nobody." is all that it says no with.
        if pair.as_rule() == Rule::answer {
            shape.subjects.push(range(&pair));
        }
        let mut group: Option<Range<usize>> = None;
        for part in pair.into_inner() {
            let at = range(&part);
            let behind = group.take();
            if shape.verb.is_some() && matches!(part.as_rule(), Rule::noun_chunk | Rule::noun_group | Rule::pronoun_group) {
                group = Some(at.clone());
            }
            match part.as_rule() {
                Rule::marker => marker = symbols.as_bytes().get(at.start).copied(),
                Rule::speaker => {
                    shape.subjects.clear();
                    shape.subjects.push(at);
                }
                // "To run the shop, the company needs ...": what an infinitive does something with is no subject.
                Rule::noun_chunk | Rule::noun_group | Rule::pronoun_group
                    if shape.verb.is_none() && shape.infinitives.last().is_some_and(|last| last.words.end == at.start) => {}
                Rule::noun_chunk | Rule::noun_group | Rule::pronoun_group if shape.verb.is_none() => shape.subjects.push(at),
                Rule::noun_chunk | Rule::noun_group | Rule::pronoun_group => {
                    shape.first_object.get_or_insert(at);
                }
                Rule::verb_group | Rule::spoken_group | Rule::inverted_group | Rule::asked_group | Rule::command_group => {
                    shape.asked = part.as_rule() == Rule::asked_group;
                    shape.verb(&part, at, range, symbols);
                }
                Rule::infinitive => {
                    let hedged = |group: &Range<usize>| {
                        let between = symbols.as_bytes()[group.end..at.start].iter();
                        { between }.all(|symbol| matches!(*symbol, class::NEGATION | class::ADVERB | HOLE))
                    };
                    shape.infinitives.push(Infinitive { behind: behind.filter(hedged), words: at });
                }
                Rule::prep_chunk | Rule::prep_group => shape.prepositional(at, symbols),
                _ => {}
            }
        }
        shape.kind = match (marker, &shape.verb) {
            (Some(class::CONDITIONAL), _) => ClauseKind::Condition,
            (Some(class::EXCEPTION), _) => ClauseKind::Exception,
            (_, None) => ClauseKind::Fragment,
            (Some(class::RELATIVE), _) => ClauseKind::Relative,
            (Some(class::SUBORDINATOR), _) => ClauseKind::Subordinate,
            _ => ClauseKind::Main,
        };
        let whole = |all: &[Range<usize>]| all.first().zip(all.last()).map(|(first, last)| first.start..last.end);
        if shape.verb.is_some() {
            shape.subject = whole(&shape.subjects);
        }
        shape
    }

    fn verb(&mut self, part: &Pair<'_, Rule>, at: Range<usize>, range: impl Fn(&Pair<'_, Rule>) -> Range<usize>, symbols: &str) {
        let is_inverted = matches!(part.as_rule(), Rule::inverted_group | Rule::asked_group);
        if is_inverted {
            let is_subject = |inner: &Pair<'_, Rule>| {
                matches!(inner.as_rule(), Rule::noun_chunk | Rule::noun_group | Rule::pronoun_group | Rule::asked_subject)
            };
            self.subjects.extend(part.clone().into_inner().filter(is_subject).map(|subject| range(&subject)));
        }
        let verbs = &symbols[at.clone()];
        let verbs = verbs.as_bytes();
        self.passive = verbs.contains(&class::BE) && verbs.last() == Some(&class::VERB_ED);
        self.verb = Some(at);
    }

    /// Behind the verb, "for sending updates" is a purpose as "to send updates" is.
    pub(super) fn take_gerunds(&mut self, symbols: &str, serves: impl Fn(usize) -> bool) {
        let symbols = symbols.as_bytes();
        for at in self.prepositions.iter().map(|group| group.start) {
            let gerund = at + 1 + symbols[at + 1..].iter().take_while(|symbol| **symbol == class::ADVERB).count();
            if symbols.get(gerund) == Some(&class::VERB_ING) && serves(at) {
                self.infinitives.push(Infinitive { words: at..gerund + 1, behind: None });
            }
        }
        self.infinitives.sort_unstable_by_key(|infinitive| infinitive.words.start);
    }

    /// Behind a passive verb "by" names who does it.
    fn prepositional(&mut self, at: Range<usize>, symbols: &str) {
        if self.verb.is_some() {
            self.prepositions.push(at.clone());
        }
        let group = &symbols.as_bytes()[at.clone()];
        let named = group[0] == class::PREPOSITION && !group.contains(&class::VERB_ING);
        if self.passive && named {
            self.agents.push(at);
        }
    }

    /// Where the subject begins, or the verb where there is none.
    pub(super) fn subject_or_verb(&self) -> Option<usize> {
        self.subject.as_ref().or(self.verb.as_ref()).map(|words| words.start)
    }

    fn in_verb(&self, at: usize) -> bool {
        self.verb.as_ref().is_some_and(|verb| verb.contains(&at) && !self.subjects.iter().any(|subject| subject.contains(&at)))
    }

    /// Whether a token is a verb of the clause.
    pub(super) fn is_verbal(&self, at: usize) -> bool {
        self.in_verb(at) || self.in_infinitive(at)
    }

    fn in_infinitive(&self, at: usize) -> bool {
        self.infinitives.iter().any(|infinitive| infinitive.words.contains(&at))
    }

    /// Whether a word that may be noun or verb has this meaning here.
    pub(super) fn allows(&self, at: usize, symbol: u8, class: u8) -> bool {
        let is_verb = self.is_verbal(at);
        match symbol {
            class::NOUN_OR_VERB | class::NOUNS_OR_VERB => {
                is_verb == matches!(class, class::VERB | class::VERB_S | class::VERB_ED)
            }
            class::VERB | class::VERB_S => matches!(class, class::VERB | class::VERB_S | class::VERB_ED),
            _ => true,
        }
    }

    pub(super) fn role(&self, at: usize, class: u8, agent: Option<&Range<usize>>, kind: Kind, symbols: &str) -> Role {
        let verbal = matches!(class, class::VERB | class::VERB_S | class::VERB_ED | class::VERB_ING) && self.is_verbal(at);
        let subject = self.subjects.iter().any(|subject| subject.contains(&at)) && self.verb.is_some();
        let agent = agent.is_some_and(|agent| agent.contains(&at));
        match kind {
            Kind::Action if verbal || (class == class::ADJECTIVE && self.verb.is_some()) => Role::Action,
            // "our partners", "your data": whose it is, not who does it.
            Kind::Actor if class == class::DETERMINER || symbols.as_bytes()[at] == class::DETERMINER => Role::Topic,
            // "we'll share it": the subject and its auxiliary in one.
            Kind::Actor if (class::MODAL..=class::HAVE).contains(&symbols.as_bytes()[at]) && !self.passive => Role::Actor,
            Kind::Actor | Kind::Recipient if (subject && !self.passive) || agent => Role::Actor,
            _ => Role::of_kind(kind),
        }
    }

    /// Whether the clause says that something is not so: its verb is denied, or its subject or object is "no ...".
    ///
    /// Where the verb says nothing of a practice (`resolved` is false), the infinitive behind it is what is denied: "it is our
    /// policy to never share".
    pub(super) fn denied(&self, symbols: &str, resolved: bool, to_nobody: impl Fn(usize) -> bool) -> Option<Denial> {
        let symbols = symbols.as_bytes();
        let holds = |range: Range<usize>, what: u8| symbols[range].contains(&what);
        let before = self.tokens.start..self.verb.as_ref().map_or(self.tokens.start, |verb| verb.end);
        let verb = holds(before.clone(), class::NEGATION) || holds(before, class::DENIED_AUXILIARY);
        // Of a fragment only what it begins with denies it: "our bank and nobody else" names somebody.
        let count = if self.verb.is_some() { self.subjects.len() } else { 1 };
        let subject = self.subjects.iter().take(count).any(|subject| holds(subject.clone(), class::NEGATIVE));
        let object = self.first_object.as_ref().is_some_and(|object| symbols[object.start] == class::NEGATIVE);
        // "not to share", "never sell": the denial may stand before the infinitive.
        let infinitive = !resolved && self.infinitives.iter().any(|infinitive| infinitive.is_denied(symbols));
        // "with no third party", "to nobody".
        let nobody = { self.prepositions.iter() }
            .any(|group| symbols.get(group.start + 1) == Some(&class::NEGATIVE) && to_nobody(group.start));
        match () {
            () if self.verb.is_none() && self.is_partial(symbols) => None,
            () if verb || subject => Some(Denial::Verb),
            () if object || infinitive || nobody => Some(Denial::Object),
            () => None,
        }
    }

    /// Whether there are words of verbs, or denials, that the grammar found no place for.
    pub(super) fn is_partial(&self, symbols: &[u8]) -> bool {
        let placed = |at: &usize| {
            self.verb.as_ref().is_some_and(|verb| *at < verb.end)
                || self.infinitives.iter().any(|infinitive| infinitive.hedged().contains(at))
        };
        self.kind != ClauseKind::Heading
            && self.tokens.clone().any(|at| (class::MODAL..=class::NEGATION).contains(&symbols[at]) && !placed(&at))
            && self.tokens.len() > 1
    }
}
