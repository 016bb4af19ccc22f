//! What is wrong with a user's YAML is shown at its place.

use super::{CHECKLIST, Folder, POOR, STATEMENTS, snapshot};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// What the user sees of a checklist.
fn refused(name: &str, checklist: &str) {
    let folder = Folder::with(&[("poor.md", POOR)]);
    folder.write("ours.yaml", checklist);
    let run = folder.check(&["poor.md"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    snapshot(&format!("yaml_{name}"), &run.stderr);
}

#[test]
fn wrong_yaml_is_shown() {
    refused("unknown_key", &CHECKLIST.replace("    help:", "    hlep:"));
    refused("missing_key", &CHECKLIST.replace("    asks: Tell readers how to leave.\n", ""));
    refused("unknown_value", &CHECKLIST.replace("severity: error", "severity: eror"));
    refused("wrong_type", &CHECKLIST.replace("    cite:\n", "    cite: none\n    because:\n"));
    refused("twice", &CHECKLIST.replace("title:", "checklist: theirs\ntitle:"));
    refused("syntax", &CHECKLIST.replace("title: What our board asks", "title: \"What our board asks"));
    refused("empty", "");
    refused("comment", "# nothing yet\n");
    refused("no_mapping", "just text\n");
    refused("no_duties", "checklist: ours\ntitle: x\nduties: []\n");
}

#[test]
fn wrong_names_are_shown_all_at_once() {
    let duty = CHECKLIST.split_once("duties:\n").expect("duties").1;
    let second = duty.replace("id: leaving", "id: leaving\n    statements: [leavin, xyzzy]");
    refused("names", &format!("{CHECKLIST}{second}"));
}

#[test]
fn wrong_statements_are_shown() {
    let folder = Folder::with(&[]);
    let pattern = "{action: opt-out, channel: [mail-address]}";
    let more = format!("{}\n{}", STATEMENTS, STATEMENTS.split_once('\n').expect("statements").1);
    for (name, text) in [
        ("concept", STATEMENTS.replace("[mail-address]", "[mail-adress]")),
        ("never", STATEMENTS.replace(pattern, "{mentions: [opt-out], without: [opt-out]}")),
        ("no_role", STATEMENTS.replace(pattern, "{without: [opt-out]}")),
        ("no_pattern", STATEMENTS.replace("    any:\n      - {action: opt-out, channel: [mail-address]}\n", "    any: []\n")),
        ("defined_twice", more),
    ] {
        folder.write("wrong.yaml", text);
        let run = folder.run(&["test", "wrong.yaml"]);
        assert_eq!(run.status, 2, "{}", run.shown());
        snapshot(&format!("yaml_statement_{name}"), &run.stderr);
    }
}

#[test]
fn a_bomb_is_refused_quickly() {
    let names = "leaving, ".repeat(2000);
    let mut bomb = CHECKLIST.replace("  - id: leaving", &format!("  - &duty\n    id: leaving\n    because: [{names}]"));
    bomb.push_str(&"  - *duty\n".repeat(50_000));
    let mut nested = String::from("checklist: ours\ntitle: x\nduties:\n  - because: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let below = format!("*a{}, ", level - 1).repeat(9);
        writeln!(nested, "    when: &a{level} [{below}]").expect("a string");
    }
    let deep = format!("checklist: ours\ntitle: x\nduties: {}", "[".repeat(100_000));
    for text in [bomb, nested, deep] {
        let folder = Folder::with(&[("poor.md", POOR)]);
        folder.write("ours.yaml", text);
        let start = Instant::now();
        let run = folder.check(&["poor.md"]);
        assert_eq!(run.status, 2, "{}", run.shown());
        assert!(start.elapsed() < Duration::from_secs(20), "it took {:?}", start.elapsed());
    }
}

#[test]
fn what_is_no_yaml_file_is_told() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    std::fs::create_dir(folder.path("folder.yaml")).expect("a folder");
    folder.write("latin.yaml", b"checklist: caf\xe9\n");
    folder.write("huge.yaml", format!("{CHECKLIST}# {}", "x".repeat(2 << 20)));
    let runs = ["folder.yaml", "latin.yaml", "huge.yaml", "missing.yaml"];
    let shown = runs.map(|name| folder.run(&["check", "--no-core", "--checklist", name, "poor.md"]).shown());
    snapshot("yaml_files", &shown.join("\n"));
}
