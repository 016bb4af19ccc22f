//! Whether a document is one that duties can be held against: an English privacy policy with text.

use super::{Insight, Judgement, placement};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Label, Subject};
use crate::document::{self, Document};
use crate::language::{self, Clause, ClauseKind, Mention, Reading};
use crate::lexicon::{Lexicon, Role, class};
use crate::source::Source;
use crate::spec;

/// The document has no text.
const EMPTY: &str = "document/empty";
/// It is not in English.
const ENGLISH: &str = "document/english";
/// It is no privacy policy.
const POLICY: &str = "document/privacy-policy";

/// So many bytes are enough to tell a language.
const SAMPLE: usize = 2_000;
/// A text with fewer words is not judged by its language.
const FEW_WORDS: usize = 12;
/// In English running text about half of the words carry grammar; lists and headings have fewer.
const ENGLISH_SHARE: usize = 5;
/// A privacy policy states a practice in so many words, at the least.
const WORDS_A_PRACTICE: usize = 300;

/// Says what keeps a document from being held against duties: it has no text, is not in English or is no privacy policy.
pub(super) fn judge(insight: &Insight, config: &Config, judgement: &mut Judgement) {
    let Insight { source, document, reading, .. } = insight;
    let lexicon = spec::lexicon();
    let is_broken = |rule: &str| match rule {
        EMPTY => reading.words == 0,
        ENGLISH => !is_english(document, reading),
        _ => !is_policy(reading, lexicon) && !has_title(source, document, lexicon),
    };
    let mut broken = [EMPTY, ENGLISH, POLICY].into_iter().filter(|rule| is_broken(rule) && !config.is_off(rule));
    let Some(rule) = broken.next().and_then(|rule| config.spec().rule(rule)) else { return };
    let place = document.source_span(placement::title(document, reading).unwrap_or_default());
    judgement.diagnostics.push(Diagnostic::of(rule, Label::new(place, &rule.label)).about(Subject::Document));
    judgement.refused_by = Some(rule.id.clone());
}

/// Where one document of a policy is one, the others are parts of it, whatever they look like.
pub(super) fn join(_: &[Insight], _: &Config, judgements: &mut [Judgement]) {
    if judgements.iter().all(|judgement| judgement.refused_by.is_some()) {
        return;
    }
    for judgement in judgements {
        if judgement.refused_by.take_if(|rule| rule == POLICY).is_some() {
            judgement.diagnostics.retain(|diagnostic| diagnostic.rule != POLICY);
        }
    }
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
