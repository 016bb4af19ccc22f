//! Facts of the configuration that the policy contradicts.

use super::verdicts::Court;
use super::{Insight, Judgement};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Label};

/// The rule.
pub(super) const RULE: &str = "document/fact";

/// Finds what the policy states although the publisher says that it is not so.
pub(super) fn judge(insight: &Insight, config: &Config, judgement: &mut Judgement) {
    let Some(rule) = config.spec().rule(RULE).filter(|_| judgement.refused_by.is_none()) else { return };
    let alone = [insight];
    let court = Court::new(&alone, 0, config);
    let denied = config.facts().denied().filter_map(|id| config.spec().statements.number(id));
    for statement in denied {
        if let Some(evidence) = court.best(statement) {
            let label = format!("the configuration says `{}: false`", config.spec().statements.get(statement).id);
            let place = insight.document.source_span(evidence.span);
            judgement.diagnostics.push(Diagnostic::of(rule, Label::new(place, label)));
        }
    }
}
