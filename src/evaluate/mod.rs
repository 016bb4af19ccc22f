//! From clauses to statements, and from statements to verdicts and findings.
//!
//! [`Insight::of`] reads a document down to what it states. Then each judge holds that against the rules of its family: a new
//! family is a file with a judge, and its line in `JUDGES`.

mod blanks;
mod document;
mod evidence;
mod facts;
mod insight;
mod kind;
mod patterns;
mod placement;
mod posted;
mod replaced;
mod trace;
mod verdicts;

pub(crate) use evidence::join;
pub use evidence::{Evidence, Found, Matches, joined};
pub use insight::Insight;
pub use patterns::state;
pub use placement::title;
pub use trace::{Traced, trace};

use crate::config::Config;
use crate::diagnostics::Diagnostic;
use crate::findings::Judged;

/// The rule about what is left to other documents: some duties, or all.
const DEFERRED: &str = "document/deferred";

/// What the judges have found.
#[derive(Debug, Default)]
pub struct Judgement {
    /// The verdicts on duties.
    pub verdicts: Vec<Judged>,
    /// The findings, in the order of the judges.
    pub diagnostics: Vec<Diagnostic>,
    /// The rule by which no duty is checked against the document; `None` where duties are.
    pub refused_by: Option<String>,
}

/// Checks the documents of a policy against the rules of one family, knowing what the judges before it have found.
enum Judge {
    /// Each document by itself.
    Each(fn(&Insight, &Config, &mut Judgement)),
    /// All of them together, the main one first.
    Together(fn(&[Insight], &Config, &mut [Judgement])),
}

/// All judges. Whether there is anything to judge comes first; a blank is told last, where nothing else tells of the words.
const JUDGES: [Judge; 6] = [
    Judge::Each(document::judge),
    Judge::Together(document::join),
    Judge::Together(verdicts::judge),
    Judge::Each(facts::judge),
    Judge::Each(posted::judge),
    Judge::Each(blanks::judge),
];

/// Checks the documents of a policy, the main one first, against all rules. What is found of each comes in their order.
#[must_use]
pub fn judge(policy: &[Insight], config: &Config) -> Vec<Judgement> {
    let mut judgements: Vec<Judgement> = policy.iter().map(|_| Judgement::default()).collect();
    for judge in JUDGES {
        match judge {
            Judge::Each(judge) => {
                policy.iter().zip(&mut judgements).for_each(|(insight, judgement)| judge(insight, config, judgement));
            }
            Judge::Together(judge) => judge(policy, config, &mut judgements),
        }
    }
    judgements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_judges_speak_of_is_built_in() {
        let config = Config::default();
        for statement in [document::PRACTICE, document::TITLE, posted::DATE] {
            assert!(config.spec().statements.number(statement).is_some(), "{statement}");
        }
        let rules = [document::EMPTY, document::ENGLISH, document::POLICY, DEFERRED, facts::RULE, posted::RULE, blanks::RULE];
        for rule in rules {
            assert!(config.spec().rule(rule).is_some(), "{rule}");
        }
    }
}
