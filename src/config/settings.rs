//! Settings: configuration files, one above the other, and what they come to for a document.

use super::file::{AUDIENCE, COMPANY, FactSpec, FactsSpec, FileSpec, IgnoreSpec, PROFILES, REGIONS, RuleLevels};
use super::patterns::Patterns;
use super::{At, Config, Facts, Level, Rules, Set, Threshold, Waiver};
use crate::spec::model::Name;
use crate::spec::{self, Origin, Spec, SpecError, SpecErrors, near_name};
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A configuration file that was read.
#[derive(Clone, Debug)]
pub struct Layer {
    /// The file.
    pub origin: Origin,
    /// Its folder, absolute.
    pub folder: PathBuf,
    /// What it says.
    pub spec: FileSpec,
}

impl Layer {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// What the YAML lacks or has too much, at its place.
    pub fn parse(name: &str, folder: PathBuf, text: &str) -> Result<Self, SpecError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let origin = Origin::file(name, text);
        // A file of comments says nothing, which is not a mistake.
        let says_nothing = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        let spec = if says_nothing { FileSpec::default() } else { spec::parse_yaml(&origin, text)? };
        Ok(Self { origin, folder, spec })
    }

    fn at(&self, name: &Name) -> At {
        At { origin: self.origin.clone(), name: name.clone() }
    }
}

/// What is true of a pattern of a set that matches nothing.
pub const MISSING_MEMBER: &str = "no file matches this pattern";

/// What holds for some of the policies.
#[derive(Debug)]
struct Override {
    patterns: Patterns,
    checklists: Option<Vec<At>>,
    folder: PathBuf,
    rules: Vec<(At, Rules, Level)>,
    facts: Vec<(At, FactSpec)>,
    document_kind: Option<At>,
}

/// An entry of `ignore`.
#[derive(Debug)]
struct Ignore {
    /// The rules as they are written; the first stands for the entry.
    rules: Vec<At>,
    patterns: Option<Patterns>,
    until: Option<(At, Date)>,
    waiver: Waiver,
}

/// What all configuration files of a run come to.
#[derive(Debug, Default)]
pub struct Settings {
    /// The files, what is extended first.
    pub layers: Vec<Layer>,
    /// What policies are checked against; each with the folder that a path is relative to. `None` is the default.
    pub checklists: Option<(Vec<At>, PathBuf)>,
    /// The policies.
    pub files: Option<Patterns>,
    /// The policies that span several files.
    pub sets: Vec<Set>,
    /// What is none.
    pub exclude: Option<Patterns>,
    /// What makes a run fail.
    pub fail_on: Option<(At, Threshold)>,
    /// The day that dates are checked against.
    pub as_of: Option<(At, Date)>,
    /// The file of findings that were there before.
    pub baseline: Option<(At, PathBuf)>,
    rules: Vec<(At, Rules, Level)>,
    facts: Vec<(At, FactSpec)>,
    document_kind: Option<At>,
    overrides: Vec<Override>,
    ignores: Vec<Ignore>,
}

/// The parts of the settings that hold for a document, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    overrides: Vec<usize>,
    ignores: Vec<usize>,
}

impl Settings {
    /// What files come to, of which a later one counts before an earlier one.
    ///
    /// # Errors
    /// All that is wrong with them which can be told without their checklists, each at its place.
    pub fn new(layers: Vec<Layer>) -> Result<Self, SpecErrors> {
        let mut settings = Self::default();
        let mut errors = Vec::new();
        for layer in &layers {
            settings.add(layer, &mut errors);
        }
        settings.layers = layers;
        if errors.is_empty() { Ok(settings) } else { Err(SpecErrors(errors)) }
    }

