//! Which statements a policy makes: the patterns of the specification checked against each clause.

use super::evidence::{Fit, Found, Matches};
use crate::document::{BlockKind, Document, Sections};
use crate::language::{Clause, ClauseKind, Mention, Practice, Reading, Sentence, View};
use crate::lexicon::{ConceptSet, Lexicon, Role};
use crate::spec::{Need, Seen, Shown, Spec, Traits};

/// This many sentences, headings among them, open a document.
const OPENING: u32 = 25;

/// Finds the statements that a document makes.
#[must_use]
pub fn state(document: &Document, reading: &Reading, spec: &Spec, lexicon: &Lexicon) -> Matches {
    let statements = &spec.statements;
    let (needs, patterns) = (statements.needs(), statements.patterns());
    let (mut stated, mut weak) = (Vec::new(), Vec::new());
    let stage = Stage::new(document, reading, lexicon);
    let mut seen = Seen::default();
    for (number, clause) in (0..).zip(&reading.clauses) {
        for practice in reading.practices(clause, lexicon) {
            let scene = stage.scene(practice);
            let holds = |need: u32| scene.holds(needs[need as usize].get());
            statements.index().search(scene.shown(), &mut seen, holds, |pattern| {
                let fits = if patterns[pattern as usize].is_weak() { &mut weak } else { &mut stated };
                fits.push(Fit { clause: number, pattern });
            });
        }
    }
    let found = |fits: &[Fit]| Found::new(fits, reading, statements);
    Matches { stated: found(&stated), weak: found(&weak) }
}

/// For each block the concepts that the headings above it name.
fn headings(document: &Document, reading: &Reading) -> Vec<ConceptSet> {
    let sections = &document.sections;
    let mut named: Vec<ConceptSet> = Vec::with_capacity(sections.all().len());
    for section in sections.all() {
        let mut set = section.parent.map_or(ConceptSet::default(), |parent| named[parent]);
        for sentence in reading.block_sentences[section.heading].clone() {
            set.extend(&reading.sentences[sentence as usize].named);
        }
        named.push(set);
    }
    let mut columns: Vec<ConceptSet> = Vec::new();
    let above = document.blocks.iter().enumerate().map(|(index, block)| {
        let mut set = sections.holding(index).map_or(ConceptSet::default(), |section| named[section]);
        // The header of a column stands above its cells.
        if let BlockKind::Cell { column, header, .. } = block.kind {
            let column = usize::from(column);
            if header {
                columns.resize(columns.len().max(column + 1), ConceptSet::default());
                columns[column] = ConceptSet::default();
                for sentence in reading.block_sentences[index].clone() {
                    columns[column].extend(&reading.sentences[sentence as usize].named);
                }
            } else if let Some(header) = columns.get(column) {
                set.extend(header);
            }
        } else if !matches!(block.kind, BlockKind::Item(_)) {
            columns.clear();
        }
        set
    });
    above.collect()
}

/// What the sentences before the first heading name, and for each section those right under its heading and those above.
fn bodies(document: &Document, reading: &Reading) -> (ConceptSet, Vec<ConceptSet>) {
    let sections = &document.sections;
    let mut named = (ConceptSet::default(), vec![ConceptSet::default(); sections.all().len()]);
    for sentence in &reading.sentences {
        let block = sentence.block as usize;
        if !matches!(document.blocks[block].kind, BlockKind::Heading(_)) {
            sections.holding(block).map_or(&mut named.0, |section| &mut named.1[section]).extend(&sentence.named);
        }
    }
    // What is said right under a heading is said of the parts below it, too.
    for (index, section) in sections.all().iter().enumerate() {
        if let Some(parent) = section.parent {
            let above = named.1[parent];
            named.1[index].extend(&above);
        }
    }
    named
}

/// A document with all that patterns may ask about its clauses.
pub(super) struct Stage<'a> {
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    sections: &'a Sections,
    headings: Vec<ConceptSet>,
    bodies: (ConceptSet, Vec<ConceptSet>),
}

impl<'a> Stage<'a> {
    pub(super) fn new(document: &'a Document, reading: &'a Reading, lexicon: &'a Lexicon) -> Self {
        let (headings, bodies) = (headings(document, reading), bodies(document, reading));
        Self { reading, lexicon, sections: &document.sections, headings, bodies }
    }

    pub(super) fn scene<'b>(&'b self, practice: Practice<'b>) -> Scene<'b> {
        let clause = practice.clause();
        let sentence = &self.reading.sentences[clause.sentence as usize];
        let block = sentence.block as usize;
        let section = self.sections.holding(block).map_or(&self.bodies.0, |section| &self.bodies.1[section]);
        let mut roles = [ConceptSet::default(); Role::ALL.len()];
        let own = |mention: &Mention| mention.role != Role::Audience || !mention.inherited;
        for mention in practice.mentions().filter(own) {
            let is = &self.lexicon.concepts[usize::from(mention.concept)].is;
            roles[mention.role as usize].extend(is);
        }
        Scene {
            practice,
            clause,
            sentence,
            reading: self.reading,
            lexicon: self.lexicon,
            roles,
            under: &self.headings[block],
            section,
        }
    }
}

