//! Examples behind a condition are those of the clause before it: "we collect data when you register, including your name".

use super::{go_on, practice};
use crate::language::clause::{ClauseKind, Reading};
use crate::lexicon::{Cue, Lexicon, Role};

/// Gives such examples the practice of the clause that they are of.
pub(super) fn belong(lexicon: &Lexicon, reading: &mut Reading) {
    for at in 2..reading.clauses.len() {
        let (main, condition, examples) = (&reading.clauses[at - 2], &reading.clauses[at - 1], &reading.clauses[at]);
        let begins = reading
            .tokens
            .get(reading.tokens.partition_point(|token| token.span.start < examples.span.start))
            .is_some_and(|first| first.cues(lexicon).has(Cue::Example));
        if examples.kind == ClauseKind::Fragment
            && condition.kind == ClauseKind::Condition
            && main.kind == ClauseKind::Main
            && main.sentence == examples.sentence
            && begins
            && reading.mentions(main).iter().any(|mention| mention.role == Role::Data)
        {
            go_on(at, at - 2, &practice(at - 2, reading), reading);
        }
    }
}
