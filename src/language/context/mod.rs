//! What a clause takes over from what stands around it: the subject of the clause before, the practice that an exception allows or
//! a question asks for, the lead-in of its list, the header of its column, what defined terms, "this information" and "they" stand for, and the
//! people and regions it is about.
//!
//! Each pass adds mentions that are marked as inherited; none takes one away.

mod anaphora;
mod examples;
mod exceptions;
mod lists;
mod questions;
mod scope;
mod subjects;
mod tables;
mod terms;

use super::clause::{Clause, Mention, Reading};
use crate::document::Document;
use crate::lexicon::{ConceptSet, Kind, Lexicon, Modality, Role};

/// Runs all passes, in the order in which one needs another.
pub(super) fn complete(document: &Document, lexicon: &Lexicon, reading: &mut Reading) {
    questions::turn(document, lexicon, reading);
    subjects::carry_on(document, lexicon, reading);
    exceptions::allow(reading);
    examples::belong(lexicon, reading);
    questions::answer(document, lexicon, reading);
    lists::take_up(document, lexicon, reading);
    tables::fill(document, lexicon, reading);
    terms::bind(document, lexicon, reading);
    anaphora::resolve(document, lexicon, reading);
    scope::narrow(document, lexicon, reading);
}

/// A clause hands down no more mentions than this: each heir holds a copy.
const MOST_HANDED_DOWN: usize = 16;

/// Who does what with which data, as one clause hands it down to another.
#[derive(Clone, Debug)]
struct Practice {
    mentions: Vec<Mention>,
    denied: bool,
    modality: Modality,
    named: ConceptSet,
}

/// What a clause hands down.
fn practice(clause: usize, reading: &Reading) -> Practice {
    let source = &reading.clauses[clause];
    let handed_down = |mention: &Mention| matches!(mention.role, Role::Actor | Role::Action | Role::Data | Role::Recipient);
    Practice {
        mentions: copies(reading, source, handed_down),
        denied: source.denied,
        modality: source.modality,
        named: source.named,
    }
}

/// What a heading or the header of a column hands down, which names what is done without saying it: "Shared with", "Data we collect".
fn titled_practice(clause: usize, lexicon: &Lexicon, reading: &Reading) -> Practice {
    let mut practice = practice(clause, reading);
    let concept = |mention: &Mention| &lexicon.concepts[usize::from(mention.concept)];
    for mention in reading.mentions(&reading.clauses[clause]) {
        let role = match mention.role {
            Role::Topic if concept(mention).kind == Kind::Action => Role::Action,
            _ => continue,
        };
        practice.mentions.push(Mention { role, inherited: true, ..*mention });
    }
    // "Information we collect": nothing is received by "we".
    for mention in practice.mentions.iter_mut().filter(|mention| mention.concept == lexicon.known.first_party) {
        mention.role = Role::Actor;
    }
    practice.mentions.truncate(MOST_HANDED_DOWN);
    practice
}

/// Copies of a clause's mentions, marked as inherited, each concept once in a role.
fn copies(reading: &Reading, clause: &Clause, wanted: impl Fn(&Mention) -> bool) -> Vec<Mention> {
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

/// Makes a clause go on with a practice.
fn go_on(index: usize, lead: usize, practice: &Practice, reading: &mut Reading) {
    add(index, &practice.mentions, reading);
    let clause = &mut reading.clauses[index];
    clause.lead = Some(number(lead));
    clause.denied = practice.denied;
    clause.modality = practice.modality;
    name(index, &practice.named, reading);
}

/// Adds mentions to a clause, which names their concepts from then on.
pub(super) fn take(index: usize, mentions: &[Mention], lexicon: &Lexicon, reading: &mut Reading) {
    add(index, mentions, reading);
    for mention in mentions {
        name(index, &lexicon.concepts[usize::from(mention.concept)].is, reading);
    }
}

/// Adds mentions to a clause.
fn add(index: usize, mentions: &[Mention], reading: &mut Reading) {
    let own = reading.clauses[index].mentions.clone();
    let from = number(reading.mentions.len());
    reading.mentions.extend_from_within(own.start as usize..own.end as usize);
    reading.mentions.extend(mentions);
    reading.clauses[index].mentions = from..number(reading.mentions.len());
}

/// Makes a clause, and so its sentence, name more concepts.
fn name(index: usize, named: &ConceptSet, reading: &mut Reading) {
    let clause = &mut reading.clauses[index];
    clause.named.extend(named);
    reading.sentences[clause.sentence as usize].named.extend(named);
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: a document is smaller than 4 GiB")
}
