//! Where an absence is shown: at the section where the words belong, else at the words that make them necessary or that come
//! close, else at the title.

use crate::document::{BlockKind, Document, TextSpan};
use crate::language::{Clause, ClauseKind, Mention, Reading, Role};
use crate::lexicon::{ConceptId, ConceptSet};
use crate::spec;

/// The place for words that belong under a heading that names one of the concepts; `reason` is what makes them necessary.
pub(super) fn place(document: &Document, reading: &Reading, belongs: &ConceptSet, reason: Option<TextSpan>) -> TextSpan {
    let heading = heading(document, reading, belongs);
    let place = heading.or(reason).or_else(|| closest(document, reading, belongs)).or_else(|| title(document));
    place.unwrap_or_default()
}

/// The first heading behind the title that names one of the concepts and has something said under it.
fn heading(document: &Document, reading: &Reading, belongs: &ConceptSet) -> Option<TextSpan> {
    let blocks = document.blocks.iter().enumerate().skip(1);
    let mut headings = blocks.filter(|(_, block)| matches!(block.kind, BlockKind::Heading(_)));
    let (_, block) = headings.find(|(index, _)| names(*index, reading, belongs) && has_body(*index, document, reading))?;
    Some(block.span)
}

/// Whether a sentence with a verb stands under a heading; an entry of a menu or of a table of contents has none.
fn has_body(heading: usize, document: &Document, reading: &Reading) -> bool {
    let under = heading + 1..document.blocks.len();
    let mut body = under.take_while(|&block| !matches!(document.blocks[block].kind, BlockKind::Heading(_)));
    body.any(|block| {
        reading.block_sentences[block].clone().any(|sentence| {
            let clauses = reading.sentences[sentence as usize].clauses.clone();
            clauses.into_iter().any(|clause| reading.clauses[clause as usize].verb.is_some())
        })
    })
}

pub(super) fn names(block: usize, reading: &Reading, belongs: &ConceptSet) -> bool {
    reading.block_sentences[block].clone().any(|sentence| reading.sentences[sentence as usize].named.meets(belongs))
}

/// The first clause that names one of the concepts and states something of the policy's own matter: the company, and the data of
/// its readers.
fn closest(document: &Document, reading: &Reading, belongs: &ConceptSet) -> Option<TextSpan> {
    let lexicon = spec::lexicon();
    let concept = |id: &str| lexicon.concept(id).expect("internal error: the vocabulary has this concept");
    let (company, others, data) = (concept("first-party"), concept("third-party"), concept("information"));
    let is = |mention: &Mention, what: ConceptId| lexicon.concepts[usize::from(mention.concept)].is.contains(what);
    let close = |clause: &&Clause| {
        let block = reading.sentences[clause.sentence as usize].block;
        let mentions = reading.mentions(clause);
        let acts = |what: ConceptId| {
            mentions.iter().any(|mention| mention.role == Role::Action || mention.role == Role::Actor && is(mention, what))
        };
        clause.kind == ClauseKind::Main
            && document.blocks[block as usize].kind != BlockKind::Quote
            && clause.named.meets(belongs)
            && clause.named.contains(company)
            && acts(company)
            && !mentions.iter().any(|mention| mention.role == Role::Actor && is(mention, others))
            && mentions.iter().any(|mention| mention.role == Role::Data && is(mention, data))
    };
    reading.clauses.iter().find(close).map(|clause| clause.span)
}

/// The first heading, else the first words.
pub(super) fn title(document: &Document) -> Option<TextSpan> {
    let heading = document.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
    let block = heading.or(document.blocks.first())?;
    Some(block.span)
}
