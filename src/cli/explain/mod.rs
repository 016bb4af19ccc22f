//! `privlint explain`: what a rule asks, what a statement takes, what a concept means.

mod concept;
mod document;
mod duty;
mod statement;
mod trace;

use super::args::{Explain, PageFormat};
use super::checklists;
use super::exit::Status;
use super::input::Input;
use super::page::{Page, Piece};
use super::trouble::Failure;
use privlint::Linter;
use privlint::Tongue;
use privlint::diagnostics::Severity;
use privlint::report::full::Style;
use privlint::spec::Written;
use privlint::spec::model::{ChecklistSpec, ConditionSpec, DocumentRule, DutySpec, Name, StatementSpec};
use privlint::spec::{self, near_name};
use std::io::{self, Write};

/// The first part of the ids of the rules about the document.
const DOCUMENT: &str = "document";

/// What they are, for people.
const DOCUMENT_TITLE: &str = "What every document is checked for first";

/// Prints the pages of all that a name stands for.
pub fn run(arguments: &Explain, style: &Style) -> Result<Status, Failure> {
    let library = Library::new(checklists::all(&arguments.checklists)?);
    let pages = match &arguments.trace {
        Some(path) => {
            let linter = Linter::new(checklists::statements(&arguments.checklists)?);
            let input = Input::named(path, None);
            let source = input.read(arguments.max_size);
            let insight = linter.read(source.map_err(|error| Failure::Read { name: input.name, error })?);
            trace::pages(&library, &arguments.name, &insight, linter.spec())
        }
        None => library.pages(&arguments.name),
    };
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
    tongue: &'static Tongue,
}

/// A rule as it was written.
#[derive(Clone, Copy)]
pub enum WrittenRule<'a> {
    /// It asks a policy to state something.
    Duty(WrittenDuty<'a>),
    /// It is about the document as a whole.
    Document(&'a DocumentRule),
}

/// A duty with where it stands.
#[derive(Clone, Copy)]
pub struct WrittenDuty<'a> {
    /// Its checklist.
    pub list: &'a ChecklistSpec,
    /// What was written.
    pub spec: &'a DutySpec,
}

/// Rules that are listed together.
pub struct Group<'a> {
    /// The first part of their ids.
    pub id: &'a str,
    /// What they are, for people.
    pub title: &'a str,
    /// In order.
    pub rules: Vec<WrittenRule<'a>>,
}

impl<'a> WrittenRule<'a> {
    /// `<checklist>/<name>` or `document/<name>`
    pub fn id(self) -> String {
        match self {
            Self::Duty(duty) => duty.id(),
            Self::Document(rule) => format!("{DOCUMENT}/{}", rule.id),
        }
    }

    /// How much it weighs where it is not met at all.
    pub fn severity(self) -> Severity {
        match self {
            Self::Duty(duty) => duty.spec.severity,
            Self::Document(rule) => rule.severity,
        }
    }

    /// What it asks, as a sentence.
    pub fn asks(self) -> &'a str {
        match self {
            Self::Duty(duty) => &duty.spec.asks,
            Self::Document(rule) => &rule.asks,
        }
    }

    /// What there is to say of it.
    pub fn page(self, library: &Library) -> Page {
        match self {
            Self::Duty(duty) => duty::page(library, duty),
            Self::Document(rule) => document::page(&self.id(), rule),
        }
    }

    fn name(self) -> &'a str {
        match self {
            Self::Duty(duty) => &duty.spec.id.text,
            Self::Document(rule) => &rule.id,
        }
    }
}

impl<'a> WrittenDuty<'a> {
    /// `<checklist>/<name>`
    fn id(self) -> String {
        format!("{}/{}", self.list.checklist.text, self.spec.id.text)
    }

    /// The statements that satisfy it.
    pub fn statements(self) -> Vec<&'a Name> {
        self.spec.statements.as_ref().map_or_else(|| vec![&self.spec.id], ConditionSpec::statements)
    }

    /// The kinds of document that it speaks for, those that are like one of them among these.
    pub fn kinds(self) -> Vec<&'static str> {
        let all = spec::document_kinds();
        let named = self.spec.kinds.as_ref().or(self.list.kinds.as_ref());
        let named = named
            .map_or_else(|| all.last().map(|kind| &kind.id).into_iter().collect(), |names| names.0.iter().collect::<Vec<_>>());
        let is_named = |kind: &Name| named.iter().any(|name| name.text == kind.text);
        all.iter()
            .filter(|kind| is_named(&kind.id) || kind.like.as_ref().is_some_and(is_named))
            .map(|kind| kind.id.text.as_str())
            .collect()
    }

    /// Whether it knows of a statement, in full or as a weak form.
    fn mentions(self, statement: &str) -> bool {
        let weak = self.spec.weak.iter().map(|form| &form.statement);
        self.statements().into_iter().chain(weak).any(|name| name.text == statement)
    }
}

impl Library {
    /// What can be explained of a specification, whose concepts are those of English.
    pub fn new(written: Written) -> Self {
        Self { written, tongue: Tongue::english() }
    }

    /// The checklists in order, then the rules about the document.
    pub fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let lists = self.written.checklists.iter().map(|(_, list)| Group {
            id: &list.checklist.text,
            title: &list.title,
            rules: list.duties.iter().map(|spec| WrittenRule::Duty(WrittenDuty { list, spec })).collect(),
        });
        let document = Group {
            id: DOCUMENT,
            title: DOCUMENT_TITLE,
            rules: self.written.document.iter().map(WrittenRule::Document).collect(),
        };
        lists.chain([document])
    }

    /// All rules in order.
    pub fn rules(&self) -> impl Iterator<Item = WrittenRule<'_>> {
        self.groups().flat_map(|group| group.rules)
    }

    fn duties(&self) -> impl Iterator<Item = WrittenDuty<'_>> {
        self.rules().filter_map(|rule| match rule {
            WrittenRule::Duty(duty) => Some(duty),
            WrittenRule::Document(_) => None,
        })
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
            return vec![rule.page(self)];
        }
        let mut pages: Vec<Page> = self.statement(name).map(|statement| statement::page(self, statement)).into_iter().collect();
        pages.extend(self.tongue.lexicon().concept(name).map(|concept| concept::page(self, concept)));
        if pages.is_empty() {
            pages.extend(self.rules().filter(|rule| rule.name() == name).map(|rule| rule.page(self)));
        }
        if pages.is_empty() {
            pages.extend(concept::meant_by(self.tongue, name).map(|concept| concept::page(self, concept)));
        }
        pages
    }

    fn unknown(&self, name: &str) -> Failure {
        let rules: Vec<String> = self.rules().map(WrittenRule::id).collect();
        let statements = self.statements().map(|statement| statement.id.text.as_str());
        let concepts = self.tongue.lexicon().concepts.iter().map(|concept| concept.id);
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

/// How to keep a rule from being reported.
fn silence(rule: &str) -> Vec<Piece> {
    // What is said of comments is not kept back by one.
    let by_entry = [
        format!("In one part of a policy, in a comment before it: `<!-- privlint-ignore {rule}: the reason -->`"),
        format!(
            "In some files, under `ignore:` in `privlint.yaml`: `{{rules: {rule}, files: [legal/old.txt], reason: the reason}}`"
        ),
    ];
    let altogether =
        format!("Everywhere: `{rule}: off` under `rules:` in `privlint.yaml`, or `--allow {rule}` on the command line");
    let by_entry = by_entry.into_iter().filter(|_| !rule.starts_with("document/ignore-"));
    by_entry.chain([altogether]).map(Piece::Item).collect()
}
