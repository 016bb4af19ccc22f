//! `vocabulary/` and `language/`: words and what they mean.

use super::Name;
use crate::lexicon::Kind;
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
    /// The rule of `document.pest` that reads it.
    #[serde(default)]
    pub form: Option<Name>,
}

/// `language/function-words.yaml`: the words that carry grammar, by the class that `clause.pest` knows.
pub type FunctionWords = BTreeMap<String, Vec<String>>;

/// `language/irregular.yaml`.
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
