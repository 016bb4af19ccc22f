//! What a clause takes over from what leads up to it: the items of a list go on with the sentence before the list.

use super::clause::{ClauseKind, Mention, Reading, Role};
use crate::document::{BlockKind, Document};
use crate::spec::model::Modality;

/// Gives what follows "except" in a denied sentence the practice that it allows: "we do not share, except (a) with ...".
pub(super) fn allow_exceptions(reading: &mut Reading) {
    for sentence in 0..reading.sentences.len() {
        let clauses = reading.sentences[sentence].clauses.clone();
        let denied = clauses.clone().find(|&clause| reading.clauses[clause as usize].denied && reading.clauses[clause as usize].verb.is_some());
        let Some(denied) = denied else { continue };
        let Some(exception) = (denied..clauses.end).find(|&clause| reading.clauses[clause as usize].kind == ClauseKind::Exception) else { continue };
        let inherited = practice(denied as usize, reading);
        let modality = reading.clauses[denied as usize].modality;
        for clause in exception..clauses.end {
            let kind = reading.clauses[clause as usize].kind;
            if reading.clauses[clause as usize].verb.is_none() || kind == ClauseKind::Main && !reading.clauses[clause as usize].denied {
                go_on(clause as usize, denied as usize, &inherited, (false, modality), reading);
            }
        }
    }
}

/// Gives the fragments of list items the actor, action and denial of the list's lead-in.
pub(super) fn inherit(document: &Document, reading: &mut Reading) {
    let mut leads: Vec<(u8, Lead)> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let depth = match block.kind {
            BlockKind::Item(depth) => depth,
            BlockKind::Heading(_) => {
                leads.clear();
                continue;
            }
            _ => 0,
        };
        leads.retain(|&(level, _)| level < depth);
        if let Some((_, lead)) = leads.last() {
            take_over(index, lead, reading);
        }
        if document.block_text(block).ends_with(':')
            && let Some(clause) = last_clause(index, reading)
        {
            leads.push((depth, Lead::new(clause, reading)));
        }
    }
}

fn last_clause(block: usize, reading: &Reading) -> Option<usize> {
    let sentence = reading.block_sentences[block].clone().next_back()?;
    let clauses = &reading.sentences[sentence as usize].clauses;
    (clauses.start..clauses.end).next_back().map(|clause| clause as usize)
}

/// What the items of a list go on with.
struct Lead {
    clause: usize,
    practice: Vec<Mention>,
    denied: bool,
    modality: Modality,
}

impl Lead {
    /// The lead that ends in this clause: an exception hands down its main clause's practice, which it allows.
    fn new(clause: usize, reading: &Reading) -> Self {
        let sentence = reading.clauses[clause].sentence;
        let own = (0..=clause).rev().take_while(|&clause| reading.clauses[clause].sentence == sentence);
        let source = own.into_iter().find(|&clause| reading.clauses[clause].verb.is_some()).unwrap_or(clause);
        let excepted = source != clause && reading.clauses[clause].kind == ClauseKind::Exception;
        let denied = reading.clauses[source].denied && !excepted;
        Self { clause, practice: practice(source, reading), denied, modality: reading.clauses[source].modality }
    }
}

fn take_over(block: usize, lead: &Lead, reading: &mut Reading) {
    let Some(first) = reading.block_sentences[block].clone().next() else { return };
    for clause in reading.sentences[first as usize].clauses.clone() {
        if reading.clauses[clause as usize].kind == ClauseKind::Fragment {
            go_on(clause as usize, lead.clause, &lead.practice, (lead.denied, lead.modality), reading);
        }
    }
}

/// A lead hands down no more than this: each of its items holds a copy.
const MOST_HANDED_DOWN: usize = 16;

/// What a clause hands down: who does what with which data.
fn practice(clause: usize, reading: &Reading) -> Vec<Mention> {
    let mut practice: Vec<Mention> = Vec::new();
    for mention in reading.mentions(&reading.clauses[clause]) {
        let handed_down = matches!(mention.role, Role::Actor | Role::Action | Role::Data | Role::Recipient);
        let told = || practice.iter().any(|other| other.concept == mention.concept && other.role == mention.role);
        if handed_down && !told() {
            practice.push(Mention { inherited: true, ..*mention });
        }
        if practice.len() == MOST_HANDED_DOWN {
            break;
        }
    }
    practice
}

/// Makes a clause go on with the practice of its lead-in.
fn go_on(index: usize, lead: usize, inherited: &[Mention], (denied, modality): (bool, Modality), reading: &mut Reading) {
    let named = reading.clauses[lead].named;
    let mut mentions = reading.mentions(&reading.clauses[index]).to_vec();
    mentions.extend(inherited);
    let from = number(reading.mentions.len());
    reading.mentions.extend(mentions);
    let to = number(reading.mentions.len());
    let clause = &mut reading.clauses[index];
    clause.mentions = from..to;
    clause.lead = Some(number(lead));
    clause.denied = denied;
    clause.modality = modality;
    clause.named.extend(&named);
    let sentence = clause.sentence as usize;
    reading.sentences[sentence].named.extend(&named);
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: a document is smaller than 4 GiB")
}
