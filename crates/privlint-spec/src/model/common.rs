//! What all documents have in common: `document/` and `facts.yaml`.

use super::KindSpec;
use crate::Severity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule of `document/rules.yaml`: about the document as a whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DocumentRule {
    /// The second part of the rule's id.
    pub id: String,
    /// What it asks, as a sentence.
    pub asks: String,
    /// To what it applies, as a sentence.
    pub applies: String,
    /// `error`, `warning` or `advice`.
    pub severity: Severity,
    /// The headline.
    pub message: String,
    /// What to write at the title.
    pub label: String,
    /// What to write there in the rule's other case, if it has two.
    #[serde(default)]
    pub other_label: Option<String>,
    /// Which way to act.
    pub help: String,
}

/// The kinds of document, and the names of facts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Common {
    /// `document/kinds.yaml`
    pub kinds: Vec<KindSpec>,
    /// `facts.yaml`
    pub facts: FactNames,
}

/// `facts.yaml`: the facts that only the publisher of a policy can give, and what they are, for people.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactNames {
    /// For whom a service is.
    pub audience: BTreeMap<String, FactName>,
    /// Where these people live.
    pub regions: BTreeMap<String, FactName>,
    /// What the publisher is or does, where a law asks for it.
    pub profiles: BTreeMap<String, FactName>,
}

/// A name that can be given for a fact.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactName {
    /// What it is, for people.
    pub title: String,
    /// Concepts by which a policy shows that it is so.
    #[serde(default)]
    pub cues: Vec<String>,
}
