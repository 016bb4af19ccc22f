//! From the YAML to statements and checklists with their names resolved, and all that is wrong with it.

use crate::error::{SpecError, SpecErrors, near_name};
use crate::lexicon::{ConceptSet, Lexicon, Role};
use crate::load::Origin;
use crate::model::{
    ChecklistSpec, ConditionSpec, DocumentRule, DutySpec, FactNames, KindSpec, Name, Names, PatternSpec, SignSpec, StatementSpec,
    Ternary,
};
use crate::{
    Checklist, Condition, Deferral, DocumentKind, Duty, Given, Need, Rule, RuleKind, Sign, Spec, Statements, StoredNeed, Traits,
    Weakness, given_names,
};
use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::Arc;

/// What every specification stands on.
#[derive(Clone, Copy, Debug)]
pub struct Base<'a> {
    /// The vocabulary.
    pub lexicon: &'a Lexicon,
    /// The facts that a duty can ask for.
    pub facts: &'a FactNames,
    /// The kinds of document, the most special first.
    pub kinds: &'a [KindSpec],
}

/// What stands before the name of a rule about the document.
const DOCUMENT: &str = "document";

/// Compiles statements and checklists, and adds them to a specification.
///
/// # Errors
/// All that is wrong with them, each at its place.
pub fn compile(
    base: Base<'_>,
    mut spec: Spec,
    statements: Vec<(Origin, StatementSpec)>,
    checklists: Vec<(Origin, ChecklistSpec)>,
) -> Result<Spec, SpecErrors> {
    let known = spec.statements.iter().enumerate().map(|(number, statement)| (statement.id.to_owned(), number));
    let mut compiler =
        Compiler { base, numbers: known.collect(), needs: HashMap::new(), kinds: Vec::new(), errors: Vec::new(), origin: None };
    if !statements.is_empty() {
        compiler.needs = (0..).zip(spec.statements.needs()).map(|(number, need)| (*need, number)).collect();
        compiler.all_statements(statements, &mut spec);
    }
    if spec.kinds.is_empty() {
        compiler.origin = Some(Origin::builtin("document/kinds.yaml"));
        spec.kinds = compiler.document_kinds();
    } else {
        compiler.kinds = spec.kinds.iter().map(|kind| (kind.id.clone(), kind.like)).collect();
    }
    for (origin, checklist) in checklists {
        compiler.origin = Some(origin);
        if spec.checklists.iter().any(|other| other.id == checklist.checklist.text) {
            compiler.error(&checklist.checklist, format!("the checklist `{}` is given twice", checklist.checklist.text), None);
        }
        let checklist = compiler.checklist(checklist);
        spec.checklists.push(checklist);
    }
    if compiler.errors.is_empty() { Ok(spec) } else { Err(SpecErrors(compiler.errors)) }
}

impl Spec {
    /// A specification without statements and checklists.
    #[must_use]
    pub fn of_documents(rules: &[DocumentRule]) -> Self {
        Self { document: rules.iter().map(document_rule).collect(), ..Self::default() }
    }
}

/// A rule about the document.
fn document_rule(spec: &DocumentRule) -> Rule {
    Rule {
        id: format!("{DOCUMENT}/{}", spec.id),
        kind: RuleKind::Document,
        asks: spec.asks.clone(),
        applies: Some(spec.applies.clone()),
        severity: spec.severity,
        message: spec.message.clone(),
        label: spec.label.clone(),
        other_label: spec.other_label.clone(),
        help: spec.help.clone(),
        cite: Vec::new(),
        suggest: None,
    }
}

/// What all patterns of a statement exclude.
struct Except {
    actor: ConceptSet,
    clause: ConceptSet,
    sentence: ConceptSet,
}

