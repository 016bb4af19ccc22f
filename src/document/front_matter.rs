//! Front matter: a page's metadata above its text. Its title heads the page, and its date of the last change stands for the line
//! that the page's template makes of it; the rest is no policy text.

use super::{BlockKind, Builder};

/// Keys that give the date of the last change, as the static site generators use them. A mere `date` may be the day of a post.
const DATES: [&str; 6] = ["updated", "last_updated", "lastupdated", "last-updated", "lastmod", "effective_date"];

/// Reads front matter, if the text starts with some, and returns the offset of the body.
pub(super) fn read(text: &str, builder: &mut Builder) -> usize {
    let Some(fence) = ["---", "+++"].into_iter().find(|fence| opens(text, fence)) else { return 0 };
    let mut at = line_end(text, 0);
    let mut fields = Vec::new();
    while at < text.len() {
        let next = line_end(text, at);
        let line = &text[at..next];
        if line.trim_end() == fence {
            record(text, &fields, builder);
            return next;
        }
        if !is_metadata(line) {
            return 0;
        }
        fields.push(at..next);
        at = next;
    }
    0
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

fn record(text: &str, fields: &[std::ops::Range<usize>], builder: &mut Builder) {
    for field in fields {
        let line = &text[field.clone()];
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        let inner = value.trim().trim_matches(['"', '\'']);
        if inner.is_empty() {
            continue;
        }
        let start = field.start + key.len() + 1 + value.find(inner).expect("internal error: a trimmed part is a part");
        match key.trim().to_ascii_lowercase().as_str() {
            "title" => {
                builder.open(BlockKind::Heading(1));
                builder.text(inner, start..start + inner.len());
            }
            key if DATES.contains(&key) => {
                builder.open(BlockKind::Paragraph);
                builder.text(line.trim_end(), field.start..field.start + line.trim_end().len());
            }
            _ => {}
        }
    }
    builder.end_preface();
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

    #[test]
    fn title_and_date_keep_their_places() {
        let text = "---\ntitle: \"Privacy Policy\"\nlayout: page\nlast_updated: 2026-02-01\n---\nWe";
        let mut builder = Builder::new();
        read(text, &mut builder);
        let document = builder.finish();
        let blocks: Vec<&str> = document.blocks.iter().map(|block| &text[document.source_span(block.span).range()]).collect();
        assert_eq!(blocks, ["Privacy Policy", "last_updated: 2026-02-01"]);
        assert_eq!(document.preface, 2);
    }
}
