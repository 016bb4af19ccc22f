//! From what was given on the command line to the documents to read.

use super::configuration::Configuration;
use super::ignored::{self, IgnoreError};
use super::input::{Input, ReadError};
use super::sets::{self, Policy};
use super::usage::Usage;
use ignore::gitignore::GitignoreBuilder;
use ignore::{DirEntry, WalkBuilder};
use privlint::config::{LONGEST_PATTERN, Patterns};
use privlint::source::Format;
use privlint::spec::SpecErrors;
use std::collections::{BTreeSet, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use thiserror::Error;

/// The documents that were found, in the order of their names, and what could not be looked at.
#[derive(Debug, Default)]
pub struct Discovery {
    /// Each document once.
    pub inputs: Vec<Input>,
    /// The policies that the documents make, in the order of their first.
    pub policies: Vec<Policy>,
    /// In the order of the command line.
    pub troubles: Vec<FindError>,
    /// What the configuration leaves out, with the place where it says so; what was named outright first.
    pub excluded: Vec<Excluded>,
    in_repository: bool,
}

/// A document that the configuration leaves out.
#[derive(Debug)]
pub struct Excluded {
    /// The document.
    pub name: String,
    /// Whether the user named it.
    pub named: bool,
    /// The pattern, and where it stands.
    pub by: String,
}

/// Why nothing was found where something was asked for.
#[derive(Debug, Error)]
pub enum FindError {
    /// A path that cannot be looked at.
    #[error("{path}: {error}")]
    Path {
        /// As given.
        path: String,
        /// Why.
        error: ReadError,
    },
    /// A folder without a document.
    #[error("{path}: no policy was found in this folder")]
    EmptyFolder {
        /// As given.
        path: String,
    },
    /// A pattern that matches nothing.
    #[error("{pattern}: no file matches this pattern")]
    NoMatch {
        /// As given.
        pattern: String,
    },
    /// Something that is not a pattern.
    #[error("{pattern}: not a valid pattern: {reason}")]
    Pattern {
        /// As given.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// No path was given, and no file is what the configuration names.
    #[error("no file matches the `files:` of the configuration")]
    NothingConfigured,
    /// All that was found is not a policy by the configuration.
    #[error("{by} excludes everything that was found")]
    AllExcluded {
        /// The pattern, and where it stands.
        by: String,
    },
    /// No path was given, and nothing here is named like a policy.
    #[error("no policy was found under this folder")]
    NothingNamed,
    /// A part of a folder that cannot be looked at.
    #[error("{0}")]
    Walk(String),
    /// A file that says which files are to be left out, but cannot be read.
    #[error(transparent)]
    Ignore(#[from] IgnoreError),
}

impl FindError {
    /// Which way to act.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::EmptyFolder { .. } => Some(
                "A folder's files are read where they end in .md, .markdown, .mdx, .html, .htm or .txt and .gitignore does not \
                 exclude them; name a file to read it whatever its ending.",
            ),
            Self::NothingConfigured => {
                Some("See `files:` and `policies:` in the configuration, or name a policy: `privlint check FILE`.")
            }
            Self::NoMatch { .. } => Some("Hidden files and files that .gitignore excludes are skipped."),
            Self::NothingNamed => Some(
                "Without a path, privlint looks for files with \"privacy\", \"data protection\", \"Datenschutz\" or \"cookie policy\" \
                 in their name or their folder's. Name the policy: `privlint check FILE`.",
            ),
            _ => None,
        }
    }
}

/// Finds the documents that these paths name; without any, those that the configuration names, else those under this folder that
/// are named like a policy. `usage` notes the patterns of the configuration that match something.
///
/// # Errors
/// A document belongs to two sets.
pub fn find(
    paths: &[PathBuf],
    stdin: Option<&str>,
    configuration: &Configuration,
    usage: &mut Usage,
) -> Result<Discovery, SpecErrors> {
    let in_repository = configuration.here.ancestors().any(|folder| folder.join(".git").exists());
    let mut found = Discovery { in_repository, ..Discovery::default() };
    match &configuration.settings.files {
        Some(files) if paths.is_empty() => found.configured(files, configuration, usage),
        None if paths.is_empty() && configuration.settings.sets.is_empty() => found.by_name(),
        _ => {}
    }
    for path in paths {
        found.add(path, stdin);
    }
    if paths.len() > 1 {
        found.drop_repeated();
    }
    found.complete(paths.is_empty(), configuration, usage)?;
    found.inputs.sort_by(|a, b| a.name.cmp(&b.name));
    if let Some(exclude) = &configuration.settings.exclude {
        found.leave_out(exclude, configuration, usage);
    }
    found.policies = sets::group(&found.inputs, configuration)?;
    Ok(found)
}

