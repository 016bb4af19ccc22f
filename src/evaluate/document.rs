//! Whether a document is one that duties can be checked against: an English privacy policy with text.

use super::{DEFERRED, Evidence, Insight, Judgement, kind, placement};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Label, Severity, Subject};
use crate::document::{self, BlockKind, Document};
use crate::language::Reading;
use crate::lexicon::{ConceptId, class};
use crate::spec::{Deferral, Rule};
use crate::tongue::Tongue;

/// The document has no text.
pub(super) const EMPTY: &str = "document/empty";
/// It is not in English.
pub(super) const ENGLISH: &str = "document/english";
/// It is not a privacy policy.
pub(super) const POLICY: &str = "document/privacy-policy";

/// This many bytes are enough to tell a language.
const SAMPLE: usize = 2_000;
/// A text with fewer words is not judged by its language.
const FEW_WORDS: usize = 12;
/// In English running text about half of the words carry grammar; lists and headings have fewer.
const ENGLISH_SHARE: usize = 5;
/// The statement of what the publisher does with data.
pub(super) const PRACTICE: &str = "data-practice";
/// The statement by which a text calls itself a privacy policy.
pub(super) const TITLE: &str = "title";

/// A text with so many sections about handling its readers' data is a policy, whatever its title.
const SECTIONS: usize = 2;

/// How much a policy speaks of handling its readers' data.
struct Density {
    /// Of a short text, one in so many sentences does.
    share: usize,
    /// A longer text does at least so often,
    least: usize,
    /// and once in so many words.
    words: usize,
}

/// A text that calls itself a privacy policy somewhere.
const NAMED: Density = Density { share: 3, least: 3, words: 300 };
/// A text that does not.
const UNNAMED: Density = Density { share: 2, least: 5, words: 80 };

/// Says what keeps a document from being checked against duties: it has no text, is not in English, leaves everything to another document or
/// is not a privacy policy.
pub(super) fn judge(insight: &Insight, config: &Config, judgement: &mut Judgement) {
    let Insight { document, reading, tongue, .. } = insight;
    let is_broken = |rule: &str| match rule {
        EMPTY => reading.words == 0,
        ENGLISH => !is_english(document, reading, tongue),
        DEFERRED => config.spec().kinds[insight.kind].deferred.is_some(),
        _ => !is_policy(insight, config) || !is_asked(insight, config),
    };
    let mut broken = [EMPTY, ENGLISH, DEFERRED, POLICY].into_iter().filter(|rule| is_broken(rule) && !config.is_off(rule));
    let Some(rule) = broken.next().and_then(|rule| config.spec().rule(rule)) else { return };
    judgement.refused_by = Some(rule.id.clone());
    if let Some(deferral) = config.spec().kinds[insight.kind].deferred.as_ref().filter(|_| rule.id == DEFERRED) {
        judgement.diagnostics.push(deferred(insight, rule, deferral));
        return;
    }
    let place = document.source_span(placement::title(document, reading, tongue.lexicon()).unwrap_or_default());
    let is_other_kind = rule.id == POLICY && is_policy(insight, config);
    let label = match rule.other_label.as_ref().filter(|_| is_other_kind) {
        Some(label) => format!("{}: {label}", config.spec().kinds[insight.kind].title),
        None => rule.label.clone(),
    };
    judgement.diagnostics.push(Diagnostic::of(rule, Label::new(place, label)).about(Subject::Document));
}

/// A document that leaves everything to another one, at the words that do so. It is an error: nothing was checked.
fn deferred(insight: &Insight, rule: &Rule, deferral: &Deferral) -> Diagnostic {
    let Insight { tongue, document, reading, matches, .. } = insight;
    let words = deferral.by.iter().flat_map(|&statement| &matches.stated[statement]).map(|evidence| evidence.span).min();
    let place = document.source_span(words.or_else(|| placement::title(document, reading, tongue.lexicon())).unwrap_or_default());
    Diagnostic::of(rule, Label::new(place, &deferral.label))
        .saying(&deferral.message, Severity::Error)
        .with_help(deferral.help.clone())
}

