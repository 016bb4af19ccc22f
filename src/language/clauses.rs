//! From tagged sentences to the shapes of their clauses, as `clause.pest` reads them.

use super::clause::{ClauseKind, Reading, Sentence, number};
use super::grammar::{ClauseGrammar, Rule};
use super::links::Links;
use super::measures;
use super::roles::{Line, Roles};
use super::script::{Script, Tagged, Way};
use super::shape::Shape;
use super::tag::{Token, concepts};
use crate::document::{BlockKind, Document};
use crate::lexicon::{ConceptId, Cue, Kind, Lexicon, class};
use pest::Parser;
use pest::iterators::Pair;
use std::ops::Range;

/// Reads the clauses of all sentences.
pub(super) fn read(document: &Document, lexicon: &Lexicon, script: &Script<'_>, mut links: Links, reading: &mut Reading) {
    let mut parsed = ClauseGrammar::parse(Rule::sentences, &script.lines).expect("internal error: clause.pest takes every text");
    let all = parsed.next().expect("internal error: clause.pest reads one text").into_inner();
    let mut pairs = all.filter(|pair| pair.as_rule() == Rule::sentence);
    let roles = Roles { text: &document.text, lexicon };
    let mut sentences = std::mem::take(&mut reading.sentences);
    for (index, (sentence, tagged)) in (0..).zip(sentences.iter_mut().zip(&script.sentences)) {
        let from = number(reading.clauses.len());
        sentence.clauses = from..from;
        let symbols = &script.symbols[tagged.line.clone()];
        let outer = &script.symbols[tagged.outer.clone()];
        // So many of its shapes are none of insets.
        let mut own = usize::MAX;
        let shapes = match tagged.way {
            Way::Silent => Vec::new(),
            // A heading is one clause, whatever its words: it names a topic and states no practice.
            Way::Title => vec![Shape::whole(tagged.tokens.len())],
            Way::Verbless => Shape::fragments(symbols),
            Way::Grammar => {
                let mut read = |places: &Range<usize>, symbols| {
                    let pair = pairs.next().expect("internal error: clause.pest reads as many sentences as there are");
                    shapes(pair, &script.places[places.clone()], symbols, lexicon, tagged, sentence, reading)
                };
                let mut shapes = read(&tagged.places, outer);
                own = shapes.len();
                for inset in &tagged.insets {
                    let of_inset = shapes.len();
                    shapes.extend(read(inset, symbols));
                    // "Members, whom we name below": what begins behind a comma is about what stands before it.
                    if let Some(first) = shapes.get_mut(of_inset).filter(|first| first.kind == ClauseKind::Main)
                        && first.tokens.start.checked_sub(1).is_some_and(|before| symbols.as_bytes()[before] == class::COMMA)
                    {
                        first.kind = ClauseKind::Relative;
                    }
                }
                shapes
            }
        };
        if !shapes.is_empty() {
            let mut ranges = Vec::new();
            let mut shapes: Vec<(Shape, bool)> = shapes.into_iter().enumerate().map(|(at, shape)| (shape, at >= own)).collect();
            // Insets behind the clause in which they stand.
            shapes.sort_by_key(|(shape, _)| shape.tokens.start);
            for (shape, inset) in shapes {
                let line =
                    Line { sentence: index, tokens: tagged.tokens.clone(), symbols: if inset { symbols } else { outer }, inset };
                let clause = roles.clause(&shape, &line, reading);
                reading.clauses.push(clause);
                ranges.push(shape.tokens);
            }
            measures::add(&document.text, lexicon, symbols, &tagged.tokens, &ranges, sentence, reading);
            // A title's links are marks of the page; those of an item that is all one link say where to read on.
            if !tagged.titled || matches!(document.blocks[sentence.block as usize].kind, BlockKind::Item(_)) {
                links.add_routes(lexicon, sentence, reading);
            }
            for clause in &reading.clauses[sentence.clauses.start as usize..] {
                sentence.named.extend(&clause.named);
            }
        }
        sentence.clauses.end = number(reading.clauses.len());
    }
    reading.sentences = sentences;
}

/// The shapes of the clauses that the grammar found in a sentence.
fn shapes(
    pair: Pair<'_, Rule>,
    places: &[u16],
    symbols: &str,
    lexicon: &Lexicon,
    tagged: &Tagged,
    sentence: &Sentence,
    reading: &Reading,
) -> Vec<Shape> {
    let base = pair.as_span().start();
    let tokens = &reading.tokens[tagged.tokens.clone()];
    let clauses = pair.into_inner().filter(|pair| matches!(pair.as_rule(), Rule::clause | Rule::answer));
    let mut shapes: Vec<Shape> = clauses.map(|pair| Shape::of(pair, base, places, symbols)).collect();
    // "not only do we ..." begins with a coordination.
    let joined = |shape: &Shape| symbols.as_bytes()[shape.tokens.start] == class::COORDINATION;
    // "For more on how we share": a question word behind a preposition and before the subject.
    let asks = |shape: &Shape| {
        let Some(subject) = &shape.subject else { return false };
        let before = subject.start.checked_sub(1).filter(|before| *before > shape.tokens.start);
        before.is_some_and(|before| {
            symbols.as_bytes()[before] == class::RELATIVE
                && symbols.as_bytes()[before - 1] == class::PREPOSITION
                && tokens[before].cues(lexicon).has(Cue::Asks)
        })
    };
    for shape in &mut shapes {
        shape.kind = match shape.kind {
            _ if tagged.titled => ClauseKind::Heading,
            // "Should you object, ..."
            ClauseKind::Main if shape.asked && !sentence.question && !joined(shape) => ClauseKind::Condition,
            ClauseKind::Main if asks(shape) => ClauseKind::Indirect,
            kind => kind,
        };
    }
    // What is done with data is done for something; nobody is punished for the purpose of having complained.
    let handles = |verb: &Range<usize>| {
        let mut named = tokens[verb.clone()].iter().flat_map(|token| concepts(token, lexicon));
        named.any(|concept| lexicon.concepts[usize::from(concept)].is.contains(lexicon.known.process))
    };
    for shape in shapes.iter_mut().filter(|shape| shape.verb.as_ref().is_some_and(handles)) {
        shape.take_gerunds(symbols, |at| tokens[at].cues(lexicon).has(Cue::Serves));
    }
    for at in (0..shapes.len()).rev() {
        if let Some(examples) = examples_behind(&shapes[at], tokens, lexicon) {
            let end = std::mem::replace(&mut shapes[at].tokens.end, examples);
            shapes[at].infinitives.retain(|infinitive| infinitive.words.end <= examples);
            shapes[at].prepositions.retain(|group| group.end <= examples);
            shapes.insert(at + 1, Shape::fragment(examples..end));
        }
    }
    shapes
}

/// Where behind a condition examples begin that are none of it: "we collect data when you register, including your name".
fn examples_behind(shape: &Shape, tokens: &[Token], lexicon: &Lexicon) -> Option<usize> {
    let verb = shape.verb.as_ref().filter(|_| shape.kind == ClauseKind::Condition && shape.tokens.start > 0)?;
    let begins = |&at: &usize| {
        tokens[at].symbol == class::COMMA && tokens.get(at + 1).is_some_and(|next| next.cues(lexicon).has(Cue::Example))
    };
    let comma = (verb.end..shape.tokens.end.saturating_sub(1)).find(begins)?;
    let is_data = |concept: ConceptId| lexicon.concepts[usize::from(concept)].kind == Kind::Data;
    let has_own = tokens[verb.start..comma].iter().any(|token| concepts(token, lexicon).any(is_data));
    (!has_own).then_some(comma + 1)
}
