//! Tables: which of them hold data, and where a cell stands.
//!
//! A table of data makes cells with a row and a column. One that only lays out the page makes
//! ordinary blocks: where its cells hold headings, other tables or long text, where it has one
//! column or one row, or where it says so by its role.

use super::traits::{Fact, Traits};

/// The running text, in bytes, above which a cell is a part of the page rather than a datum.
const LONGEST_DATUM: u32 = 2000;

/// The most that a cell of a table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Content {
    /// Words and inline markup.
    #[default]
    Words,
    /// Blocks.
    Blocks,
    /// A heading.
    Heading,
    /// A table.
    Table,
}

/// What shows whether a table holds data; filled while it is read.
#[derive(Debug, Default)]
pub(super) struct TableShape {
    rows: u32,
    columns: u32,
    cells_in_row: u32,
    has_header: bool,
    holds: Content,
    longest_cell: u32,
}

impl TableShape {
    /// A row starts.
    pub(super) fn start_row(&mut self) {
        self.rows += 1;
        self.cells_in_row = 0;
    }

    /// A cell starts.
    pub(super) fn start_cell(&mut self, traits: Traits) {
        self.cells_in_row += 1;
        self.columns = self.columns.max(self.cells_in_row);
        self.has_header |= traits.has(Fact::HeaderCell);
    }

    /// A cell has ended.
    pub(super) fn end_cell(&mut self, prose: u32) {
        self.longest_cell = self.longest_cell.max(prose);
    }

    /// A cell holds something.
    pub(super) fn note(&mut self, content: Content) {
        self.holds = self.holds.max(content);
    }

    /// Whether its cells hold blocks, as those of a page do.
    pub(super) fn has_blocks(&self) -> bool {
        self.holds > Content::Words
    }

    /// Whether its rows and columns mean something.
    pub(super) fn is_data(&self) -> bool {
        let is_page = self.holds == Content::Heading || self.longest_cell > LONGEST_DATUM;
        self.rows > 1 && self.columns > 1 && self.holds < Content::Table && (self.has_header || !is_page)
    }
}

/// The place of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellPlace {
    /// From 0.
    pub row: u16,
    /// From 0.
    pub column: u16,
    /// Whether it heads its column.
    pub header: bool,
}

/// Counts the rows and columns of a table of data.
#[derive(Debug, Default)]
pub(super) struct CellCounter {
    /// The row at hand, from 1; 0 before the first.
    row: u16,
    column: u16,
    in_header: bool,
    /// For each column, how many more rows a cell above reaches down.
    reaching: Vec<u8>,
}

/// The columns in which cells that reach over several rows are heeded.
const MOST_COLUMNS: usize = 64;

impl CellCounter {
    /// `<thead>`, `<tbody>` or `<tfoot>`.
    pub(super) fn start_rows(&mut self, traits: Traits) {
        self.in_header = traits.has(Fact::HeaderRows);
    }

    /// `<tr>`.
    pub(super) fn start_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }

    /// `<td>` or `<th>`.
    pub(super) fn start_cell(&mut self, traits: Traits) -> CellPlace {
        while let Some(reach @ 1..) = self.reaching.get_mut(usize::from(self.column)) {
            *reach -= 1;
            self.column += 1;
        }
        let row = self.row.saturating_sub(1);
        let heads = traits.has(Fact::HeaderCell) && !traits.has(Fact::RowHeader) && row == 0;
        let place = CellPlace { row, column: self.column, header: self.in_header || heads };
        let next = self.column.saturating_add(1 + u16::from(traits.more_columns));
        if traits.more_rows > 0 && usize::from(next) <= MOST_COLUMNS {
            let (from, to) = (usize::from(self.column), usize::from(next));
            self.reaching.resize(self.reaching.len().max(to), 0);
            self.reaching[from..to].fill(traits.more_rows);
        }
        self.column = next;
        place
    }
}
