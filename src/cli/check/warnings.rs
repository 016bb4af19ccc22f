//! Warnings about the configuration: entries that nothing needs, and such as have run out, each at its place.

use super::plan::Plan;
use crate::cli::configuration::Configuration;
use crate::cli::files::Discovery;
use crate::cli::terminal::Troubles;
use crate::cli::usage::Usage;
use privlint::Linter;
use privlint::config::file::{COMPANY, FactSpec};
use privlint::config::settings::MISSING_MEMBER;
use privlint::config::{At, Facts, Rules};
use privlint::diagnostics::Severity;
use privlint::report::yaml_error;
use privlint::spec::SpecError;

/// Tells them. That a pattern matches nothing is told only of a run over `all` policies: a part of them proves nothing.
pub fn tell(configuration: &Configuration, plan: &Plan, found: &Discovery, usage: &Usage, all: bool, troubles: Troubles) {
    let settings = &configuration.settings;
    if settings.layers.is_empty() {
        return;
    }
    let mut warnings = Vec::new();
    for (at, day) in settings.expired(plan.today) {
        let help = "See whether its reason still holds. If it does, give a later day; if not, remove the entry.";
        warnings.push(
            at.error(format!("this entry was valid until {day}; what it suppressed is reported again"), Some(help.to_owned())),
        );
    }
    if all && found.troubles.is_empty() {
        let unused = settings.useful(plan.today).filter(|(at, _)| !usage.holds(at));
        warnings.extend(unused.map(|(at, what)| at.error(what.to_owned(), Some("Remove it or fix it.".to_owned()))));
    }
    if !all {
        // Of a set that was read, all was looked for.
        let read = found.policies.iter().filter_map(|policy| Some(&settings.sets[policy.set?]));
        let unused = read.flat_map(|set| set.members.all()).filter(|at| !usage.holds(at));
        warnings.extend(unused.map(|at| at.error(MISSING_MEMBER.to_owned(), Some("Remove it or fix it.".to_owned()))));
    }
    // What these policies have no use for, those may have that are checked against other checklists.
    if all || !settings.has_several_checklists() {
        warnings.extend(idle(configuration, plan));
    }
    warnings.sort_by(|a, b| (&a.origin.name, a.start).cmp(&(&b.origin.name, b.start)));
    warnings.dedup();
    let mut out = String::new();
    yaml_error::render_as(Severity::Warning, &warnings, troubles.style(), &mut out);
    Troubles::write(&out);
}

/// Levels of rules that are not on, and facts that no duty asks for.
fn idle(configuration: &Configuration, plan: &Plan) -> Vec<SpecError> {
    let settings = &configuration.settings;
    let mut warnings = Vec::new();
    // What one document has no use for, another may have.
    let is_idle = |at: &At, needs: &dyn Fn(&Linter) -> bool| {
        let given = |selection| {
            settings.rules_of(selection).any(|(other, ..)| other == at)
                || settings.facts_of(selection).any(|(other, _)| other == at)
        };
        plan.linters().iter().filter(|(selection, _)| given(selection)).all(|(_, linter)| !needs(linter))
    };
    for (selection, _) in plan.linters() {
        for (at, rules, _) in settings.rules_of(selection) {
            if is_idle(at, &|linter| has(linter, rules)) {
                let help = "Switch its checklist on with `checklists:`, or remove the entry.";
                warnings.push(at.error(format!("no rule `{}` is switched on", rules.name()), Some(help.to_owned())));
            }
        }
        for (at, fact) in settings.facts_of(selection) {
            if is_idle(at, &|linter| asks(linter, at, fact)) {
                let help = "It has no effect with the checklists that are switched on.";
                warnings.push(at.error(format!("no duty asks for `{}`", at.name.text), Some(help.to_owned())));
            }
        }
    }
    warnings
}

fn has(linter: &Linter, rules: &Rules) -> bool {
    linter.spec().rules().any(|rule| rules.holds(&rule.id))
}

/// Whether a duty of a checklist that is on asks for a fact.
fn asks(linter: &Linter, at: &At, fact: &FactSpec) -> bool {
    let spec = linter.spec();
    let mut duties = spec.duties();
    match fact {
        FactSpec::Text(_) => at.name.text == COMPANY,
        // What the publisher denies is checked against the text, whether or not a duty asks for it.
        FactSpec::Condition(false) => true,
        FactSpec::Condition(true) => {
            duties.any(|duty| duty.when.statements().iter().any(|&asked| spec.statements.get(asked).id == at.name.text))
        }
        FactSpec::Names(names) => {
            let mut facts = Facts::default();
            facts.set(&at.name.text, names.iter().map(|name| name.text.clone()).collect());
            duties.any(|duty| duty.when.facts().iter().any(|asked| facts.gives(asked)))
        }
    }
}
