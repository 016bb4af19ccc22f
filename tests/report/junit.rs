//! The `JUnit` format.

use super::{Draft, assert_harmless, snapshot, written};
use privlint::report::junit::Junit;

#[test]
fn a_document_is_a_suite_and_a_duty_a_case() {
    snapshot("junit", &written(Junit::default(), &[&Draft::varied().report, &Draft::empty().report]));
}

#[test]
fn only_what_is_reported_fails() {
    let mut draft = Draft::varied();
    draft.report.diagnostics.clear();
    let xml = written(Junit::default(), &[&draft.report]);
    assert!(!xml.contains("<failure") && xml.contains(" failures=\"0\""), "{xml}");
}

#[test]
fn cases_of_one_name_are_told_apart() {
    let draft = Draft::new("policy.md", "You may opt out.").with_weak_opt_out("opt out").with_weak_opt_out("out");
    let xml = written(Junit::default(), &[&draft.report]);
    let names: Vec<&str> = xml.split("<testcase name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(names, ["core/opt-out", "core/opt-out (2)"]);
}

#[test]
fn hostile_text_stays_text() {
    let xml = written(Junit::default(), &[&Draft::hostile().report]);
    assert_harmless(&xml);
    assert!(!xml.contains("]]>") && !xml.contains("<b>"), "{xml}");
    snapshot("junit_hostile", &xml);
}
