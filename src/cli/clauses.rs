//! `privlint clauses`: how a policy is read.

use super::args::{Clauses, TreeFormat};
use super::checklists;
use super::exit::Status;
use super::input::{Input, notice};
use super::terminal::Troubles;
use super::trouble::Failure;
use privlint::Linter;
use privlint::report::clauses::{json, tree};
use privlint::report::full::Style;
use std::io::{self, Write};

/// Prints the clauses of a document.
pub fn run(arguments: &Clauses, style: Style, troubles: Troubles) -> Result<Status, Failure> {
    let spec = checklists::statements(&arguments.statements)?;
    let input = Input::named(&arguments.path, arguments.stdin_filename.as_deref());
    let source = input.read(arguments.max_size).map_err(|error| Failure::Read { name: input.name.clone(), error })?;
    if let Some(notice) = notice(&source) {
        troubles.notice(&notice);
    }
    let linter = Linter::new(spec);
    let insight = linter.read(source);
    let out = match arguments.format {
        TreeFormat::Json => json::render(&insight, linter.spec()),
        TreeFormat::Text => {
            let mut out = String::new();
            tree::render(&insight, linter.spec(), &style, &mut out);
            out.into_bytes()
        }
    };
    let mut stdout = io::stdout().lock();
    stdout.write_all(&out)?;
    stdout.flush()?;
    Ok(Status::Clean)
}
