//! Matches tags: the page as a list of well-nested events, with a measure of each element's text.
//!
//! The rules are those of a browser, where they matter for text: an end tag closes the nearest open
//! element of its name and all within it, one without such an element is ignored; `<p>`, `<li>`,
//! `<td>` and their like end without an end tag. Inline elements end alone: `<b><p></b>` leaves the
//! paragraph open.
//!
//! Every element is pushed and popped once. The nearest open element of a name is found without a
//! search: each open element knows the one of its name before it.

use super::tables::{Content, TableShape};
use super::tags::Tag;
use super::traits::{Fact, Traits};
use crate::document::speaks_to_privlint;
use crate::source::Span;
use std::ops::Range;

/// A start tag.
#[derive(Debug)]
pub(super) struct StartTag {
    pub tag: Tag,
    /// Of its name.
    pub hash: u32,
    pub traits: Traits,
    pub self_closing: bool,
    pub source: Range<usize>,
}

/// An end tag.
#[derive(Debug)]
pub(super) struct EndTag {
    pub tag: Tag,
    /// Of its name.
    pub hash: u32,
    pub source: Range<usize>,
}

/// An element that may matter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub tag: Tag,
    pub traits: Traits,
    /// The index of the event that closes it.
    pub close: u32,
    /// The bytes of running text within.
    pub prose: u32,
    /// From its start tag to its end tag, or to what ends it without one.
    pub source: Span,
}

/// What happens, in the order of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// An element starts; the number is its index.
    Open(u32),
    /// An element ends.
    Close(u32),
    /// Text as the source has it.
    Text { start: u32, end: u32 },
    /// `<br>`.
    Break { start: u32, end: u32 },
    /// Something that ends a block and holds nothing.
    Rule,
    /// The title of the page.
    Title { start: u32, end: u32 },
    /// An inline element has ended that says nothing, and is here for its place.
    Inline { start: u32, end: u32 },
    /// A comment that speaks to privlint.
    Comment { start: u32, end: u32 },
}

impl Event {
    /// Whether it says only where something is.
    pub(super) fn is_place(self) -> bool {
        matches!(self, Self::Inline { .. } | Self::Comment { .. })
    }
}

/// The page as a list of events.
#[derive(Debug)]
pub(super) struct Tree {
    pub elements: Vec<Element>,
    pub events: Vec<Event>,
    /// The bytes of running text on the page.
    pub prose: u32,
    /// The innermost element with nearly all running text, if one has.
    body: Option<u32>,
}

impl Tree {
    /// Whether an element stands beside the element that has nearly all running text.
    pub(super) fn is_beside_body(&self, element: usize) -> bool {
        self.body.is_some_and(|body| {
            let close = self.elements[element].close;
            let body_close = self.elements[body as usize].close;
            close > body_close || (element < body as usize && close < body_close)
        })
    }
}

/// The length from which a piece of text counts as running text. Labels, menus and buttons are
/// shorter.
const SHORTEST_PROSE: usize = 40;

/// The place of an element that no event names.
const NONE: u32 = u32::MAX;

/// An open element.
#[derive(Clone, Copy, Debug)]
struct Open {
    tag: Tag,
    hash: u32,
    element: u32,
    /// Where its start tag begins.
    start: u32,
    /// The place, from 1, of the open element of the same tag before this one.
    previous: u32,
    closed: bool,
}

/// Builds a [`Tree`] from tags and text.
#[derive(Debug)]
pub(super) struct TreeBuilder<'s> {
    text: &'s str,
    /// Where the page ends.
    end: u32,
    tree: Tree,
    stack: Vec<Open>,
    /// The place on the stack, from 1, of the innermost open element of each tag; 0 for none.
    nearest: [u32; Tag::COUNT],
    /// How many open elements are mute.
    mute: u32,
    tables: Vec<TableShape>,
    in_title: bool,
}

impl<'s> TreeBuilder<'s> {
    /// For tags of `text` up to `end`.
    pub(super) fn new(text: &'s str, end: usize) -> Self {
        Self {
            text,
            end: narrow(end),
            tree: Tree { elements: Vec::new(), events: Vec::new(), prose: 0, body: None },
            stack: Vec::new(),
            nearest: [0; Tag::COUNT],
            mute: 0,
            tables: Vec::new(),
            in_title: false,
        }
    }

    /// The tree; what is open ends.
    pub(super) fn finish(mut self) -> Tree {
        self.pop_to(1, self.end..self.end);
        let most = self.tree.prose / 4 * 3;
        // Elements with so much are within one another, so the last is the innermost.
        let is_body = |element: &Element| element.prose > most && !element.tag.is_inline();
        self.tree.body = self.tree.elements.iter().rposition(is_body).map(narrow);
        self.tree
    }

