//! From blocks to sentences: what a block is to its page, and in which language.

use super::clause::{Reading, number};
use super::links::Links;
use super::raw::Raw;
use super::script::{Manner, Script};
use super::sentences::Words;
use super::tokens::Blocks;
use crate::document::{self, Block, BlockKind, Document, Mark};
use crate::lexicon::Cue;
use crate::tongue::Tongue;

/// The title of a table of contents has at most so many words and marks.
const CONTENTS: usize = 4;
/// So many bytes of a block are enough to tell its language.
const SAMPLE: usize = 240;
/// A block of fewer words is not judged by its language.
const PROSE: usize = 12;

/// Reads the blocks of one document.
pub(super) struct Reader<'a> {
    document: &'a Document,
    tongue: &'a Tongue,
    links: Links,
    /// Whether the block before announced or belonged to a table of contents.
    in_contents: bool,
    /// Whether the last block whose language was told is in another language.
    foreign: bool,
    words: Words<'a>,
    script: Script<'a>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document, tongue: &'a Tongue) -> Self {
        let lexicon = tongue.lexicon();
        Self {
            document,
            tongue,
            links: Links::of(document),
            in_contents: false,
            foreign: false,
            words: Words::new(&document.text, lexicon),
            script: Script::new(&document.text, lexicon),
        }
    }

    /// Reads a block, of which `blocks` comes to tell next if it has words.
    pub(super) fn block(&mut self, index: usize, block: &Block, blocks: &mut Blocks<'_>, reading: &mut Reading) {
        let first = reading.sentences.len();
        if has_words(self.document, block) {
            self.words.read(blocks);
            let foreign = self.is_foreign(block);
            self.words.join_dates();
            self.words.join_abbreviations();
            if index >= self.document.preface {
                reading.words += self.words.all.len();
            }
            let titled = self.is_entry(block)
                || matches!(block.kind, BlockKind::Heading(_) | BlockKind::Cell { header: true, .. })
                || self.is_reference(block);
            let manner = Manner { block: index, titled, foreign };
            for words in self.words.sentences() {
                self.script.write(words, manner, reading);
            }
        }
        reading.block_sentences.push(number(first)..number(reading.sentences.len()));
    }

    /// All sentences, and the links, to be asked for from the start again.
    pub(super) fn finish(self) -> (Script<'a>, Links) {
        (self.script, self.links.rewound())
    }

    /// Whether the block is in another language: a page may hold the same policy in several.
    fn is_foreign(&mut self, block: &Block) -> bool {
        let spoken = self.words.all.iter().filter(|word| word.raw == Raw::Word);
        let (count, unknown) = spoken.fold((0, 0), |(count, unknown), word| (count + 1, unknown + usize::from(word.number == 0)));
        if 2 * unknown < count {
            self.foreign = false;
            return false;
        }
        if count < PROSE || self.foreign {
            return self.foreign;
        }
        let text = self.document.block_text(block);
        self.foreign = self.tongue.is_foreign(document::head(text, SAMPLE));
        self.foreign
    }

    /// Whether the block is all one link: an entry of a table of contents or a pointer to another page, and no statement.
    fn is_reference(&mut self, block: &Block) -> bool {
        let links = self.links.within(block.span).filter(|(_, mark)| matches!(mark, Mark::Link | Mark::Anchor));
        let linked: u32 = links.map(|(span, _)| span.end.min(block.span.end) - span.start.max(block.span.start)).sum();
        linked > 0 && linked + 2 >= block.span.end - block.span.start && !self.document.block_text(block).contains(['.', '@'])
    }

    /// Whether the block is an entry of a table of contents: an item behind "Contents" that ends like a title.
    fn is_entry(&mut self, block: &Block) -> bool {
        let text = self.document.block_text(block).trim();
        let announces =
            self.words.all.len() <= CONTENTS && self.tongue.lexicon().cues_of(text.trim_end_matches(':')).has(Cue::Contents);
        let is_item = matches!(block.kind, BlockKind::Item(_)) && !text.ends_with(['.', ';', '!']);
        self.in_contents = announces || self.in_contents && is_item;
        self.in_contents && is_item
    }
}

/// Whether a block has words to read.
pub(super) fn has_words(document: &Document, block: &Block) -> bool {
    block.kind != BlockKind::Code && has_word(document.block_text(block))
}

/// Whether a text has a word: two letters or digits side by side. Without one it says nothing, and needs no parser.
fn has_word(text: &str) -> bool {
    let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    text.as_bytes().windows(2).any(|pair| pair.iter().all(in_word))
}
