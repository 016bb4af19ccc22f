//! The shape of the YAML in `policies-spec/`, as it is written.
//!
//! The build script reads the built-in files with these types and stores them in a compact form; a user's files are read
//! with them when the program runs. Names keep their place in the file, so that an error can point at it.

use crate::diagnostics::{Citation, Severity};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A name with its place, in bytes of the YAML file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Its first byte.
    pub start: u32,
    /// Its length in bytes.
    pub length: u32,
    /// Its line, from 1: of a built-in file, whose text is not at hand, the place that can be told.
    pub line: u32,
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            let (text, start, length, line) = Deserialize::deserialize(deserializer)?;
            return Ok(Self { text, start, length, line });
        }
        let spanned = serde_yaml::Spanned::<String>::deserialize(deserializer)?;
        Ok(Self::at(spanned.value, &spanned.referenced))
    }
}

impl Name {
    fn at(text: String, location: &serde_yaml::Location) -> Self {
        let span = location.span();
        let (start, length) = span.byte_offset().zip(span.byte_len()).unwrap_or((0, 0));
        let narrow = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        Self { text, start: narrow(start), length: narrow(length), line: narrow(location.line()) }
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.text, self.start, self.length, self.line).serialize(serializer)
    }
}

impl JsonSchema for Name {
    fn schema_name() -> Cow<'static, str> {
        "Name".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string"})
    }
}

/// One name or a list of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Names(pub Vec<Name>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return Vec::deserialize(deserializer).map(Self);
        }
        let spanned = serde_yaml::Spanned::<OneOrMany>::deserialize(deserializer)?;
        Ok(Self(match spanned.value {
            OneOrMany::One(text) => vec![Name::at(text, &spanned.referenced)],
            OneOrMany::Many(names) => names,
        }))
    }
}

impl JsonSchema for Names {
    fn schema_name() -> Cow<'static, str> {
        "Names".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
    }
}

enum OneOrMany {
    One(String),
    Many(Vec<Name>),
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a list of names")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany::One(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = seq.next_element()? {
                    names.push(name);
                }
                Ok(OneOrMany::Many(names))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// What a vocabulary file's concepts are; most are named like the role they fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Who does it.
    Actor,
    /// What is done.
    Action,
    /// With which data.
    Data,
    /// To whom.
    Recipient,
    /// Why.
    Purpose,
    /// By which route.
    Channel,
    /// Under which condition.
    Condition,
    /// When, how long.
    Time,
    /// For whom or where.
    Audience,
    /// A thing that policies speak of.
    Topic,
    /// How something is.
    Quality,
    /// A closed form that `document.pest` reads.
    Form,
}

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

/// A file of `statements/`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementFile {
    /// The statements.
    pub statements: Vec<StatementSpec>,
}

/// Something a policy can say.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementSpec {
    /// Unique over all files.
    pub id: Name,
    /// What it is, for people.
    pub title: String,
    /// A heading that names one of these concepts is where it belongs.
    #[serde(default)]
    pub belongs: Vec<Name>,
    /// A clause that fits one of these states it.
    pub any: Vec<PatternSpec>,
    /// A clause that fits one of these touches on it.
    #[serde(default)]
    pub weak: Vec<PatternSpec>,
    /// What it takes for a statement and what not.
    #[serde(default)]
    pub examples: Examples,
}

/// Sentences with what the linter must find in them.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// What the verb's auxiliaries say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// No modal verb: "we collect".
    #[default]
    Plain,
    /// "may", "might".
    May,
    /// "can", "could", "is able to".
    Can,
    /// "will", "shall", "would".
    Will,
    /// "must", "has to", "need".
    Must,
    /// "should", "try to".
    Should,
    /// "wish to", "would like to".
    Want,
}

impl Modality {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 7] = [Self::Plain, Self::May, Self::Can, Self::Will, Self::Must, Self::Should, Self::Want];

    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::May => "may",
            Self::Can => "can",
            Self::Will => "will",
            Self::Must => "must",
            Self::Should => "should",
            Self::Want => "want",
        }
    }
}

/// What must hold of one clause, all of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
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
    /// At least so many different data concepts are named in the clause.
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
    /// For a weak pattern: what is lacking.
    pub lacks: Option<String>,
}

