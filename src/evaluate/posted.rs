//! The day on which a page was posted, where it is the only date that the policy has.

use super::{Insight, Judgement};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Label};

/// The rule.
pub(super) const RULE: &str = "document/posted";
/// The statement that a date makes.
pub(super) const DATE: &str = "last-updated";

/// Tells where the date of the policy is that of its page's metadata alone.
pub(super) fn judge(insight: &Insight, config: &Config, judgement: &mut Judgement) {
    let Some(rule) = config.spec().rule(RULE).filter(|_| judgement.refused_by.is_none()) else { return };
    let (Some(posted), Some(date)) = (insight.document.posted, config.spec().statements.number(DATE)) else { return };
    let dates = &insight.matches.stated[date];
    let is_posted = |span| insight.document.source_span(span).overlaps(posted);
    if !dates.is_empty() && dates.iter().all(|evidence| is_posted(evidence.span)) {
        judgement.diagnostics.push(Diagnostic::of(rule, Label::new(posted, &rule.label)));
    }
}
