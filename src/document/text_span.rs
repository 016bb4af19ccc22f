//! The way from the source to the text; [`Document::source_span`] is the way back.

use super::{Document, TextSpan};
use crate::source::Span;

impl Document {
    /// The text that was read from words of the source; `None` where these are markup, or lie between two blocks.
    ///
    /// What is one whole in the source (an entity, a line break) is in it whole or not at all.
    #[must_use]
    pub fn text_span(&self, span: Span) -> Option<TextSpan> {
        let first = self.pieces.partition_point(|piece| piece.source + piece.length <= span.start);
        let end = first + self.pieces[first..].partition_point(|piece| piece.source < span.end);
        // A block ends with a line feed that was read from nothing.
        let read = |&index: &usize| self.pieces[index].length > 0;
        let (first, last) = ((first..end).find(read)?, (first..end).rfind(read)?);
        let text = TextSpan { start: self.text_start(first, span.start), end: self.text_end(last, span.end) };
        (!text.is_empty()).then_some(text)
    }

    /// Where the text of a piece begins that was read from `from` on.
    fn text_start(&self, index: usize, from: u32) -> u32 {
        let piece = self.pieces[index];
        if !self.is_verbatim(index) {
            return piece.text;
        }
        let mut at = (piece.text + from.saturating_sub(piece.source)) as usize;
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        narrow(at)
    }

    /// Where the text of a piece ends that was read up to `to`.
    fn text_end(&self, index: usize, to: u32) -> u32 {
        let piece = self.pieces[index];
        if !self.is_verbatim(index) {
            return self.pieces.get(index + 1).map_or_else(|| narrow(self.text.len()), |next| next.text);
        }
        let mut at = (piece.text + (to - piece.source).min(piece.length)) as usize;
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        narrow(at)
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).expect("internal error: a source is smaller than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, Source};
    use crate::tongue::Tongue;

    fn read(format: Format, text: &str) -> (Source, Document) {
        let source = Source::decode("policy", format, text.as_bytes().to_vec()).expect("text");
        let document = Document::read(&source, Tongue::english());
        (source, document)
    }

    /// The text that was read from the words of the source.
    fn found(format: Format, text: &str, words: &str) -> Option<String> {
        let (source, document) = read(format, text);
        let start = source.text().find(words).expect("the words");
        let span = document.text_span(Span::new(start, start + words.len()))?;
        Some(document.text[span.range()].to_owned())
    }

    #[test]
    fn words_are_found_as_they_were_read() {
        let text = "<h1>Privacy</h1><p>We share <b>names</b> &amp; ages\n   with <!-- nobody -->partners.</p><p>Or not.</p>";
        let found = |words| found(Format::Html, text, words);
        assert_eq!(found("names").as_deref(), Some("names"));
        assert_eq!(found("share <b>na").as_deref(), Some("share na"));
        assert_eq!(found("<b>names</b> &amp; ages").as_deref(), Some("names & ages"));
        assert_eq!(found("ages\n   with <!-- nobody -->partners").as_deref(), Some("ages with partners"));
        assert_eq!(found("partners.</p><p>Or").as_deref(), Some("partners.\nOr"));
    }

    #[test]
    fn an_entity_is_found_whole() {
        assert_eq!(found(Format::Html, "<p>a &amp; b</p>", "am").as_deref(), Some("&"));
        assert_eq!(found(Format::Html, "<p>a &amp; b</p>", "p; b").as_deref(), Some("& b"));
    }

    #[test]
    fn markup_has_no_text() {
        let text = "# Privacy\n\n<!-- privlint-ignore-file -->\n\nWe do.\n";
        assert_eq!(found(Format::Markdown, text, "<!-- privlint-ignore-file -->"), None);
        assert_eq!(found(Format::Markdown, text, "# "), None);
        assert_eq!(found(Format::Markdown, "", ""), None);
    }

    #[test]
    fn half_a_character_is_found_as_the_whole() {
        let (_, document) = read(Format::Markdown, "an é here");
        let span = document.text_span(Span::new(4, 5)).expect("text");
        assert_eq!(&document.text[span.range()], "é");
    }

    /// Every word, and every pair of words, comes back to what it was read from.
    fn returns(format: Format, text: &str) {
        let (_, document) = read(format, text);
        let words: Vec<TextSpan> = document.blocks.iter().flat_map(|block| words(&document, block.span)).collect();
        assert!(!words.is_empty());
        for (index, &word) in words.iter().enumerate() {
            let place = document.source_span(word);
            let back = document.text_span(place).expect("a word was read from something");
            assert!(back.start <= word.start && word.end <= back.end, "{word:?} came back as {back:?}");
            assert_eq!(document.source_span(back), place);
            let run = words[index.saturating_sub(5)].to(word);
            assert_eq!(
                document.source_span(document.text_span(document.source_span(run)).expect("words")),
                document.source_span(run)
            );
        }
    }

    fn words(document: &Document, block: TextSpan) -> Vec<TextSpan> {
        let text = &document.text[block.range()];
        let at = |part: &str| narrow(part.as_ptr() as usize - text.as_ptr() as usize) + block.start;
        text.split_whitespace().map(|word| TextSpan { start: at(word), end: at(word) + narrow(word.len()) }).collect()
    }

    #[test]
    fn the_way_back_leads_to_the_same_words() {
        for name in ["complete.md", "complete.html", "complete.txt", "poor.md", "poor.html"] {
            let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
            returns(Format::of_name(name).expect("a format"), &text);
        }
        returns(Format::Html, "<p>&lt;&eacute;&#8217;&nbsp;x&shy;y&amp;&amp;</p><ul><li>a<li>b\u{200b}c&hellip;</ul>z");
        returns(Format::Markdown, "| a | b |\n|---|---|\n| &amp; c\\*d | **e** f |\n\n> q\n> r\\\n> s\n");
    }
}
