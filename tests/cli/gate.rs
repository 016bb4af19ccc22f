//! A gate never passes what it did not check.

use super::{FORMATS, Folder, GOOD, OURS, POOR, Run, snapshot};

const RECIPE: &str = "# Recipe\n\nBoil two eggs.\n";
const GERMAN: &str = "# Datenschutz\n\nWir verarbeiten Ihre Daten nur, soweit das für den Betrieb der Seite nötig ist, und geben \
                      sie nicht an Dritte weiter.\n";

/// A folder with what is a policy and what is none, and a configuration that holds policies against the checklist `ours`.
fn folder(configuration: &str) -> Folder {
    let folder = Folder::with(&[
        ("good.md", GOOD),
        ("poor.md", POOR),
        ("recipe.md", RECIPE),
        ("datenschutz.md", GERMAN),
        ("empty.md", ""),
        ("drafts/recipe.md", RECIPE),
    ]);
    folder.write("privlint.yaml", format!("checklists: [statements.yaml, ours.yaml]\n{configuration}"));
    folder
}

fn status(folder: &Folder, arguments: &[&str]) -> i32 {
    folder.run(&[&["check"], arguments].concat()).status
}

#[test]
fn a_run_that_checked_nothing_says_so() {
    let folder = folder("");
    snapshot("gate_one", &folder.run(&["check", "recipe.md"]).shown());
    snapshot("gate_one_60", &folder.run(&["check", "--width", "60", "recipe.md"]).shown());
    snapshot("gate_several", &folder.run(&["check", "--format", "short", "recipe.md", "datenschutz.md", "empty.md"]).shown());
    snapshot("gate_some", &folder.run(&["check", "--format", "short", "recipe.md", "datenschutz.md", "good.md"]).shown());
}

#[test]
fn nothing_checked_is_a_failed_run_in_every_format() {
    let folder = folder("");
    for format in FORMATS {
        let run = folder.run(&["check", "--format", format, "--exit-zero", "recipe.md", "drafts"]);
        assert_eq!(run.status, 2, "{format}");
        assert!(run.stderr.contains("so this run failed"), "{format}: {}", run.stderr);
        assert!(run.stdout.contains("document/privacy-policy"), "the finding is written: {format}: {}", run.stdout);
    }
    for name in ["recipe.md", "datenschutz.md", "empty.md", "drafts"] {
        for more in [&[][..], &["--fail-on", "never"], &["--quiet"], &["--severity", "error"]] {
            let run = folder.run(&[&["check", name], more].concat());
            assert!(run.status == 2 && run.stderr.contains("so this run failed"), "{name} {more:?}: {}", run.shown());
        }
    }
}

#[test]
fn where_some_was_checked_the_rest_is_an_error() {
    let folder = folder("");
    for format in FORMATS {
        let status = |more: &[&str]| status(&folder, &[&["--format", format, "good.md", "recipe.md"], more].concat());
        assert_eq!([status(&[]), status(&["--exit-zero"]), status(&["--fail-on", "never"])], [1, 0, 0], "{format}");
    }
}

#[test]
fn standard_input_is_a_document_like_any() {
    let folder = folder("");
    let run = |text: &str| Run::of(folder.command(&["check", "-", "--stdin-filename", "p.md"]).write_stdin(text));
    assert_eq!([run(GOOD).status, run(RECIPE).status, run("").status], [0, 2, 2]);
}

#[test]
fn outputs_are_written_all_the_same() {
    let folder = folder("");
    assert_eq!(status(&folder, &["recipe.md", "--output", "json=out.json", "--output", "sarif=out.sarif"]), 2);
    for name in ["out.json", "out.sarif"] {
        let written = std::fs::read_to_string(folder.path(name)).expect("it is written");
        assert!(written.contains("document/privacy-policy"), "{written}");
    }
}

#[test]
fn who_knows_that_a_file_is_no_policy_can_say_so() {
    let all = ["recipe.md", "datenschutz.md", "empty.md"];
    for level in ["warning", "advice"] {
        let folder = folder(&format!("rules: {{'document/*': {level}}}\n"));
        assert_eq!(status(&folder, &all), 0, "{level}");
        let found = folder.run(&["check", "--format", "short", "recipe.md"]).stdout;
        assert_eq!(found.matches(level).count(), 1, "it is told all the same: {found}");
    }
    let one = folder("rules: {document/privacy-policy: warning}\n");
    assert_eq!(["recipe.md", "datenschutz.md"].map(|name| status(&one, &[name])), [0, 2], "each rule for itself");
    assert_eq!(status(&one, &all), 2, "what is known of one file is no check of the others");
    let excluded = folder("exclude: [recipe.md]\n");
    assert_eq!(status(&excluded, &["recipe.md"]), 0);
    let waived = folder("ignore: [{rules: document/privacy-policy, files: [drafts], reason: notes}]\n");
    assert_eq!([status(&waived, &["drafts/recipe.md"]), status(&waived, &["recipe.md"])], [0, 2]);
    let plain = folder("");
    assert_eq!(status(&plain, &["-W", "document/privacy-policy", "recipe.md"]), 0);
    let text = format!("<!-- privlint-ignore-file document/privacy-policy: a fixture -->\n\n{RECIPE}");
    plain.write("known.md", text);
    assert_eq!(status(&plain, &["known.md"]), 0);
}

#[test]
fn where_the_rule_is_off_the_text_is_checked() {
    let folder = folder("rules: {document/privacy-policy: off}\n");
    let run = folder.run(&["check", "--format", "short", "recipe.md"]);
    assert_eq!((run.status, run.stdout.contains("ours/leaving")), (1, true), "{}", run.shown());
}

#[test]
fn a_baseline_is_no_reason() {
    let folder = folder("baseline: known.json\n");
    assert_eq!(status(&folder, &["recipe.md", "--write-baseline"]), 2);
    assert!(!folder.path("known.json").exists(), "nothing is known of what was not checked");
    assert_eq!(status(&folder, &["recipe.md", "poor.md", "--write-baseline"]), 0);
    assert_eq!([status(&folder, &["recipe.md", "poor.md"]), status(&folder, &["recipe.md"])], [0, 2]);
}

#[test]
fn findings_of_a_text_that_is_not_checked_any_more_stay_known() {
    let folder = folder("baseline: known.json\n");
    assert_eq!(status(&folder, &["poor.md", "good.md", "--write-baseline"]), 0);
    folder.write("poor.md", "");
    let run = folder.run(&["check", "poor.md", "good.md", "--prune-baseline"]);
    assert!(run.stderr.contains("0 findings were removed"), "{}", run.stderr);
}

#[test]
fn pre_commit_hands_over_what_its_pattern_picks() {
    let folder = folder("rules: {document/privacy-policy: warning}\nexclude: [datenschutz.md]\n");
    for piece in [&["recipe.md"][..], &["datenschutz.md"], &["recipe.md", "datenschutz.md"], &["good.md", "recipe.md"]] {
        assert_eq!(status(&folder, piece), 0, "{piece:?}");
    }
    assert_eq!(status(&folder, &["recipe.md", "poor.md"]), 1);
}

#[test]
fn a_search_that_finds_no_policy_is_no_pass() {
    let folder = Folder::with(&[("privacy/recipe.md", RECIPE)]);
    assert_eq!(folder.run(&[&["check"], &OURS[..]].concat()).status, 2);
}
