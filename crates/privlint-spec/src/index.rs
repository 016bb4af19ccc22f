//! All patterns as one tree of needs, so that few of them are looked at for a clause.
//!
//! A pattern is looked up by the concepts of its rarest need. Behind that its needs stand in the order of their rarity, the same
//! for all patterns, so that those which begin alike are one path until they part: what fails once fails for all of them.

use crate::lexicon::{ConceptSet, MOST_CONCEPTS, Role};
use crate::need::{Need, StoredNeed, Traits};
use crate::statements::Statements;
use crate::table::{Stretch, Table, U32, U64, number};
use serde::{Deserialize, Serialize};
use std::ops::BitOr;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// The patterns of a specification, to be looked up.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Index {
    /// The tree, each node before those below it.
    nodes: Table<Node>,
    /// The patterns that are complete at each node, node by node.
    complete: Table<Complete>,
    /// For each of the clause's own places and each concept the nodes at the top that wait for it there, in `tops`.
    waiting: Table<Stretch>,
    /// The nodes at the top, by number.
    tops: Table<U32>,
    /// For each of these places the concepts that nodes at the top wait for.
    awaited: Table<ConceptSet>,
}

/// A need, and all that is needed besides.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Node {
    need: U32,
    /// The node behind those below.
    end: U32,
    /// The first pattern that is complete here; those of the next node are behind them.
    first: U32,
    /// What all patterns from here on exclude.
    excludes: U32,
    /// The place where it needs a concept, and the concepts, [folded](ConceptSet::folded); a need of another kind has all bits, and
    /// the place behind the last.
    place: u8,
    folded: U64,
}

/// A pattern whose needs stand above, but for what it excludes.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Complete {
    pattern: U32,
    excludes: U32,
}

/// Where patterns are looked up by concepts: among those that a clause mentions, and in its roles.
const OWN: usize = 1 + Role::ALL.len();
/// Those places, and those around it: its sentence, the headings above and the section.
const PLACES: usize = OWN + 3;

/// What a clause shows of itself, by which patterns are looked up.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The concepts that it mentions.
    pub mentions: &'a ConceptSet,
    /// Those that fill each role, by its number.
    pub roles: &'a [ConceptSet; Role::ALL.len()],
    /// The concepts that its sentence names, those that the headings above it name, and those under its heading.
    pub around: [&'a ConceptSet; PLACES - OWN],
    /// What it is.
    pub traits: Traits,
}

impl Index {
    /// Makes the index of all patterns; `often` says of each concept in how many of a thousand sentences it is named.
    pub(crate) fn new(statements: &Statements, often: &[u16]) -> Self {
        let needs = statements.needs();
        let ranks = ranks(needs, often);
        let patterns = (0..).zip(statements.patterns());
        let mut paths: Vec<Path> =
            patterns.map(|(number, pattern)| Path::of(number, statements.need_numbers(pattern), needs, &ranks)).collect();
        paths.sort_by(|a, b| {
            let order = |path: &Path| path.needs.iter().map(|&need| ranks[need as usize]).collect::<Vec<_>>();
            order(a).cmp(&order(b))
        });
        let mut tree = Tree::default();
        tree.grow(&paths, 0, needs);
        tree.index(needs)
    }

    /// Tells `found` of the patterns that fit a clause, by number and in no order: by what it shows, and whether a need, by number,
    /// is met.
    pub fn search(&self, clause: Shown<'_>, seen: &mut Seen, holds: impl Fn(u32) -> bool, mut found: impl FnMut(u32)) {
        seen.next(self.nodes.len());
        let own = || [clause.mentions].into_iter().chain(clause.roles);
        let mut folded = [u64::MAX; PLACES + 1];
        for (folded, shown) in folded.iter_mut().zip(own().chain(clause.around)) {
            *folded = shown.folded();
        }
        let empty = Role::ALL.into_iter().zip(&folded[1..]).filter(|(_, folded)| **folded == 0);
        let traits = empty.map(|(role, _)| Traits::without(role)).fold(clause.traits, BitOr::bitor);
        let tops = &*self.tops;
        let filled = folded.into_iter().zip(own()).zip(&*self.awaited).zip(self.waiting.chunks(MOST_CONCEPTS));
        for (((_, shown), awaited), waiting) in filled.filter(|(((folded, _), _), _)| *folded != 0) {
            for concept in shown.common(awaited).map(usize::from) {
                for top in &tops[waiting[concept].range()] {
                    let top = top.get() as usize;
                    if seen.is_new(top) {
                        self.walk(top, (traits, &folded), &holds, &mut found);
                    }
                }
            }
        }
    }

    /// Looks at what stands below a node at the top, whose need is met.
    fn walk(
        &self,
        top: usize,
        (traits, folded): (Traits, &[u64; PLACES + 1]),
        holds: &impl Fn(u32) -> bool,
        found: &mut impl FnMut(u32),
    ) {
        let (nodes, all) = (&*self.nodes, &*self.complete);
        let (mut at, end) = (top, nodes[top].end.get() as usize);
        while at < end {
            let node = &nodes[at];
            let cannot =
                Traits::of_stored(node.excludes).meets(traits) || node.folded.get() & folded[usize::from(node.place)] == 0;
            if cannot || at > top && !holds(node.need.get()) {
                at = node.end.get() as usize;
                continue;
            }
            at += 1;
            let behind = nodes.get(at).map_or(all.len(), |next| next.first.get() as usize);
            let complete = &all[node.first.get() as usize..behind];
            let fits = |complete: &&Complete| !Traits::of_stored(complete.excludes).meets(traits);
            complete.iter().filter(fits).for_each(|complete| found(complete.pattern.get()));
        }
    }
}

