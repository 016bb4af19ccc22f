//! The linter: a specification, applied to one document at a time.

use crate::config::{Config, Level};
use crate::diagnostics::Diagnostic;
use crate::document::TextSpan;
use crate::evaluate::{self, Evidence, Insight, Judgement};
use crate::findings::{DocumentKind, PartOf, Report, Stated};
use crate::source::{Source, Span};
use crate::spec::Spec;
use crate::suppression;
use std::cmp::Reverse;

/// Lints documents against what a configuration asks of them; it does no I/O.
#[derive(Debug)]
pub struct Linter {
    config: Config,
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

    /// Reads a source and says all there is to say of it.
    #[must_use]
    pub fn check(&self, source: Source) -> Report {
        self.judge(self.read(source))
    }

    /// Reads a source down to its clauses and what they state.
    #[must_use]
    pub fn read(&self, source: Source) -> Insight {
        Insight::of(source, &self.config)
    }

    /// Reads the sources of one policy, the main one first, and says all there is to say of each, in their order. Duties are held
    /// against all of them together; see [`judge_policy`].
    ///
    /// ```
    /// use privlint::source::{Format, Source};
    /// use privlint::{Config, Linter};
    ///
    /// let source = |name, text: &str| Source::decode(name, Format::Markdown, text.into());
    /// let policy = source("privacy.md", "# Privacy Policy\n\nWe collect your name. Read our cookie policy.\n")?;
    /// let cookies = source("cookies.md", "# Cookies\n\nYou may opt out by writing to stop@site.example.\n")?;
    ///
    /// let reports = Linter::new(Config::default()).check_set(vec![policy, cookies]);
    ///
    /// assert!(reports[0].diagnostics.iter().all(|diagnostic| diagnostic.rule != "core/opt-out"));
    /// assert!(reports[1].verdicts.iter().any(|judged| judged.rule == "core/opt-out"));
    /// # Ok::<(), privlint::source::DecodeError>(())
    /// ```
    #[must_use]
    pub fn check_set(&self, sources: Vec<Source>) -> Vec<Report> {
        judge_policy(sources.into_iter().map(|source| (self, self.read(source))).collect())
    }

    /// Says all there is to say of a document that was read.
    #[must_use]
    pub fn judge(&self, insight: Insight) -> Report {
        judge_policy(vec![(self, insight)]).pop().expect("internal error: a report for each document")
    }

    /// All there is to say of a document of which this was found.
    fn report(&self, insight: Insight, judgement: Judgement, part_of: Option<PartOf>) -> Report {
        let Judgement { verdicts, mut diagnostics, refused_by: unchecked } = judgement;
        let suppressed = suppression::apply(&insight.source, &insight.document, &self.config, &mut diagnostics);
        self.weigh(&mut diagnostics);
        diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, Reverse(diagnostic.severity)));
        let statements = self.statements(&insight);
        let kind = self.kind(&insight);
        let Insight { source, tongue, document, reading, .. } = insight;
        let title = evaluate::title(&document, &reading, tongue.lexicon()).map(|title| document.source_span(title));
        let sentences = reading.sentences.iter().map(|sentence| sentence.span).collect();
        Report {
            source,
            tongue,
            document,
            sentences,
            title,
            unchecked,
            part_of,
            kind,
            statements,
            verdicts,
            diagnostics,
            suppressed,
        }
    }

    /// The kind of a document.
    fn kind(&self, insight: &Insight) -> DocumentKind {
        let kinds = &self.spec().kinds;
        let kind = &kinds[insight.kind];
        DocumentKind { id: kind.id.clone(), title: kind.title.clone(), is_default: insight.kind + 1 == kinds.len() }
    }

    /// What a document states, in the order of ids. Metadata alone states nothing.
    fn statements(&self, insight: &Insight) -> Vec<Stated> {
        let statements = &self.spec().statements;
        let all = statements.in_order().map(|number| (number, &insight.matches.stated[number]));
        let made = all.filter(|(_, evidence)| !evidence.is_empty() && insight.reading.words > 0);
        // Most clauses state several things.
        let mut known: Vec<Option<(TextSpan, Span)>> = vec![None; insight.reading.clauses.len()];
        let mut span_of = |shown: &Evidence| {
            let known = &mut known[shown.clause];
            let again = known.filter(|(words, _)| *words == shown.span);
            let (_, span) = *known.insert(again.unwrap_or_else(|| (shown.span, insight.document.source_span(shown.span))));
            span
        };
        let mut shown = Vec::new();
        let stated = made.map(|(number, evidence)| {
            evaluate::join(evidence, &mut shown);
            let [id, title, topic] = statements.words_of(number);
            Stated { id, title, topic, spans: shown.iter().map(&mut span_of).collect() }
        });
        stated.collect()
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

/// Says all there is to say of the documents of one policy, the main one first, each with its linter; the reports are in their order.
///
/// Duties are checked against all documents together, by the checklists, levels and facts of the first linter. Each duty stands with the
/// document where it belongs: that report has its verdict and its finding. Suppressions and levels of findings go by the document's
/// own linter.
#[must_use]
pub fn judge_policy(members: Vec<(&Linter, Insight)>) -> Vec<Report> {
    let (linters, insights): (Vec<&Linter>, Vec<Insight>) = members.into_iter().unzip();
    let Some(main) = linters.first() else { return Vec::new() };
    let judgements = evaluate::judge(&insights, &main.config);
    let part_of = (insights.len() > 1)
        .then(|| PartOf { name: None, documents: insights.iter().map(|insight| insight.source.name().to_owned()).collect() });
    let judged = linters.into_iter().zip(insights).zip(judgements);
    judged.map(|((linter, insight), judgement)| linter.report(insight, judgement, part_of.clone())).collect()
}
