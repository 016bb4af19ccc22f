//! The documentation of the rules: a Markdown page a rule, and an index, made from the YAML.

use super::exit::Status;
use super::explain::Library;
use super::page::plain;
use super::terminal::Troubles;
use super::trouble::Failure;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Stands at the top of every page; a page without it is nobody's but its author's.
const MARK: &str = "<!-- Written by `privlint rules --docs`. Change the YAML in policies-spec/, not this page. -->";

/// The index, by the name that code hosts show with a folder.
const INDEX: &str = "README.md";

/// The pages by their paths under the folder.
pub type Pages = BTreeMap<PathBuf, String>;

/// Makes all pages.
pub fn pages(library: &Library) -> Result<Pages, Failure> {
    let mut pages = Pages::new();
    for rule in library.rules() {
        let id = rule.id();
        if !id.split('/').all(is_file_name) || id.split('/').count() != 2 {
            return Err(Failure::NoFileName { rule: id });
        }
        pages.insert(PathBuf::from(format!("{id}.md")), format!("{MARK}\n\n{}", rule.page(library).markdown()));
    }
    pages.insert(PathBuf::from(INDEX), index(library));
    Ok(pages)
}

fn is_file_name(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.chars().all(is_plain)
}

fn index(library: &Library) -> String {
    let mut out = format!("{MARK}\n\n# Rules\n");
    for group in library.groups() {
        out.extend(["\n## ", &plain(group.id), "\n\n", &plain(group.title), "\n\n"]);
        out.push_str("| rule | severity | asks |\n|---|---|---|\n");
        for rule in group.rules {
            let id = rule.id();
            out.extend(["| [", &id, "](", &id, ".md) | ", rule.severity().name(), " | ", &plain(rule.asks()), " |\n"]);
        }
    }
    out
}

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

/// Tells of every page that is not as it would be written.
pub fn check(folder: &Path, pages: &Pages, troubles: Troubles) -> Status {
    let mut wrong: Vec<String> = Vec::new();
    for (path, text) in pages {
        let path = folder.join(path);
        match fs::read_to_string(&path) {
            Ok(there) if there == *text => {}
            Ok(_) => wrong.push(format!("{}: this page is not up to date", path.display())),
            Err(_) => wrong.push(format!("{}: this page is missing", path.display())),
        }
    }
    wrong.extend(stale(folder, pages).iter().map(|path| format!("{}: there is no such rule any more", path.display())));
    for message in &wrong {
        troubles.error(message, None);
    }
    if wrong.is_empty() {
        return Status::Clean;
    }
    troubles
        .notice(&format!("`privlint rules --docs {}` writes the pages; delete those of rules that are gone.", folder.display()));
    Status::Found
}

/// Pages that were written once, of rules that are gone.
fn stale(folder: &Path, pages: &Pages) -> Vec<PathBuf> {
    let is_ours = |path: &Path| fs::read_to_string(path).is_ok_and(|text| text.starts_with(MARK));
    let files = ignore::WalkBuilder::new(folder).standard_filters(false).sort_by_file_path(Ord::cmp).build();
    files
        .filter_map(Result::ok)
        .map(ignore::DirEntry::into_path)
        .filter(|path| path.strip_prefix(folder).is_ok_and(|inner| !pages.contains_key(inner)))
        .filter(|path| path.is_file() && is_ours(path))
        .collect()
}
