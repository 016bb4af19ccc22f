//! A heading that asks, with the answer below.

use crate::examples::Example;
use crate::nouns::Groups;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::verb_group::{Tense, VerbGroup};
use crate::verbs::{self, Form};
use crate::words;
use privlint::language::ClauseKind;
use privlint::lexicon::class;

const QUESTIONS: &[&str] = &["What should you know?", "How does this work?", "Anything else?"];

/// The example under a question that it answers.
pub fn above(example: &Example) -> Result<Rewritten, Why> {
    example.site()?;
    let question = QUESTIONS[example.number % 3];
    Ok(Rewritten::text(format!("## {question}\n\n{}", example.text)))
}

/// "We may share it." to the heading "May we share it?" with "Yes." below; what is denied, with "No."
pub fn answered(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    site.alone()?;
    let core = site.core()?;
    if core.subject.start > 0 {
        return Err(Why::NotMain);
    }
    if site.shares_subject() {
        return Err(Why::SharedSubject);
    }
    let tokens = site.tokens();
    if tokens[core.subject.clone()].iter().any(|token| token.symbol == class::NEGATIVE) || site.has_negative_behind(&core) {
        return Err(Why::NegativeSubject);
    }
    let group = VerbGroup::of(&site, &core)?;
    let never = group.adverbs.iter().any(|adverb| adverb == "never");
    if group.adverbs.len() > usize::from(never) {
        return Err(Why::VerbGroup);
    }
    let subject = site.within(&core.subject);
    if site.clauses().iter().any(|clause| clause.kind == ClauseKind::Main && clause.span != site.clause().span) {
        return Err(Why::SharedSubject);
    }
    let plural = ["we", "you", "they"].contains(&subject.as_str())
        || tokens[core.subject.clone()].iter().any(|token| token.symbol == class::COORDINATION)
        || Groups::at(&site, core.subject.start).is_some_and(|subject| subject.plural(&site));
    let all = |form: Form| {
        let verbs: Option<Vec<String>> = group.verbs.iter().map(|verb| verbs::put(verb, &[Form::Base], form)).collect();
        verbs.map(|verbs| words::joined(&verbs, group.joint)).ok_or(Why::VerbUnknown)
    };
    let participle = if group.passive { all(Form::Participle)? } else { String::new() };
    let (first, rest) = match (group.tense, group.passive) {
        (Tense::Modal, false) => (group.modal.clone(), all(Form::Base)?),
        (Tense::Modal, true) => (group.modal.clone(), format!("be {participle}")),
        (Tense::Present, false) => (if plural { "do" } else { "does" }.to_owned(), all(Form::Base)?),
        (Tense::Present | Tense::Past, true) => (site.word(&tokens[core.verb.start]), participle),
        (Tense::Past, false) => ("did".to_owned(), all(Form::Base)?),
        (Tense::Perfect, _) => return Err(Why::VerbGroup),
    };
    let after = site.said_from(core.verb.end).trim_end_matches(['.', '!']).to_owned();
    let joint = if after.is_empty() || after.starts_with(',') { "" } else { " " };
    let asked = format!("{} {subject} {rest}{joint}{after}?", words::with_initial(&first, char::to_uppercase));
    let answer = if group.not || never { "No." } else { "Yes." };
    Ok(Rewritten::text(format!("## {asked}\n\n{answer}")))
}
