//! Lists of `language/` for those who count and judge words, beside the lexicon.

use serde::{Deserialize, Serialize};

/// All of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Lists {
    /// `language/blanks.yaml`
    pub blanks: Blanks,
    /// `language/vague.yaml`
    pub vague: VagueWords,
    /// `language/syllables.yaml`
    pub syllables: Syllables,
}

/// `language/blanks.yaml`: how the blanks of a template are told from other words in brackets.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blanks {
    /// A blank begins with one of these.
    pub starts: Vec<String>,
    /// Or it has no words but these.
    pub words: Vec<String>,
}

/// `language/vague.yaml`: words that leave open what a policy does, by what they leave open.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VagueWords {
    /// On which condition.
    pub condition: Vec<String>,
    /// With which exceptions.
    pub generalization: Vec<String>,
    /// Whether at all.
    pub modality: Vec<String>,
    /// How many, or which.
    pub number: Vec<String>,
}

/// `language/syllables.yaml`: how the syllables of a word are counted.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Syllables {
    /// Each group of these is a syllable.
    pub vowels: Vec<char>,
    /// Vowels that are none before another one, unless they stand behind a consonant.
    pub glides: Vec<char>,
    /// Consonants that sound behind another one.
    pub syllabic: Vec<char>,
    /// Ends that are not heard; the first that a word has counts.
    pub silent: Vec<SilentEnd>,
    /// Letters that add a syllable.
    pub apart: Vec<String>,
    /// Letters that take one away.
    pub together: Vec<String>,
    /// Letters that give one back.
    pub after_all: Vec<String>,
}

/// An end that is not heard, or only behind some letters.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SilentEnd {
    /// The last letters.
    pub ending: String,
    /// It is heard behind these.
    #[serde(default)]
    pub heard_behind: Vec<String>,
    /// It is not heard behind these vowels, as it is behind the others.
    #[serde(default)]
    pub silent_behind: Vec<String>,
}
