//! Exit status, the same in every format.

use std::process::ExitCode;

/// What a run came to, as its caller learns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 0: nothing at or above `--fail-on`.
    Clean,
    /// 1: something was found.
    Findings,
    /// 2: the run itself failed: bad usage, a bad checklist, a file that could not be read, nothing to read, nothing that could be checked.
    Failed,
    /// 141: whoever read the output stopped reading, as for any program that a closed pipe ends. It is no pass.
    Unheard,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Failed => 2,
            Status::Unheard => 141,
        })
    }
}
