//! Verdicts on duties, and the diagnostics of those that are missing or weak.

use super::evidence::{Evidence, Matches, joined};
use super::{DEFERRED, Insight, Judgement, placement};
use crate::config::{Config, Facts};
use crate::diagnostics::{Diagnostic, Label, Subject};
use crate::document::{Document, TextSpan};
use crate::findings::{Judged, Verdict};
use crate::language::{ClauseKind, Reading};
use crate::lexicon::ConceptSet;
use crate::source::Source;
use crate::spec::{DocumentKind, Duty, Given, Spec};

/// What is said of a sentence that suggested text would replace, but for its markup.
const STAYS: &str =
    " Suggested text is added beside this sentence, not in its place, because the sentence has a link or other markup.";

/// A weak form shows at most this many places beside the first.
const WEAK_LABELS: usize = 2;

/// Holds what the documents of a policy state together against the checklists.
///
/// A duty stands with one of the documents: with the first whose words satisfy it, touch on it or leave it to another document; where
/// it is missing, with the one in which the words fit best; where it does not apply, with the main one.
pub(super) fn judge(policy: &[Insight], config: &Config, judgements: &mut [Judgement]) {
    let checked: Vec<usize> = (0..policy.len()).filter(|&number| judgements[number].refused_by.is_none()).collect();
    let read: Vec<&Insight> = checked.iter().map(|&number| &policy[number]).collect();
    let courts: Vec<Court> = (0..read.len()).map(|number| Court::new(&read, number, config)).collect();
    if courts.is_empty() {
        return;
    }
    let mut deferred: Vec<Vec<(&str, TextSpan)>> = vec![Vec::new(); courts.len()];
    for duty in config.spec().duties().filter(|duty| !config.is_off(&duty.rule.id)) {
        let (home, verdict, words) = verdict(&courts, duty);
        let (court, judgement) = (&courts[home], &mut judgements[checked[home]]);
        let spans = words.iter().map(|&words| court.document.source_span(words)).collect();
        let (rule, asks, is_asked) = (duty.rule.id.clone(), duty.rule.asks.clone(), court.is_asked(duty));
        judgement.verdicts.push(Judged { rule, asks, is_asked, verdict, spans });
        match verdict {
            Verdict::Missing => judgement.diagnostics.push(court.missing(duty)),
            Verdict::Weak => judgement.diagnostics.push(court.weak(duty)),
            Verdict::Deferred => deferred[home].push((duty.rule.id.as_str(), words[0])),
            Verdict::Satisfied | Verdict::NotApplicable => {}
        }
    }
    for ((court, deferred), number) in courts.iter().zip(&deferred).zip(checked) {
        judgements[number].diagnostics.extend(court.deferred(deferred));
    }
}

/// How a duty comes out over all documents: the number of the one that it stands with, and the words there that say so.
fn verdict(courts: &[Court], duty: &Duty) -> (usize, Verdict, Vec<TextSpan>) {
    let main = &courts[0];
    if main.is_satisfied(duty) {
        let stated = courts.iter().map(|court| court.words(&duty.satisfied_by.statements())).enumerate();
        let (home, words) = stated.into_iter().find(|(_, words)| !words.is_empty()).unwrap_or_default();
        return (home, Verdict::Satisfied, words);
    }
    if !main.applies(duty) {
        return (0, Verdict::NotApplicable, Vec::new());
    }
    let mut deferral = None;
    for (home, court) in courts.iter().enumerate() {
        match court.unsatisfied(duty) {
            // Words that touch on a duty say more than that it is left to another document.
            (Verdict::Weak, words) => return (home, Verdict::Weak, words),
            (Verdict::Deferred, words) => deferral = deferral.or(Some((home, Verdict::Deferred, words))),
            _ => {}
        }
    }
    deferral.unwrap_or_else(|| {
        let fitting = (0..courts.len()).filter(|_| courts.len() > 1).min_by_key(|&home| courts[home].place(duty).0);
        (fitting.unwrap_or_default(), Verdict::Missing, Vec::new())
    })
}

/// A document that is being judged.
pub(super) struct Court<'a> {
    source: &'a Source,
    pub(super) document: &'a Document,
    pub(super) reading: &'a Reading,
    pub(super) matches: &'a Matches,
    /// The documents of its policy that are checked, with itself at this place.
    policy: &'a [&'a Insight],
    number: usize,
    pub(super) spec: &'a Spec,
    facts: &'a Facts,
}

