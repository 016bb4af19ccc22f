//! The specification that is built in, and what a user's own files make of it.
//!
//! Its types are those of the crate `privlint-spec`, with which the build script compiles what is read here.

mod written;

pub use privlint_spec::{
    Checklist, Condition, Deferral, DocumentKind, Duty, Given, Need, Origin, Pattern, Rule, RuleKind, Seen, Shown, Sign, Spec,
    SpecError, SpecErrors, Statement, Statements, Traits, Weakness, given_names, model, near_name, parse_checklist,
    parse_statements, parse_yaml,
};
pub use written::Written;

use crate::stored::{stored, unpack};
use crate::tongue::Tongue;
use model::{Common, FactNames, KindSpec};
use privlint_spec::{Base, Shelved};
use std::sync::LazyLock;
use thiserror::Error;

static COMMON: LazyLock<Common> = LazyLock::new(|| stored!("common.bin"));

/// The facts that only the publisher of a policy can give.
#[must_use]
pub fn facts() -> &'static FactNames {
    &COMMON.facts
}

static SHELF: LazyLock<Vec<Shelved<'static>>> = LazyLock::new(|| stored!("shelf.bin"));

/// The ids of the built-in checklists, in order.
pub fn checklists() -> impl Iterator<Item = &'static str> {
    SHELF.iter().map(|list| list.id)
}

/// There is no built-in checklist of this id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no built-in checklist `{0}`")]
pub struct NoChecklist(pub String);

/// The kinds of document, as they were written.
#[must_use]
pub fn document_kinds() -> &'static [KindSpec] {
    &COMMON.kinds
}

/// The built-in statements with built-in checklists, by id, in this order.
///
/// # Errors
/// Where there is no such checklist.
pub fn of_checklists(ids: &[&str]) -> Result<Spec, NoChecklist> {
    let mut spec = builtin();
    for &id in ids {
        let list = SHELF.iter().find(|list| list.id == id).ok_or_else(|| NoChecklist(id.to_owned()))?;
        if !spec.checklists.iter().any(|on| on.id == id) {
            spec.checklists.push(unpack(list.packed));
        }
    }
    let off = SHELF.iter().filter(|list| !ids.contains(&list.id));
    spec.shelf = off.flat_map(|list| list.rules.iter().copied()).collect();
    Ok(spec)
}

/// The built-in statements and rules about documents, without a checklist.
fn builtin() -> Spec {
    stored!("spec.bin")
}

/// What the specification that is built in stands on; what is written beside it names the same concepts.
fn base() -> Base<'static> {
    Base { lexicon: Tongue::english().lexicon(), facts: facts(), kinds: document_kinds() }
}
