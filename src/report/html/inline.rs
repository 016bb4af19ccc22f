//! The words of a block: what is bold or a link, what serves a duty, what a finding is about.
//!
//! These overlap as they like, so a block's text is cut wherever one of them begins or ends, and each segment says what it is in.

use super::ids;
use super::text::Text;
use super::view::{Place, View, place};
use crate::diagnostics::{Diagnostic, Severity, Subject};
use crate::document::{BlockKind, Mark, TextSpan};
use crate::findings::Verdict;
use crate::report::labels;
use maud::{Markup, html};

/// What a segment may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    /// Words that satisfy a duty.
    Serves,
    /// Words that touch on a duty.
    Touches,
    /// Words that leave a duty to another document.
    Defers,
    /// Words that a piece of advice is about.
    Advice,
    /// Words that a warning is about.
    Warning,
    /// Words that an error is about.
    Error,
    /// Words that explain a finding.
    Explains,
    /// Where something is missing.
    Lacks,
    /// Bold.
    Strong,
    /// A link.
    Link,
}

/// How many kinds there are.
const KINDS: usize = 10;

impl Inside {
    /// The classes of the highlights, the loudest first.
    const HIGHLIGHTS: [(Self, &'static str); 8] = [
        (Self::Error, "found error"),
        (Self::Warning, "found warning"),
        (Self::Advice, "found advice"),
        (Self::Explains, "explains"),
        (Self::Touches, "touches"),
        (Self::Defers, "defers"),
        (Self::Serves, "serves"),
        (Self::Lacks, "lacks"),
    ];
}

/// A number that leads to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Reference {
    block: usize,
    at: u32,
    finding: usize,
}

/// Renders blocks, in their order.
pub(super) struct Inline<'a> {
    view: &'a View<'a>,
    /// By start.
    spans: Vec<(TextSpan, Inside)>,
    /// The first of the spans that were not yet looked at.
    next: usize,
    /// Spans that began before the end of the block at hand and may go on behind it.
    open: Vec<(TextSpan, Inside)>,
    /// Starts of what links lead to, by offset.
    anchors: Vec<u32>,
    references: Vec<Reference>,
}

impl<'a> Inline<'a> {
    /// Gathers all that is to be shown of a report's words.
    pub(super) fn new(view: &'a View<'a>) -> Self {
        let mut inline = Self { view, spans: Vec::new(), next: 0, open: Vec::new(), anchors: Vec::new(), references: Vec::new() };
        inline.gather_marks();
        inline.gather_evidence();
        inline.gather_findings();
        inline.spans.sort_by_key(|(span, _)| span.start);
        inline.anchors.sort_unstable();
        inline.anchors.dedup();
        inline.references.sort_unstable();
        inline
    }

    fn gather_marks(&mut self) {
        let document = &self.view.report.document;
        for &(span, mark) in &document.marks {
            match mark {
                Mark::Strong => self.spans.push((span, Inside::Strong)),
                Mark::Link | Mark::Anchor | Mark::MailLink => self.spans.push((span, Inside::Link)),
                Mark::Break => {}
            }
        }
        let headings = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        self.anchors.extend(headings.map(|block| block.span.start));
    }

    fn gather_evidence(&mut self) {
        for (judged, duty) in self.view.report.verdicts.iter().zip(&self.view.duties) {
            let inside = match judged.verdict {
                Verdict::Weak => Inside::Touches,
                Verdict::Deferred => Inside::Defers,
                Verdict::Satisfied | Verdict::Missing | Verdict::NotApplicable => Inside::Serves,
            };
            for place in &duty.places {
                self.add(*place, inside);
            }
        }
        let stated = self.view.report.statements.iter().flat_map(|stated| &stated.spans);
        self.anchors.extend(stated.filter_map(|&span| place(self.view.report, span)).map(|place| place.span.start));
    }

    fn gather_findings(&mut self) {
        let report = self.view.report;
        for (index, (diagnostic, primary)) in report.diagnostics.iter().zip(&self.view.findings).enumerate() {
            self.find(index, diagnostic, *primary);
        }
        self.anchors.extend(self.view.suppressed.iter().flatten().map(|place| place.span.start));
    }

    fn find(&mut self, index: usize, diagnostic: &Diagnostic, primary: Option<Place>) {
        for (label, is_primary) in labels(diagnostic) {
            let place = if is_primary { primary } else { place(self.view.report, label.span) };
            let Some(place) = place else { continue };
            let inside = match (is_primary, diagnostic.subject, diagnostic.severity) {
                (false, ..) => Inside::Explains,
                (true, Subject::Absence | Subject::Document, _) => Inside::Lacks,
                (true, Subject::Words, Severity::Advice) => Inside::Advice,
                (true, Subject::Words, Severity::Warning) => Inside::Warning,
                (true, Subject::Words, Severity::Error) => Inside::Error,
            };
            self.add(place, inside);
            self.references.push(Reference { block: place.block, at: self.behind(place), finding: index });
        }
    }