/// A clause with all that a pattern may ask about it.
pub(super) struct Scene<'a> {
    practice: Practice<'a>,
    clause: &'a Clause,
    sentence: &'a Sentence,
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    /// What it names in each role; a region or group of people that it inherits is none of its own.
    roles: [ConceptSet; Role::ALL.len()],
    under: &'a ConceptSet,
    section: &'a ConceptSet,
}

impl Scene<'_> {
    /// What patterns are looked up by.
    fn shown(&self) -> Shown<'_> {
        let around = [&self.sentence.named, self.under, self.section];
        Shown { mentions: &self.clause.named, roles: &self.roles, around, traits: self.traits() }
    }

    /// What the clause is, whatever it names.
    fn traits(&self) -> Traits {
        let clause = self.clause;
        let either = |so: bool, yes: Traits, no: Traits| if so { yes } else { no };
        either(clause.kind == ClauseKind::Heading, Traits::HEADING, Traits::TEXT)
            | either(self.practice.denied(), Traits::DENIED, Traits::AFFIRMED)
            | either(clause.partial, Traits::PARTIAL, Traits::default())
            | either(!matches!(self.practice.view(), View::Stated | View::Named), Traits::SUPPOSED, Traits::SAID)
            | either(clause.sentence < OPENING, Traits::default(), Traits::LATER)
            | Traits::of_modality(self.practice.modality())
    }

    /// Whether the clause names one of these, or what fills a role in it is one.
    pub(super) fn names(&self, set: &ConceptSet) -> bool {
        self.clause.named.meets(set) || self.roles.iter().any(|role| role.meets(set))
    }

    /// Whether the clause has what a pattern needs.
    pub(super) fn holds(&self, need: Need<'_>) -> bool {
        let (clause, sentence) = (self.clause, self.sentence);
        match need {
            Need::Mentions(set) => clause.named.meets(set),
            Need::Role(role, set) => self.fills(role, set),
            Need::NotActor(set) => !self.fills(Role::Actor, set),
            Need::Without(set) => !clause.named.meets(set),
            Need::Sentence(set) => sentence.named.meets(set),
            Need::SentenceWithout(set) => !sentence.named.meets(set),
            Need::Section(set) => self.section.meets(set),
            Need::Scope(set) => self.is_about(set),
            Need::Twice(set) => self.names_twice(set),
            Need::WithoutException => !self.has_exception(),
            Need::Alone(set) => self.is_alone(set),
            Need::Under(set) => self.under.meets(set),
            Need::Near(set) => self.near(set),
            Need::KindsOfData(least) => self.kinds_of_data() >= usize::from(least),
            Need::Heading(_) | Need::Denied(_) | Need::Whole | Need::Hypothetical(_) | Need::Opening | Need::Modality(_) => {
                need.excludes().is_none_or(|excluded| !excluded.meets(self.traits()))
            }
        }
    }

    fn fills(&self, role: Role, set: &ConceptSet) -> bool {
        self.roles[role as usize].meets(set)
    }

    /// Whether it is about one of these regions or groups of people.
    fn is_about(&self, set: &ConceptSet) -> bool {
        let mut audience = self.reading.mentions(self.clause).iter().filter(|mention| mention.role == Role::Audience);
        audience.any(|mention| self.lexicon.concepts[usize::from(mention.concept)].is.meets(set))
    }

    fn names_twice(&self, set: &ConceptSet) -> bool {
        let named = |mention: &&Mention| !mention.inherited && self.lexicon.concepts[usize::from(mention.concept)].is.meets(set);
        let mut spans = self.reading.mentions(self.clause).iter().filter(named).map(|mention| mention.span);
        let first = spans.next();
        spans.any(|span| Some(span) != first)
    }

    /// Whether a clause of its sentence makes an exception.
    fn has_exception(&self) -> bool {
        let mut clauses = self.sentence.clauses.clone();
        clauses.any(|clause| self.reading.clauses[clause as usize].kind == ClauseKind::Exception)
    }

    /// Whether the clause is the whole sentence and names nothing but these.
    fn is_alone(&self, set: &ConceptSet) -> bool {
        let mut own = self.reading.mentions(self.clause).iter().filter(|mention| !mention.inherited);
        let is_one = |mention: &Mention| self.lexicon.concepts[usize::from(mention.concept)].is.meets(set);
        self.sentence.clauses.len() == 1 && self.clause.verb.is_none() && own.all(is_one)
    }

    /// Whether the sentence, the one before it or one of the two behind it names one of the concepts.
    fn near(&self, set: &ConceptSet) -> bool {
        let at = self.clause.sentence as usize;
        let from = at.saturating_sub(1);
        let to = (at + 3).min(self.reading.sentences.len());
        self.reading.sentences[from..to].iter().any(|sentence| sentence.named.meets(set))
    }

    fn kinds_of_data(&self) -> usize {
        let mut kinds = ConceptSet::default();
        for mention in
            self.reading.mentions(self.clause).iter().filter(|mention| mention.role == Role::Data && !mention.inherited)
        {
            kinds.insert(mention.concept);
        }
        kinds.count()
    }
}

#[cfg(test)]
mod agreement;
