//! Suggested text as a unified diff, to be read or given to `patch -p1`.

use super::format::Format;
use super::{Report, escape};
use crate::suggest;
use similar::TextDiff;
use std::io::{self, Write};

/// Writes what is suggested for each document.
#[derive(Debug)]
pub struct Diff {
    /// Whether a terminal is written to, which is spared the control characters of a policy; `patch` needs them.
    pub terminal: bool,
}

impl Format for Diff {
    type Part = String;

    fn part(&self, report: &Report) -> String {
        let Some(new) = suggest::apply(report) else { return String::new() };
        let name = report.source.name().trim_start_matches('/');
        let diff = TextDiff::from_lines(report.source.text(), new.as_str());
        let diff = diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string();
        if !self.terminal {
            return diff;
        }
        let mut out = String::with_capacity(diff.len());
        for line in diff.lines() {
            line.chars().for_each(|c| escape::push(&mut out, c));
            out.push('\n');
        }
        out
    }

    fn add(&mut self, part: String, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(part.as_bytes())
    }
}
