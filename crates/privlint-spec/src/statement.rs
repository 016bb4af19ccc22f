//! Statements and their patterns, names resolved.

use crate::lexicon::{ConceptSet, Modality, Role};
use crate::model::Ternary;

/// A statement, its names resolved.
#[derive(Debug)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// What it is, for people.
    pub title: String,
    /// The name of the file it stands in, without folder and ending: `choice`, `children`.
    pub topic: String,
    /// A heading that names one of these is where it belongs.
    pub belongs: ConceptSet,
    /// Where it is a condition, it holds unless one of these is made: what is presumed. `None` where it has to be stated.
    pub presumed_unless: Option<Vec<usize>>,
}

/// A pattern over a clause, its names resolved.
#[derive(Debug, Default)]
pub struct Pattern {
    /// The number of the statement that it makes or touches on.
    pub statement: usize,
    /// What is lacking; a pattern of a weak form has this.
    pub lacks: Option<String>,
    /// Whether it is a pattern of a weak form.
    pub weak: bool,
    /// What must fill a role: one of each set.
    pub roles: Vec<(Role, ConceptSet)>,
    /// Named anywhere in the clause, one of each set.
    pub mentions: Vec<ConceptSet>,
    /// Named anywhere in the sentence, one of each set.
    pub sentence: Vec<ConceptSet>,
    /// Named in the sentence or one of its neighbours, one of each set.
    pub near: Vec<ConceptSet>,
    /// Named in the sentences under the same heading, one of each set.
    pub section: Vec<ConceptSet>,
    /// The clause is about one of these regions or groups of people.
    pub scope: ConceptSet,
    /// A heading above names one of these.
    pub under: ConceptSet,
    /// None of these does it.
    pub not_actor: ConceptSet,
    /// Not named in the clause.
    pub without: ConceptSet,
    /// Not named in the sentence.
    pub sentence_without: ConceptSet,
    /// At least so many different data concepts are named in the clause.
    pub kinds_of_data: u8,
    /// One of these; none is any.
    pub modality: Vec<Modality>,
    /// Whether the clause is denied.
    pub denied: Ternary,
    /// Whether the clause is only supposed.
    pub hypothetical: Ternary,
    /// Whether the clause is a heading.
    pub heading: Ternary,
    /// Whether the clause is the whole sentence and names nothing but what is mentioned.
    pub alone: bool,
    /// Whether the clause stands among the first sentences of the document.
    pub opening: bool,
    /// Whether the sentence makes no exception.
    pub without_exception: bool,
    /// Named twice or more in the clause itself: one of these.
    pub twice: ConceptSet,
}

impl Pattern {
    /// The concepts one of which a clause must name for the pattern to be looked at.
    #[must_use]
    pub fn key(&self) -> Option<&ConceptSet> {
        let role = |role: Role| self.roles.iter().find(|(r, _)| *r == role).map(|(_, set)| set);
        role(Role::Action).or(self.mentions.first()).or_else(|| self.roles.first().map(|(_, set)| set))
    }
}