/// Where one document of a policy is one, the others are parts of it, whatever they look like.
pub(super) fn join(_: &[Insight], _: &Config, judgements: &mut [Judgement]) {
    if judgements.iter().all(|judgement| judgement.refused_by.is_some()) {
        return;
    }
    for judgement in judgements {
        if let Some(rule) = judgement.refused_by.take_if(|rule| rule == POLICY || rule == DEFERRED) {
            judgement.diagnostics.retain(|diagnostic| diagnostic.rule != rule);
        }
    }
}

/// Whether something is asked of this kind of document.
fn is_asked(insight: &Insight, config: &Config) -> bool {
    let spec = config.spec();
    let mut duties = spec.duties().filter(|duty| !config.is_off(&duty.rule.id)).peekable();
    let asks_nothing = duties.peek().is_none();
    asks_nothing || spec.kinds[insight.kind].deferred.is_some() || duties.any(|duty| duty.kinds.contains(&insight.kind))
}

/// English function words tell English; only where they are few is the language looked at.
fn is_english(document: &Document, reading: &Reading, tongue: &Tongue) -> bool {
    let carries_grammar = |symbol: u8| {
        (class::MODAL..=class::OBJECT_PRONOUN).contains(&symbol) || (class::PREPOSITION..=class::PLEASE).contains(&symbol)
    };
    let few = reading.tokens.iter().filter(|token| carries_grammar(token.symbol)).count();
    reading.words < FEW_WORDS
        || few * ENGLISH_SHARE >= reading.words
        || !tongue.is_foreign(document::head(&document.text, SAMPLE))
}

/// Whether a document is one of those that rules speak for. A document of a special kind shows that; a privacy policy calls itself one
/// in its title, or speaks of handling its readers' data all the time.
fn is_policy(insight: &Insight, config: &Config) -> bool {
    let Insight { source, tongue, document, reading, matches, kind } = insight;
    let policy = tongue.lexicon().known.privacy_policy;
    if *kind != kind::default(config.spec()) || config.document_kind().is_some() {
        return true;
    }
    if kind::parts(source, document, reading, tongue).iter().any(|part| part.words.head.contains(policy)) {
        return true;
    }
    if sections_on_data(insight) >= SECTIONS {
        return true;
    }
    let evidence = |id: &str| config.spec().statements.number(id).map_or(&[][..], |statement| &matches.stated[statement]);
    let is_own = |evidence: &&Evidence| is_own(document, reading, evidence);
    let practices: Vec<&Evidence> = evidence(PRACTICE).iter().filter(is_own).collect();
    // What a lead-in says of a list is said once.
    let said = practices.iter().filter(|evidence| reading.clauses[evidence.clause].lead.is_none()).count();
    let Density { share, least, words } = if evidence(TITLE).iter().any(|evidence| is_own(&evidence)) { NAMED } else { UNNAMED };
    let is_dense = said * share >= kind::sentences(document, reading);
    said > 0 && (is_dense || said >= least) && practices.len() * words >= reading.words
}

/// How many headings are about what somebody does with their readers' data: "Who we share your data with", "Your rights over your data".
fn sections_on_data(insight: &Insight) -> usize {
    let Insight { tongue, document, reading, .. } = insight;
    let known = &tongue.lexicon().known;
    let headings = document.sections.all().iter().map(|section| reading.block_sentences[section.heading].clone());
    let is_about = |sentence: u32| {
        let named = &reading.sentences[sentence as usize].named;
        let has = |concepts: &[ConceptId]| concepts.iter().any(|&concept| named.contains(concept));
        let personal = has(&[known.personal_information, known.first_party, known.user]);
        has(&[known.information]) && has(&[known.process, known.right]) && personal
    };
    headings.filter(|sentences| sentences.clone().any(is_about)).count()
}

/// Whether a text says something itself, and does not quote it.
fn is_own(document: &Document, reading: &Reading, evidence: &Evidence) -> bool {
    let block = &document.blocks[reading.sentences[reading.clauses[evidence.clause].sentence as usize].block as usize];
    let before = &document.text[block.span.start as usize..evidence.span.start.max(block.span.start) as usize];
    let is_open = before.matches('"').count() % 2 == 1 || before.rfind('\u{201c}') > before.rfind('\u{201d}');
    !is_open && block.kind != BlockKind::Quote
}
