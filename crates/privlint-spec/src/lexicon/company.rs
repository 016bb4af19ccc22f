//! The words by which a policy speaks of its company.

use serde::{Deserialize, Serialize};

/// `language/company.yaml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompanyWords {
    /// "We".
    pub subject: String,
    /// "Us".
    pub object: String,
    /// "Our".
    pub possessive: String,
    /// Names that stand for these in any policy, in small letters: "the company".
    pub names: Vec<String>,
}
