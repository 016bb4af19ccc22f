//! From bytes to tags: drives the tokenizer and hands each tag to the tree, condensed.
//!
//! The emitter is our own because text is never copied: the text of a page is what stands between
//! two tags, read from the source when it is known to be policy text.

use super::attributes::Attribute;
use super::tags::{self, Tag};
use super::traits::Traits;
use super::tree::{EndTag, StartTag, Tree, TreeBuilder};
use html5gum::{Emitter, Error, Readable, Reader, State, StringReader, Tokenizer, naive_next_state};
use std::cell::Cell;
use std::convert::Infallible;
use std::ops::Range;

/// The most of an attribute's value that is read.
const LONGEST_VALUE: usize = 2048;

/// A tag of more attributes is read in parts of this many: the states of the tokenizer call one another from attribute to attribute,
/// and return at the end of its input alone.
const MOST_ATTRIBUTES: usize = 32;

/// Reads the tags of `text[range]` into a tree.
pub(super) fn read(text: &str, range: Range<usize>) -> Tree {
    let mut builder = TreeBuilder::new(text, range.end);
    let stop = Cell::new(false);
    let mut tags = Tags::new(&mut builder, range.clone(), &stop);
    let mut lead = "";
    let mut from = range.start;
    loop {
        let input = Input { lead: lead.as_bytes(), rest: text[from..range.end].to_reader(), stop: &stop };
        Tokenizer::new_with_emitter(input, TagsRef(&mut tags)).finish().unwrap_or_else(|error| match error {});
        if !stop.replace(false) {
            break;
        }
        lead = if tags.is_end_tag { "</x " } else { "<x " };
        from = tags.resume(lead.len());
    }
    tags.finish();
    builder.finish()
}

/// A text that ends when it is told to; before it, what leads the tokenizer back into the tag it has stopped in.
struct Input<'r> {
    lead: &'static [u8],
    rest: StringReader<'r>,
    stop: &'r Cell<bool>,
}

impl Reader for Input<'_> {
    type Error = Infallible;

    #[inline]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        if self.stop.get() {
            return Ok(None);
        }
        match self.lead.split_off_first() {
            Some(byte) => Ok(Some(*byte)),
            None => self.rest.read_byte(),
        }
    }

    #[inline]
    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        if self.stop.get() {
            return Ok(None);
        }
        match self.lead.split_off(..1.min(self.lead.len())) {
            Some(byte @ [_]) => Ok(Some(byte)),
            _ => self.rest.read_until(needle, buffer),
        }
    }

    #[inline]
    fn try_read_string(&mut self, words: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        Ok(!self.stop.get() && self.lead.is_empty() && self.rest.try_read_string(words, case_sensitive)?)
    }
}

/// Collects one tag at a time.
struct Tags<'t, 's> {
    tree: &'t mut TreeBuilder<'s>,
    /// Ends the input.
    stop: &'t Cell<bool>,
    /// How many attributes of the tag at hand were read without a stop; none while the tokenizer is led back into it.
    attributes: Option<usize>,
    /// Where the tokenizer stands, as an offset of the text.
    position: usize,
    /// Where the input ends.
    end: usize,
    /// Where the text after the last tag starts.
    text_start: usize,
    /// The `<` of the tag at hand.
    tag_start: usize,
    /// Where the attribute begins that the input was ended at.
    attribute_start: usize,
    /// Whether a tag or comment has begun and not ended.
    in_tag: bool,
    is_end_tag: bool,
    self_closing: bool,
    name: Vec<u8>,
    last_start_tag: Vec<u8>,
    traits: Traits,
    attribute_name: Vec<u8>,
    attribute: Attribute,
    value: Vec<u8>,
}

impl<'t, 's> Tags<'t, 's> {
    fn new(tree: &'t mut TreeBuilder<'s>, range: Range<usize>, stop: &'t Cell<bool>) -> Self {
        Self {
            tree,
            stop,
            attributes: Some(0),
            position: range.start,
            end: range.end,
            text_start: range.start,
            tag_start: range.start,
            attribute_start: range.start,
            in_tag: false,
            is_end_tag: false,
            self_closing: false,
            name: Vec::new(),
            last_start_tag: Vec::new(),
            traits: Traits::default(),
            attribute_name: Vec::new(),
            attribute: Attribute::Ignored,
            value: Vec::new(),
        }
    }

    /// What is left after the last tag; a tag that the input ends in is not text.
    fn finish(&mut self) {
        let end = if self.in_tag { self.tag_start } else { self.end };
        self.tree.text(self.text_start..end);
    }

