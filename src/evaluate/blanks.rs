//! A template's blanks that were left in: "[COMPANY NAME]", "[insert date]", "____".

use super::{Insight, Judgement};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Label, Severity, Subject};
use crate::source::Span;
use crate::spec::model::Blanks;

/// The rule.
pub(super) const RULE: &str = "document/blank";

/// Finds all blanks, but where an error says already that the words will not do.
pub(super) fn judge(insight: &Insight, config: &Config, judgement: &mut Judgement) {
    let Some(rule) = config.spec().rule(RULE) else { return };
    let form = insight.tongue.lexicon().known.placeholder;
    let document = &insight.document;
    let blanks = insight.reading.tokens.iter().filter(|token| token.is_form(form)).map(|token| token.span);
    let blanks = blanks.filter(|span| is_blank(&document.text[span.range()], insight.tongue.blanks()));
    let is_told = |span: Span| {
        let is_error = |found: &&Diagnostic| found.severity == Severity::Error && found.subject == Subject::Words;
        judgement.diagnostics.iter().filter(is_error).any(|error| error.primary.span.overlaps(span))
    };
    let found: Vec<Diagnostic> = blanks
        .map(|span| document.source_span(span))
        .filter(|&span| !is_told(span))
        .map(|span| Diagnostic::of(rule, Label::new(span, &rule.label)))
        .collect();
    judgement.diagnostics.extend(found);
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
    use crate::tongue::Tongue;

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
            assert!(is_blank(text, Tongue::english().blanks()), "{text}");
        }
        for text in
            ["[email protected]", "[sic]", "[12]", "[current]", "[YES]", "[2. Information we collect]", "[...]", "[additional]"]
        {
            assert!(!is_blank(text, Tongue::english().blanks()), "{text}");
        }
    }
}
