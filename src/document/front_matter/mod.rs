//! Front matter: a page's metadata above its text, in YAML or TOML. Its title heads the page, and its dates and its subtitle stand for
//! the lines that the page's template makes of them; the rest is not policy text. `policies-spec/front-matter.yaml` lists the keys.

mod toml;
mod yaml;

use super::{BlockKind, Builder};
use crate::source::Span;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// The keys that count.
static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../../policies-spec/front-matter.yaml"))
        .expect("internal error: the list of keys is right")
});

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    title: Vec<String>,
    words: Vec<String>,
    dates: Vec<Dates>,
    posted: Dates,
}

/// Keys of a date, and the words that a page shows before it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    says: String,
    keys: Vec<String>,
}

/// A key with its value, in bytes of the source.
#[derive(Debug)]
struct Field {
    /// The key's last part.
    name: String,
    key: Range<usize>,
    /// Whether no other key stands above it.
    is_top: bool,
    /// What the value says, if it is a scalar's text.
    words: String,
    value: Range<usize>,
}

/// Reads front matter, if the text starts with some, and returns the offset of the body.
pub(super) fn read(text: &str, builder: &mut Builder) -> usize {
    let Some((inner, body)) = split(text) else { return 0 };
    let fields = if text.starts_with('+') { toml::fields(text, inner) } else { yaml::fields(text, inner) };
    for field in &fields {
        record(text, field, builder);
    }
    builder.end_preface();
    body
}

/// The lines between the fences, and the offset of what follows them.
fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let fence = ["---", "+++"].into_iter().find(|fence| opens(text, fence))?;
    let first = line_end(text, 0);
    let mut at = first;
    while at < text.len() {
        let next = line_end(text, at);
        let line = &text[at..next];
        if line.trim_end() == fence {
            return Some((first..at, next));
        }
        if !is_metadata(line) {
            return None;
        }
        at = next;
    }
    None
}

fn opens(text: &str, fence: &str) -> bool {
    text.strip_prefix(fence).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']))
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |n| from + n + 1)
}

/// A `---` that opens a policy's text is a rule: metadata lines are `key: value`, indented, a list item, a comment or blank.
fn is_metadata(line: &str) -> bool {
    let line = line.trim_end();
    let key = line.split([':', '=']).next().unwrap_or("");
    line.is_empty()
        || line.starts_with([' ', '\t', '-', '#', '[', ']', '}'])
        || (key.len() < line.len() && !key.is_empty() && key.trim().chars().all(|c| c.is_alphanumeric() || "_-.\"".contains(c)))
}

/// Writes what a field stands for on the page.
fn record(text: &str, field: &Field, builder: &mut Builder) {
    let is_one_of = |keys: &[String]| keys.iter().any(|key| same(key, &field.name));
    let dates = KEYS.dates.iter().find(|dates| is_one_of(&dates.keys));
    if field.words.trim().is_empty() {
        return;
    }
    if field.is_top && is_one_of(&KEYS.title) {
        builder.open(BlockKind::Heading(1));
        value(text, field, builder);
    } else if let Some(dates) = dates {
        builder.open(BlockKind::Paragraph);
        date(text, field, dates, builder);
    } else if field.is_top && is_one_of(&KEYS.posted.keys) {
        builder.posted(Span::new(field.key.start, field.value.end));
        builder.open(BlockKind::Paragraph);
        date(text, field, &KEYS.posted, builder);
    } else if field.is_top && is_one_of(&KEYS.words) {
        builder.open(BlockKind::Paragraph);
        value(text, field, builder);
    }
    builder.close();
}

/// Whether two keys are one: `last_updated`, `last-updated` and `lastUpdated`.
fn same(one: &str, other: &str) -> bool {
    let bare = |key: &str| key.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect::<Vec<_>>();
    bare(one) == bare(other)
}

