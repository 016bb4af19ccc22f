//! How often concepts are named, counted over the examples of statements: there are no other policies at hand when the program is built.

use privlint_spec::lexicon::{ConceptSet, Lexicon, split};
use privlint_spec::model::{Builtin, Name};

/// For each concept in how many of a thousand sentences it is named, roughly: a phrase counts whatever stands around it.
pub fn count(lexicon: &Lexicon, builtin: &Builtin) -> Vec<u16> {
    let statements = builtin.statements.iter().flat_map(|(_, file)| &file.statements);
    let texts = statements.flat_map(|statement| {
        let examples = &statement.examples;
        [&examples.yes, &examples.no, &examples.weak].into_iter().flatten()
    });
    let mut counts = vec![0; lexicon.concepts.len()];
    let mut sentences = 0;
    for sentence in texts.flat_map(|Name { text, .. }| text.split_inclusive(['.', '!', '?', '\n'])) {
        let named = named(lexicon, sentence);
        named.iter().for_each(|concept| counts[usize::from(concept)] += 1000);
        sentences += u32::from(!named.is_empty());
    }
    counts.into_iter().map(|count: u32| u16::try_from(count / sentences.max(1)).expect("at most a thousand")).collect()
}

/// The concepts that a sentence has words for.
fn named(lexicon: &Lexicon, sentence: &str) -> ConceptSet {
    let is_between = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}' | '-');
    let words: Vec<u32> = sentence.split(is_between).flat_map(split).map(|word| lexicon.word(&word)).collect();
    let mut named = ConceptSet::default();
    let mut rest = &words[..];
    while !rest.is_empty() {
        let (node, taken) = lexicon.longest(rest).unwrap_or((0, 1));
        for concept in lexicon.meanings(node).iter().filter_map(|meaning| meaning.get().concept()) {
            named.extend(&lexicon.concepts[usize::from(concept)].is);
        }
        rest = &rest[taken..];
    }
    named
}
