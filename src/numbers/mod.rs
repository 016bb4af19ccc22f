//! Numbers of a policy's text: how long it is, how easy to read, and how much of it is vague.

mod syllables;
mod vague;

pub use syllables::syllables;
pub use vague::{VaguePhrases, Vagueness};

use crate::document::{BlockKind, Document, TextSpan};
use crate::findings::Report;
use crate::spec::model::Syllables;
use crate::tongue::Tongue;

/// A fragment in a list or a table is a sentence only if it ends like one.
const ENDS: [char; 6] = ['.', '!', '?', ':', ';', '…'];

/// What can be counted of a policy.
///
/// All words count, but sentences are those of running text, and items and cells that end like one: a list of kinds of data is no long
/// sentence, and its words would hide how long the sentences are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Words of the policy, also of its headings, lists and tables; not of code.
    pub words: usize,
    /// Sentences, without headings and fragments.
    pub sentences: usize,
    /// The words of these sentences.
    pub sentence_words: usize,
    /// The syllables of these words.
    pub syllables: usize,
    /// The sentences with a vague word.
    pub vague: usize,
    /// The sentences that leave open each of [`Vagueness::ALL`].
    pub vague_by_class: [usize; 4],
}

impl Numbers {
    /// Counts the text of a document whose sentences were read.
    #[must_use]
    pub fn of(document: &Document, sentences: &[TextSpan], tongue: &Tongue) -> Self {
        let mut numbers = Self::default();
        let vague = VaguePhrases::of(tongue);
        for block in document.blocks.iter().filter(|block| block.kind != BlockKind::Code) {
            numbers.words += words(document.block_text(block)).count();
        }
        let mut blocks = document.blocks.iter().peekable();
        for &span in sentences {
            while blocks.next_if(|block| block.span.end <= span.start).is_some() {}
            let text = document.text[span.range()].trim();
            if blocks.peek().is_some_and(|block| is_sentence(block.kind, text)) {
                numbers.add(text, &vague, tongue.syllables());
            }
        }
        numbers
    }

    fn add(&mut self, sentence: &str, vague: &VaguePhrases<'_>, rules: &Syllables) {
        let before = self.sentence_words;
        for word in words(sentence) {
            self.sentence_words += 1;
            self.syllables += syllables(word, rules);
        }
        if self.sentence_words == before {
            return;
        }
        self.sentences += 1;
        let classes = vague.in_sentence(sentence);
        self.vague += usize::from(!classes.is_empty());
        for (count, class) in self.vague_by_class.iter_mut().zip(Vagueness::ALL) {
            *count += usize::from(classes.contains(&class));
        }
    }

    /// Words per sentence; `None` where there is none.
    #[must_use]
    pub fn words_a_sentence(&self) -> Option<f64> {
        ratio(self.sentence_words, self.sentences)
    }

    /// The reading ease of R. Flesch, "A New Readability Yardstick", Journal of Applied Psychology 32(3), 1948: from 0, for the
    /// learned, to 100, for everybody; `None` where there is no sentence.
    ///
    /// 206.835 - 1.015 (words a sentence) - 84.6 (syllables a word). The formula accounts for half of how well pupils understood
    /// the passages that it was fitted to (R = 0.70) and knows nothing of what is said, so a few points mean nothing. The syllables
    /// are [counted by the vowels](syllables()), about one word in fifty wrong; where the errors do not cancel out, an error of
    /// one in a hundred syllables is a point and a half.
    #[must_use]
    pub fn reading_ease(&self) -> Option<f64> {
        let syllables_a_word = ratio(self.syllables, self.sentence_words)?;
        Some(206.835 - 1.015 * self.words_a_sentence()? - 84.6 * syllables_a_word)
    }

    /// The percentage of sentences with a vague word; `None` where there is no sentence.
    #[must_use]
    pub fn vague_percentage(&self) -> Option<f64> {
        ratio(100 * self.vague, self.sentences)
    }
}

impl From<&Report> for Numbers {
    fn from(report: &Report) -> Self {
        Self::of(&report.document, &report.sentences, report.tongue)
    }
}

/// What Flesch calls a reading ease, from "very easy" to "very difficult".
#[must_use]
pub fn reading_ease_in_words(ease: f64) -> &'static str {
    match ease {
        ease if ease >= 90.0 => "very easy",
        ease if ease >= 80.0 => "easy",
        ease if ease >= 70.0 => "fairly easy",
        ease if ease >= 60.0 => "standard",
        ease if ease >= 50.0 => "fairly difficult",
        ease if ease >= 30.0 => "difficult",
        _ => "very difficult",
    }
}

fn is_sentence(kind: BlockKind, text: &str) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Quote => true,
        BlockKind::Item(_) | BlockKind::Cell { header: false, .. } => {
            text.trim_end_matches([')', '"', '\'', '”', '’']).ends_with(ENDS)
        }
        BlockKind::Heading(_) | BlockKind::Cell { header: true, .. } | BlockKind::Term | BlockKind::Code => false,
    }
}

/// The words of a text: what white space and dashes part, if there is a letter or a digit in it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '–' | '—'));
    parts.map(|part| part.trim_matches(|c: char| !c.is_alphanumeric())).filter(|part| !part.is_empty())
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    // The counts of a document of less than 4 GiB.
    let narrow = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    (whole > 0).then(|| narrow(part) / narrow(whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Linter;
    use crate::config::Config;
    use crate::source::{Format, Source};

    fn numbers(text: &str) -> Numbers {
        let source = Source::decode("policy.md", Format::Markdown, text.as_bytes().to_vec()).expect("text");
        Numbers::from(&Linter::new(Config::default()).check(source))
    }

    #[test]
    fn headings_and_fragments_are_words_but_no_sentences() {
        let text =
            "# Our Privacy Policy\n\nWe collect data. We use it:\n\n- your name\n- to write to you.\n\n```\nlet x = 1;\n```\n";
        let numbers = numbers(text);
        assert_eq!((numbers.words, numbers.sentences, numbers.sentence_words), (15, 3, 10));
    }

    #[test]
    fn the_reading_ease_is_that_of_the_formula() {
        let numbers = Numbers { sentences: 4, sentence_words: 60, syllables: 90, ..Numbers::default() };
        let ease = numbers.reading_ease().expect("sentences");
        assert!((ease - (206.835 - 1.015 * 15.0 - 84.6 * 1.5)).abs() < 1e-9, "{ease}");
        assert_eq!(reading_ease_in_words(ease), "standard");
    }

    #[test]
    fn a_hard_text_is_harder_than_an_easy_one() {
        let easy = numbers("We keep your name. We do not sell it. You can ask us what we have, and we will tell you.");
        let hard = numbers(
            "Notwithstanding the aforementioned considerations, organizational communication necessitates individualized authorization procedures.",
        );
        let ease = |numbers: Numbers| numbers.reading_ease().expect("sentences");
        assert!(ease(easy) > 80.0 && ease(hard) < 0.0, "{} and {}", ease(easy), ease(hard));
    }

    #[test]
    fn vague_sentences_are_counted_once_and_by_class() {
        let numbers = numbers("We may share some data. You may opt out. We generally delete it. We keep it for a year.");
        assert_eq!((numbers.vague, numbers.vague_by_class), (2, [0, 1, 1, 1]));
        assert_eq!(numbers.vague_percentage(), Some(50.0));
    }

    #[test]
    fn of_nothing_there_is_no_measure() {
        let numbers = numbers("");
        assert_eq!(numbers, Numbers::default());
        assert_eq!((numbers.words_a_sentence(), numbers.reading_ease(), numbers.vague_percentage()), (None, None, None));
    }
}
