//! A table of sentences of our own and of the practices that must be read from them: who does what with which data, to whom.

use crate::{read, source};
use privlint::Tongue;
use privlint::document::{Document, TextSpan};
use privlint::language::{Practice, View};
use privlint::lexicon::Role;
use privlint::source::Format;
use serde::Deserialize;

const TABLE: &str = include_str!("practices.yaml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    practices: Vec<String>,
}

#[test]
fn each_act_has_its_own_roles() {
    let table: Vec<Sentence> = serde_yaml::from_str(TABLE).expect("a table");
    let otherwise = table.iter().filter_map(|sentence| {
        let read = practices(&sentence.text);
        (read != sentence.practices).then(|| format!("{:?}\n  read: {read:?}\n", sentence.text))
    });
    let otherwise: Vec<String> = otherwise.collect();
    assert!(otherwise.is_empty(), "{} of {} are read otherwise\n{}", otherwise.len(), table.len(), otherwise.concat());
}

/// The practices of a sentence, a line for each act.
fn practices(text: &str) -> Vec<String> {
    let document = Document::read(&source(Format::Markdown, text), Tongue::english());
    let reading = read(&document);
    let lexicon = Tongue::english().lexicon();
    let all = reading.clauses.iter().flat_map(|clause| reading.practices(clause, lexicon));
    all.flat_map(|practice| lines(practice, &document)).collect()
}

fn lines(practice: Practice<'_>, document: &Document) -> Vec<String> {
    let words = |role: Role| {
        let mut spans: Vec<TextSpan> =
            practice.mentions().filter(|mention| mention.role == role).map(|filler| filler.span).collect();
        spans.sort_unstable();
        spans.dedup();
        spans.into_iter().map(|span| &document.text[span.range()]).collect::<Vec<_>>()
    };
    let marked = |mark: &str, role: Role| match words(role).join(", ") {
        none if none.is_empty() => none,
        some => format!("{mark}{some}"),
    };
    let not = if practice.denied() { "not " } else { "" };
    let supposed = if practice.view() == View::Stated { "" } else { "? " };
    let rest = [marked(" ", Role::Data), marked(" > ", Role::Recipient), marked(" < ", Role::Source)].concat();
    let actor = words(Role::Actor).join(", ");
    words(Role::Action).into_iter().map(|act| format!("{actor}: {supposed}{not}{act}{rest}")).collect()
}
