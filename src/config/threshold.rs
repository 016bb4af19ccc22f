//! What makes a run fail.

use crate::diagnostics::Severity;

/// What makes a run fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Threshold {
    /// Errors.
    #[default]
    Error,
    /// Errors and warnings.
    Warning,
    /// Whatever is found.
    Advice,
    /// Nothing that is found.
    Never,
}

impl Threshold {
    /// All, the narrowest first but for never.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Advice, Self::Never];

    /// The one of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|threshold| threshold.name() == name)
    }

    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
            Self::Never => "never",
        }
    }

    /// Whether a finding of this severity makes the run fail.
    #[must_use]
    pub fn is_met_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Advice => true,
            Self::Never => false,
        }
    }
}
