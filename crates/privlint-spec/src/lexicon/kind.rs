//! What concepts are, which parts they play in a clause, and what its auxiliaries say.

use serde::{Deserialize, Serialize};

/// What a vocabulary file's concepts are; most are named like the role they fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Who does it.
    Actor,
    /// What is done.
    Action,
    /// With which data.
    Data,
    /// To whom.
    Recipient,
    /// Why.
    Purpose,
    /// By which route.
    Channel,
    /// Under which condition.
    Condition,
    /// When, how long.
    Time,
    /// For whom or where.
    Audience,
    /// A thing that policies speak of.
    Topic,
    /// How something is.
    Quality,
    /// A closed form that `document.pest` reads.
    Form,
}

/// The part that a concept plays in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// Who does it.
    Actor,
    /// What is done.
    Action,
    /// With which data.
    Data,
    /// To whom.
    Recipient,
    /// From whom.
    Source,
    /// Who is named besides, and neither acts nor gets or gives anything.
    Party,
    /// Why.
    Purpose,
    /// Under which condition.
    Condition,
    /// By which route.
    Channel,
    /// When, how long.
    Time,
    /// For whom or where.
    Audience,
    /// Named, without a part of its own.
    Topic,
}

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::Actor,
        Self::Action,
        Self::Data,
        Self::Recipient,
        Self::Source,
        Self::Party,
        Self::Purpose,
        Self::Condition,
        Self::Channel,
        Self::Time,
        Self::Audience,
        Self::Topic,
    ];

    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Action => "action",
            Self::Data => "data",
            Self::Recipient => "recipient",
            Self::Source => "source",
            Self::Party => "party",
            Self::Purpose => "purpose",
            Self::Condition => "condition",
            Self::Channel => "channel",
            Self::Time => "time",
            Self::Audience => "audience",
            Self::Topic => "topic",
        }
    }

    /// The role that a concept of a kind fills wherever it stands.
    #[must_use]
    pub fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::Data => Self::Data,
            Kind::Recipient | Kind::Actor => Self::Recipient,
            Kind::Purpose => Self::Purpose,
            Kind::Channel | Kind::Form => Self::Channel,
            Kind::Condition => Self::Condition,
            Kind::Time => Self::Time,
            Kind::Audience => Self::Audience,
            Kind::Action | Kind::Topic | Kind::Quality => Self::Topic,
        }
    }
}

/// What the verb's auxiliaries say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// No modal verb: "we collect".
    #[default]
    Plain,
    /// "may", "might".
    May,
    /// "can", "could", "is able to".
    Can,
    /// "will", "shall", "would".
    Will,
    /// "must", "has to", "need".
    Must,
    /// "should", "try to".
    Should,
    /// "wish to", "would like to".
    Want,
}

impl Modality {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 7] = [Self::Plain, Self::May, Self::Can, Self::Will, Self::Must, Self::Should, Self::Want];

    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::May => "may",
            Self::Can => "can",
            Self::Will => "will",
            Self::Must => "must",
            Self::Should => "should",
            Self::Want => "want",
        }
    }
}
