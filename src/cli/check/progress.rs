//! The progress bar of a long run, on standard error where that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// A run over fewer documents is over before a bar could be read.
const LONG: usize = 200;

/// How far a run is.
#[derive(Debug)]
pub struct Progress {
    bar: Option<ProgressBar>,
    /// Whether standard output is a terminal, too.
    shared: bool,
}

impl Progress {
    /// A bar for this many documents, if it is a long run and someone can see it.
    pub fn start(documents: usize, quiet: bool) -> Self {
        let is_seen = !quiet && documents >= LONG && std::io::stderr().is_terminal();
        let bar = is_seen.then(|| {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} policies, {eta} left");
            ProgressBar::new(documents as u64).with_style(style.expect("internal error: the template is one"))
        });
        Self { bar, shared: std::io::stdout().is_terminal() }
    }

    /// One more document is done.
    pub fn step(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }

    /// Does something that may print, with the bar out of the way.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) if self.shared => bar.suspend(print),
            _ => print(),
        }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
