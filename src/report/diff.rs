//! Suggested text as a unified diff, to be read or given to `patch -p1`.

use super::format::ReportFormat;
use super::{escape, paths};
use crate::findings::Report;
use crate::source::Encoding;
use crate::suggest;
use similar::TextDiff;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes what is suggested for each document.
#[derive(Debug)]
pub struct Diff {
    /// Whether a terminal is written to, which is spared the control characters of a policy; `patch` needs them.
    pub terminal: bool,
}

impl ReportFormat for Diff {
    type Part = String;

    fn part(&self, report: &Report) -> String {
        let Some(new) = suggest::apply(report) else { return String::new() };
        let name = paths::plain(report.source.name());
        let name = name.trim_start_matches('/');
        // A mark at the start of the file is a part of its first line.
        let mark = if report.source.encoding() == (Encoding::Utf8 { mark: true }) { "\u{feff}" } else { "" };
        let (old, new) = (format!("{mark}{}", report.source.text()), format!("{mark}{new}"));
        // Only a line feed ends a line to `patch` and `git`.
        let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
        let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
        let diff = diff.unified_diff().header(&header('a', name), &header('b', name)).to_string();
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

/// A name as `git` and `patch` read it behind `---` and `+++`: with what would end it or look like another line in quotation marks.
fn header(side: char, name: &str) -> String {
    if name.chars().any(|c| c.is_control() || c == '"' || c == '\\') {
        let mut quoted = format!("\"{side}/");
        for byte in name.bytes() {
            match byte {
                b'"' | b'\\' => quoted.extend(['\\', char::from(byte)]),
                b' '..=b'~' => quoted.push(char::from(byte)),
                _ => write!(quoted, "\\{byte:03o}").expect("internal error: a string can be written to"),
            }
        }
        quoted + "\""
    } else if name.contains(' ') {
        // A tab ends it.
        format!("{side}/{name}\t")
    } else {
        format!("{side}/{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(header('a', "legal/privacy.md"), "a/legal/privacy.md");
        assert_eq!(header('b', "our policy.md"), "b/our policy.md\t");
        assert_eq!(header('a', "x\n--- a/build.sh"), "\"a/x\\012--- a/build.sh\"");
        assert_eq!(header('a', "caf\u{e9}\t\"q\".md"), "\"a/caf\\303\\251\\011\\\"q\\\".md\"");
    }
}