    /// Text between two tags.
    pub(super) fn text(&mut self, source: Range<usize>) {
        if source.is_empty() || self.mute > 0 {
            return;
        }
        // The tokenizer's offsets are trusted only as far as they are boundaries of characters.
        let Some(text) = self.text.get(source.clone()) else {
            return;
        };
        let words = text.trim_ascii();
        let (start, end) = (narrow(source.start), narrow(source.end));
        if self.in_title {
            let start = start + narrow(text.len() - text.trim_ascii_start().len());
            self.tree.events.push(Event::Title { start, end: start + narrow(words.len()) });
        } else if !words.is_empty() || self.space_matters() {
            self.tree.events.push(Event::Text { start, end });
            if words.len() >= SHORTEST_PROSE && self.nearest(Tag::Anchor) == 0 {
                self.tree.prose += narrow(words.len());
            }
        }
    }

    /// A comment.
    pub(super) fn comment(&mut self, source: Range<usize>) {
        if self.text.get(source.clone()).is_some_and(speaks_to_privlint) {
            self.tree.events.push(Event::Comment { start: narrow(source.start), end: narrow(source.end) });
        }
    }

    /// A start tag.
    pub(super) fn start(&mut self, start: &StartTag) {
        let (tag, source) = (start.tag, start.source.clone());
        match tag {
            Tag::Empty => return,
            Tag::Break => {
                return self.event(Event::Break { start: narrow(source.start), end: narrow(source.end) });
            }
            Tag::Title => self.in_title = !start.self_closing && self.mute == 0,
            _ => {}
        }
        self.close_implied(tag, narrow(source.start));
        if tag == Tag::Rule {
            self.event(Event::Rule);
        } else if !(start.self_closing && (tag.is_inline() || self.mute > 0)) && tag != Tag::Title {
            self.push(start);
        }
    }

    /// An end tag.
    pub(super) fn end(&mut self, end: &EndTag) {
        match end.tag {
            Tag::Title => self.in_title = false,
            Tag::Break => {
                self.event(Event::Break { start: narrow(end.source.start), end: narrow(end.source.end) });
            }
            Tag::Empty | Tag::Rule => {}
            tag => {
                let place = self.nearest(tag);
                let is_other = tag.is_shared() && place > 0 && self.stack[place as usize - 1].hash != end.hash;
                if place <= self.barrier(tag) || is_other {
                    // A browser makes an empty paragraph of it, which parts the text before and
                    // after.
                    if tag == Tag::Paragraph {
                        self.event(Event::Rule);
                    }
                } else {
                    self.close_from(place, narrow(end.source.start)..narrow(end.source.end));
                }
            }
        }
    }

    /// White space between blocks is dropped here, as it would only lengthen the list of events.
    fn space_matters(&self) -> bool {
        match self.tree.events.last() {
            None | Some(Event::Rule | Event::Title { .. }) => false,
            // Behind a place, white space that does not matter does no harm.
            Some(Event::Text { .. } | Event::Break { .. } | Event::Inline { .. } | Event::Comment { .. }) => true,
            Some(Event::Open(element) | Event::Close(element)) => self.tree.elements[*element as usize].tag.is_inline(),
        }
    }

    fn event(&mut self, event: Event) {
        if self.mute == 0 {
            self.tree.events.push(event);
        }
    }

    fn nearest(&self, tag: Tag) -> u32 {
        self.nearest[tag as usize]
    }

    /// The place on the stack that an end tag does not see beyond: parts of tables belong to their
    /// table, items to their list, and nothing in a cell ends what the table stands in.
    fn barrier(&self, tag: Tag) -> u32 {
        let table = self.nearest(Tag::Table);
        match tag {
            Tag::Form | Tag::Table => 0,
            _ if tag.is_table_part() => table,
            Tag::Item => self.cell().max(table).max(self.nearest(Tag::List)),
            Tag::Term | Tag::Description => self.cell().max(table).max(self.nearest(Tag::Definitions)),
            _ => self.cell().max(table),
        }
    }

    fn cell(&self) -> u32 {
        self.nearest(Tag::Cell).max(self.nearest(Tag::Caption))
    }

    /// Closes what the start of `tag` ends without an end tag.
    fn close_implied(&mut self, tag: Tag, at: u32) {
        if tag.ends_paragraph() {
            self.close_nearest(Tag::Drawing, at);
            self.close_nearest(Tag::Paragraph, at);
        }
        match tag {
            Tag::Anchor | Tag::Button | Tag::Item | Tag::Heading => self.close_nearest(tag, at),
            Tag::Term | Tag::Description => {
                self.close_nearest(Tag::Term, at);
                self.close_nearest(Tag::Description, at);
            }
            Tag::Cell => {
                self.close_nearest(Tag::Cell, at);
                self.close_nearest(Tag::Caption, at);
            }
            Tag::Row | Tag::Rows => {
                self.close_nearest(Tag::Cell, at);
                self.close_nearest(Tag::Caption, at);
                self.close_nearest(Tag::Row, at);
                if tag == Tag::Rows {
                    self.close_nearest(Tag::Rows, at);
                }
            }
            _ => {}
        }
    }

