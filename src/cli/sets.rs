//! Policies that span several files: which documents of a run are judged together.

use super::configuration::Configuration;
use super::input::Input;
use privlint::config::{At, Set};
use privlint::spec::SpecErrors;
use std::collections::HashMap;
use std::path::Path;

/// The documents of a policy, by their numbers in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The set of the configuration that they form, by number; `None` is a document that stands alone.
    pub set: Option<usize>,
    /// The documents, the main one first.
    pub members: Vec<usize>,
}

/// A set in words that people know it by.
pub fn told(set: &Set) -> String {
    let first = || set.members.all().next().map(|at| at.name.text.clone()).unwrap_or_default();
    set.name.clone().unwrap_or_else(|| format!("{} and others", first()))
}

/// The set that a document belongs to, by number, and the pattern that says so.
///
/// # Errors
/// It belongs to two.
pub fn of<'a>(input: &Input, configuration: &'a Configuration) -> Result<Option<(usize, &'a At)>, SpecErrors> {
    let Some(path) = input.lookup_path() else { return Ok(None) };
    at(path, configuration)
}

/// [`of`], for a path.
pub fn at<'a>(path: &Path, configuration: &'a Configuration) -> Result<Option<(usize, &'a At)>, SpecErrors> {
    let path = configuration.absolute(path);
    let sets = configuration.settings.sets.iter().enumerate();
    let mut fitting = sets.filter_map(|(number, set)| Some((number, set.members.find(&path)?)));
    let first = fitting.next();
    if let (Some((_, first)), Some((_, second))) = (first, fitting.next()) {
        let message = format!("`{}` belongs to two policies", configuration.shown_file(&path).display());
        let help = format!("`{}` ({}) gives it to the other one. A file belongs to one policy.", first.name.text, first.place());
        return Err(SpecErrors(vec![second.error(message, Some(help))]));
    }
    Ok(first)
}

/// Groups documents, which are in the order of their names: the documents of a set stand together, where the first of them would.
///
/// # Errors
/// A document belongs to two sets.
pub fn group(inputs: &[Input], configuration: &Configuration) -> Result<Vec<Policy>, SpecErrors> {
    let mut policies: Vec<Policy> = Vec::new();
    let mut of_set: HashMap<usize, usize> = HashMap::new();
    for (number, input) in inputs.iter().enumerate() {
        match of(input, configuration)? {
            None => policies.push(Policy { set: None, members: vec![number] }),
            Some((set, _)) => {
                let policy = *of_set.entry(set).or_insert_with(|| {
                    policies.push(Policy { set: Some(set), members: Vec::new() });
                    policies.len() - 1
                });
                policies[policy].members.push(number);
            }
        }
    }
    for policy in &mut policies {
        if let Some(set) = policy.set {
            let set: &Set = &configuration.settings.sets[set];
            let rank =
                |number: usize| inputs[number].lookup_path().and_then(|path| set.members.rank(&configuration.absolute(path)));
            policy.members.sort_by_key(|&number| rank(number));
        }
    }
    Ok(policies)
}
