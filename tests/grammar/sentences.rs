//! Tables of sentences of our own and of the clauses that must be read from them, a file for each case of `sentences/`.
//!
//! The clauses with a verb are compared, in the order of the text, and of those without one the kinds that a sentence lists. What they
//! are, their denial and modality always count, and a role that is given: `none`, or the concepts that it names (or what is one of
//! them) and nothing else, with a map's words exactly.

use crate::{read, source};
use privlint::Tongue;
use privlint::document::{Document, TextSpan};
use privlint::language::{Clause, Mention, Reading};
use privlint::lexicon::{ConceptId, Lexicon, Role};
use privlint::source::Format;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

macro_rules! tables {
    ($($name:ident),* $(,)?) => {
        const TABLES: &[&str] = &[$(stringify!($name)),*];
        $(#[test] fn $name() { holds(stringify!($name)); })*
    };
}

tables![
    anaphora,
    coordination,
    defined_terms,
    denial,
    exception_and_condition,
    heading,
    hypothetical,
    inset,
    list,
    mention,
    no_denial,
    passive,
    permission,
    region,
    someone_else,
];

#[test]
fn every_table_is_tested_and_has_fifteen_sentences() {
    let files = folder().read_dir().expect("the folder of the tables").map(|file| file.expect("a table").file_name());
    let files: BTreeSet<String> = files.map(|name| name.into_string().expect("a plain name")).collect();
    assert_eq!(files, TABLES.iter().map(|name| file_name(name)).collect());
    for name in TABLES {
        let table = Table::load(name);
        let texts: BTreeSet<&str> = table.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
        assert_eq!(texts.len(), table.sentences.len(), "{name}: a sentence stands there twice");
        assert!(texts.len() >= 15, "{name}: {} sentences", texts.len());
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// What the sentences are cases of.
    case: String,
    sentences: Vec<Sentence>,
}

impl Table {
    fn load(name: &str) -> Self {
        let path = folder().join(file_name(name));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}:\n{error}", path.display()))
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/grammar/sentences")
}

fn file_name(name: &str) -> String {
    name.replace('_', "-") + ".yaml"
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    clauses: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    kind: String,
    denied: bool,
    modality: String,
    passive: Option<bool>,
    /// Whether it is a condition or asked.
    supposed: Option<bool>,
    /// Whether some of it is beyond the grammar.
    partial: bool,
    actor: Option<Filling>,
    action: Option<Filling>,
    data: Option<Filling>,
    recipient: Option<Filling>,
    source: Option<Filling>,
    party: Option<Filling>,
    purpose: Option<Filling>,
    condition: Option<Filling>,
    channel: Option<Filling>,
    time: Option<Filling>,
    audience: Option<Filling>,
    /// The words that play no part of their own; there may be more of them.
    topic: Option<Filling>,
}

impl Default for Expected {
    fn default() -> Self {
        Self {
            kind: "clause".to_owned(),
            denied: false,
            modality: "plain".to_owned(),
            passive: None,
            supposed: None,
            partial: false,
            actor: None,
            action: None,
            data: None,
            recipient: None,
            source: None,
            party: None,
            purpose: None,
            condition: None,
            channel: None,
            time: None,
            audience: None,
            topic: None,
        }
    }
}

impl Expected {
    fn filling(&self, role: Role) -> Option<&Filling> {
        let filling = match role {
            Role::Actor => &self.actor,
            Role::Action => &self.action,
            Role::Data => &self.data,
            Role::Recipient => &self.recipient,
            Role::Source => &self.source,
            Role::Party => &self.party,
            Role::Purpose => &self.purpose,
            Role::Condition => &self.condition,
            Role::Channel => &self.channel,
            Role::Time => &self.time,
            Role::Audience => &self.audience,
            Role::Topic => &self.topic,
        };
        filling.as_ref()
    }
}

/// What fills a role: a concept or `none`, several concepts, or concepts with their words.
#[derive(Deserialize)]
#[serde(untagged)]
enum Filling {
    One(String),
    All(Vec<String>),
    Words(BTreeMap<String, String>),
}

impl Filling {
    fn concepts(&self) -> Vec<(&str, Option<&str>)> {
        match self {
            Self::One(none) if none == "none" => Vec::new(),
            Self::One(concept) => vec![(concept, None)],
            Self::All(concepts) => concepts.iter().map(|concept| (concept.as_str(), None)).collect(),
            Self::Words(words) => words.iter().map(|(concept, words)| (concept.as_str(), Some(words.as_str()))).collect(),
        }
    }
}

fn holds(name: &str) {
    let table = Table::load(name);
    let wrong: Vec<String> = table.sentences.iter().filter_map(differs).collect();
    let of = format!("{} of {} sentences are read otherwise", wrong.len(), table.sentences.len());
    assert!(wrong.is_empty(), "{} ({}): {of}\n\n{}", file_name(name), table.case, wrong.join("\n"));
}

/// How a sentence is read otherwise than expected, if it is.
fn differs(sentence: &Sentence) -> Option<String> {
    let document = Document::read(&source(Format::Markdown, &sentence.text), Tongue::english());
    let reading = read(&document);
    let view = View { document: &document, reading: &reading, lexicon: Tongue::english().lexicon() };
    let listed: BTreeSet<&str> = sentence.clauses.iter().map(|clause| clause.kind.as_str()).collect();
    let is_compared =
        |clause: &&Clause| clause.verb.is_some() || clause.kind.name() != "clause" && listed.contains(clause.kind.name());
    let clauses: Vec<&Clause> = reading.clauses.iter().filter(is_compared).collect();
    let mut wrong = Vec::new();
    if clauses.len() != sentence.clauses.len() {
        wrong.push(format!("{} clauses instead of {}", clauses.len(), sentence.clauses.len()));
    }
    for (number, (expected, clause)) in (1..).zip(sentence.clauses.iter().zip(&clauses)) {
        wrong.extend(view.differs(expected, clause).into_iter().map(|wrong| format!("clause {number}: {wrong}")));
    }
    if wrong.is_empty() {
        return None;
    }
    let read: String = clauses.iter().map(|clause| format!("    read: {}\n", view.shown(clause))).collect();
    Some(format!("{:?}\n  {}\n{read}", sentence.text.trim(), wrong.join("\n  ")))
}

struct View<'a> {
    document: &'a Document,
    reading: &'a Reading,
    lexicon: &'a Lexicon,
}

impl View<'_> {
    fn differs(&self, expected: &Expected, clause: &Clause) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut same = |what: &str, expected: &str, read: &str| {
            if expected != read {
                wrong.push(format!("{what} {expected}, not {read}"));
            }
        };
        same("kind", &expected.kind, clause.kind.name());
        same("denied", &expected.denied.to_string(), &clause.denied.to_string());
        same("modality", &expected.modality, clause.modality.name());
        same("partial", &expected.partial.to_string(), &clause.partial.to_string());
        let asked = clause.is_hypothetical() || self.reading.sentences[clause.sentence as usize].question;
        for (what, expected, read) in [("passive", expected.passive, clause.passive), ("supposed", expected.supposed, asked)] {
            same(what, &expected.unwrap_or(read).to_string(), &read.to_string());
        }
        for role in Role::ALL {
            if let Some(filling) = expected.filling(role) {
                wrong.extend(self.filled_otherwise(role, filling, clause));
            }
        }
        wrong
    }

    fn filled_otherwise(&self, role: Role, filling: &Filling, clause: &Clause) -> Vec<String> {
        let expected = filling.concepts();
        let read = self.mentions(role, clause);
        let is = |concept: ConceptId, other: ConceptId| self.lexicon.concepts[usize::from(concept)].is.contains(other);
        let mut wrong = Vec::new();
        let mut known: Vec<&Mention> = Vec::new();
        for (id, words) in &expected {
            let concept = self.lexicon.concept(id).unwrap_or_else(|| panic!("no concept is called {id:?}"));
            let says = |mention: &&&Mention| words.is_none_or(|words| words == self.words(mention.span));
            if !read.iter().filter(says).any(|mention| is(mention.concept, concept)) {
                let words = words.map(|words| format!(" {words:?}")).unwrap_or_default();
                wrong.push(format!("{} lacks {id}{words}", role.name()));
            }
            // A wider word beside the concept ("this information", where it is a name) is right too.
            known.extend(read.iter().copied().filter(|mention| is(mention.concept, concept) || is(concept, mention.concept)));
        }
        let overlap = |one: TextSpan, other: TextSpan| one.start < other.end && other.start < one.end;
        let others = read.iter().filter(|mention| !known.iter().any(|known| overlap(known.span, mention.span)));
        if role != Role::Topic || expected.is_empty() {
            let others: BTreeSet<&str> = others.map(|mention| self.words(mention.span)).collect();
            wrong.extend(others.iter().map(|words| format!("{} is {words:?} too", role.name())));
        }
        wrong
    }

    /// What fills a role; verbs such as "make" and "explain" only hold a clause together.
    fn mentions(&self, role: Role, clause: &Clause) -> Vec<&Mention> {
        let filler = self.lexicon.concept("other-act").expect("verbs that say nothing of a practice");
        let is_filler = |mention: &Mention| self.lexicon.concepts[usize::from(mention.concept)].is.contains(filler);
        self.reading.mentions(clause).iter().filter(|mention| mention.role == role && !is_filler(mention)).collect()
    }

    fn shown(&self, clause: &Clause) -> String {
        let denied = if clause.denied { ", denied" } else { "" };
        let passive = if clause.passive { ", passive" } else { "" };
        let mut line = format!("{}, {}{denied}{passive}", clause.kind.name(), clause.modality.name());
        for role in Role::ALL.into_iter().filter(|&role| role != Role::Topic) {
            for mention in self.mentions(role, clause) {
                let concept = &self.lexicon.concepts[usize::from(mention.concept)].id;
                let _ = write!(line, ", {} {concept} {:?}", role.name(), self.words(mention.span));
            }
        }
        line
    }

    fn words(&self, span: TextSpan) -> &str {
        &self.document.text[span.range()]
    }
}
