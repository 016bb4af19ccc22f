//! Practices: who does what with which data, one proposition each.

use super::clause::{Bond, Clause, ClauseKind, Embedded, Mention, Reading};
use crate::document::TextSpan;
use crate::lexicon::{Kind, Lexicon, Modality, Role};

/// How a practice is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// As something that is done, or is not.
    Stated,
    /// As something that may come: "if we are sold", and what nobody is asked to do.
    Supposed,
    /// As something that is told elsewhere: "this page explains how we share".
    ToldElsewhere,
    /// As a question.
    Questioned,
    /// In a title, which states nothing.
    Named,
}

impl View {
    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Supposed => "supposed",
            Self::ToldElsewhere => "told elsewhere",
            Self::Questioned => "questioned",
            Self::Named => "named",
        }
    }
}

/// One proposition of a clause: what its verb says, or an infinitive within it.
///
/// The clause's channel, time, condition and people are those of all its practices; its act, data and recipients are of the
/// proposition in whose words they stand.
#[derive(Clone, Copy, Debug)]
pub struct Practice<'a> {
    reading: &'a Reading,
    clause: &'a Clause,
    /// The infinitive; none for the proposition of the clause's own verb.
    embedded: Option<&'a Embedded>,
    /// Whether its own words name data.
    has_data: bool,
    /// Whether the reader asks for it, and so has it done.
    by_request: bool,
}

impl Reading {
    /// The practices of a clause: that of its verb, or of all its words where it has none, then those embedded in it.
    pub fn practices<'a>(&'a self, clause: &'a Clause, lexicon: &'a Lexicon) -> impl Iterator<Item = Practice<'a>> {
        let embedded = self.embedded(clause).iter().map(Some);
        std::iter::once(None).chain(embedded).map(|embedded| Practice::new(self, clause, embedded, lexicon))
    }

    /// What is done within a clause besides what its verb says.
    #[must_use]
    pub fn embedded(&self, clause: &Clause) -> &[Embedded] {
        &self.embedded[clause.embedded.start as usize..clause.embedded.end as usize]
    }
}

impl<'a> Practice<'a> {
    fn new(reading: &'a Reading, clause: &'a Clause, embedded: Option<&'a Embedded>, lexicon: &Lexicon) -> Self {
        let is_data = |mention: &Mention| lexicon.concepts[usize::from(mention.concept)].kind == Kind::Data;
        let has_data = embedded.is_some_and(|embedded| {
            let mut own = reading.mentions(clause).iter().filter(|mention| !mention.inherited && holds(embedded.span, mention));
            own.any(is_data)
        });
        let is_asked = embedded.is_some_and(|embedded| embedded.bond == Bond::Asked);
        let is_reader = |mention: &Mention| mention.role == Role::Actor && mention.concept == lexicon.known.user;
        let by_request = is_asked && reading.mentions(clause).iter().any(is_reader);
        Self { reading, clause, embedded, has_data, by_request }
    }

    /// Its clause.
    #[must_use]
    pub fn clause(&self) -> &'a Clause {
        self.clause
    }

    /// Its words.
    #[must_use]
    pub fn span(&self) -> TextSpan {
        self.embedded.map_or(self.clause.span, |embedded| embedded.span)
    }

    /// Whether it is an infinitive within the clause.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.embedded.is_some()
    }

    /// Whether it is denied, with its clause or by its own words: who is not asked to do something may do it.
    #[must_use]
    pub fn denied(&self) -> bool {
        match self.embedded {
            None => self.clause.denied,
            Some(Embedded { bond: Bond::Asked, denied, .. }) => *denied,
            Some(Embedded { denied, .. }) => self.clause.denied || *denied,
        }
    }

    /// How it is said: as its clause is, but that nobody does what nobody is asked to do.
    #[must_use]
    pub fn view(&self) -> View {
        let is_asked = self.embedded.is_some_and(|embedded| embedded.bond == Bond::Asked);
        match self.clause.kind {
            ClauseKind::Heading => View::Named,
            _ if self.reading.sentences[self.clause.sentence as usize].question => View::Questioned,
            ClauseKind::Condition => View::Supposed,
            ClauseKind::Indirect => View::ToldElsewhere,
            _ if is_asked && self.clause.denied => View::Supposed,
            _ => View::Stated,
        }
    }

    /// The other clauses of its sentence that say on what condition it is done, or what is excepted, by number.
    pub fn clauses_of(&self, kind: ClauseKind) -> impl Iterator<Item = u32> + use<'a> {
        let (reading, own) = (self.reading, self.clause);
        let sentence = reading.sentences[own.sentence as usize].clauses.clone();
        sentence.filter(move |&number| {
            let other = &reading.clauses[number as usize];
            other.kind == kind && !std::ptr::eq(other, own)
        })
    }

    /// What the auxiliaries of its clause say; what readers ask for, they want.
    #[must_use]
    pub fn modality(&self) -> Modality {
        if self.by_request && self.clause.modality == Modality::Plain { Modality::Want } else { self.clause.modality }
    }

    /// What fills its roles, with whether that is taken over: from another clause, or from the clause that it is embedded in.
    pub fn mentions(self) -> impl Iterator<Item = Mention> + use<'a> {
        self.reading.mentions(self.clause).iter().filter_map(move |mention| self.part(mention))
    }

    /// The part that a mention of the clause plays in it.
    fn part(&self, mention: &Mention) -> Option<Mention> {
        let Some(own) = self.embedded else {
            let is_core = matches!(mention.role, Role::Action | Role::Data | Role::Recipient | Role::Source | Role::Party);
            let is_own = !is_core || mention.inherited || !self.is_within_another(mention);
            return is_own.then_some(*mention);
        };
        let taken_over = Mention { inherited: true, ..*mention };
        if holds(own.span, mention) && !mention.inherited {
            let is_itself = mention.role == Role::Purpose && mention.span == own.verb;
            return (!is_itself).then_some(*mention);
        }
        if let Some(doer) = own.doer {
            if holds(doer, mention) && mention.role != Role::Topic {
                return Some(Mention { role: Role::Actor, ..*mention });
            }
            if mention.role == Role::Actor && !self.by_request {
                return None;
            }
        }
        match mention.role {
            Role::Action | Role::Recipient | Role::Source | Role::Party | Role::Purpose => None,
            Role::Data => (!self.has_data && own.doer.is_none()).then_some(taken_over),
            Role::Actor => Some(taken_over),
            Role::Condition | Role::Channel | Role::Time | Role::Audience | Role::Topic => Some(*mention),
        }
    }

    /// Whether the words stand in a proposition embedded in the clause that is not this.
    fn is_within_another(&self, mention: &Mention) -> bool {
        let mut all = self.reading.embedded(self.clause).iter();
        all.any(|embedded| self.embedded.is_none_or(|own| own != embedded) && holds(embedded.span, mention))
    }
}

fn holds(span: TextSpan, mention: &Mention) -> bool {
    span.start <= mention.span.start && mention.span.end <= span.end
}
