//! Patterns over clauses: what a clause must be and name to make a statement, need by need.

use crate::lexicon::{ConceptSet, Modality, Role};
use serde::{Deserialize, Serialize};
use std::ops::BitOr;

/// A pattern over a clause, its names resolved.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pattern {
    /// The number of the statement that it makes or touches on.
    pub statement: usize,
    /// Whether it is a pattern of a weak form.
    pub weak: bool,
    /// What is lacking; a pattern of a weak form has this.
    pub lacks: Option<String>,
    /// What must hold, all of it: the numbers of needs, in the order of [`Need`].
    pub needs: Vec<u32>,
}

/// What a pattern needs of a clause. Of a set of concepts one is enough; one that is more special counts as well.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Need {
    /// It is a heading, or is none.
    Heading(bool),
    /// It is denied, or is not.
    Denied(bool),
    /// None of its words are beyond the grammar.
    Whole,
    /// It is only supposed or asked, or is not.
    Hypothetical(bool),
    /// Named anywhere in the clause.
    Mentions(ConceptSet),
    /// One of these fills the role.
    Role(Role, ConceptSet),
    /// None of these does it.
    NotActor(ConceptSet),
    /// Not named in the clause.
    Without(ConceptSet),
    /// Named anywhere in the sentence.
    Sentence(ConceptSet),
    /// Not named in the sentence.
    SentenceWithout(ConceptSet),
    /// Named in the sentences under the same heading.
    Section(ConceptSet),
    /// The clause is about one of these regions or groups of people.
    Scope(ConceptSet),
    /// Named twice or more in the clause itself: one of these.
    Twice(ConceptSet),
    /// It stands among the first sentences of the document.
    Opening,
    /// No clause of its sentence makes an exception.
    WithoutException,
    /// It is the whole sentence and names nothing but these.
    Alone(ConceptSet),
    /// A heading above names one of these.
    Under(ConceptSet),
    /// It has one of these modalities.
    Modality(Vec<Modality>),
    /// Named in the sentence or one of its neighbours.
    Near(ConceptSet),
    /// At least this many different data concepts are named in it.
    KindsOfData(u8),
}

impl Need {
    /// The concepts of which a clause must name one, where this is such a need.
    #[must_use]
    pub fn named(&self) -> Option<&ConceptSet> {
        match self {
            Self::Mentions(set) | Self::Role(_, set) => Some(set),
            _ => None,
        }
    }

    /// What a pattern with these needs is about: its action, else what it mentions first, else its first role; `None` where it has
    /// none of these, so that nothing can be looked up by it.
    pub fn subject<'a>(needs: impl Iterator<Item = &'a Self> + Clone) -> Option<&'a ConceptSet> {
        let mut named = needs.clone().filter(|need| need.named().is_some());
        let action = { needs }.find(|need| matches!(need, Self::Role(Role::Action, _)));
        action.or_else(|| named.next()).and_then(Self::named)
    }

    /// What a clause must not be, where that is all that is needed.
    #[must_use]
    pub fn excludes(&self) -> Option<Traits> {
        let either = |wanted: bool, so: Traits, not: Traits| if wanted { not } else { so };
        Some(match self {
            Self::Heading(wanted) => either(*wanted, Traits::HEADING, Traits::TEXT),
            Self::Denied(wanted) => either(*wanted, Traits::DENIED, Traits::AFFIRMED),
            Self::Whole => Traits::PARTIAL,
            Self::Hypothetical(wanted) => either(*wanted, Traits::SUPPOSED, Traits::SAID),
            Self::Opening => Traits::LATER,
            Self::Modality(wanted) => {
                let others = Modality::ALL.into_iter().filter(|modality| !wanted.contains(modality));
                others.fold(Traits::default(), |all, modality| all | Traits::of_modality(modality))
            }
            _ => return None,
        })
    }
}

/// What a clause is, whatever it names: a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits(u16);

impl Traits {
    /// It is a heading.
    pub const HEADING: Self = Self(1);
    /// It is not a heading.
    pub const TEXT: Self = Self(1 << 1);
    /// It is denied.
    pub const DENIED: Self = Self(1 << 2);
    /// It is not denied.
    pub const AFFIRMED: Self = Self(1 << 3);
    /// Some of its words are beyond the grammar.
    pub const PARTIAL: Self = Self(1 << 4);
    /// It is only supposed or asked.
    pub const SUPPOSED: Self = Self(1 << 5);
    /// It is neither supposed nor asked.
    pub const SAID: Self = Self(1 << 6);
    /// It does not stand among the first sentences of the document.
    pub const LATER: Self = Self(1 << 7);

    /// It has this modality.
    #[must_use]
    pub fn of_modality(modality: Modality) -> Self {
        Self(1 << (8 + modality as u16))
    }

    /// Whether the two share a trait.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What both have.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for Traits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
