//! YAML between `---`.

use super::Field;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned};
use std::fmt;
use std::ops::Range;

/// The fields of what stands at `inner`. Where it is no YAML as a whole - a title with a colon, an expression of a template - each
/// line is read by itself.
pub(super) fn fields(text: &str, inner: Range<usize>) -> Vec<Field> {
    let mut fields = Vec::new();
    if add(text, inner.clone(), &mut fields).is_none() {
        fields.clear();
        let mut at = inner.start;
        for line in text[inner].split_inclusive('\n') {
            if !line.starts_with([' ', '\t', '-']) {
                let before = fields.len();
                if add(text, at..at + line.len(), &mut fields).is_none() {
                    fields.truncate(before);
                }
            }
            at += line.len();
        }
    }
    fields
}

/// Adds the fields of a mapping.
fn add(text: &str, at: Range<usize>, fields: &mut Vec<Field>) -> Option<()> {
    let root: Node = serde_yaml::from_str(&text[at.clone()]).ok()?;
    if let Node::Mapping(entries) = root {
        collect(entries, at.start, true, fields);
    }
    Some(())
}

fn collect(entries: Vec<(Spanned<String>, Spanned<Node>)>, from: usize, is_top: bool, fields: &mut Vec<Field>) {
    for (key, value) in entries {
        match value.value {
            Node::Mapping(entries) => collect(entries, from, false, fields),
            Node::Scalar(words) => {
                if let (Some(key_at), Some(at)) = (place(&key.referenced, from), place(&value.referenced, from)) {
                    fields.push(Field { name: key.value, key: key_at, is_top, words, value: at });
                }
            }
            Node::Other => {}
        }
    }
}

fn place(location: &Location, from: usize) -> Option<Range<usize>> {
    let span = location.span();
    let (start, length) = span.byte_offset().zip(span.byte_len())?;
    let start = from + usize::try_from(start).ok()?;
    Some(start..start + usize::try_from(length).ok()?)
}

/// A value of YAML, as far as a page shows it.
enum Node {
    Mapping(Vec<(Spanned<String>, Spanned<Node>)>),
    Scalar(String),
    Other,
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Scalar(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Scalar(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Scalar(number.to_string()))
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Node, E> {
        Ok(Node::Scalar(words.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Node::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Mapping(entries))
    }
}
