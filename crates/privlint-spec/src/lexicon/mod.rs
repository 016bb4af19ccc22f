//! The vocabulary in the form that tags text: words, a tree of phrases, concepts with what they are.
//!
//! The build script makes it from the YAML; the program only loads it.

pub mod class;
mod cue;
mod endings;
mod kind;
mod known;
mod meaning;
mod set;
mod words;

pub use cue::{Cue, Cues};
pub use endings::{Endings, Guess};
pub use kind::{Kind, Modality, Role};
pub use known::Known;
pub use meaning::{Meaning, Sense};
pub use set::{ConceptSet, MOST_CONCEPTS};
pub use words::Letters;

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

/// A node of the tree of phrases.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Node {
    /// Its first meaning, by number.
    pub first: u32,
    /// How many meanings it has.
    pub count: u16,
    /// The class that `clause.pest` knows it by.
    pub symbol: u8,
    /// The number of its cues' set; told when it is loaded.
    #[serde(skip)]
    pub cues: u8,
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
    /// Of each node the words that go on with it, in order, with the nodes they lead to.
    pub branches: Vec<(u32, u32)>,
    /// Of each word the node that it begins with.
    pub roots: Vec<u32>,
    /// All nodes.
    pub nodes: Vec<Node>,
    /// The meanings of all nodes.
    pub meanings: Vec<Meaning>,
    /// The concepts that the program speaks of.
    pub known: Known,
    /// The nodes of phrases that are cues.
    pub cues: Vec<(u32, Cues)>,
    /// What the ending of a word tells.
    pub endings: Endings,
    /// Words in capitals with those that they are behind a name.
    pub capitals: Vec<(String, u32)>,
}

/// What the text is tagged with.
#[derive(Debug)]
pub struct Lexicon {
    /// All concepts.
    pub concepts: Vec<Concept>,
    /// Those that the program speaks of.
    pub known: Known,
    /// What the ending of a word tells.
    pub endings: Endings,
    ids: HashMap<String, ConceptId, FixedState>,
    words: Words,
    /// Of each node the words that go on with it, in order, with the nodes they lead to.
    branches: Vec<(u32, u32)>,
    roots: Vec<u32>,
    nodes: Vec<Node>,
    meanings: Vec<Meaning>,
    /// The sets of cues that phrases are; the first is empty.
    cues: Vec<Cues>,
    capitals: Vec<(String, u32)>,
}

impl Lexicon {
    /// Builds it from the form that the build script stored.
    #[must_use]
    pub fn new(mut stored: Stored<'static>) -> Self {
        let mut cues = vec![Cues::default()];
        for (node, set) in stored.cues {
            let at = cues.iter().position(|other| *other == set).unwrap_or_else(|| {
                cues.push(set);
                cues.len() - 1
            });
            stored.nodes[node as usize].cues = u8::try_from(at).expect("internal error: few sets of cues");
        }
        let mut nodes = stored.nodes;
        for node in &mut nodes {
            let branches = &stored.branches[node.first_branch as usize..][..usize::from(node.branches)];
            node.next = branches.iter().fold(0, |next, &(word, _)| next | bit(word));
        }
        Self {
            ids: stored.concepts.iter().zip(0..).map(|(concept, number)| (concept.id.clone(), number)).collect(),
            words: Words::new(stored.words),
            branches: stored.branches,
            known: stored.known,
            endings: stored.endings,
            capitals: stored.capitals,
            cues,
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
        let node = numbers.fold(self.roots[first as usize], |node, word| match node {
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
        self.capitals.iter().find(|(written, _)| written == word).map(|&(_, number)| number)
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
            if self.meanings(node).iter().any(|meaning| meaning.sense == Sense::Concept(concept)) {
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
