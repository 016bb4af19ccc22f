//! The specification that is built in, and what a user's own files make of it.
//!
//! Its types are those of the crate `privlint-spec`, with which the build script makes the compact form that is read here.

mod written;

pub use privlint_spec::{
    Checklist, Condition, DocumentKind, Duty, Given, Origin, Pattern, Rule, RuleKind, Sign, Spec, SpecError, SpecErrors,
    Statement, Weakness, given_names, model, near_name, parse_checklist, parse_statements, parse_yaml,
};
pub use written::Written;

use crate::lexicon::{Lexicon, Stored};
use model::{Blanks, Builtin, ChecklistSpec, Common, DocumentRule, Examples, FactNames, KindSpec, StatementSpec, VagueWords};
use privlint_spec::Base;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let stored: Stored<'static> = postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")))
        .expect("internal error: the build script stored the lexicon");
    Lexicon::new(stored)
});

/// The built-in vocabulary.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// The examples of the built-in statements, in their order.
#[must_use]
pub fn builtin_examples() -> Vec<Examples> {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/examples.bin")))
        .expect("internal error: the build script stored the examples")
}

/// The built-in statements and checklists as they were written, without the examples of statements.
#[must_use]
pub fn builtin() -> Builtin {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/spec.bin")))
        .expect("internal error: the build script stored the specification")
}

/// How the blanks of a template are told from other words in brackets.
#[must_use]
pub fn blanks() -> &'static Blanks {
    &COMMON.blanks
}

static COMMON: LazyLock<Common> = LazyLock::new(|| {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/common.bin")))
        .expect("internal error: the build script stored the common part")
});

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

/// The rules about the document as a whole, as they were written.
#[must_use]
pub fn document_rules() -> &'static [DocumentRule] {
    &COMMON.document
}

/// The kinds of document, as they were written.
#[must_use]
pub fn document_kinds() -> &'static [KindSpec] {
    &COMMON.kinds
}

/// Compiles statements and checklists against the built-in vocabulary.
///
/// # Errors
/// All that is wrong with them, each at its place.
pub fn compile(statements: Vec<(Origin, StatementSpec)>, checklists: Vec<(Origin, ChecklistSpec)>) -> Result<Spec, SpecErrors> {
    privlint_spec::compile(
        Base { lexicon: lexicon(), facts: facts(), kinds: document_kinds(), document: document_rules() },
        statements,
        checklists,
    )
}

/// The built-in statements with built-in checklists, by id.
///
/// # Errors
/// Where the built-in specification is wrong, which `privlint test` finds.
pub fn of_checklists(checklists: &[&str]) -> Result<Spec, SpecErrors> {
    let mut written = Written::builtin();
    for name in checklists {
        written.switch_on(name);
    }
    written.compile()
}
