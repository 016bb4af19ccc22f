//! `--verbose`: which configuration, checklists and files are taken, and why.

use super::plan::Plan;
use crate::cli::args::Check;
use crate::cli::checklists;
use crate::cli::configuration::Configuration;
use crate::cli::files::Discovery;
use crate::cli::terminal::Troubles;
use privlint::report::{escape, summary};
use std::fmt::Write;

/// Tells it on standard error.
pub fn plan(arguments: &Check, configuration: &Configuration, plan: &Plan, found: &Discovery) {
    let mut out = String::new();
    let mut line = |what: &str, text: &str| {
        writeln!(out, "{what}: {}", escape::message(text)).expect("internal error: a string can be written to");
    };
    line("configuration", &configuration.why);
    for layer in &configuration.settings.layers {
        line("  read", &layer.origin.name);
    }
    for (number, (selection, linter)) in plan.linters().iter().enumerate() {
        let asked = checklists::asked(configuration.settings.checklists(selection), &arguments.lists);
        let lists = asked.iter().map(|asked| format!("{} ({})", asked.name(), asked.why())).collect::<Vec<_>>().join(", ");
        let files = (0..found.inputs.len()).filter(|&input| plan.number(input) == number).count();
        let duties: usize = linter.spec().checklists.iter().map(|list| list.duties.len()).sum();
        line(
            "checklists",
            &format!("{lists}: {}, for {files} of {} files", summary::counted(duties, "duty", "duties"), found.inputs.len()),
        );
    }
    line("day", &plan.today.to_string());
    for input in &found.inputs {
        line("file", &format!("{}: {}", input.name, input.why));
    }
    for policy in found.policies.iter().filter(|policy| policy.members.len() > 1) {
        let names: Vec<&str> = policy.members.iter().map(|&member| found.inputs[member].name.as_str()).collect();
        line("together", &names.join(", "));
    }
    for excluded in &found.excluded {
        line("left out", &format!("{}: by {}", excluded.name, excluded.by));
    }
    Troubles::write(&out);
}
