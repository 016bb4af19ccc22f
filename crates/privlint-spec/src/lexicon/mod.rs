//! The vocabulary in the form that tags text: words, a tree of phrases, concepts with what they are.
//!
//! The build script makes it from the YAML; the program only loads it.

pub mod class;
mod company;
mod cue;
mod endings;
mod kind;
mod known;
mod meaning;
mod set;
mod tables;
mod words;

pub use company::CompanyWords;
pub use cue::{Cue, Cues};
pub use endings::{Endings, Guess};
pub use kind::{Kind, Modality, Role};
pub use known::Known;
pub use meaning::{Meaning, Sense};
pub use set::{ConceptSet, MOST_CONCEPTS};
pub use tables::{Branch, Node, StoredMeaning};
pub use words::{Letters, StoredWords, WordTables};

use crate::table::rows;
use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use words::Words;

/// A concept's number.
pub type ConceptId = u16;

/// A cue has at most so many words.
const MOST_WORDS: usize = 3;

/// A concept of the vocabulary.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Concept<'a> {
    /// Its id.
    pub id: &'a str,
    /// What its file's concepts are.
    pub kind: Kind,
    /// Terms of the W3C Data Privacy Vocabulary.
    #[serde(borrow)]
    pub dpv: Vec<&'a str>,
    /// Keys of fideslang.
    pub fides: Vec<&'a str>,
    /// Itself and all that it is.
    pub is: ConceptSet,
}

/// A lexicon as the build script stores it: tables in a fixed order, the large ones as bytes that are read where they lie.
#[derive(Debug, Serialize, Deserialize)]
pub struct Stored<'a> {
    /// All concepts.
    #[serde(borrow)]
    pub concepts: Vec<Concept<'a>>,
    /// All words, by number from 1.
    #[serde(borrow)]
    pub words: StoredWords<'a>,
    /// [`Branch`]es: of each node the words that go on with it, in order.
    pub branches: &'a [u8],
    /// All [`Node`]s: first, by the numbers of the words, those that words begin with.
    pub nodes: &'a [u8],
    /// The [`StoredMeaning`]s of all nodes.
    pub meanings: &'a [u8],
    /// The sets of cues that phrases are; the first is empty.
    pub cues: Vec<Cues>,
    /// The concepts that the program speaks of.
    pub known: Known,
    /// What the ending of a word tells.
    pub endings: Endings,
    /// The words by which a policy speaks of its company.
    pub company: CompanyWords,
    /// Words in capitals with those that they are behind a name.
    pub capitals: Vec<(&'a str, u32)>,
}

/// What the text is tagged with.
#[derive(Debug)]
pub struct Lexicon {
    /// All concepts.
    pub concepts: Vec<Concept<'static>>,
    /// Those that the program speaks of.
    pub known: Known,
    /// What the ending of a word tells.
    pub endings: Endings,
    /// The words by which a policy speaks of its company.
    pub company: CompanyWords,
    ids: HashMap<&'static str, ConceptId, FixedState>,
    words: Words,
    branches: &'static [Branch],
    nodes: &'static [Node],
    meanings: &'static [StoredMeaning],
    cues: Vec<Cues>,
    capitals: Vec<(&'static str, u32)>,
}

impl Lexicon {
    /// Builds it from the form that the build script stored.
    #[must_use]
    pub fn new(stored: Stored<'static>) -> Self {
        Self {
            ids: stored.concepts.iter().zip(0..).map(|(concept, number)| (concept.id, number)).collect(),
            words: Words::new(&stored.words),
            branches: rows(stored.branches),
            known: stored.known,
            endings: stored.endings,
            company: stored.company,
            capitals: stored.capitals,
            cues: stored.cues,
            concepts: stored.concepts,
            nodes: rows(stored.nodes),
            meanings: rows(stored.meanings),
        }
    }

