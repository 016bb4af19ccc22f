//! What all formats have in common, on standard output and in files.

use super::{FORMATS, Folder, POOR, Run, WEAK};
use std::fs;
use std::process::Command;

fn folder() -> Folder {
    Folder::with(&[("poor.md", POOR), ("weak.md", WEAK)])
}

/// The files that were made in a folder, besides those that it had.
fn made(folder: &Folder) -> Vec<String> {
    let names = fs::read_dir(folder.path(".")).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| !["poor.md", "weak.md", "statements.yaml", "ours.yaml"].contains(&name.as_str()));
    names.sort();
    names
}

#[test]
fn a_file_has_what_standard_output_would_have() {
    let folder = folder();
    let asked = FORMATS.map(|format| format!("{format}={format}.out"));
    let arguments: Vec<&str> = asked.iter().flat_map(|asked| ["--output", asked]).chain(["poor.md", "weak.md"]).collect();
    let run = folder.check(&arguments);
    assert_eq!((run.status, run.stderr.as_str()), (1, ""));
    for format in FORMATS {
        let printed = folder.check(&["--format", format, "poor.md", "weak.md"]).stdout;
        let written = fs::read_to_string(folder.path(&format!("{format}.out"))).expect("a file");
        assert_eq!(written, printed, "{format}");
    }
    assert_eq!(made(&folder).len(), FORMATS.len());
}

#[test]
fn an_output_that_cannot_be_written_fails_the_run() {
    let folder = folder();
    let run = folder.check(&["--output", "json=good.json", "--output", "sarif=missing/privlint.sarif", "poor.md"]);
    let error = "error: missing/privlint.sarif: this output cannot be written: there is no such folder\n";
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (2, "", error));
    fs::create_dir(folder.path("folder")).expect("a folder");
    let run = folder.check(&["--output", "junit=folder", "poor.md"]);
    let error = "error: folder: this output cannot be written: is a directory\n";
    assert_eq!((run.status, run.stderr.as_str()), (2, error));
    assert_eq!(made(&folder), ["folder"], "nothing is left behind");
}

#[test]
fn a_run_that_fails_leaves_the_old_file() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        println!("skipped: there is no /dev/full here");
        return;
    };
    let folder = folder();
    folder.write("old.sarif", "old");
    let mut command = Command::new(env!("CARGO_BIN_EXE_privlint"));
    command.current_dir(folder.path(".")).env_remove("GITHUB_ACTIONS").arg("check").args(super::OURS);
    let output = command.args(["--output", "sarif=old.sarif", "poor.md"]).stdout(full).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path("old.sarif")).expect("a file"), "old");
    assert_eq!(made(&folder), ["old.sarif"]);
}

#[test]
fn an_output_that_makes_no_sense_says_why() {
    let folder = folder();
    for (asked, why) in [
        ("sarif", "this is not FORMAT=FILE, such as sarif=privlint.sarif"),
        ("pdf=a.pdf", "there is no format `pdf`; there are full, short, json, json-lines, sarif,"),
        ("json=", "no file is named after `=`"),
        ("json=-", "`-` is not a file; `--format json` prints it"),
    ] {
        let run: Run = folder.check(&["--output", asked, "poor.md"]);
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(why), "{}", run.stderr);
    }
}
