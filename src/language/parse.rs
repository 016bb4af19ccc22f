//! From tagged sentences to clauses, as `clause.pest` reads them.

use super::chunk;
use super::clause::{Clause, ClauseKind, Mention, Reading, Sentence};
use super::grammar::{ClauseGrammar, Rule};
use super::raw::Raw;
use super::shape::{self, Denial, Shape};
use super::tag::{self, Token, Word, concepts};
use super::tokens::Blocks;
use crate::document::{self, Block, BlockKind, Document, Mark, TextSpan};
use crate::lexicon::{ConceptId, ConceptSet, Cue, Kind, Lexicon, Meaning, Modality, Role, class};
use pest::Parser;
use pest::iterators::Pair;
use std::ops::Range;

/// The title of a table of contents has at most so many words and marks.
const CONTENTS: usize = 4;
/// So many bytes of a block are enough to tell its language.
const SAMPLE: usize = 240;
/// A block of fewer words is not judged by its language.
const PROSE: usize = 12;

/// Reads the blocks of one document.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    /// Links that mean a route, in the order of the text; none overlaps another.
    pub(super) links: Vec<(TextSpan, Mark)>,
    /// The first of the links that ends behind what was read.
    pub(super) next_link: usize,
    /// Whether the block before announced or belonged to a table of contents.
    in_contents: bool,
    /// Whether the last block whose language was told is in another language.
    foreign: bool,
    pub(super) words: Vec<Word>,
    /// Where in the words the sentences of the block begin.
    pub(super) starts: Vec<usize>,
    numbers: Vec<u32>,
    /// The symbols of all sentences that have something in them.
    symbols: String,
    /// Those of the sentences that the grammar reads, a line each, plain noun groups as one symbol.
    parsed: String,
    /// Where each of those stands in its sentence.
    places: Vec<u16>,
    tagged: Vec<Tagged>,
}

/// A sentence before its clauses are read.
struct Tagged {
    tokens: Range<usize>,
    /// Whether it is a heading or a mere link.
    titled: bool,
    /// Its characters among all symbols.
    line: Range<usize>,
    /// Where the symbols that the grammar reads stand among them.
    places: Range<usize>,
    /// How its clauses are found.
    way: Way,
}

