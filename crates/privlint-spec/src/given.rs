//! Facts that only the publisher of a policy can give, as duties ask for them.

use crate::model::FactNames;
use serde::{Deserialize, Serialize};

/// A fact that a duty asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    /// The service is for these people: `audience-children`.
    Audience(String),
    /// Some of its users live there: `region-us-ca`.
    Region(String),
    /// The publisher is one of these: `data-broker`.
    Profile(String),
}

/// What stands before the name of an audience.
const AUDIENCE: &str = "audience-";
/// What stands before the name of a region.
const REGION: &str = "region-";

impl Given {
    /// The fact of a name, if there is one.
    #[must_use]
    pub fn of_name(name: &str, facts: &FactNames) -> Option<Self> {
        if let Some(audience) = name.strip_prefix(AUDIENCE).filter(|audience| facts.audience.contains_key(*audience)) {
            return Some(Self::Audience(audience.to_owned()));
        }
        if let Some(region) = name.strip_prefix(REGION).filter(|region| facts.regions.contains_key(*region)) {
            return Some(Self::Region(region.to_owned()));
        }
        facts.profiles.contains_key(name).then(|| Self::Profile(name.to_owned()))
    }

    /// Its name, as a duty writes it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Audience(audience) => format!("{AUDIENCE}{audience}"),
            Self::Region(region) => format!("{REGION}{region}"),
            Self::Profile(profile) => profile.clone(),
        }
    }

    /// What it says, for people; its name where nothing says so.
    #[must_use]
    pub fn title(&self, facts: &FactNames) -> String {
        let named = match self {
            Self::Audience(audience) => facts.audience.get(audience),
            Self::Region(region) => facts.regions.get(region),
            Self::Profile(profile) => facts.profiles.get(profile),
        };
        named.map_or_else(|| self.name(), |fact| fact.title.clone())
    }
}

/// The names of all facts that a duty can ask for.
pub fn given_names(facts: &FactNames) -> impl Iterator<Item = String> + '_ {
    let audience = facts.audience.keys().map(|name| format!("{AUDIENCE}{name}"));
    let regions = facts.regions.keys().map(|name| format!("{REGION}{name}"));
    audience.chain(regions).chain(facts.profiles.keys().cloned())
}
