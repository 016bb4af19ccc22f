//! What may reach a terminal: every renderer passes foreign text through here.
//!
//! Policy text, file names and the messages of a user's own checklist are untrusted. A character that would steer the
//! terminal, reorder the line or hide is written as `\u{1b}`.

use unicode_width::UnicodeWidthChar;

/// Columns that a tab takes; a tab stop would make a window's columns depend on where it was cut.
const TAB: usize = 4;

/// Whether a character steers the terminal, reorders the line or cannot be seen.
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    c.is_control() || is_bidi_control(c) || is_invisible(c)
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters that Unicode says may be ignored in display, and the two that end a line without looking like it.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2028}'..='\u{2029}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Terminals do not agree how wide a character is after one of these, so they are left out.
fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// How many columns [`push`] fills.
#[must_use]
pub fn columns(c: char) -> usize {
    if c == '\t' {
        TAB
    } else if is_variation_selector(c) {
        0
    } else if is_unsafe(c) {
        c.escape_unicode().len()
    } else {
        c.width().unwrap_or(0)
    }
}

/// Appends a character as it may be shown on a line: a tab as spaces, an unsafe character escaped.
pub fn push(out: &mut String, c: char) {
    if c == '\t' {
        out.extend([' '; TAB]);
    } else if is_unsafe(c) {
        out.extend(c.escape_unicode());
    } else if !is_variation_selector(c) {
        out.push(c);
    }
}

/// A name, kept to one line: every unsafe character escaped, also a tab or the end of a line.
#[must_use]
pub fn name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\t' {
            out.extend(c.escape_unicode());
        } else {
            push(&mut out, c);
        }
    }
    out
}

/// A message, kept to one line: runs of white space become a space, every other unsafe character is escaped.
#[must_use]
pub fn message(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        word.chars().for_each(|c| push(&mut out, c));
    }
    out
}

/// Whether a terminal or a browser may be told to open an address.
#[must_use]
pub fn is_web_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && url.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn nothing_that_steers_a_terminal_or_hides_gets_through() {
        for c in ('\0'..='\u{9f}').chain("\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{feff}\u{2028}\u{e0041}".chars()) {
            for shown in [name(&c.to_string()), message(&format!("a{c}b"))] {
                assert!(!shown.chars().any(is_unsafe), "{c:?} as {shown:?}");
            }
        }
    }

    #[test]
    fn an_escape_names_the_character() {
        assert_eq!(name("a\u{1b}[2Jb\n.md"), r"a\u{1b}[2Jb\u{a}.md");
    }

    #[test]
    fn a_message_from_a_yaml_block_becomes_one_line() {
        assert_eq!(message("Name the route -\n  an address.\n"), "Name the route - an address.");
    }

    #[test]
    fn the_columns_told_are_the_columns_filled() {
        for c in "a\t漢é\u{301}\u{fe0f}\u{202e}\u{7f}😀\u{a0}".chars() {
            let mut shown = String::new();
            push(&mut shown, c);
            assert_eq!(columns(c), shown.width(), "{c:?}");
        }
    }
}
