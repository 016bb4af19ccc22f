//! What a cell of one word says of the header of its column.

use crate::{read, source};
use privlint::Tongue;
use privlint::document::{BlockKind, Document};
use privlint::source::Format;

/// Whether the cell under "Sold" is denied, in a table of one row.
fn denied(cell: &str) -> bool {
    let text = format!("| Category | Sold |\n|---|---|\n| Names | {cell} |\n");
    let document = Document::read(&source(Format::Markdown, &text), Tongue::english());
    let is_cell = |block: &usize| matches!(document.blocks[*block].kind, BlockKind::Cell { row: 1, column: 1, .. });
    let block = (0..document.blocks.len()).find(is_cell).expect("a cell");
    let reading = read(&document);
    let [sentence] = &reading.sentences[range(&reading.block_sentences[block])] else { panic!("one sentence in {text}") };
    let [clause] = &reading.clauses[range(&sentence.clauses)] else { panic!("one clause in {text}") };
    clause.denied
}

fn range(numbers: &std::ops::Range<u32>) -> std::ops::Range<usize> {
    numbers.start as usize..numbers.end as usize
}

#[test]
fn no_in_a_cell_denies_its_column() {
    for cell in ["No", "NO", "no", "No.", "Never", "Nobody", "None"] {
        assert!(denied(cell), "{cell}");
    }
    for cell in ["Yes", "YES", "To advertisers"] {
        assert!(!denied(cell), "{cell}");
    }
}
