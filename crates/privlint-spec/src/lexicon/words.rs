//! The words of the vocabulary, found by their letters.

use foldhash::fast::FixedState;
use std::collections::HashMap;

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

/// The words of a vocabulary, with their numbers: from 1, in their order.
#[derive(Debug)]
pub(super) struct Words {
    all: Vec<&'static str>,
    /// Of each number the letters; none of long words.
    letters: Vec<Letters>,
    /// Numbers by the hash of their letters, each at the first free place from there on; 0 where there is none.
    places: Vec<u32>,
    /// By so many bits a hash is shifted to be a place.
    shift: u32,
    long: HashMap<&'static str, u32, FixedState>,
}

impl Words {
    pub(super) fn new(all: Vec<&'static str>) -> Self {
        let bits = (2 * all.len()).next_power_of_two().ilog2().max(1);
        let (places, letters) = (vec![0; 1 << bits], vec![Letters::default(); all.len() + 1]);
        let mut words = Self { places, letters, all, shift: u32::BITS - bits, long: HashMap::default() };
        for (number, word) in (1..).zip(&words.all) {
            let Some(letters) = Letters::of(word.as_bytes()) else {
                words.long.insert(word, number);
                continue;
            };
            words.letters[number as usize] = letters;
            let mut at = (letters.hash() >> words.shift) as usize;
            while words.places[at] != 0 {
                at = (at + 1) % words.places.len();
            }
            words.places[at] = number;
        }
        words
    }

    /// All of them, in the order of their numbers.
    pub(super) fn all(&self) -> &[&'static str] {
        &self.all
    }

    /// The number of a word in lower case; 0 where there is none.
    pub(super) fn number(&self, lower: &str) -> u32 {
        Letters::of(lower.as_bytes())
            .map_or_else(|| self.long.get(lower).copied().unwrap_or(0), |letters| self.number_of(letters))
    }

    /// The number of a word by its letters; 0 where there is none.
    #[inline]
    pub(super) fn number_of(&self, letters: Letters) -> u32 {
        let mut at = (letters.hash() >> self.shift) as usize;
        loop {
            let number = self.places[at];
            if number == 0 || self.letters[number as usize] == letters {
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
        let all = vec!["data", "dat", "data's", "internationalization", "internationalisation", "é"];
        let words = Words::new(all.clone());
        for (number, word) in (1..).zip(all) {
            assert_eq!(words.number(word), number);
        }
        for word in ["", "da", "datas", "internationalizations"] {
            assert_eq!(words.number(word), 0, "{word}");
        }
    }
}
