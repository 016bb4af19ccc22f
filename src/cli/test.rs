//! `privlint test`: runs the examples of rules and says which do not show what they should.

use super::args::Test;
use super::checklists::{self, RulesError};
use super::exit::Status;
use super::page::fill;
use super::trouble::Failure;
use anstyle::{AnsiColor, Style as Paint};
use privlint::examples::{self, Example, Expectation, Outcome, Trial};
use privlint::report::escape;
use privlint::report::full::Style;
use privlint::spec::{Origin, Written};
use std::io::{self, Write};

const WRONG: Paint = AnsiColor::Red.on_default().bold();
const LACKING: Paint = AnsiColor::Yellow.on_default().bold();

/// Runs the examples of the files that were named, else the built-in ones.
pub fn run(arguments: &Test, style: &Style) -> Result<Status, Failure> {
    let own = !arguments.paths.is_empty();
    let mut written = Written::builtin();
    if own {
        // A user's checklist may have the id of a built-in one.
        written.checklists.clear();
        checklists::add_files(&mut written, &arguments.paths)?;
    }
    let trial = examples::run(&written, |origin| origin.text.is_some() == own).map_err(RulesError::Spec)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    out.write_all(show(&trial, style).as_bytes())?;
    out.flush()?;
    let failed = trial.examples.iter().any(|example| example.outcome != Outcome::Ok);
    // A built-in rule without examples is a mistake; a user's own may do without.
    let bare = !own && !trial.untested.is_empty();
    Ok(if failed || bare { Status::Findings } else { Status::Clean })
}

fn show(trial: &Trial<'_>, style: &Style) -> String {
    let mut out = String::new();
    for example in &trial.examples {
        failure(example, style, &mut out);
    }
    for untested in &trial.untested {
        let message =
            format!("{}: `{}` should have {}", place(untested.origin, untested.id.line), untested.id.text, untested.lacks);
        fill(&mut out, &message, &head("untested", LACKING, style), "  ", style);
    }
    if !trial.untested.is_empty() {
        out.push('\n');
    }
    fill(&mut out, &summary(trial), "", "", style);
    out
}

/// What is wrong with an example, its place and its words.
fn failure(example: &Example<'_>, style: &Style, out: &mut String) {
    let (outcome, reason) = match &example.outcome {
        Outcome::Ok => return,
        Outcome::Missed(reason) => ("missed", reason),
        Outcome::Noisy(reason) => ("noisy", reason),
        Outcome::WeakMismatch(reason) => ("weak mismatch", reason),
    };
    let kind = match example.expectation {
        Expectation::States => "`yes` example",
        Expectation::StatesNot => "`no` example",
        Expectation::Touches => "`weak` example",
        Expectation::Passes => "`passes`",
        Expectation::Fails => "`fails`",
        Expectation::Suggests => "`suggest`",
    };
    let message = format!("{}: {kind} of `{}`: {reason}", place(example.origin, example.words.line), example.of);
    fill(out, &message, &head(outcome, WRONG, style), "  ", style);
    let bar = if style.unicode { "  │ " } else { "  | " };
    fill(out, &example.words.text, bar, bar, style);
    out.push('\n');
}

fn head(word: &str, paint: Paint, style: &Style) -> String {
    if style.color { format!("{paint}{word}:{paint:#} ") } else { format!("{word}: ") }
}

fn place(origin: &Origin, line: u32) -> String {
    format!("{}:{line}", escape::name(&origin.name))
}

fn summary(trial: &Trial<'_>) -> String {
    let count = |is: fn(&Outcome) -> bool| trial.examples.iter().filter(|example| is(&example.outcome)).count();
    let examples = trial.examples.len();
    let weak = count(|outcome| matches!(outcome, Outcome::WeakMismatch(_)));
    let mut line = format!(
        "{examples} example{}: {} ok, {} missed, {} noisy, {weak} weak mismatch{}",
        if examples == 1 { "" } else { "s" },
        count(|outcome| *outcome == Outcome::Ok),
        count(|outcome| matches!(outcome, Outcome::Missed(_))),
        count(|outcome| matches!(outcome, Outcome::Noisy(_))),
        if weak == 1 { "" } else { "es" },
    );
    if !trial.untested.is_empty() {
        line.extend(["; ", &trial.untested.len().to_string(), " without all examples"]);
    }
    line + "."
}
