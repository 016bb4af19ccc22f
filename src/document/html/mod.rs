//! The HTML reader: a page's policy text as blocks.
//!
//! Three steps, each linear in the size of the page and none recursive:
//!
//! 1. [`tokens`] runs the tokenizer and condenses every tag to its [`tags::Tag`] and
//!    [`traits::Traits`];
//! 2. [`tree`] matches the tags as a browser would, which makes a list of well-nested events and
//!    measures how much running text each element holds;
//! 3. [`blocks`] walks the events and fills the builder, passing over what [`furniture`] says is no
//!    policy text.
//!
//! The second step is what a streaming reader could not have: whether a `<form>` is a newsletter
//! box or the wrapper of the whole page, or a table a table or a layout, shows only at its end.

mod attributes;
mod blocks;
mod furniture;
mod inline;
mod names;
mod styles;
mod tables;
mod tags;
#[cfg(test)]
mod tests;
mod tokens;
mod traits;
mod tree;

use super::Builder;
use std::ops::Range;

/// Reads the HTML in `text[range]`, a page or a fragment of one.
pub(super) fn read(text: &str, range: Range<usize>, builder: &mut Builder) {
    let tree = tokens::read(text, range);
    blocks::Walk::new(text, &tree, builder).run();
}
