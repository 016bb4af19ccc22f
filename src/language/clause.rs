//! The clause AST: sentences, clauses, and the roles that concepts fill in them.

use super::tag::Token;
use crate::document::TextSpan;
use crate::lexicon::{ConceptId, ConceptSet, Modality, Role};
use std::ops::Range;

/// A concept that a clause names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The concept.
    pub concept: ConceptId,
    /// The part it plays.
    pub role: Role,
    /// The words.
    pub span: TextSpan,
    /// Whether it was taken over from the lead-in of the list.
    pub inherited: bool,
}

/// What a clause is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// A proposition of its own.
    Main,
    /// "if ...", "when ...": supposed, not stated.
    Condition,
    /// "except ...", "unless ...".
    Exception,
    /// "which ...", "who ...".
    Relative,
    /// "... explains how we use it", "... what we collect": told about elsewhere, not stated here.
    Indirect,
    /// "because ...", "although ...".
    Subordinate,
    /// A heading or a mere link: it names a topic and states nothing.
    Heading,
    /// No verb was found: a noun phrase, or a sentence beyond the grammar.
    Fragment,
}

impl ClauseKind {
    /// The word users know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Main => "clause",
            Self::Condition => "condition",
            Self::Exception => "exception",
            Self::Relative => "relative",
            Self::Indirect => "indirect question",
            Self::Subordinate => "subordinate",
            Self::Heading => "heading",
            Self::Fragment => "fragment",
        }
    }
}

/// One proposition of a sentence.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the same words")]
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its words.
    pub span: TextSpan,
    /// What it is to its neighbours.
    pub kind: ClauseKind,
    /// Its sentence.
    pub sentence: u32,
    /// Whether it is denied: "do not", "never", "no one".
    pub denied: bool,
    /// Whether it is the verb or its subject that is denied, and so what goes on with them: not in "we ask for no data".
    pub(super) denied_by_verb: bool,
    /// Whether some of its words are beyond the grammar: what they deny, nobody is taken to deny or to promise.
    pub partial: bool,
    /// Whether it interrupts another clause: "(and we mean it)".
    pub(super) inset: bool,
    /// What the auxiliaries say.
    pub modality: Modality,
    /// Whether the subject is what something is done to.
    pub passive: bool,
    /// The subject's and the verb's words, where they were found.
    pub subject: Option<TextSpan>,
    /// The verb group.
    pub verb: Option<TextSpan>,
    /// The lead-in clause that it goes on with.
    pub lead: Option<u32>,
    pub(super) mentions: Range<u32>,
    /// What is done within it besides, in infinitives and the like.
    pub(super) embedded: Range<u32>,
    /// All concepts named, with what they are; those of the lead-in too.
    pub named: ConceptSet,
}

impl Clause {
    /// Whether it only supposes what it says.
    #[must_use]
    pub fn is_hypothetical(&self) -> bool {
        matches!(self.kind, ClauseKind::Condition | ClauseKind::Indirect)
    }
}

/// A proposition within a clause whose verb is an infinitive or an -ing form: "to show you ads", "partners to collect your name".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// Its words, from "to" or "for" to where the next begins.
    pub span: TextSpan,
    /// Its verb.
    pub verb: TextSpan,
    /// Who does it, where that stands right before: "partners". Else the subject of the clause does.
    pub doer: Option<TextSpan>,
    /// What it is to the clause's own act.
    pub bond: Bond,
    /// Whether its own words deny it: "not to share".
    pub denied: bool,
}

/// What an embedded proposition is to the act that it depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bond {
    /// What the act is for: "we use cookies to show you ads".
    Purpose,
    /// What somebody is allowed: "we let partners collect", "the app enables you to share".
    Allowed,
    /// What is asked or required of somebody: "we require our vendors to protect it".
    Asked,
}

/// One sentence of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub span: TextSpan,
    /// Its block.
    pub block: u32,
    /// Its clauses.
    pub clauses: Range<u32>,
    /// Whether it asks.
    pub question: bool,
    /// All concepts named in it, with what they are.
    pub named: ConceptSet,
}

/// A number within a document, for indexes that are kept in half the room.
pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: a document is smaller than 4 GiB")
}

/// A document's sentences and clauses.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// In the order of the text.
    pub tokens: Vec<Token>,
    /// In the order of the text.
    pub sentences: Vec<Sentence>,
    /// In the order of the text.
    pub clauses: Vec<Clause>,
    pub(super) mentions: Vec<Mention>,
    pub(super) embedded: Vec<Embedded>,
    /// For each block its sentences.
    pub block_sentences: Vec<Range<u32>>,
    /// How many words there are.
    pub words: usize,
}

/// A token has so many bytes of a policy's text at the least, as a rule; a sentence or clause with its concepts has more.
const TOKEN: usize = 5;
/// A concept named.
const MENTION: usize = 10;
/// A clause.
const CLAUSE: usize = 50;
/// A sentence.
const SENTENCE: usize = 100;

impl Reading {
    /// An empty one, with room for what is said in a text of so many bytes.
    pub(super) fn for_text(bytes: usize) -> Self {
        Self {
            tokens: Vec::with_capacity(bytes / TOKEN),
            sentences: Vec::with_capacity(bytes / SENTENCE),
            clauses: Vec::with_capacity(bytes / CLAUSE),
            mentions: Vec::with_capacity(bytes / MENTION),
            embedded: Vec::new(),
            block_sentences: Vec::new(),
            words: 0,
        }
    }

    /// The concepts that a clause names, with the parts they play.
    #[must_use]
    pub fn mentions(&self, clause: &Clause) -> &[Mention] {
        &self.mentions[clause.mentions.start as usize..clause.mentions.end as usize]
    }

    /// The clauses that have words in a span.
    pub fn clauses_within(&self, span: TextSpan) -> impl Iterator<Item = &Clause> {
        let from = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let first = self.sentences.get(from).map_or(self.clauses.len(), |sentence| sentence.clauses.start as usize);
        let begun = self.clauses[first..].iter().take_while(move |clause| clause.span.start < span.end);
        begun.filter(move |clause| clause.span.end > span.start)
    }

    /// The clause before one of the same sentence, by number: no inset, and for an inset the one that it interrupts or follows.
    pub(super) fn before(&self, clause: usize) -> Option<usize> {
        let first = self.sentences[self.clauses[clause].sentence as usize].clauses.start as usize;
        (first..clause).rev().find(|&before| !self.clauses[before].inset)
    }

    /// The clause that a sentence ends with, by number; it may have an inset behind it.
    pub(super) fn last_clause(&self, sentence: u32) -> Option<usize> {
        let clauses = &self.sentences[sentence as usize].clauses;
        (clauses.start as usize..clauses.end as usize).rev().find(|&clause| !self.clauses[clause].inset)
    }

    /// Adds a mention to one of the clauses of the sentence that is being read, the last.
    pub(super) fn insert(&mut self, clause: usize, mention: Mention, is: &ConceptSet) {
        let at = self.clauses[clause].mentions.end;
        self.mentions.insert(at as usize, mention);
        self.clauses[clause].mentions.end += 1;
        self.clauses[clause].named.extend(is);
        for later in &mut self.clauses[clause + 1..] {
            later.mentions = later.mentions.start + 1..later.mentions.end + 1;
        }
    }
}
