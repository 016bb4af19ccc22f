//! What one clause hands down to others: who does what with which data, whether that is denied, and what its auxiliaries say.

use crate::language::clause::{Clause, Mention, Reading};
use crate::lexicon::{ConceptSet, Kind, Lexicon, Modality, Role, class};

/// A clause hands down no more mentions than this: each heir holds a copy.
pub(super) const MOST_HANDED_DOWN: usize = 16;

/// Who does what with which data, handed down.
#[derive(Clone, Debug)]
pub(super) struct HandedDown {
    pub(super) mentions: Vec<Mention>,
    pub(super) denied: bool,
    pub(super) modality: Modality,
    pub(super) named: ConceptSet,
}

impl HandedDown {
    /// What a clause hands down: its core.
    pub(super) fn of(clause: usize, reading: &Reading) -> Self {
        let core =
            |mention: &Mention| matches!(mention.role, Role::Actor | Role::Action | Role::Data | Role::Recipient | Role::Party);
        Self::with(clause, reading, core)
    }

    /// All that a clause says, which its answer says again.
    pub(super) fn whole(clause: usize, reading: &Reading) -> Self {
        Self::with(clause, reading, |_| true)
    }

    fn with(clause: usize, reading: &Reading, handed_down: impl Fn(&Mention) -> bool) -> Self {
        let source = &reading.clauses[clause];
        Self {
            mentions: copies(reading, source, handed_down),
            denied: source.denied,
            modality: source.modality,
            named: source.named,
        }
    }

    /// What a heading or the header of a column hands down, which names what is done without saying it: "Shared with", "Data we
    /// collect".
    pub(super) fn of_title(clause: usize, lexicon: &Lexicon, reading: &Reading) -> Self {
        let mut practice = Self::of(clause, reading);
        let concept = |mention: &Mention| &lexicon.concepts[usize::from(mention.concept)];
        for mention in reading.mentions(&reading.clauses[clause]) {
            let role = match mention.role {
                Role::Topic if concept(mention).kind == Kind::Action => Role::Action,
                _ => continue,
            };
            practice.mentions.push(Mention { role, inherited: true, ..*mention });
        }
        // "Information we collect": nothing is received by "we". "Information that you may share", "data that partners use": who is
        // named last before what is done, does it.
        let act = practice.mentions.iter().filter(|mention| mention.role == Role::Action).map(|mention| mention.span.start).min();
        let company = lexicon.known.first_party;
        let before = |mention: &&mut Mention| act.is_some_and(|act| mention.span.end <= act);
        let named = |mention: &&mut Mention| matches!(mention.role, Role::Recipient | Role::Source | Role::Party);
        let other = practice.mentions.iter_mut().filter(before).filter(named).max_by_key(|mention| mention.span.start);
        match other {
            Some(other) if other.concept != company => other.role = Role::Actor,
            _ => {
                let own = practice.mentions.iter_mut().filter(|mention| mention.concept == company);
                own.for_each(|mention| mention.role = Role::Actor);
            }
        }
        practice.mentions.truncate(MOST_HANDED_DOWN);
        practice
    }
}

/// Copies of a clause's mentions, marked as inherited, each concept once in a role.
pub(super) fn copies(reading: &Reading, clause: &Clause, wanted: impl Fn(&Mention) -> bool) -> Vec<Mention> {
    let mut copies: Vec<Mention> = Vec::new();
    for mention in reading.mentions(clause).iter().filter(|mention| wanted(mention)) {
        if !copies.iter().any(|other| other.concept == mention.concept && other.role == mention.role) {
            copies.push(Mention { inherited: true, ..*mention });
        }
        if copies.len() == MOST_HANDED_DOWN {
            break;
        }
    }
    copies
}

/// The reader, where what a clause names is theirs: "your name", "your booking data".
pub(super) fn owner(data: &Mention, clause: &Clause, lexicon: &Lexicon, reading: &Reading) -> Option<Mention> {
    let from = reading.tokens.partition_point(|token| token.span.end <= clause.span.start);
    let before = reading.tokens[from..].iter().take_while(|token| token.span.start < data.span.start);
    let nouns = |owner: &Mention| {
        let mut between = before.clone().filter(|token| token.span.start >= owner.span.end);
        owner.span.end < data.span.start && between.all(|token| token.symbol <= class::VERB_ING)
    };
    let whose = |owner: &&Mention| owner.role == Role::Topic && owner.concept == lexicon.known.user && nouns(owner);
    reading.mentions(clause).iter().find(whose).copied()
}
