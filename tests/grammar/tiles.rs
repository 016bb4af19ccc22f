//! Both grammars are total, and the tokens with the gaps between them tile each block.

use crate::{block, read, soup};
use privlint::document::{Block, BlockKind, Document, TextSpan};
use privlint::language::Reading;
use proptest::prelude::*;

/// What `document.pest` calls a gap: no token needs to cover it.
fn is_gap(c: char) -> bool {
    " -\u{2010}\u{2011}\n\t\r\u{a0}*_\u{ad}\u{200b}\u{feff}\u{2002}\u{2003}\u{2009}\u{202f}".contains(c)
}

/// What may stand before the first sentence: the number of the block, stops.
fn is_start(c: char) -> bool {
    is_gap(c) || c.is_ascii_alphanumeric() || "().!?…\"”’']".contains(c)
}

/// A block without two letters or digits side by side says nothing and is not read.
fn is_read(text: &str) -> bool {
    let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    text.as_bytes().windows(2).any(|pair| pair.iter().all(in_word))
}

fn tiles(document: &Document, block: &Block, reading: &Reading) -> Result<(), TestCaseError> {
    let text = &document.text;
    let own = reading.tokens.iter().filter(|token| block.span.start <= token.span.start && token.span.start < block.span.end);
    let mut at = block.span.start;
    let mut first = true;
    let end = TextSpan { start: block.span.end, end: block.span.end };
    for span in own.map(|token| token.span).chain([end]) {
        prop_assert!(at <= span.start, "{span:?} begins before {at} in {:?}", document.block_text(block));
        let between = &text[at as usize..span.start as usize];
        let is_free = if first { is_start } else { is_gap };
        prop_assert!(between.chars().all(is_free), "{between:?} is in no token of {:?}", document.block_text(block));
        prop_assert!(span == end || !span.is_empty(), "an empty token in {:?}", document.block_text(block));
        at = span.end;
        first = false;
    }
    Ok(())
}

fn is_tiled(text: &str) -> Result<(), TestCaseError> {
    let document = block(text);
    let reading = read(&document);
    let is_read = |block: &&Block| block.kind != BlockKind::Code && is_read(document.block_text(block));
    for block in document.blocks.iter().filter(is_read) {
        tiles(&document, block, &reading)?;
    }
    Ok(())
}

proptest! {
    #[test]
    fn tokens_and_gaps_tile_any_text(text in any::<String>()) {
        is_tiled(&text)?;
    }

    #[test]
    fn tokens_and_gaps_tile_text_of_the_characters_that_rules_look_at(text in soup::characters()) {
        is_tiled(&text)?;
    }

    #[test]
    fn tokens_and_gaps_tile_words_of_policies(text in soup::prose()) {
        is_tiled(&text)?;
    }

    #[test]
    fn tokens_and_gaps_tile_words_and_markup(text in soup::soup()) {
        is_tiled(&text)?;
    }
}

#[test]
fn a_block_of_nothing_but_a_number_or_a_stop_is_read() {
    for text in
        ["1.", "(a)", "...", "…", "!", "1.2", "-", "*", "_", "____", "'", "\u{feff}a", "a\u{ad}", "1. 2. 3.", "A. B.", "(1) (2)"]
    {
        is_tiled(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
}
