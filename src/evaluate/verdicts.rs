//! Verdicts on duties, and the diagnostics of those that are missing or weak.

use super::patterns::{Evidence, Found};
use super::placement;
use crate::diagnostics::{Diagnostic, Label};
use crate::document::{Document, TextSpan};
use crate::language::Reading;
use crate::lexicon::ConceptSet;
use crate::report::{Judged, Verdict};
use crate::spec::{Duty, Spec};

/// Holds the statements found against the checklists.
#[must_use]
pub fn judge(document: &Document, reading: &Reading, found: &Found, spec: &Spec) -> (Vec<Judged>, Vec<Diagnostic>) {
    let court = Court { document, reading, found, spec };
    let mut verdicts = Vec::new();
    let mut diagnostics = Vec::new();
    for duty in spec.checklists.iter().flat_map(|checklist| &checklist.duties) {
        let (verdict, evidence) = court.verdict(duty);
        let spans = evidence.iter().map(|evidence| document.source_span(evidence.span)).collect();
        verdicts.push(Judged { rule: duty.rule.clone(), asks: duty.asks.clone(), verdict, spans });
        match verdict {
            Verdict::Missing => diagnostics.push(court.missing(duty)),
            Verdict::Weak => diagnostics.push(court.weak(duty)),
            Verdict::Satisfied | Verdict::NotApplicable => {}
        }
    }
    diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, std::cmp::Reverse(diagnostic.severity)));
    (verdicts, diagnostics)
}

struct Court<'a> {
    document: &'a Document,
    reading: &'a Reading,
    found: &'a Found,
    spec: &'a Spec,
}

impl Court<'_> {
    fn verdict(&self, duty: &Duty) -> (Verdict, Vec<Evidence>) {
        let stated = |statements: &[usize]| statements.iter().any(|&statement| !self.found.stated[statement].is_empty());
        if !duty.when.is_empty() && !stated(&duty.when) {
            return (Verdict::NotApplicable, Vec::new());
        }
        let evidence = ordered(duty.statements.iter().flat_map(|&statement| &self.found.stated[statement]));
        if !evidence.is_empty() {
            return (Verdict::Satisfied, evidence);
        }
        let evidence = ordered(self.weak_forms(duty).map(|(evidence, _)| evidence));
        if evidence.is_empty() { (Verdict::Missing, evidence) } else { (Verdict::Weak, evidence) }
    }

    /// The words that touch on a duty, with what they lack, in the order of the duty's weak forms.
    fn weak_forms<'b>(&'b self, duty: &'b Duty) -> impl Iterator<Item = (&'b Evidence, &'b str)> {
        let listed = duty.weak.iter().flat_map(|form| self.found.stated[form.statement].iter().map(|evidence| (evidence, form.lacks.as_str())));
        let own = duty.statements.iter().flat_map(|&statement| &self.found.weak[statement]);
        let own = own.map(|evidence| (evidence, self.spec.patterns[evidence.pattern].lacks.as_deref().unwrap_or(duty.weak_message.as_str())));
        listed.chain(own)
    }

    fn missing(&self, duty: &Duty) -> Diagnostic {
        let mut belongs = ConceptSet::default();
        for &statement in &duty.statements {
            belongs.extend(&self.spec.statements[statement].belongs);
        }
        let place = placement::place(self.document, self.reading, &belongs);
        let secondary = self.reason(duty, place);
        self.diagnostic(duty, Verdict::Missing, duty.missing.clone(), (place, &duty.absent), secondary)
    }

    fn weak(&self, duty: &Duty) -> Diagnostic {
        let message = duty.weak.iter().find(|form| !self.found.stated[form.statement].is_empty()).and_then(|form| form.message.clone());
        let mut forms = self.weak_forms(duty);
        let (first, first_lacks) = forms.next().expect("internal error: a weak verdict has words");
        let mut shown = vec![first.span];
        let mut secondary = Vec::new();
        for (evidence, lacks) in forms {
            let told = lacks == first_lacks || secondary.iter().any(|label: &Label| label.message == lacks);
            if !told && shown.len() < 3 && !shown.iter().any(|span| span.start < evidence.span.end && evidence.span.start < span.end) {
                shown.push(evidence.span);
                secondary.push(self.label(evidence.span, lacks));
            }
        }
        secondary.sort_by_key(|label| label.span);
        self.diagnostic(duty, Verdict::Weak, message.unwrap_or_else(|| duty.weak_message.clone()), (first.span, first_lacks), secondary)
    }

    /// The first clause that makes a missing statement necessary.
    fn reason(&self, duty: &Duty, place: TextSpan) -> Vec<Label> {
        let because = duty.because.iter().chain(&duty.when);
        let reason = because.flat_map(|&statement| self.found.stated[statement].first()).next();
        let apart = reason.filter(|reason| reason.span.end <= place.start || place.end <= reason.span.start);
        apart.map(|reason| self.label(reason.span, "this makes it necessary")).into_iter().collect()
    }

    fn label(&self, span: TextSpan, message: &str) -> Label {
        Label { span: self.document.source_span(span), message: message.to_owned() }
    }

    fn diagnostic(&self, duty: &Duty, verdict: Verdict, message: String, (place, label): (TextSpan, &str), secondary: Vec<Label>) -> Diagnostic {
        Diagnostic {
            rule: duty.rule.clone(),
            severity: if verdict == Verdict::Weak { duty.weak_severity } else { duty.severity },
            message,
            primary: self.label(place, label),
            secondary,
            help: duty.help.clone(),
            cite: duty.cite.clone(),
        }
    }
}

fn ordered<'a>(evidence: impl Iterator<Item = &'a Evidence>) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = evidence.copied().collect();
    all.sort_by_key(|evidence| (evidence.span, evidence.pattern));
    all.dedup_by_key(|evidence| evidence.span);
    all
}