    /// The number of a concept.
    #[must_use]
    pub fn concept(&self, id: &str) -> Option<ConceptId> {
        self.ids.get(id).copied()
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
        let mut node = words[0];
        let mut best = None;
        let mut taken = 1;
        while node != 0 {
            let here = &self.nodes[node as usize];
            if here.count() > 0 {
                best = Some((node, taken));
            }
            if here.is_leaf() || taken == words.len() || words[taken] == 0 {
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
        if !node.may_go_on(word) {
            return 0;
        }
        let branches = &self.branches[node.branches()];
        branches.binary_search_by_key(&word, |branch| branch.word.get()).map_or(0, |at| branches[at].node.get())
    }

    /// The class of a node.
    #[inline]
    #[must_use]
    pub fn symbol(&self, node: u32) -> u8 {
        self.nodes[node as usize].symbol
    }

    /// What a phrase is a cue of.
    #[must_use]
    pub fn cues(&self, node: u32) -> Cues {
        self.cues[usize::from(self.nodes[node as usize].cues)]
    }

    /// What words are a cue of, as a whole.
    #[must_use]
    pub fn cues_of(&self, words: &str) -> Cues {
        let mut numbers = words.split([' ', '-']).filter(|word| !word.is_empty()).map(|word| self.number(word));
        let first = numbers.next().unwrap_or(0);
        let node = numbers.fold(first, |node, word| match node {
            0 => 0,
            node => self.branch(&self.nodes[node as usize], word),
        });
        self.cues(node)
    }

    /// Whether a text begins with a cue and goes on.
    #[must_use]
    pub fn begins(&self, text: &str, cue: Cue) -> bool {
        let ends = text.match_indices(' ').map(|(at, _)| at);
        ends.take(MOST_WORDS).any(|end| self.cues_of(&text[..end]).has(cue))
    }

    /// Whether a text ends with a cue.
    #[must_use]
    pub fn ends(&self, text: &str, cue: Cue) -> bool {
        let starts = text.rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len());
        let words = |start: usize| text[start..].trim_start_matches(|c: char| !c.is_alphanumeric());
        starts.chain([0]).take(MOST_WORDS).any(|start| self.cues_of(words(start)).has(cue))
    }

    /// The number of a word, its case and apostrophe folded; 0 where no phrase has it.
    #[must_use]
    pub fn number(&self, word: &str) -> u32 {
        let mut buffer = [0_u8; 40];
        match buffer.get_mut(..word.len()) {
            Some(lower) if word.is_ascii() => {
                lower.copy_from_slice(word.as_bytes());
                lower.make_ascii_lowercase();
                self.word(std::str::from_utf8(lower).expect("internal error: ASCII is UTF-8"))
            }
            Some(_) => self.word(&word.to_lowercase().replace('\u{2019}', "'")),
            None => 0,
        }
    }

    /// The number of the word that another is in capitals behind a name.
    #[must_use]
    pub fn in_capitals(&self, word: &str) -> Option<u32> {
        self.capitals.iter().find(|(written, _)| *written == word).map(|&(_, number)| number)
    }

    /// What a phrase means.
    #[inline]
    #[must_use]
    pub fn meanings(&self, node: u32) -> &[StoredMeaning] {
        &self.meanings[self.nodes[node as usize].meanings()]
    }

    /// All phrases that can mean a concept, in alphabetical order, for `explain`.
    #[must_use]
    pub fn phrases(&self, concept: ConceptId) -> Vec<String> {
        let mut open: Vec<(u32, String)> =
            (1..=self.words.count()).map(|word| (word, self.words.word(word).to_owned())).collect();
        let mut phrases = Vec::new();
        while let Some((node, phrase)) = open.pop() {
            let here = &self.nodes[node as usize];
            let below = self.branches[here.branches()].iter();
            open.extend(below.map(|branch| (branch.node.get(), format!("{phrase} {}", self.words.word(branch.word.get())))));
            if self.meanings(node).iter().any(|meaning| meaning.get().sense == Sense::Concept(concept)) {
                phrases.push(phrase);
            }
        }
        phrases.sort_unstable();
        phrases
    }

    /// What the words of a phrase mean, for `explain` and the checks of the specification.
    #[must_use]
    pub fn look_up(&self, phrase: &str) -> Vec<Meaning> {
        let words: Vec<u32> = split(phrase).map(|word| self.word(&word)).collect();
        match (!words.is_empty()).then(|| self.longest(&words)).flatten() {
            Some((node, taken)) if taken == words.len() => self.meanings(node).iter().map(|meaning| meaning.get()).collect(),
            _ => Vec::new(),
        }
    }
}

/// The words of a phrase as the text's words are compared: lower case, a hyphen is a space, straight apostrophes.
pub fn split(phrase: &str) -> impl Iterator<Item = String> + '_ {
    phrase.split([' ', '-']).filter(|word| !word.is_empty()).map(|word| word.to_lowercase().replace('\u{2019}', "'"))
}
