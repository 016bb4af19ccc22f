//! `privlint init`: writes a commented configuration from what it sees: the policies that lie here, and what these say.

use super::args::Init;
use super::configuration::{self, Configuration, ConfigurationError, NAMES};
use super::exit::Status;
use super::files;
use super::input::Input;
use super::replace::Replacement;
use super::terminal::Troubles;
use super::trouble::Failure;
use super::usage::Usage;
use super::yaml::text;
use privlint::Insight;
use privlint::config::settings::conditions;
use privlint::spec;
use privlint::{Config, Linter};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// This many policies are named one by one; of more, the folders are.
const LISTED: usize = 20;

/// The largest policy that is read for its cues, in bytes.
const LARGEST: u64 = 8 << 20;

/// Writes the file.
pub fn run(arguments: &Init, troubles: Troubles) -> Result<Status, Failure> {
    let there = NAMES.into_iter().find(|name| Path::new(name).exists());
    if let Some(there) = there.filter(|_| !arguments.force) {
        return Err(Failure::Exists { path: there.to_owned() });
    }
    let here = Configuration { here: std::env::current_dir().unwrap_or_default(), ..Configuration::default() };
    let inputs = files::find(&[], None, &here, &mut Usage::default()).map_err(ConfigurationError::from)?.inputs;
    let cues = Cues::of(&inputs);
    let place = there.unwrap_or(NAMES[0]);
    let write = || {
        let mut file = Replacement::create(Path::new(place))?;
        file.write_all(written(&inputs, &cues).as_bytes())?;
        file.finish()
    };
    write().map_err(|error| Failure::Write { path: place.to_owned(), error })?;
    let found = match inputs.len() {
        0 => "no file here is named like a policy, so say under `files` where the policies are".to_owned(),
        1 => format!("for {}", inputs[0].name),
        many => format!("for {many} policies"),
    };
    troubles.notice(&format!("{place} is written, {found}. `privlint check` uses it from now on."));
    if let Ok(Some(above)) =
        configuration::find(here.here.parent().unwrap_or(Path::new(""))).map(|above| above.filter(|_| in_repository(&here.here)))
    {
        let name = above.file_name().unwrap_or_default().to_string_lossy();
        troubles.notice(&format!("In this folder it replaces the {name} above; `extends:` keeps the values of that one."));
    }
    Ok(Status::Clean)
}

/// Whether a folder is a part of a repository whose root is above it.
fn in_repository(folder: &Path) -> bool {
    !folder.join(".git").exists() && folder.ancestors().any(|folder| folder.join(".git").exists())
}

/// What the policies show of facts, each with the first place that does.
#[derive(Default)]
struct Cues {
    conditions: BTreeMap<String, Option<String>>,
    regions: BTreeMap<&'static str, String>,
}

impl Cues {
    fn of(inputs: &[Input]) -> Self {
        let linter = Linter::new(Config::default());
        let mut cues = Self::default();
        for condition in conditions(linter.spec()) {
            cues.conditions.insert(condition.to_owned(), None);
        }
        for source in inputs.iter().filter_map(|input| input.read(LARGEST).ok()) {
            cues.add(&linter.read(source), &linter);
        }
        cues
    }

    fn add(&mut self, insight: &Insight, linter: &Linter) {
        let name = insight.source.name();
        for (id, place) in self.conditions.iter_mut().filter(|(_, place)| place.is_none()) {
            let statement = linter.spec().statements.number(id).expect("internal error: a condition is a statement");
            *place = insight.matches.stated[statement].first().map(|evidence| {
                let span = insight.document.source_span(evidence.span);
                format!("{name}:{}", insight.source.position(span.start).line)
            });
        }
        for (region, about) in &spec::facts().regions {
            let concepts = about.cues.iter().filter_map(|cue| insight.tongue.lexicon().concept(cue));
            let concepts: Vec<_> = concepts.collect();
            let names = |clause: &&privlint::language::Clause| concepts.iter().any(|&concept| clause.named.contains(concept));
            if let Some(clause) =
                insight.reading.clauses.iter().find(names).filter(|_| !self.regions.contains_key(region.as_str()))
            {
                let span = insight.document.source_span(clause.span);
                self.regions.insert(region, format!("{name}:{}", insight.source.position(span.start).line));
            }
        }
    }
}

