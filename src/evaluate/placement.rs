//! Where an absence is shown: at the section where the words belong, else at the words that make them necessary, if these are
//! about it, or that come close, else at the title.

use super::{Evidence, Insight};
use crate::document::{Block, BlockKind, Document, TextSpan};
use crate::language::{Clause, ClauseKind, Mention, Reading};
use crate::lexicon::{ConceptId, ConceptSet, Cue, Lexicon, Role};

/// How well a place fits the words that are missing, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// A heading on the matter; the better the less is true of [`heading`]'s marks.
    Heading([bool; 4]),
    /// The words that make them necessary.
    Reason,
    /// Words that come close.
    Closest,
    /// The title, which fits all.
    Title,
}

/// The place for words that belong under a heading that names one of the concepts, and how well it fits; `reason` is what makes them
/// necessary.
pub(super) fn place(insight: &Insight, belongs: &ConceptSet, reason: Option<Evidence>) -> (Fit, TextSpan) {
    let Insight { document, reading, tongue, .. } = insight;
    let lexicon = tongue.lexicon();
    let heading = || heading(document, reading, belongs, lexicon).map(|(marks, span)| (Fit::Heading(marks), span));
    let reason = || reason.filter(|reason| touches(reading, reason.span, belongs)).map(|reason| (Fit::Reason, reason.span));
    let closest = || closest(document, reading, belongs, lexicon).map(|span| (Fit::Closest, span));
    let title = || (Fit::Title, title(document, reading, lexicon).unwrap_or_default());
    heading().or_else(reason).or_else(closest).unwrap_or_else(title)
}

/// Whether words name one of the concepts.
fn touches(reading: &Reading, words: TextSpan, belongs: &ConceptSet) -> bool {
    reading.clauses_within(words).any(|clause| clause.named.meets(belongs))
}

/// This many blocks open a document.
const OPENING: usize = 8;
/// A title is no longer than this, in bytes.
const TITLE: u32 = 160;

/// The heading behind the title that names one of the concepts best and has something said under it, with what speaks against it.
fn heading(document: &Document, reading: &Reading, belongs: &ConceptSet, lexicon: &Lexicon) -> Option<([bool; 4], TextSpan)> {
    let mut information = ConceptSet::default();
    information.insert(lexicon.known.information);
    let blocks = document.blocks.iter().enumerate().skip(1);
    let headings = blocks.filter(|(_, block)| matches!(block.kind, BlockKind::Heading(_)));
    let fitting = headings.filter(|(index, _)| names(*index, reading, belongs) && has_body(*index, document, reading));
    // A heading that names the concept itself wins over one that names a kind of it, "Sharing your information" over "Shared videos",
    // a heading over a line that leads into a list.
    let marked = fitting.map(|(index, block)| {
        let speaks_of_data = names(index, reading, &information);
        let leads = document.block_text(block).ends_with(':');
        let marks =
            [leads, !names_itself(index, reading, belongs), addresses(document, index, reading, lexicon), !speaks_of_data];
        (marks, block.span)
    });
    // Of equal ones, this takes the first.
    marked.min_by_key(|&(marks, _)| marks)
}

/// Whether a heading is about what the reader does: "When you share your information".
fn addresses(document: &Document, block: usize, reading: &Reading, lexicon: &Lexicon) -> bool {
    let clauses =
        reading.block_sentences[block].clone().flat_map(|sentence| reading.sentences[sentence as usize].clauses.clone());
    let mut spans = clauses.flat_map(|clause| reading.mentions(&reading.clauses[clause as usize])).map(|mention| mention.span);
    spans.any(|span| lexicon.cues_of(&document.text[span.range()]).has(Cue::Addressed))
}

/// Whether a heading names one of the concepts, and not only something that is one.
fn names_itself(block: usize, reading: &Reading, belongs: &ConceptSet) -> bool {
    let clauses =
        reading.block_sentences[block].clone().flat_map(|sentence| reading.sentences[sentence as usize].clauses.clone());
    let mut mentions = clauses.flat_map(|clause| reading.mentions(&reading.clauses[clause as usize]));
    mentions.any(|mention| belongs.contains(mention.concept))
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
fn closest(document: &Document, reading: &Reading, belongs: &ConceptSet, lexicon: &Lexicon) -> Option<TextSpan> {
    let (company, others, data) = (lexicon.known.first_party, lexicon.known.third_party, lexicon.known.information);
    let is = |mention: &Mention, what: ConceptId| lexicon.concepts[usize::from(mention.concept)].is.contains(what);
    let close = |clause: &&Clause| {
        let block = reading.sentences[clause.sentence as usize].block;
        let mentions = reading.mentions(clause);
        let in_verb =
            |mention: &Mention| clause.verb.is_some_and(|verb| verb.start <= mention.span.start && mention.span.end <= verb.end);
        let meets = |mention: &Mention| lexicon.concepts[usize::from(mention.concept)].is.meets(belongs);
        clause.kind == ClauseKind::Main
            && document.blocks[block as usize].kind != BlockKind::Quote
            && !clause.denied
            && clause.named.contains(company)
            && mentions.iter().any(|mention| mention.role == Role::Action && in_verb(mention) && meets(mention))
            && !mentions.iter().any(|mention| mention.role == Role::Actor && is(mention, others))
            && mentions.iter().any(|mention| mention.role == Role::Data && is(mention, data))
    };
    reading.clauses.iter().find(close).map(|clause| clause.span)
}

/// What the title names.
pub(super) fn named_in_title(insight: &Insight) -> ConceptSet {
    let Insight { document, reading, tongue, .. } = insight;
    let mut named = ConceptSet::default();
    let title = title(document, reading, tongue.lexicon()).unwrap_or_default();
    let within = reading.sentences.iter().filter(|sentence| sentence.span.start < title.end && title.start < sentence.span.end);
    within.for_each(|sentence| named.extend(&sentence.named));
    named
}

/// The first of the first blocks that names a privacy policy like a title, else the first heading, else the first words.
#[must_use]
pub fn title(document: &Document, reading: &Reading, lexicon: &Lexicon) -> Option<TextSpan> {
    let policy = lexicon.known.privacy_policy;
    let names =
        |block: usize| reading.block_sentences[block].clone().any(|at| reading.sentences[at as usize].named.contains(policy));
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
    let titled = |&(at, block): &(usize, &Block)| {
        (at == 0 || is_heading(block)) && block.span.end - block.span.start <= TITLE && names(at)
    };
    let blocks = || document.blocks.iter().enumerate().skip(document.preface);
    let title = blocks().take(OPENING).find(titled).map(|(_, block)| block);
    let block = title.or_else(|| document.blocks.iter().find(|block| is_heading(block))).or(document.blocks.first())?;
    Some(block.span)
}
