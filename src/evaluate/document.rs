//! Whether a document is one that duties can be held against: an English privacy policy with text.

use super::placement;
use crate::diagnostics::{Diagnostic, Label, Subject};
use crate::document::{self, Document};
use crate::language::{self, Clause, ClauseKind, Mention, Reading};
use crate::lexicon::{Lexicon, Role, class};
use crate::source::Source;
use crate::spec;

/// So many bytes are enough to tell a language.
const SAMPLE: usize = 2_000;
/// A text with fewer words is not judged by its language.
const FEW_WORDS: usize = 12;
/// In English running text about half of the words carry grammar; lists and headings have fewer.
const ENGLISH_SHARE: usize = 5;
/// A privacy policy states a practice in so many words, at the least.
const WORDS_A_PRACTICE: usize = 300;

/// The diagnostic of a document that is no English privacy policy; `None` where it is one, or where the rules that say so are
/// not on.
#[must_use]
pub fn refuse(
    source: &Source,
    document: &Document,
    reading: &Reading,
    lexicon: &Lexicon,
    is_on: impl Fn(&str) -> bool,
) -> Option<Diagnostic> {
    let is_broken = |rule: &str| match rule {
        "empty" => reading.words == 0,
        "english" => !is_english(document, reading),
        _ => !is_policy(reading, lexicon) && !has_title(source, document, lexicon),
    };
    let mut rules = ["empty", "english", "privacy-policy"].into_iter().filter(|rule| is_broken(rule)).map(spec::document_rule);
    let rule = rules.find(|rule| is_on(&rule.rule))?;
    let place = placement::title(document, reading).unwrap_or_default();
    Some(Diagnostic {
        rule: rule.rule.clone(),
        severity: rule.severity,
        message: rule.message.clone(),
        subject: Subject::Document,
        primary: Label { span: document.source_span(place), message: rule.label.clone() },
        secondary: Vec::new(),
        help: rule.help.clone(),
        cite: Vec::new(),
        suggest: None,
    })
}

/// English function words tell English; only where they are few is the language looked at.
fn is_english(document: &Document, reading: &Reading) -> bool {
    let carries_grammar = |symbol: u8| {
        (class::MODAL..=class::OBJECT_PRONOUN).contains(&symbol) || (class::PREPOSITION..=class::PLEASE).contains(&symbol)
    };
    let few = reading.tokens.iter().filter(|token| carries_grammar(token.symbol)).count();
    if reading.words < FEW_WORDS || few * ENGLISH_SHARE >= reading.words {
        return true;
    }
    let Some(info) = whatlang::detect(document::head(&document.text, SAMPLE)) else { return true };
    info.lang() == whatlang::Lang::Eng || !info.is_reliable()
}

/// Whether the page's title in the HTML head names a privacy policy.
fn has_title(source: &Source, document: &Document, lexicon: &Lexicon) -> bool {
    let policy = lexicon.concept("privacy-policy").expect("internal error: the vocabulary has this concept");
    document.title.is_some_and(|title| language::named_in_title(source.slice(title), lexicon).contains(policy))
}

/// A privacy policy calls itself one in its title or a heading, or speaks of handling its readers' data all the time.
fn is_policy(reading: &Reading, lexicon: &Lexicon) -> bool {
    let concept = |id: &str| lexicon.concept(id).expect("internal error: the vocabulary has this concept");
    let (policy, process, data) = (concept("privacy-policy"), concept("process"), concept("personal-information"));
    let people = [concept("first-party"), concept("user")];
    let mut headings = reading.clauses.iter().filter(|clause| clause.kind == ClauseKind::Heading);
    if headings.clone().next().is_some_and(|title| title.named.contains(policy)) {
        return true;
    }
    let is_action =
        |mention: &Mention| mention.role == Role::Action && lexicon.concepts[usize::from(mention.concept)].is.contains(process);
    let is_practice = |clause: &&Clause| {
        clause.named.contains(data)
            && people.iter().any(|&who| clause.named.contains(who))
            && reading.mentions(clause).iter().any(is_action)
    };
    let practices = reading.clauses.iter().filter(is_practice).count();
    practices > 0 && (headings.any(|heading| heading.named.contains(policy)) || practices * WORDS_A_PRACTICE >= reading.words)
}
