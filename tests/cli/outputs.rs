//! Several outputs of one run, and files that are there whole or not at all.

use super::{Folder, POOR};
use std::fs;

#[test]
fn one_run_writes_several_formats() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    let run = folder.check(&["--output", "json=a.json", "--output", "short=b.txt", "--output", "json-lines=c.jsonl", "poor.md"]);
    let read = |name: &str| fs::read_to_string(folder.path(name)).expect("it is written");
    assert_eq!(run.status, 1);
    assert_eq!(read("a.json"), folder.check(&["--format", "json", "poor.md"]).stdout);
    assert_eq!(read("b.txt"), folder.check(&["--format", "short", "poor.md"]).stdout);
    assert_eq!(read("c.jsonl"), folder.check(&["--format", "json-lines", "poor.md"]).stdout);
    assert_eq!(fs::read_dir(folder.path(".")).expect("a folder").count(), 6, "nothing else is left");
}

#[test]
fn an_output_that_cannot_be_written_fails_the_run() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    for target in ["no/such/folder.json", ".", "poor.md/x.json"] {
        let run = folder.check(&["--output", &format!("json={target}"), "poor.md"]);
        assert_eq!(run.status, 2, "{target}");
        assert!(run.stderr.starts_with(&format!("error: {target}: this output cannot be written: ")), "{}", run.stderr);
    }
    for wrong in ["json", "jsn=x", "json="] {
        assert_eq!(folder.check(&["--output", wrong, "poor.md"]).status, 2, "{wrong}");
    }
}

#[cfg(unix)]
#[test]
fn an_output_keeps_the_rights_of_the_file_and_the_link_to_it() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(&[("poor.md", POOR), ("real/old.json", "old")]);
    fs::set_permissions(folder.path("real/old.json"), fs::Permissions::from_mode(0o640)).expect("rights");
    symlink("real/old.json", folder.path("link.json")).expect("a link");
    assert_eq!(folder.check(&["--output", "json=link.json", "poor.md"]).status, 1);
    assert!(folder.path("link.json").is_symlink());
    assert!(fs::read_to_string(folder.path("real/old.json")).expect("text").starts_with("{\"version\":1"));
    assert_eq!(fs::metadata(folder.path("real/old.json")).expect("a file").permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_broken_off_leaves_the_old_file_and_no_other() {
    use std::process::{Command, Stdio};
    let folder = Folder::with(&[("out.json", "old")]);
    // Standard input that never ends keeps the run at work.
    let mut child = folder_command(&folder)
        .args([
            "check",
            "--no-core",
            "--checklist",
            "statements.yaml",
            "--checklist",
            "ours.yaml",
            "--output",
            "json=out.json",
            "-",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    // Waiting for the program would close it.
    let stdin = child.stdin.take();
    let begun = || {
        fs::read_dir(folder.path("."))
            .expect("a folder")
            .any(|entry| entry.expect("an entry").file_name().to_string_lossy().starts_with(".privlint-"))
    };
    while !begun() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(interrupted.success());
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert_eq!(fs::read_to_string(folder.path("out.json")).expect("text"), "old");
    assert!(!begun());
    drop(stdin);
}

#[cfg(unix)]
fn folder_command(folder: &Folder) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_privlint"));
    command.current_dir(folder.path("."));
    command
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_may_be_no_regular_file() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    assert_eq!(folder.check(&["--output", "json=/dev/null", "poor.md"]).status, 1);
    let full = folder.check(&["--output", "json=/dev/full", "poor.md"]);
    assert_eq!(full.status, 2);
    assert!(full.stderr.contains("/dev/full: this output cannot be written: no space left on device"), "{}", full.stderr);
}

#[test]
fn completions_and_manual_pages_name_every_command() {
    let folder = Folder::with(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = folder.run(&["completions", shell]);
        assert!(run.status == 0 && run.stdout.contains("suggest"), "{shell}");
    }
    assert_eq!(folder.run(&["man", "--dir", "man1"]).status, 0);
    let help = folder.run(&["--help"]).stdout;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| line.starts_with("  "));
    let names =
        commands.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next()).collect::<Vec<_>>();
    assert!(names.len() >= 9, "{help}");
    for name in names {
        let page = fs::read_to_string(folder.path(&format!("man1/privlint-{name}.1"))).expect(name);
        assert_eq!(folder.run(&["man", name]).stdout, page);
    }
    assert_eq!(folder.run(&["man", "nothing"]).status, 2);
}

#[test]
fn outputs_write_over_neither_one_another_nor_a_policy() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    let twice = folder.check(&["--output", "json=a.json", "--output", "sarif=./a.json", "poor.md"]);
    let list = folder.check(&["--output", "json=ours.yaml", "poor.md"]);
    let over = folder.check(&["--output", "json=./poor.md", "poor.md"]);
    for (run, message) in [
        (twice, "two outputs cannot go to the same file"),
        (over, "this run reads that file"),
        (list, "this run reads that file"),
    ] {
        assert!(run.status == 2 && run.stderr.contains(message), "{}", run.shown());
    }
    assert_eq!(fs::read_to_string(folder.path("poor.md")).expect("text"), POOR);
    assert_eq!(folder.check(&["--stdin-filename", "x.md", "poor.md"]).status, 2);
}
