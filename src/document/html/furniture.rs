//! What on a page is not policy text: navigation, heads and feet, pop-ups, cookie banners, hidden
//! things.
//!
//! Pages lie. A form wraps the whole page, a `<nav>` never ends, the policy is served in a dialog,
//! `visibility: hidden` waits for a script. So one rule stands above the others: *what holds more
//! than half of the running text of a page is the page*, whatever it calls itself. Only the boxes
//! of known consent tools are dropped at any size, since they may be longer than a short policy.
//!
//! Hidden text is policy text where it waits to be opened. Accordions hide their panels until a
//! reader asks, and definitions open in dialogs. So a hidden element or a dialog is kept if it is a
//! panel by role or class, or if it holds several paragraphs: what pages hide otherwise (menus,
//! messages, templates) has none.

use super::tags::Tag;
use super::traits::Fact;
use super::tree::{Element, Event, Tree};

/// The running text, in bytes, of a few paragraphs.
const PARAGRAPHS: u32 = 600;
/// More than the longest cookie banner.
const LONGEST_BANNER: u32 = 1500;
/// More than the small print of a form.
const LONGEST_SMALL_PRINT: u32 = 1000;
/// How many events of a head are looked at for navigation.
const HEAD_EVENTS: usize = 48;

/// Whether an element is not policy text. `in_content` is whether it stands in the main part, an
/// article or a section.
pub(super) fn is_furniture(tree: &Tree, index: usize, in_content: bool) -> bool {
    let element = &tree.elements[index];
    let traits = element.traits;
    if traits.has(Fact::ConsentTool) {
        return !is_content(element);
    }
    if is_content(element) || is_most_of_page(tree, element) {
        return false;
    }
    if traits.has(Fact::Consent) && element.prose < LONGEST_BANNER && element.tag != Tag::Heading {
        return true;
    }
    if is_covered(element) && !waits_to_be_opened(element) {
        return true;
    }
    // What will fade in on scrolling stands on the page as undrawn; so do empty menus.
    if traits.has(Fact::Undrawn) && element.prose == 0 {
        return true;
    }
    if element.tag == Tag::Heading {
        return traits.has(Fact::ScreenReader);
    }
    let is_named = traits.has(Fact::ScreenReader) || traits.has(Fact::Furniture);
    is_named || is_furniture_tag(tree, index, in_content) || is_menu(tree, index)
}

/// The main part of a page is never furniture.
fn is_content(element: &Element) -> bool {
    matches!(element.tag, Tag::Main | Tag::Article) || element.traits.has(Fact::MainRole)
}

/// Short pages and fragments have no majority to speak of.
fn is_most_of_page(tree: &Tree, element: &Element) -> bool {
    element.prose >= PARAGRAPHS && element.prose > tree.prose / 2
}

fn is_covered(element: &Element) -> bool {
    element.tag == Tag::Dialog || element.traits.has(Fact::Dialog) || element.traits.has(Fact::Hidden)
}

fn waits_to_be_opened(element: &Element) -> bool {
    element.prose >= PARAGRAPHS || (element.traits.has(Fact::Panel) && element.prose > 0)
}

fn is_furniture_tag(tree: &Tree, index: usize, in_content: bool) -> bool {
    let element = &tree.elements[index];
    match element.tag {
        Tag::Navigation | Tag::Aside => true,
        Tag::Header => !in_content && !is_title(tree, index),
        Tag::Footer => !in_content,
        Tag::Form => element.prose < LONGEST_SMALL_PRINT,
        _ => false,
    }
}

/// Menus are lists of a few words an item, away from the text. In the text such a list may say what
/// is collected.
fn is_menu(tree: &Tree, index: usize) -> bool {
    let element = &tree.elements[index];
    element.tag == Tag::List && element.prose == 0 && tree.is_beside_body(index)
}

/// Whether a `<header>` is the heading of the text rather than the head of the page: it has a
/// first-level heading, and nothing to go elsewhere with.
fn is_title(tree: &Tree, header: usize) -> bool {
    let close = tree.elements[header].close as usize;
    let mut has_heading = false;
    for event in tree.events[..close].iter().rev().filter(|event| !event.is_place()).take(HEAD_EVENTS) {
        let Event::Open(within) = *event else {
            continue;
        };
        if within as usize == header {
            return has_heading;
        }
        let element = &tree.elements[within as usize];
        match element.tag {
            Tag::Navigation | Tag::List | Tag::Form | Tag::Button => return false,
            Tag::Heading => has_heading |= element.traits.level == 1,
            _ => {}
        }
    }
    false
}
