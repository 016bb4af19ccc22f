//! The pages of `privlint rules --docs`.

use super::Folder;
use std::fs;

#[test]
fn pages_are_written_and_checked() {
    let folder = Folder::with(&[]);
    let docs = |more: &[&str]| folder.run(&[&["rules", "--docs", "docs", "--checklist", "ours.yaml"], more].concat());
    assert_eq!(docs(&["--check"]).status, 1, "no pages yet");
    assert_eq!(docs(&[]).status, 0);
    let run = docs(&["--check"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(fs::read_to_string(folder.path("docs/README.md")).expect("an index").contains("[ours/leaving](ours/leaving.md)"));
    let page = fs::read_to_string(folder.path("docs/document/empty.md")).expect("a page of a rule about the document");
    assert!(page.contains("\n# document/empty\n\n"), "{page}");

    let page = fs::read_to_string(folder.path("docs/ours/leaving.md")).expect("a page");
    folder.write("docs/ours/gone.md", &page);
    folder.write("docs/notes.md", "Mine.");
    folder.write("docs/ours/leaving.md", page + "x");
    fs::remove_file(folder.path("docs/README.md")).expect("an index");
    let run = docs(&["--check"]);
    assert_eq!(run.status, 1);
    super::snapshot("docs_check", &run.stderr);
}

#[test]
fn a_rule_cannot_write_outside_the_folder() {
    let folder = Folder::with(&[]);
    folder.write("evil.yaml", super::CHECKLIST.replace("checklist: ours", "checklist: ../evil"));
    let run = folder.run(&["rules", "--docs", "docs", "--checklist", "evil.yaml"]);
    assert_eq!(run.status, 2);
    assert!(!folder.path("docs").exists() && !folder.path("evil").exists());
}
