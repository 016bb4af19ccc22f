//! Bad input: each kind is told plainly, and none is a crash or a pass.

use super::{FORMATS, Folder, GOOD, POOR, snapshot};
use std::fs;

#[test]
fn files_that_cannot_be_read_say_why() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    folder.write("binary.txt", b"\x7fELF\0\0");
    folder.write("latin.txt", b"We keep your name for caf\xe9 visits.");
    let big = fs::File::create(folder.path("big.md")).expect("a file");
    big.set_len(20_000_000).expect("a long file");
    snapshot("input_unreadable", &folder.check(&["--format", "short", "."]).shown());
    snapshot("input_unreadable_60", &folder.check(&["--format", "short", "--width", "60", "."]).shown());
    assert_eq!(folder.check(&["binary.txt"]).status, 2);
    assert_eq!(folder.check(&["latin.txt"]).status, 1);
}

#[test]
fn the_limit_can_be_moved() {
    let folder = Folder::with(&[("good.md", GOOD)]);
    assert_eq!(folder.check(&["--max-size", "50", "good.md"]).status, 2);
    assert_eq!(folder.check(&["--max-size", "1KB", "good.md"]).status, 0);
    let stdin = |limit: &str| {
        let arguments = [&["check"], &super::OURS[..], &["--max-size", limit, "-"]].concat();
        super::Run::of(folder.command(&arguments).write_stdin(GOOD)).status
    };
    assert_eq!((stdin("50"), stdin("1KB")), (2, 0));
}

#[test]
fn a_file_that_may_not_be_read_says_so() {
    let folder = Folder::with(&[("secret.md", GOOD)]);
    let path = folder.path("secret.md");
    make_unreadable(&path);
    if fs::read(&path).is_ok() {
        println!("skipped: this user may read every file");
        return;
    }
    let run = folder.check(&["secret.md"]);
    assert_eq!((run.status, run.stderr.as_str()), (2, "error: secret.md: permission denied\n"));
}

#[cfg(unix)]
fn make_unreadable(path: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("permissions can be set");
}

#[cfg(not(unix))]
fn make_unreadable(_: &std::path::Path) {}

#[test]
fn documents_without_text_do_not_crash() {
    let long = "word ".repeat(200_000);
    let nested = "<div>".repeat(20_000);
    let items: String = (0..2_000).flat_map(|depth| [" ".repeat(depth.min(300)), "- item\n".to_owned()]).collect();
    let texts = [
        ("empty.md", ""),
        ("empty.html", ""),
        ("empty.txt", ""),
        ("space.md", " \r\n\t\n"),
        ("front.md", "---\ntitle: Privacy\n---\n"),
        ("mark.txt", "\u{feff}"),
        ("line.txt", long.as_str()),
        ("nested.html", nested.as_str()),
        ("items.md", items.as_str()),
    ];
    for format in ["full", "short", "json"] {
        let folder = Folder::with(&texts);
        for (name, _) in texts {
            let passes: &[&str] = if format == "full" { &["--show-passes"] } else { &[] };
            let run = folder.check(&[&["--format", format, name], passes].concat());
            assert_eq!(run.status, 2, "nothing was checked: {name}: {}", run.shown());
            assert!(!run.stderr.contains("panicked"), "{name}: {}", run.shown());
        }
        assert_eq!(folder.run(&["clauses", "front.md"]).status, 0);
        assert_eq!(folder.run(&["clauses", "empty.txt", "--format", "json"]).status, 0);
    }
}

#[test]
fn nothing_that_steers_a_terminal_is_printed() {
    let name = "a\u{1b}[2Jb\u{202e}.md";
    let text = "# Privacy\u{1b}]0;x\u{7}\n\nWe collect \u{202e}your name.\u{9b}2J\u{200b} You may opt\u{1b}[31m out.\n";
    let folder = Folder::with(&[(name, text)]);
    let bad = |run: &super::Run| {
        let c = run.shown().chars().find(|&c| c != '\n' && privlint::report::escape::is_unsafe(c));
        c.map(|c| format!("{c:?} in {}", run.shown()))
    };
    for format in FORMATS {
        assert_eq!(bad(&folder.check(&["--format", format, name])), None);
        assert_eq!(bad(&folder.check(&["--format", format, ".", "\u{1b}[1m.md", "\u{1b}*"])), None);
    }
    for format in ["text", "json"] {
        assert_eq!(bad(&folder.run(&["clauses", "--format", format, name])), None);
    }
    assert_eq!(bad(&folder.run(&["explain", "\u{1b}[1m"])), None);
    assert_eq!(bad(&folder.run(&["check", "--checklist", "\u{1b}[1m", name])), None);
}

