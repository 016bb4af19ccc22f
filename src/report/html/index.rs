//! What stands before several documents: the list of them, and the matrix of all.

use super::counts::Coverage;
use super::coverage::{bar, checklist};
use super::document::{DutyCell, HtmlPart};
use super::figures;
use super::symbols;
use super::text::{Line, Name, counted};
use crate::findings::Verdict;
use crate::report::catalog::Catalog;
use maud::{Markup, html};
use std::collections::HashMap;

/// The verdicts that are counted in the list; these come first among all.
const LISTED: [Verdict; 3] = [Verdict::Satisfied, Verdict::Weak, Verdict::Missing];

/// The columns of the list.
const COLUMNS: usize = 2 + LISTED.len() + symbols::SEVERITIES.len() + 3;

/// Renders list and matrix, or counts in its place.
pub(super) fn index(columns: &[Column], counts: Option<&Coverage>, catalog: &Catalog) -> Markup {
    html! {
        nav.index aria-labelledby="policies" {
            h2 id="policies" { "Policies" }
            div.scroll tabindex="0" role="region" aria-label="The list of policies" { (list(columns)) }
        }
        section.index aria-labelledby="coverage" {
            h2 id="coverage" { "Coverage of all" }
            div.scroll tabindex="0" role="region" aria-label="The coverage of all policies" {
                @if let Some(coverage) = counts { (coverage.render(columns.len(), catalog)) } @else { (matrix(columns, catalog)) }
            }
        }
    }
}

fn list(columns: &[Column]) -> Markup {
    html! {
        table.policies {
            thead {
                tr {
                    th scope="col" { "Policy" }
                    th scope="col" { "Duties" }
                    @for verdict in LISTED { th.number scope="col" { (symbols::verdict(verdict)) } }
                    @for severity in symbols::SEVERITIES { th.number scope="col" { (symbols::severity(severity)) } }
                    th.number scope="col" { "words" }
                    th.number scope="col" { "reading ease" }
                    th.number scope="col" { "vague" }
                }
            }
            tbody {
                @for column in columns {
                @if column.parts.len() > 1 {
                    tr.group { th colspan=(COLUMNS) scope="rowgroup" { (column.title()) ", in " (counted(column.parts.len(), "document", "documents")) } }
                }
                @for (number, part) in (column.first..).zip(column.parts) {
                    tr {
                        th scope="row" {
                            (number) ". " a href={ "#d" (number) } { (Name(&part.name)) }
                            @if let Some(kind) = &part.kind { " " span.quiet { (kind) } }
                        }
                        td { (bar(part.verdicts)) }
                        @for count in part.verdicts.iter().take(LISTED.len()).chain(&part.findings) { td.number { (count) } }
                        td.number { (part.numbers.words) }
                        td.number { (figures::whole(part.numbers.reading_ease())) }
                        td.number { (figures::percent(&part.numbers)) }
                    }
                }
                }
            }
        }
    }
}

/// A policy: a document, or those of a set, which stand together.
pub(super) struct Column<'a> {
    /// The number of its first document, from 1.
    first: usize,
    parts: &'a [HtmlPart],
}

/// The policies that documents make.
pub(super) fn columns(parts: &[HtmlPart]) -> Vec<Column<'_>> {
    let mut first = 1;
    let policies = parts.chunk_by(|one, other| one.whole.is_some() && one.whole == other.whole);
    policies
        .map(|parts| {
            let column = Column { first, parts };
            first += parts.len();
            column
        })
        .collect()
}

impl Column<'_> {
    /// What the policy is called: by its name, else by its main document.
    pub(super) fn title(&self) -> Markup {
        html! { @if let Some(name) = self.name() { (Line(name)) } @else { (Name(&self.parts[0].name)) } }
    }

    fn short_title(&self) -> Markup {
        html! { @if let Some(name) = self.name() { (Line(name)) } @else { (Name(short(&self.parts[0].name))) } }
    }

    fn name(&self) -> Option<&str> {
        self.parts[0].whole.as_ref()?.name.as_deref()
    }
}

/// A duty with its cell in each policy that was checked against it: the number of its document, and its row there.
struct Row<'a> {
    duty: &'a DutyCell,
    cells: Vec<Option<(usize, usize, &'a DutyCell)>>,
}

fn matrix(columns: &[Column], catalog: &Catalog) -> Markup {
    let rows = rows(columns, catalog);
    html! {
        table.matrix {
            caption.unseen { (counted(rows.len(), "duty", "duties")) " and " (counted(columns.len(), "policy", "policies")) }
            thead {
                tr {
                    th scope="col" { "Duty" }
                    @for column in columns {
                        th scope="col" { (column.first) ". " a href={ "#d" (column.first) } { (column.short_title()) } }
                    }
                }
            }
            @for group in rows.chunk_by(|one, other| checklist(&one.duty.rule) == checklist(&other.duty.rule)) {
                tbody {
                    tr.group {
                        th scope="rowgroup" { (Line(catalog.title(checklist(&group[0].duty.rule)))) }
                        td colspan=(columns.len()) {}
                    }
                    @for row in group {
                        tr {
                            th scope="row" { (Line(&row.duty.asks)) " " code { (Name(&row.duty.rule)) } }
                            @for cell in &row.cells { (cell_markup(*cell)) }
                        }
                    }
                }
            }
        }
    }
}

/// The duties in the order of their first policy, those of a checklist together.
fn rows<'a>(columns: &[Column<'a>], catalog: &Catalog) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut of_rule: HashMap<&str, usize> = HashMap::new();
    for (policy, column) in columns.iter().enumerate() {
        for (document, part) in (column.first..).zip(column.parts) {
            for (index, cell) in part.cells.iter().enumerate() {
                let row = *of_rule.entry(&cell.rule).or_insert_with(|| {
                    rows.push(Row { duty: cell, cells: vec![None; columns.len()] });
                    rows.len() - 1
                });
                rows[row].cells[policy] = Some((document, index, cell));
            }
        }
    }
    let mut order: HashMap<&str, usize> = HashMap::new();
    for row in &rows {
        let next = order.len();
        order.entry(checklist(&row.duty.rule)).or_insert(next);
    }
    // The documents of a set have the duties of a checklist in parts.
    rows.sort_by_key(|row| (order[checklist(&row.duty.rule)], catalog.number(&row.duty.rule)));
    rows
}

fn cell_markup(cell: Option<(usize, usize, &DutyCell)>) -> Markup {
    html! {
        @if let Some((document, index, cell)) = cell {
            td.(cell.verdict.name()) {
                a href={ "#d" (document) "-" (super::ids::duty(index)) } { (symbols::verdict(cell.verdict)) }
                @if let Some(aside) = cell.aside { " " span.quiet { (aside) } }
            }
        } @else {
            td { span.quiet { "not checked" } }
        }
    }
}

/// The end of a path, which tells most.
fn short(name: &str) -> &str {
    let cut = name.rmatch_indices(['/', '\\']).nth(1).map_or(0, |(at, _)| at + 1);
    &name[cut..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_headed_by_the_end_of_its_path() {
        assert_eq!(["a.md", "x/a.md", "w/x/a.md", "\\w\\x\\a.md"].map(short), ["a.md", "x/a.md", "x/a.md", "x\\a.md"]);
    }
}
