//! A brand in its own policy: who is a supplier or a network elsewhere ("Google", "Vimeo") is "we" there.

use super::pen::Pen;
use crate::document::{Document, TextSpan};
use crate::language::clause::{Clause, Reading};
use crate::lexicon::{Lexicon, Role};
use std::collections::BTreeMap;

/// The publisher is named in a title, a definition or an act among so many sentences.
const OPENING: u32 = 12;
/// Whose acts alone tell the publisher acts so often in the policy.
const ACTS: u32 = 3;

/// What tells that a brand is the publisher.
#[derive(Default)]
struct Signs {
    /// It stands at an end of a title that names the policy, or is defined as "we".
    named: bool,
    /// It collects or shares in the opening.
    opens: bool,
    /// So often it collects, uses or shares.
    acts: u32,
}

/// Makes the brand that publishes the policy the first party: it is no recipient there.
pub(super) fn own(pen: &mut Pen<'_>) {
    let (document, lexicon) = (pen.document, pen.lexicon);
    let brand = lexicon.known.named_company;
    let mut brands: BTreeMap<String, Signs> = BTreeMap::new();
    for clause in &pen.clauses {
        for mention in pen.mentions(clause).iter().filter(|mention| mention.concept == brand) {
            let signs = brands.entry(key(document, mention.span)).or_default();
            let opening = clause.sentence < OPENING;
            let acts = mention.role == Role::Actor && acts(clause, lexicon);
            signs.acts += u32::from(acts);
            signs.opens |= opening && acts;
            signs.named |=
                opening && (titles(document, lexicon, pen, clause, mention.span) || is_us(lexicon, pen, clause, mention.span));
        }
    }
    brands.retain(|_, signs| signs.named || signs.opens && signs.acts >= ACTS);
    if !brands.is_empty() {
        for index in 0..pen.clauses.len() {
            pen.own_brand(index, |mention| mention.concept == brand && brands.contains_key(&key(document, mention.span)));
        }
    }
}

/// The first word of a name, in small letters, without what makes it a possessive.
fn key(document: &Document, span: TextSpan) -> String {
    let name = document.text[span.range()].to_lowercase();
    name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

/// Whether a clause collects, uses or shares of its own accord.
fn acts(clause: &Clause, lexicon: &Lexicon) -> bool {
    !clause.passive && clause.named.contains(lexicon.known.process)
}

/// Whether a title of the policy begins or ends with a name: "Vimeo Privacy Notice", "Privacy Policy | Google".
fn titles(document: &Document, lexicon: &Lexicon, reading: &Reading, clause: &Clause, name: TextSpan) -> bool {
    let titles = clause.verb.is_none() && clause.named.contains(lexicon.known.privacy_policy);
    let title = reading.sentences[clause.sentence as usize].span;
    let bare = |text: &str| !text.contains(char::is_alphanumeric);
    titles
        && (bare(&document.text[title.start as usize..name.start as usize])
            || bare(&document.text[name.end as usize..title.end as usize]))
}

/// Whether what stands in brackets behind a name says "we": Vimeo, Inc. ("Vimeo", "we").
fn is_us(lexicon: &Lexicon, reading: &Reading, clause: &Clause, name: TextSpan) -> bool {
    let (definition, company) = (lexicon.known.definition, lexicon.known.first_party);
    let mentions = reading.mentions(clause);
    let mut definitions = mentions.iter().filter(|mention| mention.concept == definition && mention.span.start >= name.start);
    definitions.any(|defined| {
        mentions.iter().any(|mention| {
            lexicon.concepts[usize::from(mention.concept)].is.contains(company)
                && defined.span.start <= mention.span.start
                && mention.span.end <= defined.span.end
        })
    })
}
