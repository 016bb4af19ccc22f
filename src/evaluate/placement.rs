//! Where an absence is shown: at the section where the words belong, else at words that come close, else at the title.

use crate::document::{BlockKind, Document, TextSpan};
use crate::language::Reading;
use crate::lexicon::ConceptSet;

/// The place for words that belong under a heading that names one of the concepts.
pub(super) fn place(document: &Document, reading: &Reading, belongs: &ConceptSet) -> TextSpan {
    heading(document, reading, belongs).or_else(|| closest(document, reading, belongs)).or_else(|| title(document)).unwrap_or_default()
}

/// The last of the headings that name the most of the concepts' topics: the section most about it.
fn heading(document: &Document, reading: &Reading, belongs: &ConceptSet) -> Option<TextSpan> {
    let blocks = document.blocks.iter().enumerate().skip(1);
    let mut headings = blocks.filter(|(_, block)| matches!(block.kind, BlockKind::Heading(_)));
    let (_, block) = headings.find(|(index, _)| names(*index, reading, belongs))?;
    Some(block.span)
}

pub(super) fn names(block: usize, reading: &Reading, belongs: &ConceptSet) -> bool {
    reading.block_sentences[block].clone().any(|sentence| reading.sentences[sentence as usize].named.meets(belongs))
}

fn closest(document: &Document, reading: &Reading, belongs: &ConceptSet) -> Option<TextSpan> {
    let in_text = |block: u32| !matches!(document.blocks[block as usize].kind, BlockKind::Heading(_));
    let sentence = reading.sentences.iter().find(|sentence| in_text(sentence.block) && sentence.named.meets(belongs))?;
    let clauses = &reading.clauses[sentence.clauses.start as usize..sentence.clauses.end as usize];
    clauses.iter().find(|clause| clause.named.meets(belongs)).map(|clause| clause.span)
}

/// The first heading, else the first words.
pub(super) fn title(document: &Document) -> Option<TextSpan> {
    let heading = document.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
    let block = heading.or(document.blocks.first())?;
    Some(block.span)
}
