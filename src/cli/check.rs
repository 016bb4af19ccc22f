//! `privlint check`: reads and lints in parallel, prints in the order of the documents' names.

use super::args::{Check, Format};
use super::checklists;
use super::exit::Status;
use super::files;
use super::input::{Input, ReadError, notice};
use super::terminal::Troubles;
use super::trouble::Failure;
use privlint::Linter;
use privlint::report::full::{self, Style};
use privlint::report::json::{self, Writer};
use privlint::report::summary::Tally;
use privlint::report::{Report, short};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::io::{self, Write};

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
    let linter = Linter::new(spec);
    let found = files::find(&arguments.paths, arguments.stdin_filename.as_deref());
    for trouble in &found.troubles {
        troubles.error(&trouble.to_string(), trouble.help());
    }
    if found.inputs.is_empty() {
        return Ok(Status::Failed);
    }
    let desk = Desk { linter, arguments, style };
    let mut run =
        Run { printer: Printer::open(arguments.format)?, tally: Tally::new(names), failed: !found.troubles.is_empty(), troubles };
    desk.lint_all(&found.inputs, |lint| run.take(lint))?;
    run.close(arguments)
}

/// What every worker has at hand.
struct Desk<'a> {
    linter: Linter,
    arguments: &'a Check,
    style: Style,
}

/// What came of a document.
struct Linted {
    name: String,
    outcome: Result<Written, ReadError>,
}

/// A report as it is to be printed.
struct Written {
    bytes: Vec<u8>,
    tally: Tally,
    notice: Option<String>,
}

impl Desk<'_> {
    fn lint_all(&self, inputs: &[Input], mut take: impl FnMut(Linted) -> Result<(), Failure>) -> Result<(), Failure> {
        if let [input] = inputs {
            return take(self.lint(input));
        }
        // That the threads are there already would be no trouble.
        let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
        for some in inputs.chunks(AHEAD) {
            let linted: Vec<Linted> = some.par_iter().map(|input| self.lint(input)).collect();
            linted.into_iter().try_for_each(&mut take)?;
        }
        Ok(())
    }

    fn lint(&self, input: &Input) -> Linted {
        let outcome = input.read(self.arguments.max_size).map(|source| {
            let notice = notice(&source);
            let report = self.linter.check(source);
            let mut tally = Tally::default();
            tally.add(&report);
            Written { bytes: self.write(&report), tally, notice }
        });
        Linted { name: input.name.clone(), outcome }
    }

    fn write(&self, report: &Report) -> Vec<u8> {
        let mut out = String::new();
        match self.arguments.format {
            Format::Full => {
                full::render(report, &self.style, &mut out);
                if self.arguments.show_passes {
                    full::render_passes(report, &self.style, &mut out);
                }
            }
            Format::Short => short::render(report, self.style.color, &mut out),
            Format::Json => return json::document(report),
        }
        out.into_bytes()
    }
}

/// Standard output in one of the formats.
enum Printer {
    Lines(io::BufWriter<io::StdoutLock<'static>>),
    Json(Writer<io::BufWriter<io::StdoutLock<'static>>>),
}

impl Printer {
    fn open(format: Format) -> io::Result<Self> {
        let out = io::BufWriter::new(io::stdout().lock());
        Ok(if format == Format::Json { Self::Json(Writer::open(out)?) } else { Self::Lines(out) })
    }

    fn print(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Lines(out) => out.write_all(bytes),
            Self::Json(writer) => writer.add_written(bytes),
        }
    }

    /// Lets what was printed be seen before something is told on standard error.
    fn flush(&mut self) -> io::Result<()> {
        if let Self::Lines(out) = self { out.flush() } else { Ok(()) }
    }
}

/// A run on its way.
struct Run {
    printer: Printer,
    tally: Tally,
    failed: bool,
    troubles: Troubles,
}

impl Run {
    fn take(&mut self, linted: Linted) -> Result<(), Failure> {
        match linted.outcome {
            Ok(written) => {
                if let Some(notice) = &written.notice {
                    self.printer.flush()?;
                    self.troubles.notice(notice);
                }
                self.printer.print(&written.bytes)?;
                self.tally.merge(written.tally);
            }
            Err(error) => {
                self.printer.flush()?;
                self.troubles.error(&format!("{}: {error}", linted.name), error.help().as_deref());
                self.failed = true;
            }
        }
        Ok(())
    }

    /// Prints the last line and tells what the run came to.
    fn close(self, arguments: &Check) -> Result<Status, Failure> {
        match self.printer {
            Printer::Json(writer) => drop(writer.close()?),
            Printer::Lines(mut out) => {
                if arguments.format == Format::Full {
                    writeln!(out, "{}", self.tally)?;
                }
                out.flush()?;
            }
        }
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
