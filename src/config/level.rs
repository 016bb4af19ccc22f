//! How much a rule weighs by the configuration.

use crate::diagnostics::Severity;

/// How much a rule weighs, or that it does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Documents are not checked against it.
    Off,
    /// Its findings weigh so much, missing or weak.
    At(Severity),
}

impl Level {
    /// The level of this name: `off`, `advice`, `warning` or `error`.
    ///
    /// YAML 1.1 takes `off` for `false`, and programs by it write it so.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let name = if name == "false" { Self::Off.name() } else { name };
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// All, the lightest first.
    pub const ALL: [Self; 4] = [Self::Off, Self::At(Severity::Advice), Self::At(Severity::Warning), Self::At(Severity::Error)];

    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::At(severity) => severity.name(),
        }
    }
}

/// A rule, or all rules of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rules(String);

/// What stands for all rules of a checklist, behind its name.
const ALL: &str = "/*";

impl Rules {
    /// `core/opt-out`, or `core/*`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// As it was written.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Whether it stands for one rule alone.
    #[must_use]
    pub fn is_one(&self) -> bool {
        !self.0.ends_with(ALL)
    }

    /// Whether it stands for a rule.
    #[must_use]
    pub fn holds(&self, rule: &str) -> bool {
        match self.0.strip_suffix(ALL) {
            Some(checklist) => rule.split_once('/').is_some_and(|(first, _)| first == checklist),
            None => self.0 == rule,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_the_rules_of_a_checklist() {
        assert!(Rules::new("core/*").holds("core/opt-out"));
        assert!(!Rules::new("core/*").holds("core-more/opt-out"));
        assert!(Rules::new("core/opt-out").holds("core/opt-out"));
        assert!(!Rules::new("core/opt-out").holds("core/opt-out-scope"));
    }

    #[test]
    fn every_level_is_found_by_its_name() {
        assert!(Level::ALL.iter().all(|&level| Level::of_name(level.name()) == Some(level)));
        assert_eq!(Level::of_name("Off"), None);
    }
}
