//! Verdicts on duties, and the diagnostics of those that are missing or weak.

use super::patterns::{Evidence, Found};
use super::placement;
use crate::config::{Config, Facts};
use crate::diagnostics::{Diagnostic, Label, Subject};
use crate::document::{Document, TextSpan};
use crate::findings::{Judged, Verdict};
use crate::language::{ClauseKind, Reading};
use crate::lexicon::ConceptSet;
use crate::spec::{Duty, Spec, document_rule};

/// A weak form shows at most so many places beside the first.
const WEAK_LABELS: usize = 2;

/// Holds the statements found against the checklists.
#[must_use]
pub fn judge(document: &Document, reading: &Reading, found: &Found, config: &Config) -> (Vec<Judged>, Vec<Diagnostic>) {
    let court = Court { document, reading, found, spec: config.spec(), facts: config.facts() };
    let mut verdicts = Vec::new();
    let mut diagnostics = Vec::new();
    let mut deferred = Vec::new();
    for duty in court.spec.checklists.iter().flat_map(|checklist| &checklist.duties).filter(|duty| !config.is_off(&duty.rule)) {
        let (verdict, evidence) = court.verdict(duty);
        let spans = evidence.iter().map(|evidence| document.source_span(evidence.span)).collect();
        verdicts.push(Judged { rule: duty.rule.clone(), asks: duty.asks.clone(), verdict, spans });
        match verdict {
            Verdict::Missing => diagnostics.push(court.missing(duty)),
            Verdict::Weak => diagnostics.push(court.weak(duty)),
            Verdict::Deferred => deferred.push((duty.rule.as_str(), evidence[0].span)),
            Verdict::Satisfied | Verdict::NotApplicable => {}
        }
    }
    diagnostics.extend(court.deferred(&deferred));
    diagnostics.extend(court.contradicted());
    (verdicts, diagnostics)
}

struct Court<'a> {
    document: &'a Document,
    reading: &'a Reading,
    found: &'a Found,
    spec: &'a Spec,
    facts: &'a Facts,
}

