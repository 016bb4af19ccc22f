//! `privlint check`: reads and lints in parallel, prints in the order of the documents' names.

mod annotations;
pub mod baseline;
pub mod outputs;
mod plan;
mod progress;
mod tell;
mod warnings;

use super::args::{Check, Format};
use super::configuration::{self, Configuration};
use super::exit::Status;
use super::files::{self, Found};
use super::input::{Input, ReadError, notice};
use super::replace::Replacement;
use super::terminal::Troubles;
use super::trouble::Failure;
use baseline::{Ledger, Outcome, PRUNE};
use outputs::{Look, Outputs, Parts};
use plan::Plan;
use privlint::baseline::Known;
use privlint::config::Threshold;
use privlint::findings::{Authority, Report};
use privlint::report::catalog::Catalog;
use privlint::report::full::Style;
use privlint::report::statistics::Statistics;
use privlint::report::summary::Tally;
use privlint::suggest;
use progress::Progress;
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Documents that are linted before the first of them is printed: enough to keep all processors at work, few enough to hold.
const AHEAD: usize = 64;

/// The stack of a worker: that of a main thread, so that a document is read alike alone and among others.
const STACK: usize = 8 << 20;

/// Lints what the user named.
pub fn run(arguments: &Check, style: Style, troubles: Troubles) -> Result<Status, Failure> {
    if arguments.show_passes && arguments.format != Format::Full {
        return Err(Failure::PassesWithoutPlace);
    }
    if arguments.stdin_filename.is_some() && !arguments.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::NameWithoutStdin);
    }
    let configuration = configuration::load(&arguments.config)?;
    let found = files::find(&arguments.paths, arguments.stdin_filename.as_deref(), &configuration);
    let plan = Plan::make(arguments, &configuration, &found.inputs)?;
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
    let look = Look { style, passes: arguments.show_passes, last_line: !arguments.quiet, catalog };
    let more = arguments.write || ledger.as_ref().is_some_and(Ledger::will_write);
    let mut run = Run {
        outputs: Outputs::open((!arguments.suggest).then_some(arguments.format), &arguments.outputs, more, &look)?,
        tally: Tally::new(plan.checklists()),
        statistics: arguments.statistics.then(|| Statistics::new(plan.rules())),
        ledger,
        failed: !found.troubles.is_empty(),
        troubles,
        progress: Progress::start(found.inputs.len(), arguments.quiet),
    };
    let desk = Desk { arguments, configuration: &configuration, plan: &plan };
    run.lint_all(&desk, &found)?;
    run.close(&desk, &found)
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
fn clash(arguments: &Check, configuration: &Configuration, found: &Found) -> Result<(), Failure> {
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

/// What every worker has at hand.
struct Desk<'a> {
    arguments: &'a Check,
    configuration: &'a Configuration,
    plan: &'a Plan,
}

/// What came of a document.
struct Linted {
    name: String,
    outcome: Result<Rendered, ReadError>,
}

/// A report as it is to be printed.
struct Rendered {
    parts: Parts,
    tally: Tally,
    statistics: Option<Statistics>,
    notice: Option<String>,
    /// What the baseline is to be told: by what it knows the document, what it knows that is gone, and what was found.
    known: Option<(String, Vec<Known>, Vec<Known>)>,
}

impl Desk<'_> {
    fn lint(&self, number: usize, input: &Input, run: &Run) -> Linted {
        let outcome = input.read(self.arguments.max_size).and_then(|source| {
            let notice = notice(&source);
            let linter = self.plan.linter(number);
            let mut report = linter.check(source);
            for suppressed in &report.suppressed {
                if let Authority::Configuration(waiver) = suppressed.by {
                    self.configuration.settings.note_use(self.plan.selection(number), waiver);
                }
            }
            let known = run.ledger.as_ref().map(|ledger| {
                let key = ledger.key(input, self.configuration);
                let found = privlint::baseline::record(&report);
                let stale = ledger.compare(&key, linter.config(), &mut report);
                (key, stale, found)
            });
            let left_out = self.arguments.severity.map_or(0, |least| report.leave_out_below(least.into()));
            if self.arguments.write {
                write_into(input, &report)?;
            }
            let mut tally = Tally::default();
            tally.add(&report);
            tally.left_out = left_out;
            let statistics = run.statistics.is_some().then(|| {
                let mut statistics = Statistics::default();
                statistics.add(&report);
                statistics
            });
            Ok(Rendered { parts: run.outputs.parts(&report), tally, statistics, notice, known })
        });
        Linted { name: input.name.clone(), outcome }
    }
}

