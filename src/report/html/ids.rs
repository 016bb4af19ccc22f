//! Ids of the places in a page.
//!
//! Documents are rendered on their own, before it is known which number each has on the page.

use std::fmt::Display;

/// Stands for the document's number until this is known; no text has one, since it would have been escaped.
const NUMBER: char = '\0';

/// The id of a place in a document.
pub(super) fn id(place: impl Display) -> String {
    format!("d{NUMBER}-{place}")
}

/// A link to a place in the same document.
pub(super) fn link(place: impl Display) -> String {
    format!("#d{NUMBER}-{place}")
}

/// A document's name among others, for labels that must differ on a page.
pub(super) fn policy() -> String {
    format!("policy {NUMBER}")
}

/// Gives a document its number.
pub(super) fn numbered(html: &str, number: usize) -> String {
    html.replace(NUMBER, &number.to_string())
}

/// Words of the policy, by where they start.
pub(super) fn words(start: u32) -> String {
    format!("w{start}")
}

/// A finding, by its index.
pub(super) fn finding(index: usize) -> String {
    format!("f{}", index + 1)
}

/// A finding that is not reported, by its index.
pub(super) fn suppressed(index: usize) -> String {
    format!("s{}", index + 1)
}

/// A duty's row, by its index.
pub(super) fn duty(index: usize) -> String {
    format!("m{}", index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_comes_to_all_ids_and_links() {
        let html = format!("{} {} {}", id("policy"), link(words(7)), policy());
        assert_eq!(numbered(&html, 12), "d12-policy #d12-w7 policy 12");
    }
}
