//! Where findings go: standard output in one format, and files in any others.
//!
//! A file is written beside its place and moved there when the run has ended well, so that whoever reads it finds the old one
//! or the new one, whole.

use super::annotations::{Annotations, Stderr};
use crate::cli::args::{OutputFormat, RequestedOutput};
use crate::cli::input::reason;
use crate::cli::replace::Replacement;
use crate::cli::terminal::Troubles;
use privlint::findings::Report;
use privlint::report::catalog::Catalog;
use privlint::report::diff::Diff;
use privlint::report::format::{AnyFormat, AnyPart};
use privlint::report::full::{Full, Style};
use privlint::report::github::Github;
use privlint::report::gitlab::Gitlab;
use privlint::report::html::Html;
use privlint::report::json::Json;
use privlint::report::json_lines::JsonLines;
use privlint::report::junit::Junit;
use privlint::report::markdown::Markdown;
use privlint::report::sarif::Sarif;
use privlint::report::short::Short;
use privlint::report::summary::Tally;
use std::io::{self, BufWriter, IsTerminal, Seek, Write};
use std::sync::Arc;
use tempfile::SpooledTempFile;
use thiserror::Error;

/// An output that cannot be written.
#[derive(Debug, Error)]
#[error("{path}: this output cannot be written: {}", why(error))]
pub struct OutputError {
    /// As given.
    pub path: String,
    /// Why.
    pub error: io::Error,
}

fn why(error: &io::Error) -> String {
    // The file itself need not be there.
    if error.kind() == io::ErrorKind::NotFound { "there is no such folder".to_owned() } else { reason(error) }
}

/// What the formats are made with.
#[derive(Clone, Debug)]
pub struct FormatOptions {
    /// How to draw on the terminal.
    pub style: Style,
    /// Whether to show the words that satisfy duties, too.
    pub passes: bool,
    /// Whether the last line is printed.
    pub last_line: bool,
    /// The rules that are on.
    pub catalog: Arc<Catalog>,
}

/// A place where findings go.
enum Sink {
    Stdout(BufWriter<io::Stdout>),
    Stderr(BufWriter<Stderr>),
    File {
        path: String,
        file: Replacement,
    },
    /// Standard output after its reader went away.
    Nobody(io::Sink),
}

impl Sink {
    fn out(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::Stderr(out) => out,
            Self::File { file, .. } => file,
            Self::Nobody(sink) => sink,
        }
    }

    fn blame(&self, error: io::Error) -> Failed {
        match self {
            Self::Stdout(_) | Self::Stderr(_) | Self::Nobody(_) => Failed::Stdout(error),
            Self::File { path, .. } => Failed::File(OutputError { path: path.clone(), error }),
        }
    }
}

/// A format with its place.
struct Output {
    format: Box<dyn AnyFormat>,
    sink: Sink,
    /// Where documents are put aside if something is to stand before them: memory, and a file where they are many.
    aside: Option<SpooledTempFile>,
}

/// This many bytes are put aside in memory.
const IN_MEMORY: usize = 1 << 20;

impl Output {
    fn new(format: Box<dyn AnyFormat>, sink: Sink) -> Self {
        let aside = format.has_preface().then(|| SpooledTempFile::new(IN_MEMORY));
        Self { format, sink, aside }
    }

    fn open(&mut self) -> io::Result<()> {
        self.format.open(self.sink.out())
    }

    fn add(&mut self, part: AnyPart) -> io::Result<()> {
        match &mut self.aside {
            Some(aside) => self.format.add(part, aside),
            None => self.format.add(part, self.sink.out()),
        }
    }

    fn close(&mut self, tally: &Tally) -> io::Result<()> {
        let out = self.sink.out();
        if let Some(aside) = &mut self.aside {
            self.format.preface(tally, out)?;
            aside.rewind()?;
            io::copy(aside, out)?;
        }
        self.format.close(tally, out)?;
        out.flush()
    }
}

/// What could not be written.
#[derive(Debug)]
pub enum Failed {
    /// Standard output.
    Stdout(io::Error),
    /// A file.
    File(OutputError),
}

/// All places where findings go.
pub struct Outputs {
    all: Vec<Output>,
    /// Whether standard output is for people.
    for_people: bool,
    /// Whether the run has more to write than standard output.
    more: bool,
}

/// A document in all formats, in their order.
pub type Parts = Vec<AnyPart>;

