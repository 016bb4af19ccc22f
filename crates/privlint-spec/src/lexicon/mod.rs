//! The vocabulary in the form that tags text: words, a tree of phrases, concepts with what they are.
//!
//! The build script makes it from the YAML; the program only loads it.

pub mod class;
mod kind;
mod words;

pub use kind::{Kind, Modality, Role};
pub use words::Letters;

use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use words::Words;

/// A concept's number.
pub type ConceptId = u16;

const CELLS: usize = 10;
/// So many concepts fit into a [`ConceptSet`].
pub const MOST_CONCEPTS: usize = CELLS * 64;

/// A set of concepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
        for cell in 0..CELLS {
            self.0[cell] |= other.0[cell];
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

/// A concept of the vocabulary.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Concept {
    /// Its id.
    pub id: String,
    /// What its file's concepts are.
    pub kind: Kind,
    /// Terms of the W3C Data Privacy Vocabulary.
    pub dpv: Vec<String>,
    /// Keys of fideslang.
    pub fides: Vec<String>,
    /// Itself and all that it is.
    pub is: ConceptSet,
}

/// One meaning of a phrase: a concept, and the class that `clause.pest` knows the word by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// The concept; a function word has none, a number word has its number here.
    pub concept: Option<ConceptId>,
    /// The class.
    pub class: u8,
}

/// A node of the tree of phrases.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Node {
    /// Its first meaning, by number.
    pub first: u32,
    /// How many meanings it has.
    pub count: u16,
    /// The class that `clause.pest` knows it by.
    pub symbol: u8,
    /// How many words go on with it.
    pub branches: u16,
    /// The first of its branches, by number.
    pub first_branch: u32,
    /// A bit for each word that goes on with it, by the word's number: most words do not, and need not be looked for.
    #[serde(skip)]
    pub next: u64,
}

/// A lexicon as the build script stores it: tables in a fixed order.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Stored<'a> {
    /// All concepts.
    pub concepts: Vec<Concept>,
    #[serde(borrow)]
    /// All words, by number from 1.
    pub words: Vec<&'a str>,
    /// How many words go on with it.
    /// Of each node the words that go on with it, in order, with the nodes they lead to.
    pub branches: Vec<(u32, u32)>,
    /// Of each word the node that it begins with.
    pub roots: Vec<u32>,
    /// All nodes.
    pub nodes: Vec<Node>,
    /// The meanings of all nodes.
    pub meanings: Vec<Meaning>,
    /// The concepts of closed forms, by the rule that reads them.
    pub forms: Vec<(String, ConceptId)>,
}

/// What the text is tagged with.
#[derive(Debug)]
pub struct Lexicon {
    /// All concepts.
    pub concepts: Vec<Concept>,
    ids: HashMap<String, ConceptId, FixedState>,
    words: Words,
    /// Of each node the words that go on with it, in order, with the nodes they lead to.
    branches: Vec<(u32, u32)>,
    roots: Vec<u32>,
    nodes: Vec<Node>,
    meanings: Vec<Meaning>,
    forms: HashMap<String, ConceptId, FixedState>,
}

impl Lexicon {
    /// Builds it from the form that the build script stored.
    #[must_use]
    pub fn new(stored: Stored<'static>) -> Self {
        let mut nodes = stored.nodes;
        for node in &mut nodes {
            let branches = &stored.branches[node.first_branch as usize..][..usize::from(node.branches)];
            node.next = branches.iter().fold(0, |next, &(word, _)| next | bit(word));
        }
        Self {
            ids: stored.concepts.iter().zip(0..).map(|(concept, number)| (concept.id.clone(), number)).collect(),
            words: Words::new(stored.words),
            branches: stored.branches,
            forms: stored.forms.into_iter().collect(),
            concepts: stored.concepts,
            roots: stored.roots,
            nodes,
            meanings: stored.meanings,
        }
    }

    /// The number of a concept.
    #[must_use]
    pub fn concept(&self, id: &str) -> Option<ConceptId> {
        self.ids.get(id).copied()
    }

