//! `privlint check`: reads and lints in parallel, prints in the order of the documents' names.

mod annotations;
pub mod baseline;
mod gate;
mod lint;
pub mod outputs;
mod plan;
mod progress;
mod tell;
mod warnings;

use super::args::{Check, OutputFormat};
use super::configuration::{self, Configuration, ConfigurationError};
use super::exit::Status;
use super::files::{self, Discovery};
use super::terminal::Troubles;
use super::trouble::Failure;
use super::usage::Usage;
use baseline::{Ledger, LedgerOutcome, PRUNE};
use gate::Gate;
use lint::{Linted, Setup};
use outputs::{FormatOptions, Outputs};
use plan::Plan;
use privlint::config::Threshold;
use privlint::report::catalog::Catalog;
use privlint::report::full::Style;
use privlint::report::statistics::Statistics;
use privlint::report::summary::Tally;
use progress::Progress;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Policies that are linted before the first of them is printed: enough to keep all processors at work, few enough to hold.
const AHEAD: usize = 64;

/// The stack of a worker: that of a main thread, so that a document is read alike alone and among others.
const STACK: usize = 8 << 20;

/// Lints what the user named.
pub fn run(arguments: &Check, style: Style, troubles: Troubles) -> Result<Status, Failure> {
    if arguments.show_passes && arguments.format != OutputFormat::Full {
        return Err(Failure::PassesWithoutPlace);
    }
    if arguments.stdin_filename.is_some() && !arguments.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::NameWithoutStdin);
    }
    let configuration = configuration::load(&arguments.config)?;
    let mut usage = Usage::default();
    let found = files::find(&arguments.paths, arguments.stdin_filename.as_deref(), &configuration, &mut usage)
        .map_err(ConfigurationError::from)?;
    let plan = Plan::make(arguments, &configuration, &found, &mut usage)?;
    let ledger = Ledger::open(&arguments.baseline, &configuration)?;
    if arguments.verbose {
        tell::plan(arguments, &configuration, &plan, &found);
    }
    for trouble in &found.troubles {
        troubles.error(&trouble.to_string(), trouble.help());
    }
    if !arguments.quiet {
        for excluded in found.excluded.iter().filter(|excluded| excluded.named) {
            troubles.notice(&format!("{}: left out by {}", excluded.name, excluded.by));
        }
    }
    if found.inputs.is_empty() && found.excluded.is_empty() {
        return Ok(Status::Failed);
    }
    clash(arguments, &configuration, &found)?;
    let catalog = Arc::new(Catalog::of(plan.linters().iter().map(|(_, linter)| linter.config())));
    let options = FormatOptions { style, passes: arguments.show_passes, last_line: !arguments.quiet, catalog };
    let more = arguments.write || ledger.as_ref().is_some_and(Ledger::will_write);
    let mut run = Run {
        outputs: Outputs::open((!arguments.suggest).then_some(arguments.format), &arguments.outputs, more, &options)?,
        tally: Tally::new(plan.checklists()),
        statistics: arguments.statistics.then(|| Statistics::new(plan.rules())),
        ledger,
        usage,
        gate: Gate::default(),
        failed: !found.troubles.is_empty(),
        troubles,
        progress: Progress::start(found.inputs.len(), arguments.quiet),
    };
    let setup = Setup { arguments, configuration: &configuration, plan: &plan };
    run.lint_all(&setup, &found)?;
    run.close(&setup, &found)
}

/// A path by which a file is known, also one that is not there yet.
fn full(path: &Path) -> PathBuf {
    let beside = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    path.canonicalize().ok().or_else(beside).unwrap_or_else(|| path.to_owned())
}

/// Refuses outputs that would write over one another, or over what the run reads.
fn clash(arguments: &Check, configuration: &Configuration, found: &Discovery) -> Result<(), Failure> {
    let mut taken: HashSet<PathBuf> = HashSet::new();
    if arguments.outputs.is_empty() {
        return Ok(());
    }
    let settings = &configuration.settings;
    let policies = found.inputs.iter().filter_map(|input| input.path.clone());
    let layers = settings.layers.iter().map(|layer| PathBuf::from(&*layer.origin.name));
    let lists = settings.checklists.iter().flat_map(|(names, folder)| names.iter().map(|at| folder.join(&at.name.text)));
    let asked = arguments.lists.checklists.iter().map(PathBuf::from).chain(arguments.baseline.baseline.clone());
    let baseline = settings.baseline.iter().map(|(_, path)| path.clone());
    let read: HashSet<PathBuf> =
        policies.chain(layers).chain(lists).chain(asked).chain(baseline).map(|path| full(&path)).collect();
    for output in &arguments.outputs {
        let path = full(&output.path);
        let shown = || output.path.display().to_string();
        if read.contains(&path) {
            return Err(Failure::OutputIsRead { path: shown() });
        }
        // Into a pipe or `/dev/null` several may go.
        let is_file = path.is_file() || !path.exists();
        if is_file && !taken.insert(path) {
            return Err(Failure::OutputTwice { path: shown() });
        }
    }
    Ok(())
}

