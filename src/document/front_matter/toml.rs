//! TOML between `+++`.

use super::Field;
use std::ops::Range;
use toml_edit::{Document, Item, TableLike, Value};

/// The fields of what stands at `inner`; none where it is no TOML.
pub(super) fn fields(text: &str, inner: Range<usize>) -> Vec<Field> {
    let mut fields = Vec::new();
    if let Ok(document) = Document::parse(&text[inner.clone()]) {
        collect(document.as_table(), inner.start, true, &mut fields);
    }
    fields.sort_by_key(|field| field.key.start);
    fields
}

fn collect(table: &dyn TableLike, from: usize, is_top: bool, fields: &mut Vec<Field>) {
    for (name, item) in table.iter() {
        if let Some(table) = item.as_table_like() {
            collect(table, from, false, fields);
        } else if let (Some(words), Some(key), Some(value)) =
            (words(item), table.key(name).and_then(toml_edit::Key::span), item.span())
        {
            let shift = |range: Range<usize>| from + range.start..from + range.end;
            fields.push(Field { name: name.to_owned(), key: shift(key), is_top, words, value: shift(value) });
        }
    }
}

/// What a value says on a page.
fn words(item: &Item) -> Option<String> {
    match item.as_value()? {
        Value::String(words) => Some(words.value().clone()),
        Value::Datetime(moment) => Some(moment.value().to_string()),
        _ => None,
    }
}
