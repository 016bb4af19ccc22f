//! The elements of a page with their places, for what is to stand between them: where a new paragraph is no part of another
//! element, and which block a comment stands in.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

/// What an element is to a new paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It may stand within.
    Frame,
    /// It may stand within if other blocks do: an old page is laid out by a table, or is all in one `<font>`.
    Wrapper,
    /// A part of a table; it may stand within a cell if other blocks do.
    Table,
    /// It stands behind: a paragraph, a heading, a list, a link, a picture.
    Whole,
}

/// What holds other blocks.
const FRAMES: [&str; 18] = [
    "html",
    "body",
    "main",
    "article",
    "section",
    "div",
    "header",
    "footer",
    "aside",
    "nav",
    "form",
    "blockquote",
    "figure",
    "details",
    "fieldset",
    "center",
    "hgroup",
    "noscript",
];
/// Inline elements that wrap whole pages at times.
const WRAPPERS: [&str; 9] = ["font", "span", "b", "strong", "i", "em", "small", "big", "label"];
/// The parts of tables.
const TABLES: [&str; 7] = ["table", "thead", "tbody", "tfoot", "tr", "td", "th"];
/// Elements without an end.
const VOID: [&str; 13] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Blocks: they end an open paragraph.
const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];
/// What a comment speaks for as a whole.
const HOLDERS: [&str; 17] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "caption",
    "blockquote",
    "pre",
    "summary",
    "figcaption",
];

#[derive(Debug)]
struct Element {
    name: String,
    span: Range<usize>,
    /// The innermost element that it stands in.
    parent: Option<usize>,
    /// The innermost element, itself or around it, that a comment speaks for.
    holder: Option<usize>,
    /// The innermost element, itself or around it, that is more than inline markup.
    within: Option<usize>,
    /// Whether blocks stand within.
    has_blocks: bool,
}

/// The elements of a page, in the order of their start tags.
#[derive(Debug, Default)]
pub struct Outline {
    elements: Vec<Element>,
    /// How many elements of a name are open while the page is read.
    open: HashMap<String, usize>,
    /// The place that was asked for last.
    found: Cell<Option<Found>>,
}

/// The innermost element that holds a place, and the last one that begins before it.
#[derive(Clone, Copy, Debug)]
struct Found {
    last: Option<usize>,
    place: usize,
    innermost: Option<usize>,
}

impl Outline {
    /// Reads the elements of a page.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut outline = Self::default();
        let mut open: Vec<usize> = Vec::new();
        for token in Tokenizer::new_with_emitter(text, emitter) {
            match token {
                Ok(Token::StartTag(tag)) => {
                    let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
                    outline.start(name, tag.span.start..tag.span.end, tag.self_closing, &mut open);
                }
                Ok(Token::EndTag(tag)) => {
                    let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
                    if outline.open.get(&name).is_some_and(|&count| count > 0) {
                        let at = open.iter().rposition(|&element| outline.elements[element].name == name);
                        outline.close(&mut open, at.expect("internal error: one is open") + 1, tag.span.start);
                        outline.pop(&mut open, tag.span.end);
                    }
                }
                Ok(_) => {}
                Err(error) => match error {},
            }
        }
        outline.close(&mut open, 0, text.len());
        outline
    }

    fn start(&mut self, name: String, tag: Range<usize>, self_closing: bool, open: &mut Vec<usize>) {
        if VOID.contains(&name.as_str()) {
            return;
        }
        let is_block = BLOCKS.contains(&name.as_str());
        // A block ends an open paragraph that nothing but inline elements stands around.
        let within = open.last().and_then(|&element| self.elements[element].within);
        let paragraph = within.filter(|&element| is_block && self.elements[element].name == "p");
        if let Some(at) = paragraph.and_then(|element| open.binary_search(&element).ok()) {
            self.close(open, at, tag.start);
        }
        if is_block {
            // What is around an element that has blocks has them, too.
            for &element in open.iter().rev() {
                if std::mem::replace(&mut self.elements[element].has_blocks, true) {
                    break;
                }
            }
        }
        let parent = open.last().copied();
        let stands = (kind_of(&name) != Kind::Wrapper).then_some(self.elements.len());
        let within = stands.or_else(|| self.elements[parent?].within);
        let own = HOLDERS.contains(&name.as_str()).then_some(self.elements.len());
        let holder = own.or_else(|| self.elements[parent?].holder);
        self.elements.push(Element { name, span: tag.start..tag.end, parent, holder, within, has_blocks: false });
        if !self_closing {
            let element = self.elements.len() - 1;
            *self.open.entry(self.elements[element].name.clone()).or_default() += 1;
            open.push(element);
        }
    }

    /// Ends what is open from a place of the stack on.
    fn close(&mut self, open: &mut Vec<usize>, from: usize, end: usize) {
        while open.len() > from {
            self.pop(open, end);
        }
    }

    /// Ends the innermost element.
    fn pop(&mut self, open: &mut Vec<usize>, end: usize) {
        let Some(element) = open.pop() else { return };
        let element = &mut self.elements[element];
        element.span.end = end;
        if let Some(count) = self.open.get_mut(&element.name) {
            *count -= 1;
        }
    }

    /// The elements that hold a place, the innermost first.
    fn around(&self, place: usize) -> impl Iterator<Item = &Element> {
        let parent = |at: &usize| self.elements[*at].parent;
        std::iter::successors(self.innermost(place), parent).map(|at| &self.elements[at])
    }

    /// The innermost element that holds a place.
    fn innermost(&self, place: usize) -> Option<usize> {
        let last = self.elements.partition_point(|element| element.span.start < place).checked_sub(1);
        // What ended before an earlier place has ended before this one: many places behind deep elements are found quickly.
        let from =
            self.found.get().filter(|found| found.last == last && found.place <= place).map_or(last, |found| found.innermost);
        let parent = |at: &usize| self.elements[*at].parent;
        let innermost = std::iter::successors(from, parent).find(|&at| place < self.elements[at].span.end);
        self.found.set(Some(Found { last, place, innermost }));
        innermost
    }

    /// The element behind or before which a new paragraph stands that belongs to words at a place; none where it can stand there.
    #[must_use]
    pub fn whole(&self, place: usize) -> Option<Range<usize>> {
        let mut whole = None;
        for element in self.around(place) {
            let stands = match kind_of(&element.name) {
                Kind::Frame => true,
                Kind::Wrapper | Kind::Table => element.has_blocks,
                Kind::Whole => false,
            };
            if !stands {
                whole = Some(element.span.clone());
            }
        }
        whole
    }

    /// The innermost paragraph, heading, item, cell or the like that holds a place.
    #[must_use]
    pub fn holder(&self, place: usize) -> Option<Range<usize>> {
        let holder = self.around(place).next()?.holder?;
        Some(self.elements[holder].span.clone())
    }
}