    /// Where a reference to words stands: behind them and the punctuation that follows, or before all where there are none.
    fn behind(&self, place: Place) -> u32 {
        if place.span.is_empty() {
            return place.span.start;
        }
        let document = &self.view.report.document;
        let rest = &document.text[place.span.end as usize..document.blocks[place.block].span.end as usize];
        let words = rest.trim_start_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'', '”', '’']);
        place.span.end + u32::try_from(rest.len() - words.len()).expect("internal error: a source is smaller than 4 GiB")
    }

    fn add(&mut self, place: Place, inside: Inside) {
        self.anchors.push(place.span.start);
        if !place.span.is_empty() {
            self.spans.push((place.span, inside));
        }
    }

    /// Renders a block's words; blocks come in their order.
    pub(super) fn block(&mut self, index: usize) -> Markup {
        let block = self.view.report.document.blocks[index];
        self.open.retain(|(span, _)| span.end > block.span.start);
        while let Some(&(span, inside)) = self.spans.get(self.next).filter(|(span, _)| span.start < block.span.end) {
            self.open.push((span, inside));
            self.next += 1;
        }
        let mut toggles: Vec<(u32, Inside, bool)> = Vec::new();
        for &(span, inside) in &self.open {
            let (start, end) = (span.start.max(block.span.start), span.end.min(block.span.end));
            if start < end {
                toggles.extend([(start, inside, true), (end, inside, false)]);
            }
        }
        toggles.sort_by_key(|&(at, ..)| at);
        self.cut(index, &toggles)
    }

    /// Renders a text cut at all places where something begins or ends.
    fn cut(&self, index: usize, toggles: &[(u32, Inside, bool)]) -> Markup {
        let block = self.view.report.document.blocks[index].span;
        let anchors = within(&self.anchors, |&at| at, block.start, block.end);
        let references = of_block(&self.references, index);
        let marks = &self.view.report.document.marks;
        let breaks: Vec<u32> = within(marks, |(span, _)| span.start, block.start, block.end)
            .iter()
            .filter(|(_, mark)| *mark == Mark::Break)
            .map(|(span, _)| span.start)
            .collect();
        let text = &self.view.report.document.text;
        let mut cuts: Vec<u32> = vec![block.start, block.end];
        cuts.extend(toggles.iter().map(|&(at, ..)| at).chain(anchors.iter().copied()));
        cuts.extend(references.iter().map(|reference| reference.at));
        cuts.extend(breaks.iter().flat_map(|&at| [at, at + 1]));
        cuts.sort_unstable();
        cuts.dedup();
        let mut state = [0_u32; KINDS];
        let mut toggles = toggles.iter().peekable();
        let mut references = references.iter().peekable();
        html! {
            @while let Some(reference) = references.next_if(|reference| reference.at == block.start) {
                (self.reference(reference.finding)) " "
            }
            @for segment in cuts.windows(2) {
                @let span = TextSpan { start: segment[0], end: segment[1] };
                @let () = {
                    while let Some((_, inside, begins)) = toggles.next_if(|&&(at, ..)| at <= span.start) {
                        let count = &mut state[*inside as usize];
                        if *begins { *count += 1 } else { *count -= 1 }
                    }
                };
                @let anchor = anchors.binary_search(&span.start).is_ok();
                @if breaks.binary_search(&span.start).is_ok() {
                    @if anchor { span id=(ids::id(ids::words(span.start))) { br; } } @else { br; }
                } @else {
                    (segment_markup(&text[span.range()], span.start, anchor, &state))
                }
                @while let Some(reference) = references.next_if(|reference| reference.at <= span.end) {
                    (self.reference(reference.finding))
                }
            }
        }
    }

    fn reference(&self, finding: usize) -> Markup {
        let severity = self.view.report.diagnostics[finding].severity.name();
        html! {
            a.ref.(severity) href=(ids::link(ids::finding(finding))) aria-label={ (severity) " " (finding + 1) } { (finding + 1) }
        }
    }
}

fn segment_markup(text: &str, start: u32, anchor: bool, state: &[u32; KINDS]) -> Markup {
    let is = |inside: Inside| state[inside as usize] > 0;
    let class = Inside::HIGHLIGHTS.iter().find(|(inside, _)| is(*inside)).map(|(_, class)| *class);
    let id = anchor.then(|| ids::id(ids::words(start)));
    let words = html! {
        @if is(Inside::Strong) { strong { (Text(text)) } } @else { (Text(text)) }
    };
    let words = if is(Inside::Link) {
        html! { span.link { (words) } }
    } else {
        words
    };
    match (class, &id) {
        (Some(class), _) => html! { mark class=(class) id=[id] { (words) } },
        (None, Some(id)) => html! { span id=(id) { (words) } },
        (None, None) => words,
    }
}

fn of_block(references: &[Reference], block: usize) -> &[Reference] {
    let start = references.partition_point(|reference| reference.block < block);
    let end = references.partition_point(|reference| reference.block <= block);
    &references[start..end]
}

/// The part of a sorted list whose offsets are in a range.
fn within<T>(list: &[T], offset: impl Fn(&T) -> u32, from: u32, to: u32) -> &[T] {
    let start = list.partition_point(|item| offset(item) < from);
    let end = list.partition_point(|item| offset(item) < to);
    &list[start..end.max(start)]
}
