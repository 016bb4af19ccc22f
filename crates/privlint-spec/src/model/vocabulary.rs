//! `vocabulary/` and `language/`: words and what they mean.

use super::Name;
use crate::lexicon::{Cue, Kind, Modality};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file of `vocabulary/`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VocabularyFile {
    /// What its concepts are.
    pub kind: Kind,
    /// The concepts.
    pub concepts: Vec<ConceptSpec>,
}

/// A concept and the words for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConceptSpec {
    /// Unique over all files.
    pub id: Name,
    /// Its parents: it is whatever they are.
    #[serde(default)]
    pub is: Vec<Name>,
    /// Terms of the W3C Data Privacy Vocabulary.
    #[serde(default)]
    pub dpv: Vec<String>,
    /// Keys of fideslang.
    #[serde(default)]
    pub fides: Vec<String>,
    /// Whether a regime treats such data as sensitive.
    #[serde(default)]
    pub sensitive: bool,
    /// Verbs in their base form.
    #[serde(default)]
    pub verbs: Vec<Name>,
    /// Nouns in the singular.
    #[serde(default)]
    pub nouns: Vec<Name>,
    /// Adjectives, as they stand.
    #[serde(default)]
    pub adjectives: Vec<Name>,
    /// Adverbs and whole adverbial phrases, as they stand: "at any time".
    #[serde(default)]
    pub adverbs: Vec<Name>,
    /// Other phrases, as they stand, read like nouns.
    #[serde(default)]
    pub phrases: Vec<Name>,
    /// Pronouns that can be subjects.
    #[serde(default)]
    pub pronouns: Vec<Name>,
    /// Pronouns that can only be objects.
    #[serde(default, rename = "object-pronouns")]
    pub object_pronouns: Vec<Name>,
    /// Possessive determiners.
    #[serde(default)]
    pub possessives: Vec<Name>,
}

/// A list of `language/function-words.yaml`: words that carry grammar.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionWords {
    /// The class that `clause.pest` knows them by, by its name in `lexicon::class`.
    pub class: String,
    /// How firm modal verbs are.
    #[serde(default)]
    pub modality: Option<Modality>,
    /// The words and phrases.
    pub words: Vec<String>,
}

/// A file of `language/cues/`.
pub type CueFile = BTreeMap<Cue, Vec<String>>;

/// `language/forms.yaml`: the words in closed forms.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Forms {
    /// What a web address ends in.
    pub top_levels: Vec<String>,
    /// What the name of a street ends in, as it stands.
    pub streets: Vec<String>,
    /// What stands for the sign in an e-mail address.
    pub at_signs: Vec<String>,
    /// What the names of months begin with.
    pub months: Vec<String>,
}

/// `language/endings.yaml`: what the ending of a word tells.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndingsFile {
    /// What makes a possessive of a noun.
    pub possessive: String,
    /// Endings of words without an entry; the first that a word has counts.
    pub guesses: Vec<GuessSpec>,
}

/// The class of words that end so.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GuessSpec {
    /// The last letters.
    pub ending: String,
    /// Words of no more letters do not count.
    #[serde(default)]
    pub longer_than: usize,
    /// Its name in `lexicon::class`.
    pub class: String,
}

/// Endings, each with what stands in its place; the first that a word has counts.
pub type Endings = Vec<(String, String)>;

/// `language/inflection.yaml`: the forms of regular words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inflection {
    /// Of the third person of verbs and the plural of nouns.
    pub s: Endings,
    /// Of the past and the participle.
    pub past: Endings,
    /// Of the -ing form.
    pub ing: Endings,
}

/// `language/irregular.yaml`: forms that these rules get wrong.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Irregular {
    /// Base form to third person, past, participle and -ing form.
    pub verbs: BTreeMap<String, Vec<String>>,
    /// Singular to plural.
    pub nouns: BTreeMap<String, String>,
}

/// `language/spelling.yaml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spelling {
    /// Words or phrases that are the same.
    pub variants: Vec<Vec<String>>,
    /// Endings that are the same.
    pub endings: Vec<(String, String)>,
}
