//! Where an absence is shown: at the section where the words belong, else at the words that make them necessary or that come
//! close, else at the title.

use crate::document::{BlockKind, Document, TextSpan};
use crate::language::{Clause, ClauseKind, Reading};
use crate::lexicon::ConceptSet;
use crate::spec;

/// The place for words that belong under a heading that names one of the concepts; `reason` is what makes them necessary.
pub(super) fn place(document: &Document, reading: &Reading, belongs: &ConceptSet, reason: Option<TextSpan>) -> TextSpan {
    let heading = heading(document, reading, belongs);
    let place = heading.or(reason).or_else(|| closest(document, reading, belongs)).or_else(|| title(document));
    place.unwrap_or_default()
}

/// The first heading behind the title that names one of the concepts.
fn heading(document: &Document, reading: &Reading, belongs: &ConceptSet) -> Option<TextSpan> {
    let blocks = document.blocks.iter().enumerate().skip(1);
    let mut headings = blocks.filter(|(_, block)| matches!(block.kind, BlockKind::Heading(_)));
    let (_, block) = headings.find(|(index, _)| names(*index, reading, belongs))?;
    Some(block.span)
}

pub(super) fn names(block: usize, reading: &Reading, belongs: &ConceptSet) -> bool {
    reading.block_sentences[block].clone().any(|sentence| reading.sentences[sentence as usize].named.meets(belongs))
}

/// The first clause that names one of the concepts and speaks of the policy's own matter: the company, its readers, their data.
fn closest(document: &Document, reading: &Reading, belongs: &ConceptSet) -> Option<TextSpan> {
    let mut matter = ConceptSet::default();
    for id in ["first-party", "user", "information"] {
        matter.insert(spec::lexicon().concept(id).expect("internal error: the vocabulary has this concept"));
    }
    let spoken = |clause: &&Clause| {
        let block = reading.sentences[clause.sentence as usize].block;
        clause.kind != ClauseKind::Heading && document.blocks[block as usize].kind != BlockKind::Quote
    };
    let close = |clause: &&Clause| clause.named.meets(belongs) && clause.named.meets(&matter);
    reading.clauses.iter().filter(close).find(spoken).map(|clause| clause.span)
}

/// The first heading, else the first words.
pub(super) fn title(document: &Document) -> Option<TextSpan> {
    let heading = document.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
    let block = heading.or(document.blocks.first())?;
    Some(block.span)
}
