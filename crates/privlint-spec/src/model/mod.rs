//! The shape of the YAML in `policies-spec/`, as it is written.
//!
//! The build script reads the built-in files with these types and stores them in a compact form; a user's files are read
//! with them when the program runs. Names keep their place in the file, so that an error can point at it.

mod checklists;
mod common;
mod conditions;
mod kinds;
mod lists;
mod names;
mod statements;
mod vocabulary;

pub use checklists::{ChecklistSpec, DutySpec, SuggestSpec, WeakForm};
pub use common::{Common, DocumentRule, FactName, FactNames};
pub use conditions::ConditionSpec;
pub use kinds::{KindSpec, SignSpec};
pub use lists::{Blanks, Lists, SilentEnd, Syllables, VagueWords};
pub use names::{Name, Names};
pub use statements::{Examples, ExceptSpec, PatternSpec, StatementFile, StatementSpec, Ternary};
pub use vocabulary::{
    ConceptSpec, CueFile, Endings, EndingsFile, Forms, FunctionWords, GuessSpec, Inflection, Irregular, Spelling, VocabularyFile,
};

use serde::{Deserialize, Serialize};

/// The built-in rules, statements and checklists as they were written, by their paths under `policies-spec/`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Builtin {
    /// `document/rules.yaml`
    pub document: Vec<DocumentRule>,
    /// `statements/`
    pub statements: Vec<(String, StatementFile)>,
    /// `checklists/`
    pub checklists: Vec<(String, ChecklistSpec)>,
}
