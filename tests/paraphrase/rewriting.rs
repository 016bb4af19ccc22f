//! A way to say the same, or the reverse, in other words.

use crate::examples::{Example, TITLE};
use crate::reasons::Why;
use privlint::source::Format;

/// What a rewriting makes of the meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It stays: the statement is found as before.
    Stays,
    /// It is turned round: the statement is gone.
    Goes,
    /// It holds for people of one region.
    OfRegion,
    /// It holds where what stands before it does, and that is only supposed.
    OfCondition,
}

/// A way to put examples otherwise.
pub struct Rewriting {
    /// What the table calls it.
    pub name: &'static str,
    pub meaning: Meaning,
    /// Of a thousand examples that make their statement, the least that are to hold.
    pub floor: u32,
    /// Of a thousand that do not, where it is tried on them.
    pub floor_of_no: Option<u32>,
    pub rewrite: Rewrite,
}

/// The same in other words, or why there are none.
pub type Rewrite = fn(&Example) -> Result<Rewritten, Why>;

/// An example in other words, as a policy.
pub struct Rewritten {
    pub format: Format,
    /// What stands before its words.
    pub before: String,
    /// Its words: evidence must touch these.
    pub words: String,
    pub after: String,
    /// The concept of the region that it is about.
    pub region: &'static str,
}

impl Rewritten {
    /// A text under the title.
    pub fn text(words: String) -> Self {
        Self { format: Format::Text, before: TITLE.to_owned(), words, after: "\n".to_owned(), region: "" }
    }

    /// With a sentence or more between the title and its words.
    pub fn behind(self, before: &str) -> Self {
        Self { before: format!("{TITLE}{before}"), ..self }
    }

    pub fn policy(&self) -> String {
        format!("{}{}{}", self.before, self.words, self.after)
    }
}
