//! The page of a concept.

use super::Library;
use crate::cli::page::{Page, Piece};
use privlint::Tongue;
use privlint::lexicon::{Concept, ConceptId};
use privlint::spec::model::{Names, PatternSpec, StatementSpec};

/// The words for a concept, what it is, and where statements use it.
pub fn page(library: &Library, id: ConceptId) -> Page {
    let lexicon = library.tongue.lexicon();
    let concepts = &lexicon.concepts;
    let concept = &concepts[usize::from(id)];
    let mut page = Page::new(&format!("{} (concept)", concept.id), kind(concept));
    let named = |number: ConceptId| format!("`{}`", concepts[usize::from(number)].id);
    page.section("What it is", joined(&concept.is.iter().filter(|&parent| parent != id).map(named).collect::<Vec<_>>()));
    let below = (0..).zip(concepts).filter(|(number, other)| *number != id && other.is.contains(id));
    page.section("What counts as it", joined(&below.map(|(number, _)| named(number)).collect::<Vec<_>>()));
    page.section("W3C Data Privacy Vocabulary", concept.dpv.iter().map(|&term| term.to_owned()).map(Piece::Item));
    page.section("fideslang", concept.fides.iter().map(|&term| term.to_owned()).map(Piece::Item));
    let users = library.statements().filter(|statement| uses(statement, concept.id));
    page.section("Statements that look for it", users.map(|statement| Piece::Item(library.titled(&statement.id.text))));
    page.section("Words for it", joined(&lexicon.phrases(id)));
    page
}

/// The concepts that some words mean.
pub fn meant_by(tongue: &Tongue, words: &str) -> impl Iterator<Item = ConceptId> {
    let meanings = tongue.lexicon().look_up(words);
    let mut concepts: Vec<ConceptId> = meanings.iter().filter_map(|meaning| meaning.concept()).collect();
    concepts.sort_unstable();
    concepts.dedup();
    concepts.into_iter()
}

fn kind(concept: &Concept) -> String {
    format!("A concept of the vocabulary, of the kind {}.", format!("{:?}", concept.kind).to_lowercase())
}

fn joined(words: &[String]) -> Option<Piece> {
    (!words.is_empty()).then(|| Piece::Text(words.join(", ")))
}

fn uses(statement: &StatementSpec, concept: &str) -> bool {
    statement.any.iter().chain(&statement.weak).any(|pattern| names(pattern).any(|name| name == concept))
}

fn names(pattern: &PatternSpec) -> impl Iterator<Item = &str> {
    let roles = [
        &pattern.actor,
        &pattern.action,
        &pattern.data,
        &pattern.recipient,
        &pattern.purpose,
        &pattern.condition,
        &pattern.channel,
        &pattern.time,
        &pattern.audience,
    ];
    let sets = [&pattern.mentions, &pattern.sentence, &pattern.near];
    let lists = sets.into_iter().flatten().chain(roles).flat_map(|Names(names)| names);
    lists.chain(&pattern.under).map(|name| name.text.as_str())
}
