//! GitLab's Code Quality report.

use super::{Draft, HOSTILE_NAME, assert_harmless, snapshot, written};
use privlint::report::gitlab::Gitlab;
use serde_json::Value;
use std::collections::HashSet;

fn findings(text: &str) -> Vec<Value> {
    serde_json::from_str(text).expect("an array")
}

#[test]
fn a_finding_has_what_gitlab_asks_for() {
    let report = written(Gitlab::default(), &[&Draft::varied().report, &Draft::empty().report]);
    snapshot("gitlab", &serde_json::to_string_pretty(&findings(&report)).expect("JSON"));
    assert_eq!(written(Gitlab::default(), &[]), "[]\n");
}

#[test]
fn no_two_findings_have_the_same_fingerprint() {
    let text = "You may opt out. You may opt out.";
    let twice = |name: &str| Draft::new(name, text).with_weak_opt_out("opt out").with_weak_opt_out("opt out");
    let report = written(Gitlab::default(), &[&twice("a.md").report, &twice("b.md").report]);
    let prints: HashSet<String> = findings(&report).iter().map(|finding| finding["fingerprint"].to_string()).collect();
    assert_eq!(prints.len(), 4, "{report}");
}

#[test]
fn hostile_text_stays_text() {
    let report = written(Gitlab::default(), &[&Draft::hostile().report]);
    assert_harmless(&report);
    assert_eq!(findings(&report)[0]["location"]["path"], HOSTILE_NAME);
    snapshot("gitlab_hostile", &report);
}
