//! What a pattern needs of a clause.

use crate::lexicon::{ConceptSet, Modality, Role};
use crate::table::U32;
use serde::{Deserialize, Serialize};
use std::ops::BitOr;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// What a pattern needs of a clause. Of a set of concepts one is enough; one that is more special counts as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need<'a> {
    /// It is a heading, or is none.
    Heading(bool),
    /// It is denied, or is not.
    Denied(bool),
    /// None of its words are beyond the grammar.
    Whole,
    /// It is only supposed or asked, or is not.
    Hypothetical(bool),
    /// Named anywhere in the clause.
    Mentions(&'a ConceptSet),
    /// One of these fills the role.
    Role(Role, &'a ConceptSet),
    /// None of these does it.
    NotActor(&'a ConceptSet),
    /// Not named in the clause.
    Without(&'a ConceptSet),
    /// Named anywhere in the sentence.
    Sentence(&'a ConceptSet),
    /// Not named in the sentence.
    SentenceWithout(&'a ConceptSet),
    /// Named in the sentences under the same heading.
    Section(&'a ConceptSet),
    /// The clause is about one of these regions or groups of people.
    Scope(&'a ConceptSet),
    /// Named twice or more in the clause itself: one of these.
    Twice(&'a ConceptSet),
    /// It stands among the first sentences of the document.
    Opening,
    /// No clause of its sentence makes an exception.
    WithoutException,
    /// It is the whole sentence and names nothing but these.
    Alone(&'a ConceptSet),
    /// A heading above names one of these.
    Under(&'a ConceptSet),
    /// It has one of these modalities.
    Modality(Traits),
    /// Named in the sentence or one of its neighbours.
    Near(&'a ConceptSet),
    /// At least this many different data concepts are named in it.
    KindsOfData(u8),
}

impl<'a> Need<'a> {
    /// The concepts of which a clause must name one, where this is such a need.
    #[must_use]
    pub fn named(self) -> Option<&'a ConceptSet> {
        match self {
            Self::Mentions(set) | Self::Role(_, set) => Some(set),
            _ => None,
        }
    }

    /// What a pattern with these needs is about: its action, else what it mentions first, else its first role; `None` where it has
    /// none of these, so that nothing can be looked up by it.
    pub fn subject(needs: impl Iterator<Item = Self> + Clone) -> Option<&'a ConceptSet> {
        let mut named = needs.clone().filter(|need| need.named().is_some());
        let action = { needs }.find(|need| matches!(need, Self::Role(Role::Action, _)));
        action.or_else(|| named.next()).and_then(Self::named)
    }

    /// What a clause must not be, where that is all that is needed.
    #[must_use]
    pub fn excludes(self) -> Option<Traits> {
        let either = |wanted: bool, so: Traits, not: Traits| if wanted { not } else { so };
        Some(match self {
            Self::Heading(wanted) => either(wanted, Traits::HEADING, Traits::TEXT),
            Self::Denied(wanted) => either(wanted, Traits::DENIED, Traits::AFFIRMED),
            Self::Whole => Traits::PARTIAL,
            Self::Hypothetical(wanted) => either(wanted, Traits::SUPPOSED, Traits::SAID),
            Self::Opening => Traits::LATER,
            Self::Modality(wanted) => Modality::ALL
                .into_iter()
                .map(Traits::of_modality)
                .filter(|modality| !wanted.meets(*modality))
                .fold(Traits::default(), BitOr::bitor),
            _ => return None,
        })
    }
}

/// What a clause is, whatever it names: a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits(u32);

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
        Self(1 << (8 + modality as u32))
    }

    /// Nothing fills this role.
    #[must_use]
    pub fn without(role: Role) -> Self {
        Self(1 << (8 + Modality::ALL.len() + role as usize))
    }

    /// Whether the two share a trait.
    #[inline]
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What both have.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) fn stored(self) -> U32 {
        U32::new(self.0)
    }

    #[inline]
    pub(crate) fn of_stored(stored: U32) -> Self {
        Self(stored.get())
    }
}

impl BitOr for Traits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A [`Need`] as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct StoredNeed {
    /// What is needed: one of the constants below.
    kind: u8,
    /// The role, where one must be filled.
    role: u8,
    /// Whether it must be so, the modalities, or how many.
    value: U32,
    set: ConceptSet,
}

const HEADING: u8 = 0;
const DENIED: u8 = 1;
const WHOLE: u8 = 2;
const HYPOTHETICAL: u8 = 3;
const MENTIONS: u8 = 4;
const ROLE: u8 = 5;
const NOT_ACTOR: u8 = 6;
const WITHOUT: u8 = 7;
const SENTENCE: u8 = 8;
const SENTENCE_WITHOUT: u8 = 9;
const SECTION: u8 = 10;
const SCOPE: u8 = 11;
const TWICE: u8 = 12;
const OPENING: u8 = 13;
const WITHOUT_EXCEPTION: u8 = 14;
const ALONE: u8 = 15;
const UNDER: u8 = 16;
const MODALITY: u8 = 17;
const NEAR: u8 = 18;
const KINDS_OF_DATA: u8 = 19;

impl From<Need<'_>> for StoredNeed {
    fn from(need: Need<'_>) -> Self {
        let plain = |kind, value: u32| Self { kind, role: 0, value: U32::new(value), set: ConceptSet::default() };
        let of_set = |kind, set: &ConceptSet| Self { set: *set, ..plain(kind, 0) };
        match need {
            Need::Heading(wanted) => plain(HEADING, wanted.into()),
            Need::Denied(wanted) => plain(DENIED, wanted.into()),
            Need::Whole => plain(WHOLE, 0),
            Need::Hypothetical(wanted) => plain(HYPOTHETICAL, wanted.into()),
            Need::Mentions(set) => of_set(MENTIONS, set),
            Need::Role(role, set) => Self { role: role as u8, ..of_set(ROLE, set) },
            Need::NotActor(set) => of_set(NOT_ACTOR, set),
            Need::Without(set) => of_set(WITHOUT, set),
            Need::Sentence(set) => of_set(SENTENCE, set),
            Need::SentenceWithout(set) => of_set(SENTENCE_WITHOUT, set),
            Need::Section(set) => of_set(SECTION, set),
            Need::Scope(set) => of_set(SCOPE, set),
            Need::Twice(set) => of_set(TWICE, set),
            Need::Opening => plain(OPENING, 0),
            Need::WithoutException => plain(WITHOUT_EXCEPTION, 0),
            Need::Alone(set) => of_set(ALONE, set),
            Need::Under(set) => of_set(UNDER, set),
            Need::Modality(wanted) => plain(MODALITY, wanted.0),
            Need::Near(set) => of_set(NEAR, set),
            Need::KindsOfData(least) => plain(KINDS_OF_DATA, least.into()),
        }
    }
}

impl StoredNeed {
    /// The need.
    #[inline]
    #[must_use]
    pub fn get(&self) -> Need<'_> {
        let (value, set) = (self.value.get(), &self.set);
        let wanted = value != 0;
        match self.kind {
            HEADING => Need::Heading(wanted),
            DENIED => Need::Denied(wanted),
            WHOLE => Need::Whole,
            HYPOTHETICAL => Need::Hypothetical(wanted),
            MENTIONS => Need::Mentions(set),
            ROLE => Need::Role(Role::ALL[usize::from(self.role)], set),
            NOT_ACTOR => Need::NotActor(set),
            WITHOUT => Need::Without(set),
            SENTENCE => Need::Sentence(set),
            SENTENCE_WITHOUT => Need::SentenceWithout(set),
            SECTION => Need::Section(set),
            SCOPE => Need::Scope(set),
            TWICE => Need::Twice(set),
            OPENING => Need::Opening,
            WITHOUT_EXCEPTION => Need::WithoutException,
            ALONE => Need::Alone(set),
            UNDER => Need::Under(set),
            MODALITY => Need::Modality(Traits(value)),
            NEAR => Need::Near(set),
            KINDS_OF_DATA => Need::KindsOfData(u8::try_from(value).unwrap_or(u8::MAX)),
            other => unreachable!("internal error: no need is of kind {other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_stored_as_it_is() {
        let mut set = ConceptSet::default();
        set.insert(3);
        set.insert(517);
        let of_set = [
            Need::Mentions(&set),
            Need::NotActor(&set),
            Need::Without(&set),
            Need::Sentence(&set),
            Need::SentenceWithout(&set),
            Need::Section(&set),
            Need::Scope(&set),
            Need::Twice(&set),
            Need::Alone(&set),
            Need::Under(&set),
            Need::Near(&set),
        ];
        let either = [Need::Heading, Need::Denied, Need::Hypothetical];
        let modalities = Traits::of_modality(Modality::May) | Traits::of_modality(Modality::Want);
        let others = [Need::Whole, Need::Opening, Need::WithoutException, Need::Modality(modalities), Need::KindsOfData(255)];
        let needs = of_set
            .into_iter()
            .chain(either.into_iter().flat_map(|need: fn(bool) -> _| [need(false), need(true)]))
            .chain(Role::ALL.map(|role| Need::Role(role, &set)))
            .chain(others);
        for need in needs {
            assert_eq!(StoredNeed::from(need).get(), need);
        }
    }
}
