//! "Do we sell your data? No.": an answer goes on with what its question asks, whether that is a heading or a sentence.

use super::handed_down::HandedDown;
use super::pen::Pen;
use crate::document::{BlockKind, Document, TextSpan};
use crate::language::clause::{ClauseKind, Reading, Sentence};
use crate::lexicon::{Cue, Lexicon, Role};

/// An answer has at most so many bytes.
const ANSWER: usize = 24;

/// "Do you sell my data?": where the reader asks, "you" is the company.
pub(super) fn turn(pen: &mut Pen<'_>) {
    let (document, lexicon) = (pen.document, pen.lexicon);
    let is = |words: &str, cue: Cue| lexicon.cues_of(words).has(cue);
    for index in 0..pen.sentences.len() {
        let sentence = &pen.sentences[index];
        let mut words = document.text[sentence.span.range()].split(|c: char| !c.is_alphabetic());
        if !sentence.question || !words.any(|word| is(word, Cue::Asker)) {
            continue;
        }
        for clause in sentence.clauses.clone() {
            pen.ask_company(clause as usize, |span: TextSpan| is(&document.text[span.range()], Cue::Addressed));
        }
    }
}

/// Gives "yes", "no" and "never" at the start of an answer the practice that the question asks for.
pub(super) fn answer(pen: &mut Pen<'_>) {
    let (document, lexicon) = (pen.document, pen.lexicon);
    for index in 1..pen.sentences.len() {
        let (question, answer) = (&pen.sentences[index - 1], &pen.sentences[index]);
        let follows = answer.block == question.block || is_heading(document, question) && answer.block == question.block + 1;
        if !question.question && answer.block == question.block {
            insist(index, pen);
        }
        let (question, answer) = (&pen.sentences[index - 1], &pen.sentences[index]);
        if !question.question || answer.question || !follows || is_heading(document, answer) {
            continue;
        }
        let Some(first) = answer.clauses.clone().next().map(|clause| clause as usize) else { continue };
        if pen.clauses[first].kind != ClauseKind::Fragment {
            continue;
        }
        let no = answered(document, lexicon, first, pen).unwrap_or(pen.clauses[first].denied);
        let clauses = question.clauses.clone();
        let Some(asked) = clauses.map(|clause| clause as usize).find(|&clause| pen.clauses[clause].verb.is_some()) else {
            continue;
        };
        let mut practice = HandedDown::whole(asked, pen);
        // "Yes" says all that is asked; other words say some of it themselves.
        if answered(document, lexicon, first, pen).is_some() {
            practice.named = pen.sentences[index - 1].named;
        }
        let denied = practice.denied != no;
        pen.go_on(first, asked, &HandedDown { denied, ..practice.clone() });
        // "No, we do not."
        if let Some(second) = elliptical(first, pen) {
            let denied = pen.clauses[second].denied;
            pen.go_on(second, asked, &HandedDown { denied, ..practice });
        }
    }
}

/// "We do not sell it. NOT EVER!" denies once more what the sentence before denies.
fn insist(index: usize, pen: &mut Pen<'_>) {
    let clauses = pen.sentences[index].clauses.clone();
    if clauses.len() != 1 || answered(pen.document, pen.lexicon, clauses.start as usize, pen) != Some(true) {
        return;
    }
    let before = pen.sentences[index - 1].clauses.clone().map(|clause| clause as usize);
    let Some(denied) = before.rev().find(|&clause| pen.clauses[clause].denied) else { return };
    let practice = HandedDown::whole(denied, pen);
    pen.go_on(clauses.start as usize, denied, &practice);
}

fn is_heading(document: &Document, sentence: &Sentence) -> bool {
    matches!(document.blocks[sentence.block as usize].kind, BlockKind::Heading(_))
}

/// The clause behind an answer, where it does nothing of its own: "no, we do not".
fn elliptical(answer: usize, reading: &Reading) -> Option<usize> {
    let clause = reading.clauses.get(answer + 1)?;
    let acts = reading.mentions(clause).iter().any(|mention| mention.role == Role::Action);
    let follows = clause.sentence == reading.clauses[answer].sentence && clause.verb.is_some();
    (follows && clause.kind == ClauseKind::Main && !acts).then_some(answer + 1)
}

/// Whether a clause is nothing but an answer, and whether it says no.
pub(super) fn answered(document: &Document, lexicon: &Lexicon, clause: usize, reading: &Reading) -> Option<bool> {
    let clause = &reading.clauses[clause];
    let words = document.text[clause.span.range()].trim_matches(|c: char| !c.is_alphabetic());
    if words.len() > ANSWER {
        return None;
    }
    let cues = lexicon.cues_of(words);
    if cues.has(Cue::No) { Some(true) } else { cues.has(Cue::Yes).then_some(false) }
}
