//! `privlint.yaml`, and the commands that write and show it.

use super::{Folder, GOOD, POOR, WEAK, snapshot};

/// A folder that is a repository, with a configuration that switches on the checklist of these tests alone.
fn repository(configuration: &str, files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(files);
    folder.write(".git/HEAD", "ref: refs/heads/main\n");
    let builds_on = "checklists: [ours.yaml, statements.yaml]\n";
    folder.write("privlint.yaml", format!("{builds_on}{configuration}"));
    folder
}

/// What was found, a line each.
fn found(folder: &Folder, arguments: &[&str]) -> String {
    folder.run(&[&["check", "--format", "short"], arguments].concat()).stdout
}

#[test]
fn the_nearest_configuration_within_the_repository_holds() {
    let folder = repository("", &[("sites/eu/privacy.md", POOR), ("sites/privacy.md", POOR)]);
    folder.write(
        "sites/eu/.privlint.yaml",
        "checklists: [../../ours.yaml, ../../statements.yaml]\nrules: {ours/leaving: advice}\n",
    );
    let run = |within: &str| {
        let mut command = folder.command(&["check", "--format", "short", "privacy.md"]);
        super::Run::of(command.current_dir(folder.path(within))).stdout
    };
    assert!(run("sites").contains("error[ours/leaving]"));
    assert!(run("sites/eu").contains("advice[ours/leaving]"));
}

#[test]
fn outside_of_a_repository_no_folder_above_is_looked_into() {
    let folder = Folder::with(&[("inner/privacy.md", POOR)]);
    folder.write("privlint.yaml", "rules: {no/such: off}\n");
    let mut command = folder.command(&["check", "--format", "short", "privacy.md"]);
    let run = super::Run::of(command.current_dir(folder.path("inner")));
    assert!(!run.stderr.contains("no/such"), "{}", run.stderr);
}

