//! The strip: the length of the document from left to right, a lane a topic, filled where the policy speaks of it.
//!
//! Beside each lane stand its topic and a link, so that nothing is said by the picture alone; the picture itself is for the eye and
//! the mouse, and hidden from readers that hear the page.

use super::ids;
use super::text::{Line, Name, counted, opening};
use super::view::{Place, View, place};
use crate::diagnostics::Severity;
use crate::document::BlockKind;
use crate::findings::Stated;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The length of the document in a lane's own measure.
const LENGTH: u32 = 1000;
/// The height of a lane.
const HEIGHT: u32 = 20;
/// What is shorter could not be seen.
const SHORTEST: u32 = 4;
/// This many characters of a heading are shown when it is pointed at.
const QUOTED: usize = 80;

/// A place on a lane.
struct Bar {
    start: u32,
    width: u32,
    /// The height; what weighs more is higher.
    height: u32,
    class: &'static str,
    link: String,
    title: String,
}

/// Renders the strip of a document that has text.
pub(super) fn strip(view: &View) -> Markup {
    let topics = topics(view);
    html! {
        section id=(ids::id("topics")) {
            h3 { "Topics" }
            @if view.report.document.blocks.is_empty() {
                p.quiet { "The document has no text." }
            } @else {
                table.strip {
                    thead { tr {
                        th scope="col" { "Topic" } th scope="col" { "Places" }
                        th scope="col" { span.ends { span { "Beginning" } " " span { "End of the policy" } } }
                    } }
                    tbody {
                        (headings(view))
                        @for (topic, stated) in &topics { (topic_row(view, topic, stated)) }
                        (findings(view))
                    }
                }
                @if topics.is_empty() { p.quiet { "The policy states nothing that privlint knows." } }
            }
        }
    }
}

/// What is stated, by topic.
fn topics<'a>(view: &View<'a>) -> BTreeMap<&'a str, Vec<&'a Stated>> {
    let mut topics: BTreeMap<&str, Vec<&Stated>> = BTreeMap::new();
    for stated in &view.report.statements {
        topics.entry(&stated.topic).or_default().push(stated);
    }
    topics
}

fn topic_row(view: &View, topic: &str, stated: &[&Stated]) -> Markup {
    let places = |stated: &Stated| -> Vec<Place> { stated.spans.iter().filter_map(|&span| place(view.report, span)).collect() };
    let mut all: Vec<(Place, &str)> = Vec::new();
    for stated in stated {
        all.extend(places(stated).into_iter().map(|place| (place, &*stated.title)));
    }
    all.sort_by_key(|(place, _)| place.span);
    let lane = all.iter().map(|&(place, title)| bar(view, place, "topic", HEIGHT, title.to_owned())).collect();
    html! {
        tr {
            th scope="row" {
                details {
                    summary { (Name(topic)) }
                    ul { @for stated in stated {
                        li {
                            @let places = places(stated);
                            @if let Some(first) = places.first() { a href=(first.link()) { (Line(&stated.title)) } } @else { (Line(&stated.title)) }
                            @if places.len() > 1 { " " span.quiet { (counted(places.len(), "place", "places")) } }
                        }
                    } }
                }
            }
            td { (count(view, &all.iter().map(|(place, _)| *place).collect::<Vec<_>>(), topic)) }
            td { (svg(lane)) }
        }
    }
}

/// How many places there are, with a link to the first; who hears the page is told what the lane shows.
fn count(view: &View, places: &[Place], what: &str) -> Markup {
    let percent = |place: &Place| scaled(view, place.span.start) * 100 / LENGTH;
    html! {
        @match places {
            [] => "0",
            [first, ..] => a href=(first.link()) {
                (places.len())
                span.unseen {
                    " " (if places.len() == 1 { "place" } else { "places" }) " of " (Name(what)) ", from "
                    (percent(first)) " % to " (percent(&places[places.len() - 1])) " % of the length, to the first"
                }
            },
        }
    }
}

/// The lane of the headings, to find one's way by.
fn headings(view: &View) -> Markup {
    let document = &view.report.document;
    let headings = document.blocks.iter().enumerate().filter_map(|(index, block)| match block.kind {
        BlockKind::Heading(level) => Some((Place { block: index, span: block.span }, level)),
        _ => None,
    });
    let (places, levels): (Vec<Place>, Vec<u8>) = headings.unzip();
    let lane = places.iter().zip(levels).map(|(&place, level)| {
        let height = if level <= 2 { HEIGHT } else { HEIGHT / 2 };
        Bar { width: SHORTEST, ..bar(view, place, "heading", height, opening(&document.text[place.span.range()], QUOTED)) }
    });
    html! {
        tr.ruler {
            th scope="row" { "headings" }
            td { (count(view, &places, "headings")) }
            td { (svg(lane.collect())) }
        }
    }
}

/// The lane of the findings.
fn findings(view: &View) -> Markup {
    let placed = || view.report.diagnostics.iter().zip(&view.findings).enumerate();
    let mut lane: Vec<Bar> = placed()
        .filter_map(|(index, (diagnostic, place))| {
            let (class, height) = match diagnostic.severity {
                Severity::Error => ("error", HEIGHT),
                Severity::Warning => ("warning", HEIGHT * 2 / 3),
                Severity::Advice => ("advice", HEIGHT / 3),
            };
            let title = format!("{} {}: {}", diagnostic.severity.name(), index + 1, diagnostic.message);
            Some(Bar { link: ids::link(ids::finding(index)), ..bar(view, (*place)?, class, height, title) })
        })
        .collect();
    // A low one stands before a high one of the same place.
    lane.sort_by_key(|bar| std::cmp::Reverse(bar.height));
    html! {
        tr.findings {
            th scope="row" { "findings" }
            td {
                @if lane.is_empty() { "0" } @else { a href=(ids::link(ids::finding(0))) { (lane.len()) span.unseen { " findings, to the first" } } }
            }
            td { (svg(lane)) }
        }
    }
}

fn bar(view: &View, place: Place, class: &'static str, height: u32, title: String) -> Bar {
    let start = scaled(view, place.span.start).min(LENGTH - SHORTEST);
    let width = (scaled(view, place.span.end).max(start) - start).max(SHORTEST);
    Bar { start, width, height, class, link: place.link(), title }
}

/// A place in the measure of a lane.
fn scaled(view: &View, at: u32) -> u32 {
    let length = u64::try_from(view.report.document.text.len().max(1)).expect("internal error: a source is smaller than 4 GiB");
    u32::try_from(u64::from(at) * u64::from(LENGTH) / length).expect("internal error: no place is beyond the end")
}

/// Draws bars; of those that would lie on one another the first is drawn, as long as all together.
fn svg(bars: Vec<Bar>) -> Markup {
    let mut drawn: Vec<Bar> = Vec::new();
    for bar in bars {
        match drawn.last_mut() {
            Some(last) if last.height == bar.height && last.start <= bar.start && bar.start <= last.start + last.width => {
                last.width = last.width.max(bar.start + bar.width - last.start);
            }
            _ => drawn.push(bar),
        }
    }
    html! {
        svg.lane viewBox={ "0 0 " (LENGTH) " " (HEIGHT) } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect.bed x="0" y="0" width=(LENGTH) height=(HEIGHT) {}
            @for bar in &drawn {
                a href=(bar.link) tabindex="-1" {
                    rect.(bar.class) x=(bar.start) y=(HEIGHT - bar.height) width=(bar.width) height=(bar.height) { title { (Line(&bar.title)) } }
                }
            }
        }
    }
}
