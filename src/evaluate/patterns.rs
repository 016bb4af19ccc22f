//! Which statements a policy makes: the patterns of the specification held against each clause.

use crate::document::{BlockKind, Document, Sections, TextSpan};
use crate::language::{Clause, ClauseKind, Mention, Reading};
use crate::lexicon::{ConceptSet, Lexicon, Role};
use crate::spec::model::Ternary;
use crate::spec::{Pattern, Spec};

/// So many sentences, headings among them, open a document.
const OPENING: u32 = 25;

/// A clause that makes a statement or touches on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The clause, by number.
    pub clause: usize,
    /// The words: the clause's, or the whole sentence's where the pattern asks about that.
    pub span: TextSpan,
    /// The pattern that fits, by number.
    pub pattern: usize,
}

/// What was found of each statement, by its number, in the order of the clauses; a clause may be named by several patterns.
#[derive(Debug)]
pub struct Found {
    /// Words that make it.
    pub stated: Vec<Vec<Evidence>>,
    /// Words that only touch on it.
    pub weak: Vec<Vec<Evidence>>,
}

/// Finds the statements that a document makes.
#[must_use]
pub fn state(document: &Document, reading: &Reading, spec: &Spec, lexicon: &Lexicon) -> Found {
    let count = spec.statements.len();
    let mut found = Found { stated: vec![Vec::new(); count], weak: vec![Vec::new(); count] };
    let stage = Stage::new(document, reading, lexicon);
    let mut seen = vec![u32::MAX; spec.patterns.len()];
    for (number, clause) in reading.clauses.iter().enumerate() {
        let scene = stage.scene(clause);
        let stamp = u32::try_from(number).expect("internal error: so many clauses");
        for concept in clause.named.shared(&spec.awaited).iter() {
            for &candidate in &spec.waiting[usize::from(concept)] {
                let candidate = candidate as usize;
                if std::mem::replace(&mut seen[candidate], stamp) == stamp {
                    continue;
                }
                let pattern = &spec.patterns[candidate];
                if scene.fits(pattern) {
                    let sentence = &reading.sentences[clause.sentence as usize];
                    let span = if pattern.sentence.is_empty() { clause.span } else { sentence.span };
                    let list = if pattern.weak { &mut found.weak } else { &mut found.stated };
                    list[pattern.statement].push(Evidence { clause: number, span, pattern: candidate });
                }
            }
        }
    }
    found
}

/// Evidence to be shown: the words, of which what overlaps is joined, with the first clause that speaks them.
#[must_use]
pub fn joined(evidence: &[Evidence]) -> Vec<Evidence> {
    let mut shown: Vec<Evidence> = Vec::new();
    for evidence in evidence {
        match shown.last_mut().filter(|last| last.span.end > evidence.span.start) {
            Some(last) => last.span = last.span.to(evidence.span),
            None => shown.push(*evidence),
        }
    }
    shown
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

/// So many roles there are.
const ROLES: usize = Role::Topic as usize + 1;

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

    pub(super) fn scene<'b>(&'b self, clause: &'b Clause) -> Scene<'b> {
        let block = self.reading.sentences[clause.sentence as usize].block as usize;
        let section = self.sections.holding(block).map_or(&self.bodies.0, |section| &self.bodies.1[section]);
        let mut roles = [ConceptSet::default(); ROLES];
        for mention in self.reading.mentions(clause).iter().filter(|mention| mention.role != Role::Audience || !mention.inherited)
        {
            roles[mention.role as usize].extend(&self.lexicon.concepts[usize::from(mention.concept)].is);
        }
        Scene { clause, reading: self.reading, lexicon: self.lexicon, roles, under: &self.headings[block], section }
    }
}

/// A clause with all that a pattern may ask about it.
pub(super) struct Scene<'a> {
    clause: &'a Clause,
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    /// What it names in each role; a region or group of people that it inherits is none of its own.
    roles: [ConceptSet; ROLES],
    under: &'a ConceptSet,
    section: &'a ConceptSet,
}

