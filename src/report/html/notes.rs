//! The margin: what is found of the words beside it, and which duties they serve.

use super::ids;
use super::symbols;
use super::text::{Line, Name, opening};
use super::view::{Beside, View, place};
use crate::diagnostics::{Citation, Diagnostic};
use crate::document::TextSpan;
use crate::findings::{Authority, Suppressed};
use maud::{Markup, html};

/// This many characters of other words that explain a finding are repeated in its note.
const QUOTED: usize = 60;

/// What stands beside some words.
pub(super) fn notes(view: &View, beside: &Beside) -> Markup {
    html! {
        div.notes {
            @if !beside.serves.is_empty() {
                p.duties {
                    span.unseen { "These words serve: " }
                    @for &duty in &beside.serves { (serves(view, duty)) " " }
                }
            }
            @for &index in &beside.findings { (finding(view, index)) }
            @for &index in &beside.suppressed { (suppressed(&view.report.suppressed[index], index)) }
        }
    }
}

/// A duty that is served, by the second part of its id.
fn serves(view: &View, duty: usize) -> Markup {
    let judged = &view.report.verdicts[duty];
    let name = judged.rule.split_once('/').map_or(judged.rule.as_str(), |(_, name)| name);
    html! {
        a.duty href=(ids::link(ids::duty(duty))) { (symbols::verdict_sign(judged.verdict)) " " (Name(name)) }
    }
}

fn finding(view: &View, index: usize) -> Markup {
    let diagnostic = &view.report.diagnostics[index];
    html! {
        div.note.(diagnostic.severity.name()) role="note" id=(ids::id(ids::finding(index))) {
            p.head {
                @if let Some(place) = view.findings[index] {
                    a.number href=(place.link()) aria-label={ "To the words of finding " (index + 1) } { (index + 1) }
                } @else {
                    span.number { (index + 1) }
                }
                " " (symbols::severity(diagnostic.severity)) " " code { (Name(&diagnostic.rule)) }
            }
            p {
                b { (Line(&diagnostic.message)) }
                @if !diagnostic.primary.message.is_empty() { " " span.label { (Line(&diagnostic.primary.message)) } }
            }
            (help(view, diagnostic))
        }
    }
}

/// Other words that explain the finding.
fn explanations(view: &View, diagnostic: &Diagnostic) -> Markup {
    html! {
        @for label in &diagnostic.secondary {
            p.label {
                @if let Some(place) = place(view.report, label.span) {
                    a href=(place.link()) { "“" (quote(view, place.span)) "”" } " "
                }
                (Line(&label.message))
            }
        }
    }
}

fn quote(view: &View, span: TextSpan) -> String {
    opening(&view.report.document.text[span.range()], QUOTED)
}

/// What is folded away: other words, which way to act, on what authority.
fn help(view: &View, diagnostic: &Diagnostic) -> Markup {
    html! {
        @if !diagnostic.help.is_empty() || !diagnostic.cite.is_empty() || !diagnostic.secondary.is_empty() {
            details {
                summary { @if diagnostic.cite.is_empty() { "What to do" } @else { "What to do, and on what authority" } }
                (explanations(view, diagnostic))
                @if !diagnostic.help.is_empty() { p { (Line(&diagnostic.help)) } }
                @if !diagnostic.cite.is_empty() {
                    ul { @for citation in &diagnostic.cite { li { (cite(citation)) } } }
                }
            }
        }
    }
}

fn cite(citation: &Citation) -> Markup {
    match (citation.link(), &citation.url) {
        (Some(link), _) => html! {
            a href=(link) rel="noreferrer noopener" { (Line(&citation.text)) }
        },
        (None, Some(url)) => html! { (Line(&citation.text)) " " code { (Name(url)) } },
        (None, None) => html! { (Line(&citation.text)) },
    }
}

fn suppressed(suppressed: &Suppressed, index: usize) -> Markup {
    html! {
        div.note.suppressed role="note" id=(ids::id(ids::suppressed(index))) {
            p.head { b { (aside(suppressed)) } " " code { (Name(&suppressed.diagnostic.rule)) } }
            p { (Line(&suppressed.diagnostic.message)) }
            (reason(suppressed))
        }
    }
}

/// The word for a finding that is not reported.
pub(super) fn aside(suppressed: &Suppressed) -> &'static str {
    match suppressed.by {
        Authority::Baseline => "known",
        Authority::Comment(_) | Authority::Configuration(_) => "suppressed",
    }
}

/// Why a finding is not reported, and until when.
fn reason(suppressed: &Suppressed) -> Markup {
    html! {
        @if !suppressed.reason.is_empty() { p.label { "Reason: " (Line(&suppressed.reason)) } }
        @if let Some(until) = suppressed.until { p.label { "Until " (until) } }
    }
}
