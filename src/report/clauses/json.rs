//! The clause AST as JSON, its spans in bytes of the file.

use super::{FilledRole, Says, parts, says};
use crate::document::{Block, BlockKind, TextSpan};
use crate::evaluate::Insight;
use crate::language::{Clause, ClauseKind, Sentence};
use crate::lexicon::Role;
use crate::report::json::{SpanShape, to_bytes};
use crate::report::places::Places;
use crate::source::{Format, Span};
use crate::spec::Spec;
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of the shape; it grows when a reader of the old shape would misread the new one.
const VERSION: u32 = 1;

/// Renders the tree as one JSON object.
///
/// A block names the block of the heading it stands under, a clause the clause of the lead-in it goes on with, both by
/// their number from 0.
#[must_use]
pub fn render(insight: &Insight, spec: &Spec) -> Vec<u8> {
    let view = View { insight, places: places(insight), says: says(insight, spec) };
    let blocks = insight.document.blocks.iter().enumerate();
    let mut out = to_bytes(&TreeShape {
        version: VERSION,
        path: insight.source.name(),
        format: match insight.source.format() {
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Text => "text",
        },
        blocks: blocks.map(|(number, block)| view.block(number, block)).collect(),
    });
    out.push(b'\n');
    out
}

fn places(insight: &Insight) -> Places {
    let reading = &insight.reading;
    let of_clause = |clause: &Clause| {
        let named: Vec<TextSpan> = reading.mentions(clause).iter().map(|mention| mention.span).collect();
        let embedded = reading.embedded(clause).iter().map(|embedded| embedded.span);
        [Some(clause.span), clause.subject, clause.verb].into_iter().flatten().chain(named).chain(embedded)
    };
    let spans = insight.document.blocks.iter().map(|block| block.span);
    let spans = spans.chain(reading.sentences.iter().map(|sentence| sentence.span));
    let spans = spans.chain(reading.clauses.iter().flat_map(of_clause));
    let offsets = spans.flat_map(|span| {
        let Span { start, end } = insight.document.source_span(span);
        [start, end]
    });
    Places::of(&insight.source, offsets)
}

struct View<'a> {
    insight: &'a Insight,
    places: Places,
    says: Vec<Says<'a>>,
}