/// Which nodes have been looked at for a clause.
#[derive(Debug, Default)]
pub struct Seen {
    stamps: Vec<u32>,
    stamp: u32,
}

impl Seen {
    /// Begins with another clause.
    fn next(&mut self, nodes: usize) {
        self.stamp += 1;
        self.stamps.resize(nodes, 0);
    }

    #[inline]
    fn is_new(&mut self, node: usize) -> bool {
        std::mem::replace(&mut self.stamps[node], self.stamp) != self.stamp
    }
}

/// The place where something needs concepts, and which.
fn place(need: Need<'_>) -> Option<(usize, &ConceptSet)> {
    match need {
        Need::Mentions(set) => Some((0, set)),
        Need::Role(role, set) => Some((1 + role as usize, set)),
        Need::Sentence(set) => Some((OWN, set)),
        Need::Under(set) => Some((OWN + 1, set)),
        Need::Section(set) => Some((OWN + 2, set)),
        _ => None,
    }
}

/// The tree of an index as it grows.
#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
    complete: Vec<Complete>,
}

impl Tree {
    /// Adds nodes for paths in order that are alike in their first `depth` needs.
    fn grow(&mut self, mut paths: &[Path], depth: usize, needs: &[StoredNeed]) {
        while let Some(first) = paths.first() {
            let need = first.needs[depth];
            let count = paths.iter().take_while(|path| path.needs[depth] == need).count();
            let (alike, rest) = paths.split_at(count);
            let done = alike.iter().take_while(|path| path.needs.len() == depth + 1).count();
            let at = self.nodes.len();
            let excludes = alike.iter().map(|path| path.excludes).reduce(Traits::shared).unwrap_or_default();
            let first = U32::new(number(self.complete.len()));
            let place = place(needs[need as usize].get());
            self.nodes.push(Node {
                need: U32::new(need),
                end: U32::ZERO,
                first,
                excludes: excludes.stored(),
                place: u8::try_from(place.map_or(PLACES, |(place, _)| place)).expect("internal error: there are few places"),
                folded: U64::new(place.map_or(u64::MAX, |(_, set)| set.folded())),
            });
            self.complete.extend(alike[..done].iter().map(Path::complete));
            self.grow(&alike[done..], depth + 1, needs);
            self.nodes[at].end = U32::new(number(self.nodes.len()));
            paths = rest;
        }
    }

    /// The index, with the nodes at the top found by what they wait for.
    fn index(self, needs: &[StoredNeed]) -> Index {
        let mut waiting = vec![Vec::new(); OWN * MOST_CONCEPTS];
        let mut awaited = vec![ConceptSet::default(); OWN];
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            let place = place(needs[node.need.get() as usize].get());
            let (place, set) = place.expect("internal error: a pattern is looked up by what waits for concepts");
            set.iter().for_each(|concept| waiting[place * MOST_CONCEPTS + usize::from(concept)].push(U32::new(number(at))));
            awaited[place].extend(set);
            at = node.end.get() as usize;
        }
        let mut tops = Table::default();
        let waiting: Vec<Stretch> = waiting.into_iter().map(|waiting| tops.extend(waiting)).collect();
        Index { nodes: self.nodes.into(), complete: self.complete.into(), waiting: waiting.into(), tops, awaited: awaited.into() }
    }
}

/// A pattern as it is looked up: its needs from the rarest on, and what it excludes.
struct Path {
    pattern: u32,
    needs: Vec<u32>,
    excludes: Traits,
}

impl Path {
    fn of(pattern: u32, of: impl Iterator<Item = u32>, needs: &[StoredNeed], ranks: &[Rank]) -> Self {
        let mut excludes = Traits::default();
        let mut path: Vec<u32> = Vec::new();
        for need in of {
            match needs[need as usize].get() {
                Need::Role(role, _) => {
                    excludes = excludes | Traits::without(role);
                    path.push(need);
                }
                other => match other.excludes() {
                    Some(more) => excludes = excludes | more,
                    None => path.push(need),
                },
            }
        }
        path.sort_by_key(|&need| ranks[need as usize]);
        let rarest = path.iter().position(|&need| needs[need as usize].get().named().is_some());
        let rarest = rarest.expect("internal error: a pattern without anything to look it up by is refused");
        path[..=rarest].rotate_right(1);
        Self { pattern, needs: path, excludes }
    }

    fn complete(&self) -> Complete {
        Complete { pattern: U32::new(self.pattern), excludes: self.excludes.stored() }
    }
}

/// How rare a need is, and its number, so that no two are alike.
type Rank = (u32, u32);

/// The ranks of needs: about how many of a thousand clauses meet them.
fn ranks(needs: &[StoredNeed], often: &[u16]) -> Vec<Rank> {
    let named = |set: &ConceptSet| {
        let sum: u32 = set.iter().map(|concept| often.get(usize::from(concept)).map_or(0, |&often| u32::from(often))).sum();
        sum.min(1000)
    };
    let rank = |need: &StoredNeed| match need.get() {
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
