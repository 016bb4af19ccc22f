//! Sentences that leave open what a policy does, by the vague words of the language.

use super::words;
use crate::lexicon::{Cue, Lexicon};
use crate::spec::model::VagueWords;
use crate::tongue::Tongue;
use std::collections::HashMap;

/// What a vague word leaves open, in the classes of Reidenberg, Bhatia, Breaux and Norton, "Ambiguity in Privacy Policies and the
/// Impact of Regulation", Journal of Legal Studies 45(S2), 2016.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vagueness {
    /// On which condition: "as needed".
    Condition,
    /// With which exceptions: "generally".
    Generalization,
    /// Whether at all: "may".
    Modality,
    /// How many, or which: "certain".
    Number,
}

impl Vagueness {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Condition, Self::Generalization, Self::Modality, Self::Number];

    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Condition => "condition",
            Self::Generalization => "generalization",
            Self::Modality => "modality",
            Self::Number => "number",
        }
    }

    fn words(self, all: &VagueWords) -> &[String] {
        match self {
            Self::Condition => &all.condition,
            Self::Generalization => &all.generalization,
            Self::Modality => &all.modality,
            Self::Number => &all.number,
        }
    }
}

/// The words behind a first word, and what they leave open with it.
type Phrases<'a> = HashMap<&'a str, Vec<(Vec<&'a str>, Vagueness)>>;

/// The vague words of a language, to be looked for in sentences.
#[derive(Debug)]
pub struct VaguePhrases<'a> {
    phrases: Phrases<'a>,
    lexicon: &'a Lexicon,
}

impl<'a> VaguePhrases<'a> {
    /// Those of a tongue.
    #[must_use]
    pub fn of(tongue: &'a Tongue) -> Self {
        let mut phrases = Phrases::new();
        for vagueness in Vagueness::ALL {
            for phrase in vagueness.words(tongue.vague_words()) {
                let mut words = phrase.split(' ');
                let first = words.next().expect("internal error: a split gives a part");
                phrases.entry(first).or_default().push((words.collect(), vagueness));
            }
        }
        Self { phrases, lexicon: tongue.lexicon() }
    }

    /// What a sentence leaves open, each once.
    ///
    /// Whether a modal word permits something to the reader is told by the word before it alone: "you may" does, so "you also may" is
    /// taken for vague, and "the choices that we give you may change" is not.
    #[must_use]
    pub fn in_sentence(&self, sentence: &str) -> Vec<Vagueness> {
        let written: Vec<&str> = words(sentence).collect();
        let words: Vec<String> = written.iter().map(|word| word.to_lowercase().replace('’', "'")).collect();
        let mut found = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for (rest, vagueness) in self.phrases.get(word.as_str()).into_iter().flatten() {
                let stands = words[at + 1..].iter().take(rest.len()).eq(rest.iter());
                let permits =
                    *vagueness == Vagueness::Modality && (self.is_for_reader(&words, at) || self.is_month(&written, at));
                if stands && !permits && !found.contains(vagueness) {
                    found.push(*vagueness);
                }
            }
        }
        found
    }

    fn is_for_reader(&self, words: &[String], at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.lexicon.cues_of(&words[before]).has(Cue::Addressed))
    }

    /// "May 2026", "25 May".
    fn is_month(&self, written: &[&str], at: usize) -> bool {
        let is_number = |at: Option<usize>| {
            at.and_then(|at| written.get(at)).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        };
        let is_name = written[at].starts_with(char::is_uppercase) && self.lexicon.cues_of(written[at]).has(Cue::Month);
        is_name && (is_number(at.checked_sub(1)) || is_number(Some(at + 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::Vagueness::{Condition, Generalization, Modality, Number};
    use super::*;

    fn vagueness(sentence: &str) -> Vec<Vagueness> {
        VaguePhrases::of(Tongue::english()).in_sentence(sentence)
    }

    #[test]
    fn each_kind_is_seen() {
        assert_eq!(vagueness("We share data as needed."), [Condition]);
        assert_eq!(vagueness("Generally, we delete it."), [Generalization]);
        assert_eq!(vagueness("We might share it."), [Modality]);
        assert_eq!(vagueness("We share certain data."), [Number]);
        assert_eq!(vagueness("We share your name with Harborlight, Inc."), []);
    }

    #[test]
    fn phrases_are_seen_across_marks_and_case() {
        assert_eq!(vagueness("Data, Including, But Not Limited To, names"), [Number]);
        assert_eq!(vagueness("WE RESERVE THE RIGHT TO SHARE"), [Modality]);
        assert_eq!(vagueness("We reserve a seat, right?"), []);
        assert_eq!(vagueness("names, ages, etc."), [Number]);
    }

    #[test]
    fn what_readers_may_do_is_not_vague() {
        assert_eq!(vagueness("You may opt out, and you can write to us."), []);
        assert_eq!(vagueness("You may opt out, and we may agree."), [Modality]);
    }

    #[test]
    fn a_month_is_not_vague() {
        assert_eq!(vagueness("Last updated: May 1, 2026, or 25 May 2018"), []);
        assert_eq!(vagueness("May we share it?"), [Modality]);
    }

    #[test]
    fn a_sentence_is_as_vague_as_its_classes_are_many() {
        assert_eq!(vagueness("From time to time we may share some data with some partners."), [Condition, Modality, Number]);
    }

    #[test]
    fn every_word_of_the_list_is_found() {
        for vagueness_of in Vagueness::ALL {
            for phrase in vagueness_of.words(Tongue::english().vague_words()) {
                assert!(vagueness(phrase).contains(&vagueness_of), "{phrase}");
            }
        }
    }
}
