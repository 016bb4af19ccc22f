//! A region put before it: it holds there.

use crate::examples::Example;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use privlint::language::ClauseKind;
use privlint::lexicon::Kind;

const REGIONS: &[(&str, &str)] = &[
    ("If you live in California", "california"),
    ("If you are a resident of Texas", "texas"),
    ("If you are in the European Economic Area", "eea"),
    ("If you are located in Canada", "canada"),
    ("For residents of Virginia", "virginia"),
];

pub fn put(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let core = site.core()?;
    if core.subject.start > 0 {
        return Err(Why::NotMain);
    }
    if site.clauses().iter().any(|clause| clause.kind == ClauseKind::Condition) {
        return Err(Why::HasCondition);
    }
    let lexicon = site.lexicon();
    if site.sentence().named.iter().any(|concept| lexicon.concepts[usize::from(concept)].kind == Kind::Audience) {
        return Err(Why::NamesRegion);
    }
    let (words, region) = REGIONS[example.number % REGIONS.len()];
    let sentence = format!("{words}, {}", site.lowered(site.said_in_full()));
    Ok(Rewritten { region, ..Rewritten::text(site.with_sentence(&sentence)) })
}
