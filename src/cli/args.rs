//! The command line's shape and its help.

use super::outputs::Asked;
use super::size;
use clap::{Args, Parser, Subcommand, ValueEnum};
use privlint::diagnostics::Severity;
use std::path::PathBuf;

const ABOUT: &str =
    "Lints privacy policies: finds out what a policy states, holds that against a checklist, and points at the words";

const LONG_ABOUT: &str = "Lints privacy policies: finds out what a policy states, holds that against a checklist, and points at the \
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
  privlint rules                           every rule, a line each
  privlint rules --format json             the same for programs
  privlint rules --docs docs/rules         a page a rule
  privlint rules --docs docs/rules --check whether they are up to date";

const CLAUSES_EXAMPLES: &str = "\
Examples:
  privlint clauses privacy.md
  echo 'We never sell your data.' | privlint clauses -";

const TEST_EXAMPLES: &str = "\
Examples:
  privlint test                            the examples of all built-in rules
  privlint test ours.yaml                  those of a checklist or of statements of your own";

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
    pub look: Look,
}

/// How output is drawn.
#[derive(Args, Clone, Copy, Debug)]
pub struct Look {
    /// When to use color; `auto` obeys `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, display_order = 90)]
    pub color: Color,
    /// Columns to draw in [default: those of the terminal, at most 120; 100 where there is none]
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
}

/// `privlint check`
#[derive(Args, Debug)]
pub struct Check {
    /// Files, folders, patterns, or `-` for standard input; without any, files under this folder that are named like a policy
    ///
    /// A file is linted whatever its ending. Of a folder the files that end in .md, .markdown, .mdx, .html, .htm or .txt are
    /// linted, without hidden ones and those that .gitignore excludes.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The name that standard input goes by; its ending tells the format
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// How to print what is found
    ///
    /// `full` shows the words; `short` is a line a finding for editors and grep, with the last line on standard error; `json`
    /// is one object for programs.
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    pub format: Format,
    /// Also write what is found to a file, in the format that stands before `=`; may be given several times
    #[arg(long = "output", value_name = "FORMAT=FILE")]
    pub outputs: Vec<Asked>,
    /// What to hold policies against.
    #[command(flatten)]
    pub lists: Lists,
    /// Also show the words that meet each duty, so that a false pass can be seen
    #[arg(long)]
    pub show_passes: bool,
    /// What makes the run fail: a finding of this severity or a higher one
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub fail_on: FailOn,
    /// Exit 0 whatever is found, unless the run itself fails
    #[arg(long)]
    pub exit_zero: bool,
    /// The largest file to read, such as 500KB or 20MiB
    #[arg(long, value_name = "BYTES", default_value = "8MiB", value_parser = size::parse)]
    pub max_size: u64,
}

/// Which checklists are on.
#[derive(Args, Clone, Debug)]
pub struct Lists {
    /// A checklist to hold policies against besides `core`: the name of a built-in one, or a YAML file of your own
    ///
    /// May be given several times. A file may also hold statements, for the checklists of other files.
    #[arg(long = "checklist", value_name = "FILE|NAME")]
    pub checklists: Vec<String>,
    /// Leave out the checklist `core`
    #[arg(long, requires = "checklists")]
    pub no_core: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Annotated, for people.
    Full,
    /// A line each, for editors.
    Short,
    /// For programs: one object.
    Json,
    /// For programs that read along: an object a line for each policy.
    JsonLines,
    /// For people who would rather look than read: a page with the policy itself.
    Html,
}

impl Format {
    /// The word users know it by.
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// What makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// Whatever is found.
    Advice,
    /// Nothing that is found.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity makes the run fail.
    pub fn is_met_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Advice => true,
            Self::Never => false,
        }
    }
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
    /// A checklist or statements of your own, to be explained too
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
    /// Write a Markdown page a rule and an index into this folder instead
    #[arg(long, value_name = "DIR", conflicts_with = "format")]
    pub docs: Option<PathBuf>,
    /// Write nothing, and fail if the pages are not up to date
    #[arg(long, requires = "docs")]
    pub check: bool,
    /// A checklist of your own, to be listed too
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
    /// The name that standard input goes by; its ending tells the format
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// How to print the tree
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TreeFormat,
    /// A YAML file of statements of your own, to be looked for besides the built-in ones
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
