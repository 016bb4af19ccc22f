//! Text in Markdown that stays text, wherever it is shown.
//!
//! Code hosts make more of words than Markdown does: `@someone` is told, `#1` becomes a link, `:tada:` a picture. Nothing of the
//! kind happens in code, so foreign text is written as code, and of our own messages each word that a host could take for
//! something.

use crate::report::escape;

/// Text as code, on one line.
pub(super) fn code(text: &str) -> String {
    let text = escape::message(text);
    if text.is_empty() {
        return String::new();
    }
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Text as code in a cell of a table, where hosts do not agree how a bar is written.
pub(super) fn code_in_cell(text: &str) -> String {
    code(&escape::name(text).replace('|', r"\u{7c}"))
}

/// A message on one line, which may stand in a cell; what it has in backticks stays code.
pub(in crate::report) fn prose(text: &str) -> String {
    let text = escape::message(text);
    // Backticks that are no pair belong to words.
    let is_paired = text.matches('`').count().is_multiple_of(2);
    let pieces: Vec<&str> = if is_paired { text.split('`').collect() } else { vec![&text] };
    let mut out = String::new();
    for (number, piece) in pieces.into_iter().enumerate() {
        if number % 2 == 1 {
            out.push_str(&code_in_cell(piece));
        } else {
            let words: Vec<String> = piece.split(' ').map(word).collect();
            out.push_str(&words.join(" "));
        }
    }
    unlisted(out)
}

/// At most this many characters; what is cut off has an ellipsis in its place.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

/// A word, without the punctuation around it as code where something could be made of it.
fn word(word: &str) -> String {
    let inner = word.trim_start_matches(['(', '"', '\'']).trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'']);
    if !means_something(inner) {
        return escaped(word);
    }
    let start = word.find(inner).unwrap_or(0);
    let (before, after) = (&word[..start], &word[start + inner.len()..]);
    format!("{}{}{}", escaped(before), code_in_cell(inner), escaped(after))
}

/// Whether a code host could make more of a word than text.
fn means_something(word: &str) -> bool {
    let has_sign = word.contains(['@', '#', '!', '$', '~', '<', '>', '|', '`', '\\', '{', '}']);
    let has_start = word.len() > 1 && word.starts_with(['%', '&', ':']);
    let has_address = word.contains("//") || word.to_ascii_lowercase().contains("www.");
    has_sign || has_start || has_address || word.matches(':').count() > 1 || is_ticket(word) || is_commit(word)
}

/// `GH-1`, `ABC-12`
fn is_ticket(word: &str) -> bool {
    word.split_once('-').is_some_and(|(project, number)| {
        !project.is_empty()
            && project.bytes().all(|byte| byte.is_ascii_uppercase())
            && number.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// `4df15782`
fn is_commit(word: &str) -> bool {
    word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit()) && word.bytes().any(|byte| byte.is_ascii_digit())
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '`' | '|' | '#' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Text that begins no list: neither with a mark nor with a number that would begin one.
fn unlisted(text: String) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let digits = first.trim_start_matches(|c: char| c.is_ascii_digit());
    if matches!(first, "-" | "+") {
        format!("\\{text}")
    } else if digits.len() < first.len() && matches!(digits, "." | ")") {
        let at = first.len() - 1;
        format!("{}\\{}", &text[..at], &text[at..])
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_host_could_make_something_of_is_code() {
        let text = "Ask @larkspur (see #12, GH-3 or https://a.example/b). Not :tada: but $x$, 4df15782 & <b>.";
        let shown = "Ask `@larkspur` (see `#12`, `GH-3` or `https://a.example/b`). Not `:tada`: but `$x$`, `4df15782` \\& `<b>`.";
        assert_eq!(prose(text), shown);
    }

    #[test]
    fn what_markdown_could_make_something_of_is_escaped() {
        assert_eq!(prose("*a* _b_ [c](d) ~e~ f"), r"\*a\* \_b\_ \[c\](d) `~e~` f");
        assert_eq!(prose("1. a"), r"1\. a");
        assert_eq!(prose("- a"), r"\- a");
        assert_eq!(prose("! [a]"), r"\! \[a\]");
    }

    #[test]
    fn code_in_a_message_stays_code() {
        assert_eq!(prose("Write `<!-- a | b -->`; `x` or ``."), r"Write `<!-- a \u{7c} b -->`; `x` or .");
        assert_eq!(prose("a ` b"), r"a `` ` `` b");
    }

    #[test]
    fn code_ends_where_the_text_does() {
        assert_eq!(code("a ``b`` `c"), "```a ``b`` `c```");
        assert_eq!(code("`a`"), "`` `a` ``");
        assert_eq!(code("a\n\n| b\u{1b}\u{202e}"), r"`a | b\u{1b}\u{202e}`");
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(cut("äöü", 3), "äöü");
        assert_eq!(cut("äö üx", 3), "äö…");
    }
}
