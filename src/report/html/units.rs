//! Blocks that belong together on a page: lists and tables.

use crate::document::{Block, BlockKind};
use std::ops::Range;

/// What stands on a page as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A block by itself.
    Block(usize),
    /// The items of a list, and of the lists in it.
    List(Range<usize>),
    /// The cells of a table.
    Table(Range<usize>),
}

/// An item of a list with the items under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Its block.
    pub block: usize,
    /// The items under it.
    pub under: Range<usize>,
}

/// A cell of a table, or the columns before one that have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableCell {
    /// Its blocks; none where the columns are empty.
    pub blocks: Range<usize>,
    /// How many columns it takes.
    pub columns: usize,
    /// Whether it heads its column.
    pub header: bool,
}

/// The blocks as units, in their order.
pub(super) fn units(blocks: &[Block]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let run = |belongs: &dyn Fn(usize) -> bool| (at + 1..blocks.len()).find(|&next| !belongs(next)).unwrap_or(blocks.len());
        let (unit, end) = match blocks[at].kind {
            BlockKind::Item(_) => {
                let end = run(&|next| matches!(blocks[next].kind, BlockKind::Item(_)));
                (Unit::List(at..end), end)
            }
            BlockKind::Cell { .. } => {
                let end = run(&|next| continues(blocks[next - 1].kind, blocks[next].kind));
                (Unit::Table(at..end), end)
            }
            _ => (Unit::Block(at), at + 1),
        };
        units.push(unit);
        at = end;
    }
    units
}

/// Whether a block is a cell of the table that the cell before is in.
fn continues(before: BlockKind, next: BlockKind) -> bool {
    match (before, next) {
        (BlockKind::Cell { row, column, .. }, BlockKind::Cell { row: next_row, column: next_column, .. }) => {
            (row, column) <= (next_row, next_column)
        }
        _ => false,
    }
}

/// The outermost items of a list.
pub(super) fn items(blocks: &[Block], list: Range<usize>) -> Vec<Item> {
    let level = |index: usize| if let BlockKind::Item(level) = blocks[index].kind { level } else { 0 };
    let mut items: Vec<Item> = Vec::new();
    // A list may begin deeper than it goes on.
    let mut outermost = level(list.start);
    for index in list {
        match items.last_mut() {
            Some(item) if level(index) > outermost => item.under.end = index + 1,
            _ => {
                outermost = level(index);
                items.push(Item { block: index, under: index + 1..index + 1 });
            }
        }
    }
    items
}

/// The rows of a table; columns that no cell of it has are left out.
pub(super) fn rows(blocks: &[Block], table: Range<usize>) -> Vec<Vec<TableCell>> {
    let place = |index: usize| match blocks[index].kind {
        BlockKind::Cell { row, column, header } => (row, column, header),
        _ => (0, 0, false),
    };
    let mut columns: Vec<u16> = table.clone().map(|index| place(index).1).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut rows: Vec<(u16, usize, Vec<TableCell>)> = Vec::new();
    let mut last = None;
    for index in table {
        let (row, column, header) = place(index);
        if rows.last().is_none_or(|(last, ..)| *last != row) {
            rows.push((row, 0, Vec::new()));
        }
        let (_, filled, cells) = rows.last_mut().expect("internal error: a row was just added");
        if last == Some((row, column)) {
            cells.last_mut().expect("internal error: a cell was just added").blocks.end = index + 1;
            continue;
        }
        last = Some((row, column));
        let rank = columns.binary_search(&column).expect("internal error: all columns were gathered");
        if rank > *filled {
            cells.push(TableCell { blocks: index..index, columns: rank - *filled, header });
        }
        cells.push(TableCell { blocks: index..index + 1, columns: 1, header });
        *filled = rank + 1;
    }
    rows.into_iter().map(|(_, _, cells)| cells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TextSpan;

    fn block(kind: BlockKind) -> Block {
        Block { kind, span: TextSpan::default(), whole: crate::source::Span::default() }
    }

    fn cell(row: u16, column: u16) -> Block {
        block(BlockKind::Cell { row, column, header: row == 0 })
    }

    #[test]
    fn lists_and_tables_are_units() {
        let kinds = [BlockKind::Paragraph, BlockKind::Item(1), BlockKind::Item(2), BlockKind::Quote].map(block);
        assert_eq!(units(&kinds), [Unit::Block(0), Unit::List(1..3), Unit::Block(3)]);
    }

    #[test]
    fn two_tables_in_a_row_are_two() {
        let cells = [cell(0, 0), cell(0, 1), cell(1, 0), cell(0, 0), cell(1, 0)];
        assert_eq!(units(&cells), [Unit::Table(0..3), Unit::Table(3..5)]);
    }

    #[test]
    fn items_hold_those_under_them() {
        let blocks = [1, 2, 3, 2, 1].map(|level| block(BlockKind::Item(level)));
        let outer: Vec<_> = items(&blocks, 0..5).into_iter().map(|item| (item.block, item.under)).collect();
        assert_eq!(outer, [(0, 1..4), (4, 5..5)]);
        let deep = [3, 1, 2].map(|level| block(BlockKind::Item(level)));
        let outer: Vec<_> = items(&deep, 0..3).into_iter().map(|item| (item.block, item.under)).collect();
        assert_eq!(outer, [(0, 1..1), (1, 2..3)]);
    }

    #[test]
    fn a_row_keeps_its_columns_where_cells_are_empty() {
        let cells = [cell(0, 0), cell(0, 3), cell(0, 7), cell(1, 7), cell(1, 7)];
        let rows = rows(&cells, 0..5);
        let shape = |cells: &Vec<TableCell>| cells.iter().map(|cell| (cell.blocks.len(), cell.columns)).collect::<Vec<_>>();
        assert_eq!(rows.iter().map(shape).collect::<Vec<_>>(), [vec![(1, 1), (1, 1), (1, 1)], vec![(0, 2), (2, 1)]]);
    }
}
