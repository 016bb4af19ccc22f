//! Whether what an example says is found in its other words.

use crate::examples::{self, Example};
use crate::reasons::Why;
use crate::rewriting::{Meaning, Rewriting, Rewritten};
use crate::rewritings::supposed;
use privlint::evaluate::{self, Evidence};
use privlint::language::{Clause, ClauseKind};
use privlint::lexicon::{Kind, Role};
use privlint::spec::Need;
use privlint::{Insight, Linter};

/// What came of a rewriting of an example.
pub enum Outcome {
    NotApplied(Why),
    Held,
    /// The cause, and the words.
    Failed(String, String),
}

/// Rewrites an example and judges what is found then.
pub fn judge(linter: &Linter, rewriting: &Rewriting, example: &Example) -> Outcome {
    let rewritten = match (rewriting.rewrite)(example) {
        Ok(rewritten) => rewritten,
        Err(why) => return Outcome::NotApplied(why),
    };
    let found = Found::of(linter, example, &rewritten);
    let cause = match rewriting.meaning {
        Meaning::Stays if example.states => found.lost(),
        Meaning::Stays => (!found.evidence.is_empty()).then(|| "it is found now".to_owned()),
        Meaning::Goes => match found.round() {
            Ok(cause) => cause,
            Err(why) => return Outcome::NotApplied(why),
        },
        Meaning::OfRegion => found.lost().or_else(|| found.elsewhere(rewritten.region)),
        Meaning::OfCondition => found.lost().or_else(|| found.stated_by_condition()),
    };
    match cause {
        None => Outcome::Held,
        Some(cause) => Outcome::Failed(cause, rewritten.policy().trim_start_matches(examples::TITLE).trim().replace('\n', " / ")),
    }
}

/// What is found in the other words.
struct Found<'a> {
    linter: &'a Linter,
    example: &'a Example,
    insight: Insight,
    evidence: Vec<Evidence>,
}

impl<'a> Found<'a> {
    fn of(linter: &'a Linter, example: &'a Example, rewritten: &Rewritten) -> Self {
        let own = rewritten.before.len()..rewritten.before.len() + rewritten.words.len();
        let insight = linter.read(examples::source(rewritten.format, rewritten.policy()));
        let touches = |evidence: &&Evidence| {
            let span = insight.document.source_span(evidence.span);
            (span.start as usize) < own.end && span.end as usize > own.start
        };
        let evidence = insight.matches.stated[example.statement].iter().filter(touches).copied().collect();
        Self { linter, example, insight, evidence }
    }

    /// Why the statement is not found, if it is not.
    fn lost(&self) -> Option<String> {
        if !self.evidence.is_empty() {
            return None;
        }
        let traced = evaluate::trace(&self.insight, self.linter.spec(), self.example.statement);
        // Of the patterns that came close, the one that lacks least, if possible one by which the example makes the statement.
        let closest = traced.iter().filter(|traced| !traced.weak).min_by_key(|traced| traced.lacks.len());
        let cause = closest.map_or_else(
            || "nothing is close".to_owned(),
            |traced| {
                let keys: Vec<&str> = traced.lacks.iter().map(|lack| key(lack)).collect();
                if keys.is_empty() { "only other words say it".to_owned() } else { keys.join(", ") }
            },
        );
        Some(cause)
    }

    /// Why the statement, turned round, is still found, if it is.
    fn round(&self) -> Result<Option<String>, Why> {
        if self.evidence.is_empty() {
            return Ok(None);
        }
        let statements = &self.linter.spec().statements;
        let hangs = |evidence: &Evidence, on: fn(&Need<'_>) -> bool| {
            statements.needs_of(&statements.patterns()[evidence.pattern]).find(on)
        };
        let denial = |need: &Need<'_>| matches!(need, Need::Denied(_));
        let supposition = |need: &Need<'_>| matches!(need, Need::Hypothetical(_));
        let was = self.example.evidence.first().ok_or(Why::NoSentence)?;
        let supposed = |evidence: &Evidence| hangs(evidence, supposition) == Some(Need::Hypothetical(false));
        let same = |evidence: &&Evidence| {
            hangs(evidence, denial).is_some() && hangs(evidence, denial) == hangs(was, denial) && supposed(evidence)
        };
        match self.evidence.iter().find(same) {
            None => Err(Why::EitherWay),
            Some(evidence) => {
                let clause = &self.insight.reading.clauses[evidence.clause];
                Ok(Some(format!("a {} is read as {}", clause.kind.name(), if clause.denied { "denied" } else { "not denied" })))
            }
        }
    }

    /// Whether what makes the statement is about another region.
    fn elsewhere(&self, region: &str) -> Option<String> {
        let lexicon = self.insight.tongue.lexicon();
        let region = lexicon.concept(region).expect("a region of the vocabulary");
        let here = self.evidence.iter().any(|evidence| {
            let mentions = self.insight.reading.mentions(&self.insight.reading.clauses[evidence.clause]);
            let mut regions = mentions.iter().filter(|mention| {
                mention.role == Role::Audience && lexicon.concepts[usize::from(mention.concept)].kind == Kind::Audience
            });
            let about = |concept: u16| {
                lexicon.concepts[usize::from(concept)].is.contains(region)
                    || lexicon.concepts[usize::from(region)].is.contains(concept)
            };
            let mut any = false;
            let only = regions.all(|mention| {
                any = true;
                about(mention.concept)
            });
            any && only
        });
        (!here).then(|| "its region is not told".to_owned())
    }

    /// Whether the condition alone is taken to make a statement that asks for more than a supposition.
    fn stated_by_condition(&self) -> Option<String> {
        let reading = &self.insight.reading;
        let words = |clause: &&Clause| supposed::is_supposed(&self.insight.document.text[clause.span.range()]);
        let Some(condition) = reading.clauses.iter().find(words) else { return Some("the condition is no clause".to_owned()) };
        (condition.kind != ClauseKind::Condition).then(|| format!("the condition is read as a {}", condition.kind.name()))
    }
}

/// The key of a pattern that a lack names.
fn key(lack: &str) -> &str {
    lack.split('`').nth(1).map_or("partial", |key| key.split(':').next().unwrap_or(key))
}
