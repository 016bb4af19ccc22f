//! Patterns over the paths of policies, relative to the file they are in.

use super::At;
use crate::spec::model::Name;
use crate::spec::{Origin, SpecError};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::{Path, PathBuf};

/// What makes a part of a pattern more than a name.
const WILDCARDS: [char; 5] = ['*', '?', '[', '{', '\\'];

/// The most bytes of a pattern. The library reads what is nested by calling itself.
pub const LONGEST_PATTERN: usize = 1000;

/// A list of patterns.
#[derive(Debug)]
pub struct Patterns {
    folder: PathBuf,
    patterns: Vec<PathPattern>,
}

#[derive(Debug)]
struct PathPattern {
    at: At,
    globs: GlobSet,
}

/// What matches a path, or a folder that it is in.
///
/// A single matcher of the library panics where braces are nested too deeply; a set of them says so.
fn globs(text: &str) -> Result<GlobSet, globset::Error> {
    let mut set = GlobSetBuilder::new();
    for glob in [text.to_owned(), format!("{text}/**")] {
        set.add(GlobBuilder::new(&glob).literal_separator(true).build()?);
    }
    set.build()
}

fn mistake(error: &globset::Error) -> String {
    match error.kind() {
        globset::ErrorKind::Regex(_) => "its braces are nested too deeply, or it matches too much".to_owned(),
        kind => kind.to_string(),
    }
}

impl Patterns {
    /// Compiles patterns of a file in a folder; what is not a pattern is added to `errors`.
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
            if text.len() > LONGEST_PATTERN {
                let help = format!("A pattern has at most {LONGEST_PATTERN} bytes. Write several, or name the folder.");
                errors.push(at.error("this pattern is too long".to_owned(), Some(help)));
                continue;
            }
            match globs(text) {
                Ok(globs) => patterns.push(PathPattern { at, globs }),
                Err(error) => errors.push(
                    at.error(
                        format!("this is not a valid pattern: {}", mistake(&error)),
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

    /// The patterns that a path, which is absolute, matches.
    pub fn matching<'a>(&'a self, path: &Path) -> impl Iterator<Item = &'a At> + use<'a> {
        self.matches(path).map(|pattern| &pattern.at)
    }

    /// The first pattern that a path, which is absolute, matches.
    #[must_use]
    pub fn find(&self, path: &Path) -> Option<&At> {
        self.matches(path).next().map(|pattern| &pattern.at)
    }

    /// All patterns.
    pub fn all(&self) -> impl Iterator<Item = &At> {
        self.patterns.iter().map(|pattern| &pattern.at)
    }

    /// The place of the first pattern that a path, which is absolute, matches among all.
    #[must_use]
    pub fn rank(&self, path: &Path) -> Option<usize> {
        let at = self.find(path)?;
        self.all().position(|other| other == at)
    }

    /// The files and folders, absolute, under which all is that a pattern can match: each up to its first wildcard.
    pub fn roots(&self) -> impl Iterator<Item = PathBuf> {
        self.all().map(|at| {
            let literal = at.name.text.split('/').take_while(|part| !part.contains(WILDCARDS));
            literal.filter(|part| !part.is_empty() && *part != ".").fold(self.folder.clone(), |root, part| root.join(part))
        })
    }

    fn matches<'a>(&'a self, path: &Path) -> impl Iterator<Item = &'a PathPattern> + use<'a> {
        let inside = path.strip_prefix(&self.folder).ok().map(Path::to_owned);
        self.patterns.iter().filter(move |pattern| inside.as_ref().is_some_and(|inside| pattern.globs.is_match(inside)))
    }
}
