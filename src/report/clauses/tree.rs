//! The clause AST as a tree that a person can read.

use super::{Says, parts, says};
use crate::document::{Block, BlockKind, TextSpan};
use crate::evaluate::Insight;
use crate::language::{Clause, Practice, Sentence};
use crate::lexicon::ConceptId;
use crate::report::escape;
use crate::report::full::Style;
use crate::report::places::Places;
use crate::source::{Format, Span};
use crate::spec::Spec;
use anstyle::{AnsiColor, Style as Paint};
use std::fmt::Write;
use textwrap::WordSplitter;
use textwrap::core::display_width;

/// Sections further down are not indented any further.
const DEEPEST: usize = 4;

/// Columns of the names of roles.
const ROLE: usize = 10;

const BOLD: Paint = Paint::new().bold();
const DIM: Paint = Paint::new().dimmed();
const STATED: Paint = AnsiColor::Green.on_default().bold();
const DENIED: Paint = AnsiColor::Red.on_default().bold();

/// Renders the tree.
pub fn render(insight: &Insight, spec: &Spec, style: &Style, out: &mut String) {
    let spans = insight.reading.sentences.iter().map(|sentence| sentence.span);
    let spans = spans.chain(insight.reading.clauses.iter().map(|clause| clause.span));
    let spans = spans.chain(insight.document.blocks.iter().map(|block| block.span));
    let embedded = insight.reading.clauses.iter().flat_map(|clause| insight.reading.embedded(clause));
    let spans = spans.chain(embedded.map(|embedded| embedded.span));
    let own = insight.reading.clauses.iter().flat_map(|clause| insight.reading.mentions(clause));
    let spans = spans.chain(own.map(|mention| mention.span));
    let places = Places::of(&insight.source, spans.map(|span| insight.document.source_span(span).start));
    let tree = Tree { insight, style, places, says: says(insight, spec) };
    tree.head(out);
    for (number, block) in insight.document.blocks.iter().enumerate() {
        tree.block(number, block, out);
    }
}

struct Tree<'a> {
    insight: &'a Insight,
    style: &'a Style,
    places: Places,
    says: Vec<Says<'a>>,
}

