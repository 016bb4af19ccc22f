//! The YAML library, wrapped: a file becomes one of our types, or an error in words that say what to write instead.

use crate::error::{SpecError, near_name};
use crate::load::Origin;
use serde::de::DeserializeOwned;
use serde_yaml::budget::BudgetBreach;
use serde_yaml::{Error, Location};

/// Reads a file of the user's.
///
/// # Errors
/// What the YAML lacks or has too much, at its place.
pub fn parse<T: DeserializeOwned>(origin: &Origin, text: &str) -> Result<T, SpecError> {
    serde_yaml::from_str(text).map_err(|error| {
        let error = error.without_snippet();
        let (message, help) = explain(error, text);
        let (start, length, line) = error.location().map_or((0, 0, 0), |location| place(location, text));
        SpecError { origin: origin.clone(), start, line, length, message, help }
    })
}

/// What is wrong and which way to act.
fn explain(error: &Error, text: &str) -> (String, Option<String>) {
    match error {
        Error::SerdeUnknownField { field, expected, .. } => (format!("there is no key `{field}` here"), choice(field, expected)),
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            (format!("`{variant}` is not allowed here"), choice(variant, expected))
        }
        Error::SerdeMissingField { field, .. } => (format!("the key `{field}` is missing"), None),
        Error::DuplicateMappingKey { key: Some(key), .. } => (format!("the key `{key}` is given twice"), None),
        Error::Eof { .. } if is_blank(text) => (
            "there is nothing in this file".to_owned(),
            Some("A checklist has the keys `checklist`, `title` and `duties`; a file of statements has `statements`.".to_owned()),
        ),
        Error::SerdeInvalidType { expected, .. } if expected.contains("span-aware") => ("text is expected here".to_owned(), None),
        Error::SerdeInvalidType { unexpected, expected, .. } => (format!("{expected} is expected here, not {unexpected}"), None),
        Error::InvalidBooleanStrict { .. } | Error::InvalidScalar { ty: "boolean", .. } => {
            ("`true` or `false` is expected here".to_owned(), None)
        }
        Error::NullIntoString { .. } => ("text is expected here".to_owned(), None),
        Error::Unexpected { expected, .. } => (format!("{} is expected here", kind(expected)), None),
        Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => ("this is nested too deeply".to_owned(), None),
        Error::Budget { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => (
            "the aliases in this file unfold to more than any checklist needs, so it was not read".to_owned(),
            Some("Write out what its aliases (`*name`) stand for, or split the file.".to_owned()),
        ),
        Error::AliasError { error, .. } => explain(error, text),
        Error::Message { msg, .. } if msg == "recursion limit exceeded" => ("this is nested too deeply".to_owned(), None),
        other => match bare(&other.to_string()) {
            message if message.contains("recursive references") => {
                ("an alias (`*name`) cannot stand within what it names".to_owned(), None)
            }
            message if message.contains("multiple") => {
                ("a second document begins here, after `---`; a file has only one".to_owned(), None)
            }
            message if message.contains("span-aware") => ("text is expected here".to_owned(), None),
            message => (message, None),
        },
    }
}

/// The library's name of a kind of value in plain English.
fn kind(expected: &str) -> &str {
    match expected {
        "mapping start" => "a mapping (`key: value`)",
        "sequence start" => "a list (`- item`)",
        "string scalar" => "text",
        other => other,
    }
}

/// A near name, and all that could be meant.
fn choice(wrong: &str, expected: &[&str]) -> Option<String> {
    let near = near_name(wrong, expected.iter().copied()).map(|near| format!("Did you mean `{near}`? ")).unwrap_or_default();
    let all: Vec<String> = expected.iter().map(|name| format!("`{name}`")).collect();
    (!all.is_empty()).then(|| format!("{near}Known here: {}.", all.join(", ")))
}

/// The library's message without the place, which is shown.
fn bare(message: &str) -> String {
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let message = message.lines().next().unwrap_or_default();
    message.rfind(" at line ").map_or(message, |at| &message[..at]).to_owned()
}

fn is_blank(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// Start, length and line of a place; where the library has no bytes of it, they are found by line and column.
fn place(location: Location, text: &str) -> (usize, usize, usize) {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let (line, column) = (number(location.line()), number(location.column()));
    let span = location.span();
    let (start, length) = if let Some((start, length)) = span.byte_offset().zip(span.byte_len()) {
        (number(start), number(length))
    } else {
        let lines = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len);
        let start: usize = lines.sum();
        let inside = text[start..].char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
        (start + inside, 0)
    };
    let start = start.min(text.len());
    (start, length.min(text.len() - start), line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ChecklistSpec;

    fn error(text: &str) -> SpecError {
        parse::<ChecklistSpec>(&Origin::file("mine.yaml", text), text).expect_err("wrong YAML")
    }

    #[test]
    fn the_place_is_that_of_the_words() {
        let text = "checklist: mine\ntitle: é\ndutys: []\n";
        let error = error(text);
        assert_eq!(&text[error.start..error.start + error.length], "dutys");
        assert_eq!((error.line, error.message.as_str()), (3, "there is no key `dutys` here"));
        assert_eq!(
            error.help.as_deref(),
            Some("Did you mean `duties`? Known here: `checklist`, `title`, `about`, `kinds`, `duties`.")
        );
    }

    #[test]
    fn every_text_gives_an_error_inside_it() {
        for text in ["", "\u{0}", "a", "- é: [", "checklist: \"é\nx", "\u{2028}:", "checklist: !x é", "a: *b", "{é"] {
            let error = error(text);
            assert!(error.start + error.length <= text.len(), "{text:?}");
            assert!(!error.message.is_empty(), "{text:?}");
        }
    }
}
