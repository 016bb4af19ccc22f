//! The company by its name: whoever collects, uses or shares in the policy's own words is "we".

use super::pen::Pen;
use crate::document::{Document, TextSpan};
use crate::language::clause::{Clause, ClauseKind, Mention, Reading};
use crate::lexicon::{ConceptId, Cue, Lexicon, Role, class};
use std::collections::HashMap;

/// A name has at most so many words.
const WORDS: usize = 4;

/// Finds the company's name and makes it the first party wherever it stands; its name in full counts too, where that is known.
pub(super) fn name(pen: &mut Pen<'_>) {
    if let Some(given) = pen.company {
        known(given, pen);
    }
    let (document, lexicon) = (pen.document, pen.lexicon);
    let runs = runs(document, pen);
    let mut names = defined(document, lexicon, pen, &runs);
    // Who is only said to be the one by whom something is done, is the company where nobody does it in the active.
    names.extend([false, true].into_iter().find_map(|passive| company(document, lexicon, pen, &runs, passive)));
    let publishers = publishers(document, lexicon, pen, &runs);
    let called: Vec<&str> = publishers.iter().flat_map(|&name| called(document, lexicon, pen, name)).collect();
    names
        .extend(publishers.into_iter().filter_map(|run| document.text[run.range()].split_whitespace().next()).map(str::to_owned));
    names.extend(meant(document, lexicon, pen, &runs));
    let first = |run: &TextSpan| document.text[run.range()].split_whitespace().next().unwrap_or_default();
    if !called.is_empty() {
        for clause in 0..pen.clauses.len() {
            pen.own_brand(clause, |mention| called.contains(&&document.text[mention.span.range()]));
        }
    }
    let own: Vec<TextSpan> = runs.into_iter().filter(|run| names.iter().any(|name| name == first(run))).collect();
    if own.is_empty() {
        return;
    }
    mention(lexicon.known.company_name, &own, pen);
}

/// Makes a name that is known the first party: the name in full names who is responsible, its beginning is "we" as well.
fn known(given: &str, pen: &mut Pen<'_>) {
    let known = &pen.lexicon.known;
    let short = given.split([',', '(']).next().unwrap_or(given).trim();
    for (words, concept) in [(given.trim(), known.full_company_name), (short, known.company_name)] {
        let spans = occurrences(&pen.document.text, words);
        mention(concept, &spans, pen);
    }
}

/// Where words stand in a text, whole.
fn occurrences(text: &str, words: &str) -> Vec<TextSpan> {
    let narrow = |n: usize| u32::try_from(n).expect("internal error: a document is smaller than 4 GiB");
    let ends_word = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    if words.is_empty() {
        return Vec::new();
    }
    let is_whole = |&(at, found): &(usize, &str)| {
        ends_word(text[..at].chars().next_back()) && ends_word(text[at + found.len()..].chars().next())
    };
    let found = text.match_indices(words).filter(is_whole);
    found.map(|(at, found)| TextSpan { start: narrow(at), end: narrow(at + found.len()) }).collect()
}

/// Runs of capitalised words without an entry.
fn runs(document: &Document, reading: &Reading) -> Vec<TextSpan> {
    let mut runs: Vec<TextSpan> = Vec::new();
    let mut words = 0;
    for token in reading.tokens.iter().filter(|token| token.symbol <= class::NOUN_OR_VERB && token.is_unknown()) {
        // "iHarbour"
        if !document.text[token.span.range()].contains(char::is_uppercase) {
            continue;
        }
        if let Some(run) = runs.last_mut().filter(|run| run.end + 1 == token.span.start && words < WORDS) {
            run.end = token.span.end;
            words += 1;
        } else {
            runs.push(token.span);
            words = 1;
        }
    }
    runs
}

/// A definition stands at the start of a document, among so many sentences.
const OPENING: u32 = 40;
/// Between a name and the definition of what it is called stands no more than its legal form.
const FORM: u32 = 16;

