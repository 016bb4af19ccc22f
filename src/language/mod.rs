//! From a document's blocks to clauses.
//!
//! `document.pest` reads the blocks into words (`skeleton`, `tokens`, `sentences`); `reader` tells what a block is to its page, and
//! `script` tags the words of its sentences with what the vocabulary knows of them (`tag`); `clause.pest` parses each sentence of tags
//! into shapes of clauses (`clauses`, `shape`), whose concepts get their roles (`roles`), with what numbers and links add (`measures`,
//! `links`); and `context` gives a clause what it inherits from what stands around it.

mod chunk;
pub mod clause;
mod clauses;
mod context;
mod grammar;
mod insets;
mod links;
mod measures;
mod plain;
mod practices;
mod raw;
mod reader;
mod roles;
mod script;
mod sentences;
mod shape;
mod skeleton;
mod tag;
mod tokens;

use crate::lexicon::{ConceptSet, class};
use crate::tongue::Tongue;
pub use clause::{Bond, Clause, ClauseKind, Embedded, Mention, Reading, Sentence};
pub use practices::{Practice, View};
use reader::Reader;
use skeleton::Skeleton;
pub use tag::Token;
use tokens::Blocks;

use crate::document::{BlockKind, Builder, Document};

/// A part of a title: "Privacy Policy" and "Cookies" in "Privacy Policy | Cookies". Marks and conjunctions part them.
#[derive(Clone, Copy, Debug, Default)]
pub struct TitlePart {
    /// What it names.
    pub named: ConceptSet,
    /// What it names before the first preposition: "linter" in "A linter for privacy policies".
    pub head: ConceptSet,
}

/// The parts of a title.
#[must_use]
pub fn parts_of_title(title: &str, tongue: &Tongue) -> Vec<TitlePart> {
    let lexicon = tongue.lexicon();
    let mut builder = Builder::new();
    builder.open(BlockKind::Heading(1));
    builder.text(title, 0..title.len());
    let reading = read(&builder.finish(), tongue, None);
    let name = |tokens: &[Token]| {
        let mut named = ConceptSet::default();
        for concept in tokens.iter().flat_map(|token| token.concepts(lexicon)) {
            named.extend(&lexicon.concepts[usize::from(concept)].is);
        }
        named
    };
    let leads = |token: &Token| matches!(token.symbol, class::PREPOSITION | class::TO | class::COMPARATOR);
    let parts = reading.tokens.split(|token| parts_titles(token.symbol)).map(|part| {
        let head = part.iter().position(leads).unwrap_or(part.len());
        TitlePart { named: name(part), head: name(&part[..head]) }
    });
    parts.collect()
}

fn parts_titles(symbol: u8) -> bool {
    matches!(
        symbol,
        class::COMMA
            | class::COORDINATION
            | class::SLASH
            | class::SIGN
            | class::OPEN
            | class::CLOSE
            | class::COLON
            | class::SEMICOLON
            | class::STOP
    )
}

/// Blocks are handed to a parser in pieces of about so many bytes.
const PIECE: usize = 1 << 16;

/// Reads a document's blocks into sentences and clauses; `company` is the name in full of the company
/// whose policy it is, where that is known.
#[must_use]
pub fn read(document: &Document, tongue: &Tongue, company: Option<&str>) -> Reading {
    context::complete(document, tongue.lexicon(), company, parse(document, tongue))
}

/// Reads sentences and clauses, each by itself.
fn parse(document: &Document, tongue: &Tongue) -> Reading {
    let lexicon = tongue.lexicon();
    let mut reading = Reading::for_text(document.text.len());
    let mut reader = Reader::new(document, tongue);
    let mut skeleton = Skeleton::default();
    let mut index = 0;
    while index < document.blocks.len() {
        skeleton.clear();
        let piece = document.blocks[index..].iter().take_while(|block| {
            let more = skeleton.size() < PIECE;
            if more && reader::has_words(document, block) {
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
    let (script, links) = reader.finish();
    clauses::read(document, lexicon, &script, links, &mut reading);
    reading
}
