//! The command line's shape and its help.

mod check;

pub use check::{BaselineChoice, Check, ConfigChoice, Lists, OutputFormat, RequestedOutput};

use super::size;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const ABOUT: &str =
    "Lints privacy policies: finds out what a policy states, checks that against a checklist, and points at the words";

const LONG_ABOUT: &str = "Lints privacy policies: finds out what a policy states, checks that against a checklist, and points at the \
    words. It is no legal advice.";

const EXIT_STATUS: &str = "\
Exit status:
  0  nothing at or above --fail-on was found
  1  something was found
  2  the run failed: bad usage, a bad checklist, a file that cannot be read, no policy";

const EXAMPLES: &str = "\
Examples:
  privlint check privacy.md                lint a policy
  privlint explain core/opt-out            what a rule asks, and why
  privlint clauses privacy.md              how a policy is read";

const CHECK_EXAMPLES: &str = "\
Examples:
  privlint check                           the policies under this folder, by their names
  privlint check privacy.md legal/         a file, and all policies of a folder
  privlint check 'sites/**/privacy*.html'  what a pattern matches
  curl -s URL | privlint check --stdin-filename page.html -
  privlint check --checklist ours.yaml privacy.md
  privlint check --format short --fail-on warning legal/";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  privlint explain core/opt-out            a rule
  privlint explain change-notice           a statement: what a policy can say
  privlint explain email-address           a concept: what words can mean
  privlint explain retention --trace privacy.md    which clauses state it, and why others do not";

const RULES_EXAMPLES: &str = "\
Examples:
  privlint rules                           every rule, one line each
  privlint rules --format json             the same for programs
  privlint rules --docs docs/rules         a page for each rule
  privlint rules --docs docs/rules --check whether they are up to date";

const CLAUSES_EXAMPLES: &str = "\
Examples:
  privlint clauses privacy.md
  echo 'We never sell your data.' | privlint clauses -";

const TEST_EXAMPLES: &str = "\
Examples:
  privlint test                            the examples of all built-in rules
  privlint test ours.yaml                  those of a checklist or of statements of your own";

const INIT_EXAMPLES: &str = "\
Examples:
  privlint init                            write privlint.yaml into this folder
  privlint init --force                    overwrite it";

const CONFIG_EXAMPLES: &str = "\
Examples:
  privlint config                          what applies to all policies
  privlint config legal/privacy.md         what applies to one, overrides included";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  privlint schema configuration            that of privlint.yaml
  privlint schema --dir schemas            write all
  privlint schema --dir schemas --check    whether they are up to date";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  privlint completions bash >~/.local/share/bash-completion/completions/privlint
  privlint completions zsh >~/.zfunc/_privlint
  privlint completions fish >~/.config/fish/completions/privlint.fish";

const MAN_EXAMPLES: &str = "\
Examples:
  privlint man | man -l -                  read it
  privlint man check | man -l -            that of a command
  privlint man --dir ~/.local/share/man/man1   write all";

/// What the user asked for.
#[derive(Debug, Parser)]
#[command(name = "privlint", version, about = ABOUT, long_about = LONG_ABOUT, max_term_width = 100)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{EXIT_STATUS}"))]
#[command(disable_help_subcommand = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How to draw.
    #[command(flatten)]
    pub look: Display,
}

/// How output is drawn.
#[derive(Args, Clone, Copy, Debug)]
pub struct Display {
    /// When to use color; `auto` obeys `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, display_order = 90)]
    pub color: Color,
    /// Columns to use [default: those of the terminal, at most 120; 100 without a terminal]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..=1000), global = true, display_order = 91)]
    pub width: Option<u16>,
}

