//! What a clause takes over from what leads up to it: the items of a list go on with the sentence before the list.

use super::clause::{ClauseKind, Mention, Reading, Role};
use crate::document::{BlockKind, Document};

/// Gives the fragments of list items the actor, action and denial of the list's lead-in.
pub(super) fn inherit(document: &Document, reading: &mut Reading) {
    let mut leads: Vec<(u8, usize)> = Vec::new();
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
        if let Some(&(_, lead)) = leads.last() {
            take_over(index, lead, reading);
        }
        if document.block_text(block).ends_with(':') {
            if let Some(lead) = last_clause(index, reading) {
                leads.push((depth, lead));
            }
        }
    }
}

fn last_clause(block: usize, reading: &Reading) -> Option<usize> {
    let sentence = reading.block_sentences[block].clone().next_back()?;
    let clauses = &reading.sentences[sentence as usize].clauses;
    (clauses.start..clauses.end).next_back().map(|clause| clause as usize)
}

fn take_over(block: usize, lead: usize, reading: &mut Reading) {
    let Some(first) = reading.block_sentences[block].clone().next() else { return };
    let clauses = reading.sentences[first as usize].clauses.clone();
    // What the items go on with: an exception goes on with its main clause's practice, which it allows.
    let source = (0..=lead).rev().take_while(|&clause| reading.clauses[clause].sentence == reading.clauses[lead].sentence).find(|&clause| reading.clauses[clause].verb.is_some()).unwrap_or(lead);
    let excepted = source != lead && reading.clauses[lead].kind == ClauseKind::Exception;
    let inherited: Vec<Mention> = reading
        .mentions(&reading.clauses[source])
        .iter()
        .filter(|mention| matches!(mention.role, Role::Actor | Role::Action | Role::Data | Role::Recipient))
        .map(|mention| Mention { inherited: true, ..*mention })
        .collect();
    let denied = reading.clauses[source].denied && !excepted;
    let (modality, named) = (reading.clauses[source].modality, reading.clauses[source].named);
    for index in clauses {
        let clause = &reading.clauses[index as usize];
        if clause.kind != ClauseKind::Fragment {
            continue;
        }
        let mut mentions = reading.mentions(clause).to_vec();
        mentions.extend(&inherited);
        let from = u32::try_from(reading.mentions.len()).expect("internal error: a document is smaller than 4 GiB");
        reading.mentions.extend(mentions);
        let to = u32::try_from(reading.mentions.len()).expect("internal error: a document is smaller than 4 GiB");
        let clause = &mut reading.clauses[index as usize];
        clause.mentions = from..to;
        clause.lead = Some(u32::try_from(lead).expect("internal error: a document is smaller than 4 GiB"));
        clause.denied = denied;
        clause.modality = modality;
        clause.named.extend(&named);
        let sentence = clause.sentence as usize;
        reading.sentences[sentence].named.extend(&named);
    }
}
