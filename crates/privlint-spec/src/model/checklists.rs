//! `checklists/`: what is asked of a policy.

use super::{ConditionSpec, Name, Names};
use crate::{Citation, Severity, SuggestAt, Suggestion};
use serde::{Deserialize, Serialize};

/// A file of `checklists/`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChecklistSpec {
    /// Its id, the first part of its rules' ids.
    pub checklist: Name,
    /// What it is, for people.
    pub title: String,
    /// Where its rows come from.
    #[serde(default)]
    pub about: Option<String>,
    /// The kinds of document that its duties speak for; when not given, `policy`.
    #[serde(default)]
    pub kinds: Option<Names>,
    /// The duties.
    pub duties: Vec<DutySpec>,
}

/// Something a checklist asks a policy to state.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DutySpec {
    /// The second part of the rule's id.
    pub id: Name,
    /// What it asks, as a sentence.
    pub asks: String,
    /// What satisfies it; when not given, the statement named like the duty.
    #[serde(default)]
    pub statements: Option<ConditionSpec>,
    /// These only touch on it.
    #[serde(default)]
    pub weak: Vec<WeakForm>,
    /// `error`, `warning` or `advice`.
    pub severity: Severity,
    /// Of a weak one; when not given, the same.
    #[serde(default)]
    pub weak_severity: Option<Severity>,
    /// The kinds of document that it speaks for; when not given, those of its checklist.
    #[serde(default)]
    pub kinds: Option<Names>,
    /// When it applies; when not given, always.
    #[serde(default)]
    pub when: ConditionSpec,
    /// The first clause that states one of these is shown as the reason.
    #[serde(default)]
    pub because: Vec<Name>,
    /// Where one of these is stated, another document does the job, and nothing is missing from this one.
    #[serde(default)]
    pub deferred_by: Vec<Name>,
    /// On what authority.
    #[serde(default)]
    pub cite: Vec<Citation>,
    /// The headline where it is missing.
    pub missing: String,
    /// What to write at the place where it belongs.
    #[serde(default)]
    pub absent: Option<String>,
    /// The headline where it is weak and the weak form gives none of its own.
    #[serde(default)]
    pub weak_message: Option<String>,
    /// Which way to act.
    pub help: String,
    /// What `--suggest` offers.
    #[serde(default)]
    pub suggest: Option<SuggestSpec>,
    /// Wording that passes.
    #[serde(default)]
    pub passes: Option<Name>,
    /// Wording that fails.
    #[serde(default)]
    pub fails: Option<Name>,
}

impl DutySpec {
    /// What satisfies it: as it is written, else the statement named like the duty.
    #[must_use]
    pub fn satisfied_by(&self) -> ConditionSpec {
        self.statements.clone().unwrap_or_else(|| ConditionSpec::Stated(self.id.clone()))
    }
}

/// Text that does what a duty asks when its blanks, `[fill in: ...]`, are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SuggestSpec {
    /// Where it belongs.
    pub at: SuggestAt,
    /// The heading of a new section, where none fits; of a text for the start of the document, its title.
    pub heading: String,
    /// The text.
    pub text: Name,
    /// What fills the blanks in their order, so that a test can see that the text does what is asked.
    pub filled: Vec<String>,
}

impl From<SuggestSpec> for Suggestion {
    fn from(spec: SuggestSpec) -> Self {
        Self { at: spec.at, heading: spec.heading, text: spec.text.text, filled: spec.filled }
    }
}

/// A statement that touches on a duty without doing its job.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WeakForm {
    /// The statement.
    pub statement: Name,
    /// The headline.
    #[serde(default)]
    pub message: Option<String>,
    /// What the words lack.
    pub lacks: String,
    /// Whether the words say something of their own, so that suggested text stands beside them and not in their place.
    #[serde(default)]
    pub keep: bool,
}
