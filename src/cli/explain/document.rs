//! The page of a rule about the document.

use super::silence;
use crate::cli::page::{Page, Piece};
use privlint::spec::model::DocumentRule;

/// What the rule asks and what comes of it.
pub fn page(id: &str, rule: &DocumentRule) -> Page {
    let mut page = Page::new(id, &rule.asks);
    page.section("What is reported", [Piece::Item(format!("{}: {}", rule.severity.name(), rule.message))]);
    page.section("When it applies", [Piece::Text(rule.applies.clone())]);
    page.section("What to do", [Piece::Text(rule.help.clone())]);
    page.section("How to silence it", silence(id));
    page
}
