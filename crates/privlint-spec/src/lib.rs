//! What privlint reads policies by: the vocabulary that tags their text, the statements that they can make, and the checklists
//! that ask for them.
//!
//! [`model`] is the shape of the YAML in `policies-spec/`; [`Spec`] is what it comes to, names resolved; [`lexicon`] is the form of
//! the vocabulary that tags text. The build script of privlint makes the built-in ones with this crate, and the program reads a
//! user's own files with it.

#![forbid(unsafe_code)]

mod compile;
mod condition;
mod duty;
mod error;
mod given;
mod index;
mod kind;
pub mod lexicon;
mod load;
pub mod model;
mod need;
mod rule;
mod severity;
mod shelf;
mod statements;
mod suggestion;
mod table;
mod yaml;

pub use compile::{Base, compile};
pub use condition::Condition;
pub use duty::{Checklist, Duty, Weakness};
pub use error::{SpecError, SpecErrors, near_name};
pub use given::{Given, given_names};
pub use index::{Index, Seen, Shown};
pub use kind::{Deferral, DocumentKind, Sign};
pub use load::{Origin, checklists, parse_checklist, parse_statements, statements};
pub use need::{Need, StoredNeed, Traits};

pub use rule::{Rule, RuleKind};
pub use severity::{Citation, Severity};
pub use shelf::Shelved;
pub use statements::{Pattern, Statement, Statements};
pub use suggestion::{SuggestAt, Suggestion};
pub use table::{Row, Table};
pub use yaml::parse as parse_yaml;

use serde::{Deserialize, Serialize};

/// All statements and the checklists that are switched on, ready to be evaluated.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Spec {
    /// By number.
    pub statements: Statements,
    /// In the order in which they were asked for.
    pub checklists: Vec<Checklist>,
    /// The kinds of document, the most special first; the last is the one that a document is of where nothing says otherwise.
    pub kinds: Vec<DocumentKind>,
    /// The rules that documents are checked against beside the duties of checklists.
    pub document: Vec<Rule>,
    /// The ids of the rules of built-in checklists that are not on.
    #[serde(skip)]
    pub shelf: Vec<&'static str>,
    /// For each concept in how many of a thousand sentences it is named; where nothing is known, it is taken to be rare.
    pub often: Vec<u16>,
}

impl Spec {
    /// All duties of the checklists that are on, in order.
    pub fn duties(&self) -> impl Iterator<Item = &Duty> {
        self.checklists.iter().flat_map(|list| &list.duties)
    }

    /// The rules that documents are checked against: the duties', then the others.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.duties().map(|duty| &duty.rule).chain(&self.document)
    }

    /// A rule that documents are checked against.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules().find(|rule| rule.id == id)
    }

    /// The ids of all rules there are: of the checklists that are on, of the built-in ones that are not, and of the other rules.
    pub fn rule_ids(&self) -> impl Iterator<Item = &str> {
        let duties = self.duties().map(|duty| duty.rule.id.as_str());
        duties.chain(self.shelf.iter().copied()).chain(self.document.iter().map(|rule| rule.id.as_str()))
    }

    /// The number of a kind of document.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.id == id)
    }
}
