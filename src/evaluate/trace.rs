//! Why a clause makes a statement or does not: the patterns that fit it, or come close, and what they lack.

use super::Insight;
use super::patterns::{Condition, Stage};
use crate::language::Clause;
use crate::lexicon::{ConceptSet, Lexicon};
use crate::spec::model::Ternary;
use crate::spec::{Pattern, Spec, lexicon};

/// A pattern that lacks more than this is not close.
const CLOSE: usize = 2;

/// How one clause stands to one pattern of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// The clause, by number.
    pub clause: usize,
    /// The pattern, counted from 1 in the order in which the statement was written, `any` before `weak`.
    pub pattern: usize,
    /// Whether it is a pattern of a weak form.
    pub weak: bool,
    /// The conditions that do not hold, as the YAML words them; none where the pattern fits.
    pub lacks: Vec<String>,
}

/// For each clause that comes close to a statement the patterns that come closest, in the order of the text.
#[must_use]
pub fn trace(insight: &Insight, spec: &Spec, statement: usize) -> Vec<Traced> {
    let lexicon = lexicon();
    let stage = Stage::new(&insight.document, &insight.reading, lexicon);
    let own: Vec<&Pattern> = spec.patterns.iter().filter(|pattern| pattern.statement == statement).collect();
    let mut traced = Vec::new();
    for (number, clause) in insight.reading.clauses.iter().enumerate() {
        let scene = stage.scene(clause);
        let close = own.iter().enumerate().filter_map(|(at, pattern)| {
            // What the pattern is looked up by must be there, else every clause would be close to something.
            pattern.key().filter(|key| clause.named.meets(key))?;
            let mut failed = Vec::new();
            scene.holds(pattern, |condition| {
                failed.push(condition);
                failed.len() <= CLOSE
            });
            (failed.len() <= CLOSE).then_some((at, *pattern, failed))
        });
        let close: Vec<_> = close.collect();
        let fewest = close.iter().map(|(_, _, failed)| failed.len()).min();
        for (at, pattern, failed) in close.into_iter().filter(|(_, _, failed)| Some(failed.len()) == fewest) {
            let lacks = failed.into_iter().map(|condition| lacking(condition, pattern, clause, lexicon)).collect();
            traced.push(Traced { clause: number, pattern: at + 1, weak: pattern.weak, lacks });
        }
    }
    traced
}

/// A condition that does not hold, as the YAML words it, with what stands there instead.
fn lacking(condition: Condition, pattern: &Pattern, clause: &Clause, lexicon: &Lexicon) -> String {
    let names = |set: &ConceptSet| {
        let ids: Vec<&str> = set.iter().map(|concept| lexicon.concepts[usize::from(concept)].id.as_str()).collect();
        ids.join(", ")
    };
    let present = |set: &ConceptSet| names(&clause.named.shared(set));
    let ternary = |wanted: Ternary| match wanted {
        Ternary::Yes => "yes",
        Ternary::No => "no",
        Ternary::Any => "any",
    };
    match condition {
        Condition::Role(role) => {
            let set = pattern.roles.iter().find(|(other, _)| *other == role).map_or_else(String::new, |(_, set)| names(set));
            format!("`{}: [{set}]`: nothing of this fills that role", role.name())
        }
        Condition::NotActor => format!("`not-actor: [{}]`: one of these acts", names(&pattern.not_actor)),
        Condition::Mentions(at) => format!("`mentions: [{}]`: the clause names none", names(&pattern.mentions[at])),
        Condition::Sentence(at) => format!("`sentence: [{}]`: the sentence names none", names(&pattern.sentence[at])),
        Condition::Near(at) => format!("`near: [{}]`: no sentence around names one", names(&pattern.near[at])),
        Condition::Section(at) => {
            format!("`section: [{}]`: no sentence under the heading names one", names(&pattern.section[at]))
        }
        Condition::Scope => format!("`scope: [{}]`: it is about none of them", names(&pattern.scope)),
        Condition::Under => format!("`under: [{}]`: no heading above names one", names(&pattern.under)),
        Condition::Without => format!("`without`: the clause names {}", present(&pattern.without)),
        Condition::SentenceWithout => {
            format!("`sentence-without: [{}]`: the sentence names one", names(&pattern.sentence_without))
        }
        Condition::Modality => format!("`modality`: the clause says `{}`", clause.modality.name()),
        Condition::Denied => {
            format!("`denied: {}`: the clause is {}denied", ternary(pattern.denied), if clause.denied { "" } else { "not " })
        }
        Condition::Partial => "the clause is partial: some of its words are beyond the grammar".to_owned(),
        Condition::Hypothetical => format!(
            "`hypothetical: {}`: the clause is {}",
            ternary(pattern.hypothetical),
            if pattern.hypothetical == Ternary::No { "supposed, asked or told about" } else { "stated" }
        ),
        Condition::Heading => format!("`heading: {}`: the clause is {}", ternary(pattern.heading), clause.kind.name()),
        Condition::Twice => format!("`twice: [{}]`: named less often", names(&pattern.twice)),
        Condition::Opening => "`opening`: the clause does not stand at the start".to_owned(),
        Condition::WithoutException => "`without-exception`: the sentence makes an exception".to_owned(),
        Condition::Alone => "`alone`: the sentence says more".to_owned(),
        Condition::KindsOfData => format!("`kinds-of-data: {}`: the clause names fewer", pattern.kinds_of_data),
    }
}
