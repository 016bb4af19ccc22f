//! `privlint check`: reads and lints in parallel, prints in the order of the documents' names.

use super::args::{Check, Format};
use super::checklists;
use super::exit::Status;
use super::files;
use super::input::{Input, ReadError, notice};
use super::outputs::{Look, Outputs, Parts};
use super::terminal::Troubles;
use super::trouble::Failure;
use privlint::Linter;
use privlint::report::full::Style;
use privlint::report::html::Titles;
use privlint::report::summary::Tally;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

/// Documents that are linted before the first of them is printed: enough to keep all processors at work, few enough to hold.
const AHEAD: usize = 64;

/// The stack of a worker: that of a main thread, so that a document is read alike alone and among others.
const STACK: usize = 8 << 20;

/// Lints what the user named.
pub fn run(arguments: &Check, style: Style, troubles: Troubles) -> Result<Status, Failure> {
    if arguments.show_passes && arguments.format == Format::Short {
        return Err(Failure::PassesInShort);
    }
    let spec = checklists::compile(&arguments.lists)?;
    let names = spec.checklists.iter().map(|list| list.id.clone()).collect();
    let titles = Titles::from(&spec);
    let linter = Linter::new(spec);
    let found = files::find(&arguments.paths, arguments.stdin_filename.as_deref());
    for trouble in &found.troubles {
        troubles.error(&trouble.to_string(), trouble.help());
    }
    if found.inputs.is_empty() {
        return Ok(Status::Failed);
    }
    let look = Look { style, passes: arguments.show_passes, last_line: true, titles };
    let mut run = Run {
        outputs: Outputs::open(Some(arguments.format), &arguments.outputs, &look)?,
        tally: Tally::new(names),
        failed: !found.troubles.is_empty(),
        troubles,
    };
    let desk = Desk { linter, max_size: arguments.max_size };
    run.lint_all(&desk, &found.inputs)?;
    run.close(arguments)
}

/// What every worker has at hand.
struct Desk {
    linter: Linter,
    max_size: u64,
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
    notice: Option<String>,
}

impl Desk {
    fn lint(&self, input: &Input, outputs: &Outputs) -> Linted {
        let outcome = input.read(self.max_size).map(|source| {
            let notice = notice(&source);
            let report = self.linter.check(source);
            let mut tally = Tally::default();
            tally.add(&report);
            Rendered { parts: outputs.parts(&report), tally, notice }
        });
        Linted { name: input.name.clone(), outcome }
    }
}

/// A run on its way.
struct Run {
    outputs: Outputs,
    tally: Tally,
    failed: bool,
    troubles: Troubles,
}

impl Run {
    fn lint_all(&mut self, desk: &Desk, inputs: &[Input]) -> Result<(), Failure> {
        if let [input] = inputs {
            let linted = desk.lint(input, &self.outputs);
            return self.take(linted);
        }
        // That the threads are there already would be no trouble.
        let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
        for some in inputs.chunks(AHEAD) {
            let linted: Vec<Linted> = some.par_iter().map(|input| desk.lint(input, &self.outputs)).collect();
            linted.into_iter().try_for_each(|linted| self.take(linted))?;
        }
        Ok(())
    }

    fn take(&mut self, linted: Linted) -> Result<(), Failure> {
        match linted.outcome {
            Ok(rendered) => {
                if let Some(notice) = &rendered.notice {
                    self.outputs.flush()?;
                    self.troubles.notice(notice);
                }
                self.outputs.add(rendered.parts)?;
                self.tally.merge(rendered.tally);
            }
            Err(error) => {
                self.outputs.flush()?;
                self.troubles.error(&format!("{}: {error}", linted.name), error.help().as_deref());
                self.failed = true;
            }
        }
        Ok(())
    }

    /// Prints the last line and tells what the run came to.
    fn close(self, arguments: &Check) -> Result<Status, Failure> {
        self.outputs.close(&self.tally)?;
        if arguments.format == Format::Short {
            Troubles::write(&format!("{}\n", self.tally));
        }
        let met = self.tally.worst().is_some_and(|worst| arguments.fail_on.is_met_by(worst));
        Ok(match (self.failed, met && !arguments.exit_zero) {
            (true, _) => Status::Failed,
            (false, true) => Status::Found,
            (false, false) => Status::Clean,
        })
    }
}
