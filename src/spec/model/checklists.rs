//! `checklists/`: what is asked of a policy.

use super::{Name, Names};
use crate::diagnostics::{Citation, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file of `checklists/`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChecklistSpec {
    /// Its id, the first part of its rules' ids.
    pub checklist: Name,
    /// What it is, for people.
    pub title: String,
    /// Where its rows come from.
    #[serde(default)]
    pub about: Option<String>,
    /// The duties.
    pub duties: Vec<DutySpec>,
}

/// Something a checklist asks a policy to state.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DutySpec {
    /// The second part of the rule's id.
    pub id: Name,
    /// What it asks, as a sentence.
    pub asks: String,
    /// Any of these satisfies it; when not given, the statement named like the duty.
    #[serde(default)]
    pub statements: Vec<Name>,
    /// These only touch on it.
    #[serde(default)]
    pub weak: Vec<WeakForm>,
    /// `error`, `warning` or `advice`.
    pub severity: Severity,
    /// Of a weak one; when not given, the same.
    #[serde(default)]
    pub weak_severity: Option<Severity>,
    /// Statements, one of which must be made for the duty to apply, or facts that must be given (`audience-children`,
    /// `region-us-ca`); when not given, always.
    #[serde(default)]
    pub when: Names,
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

/// Text that does what a duty asks when its blanks, `[fill in: ...]`, are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// What a blank begins with; it ends with a bracket.
const BLANK: &str = "[fill in: ";

impl SuggestSpec {
    /// The text, or the heading where there is no text, with its blanks filled; `None` where there are more blanks than fillings or
    /// fewer.
    #[must_use]
    pub fn fill(&self) -> Option<String> {
        let mut rest = if self.text.text.is_empty() { self.heading.as_str() } else { self.text.text.as_str() };
        let mut out = String::new();
        let mut filled = self.filled.iter();
        while let Some((before, blank)) = rest.split_once(BLANK) {
            out.push_str(before);
            out.push_str(filled.next()?);
            rest = blank.split_once(']')?.1;
        }
        out.push_str(rest);
        filled.next().is_none().then_some(out)
    }
}

/// Where suggested text belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SuggestAt {
    /// In the section that the finding points at, else in a new one.
    #[default]
    Section,
    /// Under the title.
    Top,
    /// Before everything.
    Start,
}

/// A statement that touches on a duty without doing its job.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeakForm {
    /// The statement.
    pub statement: Name,
    /// The headline.
    #[serde(default)]
    pub message: Option<String>,
    /// What the words lack.
    pub lacks: String,
}
