//! Foreign text in a page: maud escapes what is markup, and [`escape`] what would steer, reorder or hide.

use crate::report::escape;
use maud::{Escaper, Render};
use std::fmt::Write;

/// Text of the policy, its lines kept.
pub(super) struct Text<'a>(pub &'a str);

/// Text that is kept to one line: a message, a label.
pub(super) struct Line<'a>(pub &'a str);

/// A name: every unsafe character is shown.
pub(super) struct Name<'a>(pub &'a str);

impl Render for Text<'_> {
    fn render_to(&self, buffer: &mut String) {
        let mut out = String::with_capacity(self.0.len());
        for c in self.0.chars() {
            if c == '\n' { out.push(c) } else { escape::push(&mut out, c) }
        }
        put(&out, buffer);
    }
}

impl Render for Line<'_> {
    fn render_to(&self, buffer: &mut String) {
        put(&escape::message(self.0), buffer);
    }
}

impl Render for Name<'_> {
    fn render_to(&self, buffer: &mut String) {
        put(&escape::name(self.0), buffer);
    }
}

fn put(text: &str, buffer: &mut String) {
    Escaper::new(buffer).write_str(text).expect("internal error: a string can be written to");
}

/// The first words of a text, on one line, at most this many characters.
pub(super) fn opening(text: &str, most: usize) -> String {
    let text = escape::message(text);
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let cut = text[..end].rfind(' ').filter(|&cut| cut > end / 2).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', ' ', '.']))
}

/// `1 place`, `3 places`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_for_the_page_and_for_the_eye() {
        assert_eq!(Text("<b>\"\u{202e}&\0\n").render().0, "&lt;b&gt;&quot;\\u{202e}&amp;\\u{0}\n");
        assert_eq!(Name("a\n<b>").render().0, "a\\u{a}&lt;b&gt;");
        assert_eq!(Line("a\n <b>").render().0, "a &lt;b&gt;");
    }

    #[test]
    fn an_opening_ends_with_a_word() {
        assert_eq!(opening("We share your name, your age.", 40), "We share your name, your age.");
        assert_eq!(opening("We share your name, your age.", 20), "We share your name…");
        assert_eq!(opening("ääääääääääääää", 5), "äääää…");
    }
}