struct Compiler<'a> {
    base: Base<'a>,
    /// The statements by their ids.
    numbers: HashMap<String, usize>,
    /// The needs of all patterns, each once.
    needs: HashMap<StoredNeed, u32>,
    /// The kinds of document by number, each with the one of which the same is asked.
    kinds: Vec<(String, Option<usize>)>,
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

    fn all_statements(&mut self, statements: Vec<(Origin, StatementSpec)>, spec: &mut Spec) {
        for (number, (origin, statement)) in (spec.statements.count()..).zip(&statements) {
            self.origin = Some(origin.clone());
            if self.numbers.insert(statement.id.text.clone(), number).is_some() {
                self.error(&statement.id, format!("the statement `{}` is defined twice", statement.id.text), None);
            }
        }
        for (origin, statement) in statements {
            self.origin = Some(origin);
            self.statement(statement, &mut spec.statements);
        }
        if self.errors.is_empty() {
            spec.statements.arrange(&spec.often);
        }
    }

    fn statement(&mut self, statement: StatementSpec, all: &mut Statements) {
        let StatementSpec { id, title, belongs, any, weak, presumed_unless, except, .. } = statement;
        if any.is_empty() {
            self.error(&id, format!("the statement `{}` has no patterns, so nothing can state it", id.text), None);
        }
        let except = Except {
            actor: self.set(&except.actor.0),
            clause: self.set(&except.clause.0),
            sentence: self.set(&except.sentence.0),
        };
        for (weak, pattern) in any.into_iter().map(|p| (false, p)).chain(weak.into_iter().map(|p| (true, p))) {
            let needs = self.needs(&pattern, &except, &id);
            let needs: Vec<u32> =
                needs.into_iter().map(|need| *self.needs.entry(need).or_insert_with_key(|need| all.add_need(*need))).collect();
            all.add_pattern(weak, pattern.lacks.as_deref(), &needs);
        }
        let belongs = self.set(&belongs);
        let topic = self.origin.as_ref().map(Origin::stem).unwrap_or_default();
        let presumed_unless = self.statements(&presumed_unless);
        all.add([&id.text, &title, &topic], belongs, &presumed_unless);
    }

    /// What a pattern of a statement needs, in the order of [`Need`].
    fn needs(&mut self, spec: &PatternSpec, except: &Except, of: &Name) -> Vec<StoredNeed> {
        let roles = [
            (Role::Action, &spec.action),
            (Role::Actor, &spec.actor),
            (Role::Data, &spec.data),
            (Role::Recipient, &spec.recipient),
            (Role::Source, &spec.source),
            (Role::Party, &spec.party),
            (Role::Purpose, &spec.purpose),
            (Role::Condition, &spec.condition),
            (Role::Channel, &spec.channel),
            (Role::Time, &spec.time),
            (Role::Audience, &spec.audience),
        ];
        let mut needs = Needs::default();
        needs.extend(wanted(spec.heading).map(Need::Heading));
        needs.extend(wanted(spec.denied).map(Need::Denied));
        needs.extend((spec.denied != Ternary::Any).then_some(Need::Whole));
        needs.extend(wanted(spec.hypothetical).map(Need::Hypothetical));
        needs.each(&self.sets(&spec.mentions), Need::Mentions);
        for (role, names) in roles {
            needs.each(&self.some(&names.0), |set| Need::Role(role, set));
        }
        needs.each(&self.none(&spec.not_actor.0, &except.actor), Need::NotActor);
        needs.each(&self.none(&spec.without, &except.clause), Need::Without);
        needs.each(&self.sets(&spec.sentence), Need::Sentence);
        needs.each(&self.none(&spec.sentence_without, &except.sentence), Need::SentenceWithout);
        needs.each(&self.sets(&spec.section), Need::Section);
        needs.each(&self.some(&spec.scope.0), Need::Scope);
        needs.each(&self.some(&spec.twice.0), Need::Twice);
        needs.extend(spec.opening.then_some(Need::Opening));
        needs.extend(spec.without_exception.then_some(Need::WithoutException));
        if spec.alone {
            let mut mentioned = ConceptSet::default();
            for need in &needs.0 {
                if let Need::Mentions(set) = need.get() {
                    mentioned.extend(set);
                }
            }
            needs.extend([Need::Alone(&mentioned)]);
        }
        needs.each(&self.some(&spec.under), Need::Under);
        if !spec.modality.is_empty() {
            let wanted = spec.modality.iter().copied().map(Traits::of_modality).fold(Traits::default(), BitOr::bitor);
            needs.extend([Need::Modality(wanted)]);
        }
        needs.each(&self.sets(&spec.near), Need::Near);
        needs.extend((spec.kinds_of_data > 0).then_some(Need::KindsOfData(spec.kinds_of_data)));
        self.check(&needs.0, of);
        needs.0
    }

    /// Refuses a pattern that can never match.
    fn check(&mut self, needs: &[StoredNeed], of: &Name) {
        let needs = needs.iter().map(StoredNeed::get);
        let excluded = needs.clone().find_map(|need| if let Need::Without(set) = need { Some(set) } else { None });
        match Need::subject(needs) {
            None => self.error(
                of,
                format!("a pattern of `{}` names no role and no mention, so it can never match", of.text),
                Some("Say which action, role or mention the clause must have.".to_owned()),
            ),
            Some(subject) if !subject.is_empty() && excluded.is_some_and(|excluded| excluded.covers(subject)) => {
                self.error(of, format!("a pattern of `{}` excludes what it asks for, so it can never match", of.text), None);
            }
            Some(_) => {}
        }
    }

    /// The set of some names, if there are any.
    fn some(&mut self, names: &[Name]) -> Vec<ConceptSet> {
        if names.is_empty() { Vec::new() } else { vec![self.set(names)] }
    }

    /// What a pattern excludes: what it names, and what its statement excepts.
    fn none(&mut self, names: &[Name], excepted: &ConceptSet) -> Vec<ConceptSet> {
        let mut set = self.set(names);
        set.extend(excepted);
        if set.is_empty() { Vec::new() } else { vec![set] }
    }

    /// The sets of several lists of names.
    fn sets(&mut self, lists: &[Names]) -> Vec<ConceptSet> {
        lists.iter().map(|names| self.set(&names.0)).collect()
    }

    fn set(&mut self, names: &[Name]) -> ConceptSet {
        let mut set = ConceptSet::default();
        for name in names {
            if let Some(concept) = self.base.lexicon.concept(&name.text) {
                set.insert(concept);
            } else {
                let near = near_name(&name.text, self.base.lexicon.concepts.iter().map(|concept| concept.id))
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
            if duties.iter().any(|other| other.rule.id == rule) {
                self.error(&duty.id, format!("the duty `{}` is defined twice", duty.id.text), None);
            }
            let kinds = duty.kinds.as_ref().or(spec.kinds.as_ref()).cloned();
            let duty = self.duty(rule, duty, kinds.as_ref());
            duties.push(duty);
        }
        if duties.is_empty() {
            self.error(&spec.checklist, format!("the checklist `{}` has no duties", spec.checklist.text), None);
        }
        Checklist { id: spec.checklist.text, title: spec.title, duties }
    }

    /// The kinds of document, in their order.
    fn document_kinds(&mut self) -> Vec<DocumentKind> {
        let written = self.base.kinds;
        let number = |name: &Name| written.iter().position(|kind| kind.id.text == name.text);
        self.kinds = written.iter().map(|kind| (kind.id.text.clone(), kind.like.as_ref().and_then(number))).collect();
        let kinds = written.iter().map(|kind| {
            if let Some(like) = kind.like.as_ref().filter(|like| number(like).is_none()) {
                self.error(like, format!("there is no kind of document `{}`", like.text), None);
            }
            let signs = kind.any.iter().map(|sign| self.sign(sign, &kind.id)).collect();
            let gives = kind.gives.iter().filter_map(|name| self.fact(name)).collect();
            let deferred = kind.deferred.as_ref().map(|deferred| Deferral {
                by: self.statements(&deferred.by),
                message: deferred.message.clone(),
                label: deferred.label.clone(),
                help: deferred.help.clone(),
            });
            let like = kind.like.as_ref().and_then(number);
            DocumentKind { id: kind.id.text.clone(), title: kind.title.clone(), like, gives, deferred, signs }
        });
        kinds.collect()
    }

    fn sign(&mut self, spec: &SignSpec, of: &Name) -> Sign {
        Sign {
            title: spec.title.iter().map(|names| self.set(&names.0)).collect(),
            without: self.set(&spec.without),
            whole: spec.whole,
            sentences: spec.sentences,
            stated: self.condition(spec.stated.clone(), of),
        }
    }

    /// The numbers of the kinds that are named, and of those that are like them; with no names, of the last one.
    fn speaks_for(&mut self, names: Option<&Names>) -> Vec<usize> {
        let mut named = Vec::new();
        for name in names.iter().flat_map(|names| &names.0) {
            if let Some(number) = self.kinds.iter().position(|(id, _)| *id == name.text) {
                named.push(number);
            } else {
                let near = near_name(&name.text, self.kinds.iter().map(|(id, _)| id.as_str()));
                let near = near.map(|near| format!("Did you mean `{near}`?"));
                self.error(name, format!("there is no kind of document `{}`", name.text), near);
            }
        }
        if names.is_none() {
            named.extend(self.kinds.len().checked_sub(1));
        }
        let is_meant =
            |number: usize, like: Option<usize>| named.contains(&number) || like.is_some_and(|like| named.contains(&like));
        self.kinds.iter().enumerate().filter(|&(number, &(_, like))| is_meant(number, like)).map(|(number, _)| number).collect()
    }

    fn duty(&mut self, id: String, spec: DutySpec, kinds: Option<&Names>) -> Duty {
        let satisfied_by = self.condition(spec.satisfied_by(), &spec.id);
        let when = self.condition(spec.when, &spec.id);
        let weak = spec.weak.into_iter().filter_map(|form| {
            let statement = *self.statements(std::slice::from_ref(&form.statement)).first()?;
            Some(Weakness { statement, message: form.message, lacks: form.lacks, keep: form.keep })
        });
        let weak = weak.collect();
        Duty {
            satisfied_by,
            weak,
            weak_severity: spec.weak_severity.unwrap_or(spec.severity),
            kinds: self.speaks_for(kinds),
            when,
            because: self.statements(&spec.because),
            deferred_by: self.statements(&spec.deferred_by),
            weak_message: spec.weak_message.unwrap_or_else(|| spec.missing.clone()),
            passes: spec.passes.map(|name| name.text),
            fails: spec.fails.map(|name| name.text),
            rule: Rule {
                id,
                kind: RuleKind::Duty,
                asks: spec.asks,
                applies: None,
                severity: spec.severity,
                message: spec.missing,
                label: spec.absent.unwrap_or_else(|| "this belongs here".to_owned()),
                other_label: None,
                help: spec.help.trim_end().to_owned(),
                cite: spec.cite,
                suggest: spec.suggest.map(|suggest| Arc::new(suggest.into())),
            },
        }
    }

    /// A condition of a duty; one that names what does not exist never holds.
    fn condition(&mut self, spec: ConditionSpec, of: &Name) -> Condition {
        match spec {
            ConditionSpec::All(parts) => Condition::All(self.conditions(parts, of)),
            ConditionSpec::Any(parts) if parts.is_empty() => {
                self.error(of, format!("a condition of `{}` has no parts, so it can never hold", of.text), None);
                Condition::Any(Vec::new())
            }
            ConditionSpec::Any(parts) => {
                let mut parts = self.conditions(parts, of);
                if parts.len() == 1 { parts.remove(0) } else { Condition::Any(parts) }
            }
            ConditionSpec::Not(part) => Condition::Not(Box::new(self.condition(*part, of))),
            ConditionSpec::Stated(name) => self.stated(&name),
            ConditionSpec::Given(name) => self.given(&name),
        }
    }

    fn conditions(&mut self, parts: Vec<ConditionSpec>, of: &Name) -> Vec<Condition> {
        parts.into_iter().map(|part| self.condition(part, of)).collect()
    }

    fn stated(&mut self, name: &Name) -> Condition {
        if !self.numbers.contains_key(&name.text) && Given::of_name(&name.text, self.base.facts).is_some() {
            let help = format!("Its publisher gives it; no policy states it. Write `{{given: {}}}`.", name.text);
            self.error(name, format!("`{}` is a fact, not a statement", name.text), Some(help));
            return Condition::Any(Vec::new());
        }
        let found = self.statements(std::slice::from_ref(name));
        found.first().map_or(Condition::Any(Vec::new()), |&statement| Condition::Stated(statement))
    }

    fn given(&mut self, name: &Name) -> Condition {
        self.fact(name).map_or(Condition::Any(Vec::new()), Condition::Given)
    }

    /// The fact of a name.
    fn fact(&mut self, name: &Name) -> Option<Given> {
        let fact = Given::of_name(&name.text, self.base.facts);
        if fact.is_some() {
            return fact;
        }
        let known: Vec<String> = given_names(self.base.facts).collect();
        let near = near_name(&name.text, known.iter().map(String::as_str)).map(|near| format!("Did you mean `{near}`?"));
        self.error(name, format!("there is no fact `{}`", name.text), near);
        None
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

/// What a pattern needs, as it is collected.
#[derive(Default)]
struct Needs(Vec<StoredNeed>);

impl Needs {
    fn extend<'a>(&mut self, needs: impl IntoIterator<Item = Need<'a>>) {
        self.0.extend(needs.into_iter().map(StoredNeed::from));
    }

    /// Adds a need for each of several sets.
    fn each<'a>(&mut self, sets: &'a [ConceptSet], need: impl Fn(&'a ConceptSet) -> Need<'a>) {
        self.extend(sets.iter().map(need));
    }
}

/// Whether something is needed to be so, or not to be so.
fn wanted(ternary: Ternary) -> Option<bool> {
    match ternary {
        Ternary::Any => None,
        Ternary::Yes => Some(true),
        Ternary::No => Some(false),
    }
}
