//! `privlint rules`: every rule, a line each, or a page each.

use super::args::{Rules, TreeFormat};
use super::exit::Status;
use super::explain::{Library, WrittenDuty, WrittenRule};
use super::page::fill;
use super::terminal::Troubles;
use super::trouble::Failure;
use super::{checklists, docs, generated};
use privlint::diagnostics::Citation;
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
        return if arguments.check {
            Ok(generated::check(folder, &pages, docs::MARK, "privlint rules --docs", troubles))
        } else {
            generated::write(folder, &pages)
        };
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
    for group in library.groups() {
        if !out.is_empty() {
            out.push('\n');
        }
        fill(&mut out, &format!("{}: {}", group.id, group.title), "", "", style);
        for rule in group.rules {
            let (id, severity) = (escape::message(&rule.id()), rule.severity().name());
            let head = format!("  {id:widest$}  {severity:SEVERITY$}  ");
            let beside = style.width.saturating_sub(head.len()) >= 40;
            if beside {
                fill(&mut out, rule.asks(), &head, &" ".repeat(head.chars().count()), style);
            } else {
                out.extend([head.trim_end(), "\n"]);
                fill(&mut out, rule.asks(), "      ", "      ", style);
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
    /// None of a rule about the document.
    checklist: Option<&'a str>,
    severity: &'static str,
    weak_severity: Option<&'static str>,
    asks: &'a str,
    help: &'a str,
    /// The kinds of document that it speaks for; none of a rule about every document.
    kinds: Vec<&'a str>,
    statements: Vec<&'a str>,
    /// One of these must hold; none is always.
    when: Vec<String>,
    cite: &'a [Citation],
}

impl<'a> RuleShape<'a> {
    fn of(rule: WrittenRule<'a>) -> Self {
        match rule {
            WrittenRule::Duty(duty) => Self::of_duty(rule, duty),
            WrittenRule::Document(document) => Self {
                rule: rule.id(),
                checklist: None,
                severity: document.severity.name(),
                weak_severity: None,
                asks: &document.asks,
                help: &document.help,
                kinds: Vec::new(),
                statements: Vec::new(),
                when: Vec::new(),
                cite: &[],
            },
        }
    }

    fn of_duty(rule: WrittenRule<'a>, duty: WrittenDuty<'a>) -> Self {
        let spec = duty.spec;
        Self {
            rule: rule.id(),
            checklist: Some(&duty.list.checklist.text),
            severity: spec.severity.name(),
            weak_severity: Some(spec.weak_severity.unwrap_or(spec.severity).name()),
            asks: &spec.asks,
            help: &spec.help,
            kinds: duty.kinds(),
            statements: duty.statements().iter().map(|name| name.text.as_str()).collect(),
            when: spec.when.alternatives().iter().map(ToString::to_string).collect(),
            cite: &spec.cite,
        }
    }
}