    /// The concept of a closed form, by the rule of `document.pest` that reads it.
    #[must_use]
    pub fn form(&self, rule: &str) -> Option<ConceptId> {
        self.forms.get(rule).copied()
    }

    /// The number of a word in lower case; 0 where no phrase has it.
    #[inline]
    #[must_use]
    pub fn word(&self, lower: &str) -> u32 {
        self.words.number(lower)
    }

    /// The number of a word by its letters; 0 where no phrase has it.
    #[inline]
    #[must_use]
    pub fn word_of(&self, letters: Letters) -> u32 {
        self.words.number_of(letters)
    }

    /// The node of the longest phrase that the words start with, and how many words it takes.
    #[inline]
    #[must_use]
    pub fn longest(&self, words: &[u32]) -> Option<(u32, usize)> {
        let mut node = *self.roots.get(words[0] as usize)?;
        let mut best = None;
        let mut taken = 1;
        while node != 0 {
            let here = &self.nodes[node as usize];
            if here.count > 0 {
                best = Some((node, taken));
            }
            if here.branches == 0 || taken == words.len() || words[taken] == 0 {
                break;
            }
            node = self.branch(here, words[taken]);
            taken += 1;
        }
        best
    }

    /// The node that a word leads to; 0 where it leads nowhere.
    #[inline]
    fn branch(&self, node: &Node, word: u32) -> u32 {
        if node.next & bit(word) == 0 {
            return 0;
        }
        let branches = &self.branches[node.first_branch as usize..node.first_branch as usize + usize::from(node.branches)];
        branches.binary_search_by_key(&word, |&(word, _)| word).map_or(0, |at| branches[at].1)
    }

    /// The class of a node.
    #[inline]
    #[must_use]
    pub fn symbol(&self, node: u32) -> u8 {
        self.nodes[node as usize].symbol
    }

    /// What a phrase means.
    #[inline]
    #[must_use]
    pub fn meanings(&self, node: u32) -> &[Meaning] {
        let node = &self.nodes[node as usize];
        &self.meanings[node.first as usize..node.first as usize + usize::from(node.count)]
    }

    /// All phrases that can mean a concept, in alphabetical order, for `explain`.
    #[must_use]
    pub fn phrases(&self, concept: ConceptId) -> Vec<String> {
        let word = |number: u32| self.words.all()[number as usize - 1];
        let roots = self.words.all().iter().zip(&self.roots[1..]).map(|(&word, &root)| (root, word.to_owned()));
        let mut open: Vec<(u32, String)> = roots.filter(|&(node, _)| node != 0).collect();
        let mut phrases = Vec::new();
        while let Some((node, phrase)) = open.pop() {
            let here = &self.nodes[node as usize];
            let below = &self.branches[here.first_branch as usize..here.first_branch as usize + usize::from(here.branches)];
            open.extend(below.iter().map(|&(number, child)| (child, format!("{phrase} {}", word(number)))));
            let is_meant = |meaning: &Meaning| {
                meaning.concept == Some(concept)
                    && !matches!(meaning.class, class::MODAL | class::DENIED_AUXILIARY | class::NUMBER)
            };
            if self.meanings(node).iter().any(is_meant) {
                phrases.push(phrase);
            }
        }
        phrases.sort_unstable();
        phrases
    }

    /// What the words of a phrase mean, for `explain` and the checks of the specification.
    #[must_use]
    pub fn look_up(&self, phrase: &str) -> &[Meaning] {
        let words: Vec<u32> = split(phrase).map(|word| self.word(&word)).collect();
        match (!words.is_empty()).then(|| self.longest(&words)).flatten() {
            Some((node, taken)) if taken == words.len() => self.meanings(node),
            _ => &[],
        }
    }
}

/// The bit of a word's number among 64.
#[inline]
fn bit(word: u32) -> u64 {
    1 << (word % 64)
}

/// The words of a phrase as the text's words are compared: lower case, a hyphen is a space, straight apostrophes.
pub fn split(phrase: &str) -> impl Iterator<Item = String> + '_ {
    phrase.split([' ', '-']).filter(|word| !word.is_empty()).map(|word| word.to_lowercase().replace('\u{2019}', "'"))
}
