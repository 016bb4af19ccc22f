//! What can keep a run from ending, told on standard error.

use super::check::baseline::BaselineFailure;
use super::check::outputs::{Failed, OutputError};
use super::checklists::RulesError;
use super::configuration::ConfigurationError;
use super::crash::Crash;
use super::exit::Status;
use super::input::{ReadError, reason};
use super::terminal::Troubles;
use privlint::report::yaml_error;
use std::io;
use thiserror::Error;

/// Why a run failed as a whole.
#[derive(Debug, Error)]
pub enum Failure {
    /// The rules could not be read.
    #[error(transparent)]
    Rules(#[from] RulesError),
    /// The configuration could not be read.
    #[error(transparent)]
    Configuration(#[from] ConfigurationError),
    /// The baseline could not be read or written.
    #[error(transparent)]
    Baseline(#[from] BaselineFailure),
    /// The output could not be written.
    #[error("the output cannot be written: {}", reason(_0))]
    Output(#[from] io::Error),
    /// A file of findings could not be written.
    #[error(transparent)]
    OutputFile(#[from] OutputError),
    /// A file of findings would write over what the run reads.
    #[error("{path}: this run reads that file, so it cannot write findings there")]
    OutputIsRead {
        /// As given.
        path: String,
    },
    /// Two formats are to go to one file.
    #[error("{path}: two outputs cannot go to the same file")]
    OutputTwice {
        /// As given.
        path: String,
    },
    /// A name for standard input, which is not read.
    #[error("`--stdin-filename` names standard input, but `-` is not among the paths")]
    NameWithoutStdin,
    /// A document could not be read.
    #[error("{name}: {error}")]
    Read {
        /// The document.
        name: String,
        /// Why.
        error: ReadError,
    },
    /// A name that stands for nothing.
    #[error("there is no rule, statement or concept `{name}`")]
    Unknown {
        /// As given.
        name: String,
        /// Which way to act.
        help: String,
    },
    /// A rule whose id cannot be the name of a page.
    #[error("the page of `{rule}` cannot be written: its id is not a valid file name")]
    NoFileName {
        /// The rule.
        rule: String,
    },
    /// There is a configuration already.
    #[error("there is already a configuration: {path}")]
    Exists {
        /// The file.
        path: String,
    },
    /// A name that is no command's.
    #[error("there is no command `{name}`")]
    UnknownCommand {
        /// As given.
        name: String,
    },
    /// A page could not be written.
    #[error("{path}: {}", reason(error))]
    Write {
        /// The page.
        path: String,
        /// Why.
        error: io::Error,
    },
    /// A mistake of privlint's own.
    #[error(transparent)]
    Crash(#[from] Crash),
    /// Passes have no place in this format.
    #[error("`--show-passes` needs the full format")]
    PassesWithoutPlace,
}

impl From<Failed> for Failure {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Stdout(error) => Self::Output(error),
            Failed::File(error) => Self::OutputFile(error),
        }
    }
}

impl Failure {
    /// Tells the user, and gives the status to exit with.
    pub fn tell(&self, troubles: Troubles) -> Status {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return Status::Unheard,
            Self::Rules(RulesError::Spec(errors)) | Self::Configuration(ConfigurationError::Spec(errors)) => {
                let mut out = String::new();
                yaml_error::render(errors, troubles.style(), &mut out);
                Troubles::write(&out);
            }
            _ => troubles.error(&self.to_string(), self.help().as_deref()),
        }
        Status::Failed
    }

    fn help(&self) -> Option<String> {
        match self {
            Self::Rules(RulesError::Unknown { help, .. } | RulesError::UnknownRule { help, .. }) | Self::Unknown { help, .. } => {
                Some(help.clone())
            }
            Self::Rules(RulesError::None) => {
                Some("Name one with `--checklist`, or under `checklists:` in the configuration.".to_owned())
            }
            Self::Configuration(ConfigurationError::Two { .. }) => {
                Some("Keep one of them, so that nobody has to guess which one applies.".to_owned())
            }
            Self::Baseline(failure) => failure.help().map(str::to_owned),
            Self::Exists { .. } => Some("`privlint config` prints it; `privlint init --force` overwrites it.".to_owned()),
            Self::UnknownCommand { .. } => Some("`privlint --help` lists the commands.".to_owned()),
            Self::Read { error, .. } => error.help(),
            Self::Crash(_) => Some(Crash::HELP.to_owned()),
            Self::PassesWithoutPlace => Some("The formats for programs contain all verdicts anyway.".to_owned()),
            _ => None,
        }
    }
}
