//! Sets of concepts, a bit each.

use super::ConceptId;
use crate::table::U64;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

const CELLS: usize = 10;
/// So many concepts fit into a [`ConceptSet`].
pub const MOST_CONCEPTS: usize = CELLS * 64;

/// A set of concepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ConceptSet([U64; CELLS]);

impl ConceptSet {
    /// Adds a concept.
    #[inline]
    pub fn insert(&mut self, concept: ConceptId) {
        self.0[usize::from(concept) / 64] |= U64::new(1 << (concept % 64));
    }

    /// Whether it holds a concept.
    #[inline]
    #[must_use]
    pub fn contains(&self, concept: ConceptId) -> bool {
        self.0[usize::from(concept) / 64].get() & (1 << (concept % 64)) != 0
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
        (0..CELLS).fold(0, |all, cell| all | self.0[cell].get() & other.0[cell].get()) != 0
    }

    /// Whether it holds all of another set.
    #[inline]
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(a, b)| b.get() & !a.get() == 0)
    }

    /// Whether it is empty.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folded() == 0
    }

    /// Its concepts among 64 bits, several to a bit: two sets that share no bit share no concept.
    #[inline]
    #[must_use]
    pub fn folded(&self) -> u64 {
        self.0.iter().fold(0, |all, cell| all | cell.get())
    }

    /// Its concepts in order.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = ConceptId> + '_ {
        self.cells(|_| u64::MAX)
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
            *cell &= U64::new(!less.get());
        }
        rest
    }

    /// The concepts that it shares with another set, in order.
    #[inline]
    pub fn common<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = ConceptId> + 'a {
        self.cells(|cell| other.0[cell].get())
    }

    /// The concepts of which the bits in each cell are set.
    #[inline]
    fn cells(&self, among: impl Fn(usize) -> u64) -> impl Iterator<Item = ConceptId> {
        let (mut cell, mut rest) = (0, self.0[0].get() & among(0));
        std::iter::from_fn(move || {
            while rest == 0 {
                cell += 1;
                rest = self.0.get(cell)?.get() & among(cell);
            }
            let bit = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            ConceptId::try_from(64 * cell + bit).ok()
        })
    }

    /// How many concepts it holds.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.get().count_ones() as usize).sum()
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
