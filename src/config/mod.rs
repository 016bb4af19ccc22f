//! What a document is checked against, and what its publisher says of it: checklists, levels of rules, facts, waivers.
//!
//! A [`Config`] is for one document, or for all that are checked against the same. Reading one from `privlint.yaml` is the matter of
//! [`mod@file`]; finding that file is the program's.

mod facts;
pub mod file;
mod level;
mod patterns;
mod place;
mod set;
pub mod settings;
mod threshold;

pub use facts::Facts;
pub use level::{Level, Rules};
pub use patterns::{LONGEST_PATTERN, Patterns};
pub use place::At;
pub use set::Set;
pub use settings::{Layer, Selection, Settings};
pub use threshold::Threshold;

use crate::spec::{self, Spec, near_name};
use crate::tongue::Tongue;
use jiff::civil::Date;
use std::sync::Arc;

/// What the configuration says is not to be reported of a document, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rules.
    pub rules: Vec<Rules>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds; none is for ever.
    pub until: Option<Date>,
}

/// What a document is checked against.
#[derive(Clone, Debug)]
pub struct Config {
    spec: Arc<Spec>,
    tongue: &'static Tongue,
    levels: Vec<(Rules, Level)>,
    facts: Facts,
    document_kind: Option<String>,
    waivers: Vec<Waiver>,
    as_of: Option<Date>,
}

impl Default for Config {
    /// The checklist `core` as it is written.
    fn default() -> Self {
        Self::new(spec::of_checklists(&["core"]).expect("internal error: the built-in specification is right"))
    }
}

impl From<Spec> for Config {
    fn from(spec: Spec) -> Self {
        Self::new(spec)
    }
}

impl Config {
    /// The checklists of a specification as they are written, in English; no fact is given, nothing is waived.
    #[must_use]
    pub fn new(spec: impl Into<Arc<Spec>>) -> Self {
        Self {
            spec: spec.into(),
            tongue: Tongue::english(),
            levels: Vec::new(),
            facts: Facts::default(),
            document_kind: None,
            waivers: Vec::new(),
            as_of: None,
        }
    }

    /// Sets how much a rule weighs, or all rules of a checklist (`core/*`).
    ///
    /// Of several levels for a rule, one that names the rule itself counts before one for its checklist, and of two alike the
    /// later one.
    #[must_use]
    pub fn with_level(mut self, rules: Rules, level: Level) -> Self {
        self.levels.push((rules, level));
        self
    }

    /// Gives what the text of the policy cannot tell.
    #[must_use]
    pub fn with_facts(mut self, facts: Facts) -> Self {
        self.facts = facts;
        self
    }

    /// Sets the kind of the document, by its id, in the place of what its title and its text tell.
    #[must_use]
    pub fn with_document_kind(mut self, kind: impl Into<String>) -> Self {
        self.document_kind = Some(kind.into());
        self
    }

    /// Keeps findings from being reported.
    #[must_use]
    pub fn with_waiver(mut self, waiver: Waiver) -> Self {
        self.waivers.push(waiver);
        self
    }

    /// Sets the day that suppressions are checked against; without one, none has run out.
    #[must_use]
    pub fn as_of(mut self, day: Date) -> Self {
        self.as_of = Some(day);
        self
    }

    /// The specification.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// The tongue that documents are read in.
    #[must_use]
    pub fn tongue(&self) -> &'static Tongue {
        self.tongue
    }

    /// The facts.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The kind that the document is said to be of, by its id.
    #[must_use]
    pub fn document_kind(&self) -> Option<&str> {
        self.document_kind.as_deref()
    }

    /// The waivers, by number.
    #[must_use]
    pub fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }

    /// How much a rule is to weigh, where that is not as its checklist says.
    #[must_use]
    pub fn level(&self, rule: &str) -> Option<Level> {
        let fitting = self.levels.iter().filter(|(rules, _)| rules.holds(rule));
        // Of equal ones, this takes the last.
        fitting.max_by_key(|(rules, _)| rules.is_one()).map(|&(_, level)| level)
    }

    /// Whether documents are checked against a rule.
    #[must_use]
    pub fn is_on(&self, rule: &str) -> bool {
        !self.is_off(rule) && self.spec.rule(rule).is_some()
    }

    /// Whether a rule is switched off.
    #[must_use]
    pub fn is_off(&self, rule: &str) -> bool {
        self.level(rule) == Some(Level::Off)
    }

    /// The ids of all rules there are, also of checklists that are not on.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.spec.rule_ids()
    }

    /// What to say to someone who names a rule that does not exist.
    #[must_use]
    pub fn other_rules(&self, name: &str) -> String {
        let near = near_name(name, self.rules()).map(|near| format!("Did you mean `{near}`? ")).unwrap_or_default();
        format!("{near}`privlint rules` lists all; `core/*` stands for all of a checklist.")
    }

    /// Whether there is a rule, on or not.
    #[must_use]
    pub fn knows(&self, rule: &str) -> bool {
        self.rules().any(|known| known == rule)
    }

    /// Whether something that holds until a day still does.
    #[must_use]
    pub fn is_in_force(&self, until: Option<Date>) -> bool {
        self.as_of.is_none_or(|today| until.is_none_or(|until| today <= until))
    }
}
