//! The examples of all statements, as they are read.

use crate::reasons::Why;
use crate::site::Site;
use privlint::document::BlockKind;
use privlint::evaluate::Evidence;
use privlint::source::{Format, Source};
use privlint::spec::Written;
use privlint::{Insight, Linter};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What makes a text a privacy policy.
pub const TITLE: &str = "Privacy Policy\n\n";

/// An example of a statement.
pub struct Example {
    /// Among all examples, from 0.
    pub number: usize,
    /// Its statement, by number.
    pub statement: usize,
    /// Its statement's id.
    pub id: String,
    /// Whether it makes the statement; else it does not.
    pub states: bool,
    /// Its words.
    pub text: String,
    /// The little policy that it is.
    pub insight: Insight,
    /// The words that examples write without a capital.
    pub common: Arc<BTreeSet<String>>,
    /// Where it makes the statement.
    pub evidence: Vec<Evidence>,
}

/// The `yes` and `no` examples of the built-in statements, in the order of the files.
pub fn all(linter: &Linter) -> Vec<Example> {
    let mut examples = Vec::new();
    let statements = Written::builtin().statements;
    let written = statements.iter().flat_map(|(_, statement)| statement.examples.yes.iter().chain(&statement.examples.no));
    let words = written.flat_map(|name| name.text.split_whitespace()).map(|word| word.trim_matches(['.', ',', ';', ':', '"']));
    let common: BTreeSet<String> = words.filter(|word| word.chars().all(char::is_lowercase)).map(str::to_owned).collect();
    let common = Arc::new(common);
    for (statement, (_, written)) in statements.into_iter().enumerate() {
        let kinds = [(true, written.examples.yes), (false, written.examples.no)];
        for (states, words) in kinds.into_iter().flat_map(|(states, all)| all.into_iter().map(move |words| (states, words))) {
            let text = words.text.trim_end().to_owned();
            let insight = linter.read(source(Format::Text, format!("{TITLE}{text}\n")));
            let own = |evidence: &&Evidence| insight.document.source_span(evidence.span).end as usize > TITLE.len();
            let evidence = insight.matches.stated[statement].iter().filter(own).copied().collect();
            let id = written.id.text.clone();
            let common = Arc::clone(&common);
            examples.push(Example { number: examples.len(), statement, id, states, text, insight, common, evidence });
        }
    }
    examples
}

/// A policy of this text.
pub fn source(format: Format, text: String) -> Source {
    Source::decode("example", format, text.into_bytes()).expect("text")
}

impl Example {
    /// Where a rewriting begins: the clause that makes the statement, else the first with a verb.
    ///
    /// # Errors
    /// Where the example is not a paragraph without markup.
    pub fn site(&self) -> Result<Site<'_>, Why> {
        let blocks = &self.insight.document.blocks;
        match blocks.as_slice() {
            [_, block] if block.kind == BlockKind::Paragraph => {
                if self.insight.document.block_text(block) != self.text || !self.insight.document.marks.is_empty() {
                    return Err(Why::Markup);
                }
            }
            [_, block] if matches!(block.kind, BlockKind::Heading(_)) => return Err(Why::ForHeading),
            _ => return Err(Why::SeveralBlocks),
        }
        let reading = &self.insight.reading;
        let own = |clause: usize| reading.sentences[reading.clauses[clause].sentence as usize].block == 1;
        let clause = match self.evidence.first() {
            Some(evidence) => Some(evidence.clause),
            None => {
                (0..reading.clauses.len()).filter(|&clause| own(clause)).find(|&clause| reading.clauses[clause].verb.is_some())
            }
        };
        Ok(Site { example: self, clause: clause.ok_or(Why::NoVerb)? })
    }
}
