//! Rows of tables made of sentences.

use crate::examples::Example;
use crate::nouns;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use privlint::lexicon::{Role, class};
use privlint::source::Format;

/// "We keep your name for two years." to the row "your name | two years" under "Data we keep | For how long".
pub fn of_sentence(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    site.alone()?;
    let core = site.core()?;
    if site.clause().passive {
        return Err(Why::Passive);
    }
    if site.clause().denied {
        return Err(Why::Denied);
    }
    if site.clauses().len() > 1 {
        return Err(Why::MoreRoles);
    }
    let object = nouns::object(&site, &core)?;
    let thing = object.range();
    if !site.has_role(&thing, Role::Data) {
        return Err(Why::NoData);
    }
    let tokens = site.tokens();
    let last = tokens.iter().rposition(|token| token.symbol != class::STOP).ok_or(Why::NoVerb)? + 1;
    if thing.end >= last {
        return Err(Why::NoRole);
    }
    let rest = thing.end..last;
    let preposition = site.word(&tokens[rest.start]);
    let roles: Vec<Role> =
        [Role::Recipient, Role::Purpose, Role::Time].into_iter().filter(|&role| site.has_role(&rest, role)).collect();
    let (header, from) = match (roles.as_slice(), preposition.as_str()) {
        ([Role::Recipient], "with" | "to") => ("Recipient", rest.start + 1),
        ([Role::Purpose], "to" | "for" | "in order to") => ("Purpose", rest.start),
        ([Role::Time], "for" | "until") => ("How long", rest.start),
        ([], _) => return Err(Why::NoRole),
        _ => return Err(Why::MoreRoles),
    };
    let acts = format!("{} {}", site.within(&core.subject), site.said(&core.verb));
    let told = format!("| Data that {acts} | {header} |\n|---|---|\n| {} | {} |", site.said(&thing), site.said(&(from..last)));
    // Only Markdown has tables.
    Ok(Rewritten { format: Format::Markdown, ..Rewritten::text(told) }.behind("Our data\n--------\n\n"))
}