    fn close_nearest(&mut self, tag: Tag, at: u32) {
        let place = self.nearest(tag);
        if place > self.barrier(tag) {
            self.close_from(place, at..at);
        }
    }

    fn push(&mut self, start: &StartTag) {
        let tag = start.tag;
        self.note_table_part(start);
        let named = self.mute == 0 && !tag.is_mute() && (!tag.is_inline() || tag_matters(start));
        let element = if named { self.open_element(start) } else { NONE };
        self.mute += u32::from(tag.is_mute());
        self.stack.push(Open {
            tag,
            hash: start.hash,
            element,
            start: narrow(start.source.start),
            previous: self.nearest(tag),
            closed: false,
        });
        self.nearest[tag as usize] = narrow(self.stack.len());
    }

    fn open_element(&mut self, start: &StartTag) -> u32 {
        let element = narrow(self.tree.elements.len());
        // Until it closes, `prose` is what came before it.
        self.tree.elements.push(Element {
            tag: start.tag,
            traits: start.traits,
            close: NONE,
            prose: self.tree.prose,
            source: Span::new(start.source.start, start.source.end),
        });
        self.tree.events.push(Event::Open(element));
        element
    }

    /// Closes the element at a place, counted from 1, and what its tag closes with it. `tag` is the end tag, or nothing where another
    /// tag begins.
    fn close_from(&mut self, place: u32, tag: Range<u32>) {
        if self.stack[place as usize - 1].tag.closes_alone() {
            self.close_alone(place, tag.end);
        } else {
            self.pop_to(place, tag);
        }
    }

    /// Closes the element at a place and everything within it.
    fn pop_to(&mut self, place: u32, tag: Range<u32>) {
        while self.stack.len() >= place.max(1) as usize {
            let Some(open) = self.stack.pop() else { return };
            let is_named = self.stack.len() + 1 == place as usize;
            if !open.closed {
                self.close(open, if is_named { tag.end } else { tag.start });
            }
        }
    }

    /// Closes the element at a place and nothing else.
    fn close_alone(&mut self, place: u32, end: u32) {
        let index = place as usize - 1;
        let open = self.stack[index];
        self.close(open, end);
        if place as usize == self.stack.len() {
            self.stack.pop();
        } else {
            self.stack[index].closed = true;
        }
    }

    fn close(&mut self, open: Open, end: u32) {
        self.nearest[open.tag as usize] = open.previous;
        self.mute -= u32::from(open.tag.is_mute());
        if open.element == NONE {
            if open.tag == Tag::Table {
                self.tables.pop();
            }
            if open.tag.is_inline() {
                self.event(Event::Inline { start: open.start, end });
            }
            return;
        }
        let close = narrow(self.tree.events.len());
        let element = &mut self.tree.elements[open.element as usize];
        element.close = close;
        element.source.end = end;
        element.prose = self.tree.prose - element.prose;
        match open.tag {
            Tag::Cell => {
                let prose = element.prose;
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell(prose);
                }
            }
            Tag::Table => {
                let shape = self.tables.pop().unwrap_or_default();
                if shape.is_data() && !element.traits.has(Fact::Presentation) {
                    element.traits.add(Fact::Data);
                } else if shape.has_blocks() {
                    element.traits.add(Fact::Layout);
                }
            }
            _ => {}
        }
        self.tree.events.push(Event::Close(open.element));
    }

    fn note_table_part(&mut self, start: &StartTag) {
        let in_cell = self.cell() > self.nearest(Tag::Table);
        if let Some(table) = self.tables.last_mut() {
            match start.tag {
                Tag::Table => table.note(Content::Table),
                Tag::Row => table.start_row(),
                Tag::Cell => table.start_cell(start.traits),
                Tag::Heading if in_cell => table.note(Content::Heading),
                tag if in_cell && !tag.is_inline() && !tag.is_mute() => table.note(Content::Blocks),
                _ => {}
            }
        }
        if start.tag == Tag::Table {
            self.tables.push(TableShape::default());
        }
    }
}

/// Whether an inline tag says anything.
fn tag_matters(start: &StartTag) -> bool {
    !start.traits.is_empty() || start.tag == Tag::Bold
}

/// An offset or index as the tree keeps it.
pub(super) fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: a source is smaller than 4 GiB")
}
