//! The options of `privlint check`.

use crate::cli::size;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use privlint::config::Threshold;
use privlint::diagnostics::Severity;
use std::path::PathBuf;
use std::str::FromStr;

/// `privlint check`
#[derive(Args, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "an option is on or off")]
pub struct Check {
    /// Files, folders, patterns, or `-` for standard input; without any, the files that the configuration names, or else those under
    /// this folder that are named like a policy
    ///
    /// A file is linted whatever its extension. In a folder, files that end in .md, .markdown, .mdx, .html, .htm or .txt are
    /// linted, except hidden ones and those that .gitignore excludes.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The name to give standard input; its extension tells the format
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// How to print findings
    ///
    /// `full` shows the words; `short` prints one line per finding for editors and grep, with the last line on standard error; the
    /// others are for programs and code hosts.
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    pub format: OutputFormat,
    /// Also write findings to a file, in the format before `=`; may be given several times
    #[arg(long = "output", value_name = "FORMAT=FILE")]
    pub outputs: Vec<RequestedOutput>,
    /// What to check policies against.
    #[command(flatten)]
    pub lists: Lists,
    /// Also show the words that satisfy each duty, so that a false pass can be seen
    #[arg(long)]
    pub show_passes: bool,
    /// What makes the run fail: a finding of this severity or a higher one
    ///
    /// By default what the configuration says, or else `error`.
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Leave out findings below this severity; they do not make the run fail either
    #[arg(long, value_name = "SEVERITY")]
    pub severity: Option<Least>,
    /// Rules by the command line.
    #[command(flatten)]
    pub levels: LevelFlags,
    /// Findings that were there before.
    #[command(flatten)]
    pub baseline: BaselineChoice,
    /// The day that counts as today, such as 2026-11-20 [default: what the configuration says, or else today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// The configuration.
    #[command(flatten)]
    pub config: ConfigChoice,
    /// Instead of findings, print text for what is missing or weak, as a diff with blanks to fill in
    #[arg(long, conflicts_with_all = ["format", "show_passes", "write_baseline", "prune_baseline"])]
    pub suggest: bool,
    /// Write the suggested text into the policies
    #[arg(long, requires = "suggest")]
    pub write: bool,
    /// After the findings, count how each rule fared over all policies
    #[arg(long)]
    pub statistics: bool,
    /// Print findings and errors only: no last line, no notices, no progress
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say on standard error which configuration, checklists and files are used, and why
    #[arg(long, short)]
    pub verbose: bool,
    /// Exit 0 whatever is found, unless the run itself fails
    #[arg(long)]
    pub exit_zero: bool,
    /// The largest file to read, such as 500KB or 20MiB
    #[arg(long, value_name = "BYTES", default_value = "8MiB", value_parser = size::parse)]
    pub max_size: u64,
}

/// How much rules weigh, by the command line.
#[derive(Args, Clone, Debug)]
pub struct LevelFlags {
    /// Make findings of this rule errors; `core/*` is every rule of a checklist
    #[arg(short = 'D', long = "deny", value_name = "RULE", help_heading = "Rules")]
    pub deny: Vec<String>,
    /// Make findings of this rule warnings
    #[arg(short = 'W', long = "warn", value_name = "RULE", help_heading = "Rules")]
    pub warn: Vec<String>,
    /// Switch this rule off
    #[arg(short = 'A', long = "allow", value_name = "RULE", help_heading = "Rules")]
    pub allow: Vec<String>,
}

/// Findings that were there before.
#[derive(Args, Clone, Debug)]
pub struct BaselineChoice {
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    pub baseline: Option<PathBuf>,
    /// Write all findings to the baseline and exit 0; from then on only new findings are reported
    #[arg(long, conflicts_with = "prune_baseline", help_heading = "Baseline")]
    pub write_baseline: bool,
    /// Remove findings that are gone from the baseline
    #[arg(long, help_heading = "Baseline")]
    pub prune_baseline: bool,
}

/// Which configuration holds.
#[derive(Args, Clone, Debug)]
pub struct ConfigChoice {
    /// The configuration [default: privlint.yaml or .privlint.yaml of this folder or the nearest one above it in the repository]
    #[arg(long, value_name = "FILE", help_heading = "Configuration")]
    pub config: Option<PathBuf>,
    /// Use no configuration, even if there is one
    #[arg(long, conflicts_with = "config", help_heading = "Configuration")]
    pub no_config: bool,
}

/// The least weight that is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Least {
    /// Errors only.
    Error,
    /// Errors and warnings.
    Warning,
    /// All.
    Advice,
}

impl From<Least> for Severity {
    fn from(least: Least) -> Self {
        match least {
            Least::Error => Self::Error,
            Least::Warning => Self::Warning,
            Least::Advice => Self::Advice,
        }
    }
}

/// Which checklists are on.
#[derive(Args, Clone, Debug, Default)]
pub struct Lists {
    /// A checklist to use besides `core` or those of the configuration: the name of a built-in one, or a YAML file of your own
    ///
    /// May be given several times. A file may also hold statements, for the checklists of other files.
    #[arg(long = "checklist", value_name = "FILE|NAME")]
    pub checklists: Vec<String>,
    /// Leave out the checklist `core`
    #[arg(long)]
    pub no_core: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// Annotated, for people.
    Full,
    /// One line each, for editors.
    Short,
    /// For programs: one object.
    Json,
    /// For programs that read along: one object per policy, on a line of its own.
    JsonLines,
    /// For code hosts: a log in the format SARIF 2.1.0.
    Sarif,
    /// For GitHub: annotations at the words.
    Github,
    /// For GitLab: a Code Quality report.
    Gitlab,
    /// For tools that show test results: XML, one case per duty.
    Junit,
    /// For a comment on a pull request.
    Markdown,
    /// For people who would rather look than read: a page with the policy itself.
    Html,
}

impl OutputFormat {
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

impl From<FailOn> for Threshold {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Advice => Self::Advice,
            FailOn::Never => Self::Never,
        }
    }
}

/// `FORMAT=FILE`, as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestedOutput {
    /// The format.
    pub format: OutputFormat,
    /// The file.
    pub path: PathBuf,
}

impl FromStr for RequestedOutput {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, path) = text.split_once('=').ok_or("this is not FORMAT=FILE, such as sarif=privlint.sarif")?;
        let format = <OutputFormat as clap::ValueEnum>::from_str(format, true).map_err(|_| {
            let all = <OutputFormat as clap::ValueEnum>::value_variants().iter().map(|format| format.name());
            format!("there is no format `{format}`; there are {}", all.collect::<Vec<_>>().join(", "))
        })?;
        if path.is_empty() {
            return Err("no file is named after `=`".to_owned());
        }
        if path == "-" {
            return Err(format!("`-` is not a file; `--format {}` prints it", format.name()));
        }
        Ok(Self { format, path: path.into() })
    }
}
