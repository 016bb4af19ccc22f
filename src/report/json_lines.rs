//! The JSON Lines format, for programs that read while the run goes on: one line per document, in the shape of [`super::json`].

use super::format::ReportFormat;
use super::json;
use crate::findings::Report;
use std::io::{self, Write};

/// Writes a document a line, each as soon as it is its turn.
#[derive(Debug, Default)]
pub struct JsonLines;

impl ReportFormat for JsonLines {
    type Part = Vec<u8>;

    fn part(&self, report: &Report) -> Vec<u8> {
        let mut line = json::document(report);
        line.push(b'\n');
        line
    }

    fn add(&mut self, part: Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&part)?;
        // Whoever reads a stream waits for each line.
        out.flush()
    }
}
