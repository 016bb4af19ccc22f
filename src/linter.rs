//! The linter: a specification, applied to one document at a time.

use crate::document::{self, Document, Section};
use crate::evaluate::{self, Found};
use crate::language::{self, Reading};
use crate::report::{Report, Stated};
use crate::source::Source;
use crate::spec::{self, Spec};

/// Lints documents against the checklists of a specification; it does no I/O.
#[derive(Debug)]
pub struct Linter {
    spec: Spec,
}

/// A document as the linter reads it: blocks, clauses, and what the clauses state.
#[derive(Debug)]
pub struct Insight {
    /// The source.
    pub source: Source,
    /// Its blocks.
    pub document: Document,
    /// Its sections.
    pub sections: Vec<Section>,
    /// Of each block the innermost section.
    pub of_block: Vec<Option<usize>>,
    /// Its clauses.
    pub reading: Reading,
    /// What they state.
    pub found: Found,
}

impl Linter {
    /// A linter for a specification.
    #[must_use]
    pub fn new(spec: Spec) -> Self {
        Self { spec }
    }

    /// The specification.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// Reads a source down to its clauses and what they state.
    #[must_use]
    pub fn read(&self, source: Source) -> Insight {
        let document = Document::read(&source);
        let lexicon = spec::lexicon();
        let (sections, of_block) = document::outline(&document.blocks);
        let reading = language::read(&document, (&sections, &of_block), lexicon);
        let found = evaluate::state(&document, (&sections, &of_block), &reading, &self.spec, lexicon);
        Insight { source, document, sections, of_block, reading, found }
    }

    /// Reads a source and says all there is to say of it.
    #[must_use]
    pub fn check(&self, source: Source) -> Report {
        let Insight { source, document, sections, of_block, reading, found } = self.read(source);
        let mut statements: Vec<Stated> = found
            .stated
            .iter()
            .zip(&self.spec.statements)
            // Metadata alone states nothing.
            .filter(|(evidence, _)| !evidence.is_empty() && reading.words > 0)
            .map(|(evidence, statement)| Stated {
                id: statement.id.clone(),
                spans: evidence.iter().map(|evidence| document.source_span(evidence.span)).collect(),
            })
            .collect();
        statements.sort_by(|a, b| a.id.cmp(&b.id));
        let (verdicts, diagnostics) = match evaluate::refuse(&source, &document, &reading, spec::lexicon()) {
            Some(refusal) => (Vec::new(), vec![refusal]),
            None => evaluate::judge(&document, (&sections, &of_block), &reading, &found, &self.spec),
        };
        Report { source, statements, verdicts, diagnostics }
    }
}
