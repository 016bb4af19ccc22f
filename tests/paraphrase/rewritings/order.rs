//! What is coordinated, and conditions, in another order.

use crate::examples::Example;
use crate::nouns::{self, Groups};
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::words;
use privlint::language::ClauseKind;
use privlint::lexicon::class;

/// "Your name, address and age" to "address, age and your name".
pub fn of_conjuncts(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let clause = site.range(site.clause().span);
    let tokens = site.tokens();
    let first = |at: usize| {
        at == 0
            || !matches!(
                tokens[at - 1].symbol,
                class::FORM
                    ..=class::NOUNS_OR_VERB
                        | class::DETERMINER
                        | class::DETERMINED
                        | class::VERB_ING
                        | class::VERB_ED
                        | class::COMMA
                        | class::COORDINATION
            )
    };
    let mut groups: Groups = clause
        .clone()
        .filter(|&at| first(at))
        .filter_map(|at| Groups::at(&site, at))
        .find(|groups| groups.all.len() > 1)
        .ok_or(Why::NoPair)?;
    let span = groups.range();
    let determined: Vec<bool> =
        groups.all.iter().map(|group| matches!(tokens[group.start].symbol, class::DETERMINER | class::DETERMINED)).collect();
    // "your name and address": the determiner is of both.
    if determined[0] && determined.iter().any(|one| !one) {
        return Err(Why::MixedPair);
    }
    // "other", "such" of the last point at those before.
    if groups.all.iter().any(|group| ["other", "any other", "its", "their"].contains(&site.word(&tokens[group.start]).as_str())) {
        return Err(Why::MixedPair);
    }
    // "Intended for customers": a phrase of the vocabulary that is no noun group.
    let leads =
        |word: &str| site.lexicon().look_up(word).iter().any(|meaning| matches!(meaning.class, class::PREPOSITION..=class::TO));
    let phrase = |at: usize| site.word(&tokens[at]).split(' ').skip(1).any(leads);
    if groups.all.iter().any(|group| group.clone().any(phrase)) {
        return Err(Why::MixedPair);
    }
    // What stands before "of", or behind the last, may be of all: "name and copies of files".
    if groups.all.iter().any(|group| group.clone().any(|at| site.word(&tokens[at]) == "of")) || span.start == 0 {
        return Err(Why::MixedPair);
    }
    groups.all.rotate_left(1);
    let all: Vec<String> = groups.all.iter().map(|group| site.said(group).to_owned()).collect();
    Ok(Rewritten::text(site.edited(vec![(site.span(&span), words::joined(&all, &groups.joint))])))
}

/// "If you write, we delete it." to "We delete it if you write.", and back.
pub fn of_condition(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    if site.sentence().question {
        return Err(Why::Question);
    }
    let [one, other] = site.clauses() else { return Err(Why::NoPair) };
    let sentence = site.said_in_full();
    let stop = if sentence.ends_with('.') { "." } else { "" };
    let bare = |words: &str| words.trim().trim_end_matches(['.', ',']).to_owned();
    match (one.kind, other.kind) {
        (ClauseKind::Condition, ClauseKind::Main) if other.subject.is_some() => {
            if other.span.start - one.span.end > 2 {
                return Err(Why::MixedPair);
            }
            let main = bare(site.words(other.span));
            let name = main.starts_with(char::is_uppercase);
            let condition = site.lowered(&bare(site.words(one.span)));
            let main = if name { main } else { words::with_initial(&main, char::to_uppercase) };
            Ok(Rewritten::text(site.with_sentence(&format!("{main} {condition}{stop}"))))
        }
        (ClauseKind::Main, ClauseKind::Condition) if one.subject.is_some() && one.verb.is_some() => {
            if nouns::object(&site, &crate::site::Core { subject: 0..1, verb: site.range(one.verb.ok_or(Why::NoVerb)?) }).is_err()
                && other.verb.is_none()
            {
                return Err(Why::MixedPair);
            }
            let condition = bare(site.words(other.span));
            let main = site.lowered(&bare(site.words(one.span)));
            Ok(Rewritten::text(site.with_sentence(&format!("{condition}, {main}{stop}"))))
        }
        _ => Err(Why::NoPair),
    }
}
