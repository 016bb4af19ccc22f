//! Where findings go: standard output in one format, and files in any others.
//!
//! A file is written beside its place and moved there when the run has ended well, so that whoever reads it finds the old one
//! or the new one, whole.

use super::args::Format;
use super::input::reason;
use privlint::report::Report;
use privlint::report::format::{AnyFormat, AnyPart};
use privlint::report::full::{Full, Style};
use privlint::report::html::{Html, Titles};
use privlint::report::json::Json;
use privlint::report::json_lines::JsonLines;
use privlint::report::short::Short;
use privlint::report::summary::Tally;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::str::FromStr;
use thiserror::Error;

use super::replace::Replacement;

/// `FORMAT=FILE`, as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The format.
    pub format: Format,
    /// The file; `-` is standard output.
    pub path: PathBuf,
}

impl FromStr for Asked {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, path) = text.split_once('=').ok_or("this is not FORMAT=FILE, such as sarif=privlint.sarif")?;
        let format = <Format as clap::ValueEnum>::from_str(format, true).map_err(|_| {
            let all = <Format as clap::ValueEnum>::value_variants().iter().map(|format| format.name());
            format!("there is no format `{format}`; there are {}", all.collect::<Vec<_>>().join(", "))
        })?;
        if path.is_empty() {
            return Err("no file is named behind `=`".to_owned());
        }
        Ok(Self { format, path: path.into() })
    }
}

/// An output that cannot be written.
#[derive(Debug, Error)]
#[error("{path}: this output cannot be written: {}", reason(error))]
pub struct OutputError {
    /// As given.
    pub path: String,
    /// Why.
    pub error: io::Error,
}

/// What the formats are made with.
#[derive(Clone, Debug)]
pub struct Look {
    /// How to draw on the terminal.
    pub style: Style,
    /// Whether to show the words that satisfy duties, too.
    pub passes: bool,
    /// Whether the last line is printed.
    pub last_line: bool,
    /// What the checklists are called.
    pub titles: Titles,
}

/// A place where findings go.
enum Sink {
    Stdout(BufWriter<io::Stdout>),
    File { path: String, file: Replacement },
}

impl Sink {
    fn out(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::File { file, .. } => file,
        }
    }

    fn blame(&self, error: io::Error) -> Failed {
        match self {
            Self::Stdout(_) => Failed::Stdout(error),
            Self::File { path, .. } => Failed::File(OutputError { path: path.clone(), error }),
        }
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
    outputs: Vec<(Box<dyn AnyFormat>, Sink)>,
}

/// A document in all formats, in their order.
pub type Parts = Vec<AnyPart>;

impl Outputs {
    /// Opens standard output in a format, unless there is none for it, and files in theirs.
    pub fn open(stdout: Option<Format>, files: &[Asked], look: &Look) -> Result<Self, Failed> {
        let mut outputs = Vec::new();
        if let Some(format) = stdout {
            outputs.push((make(format, look), Sink::Stdout(BufWriter::new(io::stdout()))));
        }
        for asked in files {
            let path = asked.path.to_string_lossy().into_owned();
            let file = Replacement::create(&asked.path);
            let file = file.map_err(|error| Failed::File(OutputError { path: path.clone(), error }))?;
            // A file is no terminal.
            let style = Style { color: false, links: false, ..look.style };
            outputs.push((make(asked.format, &Look { style, ..look.clone() }), Sink::File { path, file }));
        }
        let mut outputs = Self { outputs };
        outputs.each(|format, out| format.open(out))?;
        Ok(outputs)
    }

    /// Renders a document in all formats.
    pub fn parts(&self, report: &Report) -> Parts {
        self.outputs.iter().map(|(format, _)| format.part(report)).collect()
    }

    /// Writes a document.
    pub fn add(&mut self, parts: Parts) -> Result<(), Failed> {
        let mut parts = parts.into_iter();
        self.each(|format, out| format.add(parts.next().expect("internal error: a part for each format"), out))
    }

    /// Lets what was printed be seen before something is told on standard error.
    pub fn flush(&mut self) -> Result<(), Failed> {
        self.outputs
            .iter_mut()
            .filter(|(_, sink)| matches!(sink, Sink::Stdout(_)))
            .try_for_each(|(_, sink)| sink.out().flush().map_err(|error| sink.blame(error)))
    }

    /// Ends all outputs and puts the files in their places.
    pub fn close(mut self, tally: &Tally) -> Result<(), Failed> {
        self.each(|format, out| format.close(tally, out).and_then(|()| out.flush()))?;
        for (_, sink) in self.outputs {
            if let Sink::File { path, file } = sink {
                file.finish().map_err(|error| Failed::File(OutputError { path, error }))?;
            }
        }
        Ok(())
    }

    fn each(&mut self, mut act: impl FnMut(&mut dyn AnyFormat, &mut dyn Write) -> io::Result<()>) -> Result<(), Failed> {
        self.outputs.iter_mut().try_for_each(|(format, sink)| act(format.as_mut(), sink.out()).map_err(|error| sink.blame(error)))
    }
}

fn make(format: Format, look: &Look) -> Box<dyn AnyFormat> {
    match format {
        Format::Full => Box::new(Full { style: look.style, passes: look.passes, last_line: look.last_line }),
        Format::Short => Box::new(Short { color: look.style.color }),
        Format::Json => Box::<Json>::default(),
        Format::JsonLines => Box::new(JsonLines),
        Format::Html => Box::new(Html::new(look.titles.clone())),
    }
}
