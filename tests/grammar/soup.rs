//! Texts by chance: any characters, characters that the grammars look at, words of policies, markup.

use privlint::source::Format;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Words of policies: each class of `clause.pest`, phrases that begin alike, and the words that turn a statement round.
pub const WORDS: &[&str] = &[
    "we", "We", "you", "your", "us", "they", "it", "our", "no", "no one", "the company", "third parties", "partners", "children", "users",
    "share", "shares", "shared", "sharing", "sell", "collect", "use", "disclose", "opt out", "unsubscribe", "contact", "delete", "access",
    "e-mail address", "name", "names", "personal information", "data", "cookies", "location", "IP addresses", "privacy policy", "changes",
    "may", "will", "must", "can", "cannot", "do", "do not", "is", "are", "be", "have", "been", "not", "never", "neither", "nor", "only",
    "if", "unless", "except", "except for", "without your consent", "as required by law", "which", "who", "because", "please", "in order to", "to",
    "with", "for", "by", "of", "under", "under the age of", "at least", "and", "or", "and/or", "also", "such", "this", "any", "all",
    "13", "thirteen", "(13)", "years", "years of age", "days", "30", "May 25, 2018", "2018-05-25", "May", "12 months",
    "privacy@larkspur.coop", "https://larkspur.coop/privacy", "(800) 555-0100", "12 Alder Street", "[Company Name]", "{{ name }}", "____",
    "information-sharing", "L.L.C.", "e.g.", "Inc.", "café", "naïve", "don’t", "partner's",
];

/// Punctuation and markup.
pub const MARKS: &[&str] = &[
    ",", ".", ";", ":", "?", "!", "(", ")", "\"", "“", "”", "’", "-", "–", "/", "...", "…", "|", "•", "(a)", "(ii)", "1.", "2)", "&", "@", "%", "$",
    "\u{a0}", "\u{ad}", "\u{200b}", "\u{202e}", "\t", "\n", "\n\n", "\r\n", "😀", "日本", "\u{301}",
    "**", "*", "_", "`", "# ", "\n## ", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n---\n", "\n===\n", "|a|b|\n|-|-|\n|", "[", "](http://a.com)", "](mailto:a@b.com)", "](#x)", "![", "\\",
    "<b>", "</b>", "<p>", "</p>", "<a href=\"http://a.com\">", "<a href='mailto:a@b.com'>", "</a>", "<br>", "<ul><li>", "<li>", "</ul>", "<h2>", "</h2>", "<table><tr><td>", "<td>", "<tr>", "</table>",
    "<div hidden>", "<div>", "</div>", "<!--", "-->", "<script>", "</script>", "<title>", "</title>", "<nav>", "</nav>", "<", ">", "&amp;", "&nbsp;", "&shy;", "&#8217;", "&eacute;", "&", "{{", "}}", "{%", "%}",
];

/// A sentence-like run of words, with spaces, a little punctuation, and at times a full stop.
pub fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![12 => select(WORDS), 2 => select(&MARKS[..20])];
    vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

/// Words and markup, joined with or without a space.
pub fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => select(WORDS), 4 => select(MARKS)];
    vec((piece, select(&["", " ", " ", "\n"][..])), 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

/// Characters on which the grammar's rules begin and end.
pub fn characters() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        3 => select("abzAIVX0129 .,;:!?'\"’“”()[]{}-–/|@_*%+&#\n\t\r\u{a0}\u{ad}\u{200b}\u{feff}\u{2010}•é日😀\u{301}ſK".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    vec(c, 0..80).prop_map(|chars| chars.into_iter().collect())
}

/// Any of them.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![prose(), soup(), characters(), any::<String>()]
}

pub fn format() -> impl Strategy<Value = Format> {
    select(&[Format::Markdown, Format::Html, Format::Text][..])
}