/// The first words of the names by which the policy defines its company: Acme Inc. ("Acme", "we"), Acme B.V. (the "Provider").
fn defined(document: &Document, lexicon: &Lexicon, reading: &Reading, runs: &[TextSpan]) -> Vec<String> {
    let (definition, company, form) = (lexicon.known.definition, lexicon.known.first_party, lexicon.known.legal_form);
    let is_company = |mention: &Mention| lexicon.concepts[usize::from(mention.concept)].is.contains(company);
    let mut names = Vec::new();
    for clause in reading.clauses.iter().take_while(|clause| clause.sentence < OPENING) {
        let mentions = reading.mentions(clause);
        for defined in mentions.iter().filter(|mention| mention.concept == definition).map(|mention| mention.span) {
            let within = |span: TextSpan| defined.start <= span.start && span.end <= defined.end;
            let first_within = runs.partition_point(|run| run.end <= defined.start);
            let named_before = first_within.checked_sub(1).map(|at| runs[at]).filter(|run| run.end + FORM >= defined.start);
            let Some(before) = named_before else { continue };
            let calls_us = mentions.iter().any(|mention| is_company(mention) && within(mention.span));
            let has_form = mentions.iter().any(|mention| mention.concept == form && mention.span.start >= before.end);
            let about_others =
                mentions.iter().any(|mention| mention.role == Role::Actor && is_company(mention) && !within(mention.span));
            // "A and its affiliates belong to B, Inc. ("B")" names another company.
            let own = clause.subject.is_none_or(|subject| subject.start <= before.start && before.end <= subject.end)
                || behind_agent(document, lexicon, before);
            if calls_us || has_form && own && !about_others {
                let called = runs[first_within..].iter().copied().take_while(|&run| within(run));
                let first = |run: TextSpan| document.text[run.range()].split_whitespace().next().map(str::to_owned);
                names.extend(std::iter::once(before).chain(called).filter_map(first));
            }
        }
    }
    names
}

/// The first words of the names that the policy says its company is: "Company ("we") refers to Acme".
fn meant(document: &Document, lexicon: &Lexicon, reading: &Reading, runs: &[TextSpan]) -> Vec<String> {
    let (definition, company) = (lexicon.known.definition, lexicon.known.first_party);
    let mut names = Vec::new();
    for clause in reading.clauses.iter().take_while(|clause| clause.sentence < OPENING) {
        let (Some(subject), Some(verb)) = (clause.subject, clause.verb) else { continue };
        let mentions = reading.mentions(clause);
        let is_company = |mention: &Mention| lexicon.concepts[usize::from(mention.concept)].is.contains(company);
        let within = |mention: &&Mention, span: TextSpan| span.start <= mention.span.start && mention.span.end <= span.end;
        let mut definitions =
            mentions.iter().filter(|mention| mention.concept == definition && within(mention, subject.to(verb)));
        let calls_us = definitions.any(|defined| mentions.iter().filter(|own| within(own, defined.span)).any(is_company));
        let means =
            document.text[verb.range()].split_whitespace().next().is_some_and(|word| lexicon.cues_of(word).has(Cue::Means));
        // ""We" refers to Acme Ltd."
        let is_quoted = document.text[subject.range()].starts_with(|c: char| !c.is_alphanumeric());
        let is_us = is_quoted && mentions.iter().filter(|own| within(own, subject)).any(is_company);
        if means && (calls_us || is_us) {
            let behind = runs.partition_point(|run| run.start < verb.end);
            let run = runs.get(behind).filter(|run| if is_us { run.end <= clause.span.end } else { run.start <= verb.end + 1 });
            names.extend(run.and_then(|run| document.text[run.range()].split_whitespace().next()).map(str::to_owned));
        }
    }
    names
}

/// The first word of the name that most often is the subject of a practice; a name that is so only once must be there three times.
fn company(document: &Document, lexicon: &Lexicon, reading: &Reading, runs: &[TextSpan], passive: bool) -> Option<String> {
    let first = |run: &TextSpan| document.text[run.range()].split_whitespace().next();
    let mut counts: HashMap<&str, (u32, u32)> = HashMap::new();
    for run in runs {
        counts.entry(first(run)?).or_default().0 += 1;
    }
    let mut next = 0;
    for clause in reading.clauses.iter().filter(|clause| clause.kind != ClauseKind::Heading) {
        next += runs[next..].partition_point(|run| run.end <= clause.span.start);
        let mut within = runs[next..].iter().take_while(|run| run.end <= clause.span.end);
        let speaks = |run: &&TextSpan| match clause.subject {
            _ if clause.passive => passive && behind_agent(document, lexicon, **run),
            Some(subject) => run.start == subject.start && run.end <= subject.end,
            None => false,
        };
        let Some(run) = within.find(speaks) else { continue };
        let acts = reading.mentions(clause).iter().any(|mention| {
            mention.role == Role::Action && lexicon.concepts[usize::from(mention.concept)].is.contains(lexicon.known.process)
        });
        if acts {
            counts.entry(first(run)?).or_default().1 += 1;
        }
    }
    let best = counts.into_iter().filter(|(_, (all, acting))| *acting >= 2 || (*acting == 1 && *all >= 2));
    best.max_by_key(|(name, (all, acting))| (*acting, *all, std::cmp::Reverse(*name))).map(|(name, _)| name.to_owned())
}

