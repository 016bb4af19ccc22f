//! `privlint rules`: every rule, a line each, or a page each.

use super::args::{Rules, TreeFormat};
use super::exit::Status;
use super::explain::{Library, Rule};
use super::page::fill;
use super::terminal::Troubles;
use super::trouble::Failure;
use super::{checklists, docs};
use privlint::report::full::Style;
use privlint::report::{escape, json};
use serde::Serialize;
use std::io::{self, Write};

/// The version of the shape; it grows when a reader of the old shape would misread the new one.
const VERSION: u32 = 1;

/// Columns of a severity's name.
const SEVERITY: usize = 7;

/// Lists the rules, or writes their pages.
pub fn run(arguments: &Rules, style: &Style, troubles: Troubles) -> Result<Status, Failure> {
    let library = Library::new(checklists::all(&arguments.checklists)?);
    if let Some(folder) = &arguments.docs {
        let pages = docs::pages(&library)?;
        return if arguments.check { Ok(docs::check(folder, &pages, troubles)) } else { docs::write(folder, &pages) };
    }
    let shown = match arguments.format {
        TreeFormat::Text => table(&library, style).into_bytes(),
        TreeFormat::Json => list(&library),
    };
    let mut out = io::stdout().lock();
    out.write_all(&shown)?;
    out.flush()?;
    Ok(Status::Clean)
}

fn table(library: &Library, style: &Style) -> String {
    let widest = library.rules().map(|rule| escape::message(&rule.id()).chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for (list, rules) in library.checklists() {
        if !out.is_empty() {
            out.push('\n');
        }
        fill(&mut out, &format!("{}: {}", list.checklist.text, list.title), "", "", style);
        for rule in rules {
            let (id, severity) = (escape::message(&rule.id()), rule.duty.severity.name());
            let head = format!("  {id:widest$}  {severity:SEVERITY$}  ");
            let beside = style.width.saturating_sub(head.len()) >= 40;
            if beside {
                fill(&mut out, &rule.duty.asks, &head, &" ".repeat(head.chars().count()), style);
            } else {
                out.extend([head.trim_end(), "\n"]);
                fill(&mut out, &rule.duty.asks, "      ", "      ", style);
            }
        }
    }
    out
}

fn list(library: &Library) -> Vec<u8> {
    let mut out = json::to_bytes(&ListShape { version: VERSION, rules: library.rules().map(RuleShape::of).collect() });
    out.push(b'\n');
    out
}

#[derive(Serialize)]
struct ListShape<'a> {
    version: u32,
    rules: Vec<RuleShape<'a>>,
}

#[derive(Serialize)]
struct RuleShape<'a> {
    rule: String,
    checklist: &'a str,
    severity: &'static str,
    weak_severity: &'static str,
    asks: &'a str,
    help: &'a str,
    statements: Vec<&'a str>,
    when: Vec<&'a str>,
    cite: &'a [privlint::diagnostics::Citation],
}

impl<'a> RuleShape<'a> {
    fn of(rule: Rule<'a>) -> Self {
        let duty = rule.duty;
        let statements: Vec<&str> = if duty.statements.is_empty() {
            vec![&duty.id.text]
        } else {
            duty.statements.iter().map(|name| name.text.as_str()).collect()
        };
        Self {
            rule: rule.id(),
            checklist: &rule.list.checklist.text,
            severity: duty.severity.name(),
            weak_severity: duty.weak_severity.unwrap_or(duty.severity).name(),
            asks: &duty.asks,
            help: &duty.help,
            statements,
            when: duty.when.0.iter().map(|name| name.text.as_str()).filter(|&name| name != "always").collect(),
            cite: &duty.cite,
        }
    }
}
