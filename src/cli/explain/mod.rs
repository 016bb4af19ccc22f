//! `privlint explain`: what a rule asks, what a statement takes, what a concept means.

mod concept;
pub mod rule;
mod statement;

use super::args::{Explain, PageFormat};
use super::checklists;
use super::exit::Status;
use super::page::Page;
use super::trouble::Failure;
use privlint::report::full::Style;
use privlint::spec::error::near_name;
use privlint::spec::model::{ChecklistSpec, DutySpec, Name, StatementSpec};
use privlint::spec::{self, Origin, Written};
use std::io::{self, Write};

/// Prints the pages of all that a name stands for.
pub fn run(arguments: &Explain, style: &Style) -> Result<Status, Failure> {
    let library = Library::new(checklists::all(&arguments.checklists)?);
    let pages = library.pages(&arguments.name);
    if pages.is_empty() {
        return Err(library.unknown(&arguments.name));
    }
    let shown = pages.iter().map(|page| match arguments.format {
        PageFormat::Text => page.text(style),
        PageFormat::Markdown => page.markdown(),
    });
    let mut out = io::stdout().lock();
    out.write_all(shown.collect::<Vec<_>>().join("\n").as_bytes())?;
    out.flush()?;
    Ok(Status::Clean)
}

/// All that can be explained.
pub struct Library {
    written: Written,
}

/// A rule as it was written.
#[derive(Clone, Copy)]
pub struct Rule<'a> {
    /// The file of its checklist.
    pub origin: &'a Origin,
    /// Its checklist.
    pub list: &'a ChecklistSpec,
    /// Its duty.
    pub duty: &'a DutySpec,
}

impl Rule<'_> {
    /// `<checklist>/<name>`
    pub fn id(self) -> String {
        format!("{}/{}", self.list.checklist.text, self.duty.id.text)
    }

    /// The statements any of which satisfies it.
    pub fn statements(&self) -> &[Name] {
        if self.duty.statements.is_empty() { std::slice::from_ref(&self.duty.id) } else { &self.duty.statements }
    }

    /// All the statements it knows of.
    fn mentions(&self, statement: &str) -> bool {
        let weak = self.duty.weak.iter().map(|form| &form.statement);
        self.statements().iter().chain(weak).any(|name| name.text == statement)
    }
}

impl Library {
    /// What can be explained of a specification.
    pub fn new(written: Written) -> Self {
        Self { written }
    }

    /// The checklists in order.
    pub fn checklists(&self) -> impl Iterator<Item = (&ChecklistSpec, Vec<Rule<'_>>)> {
        self.written
            .checklists
            .iter()
            .map(|(origin, list)| (list, list.duties.iter().map(|duty| Rule { origin, list, duty }).collect()))
    }

    /// All rules in order.
    pub fn rules(&self) -> impl Iterator<Item = Rule<'_>> {
        self.checklists().flat_map(|(_, rules)| rules)
    }

    fn statements(&self) -> impl Iterator<Item = &StatementSpec> {
        self.written.statements.iter().map(|(_, statement)| statement)
    }

    fn statement(&self, id: &str) -> Option<&StatementSpec> {
        self.statements().find(|statement| statement.id.text == id)
    }

    /// `id` - what it is, for people.
    fn titled(&self, id: &str) -> String {
        match self.statement(id) {
            Some(statement) => format!("`{id}`: {}", statement.title),
            None => format!("`{id}`"),
        }
    }

    /// The pages of a rule, else of a statement and a concept of that name, else of the rules that end in it, else of what
    /// the words mean.
    fn pages(&self, name: &str) -> Vec<Page> {
        if let Some(rule) = self.rules().find(|rule| rule.id() == name) {
            return vec![rule::page(self, rule)];
        }
        let mut pages: Vec<Page> = self.statement(name).map(|statement| statement::page(self, statement)).into_iter().collect();
        pages.extend(spec::lexicon().concept(name).map(|concept| concept::page(self, concept)));
        if pages.is_empty() {
            pages.extend(self.rules().filter(|rule| rule.duty.id.text == name).map(|rule| rule::page(self, rule)));
        }
        if pages.is_empty() {
            pages.extend(concept::meant_by(name).map(|concept| concept::page(self, concept)));
        }
        pages
    }

    fn unknown(&self, name: &str) -> Failure {
        let rules: Vec<String> = self.rules().map(Rule::id).collect();
        let statements = self.statements().map(|statement| statement.id.text.as_str());
        let concepts = spec::lexicon().concepts.iter().map(|concept| concept.id.as_str());
        let near = if name.contains('/') {
            near_name(name, rules.iter().map(String::as_str))
        } else {
            near_name(name, statements).or_else(|| near_name(name, concepts))
        };
        let help = match near {
            Some(near) => format!("Did you mean `{near}`? `privlint rules` lists all rules."),
            None => "`privlint rules` lists all rules.".to_owned(),
        };
        Failure::Unknown { name: name.to_owned(), help }
    }
}
