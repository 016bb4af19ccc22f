//! Why a clause makes a statement or does not: the patterns that fit it, or come close, and what they lack.

use super::Insight;
use super::patterns::{Scene, Stage};
use crate::language::Clause;
use crate::lexicon::{ConceptSet, Lexicon};
use crate::spec::{Need, Pattern, Spec};

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
    /// The needs that are not met, as the YAML words them; none where the pattern fits.
    pub lacks: Vec<String>,
}

/// For each clause that comes close to a statement the patterns that come closest, in the order of the text.
#[must_use]
pub fn trace(insight: &Insight, spec: &Spec, statement: usize) -> Vec<Traced> {
    let lexicon = insight.tongue.lexicon();
    let stage = Stage::new(&insight.document, &insight.reading, lexicon);
    let statements = &spec.statements;
    let own: Vec<&Pattern> = statements.patterns().iter().filter(|pattern| pattern.statement() == statement).collect();
    let mut traced = Vec::new();
    for (number, clause) in insight.reading.clauses.iter().enumerate() {
        let scenes: Vec<_> = insight.reading.practices(clause, lexicon).map(|practice| stage.scene(practice)).collect();
        let close = own.iter().enumerate().filter_map(|(at, &pattern)| {
            let lacking = |scene: &Scene<'_>| {
                // What the pattern is about must be there, else every clause would be close to something.
                Need::subject(statements.needs_of(pattern)).filter(|subject| scene.names(subject))?;
                Some(statements.needs_of(pattern).filter(|&need| !scene.holds(need)).take(CLOSE + 1).collect::<Vec<Need<'_>>>())
            };
            let lacking = scenes.iter().filter_map(lacking).min_by_key(Vec::len)?;
            (lacking.len() <= CLOSE).then_some((at, pattern, lacking))
        });
        let close: Vec<_> = close.collect();
        let fewest = close.iter().map(|(_, _, lacks)| lacks.len()).min();
        for (at, pattern, lacks) in close.into_iter().filter(|(_, _, lacks)| Some(lacks.len()) == fewest) {
            let lacks = lacks.into_iter().map(|need| worded(need, clause, lexicon)).collect();
            traced.push(Traced { clause: number, pattern: at + 1, weak: pattern.is_weak(), lacks });
        }
    }
    traced
}

/// A need that is not met, as the YAML words it, with what stands there instead.
fn worded(need: Need<'_>, clause: &Clause, lexicon: &Lexicon) -> String {
    let names = |set: &ConceptSet| {
        let ids: Vec<&str> = set.iter().map(|concept| lexicon.concepts[usize::from(concept)].id).collect();
        ids.join(", ")
    };
    let word = |wanted: bool| if wanted { "yes" } else { "no" };
    match need {
        Need::Role(role, set) => format!("`{}: [{}]`: nothing of this fills that role", role.name(), names(set)),
        Need::NotActor(set) => format!("`not-actor: [{}]`: one of these acts", names(set)),
        Need::Mentions(set) => format!("`mentions: [{}]`: the clause names none", names(set)),
        Need::Sentence(set) => format!("`sentence: [{}]`: the sentence names none", names(set)),
        Need::Near(set) => format!("`near: [{}]`: no sentence around names one", names(set)),
        Need::Section(set) => format!("`section: [{}]`: no sentence under the heading names one", names(set)),
        Need::Scope(set) => format!("`scope: [{}]`: it is about none of them", names(set)),
        Need::Under(set) => format!("`under: [{}]`: no heading above names one", names(set)),
        Need::Without(set) => format!("`without`: the clause names {}", names(&clause.named.shared(set))),
        Need::SentenceWithout(set) => format!("`sentence-without: [{}]`: the sentence names one", names(set)),
        Need::Modality(_) => format!("`modality`: the clause has `{}`", clause.modality.name()),
        Need::Denied(wanted) => {
            format!("`denied: {}`: the clause is {}denied", word(wanted), if clause.denied { "" } else { "not " })
        }
        Need::Whole => "the clause is partial: some of its words are beyond the grammar".to_owned(),
        Need::Hypothetical(true) => "`hypothetical: yes`: the clause is a plain statement".to_owned(),
        Need::Hypothetical(false) => "`hypothetical: no`: the clause is supposed, asked or told about".to_owned(),
        Need::Heading(wanted) => format!("`heading: {}`: the clause is {}", word(wanted), clause.kind.name()),
        Need::Twice(set) => format!("`twice: [{}]`: named less often", names(set)),
        Need::Opening => "`opening`: the clause does not stand at the start".to_owned(),
        Need::WithoutException => "`without-exception`: the sentence makes an exception".to_owned(),
        Need::Alone(_) => "`alone`: the sentence says more".to_owned(),
        Need::KindsOfData(least) => format!("`kinds-of-data: {least}`: the clause names fewer"),
    }
}