    fn add(&mut self, layer: &Layer, errors: &mut Vec<SpecError>) {
        let spec = &layer.spec;
        if let Some(names) = &spec.checklists {
            self.checklists = Some((names.iter().map(|name| layer.at(name)).collect(), layer.folder.clone()));
        }
        if let Some(names) = &spec.files {
            self.files = Some(Patterns::compile(names, &layer.origin, &layer.folder, errors));
        }
        if let Some(specs) = &spec.policies {
            self.sets = Set::compile(specs, (&layer.origin, &layer.folder), errors);
        }
        if let Some(names) = &spec.exclude {
            self.exclude = Some(Patterns::compile(names, &layer.origin, &layer.folder, errors));
        }
        if let Some(name) = &spec.fail_on {
            match Threshold::of_name(&name.text) {
                Some(threshold) => self.fail_on = Some((layer.at(name), threshold)),
                None => errors.push(unknown(&layer.at(name), Threshold::ALL.iter().map(|threshold| threshold.name()))),
            }
        }
        if let Some(name) = &spec.as_of {
            self.as_of = day(&layer.at(name), errors).map(|day| (layer.at(name), day));
        }
        if let Some(name) = &spec.baseline {
            self.baseline = Some((layer.at(name), layer.folder.join(&name.text)));
        }
        self.rules.extend(levels(&spec.rules, layer, errors));
        self.facts.extend(facts(&spec.facts, layer, errors));
        if let Some(name) = &spec.document_kind {
            self.document_kind = Some(document_kind(layer.at(name), errors));
        }
        for part in &spec.overrides {
            self.overrides.push(Override {
                patterns: Patterns::compile(&part.files, &layer.origin, &layer.folder, errors),
                checklists: part.checklists.as_ref().map(|names| names.iter().map(|name| layer.at(name)).collect()),
                folder: layer.folder.clone(),
                rules: levels(&part.rules, layer, errors),
                facts: facts(&part.facts, layer, errors),
                document_kind: part.document_kind.as_ref().map(|name| document_kind(layer.at(name), errors)),
            });
        }
        self.ignores.extend(spec.ignore.iter().filter_map(|entry| ignore(entry, layer, errors)));
    }

    /// What holds for a document; `None` stands for one that has no path.
    #[must_use]
    pub fn selection(&self, path: Option<&Path>) -> Selection {
        let fits = |patterns: &Patterns| path.is_some_and(|path| patterns.find(path).is_some());
        let overrides = self.overrides.iter().enumerate().filter(|(_, part)| fits(&part.patterns));
        let ignores = self.ignores.iter().enumerate().filter(|(_, entry)| entry.patterns.as_ref().is_none_or(fits));
        Selection {
            overrides: overrides.map(|(number, _)| number).collect(),
            ignores: ignores.map(|(number, _)| number).collect(),
        }
    }

    /// What holds for each document of a set: what overrides say of any of them, and the suppressions of its own.
    #[must_use]
    pub fn selections_of_set(&self, paths: &[Option<&Path>]) -> Vec<Selection> {
        let mut selections: Vec<Selection> = paths.iter().map(|path| self.selection(*path)).collect();
        let mut overrides: Vec<usize> = selections.iter().flat_map(|selection| selection.overrides.iter().copied()).collect();
        overrides.sort_unstable();
        overrides.dedup();
        for selection in &mut selections {
            selection.overrides.clone_from(&overrides);
        }
        selections
    }

    /// The checklists of a selection with the folder that a path among them is relative to; `None` is the default.
    #[must_use]
    pub fn checklists(&self, selection: &Selection) -> Option<(&[At], &Path)> {
        let special = selection.overrides.iter().rev().map(|&number| &self.overrides[number]);
        let mut special = special.filter_map(|part| Some((part.checklists.as_deref()?, part.folder.as_path())));
        special.next().or_else(|| self.checklists.as_ref().map(|(names, folder)| (names.as_slice(), folder.as_path())))
    }

    /// What a selection comes to with its checklists, compiled, and those that hold for all, which may be others.
    ///
    /// # Errors
    /// Rules and facts that do not exist, each at its place.
    pub fn config(&self, selection: &Selection, spec: Arc<Spec>, for_all: &Spec) -> Result<Config, SpecErrors> {
        let mut errors = Vec::new();
        let mut given = Facts::default();
        for (at, fact) in self.facts_of(selection) {
            give(&mut given, at, fact, &spec, &mut errors);
        }
        let mut config = Config::new(spec).with_facts(given);
        for (at, rules, level) in self.rules_of(selection) {
            check_rules(at, rules, &config, for_all, &mut errors);
            config = config.with_level(rules.clone(), *level);
        }
        if let Some(at) = self.document_kind_of(selection) {
            config = config.with_document_kind(&at.name.text);
        }
        for &number in &selection.ignores {
            let entry = &self.ignores[number];
            for (at, rules) in entry.rules.iter().zip(&entry.waiver.rules) {
                check_rules(at, rules, &config, for_all, &mut errors);
            }
            config = config.with_waiver(entry.waiver.clone());
        }
        if let Some((_, day)) = self.as_of {
            config = config.as_of(day);
        }
        if errors.is_empty() { Ok(config) } else { Err(SpecErrors(errors)) }
    }

