//! Standard output and standard error: color, width, and pipes that close.

use super::{Folder, OURS, POOR, Run, WEAK};
use std::io::Read;
use std::process::{Command, Stdio};

#[test]
fn color_is_for_terminals_unless_it_is_asked_for() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    let run = |arguments: &[&str], env: &[(&str, &str)]| {
        let mut command = folder.command(&[&["check"], &OURS[..], arguments, &["poor.md", "missing.md"]].concat());
        let run = Run::of(command.envs(env.iter().copied()));
        (run.stdout.contains('\u{1b}'), run.stderr.contains('\u{1b}'))
    };
    assert_eq!(run(&[], &[]), (false, false));
    assert_eq!(run(&[], &[("CLICOLOR_FORCE", "1")]), (true, true));
    assert_eq!(run(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), (false, false));
    assert_eq!(run(&["--color", "always"], &[("NO_COLOR", "1")]), (true, true));
    assert_eq!(run(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]), (false, false));
}

#[test]
fn no_line_is_wider_than_was_asked_for() {
    let folder = Folder::with(&[("weak.md", WEAK)]);
    for width in [45, 60, 100] {
        let width_text = width.to_string();
        let all: [&[&str]; 6] = [
            &["check", "--no-core", "--checklist", "statements.yaml", "--checklist", "ours.yaml", "weak.md", "missing.md"],
            &["clauses", "weak.md"],
            &["explain", "leaving", "--checklist", "statements.yaml", "--checklist", "ours.yaml"],
            &["rules", "--checklist", "ours.yaml"],
            &["test", "statements.yaml"],
            &["check", "--no-core", "--checklist", "missing.yaml"],
        ];
        for arguments in all {
            let run = folder.run(&[&["--width", &width_text], arguments].concat());
            let wide = run.shown().lines().find(|line| line.chars().count() > width).map(str::to_owned);
            assert_eq!(wide, None, "{arguments:?}");
        }
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_error_and_no_pass() {
    let folder = Folder::with(&[]);
    for number in 0..400 {
        folder.write(&format!("policies/{number}.md"), POOR);
    }
    for format in ["full", "short", "json", "sarif", "gitlab", "junit"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_privlint"))
            .current_dir(folder.dir.path())
            .arg("check")
            .args(OURS)
            .args(["--format", format, "policies"])
            .env_remove("GITHUB_ACTIONS")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdout = child.stdout.take().expect("a pipe");
        stdout.read_exact(&mut [0; 10]).expect("ten bytes");
        drop(stdout);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(141), ""), "{format}");
    }
}

#[test]
fn a_reader_that_stops_reading_does_not_cost_the_files() {
    let folder = Folder::with(&[]);
    for number in 0..400 {
        folder.write(&format!("policies/{number}.md"), POOR);
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_privlint"))
        .current_dir(folder.dir.path())
        .arg("check")
        .args(OURS)
        .args(["--output", "json=all.json", "policies"])
        .env_remove("GITHUB_ACTIONS")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut [0; 10]).expect("ten bytes");
    drop(stdout);
    assert_eq!(child.wait().expect("the program ends").code(), Some(141));
    let written = std::fs::read_to_string(folder.path("all.json")).expect("the file is there");
    let value: serde_json::Value = serde_json::from_str(&written).expect("JSON, whole");
    assert_eq!(value["documents"].as_array().map(Vec::len), Some(400));
}

#[test]
fn a_full_disk_fails_the_run() {
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else {
        println!("skipped: there is no /dev/full here");
        return;
    };
    let folder = Folder::with(&[("poor.md", POOR)]);
    let output = Command::new(env!("CARGO_BIN_EXE_privlint"))
        .current_dir(folder.dir.path())
        .arg("check")
        .args(OURS)
        .arg("poor.md")
        .stdout(full)
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: the output cannot be written: "));
}

#[test]
fn the_help_says_once_that_it_is_no_legal_advice() {
    let folder = Folder::with(&[]);
    let help = folder.run(&["--help"]);
    assert_eq!((help.status, help.stdout.matches("no legal advice").count()), (0, 1));
    for command in ["check", "explain", "rules", "clauses", "test"] {
        let help = folder.run(&[command, "--help"]);
        assert_eq!(help.status, 0);
        assert!(help.stdout.contains("Examples:"), "{}", help.stdout);
    }
    assert_eq!(folder.run(&["--version"]).stdout, format!("privlint {}\n", env!("CARGO_PKG_VERSION")));
}