#[test]
fn every_mistake_is_shown_at_its_place() {
    let folder = repository("", &[("privacy.md", POOR)]);
    let mistakes = [
        "checklist: [core]",
        "checklists: [coer]",
        "rules: {ours/leavin: off}",
        "rules: {ours/leaving: of}",
        "facts: {sell-data: false}",
        "facts: {sells-data: perhaps}",
        "facts: {audience: [childs]}",
        "facts: {regions: [us-cal]}",
        "files: ['a[']",
        "fail-on: errors",
        "as-of: tomorrow",
        "ignore: [{rules: ours/leaving}]",
        "ignore: [{rules: ours/leaving, reason: ''}]",
        "ignore: [{rules: ours/leaving, reason: x, until: 31.3.2027}]",
        "ignore: [{rules: ours/nothing, reason: x}]",
        "extends: nowhere.yaml",
        "extends: privlint.yaml",
        "overrides: [{rules: {}}]",
        "rules: {a: *b}",
        "- core",
    ];
    let mut shown = String::new();
    for mistake in mistakes {
        let keep = !mistake.starts_with("checklist") && !mistake.starts_with('-');
        let ours = if keep { "checklists: [ours.yaml, statements.yaml]\n" } else { "" };
        folder.write("privlint.yaml", format!("{ours}{mistake}\n"));
        let run = folder.run(&["--width", "80", "check", "privacy.md"]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{mistake}: {}", run.shown());
        shown.push_str(&run.stderr);
    }
    snapshot("config_mistakes", &shown);
}

#[test]
fn two_configurations_in_one_folder_are_an_error() {
    let folder = repository("", &[("privacy.md", POOR)]);
    folder.write(".privlint.yaml", "");
    snapshot("config_two", &folder.run(&["check", "privacy.md"]).shown());
    assert_eq!(folder.run(&["check", "--config", "privlint.yaml", "privacy.md"]).status, 1);
}

#[test]
fn what_matched_nothing_is_a_warning_of_a_run_over_all() {
    let configuration = "\
files: [legal/*.md, nowhere/*.md]
exclude: [legal/drafts/**]
rules: {core/opt-out: off}
facts: {audience: [children], uses-cookies: true}
overrides: [{files: [sites/**], rules: {ours/leaving: off}}]
ignore:
  - {rules: ours/leaving, files: [legal/old.md], reason: replaced}
  - {rules: ours/leaving, until: 2026-01-01, reason: until the new year}
as-of: 2026-11-20
";
    let folder = repository(configuration, &[("legal/privacy.md", POOR)]);
    let all = folder.run(&["--width", "80", "check", "--format", "short"]);
    snapshot("config_unused", &all.shown());
    // What one document does not need, another may: only what no document can need is told.
    let some = folder.run(&["check", "--format", "short", "legal/privacy.md"]).stderr;
    assert!(
        !some.contains("no file matches") && !some.contains("nothing is left out") && some.contains("no duty asks"),
        "{some}"
    );
    assert!(!folder.run(&["check", "--quiet"]).stderr.contains("warning"));
}

#[test]
fn files_and_exclude_say_which_documents_are_policies() {
    let configuration = "files: [legal/, notes.rst]\nexclude: [legal/drafts]\n";
    let folder = repository(
        configuration,
        &[("legal/a.md", POOR), ("legal/drafts/b.md", POOR), ("notes.rst", POOR), ("privacy.md", POOR)],
    );
    let names = |found: String| -> Vec<String> {
        found.lines().filter_map(|line| line.split_once(':')).map(|(name, _)| name.to_owned()).collect()
    };
    assert_eq!(names(found(&folder, &[])), ["legal/a.md", "notes.rst"]);
    assert_eq!(names(found(&folder, &["legal", "privacy.md"])), ["legal/a.md", "privacy.md"]);
    let draft = folder.run(&["check", "legal/drafts/b.md"]);
    assert_eq!((draft.status, draft.stdout.as_str()), (0, "No policy was checked.\n"), "{}", draft.stderr);
    assert!(draft.stderr.contains("left out by `legal/drafts` (privlint.yaml:3)"), "{}", draft.stderr);
    let shown = |file: &str| folder.run(&["config", file]).stdout;
    assert!(shown("legal/drafts/b.md").contains("# left out by `legal/drafts` (privlint.yaml:3)\n"));
    assert!(shown("legal/gone.md").contains("# there is no such file\n"));
    assert!(
        names(found(
            &folder,
            &["--no-config", "--no-core", "--checklist", "ours.yaml", "--checklist", "statements.yaml", "legal/drafts"]
        )) == ["legal/drafts/b.md"]
    );
}

#[test]
fn an_override_holds_for_the_documents_that_its_patterns_match() {
    let configuration = "overrides:\n  - {files: [sites/**], rules: {ours/leaving: warning}}\n  - {files: [sites/app/**], rules: {ours/leaving: advice}}\n";
    let folder = repository(configuration, &[("a.md", POOR), ("sites/b.md", POOR), ("sites/app/c.md", POOR)]);
    let found = found(&folder, &["a.md", "sites"]);
    let severities: Vec<&str> = found.lines().map(|line| line.split(['[', ' ']).nth(1).unwrap_or_default()).collect();
    assert_eq!(severities, ["error", "advice", "warning"], "{found}");
    assert_eq!(folder.run(&["check", "sites"]).status, 0);
    assert_eq!(folder.run(&["check", "sites", "--fail-on", "warning"]).status, 1);
}

#[test]
fn a_file_builds_on_what_it_extends() {
    let folder = repository("extends: [base.yaml]\nfacts: {audience: [students]}\n", &[("privacy.md", POOR)]);
    folder.write("base.yaml", "extends: deeper.yaml\nfail-on: advice\nrules: {ours/leaving: advice}\n");
    folder.write("deeper.yaml", "fail-on: never\nas-of: 2026-01-02\nfacts: {audience: [children], company: 'Acme, Inc.'}\n");
    let shown = folder.run(&["config", "privacy.md"]);
    snapshot("config_shown", &shown.shown());
    assert_eq!(folder.run(&["check", "privacy.md"]).status, 1);
}

#[test]
fn what_is_shown_is_a_configuration_itself() {
    let configuration = "files: [legal/*.md]\nrules: {ours/leaving: 'off'}\nfacts: {uses-cookies: false, regions: [eu]}\n";
    let folder = repository(configuration, &[("legal/privacy.md", POOR)]);
    let shown = folder.run(&["config"]).stdout;
    folder.write("privlint.yaml", &shown);
    let again = folder.run(&["config"]).stdout;
    let bare = |text: &str| text.lines().map(|line| line.split("  #").next().unwrap_or_default().to_owned()).collect::<Vec<_>>();
    assert_eq!(bare(&shown), bare(&again));
}

#[test]
fn facts_decide_whether_a_duty_applies_and_hold_against_the_text() {
    let text = "# Privacy Policy\n\nLarkspur collects your name. We sell your personal information to advertisers.\n";
    let folder = Folder::with(&[("privacy.md", text)]);
    folder.write(
        "privlint.yaml",
        "facts:\n  sells-data: false\n  uses-cookies: true\n  audience: [children]\n  company: Larkspur\n",
    );
    let found = found(&folder, &["privacy.md"]);
    for wanted in ["document/fact", "core/cookies", "core/childrens-data"] {
        assert!(found.contains(wanted), "{wanted}: {found}");
    }
    assert!(!found.contains("core/controller-identity"), "{found}");
}

#[test]
fn the_command_line_counts_before_the_configuration() {
    let folder = repository("rules: {ours/leaving: warning}\nfail-on: warning\n", &[("privacy.md", POOR)]);
    let level = |arguments: &[&str]| found(&folder, &[arguments, &["privacy.md"]].concat());
    assert!(level(&[]).contains("warning[ours/leaving]"));
    assert!(level(&["-D", "ours/leaving"]).contains("error[ours/leaving]"));
    assert!(level(&["-D", "ours/*"]).contains("error[ours/leaving]"));
    assert_eq!(level(&["-A", "ours/leaving"]), "");
    assert!(level(&["-W", "ours/leaving", "-A", "ours/*"]).contains("warning[ours/leaving]"), "one rule counts before all");
    assert_eq!(folder.run(&["check", "privacy.md", "--fail-on", "error"]).status, 0);
    assert_eq!(folder.run(&["check", "privacy.md"]).status, 1);
    assert_eq!(folder.run(&["check", "privacy.md", "--severity", "error"]).status, 0);
    snapshot("config_unknown_rule", &folder.run(&["check", "-A", "ours/leavin", "privacy.md"]).shown());
    let left_out = folder.run(&["check", "--severity", "error", "privacy.md"]).stdout;
    assert_eq!(left_out, "No findings in 1 policy (1 below the level shown); checked 1 duty of ours.\n");
}

#[test]
fn init_writes_what_it_sees_and_asks_nothing() {
    let folder = Folder::with(&[("legal/privacy.md", GOOD), ("notes.md", "x")]);
    let run = folder.run(&["init"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let written = std::fs::read_to_string(folder.path("privlint.yaml")).expect("it is written");
    snapshot("init", &format!("{written}{}", run.shown()));
    let check = folder.run(&["check"]);
    assert!(check.status < 2 && !check.stderr.contains("warning"), "{}", check.shown());
    let again = folder.run(&["init"]);
    assert_eq!(again.status, 2, "{}", again.shown());
    assert_eq!(folder.run(&["init", "--force"]).status, 0);
}

#[test]
fn verbose_tells_what_is_taken_and_why() {
    let folder = repository("exclude: [b.md]\n", &[("a.md", WEAK), ("b.md", WEAK)]);
    snapshot("verbose", &folder.run(&["check", "--verbose", "--as-of", "2026-11-20", "--format", "short", "."]).shown());
}

#[test]
fn statistics_count_how_each_rule_fared() {
    let folder = Folder::with(&[("a.md", GOOD), ("b.md", WEAK), ("c.md", POOR)]);
    snapshot("statistics", &folder.check(&["--statistics", "--format", "short", "a.md", "b.md", "c.md"]).shown());
}

#[test]
fn what_two_files_extend_is_taken_once() {
    let folder = repository("extends: [l.yaml, r.yaml]\n", &[("privacy.md", POOR)]);
    folder.write("l.yaml", "extends: common.yaml\n");
    folder.write("r.yaml", "extends: [common.yaml]\n");
    folder.write("common.yaml", "ignore: [{rules: ours/leaving, reason: x}]\n");
    let run = folder.run(&["check"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
}

#[test]
fn a_folder_of_which_all_is_left_out_is_no_pass() {
    let folder = repository("exclude: [legal]\n", &[("legal/privacy.md", POOR)]);
    for arguments in [&["check"][..], &["check", "legal"], &["check", "legal/*.md"]] {
        let run = folder.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.shown());
        assert!(run.stderr.contains("`legal` (privlint.yaml:2) excludes everything that was found"), "{}", run.stderr);
    }
    assert_eq!(folder.run(&["check", "legal/privacy.md"]).status, 0, "as pre-commit names it");
}

#[test]
fn an_override_with_other_checklists_makes_no_entry_idle() {
    let configuration = "rules: {ours/leaving: warning}\noverrides: [{files: [b/**], checklists: [core]}]\n";
    let folder = repository(configuration, &[("a/privacy.md", POOR), ("b/privacy.md", POOR)]);
    for arguments in [&["check", "b/privacy.md"][..], &["check"]] {
        assert!(!folder.run(arguments).stderr.contains("warning"), "{arguments:?}");
    }
}

#[test]
fn a_zero_byte_and_an_empty_key_are_told() {
    let folder = Folder::with(&[("privacy.md", POOR)]);
    folder.write("privlint.yaml", "fail-on: never\0\n");
    let run = folder.run(&["check", "privacy.md"]);
    assert!(run.status == 2 && run.stderr.contains("privlint.yaml"), "{}", run.shown());
    folder.write("privlint.yaml", "extends:\nrules:\nfacts:\nignore:\n");
    assert!(folder.run(&["check", "privacy.md"]).status < 2);
}

#[test]
fn a_pattern_stays_in_the_folder_of_its_file() {
    let folder = repository("files: ['.']\n", &[("privacy.md", POOR), ("notes.rst", POOR)]);
    folder.write(".gitignore", "*.yaml\n");
    assert!(found(&folder, &[]).contains("notes.rst"));
    for pattern in ["/privacy.md", "../x", "a/../../b"] {
        folder.write("privlint.yaml", format!("files: ['{pattern}']\n"));
        let run = folder.run(&["check"]);
        assert!(run.status == 2 && run.stderr.contains("leads out of the folder"), "{pattern}: {}", run.stderr);
    }
}

#[test]
fn a_gitignore_above_the_repository_hides_nothing() {
    let folder = Folder::with(&[("repo/privacy.md", POOR), ("repo/.git/HEAD", "ref: refs/heads/main\n")]);
    folder.write(".gitignore", "*.md\n");
    let mut command = folder.command(&["check", "--format", "short"]);
    let run = super::Run::of(command.current_dir(folder.path("repo")));
    assert!(run.stdout.contains("privacy.md"), "{}", run.shown());
}
