//! `privlint config`: what is in force, for a policy or for all, and where each value comes from. What is printed is YAML and
//! could stand in a configuration itself.

use super::args::{Lists, ShowConfig};
use super::checklists;
use super::configuration::{self, Configuration, ConfigurationError};
use super::exit::Status;
use super::sets;
use super::trouble::Failure;
use super::yaml::text;
use privlint::config::file::FactSpec;
use privlint::config::{At, Patterns, Selection, Set, Threshold};
use privlint::report::escape;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use textwrap::core::display_width;

/// Comments stand behind this column, where a line is not longer.
const COMMENTS: usize = 40;

/// Prints it.
pub fn run(arguments: &ShowConfig) -> Result<Status, Failure> {
    let configuration = configuration::load(&arguments.config)?;
    let mut listing = Listing::default();
    listing.comment(&format!("configuration: {}", configuration.why));
    if let Some(path) = &arguments.path {
        listing.comment(&format!("for {}", path.display()));
        if !path.exists() {
            listing.comment("there is no such file");
        }
        if let Some((set, at)) = sets::at(path, &configuration).map_err(ConfigurationError::from)? {
            let set = &configuration.settings.sets[set];
            listing.comment(&format!("part of the policy {} ({})", sets::told(set), at.place()));
        }
        let exclude = configuration.settings.exclude.as_ref();
        if let Some(at) = exclude.and_then(|exclude| exclude.find(&configuration.absolute(path))) {
            listing.comment(&format!("left out by `{}` ({})", at.name.text, at.place()));
        }
    }
    show(&mut listing, &configuration, arguments.path.as_deref())?;
    let mut out = io::stdout().lock();
    out.write_all(listing.text.as_bytes())?;
    out.flush()?;
    Ok(Status::Clean)
}

fn show(listing: &mut Listing, configuration: &Configuration, path: Option<&Path>) -> Result<(), Failure> {
    let settings = &configuration.settings;
    let path = path.map(|path| configuration.absolute(path));
    let selection = settings.selection(path.as_deref());
    let lists = Lists::default();
    let asked = checklists::asked(settings.checklists(&selection), &lists);
    // What is wrong is told as a run would tell it.
    let spec = Arc::new(checklists::compile(&asked)?);
    let for_all = checklists::compile(&checklists::asked(settings.checklists(&Selection::default()), &lists))?;
    settings.config(&selection, spec, &for_all).map_err(checklists::RulesError::from)?;

    listing.line("checklists:", None);
    for asked in &asked {
        listing.line(&format!("  - {}", asked.name()), Some(&asked.why()));
    }
    // Of several levels for one name, the last holds.
    let mut levels: BTreeMap<&str, (&At, &str)> = BTreeMap::new();
    for (at, rules, level) in settings.rules_of(&selection) {
        levels.insert(rules.name(), (at, level.name()));
    }
    listing.part("rules:", levels.len());
    for (name, (at, level)) in levels {
        listing.line(&format!("  {name}: {level}"), Some(&at.place()));
    }
    patterns(listing, "files:", settings.files.as_ref());
    policies(listing, &settings.sets);
    patterns(listing, "exclude:", settings.exclude.as_ref());
    let mut facts: BTreeMap<&str, (&At, String)> = BTreeMap::new();
    for (at, fact) in settings.facts_of(&selection) {
        facts.insert(&at.name.text, (at, value(fact)));
    }
    listing.part("facts:", facts.len());
    for (name, (at, value)) in facts {
        listing.line(&format!("  {name}: {value}"), Some(&at.place()));
    }
    if let Some(at) = settings.document_kind_of(&selection) {
        listing.line(&format!("document-kind: {}", at.name.text), Some(&at.place()));
    }
    let waivers: Vec<_> = settings.waivers_of(&selection).collect();
    listing.part("ignore:", waivers.len());
    for (rules, waiver) in waivers {
        let names: Vec<&str> = rules.iter().map(|at| at.name.text.as_str()).collect();
        listing.line(&format!("  - rules: [{}]", names.join(", ")), rules.first().map(At::place).as_deref());
        listing.line(&format!("    reason: {}", text(&waiver.reason)), None);
        if let Some(day) = waiver.until {
            listing.line(&format!("    until: {day}"), None);
        }
    }
    let fail_on = settings.fail_on.as_ref();
    let threshold = fail_on.map_or(Threshold::default(), |(_, threshold)| *threshold);
    listing.line(&format!("fail-on: {}", threshold.name()), Some(&origin(fail_on.map(|(at, _)| at))));
    let as_of = settings.as_of.as_ref();
    let day = as_of.map_or_else(|| jiff::Zoned::now().date(), |(_, day)| *day);
    listing.line(&format!("as-of: {day}"), Some(&as_of.map_or_else(|| "today".to_owned(), |(at, _)| at.place())));
    if let Some((at, path)) = &settings.baseline {
        listing.line(&format!("baseline: {}", text(&configuration.shown_file(path).to_string_lossy())), Some(&at.place()));
    }
    Ok(())
}

fn patterns(listing: &mut Listing, key: &str, patterns: Option<&Patterns>) {
    let Some(patterns) = patterns else { return };
    listing.part(key, patterns.all().count());
    for at in patterns.all() {
        listing.line(&format!("  - {}", text(&at.name.text)), Some(&at.place()));
    }
}

fn policies(listing: &mut Listing, sets: &[Set]) {
    listing.part("policies:", sets.len());
    for set in sets {
        if let Some(name) = &set.name {
            listing.line(&format!("  - name: {}", text(name)), None);
        }
        listing.line(if set.name.is_some() { "    files:" } else { "  - files:" }, None);
        for at in set.members.all() {
            listing.line(&format!("      - {}", text(&at.name.text)), Some(&at.place()));
        }
    }
}

fn origin(at: Option<&At>) -> String {
    at.map_or_else(|| "default".to_owned(), At::place)
}

fn value(fact: &FactSpec) -> String {
    match fact {
        FactSpec::Condition(holds) => holds.to_string(),
        FactSpec::Names(names) => {
            format!("[{}]", names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", "))
        }
        FactSpec::Text(name) => text(&name.text),
    }
}

/// Lines of YAML with comments in a column.
#[derive(Default)]
struct Listing {
    text: String,
}

impl Listing {
    fn comment(&mut self, text: &str) {
        self.text.extend(["# ", &escape::name(text), "\n"]);
    }

    /// The key of a mapping or a list, if it has entries.
    fn part(&mut self, key: &str, entries: usize) {
        if entries > 0 {
            self.line(key, None);
        }
    }

    fn line(&mut self, text: &str, comment: Option<&str>) {
        let text = escape::name(text);
        self.text.push_str(&text);
        if let Some(comment) = comment {
            let gap = COMMENTS.saturating_sub(display_width(&text)).max(2);
            self.text.extend([&" ".repeat(gap), "# ", &escape::name(comment)]);
        }
        self.text.push('\n');
    }
}
