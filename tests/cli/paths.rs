//! Which documents a path, a folder or a pattern names.

use super::{Folder, POOR, snapshot};

/// The documents that were linted, in the order in which they were reported.
fn linted(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let run = folder.check(&[&["--format", "short"], arguments].concat());
    run.stdout.lines().filter_map(|line| line.split_once(':')).map(|(name, _)| name.to_owned()).collect()
}

fn tree() -> Folder {
    let names = [
        "a.md",
        "b/privacy.html",
        "b/notes.rst",
        "b/.hidden.md",
        "b/build/old.md",
        "b-c.txt",
        "datenschutz/de.md",
        "datenschutz/README.md",
    ];
    let folder = Folder::with(&names.map(|name| (name, POOR)));
    folder.write(".gitignore", "build/\n");
    folder
}

#[test]
fn a_folder_gives_the_documents_that_git_would_keep() {
    let all = ["a.md", "b-c.txt", "b/privacy.html", "datenschutz/README.md", "datenschutz/de.md"];
    assert_eq!(linted(&tree(), &["."]), all);
    assert_eq!(linted(&tree(), &["b"]), ["b/privacy.html"]);
}

#[test]
fn a_file_that_is_named_is_linted_whatever_it_is_called() {
    assert_eq!(
        linted(&tree(), &["b/notes.rst", "b/.hidden.md", "b/build/old.md"]),
        ["b/.hidden.md", "b/build/old.md", "b/notes.rst"]
    );
}

#[test]
fn a_pattern_gives_what_it_matches() {
    assert_eq!(linted(&tree(), &["*.md"]), ["a.md"]);
    assert_eq!(linted(&tree(), &["**/*.md"]), ["a.md", "datenschutz/README.md", "datenschutz/de.md"]);
    assert_eq!(linted(&tree(), &["b/notes.[rs]*"]), ["b/notes.rst"]);
    assert_eq!(linted(&tree(), &["?-c.txt"]), ["b-c.txt"]);
}

#[test]
fn a_file_whose_name_is_a_pattern_is_that_file() {
    let folder = tree();
    folder.write("[ab].md", POOR);
    assert_eq!(linted(&folder, &["[ab].md"]), ["[ab].md"]);
}

#[test]
fn without_a_path_files_are_found_by_their_names() {
    assert_eq!(linted(&tree(), &[]), ["b/privacy.html", "datenschutz/de.md"]);
}

#[test]
fn a_file_that_is_given_twice_is_linted_once() {
    let folder = tree();
    let whole = folder.path("a.md");
    let whole = whole.to_str().expect("UTF-8");
    assert_eq!(linted(&folder, &["a.md", "./a.md", whole, "*.md"]), ["a.md"]);
    assert_eq!(linted(&folder, &["b", "b/privacy.html"]), ["b/privacy.html"]);
}

#[test]
fn nothing_to_read_is_no_pass() {
    let folder = Folder::with(&[("empty/picture.png", ""), ("terms.md", POOR)]);
    let runs: [&[&str]; 6] = [
        &["check", "--no-core", "--checklist", "statements.yaml", "--checklist", "ours.yaml"],
        &["check", "--no-core", "--checklist", "statements.yaml", "--checklist", "ours.yaml", "empty"],
        &["check", "--no-core", "--checklist", "statements.yaml", "--checklist", "ours.yaml", "missing.md"],
        &["check", "--no-core", "--checklist", "statements.yaml", "--checklist", "ours.yaml", "*.html"],
        &["check", "--no-core", "--checklist", "statements.yaml", "--checklist", "ours.yaml", "[a.md"],
        &["check", "--no-core", "--checklist", "statements.yaml", "--checklist", "ours.yaml", "missing.md", "terms.md"],
    ];
    snapshot("paths_nothing", &super::shown_runs(&folder, &runs));
}
