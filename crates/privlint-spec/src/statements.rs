//! Statements and their patterns, names resolved, in tables that are read where they are stored.

use crate::index::Index;
use crate::lexicon::ConceptSet;
use crate::need::{Need, StoredNeed};
use crate::table::{Stretch, Table, U32, number};
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// A statement, its names resolved.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it is, for people.
    pub title: &'a str,
    /// The name of the file it stands in, without folder and ending: `choice`, `children`.
    pub topic: &'a str,
    /// A heading that names one of these is where it belongs.
    pub belongs: &'a ConceptSet,
    /// Where it is a condition, it holds unless one of these is made, by number: what is presumed. Of none, it has to be stated.
    presumed_unless: &'a [U32],
}

impl Statement<'_> {
    /// Where it is a condition, the statements against it, of which none may be made for it to hold; `None` where it has to be stated.
    #[must_use]
    pub fn presumed_unless(&self) -> Option<impl Iterator<Item = usize>> {
        (!self.presumed_unless.is_empty()).then(|| self.presumed_unless.iter().map(|number| number.get() as usize))
    }
}

/// A pattern over a clause, its names resolved.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Pattern {
    statement: U32,
    needs: Stretch,
    /// Empty where nothing is lacking.
    lacks: Stretch,
    weak: u8,
    of_sentence: u8,
}

impl Pattern {
    /// The number of the statement that it makes or touches on.
    #[inline]
    #[must_use]
    pub fn statement(&self) -> usize {
        self.statement.get() as usize
    }

    /// Whether it is a pattern of a weak form.
    #[inline]
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.weak != 0
    }

    /// Whether it asks about the whole sentence.
    #[inline]
    #[must_use]
    pub fn is_of_sentence(&self) -> bool {
        self.of_sentence != 0
    }
}

/// All statements with their patterns.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Statements {
    rows: Table<StatementRow>,
    /// The numbers of the statements in the order of their ids.
    by_id: Table<U32>,
    patterns: Table<Pattern>,
    /// What patterns need, each once.
    needs: Table<StoredNeed>,
    /// The patterns, to be looked up.
    index: Index,
    /// The numbers that the rows above list.
    lists: Table<U32>,
    /// Their words.
    #[serde(deserialize_with = "borrowed")]
    text: Cow<'static, str>,
}

#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct StatementRow {
    id: Stretch,
    title: Stretch,
    topic: Stretch,
    presumed_unless: Stretch,
    belongs: ConceptSet,
}

impl Statements {
    /// How many there are; they are numbered from 0.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// The statement of a number.
    #[must_use]
    pub fn get(&self, number: usize) -> Statement<'_> {
        let row = &self.rows[number];
        Statement {
            id: self.text(row.id),
            title: self.text(row.title),
            topic: self.text(row.topic),
            belongs: &row.belongs,
            presumed_unless: &self.lists[row.presumed_unless.range()],
        }
    }

    /// The id, the title and the topic of a statement, to be kept: where they lie in the program, nothing is copied.
    #[must_use]
    pub fn words_of(&self, number: usize) -> [Cow<'static, str>; 3] {
        let StatementRow { id, title, topic, .. } = self.rows[number];
        [id, title, topic].map(|words| match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[words.range()]),
            Cow::Owned(text) => Cow::Owned(text[words.range()].to_owned()),
        })
    }

    /// All of them, by number.
    pub fn iter(&self) -> impl Iterator<Item = Statement<'_>> {
        (0..self.count()).map(|number| self.get(number))
    }

    /// Their numbers in the order of their ids.
    pub fn in_order(&self) -> impl Iterator<Item = usize> {
        self.by_id.iter().map(|number| number.get() as usize)
    }

    /// The number of a statement by its id.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<usize> {
        let at = self.by_id.binary_search_by_key(&id, |number| self.text(self.rows[number.get() as usize].id));
        at.ok().map(|at| self.by_id[at].get() as usize)
    }

    /// All patterns, by number, in the order of the statements.
    #[must_use]
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// What the words lack that a pattern fits; a pattern of a weak form has this.
    #[must_use]
    pub fn lacks(&self, pattern: &Pattern) -> Option<&str> {
        Some(self.text(pattern.lacks)).filter(|lacks| !lacks.is_empty())
    }

    /// What a pattern needs, all of it, in the order of [`Need`].
    pub fn needs_of(&self, pattern: &Pattern) -> impl Iterator<Item = Need<'_>> + Clone {
        self.need_numbers(pattern).map(|need| self.needs[need as usize].get())
    }

    /// The numbers of what a pattern needs.
    pub(crate) fn need_numbers(&self, pattern: &Pattern) -> impl Iterator<Item = u32> + Clone {
        self.lists[pattern.needs.range()].iter().map(|need| need.get())
    }

    /// All needs, by number.
    #[must_use]
    pub fn needs(&self) -> &[StoredNeed] {
        &self.needs
    }

    /// The patterns, to be looked up.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    fn text(&self, words: Stretch) -> &str {
        &self.text[words.range()]
    }

    /// Adds a need that no pattern had yet; gives back its number.
    pub(crate) fn add_need(&mut self, need: StoredNeed) -> u32 {
        self.needs.push(need)
    }

    /// Adds a pattern of the statement that is added next.
    pub(crate) fn add_pattern(&mut self, weak: bool, lacks: Option<&str>, needs: &[u32]) {
        let is_of_sentence = |&need: &u32| matches!(self.needs[need as usize].get(), Need::Sentence(_));
        let row = Pattern {
            statement: U32::new(number(self.count())),
            of_sentence: needs.iter().any(is_of_sentence).into(),
            weak: weak.into(),
            lacks: self.add_text(lacks.unwrap_or_default()),
            needs: self.lists.extend(needs.iter().copied().map(U32::new)),
        };
        self.patterns.push(row);
    }

    /// Adds a statement.
    pub(crate) fn add(&mut self, [id, title, topic]: [&str; 3], belongs: ConceptSet, presumed_unless: &[usize]) {
        let row = StatementRow {
            id: self.add_text(id),
            title: self.add_text(title),
            topic: self.add_text(topic),
            presumed_unless: self.lists.extend(presumed_unless.iter().map(|&against| U32::new(number(against)))),
            belongs,
        };
        self.rows.push(row);
    }

    fn add_text(&mut self, words: &str) -> Stretch {
        let start = self.text.len();
        self.text.to_mut().push_str(words);
        Stretch::new(start..self.text.len())
    }

    /// Orders all that was added, so that it can be looked up; `often` says of each concept in how many of a thousand sentences it is
    /// named.
    pub(crate) fn arrange(&mut self, often: &[u16]) {
        let mut by_id: Vec<usize> = (0..self.count()).collect();
        by_id.sort_by_key(|&number| self.get(number).id);
        self.by_id = by_id.into_iter().map(|statement| U32::new(number(statement))).collect::<Vec<_>>().into();
        self.index = Index::new(self, often);
    }
}

/// Words that lie in the program.
fn borrowed<'de: 'static, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'static, str>, D::Error> {
    <&'static str>::deserialize(deserializer).map(Cow::Borrowed)
}