/// Writes the words of a value: those of the source where it has them as they are, else what it stands for.
fn value(text: &str, field: &Field, builder: &mut Builder) {
    let words = field.words.trim();
    match text[field.value.clone()].find(words) {
        Some(skip) => {
            let start = field.value.start + skip;
            builder.text(words, start..start + words.len());
        }
        None => builder.text(&words.split_whitespace().collect::<Vec<_>>().join(" "), field.value.clone()),
    }
}

/// Writes a date as a page shows it: its label for the key, and of a moment the day.
fn date(text: &str, field: &Field, dates: &Dates, builder: &mut Builder) {
    builder.text(&dates.says, field.key.clone());
    builder.space(field.key.end..field.value.start);
    let day = field.words.trim();
    let is_moment = day.get(..10).is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok());
    let day = if is_moment { &day[..10] } else { day };
    value(
        text,
        &Field { words: day.to_owned(), name: String::new(), key: field.key.clone(), value: field.value.clone(), ..*field },
        builder,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> usize {
        read(text, &mut Builder::new())
    }

    #[test]
    fn metadata_is_no_text_and_a_rule_is_no_metadata() {
        assert_eq!(body("---\ntitle: Privacy\n---\nWe"), 23);
        assert_eq!(body("+++\ntitle = \"Privacy\"\n+++\nWe"), 26);
        assert_eq!(body("---\nWe collect your name.\n---\nMore"), 0);
        assert_eq!(body("---\ntitle: Privacy\nWe"), 0);
    }

    /// The words of the blocks, and what of the source they were read from.
    fn blocks(text: &str) -> Vec<(String, &str)> {
        let mut builder = Builder::new();
        read(text, &mut builder);
        let document = builder.finish();
        assert_eq!(document.preface, document.blocks.len());
        let block = |block| (document.block_text(block).to_owned(), &text[document.source_span(block.span).range()]);
        document.blocks.iter().map(block).collect()
    }

    fn pairs<'a>(blocks: &'a [(String, &'a str)]) -> Vec<(&'a str, &'a str)> {
        blocks.iter().map(|(words, source)| (words.as_str(), *source)).collect()
    }

    #[test]
    fn title_and_date_keep_their_places() {
        let text = "---\ntitle: \"Privacy Policy\"\nlayout: page\nlast_modified_at: 2026-02-01T10:00:00Z\nextra:\n  updated: '3 May 2026' # day\n---\nWe";
        let blocks = blocks(text);
        assert_eq!(
            pairs(&blocks),
            [
                ("Privacy Policy", "Privacy Policy"),
                ("Last updated: 2026-02-01", "last_modified_at: 2026-02-01"),
                ("Last updated: 3 May 2026", "updated: '3 May 2026"),
            ]
        );
    }

    #[test]
    fn toml_is_read_as_yaml_is() {
        let text = "+++\ntitle = 'Privacy'\ndate = 2026-06-28\n[extra]\nupdated = 2026-07-01\ntags = [\"a\"]\n+++\n";
        let blocks = blocks(text);
        assert_eq!(
            pairs(&blocks),
            [
                ("Privacy", "Privacy"),
                ("Posted: 2026-06-28", "date = 2026-06-28"),
                ("Last updated: 2026-07-01", "updated = 2026-07-01"),
            ]
        );
    }

    #[test]
    fn titles_of_several_lines_and_subtitles_are_words() {
        let text = "---\ntitle: >-\n  Privacy\n  Policy\nsubtitle: \"Last updated: July 12, 2026\"\nseo: {title: Other, date: 2026-01-01}\n---\n";
        let blocks = blocks(text);
        let words: Vec<&str> = blocks.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(words, ["Privacy Policy", "Last updated: July 12, 2026"]);
    }

    #[test]
    fn what_is_no_yaml_as_a_whole_is_read_line_by_line() {
        let text = "---\nlayout: {{ page }}: x\ntitle: Privacy\nlastmod: 2026-02-01\n---\n";
        let blocks = blocks(text);
        let words: Vec<&str> = blocks.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(words, ["Privacy", "Last updated: 2026-02-01"]);
    }
}
