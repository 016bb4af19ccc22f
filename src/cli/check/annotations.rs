//! Annotations that a run on GitHub writes without being asked.

use crate::cli::args::{OutputFormat, RequestedOutput};
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};

/// GitHub sets it to `true` in every step.
const GITHUB_ACTIONS: &str = "GITHUB_ACTIONS";

/// Where annotations are written.
#[derive(Debug)]
pub enum Annotations {
    /// Behind the findings for people: what reads the one reads the other.
    OnStdout {
        /// The word that nobody who writes a policy can know.
        word: String,
    },
    /// Where standard output is for a program, or goes to a file.
    OnStderr,
}

impl Annotations {
    /// What this run is to write, unless it is not on GitHub or the user has said where annotations go.
    pub fn of_run(stdout: Option<OutputFormat>, files: &[RequestedOutput]) -> Option<Self> {
        let is_on_github = std::env::var_os(GITHUB_ACTIONS).is_some_and(|value| value == "true");
        let is_asked_for = files.iter().map(|asked| asked.format).chain(stdout).any(|format| format == OutputFormat::Github);
        (is_on_github && !is_asked_for).then(|| match stdout {
            Some(OutputFormat::Full | OutputFormat::Short) if !is_file() => Self::OnStdout { word: unguessable() },
            // A comment is for people, too, but it is passed on and not read in the log of the run.
            _ => Self::OnStderr,
        })
    }
}

/// Standard error. That nobody reads it is no reason to fail.
#[derive(Debug)]
pub struct Stderr;

impl Write for Stderr {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = io::stderr().write_all(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Words of a policy must not end the pause of commands that keeps them from being commands.
fn unguessable() -> String {
    let random = || RandomState::new().hash_one(GITHUB_ACTIONS);
    format!("{:016x}{:016x}", random(), random())
}

/// Whether standard output goes to a file.
fn is_file() -> bool {
    stdout().and_then(|out| out.metadata()).is_ok_and(|about| about.is_file())
}

#[cfg(unix)]
fn stdout() -> io::Result<File> {
    use std::os::fd::AsFd;
    io::stdout().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn stdout() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    io::stdout().as_handle().try_clone_to_owned().map(File::from)
}