#[test]
fn standard_input_goes_by_its_name() {
    let folder = Folder::with(&[]);
    let run = |arguments: &[&str], text: &str| {
        let arguments = [&["check"], &super::OURS[..], &["--format", "short"], arguments].concat();
        super::Run::of(folder.command(&arguments).write_stdin(text)).stdout
    };
    assert_eq!(run(&["-"], POOR), "<stdin>:1:3: error[ours/leaving]: No way to leave is stated.\n");
    assert_eq!(
        run(&["-", "--stdin-filename", "site/p.md"], POOR),
        "site/p.md:1:3: error[ours/leaving]: No way to leave is stated.\n"
    );
    let html = "<html><h1>Privacy</h1><p>You may opt <b>out</b>.";
    assert_eq!(run(&["-"], html), "<stdin>:1:26: warning[ours/leaving]: Leaving is mentioned, but no route is given.\n");
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_refused_and_the_shell_s_own_pipes_are_read() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    let fifo = folder.path("pipe.md");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().is_ok_and(|status| status.success()));
    // Nobody writes to it, and the report on the other file is not lost.
    let run = folder.check(&["--format", "short", "pipe.md", "poor.md"]);
    assert_eq!(run.status, 2, "{}", run.shown());
    assert!(run.stderr.contains("pipe.md: this is no regular file, so it was not read"), "{}", run.stderr);
    assert!(run.stdout.contains("poor.md:"), "{}", run.stdout);
    // Found in a folder, it is passed over.
    assert!(!folder.check(&["--format", "short", "."]).stderr.contains("pipe.md"));
}

#[test]
fn braces_without_end_are_a_mistake_of_the_configuration() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    for depth in [260, 100_000] {
        folder.write("privlint.yaml", format!("files: ['{}{}']\n", "{a".repeat(depth), "}".repeat(depth)));
        let run = folder.run(&["check", "poor.md"]);
        assert_eq!(run.status, 2, "{}", run.shown());
        assert!(
            run.stderr.contains("this is not a valid pattern: its braces are nested too deeply")
                || run.stderr.contains("this pattern is too long")
        );
    }
    let run = folder.run(&["check", "--config", "none.yaml", &format!("*{}{}", "{a".repeat(300), "}".repeat(300))]);
    assert_eq!(run.status, 2, "{}", run.shown());
}

#[test]
fn an_ignore_file_that_cannot_be_obeyed_is_told_and_the_rest_is_reported() {
    let nested = |depth: usize| format!("a.md\n{}{}\n", "{a".repeat(depth), "}".repeat(depth));
    for (name, text, why) in [
        (".gitignore", nested(260), "site/.gitignore: the braces of line 2 are nested too deeply; its folder was left out"),
        (".ignore", nested(100_000), "site/.ignore: line 2 has more than 1000 bytes; its folder was left out"),
    ] {
        let folder = Folder::with(&[("poor.md", POOR), ("site/a.md", POOR)]);
        folder.write(&format!("site/{name}"), text);
        for named in ["site", "."] {
            let run = folder.check(&["--format", "short", "poor.md", named]);
            assert_eq!(run.status, 2, "{}", run.shown());
            assert!(run.stderr.contains(why), "{}", run.stderr);
            assert!(run.stdout.contains("poor.md:") && !run.stdout.contains("a.md:"), "{}", run.stdout);
        }
    }
    let folder = Folder::with(&[("poor.md", POOR), ("site/a.md", POOR), ("site/b.md", POOR)]);
    folder.write("site/.gitignore", nested(20));
    let run = folder.check(&["--format", "short", "."]);
    assert!(run.status == 1 && run.stdout.contains("b.md:") && !run.stdout.contains("a.md:"), "{}", run.shown());
}

#[cfg(unix)]
#[test]
fn an_ignore_file_that_is_a_pipe_is_not_waited_for() {
    for named in ["site", ".", "site/legal", "site/**/*.md"] {
        let folder = Folder::with(&[("poor.md", POOR), ("site/legal/a.md", POOR)]);
        let fifo = folder.path("site/.gitignore");
        assert!(std::process::Command::new("mkfifo").arg(&fifo).status().is_ok_and(|status| status.success()));
        let run = folder.check(&["--format", "short", "poor.md", named]);
        assert_eq!(run.status, 2, "{}", run.shown());
        assert!(
            run.stderr.contains("site/.gitignore: this is no regular file, so it was not read; its folder"),
            "{}",
            run.stderr
        );
        assert!(run.stdout.contains("poor.md:"), "{}", run.stdout);
    }
}