    /// The levels of a selection, the later one counting.
    pub fn rules_of<'a>(&'a self, selection: &'a Selection) -> impl Iterator<Item = &'a (At, Rules, Level)> {
        self.rules.iter().chain(selection.overrides.iter().flat_map(|&number| &self.overrides[number].rules))
    }

    /// The facts of a selection, the later one counting.
    pub fn facts_of<'a>(&'a self, selection: &'a Selection) -> impl Iterator<Item = &'a (At, FactSpec)> {
        self.facts.iter().chain(selection.overrides.iter().flat_map(|&number| &self.overrides[number].facts))
    }

    /// The kind that the documents of a selection are said to be of.
    #[must_use]
    pub fn document_kind_of(&self, selection: &Selection) -> Option<&At> {
        let special = selection.overrides.iter().rev().filter_map(|&number| self.overrides[number].document_kind.as_ref());
        special.chain(&self.document_kind).next()
    }

    /// The waivers of a selection, in the order of [`Config::waivers`], with the places of their rules.
    pub fn waivers_of<'a>(&'a self, selection: &'a Selection) -> impl Iterator<Item = (&'a [At], &'a Waiver)> {
        selection.ignores.iter().map(|&number| (self.ignores[number].rules.as_slice(), &self.ignores[number].waiver))
    }

    /// Whether some policies are checked against other checklists than the rest.
    #[must_use]
    pub fn has_several_checklists(&self) -> bool {
        self.overrides.iter().any(|part| part.checklists.is_some())
    }

    /// The entries of `ignore` that have run out by a day.
    pub fn expired(&self, today: Date) -> impl Iterator<Item = (&At, Date)> {
        self.ignores
            .iter()
            .filter_map(|entry| entry.until.as_ref())
            .filter(move |(_, day)| *day < today)
            .map(|(at, day)| (at, *day))
    }

    /// The patterns of overrides that a path, which is absolute, matches.
    pub fn overrides_matching<'a>(&'a self, path: &Path) -> impl Iterator<Item = &'a At> {
        self.overrides.iter().flat_map(|part| part.patterns.matching(path))
    }

    /// The entries that a run over all policies should have a use for on a day, each with what is true of it if it had none.
    pub fn useful(&self, today: Date) -> impl Iterator<Item = (&At, &'static str)> {
        let files = self.files.iter().flat_map(Patterns::all).map(|at| (at, "no file matches this pattern"));
        let sets = self.sets.iter().flat_map(|set| set.members.all()).map(|at| (at, MISSING_MEMBER));
        let exclude = self.exclude.iter().flat_map(Patterns::all).map(|at| (at, "this pattern excludes nothing"));
        let overrides = self.overrides.iter().flat_map(|part| part.patterns.all());
        let overrides = overrides.map(|at| (at, "no policy matches this pattern"));
        let in_force = self.ignores.iter().filter(move |entry| entry.until.as_ref().is_none_or(|(_, day)| *day >= today));
        let ignores = in_force.filter_map(|entry| Some((entry.rules.first()?, "this entry suppresses nothing")));
        files.chain(sets).chain(exclude).chain(overrides).chain(ignores)
    }
}

/// Levels for rules, each with its place.
fn levels(spec: &RuleLevels, layer: &Layer, errors: &mut Vec<SpecError>) -> Vec<(At, Rules, Level)> {
    let mut levels = Vec::new();
    for (rule, level) in &spec.0 {
        match Level::of_name(&level.text) {
            Some(level) => levels.push((layer.at(rule), Rules::new(&rule.text), level)),
            None => errors.push(unknown(&layer.at(level), Level::ALL.iter().map(|level| level.name()))),
        }
    }
    levels
}

/// Facts, each with its place; audience and regions are checked against the known names.
fn facts(spec: &FactsSpec, layer: &Layer, errors: &mut Vec<SpecError>) -> Vec<(At, FactSpec)> {
    for (key, fact) in &spec.0 {
        let FactSpec::Names(names) = fact else { continue };
        let known = spec::facts();
        let known = match key.text.as_str() {
            AUDIENCE => &known.audience,
            REGIONS => &known.regions,
            _ => &known.profiles,
        };
        let wrong = names.iter().filter(|name| !known.contains_key(&name.text));
        errors.extend(wrong.map(|name| unknown(&layer.at(name), known.keys().map(String::as_str))));
    }
    spec.0.iter().map(|(key, fact)| (layer.at(key), fact.clone())).collect()
}

