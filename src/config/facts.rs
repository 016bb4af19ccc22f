//! What the text of a policy cannot tell and its publisher knows.

use crate::spec;
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
    /// The company's name, in full.
    pub company: Option<String>,
}

/// What stands before a name of [`Facts::audience`] where a duty asks for it.
pub const AUDIENCE: &str = "audience-";
/// What stands before a name of [`Facts::regions`] where a duty asks for it.
pub const REGION: &str = "region-";

impl Facts {
    /// The facts by which a service is for everybody, everywhere: whatever a duty asks for is given.
    #[must_use]
    pub fn all() -> Self {
        let names = spec::facts();
        let audience = names.audience.keys().cloned().collect();
        Self { audience, regions: names.regions.keys().cloned().collect(), ..Self::default() }
    }

    /// What a fact that a duty asks for says, for people: `audience-children` is "Children, ...".
    #[must_use]
    pub fn title(asked: &str) -> Option<&'static str> {
        let names = spec::facts();
        let audience = asked.strip_prefix(AUDIENCE).and_then(|name| names.audience.get(name));
        let title = audience.or_else(|| asked.strip_prefix(REGION).and_then(|name| names.regions.get(name)));
        title.map(|name| name.title.as_str())
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

    /// Whether a fact is given that a duty asks for as `audience-children` or `region-us`. California is in the United States.
    #[must_use]
    pub fn gives(&self, asked: &str) -> bool {
        let is_in = |region: &String, asked: &str| {
            region.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        if let Some(audience) = asked.strip_prefix(AUDIENCE) {
            self.audience.iter().any(|given| given == audience)
        } else if let Some(region) = asked.strip_prefix(REGION) {
            self.regions.iter().any(|given| is_in(given, region))
        } else {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_region_stands_for_the_whole() {
        let facts = Facts { regions: vec!["us-ca".to_owned()], audience: vec!["children".to_owned()], ..Facts::default() };
        for given in ["region-us", "region-us-ca", "audience-children"] {
            assert!(facts.gives(given), "{given}");
        }
        for other in ["region-u", "region-us-c", "region-us-co", "audience-child", "us", "children"] {
            assert!(!facts.gives(other), "{other}");
        }
    }
}
