//! How much a diagnostic weighs and on what authority: the words that the YAML shares with the reports.

use serde::{Deserialize, Serialize};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good practice, or a point where a person must judge.
    Advice,
    /// Asked for on a fact that the text only suggests, or by guidance.
    Warning,
    /// The checklist names it as mandatory and its absence can be read off the document.
    Error,
}

impl Severity {
    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// An authority: the section of a law, a guideline, a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// How a lawyer would cite it.
    pub text: String,
    /// How it is named where there is little room, such as `GDPR 13(1)(a)`; else as `text` has it.
    #[serde(default)]
    pub short: Option<String>,
    /// Where it can be read, if it is online.
    #[serde(default)]
    pub url: Option<String>,
}

impl Citation {
    /// Its name where there is little room.
    #[must_use]
    pub fn name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.text)
    }

    /// The address, where it is one that may be followed: of the web, and of nothing but what an address is written with.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        let url = self.url.as_deref()?;
        let is_of_an_address = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        (is_web && url.bytes().all(is_of_an_address)).then_some(url)
    }
}
