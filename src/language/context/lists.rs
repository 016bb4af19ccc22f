//! The items of a list go on with the sentence before the list.

use super::handed_down::HandedDown;
use super::pen::Pen;
use crate::document::{BlockKind, Document};
use crate::language::clause::{ClauseKind, Reading};
use crate::lexicon::{Cue, Lexicon, Role};

/// Gives the fragments of list items the actor, action and denial of the list's lead-in.
pub(super) fn take_up(pen: &mut Pen<'_>) {
    let document = pen.document;
    let mut leads: Vec<(u8, Lead)> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let depth = match block.kind {
            BlockKind::Item(depth) => depth,
            BlockKind::Heading(_) => {
                leads.clear();
                leads.extend(Lead::of_heading(document, index, pen.lexicon, pen).map(|lead| (0, lead)));
                continue;
            }
            _ => 0,
        };
        leads.retain(|&(level, _)| level < depth);
        if let Some((_, lead)) = leads.last() {
            take_over(index, lead, pen);
        }
        let text = document.block_text(block);
        let next = document.blocks.get(index + 1).map(|next| next.kind);
        let leads_on =
            text.ends_with(':') || is_unfinished(text) && matches!(next, Some(BlockKind::Item(deeper)) if deeper > depth);
        if leads_on && let Some(clause) = last_clause(index, pen) {
            leads.push((depth, Lead::new(document, clause, pen.lexicon, pen)));
        }
    }
}

fn last_clause(block: usize, reading: &Reading) -> Option<usize> {
    let sentence = reading.block_sentences[block].clone().next_back()?;
    reading.last_clause(sentence)
}

/// Whether a text breaks off before a list: "We share it only".
fn is_unfinished(text: &str) -> bool {
    text.trim_end().ends_with(char::is_alphanumeric)
}

/// What the items of a list go on with.
struct Lead {
    clause: usize,
    practice: HandedDown,
    /// Whether it ends before its main verb: "we do not:", "you have the right to:".
    open: bool,
}

impl Lead {
    /// What a heading hands down to the list right under it: "Information we collect", "We do not share".
    fn of_heading(document: &Document, block: usize, lexicon: &Lexicon, reading: &Reading) -> Option<Self> {
        let clause = last_clause(block, reading)?;
        let mut practice = HandedDown::of_title(clause, lexicon, reading);
        let words = document.block_text(&document.blocks[block]);
        practice.denied |= words
            .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '\u{2019}')
            .any(|word| lexicon.cues_of(word).has(Cue::Denies));
        practice.mentions.iter().any(|mention| mention.role == Role::Action).then_some(Self { clause, practice, open: false })
    }

    /// The lead that ends in this clause: an exception hands down its main clause's practice, which it allows.
    fn new(document: &Document, clause: usize, lexicon: &Lexicon, reading: &Reading) -> Self {
        let sentence = reading.clauses[clause].sentence;
        let own = (0..=clause).rev().take_while(|&clause| reading.clauses[clause].sentence == sentence);
        let source = own.into_iter().find(|&clause| reading.clauses[clause].verb.is_some()).unwrap_or(clause);
        let excepted = (source + 1..=clause).any(|clause| reading.clauses[clause].kind == ClauseKind::Exception);
        let mut practice = HandedDown::of(source, reading);
        practice.denied &= !excepted;
        practice.named = reading.clauses[clause].named;
        // "when you register:" hands down what it took over, and says when.
        if reading.clauses[source].kind == ClauseKind::Condition && reading.clauses[source].lead.is_some() {
            let verb = reading.clauses[source].span;
            practice.mentions.retain(|mention| mention.span.end <= verb.start || mention.span.start >= verb.end);
        }
        let own = &reading.clauses[clause];
        let text = |from: u32| document.text[from as usize..own.span.end.max(from) as usize].trim_end_matches([':', ' ']);
        let acts = reading.mentions(own).iter().any(|mention| mention.role == Role::Action);
        let open = own.verb.is_some_and(|verb| text(verb.end).is_empty()) && !acts
            || lexicon.ends(text(own.span.start), Cue::Unfinished);
        Self { clause, practice, open }
    }
}

fn take_over(block: usize, lead: &Lead, pen: &mut Pen<'_>) {
    let (document, lexicon) = (pen.document, pen.lexicon);
    let Some(first) = pen.block_sentences[block].clone().next() else { return };
    let clauses = pen.sentences[first as usize].clauses.clone();
    for clause in clauses.clone() {
        let own = &pen.clauses[clause as usize];
        let begins = clause == clauses.start && own.subject.is_none();
        let goes_on = match own.kind {
            // An answer has taken over its question already.
            _ if own.lead.is_some() => false,
            ClauseKind::Fragment => true,
            // "if we are acquired", "when the law asks for it" say when.
            ClauseKind::Condition => clause == clauses.start,
            // "sell your data" behind "we do not:", "to protect you" behind "we use it:".
            ClauseKind::Main => begins && (lead.open || lexicon.begins(&document.text[own.span.range()], Cue::Purpose)),
            _ => false,
        };
        if goes_on {
            pen.go_on(clause as usize, lead.clause, &lead.practice);
            // "opt out of profiling" behind "you may:": what the item begins with is what is done.
            if lead.open && clause == clauses.start {
                pen.act(clause as usize);
            }
        }
    }
}
