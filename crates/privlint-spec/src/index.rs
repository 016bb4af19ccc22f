//! All patterns as one tree of needs, so that few of them are looked at for a clause.
//!
//! A pattern is looked up by the concepts of its rarest need. Behind that its needs stand in the order of their rarity, the same
//! for all patterns, so that those which begin alike are one path until they part: what fails once fails for all of them.

use crate::lexicon::{ConceptSet, MOST_CONCEPTS};
use crate::pattern::{Need, Pattern, Traits};
use serde::{Deserialize, Serialize};

/// The patterns of a specification, to be looked up.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Index {
    /// The tree, each node before those below it.
    nodes: Vec<Node>,
    /// The patterns that are complete at each node, node by node.
    complete: Vec<Complete>,
    /// For each concept where its nodes at the top begin in `tops`; one more for the end.
    first_tops: Vec<u32>,
    /// The nodes at the top that wait for a concept, by number.
    tops: Vec<u32>,
    /// The concepts that nodes at the top wait for.
    awaited: ConceptSet,
}

/// A need, and all that is needed besides.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Node {
    need: u32,
    /// What all patterns from here on exclude.
    excludes: Traits,
    /// The node behind those below.
    end: u32,
    /// The first pattern that is complete here; those of the next node are behind them.
    first: u32,
}

/// A pattern whose needs stand above, but for what it excludes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Complete {
    pattern: u32,
    excludes: Traits,
}

/// A pattern as it is looked up: its needs from the rarest on, and what it excludes.
struct Path {
    needs: Vec<u32>,
    complete: Complete,
}

impl Index {
    /// Makes the index of patterns, whose needs are given by number; `often` says of each concept in how many of a thousand
    /// sentences it is named.
    #[must_use]
    pub fn new(patterns: &[Pattern], needs: &[Need], often: &[u16]) -> Self {
        let ranks = ranks(needs, often);
        let mut paths: Vec<Path> =
            (0..).zip(patterns).map(|(number, pattern)| Path::of(number, pattern, needs, &ranks)).collect();
        paths.sort_by(|a, b| {
            let order = |path: &Path| path.needs.iter().map(|&need| ranks[need as usize]).collect::<Vec<_>>();
            order(a).cmp(&order(b))
        });
        let mut index = Self::default();
        index.grow(&paths, 0);
        index.look_up(needs);
        index
    }

    /// Adds nodes for paths in order that are alike in their first `depth` needs.
    fn grow(&mut self, mut paths: &[Path], depth: usize) {
        while let Some(first) = paths.first() {
            let need = first.needs[depth];
            let count = paths.iter().take_while(|path| path.needs[depth] == need).count();
            let (alike, rest) = paths.split_at(count);
            let done = alike.iter().take_while(|path| path.needs.len() == depth + 1).count();
            let at = self.nodes.len();
            let excludes = alike.iter().map(|path| path.complete.excludes).reduce(Traits::shared).unwrap_or_default();
            self.nodes.push(Node { need, excludes, end: 0, first: number(self.complete.len()) });
            self.complete.extend(alike[..done].iter().map(|path| path.complete));
            self.grow(&alike[done..], depth + 1);
            self.nodes[at].end = number(self.nodes.len());
            paths = rest;
        }
    }

    /// Finds the nodes at the top by the concepts that they wait for.
    fn look_up(&mut self, needs: &[Need]) {
        let mut waiting = vec![Vec::new(); MOST_CONCEPTS];
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            let named = needs[node.need as usize].named();
            for concept in named.into_iter().flat_map(ConceptSet::iter) {
                waiting[usize::from(concept)].push(number(at));
                self.awaited.insert(concept);
            }
            at = node.end as usize;
        }
        for tops in waiting {
            self.first_tops.push(number(self.tops.len()));
            self.tops.extend(tops);
        }
        self.first_tops.push(number(self.tops.len()));
    }

    /// Tells `found` of the patterns that fit a clause, by number and in no order: what it names, what it is, and whether a need,
    /// by number, is met. A clause has to have another `stamp` than those before it.
    pub fn search(
        &self,
        clause: (&ConceptSet, Traits),
        seen: &mut Seen,
        holds: impl Fn(u32) -> bool,
        mut found: impl FnMut(u32),
    ) {
        let (named, traits) = clause;
        seen.stamp += 1;
        seen.stamps.resize(self.nodes.len(), 0);
        for concept in named.shared(&self.awaited).iter().map(usize::from) {
            for &top in &self.tops[self.first_tops[concept] as usize..self.first_tops[concept + 1] as usize] {
                if std::mem::replace(&mut seen.stamps[top as usize], seen.stamp) != seen.stamp {
                    self.walk(top as usize, traits, &holds, &mut found);
                }
            }
        }
    }

    fn walk(&self, top: usize, traits: Traits, holds: &impl Fn(u32) -> bool, found: &mut impl FnMut(u32)) {
        let (mut at, end) = (top, self.nodes[top].end as usize);
        while at < end {
            let node = &self.nodes[at];
            if node.excludes.meets(traits) || !holds(node.need) {
                at = node.end as usize;
                continue;
            }
            at += 1;
            let behind = self.nodes.get(at).map_or(self.complete.len(), |next| next.first as usize);
            let complete = &self.complete[node.first as usize..behind];
            complete.iter().filter(|complete| !complete.excludes.meets(traits)).for_each(|complete| found(complete.pattern));
        }
    }
}

/// Which nodes have been looked at for a clause.
#[derive(Debug, Default)]
pub struct Seen {
    stamps: Vec<u32>,
    stamp: u32,
}

impl Path {
    fn of(number: u32, pattern: &Pattern, needs: &[Need], ranks: &[Rank]) -> Self {
        let mut excludes = Traits::default();
        let mut path: Vec<u32> = Vec::new();
        for &need in &pattern.needs {
            match needs[need as usize].excludes() {
                Some(more) => excludes = excludes | more,
                None => path.push(need),
            }
        }
        path.sort_by_key(|&need| ranks[need as usize]);
        let rarest = path.iter().position(|&need| needs[need as usize].named().is_some());
        let rarest = rarest.expect("internal error: a pattern without anything to look it up by is refused");
        path[..=rarest].rotate_right(1);
        Self { needs: path, complete: Complete { pattern: number, excludes } }
    }
}

/// How rare a need is, and its number, so that no two are alike.
type Rank = (u32, u32);

/// The ranks of needs: about how many of a thousand clauses meet them.
fn ranks(needs: &[Need], often: &[u16]) -> Vec<Rank> {
    let named = |set: &ConceptSet| {
        let sum: u32 = set.iter().map(|concept| often.get(usize::from(concept)).map_or(0, |&often| u32::from(often))).sum();
        sum.min(1000)
    };
    let rank = |need: &Need| match need {
        Need::Role(_, set) => named(set) / 2,
        Need::Mentions(set) => named(set),
        Need::Sentence(set) => 100 + named(set),
        Need::Under(_) => 100,
        Need::Scope(_) | Need::Alone(_) | Need::Twice(_) | Need::KindsOfData(_) => 200,
        Need::Near(set) => 300 + named(set),
        Need::Section(_) => 500,
        Need::NotActor(_) | Need::WithoutException | Need::Without(_) | Need::SentenceWithout(_) => 1500,
        Need::Heading(_) | Need::Denied(_) | Need::Whole | Need::Hypothetical(_) | Need::Opening | Need::Modality(_) => 0,
    };
    (0..).zip(needs).map(|(number, need)| (rank(need), number)).collect()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: so many patterns")
}