/// What the policy calls a name that it defines: "Service Provider" in Acme (hereby referred to as "Service Provider").
fn called<'a>(document: &'a Document, lexicon: &Lexicon, reading: &Reading, name: TextSpan) -> Vec<&'a str> {
    let holder = reading.clauses.partition_point(|clause| clause.span.end < name.end);
    let mentions = reading.clauses.get(holder).into_iter().flat_map(|clause| reading.mentions(clause));
    let mut definitions = mentions.filter(|mention| mention.concept == lexicon.known.definition);
    let defined = definitions.find(|mention| (name.end..name.end + FORM).contains(&mention.span.start));
    let quoted = defined.map_or("", |defined| &document.text[defined.span.range()]);
    let quotes = ['"', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}'];
    quoted.split(quotes).skip(1).step_by(2).map(str::trim).filter(|term| !term.is_empty()).collect()
}

/// The names of those who run the site or the app, or bring it out: "This app is developed by Jane Doe", "Jane Doe built this app",
/// "This policy applies to the Acme app that was created by Jane Doe".
fn publishers(document: &Document, lexicon: &Lexicon, reading: &Reading, runs: &[TextSpan]) -> Vec<TextSpan> {
    let (act, company) = (lexicon.known.bring_out, lexicon.known.first_party);
    let is = |mention: &Mention, concept| lexicon.concepts[usize::from(mention.concept)].is.contains(concept);
    let mut names = Vec::new();
    for clause in reading.clauses.iter().take_while(|clause| clause.sentence < OPENING) {
        let mentions = reading.mentions(clause);
        let brings_out = |mention: &Mention| mention.role == Role::Action && is(mention, act);
        let Some(subject) = clause.subject.filter(|_| !clause.denied && mentions.iter().any(brings_out)) else { continue };
        let ours = mentions.iter().filter(|mention| mention.role == Role::Party && is(mention, company));
        let in_subject = |span: TextSpan| subject.start <= span.start && span.end <= subject.end;
        let of_policy = |mention: &Mention| is(mention, lexicon.known.privacy_policy) && in_subject(mention.span);
        let is_ours = ours.clone().any(|ours| in_subject(ours.span) == clause.passive);
        let is_of_policy = clause.passive && mentions.iter().any(of_policy);
        if !(is_ours || is_of_policy) {
            continue;
        }
        let first = runs.partition_point(|run| run.start < clause.span.start);
        let mut within = runs[first..].iter().take_while(|run| run.end <= clause.span.end);
        let publishes = |run: &&&TextSpan| {
            // "I, Jane Doe, run this site."
            let is_name = run.end > run.start + 1;
            is_name && if clause.passive { behind_agent(document, lexicon, ***run) } else { in_subject(***run) }
        };
        names.extend(within.find(|run| publishes(&run)).copied());
    }
    names
}

/// Names the company in each clause that holds one of the spans.
fn mention(concept: ConceptId, spans: &[TextSpan], pen: &mut Pen<'_>) {
    let mut spans = spans.iter().peekable();
    for index in 0..pen.clauses.len() {
        let clause = &pen.clauses[index];
        let mut found = Vec::new();
        while let Some(&&span) = spans.peek() {
            if span.start >= clause.span.end {
                break;
            }
            if span.start >= clause.span.start {
                found.push((span, role(pen.document, pen.lexicon, clause, span)));
            }
            spans.next();
        }
        if !found.is_empty() {
            pen.name_company(index, concept, &found);
        }
    }
}

/// Whether a name stands behind "by".
fn behind_agent(document: &Document, lexicon: &Lexicon, name: TextSpan) -> bool {
    lexicon.ends(document.text[..name.start as usize].trim_end(), Cue::Agent)
}

fn role(document: &Document, lexicon: &Lexicon, clause: &Clause, span: TextSpan) -> Role {
    if clause.passive && behind_agent(document, lexicon, span) {
        return Role::Actor;
    }
    let in_subject = clause.subject.is_some_and(|subject| subject.start <= span.start && span.end <= subject.end);
    if in_subject && !clause.passive { Role::Actor } else { Role::Party }
}
