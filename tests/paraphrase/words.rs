//! How words are put together.

/// Words whose first letter is changed.
pub fn with_initial<I: Iterator<Item = char>>(words: &str, change: impl Fn(char) -> I) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| change(first).chain(rest).collect()).unwrap_or_default()
}

/// A text whose sentences begin with a capital, with single spaces and marks right behind their words.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' if tidy.ends_with([' ', '\n']) || tidy.is_empty() => {}
            ',' | '.' | ';' | ':' if tidy.ends_with(' ') => {
                tidy.pop();
                if !(c == ',' && tidy.ends_with(',') || c == '.' && tidy.ends_with('.')) {
                    tidy.push(c);
                }
            }
            '.' | '?' | '!' if tidy.ends_with(',') => {
                tidy.pop();
                tidy.push(c);
            }
            c => tidy.push(c),
        }
    }
    with_initial(&tidy, char::to_uppercase)
}

/// "a", "b" and "c" as "a, b and c".
pub fn joined(all: &[String], joint: &str) -> String {
    match all {
        [before @ .., last] if !before.is_empty() => format!("{} {joint} {last}", before.join(", ")),
        _ => all.concat(),
    }
}
