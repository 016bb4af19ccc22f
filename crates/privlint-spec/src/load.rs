//! Reads YAML, built in or a user's.

use crate::error::SpecError;
use crate::model::{ChecklistSpec, StatementFile, StatementSpec};
use crate::yaml;
use std::sync::Arc;

/// The file that something was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name the user knows it by.
    pub name: Arc<str>,
    /// Its text; of built-in files there is none.
    pub text: Option<Arc<str>>,
}

impl Origin {
    /// A file of the user's.
    #[must_use]
    pub fn file(name: &str, text: &str) -> Self {
        Self { name: name.into(), text: Some(text.into()) }
    }

    /// The file's name without folder and ending.
    #[must_use]
    pub fn stem(&self) -> String {
        let file = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
    }

    pub(crate) fn builtin(name: &str) -> Self {
        Self { name: format!("policies-spec/{name}").into(), text: None }
    }
}

/// The statements of files, each with the file it stands in.
#[must_use]
pub fn statements(files: Vec<(String, StatementFile)>) -> Vec<(Origin, StatementSpec)> {
    let owned = |(name, file): (String, StatementFile)| {
        let origin = Origin::builtin(&name);
        file.statements.into_iter().map(move |statement| (origin.clone(), statement))
    };
    files.into_iter().flat_map(owned).collect()
}

/// The checklists of files, each with its file.
#[must_use]
pub fn checklists(files: Vec<(String, ChecklistSpec)>) -> Vec<(Origin, ChecklistSpec)> {
    files.into_iter().map(|(name, list)| (Origin::builtin(&name), list)).collect()
}

/// Reads a checklist of the user's.
///
/// # Errors
/// What the YAML lacks or has too much, at its place.
pub fn parse_checklist(name: &str, text: &str) -> Result<(Origin, ChecklistSpec), SpecError> {
    let origin = Origin::file(name, text);
    yaml::parse(&origin, text).map(|list| (origin, list))
}

/// Reads statements of the user's.
///
/// # Errors
/// What the YAML lacks or has too much, at its place.
pub fn parse_statements(name: &str, text: &str) -> Result<Vec<(Origin, StatementSpec)>, SpecError> {
    let origin = Origin::file(name, text);
    let file: StatementFile = yaml::parse(&origin, text)?;
    Ok(file.statements.into_iter().map(|statement| (origin.clone(), statement)).collect())
}
