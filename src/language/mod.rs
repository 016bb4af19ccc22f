//! From a document's blocks to clauses.
//!
//! `document.pest` reads each block into sentences of tokens (`tokens`); the vocabulary tags them with concepts (`lexicon`,
//! `tag`); `clause.pest` parses each sentence of tags into clauses with roles (`parse`); and `context` gives a clause
//! what it inherits from the lead-in of its list.

mod brand;
mod chunk;
pub mod clause;
mod company;
mod context;
mod measures;
mod parse;
mod plain;
mod sentences;
mod shape;
mod skeleton;
mod tag;
mod tokens;

use crate::lexicon::{ConceptSet, Lexicon};
pub use clause::{Clause, ClauseKind, Mention, Reading, Sentence};
use skeleton::Skeleton;
pub use tag::Token;
use tokens::Blocks;

use crate::document::{BlockKind, Builder, Document};

/// The concepts that a title names.
#[must_use]
pub fn named_in_title(title: &str, lexicon: &Lexicon) -> ConceptSet {
    let mut builder = Builder::new();
    builder.open(BlockKind::Heading(1));
    builder.text(title, 0..title.len());
    let mut named = ConceptSet::default();
    let document = builder.finish();
    for sentence in &read(&document, lexicon, None).sentences {
        named.extend(&sentence.named);
    }
    named
}

/// Blocks are handed to a parser in pieces of about so many bytes.
const PIECE: usize = 1 << 16;

/// Reads a document's blocks into sentences and clauses; `company` is the name in full of the company
/// whose policy it is, where that is known.
#[must_use]
pub fn read(document: &Document, lexicon: &Lexicon, company: Option<&str>) -> Reading {
    let mut reading = Reading::default();
    let mut reader = parse::Reader::new(document, lexicon);
    let mut skeleton = Skeleton::default();
    let mut index = 0;
    while index < document.blocks.len() {
        skeleton.clear();
        let piece = document.blocks[index..].iter().take_while(|block| {
            let more = skeleton.size() < PIECE;
            if more && parse::has_words(document, block) {
                skeleton.draw(document.block_text(block), block.span.start, lexicon);
            }
            more
        });
        let end = index + piece.count();
        let mut blocks = Blocks::new(&skeleton);
        for (index, block) in (index..end).zip(&document.blocks[index..end]) {
            reader.block(index, block, &mut blocks, &mut reading);
        }
        index = end;
    }
    reader.clauses(&mut reading);
    brand::own(document, lexicon, &mut reading);
    company::name(document, lexicon, company, &mut reading);
    context::complete(document, lexicon, &mut reading);
    reading
}
