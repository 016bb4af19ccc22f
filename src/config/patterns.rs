//! Patterns over the paths of policies, relative to the file that they stand in.

use super::At;
use crate::spec::model::Name;
use crate::spec::{Origin, SpecError};
use globset::{GlobBuilder, GlobMatcher};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// A list of patterns. Which of them were of use is kept on record.
#[derive(Debug)]
pub struct Patterns {
    folder: PathBuf,
    patterns: Vec<Pattern>,
}

#[derive(Debug)]
struct Pattern {
    at: At,
    globs: Vec<GlobMatcher>,
    matched: AtomicBool,
}

impl Patterns {
    /// Compiles patterns of a file in a folder; what is no pattern is added to `errors`.
    pub(super) fn compile(names: &[Name], origin: &Origin, folder: &Path, errors: &mut Vec<SpecError>) -> Self {
        let mut patterns = Vec::new();
        for name in names {
            let at = At { origin: origin.clone(), name: name.clone() };
            let text = name.text.trim_start_matches("./").trim_end_matches('/');
            let text = if matches!(text, "" | ".") { "**" } else { text };
            if text.starts_with('/') || text.split('/').any(|part| part == "..") {
                let help = "A pattern is relative to the folder of this file and cannot lead out of it.";
                errors.push(at.error("this pattern leads out of the folder of this file".to_owned(), Some(help.to_owned())));
                continue;
            }
            // A folder stands for what is in it.
            let globs: Result<Vec<GlobMatcher>, globset::Error> = [text.to_owned(), format!("{text}/**")]
                .iter()
                .map(|glob| Ok(GlobBuilder::new(glob).literal_separator(true).build()?.compile_matcher()))
                .collect();
            match globs {
                Ok(globs) => patterns.push(Pattern { at, globs, matched: AtomicBool::new(false) }),
                Err(error) => errors.push(
                    at.error(
                        format!("this is no pattern: {}", error.kind()),
                        Some(
                            "Write a path with `*` for a part of a name and `**` for any folders, such as `legal/**/*.md`."
                                .to_owned(),
                        ),
                    ),
                ),
            }
        }
        Self { folder: folder.to_owned(), patterns }
    }

    /// The folder that the patterns are relative to.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The first pattern that a path matches; all that do are on record from then on. `path` is absolute.
    #[must_use]
    pub fn find(&self, path: &Path) -> Option<&At> {
        let inside = path.strip_prefix(&self.folder).ok()?;
        let mut first = None;
        for pattern in self.patterns.iter().filter(|pattern| pattern.globs.iter().any(|glob| glob.is_match(inside))) {
            pattern.matched.store(true, Ordering::Relaxed);
            first.get_or_insert(&pattern.at);
        }
        first
    }

    /// The patterns that matched nothing.
    pub fn unused(&self) -> impl Iterator<Item = &At> {
        self.patterns.iter().filter(|pattern| !pattern.matched.load(Ordering::Relaxed)).map(|pattern| &pattern.at)
    }

    /// All patterns.
    pub fn all(&self) -> impl Iterator<Item = &At> {
        self.patterns.iter().map(|pattern| &pattern.at)
    }
}
