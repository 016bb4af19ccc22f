//! The SARIF format (2.1.0), for code hosts and other tools that gather findings.
//!
//! The log is written around its results, which come document by document, so that no more than one document is in memory.

mod results;
mod rules;
mod uri;

use super::catalog::Catalog;
use super::format::ReportFormat;
use super::json;
use super::summary::Tally;
use crate::findings::Report;
use serde_sarif::sarif::{Run, Sarif as Log, Tool, ToolComponent};
use std::io::{self, Write};
use std::sync::Arc;

/// Where others read what the log must be like.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What stands in the log where the results are to stand. A quotation mark inside of a text has a backslash before it, so that
/// no text can look like this.
const RESULTS: &str = "\"results\":[]";

/// Writes one run as a SARIF log, a result a line.
#[derive(Debug)]
pub struct Sarif {
    catalog: Arc<Catalog>,
    results: usize,
}

impl Sarif {
    /// A log that describes these rules.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self { catalog, results: 0 }
    }

    /// What stands before the results, and what behind them.
    fn envelope(&self) -> (String, String) {
        let text = String::from_utf8(json::to_bytes(&log(&self.catalog))).expect("internal error: JSON is UTF-8");
        let at = text.find(RESULTS).expect("internal error: the log has a list of results") + RESULTS.len() - 1;
        (text[..at].to_owned(), text[at..].to_owned())
    }
}

impl ReportFormat for Sarif {
    type Part = Vec<Vec<u8>>;

    fn part(&self, report: &Report) -> Self::Part {
        results::of(report, &self.catalog).iter().map(json::to_bytes).collect()
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.envelope().0.as_bytes())
    }

    fn add(&mut self, part: Self::Part, out: &mut dyn Write) -> io::Result<()> {
        for result in part {
            out.write_all(if self.results == 0 { b"\n" } else { b",\n" })?;
            self.results += 1;
            out.write_all(&result)?;
        }
        Ok(())
    }

    fn close(&mut self, _: &Tally, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.envelope().1)
    }
}

/// A log without results.
fn log(catalog: &Catalog) -> Log {
    let mut driver = ToolComponent::builder()
        .name("privlint")
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .rules(catalog.rules().iter().map(rules::descriptor).collect::<Vec<_>>())
        .build();
    let pages = [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")];
    driver.information_uri = pages.into_iter().find(|page| !page.is_empty()).map(str::to_owned);
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        .column_kind("unicodeCodePoints")
        .results(Vec::<serde_sarif::sarif::Result>::new())
        .build();
    Log::builder().schema(SCHEMA).version("2.1.0").runs(vec![run]).build()
}
