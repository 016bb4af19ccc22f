//! The linter: a specification, applied to one document at a time.

use crate::config::{Config, Level};
use crate::diagnostics::{Diagnostic, Severity, Subject};
use crate::document::Document;
use crate::evaluate::{self, Found};
use crate::findings::{Report, Stated};
use crate::language::{self, Reading};
use crate::source::Source;
use crate::spec::{self, Spec};
use crate::suppression;
use std::cmp::Reverse;

/// Lints documents against what a configuration asks of them; it does no I/O.
#[derive(Debug)]
pub struct Linter {
    config: Config,
}

/// A document as the linter reads it: blocks, clauses, and what the clauses state.
#[derive(Debug)]
pub struct Insight {
    /// The source.
    pub source: Source,
    /// Its blocks.
    pub document: Document,
    /// Its clauses.
    pub reading: Reading,
    /// What they state.
    pub found: Found,
}

impl Linter {
    /// A linter for a configuration; a specification alone makes one, too.
    #[must_use]
    pub fn new(config: impl Into<Config>) -> Self {
        Self { config: config.into() }
    }

    /// The configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The specification.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        self.config.spec()
    }

    /// Reads a source down to its clauses and what they state.
    #[must_use]
    pub fn read(&self, source: Source) -> Insight {
        let document = Document::read(&source);
        let lexicon = spec::lexicon();
        let company = self.config.facts().company.as_deref();
        let reading = language::read(&document, lexicon, company);
        let found = evaluate::state(&document, &reading, self.spec(), lexicon);
        Insight { source, document, reading, found }
    }

    /// Reads a source and says all there is to say of it.
    #[must_use]
    pub fn check(&self, source: Source) -> Report {
        let Insight { source, document, reading, found } = self.read(source);
        let mut statements: Vec<Stated> = found
            .stated
            .iter()
            .zip(&self.spec().statements)
            // Metadata alone states nothing.
            .filter(|(evidence, _)| !evidence.is_empty() && reading.words > 0)
            .map(|(evidence, statement)| Stated {
                id: statement.id.clone(),
                title: statement.title.clone(),
                topic: statement.topic.clone(),
                spans: evidence.iter().map(|evidence| document.source_span(evidence.span)).collect(),
            })
            .collect();
        statements.sort_by(|a, b| a.id.cmp(&b.id));
        let is_on = |rule: &str| !self.config.is_off(rule);
        let (verdicts, mut diagnostics) = match evaluate::refuse(&source, &document, &reading, spec::lexicon(), is_on) {
            Some(refusal) => (Vec::new(), vec![refusal]),
            None => evaluate::judge(&document, &reading, &found, &self.config),
        };
        // Where a finding says already that words will not do, that they are a blank says nothing more.
        let blanks = evaluate::blanks(&document, &reading, spec::lexicon());
        let is_told = |blank: &Diagnostic| {
            let mut errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
            errors.any(|error| error.subject == Subject::Words && error.primary.span.overlaps(blank.primary.span))
        };
        let blanks: Vec<Diagnostic> = blanks.into_iter().filter(|blank| !is_told(blank)).collect();
        diagnostics.extend(blanks);
        let parts = (&source, &document);
        let suppressed = suppression::apply(parts, &self.config, &mut diagnostics);
        self.weigh(&mut diagnostics);
        diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, Reverse(diagnostic.severity)));
        let title = evaluate::title(&document, &reading).map(|title| document.source_span(title));
        let sentences = reading.sentences.iter().map(|sentence| sentence.span).collect();
        Report { source, document, sentences, title, statements, verdicts, diagnostics, suppressed }
    }

    /// Gives findings the weight that the configuration says; what is off is none.
    fn weigh(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| match self.config.level(&diagnostic.rule) {
            Some(Level::Off) => false,
            Some(Level::At(severity)) => {
                diagnostic.severity = severity;
                true
            }
            None => true,
        });
    }
}
