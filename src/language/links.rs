//! Links of the markup that mean a route, in the order of the text.

use super::clause::{Mention, Reading, Sentence};
use crate::document::{Document, Mark, TextSpan};
use crate::lexicon::{Lexicon, Role};

/// The links of a document, asked for in the order of the text.
pub(super) struct Links {
    /// None overlaps another.
    all: Vec<(TextSpan, Mark)>,
    /// The first that ends behind what was asked for.
    next: usize,
}

impl Links {
    pub(super) fn of(document: &Document) -> Self {
        Self { all: document.marks.iter().filter(|(_, mark)| mark.is_link()).copied().collect(), next: 0 }
    }

    /// The same links, to be asked for from the start again.
    pub(super) fn rewound(self) -> Self {
        Self { next: 0, ..self }
    }

    /// The links that end behind the start of a place and begin before its end.
    pub(super) fn within(&mut self, place: TextSpan) -> impl Iterator<Item = (TextSpan, Mark)> {
        while self.all.get(self.next).is_some_and(|(span, _)| span.end <= place.start) {
            self.next += 1;
        }
        self.all[self.next..].iter().copied().take_while(move |(span, _)| span.start < place.end)
    }

    /// Adds the routes of a sentence, the last that was read: its links, and words that stand for an address.
    pub(super) fn add_routes(&mut self, lexicon: &Lexicon, sentence: &mut Sentence, reading: &mut Reading) {
        let place = sentence.span;
        for (span, mark) in self.within(place) {
            let span = TextSpan { start: span.start.max(place.start), end: span.end.min(place.end) };
            let concept = match mark {
                Mark::Link => lexicon.known.link,
                Mark::MailLink => lexicon.known.email,
                Mark::Anchor | Mark::Strong | Mark::Break => continue,
            };
            let is = &lexicon.concepts[usize::from(concept)].is;
            sentence.named.extend(is);
            let clauses = sentence.clauses.start as usize..reading.clauses.len();
            let begun = clauses.rev().filter(|&clause| reading.clauses[clause].span.start < span.end);
            // The clause that the words stand in may have an inset before them.
            let holder =
                { begun.clone() }.find(|&clause| reading.clauses[clause].span.end > span.start).or_else(|| { begun }.next());
            if let Some(clause) = holder {
                reading.insert(clause, Mention { concept, role: Role::Channel, span, inherited: false }, is);
            }
        }
    }
}
