//! What a run remembers of its configuration: which entries it had a use for.

use privlint::config::{At, Patterns};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

/// Entries of the configuration that were of use: patterns that matched, suppressions that kept a finding from being reported.
#[derive(Debug, Default)]
pub struct Usage {
    /// Each by its file and its first byte there.
    entries: HashSet<(Arc<str>, u32)>,
}

impl Usage {
    /// Notes that an entry was of use.
    pub fn note(&mut self, entry: &At) {
        self.entries.insert(key(entry));
    }

    /// Whether an entry was.
    pub fn holds(&self, entry: &At) -> bool {
        self.entries.contains(&key(entry))
    }

    /// The first pattern that a path, which is absolute, matches; all that do are of use.
    pub fn find<'a>(&mut self, patterns: &'a Patterns, path: &Path) -> Option<&'a At> {
        patterns.matching(path).inspect(|at| self.note(at)).fold(None, |first, at| first.or(Some(at)))
    }
}

fn key(entry: &At) -> (Arc<str>, u32) {
    (entry.origin.name.clone(), entry.name.start)
}
