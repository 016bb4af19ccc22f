//! Walks the events of a page and writes its blocks.

use super::furniture;
use super::inline::Writer;
use super::tables::CellCounter;
use super::tags::Tag;
use super::traits::Fact;
use super::tree::{Element, Event, Tree};
use crate::document::{BlockKind, Builder, Mark};
use crate::source::Span;

/// What text directly in an open block is.
#[derive(Clone, Copy, Debug)]
struct Frame {
    kind: BlockKind,
    blank_line_ends: bool,
}

/// The level of a heading that is none by its tag: the line that opens a panel.
const LEAD: u8 = 7;
/// The level of a heading by role that names none.
const ROLE_LEVEL: u8 = 2;
/// The running text, in bytes, from which a `<pre>` is a text that was pasted, and no code.
const PASTED: u32 = 400;

/// The state of the walk.
#[derive(Debug)]
pub(super) struct Walk<'t, 'b> {
    tree: &'t Tree,
    writer: Writer<'t, 'b>,
    frames: Vec<Frame>,
    tables: Vec<Option<CellCounter>>,
    /// Which elements were entered; what closes in furniture was not.
    entered: Vec<bool>,
    list_depth: u8,
    /// How many open elements are main parts, articles or sections.
    content_depth: u32,
    /// How many open elements are such that no paragraph stands in them.
    wholes: u32,
    /// Where the outermost of them begins, and its first block.
    whole: (u32, usize),
    /// The event up to which everything is furniture.
    skip_to: usize,
}

impl<'t, 'b> Walk<'t, 'b> {
    /// At the start of a page.
    pub(super) fn new(text: &'t str, tree: &'t Tree, builder: &'b mut Builder) -> Self {
        Self {
            tree,
            writer: Writer::new(text, builder),
            frames: vec![Frame { kind: BlockKind::Paragraph, blank_line_ends: false }],
            tables: Vec::new(),
            entered: vec![false; tree.elements.len()],
            list_depth: 0,
            content_depth: 0,
            wholes: 0,
            whole: (0, 0),
            skip_to: 0,
        }
    }

    /// Writes all blocks.
    pub(super) fn run(mut self) {
        self.writer.end_block();
        for (at, event) in self.tree.events.iter().enumerate() {
            match *event {
                Event::Close(element) => self.close(element as usize),
                Event::Comment { start, end } => self.writer.comment(start as usize..end as usize),
                Event::Title { start, end } => self.writer.builder().title(Span { start, end }),
                _ if at < self.skip_to => {}
                Event::Open(element) => self.open(element as usize),
                Event::Text { start, end } => self.writer.text(start as usize..end as usize),
                Event::Break { start, end } => self.writer.line_break(start as usize..end as usize),
                Event::Rule => self.writer.end_block(),
                Event::Inline { start, end } => self.writer.builder().inline(start as usize..end as usize),
            }
        }
        self.writer.end_block();
    }

    fn open(&mut self, index: usize) {
        let element = self.tree.elements[index];
        if self.is_skipped(index) {
            self.skip_to = element.close as usize;
            if !element.tag.is_inline() && element.tag != Tag::Button {
                self.writer.end_block();
            }
            return;
        }
        self.entered[index] = true;
        self.count(&element, true);
        if element.tag == Tag::Form {
            self.writer.end_block();
        } else if !element.tag.is_inline() {
            let frame = self.frame_of(&element);
            self.frames.push(frame);
            if !is_transparent(&element, frame) {
                self.writer.boundary(frame.kind, frame.blank_line_ends);
            }
        }
        if is_whole(&element) {
            if self.wholes == 0 {
                self.whole = (element.source.start, self.writer.builder().blocks());
            }
            self.wholes += 1;
        }
        if element.tag.holds_words() {
            self.writer.builder().enter();
        }
        self.start_marks(&element);
    }

    fn close(&mut self, index: usize) {
        if !self.entered[index] {
            return;
        }
        let element = self.tree.elements[index];
        if element.tag == Tag::Form {
            self.writer.end_block();
        } else if !element.tag.is_inline() {
            let closed = self.frames.pop();
            let frame = self.frame();
            if !closed.is_some_and(|closed| is_transparent(&element, closed)) {
                self.writer.boundary(frame.kind, frame.blank_line_ends);
            }
        }
        if element.tag.is_inline() {
            self.writer.builder().inline(element.source.range());
        }
        if element.tag.holds_words() {
            self.writer.builder().leave();
        }
        if is_whole(&element) {
            self.wholes -= 1;
            if self.wholes == 0 {
                let (start, first) = self.whole;
                self.writer.builder().enclose(first, start as usize..element.source.end as usize);
            }
        }
        self.end_marks(&element);
        self.count(&element, false);
    }

