//! Built-in checklists as they are stored: what each is called by can be seen without unpacking it.

use crate::Checklist;
use serde::{Deserialize, Serialize};

/// A checklist that is not on yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shelved<'a> {
    /// Its id.
    pub id: &'a str,
    /// The ids of its rules.
    #[serde(borrow)]
    pub rules: Vec<&'a str>,
    /// The [`Checklist`], packed.
    pub packed: &'a [u8],
}

impl<'a> Shelved<'a> {
    /// A checklist with its packed form.
    #[must_use]
    pub fn new(list: &'a Checklist, packed: &'a [u8]) -> Self {
        Self { id: &list.id, rules: list.duties.iter().map(|duty| duty.rule.id.as_str()).collect(), packed }
    }
}
