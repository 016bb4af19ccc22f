//! The cells of a table go on with the header of their column, and with the data that their row is about.

use super::handed_down::{HandedDown, MOST_HANDED_DOWN, owner};
use super::pen::Pen;
use super::questions::answered;
use crate::document::{Block, BlockKind, Document};
use crate::language::clause::{Clause, ClauseKind, Mention, Reading};
use crate::lexicon::{Kind, Lexicon, Role, class};

/// What the columns and the row that is being read hand down.
#[derive(Default)]
struct Table {
    /// Of each column its header's first clause with what it hands down.
    columns: Vec<Option<(usize, HandedDown)>>,
    row: u16,
    /// What the sentence before the table hands down: "We share it with these companies:".
    lead: Option<(usize, HandedDown)>,
    /// The data that the row is about, from its first cells.
    data: Vec<Mention>,
    /// The reader, where that is theirs: "your name".
    owner: Option<Mention>,
}

/// A table of more columns is no table of practices.
const MOST_COLUMNS: u16 = 32;

/// Gives the fragments of cells what their column's header says is done, and the data named before them in their row.
pub(super) fn fill(pen: &mut Pen<'_>) {
    let document = pen.document;
    let mut table = Table::default();
    for (index, block) in document.blocks.iter().enumerate() {
        let Block { kind: BlockKind::Cell { row, column, header }, .. } = *block else {
            if !matches!(block.kind, BlockKind::Item(_)) {
                table = Table::default();
            }
            continue;
        };
        if column >= MOST_COLUMNS {
            continue;
        }
        if header {
            if row == 0 && column == 0 {
                table = Table { lead: lead(document, index, pen), ..Table::default() };
            }
            table.columns.resize(table.columns.len().max(usize::from(column) + 1), None);
            table.columns[usize::from(column)] = header_clause(index, pen.lexicon, pen);
        } else if !table.columns.is_empty() {
            if row != table.row {
                table.row = row;
                table.data.clear();
                table.owner = None;
            }
            table.cell(index, usize::from(column), pen);
        }
    }
}

/// The clause that leads up to a table that begins at a block.
fn lead(document: &Document, block: usize, reading: &Reading) -> Option<(usize, HandedDown)> {
    let before = block.checked_sub(1).filter(|&before| document.block_text(&document.blocks[before]).ends_with(':'))?;
    let sentence = reading.block_sentences[before].clone().next_back()?;
    let clause = reading.last_clause(sentence)?;
    Some((clause, HandedDown::of(clause, reading)))
}

fn header_clause(block: usize, lexicon: &Lexicon, reading: &Reading) -> Option<(usize, HandedDown)> {
    let sentence = reading.block_sentences[block].clone().next()?;
    let clause = reading.sentences[sentence as usize].clauses.clone().next()? as usize;
    Some((clause, HandedDown::of_title(clause, lexicon, reading)))
}

impl Table {
    fn cell(&mut self, block: usize, column: usize, pen: &mut Pen<'_>) {
        let mut named: Vec<Mention> = Vec::new();
        let mut owned = None;
        for sentence in pen.block_sentences[block].clone() {
            for clause in pen.sentences[sentence as usize].clauses.clone() {
                let clause = clause as usize;
                let data = |mention: &&Mention| mention.role == Role::Data && !mention.inherited;
                let own = &pen.clauses[clause];
                for mention in pen.mentions(own).iter().filter(data) {
                    owned = owned.or_else(|| owner(mention, own, pen.lexicon, pen));
                    named.push(*mention);
                }
                if pen.clauses[clause].kind != ClauseKind::Fragment {
                    continue;
                }
                let acts =
                    |(_, practice): &&(usize, HandedDown)| practice.mentions.iter().any(|mention| mention.role == Role::Action);
                let header = self.columns.get(column).and_then(Option::as_ref);
                // "Data that we share | Recipient": what one column says is done, the others say more of.
                let parts = roles(&pen.clauses[clause], header, pen);
                let more = says_more(&pen.clauses[clause], pen) || !parts.is_empty();
                let beside = self.columns.iter().flatten().find(acts).filter(|_| more);
                let taken = if beside.is_some() { parts } else { Vec::new() };
                if let Some((header, practice)) = header.filter(acts).or(self.lead.as_ref()).or(beside).or(header) {
                    // "No", "Nobody", "None": the cell denies what the header says.
                    let says_no = answered(pen.document, pen.lexicon, clause, pen) == Some(true);
                    let denied = practice.denied || pen.clauses[clause].denied || says_no;
                    pen.go_on(clause, *header, &HandedDown { denied, ..practice.clone() });
                }
                pen.inherit(clause, &taken);
                pen.inherit(clause, self.owner.as_slice());
                pen.concern(clause, &self.data);
            }
        }
        named.truncate(MOST_HANDED_DOWN.saturating_sub(self.data.len()));
        self.owner = self.owner.or(owned);
        self.data.extend(named.into_iter().map(|mention| Mention { inherited: true, ..mention }));
    }
}

/// Whether a cell says for what, to whom, how long or on what basis.
fn says_more(cell: &Clause, reading: &Reading) -> bool {
    let mut own = reading.mentions(cell).iter().filter(|mention| !mention.inherited);
    let says = |role: Role| !matches!(role, Role::Actor | Role::Action | Role::Data | Role::Topic | Role::Channel);
    own.any(|mention| says(mention.role))
}

/// The parts that the words of a cell play by the header of their column: those under "Recipient" get the data, and under "Purpose" an
/// infinitive says what for.
fn roles(cell: &Clause, header: Option<&(usize, HandedDown)>, pen: &Pen<'_>) -> Vec<Mention> {
    let Some((header, _)) = header else { return Vec::new() };
    let known = &pen.lexicon.known;
    let kind = |mention: &Mention| pen.lexicon.concepts[usize::from(mention.concept)].kind;
    let has = |wanted: Kind| pen.mentions(&pen.clauses[*header]).iter().any(|mention| kind(mention) == wanted);
    let mut parts = Vec::new();
    if has(Kind::Recipient) {
        let parties = pen.mentions(cell).iter().filter(|mention| mention.role == Role::Party && !mention.inherited);
        parts.extend(parties.map(|mention| Mention { role: Role::Recipient, ..*mention }));
    }
    let first = pen.tokens.partition_point(|token| token.span.start < cell.span.start);
    let leads = |symbol: u8| matches!(symbol, class::TO | class::PURPOSE_TO);
    if has(Kind::Purpose) && pen.tokens.get(first).is_some_and(|token| leads(token.symbol)) {
        parts.push(Mention { concept: known.infinitive, role: Role::Purpose, span: cell.span, inherited: true });
    }
    parts.truncate(MOST_HANDED_DOWN);
    parts
}
