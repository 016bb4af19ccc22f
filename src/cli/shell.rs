//! `privlint completions` and `privlint man`: what a shell and `man` know of the command line, made from its own description.

use super::args::{Arguments, Completions, Man};
use super::exit::Status;
use super::trouble::Failure;
use clap::{Command, CommandFactory};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Prints the completions of a shell.
pub fn completions(arguments: &Completions) -> Result<Status, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "privlint", &mut out);
    print(&out)
}

/// Prints the manual page of the program or of a command, or writes all of them.
pub fn man(arguments: &Man) -> Result<Status, Failure> {
    let mut program = Arguments::command();
    program.build();
    if let Some(folder) = &arguments.dir {
        let write = || {
            fs::create_dir_all(folder)?;
            page(&program, "privlint", folder)?;
            let commands = program.get_subcommands().filter(|command| command.get_name() != "help");
            commands.into_iter().try_for_each(|command| page(command, &format!("privlint-{}", command.get_name()), folder))
        };
        write().map_err(|error| Failure::Write { path: folder.display().to_string(), error })?;
        return Ok(Status::Clean);
    }
    let (command, name) = match &arguments.command {
        None => (&program, "privlint".to_owned()),
        Some(name) => match program.find_subcommand(name) {
            Some(command) => (command, format!("privlint-{name}")),
            None => return Err(Failure::UnknownCommand { name: name.clone() }),
        },
    };
    print(&render(command, &name)?)
}

fn page(command: &Command, name: &str, folder: &Path) -> io::Result<()> {
    fs::write(folder.join(format!("{name}.1")), render(command, name)?)
}

fn render(command: &Command, name: &str) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    // A date would make the page another one each day.
    clap_mangen::Man::new(command.clone())
        .title(name)
        .date("")
        .source(concat!("privlint ", env!("CARGO_PKG_VERSION")))
        .render(&mut out)?;
    Ok(out)
}

fn print(text: &[u8]) -> Result<Status, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()?;
    Ok(Status::Clean)
}
