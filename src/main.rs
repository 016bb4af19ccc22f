//! The `privlint` program: arguments in, diagnostics out. All that it knows of policies is in the library.

#![forbid(unsafe_code)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run().into()
}
