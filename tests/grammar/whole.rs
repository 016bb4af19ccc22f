//! The whole linter over texts by chance: no panic, spans inside the file, the same bytes twice.

use crate::{soup, source};
use privlint::Linter;
use privlint::findings::Report;
use privlint::report::full::{self, Style};
use privlint::report::{json, short};
use privlint::source::{Format, Span};
use privlint::spec;
use proptest::prelude::*;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right")));

fn spans(report: &Report) -> impl Iterator<Item = Span> {
    let stated = report.statements.iter().flat_map(|stated| stated.spans.iter().copied());
    let judged = report.verdicts.iter().flat_map(|judged| judged.spans.iter().copied());
    let labels = report.diagnostics.iter().flat_map(|found| std::iter::once(&found.primary).chain(&found.secondary));
    stated.chain(judged).chain(labels.map(|label| label.span))
}

fn print(report: &Report) -> Vec<u8> {
    let mut out = String::new();
    let style = Style { width: 80, color: false, unicode: true, links: false };
    full::render(report, &style, &mut out);
    full::render_passes(report, &style, &mut out);
    short::render(report, false, &mut out);
    [json::document(report), out.into_bytes()].concat()
}

fn holds(format: Format, text: &str) -> Result<(), TestCaseError> {
    let report = LINTER.check(source(format, text));
    for span in spans(&report) {
        prop_assert!(report.source.text().get(span.range()).is_some(), "{span:?} of {text:?}");
    }
    for stated in &report.statements {
        prop_assert!(!stated.spans.is_empty() && stated.spans.iter().all(|span| span.start < span.end), "{stated:?} of {text:?}");
    }
    prop_assert_eq!(print(&report), print(&LINTER.check(source(format, text))));
    Ok(())
}

proptest! {
    #[test]
    fn a_report_on_policy_words_points_into_the_file_and_is_always_the_same(format in soup::format(), text in soup::prose()) {
        holds(format, &text)?;
    }

    #[test]
    fn a_report_on_markup_points_into_the_file_and_is_always_the_same(format in soup::format(), text in soup::soup()) {
        holds(format, &text)?;
    }

    #[test]
    fn a_report_on_any_text_points_into_the_file_and_is_always_the_same(format in soup::format(), text in soup::text()) {
        holds(format, &text)?;
    }
}