fn kind_of(name: &str) -> Kind {
    if FRAMES.contains(&name) || name.contains('-') {
        Kind::Frame
    } else if WRAPPERS.contains(&name) {
        Kind::Wrapper
    } else if TABLES.contains(&name) {
        Kind::Table
    } else {
        Kind::Whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_paragraph_is_no_part_of_another_element() {
        // The words end at the bar; what follows the place that is found.
        let places = [
            ("<p>We use cookies.|</p><p>x</p>", "<p>x</p>"),
            ("<p>We use cookies.|<br><br>More.</p>x", "x"),
            ("<p>We <b>use|</b>&nbsp;<!-- x --></p>x", "x"),
            ("<p><big>Read|</big> <svg><path></svg></p>x", "x"),
            ("<h1>Privacy Policy|&nbsp;</h1>x", "x"),
            ("<ul><li>by post|</li><p>&nbsp;</p></ul>x", "x"),
            ("<dl><dt>a</dt><dd>b|</dd><dt>c</dt></dl>x", "x"),
            ("<div><ul><li><p>by post|</p></li></ul></div>x", "</div>x"),
            ("<table><tr><td>a|</td><td>b</td></tr></table>\n<p>x", "\n<p>x"),
            ("<table><tr><td><p>a|</p><p>b</p></td></tr></table>", "<p>b</p></td></tr></table>"),
            ("<font><p>a|</p></font>x", "</font>x"),
            ("<a href='x > y'><div>Words|</div></a>x", "x"),
            ("<main>Words|</main>", "</main>"),
            ("<p>Words|<div>x</div>", "<div>x</div>"),
            ("<p title='a < b'>Words|</p>x", "x"),
            ("<script>'<p>'</script>Words| x", " x"),
            ("Words|", ""),
        ];
        for (page, behind) in places {
            let from = page.find('|').expect("a bar");
            let page = page.replace('|', "");
            let at = Outline::of(&page).whole(from).map_or(from, |whole| whole.end);
            assert_eq!(&page[at..], behind, "{page}");
        }
    }

    #[test]
    fn a_place_is_held_by_its_innermost_block() {
        let page = "<ul><li><p>A</p> | C</li></ul>";
        let holder = Outline::of(page).holder(page.find('|').expect("a bar")).expect("an item");
        assert!(page[holder].starts_with("<li>"));
        assert_eq!(Outline::of("<p>A</p> C").holder(9), None);
    }
}
