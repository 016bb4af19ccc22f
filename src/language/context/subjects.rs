//! A clause without a subject goes on with the one before it: "we collect your name and share it", "partners who use it".

use super::handed_down::copies;
use super::pen::Pen;
use crate::document::{Document, TextSpan};
use crate::language::clause::{Clause, ClauseKind, Mention, Reading, number};
use crate::lexicon::{Cue, Kind, Lexicon, Modality, Role, class};

/// Gives clauses that begin with their verb the subject of what they go on with.
pub(super) fn carry_on(pen: &mut Pen<'_>) {
    let (document, lexicon) = (pen.document, pen.lexicon);
    for index in 1..pen.clauses.len() {
        let Some(previous) = pen.before(index) else { continue };
        let (before, clause) = (&pen.clauses[previous], &pen.clauses[index]);
        if clause.kind == ClauseKind::Relative && asks(document, before, clause, lexicon, pen) {
            pen.ask(index);
            continue;
        }
        if clause.subject.is_some() || clause.verb.is_none() {
            continue;
        }
        match clause.kind {
            // An inset has nothing of the clause that it stands in but what it is about.
            ClauseKind::Main if before.verb.is_some() && !clause.inset => coordinate(index, previous, pen),
            ClauseKind::Relative => relate(index, previous, pen),
            _ => {}
        }
    }
}

/// Whether a clause is an indirect question, which tells of a practice without stating it: "this policy explains how we use
/// your data", "to learn what we share".
fn asks(document: &Document, before: &Clause, clause: &Clause, lexicon: &Lexicon, reading: &Reading) -> bool {
    let first = document.text[clause.span.range()].split_whitespace().next().unwrap_or_default();
    let asked = lexicon.cues_of(first).has_any(&[Cue::Asks, Cue::Which]);
    let tells = |mention: &Mention| {
        let is = &lexicon.concepts[usize::from(mention.concept)].is;
        is.contains(lexicon.known.tell) || is.contains(lexicon.known.read)
    };
    let goes_on = before.kind == ClauseKind::Indirect;
    asked && (goes_on || reading.mentions(before).iter().any(tells))
}

/// The words between two clauses.
fn between<'a>(document: &'a Document, before: &Clause, clause: &Clause) -> &'a str {
    let verb = clause.verb.map_or(clause.span.start, |verb| verb.start);
    document.text.get(before.span.end as usize..verb as usize).unwrap_or_default()
}

/// Whether a text has a word that is one of some cues.
fn has(lexicon: &Lexicon, text: &str, cues: &[Cue]) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| lexicon.cues_of(word).has_any(cues))
}

fn coordinate(index: usize, previous: usize, pen: &mut Pen<'_>) {
    let (document, lexicon) = (pen.document, pen.lexicon);
    let (before, clause) = (&pen.clauses[previous], &pen.clauses[index]);
    let words = between(document, before, clause);
    let joined = has(lexicon, words, &[Cue::Joins]) || words.contains('&');
    if words.trim().is_empty() && before.kind == ClauseKind::Main {
        match follows_time(document, lexicon, before) {
            Some(from) => after(index, previous, from, pen),
            None if has(lexicon, &document.text[before.span.range()], &[Cue::That, Cue::Which]) || has_relative(before) => {
                head(index, previous, pen);
            }
            None => {}
        }
        return;
    }
    // "Our partners, who may be abroad, use it": the clause before was about the subject.
    if !joined
        && words.trim() == ","
        && let Some(end) = aside(document, lexicon, before)
    {
        return main(index, previous, end, pen);
    }
    // Behind a condition a comma begins what is stated: "if you object, contact us".
    if !joined && before.kind != ClauseKind::Main || words.contains(';') {
        return;
    }
    let own_auxiliary = clause.modality != Modality::Plain || clause.denied;
    let (denied, modality) = if own_auxiliary {
        (clause.denied, clause.modality)
    } else {
        (before.denied && before.denied_by_verb && !has(lexicon, words, &[Cue::Contrasts]), before.modality)
    };
    let subject = before.subject;
    let of_subject = |mention: &Mention| {
        let within = subject.is_some_and(|subject| subject.start <= mention.span.start && mention.span.end <= subject.end);
        within || mention.role == Role::Actor && (mention.inherited || subject.is_none())
    };
    let taken = copies(pen, before, of_subject);
    pen.coordinate(index, previous, &taken, denied, modality);
}

/// Whether the speaker of a clause stands behind what the clause is about: "the data we collect".
fn has_relative(before: &Clause) -> bool {
    before.subject.is_some_and(|subject| subject.start > before.span.start)
}

