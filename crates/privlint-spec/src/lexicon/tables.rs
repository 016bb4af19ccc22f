//! The rows of the large tables of a lexicon, which are read where they are stored.

use super::{Meaning, Modality, Sense};
use crate::table::{U16, U32, U64};
use std::ops::Range;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// A node of the tree of phrases.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Node {
    /// A bit for each word that goes on with it, by the word's number: most words do not, and need not be looked for.
    next: U64,
    /// Its first meaning, by number.
    first_meaning: U32,
    /// The first of its branches, by number.
    first_branch: U32,
    /// How many meanings it has.
    meanings: U16,
    /// How many words go on with it.
    branches: U16,
    /// The class that `clause.pest` knows it by.
    pub(super) symbol: u8,
    /// The number of its cues' set.
    pub(super) cues: u8,
}

impl Node {
    /// A node with its meanings and the words that go on with it, by number; its class and the number of its cues' set.
    #[must_use]
    pub fn new(meanings: Range<u32>, branches: Range<u32>, words: impl Iterator<Item = u32>, symbol: u8, cues: u8) -> Self {
        let count = |range: &Range<u32>| U16::new(u16::try_from(range.len()).expect("a vocabulary of this size"));
        Self {
            next: U64::new(words.fold(0, |next, word| next | bit(word))),
            first_meaning: U32::new(meanings.start),
            first_branch: U32::new(branches.start),
            meanings: count(&meanings),
            branches: count(&branches),
            symbol,
            cues,
        }
    }

    /// How many meanings it has.
    #[inline]
    pub(super) fn count(&self) -> u16 {
        self.meanings.get()
    }

    /// Whether no word goes on with it.
    #[inline]
    pub(super) fn is_leaf(&self) -> bool {
        self.branches == U16::ZERO
    }

    /// Whether a word may go on with it.
    #[inline]
    pub(super) fn may_go_on(&self, word: u32) -> bool {
        self.next.get() & bit(word) != 0
    }

    /// Its meanings, by number.
    #[inline]
    pub(super) fn meanings(&self) -> Range<usize> {
        let first = self.first_meaning.get() as usize;
        first..first + usize::from(self.meanings.get())
    }

    /// Its branches, by number.
    #[inline]
    pub(super) fn branches(&self) -> Range<usize> {
        let first = self.first_branch.get() as usize;
        first..first + usize::from(self.branches.get())
    }
}

/// The bit of a word's number among 64.
#[inline]
fn bit(word: u32) -> u64 {
    1 << (word % 64)
}

/// A word that goes on with a node.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Branch {
    /// The word's number.
    pub(super) word: U32,
    /// The node that it leads to.
    pub(super) node: U32,
}

impl Branch {
    /// The branch by a word to a node, both by number.
    #[must_use]
    pub fn new(word: u32, node: u32) -> Self {
        Self { word: U32::new(word), node: U32::new(node) }
    }
}

/// A [`Meaning`] as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct StoredMeaning {
    class: u8,
    /// What the value is: one of the constants below.
    sense: u8,
    value: U16,
}

const CONCEPT: u8 = 0;
const MODALITY: u8 = 1;
const NUMBER: u8 = 2;
const GRAMMAR: u8 = 3;

impl From<Meaning> for StoredMeaning {
    fn from(meaning: Meaning) -> Self {
        let (sense, value) = match meaning.sense {
            Sense::Concept(concept) => (CONCEPT, concept),
            Sense::Modality(modality) => (MODALITY, modality as u16),
            Sense::Number(number) => (NUMBER, number),
            Sense::Grammar => (GRAMMAR, 0),
        };
        Self { class: meaning.class, sense, value: U16::new(value) }
    }
}

impl StoredMeaning {
    /// The meaning.
    #[inline]
    #[must_use]
    pub fn get(self) -> Meaning {
        let value = self.value.get();
        let sense = match self.sense {
            CONCEPT => Sense::Concept(value),
            MODALITY => Sense::Modality(Modality::ALL[usize::from(value)]),
            NUMBER => Sense::Number(value),
            _ => Sense::Grammar,
        };
        Meaning { sense, class: self.class }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_is_stored_as_it_is() {
        let senses = Modality::ALL.map(Sense::Modality);
        for sense in [Sense::Concept(517), Sense::Number(65_535), Sense::Grammar].into_iter().chain(senses) {
            let meaning = Meaning { sense, class: b'L' };
            assert_eq!(StoredMeaning::from(meaning).get(), meaning);
        }
    }
}
