//! "Do we sell your data? No.": an answer goes on with what its question asks, whether that is a heading or a sentence.

use super::{Practice, go_on, practice};
use crate::document::{BlockKind, Document, TextSpan};
use crate::language::clause::{ClauseKind, Reading, Sentence};
use crate::lexicon::{Cue, Lexicon, Role};

/// An answer has at most so many bytes.
const ANSWER: usize = 24;

/// "Do you sell my data?": where the reader asks, "you" is the company.
pub(super) fn turn(document: &Document, lexicon: &Lexicon, reading: &mut Reading) {
    let (user, company) = (lexicon.known.user, lexicon.known.first_party);
    for sentence in reading.sentences.iter_mut().filter(|sentence| sentence.question) {
        let words = document.text[sentence.span.range()].split(|c: char| !c.is_alphabetic());
        if !words.into_iter().any(|word| lexicon.cues_of(word).has(Cue::Asker)) {
            continue;
        }
        for clause in &mut reading.clauses[sentence.clauses.start as usize..sentence.clauses.end as usize] {
            let own = clause.mentions.start as usize..clause.mentions.end as usize;
            let addressed = |span: TextSpan| lexicon.cues_of(&document.text[span.range()]).has(Cue::Asked);
            for mention in reading.mentions[own].iter_mut().filter(|mention| mention.concept == user && addressed(mention.span)) {
                mention.concept = company;
                clause.named.extend(&lexicon.concepts[usize::from(company)].is);
            }
            sentence.named.extend(&clause.named);
        }
    }
}

/// Gives "yes", "no" and "never" at the start of an answer the practice that the question asks for.
pub(super) fn answer(document: &Document, lexicon: &Lexicon, reading: &mut Reading) {
    for index in 1..reading.sentences.len() {
        let (question, answer) = (&reading.sentences[index - 1], &reading.sentences[index]);
        let follows = answer.block == question.block || is_heading(document, question) && answer.block == question.block + 1;
        if !question.question && answer.block == question.block {
            insist(document, lexicon, index, reading);
        }
        let (question, answer) = (&reading.sentences[index - 1], &reading.sentences[index]);
        if !question.question || answer.question || !follows || is_heading(document, answer) {
            continue;
        }
        let Some(first) = answer.clauses.clone().next().map(|clause| clause as usize) else { continue };
        if reading.clauses[first].kind != ClauseKind::Fragment {
            continue;
        }
        let no = answered(document, lexicon, first, reading).unwrap_or(reading.clauses[first].denied);
        let clauses = question.clauses.clone();
        let Some(asked) = clauses.map(|clause| clause as usize).find(|&clause| reading.clauses[clause].verb.is_some()) else {
            continue;
        };
        let practice = practice(asked, reading);
        let denied = practice.denied != no;
        go_on(first, asked, &Practice { denied, ..practice.clone() }, reading);
        // "No, we do not."
        if let Some(second) = elliptical(first, reading) {
            let denied = reading.clauses[second].denied;
            go_on(second, asked, &Practice { denied, ..practice }, reading);
        }
    }
}

/// "We do not sell it. NOT EVER!" denies once more what the sentence before denies.
fn insist(document: &Document, lexicon: &Lexicon, index: usize, reading: &mut Reading) {
    let clauses = reading.sentences[index].clauses.clone();
    if clauses.len() != 1 || answered(document, lexicon, clauses.start as usize, reading) != Some(true) {
        return;
    }
    let before = reading.sentences[index - 1].clauses.clone().map(|clause| clause as usize);
    let Some(denied) = before.rev().find(|&clause| reading.clauses[clause].denied) else { return };
    let practice = practice(denied, reading);
    go_on(clauses.start as usize, denied, &practice, reading);
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
fn answered(document: &Document, lexicon: &Lexicon, clause: usize, reading: &Reading) -> Option<bool> {
    let clause = &reading.clauses[clause];
    let words = document.text[clause.span.range()].trim_matches(|c: char| !c.is_alphabetic());
    if words.len() > ANSWER {
        return None;
    }
    let cues = lexicon.cues_of(words);
    if cues.has(Cue::No) { Some(true) } else { cues.has(Cue::Yes).then_some(false) }
}
