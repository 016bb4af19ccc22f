//! "We" to the company's name, or to "the Company", which a sentence before introduces.

use crate::examples::Example;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::site::{Edit, Site};
use crate::verbs::{self, Form};
use privlint::document::TextSpan;
use privlint::language::{Clause, ClauseKind, Token};
use privlint::lexicon::{Modality, class};

/// What stands before the subject of a verb without an ending.
const INVERTED: &[&str] = &["do", "does", "did", "may", "can", "could", "will", "would", "should", "must", "shall"];

pub fn by_name(example: &Example) -> Result<Rewritten, Why> {
    let text = named(example, "Osprey Hub", "Osprey Hub's")?;
    Ok(Rewritten::text(text).behind("Osprey Hub Ltd (\"Osprey Hub\") is a bakery.\n\n"))
}

pub fn by_term(example: &Example) -> Result<Rewritten, Why> {
    let text = named(example, "the Company", "the Company's")?;
    Ok(Rewritten::text(text).behind("Osprey Hub Ltd (the \"Company\") is a bakery.\n\n"))
}

fn named(example: &Example, name: &str, whose: &str) -> Result<String, Why> {
    let site = example.site()?;
    if site.reading().sentences.iter().any(|sentence| sentence.block == 1 && sentence.question) {
        return Err(Why::Question);
    }
    let words: Vec<(TextSpan, String)> = site.all_tokens().iter().flat_map(|token| pieces(&site, token)).collect();
    let mut edits: Vec<Edit> = Vec::new();
    for (at, (span, word)) in words.iter().enumerate() {
        match word.as_str() {
            "we're" | "we'll" | "we've" | "we'd" | "let's" | "ourselves" | "ours" => return Err(Why::Contraction),
            // "The Company's company."
            "our" if words.get(at + 1).is_some_and(|(_, next)| ["company", "name"].contains(&next.as_str())) => {
                return Err(Why::Quoted);
            }
            "our" => edits.push((*span, whose.to_owned())),
            "us" => edits.push((*span, name.to_owned())),
            "we" => {
                edits.push((*span, name.to_owned()));
                // "Should we sell", "we and our partners": the verb stays as it is.
                let inverted = at.checked_sub(1).is_some_and(|before| INVERTED.contains(&words[before].1.as_str()));
                let several = words.get(at + 1).is_some_and(|(_, next)| next == "and");
                // "We ask that we be told": behind "that" with such a verb, the bare form stands.
                if !inverted
                    && !several
                    && !words[..at].iter().any(|(_, word)| ["request", "requesting", "direct", "demand"].contains(&word.as_str()))
                {
                    edits.extend(finite(&words[at + 1..])?);
                }
            }
            _ => {}
        }
    }
    if edits.is_empty() {
        return Err(Why::NoWe);
    }
    // "We collect your name and share it": the other verbs of the same subject.
    let reading = site.reading();
    let mut before: Option<&Clause> = None;
    for clause in reading.clauses.iter().filter(|clause| reading.sentences[clause.sentence as usize].block == 1) {
        let speaks = clause.subject.is_some_and(|subject| site.words(subject).eq_ignore_ascii_case("we"));
        let goes_on = clause.subject.is_none() && before.is_some_and(|before| before.sentence == clause.sentence);
        if clause.kind == ClauseKind::Main && (speaks || goes_on) && clause.modality == Modality::Plain && !clause.denied {
            for token in verb(&site, clause).filter(|token| matches!(token.symbol, class::VERB | class::NOUN_OR_VERB)) {
                let (span, word) = pieces(&site, token).swap_remove(0);
                edits.push((span, verbs::put(&word, &[Form::Base], Form::Third).ok_or(Why::VerbUnknown)?));
            }
        }
        before = (clause.kind == ClauseKind::Main && (speaks || goes_on)).then_some(clause);
    }
    edits.sort_by_key(|(span, _)| span.start);
    edits.dedup_by_key(|(span, _)| span.start);
    Ok(site.edited(edits))
}

/// The tokens of a clause's verb, up to an auxiliary behind which the verb has no ending.
fn verb<'a>(site: &'a Site, clause: &Clause) -> impl Iterator<Item = &'a Token> {
    let verb = clause.verb.unwrap_or(clause.span);
    let own = site.all_tokens().iter().filter(move |token| token.span.start >= verb.start && token.span.end <= verb.end);
    own.take_while(|token| !(class::MODAL..=class::DENIED_AUXILIARY).contains(&token.symbol))
}

/// Puts the first verb of some words into the third person.
fn finite(words: &[(TextSpan, String)]) -> Result<Option<Edit>, Why> {
    for (span, word) in words.iter().take(4) {
        let third = match word.as_str() {
            "may" | "might" | "can" | "could" | "will" | "shall" | "would" | "must" | "should" | "cannot" | "can't" | "won't" => {
                return Ok(None);
            }
            "are" => "is".to_owned(),
            "were" => "was".to_owned(),
            "have" => "has".to_owned(),
            "do" => "does".to_owned(),
            "don't" => "doesn't".to_owned(),
            "aren't" => "isn't".to_owned(),
            "haven't" => "hasn't".to_owned(),
            word if verbs::forms_of(word, &[Form::Past]).is_some() => return Ok(None),
            word => match verbs::put(word, &[Form::Base], Form::Third) {
                Some(third) => third,
                None => continue,
            },
        };
        return Ok(Some((*span, third)));
    }
    Err(Why::VerbUnknown)
}

/// The words of a token, in lower case.
fn pieces(site: &Site, token: &Token) -> Vec<(TextSpan, String)> {
    let mut at = token.span.start;
    let narrow = |bytes: usize| u32::try_from(bytes).expect("a word is short");
    let mut pieces = Vec::new();
    for word in site.words(token.span).split(' ') {
        let span = TextSpan { start: at, end: at + narrow(word.len()) };
        pieces.push((span, word.to_lowercase().replace('\u{2019}', "'")));
        at = span.end + 1;
    }
    pieces
}