/// Writes what is suggested into a policy.
fn write_into(input: &Input, report: &Report) -> Result<(), ReadError> {
    let Some(text) = suggest::apply(report) else { return Ok(()) };
    let Some(path) = &input.path else { return Err(ReadError::NoFile) };
    let Some(bytes) = report.source.encoding().encode(&text) else { return Err(ReadError::NotUtf8) };
    let write = || {
        let mut file = Replacement::create(path)?;
        file.write_all(&bytes)?;
        file.finish()
    };
    write().map_err(ReadError::Write)
}

/// A run on its way.
struct Run {
    outputs: Outputs,
    tally: Tally,
    statistics: Option<Statistics>,
    ledger: Option<Ledger>,
    failed: bool,
    troubles: Troubles,
    progress: Progress,
}

impl Run {
    fn lint_all(&mut self, desk: &Desk, found: &Found) -> Result<(), Failure> {
        if let [input] = found.inputs.as_slice() {
            let linted = desk.lint(0, input, self);
            return self.take(linted, desk);
        }
        // That the threads are there already would be no trouble.
        let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
        for (chunk, some) in found.inputs.chunks(AHEAD).enumerate() {
            // The largest first, so that no processor waits long for another's last.
            let mut order: Vec<usize> = (0..some.len()).collect();
            order.sort_by_cached_key(|&at| Reverse(some[at].size()));
            let lint = |at: usize| (at, desk.lint(chunk * AHEAD + at, &some[at], self));
            let mut linted: Vec<(usize, Linted)> = order.into_iter().par_bridge().map(lint).collect();
            linted.sort_by_key(|&(at, _)| at);
            linted.into_iter().try_for_each(|(_, linted)| self.take(linted, desk))?;
        }
        Ok(())
    }

    fn take(&mut self, linted: Linted, desk: &Desk) -> Result<(), Failure> {
        self.progress.step();
        match linted.outcome {
            Ok(rendered) => {
                if let Some(notice) = rendered.notice.as_ref().filter(|_| !desk.arguments.quiet) {
                    self.outputs.flush()?;
                    self.progress.aside(|| self.troubles.notice(notice));
                }
                self.progress.aside(|| self.outputs.add(rendered.parts))?;
                self.tally.merge(rendered.tally);
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
    fn close(mut self, desk: &Desk, found: &Found) -> Result<Status, Failure> {
        self.progress.end();
        let arguments = desk.arguments;
        if let Some(statistics) = &self.statistics {
            self.outputs.aside(&format!("{statistics}\n"))?;
        }
        let heard = self.outputs.close(&self.tally)?;
        if (arguments.format == Format::Short || arguments.suggest) && !arguments.quiet {
            Troubles::write(&format!("{}\n", self.tally));
        }
        // A run with unreadable files knows too little to say what is stale.
        let writes = self.ledger.as_ref().is_some_and(Ledger::writes);
        if self.failed && !arguments.quiet && self.ledger.as_ref().is_some_and(Ledger::will_write) {
            self.troubles.warning("the baseline stays as it was, because not all policies could be read", None);
        }
        if let Some(ledger) = self.ledger.filter(|_| !self.failed) {
            match ledger.close()? {
                Outcome::Written(what) if !arguments.quiet => self.troubles.notice(&what),
                Outcome::Stale(what) if !arguments.quiet => self.troubles.warning(&what, Some(PRUNE)),
                _ => {}
            }
        }
        if !arguments.quiet {
            warnings::tell(desk.configuration, desk.plan, found, arguments.paths.is_empty(), self.troubles);
        }
        if !heard {
            return Ok(Status::Unheard);
        }
        let threshold = arguments.fail_on.map(Threshold::from);
        let threshold = threshold.or(desk.configuration.settings.fail_on.as_ref().map(|(_, threshold)| *threshold));
        let met = self.tally.worst().is_some_and(|worst| threshold.unwrap_or_default().is_met_by(worst));
        Ok(match (self.failed, met && !arguments.exit_zero && !writes) {
            (true, _) => Status::Failed,
            (false, true) => Status::Found,
            (false, false) => Status::Clean,
        })
    }
}