/// A file of `checklists/`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChecklistSpec {
    /// Its id, the first part of its rules' ids.
    pub checklist: Name,
    /// What it is, for people.
    pub title: String,
    /// Where its rows come from.
    #[serde(default)]
    pub about: Option<String>,
    /// The duties.
    pub duties: Vec<DutySpec>,
}

/// Something a checklist asks a policy to state.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DutySpec {
    /// The second part of the rule's id.
    pub id: Name,
    /// What it asks, as a sentence.
    pub asks: String,
    /// Any of these satisfies it; when not given, the statement named like the duty.
    #[serde(default)]
    pub statements: Vec<Name>,
    /// These only touch on it.
    #[serde(default)]
    pub weak: Vec<WeakForm>,
    /// `error`, `warning` or `advice`.
    pub severity: Severity,
    /// Of a weak one; when not given, the same.
    #[serde(default)]
    pub weak_severity: Option<Severity>,
    /// Statements, one of which must be made for the duty to apply, or facts that must be given (`audience-children`,
    /// `region-us-ca`); when not given, always.
    #[serde(default)]
    pub when: Names,
    /// The first clause that states one of these is shown as the reason.
    #[serde(default)]
    pub because: Vec<Name>,
    /// Where one of these is stated, another document does the job, and nothing is missing from this one.
    #[serde(default)]
    pub deferred_by: Vec<Name>,
    /// On what authority.
    #[serde(default)]
    pub cite: Vec<Citation>,
    /// The headline where it is missing.
    pub missing: String,
    /// What to write at the place where it belongs.
    #[serde(default)]
    pub absent: Option<String>,
    /// The headline where it is weak and the weak form gives none of its own.
    #[serde(default)]
    pub weak_message: Option<String>,
    /// Which way to act.
    pub help: String,
    /// What `--suggest` offers.
    #[serde(default)]
    pub suggest: Option<SuggestSpec>,
    /// Wording that passes.
    #[serde(default)]
    pub passes: Option<Name>,
    /// Wording that fails.
    #[serde(default)]
    pub fails: Option<Name>,
}

/// Text that does what a duty asks when its blanks, `[fill in: ...]`, are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SuggestSpec {
    /// Where it belongs.
    pub at: SuggestAt,
    /// The heading of a new section, where none fits; of a text for the start of the document, its title.
    pub heading: String,
    /// The text.
    pub text: Name,
    /// What fills the blanks in their order, so that a test can see that the text does what is asked.
    pub filled: Vec<String>,
}

/// What a blank begins with; it ends with a bracket.
const BLANK: &str = "[fill in: ";

impl SuggestSpec {
    /// The text, or the heading where there is no text, with its blanks filled; `None` where there are more blanks than fillings or
    /// fewer.
    #[must_use]
    pub fn fill(&self) -> Option<String> {
        let mut rest = if self.text.text.is_empty() { self.heading.as_str() } else { self.text.text.as_str() };
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// A statement that touches on a duty without doing its job.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeakForm {
    /// The statement.
    pub statement: Name,
    /// The headline.
    #[serde(default)]
    pub message: Option<String>,
    /// What the words lack.
    pub lacks: String,
}

/// A rule of `document/rules.yaml`: about the document as a whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRule {
    /// The second part of the rule's id.
    pub id: String,
    /// The rule's id, `document/<id>`.
    #[serde(default)]
    pub rule: String,
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
    /// Which way to act.
    pub help: String,
}

/// The built-in statements and checklists, by their paths under `policies-spec/`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Builtin {
    /// `statements/`
    pub statements: Vec<(String, StatementFile)>,
    /// `checklists/`
    pub checklists: Vec<(String, ChecklistSpec)>,
}

/// The built-in rules about documents, the names of facts, and vague words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Common {
    /// `document/rules.yaml`
    pub document: Vec<DocumentRule>,
    /// `facts.yaml`
    pub facts: FactNames,
    /// `language/blanks.yaml`
    pub blanks: Blanks,
    /// `language/vague.yaml`
    pub vague: VagueWords,
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

/// `facts.yaml`: the facts that only the publisher of a policy can give, and what they are, for people.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactNames {
    /// For whom a service is.
    pub audience: BTreeMap<String, FactName>,
    /// Where these people live.
    pub regions: BTreeMap<String, FactName>,
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