fn written(inputs: &[Input], cues: &Cues) -> String {
    let mut out = String::new();
    out.push_str(
        "# What privlint holds the policies of this repository against. `privlint config` prints what is in force, and\n\
         # `privlint explain RULE` what a rule asks. Lines with `#` say what else can stand here.\n\n\
         # The policies, as patterns from this folder; `privlint check` lints them where it is given no path.\n",
    );
    if inputs.is_empty() {
        out.push_str("# files:\n#   - legal/**/*.md\n");
    } else {
        out.push_str("files:\n");
        for pattern in patterns(inputs) {
            line(&mut out, &format!("  - {}", text(&pattern)));
        }
    }
    out.push_str(
        "\n# A policy in several files, the main file first: duties are held against all of them together.\n\
         # policies:\n#   - files: [legal/privacy.md, legal/cookies.md]\n\
         \n# What is no policy although it lies there.\n# exclude:\n#   - legal/drafts/**\n\n\
         # Checklists: built-in ones (`core`), and YAML files of your own, relative to this one.\nchecklists:\n  - core\n\n\
         # How much a rule weighs: error, warning, advice or off. `core/*` is every rule of a checklist.\n\
         # rules:\n#   core/ai-use: off\n#   core/named-processors: warning\n\n\
         # What makes a run fail: error, warning, advice or never.\nfail-on: error\n\n",
    );
    facts(&mut out, cues);
    out.push_str(
        "\n# Findings that are not to be reported, and why. In Markdown and HTML a comment before the words does it, too:\n\
         # <!-- privlint-ignore core/opt-out until=2027-03-31: handled in the cookie policy -->\n\
         # ignore:\n#   - rules: [core/opt-out]\n#     files: [legal/old.txt]\n#     until: 2027-03-31\n#     reason: replaced with the new site\n\n\
         # What holds for some of the policies only.\n# overrides:\n#   - files: [sites/kids/**]\n#     facts:\n#       audience: [children]\n\n\
         # Findings that were there before: `privlint check --write-baseline` writes the file.\n# baseline: privlint-baseline.json\n",
    );
    out
}

/// What the text of a policy cannot tell, with what the policies show of it.
fn facts(out: &mut String, cues: &Cues) {
    out.push_str(
        "# Facts about the service. What is not given here is read from the policy: privlint believes what it says. Give a fact\n\
         # where it is otherwise, and privlint points at words that deny it.\n# facts:\n",
    );
    for (condition, place) in &cues.conditions {
        let seen = place.as_ref().map_or_else(|| "nothing says so".to_owned(), |place| format!("as {place} says"));
        line(out, &format!("#   {condition}: {}  # {seen}", place.is_some()));
    }
    out.push_str("#   company: Your Company, Inc.  # in full\n");
    let audience: Vec<&str> = spec::facts().audience.keys().map(String::as_str).collect();
    line(out, &format!("#   audience: [children]  # any of {}", audience.join(", ")));
    let regions: Vec<&str> = cues.regions.keys().copied().collect();
    let shown = if regions.is_empty() { "eu, us-ca".to_owned() } else { regions.join(", ") };
    let seen: Vec<String> = cues.regions.iter().map(|(region, place)| format!("{region}: {place}")).collect();
    let seen =
        if seen.is_empty() { "for duties that ask for them".to_owned() } else { format!("spoken of ({})", seen.join(", ")) };
    line(out, &format!("#   regions: [{shown}]  # {seen}"));
}

/// The policies by name; where they are many, by folder and ending wherever that names no others.
fn patterns(inputs: &[Input]) -> Vec<String> {
    let name = |input: &Input| input.name.replace('\\', "/");
    let mut patterns: Vec<String> = Vec::new();
    for input in inputs {
        let file = Path::new(&input.name);
        let whole = (inputs.len() > LISTED).then(|| whole_folder(file, inputs)).flatten();
        let pattern = whole.unwrap_or_else(|| escaped(&name(input)));
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    patterns
}

/// A pattern for all files of a file's folder that have its ending, if all of these are policies.
fn whole_folder(file: &Path, inputs: &[Input]) -> Option<String> {
    let ending = file.extension()?;
    let folder = file.parent()?;
    let there = std::fs::read_dir(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }).ok()?;
    let mut alike = there.filter_map(Result::ok).map(|entry| folder.join(entry.file_name()));
    let are_policies = alike
        .all(|path| path.extension() != Some(ending) || inputs.iter().any(|input| input.path.as_deref() == Some(path.as_path())));
    let folder = folder.to_str()?.replace('\\', "/");
    let slash = if folder.is_empty() { "" } else { "/" };
    are_policies.then(|| format!("{}{slash}*.{}", escaped(&folder), escaped(&ending.to_string_lossy())))
}

/// A path as a pattern that stands for itself.
fn escaped(path: &str) -> String {
    globset::escape(path)
}

fn line(out: &mut String, text: &str) {
    // A file's name may hold anything; a comment ends with its line.
    writeln!(out, "{}", privlint::report::escape::name(text)).expect("internal error: a string can be written to");
}
