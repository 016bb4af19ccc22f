//! The baseline of a run: read before it, written or cleaned behind it.

use crate::cli::args::BaselineChoice;
use crate::cli::configuration::{Configuration, relative};
use crate::cli::input::{Input, ReadError, read_file, reason};
use crate::cli::replace::Replacement;
use privlint::baseline::{Baseline, BaselineError, KnownFinding};
use privlint::config::Config;
use privlint::findings::Report;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The largest baseline that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// The most stale entries that are told one by one.
const SHOWN: usize = 5;

/// Why there is no baseline to go by.
#[derive(Debug, Error)]
pub enum BaselineFailure {
    /// None is named.
    #[error("no baseline is named")]
    Unnamed,
    /// It cannot be read.
    #[error("{path}: {error}")]
    Read {
        /// The file.
        path: String,
        /// Why.
        error: ReadError,
    },
    /// It is none.
    #[error("{path}: not a baseline: {error}")]
    Parse {
        /// The file.
        path: String,
        /// Why.
        error: BaselineError,
    },
    /// It is not text.
    #[error("{path}: not a baseline: it is not valid UTF-8")]
    Encoding {
        /// The file.
        path: String,
    },
    /// It cannot be written.
    #[error("{path}: the baseline cannot be written: {}", reason(error))]
    Write {
        /// The file.
        path: String,
        /// Why.
        error: io::Error,
    },
}

impl BaselineFailure {
    /// Which way to act.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Unnamed => Some("Name one with `--baseline FILE`, or with `baseline:` in the configuration."),
            Self::Read { error: ReadError::Missing, .. } => Some("`--write-baseline` writes it."),
            Self::Parse { .. } | Self::Encoding { .. } => {
                Some("Restore the file; or delete it, write a new one with `--write-baseline`, and see what has changed.")
            }
            Self::Read { .. } | Self::Write { .. } => None,
        }
    }
}

/// What is to be done with the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    Compare,
    Write,
    Prune,
}

/// The baseline of a run.
#[derive(Debug)]
pub struct Ledger {
    path: PathBuf,
    /// The folder of the file, absolute: paths in it are relative to that.
    folder: PathBuf,
    task: Task,
    /// What is known.
    pub baseline: Baseline,
    /// What is known and was not found, by document.
    stale: BTreeMap<String, Vec<KnownFinding>>,
    /// What was found, by document.
    found: BTreeMap<String, Vec<KnownFinding>>,
}

/// What became of a baseline.
#[derive(Debug, PartialEq, Eq)]
pub enum LedgerOutcome {
    /// Nothing is to be said.
    Quiet,
    /// It was written: this many findings are known now.
    Written(String),
    /// Entries are stale.
    Stale(String),
}

impl Ledger {
    /// The baseline that is asked for, read where it is needed.
    pub fn open(choice: &BaselineChoice, configuration: &Configuration) -> Result<Option<Self>, BaselineFailure> {
        let configured = configuration.settings.baseline.as_ref().map(|(_, path)| configuration.shown_file(path));
        let task = match (choice.write_baseline, choice.prune_baseline) {
            (true, _) => Task::Write,
            (_, true) => Task::Prune,
            _ => Task::Compare,
        };
        let Some(path) = choice.baseline.clone().or(configured) else {
            return if task == Task::Compare { Ok(None) } else { Err(BaselineFailure::Unnamed) };
        };
        let baseline = match read(&path) {
            Err(BaselineFailure::Read { error: ReadError::Missing, .. }) if task == Task::Write => Baseline::default(),
            other => other?,
        };
        let folder = configuration.absolute(&path).parent().map(Path::to_owned).unwrap_or_default();
        Ok(Some(Self { path, folder, task, baseline, stale: BTreeMap::new(), found: BTreeMap::new() }))
    }

    /// Whether what is found is to be written, and makes no run fail.
    pub fn writes(&self) -> bool {
        self.task == Task::Write
    }