/// When to use color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Also when it goes to a file.
    Always,
    /// Nowhere.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Lint policies
    #[command(after_help = CHECK_EXAMPLES, after_long_help = format!("{CHECK_EXAMPLES}\n\n{EXIT_STATUS}"))]
    Check(Check),
    /// Explain a rule, a statement or a concept
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// List every rule
    #[command(after_help = RULES_EXAMPLES)]
    Rules(Rules),
    /// Show how a policy is read: its sections, sentences and clauses, and what each clause states
    #[command(after_help = CLAUSES_EXAMPLES)]
    Clauses(Clauses),
    /// Run the examples that rules are written with
    #[command(after_help = TEST_EXAMPLES)]
    Test(Test),
    /// Write a commented privlint.yaml from what is found here, without asking anything
    #[command(after_help = INIT_EXAMPLES)]
    Init(Init),
    /// Print the configuration that applies, and where each value comes from
    #[command(after_help = CONFIG_EXAMPLES)]
    Config(ShowConfig),
    /// Print the JSON Schema of a configuration, a checklist or other data
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema(Schema),
    /// Print the completions of a shell
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(Completions),
    /// Print the manual page of the program or of a command
    #[command(after_help = MAN_EXAMPLES)]
    Man(Man),
}

/// `privlint explain`
#[derive(Args, Debug)]
pub struct Explain {
    /// A rule such as `core/opt-out`, a statement or a concept
    #[arg(value_name = "RULE")]
    pub name: String,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: PageFormat,
    /// A checklist or statements of your own, to explain as well
    #[arg(long = "checklist", value_name = "FILE")]
    pub checklists: Vec<PathBuf>,
    /// Instead, show which clauses of a policy (a file, or `-`) make the statement, which come close, and what these lack
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
    /// The largest file to trace, such as 500KB or 20MiB
    #[arg(long, value_name = "BYTES", default_value = "8MiB", value_parser = size::parse, requires = "trace")]
    pub max_size: u64,
}

/// How an explanation is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// For a terminal.
    Text,
    /// The page of the documentation.
    Markdown,
}

/// `privlint rules`
#[derive(Args, Debug)]
pub struct Rules {
    /// How to print them
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TreeFormat,
    /// Write a Markdown page for each rule, and an index, into this folder instead
    #[arg(long, value_name = "DIR", conflicts_with = "format")]
    pub docs: Option<PathBuf>,
    /// Write nothing, and fail if the pages are not up to date
    #[arg(long, requires = "docs")]
    pub check: bool,
    /// A checklist of your own, to list as well
    #[arg(long = "checklist", value_name = "FILE")]
    pub checklists: Vec<PathBuf>,
}

/// How a list or a tree is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TreeFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// `privlint clauses`
#[derive(Args, Debug)]
pub struct Clauses {
    /// A file, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub path: PathBuf,
    /// The name to give standard input; its extension tells the format
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// How to print the tree
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TreeFormat,
    /// A YAML file with statements of your own, to look for besides the built-in ones
    #[arg(long, value_name = "FILE")]
    pub statements: Vec<PathBuf>,
    /// The largest file to read, such as 500KB or 20MiB
    #[arg(long, value_name = "BYTES", default_value = "8MiB", value_parser = size::parse)]
    pub max_size: u64,
}

/// `privlint test`
#[derive(Args, Debug)]
pub struct Test {
    /// YAML files of checklists or statements of your own; without any, the built-in ones
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// `privlint init`
#[derive(Args, Debug)]
pub struct Init {
    /// Overwrite an existing configuration
    #[arg(long)]
    pub force: bool,
}

/// `privlint config`
#[derive(Args, Debug)]
pub struct ShowConfig {
    /// A policy; without one, print what applies to all
    #[arg(value_name = "FILE")]
    pub path: Option<PathBuf>,
    /// The configuration.
    #[command(flatten)]
    pub config: ConfigChoice,
}

/// `privlint schema`
#[derive(Args, Debug)]
pub struct Schema {
    /// Of what
    #[arg(value_name = "NAME", required_unless_present = "dir", conflicts_with = "dir")]
    pub name: Option<SchemaName>,
    /// Write all into this folder instead
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Write nothing, and fail if the files are not up to date
    #[arg(long, requires = "dir")]
    pub check: bool,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    /// privlint.yaml.
    Configuration,
    /// A checklist.
    Checklist,
    /// A file of statements.
    Statements,
    /// What --format json prints.
    Output,
    /// A line of what --format json-lines prints.
    OutputLine,
}

/// `privlint completions`
#[derive(Args, Debug)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// `privlint man`
#[derive(Args, Debug)]
pub struct Man {
    /// A command, such as `check`; without one, the page of the program
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    pub command: Option<String>,
    /// Write the pages of the program and of all commands into this folder
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}