/// A kind of document with its place, checked against the known ones.
fn document_kind(at: At, errors: &mut Vec<SpecError>) -> At {
    let kinds = || spec::document_kinds().iter().map(|kind| kind.id.text.as_str());
    if !kinds().any(|kind| kind == at.name.text) {
        errors.push(unknown(&at, kinds()));
    }
    at
}

fn ignore(entry: &IgnoreSpec, layer: &Layer, errors: &mut Vec<SpecError>) -> Option<Ignore> {
    let rules: Vec<At> = entry.rules.0.iter().map(|name| layer.at(name)).collect();
    if entry.reason.text.trim().is_empty() {
        let help = "Say why, for whoever reads this next year.";
        errors.push(layer.at(&entry.reason).error("a reason is expected here".to_owned(), Some(help.to_owned())));
    }
    if rules.is_empty() {
        errors.push(layer.at(&entry.reason).error("this entry names no rule".to_owned(), None));
        return None;
    }
    let until = entry.until.as_ref().map(|name| layer.at(name));
    let until = until.and_then(|at| day(&at, errors).map(|day| (at, day)));
    let patterns = entry.files.as_ref().map(|names| Patterns::compile(names, &layer.origin, &layer.folder, errors));
    let waiver = Waiver {
        rules: entry.rules.0.iter().map(|name| Rules::new(&name.text)).collect(),
        reason: entry.reason.text.trim().to_owned(),
        until: until.as_ref().map(|(_, day)| *day),
    };
    Some(Ignore { rules, patterns, until, waiver })
}

fn day(at: &At, errors: &mut Vec<SpecError>) -> Option<Date> {
    let day = at.name.text.parse().ok();
    if day.is_none() {
        let help = "Write year, month and day, such as 2027-03-31.";
        errors.push(at.error(format!("`{}` is not a date", at.name.text), Some(help.to_owned())));
    }
    day
}

/// A word that is none of those that can stand here.
fn unknown<'a>(at: &At, known: impl Iterator<Item = &'a str> + Clone) -> SpecError {
    let near = near_name(&at.name.text, known.clone()).map(|near| format!("Did you mean `{near}`? ")).unwrap_or_default();
    let all: Vec<String> = known.map(|name| format!("`{name}`")).collect();
    at.error(format!("`{}` is not allowed here", at.name.text), Some(format!("{near}Known here: {}.", all.join(", "))))
}

fn check_rules(at: &At, rules: &Rules, config: &Config, for_all: &Spec, errors: &mut Vec<SpecError>) {
    if config.rules().chain(for_all.rule_ids()).any(|rule| rules.holds(rule)) {
        return;
    }
    errors.push(at.error(format!("there is no rule `{}`", rules.name()), Some(config.other_rules(rules.name()))));
}

/// Gives a fact, if there is one of its name.
fn give(facts: &mut Facts, at: &At, fact: &FactSpec, spec: &Spec, errors: &mut Vec<SpecError>) {
    let texts = |names: &[Name]| names.iter().map(|name| name.text.clone()).collect();
    match fact {
        FactSpec::Names(names) => facts.set(&at.name.text, texts(names)),
        FactSpec::Text(name) => facts.company = Some(name.text.trim().to_owned()).filter(|name| !name.is_empty()),
        FactSpec::Condition(holds) if spec.statements.number(&at.name.text).is_some() => {
            facts.conditions.insert(at.name.text.clone(), *holds);
        }
        FactSpec::Condition(_) => {
            let conditions = conditions(spec);
            let known = || conditions.iter().copied().chain([AUDIENCE, REGIONS, PROFILES, COMPANY]);
            let statements = spec.statements.iter().map(|statement| statement.id);
            let near = near_name(&at.name.text, known().chain(statements));
            let near = near.map(|near| format!("Did you mean `{near}`? ")).unwrap_or_default();
            let all: Vec<String> = known().map(|name| format!("`{name}`")).collect();
            let help = format!("{near}Duties ask for {}; you can give any other statement as well.", all.join(", "));
            errors.push(at.error(format!("there is no fact `{}`", at.name.text), Some(help)));
        }
    }
}

/// The statements that duties have as their condition, by id.
#[must_use]
pub fn conditions(spec: &Spec) -> Vec<&str> {
    let asked = spec.duties().flat_map(|duty| duty.when.statements());
    let mut ids: Vec<&str> = asked.map(|statement| spec.statements.get(statement).id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
