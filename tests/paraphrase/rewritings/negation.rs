//! "Not" put into what is not denied, and taken out of what is.

use crate::examples::Example;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::site::{Core, Site};
use crate::verbs::{self, Form};
use privlint::language::ClauseKind;
use privlint::lexicon::class;

/// # Errors
/// Where the statement does not hang on whether this one clause is denied.
fn hangs_on_it(site: &Site) -> Result<Core, Why> {
    let evidence = &site.example.evidence;
    if evidence.iter().any(|other| other.clause != site.clause) {
        return Err(Why::StatedTwice);
    }
    if site.clauses().iter().any(|clause| clause.kind == ClauseKind::Exception) {
        return Err(Why::HasException);
    }
    site.alone()?;
    let core = site.core()?;
    if site.shares_subject() { Err(Why::SharedSubject) } else { Ok(core) }
}

pub fn put_in(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = hangs_on_it(&site)?;
    if site.clause().denied {
        return Err(Why::Denied);
    }
    let tokens = site.tokens();
    let first = &tokens[core.verb.start];
    let word = site.word(first);
    let plural = ["we", "you", "they", "i"].contains(&site.said(&core.subject).to_lowercase().as_str());
    let mut spot = first.span;
    let denied = match first.symbol {
        class::MODAL if ["may", "can", "could", "will", "shall", "would", "must", "should"].contains(&word.as_str()) => {
            spot.start = spot.end;
            " not".to_owned()
        }
        class::BE if ["is", "are", "was", "were"].contains(&word.as_str()) => {
            spot.start = spot.end;
            " not".to_owned()
        }
        class::HAVE if core.verb.len() > 1 => {
            spot.start = spot.end;
            " not".to_owned()
        }
        class::HAVE => if word == "has" { "does not have" } else { "do not have" }.to_owned(),
        class::VERB | class::NOUN_OR_VERB => format!("do not {word}"),
        class::VERB_S | class::NOUNS_OR_VERB => {
            format!("does not {}", verbs::put(&word, &[Form::Third], Form::Base).ok_or(Why::VerbUnknown)?)
        }
        _ => return Err(Why::VerbGroup),
    };
    if denied.contains("not ") && core.verb.len() > 1 {
        return Err(Why::VerbGroup);
    }
    let denied = if plural { denied.replace("does not", "do not") } else { denied };
    Ok(Rewritten::text(site.edited(vec![(spot, denied)])))
}

pub fn taken_out(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = hangs_on_it(&site)?;
    let tokens = site.tokens();
    let at = core
        .verb
        .clone()
        .find(|&at| ["not", "never", "cannot"].contains(&site.word(&tokens[at]).as_str()))
        .ok_or(Why::NotDenied)?;
    let mut edits = Vec::new();
    let third = !["we", "you", "they", "i"].contains(&site.said(&core.subject).to_lowercase().as_str());
    match site.word(&tokens[at]).as_str() {
        "cannot" => edits.push((tokens[at].span, "can".to_owned())),
        "not" if at > core.verb.start && tokens[at - 1].symbol == class::DO => {
            let did = site.word(&tokens[at - 1]) == "did";
            edits.push((site.span(&(at - 1..at + 1)), String::new()));
            if did || third && site.word(&tokens[at - 1]) == "does" {
                let form = if did { Form::Past } else { Form::Third };
                for verb in &tokens[at + 1..core.verb.end] {
                    if matches!(verb.symbol, class::VERB | class::NOUN_OR_VERB) {
                        let word = site.word(verb);
                        edits.push((verb.span, verbs::put(&word, &[Form::Base], form).ok_or(Why::VerbUnknown)?));
                    }
                }
            }
        }
        _ => edits.push((tokens[at].span, String::new())),
    }
    // "neither", "nor", "any": what belongs to a denial.
    if tokens.iter().any(|token| ["nor", "any", "anyone", "anybody", "longer", "but"].contains(&site.word(token).as_str())) {
        return Err(Why::VerbGroup);
    }
    Ok(Rewritten::text(site.edited(edits)))
}
