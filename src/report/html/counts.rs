//! The coverage of more documents than a matrix can show: how many have each verdict on a duty.

use super::coverage::checklist;
use super::document::DutyCell;
use super::symbols;
use super::text::{Line, Name, counted};
use crate::report::catalog::Catalog;
use maud::{Markup, html};
use std::collections::HashMap;

/// The duties of all documents, in the order of their first, with their verdicts.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    duties: Vec<DutyCounts>,
    of_rule: HashMap<String, usize>,
}

#[derive(Debug)]
struct DutyCounts {
    rule: String,
    asks: String,
    /// How many documents have each verdict, in the order of [`symbols::VERDICTS`].
    verdicts: [usize; 5],
}

impl Coverage {
    /// Adds a document.
    pub(super) fn add(&mut self, cells: &[DutyCell]) {
        for cell in cells {
            let at = self.of_rule.get(&cell.rule).copied().unwrap_or_else(|| {
                self.of_rule.insert(cell.rule.clone(), self.duties.len());
                self.duties.push(DutyCounts { rule: cell.rule.clone(), asks: cell.asks.clone(), verdicts: [0; 5] });
                self.duties.len() - 1
            });
            let verdict = symbols::VERDICTS.iter().position(|&verdict| verdict == cell.verdict);
            self.duties[at].verdicts[verdict.expect("internal error: every verdict is counted")] += 1;
        }
    }

    /// Renders the counts of this many policies.
    pub(super) fn render(&self, policies: usize, catalog: &Catalog) -> Markup {
        let mut groups: Vec<(&str, Vec<&DutyCounts>)> = Vec::new();
        for duty in &self.duties {
            let list = checklist(&duty.rule);
            match groups.iter_mut().find(|(name, _)| *name == list) {
                Some((_, duties)) => duties.push(duty),
                None => groups.push((list, vec![duty])),
            }
        }
        html! {
            table.matrix {
                caption.unseen { (counted(self.duties.len(), "duty", "duties")) " and " (counted(policies, "policy", "policies")) }
                thead {
                    tr {
                        th scope="col" { "DutyCounts" }
                        @for verdict in symbols::VERDICTS { th.number scope="col" { (symbols::verdict(verdict)) } }
                        th.number scope="col" { "not checked" }
                    }
                }
                @for (list, duties) in groups {
                    tbody {
                        tr.group {
                            th scope="rowgroup" { (Line(catalog.title(list))) }
                            td colspan=(symbols::VERDICTS.len() + 1) {}
                        }
                        @for duty in duties {
                            tr {
                                th scope="row" { (Line(&duty.asks)) " " code { (Name(&duty.rule)) } }
                                @for count in duty.verdicts { td.number { (count) } }
                                td.number { (policies.saturating_sub(duty.verdicts.iter().sum())) }
                            }
                        }
                    }
                }
            }
        }
    }
}
