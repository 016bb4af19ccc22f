//! The examples that rules are written with: each is linted as a little policy of its own.
//!
//! Only what is found in the example's own words counts, so the title that makes it a privacy policy proves nothing.

use crate::config::{Config, Facts};
use crate::diagnostics::{SuggestAt, Suggestion};
use crate::document::TextSpan;
use crate::evaluate::{Evidence, Insight};
use crate::findings::{Judged, Verdict};
use crate::linter::Linter;
use crate::source::{Format, Source, Span};
use crate::spec::model::{ChecklistSpec, Name, StatementSpec, SuggestSpec};
use crate::spec::{Origin, SpecErrors, Written};

/// What makes a text a privacy policy.
const TITLE: &str = "Privacy Policy\n\n";

/// What an example is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// It makes the statement.
    States,
    /// It does not, nor does it touch on it.
    StatesNot,
    /// It touches on the statement.
    Touches,
    /// It satisfies the duty.
    Passes,
    /// It does not satisfy the duty.
    Fails,
    /// What is suggested satisfies the duty where its blanks are filled in.
    Suggests,
}

/// What came of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What was expected.
    Ok,
    /// Not found where it is: a false alarm for users.
    Missed(&'static str),
    /// Found where it is not: a false pass for users.
    Noisy(&'static str),
    /// An example that only touches on its statement was taken for more or for nothing.
    WeakMismatch(&'static str),
}

/// An example that was run.
#[derive(Clone, Debug)]
pub struct Example<'a> {
    /// The statement's id or the rule's.
    pub of: String,
    /// What it is to show.
    pub expectation: Expectation,
    /// Its words, with their place in the YAML.
    pub words: &'a Name,
    /// The YAML file.
    pub origin: &'a Origin,
    /// What came of it.
    pub outcome: Outcome,
}

/// A statement or duty without the examples it should have.
#[derive(Clone, Debug)]
pub struct Untested<'a> {
    /// Its id, with its place in the YAML.
    pub id: &'a Name,
    /// The YAML file.
    pub origin: &'a Origin,
    /// The keys it should have.
    pub lacks: &'static str,
}

/// What came of all examples.
#[derive(Clone, Debug, Default)]
pub struct Trial<'a> {
    /// In the order of the files.
    pub examples: Vec<Example<'a>>,
    /// In the order of the files.
    pub untested: Vec<Untested<'a>>,
}

/// Runs the examples of the statements and switched-on checklists whose file is one of those that are `wanted`.
///
/// # Errors
/// Where the specification is wrong.
pub fn run(written: &Written, wanted: impl Fn(&Origin) -> bool) -> Result<Trial<'_>, SpecErrors> {
    let bench = Bench { linter: Linter::new(Config::new(written.clone().compile()?).with_facts(Facts::all())) };
    let mut trial = Trial::default();
    for (number, (origin, statement)) in written.statements.iter().enumerate().filter(|(_, (origin, _))| wanted(origin)) {
        bench.statement(number, origin, statement, &mut trial);
    }
    for (origin, list) in written.checklists.iter().filter(|(origin, _)| wanted(origin)) {
        bench.checklist(origin, list, &mut trial);
    }
    Ok(trial)
}

struct Bench {
    linter: Linter,
}

