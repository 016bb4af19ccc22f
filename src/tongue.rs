//! The tongue that policies are written in.

use crate::lexicon::Lexicon;
use crate::stored::stored;
use privlint_spec::model::{Blanks, Lists, Syllables, VagueWords};
use std::sync::LazyLock;
use whatlang::Lang;

/// A language that policies are read in: its words and their forms, and lists of words for those who count and judge them.
///
/// Its grammar is `document.pest` and `clause.pest`, which know words by their classes alone. English is the only tongue so far; the
/// build script makes it from `policies-spec/language/` and `policies-spec/vocabulary/`. The statements of the specification name
/// concepts of its lexicon, so a [`Config`](crate::Config) has a tongue beside its specification, and gives it to all who read.
#[derive(Debug)]
pub struct Tongue {
    code: Lang,
    // Each is unpacked when it is first asked for: most runs need no list, and some no lexicon.
    lexicon: LazyLock<Lexicon>,
    lists: LazyLock<Lists>,
}

static ENGLISH: Tongue = Tongue {
    code: Lang::Eng,
    lexicon: LazyLock::new(|| Lexicon::new(stored!("lexicon.bin"))),
    lists: LazyLock::new(|| stored!("lists.bin")),
};

impl Tongue {
    /// English.
    #[must_use]
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// Words, phrases and concepts.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// How the blanks of a template are told from other words in brackets.
    #[must_use]
    pub fn blanks(&self) -> &Blanks {
        &self.lists.blanks
    }

    /// The words that leave open what a policy does.
    #[must_use]
    pub fn vague_words(&self) -> &VagueWords {
        &self.lists.vague
    }

    /// How the syllables of words are counted.
    #[must_use]
    pub fn syllables(&self) -> &Syllables {
        &self.lists.syllables
    }

    /// Whether a text is surely in another language.
    #[must_use]
    pub fn is_foreign(&self, text: &str) -> bool {
        whatlang::detect(text).is_some_and(|info| info.lang() != self.code && info.is_reliable())
    }
}
