//! What `privlint check` prints and how it exits.

use super::{FORMATS, Folder, GOOD, POOR, WEAK, snapshot};

fn folder() -> Folder {
    Folder::with(&[("good.md", GOOD), ("weak.md", WEAK), ("poor.md", POOR)])
}

#[test]
fn findings_are_shown_at_the_words() {
    let folder = folder();
    snapshot("check_full_100", &folder.check(&["good.md", "poor.md", "weak.md"]).shown());
    snapshot("check_full_60", &folder.check(&["--width", "60", "weak.md", "--show-passes", "good.md"]).shown());
    snapshot("check_clean", &folder.check(&["good.md"]).shown());
}

#[test]
fn the_short_format_has_its_last_line_on_standard_error() {
    snapshot("check_short", &folder().check(&["--format", "short", "good.md", "poor.md", "weak.md"]).shown());
}

#[test]
fn json_is_one_object_whatever_happens() {
    let run = folder().check(&["--format", "json", "good.md", "missing.md", "weak.md"]);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let documents = value["documents"].as_array().expect("documents");
    let paths: Vec<&str> = documents.iter().filter_map(|document| document["path"].as_str()).collect();
    assert_eq!((paths, run.status), (vec!["good.md", "weak.md"], 2));
    assert_eq!(documents[0]["verdicts"][0]["verdict"], "satisfied");
    assert_eq!(documents[1]["verdicts"][0]["verdict"], "weak");
    assert!(run.stderr.contains("missing.md"), "{}", run.stderr);
}

#[test]
fn the_status_tells_what_was_found_in_every_format() {
    let folder = folder();
    for format in FORMATS {
        let status = |arguments: &[&str]| folder.check(&[&["--format", format], arguments].concat()).status;
        assert_eq!(status(&["good.md"]), 0);
        assert_eq!(status(&["poor.md"]), 1);
        assert_eq!(status(&["weak.md"]), 0, "a warning is below `--fail-on error`");
        assert_eq!(status(&["weak.md", "--fail-on", "warning"]), 1);
        assert_eq!(status(&["good.md", "--fail-on", "advice"]), 0);
        assert_eq!(status(&["poor.md", "--fail-on", "never"]), 0);
        assert_eq!(status(&["poor.md", "--exit-zero"]), 0);
        assert_eq!(status(&["poor.md", "missing.md", "--exit-zero"]), 2, "a failed run is no pass");
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_others_from_being_linted() {
    let run = folder().check(&["poor.md", "missing.md"]);
    assert_eq!(run.status, 2);
    assert!(run.stdout.contains("No way to leave is stated."), "{}", run.stdout);
    assert_eq!(run.stderr, "error: missing.md: there is no such file or folder\n");
}

#[test]
fn bad_usage_says_what_to_do() {
    let folder = folder();
    let runs: [&[&str]; 6] = [
        &["check", "--checklist", "cores", "good.md"],
        &["check", "--checklist", "missing.yaml", "good.md"],
        &["check", "--no-core", "good.md"],
        &[
            "check",
            "--no-core",
            "--checklist",
            "statements.yaml",
            "--checklist",
            "ours.yaml",
            "--format",
            "short",
            "--show-passes",
            "good.md",
        ],
        &["check", "--max-size", "8XB", "good.md"],
        &["check", "--format", "word", "good.md"],
    ];
    snapshot("check_usage", &super::shown_runs(&folder, &runs));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Folder::with(&[]);
    for number in 0..150 {
        folder.write(&format!("policies/{number}.md"), [GOOD, WEAK, POOR][number % 3]);
    }
    for format in FORMATS {
        let run = |threads: &str| {
            let mut command = folder.command(&[&["check"], &super::OURS[..], &["--format", format, "policies"]].concat());
            super::Run::of(command.env("RAYON_NUM_THREADS", threads)).shown()
        };
        assert_eq!(run("1"), run("4"));
    }
    let json = folder.check(&["--format", "json", "policies"]).stdout;
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let paths: Vec<&str> = value["documents"].as_array().expect("documents").iter().filter_map(|d| d["path"].as_str()).collect();
    assert!(paths.len() == 150 && paths.is_sorted(), "{paths:?}");
}

#[test]
fn a_verdict_does_not_depend_on_other_files() {
    let folder = folder();
    let alone: String = ["good.md", "poor.md", "weak.md"].map(|name| folder.check(&["--format", "short", name]).stdout).concat();
    assert_eq!(folder.check(&["--format", "short", "."]).stdout, alone);
}

#[test]
fn the_day_a_page_was_posted_is_told_from_the_day_of_its_last_change() {
    let text = |keys: &str| format!("{keys}\n# Privacy Policy\n\nWe collect your name to run your account.\n");
    let cases = [
        ("---\nlast_modified_at: 2026-06-28\n---\n", [false, false]),
        ("---\npubDate: 2026-06-28\n---\n", [false, true]),
        ("+++\ndate = 2026-06-28\n+++\n", [false, true]),
        ("+++\ndate = 2026-06-28\n[extra]\nupdated = 2026-07-01\n+++\n", [false, false]),
        ("---\nsubtitle: \"Last updated: July 12, 2026\"\n---\n", [false, false]),
        ("---\nlayout: page\n---\n", [true, false]),
    ];
    for (keys, expected) in cases {
        let folder = Folder::with(&[("a.md", &text(keys))]);
        let run = folder.run(&["check", "--format", "short", "a.md"]);
        let found = ["core/last-updated", "document/posted"].map(|rule| run.stdout.contains(rule));
        assert_eq!(found, expected, "{keys}: {}", run.shown());
    }
}
