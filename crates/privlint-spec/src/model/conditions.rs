//! Conditions as duties write them: a name, a list of names, or a mapping of one key.

use super::Name;
#[cfg(feature = "schema")]
use schemars::{Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::fmt;

/// What must hold: `sells-data`, `[sells-data, shares-for-ads]` (one of them), or one of the keys `all`, `any`, `not`, `stated` and
/// `given`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionSpec {
    /// All of these.
    All(Vec<ConditionSpec>),
    /// One of these.
    Any(Vec<ConditionSpec>),
    /// Not this.
    Not(Box<ConditionSpec>),
    /// The policy makes this statement.
    Stated(Name),
    /// The publisher gives this fact.
    Given(Name),
}

/// What stands for a condition that always holds.
pub const ALWAYS: &str = "always";

impl Default for ConditionSpec {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl ConditionSpec {
    /// The parts of which one is enough: of `any` each, of all else the whole; none where it always holds.
    #[must_use]
    pub fn alternatives(&self) -> &[Self] {
        match self {
            Self::All(parts) if parts.is_empty() => &[],
            Self::Any(parts) => parts,
            other => std::slice::from_ref(other),
        }
    }

    /// The statements that can make it hold, in the order in which they are written; those under `not` cannot.
    #[must_use]
    pub fn statements(&self) -> Vec<&Name> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::statements).collect(),
            Self::Stated(name) => vec![name],
            Self::Not(_) | Self::Given(_) => Vec::new(),
        }
    }
}

/// Read aloud: `sells-data and not region-eu`.
impl fmt::Display for ConditionSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let join = |f: &mut fmt::Formatter<'_>, parts: &[Self], word: &str| {
            for (number, part) in parts.iter().enumerate() {
                let word = if number == 0 { "" } else { word };
                let is_joined = matches!(part, Self::All(parts) | Self::Any(parts) if parts.len() > 1);
                if is_joined { write!(f, "{word}({part})")? } else { write!(f, "{word}{part}")? }
            }
            Ok(())
        };
        match self {
            Self::All(parts) if parts.is_empty() => f.write_str(ALWAYS),
            Self::All(parts) => join(f, parts, " and "),
            Self::Any(parts) => join(f, parts, " or "),
            Self::Not(part) => {
                f.write_str("not ")?;
                join(f, std::slice::from_ref(part), "")
            }
            Self::Stated(name) | Self::Given(name) => f.write_str(&name.text),
        }
    }
}

/// The same, in the form that is compiled in.
#[derive(Serialize, Deserialize)]
enum Stored {
    All(Vec<ConditionSpec>),
    Any(Vec<ConditionSpec>),
    Not(Box<ConditionSpec>),
    Stated(Name),
    Given(Name),
}

impl From<Stored> for ConditionSpec {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::All(parts) => Self::All(parts),
            Stored::Any(parts) => Self::Any(parts),
            Stored::Not(part) => Self::Not(part),
            Stored::Stated(name) => Self::Stated(name),
            Stored::Given(name) => Self::Given(name),
        }
    }
}

impl Serialize for ConditionSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stored = match self.clone() {
            Self::All(parts) => Stored::All(parts),
            Self::Any(parts) => Stored::Any(parts),
            Self::Not(part) => Stored::Not(part),
            Self::Stated(name) => Stored::Stated(name),
            Self::Given(name) => Stored::Given(name),
        };
        stored.serialize(serializer)
    }
}

/// The mapping, of whose keys one is given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    /// All of these.
    #[serde(default)]
    all: Option<Vec<ConditionSpec>>,
    /// One of these.
    #[serde(default)]
    any: Option<Vec<ConditionSpec>>,
    /// Not this.
    #[serde(default)]
    not: Option<Box<ConditionSpec>>,
    /// The policy makes this statement.
    #[serde(default)]
    stated: Option<Name>,
    /// The publisher gives this fact.
    #[serde(default)]
    given: Option<Name>,
}

