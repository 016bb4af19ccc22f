//! Which statements a policy makes: the patterns of the specification held against each clause.

use crate::document::{BlockKind, Document, Section, TextSpan};
use crate::language::{Clause, ClauseKind, Mention, Reading, Role};
use crate::lexicon::{ConceptSet, Lexicon};
use crate::spec::model::Ternary;
use crate::spec::{Pattern, Spec};

/// Words that make a statement or touch on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The words.
    pub span: TextSpan,
    /// The pattern that fits, by number.
    pub pattern: usize,
}

/// What was found of each statement, by its number, in the order of the text.
#[derive(Debug)]
pub struct Found {
    /// Words that make it.
    pub stated: Vec<Vec<Evidence>>,
    /// Words that only touch on it.
    pub weak: Vec<Vec<Evidence>>,
}

/// Finds the statements that a document makes.
#[must_use]
pub fn state(
    document: &Document,
    sections: (&[Section], &[Option<usize>]),
    reading: &Reading,
    spec: &Spec,
    lexicon: &Lexicon,
) -> Found {
    let count = spec.statements.len();
    let mut found = Found { stated: vec![Vec::new(); count], weak: vec![Vec::new(); count] };
    let headings = headings(document, sections, reading);
    let bodies = bodies(document, sections, reading);
    let mut seen = vec![u32::MAX; spec.patterns.len()];
    for (number, clause) in reading.clauses.iter().enumerate() {
        let sentence = &reading.sentences[clause.sentence as usize];
        let under = headings[sentence.block as usize];
        let section = sections.1[sentence.block as usize].map_or(&bodies.0, |section| &bodies.1[section]);
        let stamp = u32::try_from(number).expect("internal error: so many clauses");
        for concept in clause.named.shared(&spec.awaited).iter() {
            for &candidate in &spec.waiting[usize::from(concept)] {
                let candidate = candidate as usize;
                if std::mem::replace(&mut seen[candidate], stamp) == stamp {
                    continue;
                }
                let pattern = &spec.patterns[candidate];
                if (Scene { clause, reading, lexicon, under, section }).fits(pattern) {
                    let span = if pattern.sentence.is_empty() { clause.span } else { sentence.span };
                    let list = if pattern.weak { &mut found.weak } else { &mut found.stated };
                    push(&mut list[pattern.statement], Evidence { span, pattern: candidate });
                }
            }
        }
    }
    found
}

/// Adds evidence; words that are there already are not added twice.
fn push(list: &mut Vec<Evidence>, evidence: Evidence) {
    if let Some(last) = list.last_mut().filter(|last| last.span.end > evidence.span.start) {
        last.span = last.span.to(evidence.span);
    } else {
        list.push(evidence);
    }
}

/// For each block the concepts that the headings above it name.
fn headings(document: &Document, (sections, of_block): (&[Section], &[Option<usize>]), reading: &Reading) -> Vec<ConceptSet> {
    let mut named: Vec<ConceptSet> = Vec::with_capacity(sections.len());
    for section in sections {
        let mut set = section.parent.map_or(ConceptSet::default(), |parent| named[parent]);
        for sentence in reading.block_sentences[section.heading].clone() {
            set.extend(&reading.sentences[sentence as usize].named);
        }
        named.push(set);
    }
    (0..document.blocks.len()).map(|block| of_block[block].map_or(ConceptSet::default(), |section| named[section])).collect()
}

/// What the sentences before the first heading name, and for each section those right under its heading.
fn bodies(
    document: &Document,
    (sections, of_block): (&[Section], &[Option<usize>]),
    reading: &Reading,
) -> (ConceptSet, Vec<ConceptSet>) {
    let mut named = (ConceptSet::default(), vec![ConceptSet::default(); sections.len()]);
    for sentence in &reading.sentences {
        let block = sentence.block as usize;
        if !matches!(document.blocks[block].kind, BlockKind::Heading(_)) {
            of_block[block].map_or(&mut named.0, |section| &mut named.1[section]).extend(&sentence.named);
        }
    }
    named
}

/// A clause with all that a pattern may ask about it.
struct Scene<'a> {
    clause: &'a Clause,
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    under: ConceptSet,
    section: &'a ConceptSet,
}

impl Scene<'_> {
    fn fits(&self, pattern: &Pattern) -> bool {
        let sentence = &self.reading.sentences[self.clause.sentence as usize];
        is(pattern.heading, self.clause.kind == ClauseKind::Heading)
            && is(pattern.denied, self.clause.denied)
            && !(self.clause.partial && pattern.denied != Ternary::Any)
            && is(pattern.hypothetical, self.clause.is_hypothetical() || sentence.question)
            && pattern.mentions.iter().all(|set| self.clause.named.meets(set))
            && pattern.roles.iter().all(|(role, set)| self.fills(*role, set))
            && (pattern.not_actor.is_empty() || !self.fills(Role::Actor, &pattern.not_actor))
            && !self.clause.named.meets(&pattern.without)
            && pattern.sentence.iter().all(|set| sentence.named.meets(set))
            && !sentence.named.meets(&pattern.sentence_without)
            && pattern.section.iter().all(|set| self.section.meets(set))
            && (pattern.scope.is_empty() || self.is_about(&pattern.scope))
            && (!pattern.alone || self.is_alone(pattern))
            && (pattern.under.is_empty() || self.under.meets(&pattern.under))
            && (pattern.modality.is_empty() || pattern.modality.contains(&self.clause.modality))
            && pattern.near.iter().all(|set| self.near(set))
            && (pattern.kinds_of_data == 0 || self.kinds_of_data() >= usize::from(pattern.kinds_of_data))
    }

    fn fills(&self, role: Role, set: &ConceptSet) -> bool {
        self.reading
            .mentions(self.clause)
            .iter()
            .filter(|mention| mention.role == role && !(role == Role::Audience && mention.inherited))
            .any(|mention| self.lexicon.concepts[usize::from(mention.concept)].is.meets(set))
    }

    /// Whether it is about one of these regions or groups of people.
    fn is_about(&self, set: &ConceptSet) -> bool {
        let mut audience = self.reading.mentions(self.clause).iter().filter(|mention| mention.role == Role::Audience);
        audience.any(|mention| self.lexicon.concepts[usize::from(mention.concept)].is.meets(set))
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

fn is(wanted: Ternary, so: bool) -> bool {
    match wanted {
        Ternary::Any => true,
        Ternary::Yes => so,
        Ternary::No => !so,
    }
}
