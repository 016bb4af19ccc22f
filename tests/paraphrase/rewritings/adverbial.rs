//! An adverbial put in: at the start, at the verb, at the end.

use crate::examples::Example;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::site::{Core, Site};
use privlint::lexicon::class;

/// What is done now and then may be said to be.
const NOW_AND_THEN: &[&str] = &["from time to time", "in some cases", "where appropriate", "in certain circumstances"];
/// What is so, or is never done, is so "of course".
const EVER: &[&str] = &["of course", "as a matter of principle", "at present", "as things stand"];

/// The adverbial for a clause.
fn adverbial(site: &Site) -> &'static str {
    let acts = site.mentions().iter().any(|mention| site.is(mention.concept, "process") && !mention.inherited);
    let all = if acts && !site.clause().denied { NOW_AND_THEN } else { EVER };
    all[site.example.number % all.len()]
}

pub fn at_start(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = site.core()?;
    if core.subject.start > 0 {
        return Err(Why::NotMain);
    }
    let adverbial = adverbial(&site);
    Ok(Rewritten::text(site.with_sentence(&format!("{adverbial}, {}", site.lowered(site.said_in_full())))))
}

pub fn at_verb(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = site.core()?;
    let at = behind_auxiliary(&site, &core).ok_or(Why::NoModal)?;
    let mut end = site.span(&(at..at + 1));
    end.start = end.end;
    Ok(Rewritten::text(site.edited(vec![(end, format!(", {},", adverbial(&site)))])))
}

/// The first auxiliary, behind which more of the verb stands.
fn behind_auxiliary(site: &Site, core: &Core) -> Option<usize> {
    let tokens = site.tokens();
    let first = core.verb.start;
    let auxiliary =
        matches!(tokens[first].symbol, class::MODAL | class::BE | class::HAVE) && !site.word(&tokens[first]).contains(' ');
    (auxiliary && core.verb.len() > 1 && !site.word(&tokens[first]).contains('\'')).then_some(first)
}

pub fn at_end(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    site.core()?;
    let sentence = site.said_in_full();
    let last = site.clauses().last().ok_or(Why::NoVerb)?;
    if last.span.start > site.clause().span.start {
        return Err(Why::NotLast);
    }
    let (words, stop) = match sentence.strip_suffix(['.', '!']) {
        Some(words) => (words, &sentence[words.len()..]),
        None => (sentence, ""),
    };
    if words.ends_with(char::is_numeric) || words.contains('@') || words.contains("http") {
        return Err(Why::Quoted);
    }
    Ok(Rewritten::text(site.with_sentence(&format!("{words}, {}{stop}", adverbial(&site)))))
}