impl Discovery {
    fn add(&mut self, path: &Path, stdin: Option<&str>) {
        if path == Path::new("-") {
            self.inputs.push(Input::stdin(stdin));
            return;
        }
        match path.metadata() {
            Ok(about) if about.is_dir() => self.folder(path),
            Ok(_) => self.inputs.push(Input::file(path.to_owned())),
            Err(_) if is_pattern(path) => self.pattern(path),
            Err(error) => self.troubles.push(FindError::Path { path: shown(path), error: error.into() }),
        }
    }

    fn folder(&mut self, folder: &Path) {
        let before = (self.inputs.len(), self.troubles.len());
        let why = format!("in the folder {}", shown(folder));
        self.walk(folder, None, &why, |path| Format::of_name(&path.to_string_lossy()).is_some());
        if (self.inputs.len(), self.troubles.len()) == before {
            self.troubles.push(FindError::EmptyFolder { path: shown(folder) });
        }
    }

    fn by_name(&mut self) {
        self.walk(Path::new("."), None, "named like a policy", is_named_like_a_policy);
        if self.inputs.is_empty() {
            self.troubles.push(FindError::NothingNamed);
        }
    }

    /// Finds what the configuration names as policies, whatever the ending, but without hidden files and those that .gitignore
    /// excludes.
    fn configured(&mut self, files: &Patterns, configuration: &Configuration, usage: &mut Usage) {
        let folder = configuration.shown(files.folder());
        let is_wanted = |path: &Path| usage.find(files, &configuration.absolute(path)).is_some();
        self.walk(&folder, None, "named by the configuration", is_wanted);
    }

    /// Adds what is not there yet of the sets that some document is of, or of `all`.
    fn complete(&mut self, all: bool, configuration: &Configuration, usage: &mut Usage) -> Result<(), SpecErrors> {
        let mut there = HashSet::new();
        let mut touched = BTreeSet::new();
        for input in &self.inputs {
            there.extend(input.lookup_path().map(|path| configuration.absolute(path)));
            touched.extend(sets::of(input, configuration)?.map(|(set, _)| set));
        }
        let sets = configuration.settings.sets.iter().enumerate();
        for (_, set) in sets.filter(|(number, _)| all || touched.contains(number)) {
            let why = format!("of the policy {}", sets::told(set));
            for root in set.members.roots().filter(|root| root.exists()) {
                let before = self.inputs.len();
                self.walk(&configuration.shown(&root), None, &why, |path| {
                    let path = configuration.absolute(path);
                    usage.find(&set.members, &path).is_some() && there.insert(path)
                });
                self.inputs[before..].iter_mut().for_each(|input| input.is_asked = all);
            }
        }
        let is_configured = configuration.settings.files.is_some() || !configuration.settings.sets.is_empty();
        if all && is_configured && self.inputs.is_empty() && self.troubles.is_empty() {
            self.troubles.push(FindError::NothingConfigured);
        }
        Ok(())
    }

    /// Leaves out what the configuration says is not a policy.
    fn leave_out(&mut self, exclude: &Patterns, configuration: &Configuration, usage: &mut Usage) {
        let inputs = std::mem::take(&mut self.inputs);
        for input in inputs {
            let found = input.lookup_path().and_then(|path| usage.find(exclude, &configuration.absolute(path)));
            match found {
                None => self.inputs.push(input),
                Some(at) => self.excluded.push(Excluded {
                    by: format!("`{}` ({}:{})", at.name.text, at.origin.name, at.name.line),
                    named: input.is_named(),
                    name: input.name,
                }),
            }
        }
        self.excluded.sort_by_key(|excluded| !excluded.named);
        // pre-commit names files one by one, and some of these may be none; but a folder without a policy is no pass.
        if self.inputs.is_empty() && self.troubles.is_empty() && !self.excluded.iter().any(|excluded| excluded.named) {
            let by = self.excluded.first().map(|excluded| excluded.by.clone());
            self.troubles.extend(by.map(|by| FindError::AllExcluded { by }));
        }
    }

    /// Finds what a pattern matches that no shell has expanded. What it names is read whatever its ending, as if the shell
    /// had named it, but without hidden files and those that .gitignore excludes: `**` reaches far.
    fn pattern(&mut self, pattern: &Path) {
        if pattern.as_os_str().len() > LONGEST_PATTERN {
            let reason = format!("it has more than {LONGEST_PATTERN} bytes");
            self.troubles.push(FindError::Pattern { pattern: shown(pattern), reason });
            return;
        }
        let (base, rest) = split_pattern(pattern);
        let mut builder = GitignoreBuilder::new(&base);
        let line = format!("/{}", rest.to_string_lossy());
        let matcher = match builder.add_line(None, &line).and_then(|builder| builder.build()) {
            Ok(matcher) => matcher,
            Err(error) => {
                self.troubles.push(FindError::Pattern { pattern: shown(pattern), reason: glob_error(&error) });
                return;
            }
        };
        let deep = line.contains("**");
        let before = self.inputs.len();
        if base.is_dir() {
            let depth = (!deep).then(|| rest.components().count());
            let why = format!("matches {}", shown(pattern));
            self.walk(&base, depth, &why, |path| matcher.matched(path, false).is_ignore());
        }
        if self.inputs.len() == before {
            self.troubles.push(FindError::NoMatch { pattern: shown(pattern) });
        }
    }

