//! The coverage matrix of a document: one row per duty, by checklist, each linked to the words.

use super::ids;
use super::notes;
use super::symbols;
use super::text::{Line, Name, opening};
use super::view::{DutyView, View};
use crate::findings::{Judged, Suppressed, Verdict};
use crate::report::catalog::Catalog;
use maud::{Markup, html};

/// This many places of a duty's evidence are linked.
const SHOWN: usize = 5;

/// This many characters of evidence are repeated.
const QUOTED: usize = 110;

/// Renders the matrix.
pub(super) fn coverage(view: &View, catalog: &Catalog) -> Markup {
    let verdicts = &view.report.verdicts;
    let groups = verdicts.chunk_by(|one, other| checklist(&one.rule) == checklist(&other.rule));
    let mut index = 0;
    let others = others(view);
    html! {
        section id=(ids::id("coverage")) {
            h3 { "Coverage" }
            @if verdicts.is_empty() {
                p.quiet { (none(view)) }
            }
            @if !verdicts.is_empty() || !others.is_empty() {
                table.coverage {
                    thead { tr { th scope="col" { "Duty" } th scope="col" { "Verdict" } th scope="col" { "In the policy" } } }
                    @for group in groups {
                        tbody {
                            (title_row(catalog.title(checklist(&group[0].rule))))
                            @for judged in group {
                                (row(view, judged, index))
                                @let () = index += 1;
                            }
                        }
                    }
                    @if !others.is_empty() {
                        tbody {
                            (title_row("Other findings"))
                            @for finding in others { (other_row(view, catalog, finding)) }
                        }
                    }
                }
            }
        }
    }
}

/// Why there is no duty.
fn none(view: &View) -> &'static str {
    if view.report.part_of.is_some() && view.report.unchecked.is_none() {
        "The duties are shown with the other documents of the policy."
    } else {
        "This document was not checked against any duty."
    }
}

/// The checklist that a rule is of.
pub(super) fn checklist(rule: &str) -> &str {
    rule.split_once('/').map_or(rule, |(checklist, _)| checklist)
}

fn title_row(title: &str) -> Markup {
    html! { tr.group { th colspan="3" scope="rowgroup" { (Line(title)) } } }
}

/// Findings that are about no duty, by index.
fn others(view: &View) -> Vec<usize> {
    let mut is_named = vec![false; view.report.diagnostics.len()];
    for &finding in view.duties.iter().flat_map(|duty| &duty.findings) {
        is_named[finding] = true;
    }
    (0..is_named.len()).filter(|&index| !is_named[index]).collect()
}

fn row(view: &View, judged: &Judged, index: usize) -> Markup {
    let duty = &view.duties[index];
    let target = duty.findings.first().map(|&finding| ids::link(ids::finding(finding)));
    let target = target.or_else(|| duty.places.first().map(|place| place.link()));
    let target = target.or_else(|| duty.suppressed.first().map(|&index| ids::link(ids::suppressed(index))));
    html! {
        tr id=(ids::id(ids::duty(index))) {
            th scope="row" { (Line(&judged.asks)) " " code { (Name(&judged.rule)) } }
            td.verdict {
                @if let Some(target) = target {
                    a href=(target) { (symbols::verdict(judged.verdict)) }
                } @else {
                    (symbols::verdict(judged.verdict))
                }
            }
            td.words {
                @for &finding in &duty.findings { (finding_line(view, finding)) }
                @for &index in &duty.suppressed { (suppressed_line(&view.report.suppressed[index], index)) }
                (evidence(view, duty, judged.verdict))
            }
        }
    }
}

fn finding_line(view: &View, index: usize) -> Markup {
    let diagnostic = &view.report.diagnostics[index];
    html! {
        p.finding {
            (symbols::severity(diagnostic.severity)) " "
            a href=(ids::link(ids::finding(index))) { (Line(&diagnostic.message)) }
        }
    }
}

fn suppressed_line(suppressed: &Suppressed, index: usize) -> Markup {
    html! {
        p.finding {
            a href=(ids::link(ids::suppressed(index))) { (notes::aside(suppressed)) }
            @if !suppressed.reason.is_empty() { ": " (Line(&suppressed.reason)) }
        }
    }
}

/// The first words of the evidence, and numbers for more of it.
fn evidence(view: &View, duty: &DutyView, verdict: Verdict) -> Markup {
    let more = duty.places.len().saturating_sub(SHOWN);
    html! {
        @if let Some(first) = duty.places.first() {
            p.evidence {
                @let words = opening(&view.report.document.text[first.span.range()], QUOTED);
                a href=(first.link()) { "“" (words) "”" }
                @for (number, place) in duty.places.iter().enumerate().take(SHOWN).skip(1) {
                    " " a.place href=(place.link()) aria-label={ (symbols::verdict_word(verdict)) ", place " (number + 1) } { (number + 1) }
                }
                @if more > 0 { " " span.quiet { "and " (more) " more" } }
            }
        }
    }
}

fn other_row(view: &View, catalog: &Catalog, index: usize) -> Markup {
    let diagnostic = &view.report.diagnostics[index];
    let rule = catalog.entry(&diagnostic.rule).map(|entry| &entry.rule);
    html! {
        tr {
            th scope="row" {
                @if let Some(rule) = rule { (Line(&rule.asks)) " " }
                code { (Name(&diagnostic.rule)) }
            }
            td.verdict {
                a href=(ids::link(ids::finding(index))) { (symbols::severity(diagnostic.severity)) }
            }
            td.words { p.finding { a href=(ids::link(ids::finding(index))) { (Line(&diagnostic.message)) } } }
        }
    }
}

/// How many duties have each verdict.
pub(super) fn verdict_counts(verdicts: &[Judged]) -> [usize; 5] {
    symbols::VERDICTS.map(|verdict| verdicts.iter().filter(|judged| judged.verdict == verdict).count())
}

/// The verdicts as a bar, for the eye.
pub(super) fn bar(counts: [usize; 5]) -> Markup {
    let all: usize = counts.iter().sum();
    let mut start = 0;
    html! {
        @if all > 0 {
            svg.bar viewBox={ "0 0 " (all) " 1" } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                @for (verdict, count) in symbols::VERDICTS.into_iter().zip(counts).filter(|(_, count)| *count > 0) {
                    rect.(verdict.name()) x=(start) y="0" width=(count) height="1" {}
                    @let () = start += count;
                }
            }
        }
    }
}

/// The verdicts with their counts.
pub(super) fn counts(counts: [usize; 5]) -> Markup {
    html! {
        @if counts.iter().any(|&count| count > 0) {
            ul.verdicts {
                @for (verdict, count) in symbols::VERDICTS.into_iter().zip(counts).filter(|(_, count)| *count > 0) {
                    li { (symbols::verdict_sign(verdict)) " " b { (count) } " " (symbols::verdict_word(verdict)) }
                }
            }
        }
    }
}
