//! The documentation of the rules: a Markdown page a rule, and an index, made from the YAML.

use super::explain::Library;
use super::generated::Pages;
use super::page::plain;
use super::trouble::Failure;
use std::path::PathBuf;

/// Stands at the top of every page; a page without it is nobody's but its author's.
pub const MARK: &str = "<!-- Written by `privlint rules --docs`. Change the YAML in policies-spec/, not this page. -->";

/// The index, by the name that code hosts show with a folder.
const INDEX: &str = "README.md";

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
