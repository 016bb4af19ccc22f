//! The shape of `privlint.yaml`, as it is written. Names and values keep their place, so that a mistake can be shown there.

use crate::spec::model::{Name, Names};
#[cfg(feature = "schema")]
use schemars::{Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::fmt;

/// A configuration file.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[cfg_attr(feature = "schema", schemars(title = "privlint.yaml"))]
pub struct FileSpec {
    /// A file, or several, whose values hold where this one gives none; paths are relative to this file.
    pub extends: Option<Names>,
    /// What policies are checked against: names of built-in checklists, and YAML files of your own. When not given, `core`.
    pub checklists: Option<Vec<Name>>,
    /// How much a rule weighs, or all rules of a checklist (`core/*`).
    pub rules: RuleLevels,
    /// The policies, as patterns relative to this file, for a run that names none.
    pub files: Option<Vec<Name>>,
    /// Policies that span several files. The files of each are checked against the checklists together.
    pub policies: Option<Vec<SetSpec>>,
    /// What is not a policy, as patterns relative to this file.
    pub exclude: Option<Vec<Name>>,
    /// What the text of a policy cannot tell.
    pub facts: FactsSpec,
    /// The kind of document that the policies are, such as `cookie-notice`; when not given, their titles and their text tell.
    #[cfg_attr(feature = "schema", schemars(schema_with = "document_kind"))]
    pub document_kind: Option<Name>,
    /// What holds for some of the policies.
    pub overrides: Vec<OverrideSpec>,
    /// Findings that are not to be reported, and why.
    pub ignore: Vec<IgnoreSpec>,
    /// What makes a run fail: `error`, `warning`, `advice` or `never`.
    pub fail_on: Option<Name>,
    /// The day that dates are checked against, such as 2026-11-20; when not given, today.
    pub as_of: Option<Name>,
    /// A file of findings that were there before, relative to this one.
    pub baseline: Option<Name>,
}

/// A policy that spans several files.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SetSpec {
    /// What it is called in reports; when not given, its main file stands for it.
    #[serde(default)]
    pub name: Option<Name>,
    /// Its files, as patterns relative to the configuration file, the main one first.
    pub files: Members,
}

/// Patterns, at least one.
#[derive(Clone, Debug)]
pub struct Members(pub Vec<Name>);

/// What holds for some of the policies.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OverrideSpec {
    /// Patterns relative to the configuration file.
    pub files: Vec<Name>,
    /// In the place of the checklists that hold for all.
    #[serde(default)]
    pub checklists: Option<Vec<Name>>,
    /// Beside the levels that hold for all, and before them.
    #[serde(default)]
    pub rules: RuleLevels,
    /// Beside the facts that hold for all, and before them.
    #[serde(default)]
    pub facts: FactsSpec,
    /// In the place of the kind that holds for all.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "document_kind"))]
    pub document_kind: Option<Name>,
}

/// Findings that are not to be reported.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IgnoreSpec {
    /// The rules, or all rules of a checklist (`core/*`).
    pub rules: Names,
    /// Patterns relative to the configuration file; when not given, all policies.
    #[serde(default)]
    pub files: Option<Vec<Name>>,
    /// The last day on which this holds, such as 2027-03-31.
    #[serde(default)]
    pub until: Option<Name>,
    /// Why.
    pub reason: Name,
}

/// Rules and how much they weigh, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct RuleLevels(pub Vec<(Name, Name)>);

/// Facts, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct FactsSpec(pub Vec<(Name, FactSpec)>);

/// What is given for a fact.
#[derive(Clone, Debug)]
pub enum FactSpec {
    /// Whether a condition holds, with the place of the word.
    Condition(bool),
    /// Names of an audience, of regions or of profiles.
    Names(Vec<Name>),
    /// The company's name.
    Text(Name),
}

/// The fact that is a list of people.
pub const AUDIENCE: &str = "audience";
/// The fact that is a list of places.
pub const REGIONS: &str = "regions";
/// The fact that is a list of what the publisher is or does.
pub const PROFILES: &str = "profiles";
/// The fact that is a name.
pub const COMPANY: &str = "company";

impl<'de> Deserialize<'de> for RuleLevels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Levels;
        impl<'de> Visitor<'de> for Levels {
            type Value = RuleLevels;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping of rules to severities")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RuleLevels, A::Error> {
                let mut levels = Vec::new();
                while let Some(level) = map.next_entry()? {
                    levels.push(level);
                }
                Ok(RuleLevels(levels))
            }
            fn visit_unit<E: de::Error>(self) -> Result<RuleLevels, E> {
                Ok(RuleLevels::default())
            }
        }
        deserializer.deserialize_map(Levels)
    }
}

impl<'de> Deserialize<'de> for FactsSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Facts;
        impl<'de> Visitor<'de> for Facts {
            type Value = FactsSpec;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping of facts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FactsSpec, A::Error> {
                let mut facts = Vec::new();
                while let Some(key) = map.next_key::<Name>()? {
                    let fact = match key.text.as_str() {
                        AUDIENCE | REGIONS | PROFILES => FactSpec::Names(map.next_value::<Names>()?.0),
                        COMPANY => FactSpec::Text(map.next_value()?),
                        _ => FactSpec::Condition(map.next_value()?),
                    };
                    facts.push((key, fact));
                }
                Ok(FactsSpec(facts))
            }
            fn visit_unit<E: de::Error>(self) -> Result<FactsSpec, E> {
                Ok(FactsSpec::default())
            }
        }
        deserializer.deserialize_map(Facts)
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let files = Vec::deserialize(deserializer)?;
        if files.is_empty() {
            return Err(de::Error::custom("a policy needs at least one file"));
        }
        Ok(Self(files))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Members {
    fn schema_name() -> Cow<'static, str> {
        "Members".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "array", "items": {"type": "string"}, "minItems": 1})
    }
}

#[cfg(feature = "schema")]
fn document_kind(_: &mut SchemaGenerator) -> Schema {
    let kinds: Vec<&str> = crate::spec::document_kinds().iter().map(|kind| kind.id.text.as_str()).collect();
    json_schema!({"enum": kinds})
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RuleLevels {
    fn schema_name() -> Cow<'static, str> {
        "RuleLevels".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let levels: Vec<&str> = super::Level::ALL.iter().map(|level| level.name()).collect();
        // YAML 1.1, by which editors read, takes `off` for false.
        json_schema!({"type": "object", "additionalProperties": {"anyOf": [{"enum": levels}, {"const": false}]}})
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for FactsSpec {
    fn schema_name() -> Cow<'static, str> {
        "Facts".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = crate::spec::facts();
        let list = |names: Vec<&String>| json_schema!({"type": "array", "items": {"enum": names}});
        json_schema!({
            "type": "object",
            "properties": {
                AUDIENCE: list(names.audience.keys().collect()),
                REGIONS: list(names.regions.keys().collect()),
                PROFILES: list(names.profiles.keys().collect()),
                COMPANY: {"type": "string"},
            },
            "additionalProperties": {"type": "boolean"},
        })
    }
}
