//! The words of the vocabulary, found by their letters.

use crate::table::{U32, U64, rows};
use serde::{Deserialize, Serialize};
use zerocopy::IntoBytes;

/// The letters of a word of at most sixteen bytes, in lower case, the first in the lowest byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters(u64, u64);

/// So many bytes fit into [`Letters`].
const SHORT: usize = 16;

/// A bit in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

impl Letters {
    /// Those of a word in lower case that is short enough.
    #[must_use]
    pub fn of(lower: &[u8]) -> Option<Self> {
        (lower.len() <= SHORT).then(|| Self(eight(lower), eight(lower.get(8..).unwrap_or_default())))
    }

    /// Reads the ASCII letters that a text begins with, in either case: their number, and themselves where they are short enough.
    #[inline]
    #[must_use]
    pub fn read(text: &[u8]) -> (usize, Option<Self>) {
        let (count, low) = Self::eight(text);
        if count < 8 {
            return (count, Some(Self(low, 0)));
        }
        let (count, high) = Self::eight(&text[8..]);
        if count < 8 {
            return (8 + count, Some(Self(low, high)));
        }
        let more = text[SHORT..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        (SHORT + more, (more == 0).then_some(Self(low, high)))
    }

    /// The letters among the first eight bytes, before the first byte that is none: their number, and themselves.
    #[inline]
    fn eight(text: &[u8]) -> (usize, u64) {
        let lower = eight(text) | (EACH * 0x20);
        let seven = lower & (EACH * 0x7f);
        // In the highest bit of each byte: whether it is "a" or more, whether it is more than "z".
        let (from_a, behind_z) = (seven + EACH * (0x80 - 0x61), seven + EACH * (0x80 - 0x7b));
        let others = !(from_a & !behind_z & !lower) & (EACH * 0x80);
        let count = others.trailing_zeros() / 8;
        (count as usize, if count == 8 { lower } else { lower & ((1 << (8 * count)) - 1) })
    }

    #[inline]
    fn hash(self) -> u32 {
        let mixed = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ self.1.wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
        let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        u32::try_from(mixed >> 32).expect("internal error: half of the bits")
    }
}

/// The first eight bytes as a number, the missing ones 0.
#[inline]
fn eight(bytes: &[u8]) -> u64 {
    if let Some(whole) = bytes.first_chunk() {
        return u64::from_le_bytes(*whole);
    }
    bytes.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte))
}

/// Words as the build script stores them, by number from 1.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct StoredWords<'a> {
    /// All words, one behind the other.
    text: &'a str,
    /// Where each word ends there, in bytes; the first, of number 0, is empty.
    ends: &'a [u8],
    /// Of each number the letters; none of long words.
    letters: &'a [u8],
    /// Numbers by the hash of their letters, each at the first free place from there on; 0 where there is none.
    places: &'a [u8],
    /// The numbers of words too long for [`Letters`], in the order of the words.
    long: &'a [u8],
}

/// The tables of [`StoredWords`], as the build script makes them.
#[derive(Debug)]
pub struct WordTables {
    text: String,
    ends: Vec<U32>,
    letters: Vec<[U64; 2]>,
    places: Vec<U32>,
    long: Vec<U32>,
}

impl WordTables {
    /// Those of words, whose numbers begin with 1.
    #[must_use]
    pub fn new(all: &[&str]) -> Self {
        let bits = place_bits(all.len());
        let mut tables = Self {
            text: String::new(),
            ends: vec![U32::ZERO],
            letters: vec![[U64::ZERO; 2]; all.len() + 1],
            places: vec![U32::ZERO; 1 << bits],
            long: Vec::new(),
        };
        let mut long = Vec::new();
        for (number, word) in (1..).zip(all) {
            tables.text.push_str(word);
            tables.ends.push(U32::new(u32::try_from(tables.text.len()).expect("a vocabulary of this size")));
            let Some(letters) = Letters::of(word.as_bytes()) else {
                long.push((word, U32::new(number)));
                continue;
            };
            tables.letters[number as usize] = [U64::new(letters.0), U64::new(letters.1)];
            let mut at = (letters.hash() >> (u32::BITS - bits)) as usize;
            while tables.places[at] != U32::ZERO {
                at = (at + 1) % tables.places.len();
            }
            tables.places[at] = U32::new(number);
        }
        long.sort_unstable_by_key(|&(word, _)| word);
        tables.long.extend(long.into_iter().map(|(_, number)| number));
        tables
    }