impl<'a> View<'a> {
    fn block(&'a self, number: usize, block: &Block) -> BlockShape<'a> {
        let sentences = self.insight.reading.block_sentences[number].clone();
        let sentences = &self.insight.reading.sentences[sentences.start as usize..sentences.end as usize];
        let section = self.insight.document.sections.around(number);
        let (kind, level) = match block.kind {
            BlockKind::Heading(level) => ("heading", Some(level)),
            BlockKind::Paragraph => ("paragraph", None),
            BlockKind::Item(level) => ("item", Some(level)),
            BlockKind::Cell { .. } => ("cell", None),
            BlockKind::Quote => ("quote", None),
            BlockKind::Term => ("term", None),
            BlockKind::Code => ("code", None),
        };
        let above = match block.kind {
            BlockKind::Heading(_) => {
                section.and_then(|section| section.parent).map(|above| self.insight.document.sections.all()[above].heading)
            }
            _ => section.map(|section| section.heading),
        };
        let sentences = sentences.iter().map(|sentence| self.sentence(sentence)).collect();
        BlockShape { kind, level, under: above, span: self.span(block.span), sentences }
    }

    fn sentence(&'a self, sentence: &Sentence) -> SentenceShape<'a> {
        SentenceShape {
            text: self.text(sentence.span),
            question: sentence.question,
            span: self.span(sentence.span),
            clauses: sentence.clauses.clone().map(|number| self.clause(number)).collect(),
        }
    }

    fn clause(&'a self, number: u32) -> ClauseShape<'a> {
        let clause = &self.insight.reading.clauses[number as usize];
        let said = &self.says[number as usize];
        let words = |span: TextSpan| WordsShape { text: self.text(span), span: self.span(span) };
        let role = |part: FilledRole<'static>| RoleShape { role: part.role.name(), filler: self.filler(part) };
        ClauseShape {
            number,
            kind: clause.kind.name(),
            denied: clause.denied,
            modality: clause.modality.name(),
            passive: clause.passive,
            partial: clause.partial,
            supposed: clause.is_hypothetical(),
            lead: clause.lead,
            text: self.text(clause.span),
            span: self.span(clause.span),
            subject: clause.subject.map(words),
            verb: clause.verb.map(words),
            roles: parts(self.insight, self.insight.reading.mentions(clause).iter().copied()).into_iter().map(role).collect(),
            practices: self.practices(clause),
            states: &said.states,
            touches: &said.touches,
        }
    }

    /// The practices of a clause, one for each act.
    fn practices(&'a self, clause: &Clause) -> Vec<PracticeShape<'a>> {
        let mut shapes = Vec::new();
        for practice in self.insight.reading.practices(clause, self.insight.tongue.lexicon()) {
            let parts = parts(self.insight, practice.mentions());
            let fillers = |role: Role| {
                let own = parts.iter().filter(|part| part.role == role);
                own.map(|part| self.filler(part.clone())).collect::<Vec<_>>()
            };
            let others = || Role::ALL.into_iter().filter(|role| *role != Role::Action);
            for action in fillers(Role::Action) {
                shapes.push(PracticeShape {
                    action,
                    roles: others().map(|role| (role.name(), fillers(role))).collect(),
                    denied: practice.denied(),
                    modality: practice.modality().name(),
                    view: practice.view().name(),
                    embedded: practice.is_embedded(),
                    conditions: practice.clauses_of(ClauseKind::Condition).collect(),
                    exceptions: practice.clauses_of(ClauseKind::Exception).collect(),
                    span: self.span(practice.span()),
                });
            }
        }
        shapes
    }

    fn filler(&self, part: FilledRole<'static>) -> FillerShape<'_> {
        FillerShape { concepts: part.concepts, text: self.text(part.span), inherited: part.inherited, span: self.span(part.span) }
    }

    fn text(&self, span: TextSpan) -> &'a str {
        &self.insight.document.text[span.range()]
    }

    fn span(&self, span: TextSpan) -> SpanShape {
        SpanShape::of(self.insight.document.source_span(span), &self.places)
    }
}

#[derive(Serialize)]
struct TreeShape<'a> {
    version: u32,
    path: &'a str,
    format: &'static str,
    blocks: Vec<BlockShape<'a>>,
}

#[derive(Serialize)]
struct BlockShape<'a> {
    kind: &'static str,
    level: Option<u8>,
    under: Option<usize>,
    span: SpanShape,
    sentences: Vec<SentenceShape<'a>>,
}

#[derive(Serialize)]
struct SentenceShape<'a> {
    text: &'a str,
    question: bool,
    span: SpanShape,
    clauses: Vec<ClauseShape<'a>>,
}

#[allow(clippy::struct_excessive_bools, reason = "each is a field of the JSON")]
#[derive(Serialize)]
struct ClauseShape<'a> {
    number: u32,
    kind: &'static str,
    denied: bool,
    modality: &'static str,
    passive: bool,
    partial: bool,
    supposed: bool,
    lead: Option<u32>,
    text: &'a str,
    span: SpanShape,
    subject: Option<WordsShape<'a>>,
    verb: Option<WordsShape<'a>>,
    roles: Vec<RoleShape<'a>>,
    practices: Vec<PracticeShape<'a>>,
    states: &'a [&'a str],
    touches: &'a [&'a str],
}

#[derive(Serialize)]
struct WordsShape<'a> {
    text: &'a str,
    span: SpanShape,
}

#[derive(Serialize)]
struct RoleShape<'a> {
    role: &'static str,
    #[serde(flatten)]
    filler: FillerShape<'a>,
}

/// One act, with what fills each of the other roles. `conditions` and `exceptions` are clauses of its sentence, by number.
#[derive(Serialize)]
struct PracticeShape<'a> {
    action: FillerShape<'a>,
    #[serde(flatten)]
    roles: BTreeMap<&'static str, Vec<FillerShape<'a>>>,
    denied: bool,
    modality: &'static str,
    view: &'static str,
    embedded: bool,
    conditions: Vec<u32>,
    exceptions: Vec<u32>,
    span: SpanShape,
}

#[derive(Serialize)]
struct FillerShape<'a> {
    concepts: Vec<&'static str>,
    text: &'a str,
    inherited: bool,
    span: SpanShape,
}