impl Court<'_> {
    fn verdict(&self, duty: &Duty) -> (Verdict, Vec<Evidence>) {
        if !self.applies(duty) {
            return (Verdict::NotApplicable, Vec::new());
        }
        let evidence = ordered(duty.statements.iter().flat_map(|&statement| &self.found.stated[statement]));
        if !evidence.is_empty() {
            return (Verdict::Satisfied, evidence);
        }
        let deferral = ordered(duty.deferred_by.iter().flat_map(|&statement| &self.found.stated[statement]));
        if !deferral.is_empty() {
            return (Verdict::Deferred, deferral);
        }
        let evidence = ordered(self.weak_forms(duty).map(|(evidence, _)| evidence));
        if evidence.is_empty() { (Verdict::Missing, evidence) } else { (Verdict::Weak, evidence) }
    }

    /// Whether the condition of a duty holds: by the facts that the publisher gives, else by what the policy states.
    fn applies(&self, duty: &Duty) -> bool {
        let holds = |&statement: &usize| {
            let given = self.facts.condition(&self.spec.statements[statement].id);
            given.unwrap_or_else(|| !self.found.stated[statement].is_empty())
        };
        duty.is_unconditional() || duty.when.iter().any(holds) || duty.when_given.iter().any(|fact| self.facts.gives(fact))
    }

    /// What the policy states although the publisher says that it is not so.
    fn contradicted(&self) -> Vec<Diagnostic> {
        let rule = document_rule("fact");
        let denied = self.facts.denied().filter_map(|id| self.spec.statement(id));
        let stated = denied.filter_map(|statement| Some((statement, self.best(statement)?)));
        let say = |(statement, evidence): (usize, &Evidence)| Diagnostic {
            rule: "document/fact".to_owned(),
            severity: rule.severity,
            message: rule.message.clone(),
            subject: Subject::Words,
            primary: self
                .label(evidence.span, &format!("the configuration says `{}: false`", self.spec.statements[statement].id)),
            secondary: Vec::new(),
            help: rule.help.clone(),
            cite: Vec::new(),
            suggest: None,
        };
        stated.map(say).collect()
    }

    /// The words that touch on a duty, with what they lack, in the order of the duty's weak forms.
    fn weak_forms<'b>(&'b self, duty: &'b Duty) -> impl Iterator<Item = (&'b Evidence, &'b str)> {
        let listed = duty
            .weak
            .iter()
            .flat_map(|form| self.found.stated[form.statement].iter().map(|evidence| (evidence, form.lacks.as_str())));
        let own = duty.statements.iter().flat_map(|&statement| &self.found.weak[statement]);
        let own = own.map(|evidence| {
            (evidence, self.spec.patterns[evidence.pattern].lacks.as_deref().unwrap_or(duty.weak_message.as_str()))
        });
        listed.chain(own)
    }

    fn missing(&self, duty: &Duty) -> Diagnostic {
        let reason = self.reason(duty);
        let place = placement::place(self.document, self.reading, &self.belongs(duty), reason);
        let apart = reason.filter(|reason| reason.end <= place.start || place.end <= reason.start);
        let secondary = apart.map(|reason| self.label(reason, "this makes it necessary")).into_iter().collect();
        self.diagnostic(duty, Verdict::Missing, duty.missing.clone(), (place, &duty.absent), secondary)
    }

    fn weak(&self, duty: &Duty) -> Diagnostic {
        let message =
            duty.weak.iter().find(|form| !self.found.stated[form.statement].is_empty()).and_then(|form| form.message.clone());
        let belongs = self.belongs(duty);
        let mut labels: Vec<(TextSpan, &str)> = Vec::new();
        for (evidence, lacks) in self.weak_forms(duty) {
            match labels.iter_mut().find(|(_, told)| *told == lacks) {
                // Of the words that lack the same, those in the section where they belong are shown.
                Some((span, _)) if self.at_home(evidence.span, &belongs) && !self.at_home(*span, &belongs) => {
                    *span = evidence.span;
                }
                Some(_) => {}
                None => labels.push((evidence.span, lacks)),
            }
        }
        let (place, lacks) = labels[0];
        let apart = |span: TextSpan| span.end <= place.start || place.end <= span.start;
        let mut secondary: Vec<Label> = labels[1..]
            .iter()
            .filter(|(span, _)| apart(*span))
            .take(WEAK_LABELS)
            .map(|(span, lacks)| self.label(*span, lacks))
            .collect();
        secondary.sort_by_key(|label| label.span);
        self.diagnostic(duty, Verdict::Weak, message.unwrap_or_else(|| duty.weak_message.clone()), (place, lacks), secondary)
    }

    /// One diagnostic for all duties that are left to other documents, at the words that do so.
    fn deferred(&self, duties: &[(&str, TextSpan)]) -> Option<Diagnostic> {
        let rule = document_rule("deferred");
        let &(_, place) = duties.first()?;
        let rules = duties.iter().map(|(rule, _)| *rule).collect::<Vec<_>>().join(", ");
        let mut others: Vec<TextSpan> = duties.iter().map(|&(_, span)| span).filter(|&span| span != place).collect();
        others.sort_unstable();
        others.dedup();
        Some(Diagnostic {
            rule: "document/deferred".to_owned(),
            severity: rule.severity,
            message: rule.message.clone(),
            subject: Subject::Words,
            primary: self.label(place, &rule.label),
            secondary: others.into_iter().take(WEAK_LABELS).map(|span| self.label(span, &rule.label)).collect(),
            help: format!("{} {rules}", rule.help),
            cite: Vec::new(),
            suggest: None,
        })
    }

    /// The concepts of the headings under which a duty's words belong.
    fn belongs(&self, duty: &Duty) -> ConceptSet {
        let mut belongs = ConceptSet::default();
        for &statement in &duty.statements {
            belongs.extend(&self.spec.statements[statement].belongs);
        }
        belongs
    }

    /// Whether words stand under a heading that names one of the concepts.
    fn at_home(&self, span: TextSpan, belongs: &ConceptSet) -> bool {
        let block = self.document.blocks.partition_point(|block| block.span.start <= span.start);
        let section = block.checked_sub(1).and_then(|block| self.document.sections.around(block));
        section.is_some_and(|section| placement::names(section.heading, self.reading, belongs))
    }

    /// The first clause that makes a missing statement necessary.
    fn reason(&self, duty: &Duty) -> Option<TextSpan> {
        let mut because = duty.because.iter().chain(&duty.when);
        because.find_map(|&statement| self.best(statement)).map(|evidence| evidence.span)
    }

    /// The words that state it best: those in a section about it, else the first.
    fn best(&self, statement: usize) -> Option<&Evidence> {
        let stated = &self.found.stated[statement];
        let belongs = &self.spec.statements[statement].belongs;
        let rank = |evidence: &&Evidence| (!self.speaks(evidence.span), !self.at_home(evidence.span, belongs), evidence.span);
        stated.iter().min_by_key(rank)
    }

    /// Whether words hold a clause of their own: with a verb, not denied, and nothing taken over from a lead-in.
    fn speaks(&self, span: TextSpan) -> bool {
        let clauses = &self.reading.clauses;
        let from = clauses.partition_point(|clause| clause.span.end <= span.start);
        let mut within = clauses[from..].iter().take_while(|clause| clause.span.start < span.end);
        within.any(|clause| clause.kind == ClauseKind::Main && clause.verb.is_some() && clause.lead.is_none() && !clause.denied)
    }

    fn label(&self, span: TextSpan, message: &str) -> Label {
        Label { span: self.document.source_span(span), message: message.to_owned() }
    }

    fn diagnostic(
        &self,
        duty: &Duty,
        verdict: Verdict,
        message: String,
        (place, label): (TextSpan, &str),
        secondary: Vec<Label>,
    ) -> Diagnostic {
        Diagnostic {
            rule: duty.rule.clone(),
            severity: if verdict == Verdict::Weak { duty.weak_severity } else { duty.severity },
            message,
            subject: if verdict == Verdict::Weak { Subject::Words } else { Subject::Absence },
            primary: self.label(place, label),
            secondary,
            help: duty.help.clone(),
            cite: duty.cite.clone(),
            suggest: duty.suggest.clone(),
        }
    }
}

fn ordered<'a>(evidence: impl Iterator<Item = &'a Evidence>) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = evidence.copied().collect();
    all.sort_by_key(|evidence| (evidence.span, evidence.pattern));
    all.dedup_by_key(|evidence| evidence.span);
    all
}
