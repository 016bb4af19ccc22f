//! Any bytes, as any format: no panic, every place inside the file and on a character, the same report twice, and suggested text that
//! takes nothing away.

#![no_main]

use libfuzzer_sys::fuzz_target;
use privlint::report::full::{self, Style};
use privlint::report::{json, short};
use privlint::findings::Report;
use privlint::source::{Format, Source, Span};
use privlint::spec;
use privlint::{Linter, suggest};
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right")));

fuzz_target!(|input: (u8, Vec<u8>)| {
    let (choice, bytes) = input;
    let format = [Format::Markdown, Format::Html, Format::Text][usize::from(choice % 3)];
    let length = bytes.len();
    let Ok(source) = Source::decode("policy", format, bytes.clone()) else { return };
    let report = LINTER.check(source);
    for span in spans(&report) {
        assert!(report.source.text().get(span.range()).is_some(), "{span:?} is not on characters");
        let range = report.source.file_range(span);
        assert!(range.start <= range.end && range.end <= length.max(3), "{range:?} is not in a file of {length} bytes");
    }
    if let Some(new) = suggest::apply(&report) {
        let mut rest = new.chars();
        let mut old = report.source.text().chars().filter(|c| !c.is_whitespace());
        assert!(old.all(|c| rest.by_ref().any(|other| other == c)), "suggested text takes something away");
    }
    let again = LINTER.check(Source::decode("policy", format, bytes).expect("it was text before"));
    assert_eq!(print(&report), print(&again));
});

fn spans(report: &Report) -> impl Iterator<Item = Span> {
    let stated = report.statements.iter().flat_map(|stated| stated.spans.iter().copied());
    let judged = report.verdicts.iter().flat_map(|judged| judged.spans.iter().copied());
    let labels = report.diagnostics.iter().flat_map(|found| std::iter::once(&found.primary).chain(&found.secondary));
    stated.chain(judged).chain(labels.map(|label| label.span))
}

fn print(report: &Report) -> Vec<u8> {
    let style = Style { width: 80, color: true, unicode: true, links: true };
    let mut out = String::new();
    full::render(report, &style, &mut out);
    full::render_passes(report, &style, &mut out);
    short::render(report, true, &mut out);
    [json::document(report), out.into_bytes()].concat()
}
