//! The specification: statements and checklists, checked and compiled for evaluation.

pub mod error;
mod load;
pub mod model;
mod rules;
mod written;
mod yaml;

pub use error::{SpecError, SpecErrors, near_name};
pub use load::{Origin, parse_checklist, parse_statements};
pub use rules::{Checklist, Duty, Pattern, Statement, Weakness};
pub use written::Written;
pub(crate) use yaml::parse as parse_yaml;

use crate::lexicon::{ConceptSet, Lexicon, Stored};
use model::{Blanks, Builtin, ChecklistSpec, Common, DocumentRule, Examples, FactNames, StatementSpec, VagueWords};
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

/// The rules about the document as a whole.
#[must_use]
pub fn document_rules() -> &'static [DocumentRule] {
    &COMMON.document
}

/// A rule about the document as a whole, by the second part of its id.
#[must_use]
pub fn document_rule(id: &str) -> &'static DocumentRule {
    document_rules().iter().find(|rule| rule.id == id).expect("internal error: the rule is in document/rules.yaml")
}

/// All statements and the checklists that are switched on, ready to be evaluated.
#[derive(Debug)]
pub struct Spec {
    /// By number.
    pub statements: Vec<Statement>,
    /// In the order in which they were asked for.
    pub checklists: Vec<Checklist>,
    /// The rules of the built-in checklists that are not on.
    pub(crate) shelf: Vec<String>,
    pub(crate) patterns: Vec<Pattern>,
    /// For each concept the patterns that wait for it.
    pub(crate) waiting: Vec<Vec<u32>>,
    /// The concepts that patterns wait for.
    pub(crate) awaited: ConceptSet,
}

impl Spec {
    /// Compiles statements and checklists against the built-in vocabulary.
    ///
    /// # Errors
    /// All that is wrong with them, each at its place.
    pub fn compile(
        statements: Vec<(Origin, StatementSpec)>,
        checklists: Vec<(Origin, ChecklistSpec)>,
    ) -> Result<Self, SpecErrors> {
        rules::compile(lexicon(), statements, checklists)
    }

    /// The built-in statements with built-in checklists, by id.
    ///
    /// # Errors
    /// Where the built-in specification is wrong, which `privlint test` finds.
    pub fn builtin(checklists: &[&str]) -> Result<Self, SpecErrors> {
        let mut written = Written::builtin();
        for name in checklists {
            written.switch_on(name);
        }
        written.compile()
    }

    /// The ids of all rules: of the checklists that are on, of the built-in ones that are not, and about documents.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        let duties = self.checklists.iter().flat_map(|list| &list.duties).map(|duty| duty.rule.as_str());
        duties.chain(self.shelf.iter().map(String::as_str)).chain(document_rules().iter().map(|rule| rule.rule.as_str()))
    }

    /// Whether documents are held against a rule.
    #[must_use]
    pub fn has(&self, rule: &str) -> bool {
        self.rules().any(|known| known == rule) && !self.shelf.iter().any(|other| other == rule)
    }

    /// The number of a statement.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<usize> {
        self.statements.iter().position(|statement| statement.id == id)
    }
}
