//! The program as a user meets it: the real binary, in a folder of its own.

use assert_cmd::Command;
use std::path::PathBuf;
use tempfile::TempDir;

mod annotations;
mod check;
mod clauses;
mod config;
mod docs;
mod examples;
mod explain;
mod formats;
mod gate;
mod input;
mod kinds;
mod living;
mod outputs;
mod paths;
mod readme;
mod sets;
mod streams;
mod yaml;

/// Statements that do not change with the built-in ones.
const STATEMENTS: &str = "\
statements:
  - id: leaving
    title: How to leave
    belongs: [opt-out]
    any:
      - {action: opt-out, channel: [mail-address]}
    weak:
      - {action: opt-out, lacks: 'says that readers can leave, not how'}
    examples:
      yes: ['You may opt out by writing to leave@board.example.']
      no: ['We collect your name.']
      weak: ['You may opt out.']
";

/// A checklist over them.
const CHECKLIST: &str = "\
checklist: ours
title: What our board asks
duties:
  - id: leaving
    asks: Tell readers how to leave.
    severity: error
    weak-severity: warning
    cite:
      - {text: 'Our statutes, section 3', url: 'https://board.example/statutes'}
      - {text: Good manners}
    missing: No way to leave is stated.
    weak-message: Leaving is mentioned, but no route is given.
    help: Name the route, and what it stops.
    passes: You may opt out by writing to leave@board.example.
    fails: You may opt out.
";

/// A policy that does what the checklist asks.
const GOOD: &str =
    "# Privacy Policy\n\nWe collect your name.\n\n## Choice\n\nYou may opt out by writing to leave@board.example.\n";

/// Asserts that a run was that of this many examples, and that all hold.
fn assert_examples_hold(run: &Run, count: usize) {
    let expected = format!("{count} examples: {count} ok, 0 missed, 0 noisy, 0 weak mismatches.\n");
    assert_eq!((run.status, &run.stdout), (0, &expected), "{}", run.stderr);
}

/// One that only touches on it.
const WEAK: &str = "# Privacy Policy\n\nWe collect your name.\n\n## Choice\n\nYou may opt out.\n";

/// One that says nothing of it.
const POOR: &str = "# Privacy Policy\n\nWe collect your name.\n";

/// All formats.
const FORMATS: [&str; 9] = ["full", "short", "json", "json-lines", "sarif", "github", "gitlab", "junit", "markdown"];

/// The arguments that check policies against the checklist above alone.
const OURS: [&str; 5] = ["--no-core", "--checklist", "statements.yaml", "--checklist", "ours.yaml"];

/// A folder to run in.
struct Folder {
    dir: TempDir,
}

/// What a run came to.
#[derive(Debug)]
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Folder {
    /// A folder with the checklist and these files.
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self { dir: tempfile::tempdir().expect("a folder") };
        folder.write("statements.yaml", STATEMENTS);
        folder.write("ours.yaml", CHECKLIST);
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The program with these arguments, not yet started.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_privlint"));
        command.current_dir(self.dir.path()).args(arguments);
        command.env_remove("GITHUB_ACTIONS").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("CLICOLOR");
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&mut self.command(arguments))
    }

    /// `privlint check` against the checklist above.
    fn check(&self, arguments: &[&str]) -> Run {
        self.run(&[&["check"], &OURS[..], arguments].concat())
    }
}

impl Run {
    fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { status: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// All of it, for a snapshot.
    fn shown(&self) -> String {
        let part = |name: &str, text: &str| if text.is_empty() { String::new() } else { format!("--- {name}\n{text}") };
        format!("{}{}--- status {}\n", part("stdout", &self.stdout), part("stderr", &self.stderr), self.status)
    }
}

/// Compares with a snapshot in the folder `snapshots`.
fn snapshot(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("cli_{name}"), shown));
}

/// Several runs under the arguments they were started with.
fn shown_runs(folder: &Folder, runs: &[&[&str]]) -> String {
    let shown = |arguments: &&[&str]| format!("$ privlint {}\n{}", arguments.join(" "), folder.run(arguments).shown());
    runs.iter().map(shown).collect::<Vec<_>>().join("\n")
}
