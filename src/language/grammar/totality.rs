//! `clause.pest` takes every text of lines, of the symbol alphabet and beyond.

use super::{ClauseGrammar, Rule};
use pest::Parser;
use proptest::prelude::*;

fn is_taken(symbols: &str) -> Result<(), TestCaseError> {
    for rule in [Rule::sentence, Rule::measures] {
        let mut parsed = ClauseGrammar::parse(rule, symbols).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let span = parsed.next().map(|pair| pair.as_span().as_str());
        prop_assert_eq!(span, Some(symbols), "{:?} reads to the end", rule);
    }
    let clauses = ClauseGrammar::parse(Rule::sentence, symbols).expect("it was taken").flatten();
    let mut at = 0;
    for clause in clauses.filter(|pair| pair.as_rule() == Rule::clause) {
        let span = clause.as_span();
        prop_assert!(at <= span.start() && span.start() < span.end(), "clauses in order, none empty, in {symbols:?}");
        at = span.end();
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_sentence_of_symbols_is_taken(symbols in "[A-Za-x]{0,80}") {
        is_taken(&symbols)?;
    }

    #[test]
    fn every_string_is_taken(text in any::<String>()) {
        is_taken(&text.replace('\n', " "))?;
    }

    #[test]
    fn every_line_is_a_sentence(text in "([A-Za-x]{0,20}\n){0,5}") {
        let parsed = ClauseGrammar::parse(Rule::sentences, &text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let sentences = parsed.flatten().filter(|pair| pair.as_rule() == Rule::sentence).count();
        prop_assert_eq!(sentences, text.lines().count());
    }
}
