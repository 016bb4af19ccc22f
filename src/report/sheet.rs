//! A sheet: one finding, or the findings of one place, as miette draws them.
//!
//! miette would print all of a line, and it reads a source from its start to find a place. It is given a source of our
//! own instead: the snippets, one after the other, each of which knows the line and column it was taken from. A read
//! that reaches over two snippets fails, which is how miette learns to keep them apart.

use super::escape;
use super::places::Places;
use super::snippet::{Pointer, Snippet, snippets};
use super::style::Style;
use super::window::Frame;
use crate::diagnostics::Severity;
use crate::findings::Verdict;
use crate::source::{Position, Source};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents,
    ThemeStyles,
};
use std::fmt;
use textwrap::WordSplitter;
use textwrap::core::display_width;

/// Lines of context that miette is told to ask for with a snippet; it asks for none to learn a label's line and column.
const CONTEXT: usize = 1;

/// What a sheet is headed with: `error[core/opt-out]: No way to opt out is stated.`
#[derive(Debug)]
pub(super) struct Title {
    severity: Option<Severity>,
    rule: String,
    message: String,
    help: String,
}

impl Title {
    /// The title of a diagnostic.
    pub fn of(severity: Severity, rule: &str, message: &str) -> Self {
        Self::new(Some(severity), rule, message)
    }

    /// The title of a duty that is satisfied.
    pub fn satisfied(rule: &str, asks: &str) -> Self {
        Self::new(None, rule, asks)
    }

    /// The title of what is wrong with the run itself.
    pub fn of_run(severity: Severity, message: &str) -> Self {
        Self::new(Some(severity), "", message)
    }

    fn new(severity: Option<Severity>, rule: &str, message: &str) -> Self {
        Self { severity, rule: escape::message(rule), message: escape::message(message), help: String::new() }
    }

    /// Adds which way to act, on lines of its own under the title.
    pub fn with_help(self, help: &str) -> Self {
        Self { help: escape::message(help), ..self }
    }

    fn head(&self) -> String {
        if self.rule.is_empty() { format!("{}:", self.word()) } else { format!("{}[{}]:", self.word(), self.rule) }
    }

    fn word(&self) -> &'static str {
        self.severity.map_or(Verdict::Satisfied.name(), Severity::name)
    }
}

/// A finding, or several of one place, ready to be drawn.
pub(super) struct Sheet<'a> {
    titles: &'a [Title],
    help: String,
    head: String,
    foot: String,
    name: &'a str,
    snippets: Vec<Placed>,
    style: &'a Style,
}

/// A snippet with its place in the source and in the text that miette is given.
struct Placed {
    snippet: Snippet,
    entry: Position,
    offset: usize,
}

impl Placed {
    fn holds(&self, span: &SourceSpan) -> bool {
        self.offset <= span.offset() && span.offset() + span.len() <= self.offset + self.snippet.text.len()
    }
}

impl<'a> Sheet<'a> {
    /// Lays out the snippets around some words of a source, the colors those of the first title.
    pub fn new(source: &'a Source, places: &Places, titles: &'a [Title], pointers: &[Pointer], style: &'a Style) -> Self {
        let last = pointers.iter().map(|pointer| source.lines().line_of(pointer.span.end as usize) + 1).max();
        let gutter = digits(last.unwrap_or(1)) + " 1 | ".len() - 1;
        let frame = Frame { columns: style.width() - gutter, ellipsis: style.ellipsis() };
        let mut offset = 0;
        let mut place = |snippet: Snippet| {
            let start = offset;
            offset += snippet.text.len();
            Placed { entry: places.at(snippet.entry).position, offset: start, snippet }
        };
        let snippets = snippets(source, pointers, frame).into_iter().map(&mut place).collect();
        Self { titles, help: String::new(), head: String::new(), foot: String::new(), name: source.name(), snippets, style }
    }

    /// Adds words to the line above the first snippet; they are printed as they are.
    pub fn with_head(mut self, head: String) -> Self {
        self.head = head;
        self
    }

    /// Columns that are left in the line above the first snippet.
    pub fn head_columns(&self) -> usize {
        let Some(Placed { snippet, entry, .. }) = self.snippets.first() else { return 0 };
        let gutter = gutter(snippet);
        let place = gutter + ",-[::]- ".len() + digits(entry.line) + digits(entry.column);
        self.style.width().saturating_sub(place + display_width(&self.shown_name(*entry, gutter)))
    }

    /// Adds which way to act, where the last snippet ends.
    pub fn with_foot(mut self, help: &str) -> Self {
        self.foot = escape::message(help);
        self
    }

    /// Adds which way to act, below the snippets.
    pub fn with_help(mut self, help: &str) -> Self {
        self.help = escape::message(help);
        self
    }

    /// Draws the sheet.
    pub fn draw(&self, out: &mut String) {
        let handler = GraphicalReportHandler::new_themed(self.theme())
            .with_width(self.style.width())
            .with_links(false)
            .with_context_lines(CONTEXT)
            .with_word_splitter(WordSplitter::NoHyphenation)
            .without_cause_chain()
            .without_syntax_highlighting();
        let mut drawn = String::new();
        handler.render_report(&mut drawn, self).expect("internal error: every label lies in a snippet");
        self.titles.iter().for_each(|title| self.draw_title(title, out));
        // The first line is miette's icon, without a message.
        let lines: Vec<&str> = drawn.lines().skip(1).map(str::trim_end).collect();
        for (at, line) in lines.iter().enumerate() {
            let end = Some(line).filter(|_| at + 1 == lines.len() && !self.foot.is_empty()).and_then(|line| self.end(line));
            match end {
                Some(end) => self.draw_foot(end, out),
                None => out.push_str(line),
            }
            if at == 0 && !self.head.is_empty() {
                out.push(self.theme().characters.hbar);
                out.extend([" ", &self.head]);
            }
            out.push('\n');
        }
    }