    /// As they are stored.
    #[must_use]
    pub fn stored(&self) -> StoredWords<'_> {
        StoredWords {
            text: &self.text,
            ends: self.ends.as_bytes(),
            letters: self.letters.as_bytes(),
            places: self.places.as_bytes(),
            long: self.long.as_bytes(),
        }
    }
}

/// The places of so many words are as many as so many bits can count: at least twice as many.
fn place_bits(words: usize) -> u32 {
    (2 * words).next_power_of_two().ilog2().max(1)
}

/// The words of a vocabulary, read where they are stored.
#[derive(Debug)]
pub(super) struct Words {
    text: &'static str,
    ends: &'static [U32],
    letters: &'static [[U64; 2]],
    places: &'static [U32],
    long: &'static [U32],
    /// By so many bits a hash is shifted to be a place.
    shift: u32,
}

impl Words {
    pub(super) fn new(stored: &StoredWords<'static>) -> Self {
        let ends: &[U32] = rows(stored.ends);
        Self {
            text: stored.text,
            letters: rows(stored.letters),
            places: rows(stored.places),
            long: rows(stored.long),
            shift: u32::BITS - place_bits(ends.len() - 1),
            ends,
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.ends.len() - 1).expect("internal error: words are numbered with 32 bits")
    }

    /// The word of a number.
    pub(super) fn word(&self, number: u32) -> &'static str {
        let end = |number: u32| self.ends[number as usize].get() as usize;
        &self.text[end(number - 1)..end(number)]
    }

    /// The number of a word in lower case; 0 where there is none.
    pub(super) fn number(&self, lower: &str) -> u32 {
        Letters::of(lower.as_bytes()).map_or_else(|| self.number_of_long(lower), |letters| self.number_of(letters))
    }

    fn number_of_long(&self, lower: &str) -> u32 {
        let at = self.long.binary_search_by_key(&lower, |number| self.word(number.get()));
        at.map_or(0, |at| self.long[at].get())
    }

    /// The number of a word by its letters; 0 where there is none.
    #[inline]
    pub(super) fn number_of(&self, letters: Letters) -> u32 {
        let mut at = (letters.hash() >> self.shift) as usize;
        loop {
            let number = self.places[at].get();
            let [low, high] = self.letters[number as usize];
            if number == 0 || low.get() == letters.0 && high.get() == letters.1 {
                return number;
            }
            at = (at + 1) % self.places.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_to_where_they_end() {
        for word in
            ["", "a", "Z", "data", "PERSONAL", "personally", "Responsibilities", "responsibilitiesx", "internationalization"]
        {
            for end in ["", " ", "'s", "-", "@", "[", "`", "{", "1", "é"] {
                let text = format!("{word}{end}");
                let (count, letters) = Letters::read(text.as_bytes());
                assert_eq!(count, word.len(), "{text}");
                assert_eq!(letters, Letters::of(word.to_lowercase().as_bytes()), "{text}");
            }
        }
    }

    #[test]
    fn a_word_is_found_by_its_number_and_no_other() {
        let all = ["data", "dat", "data's", "internationalization", "internationalisation", "é"];
        let tables: &'static WordTables = Box::leak(Box::new(WordTables::new(&all)));
        let words = Words::new(&tables.stored());
        for (number, word) in (1..).zip(all) {
            assert_eq!(words.number(word), number);
            assert_eq!(words.word(number), word);
        }
        for word in ["", "da", "datas", "internationalizations"] {
            assert_eq!(words.number(word), 0, "{word}");
        }
    }
}
