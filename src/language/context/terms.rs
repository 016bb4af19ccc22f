//! Terms that the policy defines for itself: (the "Data"), "Content" means ..., referred to as "Core Facts".

use super::handed_down::MOST_HANDED_DOWN;
use super::pen::Pen;
use crate::document::{Document, TextSpan};
use crate::language::clause::{Clause, Mention, Reading};
use crate::lexicon::{ConceptId, Cue, Kind, Lexicon, Role, class};
use memchr::memmem;

/// A policy defines no more terms than this.
const TERMS: usize = 16;
/// A term has no more bytes than this.
const LONGEST: usize = 40;

/// A term, what it stands for, and where its definition ends.
struct Term<'a> {
    name: &'a str,
    stands_for: Vec<Mention>,
    from: usize,
}

/// Gives clauses that use a defined term what it stands for.
pub(super) fn bind(pen: &mut Pen<'_>) {
    let document = pen.document;
    let terms = terms(document, pen.lexicon, pen);
    for term in &terms {
        let uses = memmem::find_iter(&document.text.as_bytes()[term.from..], term.name).map(|at| term.from + at);
        let mut bound = None;
        for at in uses {
            let end = at + term.name.len();
            let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if in_word(document.text[..at].chars().next_back()) || in_word(document.text[end..].chars().next()) {
                continue;
            }
            let begun = pen.clauses.partition_point(|clause| clause.span.start as usize <= at);
            let holds = |clause: &usize| pen.clauses[*clause].span.end as usize > at;
            // A clause may have an inset before the term.
            let Some(holder) =
                begun.checked_sub(1).map(|last| if holds(&last) { last } else { pen.before(last).unwrap_or(last) })
            else {
                continue;
            };
            // A clause is told once, however often it uses the term.
            if bound.replace(holder) == Some(holder) {
                continue;
            }
            let Some(clause) = Some(&pen.clauses[holder]).filter(|_| holds(&holder)) else { continue };
            let acts = !clause.passive && clause.subject.is_some_and(|subject| subject.range().contains(&at));
            let before = document.text[..at].trim_end();
            let somebody = || match () {
                () if acts => Role::Actor,
                () if pen.lexicon.ends(before, Cue::Recipient) => Role::Recipient,
                () if pen.lexicon.ends(before, Cue::Source) => Role::Source,
                () => Role::Party,
            };
            let role = |mention: &Mention| match mention.role {
                Role::Actor | Role::Recipient | Role::Source | Role::Party => somebody(),
                role => role,
            };
            let taken: Vec<Mention> =
                term.stands_for.iter().map(|mention| Mention { role: role(mention), inherited: true, ..*mention }).collect();
            pen.inherit(holder, &taken);
        }
    }
}

fn terms<'a>(document: &'a Document, lexicon: &Lexicon, reading: &Reading) -> Vec<Term<'a>> {
    let mut terms: Vec<Term<'a>> = Vec::new();
    let mut token = 0;
    for sentence in &reading.sentences {
        token += reading.tokens[token..].partition_point(|token| token.span.start < sentence.span.start);
        let own = reading.tokens[token..].iter().take_while(|token| token.span.start < sentence.span.end);
        let mut marks = own.filter(|token| token.symbol == class::QUOTATION).map(|token| token.span);
        while let (Some(open), Some(close)) = (marks.next(), marks.next()) {
            let name = document.text[open.end as usize..close.start as usize].trim();
            // "The Data" is a name as it stands.
            let is_article = |word: &str| word.starts_with(char::is_lowercase) && lexicon.cues_of(word).has(Cue::Article);
            let name = name.split_once(' ').filter(|(first, _)| is_article(first)).map_or(name, |(_, rest)| rest);
            let fits = name.starts_with(char::is_uppercase) && name.len() <= LONGEST;
            if !fits || terms.len() == TERMS || terms.iter().any(|term| term.name == name) {
                continue;
            }
            let clauses = sentence.clauses.start as usize..sentence.clauses.end as usize;
            let clauses = &reading.clauses[clauses];
            let Some(side) = side(document, clauses, (open, close), lexicon, reading) else { continue };
            let stands_for = named(clauses, side, lexicon, reading);
            if !stands_for.is_empty() {
                terms.push(Term { name, stands_for, from: close.end as usize });
            }
        }
    }
    terms
}

/// Where what a term stands for is named: before ("(the "Data")", "referred to as "Data"") or behind it (""Data" means").
fn side(
    document: &Document,
    clauses: &[Clause],
    (open, close): (TextSpan, TextSpan),
    lexicon: &Lexicon,
    reading: &Reading,
) -> Option<TextSpan> {
    let (first, last) = (clauses.first()?.span, clauses.last()?.span);
    let definition = |mention: &&Mention| mention.concept == lexicon.known.definition;
    let mut definitions = clauses.iter().flat_map(|clause| reading.mentions(clause)).filter(definition);
    let defined = definitions.find(|mention| mention.span.start <= open.start && close.end <= mention.span.end);
    if let Some(defined) = defined {
        return Some(TextSpan { start: first.start, end: defined.span.start });
    }
    let is = |word: Option<&str>, cue: Cue| word.is_some_and(|word| lexicon.cues_of(word).has(cue));
    let before = document.text[first.start.min(open.start) as usize..open.start as usize].trim_end();
    let after = document.text[close.end as usize..last.end.max(close.end) as usize].trim_start();
    if before.is_empty() && is(after.split_whitespace().next(), Cue::Means) {
        return Some(TextSpan { start: close.end, end: last.end });
    }
    let called = lexicon.ends(before, Cue::Calls) || is(before.split_whitespace().nth(1), Cue::CallsIt);
    called.then_some(TextSpan { start: first.start, end: open.start })
}

/// The data that is named there, else the people and companies.
fn named(clauses: &[Clause], side: TextSpan, lexicon: &Lexicon, reading: &Reading) -> Vec<Mention> {
    let all = || {
        let mentions = clauses.iter().flat_map(|clause| reading.mentions(clause));
        mentions.filter(|mention| !mention.inherited && side.start <= mention.span.start && mention.span.end <= side.end)
    };
    let is = |mention: &Mention, concept: ConceptId| lexicon.concepts[usize::from(mention.concept)].is.contains(concept);
    let is_company = |mention: &Mention| is(mention, lexicon.known.first_party);
    let mut named: Vec<Mention> = all().filter(|mention| mention.role == Role::Data).copied().collect();
    if named.is_empty() {
        let kind = |mention: &Mention| lexicon.concepts[usize::from(mention.concept)].kind;
        let somebody = |mention: &&Mention| matches!(kind(mention), Kind::Recipient | Kind::Actor) && mention.role != Role::Topic;
        named = all().filter(|mention| somebody(mention) && !is_company(mention)).copied().collect();
    }
    if named.is_empty() {
        // "The Privacy Provision (hereinafter "Provision")": the policy by its own name.
        let is_policy = |mention: &Mention| is(mention, lexicon.known.privacy_policy);
        named = all().filter(|mention| is_policy(mention)).take(1).copied().collect();
    }
    named.truncate(MOST_HANDED_DOWN);
    named
}
