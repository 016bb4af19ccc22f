//! The specification that is built in, and what a user's own files make of it.
//!
//! Its types are those of the crate `privlint-spec`, with which the build script compiles what is read here.

mod written;

pub use privlint_spec::{
    Checklist, Condition, Deferral, DocumentKind, Duty, Given, Need, Origin, Pattern, Rule, RuleKind, Seen, Sign, Spec,
    SpecError, SpecErrors, Statement, Traits, Weakness, given_names, model, near_name, parse_checklist, parse_statements,
    parse_yaml,
};
pub use written::Written;

use crate::lexicon::Lexicon;
use model::{Blanks, Common, FactNames, KindSpec, VagueWords};
use privlint_spec::{Base, Shelved};
use serde::Deserialize;
use std::sync::LazyLock;
use thiserror::Error;

/// What the build script stored under a name.
macro_rules! stored {
    ($name:literal) => {
        $crate::spec::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/", $name)))
    };
}
use stored;

fn unpack<T: Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("internal error: the build script stored this")
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(stored!("lexicon.bin")));

/// The built-in vocabulary.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

static COMMON: LazyLock<Common> = LazyLock::new(|| stored!("common.bin"));

/// How the blanks of a template are told from other words in brackets.
#[must_use]
pub fn blanks() -> &'static Blanks {
    &COMMON.blanks
}

/// The facts that only the publisher of a policy can give.
#[must_use]
pub fn facts() -> &'static FactNames {
    &COMMON.facts
}

/// The words that leave open what a policy does.
#[must_use]
pub fn vague_words() -> &'static VagueWords {
    &COMMON.vague
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

fn base() -> Base<'static> {
    Base { lexicon: lexicon(), facts: facts(), kinds: document_kinds() }
}
