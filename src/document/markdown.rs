//! Markdown, read by pulldown-cmark with byte offsets.

use super::{BlockKind, Builder, Mark, html};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

pub(super) fn read(text: &str, body: usize, builder: &mut Builder) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let mut reader = Reader {
        text,
        body,
        builder,
        lists: 0,
        quotes: 0,
        row: 0,
        column: 0,
        strong: Vec::new(),
        links: Vec::new(),
        depth: 0,
        first: 0,
    };
    for (event, range) in Parser::new_ext(&text[body..], options).into_offset_iter() {
        reader.event(&event, body + range.start..body + range.end);
    }
}

struct Reader<'a> {
    text: &'a str,
    body: usize,
    builder: &'a mut Builder,
    lists: u8,
    quotes: usize,
    row: u16,
    column: u16,
    strong: Vec<u32>,
    links: Vec<(u32, Option<Mark>)>,
    /// How many elements are open, but for lists that are no part of another element: their items stand alone.
    depth: usize,
    /// The first block of the outermost of them.
    first: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(*tag, at),
            Event::Text(words) => self.words(words, at),
            Event::Code(words) => self.code(words, at),
            Event::SoftBreak => self.builder.space(at),
            Event::HardBreak => self.builder.hard_break(at),
            Event::InlineHtml(tag) => self.inline_html(tag, at),
            Event::Rule => self.builder.close(),
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: Range<usize>) {
        if !matches!(tag, Tag::List(_)) || self.depth > 0 {
            if self.depth == 0 {
                self.builder.close();
                self.first = self.builder.blocks();
            }
            self.depth += 1;
        }
        match tag {
            Tag::Paragraph if is_module(&self.text[at.clone()]) => self.builder.open(BlockKind::Code),
            Tag::Paragraph => self.builder.open(self.running()),
            Tag::Heading { level, .. } => self.builder.open(BlockKind::Heading(*level as u8)),
            Tag::BlockQuote(_) => {
                self.builder.close();
                self.builder.enter();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => self.builder.open(BlockKind::Code),
            Tag::HtmlBlock => {
                self.builder.close();
                html::read(self.text, at, self.builder);
                self.builder.close();
            }
            Tag::List(_) => {
                self.builder.close();
                self.lists = self.lists.saturating_add(1);
            }
            Tag::Item => {
                self.builder.close();
                self.builder.enter();
                self.builder.open(BlockKind::Item(self.lists));
            }
            Tag::FootnoteDefinition(_) | Tag::DefinitionListDefinition => self.builder.open(BlockKind::Paragraph),
            Tag::DefinitionListTitle => self.builder.open(BlockKind::Term),
            Tag::Table(_) | Tag::TableHead => self.row = 0,
            Tag::TableRow => self.row = self.row.saturating_add(1),
            Tag::TableCell => {
                self.builder.open(BlockKind::Cell { row: self.row, column: self.column, header: self.row == 0 });
                self.column = self.column.saturating_add(1);
            }
            Tag::Strong => self.strong.push(self.builder.at()),
            Tag::Link { dest_url, .. } => self.links.push((self.builder.at(), link_mark(dest_url))),
            Tag::DefinitionList
            | Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Image { .. }
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: Range<usize>) {
        self.close_element(tag);
        if !matches!(tag, TagEnd::List(_)) || self.depth > 0 {
            self.depth -= 1;
            if self.depth == 0 {
                self.builder.close();
                self.builder.enclose(self.first, lines(self.text, at));
            }
        }
    }

    fn close_element(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.builder.close();
                self.builder.leave();
                self.quotes -= 1;
            }
            TagEnd::Item => {
                self.builder.close();
                self.builder.leave();
            }
            TagEnd::List(_) => {
                self.builder.close();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.column = 0,
            TagEnd::Strong => self.close_strong(),
            TagEnd::Link => self.close_link(),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::TableCell => self.builder.close(),
            TagEnd::HtmlBlock
            | TagEnd::DefinitionList
            | TagEnd::Table
            | TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Image
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// What a paragraph is here.
    fn running(&self) -> BlockKind {
        match (self.lists, self.quotes) {
            (0, 0) => BlockKind::Paragraph,
            (0, _) => BlockKind::Quote,
            (depth, _) => BlockKind::Item(depth),
        }
    }

    fn words(&mut self, words: &str, at: Range<usize>) {
        if self.builder.kind().is_none() {
            self.builder.open(self.running());
        }
        self.builder.text(words, at);
    }

    /// The words of a code span stand between back ticks.
    fn code(&mut self, words: &str, at: Range<usize>) {
        let inner = self.text[at.clone()].find(words).map_or(at.clone(), |skip| at.start + skip..at.start + skip + words.len());
        self.words(words, inner);
    }

    fn close_strong(&mut self) {
        if let Some(start) = self.strong.pop() {
            self.builder.mark(start, Mark::Strong);
        }
    }

    fn close_link(&mut self) {
        if let Some((start, Some(mark))) = self.links.pop() {
            self.builder.mark(start, mark);
        }
    }

    fn inline_html(&mut self, tag: &str, at: Range<usize>) {
        debug_assert!(at.start >= self.body);
        self.builder.comment(self.text, at.clone());
        let lower = tag.to_ascii_lowercase();
        let name = lower.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        match (name, lower.starts_with("</")) {
            ("br", _) => self.builder.hard_break(at),
            ("b" | "strong", false) => self.strong.push(self.builder.at()),
            ("b" | "strong", true) => self.close_strong(),
            ("a", false) => {
                let target = lower.split_once("href=").map_or("", |(_, rest)| rest.trim_start_matches(['"', '\'']));
                let mark = if lower.contains("href=") { link_mark(target) } else { None };
                self.links.push((self.builder.at(), mark));
            }
            ("a", true) => self.close_link(),
            _ => {}
        }
    }
}

/// The lines of an element, without blank ones at its end.
fn lines(text: &str, element: Range<usize>) -> Range<usize> {
    let start = text[..element.start].rfind(['\n', '\r']).map_or(0, |line| line + 1);
    let words = element.start + text[element].trim_end().len();
    let end = text[words..].find(['\n', '\r']).map_or(text.len(), |line| words + line);
    start..end
}

/// Whether a paragraph is a line of MDX that imports or exports.
fn is_module(words: &str) -> bool {
    let imports = words.starts_with("import ")
        && words.contains(['"', '\''])
        && (words.contains(" from ") || words[7..].starts_with(['"', '\'']));
    imports
        || ["const ", "let ", "default ", "function "]
            .iter()
            .any(|kind| words.strip_prefix("export ").is_some_and(|rest| rest.starts_with(kind)))
}

/// What a link's target makes of its words; a script makes nothing of them.
fn link_mark(target: &str) -> Option<Mark> {
    // <a@b.example> stands without "mailto:".
    if target.starts_with("mailto:") || target.contains('@') && !target.contains(['/', ':']) {
        Some(Mark::MailLink)
    } else if target.len() > 1 && target.starts_with('#') {
        Some(Mark::Anchor)
    } else if target.is_empty() || target == "#" || target.starts_with("javascript:") {
        None
    } else {
        Some(Mark::Link)
    }
}
