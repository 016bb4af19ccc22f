//! What a run is to do: which documents, each with the linter that it is checked against.

use crate::cli::args::Check;
use crate::cli::checklists::{self, RulesError};
use crate::cli::configuration::Configuration;
use crate::cli::files::Discovery;
use crate::cli::usage::Usage;
use jiff::civil::Date;
use privlint::Linter;
use privlint::config::{Config, Level, Rules, Selection};
use privlint::diagnostics::Severity;
use privlint::spec::Spec;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Linters for documents, one for all that are checked against the same.
#[derive(Debug)]
pub struct Plan {
    linters: Vec<(Selection, Linter)>,
    /// Of each document the linter.
    of_input: Vec<usize>,
    /// The day that dates are checked against.
    pub today: Date,
}

impl Plan {
    /// Makes the linters for documents.
    pub fn make(
        arguments: &Check,
        configuration: &Configuration,
        found: &Discovery,
        usage: &mut Usage,
    ) -> Result<Self, RulesError> {
        let settings = &configuration.settings;
        let today = arguments.as_of.or(settings.as_of.as_ref().map(|(_, day)| *day));
        let today = today.unwrap_or_else(|| jiff::Zoned::now().date());
        let mut plan = Self { linters: Vec::new(), of_input: vec![0; found.inputs.len()], today };
        let mut numbers: HashMap<Selection, usize> = HashMap::new();
        let mut specs: Vec<(Vec<String>, Arc<Spec>)> = Vec::new();
        for policy in &found.policies {
            let path = |&input: &usize| found.inputs[input].lookup_path().map(|path| configuration.absolute(path));
            let paths: Vec<Option<PathBuf>> = policy.members.iter().map(path).collect();
            paths.iter().flatten().flat_map(|path| settings.overrides_matching(path)).for_each(|at| usage.note(at));
            let paths: Vec<Option<&Path>> = paths.iter().map(Option::as_deref).collect();
            for (&input, selection) in policy.members.iter().zip(settings.selections_of_set(&paths)) {
                let number = if let Some(&number) = numbers.get(&selection) {
                    number
                } else {
                    let config = plan.config(arguments, configuration, &selection, &mut specs)?;
                    plan.linters.push((selection.clone(), Linter::new(config)));
                    numbers.insert(selection, plan.linters.len() - 1);
                    plan.linters.len() - 1
                };
                plan.of_input[input] = number;
            }
        }
        Ok(plan)
    }

    fn config(
        &self,
        arguments: &Check,
        configuration: &Configuration,
        selection: &Selection,
        specs: &mut Vec<(Vec<String>, Arc<Spec>)>,
    ) -> Result<Config, RulesError> {
        let settings = &configuration.settings;
        let mut compiled = |selection: &Selection| -> Result<Arc<Spec>, RulesError> {
            let asked = checklists::asked(settings.checklists(selection), &arguments.lists);
            let key: Vec<String> = asked.iter().map(checklists::RequestedChecklist::key).collect();
            if let Some((_, spec)) = specs.iter().find(|(other, _)| *other == key) {
                return Ok(Arc::clone(spec));
            }
            let spec = Arc::new(checklists::compile(&asked)?);
            specs.push((key, Arc::clone(&spec)));
            Ok(spec)
        };
        let (spec, for_all) = (compiled(selection)?, compiled(&Selection::default())?);
        let mut config = settings.config(selection, spec, &for_all)?.as_of(self.today);
        let levels = &arguments.levels;
        let given = [
            (&levels.warn, Level::At(Severity::Warning)),
            (&levels.deny, Level::At(Severity::Error)),
            (&levels.allow, Level::Off),
        ];
        let given = given.into_iter().flat_map(|(names, level)| names.iter().map(move |name| (Rules::new(name), level)));
        let mut given: Vec<(Rules, Level)> = given.collect();
        // One that names the rule itself counts before one for its checklist.
        given.sort_by_key(|(rules, _)| rules.is_one());
        for (rules, level) in given {
            // What the command line says of all counts before what the configuration says of one.
            let all: Vec<String> = config.rules().filter(|rule| rules.holds(rule)).map(str::to_owned).collect();
            if all.is_empty() {
                return Err(unknown(rules.name(), &config));
            }
            config = all.into_iter().fold(config, |config, rule| config.with_level(Rules::new(rule), level));
        }
        Ok(config)
    }

    /// The linter of a document, by number.
    pub fn linter(&self, input: usize) -> &Linter {
        &self.linters[self.of_input[input]].1
    }

    /// The number of a document's linter.
    pub fn number(&self, input: usize) -> usize {
        self.of_input[input]
    }

    /// The ids of all rules that are on for some document, in the order of their checklists.
    pub fn rules(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for linter in self.linters.iter().map(|(_, linter)| linter) {
            let on = linter.config().rules().filter(|rule| linter.config().is_on(rule));
            ids.extend(on.filter(|rule| !ids.iter().any(|id| id == rule)).map(str::to_owned).collect::<Vec<_>>());
        }
        ids
    }

    /// The part of the settings that holds for a document, by number.
    pub fn selection(&self, input: usize) -> &Selection {
        &self.linters[self.of_input[input]].0
    }

    /// All linters, each with the part of the settings that holds for it.
    pub fn linters(&self) -> &[(Selection, Linter)] {
        &self.linters
    }

    /// The ids of all checklists that are on for some document, in the order of their first.
    pub fn checklists(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for list in self.linters.iter().flat_map(|(_, linter)| &linter.spec().checklists) {
            if !ids.contains(&list.id) {
                ids.push(list.id.clone());
            }
        }
        ids
    }
}

fn unknown(name: &str, config: &Config) -> RulesError {
    RulesError::UnknownRule { name: name.to_owned(), help: config.other_rules(name) }
}
