//! What is only supposed: a condition before it, or all of it.

use crate::examples::Example;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::site::Site;
use crate::verb_group::{Tense, VerbGroup};
use crate::verbs::{self, Form};
use crate::words;
use privlint::language::ClauseKind;

const UNDER_AGE: &str = "If you are under 13";
const SOLD: &str = "If we are sold";

/// What a supposition begins with.
pub fn is_supposed(words: &str) -> bool {
    [UNDER_AGE, SOLD].iter().any(|supposed| words.starts_with(supposed))
}

pub fn under_age(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    if ["child", "stated-age", "adult-age"].iter().any(|people| site.names(people)) {
        return Err(Why::NamesChild);
    }
    behind(&site, UNDER_AGE)
}

pub fn sold(example: &Example) -> Result<Rewritten, Why> {
    behind(&example.site()?, SOLD)
}

fn behind(site: &Site, condition: &str) -> Result<Rewritten, Why> {
    let core = site.core()?;
    if core.subject.start > 0 {
        return Err(Why::NotMain);
    }
    if site.clauses().iter().any(|clause| clause.kind == ClauseKind::Condition) {
        return Err(Why::HasCondition);
    }
    Ok(Rewritten::text(site.with_sentence(&format!("{condition}, {}", site.lowered(site.said_in_full())))))
}

/// "We sell your name." to "If we were to sell your name, we would say so."
pub fn were_to(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    site.alone()?;
    let core = site.core()?;
    if core.subject.start > 0 {
        return Err(Why::NotMain);
    }
    if site.clauses().len() > 1 {
        return Err(Why::HasCondition);
    }
    if site.clause().denied {
        return Err(Why::Denied);
    }
    let group = VerbGroup::of(&site, &core)?;
    if group.tense == Tense::Perfect || group.tense == Tense::Past || !group.adverbs.is_empty() {
        return Err(Why::VerbGroup);
    }
    let form = if group.passive { Form::Participle } else { Form::Base };
    let verbs: Option<Vec<String>> = group.verbs.iter().map(|verb| verbs::put(verb, &[Form::Base], form)).collect();
    let verbs = words::joined(&verbs.ok_or(Why::VerbUnknown)?, group.joint);
    let be = if group.passive { "be " } else { "" };
    let subject = site.within(&core.subject);
    let after = site.said_from(core.verb.end).trim_end_matches(['.', '!']).to_owned();
    let joint = if after.starts_with(',') || after.is_empty() { "" } else { " " };
    Ok(Rewritten::text(format!("If {subject} were to {be}{verbs}{joint}{after}, this page would look different.")))
}