/// A condition of a pattern, by its key; with the number of its set where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Role(Role),
    NotActor,
    Mentions(usize),
    Sentence(usize),
    Near(usize),
    Section(usize),
    Scope,
    Under,
    Without,
    SentenceWithout,
    Modality,
    Denied,
    Partial,
    Hypothetical,
    Heading,
    Twice,
    Opening,
    WithoutException,
    Alone,
    KindsOfData,
}

impl Scene<'_> {
    fn fits(&self, pattern: &Pattern) -> bool {
        self.holds(pattern, |_| false)
    }

    /// Whether all conditions of a pattern hold; `go_on` is told of each that does not, and says whether to look at the rest.
    pub(super) fn holds(&self, pattern: &Pattern, mut go_on: impl FnMut(Condition) -> bool) -> bool {
        let clause = self.clause;
        let sentence = &self.reading.sentences[clause.sentence as usize];
        let mut check = |holds: bool, condition: Condition| holds || go_on(condition);
        check(is(pattern.heading, clause.kind == ClauseKind::Heading), Condition::Heading)
            && check(is(pattern.denied, clause.denied), Condition::Denied)
            && check(!clause.partial || pattern.denied == Ternary::Any, Condition::Partial)
            && check(is(pattern.hypothetical, clause.is_hypothetical() || sentence.question), Condition::Hypothetical)
            && all(&pattern.mentions, |set| clause.named.meets(set), |at| check(false, Condition::Mentions(at)))
            && pattern.roles.iter().all(|(role, set)| check(self.fills(*role, set), Condition::Role(*role)))
            && check(pattern.not_actor.is_empty() || !self.fills(Role::Actor, &pattern.not_actor), Condition::NotActor)
            && check(!clause.named.meets(&pattern.without), Condition::Without)
            && all(&pattern.sentence, |set| sentence.named.meets(set), |at| check(false, Condition::Sentence(at)))
            && check(!sentence.named.meets(&pattern.sentence_without), Condition::SentenceWithout)
            && all(&pattern.section, |set| self.section.meets(set), |at| check(false, Condition::Section(at)))
            && check(pattern.scope.is_empty() || self.is_about(&pattern.scope), Condition::Scope)
            && check(pattern.twice.is_empty() || self.names_twice(&pattern.twice), Condition::Twice)
            && check(!pattern.opening || clause.sentence < OPENING, Condition::Opening)
            && check(!pattern.without_exception || !self.has_exception(), Condition::WithoutException)
            && check(!pattern.alone || self.is_alone(pattern), Condition::Alone)
            && check(pattern.under.is_empty() || self.under.meets(&pattern.under), Condition::Under)
            && check(pattern.modality.is_empty() || pattern.modality.contains(&clause.modality), Condition::Modality)
            && all(&pattern.near, |set| self.near(set), |at| check(false, Condition::Near(at)))
            && check(
                pattern.kinds_of_data == 0 || self.kinds_of_data() >= usize::from(pattern.kinds_of_data),
                Condition::KindsOfData,
            )
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
        let mut clauses = self.reading.sentences[self.clause.sentence as usize].clauses.clone();
        clauses.any(|clause| self.reading.clauses[clause as usize].kind == ClauseKind::Exception)
    }

    /// Whether the clause is the whole sentence and names nothing but what the pattern mentions.
    fn is_alone(&self, pattern: &Pattern) -> bool {
        let sentence = &self.reading.sentences[self.clause.sentence as usize];
        let own = self.reading.mentions(self.clause).iter().filter(|mention| !mention.inherited);
        let mentioned = |mention: &Mention| {
            let is = &self.lexicon.concepts[usize::from(mention.concept)].is;
            pattern.mentions.iter().any(|set| is.meets(set))
        };
        sentence.clauses.len() == 1 && self.clause.verb.is_none() && own.into_iter().all(mentioned)
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

/// Whether each set holds, or is told of by its number and let pass.
fn all(sets: &[ConceptSet], holds: impl Fn(&ConceptSet) -> bool, mut failed: impl FnMut(usize) -> bool) -> bool {
    sets.iter().enumerate().all(|(at, set)| holds(set) || failed(at))
}

fn is(wanted: Ternary, so: bool) -> bool {
    match wanted {
        Ternary::Any => true,
        Ternary::Yes => so,
        Ternary::No => !so,
    }
}