/// A run on its way.
struct Run {
    outputs: Outputs,
    tally: Tally,
    statistics: Option<Statistics>,
    ledger: Option<Ledger>,
    usage: Usage,
    gate: Gate,
    failed: bool,
    troubles: Troubles,
    progress: Progress,
}

impl Run {
    fn lint_all(&mut self, setup: &Setup, found: &Discovery) -> Result<(), Failure> {
        if let [policy] = found.policies.as_slice() {
            return setup.lint(policy, found, self).into_iter().try_for_each(|linted| self.take(linted, setup));
        }
        // That the threads are there already would be no trouble.
        let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
        for some in found.policies.chunks(AHEAD) {
            // One at a time, so that no processor waits long for another's last.
            let lint = |policy| setup.lint(policy, found, self);
            let linted: Vec<Vec<Linted>> = some.par_iter().with_max_len(1).map(lint).collect();
            linted.into_iter().flatten().try_for_each(|linted| self.take(linted, setup))?;
        }
        Ok(())
    }

    fn take(&mut self, linted: Linted, setup: &Setup) -> Result<(), Failure> {
        self.progress.step();
        match linted.outcome {
            Ok(rendered) => {
                if let Some(notice) = rendered.notice.as_ref().filter(|_| !setup.arguments.quiet) {
                    self.outputs.flush()?;
                    self.progress.aside(|| self.troubles.notice(notice));
                }
                self.progress.aside(|| self.outputs.add(rendered.parts))?;
                self.tally.merge(rendered.tally);
                self.gate.add(rendered.checked);
                let waivers = setup.configuration.settings.waivers_of(setup.plan.selection(linted.number)).enumerate();
                let used = waivers.filter(|(waiver, _)| rendered.waivers.contains(waiver));
                used.filter_map(|(_, (rules, _))| rules.first()).for_each(|at| self.usage.note(at));
                if let (Some(all), Some(statistics)) = (&mut self.statistics, rendered.statistics) {
                    all.merge(statistics);
                }
                if let (Some(ledger), Some((key, stale, found))) = (&mut self.ledger, rendered.known) {
                    ledger.note(key, stale, found);
                }
            }
            Err(error) => {
                self.outputs.flush()?;
                self.progress.aside(|| self.troubles.error(&format!("{}: {error}", linted.name), error.help().as_deref()));
                self.failed = true;
            }
        }
        Ok(())
    }

    /// Prints the last line and tells what the run came to.
    fn close(mut self, setup: &Setup, found: &Discovery) -> Result<Status, Failure> {
        self.progress.end();
        let arguments = setup.arguments;
        if let Some(statistics) = &self.statistics {
            self.outputs.aside(&format!("{statistics}\n"))?;
        }
        let heard = self.outputs.close(&self.tally)?;
        if (arguments.format == OutputFormat::Short || arguments.suggest) && !arguments.quiet {
            Troubles::write(&format!("{}\n", self.tally));
        }
        let refusal = self.gate.refusal().filter(|_| !self.failed);
        if let Some((why, help)) = &refusal {
            self.troubles.error(why, Some(help));
        }
        // A run with files that were not read, or not checked, knows too little to say what is stale.
        let writes = self.ledger.as_ref().is_some_and(Ledger::writes);
        if (self.failed || refusal.is_some()) && !arguments.quiet && self.ledger.as_ref().is_some_and(Ledger::will_write) {
            let what = if self.failed { "not all policies could be read" } else { "no policy was checked" };
            self.troubles.warning(&format!("the baseline stays as it was, because {what}"), None);
        }
        self.failed |= refusal.is_some();
        if let Some(ledger) = self.ledger.filter(|_| !self.failed) {
            match ledger.close()? {
                LedgerOutcome::Written(what) if !arguments.quiet => self.troubles.notice(&what),
                LedgerOutcome::Stale(what) if !arguments.quiet => self.troubles.warning(&what, Some(PRUNE)),
                _ => {}
            }
        }
        if !arguments.quiet {
            warnings::tell(setup.configuration, setup.plan, found, &self.usage, arguments.paths.is_empty(), self.troubles);
        }
        if !heard {
            return Ok(Status::Unheard);
        }
        let threshold = arguments.fail_on.map(Threshold::from);
        let threshold = threshold.or(setup.configuration.settings.fail_on.as_ref().map(|(_, threshold)| *threshold));
        let met = self.tally.worst().is_some_and(|worst| threshold.unwrap_or_default().is_met_by(worst));
        Ok(match (self.failed, met && !arguments.exit_zero && !writes) {
            (true, _) => Status::Failed,
            (false, true) => Status::Findings,
            (false, false) => Status::Clean,
        })
    }
}