    /// A button is text only where it is a heading: in one, or where it opens a panel.
    fn is_skipped(&self, index: usize) -> bool {
        let element = &self.tree.elements[index];
        let in_heading = matches!(self.frame().kind, BlockKind::Heading(_));
        let is_dead_button = element.tag == Tag::Button && !in_heading && !element.traits.has(Fact::Panel);
        is_dead_button || furniture::is_furniture(self.tree, index, self.content_depth > 0)
    }

    fn frame(&self) -> Frame {
        *self.frames.last().expect("internal error: the page's own frame is never popped")
    }

    /// Keeps count of what an element stands in.
    fn count(&mut self, element: &Element, opens: bool) {
        match element.tag {
            Tag::List if opens => self.list_depth = self.list_depth.saturating_add(1),
            Tag::List => self.list_depth = self.list_depth.saturating_sub(1),
            Tag::Main | Tag::Article | Tag::Section if opens => self.content_depth += 1,
            Tag::Main | Tag::Article | Tag::Section => self.content_depth -= 1,
            Tag::Table if opens => {
                self.tables.push(element.traits.has(Fact::Data).then(CellCounter::default));
            }
            Tag::Table => {
                self.tables.pop();
            }
            _ => {}
        }
    }

    /// What text directly in an element is; most blocks pass on what they stand in.
    fn frame_of(&mut self, element: &Element) -> Frame {
        let outer = self.frame();
        let kind = match element.tag {
            Tag::Heading => BlockKind::Heading(element.traits.level.max(1)),
            _ if element.traits.has(Fact::HeadingRole) => match element.traits.level {
                0 => BlockKind::Heading(ROLE_LEVEL),
                level => BlockKind::Heading(level),
            },
            Tag::Summary => BlockKind::Heading(LEAD),
            Tag::Button if !matches!(outer.kind, BlockKind::Heading(_)) => BlockKind::Heading(LEAD),
            Tag::Item => BlockKind::Item(self.list_depth.max(1)),
            Tag::Quote => BlockKind::Quote,
            Tag::Term => BlockKind::Term,
            Tag::Description | Tag::Caption => BlockKind::Paragraph,
            Tag::Preformatted if element.prose < PASTED => BlockKind::Code,
            Tag::Table | Tag::Rows | Tag::Row | Tag::Cell => self.table_part(element).unwrap_or(outer.kind),
            _ => outer.kind,
        };
        let is_pasted = element.tag == Tag::Preformatted && kind != BlockKind::Code;
        Frame { kind, blank_line_ends: outer.blank_line_ends || is_pasted }
    }

    fn table_part(&mut self, element: &Element) -> Option<BlockKind> {
        let counter = self.tables.last_mut()?.as_mut()?;
        match element.tag {
            Tag::Rows => counter.start_rows(element.traits),
            Tag::Row => counter.start_row(),
            Tag::Cell => {
                let place = counter.start_cell(element.traits);
                return Some(BlockKind::Cell { row: place.row, column: place.column, header: place.header });
            }
            _ => {}
        }
        None
    }

    fn start_marks(&mut self, element: &Element) {
        if is_bold(element) {
            self.writer.start_bold();
        }
        if let Some(mark) = link_of(element) {
            self.writer.start_link(mark);
        }
    }

    fn end_marks(&mut self, element: &Element) {
        if is_bold(element) {
            self.writer.end_bold();
        }
        if link_of(element).is_some() {
            self.writer.end_link();
        }
    }
}

/// Whether a paragraph cannot stand in an element, or only as a part of something else.
fn is_whole(element: &Element) -> bool {
    match element.tag {
        Tag::Table => !element.traits.has(Fact::Layout),
        Tag::Anchor => link_of(element).is_some(),
        tag => tag.is_whole(),
    }
}

/// A button in a heading is inline.
fn is_transparent(element: &Element, frame: Frame) -> bool {
    element.tag == Tag::Button && frame.kind != BlockKind::Heading(LEAD)
}

/// Editors wrap whole texts in `<b style="font-weight: normal">`.
fn is_bold(element: &Element) -> bool {
    element.traits.has(Fact::Bold) || (element.tag == Tag::Bold && !element.traits.has(Fact::Light))
}

fn link_of(element: &Element) -> Option<Mark> {
    if element.tag != Tag::Anchor {
        return None;
    }
    let kinds = [(Fact::MailLink, Mark::MailLink), (Fact::Link, Mark::Link), (Fact::Anchor, Mark::Anchor)];
    kinds.into_iter().find(|(fact, _)| element.traits.has(*fact)).map(|(_, mark)| mark)
}
