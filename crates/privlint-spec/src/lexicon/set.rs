//! Sets of concepts, a bit each.

use super::ConceptId;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

const CELLS: usize = 10;
/// So many concepts fit into a [`ConceptSet`].
pub const MOST_CONCEPTS: usize = CELLS * 64;

/// A set of concepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ConceptSet([u64; CELLS]);

impl ConceptSet {
    /// Adds a concept.
    #[inline]
    pub fn insert(&mut self, concept: ConceptId) {
        self.0[usize::from(concept) / 64] |= 1 << (concept % 64);
    }

    /// Whether it holds a concept.
    #[inline]
    #[must_use]
    pub fn contains(&self, concept: ConceptId) -> bool {
        self.0[usize::from(concept) / 64] & (1 << (concept % 64)) != 0
    }

    /// Adds all of another set.
    #[inline]
    pub fn extend(&mut self, other: &Self) {
        for (cell, more) in self.0.iter_mut().zip(other.0) {
            *cell |= more;
        }
    }

    /// Whether the two share a concept.
    #[inline]
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        (0..CELLS).fold(0, |all, cell| all | self.0[cell] & other.0[cell]) != 0
    }

    /// Whether it holds all of another set.
    #[inline]
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(a, b)| b & !a == 0)
    }

    /// Whether it is empty.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, cell| all | cell) == 0
    }

    /// Its concepts in order.
    pub fn iter(&self) -> impl Iterator<Item = ConceptId> + '_ {
        self.0.iter().zip(0..).flat_map(|(&bits, cell)| Bits(bits).map(move |bit| cell * 64 + bit))
    }

    /// What it shares with another set.
    #[inline]
    #[must_use]
    pub fn shared(&self, other: &Self) -> Self {
        let mut shared = *self;
        for (cell, more) in shared.0.iter_mut().zip(other.0) {
            *cell &= more;
        }
        shared
    }

    /// What another set does not hold.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut rest = *self;
        for (cell, less) in rest.0.iter_mut().zip(other.0) {
            *cell &= !less;
        }
        rest
    }

    /// How many concepts it holds.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }
}

/// The places of the bits that are set.
struct Bits(u64);

impl Iterator for Bits {
    type Item = ConceptId;

    fn next(&mut self) -> Option<ConceptId> {
        let bit = self.0.trailing_zeros();
        self.0 &= self.0.checked_sub(1)?;
        ConceptId::try_from(bit).ok()
    }
}

/// Stored as the concepts it holds: most sets hold few.
impl Serialize for ConceptSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().collect::<Vec<_>>())
    }
}

impl<'de> Deserialize<'de> for ConceptSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Concepts;
        impl<'de> Visitor<'de> for Concepts {
            type Value = ConceptSet;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the numbers of concepts")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ConceptSet, A::Error> {
                let mut set = ConceptSet::default();
                while let Some(concept) = seq.next_element::<ConceptId>()? {
                    if usize::from(concept) >= MOST_CONCEPTS {
                        return Err(A::Error::custom("there is no concept of this number"));
                    }
                    set.insert(concept);
                }
                Ok(set)
            }
        }
        deserializer.deserialize_seq(Concepts)
    }
}
