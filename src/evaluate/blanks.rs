//! A template's blanks that were left in: "[COMPANY NAME]", "[insert date]", "____".

use crate::diagnostics::{Diagnostic, Label, Subject};
use crate::document::Document;
use crate::language::Reading;
use crate::lexicon::Lexicon;
use crate::spec;
use crate::spec::model::Blanks;

/// The diagnostics of all blanks.
#[must_use]
pub fn find(document: &Document, reading: &Reading, lexicon: &Lexicon) -> Vec<Diagnostic> {
    let Some(form) = lexicon.form("placeholder") else { return Vec::new() };
    let rule = spec::document_rule("blank");
    let blanks = reading.tokens.iter().filter(|token| token.is_form(form)).map(|token| token.span);
    let blanks = blanks.filter(|span| is_blank(&document.text[span.range()], spec::blanks()));
    let say = |span| Diagnostic {
        rule: rule.rule.clone(),
        severity: rule.severity,
        message: rule.message.clone(),
        subject: Subject::Words,
        primary: Label { span: document.source_span(span), message: rule.label.clone() },
        secondary: Vec::new(),
        help: rule.help.clone(),
        cite: Vec::new(),
        suggest: None,
    };
    blanks.map(say).collect()
}

/// Whether words in brackets wait to be filled in; a line of underscores does.
fn is_blank(text: &str, blanks: &Blanks) -> bool {
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return true };
    let inner = inner.trim().to_lowercase();
    let begins =
        |start: &String| inner.strip_prefix(start.as_str()).is_some_and(|rest| rest.starts_with([' ', ':', '\u{2026}', '.']));
    let mut words = inner.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).peekable();
    let has_letters = inner.contains(char::is_alphabetic);
    has_letters && (blanks.starts.iter().any(begins) || words.all(|word| blanks.words.iter().any(|other| other == word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_tells_what_to_fill_in() {
        let blanks = [
            "[COMPANY NAME]",
            "[insert date]",
            "[Your website URL]",
            "[fill in: the route]",
            "[e-mail]",
            "[DATE]",
            "____",
            "[add link]",
            "[Insert: address]",
        ];
        for text in blanks {
            assert!(is_blank(text, spec::blanks()), "{text}");
        }
        for text in
            ["[email protected]", "[sic]", "[12]", "[current]", "[YES]", "[2. Information we collect]", "[...]", "[additional]"]
        {
            assert!(!is_blank(text, spec::blanks()), "{text}");
        }
    }
}