    /// Makes ready for the rest of the tag at hand, behind this many bytes that lead back into it; gives its start.
    fn resume(&mut self, lead: usize) -> usize {
        self.attributes = None;
        self.attribute_name.clear();
        let from = self.attribute_start;
        self.position = from - lead;
        from
    }

    /// Hands on the text before the tag or comment at hand.
    fn flush_text(&mut self) {
        self.tree.text(self.text_start..self.tag_start);
        self.text_start = self.position;
        self.in_tag = false;
    }

    fn begin_tag(&mut self, is_end_tag: bool) {
        if self.attributes.is_none() {
            return;
        }
        self.attributes = Some(0);
        self.in_tag = true;
        self.is_end_tag = is_end_tag;
        self.self_closing = false;
        self.name.clear();
        self.traits = Traits::default();
        self.attribute_name.clear();
    }

    fn flush_attribute(&mut self) {
        if self.attribute_name.is_empty() {
            return;
        }
        let attribute = Attribute::of(&self.attribute_name);
        if attribute != Attribute::Ignored {
            self.traits.note(attribute, &String::from_utf8_lossy(&self.value));
        }
        self.attribute_name.clear();
        self.value.clear();
    }

    fn end_tag(&mut self) {
        self.last_start_tag.clear();
        let source = self.tag_start..self.position;
        self.tree.end(&EndTag { tag: Tag::of(&self.name), hash: tags::hash(&self.name), source });
    }

    fn start_tag(&mut self) -> Option<State> {
        let tag = Tag::of(&self.name);
        let mut traits = Traits::of_name(&self.name);
        traits.merge(self.traits);
        self.tree.start(&StartTag {
            tag,
            hash: tags::hash(&self.name),
            traits,
            self_closing: self.self_closing,
            source: self.tag_start..self.position,
        });
        std::mem::swap(&mut self.last_start_tag, &mut self.name);
        // A browser would take the page after `<script/>` for the script; pages that have it were
        // never meant so.
        if self.self_closing { None } else { naive_next_state(&self.last_start_tag) }
    }
}

/// The tokenizer owns its emitter; this lends it one.
struct TagsRef<'r, 't, 's>(&'r mut Tags<'t, 's>);

impl Emitter for TagsRef<'_, '_, '_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.0.last_start_tag.clear();
        self.0.last_start_tag.extend_from_slice(name.unwrap_or_default());
    }

    fn emit_eof(&mut self) {}

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    /// Text after what looked like a tag shows that it was none.
    fn emit_string(&mut self, _: &[u8]) {
        self.0.in_tag = false;
    }

    fn start_open_tag(&mut self) {
        if self.0.attributes.is_some() {
            self.0.tag_start = self.0.position - 1;
        }
    }

    fn init_start_tag(&mut self) {
        self.0.begin_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.0.begin_tag(true);
    }

    fn init_comment(&mut self) {
        self.0.in_tag = true;
    }

    fn init_doctype(&mut self) {
        self.0.in_tag = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.0.flush_attribute();
        self.0.flush_text();
        if self.0.is_end_tag {
            self.0.end_tag();
            None
        } else {
            self.0.start_tag()
        }
    }

    fn emit_current_comment(&mut self) {
        self.0.flush_text();
        self.0.tree.comment(self.0.tag_start..self.0.position);
    }

    fn emit_current_doctype(&mut self) {
        self.0.flush_text();
    }

    fn set_self_closing(&mut self) {
        self.0.self_closing = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        if self.0.attributes.is_some() {
            self.0.name.extend_from_slice(name);
        }
    }

    fn init_attribute(&mut self) {
        self.0.flush_attribute();
        let read = self.0.attributes.unwrap_or(0) + 1;
        self.0.attributes = Some(read);
        if read > MOST_ATTRIBUTES {
            self.0.attribute_start = self.0.position - 1;
            self.0.stop.set(true);
        }
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.0.attribute_name.extend_from_slice(name);
    }

    fn init_attribute_value(&mut self) {
        self.0.attribute = Attribute::of(&self.0.attribute_name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        if self.0.attribute != Attribute::Ignored && self.0.value.len() < LONGEST_VALUE {
            self.0.value.extend_from_slice(value);
        }
    }

    fn move_position(&mut self, offset: isize) {
        self.0.position = self.0.position.wrapping_add_signed(offset);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.0.is_end_tag && !self.0.last_start_tag.is_empty() && self.0.last_start_tag == self.0.name
    }

    fn set_force_quirks(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
