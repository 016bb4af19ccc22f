//! Names with their places in the YAML.

#[cfg(feature = "schema")]
use schemars::{Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
#[cfg(feature = "schema")]
use std::borrow::Cow;
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
    pub(super) fn at(text: String, location: &serde_yaml::Location) -> Self {
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

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Name {
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

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Names {
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
