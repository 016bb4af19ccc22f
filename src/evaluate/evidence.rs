//! Evidence: the clauses that make a statement or touch on it.

use crate::document::TextSpan;
use crate::language::Reading;
use crate::spec::Statements;
use std::ops::Index;

/// A clause that makes a statement or touches on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The clause, by number.
    pub clause: usize,
    /// The words: the clause's, or the whole sentence's where the pattern asks about that.
    pub span: TextSpan,
    /// The pattern that fits, by number.
    pub pattern: usize,
}

/// What was found of each statement.
#[derive(Debug)]
pub struct Matches {
    /// Words that make it.
    pub stated: Found,
    /// Words that only touch on it.
    pub weak: Found,
}

/// The evidence of each statement, by its number, in the order of the clauses; a clause may be named by several patterns.
#[derive(Debug)]
pub struct Found {
    evidence: Vec<Evidence>,
    /// Where the evidence of each statement begins.
    starts: Vec<usize>,
    /// Where it ends.
    ends: Vec<usize>,
}

/// A pattern that fits a clause, both by number.
pub(super) struct Fit {
    pub(super) clause: u32,
    pub(super) pattern: u32,
}

impl Found {
    /// The evidence that patterns fit clauses, which are given in the order of the clauses.
    pub(super) fn new(fits: &[Fit], reading: &Reading, statements: &Statements) -> Self {
        let patterns = statements.patterns();
        let mut starts = vec![0; statements.count() + 1];
        for fit in fits {
            starts[patterns[fit.pattern as usize].statement() + 1] += 1;
        }
        for statement in 0..statements.count() {
            starts[statement + 1] += starts[statement];
        }
        let mut ends = starts.clone();
        let nothing = Evidence { clause: 0, span: TextSpan::default(), pattern: 0 };
        let mut evidence = vec![nothing; fits.len()];
        for fit in fits {
            let pattern = &patterns[fit.pattern as usize];
            let words = &reading.clauses[fit.clause as usize];
            let sentence = &reading.sentences[words.sentence as usize];
            let span = if pattern.is_of_sentence() { sentence.span } else { words.span };
            let new = Evidence { clause: fit.clause as usize, span, pattern: fit.pattern as usize };
            let (start, end) = (starts[pattern.statement()], &mut ends[pattern.statement()]);
            // Patterns that fit a clause come in no order, and one may fit several practices of it.
            let mut at = *end;
            while at > start && evidence[at - 1].clause == new.clause && evidence[at - 1].pattern > new.pattern {
                at -= 1;
            }
            if at == start || evidence[at - 1] != new {
                for later in (at..*end).rev() {
                    evidence[later + 1] = evidence[later];
                }
                evidence[at] = new;
                *end += 1;
            }
        }
        Self { evidence, starts, ends }
    }

    /// The evidence of each statement, by number.
    pub fn iter(&self) -> impl Iterator<Item = &[Evidence]> {
        (1..self.starts.len()).map(|number| &self[number - 1])
    }
}

impl Index<usize> for Found {
    type Output = [Evidence];

    fn index(&self, statement: usize) -> &[Evidence] {
        &self.evidence[self.starts[statement]..self.ends[statement]]
    }
}

/// Evidence to be shown: the words, of which what overlaps is joined, with the first clause that speaks them.
#[must_use]
pub fn joined(evidence: &[Evidence]) -> Vec<Evidence> {
    let mut shown = Vec::new();
    join(evidence, &mut shown);
    shown
}

/// The same, with room for what is shown.
pub(crate) fn join(evidence: &[Evidence], shown: &mut Vec<Evidence>) {
    shown.clear();
    for evidence in evidence {
        let mut whole = *evidence;
        // A sentence can hold the words of several clauses before.
        while let Some(before) = shown.pop_if(|before| before.span.end > whole.span.start) {
            whole = Evidence { span: before.span.to(whole.span), ..before };
        }
        shown.push(whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_joins_what_it_holds_in_whatever_order_patterns_fit() {
        let evidence = |clause, start, end| Evidence { clause, span: TextSpan { start, end }, pattern: 0 };
        let [first, second, sentence] = [evidence(0, 0, 10), evidence(1, 20, 30), evidence(1, 0, 30)];
        for order in [[first, second, sentence], [first, sentence, second]] {
            assert_eq!(joined(&order), [evidence(0, 0, 30)]);
        }
    }
}
