//! The command line: one file a command.
//!
//! Diagnostics go to standard output, the run's own troubles to standard error, and [`exit`] says what a status means.

mod args;
mod check;
mod checklists;
mod clauses;
mod config;
mod configuration;
mod crash;
mod docs;
mod exit;
mod explain;
mod files;
mod generated;
mod ignored;
mod init;
mod input;
mod page;
mod replace;
mod rules;
mod schema;
mod sets;
mod shell;
mod size;
mod terminal;
mod test;
mod trouble;
mod usage;
mod yaml;

use args::{Arguments, Command};
use clap::Parser;
use exit::Status;
use terminal::Troubles;
use trouble::Failure;

/// Does what the arguments say.
pub fn run() -> Status {
    crash::silence();
    let arguments = Arguments::parse();
    let troubles = Troubles::new(terminal::error_style(arguments.look));
    let status = crash::caught(|| obey(&arguments, troubles)).unwrap_or_else(|crash| Err(crash.into()));
    status.unwrap_or_else(|failure| failure.tell(troubles))
}

fn obey(arguments: &Arguments, troubles: Troubles) -> Result<Status, Failure> {
    let style = terminal::style(arguments.look);
    match &arguments.command {
        Command::Check(check) => check::run(check, style, troubles),
        Command::Clauses(clauses) => clauses::run(clauses, style, troubles),
        Command::Explain(explain) => explain::run(explain, &style),
        Command::Rules(rules) => rules::run(rules, &style, troubles),
        Command::Test(test) => test::run(test, &style),
        Command::Init(init) => init::run(init, troubles),
        Command::Config(config) => config::run(config),
        Command::Completions(completions) => shell::completions(completions),
        Command::Schema(schema) => schema::run(schema, troubles),
        Command::Man(man) => shell::man(man),
    }
}
