//! The one hand that changes a reading once its clauses have been read.

use super::handed_down::HandedDown;
use crate::document::{Document, TextSpan};
use crate::language::clause::{ClauseKind, Mention, Reading, number};
use crate::lexicon::{ConceptId, ConceptSet, Kind, Lexicon, Modality, Role};
use std::ops::Deref;

/// A reading that the passes complete: all of it can be read, and the methods are all that can be changed of it.
///
/// What was read stays: tokens and sentences, the spans, subjects and voices of clauses, and which clause is of which sentence. A
/// clause's own mentions stay as well, in their order and with their spans, but that "you" becomes the company
/// ([`Pen::ask_company`]), a brand becomes its publisher ([`Pen::own_brand`]), and an item's first word becomes what is done
/// ([`Pen::act`]). All that is added stands behind them, marked as inherited; the company's name
/// ([`Pen::name_company`]), and phrases with it ([`Pen::reword`]), alone stand in the clause itself.
pub(super) struct Pen<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    /// The name in full of the company whose policy it is, where that is known.
    pub(super) company: Option<&'a str>,
    reading: Reading,
}

impl Deref for Pen<'_> {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl<'a> Pen<'a> {
    pub(super) fn new(document: &'a Document, lexicon: &'a Lexicon, company: Option<&'a str>, reading: Reading) -> Self {
        Self { document, lexicon, company, reading }
    }

    /// The reading, which nothing changes from now on.
    pub(super) fn put_down(self) -> Reading {
        self.reading
    }

    // What a clause takes over ------------------------------------------------------------------------------------------

    /// Gives a clause what it takes over from others, which it names from then on: its subject, what "it" or a term stands for.
    pub(super) fn inherit(&mut self, clause: usize, mentions: &[Mention]) {
        self.add(clause, mentions.iter().map(|mention| Mention { inherited: true, ..*mention }));
        for mention in mentions {
            self.name(clause, self.is(mention.concept));
        }
    }

    /// Gives a clause what it is about without naming it: the people of its section, the data of its row.
    pub(super) fn concern(&mut self, clause: usize, mentions: &[Mention]) {
        self.add(clause, mentions.iter().map(|mention| Mention { inherited: true, ..*mention }));
    }

    /// Makes a clause go on with the practice that its lead hands down, which it states, denies or permits as that does.
    pub(super) fn go_on(&mut self, clause: usize, lead: usize, practice: &HandedDown) {
        self.concern(clause, &practice.mentions);
        let own = &mut self.reading.clauses[clause];
        own.lead = Some(number(lead));
        own.denied = practice.denied;
        own.modality = practice.modality;
        self.name(clause, &practice.named);
    }

    /// Joins a clause to the one before, whose subject it shares: it is of the same kind, and denied or permitted as is said.
    pub(super) fn coordinate(&mut self, clause: usize, before: usize, subject: &[Mention], denied: bool, modality: Modality) {
        self.inherit(clause, subject);
        let kind = self.reading.clauses[before].kind;
        let own = &mut self.reading.clauses[clause];
        own.kind = kind;
        own.denied = denied;
        own.denied_by_verb = denied;
        own.modality = modality;
        own.lead = Some(number(before));
    }

    /// Denies what a clause says: its subject, which stands in another, is none.
    pub(super) fn deny(&mut self, clause: usize) {
        let own = &mut self.reading.clauses[clause];
        own.denied = true;
        own.denied_by_verb = true;
    }

    // What a clause is to its neighbours --------------------------------------------------------------------------------

    /// Makes a clause suppose what it says.
    pub(super) fn suppose(&mut self, clause: usize) {
        self.reading.clauses[clause].kind = ClauseKind::Condition;
    }

    /// Makes a clause one that tells more of what another names.
    pub(super) fn relate(&mut self, clause: usize) {
        self.reading.clauses[clause].kind = ClauseKind::Relative;
    }

    /// Makes a relative clause an indirect question, which states nothing.
    pub(super) fn ask(&mut self, clause: usize) {
        self.reading.clauses[clause].kind = ClauseKind::Indirect;
    }

    /// Makes a fragment that begins with the name of an action a clause that does it: the action is its verb.
    pub(super) fn act(&mut self, clause: usize) {
        let own = &mut self.reading.clauses[clause];
        if own.kind != ClauseKind::Fragment {
            return;
        }
        let mentions = own.mentions.start as usize..own.mentions.end as usize;
        for mention in &mut self.reading.mentions[mentions] {
            let is_action = self.lexicon.concepts[usize::from(mention.concept)].kind == Kind::Action;
            if mention.role == Role::Topic && is_action && mention.span.start == own.span.start && !mention.inherited {
                mention.role = Role::Action;
                own.verb = Some(mention.span);
                own.kind = ClauseKind::Main;
            }
        }
    }

    // Who is who --------------------------------------------------------------------------------------------------------

    /// Makes the reader whom a clause addresses the company, where the reader asks: "Do you sell my data?"
    pub(super) fn ask_company(&mut self, clause: usize, is_addressed: impl Fn(TextSpan) -> bool) {
        let (user, company) = (self.lexicon.known.user, self.lexicon.known.first_party);
        let own = &self.reading.clauses[clause].mentions;
        let own = own.start as usize..own.end as usize;
        let mut turned = false;
        for mention in self.reading.mentions[own].iter_mut().filter(|mention| mention.concept == user) {
            if is_addressed(mention.span) {
                mention.concept = company;
                turned = true;
            }
        }
        if turned {
            self.name(clause, self.is(company));
        }
    }

    /// Makes brands, and what a policy calls its publisher, the company, where they are named in a clause: they are no more what
    /// they are in others' policies.
    pub(super) fn own_brand(&mut self, clause: usize, is_own: impl Fn(&Mention) -> bool) {
        let name = self.lexicon.known.company_name;
        let mentions = self.reading.mentions(&self.reading.clauses[clause]);
        let own: Vec<TextSpan> = mentions.iter().filter(|mention| is_own(mention)).map(|mention| mention.span).collect();
        if own.is_empty() {
            return;
        }
        let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
        for mention in mentions {
            let taken = own.contains(&mention.span);
            if !taken {
                kept.push(*mention);
            } else if is_own(mention) && kept.last().is_none_or(|last| last.span != mention.span) {
                kept.push(Mention { concept: name, ..*mention });
            }
        }
        self.rename(clause, kept);
    }

    /// Makes a clause name the company by a name that stands in it, each time in the part that it plays there.
    pub(super) fn name_company(&mut self, clause: usize, concept: ConceptId, names: &[(TextSpan, Role)]) {
        self.add(clause, names.iter().map(|&(span, role)| Mention { concept, role, span, inherited: false }));
        self.name(clause, self.is(concept));
    }

    /// Makes a clause name what phrases of its own mean, once the company's name in them is read as "we"; their words by themselves mean
    /// nothing more, but for the name.
    pub(super) fn reword(&mut self, clause: usize, phrases: &[Mention], names: &[TextSpan]) {
        let holds = |span: TextSpan, mention: &Mention| span.start <= mention.span.start && mention.span.end <= span.end;
        let is_name =
            |mention: &Mention| names.iter().any(|&name| name.start < mention.span.end && mention.span.start < name.end);
        let mentions = self.reading.mentions(&self.reading.clauses[clause]).iter();
        let kept = mentions.filter(|mention| is_name(mention) || !phrases.iter().any(|phrase| holds(phrase.span, mention)));
        let kept = kept.chain(phrases).copied().collect();
        self.rename(clause, kept);
    }

    // ---------------------------------------------------------------------------------------------------------------------

    /// Makes a clause have these mentions and no others.
    fn rename(&mut self, clause: usize, kept: Vec<Mention>) {
        let mut named = ConceptSet::default();
        for mention in &kept {
            named.extend(self.is(mention.concept));
        }
        let from = number(self.reading.mentions.len());
        self.reading.mentions.extend(kept);
        let to = number(self.reading.mentions.len());
        let clause = &mut self.reading.clauses[clause];
        let gone = clause.named.without(&named);
        clause.mentions = from..to;
        clause.named = named;
        let sentence = &mut self.reading.sentences[clause.sentence as usize];
        sentence.named = sentence.named.without(&gone);
        for clause in &self.reading.clauses[sentence.clauses.start as usize..sentence.clauses.end as usize] {
            sentence.named.extend(&clause.named);
        }
    }

    /// What a concept is.
    fn is(&self, concept: ConceptId) -> &'a ConceptSet {
        &self.lexicon.concepts[usize::from(concept)].is
    }

    /// Adds mentions to a clause, behind its own.
    fn add(&mut self, clause: usize, mentions: impl Iterator<Item = Mention>) {
        let own = self.reading.clauses[clause].mentions.clone();
        let from = number(self.reading.mentions.len());
        self.reading.mentions.extend_from_within(own.start as usize..own.end as usize);
        self.reading.mentions.extend(mentions);
        self.reading.clauses[clause].mentions = from..number(self.reading.mentions.len());
    }

    /// Makes a clause, and so its sentence, name more concepts.
    fn name(&mut self, clause: usize, named: &ConceptSet) {
        let clause = &mut self.reading.clauses[clause];
        clause.named.extend(named);
        self.reading.sentences[clause.sentence as usize].named.extend(named);
    }
}
