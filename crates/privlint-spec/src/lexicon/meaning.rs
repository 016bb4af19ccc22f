//! What words mean.

use super::{ConceptId, Modality};
use serde::{Deserialize, Serialize};

/// What a word or phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sense {
    /// A concept of the vocabulary.
    Concept(ConceptId),
    /// How firm a modal verb is.
    Modality(Modality),
    /// A number in words.
    Number(u16),
    /// Nothing but the class: a function word.
    Grammar,
}

/// One meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// What it says.
    pub sense: Sense,
    /// The class that `clause.pest` knows the phrase by.
    pub class: u8,
}

impl Meaning {
    /// The concept, if it means one.
    #[must_use]
    pub fn concept(self) -> Option<ConceptId> {
        match self.sense {
            Sense::Concept(concept) => Some(concept),
            _ => None,
        }
    }

    /// The modality, if it is a modal verb's.
    #[must_use]
    pub fn modality(self) -> Option<Modality> {
        match self.sense {
            Sense::Modality(modality) => Some(modality),
            _ => None,
        }
    }

    /// The number, if it is a number word's.
    #[must_use]
    pub fn number(self) -> Option<u16> {
        match self.sense {
            Sense::Number(number) => Some(number),
            _ => None,
        }
    }
}