    /// The line that ends a snippet, up to its corner and one bar.
    fn end<'b>(&self, line: &'b str) -> Option<&'b str> {
        let characters = self.theme().characters;
        let bar = characters.hbar.len_utf8();
        let at = line.find(&format!("{}{}", characters.lbot, characters.hbar.to_string().repeat(4)))?;
        Some(&line[..at + characters.lbot.len_utf8() + bar])
    }

    fn draw_foot(&self, end: &str, out: &mut String) {
        let head = format!("{end} {} ", self.style.theme_styles().help.style("help:"));
        let indent = " ".repeat(self.snippets.last().map_or(1, |placed| gutter(&placed.snippet)) + "'- help: ".len());
        let help = textwrap::Options::new(self.style.width()).initial_indent(&indent).subsequent_indent(&indent);
        let help = textwrap::fill(&self.foot, help.word_splitter(WordSplitter::NoHyphenation));
        out.extend([&head, help.trim()]);
    }

    fn draw_title(&self, title: &Title, out: &mut String) {
        let options = || textwrap::Options::new(self.style.width()).word_splitter(WordSplitter::NoHyphenation);
        let styles = self.styles_of(title);
        let head = format!("{} {}", styles.error.style(title.head()), title.message);
        out.push_str(textwrap::fill(&head, options().subsequent_indent("  ")).trim_end());
        out.push('\n');
        if !title.help.is_empty() {
            let help = format!("  {} {}", styles.help.style("help:"), title.help);
            out.push_str(textwrap::fill(&help, options().subsequent_indent("        ")).trim_end());
            out.push('\n');
        }
    }

    fn theme(&self) -> GraphicalTheme {
        let theme = if self.style.unicode { GraphicalTheme::unicode() } else { GraphicalTheme::ascii() };
        GraphicalTheme { styles: self.styles(), ..theme }
    }

    /// The primary words have the color of the first title, the words that explain them another.
    fn styles(&self) -> ThemeStyles {
        let mut styles = self.titles.first().map_or_else(|| self.style.theme_styles(), |title| self.styles_of(title));
        if self.style.color {
            let (primary, secondary) = (styles.error, ThemeStyles::none().error.blue().bold());
            let marks = self.snippets.iter().flat_map(|placed| &placed.snippet.marks);
            styles.highlights = marks.map(|mark| if mark.primary { primary } else { secondary }).collect();
        }
        styles
    }

    /// The styles under a title, which give its head the color of its severity.
    fn styles_of(&self, title: &Title) -> ThemeStyles {
        let mut styles = self.style.theme_styles();
        if self.style.color {
            let plain = ThemeStyles::none().error;
            styles.error = match title.severity {
                Some(Severity::Error) => plain.red().bold(),
                Some(Severity::Warning) => plain.yellow().bold(),
                Some(Severity::Advice) => plain.cyan().bold(),
                None => plain.green().bold(),
            };
        }
        styles
    }

    fn placed(&self, span: &SourceSpan) -> Option<&Placed> {
        self.snippets.iter().find(|placed| placed.holds(span))
    }

    /// The source's name, its start left out where it would not fit in the line above a snippet.
    fn shown_name(&self, entry: Position, gutter: usize) -> String {
        let name = escape::name(self.name);
        let place = gutter + ",-[:]".len() + digits(entry.line) + digits(entry.column) + ":".len();
        let room = self.style.width().saturating_sub(place);
        if display_width(&name) <= room {
            return name;
        }
        let ellipsis = self.style.ellipsis();
        let mut left = room.saturating_sub(ellipsis.chars().count());
        let kept = name.char_indices().rev().take_while(|&(_, c)| {
            let wide = escape::columns(c);
            let fits = wide <= left;
            left = left.saturating_sub(wide);
            fits
        });
        let start = kept.last().map_or(name.len(), |(at, _)| at);
        format!("{ellipsis}{}", &name[start..])
    }
}

/// Empty: the title is drawn without miette, which would lose the severity's word and the rule among icons and lines.
impl fmt::Display for Sheet<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.titles, f)
    }
}

impl std::error::Error for Sheet<'_> {}

impl miette::Diagnostic for Sheet<'_> {
    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let marks = self.snippets.iter().flat_map(|Placed { snippet, offset, .. }| {
            snippet.marks.iter().map(move |mark| {
                let span = SourceSpan::new((offset + mark.range.start).into(), mark.range.len());
                LabeledSpan::new_with_span(mark.message.clone(), span)
            })
        });
        Some(Box::new(marks))
    }
}

impl SourceCode for Sheet<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        context_before: usize,
        _context_after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let Placed { snippet, entry, offset } = self.placed(span).ok_or(MietteError::OutOfBounds)?;
        let lines = snippet.lines();
        let (line, column) = if context_before == CONTEXT { (snippet.line, 0) } else { (entry.line - 1, entry.column - 1) };
        let name = self.shown_name(*entry, gutter(snippet));
        let span = SourceSpan::new((*offset).into(), snippet.text.len());
        Ok(Box::new(MietteSpanContents::new_named(name, snippet.text.as_bytes(), span, line, column, lines)))
    }
}

/// Columns that the numbers of lines fill beside a snippet.
fn gutter(snippet: &Snippet) -> usize {
    digits(snippet.line + snippet.lines()) + " 1 ".len() - 1
}

fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}
