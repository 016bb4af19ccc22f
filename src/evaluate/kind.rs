//! The kind of a document: what it calls itself, what it says, and what it leaves to others.

use super::evidence::Matches;
use crate::config::Config;
use crate::document::{BlockKind, Document};
use crate::language::{self, Reading, TitlePart};
use crate::source::Source;
use crate::spec::{Sign, Spec};
use crate::tongue::Tongue;

/// Titles stand within so many blocks.
const OPENING: usize = 12;

/// A part of a title of a document.
pub(super) struct TitleSegment {
    /// What it names.
    pub(super) words: TitlePart,
    /// Whether the title stands over the whole text.
    whole: bool,
}

/// The kind of a document, by number: as it is configured, else as its titles and its text tell.
pub(super) fn of(source: &Source, document: &Document, reading: &Reading, matches: &Matches, config: &Config) -> usize {
    let spec = config.spec();
    if let Some(kind) = config.document_kind().and_then(|id| spec.kind(id)) {
        return kind;
    }
    let holds = |sign: &Sign| {
        sign.sentences.is_none_or(|most| sentences(document, reading) <= most)
            && sign.stated.holds(&|statement| !matches.stated[statement].is_empty(), &|fact| config.facts().gives(fact))
    };
    let shows = |sign: &Sign, part: &TitleSegment| {
        !sign.title.is_empty()
            && sign.title.iter().all(|set| part.words.named.meets(set))
            && !part.words.named.meets(&sign.without)
            && (part.whole || !sign.whole)
            && holds(sign)
    };
    let first = |fits: &dyn Fn(&Sign) -> bool| spec.kinds.iter().position(|kind| kind.signs.iter().any(fits));
    let of_part = |part: &TitleSegment| first(&|sign| shows(sign, part));
    let titled = parts(source, document, reading, config.tongue()).iter().filter_map(of_part).max();
    titled.or_else(|| first(&|sign| sign.title.is_empty() && holds(sign))).unwrap_or_else(|| default(spec))
}

/// The kind of what nothing says otherwise of.
pub(super) fn default(spec: &Spec) -> usize {
    spec.kinds.len().checked_sub(1).expect("internal error: there are kinds of document")
}

/// How many sentences stand under the headings.
pub(super) fn sentences(document: &Document, reading: &Reading) -> usize {
    let is_text = |block: u32| !matches!(document.blocks[block as usize].kind, BlockKind::Heading(_));
    reading.sentences.iter().filter(|sentence| is_text(sentence.block)).count()
}

/// The parts of the titles: the one that the page has, and the headings over the text, before its first sentence.
pub(super) fn parts(source: &Source, document: &Document, reading: &Reading, tongue: &Tongue) -> Vec<TitleSegment> {
    let named = |title: &str, whole: bool| {
        language::parts_of_title(title, tongue).into_iter().map(move |words| TitleSegment { words, whole }).collect::<Vec<_>>()
    };
    let heading = |index: usize| {
        let section = document.sections.around(index).filter(|section| section.heading == index)?;
        let whole = index < document.preface || section.end == document.blocks.len();
        Some(named(document.block_text(&document.blocks[index]), whole))
    };
    let of_page = document.title.map(|title| named(source.slice(title), true));
    of_page.into_iter().chain(opening(document, reading).filter_map(heading)).flatten().collect()
}

/// The blocks up to the first sentence behind the first heading.
fn opening(document: &Document, reading: &Reading) -> impl Iterator<Item = usize> {
    let is_heading = |&block: &usize| matches!(document.blocks[block].kind, BlockKind::Heading(_));
    let first = (0..document.blocks.len()).find(is_heading).unwrap_or(document.blocks.len());
    (first..document.blocks.len()).take(OPENING).take_while(move |block| is_heading(block) || !speaks(*block, reading))
}

/// Whether a block has a sentence with a verb.
fn speaks(block: usize, reading: &Reading) -> bool {
    let clauses =
        reading.block_sentences[block].clone().flat_map(|sentence| reading.sentences[sentence as usize].clauses.clone());
    clauses.into_iter().any(|clause| reading.clauses[clause as usize].verb.is_some())
}
