//! A word, or a phrase, replaced by another of the same concept.

use crate::examples::Example;
use crate::inflect;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::site::{Edit, Site};
use crate::verbs::{self, Form};
use privlint::language::Token;
use privlint::lexicon::{ConceptId, Lexicon, class};
use privlint::spec::model::{Inflection, Irregular, VocabularyFile};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Concepts whose words are examples of it, not names for the same.
const COLLECTIONS: &[&str] = &[];

/// Nouns in the singular and plural, and verbs of one word, by concept.
#[derive(Default)]
struct Words {
    nouns: Vec<[String; 2]>,
    verbs: Vec<String>,
}

static WORDS: LazyLock<BTreeMap<String, Words>> = LazyLock::new(|| {
    let language: Irregular = verbs::yaml("language/irregular.yaml");
    let rules: Inflection = verbs::yaml("language/inflection.yaml");
    let mut words: BTreeMap<String, Words> = BTreeMap::new();
    for file in verbs::files("vocabulary") {
        let file: VocabularyFile = verbs::yaml(&file);
        for concept in file.concepts.into_iter().filter(|concept| !COLLECTIONS.contains(&&*concept.id.text)) {
            let own = words.entry(concept.id.text).or_default();
            own.nouns = concept
                .nouns
                .iter()
                .map(|noun| {
                    let (before, last) =
                        noun.text.rsplit_once(' ').map_or(("", noun.text.as_str()), |(before, last)| (before, last));
                    [noun.text.clone(), format!("{before} {}", inflect::plural(last, &rules, &language)).trim().to_owned()]
                })
                .collect();
            own.verbs = concept.verbs.into_iter().map(|verb| verb.text).filter(|verb| !verb.contains(' ')).collect();
        }
    }
    words
});

pub fn put(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    let tokens = site.tokens();
    let own = site.clause().span;
    let within = |token: &&Token| token.span.start >= own.start && token.span.end <= own.end;
    // Which of its words is replaced, changes from example to example.
    let edits: Vec<Vec<Edit>> = tokens.iter().filter(within).filter_map(|token| replaced(&site, token)).collect();
    if edits.is_empty() {
        return Err(Why::NoSynonym);
    }
    let chosen = edits[example.number % edits.len()].clone();
    Ok(Rewritten::text(site.edited(chosen)))
}

/// The one concept that words mean, whatever else they are.
fn meant(lexicon: &Lexicon, words: &str, class: u8) -> Option<ConceptId> {
    let meanings = lexicon.look_up(words);
    let [meaning] = meanings.as_slice() else { return None };
    (meaning.class == class).then(|| meaning.concept()).flatten()
}

fn replaced(site: &Site, token: &Token) -> Option<Vec<Edit>> {
    let lexicon = site.lexicon();
    let written = site.words(token.span);
    // A title or a name.
    let capitals = written.split(' ').skip(usize::from(token.span.start == site.sentence().span.start));
    if { capitals }.any(|word| word.starts_with(char::is_uppercase)) {
        return None;
    }
    let word = site.word(token).replace('-', " ");
    let concept = meant(lexicon, &word, token.symbol)?;
    let words = WORDS.get(lexicon.concepts[usize::from(concept)].id)?;
    let other = match token.symbol {
        class::NOUN | class::NOUNS => {
            let number = usize::from(token.symbol == class::NOUNS);
            let same = |noun: &&[String; 2]| noun[number] != word && meant(lexicon, &noun[number], token.symbol) == Some(concept);
            let at = words.nouns.iter().position(|noun| noun[number] == word)?;
            let next = words.nouns[at + 1..].iter().chain(&words.nouns[..at]);
            { next }.find(same)?[number].clone()
        }
        class::VERB | class::VERB_S => {
            let form = if token.symbol == class::VERB { Form::Base } else { Form::Third };
            let base = verbs::put(&word, &[form], Form::Base)?;
            let at = words.verbs.iter().position(|verb| *verb == base)?;
            let next = words.verbs[at + 1..].iter().chain(&words.verbs[..at]);
            { next }
                .filter_map(|verb| verbs::put(verb, &[Form::Base], form))
                .find(|verb| meant(lexicon, verb, token.symbol) == Some(concept))?
        }
        _ => return None,
    };
    let mut edits = vec![(token.span, other.clone())];
    let tokens = site.tokens();
    let before = tokens.iter().rfind(|before| before.span.end < token.span.start)?;
    let article = site.word(before);
    if ["a", "an"].contains(&article.as_str()) {
        let vowel = other.starts_with(['a', 'e', 'i', 'o', 'u']) && !other.starts_with("use") && !other.starts_with("uni");
        edits.push((before.span, if vowel { "an" } else { "a" }.to_owned()));
    }
    Some(edits)
}