impl<'a> Court<'a> {
    pub(super) fn new(policy: &'a [&'a Insight], number: usize, config: &'a Config) -> Self {
        let Insight { source, document, reading, matches, .. } = policy[number];
        Self { source, document, reading, matches, policy, number, spec: config.spec(), facts: config.facts() }
    }

    /// The kinds of the policy's documents.
    fn kinds(&self) -> impl Iterator<Item = &DocumentKind> {
        self.policy.iter().map(|insight| &self.spec.kinds[insight.kind])
    }

    fn gives(&self, fact: &Given) -> bool {
        self.facts.gives(fact) || self.kinds().any(|kind| kind.gives.contains(fact))
    }

    /// Whether the policy states what a duty asks for.
    fn is_satisfied(&self, duty: &Duty) -> bool {
        duty.satisfied_by.holds(&|statement| self.is_stated_anywhere(statement), &|fact: &Given| self.gives(fact))
    }

    /// Whether a duty speaks for one of the policy's documents.
    fn is_asked(&self, duty: &Duty) -> bool {
        self.policy.iter().any(|insight| duty.kinds.contains(&insight.kind))
    }

    /// Whether a duty speaks for one of the policy's documents, and its condition holds of the policy.
    fn applies(&self, duty: &Duty) -> bool {
        self.is_asked(duty) && duty.when.holds(&|statement| self.is_so(statement), &|fact: &Given| self.gives(fact))
    }

    /// How a duty that applies and is not satisfied comes out in this document, with the words that say so.
    fn unsatisfied(&self, duty: &Duty) -> (Verdict, Vec<TextSpan>) {
        let elsewhere: Vec<usize> = duty.deferred_by.iter().copied().filter(|&statement| !self.is_at_hand(statement)).collect();
        let deferral = self.words(&elsewhere);
        if !deferral.is_empty() {
            return (Verdict::Deferred, deferral);
        }
        let listed = duty.weak.iter().map(|form| &self.matches.stated[form.statement]);
        let own = duty.satisfied_by.statements();
        let own = own.iter().map(|&statement| &self.matches.weak[statement]);
        let words = in_order(listed.chain(own).flat_map(spans));
        (if words.is_empty() { Verdict::Missing } else { Verdict::Weak }, words)
    }

    /// Whether the document that a statement leaves something to is another one of the policy: its title names what the statement
    /// belongs to, or what the words name and the own title does not.
    fn is_at_hand(&self, statement: usize) -> bool {
        if self.policy.len() == 1 {
            return false;
        }
        let mut named = *self.spec.statements.get(statement).belongs;
        let own = placement::named_in_title(self.policy[self.number]);
        for evidence in &self.matches.stated[statement] {
            let words = self.reading.clauses[evidence.clause].named;
            words.iter().filter(|&concept| !own.contains(concept)).for_each(|concept| named.insert(concept));
        }
        let others = self.policy.iter().enumerate().filter(|&(number, _)| number != self.number);
        others.map(|(_, other)| other).any(|other| placement::named_in_title(other).meets(&named))
    }

    fn is_stated_anywhere(&self, statement: usize) -> bool {
        self.policy.iter().any(|insight| !insight.matches.stated[statement].is_empty())
    }

    fn is_stated(&self, statement: usize) -> bool {
        !self.matches.stated[statement].is_empty()
    }

    /// Whether something is so: by the facts that the publisher gives, else by what the policy states.
    fn is_so(&self, statement: usize) -> bool {
        let asked = self.spec.statements.get(statement);
        let is_stated = |statement| self.is_stated_anywhere(statement);
        let is_presumed = || asked.presumed_unless().is_some_and(|mut against| !against.any(is_stated));
        self.facts.condition(asked.id).unwrap_or_else(|| is_stated(statement) || is_presumed())
    }

    /// The words that make one of these statements, in the order of the text.
    fn words(&self, statements: &[usize]) -> Vec<TextSpan> {
        in_order(statements.iter().flat_map(|&statement| spans(&self.matches.stated[statement])))
    }

    /// The words that touch on a duty, with what they lack, in the order of the duty's weak forms.
    fn weak_forms<'b>(&'b self, duty: &'b Duty) -> impl Iterator<Item = (Evidence, &'b str)> {
        let listed = duty.weak.iter().flat_map(|form| {
            joined(&self.matches.stated[form.statement]).into_iter().map(|evidence| (evidence, form.lacks.as_str()))
        });
        let own = duty.satisfied_by.statements();
        let own = own.into_iter().flat_map(|statement| joined(&self.matches.weak[statement]));
        let own = own.map(|evidence| {
            let statements = &self.spec.statements;
            let lacks = statements.lacks(&statements.patterns()[evidence.pattern]);
            (evidence, lacks.unwrap_or(duty.weak_message.as_str()))
        });
        listed.chain(own)
    }

    fn missing(&self, duty: &Duty) -> Diagnostic {
        let reason = self.reason(duty);
        let (_, place) = self.place(duty);
        let apart = reason.map(|reason| reason.span).filter(|reason| reason.end <= place.start || place.end <= reason.start);
        let secondary = apart.map(|reason| self.label(reason, "this makes it necessary")).into_iter().collect();
        let primary = self.label(place, &duty.rule.label);
        Diagnostic::of(&duty.rule, primary).about(Subject::Absence).with_secondary(secondary)
    }

    /// Where a duty that is missing is shown, and how well it fits there.
    fn place(&self, duty: &Duty) -> (placement::Fit, TextSpan) {
        placement::place(self.policy[self.number], &self.belongs(duty), self.reason(duty))
    }

    fn weak(&self, duty: &Duty) -> Diagnostic {
        let message = duty.weak.iter().find(|form| self.is_stated(form.statement)).and_then(|form| form.message.as_deref());
        let belongs = self.belongs(duty);
        let mut labels: Vec<(Evidence, &str)> = Vec::new();
        for (evidence, lacks) in self.weak_forms(duty) {
            match labels.iter_mut().find(|(_, told)| *told == lacks) {
                // Of the words that lack the same, those in the section where they belong are shown.
                Some((shown, _)) if self.at_home(evidence.span, &belongs) && !self.at_home(shown.span, &belongs) => {
                    *shown = evidence;
                }
                Some(_) => {}
                None => labels.push((evidence, lacks)),
            }
        }
        let (Evidence { span: place, clause, .. }, lacks) = labels[0];
        let apart = |span: TextSpan| span.end <= place.start || place.end <= span.start;
        let others = labels[1..].iter().filter(|(other, _)| apart(other.span)).take(WEAK_LABELS);
        let secondary = others.map(|(other, lacks)| self.label(other.span, lacks)).collect();
        let sentence = duty.rule.suggest.as_ref().and_then(|_| self.replaced(duty, clause));
        let replaces = sentence.and_then(|sentence| self.document.removable(self.source, sentence));
        let mut found = Diagnostic::of(&duty.rule, self.label(place, lacks))
            .saying(message.unwrap_or(&duty.weak_message), duty.weak_severity)
            .with_secondary(secondary)
            .replacing(replaces);
        if sentence.is_some() && replaces.is_none() {
            found.help.push_str(STAYS);
        }
        found
    }

    /// One diagnostic for all duties that are left to other documents, at the words that do so.
    fn deferred(&self, duties: &[(&str, TextSpan)]) -> Option<Diagnostic> {
        let rule = self.spec.rule(DEFERRED)?;
        let &(_, place) = duties.first()?;
        let rules = duties.iter().map(|(rule, _)| *rule).collect::<Vec<_>>().join(", ");
        let others = in_order(duties.iter().map(|&(_, span)| span).filter(|&span| span != place));
        let secondary = others.into_iter().take(WEAK_LABELS).map(|span| self.label(span, &rule.label)).collect();
        let found = Diagnostic::of(rule, self.label(place, &rule.label)).with_secondary(secondary);
        Some(found.with_help(format!("{} {rules}", rule.help)))
    }

    /// The concepts of the headings under which a duty's words belong.
    fn belongs(&self, duty: &Duty) -> ConceptSet {
        let mut belongs = ConceptSet::default();
        for statement in duty.satisfied_by.statements() {
            belongs.extend(self.spec.statements.get(statement).belongs);
        }
        belongs
    }

    /// Whether words stand under a heading that names one of the concepts.
    fn at_home(&self, span: TextSpan, belongs: &ConceptSet) -> bool {
        let block = self.document.blocks.partition_point(|block| block.span.start <= span.start);
        let section = block.checked_sub(1).and_then(|block| self.document.sections.around(block));
        section.is_some_and(|section| placement::names(section.heading, self.reading, belongs))
    }

    /// The clause that makes a missing statement necessary.
    fn reason(&self, duty: &Duty) -> Option<Evidence> {
        let has_to_be_stated = |&asked: &usize| self.spec.statements.get(asked).presumed_unless().is_none();
        let asked = duty.when.statements().into_iter().filter(has_to_be_stated);
        duty.because.iter().copied().chain(asked).find_map(|statement| self.best(statement))
    }

    /// The words that state it best: those in a section about it, else the first.
    pub(super) fn best(&self, statement: usize) -> Option<Evidence> {
        let belongs = self.spec.statements.get(statement).belongs;
        let stated = joined(&self.matches.stated[statement]);
        stated
            .into_iter()
            .min_by_key(|evidence| (!self.speaks(evidence.span), !self.at_home(evidence.span, belongs), evidence.span))
    }

    /// Whether words hold a clause of their own: with a verb, not denied, and nothing taken over from a lead-in.
    fn speaks(&self, span: TextSpan) -> bool {
        self.reading
            .clauses_within(span)
            .any(|clause| clause.kind == ClauseKind::Main && clause.verb.is_some() && clause.lead.is_none() && !clause.denied)
    }

    fn label(&self, span: TextSpan, message: &str) -> Label {
        Label::new(self.document.source_span(span), message)
    }
}

/// Places in the order of the text, each once.
fn in_order(spans: impl Iterator<Item = TextSpan>) -> Vec<TextSpan> {
    let mut spans: Vec<TextSpan> = spans.collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// The words of evidence, as they are shown.
fn spans(evidence: &[Evidence]) -> impl Iterator<Item = TextSpan> {
    joined(evidence).into_iter().map(|evidence| evidence.span)
}