    /// Whether the file is to be written, or may be.
    pub fn will_write(&self) -> bool {
        self.task != Task::Compare
    }

    /// What a document goes by in the baseline: its path from the baseline's folder, parted by `/`.
    pub fn key(&self, input: &Input, configuration: &Configuration) -> String {
        let Some(path) = input.lookup_path() else { return input.name.clone() };
        let path = relative(&configuration.absolute(path), &self.folder);
        path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Takes what is known out of a report, unless all that is found is to be written; gives back what is known and gone.
    pub fn compare(&self, key: &str, config: &Config, report: &mut Report) -> Vec<KnownFinding> {
        if self.task == Task::Write { Vec::new() } else { self.baseline.apply(key, config, report) }
    }

    /// Notes what became of a document.
    pub fn note(&mut self, key: String, stale: Vec<KnownFinding>, found: Vec<KnownFinding>) {
        if !stale.is_empty() {
            self.stale.insert(key.clone(), stale);
        }
        self.found.insert(key, found);
    }

    /// Writes or cleans the file, as it is asked for.
    pub fn close(mut self) -> Result<LedgerOutcome, BaselineFailure> {
        let gone: BTreeSet<String> = self
            .baseline
            .paths()
            .filter(|path| !self.found.contains_key(*path) && !self.folder.join(path).exists())
            .map(str::to_owned)
            .collect();
        match self.task {
            Task::Write => {
                self.baseline.forget(&gone);
                for (path, found) in std::mem::take(&mut self.found) {
                    self.baseline.set(&path, found);
                }
                self.write()?;
                Ok(LedgerOutcome::Written(format!(
                    "{}: {}",
                    self.path.display(),
                    counted(self.baseline.len(), "is", "are", "known from now on")
                )))
            }
            Task::Prune => {
                let before = self.baseline.len();
                self.baseline.forget(&gone);
                for (path, stale) in &self.stale {
                    self.baseline.prune(path, stale);
                }
                let removed = before - self.baseline.len();
                if removed > 0 {
                    self.write()?;
                }
                Ok(LedgerOutcome::Written(format!("{}: {}", self.path.display(), counted(removed, "was", "were", "removed"))))
            }
            Task::Compare => {
                let gone = gone.iter().flat_map(|path| self.baseline.of(path).map(move |known| (path, known)));
                let stale = self.stale.iter().flat_map(|(path, stale)| stale.iter().map(move |known| (path, known)));
                let stale: Vec<String> = stale.chain(gone).map(|(path, known)| format!("{path} ({})", known.rule)).collect();
                Ok(if stale.is_empty() { LedgerOutcome::Quiet } else { LedgerOutcome::Stale(self.tell(&stale)) })
            }
        }
    }

    fn tell(&self, stale: &[String]) -> String {
        let shown = stale.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = stale.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let are = counted(stale.len(), "is", "are", "known but no longer found");
        format!("{}: {are}: {shown}{more}", self.path.display())
    }

    fn write(&self) -> Result<(), BaselineFailure> {
        let write = || {
            let mut file = Replacement::create(&self.path)?;
            file.write_all(self.baseline.to_json().as_bytes())?;
            file.finish()
        };
        write().map_err(|error| BaselineFailure::Write { path: self.path.display().to_string(), error })
    }
}

/// What helps against stale entries.
pub const PRUNE: &str = "`--prune-baseline` removes them.";

fn counted(count: usize, is: &str, are: &str, what: &str) -> String {
    if count == 1 { format!("1 finding {is} {what}") } else { format!("{count} findings {are} {what}") }
}

fn read(path: &Path) -> Result<Baseline, BaselineFailure> {
    let shown = || path.display().to_string();
    let bytes = read_file(path, LARGEST).map_err(|error| BaselineFailure::Read { path: shown(), error })?;
    let text = String::from_utf8(bytes).map_err(|_| BaselineFailure::Encoding { path: shown() })?;
    Baseline::parse(&text).map_err(|error| BaselineFailure::Parse { path: shown(), error })
}
