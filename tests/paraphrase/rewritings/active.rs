//! "Your name may be shared by us" to "We may share your name"; who acts upon data without being named is the company.

use crate::examples::Example;
use crate::nouns::Groups;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::verb_group::VerbGroup;
use privlint::lexicon::{Role, class};

pub fn put(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = site.core()?;
    if !site.clause().passive {
        return Err(Why::Active);
    }
    if site.shares_subject() {
        return Err(Why::SharedSubject);
    }
    let group = VerbGroup::of(&site, &core)?;
    let tokens = site.tokens();
    if tokens[core.subject.clone()].iter().any(|token| matches!(token.symbol, class::NEGATIVE)) {
        return Err(Why::NegativeSubject);
    }
    // Where what is said before the subject belongs to it, it moves with it.
    let object = match site.said(&core.subject).to_lowercase().as_str() {
        "it" => "it".to_owned(),
        "they" => "them".to_owned(),
        "we" => "us".to_owned(),
        _ => site.within(&core.subject),
    };
    let by = (core.verb.end..tokens.len())
        .find(|&at| site.word(&tokens[at]) == "by" && tokens.get(at + 1).is_some_and(|next| next.symbol != class::VERB_ING));
    if let Some(by) = by {
        if tokens.get(by + 1).is_some_and(|next| next.symbol == class::NEGATIVE) {
            return Err(Why::NegativeSubject);
        }
        if let Some(agent) = Groups::at(&site, by + 1)
            && site.has_role(&agent.range(), Role::Actor)
        {
            let active = group.active(agent.plural(&site));
            let range = agent.range();
            let span = site.span(&(core.subject.start..core.verb.end));
            let acts = format!("{} {active} {object}", site.said(&range));
            return Ok(Rewritten::text(site.edited(vec![(span, acts), (site.span(&(by..range.end)), String::new())])));
        }
        let pronoun = site.word(&tokens[by + 1]);
        if pronoun == "us" || pronoun == "you" {
            let subject = if pronoun == "us" { "we" } else { "you" };
            let span = site.span(&(core.subject.start..core.verb.end));
            let acts = format!("{subject} {} {object}", group.active(true));
            return Ok(Rewritten::text(site.edited(vec![(span, acts), (site.span(&(by..by + 2)), String::new())])));
        }
        return Err(Why::NoActor);
    }
    let acts_upon_data = site
        .mentions()
        .iter()
        .any(|mention| mention.role == Role::Action && site.is(mention.concept, "process") && !mention.inherited);
    if !acts_upon_data || tokens.iter().any(|token| ["you", "by"].contains(&site.word(token).as_str())) {
        return Err(Why::NotPractice);
    }
    let span = site.span(&(core.subject.start..core.verb.end));
    let acts = format!("we {} {object}", group.active(true));
    Ok(Rewritten::text(site.edited(vec![(span, acts)])))
}
