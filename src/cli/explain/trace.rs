//! `privlint explain STATEMENT --trace FILE`: which clauses make a statement, which come close, and what these lack.

use super::Library;
use crate::cli::page::{Page, Piece};
use privlint::Insight;
use privlint::evaluate::{Traced, trace};
use privlint::spec::Spec;

const STATES: &str = "states it";
const TOUCHES: &str = "touches on it";
const CLOSE: &str = "comes close";

/// The trace of each statement that a rule or a name stands for; none where it stands for no statement.
pub fn pages(library: &Library, name: &str, insight: &Insight, spec: &Spec) -> Vec<Page> {
    let rule = library.duties().find(|duty| duty.id() == name);
    let named = match rule {
        Some(duty) => duty.statements().iter().map(|name| name.text.as_str()).collect(),
        None => vec![name],
    };
    let known = named.into_iter().filter_map(|id| spec.statements.number(id).map(|number| (id, number)));
    known.map(|(id, number)| page(library, id, &trace(insight, spec, number), insight)).collect()
}

fn page(library: &Library, id: &str, traced: &[Traced], insight: &Insight) -> Page {
    let clauses: Vec<&[Traced]> = traced.chunk_by(|a, b| a.clause == b.clause).collect();
    let number = |wanted: &str| clauses.iter().filter(|group| says(group) == wanted).count();
    let lead = format!(
        "{}. Clauses of {}: {} state it, {} touch on it, {} come close. A pattern is numbered as it stands in the statement, \
         `any` before `weak`.",
        library.titled(id),
        insight.source.name(),
        number(STATES),
        number(TOUCHES),
        number(CLOSE),
    );
    let mut page = Page::new(&format!("{id} (trace)"), lead);
    for group in clauses {
        let clause = &insight.reading.clauses[group[0].clause];
        let span = insight.document.source_span(clause.span);
        let position = insight.source.position(span.start);
        let quote = Piece::Quote(insight.document.text[clause.span.range()].to_owned());
        let items = group.iter().map(|traced| Piece::Item(item(traced)));
        let heading = format!("{}:{}: {}", position.line, position.column, says(group));
        page.section(&heading, std::iter::once(quote).chain(items));
    }
    page
}

fn item(traced: &Traced) -> String {
    let weak = if traced.weak { " (weak)" } else { "" };
    match traced.lacks.as_slice() {
        [] => format!("pattern {}{weak} fits", traced.pattern),
        lacks => format!("pattern {}{weak} but for {}", traced.pattern, lacks.join("; and ")),
    }
}

/// What a clause does, by the patterns that come closest to it.
fn says(group: &[Traced]) -> &'static str {
    match group {
        [first, ..] if !first.lacks.is_empty() => CLOSE,
        group if group.iter().all(|traced| traced.weak) => TOUCHES,
        _ => STATES,
    }
}
