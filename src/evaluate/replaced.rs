//! Which sentence suggested text can take the place of: one that touches on a duty and says nothing else.

use super::verdicts::Court;
use crate::document::{BlockKind, TextSpan};
use crate::language::ClauseKind;
use crate::spec::Duty;

impl Court<'_> {
    /// The sentence of a clause that touches on a duty, if all that it says is what the duty asks better words for. What other
    /// words of the policy say again is no loss; a lead-in, an item that goes on with one, a heading and a cell stay.
    pub(super) fn replaced(&self, duty: &Duty, clause: usize) -> Option<TextSpan> {
        let sentence = &self.reading.sentences[self.reading.clauses[clause].sentence as usize];
        let kind = self.document.blocks[sentence.block as usize].kind;
        let stays = matches!(kind, BlockKind::Heading(_) | BlockKind::Cell { .. } | BlockKind::Term);
        if stays || (sentence.block as usize) < self.document.preface || self.text(sentence.span).trim_end().ends_with(':') {
            return None;
        }
        let within = sentence.clauses.start as usize..sentence.clauses.end as usize;
        let says_it = |clause: usize| {
            let own = duty.satisfied_by.statements();
            let weak = own.iter().flat_map(|&statement| &self.matches.weak[statement]);
            let listed = duty.weak.iter().filter(|form| !form.keep).flat_map(|form| &self.matches.stated[form.statement]);
            weak.chain(listed).any(|evidence| evidence.clause == clause)
        };
        let only_this = within.clone().all(|number| {
            let clause = &self.reading.clauses[number];
            let speaks = clause.kind == ClauseKind::Main && clause.verb.is_some();
            clause.lead.is_none() && clause.kind != ClauseKind::Heading && (!speaks || says_it(number))
        });
        let loses_nothing = self.matches.stated.iter().enumerate().all(|(statement, evidence)| {
            let (here, elsewhere) = (
                evidence.iter().any(|evidence| within.contains(&evidence.clause)),
                evidence.iter().any(|evidence| !within.contains(&evidence.clause)),
            );
            !here || elsewhere || self.is_only_weak(statement, duty)
        });
        (only_this && loses_nothing).then_some(sentence.span)
    }

    /// Whether a statement does nothing but touch on this duty, and on no other duty's account is kept.
    fn is_only_weak(&self, statement: usize, duty: &Duty) -> bool {
        let is_weak = duty.weak.iter().any(|form| form.statement == statement && !form.keep);
        is_weak && !self.spec.duties().any(|other| other.satisfied_by.statements().contains(&statement))
    }

    fn text(&self, span: TextSpan) -> &str {
        &self.document.text[span.range()]
    }
}
