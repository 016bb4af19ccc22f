//! A document as it is read: blocks, clauses, and what the clauses state.

use super::evidence::Matches;
use super::kind;
use super::patterns;
use crate::config::Config;
use crate::document::Document;
use crate::language::{self, Reading};
use crate::source::Source;
use crate::tongue::Tongue;

/// A document as it is read, before it is checked against anything.
#[derive(Debug)]
pub struct Insight {
    /// The source.
    pub source: Source,
    /// The tongue that it is read in.
    pub tongue: &'static Tongue,
    /// Its blocks.
    pub document: Document,
    /// Its clauses.
    pub reading: Reading,
    /// What they state.
    pub matches: Matches,
    /// The kind of document that it is, by number.
    pub kind: usize,
}

impl Insight {
    /// Reads a source; of the configuration, the statements and the company's name count.
    #[must_use]
    pub fn of(source: Source, config: &Config) -> Self {
        let tongue = config.tongue();
        let document = Document::read(&source, tongue);
        let reading = language::read(&document, tongue, config.facts().company.as_deref());
        let matches = patterns::state(&document, &reading, config.spec(), tongue.lexicon());
        let kind = kind::of(&source, &document, &reading, &matches, config);
        Self { source, tongue, document, reading, matches, kind }
    }
}
