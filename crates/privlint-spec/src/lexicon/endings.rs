//! What the ending of a word tells.

use serde::{Deserialize, Serialize};

/// `language/endings.yaml`, as it is stored.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Endings {
    /// What makes a possessive of a noun, in small letters with a straight apostrophe.
    pub possessive: String,
    /// Endings and their classes; the first that a word has counts.
    pub guesses: Vec<Guess>,
}

/// The class of words that end so.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Guess {
    /// The last letters.
    pub ending: String,
    /// Words of no more bytes do not count.
    pub longer_than: usize,
    /// The class.
    pub class: u8,
}

impl Endings {
    /// The class of a word without an entry, if its ending tells.
    #[must_use]
    pub fn guess(&self, word: &str) -> Option<u8> {
        let word = word.as_bytes();
        let fits = |guess: &&Guess| word.len() > guess.longer_than && word.ends_with(guess.ending.as_bytes());
        self.guesses.iter().find(fits).map(|guess| guess.class)
    }

    /// The noun of a possessive in small letters with a straight apostrophe.
    #[must_use]
    pub fn noun<'w>(&self, possessive: &'w str) -> Option<&'w str> {
        possessive.strip_suffix(self.possessive.as_str())
    }

    /// Whether words end as a possessive, whatever their case and apostrophe.
    #[must_use]
    pub fn is_possessive(&self, words: &str) -> bool {
        let folded = words.chars().rev().map(|c| if c == '\u{2019}' { '\'' } else { c.to_ascii_lowercase() });
        let mut ending = self.possessive.chars().rev();
        ending.by_ref().zip(folded).all(|(a, b)| a == b) && words.len() >= self.possessive.len()
    }
}
