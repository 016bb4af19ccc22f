//! Suggested text as a unified diff, to be read or given to `patch -p1`.

use super::format::Format;
use super::{Report, escape, paths};
use crate::source::Encoding;
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
        let name = paths::plain(report.source.name());
        let name = name.trim_start_matches('/');
        // A name with a space ends at a tab, for `patch`.
        let tab = if name.contains(' ') { "\t" } else { "" };
        // A mark at the start of the file is a part of its first line.
        let mark = if report.source.encoding() == (Encoding::Utf8 { mark: true }) { "\u{feff}" } else { "" };
        let (old, new) = (format!("{mark}{}", report.source.text()), format!("{mark}{new}"));
        let diff = TextDiff::from_lines(&old, &new);
        let diff = diff.unified_diff().header(&format!("a/{name}{tab}"), &format!("b/{name}{tab}")).to_string();
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
