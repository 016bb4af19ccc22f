//! The HTML format, for people who would rather look than read: one file, with a matrix of what is covered, the policy with its
//! evidence and findings, and a strip of where it speaks of what.
//!
//! The page needs no script and loads nothing. All text of others is escaped in one place, for the page and for the eye; maud escapes
//! whatever is not.

mod counts;
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

use counts::Coverage;
pub use document::HtmlPart;

use super::catalog::Catalog;
use super::format::ReportFormat;
use super::summary::Tally;
use crate::findings::Report;
use maud::html;
use std::io::{self, Write};
use std::sync::Arc;
use text::counted;

/// Of more documents than this, a browser lays out only those in sight.
const MANY: usize = 16;

/// A matrix of more documents can be neither read nor laid out: their verdicts are counted.
const MOST_COLUMNS: usize = 256;

/// Writes documents as one page; what is said of all stands before them.
#[derive(Debug, Default)]
pub struct Html {
    catalog: Arc<Catalog>,
    /// The documents, without their text.
    parts: Vec<HtmlPart>,
    coverage: Coverage,
    /// The text of the first document, until there is another: alone, it links to no list.
    first: Option<String>,
}

impl Html {
    /// A page that calls checklists by these titles.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self { catalog, ..Self::default() }
    }
}

impl ReportFormat for Html {
    type Part = HtmlPart;

    fn part(&self, report: &Report) -> HtmlPart {
        HtmlPart::of(report, &self.catalog)
    }

    fn add(&mut self, mut part: HtmlPart, out: &mut dyn Write) -> io::Result<()> {
        let html = std::mem::take(&mut part.html);
        self.coverage.add(&part.cells);
        self.parts.push(part);
        let number = self.parts.len();
        if number > MOST_COLUMNS {
            for part in if number == MOST_COLUMNS + 1 { &mut self.parts[..] } else { &mut self.parts[number - 1..] } {
                part.cells = Vec::new();
            }
        }
        if number == 1 {
            self.first = Some(html);
            return Ok(());
        }
        if let Some(first) = self.first.take() {
            article(1, &first, true, out)?;
        }
        article(number, &html, true, out)
    }

    fn has_preface(&self) -> bool {
        true
    }

    fn preface(&mut self, tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
        let columns = index::columns(&self.parts);
        let several = counted(columns.len(), "policy", "policies");
        let (title, heading) = match columns.as_slice() {
            [column] => (html! { (column.title()) " - privlint" }, "Report on a privacy policy".to_owned()),
            _ => (html! { (several) " - privlint" }, format!("Report on {several}")),
        };
        let class = if self.parts.len() > MANY { "many" } else { "few" };
        write!(out, "{}", page::opening(&title, &heading, &tally.to_string(), class).0)?;
        if self.parts.len() > 1 {
            let counts = (self.parts.len() > MOST_COLUMNS).then_some(&self.coverage);
            write!(out, "{}", index::index(&columns, counts, &self.catalog).0)?;
        }
        Ok(())
    }

    fn close(&mut self, _: &Tally, out: &mut dyn Write) -> io::Result<()> {
        if let Some(only) = self.first.take() {
            article(1, &only, false, out)?;
        }
        write!(out, "{}", page::closing().0)
    }
}

/// Writes a document; `links_back` is whether it links to the list of all.
fn article(number: usize, html: &str, links_back: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<article id=\"d{number}\" aria-labelledby=\"d{number}-title\">")?;
    if links_back {
        writeln!(out, "<p class=\"back\"><a href=\"#policies\">All policies</a></p>")?;
    }
    out.write_all(ids::numbered(html, number).as_bytes())?;
    out.write_all(b"\n</article>\n")
}
