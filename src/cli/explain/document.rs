//! The page of a rule about the document.

use crate::cli::page::{Page, Part};
use privlint::spec::model::DocumentRule;

/// What the rule asks and what comes of it.
pub fn page(id: &str, rule: &DocumentRule) -> Page {
    let mut page = Page::new(id, &rule.asks);
    page.section("What is reported", [Part::Item(format!("{}: {}", rule.severity.name(), rule.message))]);
    page.section("When it applies", [Part::Text(APPLIES.to_owned())]);
    page.section("What to do", [Part::Text(rule.help.clone())]);
    page.section("How to silence it", [Part::Text(SILENCE.to_owned())]);
    page
}

const APPLIES: &str =
    "To every document, before any checklist. Where it is broken, no duty is held against the text: it is the one finding.";

const SILENCE: &str =
    "It cannot be switched off. Leave the file out of the run; `--fail-on` sets from which severity on a run fails.";
