//! Statements and checklists, their names resolved.

use super::Spec;
use super::error::{SpecError, SpecErrors, near_name};
use super::load::Origin;
use super::model::{ChecklistSpec, DutySpec, Name, Names, PatternSpec, StatementSpec, SuggestSpec, Ternary};

use crate::config::{AUDIENCE, REGION};
use crate::diagnostics::{Citation, Severity};
use crate::lexicon::{ConceptSet, Lexicon, Modality, Role};
use std::collections::HashMap;
use std::sync::Arc;

/// A statement, its names resolved.
#[derive(Debug)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// What it is, for people.
    pub title: String,
    /// The name of the file it stands in, without folder and ending: `choice`, `children`.
    pub topic: String,
    /// A heading that names one of these is where it belongs.
    pub belongs: ConceptSet,
}

/// A pattern over a clause, its names resolved.
#[derive(Debug, Default)]
pub struct Pattern {
    pub(crate) statement: usize,
    /// What is lacking; a pattern of a weak form has this.
    pub(crate) lacks: Option<String>,
    pub(crate) weak: bool,
    pub(crate) roles: Vec<(Role, ConceptSet)>,
    pub(crate) mentions: Vec<ConceptSet>,
    pub(crate) sentence: Vec<ConceptSet>,
    pub(crate) near: Vec<ConceptSet>,
    pub(crate) section: Vec<ConceptSet>,
    pub(crate) scope: ConceptSet,
    pub(crate) under: ConceptSet,
    pub(crate) not_actor: ConceptSet,
    pub(crate) without: ConceptSet,
    pub(crate) sentence_without: ConceptSet,
    pub(crate) kinds_of_data: u8,
    pub(crate) modality: Vec<Modality>,
    pub(crate) denied: Ternary,
    pub(crate) hypothetical: Ternary,
    pub(crate) heading: Ternary,
    pub(crate) alone: bool,
    pub(crate) opening: bool,
    pub(crate) twice: ConceptSet,
}

/// A checklist, its names resolved.
#[derive(Debug)]
pub struct Checklist {
    /// Its id.
    pub id: String,
    /// What it is, for people.
    pub title: String,
    /// Its duties in order.
    pub duties: Vec<Duty>,
}

/// A duty, its names resolved; the texts are as written.
#[derive(Debug)]
pub struct Duty {
    /// `<checklist>/<name>`.
    pub rule: String,
    /// What it asks.
    pub asks: String,
    /// Any of these satisfies it.
    pub statements: Vec<usize>,
    /// These only touch on it.
    pub weak: Vec<Weakness>,
    /// How much its absence weighs.
    pub severity: Severity,
    /// How much a weak form weighs.
    pub weak_severity: Severity,
    /// One of these must be stated; with none, it always applies.
    pub when: Vec<usize>,
    /// Or one of these facts must be given by the publisher.
    pub when_given: Vec<String>,
    /// The first clause that states one of these is the reason.
    pub because: Vec<usize>,
    /// One of these leaves it to another document.
    pub deferred_by: Vec<usize>,
    /// On what authority.
    pub cite: Vec<Citation>,
    /// The headline where it is missing.
    pub missing: String,
    /// The label where it belongs.
    pub absent: String,
    /// The headline where it is weak.
    pub weak_message: String,
    /// Which way to act.
    pub help: String,
    /// What `--suggest` offers.
    pub suggest: Option<Arc<SuggestSpec>>,
    /// Wording that passes.
    pub passes: Option<String>,
    /// Wording that fails.
    pub fails: Option<String>,
}

impl Duty {
    /// Whether it applies to every policy.
    #[must_use]
    pub fn is_unconditional(&self) -> bool {
        self.when.is_empty() && self.when_given.is_empty()
    }
}

/// Whether a condition is a fact that the publisher gives, and nothing that the policy states.
fn is_given(name: &Name) -> bool {
    name.text.starts_with(AUDIENCE) || name.text.starts_with(REGION)
}

/// The facts that a duty can ask for.
fn fact_names() -> impl Iterator<Item = String> {
    let audience = super::facts().audience.keys().map(|name| format!("{AUDIENCE}{name}"));
    audience.chain(super::facts().regions.keys().map(|name| format!("{REGION}{name}")))
}

/// A statement that touches on a duty.
#[derive(Debug)]
pub struct Weakness {
    /// The statement.
    pub statement: usize,
    /// The headline, if it has one of its own.
    pub message: Option<String>,
    /// What the words lack.
    pub lacks: String,
}

