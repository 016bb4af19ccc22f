//! What stands before several documents: the list of them, and the matrix of all.

use super::coverage::{bar, checklist};
use super::document::{Cell, Part};
use super::figures;
use super::symbols;
use super::text::{Line, Name, counted};
use crate::findings::Verdict;
use crate::report::catalog::Catalog;
use maud::{Markup, html};
use std::collections::HashMap;

/// The verdicts that are counted in the list; these come first among all.
const LISTED: [Verdict; 3] = [Verdict::Satisfied, Verdict::Weak, Verdict::Missing];

/// Renders list and matrix.
pub(super) fn index(parts: &[Part], catalog: &Catalog) -> Markup {
    html! {
        nav.index aria-labelledby="policies" {
            h2 id="policies" { "Policies" }
            div.scroll tabindex="0" role="region" aria-label="The list of policies" { (list(parts)) }
        }
        section.index aria-labelledby="coverage" {
            h2 id="coverage" { "Coverage of all" }
            div.scroll tabindex="0" role="region" aria-label="The coverage of all policies" { (matrix(parts, catalog)) }
        }
    }
}

fn list(parts: &[Part]) -> Markup {
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
                @for (number, part) in (1..).zip(parts) {
                    tr {
                        th scope="row" { (number) ". " a href={ "#d" (number) } { (Name(&part.name)) } }
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

/// A duty with its cell in each document that was held against it.
struct Row<'a> {
    duty: &'a Cell,
    cells: Vec<Option<(usize, &'a Cell)>>,
}

fn matrix(parts: &[Part], catalog: &Catalog) -> Markup {
    let rows = rows(parts);
    html! {
        table.matrix {
            caption.unseen { (counted(rows.len(), "duty", "duties")) " and " (counted(parts.len(), "policy", "policies")) }
            thead {
                tr {
                    th scope="col" { "Duty" }
                    @for (number, part) in (1..).zip(parts) {
                        th scope="col" { (number) ". " a href={ "#d" (number) } { (Name(short(&part.name))) } }
                    }
                }
            }
            @for group in rows.chunk_by(|one, other| checklist(&one.duty.rule) == checklist(&other.duty.rule)) {
                tbody {
                    tr.group {
                        th scope="rowgroup" { (Line(catalog.title(checklist(&group[0].duty.rule)))) }
                        td colspan=(parts.len()) {}
                    }
                    @for row in group {
                        tr {
                            th scope="row" { (Line(&row.duty.asks)) " " code { (Name(&row.duty.rule)) } }
                            @for (number, cell) in (1..).zip(&row.cells) { (cell_markup(number, *cell)) }
                        }
                    }
                }
            }
        }
    }
}

/// The duties in the order of their first document, those of a checklist together.
fn rows(parts: &[Part]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut of_rule: HashMap<&str, usize> = HashMap::new();
    for (document, part) in parts.iter().enumerate() {
        for (index, cell) in part.cells.iter().enumerate() {
            let row = *of_rule.entry(&cell.rule).or_insert_with(|| {
                rows.push(Row { duty: cell, cells: vec![None; parts.len()] });
                rows.len() - 1
            });
            rows[row].cells[document] = Some((index, cell));
        }
    }
    let mut order: HashMap<&str, usize> = HashMap::new();
    for row in &rows {
        let next = order.len();
        order.entry(checklist(&row.duty.rule)).or_insert(next);
    }
    rows.sort_by_key(|row| order[checklist(&row.duty.rule)]);
    rows
}

fn cell_markup(number: usize, cell: Option<(usize, &Cell)>) -> Markup {
    html! {
        @if let Some((index, cell)) = cell {
            td.(cell.verdict.name()) {
                a href={ "#d" (number) "-" (super::ids::duty(index)) } { (symbols::verdict(cell.verdict)) }
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
