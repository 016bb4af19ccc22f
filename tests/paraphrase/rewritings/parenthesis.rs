//! A parenthesis, or a relative clause that says nothing new, put in behind a noun.

use crate::examples::Example;
use crate::nouns;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::site::Site;
use privlint::document::TextSpan;
use privlint::lexicon::class;

const PARENTHESES: &[&str] = &["(see below)", "(as explained above)", "(see section 4)", "(and we mean it)"];
const RELATIVES: &[&str] = &["which we describe below", "which this section is about", "which section 4 describes in detail"];

pub fn put(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let at = place(&site)?;
    let words = PARENTHESES[example.number % PARENTHESES.len()];
    Ok(Rewritten::text(site.edited(vec![(at, format!(" {words}"))])))
}

pub fn relative(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let at = place(&site)?;
    let people = site.mentions().iter().any(|mention| mention.span.end == at.start && site.is_people(mention.concept));
    let words = if people { "whom we speak of below" } else { RELATIVES[example.number % RELATIVES.len()] };
    Ok(Rewritten::text(site.edited(vec![(at, format!(", {words},"))])))
}

/// The end of the object, else of a subject that is a noun.
fn place(site: &Site) -> Result<TextSpan, Why> {
    let core = site.core()?;
    let mut end = match nouns::object(site, &core) {
        Ok(object) if object.all.len() == 1 => site.span(&object.range()),
        _ => {
            let head = &site.tokens()[core.subject.end - 1];
            let noun = matches!(
                head.symbol,
                class::NOUN | class::NOUNS | class::UNKNOWN | class::NOUN_OR_VERB | class::NOUNS_OR_VERB | class::DETERMINED
            );
            if !noun {
                return Err(Why::NoPlace);
            }
            site.span(&core.subject)
        }
    };
    end.start = end.end;
    Ok(end)
}
