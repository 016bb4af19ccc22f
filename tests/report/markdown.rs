//! The Markdown format.

use super::{Draft, HOSTILE_WORDS, assert_harmless, missing_change_notice, snapshot, written};
use privlint::findings::Report;
use privlint::report::markdown::Markdown;

/// What fits into a comment.
const MOST: usize = 60_000;

fn comment(reports: &[&Report]) -> String {
    let comment = written(Markdown::default(), reports);
    assert!(comment.len() < MOST, "{} bytes", comment.len());
    comment
}

fn rows(comment: &str) -> usize {
    ["| error |", "| warning |", "| advice |"]
        .map(|start| comment.lines().filter(|line| line.starts_with(start)).count())
        .iter()
        .sum()
}

#[test]
fn a_comment_has_a_table_a_document() {
    let clean = Draft::new("legal/clean.md", "x");
    snapshot("markdown", &comment(&[&Draft::varied().report, &clean.report, &Draft::empty().report]));
}

#[test]
fn a_comment_on_clean_policies_is_short() {
    let clean = [Draft::new("a.md", "x"), Draft::new("b.md", "x")];
    snapshot("markdown_clean", &comment(&clean.each_ref().map(|draft| &draft.report)));
}

#[test]
fn hostile_text_stays_text() {
    let comment = comment(&[&Draft::hostile().report]);
    assert_harmless(&comment);
    snapshot("markdown_hostile", &comment);
}

#[test]
fn what_does_not_fit_is_counted() {
    let mut advice = Draft::varied();
    advice.report.diagnostics.remove(0);
    let error = Draft::new("last.md", HOSTILE_WORDS).with_weak_opt_out("opt");
    let mut reports = vec![&advice.report; 3_000];
    reports.push(&error.report);
    let comment = comment(&reports);
    assert!(comment.contains("| error | `last.md:1` |"), "{comment}");
    let last = comment.lines().last().expect("a line");
    let more: usize = last.split(' ').next().and_then(|number| number.parse().ok()).expect("a number");
    assert_eq!(rows(&comment) + more, 2 * 3_000 + 1, "{last}");
}

#[test]
fn long_text_and_many_names_fit() {
    let words = "x\u{202e}".repeat(100_000);
    let mut draft = Draft::new(&"n\u{1}".repeat(2_000), &words).with_weak_opt_out(&words);
    let mut long = missing_change_notice(draft.label("x", &words));
    long.message.clone_from(&words);
    long.help.clone_from(&words);
    draft = draft.with(long);
    let clean: Vec<Draft> = (0..5_000).map(|number| Draft::new(&format!("legal/policy-{number}.md"), "x")).collect();
    let reports: Vec<&Report> = clean.iter().chain([&draft]).map(|draft| &draft.report).collect();
    let comment = comment(&reports);
    assert!(comment.contains(" more.\n"), "{comment}");
    assert_eq!(rows(&comment), 2);
}