pub(super) fn compile(
    lexicon: &Lexicon,
    statements: Vec<(Origin, StatementSpec)>,
    checklists: Vec<(Origin, ChecklistSpec)>,
) -> Result<Spec, SpecErrors> {
    let mut compiler = Compiler { lexicon, numbers: HashMap::new(), errors: Vec::new(), origin: None };
    let mut spec = Spec {
        statements: Vec::new(),
        checklists: Vec::new(),
        shelf: Vec::new(),
        patterns: Vec::new(),
        waiting: vec![Vec::new(); lexicon.concepts.len()],
        awaited: ConceptSet::default(),
    };
    for (number, (origin, statement)) in statements.iter().enumerate() {
        compiler.origin = Some(origin.clone());
        if compiler.numbers.insert(statement.id.text.clone(), number).is_some() {
            compiler.error(&statement.id, format!("the statement `{}` is defined twice", statement.id.text), None);
        }
    }
    for (number, (origin, statement)) in statements.into_iter().enumerate() {
        compiler.origin = Some(origin);
        compiler.statement(number, statement, &mut spec);
    }
    for (origin, checklist) in checklists {
        compiler.origin = Some(origin);
        if spec.checklists.iter().any(|other| other.id == checklist.checklist.text) {
            compiler.error(&checklist.checklist, format!("the checklist `{}` is given twice", checklist.checklist.text), None);
        }
        let checklist = compiler.checklist(checklist);
        spec.checklists.push(checklist);
    }
    for (number, pattern) in spec.patterns.iter().enumerate() {
        let number = u32::try_from(number).expect("internal error: so many patterns");
        for concept in pattern.key().into_iter().flat_map(ConceptSet::iter) {
            spec.waiting[usize::from(concept)].push(number);
            spec.awaited.insert(concept);
        }
    }
    if compiler.errors.is_empty() { Ok(spec) } else { Err(SpecErrors(compiler.errors)) }
}

impl Pattern {
    /// The concepts one of which a clause must name for the pattern to be looked at.
    pub(crate) fn key(&self) -> Option<&ConceptSet> {
        let role = |role: Role| self.roles.iter().find(|(r, _)| *r == role).map(|(_, set)| set);
        role(Role::Action).or(self.mentions.first()).or_else(|| self.roles.first().map(|(_, set)| set))
    }
}

struct Compiler<'a> {
    lexicon: &'a Lexicon,
    numbers: HashMap<String, usize>,
    errors: Vec<SpecError>,
    origin: Option<Origin>,
}

