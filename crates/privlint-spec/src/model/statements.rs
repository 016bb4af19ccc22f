//! `statements/`: what a policy can say, as patterns over clauses.

use super::{Name, Names};
use crate::lexicon::Modality;
use serde::{Deserialize, Serialize};

/// A file of `statements/`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatementFile {
    /// The statements.
    pub statements: Vec<StatementSpec>,
}

/// Something a policy can say.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StatementSpec {
    /// Unique over all files.
    pub id: Name,
    /// What it is, for people.
    pub title: String,
    /// How it differs from statements much like it, for people.
    #[serde(default)]
    pub differs: Option<String>,
    /// A heading that names one of these concepts is where it belongs.
    #[serde(default)]
    pub belongs: Vec<Name>,
    /// Where a duty has it as a condition, it is taken to hold unless one of these is stated and it is not.
    #[serde(default)]
    pub presumed_unless: Vec<Name>,
    /// What no clause that states it or touches on it has.
    #[serde(default)]
    pub except: ExceptSpec,
    /// A clause that fits one of these states it.
    pub any: Vec<PatternSpec>,
    /// A clause that fits one of these touches on it.
    #[serde(default)]
    pub weak: Vec<PatternSpec>,
    /// What it takes for a statement and what not.
    #[serde(default)]
    pub examples: Examples,
}

/// What all patterns of a statement exclude.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ExceptSpec {
    /// None of these does it.
    pub actor: Names,
    /// Named nowhere in the clause.
    pub clause: Names,
    /// Named nowhere in the sentence.
    pub sentence: Names,
}

/// Sentences with what the linter must find in them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// These state it.
    #[serde(default)]
    pub yes: Vec<Name>,
    /// These do not, nor touch on it weakly enough to be reported.
    #[serde(default)]
    pub no: Vec<Name>,
    /// These touch on it.
    #[serde(default)]
    pub weak: Vec<Name>,
}

/// How far something is true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Ternary {
    /// It must not be.
    #[default]
    No,
    /// It must be.
    Yes,
    /// Either.
    Any,
}

/// What must hold of one clause, all of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct PatternSpec {
    /// Who does it.
    pub actor: Names,
    /// Not who does it.
    pub not_actor: Names,
    /// What is done.
    pub action: Names,
    /// With which data.
    pub data: Names,
    /// To whom.
    pub recipient: Names,
    /// From whom.
    pub source: Names,
    /// Who is named besides.
    pub party: Names,
    /// Why.
    pub purpose: Names,
    /// Under which condition.
    pub condition: Names,
    /// By which route.
    pub channel: Names,
    /// When, how long.
    pub time: Names,
    /// For whom or where.
    pub audience: Names,
    /// Named anywhere in the clause, all of these.
    pub mentions: Vec<Names>,
    /// Named anywhere in the sentence, all of these.
    pub sentence: Vec<Names>,
    /// Named in the sentence or one of its neighbours, all of these.
    pub near: Vec<Names>,
    /// Named in the sentences under the same heading, all of these.
    pub section: Vec<Names>,
    /// The clause, its condition or a heading above names one of these regions or groups of people.
    pub scope: Names,
    /// A heading above names one of these.
    pub under: Vec<Name>,
    /// Not named in the clause.
    pub without: Vec<Name>,
    /// Not named in the sentence.
    pub sentence_without: Vec<Name>,
    /// At least this many different data concepts are named in the clause.
    pub kinds_of_data: u8,
    /// One of these.
    pub modality: Vec<Modality>,
    /// Whether the clause is denied.
    pub denied: Ternary,
    /// Whether the clause is only supposed ("if we were to sell").
    pub hypothetical: Ternary,
    /// Whether the clause is a heading.
    pub heading: Ternary,
    /// Named twice or more in the clause itself: one of these.
    pub twice: Names,
    /// Whether the clause stands among the first sentences of the document.
    pub opening: bool,
    /// Whether the clause is the whole sentence and names nothing but what is mentioned.
    pub alone: bool,
    /// Whether the sentence makes no exception ("unless you write to us").
    pub without_exception: bool,
    /// For a weak pattern: what is lacking.
    pub lacks: Option<String>,
}
