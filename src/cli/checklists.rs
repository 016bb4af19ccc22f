//! What policies are held against: the built-in checklists and the user's own.

use super::args::Lists;
use super::input::{ReadError, read_file};
use privlint::spec::error::near_name;
use privlint::spec::{Spec, SpecErrors, Written};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The checklist that is on unless the user says otherwise.
const CORE: &str = "core";

/// The largest YAML file that is read; the built-in ones have less than a tenth of it.
const LARGEST: u64 = 1 << 20;

/// Why there is nothing to hold policies against.
#[derive(Debug, Error)]
pub enum RulesError {
    /// Neither a file nor a built-in checklist.
    #[error("there is no checklist `{name}`, neither built in nor as a file")]
    Unknown {
        /// As given.
        name: String,
        /// Which way to act.
        help: String,
    },
    /// A file that cannot be read.
    #[error("{path}: {error}")]
    Read {
        /// As given.
        path: String,
        /// Why.
        error: ReadError,
    },
    /// A file that is no text.
    #[error("{path}: this is not valid UTF-8, as YAML must be")]
    Encoding {
        /// As given.
        path: String,
    },
    /// Files that are wrong.
    #[error(transparent)]
    Spec(#[from] SpecErrors),
}

/// Reads the checklists that are on.
pub fn read(lists: &Lists) -> Result<Written, RulesError> {
    let mut written = Written::builtin();
    if !lists.no_core {
        written.switch_on(CORE);
    }
    let (files, unknown) =
        lists.checklists.iter().filter(|name| !written.switch_on(name)).partition::<Vec<_>, _>(|name| is_path(name));
    if let Some(name) = unknown.first() {
        return Err(unknown_name(name, &written));
    }
    add_files(&mut written, files.iter().map(Path::new))?;
    Ok(written)
}

/// Adds files of the user's.
pub fn add_files(written: &mut Written, paths: impl Iterator<Item = impl AsRef<Path>>) -> Result<(), RulesError> {
    let mut errors = Vec::new();
    for path in paths {
        let name = path.as_ref().to_string_lossy();
        let bytes = read_file(path.as_ref(), LARGEST).map_err(|error| RulesError::Read { path: name.to_string(), error })?;
        let text = String::from_utf8(bytes).map_err(|_| RulesError::Encoding { path: name.to_string() })?;
        errors.extend(written.add(&name, &text).err());
    }
    if errors.is_empty() { Ok(()) } else { Err(SpecErrors(errors).into()) }
}

/// Reads and compiles the checklists that are on.
pub fn compile(lists: &Lists) -> Result<Spec, RulesError> {
    Ok(read(lists)?.compile()?)
}

/// Compiles the built-in statements and those of some files, without any checklist.
pub fn statements(paths: &[PathBuf]) -> Result<Spec, RulesError> {
    let mut written = Written::builtin();
    add_files(&mut written, paths.iter())?;
    written.checklists.clear();
    Ok(written.compile()?)
}

/// Reads all built-in checklists and statements, and those of some files.
pub fn all(paths: &[PathBuf]) -> Result<Written, RulesError> {
    let mut written = Written::with_examples();
    written.switch_all_on();
    add_files(&mut written, paths.iter())?;
    Ok(written)
}

fn is_path(name: &str) -> bool {
    let path = Path::new(name);
    path.exists() || name.contains(['/', '\\']) || path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

fn unknown_name(name: &str, written: &Written) -> RulesError {
    let all = written.names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let near = near_name(name, written.names()).map(|near| format!("Did you mean `{near}`? ")).unwrap_or_default();
    RulesError::Unknown {
        name: name.to_owned(),
        help: format!("{near}Built in: {all}. A file of your own is named by its path."),
    }
}
