//! What a run on GitHub adds.

use super::{FORMATS, Folder, OURS, POOR, Run};
use std::fs::{self, File};

/// The annotation of the poor policy.
const ANNOTATION: &str = "::error file=poor.md,line=1,endLine=1,col=3,endColumn=17,title=ours/leaving::";

fn folder() -> Folder {
    Folder::with(&[("poor.md", POOR)])
}

fn on_github(folder: &Folder, arguments: &[&str]) -> Run {
    Run::of(folder.command(&[&["check"], &OURS[..], arguments].concat()).env("GITHUB_ACTIONS", "true"))
}

#[test]
fn annotations_stand_behind_what_people_read() {
    let folder = folder();
    for format in ["full", "short"] {
        let (run, alone) = (on_github(&folder, &["--format", format, "poor.md"]), folder.check(&["--format", format, "poor.md"]));
        let (pause, rest) = run.stdout.split_once('\n').expect("a line");
        let word = pause.strip_prefix("::stop-commands::").expect("a pause");
        let (shown, annotations) = rest.split_once(&format!("::{word}::\n")).expect("the end of the pause");
        assert_eq!((shown, run.stderr, run.status), (alone.stdout.as_str(), alone.stderr, 1));
        assert!(annotations.starts_with(ANNOTATION) && annotations.lines().count() == 1, "{annotations}");
    }
}

#[test]
fn nobody_can_know_the_word_that_ends_a_pause() {
    let folder = folder();
    let pause = || on_github(&folder, &["poor.md"]).stdout.lines().next().map(str::to_owned);
    assert_ne!(pause(), pause());
}

#[test]
fn what_programs_read_stays_as_it_is() {
    let folder = folder();
    for format in ["json", "json-lines", "sarif", "gitlab", "junit", "markdown"] {
        let run = on_github(&folder, &["--format", format, "poor.md"]);
        assert_eq!((run.stdout, run.status), (folder.check(&["--format", format, "poor.md"]).stdout, 1));
        assert!(run.stderr.starts_with(ANNOTATION), "{format}: {}", run.stderr);
    }
}

#[test]
fn a_file_gets_no_annotations() {
    let folder = folder();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_privlint"));
    command.current_dir(folder.path(".")).env("GITHUB_ACTIONS", "true").env_remove("CLICOLOR_FORCE");
    command.arg("check").args(OURS).arg("poor.md").stdout(File::create(folder.path("findings.txt")).expect("a file"));
    let output = command.output().expect("the program runs");
    assert!(String::from_utf8_lossy(&output.stderr).starts_with(ANNOTATION));
    let written = fs::read_to_string(folder.path("findings.txt")).expect("a file");
    assert_eq!(written, folder.check(&["poor.md"]).stdout);
}

#[test]
fn annotations_that_are_asked_for_come_once() {
    let folder = folder();
    let printed = on_github(&folder, &["--format", "github", "poor.md"]);
    assert_eq!((printed.stdout.matches("::error").count(), printed.stderr.as_str()), (1, ""));
    let written = on_github(&folder, &["--output", "github=annotations.txt", "poor.md"]);
    assert_eq!((written.stdout.matches("::").count(), written.stderr.as_str()), (0, ""));
    assert!(fs::read_to_string(folder.path("annotations.txt")).expect("a file").starts_with(ANNOTATION));
}

#[test]
fn elsewhere_there_are_none() {
    let folder = folder();
    for format in FORMATS {
        let arguments = [&["check"], &OURS[..], &["--format", format, "poor.md"]].concat();
        let run = Run::of(folder.command(&arguments).env("GITHUB_ACTIONS", "false"));
        assert_eq!(run.shown(), folder.run(&arguments).shown());
    }
}
