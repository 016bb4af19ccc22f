//! The HTML format, for people who would rather look than read: one file, with a matrix of what is covered, the policy with its
//! evidence and findings, and a strip of where it speaks of what.
//!
//! The page needs no script and loads nothing. All text of others is escaped in one place, for the page and for the eye; maud escapes
//! whatever is not.

mod coverage;
mod document;
mod figures;
mod ids;
mod index;
mod inline;
mod notes;
mod page;
mod policy;
mod strip;
mod symbols;
mod text;
mod units;
mod view;

pub use document::Part;

use super::catalog::Catalog;
use super::format::Format;
use super::summary::Tally;
use crate::findings::Report;
use maud::html;
use std::io::{self, Write};
use std::sync::Arc;
use text::counted;

/// Of more documents than this, a browser lays out only those in sight.
const MANY: usize = 16;

/// Writes documents as one page; the documents are kept, because what is said of all stands before them.
#[derive(Debug, Default)]
pub struct Html {
    catalog: Arc<Catalog>,
    parts: Vec<Part>,
}

impl Html {
    /// A page that calls checklists by these titles.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self { catalog, parts: Vec::new() }
    }
}

impl Format for Html {
    type Part = Part;

    fn part(&self, report: &Report) -> Part {
        Part::of(report, &self.catalog)
    }

    fn add(&mut self, part: Part, _: &mut dyn Write) -> io::Result<()> {
        self.parts.push(part);
        Ok(())
    }

    fn close(&mut self, tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
        let columns = index::columns(&self.parts);
        let several = counted(columns.len(), "policy", "policies");
        let (title, heading) = match columns.as_slice() {
            [column] => (html! { (column.title()) " - privlint" }, "Report on a privacy policy".to_owned()),
            _ => (html! { (several) " - privlint" }, format!("Report on {several}")),
        };
        let is_one_of_several = self.parts.len() > 1;
        let class = if self.parts.len() > MANY { "many" } else { "few" };
        write!(out, "{}", page::opening(&title, &heading, &tally.to_string(), class).0)?;
        if is_one_of_several {
            write!(out, "{}", index::index(&columns, &self.catalog).0)?;
        }
        for (number, part) in (1..).zip(std::mem::take(&mut self.parts)) {
            writeln!(out, "<article id=\"d{number}\" aria-labelledby=\"d{number}-title\">")?;
            if is_one_of_several {
                writeln!(out, "<p class=\"back\"><a href=\"#policies\">All policies</a></p>")?;
            }
            out.write_all(ids::numbered(&part.html, number).as_bytes())?;
            out.write_all(b"\n</article>\n")?;
        }
        write!(out, "{}", page::closing().0)
    }
}