impl Bench {
    fn statement<'a>(&self, number: usize, origin: &'a Origin, statement: &'a StatementSpec, trial: &mut Trial<'a>) {
        let examples = &statement.examples;
        if examples.yes.is_empty() || examples.no.is_empty() {
            trial.untested.push(Untested { id: &statement.id, origin, lacks: "`yes` and `no` examples" });
        }
        let kinds = [
            (Expectation::States, &examples.yes),
            (Expectation::StatesNot, &examples.no),
            (Expectation::Touches, &examples.weak),
        ];
        for (expectation, words) in
            kinds.into_iter().flat_map(|(expectation, all)| all.iter().map(move |words| (expectation, words)))
        {
            let outcome = self.stated(number, expectation, &words.text);
            trial.examples.push(Example { of: statement.id.text.clone(), expectation, words, origin, outcome });
        }
    }

    fn stated(&self, number: usize, expectation: Expectation, words: &str) -> Outcome {
        let insight = self.linter.read(policy(words));
        let inside = |found: &[Evidence]| found.iter().any(|evidence| is_in_example(&insight, evidence.span));
        let (states, touches) = (inside(&insight.matches.stated[number]), inside(&insight.matches.weak[number]));
        match (expectation, states, touches) {
            (Expectation::States, false, true) => Outcome::Missed("it is only taken to touch on the statement"),
            (Expectation::States, false, false) => Outcome::Missed("it is not taken to make the statement"),
            (Expectation::StatesNot, true, _) => Outcome::Noisy("it is taken to make the statement"),
            (Expectation::StatesNot, false, true) => Outcome::Noisy("it is taken to touch on the statement"),
            (Expectation::Touches, true, _) => Outcome::WeakMismatch("it is taken to make the statement in full"),
            (Expectation::Touches, false, false) => Outcome::WeakMismatch("it is not taken to touch on the statement"),
            _ => Outcome::Ok,
        }
    }

    fn checklist<'a>(&self, origin: &'a Origin, list: &'a ChecklistSpec, trial: &mut Trial<'a>) {
        for duty in &list.duties {
            let of = format!("{}/{}", list.checklist.text, duty.id.text);
            if duty.passes.is_none() || duty.fails.is_none() {
                trial.untested.push(Untested { id: &duty.id, origin, lacks: "`passes` and `fails`" });
            }
            for (expectation, words) in [(Expectation::Passes, &duty.passes), (Expectation::Fails, &duty.fails)] {
                if let Some(words) = words {
                    let outcome = self.judged(&of, expectation, &words.text);
                    trial.examples.push(Example { of: of.clone(), expectation, words, origin, outcome });
                }
            }
            if let Some(suggest) = &duty.suggest {
                let fails = duty.fails.as_ref().map_or("", |fails| fails.text.as_str());
                let outcome = self.suggested(&of, suggest, fails);
                let words = if suggest.text.text.is_empty() { &duty.id } else { &suggest.text };
                trial.examples.push(Example { of, expectation: Expectation::Suggests, words, origin, outcome });
            }
        }
    }

    fn suggested(&self, rule: &str, suggest: &SuggestSpec, fails: &str) -> Outcome {
        let Some(filled) = Suggestion::from(suggest.clone()).fill() else {
            return Outcome::Missed("`filled` does not fill its blanks, one by one");
        };
        match suggest.at {
            SuggestAt::Start => self.judged_in(rule, Expectation::Suggests, source(&format!("# {filled}\n\n{fails}\n")), 0),
            _ => self.judged(rule, Expectation::Suggests, &format!("{fails}\n\n{filled}")),
        }
    }

    fn judged(&self, rule: &str, expectation: Expectation, words: &str) -> Outcome {
        self.judged_in(rule, expectation, policy(words), TITLE.len())
    }

    /// What came of a policy, of which the first bytes are no part of the example.
    fn judged_in(&self, rule: &str, expectation: Expectation, policy: Source, skipped: usize) -> Outcome {
        let report = self.linter.check(policy);
        let judged = report.verdicts.iter().find(|judged| judged.rule == rule);
        match (expectation, judged.map(|judged| verdict_in_example(judged, skipped))) {
            (Expectation::Passes | Expectation::Suggests, Some(Verdict::Satisfied)) => Outcome::Ok,
            (Expectation::Passes | Expectation::Suggests, Some(Verdict::Weak)) => {
                Outcome::Missed("it is only taken to touch on the duty")
            }
            (Expectation::Passes | Expectation::Suggests, Some(Verdict::NotApplicable)) => {
                Outcome::Missed("the duty does not apply to it")
            }
            (Expectation::Passes | Expectation::Suggests, _) => Outcome::Missed("it is not taken to satisfy the duty"),
            (_, Some(Verdict::Satisfied)) => Outcome::Noisy("it is taken to satisfy the duty"),
            _ => Outcome::Ok,
        }
    }
}

/// An example as a policy.
fn policy(words: &str) -> Source {
    source(&format!("{TITLE}{}\n", words.trim_end()))
}

fn source(text: &str) -> Source {
    let text = text.replace('\0', "\u{fffd}");
    Source::decode("example.txt", Format::Text, text.into_bytes()).expect("internal error: text without a zero byte is no binary")
}

/// What was found of a duty, where the title alone does not satisfy it.
fn verdict_in_example(judged: &Judged, skipped: usize) -> Verdict {
    let inside = |span: &Span| span.end as usize > skipped;
    match judged.verdict {
        Verdict::Satisfied | Verdict::Weak if !judged.spans.iter().any(inside) => Verdict::Missing,
        verdict => verdict,
    }
}

fn is_in_example(insight: &Insight, span: TextSpan) -> bool {
    insight.document.source_span(span).end as usize > TITLE.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The outcomes of the examples of a statement `leave`, whose patterns look for opting out.
    fn outcomes(examples: &str) -> Vec<Outcome> {
        let text = format!(
            "statements:\n  - id: leave\n    title: How to leave\n    any: [{{action: opt-out, channel: mail-address}}]\n    \
             weak: [{{action: opt-out, lacks: no route}}]\n    examples: {examples}\n"
        );
        let mut written = Written::builtin();
        written.add("mine.yaml", &text).expect("good YAML");
        let trial = run(&written, |origin| origin.text.is_some()).expect("a good statement");
        trial.examples.into_iter().map(|example| example.outcome).collect()
    }

    const FULL: &str = "You may opt out by writing to leave@board.example.";
    const HALF: &str = "You may opt out.";
    const NONE: &str = "We collect data.";

    #[test]
    fn what_is_as_expected_is_ok() {
        let examples = format!("{{yes: [\"{FULL}\"], no: [\"{NONE}\"], weak: [\"{HALF}\"]}}");
        assert_eq!(outcomes(&examples), [Outcome::Ok, Outcome::Ok, Outcome::Ok]);
    }

    #[test]
    fn each_kind_of_mistake_has_its_outcome() {
        let missed = outcomes(&format!("{{yes: [\"{HALF}\", \"{NONE}\"]}}"));
        assert!(missed.iter().all(|outcome| matches!(outcome, Outcome::Missed(_))), "{missed:?}");
        let noisy = outcomes(&format!("{{no: [\"{FULL}\", \"{HALF}\"]}}"));
        assert!(noisy.iter().all(|outcome| matches!(outcome, Outcome::Noisy(_))), "{noisy:?}");
        let weak = outcomes(&format!("{{weak: [\"{FULL}\", \"{NONE}\"]}}"));
        assert!(weak.iter().all(|outcome| matches!(outcome, Outcome::WeakMismatch(_))), "{weak:?}");
    }

    #[test]
    fn an_example_in_markdown_is_read_as_markdown() {
        let examples =
            "{yes: [\"## Choice\\n\\nYou may **opt\\nout** by [writing](https://x.example) to leave@board.example.\"]}";
        assert_eq!(outcomes(examples), [Outcome::Ok]);
    }
}
