//! "We share your name with partners" to "Your name is shared by us with partners".

use crate::examples::Example;
use crate::nouns;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::site::{Core, Site};
use crate::verb_group::VerbGroup;
use privlint::lexicon::class;

pub fn put(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = site.core()?;
    if site.clause().passive {
        return Err(Why::Passive);
    }
    if site.shares_subject() {
        return Err(Why::SharedSubject);
    }
    let group = VerbGroup::of(&site, &core)?;
    if group.passive {
        return Err(Why::VerbGroup);
    }
    let agent = agent(&site, &core)?;
    let tokens = site.tokens();
    let (object, plural, end) = match tokens.get(core.verb.end) {
        Some(token) if token.symbol == class::OBJECT_PRONOUN || ["it", "you", "us"].contains(&site.word(token).as_str()) => {
            let subject = match site.word(token).as_str() {
                "them" => "they",
                "us" => "we",
                word @ ("it" | "you") => {
                    if word == "it" {
                        "it"
                    } else {
                        "you"
                    }
                }
                _ => return Err(Why::TwoObjects),
            };
            let next = tokens.get(core.verb.end + 1).map(|token| token.symbol);
            if !matches!(
                next,
                None | Some(class::PREPOSITION | class::TO | class::PURPOSE_TO | class::STOP | class::CONDITIONAL | class::COMMA)
            ) {
                return Err(Why::TwoObjects);
            }
            (subject.to_owned(), subject != "it", core.verb.end + 1)
        }
        _ => {
            let object = nouns::object(&site, &core)?;
            let range = object.range();
            (site.said(&range).to_owned(), object.plural(&site), range.end)
        }
    };
    let passive = group.passive(plural, &format!("by {agent}"));
    let span = site.span(&(core.subject.start..end));
    Ok(Rewritten::text(site.edited(vec![(span, format!("{object} {passive}"))])))
}

/// Who acts, as it stands behind "by".
fn agent(site: &Site, core: &Core) -> Result<String, Why> {
    let said = site.said(&core.subject).to_lowercase();
    let tokens = &site.tokens()[core.subject.clone()];
    if tokens.iter().any(|token| token.symbol == class::NEGATIVE) {
        return Err(Why::NegativeSubject);
    }
    match said.as_str() {
        "we" => Ok("us".to_owned()),
        "they" => Ok("them".to_owned()),
        "i" => Ok("me".to_owned()),
        "it" => Err(Why::NegativeSubject),
        _ if tokens.iter().any(|token| (class::MODAL..=class::NEGATION).contains(&token.symbol)) => Err(Why::Contraction),
        _ => Ok(site.within(&core.subject)),
    }
}
