//! What is wrong with YAML, shown at its place in the user's file.

use super::full::Style;
use super::places::Places;
use super::sheet::{Sheet, Title};
use super::snippet::Pointer;
use crate::diagnostics::Severity;
use crate::source::{Format, Source, Span};
use crate::spec::{SpecError, SpecErrors};

/// Renders all errors, a blank line after each.
///
/// A built-in file is not at hand, so of an error in one only its place is told.
pub fn render(errors: &SpecErrors, style: &Style, out: &mut String) {
    render_as(Severity::Error, &errors.0, style, out);
}

/// The same for what is to be known and no error.
pub fn render_as(severity: Severity, errors: &[SpecError], style: &Style, out: &mut String) {
    for error in errors {
        // A zero byte would make a binary of it.
        let text = error.origin.text.as_deref().unwrap_or_default().replace('\0', " ");
        let Ok(source) = Source::decode(&*error.origin.name, Format::Text, text.into_bytes()) else { continue };
        let title = Title::of_run(
            severity,
            &match error.origin.text {
                Some(_) => error.message.clone(),
                None => format!("{}, line {}: {}", error.origin.name, error.line, error.message),
            },
        );
        let help = error.help.as_deref().unwrap_or_default();
        let pointers: Vec<Pointer> = error.origin.text.iter().map(|text| pointer(error, text)).collect();
        let places = Places::of(&source, pointers.iter().map(|pointer| pointer.span.start));
        Sheet::new(&source, &places, std::slice::from_ref(&title), &pointers, style).with_help(help).draw(out);
        out.push('\n');
    }
}

/// The place, kept inside the file and off the middle of a character.
fn pointer(error: &SpecError, text: &str) -> Pointer {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let start = boundary(error.start);
    let end = boundary(error.start.saturating_add(error.length)).max(start);
    Pointer { span: Span::new(start, end), message: String::new(), primary: true }
}
