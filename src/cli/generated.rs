//! Files that are made from what the program knows - pages, schemas - and whether they are up to date.

use super::exit::Status;
use super::terminal::Troubles;
use super::trouble::Failure;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The files by their paths under a folder.
pub type Pages = BTreeMap<PathBuf, String>;

/// Writes the pages into a folder; others that stand there are left alone.
pub fn write(folder: &Path, pages: &Pages) -> Result<Status, Failure> {
    for (path, text) in pages {
        let path = folder.join(path);
        let write = || {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(&path, text)
        };
        write().map_err(|error| Failure::Write { path: path.display().to_string(), error })?;
    }
    Ok(Status::Clean)
}

/// Tells of every file that is not as it would be written. `mark` is what a file of ours begins with, so that one that is no longer
/// written is known; `command` is what writes them.
pub fn check(folder: &Path, pages: &Pages, mark: &str, command: &str, troubles: Troubles) -> Status {
    let mut wrong: Vec<String> = Vec::new();
    for (path, text) in pages {
        let path = folder.join(path);
        match fs::read_to_string(&path) {
            Ok(there) if there == *text => {}
            Ok(_) => wrong.push(format!("{}: this page is not up to date", path.display())),
            Err(_) => wrong.push(format!("{}: this page is missing", path.display())),
        }
    }
    wrong.extend(stale(folder, pages, mark).iter().map(|path| format!("{}: this rule no longer exists", path.display())));
    for message in &wrong {
        troubles.error(message, None);
    }
    if wrong.is_empty() {
        return Status::Clean;
    }
    troubles.notice(&format!("`{command} {}` writes the pages; delete those of rules that no longer exist.", folder.display()));
    Status::Findings
}

/// Pages that were written once, of rules that are gone.
fn stale(folder: &Path, pages: &Pages, mark: &str) -> Vec<PathBuf> {
    let is_ours = |path: &Path| fs::read_to_string(path).is_ok_and(|text| text.starts_with(mark));
    let files = ignore::WalkBuilder::new(folder).standard_filters(false).sort_by_file_path(Ord::cmp).build();
    files
        .filter_map(Result::ok)
        .map(ignore::DirEntry::into_path)
        .filter(|path| path.strip_prefix(folder).is_ok_and(|inner| !pages.contains_key(inner)))
        .filter(|path| path.is_file() && is_ours(path))
        .collect()
}
