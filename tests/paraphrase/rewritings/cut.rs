//! One sentence cut in two: the first names something, the second says of it what the sentence said.

use crate::examples::Example;
use crate::nouns;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::site::{Core, Site};
use privlint::lexicon::{Role, class};
use std::ops::Range;

/// "We sell your name." to "You give us your name. We sell it."
pub fn with_pronoun(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = site.core()?;
    let (thing, plural) = thing(&site, &core)?;
    let subject = thing.start == core.subject.start;
    let pronoun = match (plural, subject) {
        (false, _) => "it",
        (true, true) => "they",
        (true, false) => "them",
    };
    cut(&site, &thing, pronoun)
}

/// "We sell your name." to "You give us your name. We sell such information."
pub fn with_determiner(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = site.core()?;
    let (thing, plural) = thing(&site, &core)?;
    // The verb of a subject agrees with it.
    if plural && thing.start == core.subject.start {
        return Err(Why::MixedPair);
    }
    let words = ["such information", "this information", "that information"][example.number % 3];
    cut(&site, &thing, words)
}

/// "Advertisers may set cookies." to "We work with advertisers. They may set cookies."
pub fn with_they(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = site.core()?;
    if site.clause().passive {
        return Err(Why::Passive);
    }
    let acts = site
        .mentions()
        .iter()
        .any(|mention| mention.role == Role::Actor && site.is(mention.concept, "recipient") && !mention.inherited);
    let tokens = &site.tokens()[core.subject.clone()];
    let plural = tokens.last().is_some_and(|token| token.symbol == class::NOUNS);
    if !acts
        || !plural
        || tokens.iter().any(|token| matches!(token.symbol, class::NEGATIVE | class::COORDINATION | class::DETERMINER))
    {
        return Err(Why::NoActor);
    }
    let named = format!("We work with {}. ", site.within(&core.subject));
    before(&site, &named, &core.subject, "they")
}

/// The data that is the object, or the subject of a passive verb, and whether it is in the plural.
fn thing(site: &Site, core: &Core) -> Result<(Range<usize>, bool), Why> {
    let (range, plural) = if site.clause().passive {
        let subject = nouns::Groups::at(site, core.subject.start).ok_or(Why::NoObject)?;
        if subject.range() != core.subject {
            return Err(Why::TwoObjects);
        }
        (core.subject.clone(), subject.plural(site))
    } else {
        let object = nouns::object(site, core)?;
        (object.range(), object.plural(site))
    };
    if !site.has_role(&range, Role::Data) {
        return Err(Why::NoData);
    }
    let first = &site.tokens()[range.start];
    let yours = site.word(first).starts_with("your ") || site.word(first) == "your";
    if !yours {
        return Err(Why::NotConcrete);
    }
    Ok((range, plural))
}

fn cut(site: &Site, thing: &Range<usize>, instead: &str) -> Result<Rewritten, Why> {
    let named = format!("You give us {}. ", site.within(thing));
    before(site, &named, thing, instead)
}

/// The example behind a sentence, in which a word stands for what that names: its own words alone must say the rest.
fn before(site: &Site, named: &str, thing: &Range<usize>, instead: &str) -> Result<Rewritten, Why> {
    site.first()?;
    let instead = if thing.start == 0 { crate::words::with_initial(instead, char::to_uppercase) } else { instead.to_owned() };
    Ok(Rewritten::text(site.edited(vec![(site.span(thing), instead)])).behind(named))
}