impl Compiler<'_> {
    fn error(&mut self, at: &Name, message: String, help: Option<String>) {
        let origin = self.origin.clone().expect("internal error: something is being compiled");
        self.errors.push(SpecError {
            origin,
            start: at.start as usize,
            line: at.line as usize,
            length: at.length as usize,
            message,
            help,
        });
    }

    fn statement(&mut self, number: usize, spec: StatementSpec, to: &mut Spec) {
        if spec.any.is_empty() {
            self.error(&spec.id, format!("the statement `{}` has no patterns, so nothing can state it", spec.id.text), None);
        }
        for (weak, pattern) in spec.any.into_iter().map(|p| (false, p)).chain(spec.weak.into_iter().map(|p| (true, p))) {
            let pattern = self.pattern(number, weak, pattern, &spec.id);
            to.patterns.push(pattern);
        }
        let belongs = self.set(&spec.belongs);
        let topic = self.origin.as_ref().map(Origin::stem).unwrap_or_default();
        to.statements.push(Statement { id: spec.id.text, title: spec.title, topic, belongs });
    }

    fn pattern(&mut self, statement: usize, weak: bool, spec: PatternSpec, id: &Name) -> Pattern {
        let roles = [
            (Role::Action, &spec.action),
            (Role::Actor, &spec.actor),
            (Role::Data, &spec.data),
            (Role::Recipient, &spec.recipient),
            (Role::Purpose, &spec.purpose),
            (Role::Condition, &spec.condition),
            (Role::Channel, &spec.channel),
            (Role::Time, &spec.time),
            (Role::Audience, &spec.audience),
        ];
        let roles =
            roles.into_iter().filter(|(_, names)| !names.0.is_empty()).map(|(role, names)| (role, self.set(&names.0))).collect();
        let sets = |compiler: &mut Self, names: &[Names]| names.iter().map(|names| compiler.set(&names.0)).collect::<Vec<_>>();
        let pattern = Pattern {
            statement,
            lacks: spec.lacks,
            weak,
            roles,
            mentions: sets(self, &spec.mentions),
            sentence: sets(self, &spec.sentence),
            near: sets(self, &spec.near),
            section: sets(self, &spec.section),
            scope: self.set(&spec.scope.0),
            under: self.set(&spec.under),
            not_actor: self.set(&spec.not_actor.0),
            without: self.set(&spec.without),
            sentence_without: self.set(&spec.sentence_without),
            kinds_of_data: spec.kinds_of_data,
            modality: spec.modality,
            denied: spec.denied,
            hypothetical: spec.hypothetical,
            heading: spec.heading,
            alone: spec.alone,
            opening: spec.opening,
            twice: self.set(&spec.twice.0),
        };
        match pattern.key() {
            None => self.error(
                id,
                format!("a pattern of `{}` names no role and no mention, so it can never match", id.text),
                Some("Say which action, role or mention the clause must have.".to_owned()),
            ),
            Some(key) if !key.is_empty() && pattern.without.covers(key) => {
                self.error(id, format!("a pattern of `{}` excludes what it asks for, so it can never match", id.text), None);
            }
            Some(_) => {}
        }
        pattern
    }

    fn set(&mut self, names: &[Name]) -> ConceptSet {
        let mut set = ConceptSet::default();
        for name in names {
            if let Some(concept) = self.lexicon.concept(&name.text) {
                set.insert(concept);
            } else {
                let near = near_name(&name.text, self.lexicon.concepts.iter().map(|concept| concept.id.as_str()))
                    .map(|near| format!("Did you mean `{near}`?"));
                self.error(name, format!("`{}` is no concept of the vocabulary", name.text), near);
            }
        }
        set
    }

    fn checklist(&mut self, spec: ChecklistSpec) -> Checklist {
        let mut duties: Vec<Duty> = Vec::new();
        for duty in spec.duties {
            let rule = format!("{}/{}", spec.checklist.text, duty.id.text);
            if duties.iter().any(|other| other.rule == rule) {
                self.error(&duty.id, format!("the duty `{}` is defined twice", duty.id.text), None);
            }
            let duty = self.duty(rule, duty);
            duties.push(duty);
        }
        if duties.is_empty() {
            self.error(&spec.checklist, format!("the checklist `{}` has no duties", spec.checklist.text), None);
        }
        Checklist { id: spec.checklist.text, title: spec.title, duties }
    }

    fn duty(&mut self, rule: String, spec: DutySpec) -> Duty {
        let named = std::slice::from_ref(&spec.id);
        let statements = self.statements(if spec.statements.is_empty() { named } else { &spec.statements });
        let always = spec.when.0.iter().any(|name| name.text == "always");
        let (given, stated): (Vec<Name>, Vec<Name>) = spec.when.0.into_iter().filter(|_| !always).partition(is_given);
        let when = self.statements(&stated);
        let when_given = given.into_iter().map(|name| self.fact(name)).collect();
        let weak = spec.weak.into_iter().filter_map(|form| {
            let statement = *self.statements(std::slice::from_ref(&form.statement)).first()?;
            Some(Weakness { statement, message: form.message, lacks: form.lacks })
        });
        let weak = weak.collect();
        Duty {
            rule,
            statements,
            weak,
            severity: spec.severity,
            weak_severity: spec.weak_severity.unwrap_or(spec.severity),
            when,
            when_given,
            because: self.statements(&spec.because),
            deferred_by: self.statements(&spec.deferred_by),
            cite: spec.cite,
            absent: spec.absent.unwrap_or_else(|| "this belongs here".to_owned()),
            weak_message: spec.weak_message.unwrap_or_else(|| spec.missing.clone()),
            missing: spec.missing,
            asks: spec.asks,
            help: spec.help.trim_end().to_owned(),
            suggest: spec.suggest.map(Arc::new),
            passes: spec.passes.map(|name| name.text),
            fails: spec.fails.map(|name| name.text),
        }
    }

    fn fact(&mut self, name: Name) -> String {
        if !fact_names().any(|known| known == name.text) {
            let known: Vec<String> = fact_names().collect();
            let near = near_name(&name.text, known.iter().map(String::as_str)).map(|near| format!("Did you mean `{near}`?"));
            self.error(&name, format!("there is no fact `{}`", name.text), near);
        }
        name.text
    }

    fn statements(&mut self, names: &[Name]) -> Vec<usize> {
        let mut numbers = Vec::new();
        for name in names {
            if let Some(&number) = self.numbers.get(&name.text) {
                numbers.push(number);
            } else {
                let near =
                    near_name(&name.text, self.numbers.keys().map(String::as_str)).map(|near| format!("Did you mean `{near}`?"));
                self.error(name, format!("there is no statement `{}`", name.text), near);
            }
        }
        numbers
    }
}
