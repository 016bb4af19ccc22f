//! The legend of `clause.pest` names the classes of words as the vocabulary does, with the same characters.

use crate::lexicon::class;
use std::collections::BTreeMap;

/// The rules that stand for one character, by name.
fn legend() -> BTreeMap<String, u8> {
    let rules = include_str!("../../../grammar/clause.pest").lines().filter_map(|line| {
        let (name, rule) = line.split_once('=')?;
        let quoted = rule.trim().strip_prefix("_{ \"")?.strip_suffix("\" }")?;
        let [character] = quoted.strip_prefix('\\').filter(|rest| !rest.is_empty()).unwrap_or(quoted).as_bytes() else {
            return None;
        };
        Some((name.trim().replace('_', "-"), *character))
    });
    rules.collect()
}

#[test]
fn every_class_that_the_grammar_is_given_is_in_its_legend() {
    let legend = legend();
    for &(name, character) in class::ALL.iter().filter(|(_, character)| *character != class::ABBREVIATION) {
        assert_eq!(legend.get(name).copied(), Some(character), "`{name}` in the legend of clause.pest");
    }
}

#[test]
fn the_legend_names_classes_and_groups_alone() {
    for (name, character) in legend() {
        let is_class = class::ALL.contains(&(name.as_str(), character));
        assert!(is_class || name.ends_with("-group"), "`{name}` is a class of words, or a group that was told before");
    }
}

#[test]
fn a_character_stands_for_one_class() {
    let mut characters: Vec<u8> = legend().into_values().collect();
    characters.sort_unstable();
    let count = characters.len();
    characters.dedup();
    assert_eq!(characters.len(), count);
}
