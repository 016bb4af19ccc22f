//! The rules that documents are held against, as formats describe them that list rules beside findings.

use crate::config::{Config, Level};
use crate::diagnostics::{Citation, Severity};
use crate::spec::model::DocumentRule;
use crate::spec::{self, Duty};
use std::collections::HashMap;

/// A rule, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `<checklist>/<name>` or `document/<name>`.
    pub id: String,
    /// What it asks, as a sentence.
    pub asks: String,
    /// The headlines of its findings; at least one.
    pub headlines: Vec<String>,
    /// Which way to act.
    pub help: String,
    /// On what authority.
    pub cite: Vec<Citation>,
    /// How much it weighs where it is not met at all.
    pub severity: Severity,
}

/// All rules that are on, by number.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    rules: Vec<Rule>,
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
            for duty in config.spec().checklists.iter().flat_map(|list| &list.duties) {
                catalog.add(of_duty(duty), config);
            }
        }
        for config in configs {
            for rule in spec::document_rules() {
                catalog.add(of_document(rule), config);
            }
        }
        catalog
    }

    fn add(&mut self, mut rule: Rule, config: &Config) {
        match config.level(&rule.id) {
            Some(Level::Off) => return,
            Some(Level::At(severity)) => rule.severity = severity,
            None => {}
        }
        if !self.numbers.contains_key(&rule.id) {
            self.numbers.insert(rule.id.clone(), self.rules.len());
            self.rules.push(rule);
        }
    }

    /// The rules in order.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// What a checklist is called; of one that is not known, its id.
    #[must_use]
    pub fn title<'a>(&'a self, checklist: &'a str) -> &'a str {
        self.titles.get(checklist).map_or(checklist, String::as_str)
    }

    /// The number of a rule, if it is one of these.
    #[must_use]
    pub fn number(&self, rule: &str) -> Option<usize> {
        self.numbers.get(rule).copied()
    }
}

fn of_duty(duty: &Duty) -> Rule {
    let mut headlines = vec![duty.missing.clone()];
    let weak = duty.weak.iter().map(|form| form.message.as_ref().unwrap_or(&duty.weak_message));
    for headline in weak {
        if !headlines.contains(headline) {
            headlines.push(headline.clone());
        }
    }
    Rule {
        id: duty.rule.clone(),
        asks: duty.asks.clone(),
        headlines,
        help: duty.help.clone(),
        cite: duty.cite.clone(),
        severity: duty.severity,
    }
}

fn of_document(rule: &DocumentRule) -> Rule {
    Rule {
        id: rule.rule.clone(),
        asks: rule.asks.clone(),
        headlines: vec![rule.message.clone()],
        help: rule.help.clone(),
        cite: Vec::new(),
        severity: rule.severity,
    }
}
