//! The rules that documents are checked against, as formats describe them that list rules beside findings.

use crate::config::{Config, Level};
use crate::spec::{Duty, Rule};
use std::collections::HashMap;

/// A rule, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The rule; it weighs what the configuration says.
    pub rule: Rule,
    /// The headlines of its findings; at least one.
    pub headlines: Vec<String>,
}

/// All rules that are on, by number.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    rules: Vec<Entry>,
    numbers: HashMap<String, usize>,
    /// Of each checklist what it is called.
    titles: HashMap<String, String>,
}

impl Catalog {
    /// The rules of configurations: the duties of their checklists, then the rules about documents, without those that are off.
    ///
    /// A rule weighs what the first configuration says in which it is on.
    #[must_use]
    pub fn of<'a>(configs: impl Iterator<Item = &'a Config> + Clone) -> Self {
        let mut catalog = Self::default();
        for config in configs.clone() {
            let lists = &config.spec().checklists;
            catalog.titles.extend(lists.iter().map(|list| (list.id.clone(), list.title.clone())));
            for duty in config.spec().duties() {
                catalog.add(Entry { rule: duty.rule.clone(), headlines: headlines(duty) }, config);
            }
        }
        for config in configs {
            for rule in &config.spec().document {
                catalog.add(Entry { rule: rule.clone(), headlines: vec![rule.message.clone()] }, config);
            }
        }
        catalog
    }

    fn add(&mut self, mut entry: Entry, config: &Config) {
        let rule = &mut entry.rule;
        match config.level(&rule.id) {
            Some(Level::Off) => return,
            Some(Level::At(severity)) => rule.severity = severity,
            None => {}
        }
        if !self.numbers.contains_key(&rule.id) {
            self.numbers.insert(rule.id.clone(), self.rules.len());
            self.rules.push(entry);
        }
    }

    /// The rules in order.
    #[must_use]
    pub fn rules(&self) -> &[Entry] {
        &self.rules
    }

    /// What a checklist is called; of one that is not known, its id.
    #[must_use]
    pub fn title<'a>(&'a self, checklist: &'a str) -> &'a str {
        self.titles.get(checklist).map_or(checklist, String::as_str)
    }

    /// A rule, if it is one of these.
    #[must_use]
    pub fn entry(&self, rule: &str) -> Option<&Entry> {
        self.number(rule).map(|number| &self.rules[number])
    }

    /// The number of a rule, if it is one of these.
    #[must_use]
    pub fn number(&self, rule: &str) -> Option<usize> {
        self.numbers.get(rule).copied()
    }
}

/// The headlines of the findings of a duty.
fn headlines(duty: &Duty) -> Vec<String> {
    let mut headlines = vec![duty.rule.message.clone()];
    let weak = duty.weak.iter().map(|form| form.message.as_ref().unwrap_or(&duty.weak_message));
    for headline in weak {
        if !headlines.contains(headline) {
            headlines.push(headline.clone());
        }
    }
    headlines
}