/// Where the words behind the last "after", "before" or "until" of a clause begin.
fn follows_time(document: &Document, lexicon: &Lexicon, before: &Clause) -> Option<u32> {
    let verb = before.verb?;
    let words = document.text.get(verb.end as usize..before.span.end as usize)?;
    let spaces = words.rmatch_indices(' ').map(|(at, _)| at);
    let begins = |&at: &usize| words[at + 1..].split_once(' ').is_some_and(|(word, _)| lexicon.cues_of(word).has(Cue::Moment));
    Some(verb.end + number(spaces.into_iter().find(begins)?))
}

/// "It is kept after your account has been closed": what stands behind the preposition is the subject, and nothing is stated.
fn after(index: usize, previous: usize, from: u32, pen: &mut Pen<'_>) {
    let taken = copies(pen, &pen.clauses[previous], |mention| mention.span.start >= from);
    pen.suppose(index);
    pen.inherit(index, &taken);
}

/// Where the words before ", who" or ", which" of a clause end.
fn aside(document: &Document, lexicon: &Lexicon, before: &Clause) -> Option<u32> {
    let verb = before.verb?;
    let words = document.text.get(before.span.start as usize..verb.start as usize)?;
    let begins = |&at: &usize| words[at + 2..].split_once(' ').is_some_and(|(word, _)| lexicon.cues_of(word).has(Cue::Which));
    let at = words.match_indices(", ").map(|(at, _)| at).find(begins)?;
    Some(before.span.start + number(at))
}

/// Makes a clause the main one, whose subject ends at a place of the clause before.
fn main(index: usize, previous: usize, end: u32, pen: &mut Pen<'_>) {
    let taken = copies(pen, &pen.clauses[previous], |mention| mention.span.end <= end && mention.role != Role::Topic);
    let passive = pen.clauses[index].passive;
    let somebody =
        |mention: &Mention| matches!(pen.lexicon.concepts[usize::from(mention.concept)].kind, Kind::Actor | Kind::Recipient);
    let role = |mention: Mention| if somebody(&mention) && !passive { Mention { role: Role::Actor, ..mention } } else { mention };
    let taken: Vec<Mention> = taken.into_iter().map(role).collect();
    pen.relate(previous);
    pen.inherit(index, &taken);
}

/// "The data that we collect is deleted": the clause before is about the subject, whose verb begins here.
fn head(index: usize, previous: usize, pen: &mut Pen<'_>) {
    let before = &pen.clauses[previous];
    let start = before.subject.map_or(before.span.start, |subject| subject.start).max(before.span.start + 1);
    let first = pen.mentions(before).iter().map(|mention| mention.span).min();
    let named = |mention: &Mention| mention.role != Role::Action && (mention.span.end <= start || Some(mention.span) == first);
    let passive = pen.clauses[index].passive;
    let mut taken = copies(pen, before, named);
    for mention in taken.iter_mut().filter(|mention| mention.role == Role::Actor && passive) {
        mention.role = Role::Party;
    }
    let denied = is_denied(pen, TextSpan { start: before.span.start, end: start });
    pen.relate(previous);
    pen.inherit(index, &taken);
    if denied {
        pen.deny(index);
    }
}

/// Whether words that are a subject say that there is none: "no data", "none of your data".
fn is_denied(reading: &Reading, words: TextSpan) -> bool {
    let from = reading.tokens.partition_point(|token| token.span.start < words.start);
    let mut own = reading.tokens[from..].iter().take_while(|token| token.span.end <= words.end);
    own.any(|token| token.symbol == class::NEGATIVE)
}

/// Gives a relative clause what it is about: the last thing named before it.
fn relate(index: usize, previous: usize, pen: &mut Pen<'_>) {
    let (before, clause) = (&pen.clauses[previous], &pen.clauses[index]);
    // An inset stands within the clause before.
    let end = before.span.end.min(clause.span.start);
    let known = |mention: &&Mention| {
        mention.span.end <= end && !matches!(mention.role, Role::Action | Role::Purpose | Role::Condition | Role::Time)
    };
    let Some(last) = pen.mentions(before).iter().filter(known).max_by_key(|mention| mention.span.end).copied() else {
        return;
    };
    // Nothing but a determiner or a bracket may part the two.
    if last.span.end + 4 < end {
        return;
    }
    let passive = clause.passive;
    let about = |mention: &Mention| mention.span == last.span && known(&mention);
    let mut taken = copies(pen, before, about);
    for mention in &mut taken {
        if !passive && matches!(mention.role, Role::Recipient | Role::Source | Role::Party) {
            mention.role = Role::Actor;
        }
    }
    pen.inherit(index, &taken);
}
