//! The grammar of clauses, as pest derives its parser.

use pest_derive::Parser;

/// `clause.pest`.
#[derive(Parser)]
#[grammar = "../grammar/clause.pest"]
pub(super) struct ClauseGrammar;

#[cfg(test)]
mod legend;
#[cfg(test)]
mod totality;
