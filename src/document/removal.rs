//! Which bytes of the source can be taken out with some words: as many as break no markup, and nothing that is more than a look.

use super::{Document, Mark, TextSpan};
use crate::source::{Format, Source, Span};
use std::ops::Range;

/// What marks emphasis in Markdown.
const EMPHASIS: [char; 2] = ['*', '_'];

/// Words stand in so many inline elements of which they are a part.
const NESTED: usize = 8;

impl Document {
    /// The place of words in their source, with the emphasis around a part of them. None where something stands among them that is to
    /// stay: a link, a comment, an image.
    #[must_use]
    pub fn removable(&self, source: &Source, words: TextSpan) -> Option<Span> {
        let range = self.source_span(words).range();
        let is_among = |span: &TextSpan| span.start < words.end && words.start < span.end;
        let marks: Vec<Mark> = self.marks.iter().filter(|(span, _)| is_among(span)).map(|(_, mark)| *mark).collect();
        if marks.iter().any(|mark| mark.is_link()) {
            return None;
        }
        let breaks = marks.iter().filter(|mark| **mark == Mark::Break).count();
        let range = match source.format() {
            Format::Html => self.removable_from_html(source.text(), range, breaks),
            Format::Markdown | Format::Text => removable_from_markdown(source.text(), range),
        };
        range.map(|range| Span::new(range.start, range.end))
    }

    /// Inline elements that begin or end among the words are taken out whole, where nothing else is in them.
    fn removable_from_html(&self, text: &str, mut range: Range<usize>, breaks: usize) -> Option<Range<usize>> {
        for _ in 0..NESTED {
            let crossing = self.inline.iter().map(|element| element.range()).filter(|element| crosses(element, &range));
            let Some(element) = crossing.min_by_key(Range::len) else { break };
            let edge = if element.start < range.start { element.start..range.start } else { range.end..element.end };
            if !is_tag(&text[edge]) {
                return None;
            }
            range = range.start.min(element.start)..range.end.max(element.end);
        }
        let elements =
            self.inline.iter().filter(|element| range.start <= element.range().start && element.range().end <= range.end);
        (text[range.clone()].matches('<').count() == 2 * elements.count() + breaks).then_some(range)
    }
}

/// Whether an element begins or ends among words, but not both.
fn crosses(element: &Range<usize>, words: &Range<usize>) -> bool {
    let begins = words.start < element.start && element.start < words.end && words.end < element.end;
    let ends = element.start < words.start && words.start < element.end && element.end < words.end;
    begins || ends
}

/// Whether this is one tag and nothing else.
fn is_tag(markup: &str) -> bool {
    let markup = markup.trim();
    markup.starts_with('<') && markup.find('>') == markup.len().checked_sub(1)
}

/// Emphasis around a part of the words goes with them.
fn removable_from_markdown(text: &str, mut range: Range<usize>) -> Option<Range<usize>> {
    let words = &text[range.clone()];
    if words.contains("](") || words.contains(['<', '`']) {
        return None;
    }
    if is_torn(words) {
        let is_mark = |c: char| EMPHASIS.contains(&c);
        range.start = text[..range.start].trim_end_matches(is_mark).len();
        if is_torn(&text[range.clone()]) {
            range.end = text.len() - text[range.end..].trim_start_matches(is_mark).len();
        }
    }
    (!is_torn(&text[range.clone()])).then_some(range)
}

/// Whether words hold the mark that begins an emphasis and not the one that ends it, or the other way round.
fn is_torn(words: &str) -> bool {
    words.split(|c: char| !EMPHASIS.contains(&c)).filter(|run| !run.is_empty()).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tongue::Tongue;

    /// What goes with the last sentence of a text.
    fn taken(format: Format, text: &str, words: &str) -> Option<String> {
        let source = Source::decode("policy", format, text.as_bytes().to_vec()).expect("text");
        let document = Document::read(&source, Tongue::english());
        let start = u32::try_from(document.text.find(words).unwrap_or_else(|| panic!("{words:?} in {:?}", document.text)))
            .expect("a short text");
        let words = TextSpan { start, end: start + u32::try_from(words.len()).expect("a short text") };
        document.removable(&source, words).map(|span| source.slice(span).to_owned())
    }

    #[test]
    fn inline_elements_go_whole_or_stay_whole() {
        for (html, words, expected) in [
            ("<p><b>Last updated:</b> [DATE]</p>", "Last updated: [DATE]", Some("<b>Last updated:</b> [DATE]")),
            (
                "<p>Hi. <i><b class=\"x\">Last updated:</b></i> [DATE]. Bye.</p>",
                "Last updated: [DATE].",
                Some("<i><b class=\"x\">Last updated:</b></i> [DATE]."),
            ),
            ("<p>Last updated: <span>[DATE]</span></p>", "Last updated: [DATE]", Some("Last updated: <span>[DATE]</span>")),
            ("<p><b>Last updated: [DATE]</b></p>", "Last updated: [DATE]", Some("Last updated: [DATE]")),
            ("<p>Last <i>updated</i>:<br>[DATE]</p>", "Last updated: [DATE]", Some("Last <i>updated</i>:<br>[DATE]")),
            ("<p><b>We care. Last updated:</b> [DATE]</p>", "Last updated: [DATE]", None),
            ("<p>Last updated <img src=x>: [DATE]</p>", "Last updated : [DATE]", None),
            ("<p>Last updated: <a href=/dates>[DATE]</a></p>", "Last updated: [DATE]", None),
            ("<p>Last updated: <!-- privlint-ignore core/title: why -->[DATE]</p>", "Last updated: [DATE]", None),
        ] {
            assert_eq!(taken(Format::Html, html, words).as_deref(), expected, "{html}");
        }
    }

    #[test]
    fn emphasis_goes_whole_and_a_link_stays() {
        for (markdown, expected) in [
            ("**Last updated:** [DATE]", Some("**Last updated:** [DATE]")),
            ("Last updated: *[DATE]*", Some("Last updated: *[DATE]*")),
            ("Last updated: [[DATE]](https://larkspur.coop)", None),
        ] {
            assert_eq!(taken(Format::Markdown, markdown, "Last updated: [DATE]").as_deref(), expected, "{markdown}");
        }
    }
}
