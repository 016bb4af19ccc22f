//! The clause AST for people and for programs: how a policy is read, and what each clause states.

pub mod json;
#[cfg(feature = "full")]
pub mod tree;

use crate::document::TextSpan;
use crate::evaluate::Evidence;
use crate::evaluate::Insight;
use crate::language::Mention;
use crate::lexicon::Role;
use crate::spec::Spec;

/// The statements that a clause makes and those that it only touches on, in the order of their numbers.
struct Says<'a> {
    states: Vec<&'a str>,
    touches: Vec<&'a str>,
}

/// For each clause what it says.
fn says<'a>(insight: &Insight, spec: &'a Spec) -> Vec<Says<'a>> {
    let mut all: Vec<Says<'a>> = insight.reading.clauses.iter().map(|_| Says { states: vec![], touches: vec![] }).collect();
    for (number, statement) in spec.statements.iter().enumerate() {
        for at in clauses_of(&insight.matches.stated[number]) {
            all[at].states.push(statement.id);
        }
        for at in clauses_of(&insight.matches.weak[number]) {
            all[at].touches.push(statement.id);
        }
    }
    all
}

/// The clauses that give some evidence, each once.
fn clauses_of(evidence: &[Evidence]) -> impl Iterator<Item = usize> {
    evidence.chunk_by(|one, other| one.clause == other.clause).map(|same| same[0].clause)
}

#[derive(Clone)]
/// What fills a role, with all that the words mean there.
struct FilledRole<'a> {
    role: Role,
    span: TextSpan,
    inherited: bool,
    concepts: Vec<&'a str>,
}

/// What fills the roles of a clause or a practice, in the order of roles, then of the text.
fn parts(insight: &Insight, mentions: impl Iterator<Item = Mention>) -> Vec<FilledRole<'static>> {
    let lexicon = insight.tongue.lexicon();
    let mut mentions: Vec<Mention> = mentions.collect();
    mentions.sort_by_key(|mention| (mention.inherited, mention.role, mention.span));
    let mut parts: Vec<FilledRole<'static>> = Vec::new();
    for mention in mentions {
        let concept = lexicon.concepts[usize::from(mention.concept)].id;
        let same = |part: &&mut FilledRole<'_>| {
            part.role == mention.role && part.span == mention.span && part.inherited == mention.inherited
        };
        match parts.last_mut().filter(same) {
            Some(part) if part.concepts.contains(&concept) => {}
            Some(part) => part.concepts.push(concept),
            None => {
                let Mention { role, span, inherited, .. } = mention;
                parts.push(FilledRole { role, span, inherited, concepts: vec![concept] });
            }
        }
    }
    parts
}
