//! Examples behind a condition are those of the clause before it: "we collect data when you register, including your name".

use super::handed_down::HandedDown;
use super::pen::Pen;
use crate::language::clause::ClauseKind;
use crate::lexicon::{Cue, Role};

/// Gives such examples the practice of the clause that they are of.
pub(super) fn belong(pen: &mut Pen<'_>) {
    for at in 2..pen.clauses.len() {
        let (main, condition, examples) = (&pen.clauses[at - 2], &pen.clauses[at - 1], &pen.clauses[at]);
        let begins = pen
            .tokens
            .get(pen.tokens.partition_point(|token| token.span.start < examples.span.start))
            .is_some_and(|first| first.cues(pen.lexicon).has(Cue::Example));
        if examples.kind == ClauseKind::Fragment
            && condition.kind == ClauseKind::Condition
            && main.kind == ClauseKind::Main
            && main.sentence == examples.sentence
            && begins
            && pen.mentions(main).iter().any(|mention| mention.role == Role::Data)
        {
            let practice = HandedDown::of(at - 2, pen);
            pen.go_on(at, at - 2, &practice);
        }
    }
}
