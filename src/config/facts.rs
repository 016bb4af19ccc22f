//! What the text of a policy cannot tell and its publisher knows.

use super::file::{AUDIENCE, REGIONS};
use crate::spec::model::FactName;
use crate::spec::{self, Given};
use std::collections::BTreeMap;

/// Facts about a service, as its publisher gives them. What is not given is read from the policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether conditions of duties hold, by the id of the statement: `sells-data`, `uses-cookies`.
    pub conditions: BTreeMap<String, bool>,
    /// For whom the service is: names of `policies-spec/facts.yaml`.
    pub audience: Vec<String>,
    /// Where these people live: names of `policies-spec/facts.yaml`.
    pub regions: Vec<String>,
    /// What the publisher is or does: names of `policies-spec/facts.yaml`.
    pub profiles: Vec<String>,
    /// The company's name, in full.
    pub company: Option<String>,
}

impl Facts {
    /// The facts by which a service is for everybody, everywhere: whatever a duty asks for is given.
    #[must_use]
    pub fn all() -> Self {
        let names = spec::facts();
        let all = |facts: &BTreeMap<String, FactName>| facts.keys().cloned().collect();
        let (audience, regions, profiles) = (all(&names.audience), all(&names.regions), all(&names.profiles));
        Self { audience, regions, profiles, ..Self::default() }
    }

    /// Gives the names of one kind, by the key of the configuration.
    pub fn set(&mut self, key: &str, names: Vec<String>) {
        match key {
            AUDIENCE => self.audience = names,
            REGIONS => self.regions = names,
            _ => self.profiles = names,
        }
    }

    /// Whether the condition holds that is stated by a statement; `None` where the publisher does not say.
    #[must_use]
    pub fn condition(&self, statement: &str) -> Option<bool> {
        self.conditions.get(statement).copied()
    }

    /// The conditions that do not hold.
    pub fn denied(&self) -> impl Iterator<Item = &str> {
        self.conditions.iter().filter(|&(_, &holds)| !holds).map(|(statement, _)| statement.as_str())
    }

    /// Whether a fact is given that a duty asks for. California is in the United States.
    #[must_use]
    pub fn gives(&self, asked: &Given) -> bool {
        let is_in = |region: &String, asked: &str| {
            region.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        match asked {
            Given::Audience(audience) => self.audience.contains(audience),
            Given::Region(asked) => self.regions.iter().any(|region| is_in(region, asked)),
            Given::Profile(profile) => self.profiles.contains(profile),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_region_stands_for_the_whole() {
        let facts = Facts { regions: vec!["us-ca".to_owned()], ..Facts::default() };
        let gives = |region: &str| facts.gives(&Given::Region(region.to_owned()));
        assert!(gives("us") && gives("us-ca"));
        assert!(!gives("u") && !gives("us-c") && !gives("us-co"));
    }

    #[test]
    fn a_name_is_given_for_what_it_names() {
        let profiles = vec!["data-broker".to_owned()];
        let facts = Facts { audience: vec!["children".to_owned()], profiles, ..Facts::default() };
        assert!(facts.gives(&Given::Audience("children".to_owned())));
        assert!(facts.gives(&Given::Profile("data-broker".to_owned())));
        assert!(!facts.gives(&Given::Audience("data-broker".to_owned())));
    }
}
