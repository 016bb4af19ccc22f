//! What stands for verdicts and severities: a symbol, a word and a class; no meaning is carried by colour alone.

use crate::diagnostics::Severity;
use crate::findings::Verdict;
use maud::{Markup, html};

/// The verdicts in the order in which they are counted.
pub(super) const VERDICTS: [Verdict; 5] =
    [Verdict::Satisfied, Verdict::Weak, Verdict::Missing, Verdict::Deferred, Verdict::NotApplicable];

/// The severities, the heaviest first.
pub(super) const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Advice];

/// A verdict's symbol; all of these are in the fonts that every system has.
fn verdict_symbol(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Satisfied => "✓",
        Verdict::Weak => "≈",
        Verdict::Missing => "×",
        Verdict::Deferred => "→",
        Verdict::NotApplicable => "–",
    }
}

/// A verdict's word, for a page.
pub(super) fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotApplicable => "not applicable",
        other => other.name(),
    }
}

/// A severity's symbol.
fn severity_symbol(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "■",
        Severity::Warning => "▲",
        Severity::Advice => "●",
    }
}

/// A severity's word for this many findings.
pub(super) fn severity_words(severity: Severity, count: usize) -> &'static str {
    match (severity, count) {
        (Severity::Error, 1) => "error",
        (Severity::Error, _) => "errors",
        (Severity::Warning, 1) => "warning",
        (Severity::Warning, _) => "warnings",
        (Severity::Advice, 1) => "piece of advice",
        (Severity::Advice, _) => "pieces of advice",
    }
}

/// A verdict's symbol, for the eye.
pub(super) fn verdict_sign(verdict: Verdict) -> Markup {
    html! { span.symbol.(verdict.name()) aria-hidden="true" { (verdict_symbol(verdict)) } }
}

/// Symbol and word of a verdict.
pub(super) fn verdict(verdict: Verdict) -> Markup {
    html! { (verdict_sign(verdict)) " " span.word { (verdict_word(verdict)) } }
}

/// A severity's symbol, for the eye.
pub(super) fn severity_sign(severity: Severity) -> Markup {
    html! { span.symbol.(severity.name()) aria-hidden="true" { (severity_symbol(severity)) } }
}

/// Symbol and word of a severity.
pub(super) fn severity(severity: Severity) -> Markup {
    html! { span.severity.(severity.name()) { (severity_sign(severity)) " " span.word { (severity.name()) } } }
}