impl Tree<'_> {
    fn head(&self, out: &mut String) {
        let format = match self.insight.source.format() {
            Format::Markdown => "Markdown",
            Format::Html => "HTML",
            Format::Text => "text",
        };
        let reading = &self.insight.reading;
        let counts = [
            (self.insight.document.blocks.len(), "block"),
            (reading.sentences.len(), "sentence"),
            (reading.clauses.len(), "clause"),
        ];
        let counts = counts.map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" })).join(", ");
        let name = self.paint(BOLD, &escape::name(self.insight.source.name()));
        let options =
            textwrap::Options::new(self.style.width()).subsequent_indent("  ").word_splitter(WordSplitter::NoHyphenation);
        line(out, 0, &textwrap::fill(&format!("{name} ({format}): {counts}"), options));
    }

    fn block(&self, number: usize, block: &Block, out: &mut String) {
        out.push('\n');
        let depth = self.insight.document.sections.holding(number).map_or(0, |section| self.depth(section));
        let place = self.place(block.span);
        let sentences = self.insight.reading.block_sentences[number].clone();
        let sentences = &self.insight.reading.sentences[sentences.start as usize..sentences.end as usize];
        if let BlockKind::Heading(level) = block.kind {
            let mark = if level <= 6 { "#".repeat(usize::from(level)) } else { "heading".to_owned() };
            let words = self.words(block.span, self.style.width().saturating_sub(2 * depth + mark.len() + 12));
            line(out, 2 * depth - 2, &format!("{place} {} {}", self.paint(BOLD, &mark), self.paint(BOLD, &words)));
            for sentence in sentences {
                match sentence.clauses.len() {
                    0 => self.named(sentence, 2 * depth, out),
                    1 => self.parts(sentence.clauses.start as usize, 2 * depth, out),
                    _ => sentence.clauses.clone().for_each(|clause| self.clause(clause as usize, 2 * depth, out)),
                }
            }
            return;
        }
        line(out, 2 * depth, &format!("{place} {}", kind(block.kind)));
        for sentence in sentences {
            self.sentence(sentence, 2 * depth + 2, out);
        }
    }

    /// What a heading names, which the clauses under it may be asked for; not what that in turn is.
    fn named(&self, sentence: &Sentence, indent: usize, out: &mut String) {
        let concepts = &self.insight.tongue.lexicon().concepts;
        let is_implied = |concept: ConceptId| {
            sentence.named.iter().any(|other| other != concept && concepts[usize::from(other)].is.contains(concept))
        };
        let names = sentence.named.iter().filter(|&concept| !is_implied(concept));
        let names: Vec<&str> = names.map(|concept| concepts[usize::from(concept)].id).collect();
        if !names.is_empty() {
            self.row(indent, "names", &names.join(", "), out);
        }
    }

    /// How deep a section stands, the outermost at 1.
    fn depth(&self, section: usize) -> usize {
        let above = std::iter::successors(Some(section), |&section| self.insight.document.sections.all()[section].parent);
        above.take(DEEPEST).count()
    }

    fn sentence(&self, sentence: &Sentence, indent: usize, out: &mut String) {
        let place = self.place(sentence.span);
        let quoted = format!("\"{}\"", escape::message(&self.insight.document.text[sentence.span.range()]));
        let head = format!("{place} {}", if sentence.question { "question " } else { "" });
        let hang = indent + 2;
        let options =
            textwrap::Options::new(self.style.width().saturating_sub(hang).max(20)).word_splitter(WordSplitter::NoHyphenation);
        let lines = textwrap::wrap(&quoted, options.initial_indent(&" ".repeat(display_width(&head).saturating_sub(2))));
        let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
        line(out, indent, &format!("{head}{}", lines.first().unwrap_or(&"")));
        for more in lines.iter().skip(1) {
            line(out, hang, more);
        }
        for number in sentence.clauses.clone() {
            self.clause(number as usize, indent + 2, out);
        }
    }

    fn clause(&self, number: usize, indent: usize, out: &mut String) {
        let clause = &self.insight.reading.clauses[number];
        let head = format!("{} {}", self.place(clause.span), self.nature(clause));
        let room = self.style.width().saturating_sub(indent + display_width(&head) + 3);
        let words = self.words(clause.span, room.max(20));
        line(out, indent, &format!("{head}: {words}"));
        self.parts(number, indent + 2, out);
    }

    /// What fills the roles of a clause, and what it says.
    fn parts(&self, number: usize, indent: usize, out: &mut String) {
        let clause = &self.insight.reading.clauses[number];
        for (name, span) in [("subject", clause.subject), ("verb", clause.verb)] {
            if let Some(span) = span {
                self.row(indent, name, &self.words(span, self.style.width() / 2), out);
            }
        }
        for practice in self.insight.reading.practices(clause, self.insight.tongue.lexicon()) {
            if practice.is_embedded() {
                self.embedded(practice, indent, out);
            } else {
                self.fillers(practice, indent, out);
            }
        }
        let said = &self.says[number];
        for (name, ids) in [("states", &said.states), ("touches on", &said.touches)] {
            if !ids.is_empty() {
                self.row(indent, &self.paint(STATED, name), &self.paint(STATED, &ids.join(", ")), out);
            }
        }
    }

    /// An infinitive or the like, which has roles of its own.
    fn embedded(&self, practice: Practice<'_>, indent: usize, out: &mut String) {
        let denied = if practice.denied() { format!(" {},", self.paint(DENIED, "DENIED")) } else { String::new() };
        let head = format!("{} within,{denied} {}", self.place(practice.span()), practice.view().name());
        let room = self.style.width().saturating_sub(indent + display_width(&head) + 3);
        line(out, indent, &format!("{head}: {}", self.words(practice.span(), room.max(20))));
        self.fillers(practice, indent + 2, out);
    }

    /// What fills the roles of a practice.
    fn fillers(&self, practice: Practice<'_>, indent: usize, out: &mut String) {
        for part in parts(self.insight, practice.mentions()) {
            let words = self.words(part.span, self.style.width() / 2);
            let arrow = if self.style.unicode { '→' } else { '>' };
            let from = if part.inherited { format!(" (from {})", self.plain_place(part.span)) } else { String::new() };
            self.row(indent, part.role.name(), &format!("{words} {arrow} {}{from}", part.concepts.join(", ")), out);
        }
    }

    /// A name with what is to be said under it, which is wrapped beside it.
    fn row(&self, indent: usize, name: &str, text: &str, out: &mut String) {
        let room = self.style.width().saturating_sub(indent + ROLE + 1).max(20);
        let options = textwrap::Options::new(room).break_words(false).word_splitter(WordSplitter::NoHyphenation);
        let padding = " ".repeat(ROLE.saturating_sub(display_width(name)));
        for (number, words) in textwrap::wrap(text, options).iter().enumerate() {
            let head = if number == 0 { format!("{name}{padding}") } else { " ".repeat(ROLE) };
            line(out, indent, &format!("{head} {words}"));
        }
    }

    /// What kind of clause it is and how it is said: `clause, DENIED, may, passive`.
    fn nature(&self, clause: &Clause) -> String {
        let mut nature = clause.kind.name().to_owned();
        if clause.denied {
            write!(nature, ", {}", self.paint(DENIED, "DENIED")).expect("internal error: a string can be written to");
        }
        if clause.verb.is_some() || clause.lead.is_some() {
            nature.extend([", ", clause.modality.name()]);
        }
        if clause.passive {
            nature.push_str(", passive");
        }
        if clause.is_hypothetical() {
            nature.push_str(", supposed");
        }
        if clause.partial {
            nature.push_str(", partial");
        }
        nature
    }

    /// Words of the document on one line, cut where they are longer than the room.
    fn words(&self, span: TextSpan, room: usize) -> String {
        let words = escape::message(&self.insight.document.text[span.range()]);
        let ellipsis = if self.style.unicode { "…" } else { "..." };
        let mut used = 0;
        let mut fits = |&(_, c): &(usize, char)| {
            used += escape::columns(c);
            used + display_width(ellipsis) <= room
        };
        match words.char_indices().find(|at| !fits(at)) {
            Some((at, _)) if display_width(&words) > room => format!("{}{ellipsis}", words[..at].trim_end()),
            _ => words,
        }
    }

    fn place(&self, span: TextSpan) -> String {
        self.paint(DIM, &self.plain_place(span))
    }

    /// Line and column.
    fn plain_place(&self, span: TextSpan) -> String {
        let Span { start, .. } = self.insight.document.source_span(span);
        let position = self.places.at(start).position;
        format!("{}:{}", position.line, position.column)
    }

    fn paint(&self, style: Paint, text: &str) -> String {
        if self.style.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

fn kind(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(_) => "heading".to_owned(),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Item(1) => "item".to_owned(),
        BlockKind::Item(depth) => format!("item, level {depth}"),
        BlockKind::Cell { row, column, .. } => format!("cell, row {}, column {}", row + 1, column + 1),
        BlockKind::Quote => "quote".to_owned(),
        BlockKind::Term => "term".to_owned(),
        BlockKind::Code => "code".to_owned(),
    }
}

fn line(out: &mut String, indent: usize, text: &str) {
    writeln!(out, "{:indent$}{}", "", text.trim_end()).expect("internal error: a string can be written to");
}
