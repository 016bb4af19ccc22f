//! The same policy as Markdown, HTML and plain text says the same and is told the same.

use privlint::Linter;
use privlint::findings::Report;
use privlint::source::{Format, Source};
use privlint::spec;

fn check(name: &str) -> Report {
    let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let source = Source::decode(name, Format::of_name(name).expect("a format"), bytes).expect("text");
    Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right")).check(source)
}

fn statements(report: &Report) -> Vec<&str> {
    report.statements.iter().map(|stated| &*stated.id).collect()
}

fn verdicts(report: &Report) -> Vec<(&str, &str)> {
    report.verdicts.iter().map(|judged| (judged.rule.as_str(), judged.verdict.name())).collect()
}

/// Where a diagnostic points may differ in order: HTML has a title and a menu that text has not.
fn diagnostics(report: &Report) -> Vec<(&str, &str)> {
    let mut all: Vec<_> = report.diagnostics.iter().map(|found| (found.rule.as_str(), found.message.as_str())).collect();
    all.sort_unstable();
    all
}

/// How many places state each statement.
fn evidence(report: &Report) -> Vec<(&str, usize)> {
    report.statements.iter().map(|stated| (&*stated.id, stated.spans.len())).collect()
}

fn agree(one: &Report, other: &Report) {
    assert_eq!(statements(one), statements(other));
    assert_eq!(verdicts(one), verdicts(other));
    assert_eq!(diagnostics(one), diagnostics(other));
}

#[test]
fn a_complete_policy_is_the_same_in_markdown_and_html() {
    let (markdown, html) = (check("complete.md"), check("complete.html"));
    agree(&markdown, &html);
    assert_eq!(evidence(&markdown), evidence(&html));
}

#[test]
fn a_complete_policy_is_the_same_in_markdown_and_text() {
    // The places differ: a heading that nothing marks may be read as a clause.
    agree(&check("complete.md"), &check("complete.txt"));
}

#[test]
fn a_poor_draft_is_the_same_in_markdown_and_html() {
    let (markdown, html) = (check("poor.md"), check("poor.html"));
    agree(&markdown, &html);
    assert_eq!(evidence(&markdown), evidence(&html));
}