impl Outputs {
    /// Opens standard output in a format, or for suggested text where there is none, and files in theirs; `more` is whether the run
    /// writes something else besides.
    pub fn open(
        stdout: Option<OutputFormat>,
        files: &[RequestedOutput],
        more: bool,
        options: &FormatOptions,
    ) -> Result<Self, Failed> {
        let mut outputs = Vec::new();
        let format = stdout.map_or_else(
            || Box::new(Diff { terminal: io::stdout().is_terminal() }) as Box<dyn AnyFormat>,
            |format| make(format, options),
        );
        outputs.push(Output::new(format, Sink::Stdout(BufWriter::new(io::stdout()))));
        outputs.extend(Annotations::of_run(stdout, files).map(annotations));
        for asked in files {
            let path = asked.path.to_string_lossy().into_owned();
            let file = Replacement::create(&asked.path);
            let file = file.map_err(|error| Failed::File(OutputError { path: path.clone(), error }))?;
            // A file is no terminal.
            let style = Style { color: false, links: false, ..options.style };
            let format = make(asked.format, &FormatOptions { style, ..options.clone() });
            outputs.push(Output::new(format, Sink::File { path, file }));
        }
        let mut outputs = Self { all: outputs, for_people: stdout == Some(OutputFormat::Full), more: more || !files.is_empty() };
        outputs.each(Output::open)?;
        Ok(outputs)
    }

    /// Renders a document in all formats.
    pub fn parts(&self, report: &Report) -> Parts {
        self.all.iter().map(|output| output.format.part(report)).collect()
    }

    /// Writes a document.
    pub fn add(&mut self, parts: Parts) -> Result<(), Failed> {
        let mut parts = parts.into_iter();
        self.each(|output| output.add(parts.next().expect("internal error: a part for each format")))
    }

    /// Lets what was printed be seen before something is told on standard error.
    pub fn flush(&mut self) -> Result<(), Failed> {
        self.each(|output| output.sink.out().flush())
    }

    /// Prints something that is for people behind the findings: on standard output if these are, else on standard error.
    pub fn aside(&mut self, text: &str) -> Result<(), Failed> {
        if !self.for_people {
            Troubles::write(text);
            return Ok(());
        }
        // Standard output is the first.
        let mut first = true;
        self.each(|output| if std::mem::take(&mut first) { output.sink.out().write_all(text.as_bytes()) } else { Ok(()) })
    }

    /// Ends all outputs and puts the files in their places; gives back whether standard output was read to its end.
    pub fn close(mut self, tally: &Tally) -> Result<bool, Failed> {
        self.each(|output| output.close(tally))?;
        let mut heard = true;
        for output in self.all {
            match output.sink {
                Sink::File { path, file } => file.finish().map_err(|error| Failed::File(OutputError { path, error }))?,
                Sink::Nobody(_) => heard = false,
                Sink::Stdout(_) | Sink::Stderr(_) => {}
            }
        }
        Ok(heard)
    }

    fn each(&mut self, mut act: impl FnMut(&mut Output) -> io::Result<()>) -> Result<(), Failed> {
        for output in &mut self.all {
            let done = act(output);
            let is_stdout = matches!(output.sink, Sink::Stdout(_));
            match done {
                // That nobody reads standard output any more is no reason to leave the files unwritten.
                Err(error) if self.more && error.kind() == io::ErrorKind::BrokenPipe && is_stdout => {
                    output.sink = Sink::Nobody(io::sink());
                }
                done => done.map_err(|error| output.sink.blame(error))?,
            }
        }
        Ok(())
    }
}

fn make(format: OutputFormat, options: &FormatOptions) -> Box<dyn AnyFormat> {
    match format {
        OutputFormat::Full => Box::new(Full { style: options.style, passes: options.passes, last_line: options.last_line }),
        OutputFormat::Short => Box::new(Short { color: options.style.color }),
        OutputFormat::Json => Box::<Json>::default(),
        OutputFormat::JsonLines => Box::new(JsonLines),
        OutputFormat::Sarif => Box::new(Sarif::new(Arc::clone(&options.catalog))),
        OutputFormat::Github => Box::<Github>::default(),
        OutputFormat::Gitlab => Box::<Gitlab>::default(),
        OutputFormat::Junit => Box::<Junit>::default(),
        OutputFormat::Markdown => Box::<Markdown>::default(),
        OutputFormat::Html => Box::new(Html::new(Arc::clone(&options.catalog))),
    }
}

fn annotations(annotations: Annotations) -> Output {
    match annotations {
        Annotations::OnStdout { word } => {
            Output::new(Box::new(Github::after_other_output(word)), Sink::Stdout(BufWriter::new(io::stdout())))
        }
        Annotations::OnStderr => Output::new(Box::<Github>::default(), Sink::Stderr(BufWriter::new(Stderr))),
    }
}