    fn walk(&mut self, folder: &Path, depth: Option<usize>, why: &str, mut is_wanted: impl FnMut(&Path) -> bool) {
        if let Err(error) = ignored::look_above(folder).and_then(|()| ignored::look_at(folder)) {
            self.troubles.push(error.into());
            return;
        }
        let closed = Arc::new(Mutex::new(Vec::new()));
        let to_tell = Arc::clone(&closed);
        let may_enter = move |entry: &DirEntry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let looked = if is_folder { ignored::look_at(entry.path()) } else { Ok(()) };
            let may_enter = looked.is_ok();
            to_tell.lock().expect("internal error: nothing fails while this is locked").extend(looked.err());
            may_enter
        };
        // Outside of a repository a .gitignore is obeyed, too; within one, none above it is, nor the user's own.
        let mut walk = WalkBuilder::new(folder);
        walk.max_depth(depth).require_git(self.in_repository).git_global(false).filter_entry(may_enter);
        for entry in walk.build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    let path = entry.path().strip_prefix(".").unwrap_or(entry.path());
                    if is_wanted(path) {
                        self.inputs.push(Input { why: why.to_owned(), ..Input::file(path.to_owned()) });
                    }
                }
                Ok(_) => {}
                Err(error) => self.troubles.push(FindError::Walk(walk_error(&error))),
            }
        }
        let closed = std::mem::take(&mut *closed.lock().expect("internal error: nothing fails while this is locked"));
        self.troubles.extend(closed.into_iter().map(FindError::from));
    }

    /// Keeps the first of several names of one file.
    fn drop_repeated(&mut self) {
        let mut seen = HashSet::new();
        self.inputs
            .retain(|input| seen.insert(input.path.as_ref().map(|path| path.canonicalize().unwrap_or_else(|_| path.clone()))));
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn walk_error(error: &ignore::Error) -> String {
    let (path, inner) = match error {
        ignore::Error::WithDepth { err, .. } => return walk_error(err),
        ignore::Error::WithPath { path, err } => (path, err),
        _ => return error.to_string(),
    };
    match inner.io_error() {
        Some(io) => format!("{}: {}", path.display(), ReadError::from(io::Error::from(io.kind()))),
        None => format!("{}: {inner}", path.display()),
    }
}

/// What is wrong with a pattern, without the pattern.
fn glob_error(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    }
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}

/// The folder before a pattern's first wildcard, and the rest.
fn split_pattern(pattern: &Path) -> (PathBuf, PathBuf) {
    let wild = pattern.components().position(|part| is_pattern(part.as_ref())).unwrap_or(0);
    let base: PathBuf = pattern.components().take(wild).collect();
    let rest = pattern.components().skip(wild).collect();
    (if wild == 0 { PathBuf::from(".") } else { base }, rest)
}

/// Words that name a privacy policy, in a file's name or its folder's, written without what parts words.
const POLICY_WORDS: [&str; 5] = ["privacy", "datenschutz", "dataprotection", "cookiepolicy", "cookienotice"];

/// Files that speak of a folder rather than being what the folder is for.
const ABOUT_THE_FOLDER: [&str; 5] = ["readme", "changelog", "contributing", "license", "licence"];

fn is_named_like_a_policy(path: &Path) -> bool {
    let plain = |name: Option<&std::ffi::OsStr>| {
        let name = name.unwrap_or_default().to_string_lossy().to_lowercase();
        name.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let file = plain(path.file_stem());
    let folder = plain(path.parent().and_then(Path::file_name));
    let says = |name: &str| POLICY_WORDS.iter().any(|word| name.contains(word));
    Format::of_name(&path.to_string_lossy()).is_some()
        && !ABOUT_THE_FOLDER.contains(&file.as_str())
        && (says(&file) || says(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_known_by_its_name_or_its_folders() {
        for path in [
            "privacy.md",
            "legal/Privacy-Policy.html",
            "site/privacy/index.html",
            "datenschutz.txt",
            "data_protection.md",
            "cookie-policy.md",
        ] {
            assert!(is_named_like_a_policy(Path::new(path)), "{path}");
        }
        for path in ["terms.md", "privacy.rs", "README.md", "privacy/README.md", "cookies.md", "privacy/img/logo.html"] {
            assert!(!is_named_like_a_policy(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn a_pattern_starts_at_the_folder_before_its_first_wildcard() {
        let split = |pattern: &str| {
            let (base, rest) = split_pattern(Path::new(pattern));
            (shown(&base), shown(&rest))
        };
        assert_eq!(split("*.md"), (".".to_owned(), "*.md".to_owned()));
        assert_eq!(split("../a/b/**/p[rq]*.md"), ("../a/b".to_owned(), "**/p[rq]*.md".to_owned()));
        assert_eq!(split("/x/?"), ("/x".to_owned(), "?".to_owned()));
    }
}
