//! Suggested text: what would do, but for its blanks.

use serde::{Deserialize, Serialize};

/// Text that does what a duty asks when its blanks, `[fill in: ...]`, are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Where it belongs.
    pub at: SuggestAt,
    /// The heading of a new section, where none fits; of a text for the start of the document, its title.
    pub heading: String,
    /// The text; empty where the heading is all.
    pub text: String,
    /// What fills the blanks in their order, so that a test can see that the text does what is asked.
    pub filled: Vec<String>,
}

/// What a blank begins with; it ends with a bracket.
const BLANK: &str = "[fill in: ";

impl Suggestion {
    /// What is offered: the text, or the heading where there is no text.
    #[must_use]
    pub fn words(&self) -> &str {
        if self.text.is_empty() { &self.heading } else { &self.text }
    }

    /// The words with their blanks filled; `None` where there are more blanks than fillings or fewer.
    #[must_use]
    pub fn fill(&self) -> Option<String> {
        let mut rest = self.words();
        let mut out = String::new();
        let mut filled = self.filled.iter();
        while let Some((before, blank)) = rest.split_once(BLANK) {
            out.push_str(before);
            out.push_str(filled.next()?);
            rest = blank.split_once(']')?.1;
        }
        out.push_str(rest);
        filled.next().is_none().then_some(out)
    }
}

/// Where suggested text belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SuggestAt {
    /// In the section that the finding points at, else in a new one.
    #[default]
    Section,
    /// Under the title.
    Top,
    /// Before everything.
    Start,
}