/// How the clauses of a sentence are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It names nothing and has none.
    Silent,
    /// It is a heading: one clause.
    Title,
    /// It has nothing that could be a verb: a fragment, or several.
    Verbless,
    /// The grammar finds them.
    Grammar,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self {
            document,
            lexicon,
            links: document.marks.iter().filter(|(_, mark)| mark.is_link()).copied().collect(),
            next_link: 0,
            in_contents: false,
            foreign: false,
            words: Vec::new(),
            starts: Vec::new(),
            numbers: Vec::new(),
            symbols: String::new(),
            parsed: String::new(),
            places: Vec::new(),
            tagged: Vec::new(),
        }
    }

    /// Reads a block, of which `blocks` comes to tell next if it has words.
    pub(super) fn block(&mut self, index: usize, block: &Block, blocks: &mut Blocks<'_>, reading: &mut Reading) {
        let first = reading.sentences.len();
        if has_words(self.document, block) {
            self.tokens(blocks);
            let foreign = self.is_foreign(block);
            self.join_dates();
            self.join_abbreviations();
            if index >= self.document.preface {
                reading.words += self.words.len();
            }
            let titled = self.is_entry(block)
                || matches!(block.kind, BlockKind::Heading(_) | BlockKind::Cell { header: true, .. })
                || self.is_reference(block);
            for at in 0..self.starts.len() {
                let end = self.starts.get(at + 1).copied().unwrap_or(self.words.len());
                self.sentence(index, self.starts[at]..end, titled, foreign, reading);
            }
        }
        reading.block_sentences.push(number(first)..number(reading.sentences.len()));
    }

    /// Whether the block is in another language: a page may hold the same policy in several.
    fn is_foreign(&mut self, block: &Block) -> bool {
        let spoken = self.words.iter().filter(|word| word.raw == Raw::Word);
        let (count, unknown) = spoken.fold((0, 0), |(count, unknown), word| (count + 1, unknown + usize::from(word.number == 0)));
        if 2 * unknown < count {
            self.foreign = false;
            return false;
        }
        if count < PROSE || self.foreign {
            return self.foreign;
        }
        let text = self.document.block_text(block);
        let detected = whatlang::detect(document::head(text, SAMPLE));
        self.foreign = detected.is_some_and(|info| info.lang() != whatlang::Lang::Eng && info.is_reliable());
        self.foreign
    }

    /// Whether the block is all one link: an entry of a table of contents or a pointer to another page, and no statement.
    fn is_reference(&mut self, block: &Block) -> bool {
        let linked: u32 = self
            .links_from(block.span)
            .iter()
            .take_while(|(span, _)| span.start < block.span.end)
            .filter(|(_, mark)| matches!(mark, Mark::Link | Mark::Anchor))
            .map(|(span, _)| span.end.min(block.span.end) - span.start.max(block.span.start))
            .sum();
        linked + 2 >= block.span.end - block.span.start && !self.document.block_text(block).contains(['.', '@'])
    }

    /// Whether the block is an entry of a table of contents: an item behind "Contents" that ends like a title.
    fn is_entry(&mut self, block: &Block) -> bool {
        let text = self.document.block_text(block).trim();
        let announces = self.words.len() <= CONTENTS && self.lexicon.cues_of(text.trim_end_matches(':')).has(Cue::Contents);
        let is_item = matches!(block.kind, BlockKind::Item(_)) && !text.ends_with(['.', ';', '!']);
        self.in_contents = announces || self.in_contents && is_item;
        self.in_contents && is_item
    }

    /// The links that do not end before a place; places are asked for in the order of the text.
    pub(super) fn links_from(&mut self, place: TextSpan) -> &[(TextSpan, Mark)] {
        while self.links.get(self.next_link).is_some_and(|(span, _)| span.end <= place.start) {
            self.next_link += 1;
        }
        &self.links[self.next_link..]
    }

    fn sentence(&mut self, block: usize, words: Range<usize>, titled: bool, foreign: bool, reading: &mut Reading) {
        let Some((first, last)) = self.words[words.clone()].first().zip(self.words[words.clone()].last()) else { return };
        let span = first.span.to(last.span);
        let from = reading.tokens.len();
        tag::tag(&self.document.text, &self.words[words], &mut self.numbers, self.lexicon, &mut reading.tokens);
        let tokens = from..reading.tokens.len();
        let own = &mut reading.tokens[tokens.clone()];
        tag::disambiguate(own, self.lexicon);
        let answers = matches!(own[0].symbol, class::ANSWER | class::NEGATIVE | class::NEGATION);
        let measures =
            own.windows(2).any(|pair| pair[0].symbol == class::NUMBER && matches!(pair[1].symbol, class::YEAR | class::UNIT));
        let speaks = titled || answers || measures || own.iter().any(|token| concepts(token, self.lexicon).next().is_some());
        let question = self.document.text[..span.end as usize].ends_with('?');
        let line = self.symbols.len();
        if speaks && !foreign {
            self.symbols.extend(own.iter().map(|token| char::from(token.symbol)));
        }
        let line = line..self.symbols.len();
        let symbols = &self.symbols[line.clone()];
        let way = match () {
            () if foreign || !speaks => Way::Silent,
            () if titled && !question => Way::Title,
            () if shape::is_verbless(symbols) => Way::Verbless,
            () => Way::Grammar,
        };
        let places = self.places.len();
        if way == Way::Grammar {
            chunk::chunk(symbols, &mut self.parsed, &mut self.places);
            self.parsed.push('\n');
        }
        let places = places..self.places.len();
        self.tagged.push(Tagged { tokens, titled, line, places, way });
        reading.sentences.push(Sentence { span, block: number(block), clauses: 0..0, question, named: ConceptSet::default() });
    }

    /// Reads the clauses of all sentences, in one go: starting a parser costs as much as some sentences.
    pub(super) fn clauses(mut self, reading: &mut Reading) {
        self.next_link = 0;
        let (symbols, lines) = (std::mem::take(&mut self.symbols), std::mem::take(&mut self.parsed));
        let mut parsed = ClauseGrammar::parse(Rule::sentences, &lines).expect("internal error: clause.pest takes every text");
        let all = parsed.next().expect("internal error: clause.pest reads one text").into_inner();
        let mut sentences = all.filter(|pair| pair.as_rule() == Rule::sentence);
        let mut read = std::mem::take(&mut reading.sentences);
        for (index, (sentence, tagged)) in (0..).zip(read.iter_mut().zip(std::mem::take(&mut self.tagged))) {
            let from = number(reading.clauses.len());
            sentence.clauses = from..from;
            let own = &symbols[tagged.line.clone()];
            let shapes = match tagged.way {
                Way::Silent => Vec::new(),
                // A heading is one clause, whatever its words: it names a topic and states no practice.
                Way::Title => vec![Shape::whole(tagged.tokens.len())],
                Way::Verbless => Shape::fragments(own),
                Way::Grammar => {
                    let pair = sentences.next().expect("internal error: clause.pest reads as many sentences as there are");
                    self.shapes(pair, own, &tagged, sentence, reading)
                }
            };
            if !shapes.is_empty() {
                self.sentence_clauses(shapes, own, &tagged, index, sentence, reading);
            }
            sentence.clauses.end = number(reading.clauses.len());
        }
        reading.sentences = read;
    }

    /// The shapes of the clauses that the grammar found.
    fn shapes(&self, pair: Pair<'_, Rule>, symbols: &str, tagged: &Tagged, sentence: &Sentence, reading: &Reading) -> Vec<Shape> {
        let (base, places) = (pair.as_span().start(), &self.places[tagged.places.clone()]);
        let clauses = pair.into_inner().filter(|pair| matches!(pair.as_rule(), Rule::clause | Rule::answer));
        let mut shapes: Vec<Shape> = clauses.map(|pair| Shape::of(pair, base, places, symbols)).collect();
        // "not only do we ..." begins with a coordination.
        let joined = |shape: &Shape| symbols.as_bytes()[shape.tokens.start] == class::COORDINATION;
        // "For more on how we share": a question word behind a preposition and before the subject.
        let cues = |at: usize| reading.tokens[tagged.tokens.start + at].cues(self.lexicon);
        let asks = |shape: &Shape| {
            let Some(subject) = &shape.subject else { return false };
            let before = subject.start.checked_sub(1).filter(|before| *before > shape.tokens.start);
            before.is_some_and(|before| {
                symbols.as_bytes()[before] == class::RELATIVE
                    && symbols.as_bytes()[before - 1] == class::PREPOSITION
                    && cues(before).has(Cue::Asks)
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
        for at in (0..shapes.len()).rev() {
            if let Some(examples) = self.examples_behind(&shapes[at], tagged, reading) {
                let end = std::mem::replace(&mut shapes[at].tokens.end, examples);
                shapes.insert(at + 1, Shape::fragment(examples..end));
            }
        }
        shapes
    }

    /// Where behind a condition examples begin that are none of it: "we collect data when you register, including your name".
    fn examples_behind(&self, shape: &Shape, tagged: &Tagged, reading: &Reading) -> Option<usize> {
        let verb = shape.verb.as_ref().filter(|_| shape.kind == ClauseKind::Condition && shape.tokens.start > 0)?;
        let tokens = &reading.tokens[tagged.tokens.clone()];
        let begins = |&at: &usize| {
            tokens[at].symbol == class::COMMA && tokens.get(at + 1).is_some_and(|next| next.cues(self.lexicon).has(Cue::Example))
        };
        let comma = (verb.end..shape.tokens.end.saturating_sub(1)).find(begins)?;
        let is_data = |concept: ConceptId| self.lexicon.concepts[usize::from(concept)].kind == Kind::Data;
        let has_own = tokens[verb.start..comma].iter().any(|token| concepts(token, self.lexicon).any(is_data));
        (!has_own).then_some(comma + 1)
    }

    fn sentence_clauses(
        &mut self,
        shapes: Vec<Shape>,
        symbols: &str,
        tagged: &Tagged,
        index: u32,
        sentence: &mut Sentence,
        reading: &mut Reading,
    ) {
        let mut ranges = Vec::new();
        for shape in shapes {
            ranges.push(shape.tokens.clone());
            let clause = self.clause(&shape, &tagged.tokens, symbols, index, reading);
            reading.clauses.push(clause);
        }
        self.measures(symbols, &tagged.tokens, &ranges, sentence, reading);
        // A title's links are marks of the page; those of an item that is all one link say where to read on.
        if !tagged.titled || matches!(self.document.blocks[sentence.block as usize].kind, BlockKind::Item(_)) {
            self.links(sentence, reading);
        }
        for clause in &reading.clauses[sentence.clauses.start as usize..] {
            sentence.named.extend(&clause.named);
        }
    }

    fn clause(&self, shape: &Shape, tokens: &Range<usize>, symbols: &str, sentence: u32, reading: &mut Reading) -> Clause {
        let own = &reading.tokens[tokens.start + shape.tokens.start..tokens.start + shape.tokens.end];
        let known = &self.lexicon.known;
        let cues = |at: usize| reading.tokens[tokens.start + at].cues(self.lexicon);
        let agent = shape.agents.iter().find(|agent| cues(agent.start).has(Cue::Agent)).cloned();
        // Commas and the like before the first word part the clause from the one before.
        let first = own.iter().find(|token| !(class::COMMA..=class::SEMICOLON).contains(&token.symbol)).or(own.first());
        let span = first.map_or(TextSpan::default(), |first| first.span.to(own[own.len() - 1].span));
        let from = number(reading.mentions.len());
        let mut named = ConceptSet::default();
        let words = |range: &Range<usize>| {
            let tokens = &reading.tokens[tokens.start + range.start..tokens.start + range.end];
            tokens.first().map(|first| first.span.to(tokens[tokens.len() - 1].span))
        };
        let subject = shape.subject.as_ref().and_then(&words);
        let verb = shape.verb.as_ref().and_then(&words);
        let modality = self.modality(shape, &reading.tokens[tokens.clone()]);
        for (at, token) in own.iter().enumerate().map(|(at, token)| (at + shape.tokens.start, token)) {
            for meaning in tag::meanings(token, self.lexicon) {
                let Some(concept) = meaning.concept() else { continue };
                if !shape.allows(at, token.symbol, meaning.class) {
                    continue;
                }
                let role = if concept == known.date {
                    Role::Time
                } else {
                    shape.role(at, meaning.class, agent.as_ref(), self.lexicon.concepts[usize::from(concept)].kind, symbols)
                };
                // "PayPal's policy": whose it is, not who does it.
                let possessive = || self.lexicon.endings.is_possessive(&self.document.text[token.span.range()]);
                let role = if role == Role::Actor && possessive() { Role::Topic } else { role };
                let mention = Mention { concept, role, span: token.span, inherited: false };
                if reading.mentions[from as usize..].last() != Some(&mention) {
                    named.extend(&self.lexicon.concepts[usize::from(concept)].is);
                    reading.mentions.push(mention);
                }
            }
        }
        if shape.verb.is_some() {
            // "the right to object" is no purpose.
            let is_right = |at: usize| {
                let token = &reading.tokens[tokens.start + at];
                concepts(token, self.lexicon).any(|concept| concept == known.right)
            };
            let first = shape.infinitives.first().and_then(|infinitive| infinitive.start.checked_sub(1));
            let purposes = if first.is_some_and(is_right) { &[][..] } else { &shape.infinitives[..] };
            for infinitive in purposes {
                let span = words(infinitive).unwrap_or(span);
                named.extend(&self.lexicon.concepts[usize::from(known.infinitive)].is);
                reading.mentions.push(Mention { concept: known.infinitive, role: Role::Purpose, span, inherited: false });
            }
        }
        // "the right not to be profiled" denies nothing.
        let resolved = reading.mentions[from as usize..].iter().any(|mention| {
            mention.concept == known.right
                || mention.role == Role::Action
                    && verb.is_some_and(|verb| mention.span.start >= verb.start && mention.span.end <= verb.end)
        });
        let cues = |at: usize| reading.tokens[tokens.start + at].cues(self.lexicon);
        let denial = shape.denied(symbols, resolved, |at| cues(at).has(Cue::Party));
        Clause {
            span,
            kind: shape.kind,
            sentence,
            denied: denial.is_some(),
            denied_by_verb: denial == Some(Denial::Verb),
            partial: shape.is_partial(symbols.as_bytes()),
            modality,
            passive: shape.passive,
            subject,
            verb,
            lead: None,
            mentions: from..number(reading.mentions.len()),
            named,
        }
    }

    fn modality(&self, shape: &Shape, tokens: &[Token]) -> Modality {
        let Some(verb) = &shape.verb else { return Modality::Plain };
        let is_modal = |class: u8| matches!(class, class::MODAL | class::DENIED_AUXILIARY);
        let modal = tokens[verb.clone()].iter().find(|token| is_modal(token.symbol));
        let meaning = modal.and_then(|token| tag::meanings(token, self.lexicon).find(|meaning| is_modal(meaning.class)));
        meaning.and_then(Meaning::modality).unwrap_or_default()
    }
}

/// Whether a block has words to read.
pub(super) fn has_words(document: &Document, block: &Block) -> bool {
    block.kind != BlockKind::Code && has_word(document.block_text(block))
}

/// Whether a text has a word: two letters or digits side by side. Without one it says nothing, and needs no parser.
fn has_word(text: &str) -> bool {
    let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    text.as_bytes().windows(2).any(|pair| pair.iter().all(in_word))
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: a document is smaller than 4 GiB")
}