impl Keys {
    /// The condition; `None` where not just one key is given.
    fn condition(self) -> Option<ConditionSpec> {
        let mut given = [
            self.all.map(ConditionSpec::All),
            self.any.map(ConditionSpec::Any),
            self.not.map(ConditionSpec::Not),
            self.stated.map(ConditionSpec::Stated),
            self.given.map(ConditionSpec::Given),
        ]
        .into_iter()
        .flatten();
        let first = given.next();
        if given.next().is_some() { None } else { first }
    }
}

/// A name, a list or a mapping, before the name has its place.
enum Written {
    Name(String),
    Other(ConditionSpec),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shapes;
        impl<'de> Visitor<'de> for Shapes {
            type Value = Written;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name, a list, or one of `all`, `any`, `not`, `stated`, `given`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Written, E> {
                Ok(Written::Name(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Written, A::Error> {
                let mut parts = Vec::new();
                while let Some(part) = seq.next_element()? {
                    parts.push(part);
                }
                Ok(Written::Other(ConditionSpec::Any(parts)))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Written, A::Error> {
                let keys = Keys::deserialize(MapAccessDeserializer::new(map))?;
                keys.condition().map(Written::Other).ok_or_else(|| {
                    de::Error::custom("a condition has just one of the keys `all`, `any`, `not`, `stated` and `given`")
                })
            }
        }
        deserializer.deserialize_any(Shapes)
    }
}

impl<'de> Deserialize<'de> for ConditionSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return Stored::deserialize(deserializer).map(Self::from);
        }
        let spanned = serde_yaml::Spanned::<Written>::deserialize(deserializer)?;
        Ok(match spanned.value {
            Written::Name(text) if text == ALWAYS => Self::default(),
            Written::Name(text) => Self::Stated(Name::at(text, &spanned.referenced)),
            Written::Other(condition) => condition,
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ConditionSpec {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let part = generator.subschema_for::<Self>();
        let parts = json_schema!({"type": "array", "items": part});
        let key = |name: &str, value: &Schema| json_schema!({"type": "object", "properties": {name: value}, "required": [name], "additionalProperties": false});
        let name = json_schema!({"type": "string"});
        json_schema!({"anyOf": [
            name,
            parts,
            key("all", &parts),
            key("any", &parts),
            key("not", &part),
            key("stated", &name),
            key("given", &name),
        ]})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> ConditionSpec {
        serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{yaml}: {error}"))
    }

    #[test]
    fn a_condition_is_read_aloud_as_it_is_meant() {
        for (yaml, aloud) in [
            ("always", "always"),
            ("sells-data", "sells-data"),
            ("[sells-data, shares-for-ads]", "sells-data or shares-for-ads"),
            ("{given: region-eu}", "region-eu"),
            ("{all: [sells-data, {given: region-eu}]}", "sells-data and region-eu"),
            ("{all: [{any: [a, b]}, {not: c}]}", "(a or b) and not c"),
            ("{not: {all: [a, {stated: b}]}}", "not (a and b)"),
        ] {
            assert_eq!(read(yaml).to_string(), aloud, "{yaml}");
        }
    }

    #[test]
    fn names_keep_their_places() {
        let yaml = "{all: [sells-data, {given: region-eu}]}";
        let ConditionSpec::All(parts) = read(yaml) else { panic!("two parts") };
        let places = parts.iter().map(|part| match part {
            ConditionSpec::Stated(name) | ConditionSpec::Given(name) => {
                &yaml[name.start as usize..(name.start + name.length) as usize]
            }
            other => panic!("{other:?}"),
        });
        assert_eq!(places.collect::<Vec<_>>(), ["sells-data", "region-eu"]);
    }

    #[test]
    fn one_key_at_a_time() {
        for yaml in ["{all: [a], any: [b]}", "{}", "{some: [a]}", "3: 4", "{not: }"] {
            assert!(serde_yaml::from_str::<ConditionSpec>(yaml).is_err(), "{yaml}");
        }
    }
}
