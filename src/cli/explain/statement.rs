//! The page of a statement.

use super::duty::quote;
use super::{Library, WrittenDuty};
use crate::cli::page::{Page, Piece};
use privlint::spec::model::{Name, Names, PatternSpec, StatementSpec, Ternary};

/// What a clause must have to make a statement, with examples.
pub fn page(library: &Library, statement: &StatementSpec) -> Page {
    let examples = &statement.examples;
    let mut page = Page::new(&format!("{} (statement)", statement.id.text), &statement.title);
    page.section("How it differs from statements like it", statement.differs.iter().cloned().map(Piece::Text));
    page.section("What states it", examples.yes.iter().map(quote));
    page.section("What only touches on it", examples.weak.iter().map(quote));
    page.section("What does not state it", examples.no.iter().map(quote));
    page.section("Patterns, any of which a clause may fit", statement.any.iter().map(pattern));
    page.section("Patterns by which a clause only touches on it", statement.weak.iter().map(pattern));
    page.section("Where it belongs: under a heading on", listed(&statement.belongs).map(Piece::Text));
    let duties = library.duties().filter(|duty| duty.mentions(&statement.id.text));
    page.section("Rules that ask for it", duties.map(asks));
    page
}

fn asks(duty: WrittenDuty<'_>) -> Piece {
    Piece::Item(format!("`{}`: {}", duty.id(), duty.spec.asks))
}

/// A pattern in the words of the YAML.
fn pattern(spec: &PatternSpec) -> Piece {
    let roles = [
        ("actor", &spec.actor),
        ("action", &spec.action),
        ("data", &spec.data),
        ("recipient", &spec.recipient),
        ("purpose", &spec.purpose),
        ("condition", &spec.condition),
        ("channel", &spec.channel),
        ("time", &spec.time),
        ("audience", &spec.audience),
    ];
    let mut terms: Vec<String> = roles.iter().filter_map(|(role, names)| term(role, &names.0)).collect();
    for (key, sets) in [("mentions", &spec.mentions), ("in its sentence", &spec.sentence), ("near it", &spec.near)] {
        terms.extend(sets.iter().filter_map(|names: &Names| term(key, &names.0)));
    }
    let limits =
        [("under a heading on", &spec.under), ("without", &spec.without), ("its sentence without", &spec.sentence_without)];
    terms.extend(limits.iter().filter_map(|(key, names)| term(key, names)));
    terms.extend((spec.kinds_of_data > 0).then(|| format!("kinds of data: {} or more", spec.kinds_of_data)));
    let modality: Vec<&str> = spec.modality.iter().map(|modality| modality.name()).collect();
    terms.extend((!modality.is_empty()).then(|| format!("modality: {}", modality.join(" or "))));
    terms.extend(ternary("denied", spec.denied));
    terms.extend(ternary("supposed", spec.hypothetical));
    let lacks = spec.lacks.as_ref().map(|lacks| format!(" - {lacks}")).unwrap_or_default();
    Piece::Item(terms.join("; ") + &lacks)
}

fn ternary(key: &str, value: Ternary) -> Option<String> {
    match value {
        Ternary::No => None,
        Ternary::Yes => Some(key.to_owned()),
        Ternary::Any => Some(format!("{key} or not")),
    }
}

fn term(key: &str, names: &[Name]) -> Option<String> {
    listed(names).map(|names| format!("{key}: {names}"))
}

fn listed(names: &[Name]) -> Option<String> {
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", name.text)).collect();
    (!names.is_empty()).then(|| names.join(" or "))
}
