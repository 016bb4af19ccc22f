//! `privlint test`.

use super::{CHECKLIST, Folder, STATEMENTS, assert_examples_hold, snapshot};

#[test]
fn good_examples_pass() {
    assert_examples_hold(&Folder::with(&[]).run(&["test", "statements.yaml", "ours.yaml"]), 5);
}

#[test]
fn each_failure_is_shown_with_its_words_and_its_place() {
    let folder = Folder::with(&[]);
    let examples = [
        "    examples:",
        "      yes: ['You may opt out by writing to leave@board.example.', 'You may opt out.', 'We collect your name.']",
        "      no:",
        "        - 'You may also opt out by writing to leave@board.example.'",
        "      weak: ['We collect your name.']",
    ]
    .join("\n");
    let start = STATEMENTS.find("    examples:").expect("examples");
    folder.write("statements.yaml", format!("{}{examples}\n", &STATEMENTS[..start]));
    folder.write(
        "ours.yaml",
        CHECKLIST.replace("    passes: You may opt out by writing", "    when: leaving\n    passes: We write"),
    );
    let run = folder.run(&["test", "statements.yaml", "ours.yaml"]);
    snapshot("test_failures", &run.shown());
}

#[test]
fn rules_of_ones_own_may_do_without_examples() {
    let folder = Folder::with(&[]);
    let start = STATEMENTS.find("    examples:").expect("examples");
    folder.write("statements.yaml", &STATEMENTS[..start]);
    let run = folder.run(&["test", "statements.yaml"]);
    snapshot("test_untested", &run.shown());
}
