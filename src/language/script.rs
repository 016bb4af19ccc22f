//! The sentences of a document, tagged and written in symbols, before their clauses are read: those that the grammar has to read
//! are handed to it in one go, for starting a parser costs as much as some sentences.

use super::chunk;
use super::clause::{Reading, Sentence, number};
use super::insets::{self, HOLE};
use super::shape;
use super::tag::{self, Word, concepts};
use crate::lexicon::{ConceptSet, Lexicon, class};
use std::ops::Range;

/// All sentences, in the order of the text.
pub(super) struct Script<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// The numbers of a sentence's words.
    numbers: Vec<u32>,
    /// The symbols of those that have something in them.
    pub(super) symbols: String,
    /// Those of the sentences that the grammar reads, a line each, plain noun groups as one symbol.
    pub(super) lines: String,
    /// Where each of those stands in its sentence.
    pub(super) places: Vec<u16>,
    pub(super) sentences: Vec<Tagged>,
}

/// A sentence before its clauses are read.
pub(super) struct Tagged {
    pub(super) tokens: Range<usize>,
    /// Whether it is a heading or a mere link.
    pub(super) titled: bool,
    /// Its characters among all symbols.
    pub(super) line: Range<usize>,
    /// The same without its insets; where it has none, this is that.
    pub(super) outer: Range<usize>,
    /// Where the symbols that the grammar reads stand among them.
    pub(super) places: Range<usize>,
    /// How its clauses are found.
    pub(super) way: Way,
    /// The clauses that interrupt others, whose lines stand behind its own: where the symbols of each stand among its tokens.
    pub(super) insets: Vec<Range<usize>>,
}

/// How the clauses of a sentence are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It names nothing and has none.
    Silent,
    /// It is a heading: one clause.
    Title,
    /// It has nothing that could be a verb: a fragment, or several.
    Verbless,
    /// The grammar finds them.
    Grammar,
}

/// What a block makes of its sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// The block.
    pub(super) block: usize,
    /// Whether it is a heading or a mere link.
    pub(super) titled: bool,
    /// Whether it is in another language.
    pub(super) foreign: bool,
}

impl<'a> Script<'a> {
    /// Without sentences yet; `text` is the document's.
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self {
            text,
            lexicon,
            numbers: Vec::new(),
            symbols: String::new(),
            lines: String::new(),
            places: Vec::new(),
            sentences: Vec::new(),
        }
    }

    /// Tags the words of a sentence and writes it down.
    pub(super) fn write(&mut self, words: &[Word], manner: Manner, reading: &mut Reading) {
        let Some((first, last)) = words.first().zip(words.last()) else { return };
        let span = first.span.to(last.span);
        let from = reading.tokens.len();
        tag::tag(self.text, words, &mut self.numbers, self.lexicon, &mut reading.tokens);
        let tokens = from..reading.tokens.len();
        let own = &mut reading.tokens[tokens.clone()];
        tag::disambiguate(self.text, own, self.lexicon);
        let Manner { block, titled, foreign } = manner;
        let answers = matches!(own[0].symbol, class::ANSWER | class::NEGATIVE | class::NEGATION);
        let measures =
            own.windows(2).any(|pair| pair[0].symbol == class::NUMBER && matches!(pair[1].symbol, class::YEAR | class::UNIT));
        let speaks = titled || answers || measures || own.iter().any(|token| concepts(token, self.lexicon).next().is_some());
        let question = self.text[..span.end as usize].ends_with('?');
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
        let found = if way == Way::Grammar { insets::find(own, symbols.as_bytes(), self.lexicon) } else { Vec::new() };
        let outer = self.outer(&line, &found);
        let mut places = 0..0;
        let mut insets = Vec::new();
        if way == Way::Grammar {
            places = self.line(&outer, 0);
            insets.extend(
                found
                    .iter()
                    .map(insets::inner)
                    .map(|inset| self.line(&(line.start + inset.start..line.start + inset.end), inset.start)),
            );
        }
        self.sentences.push(Tagged { tokens, titled, line, outer, places, way, insets });
        reading.sentences.push(Sentence { span, block: number(block), clauses: 0..0, question, named: ConceptSet::default() });
    }

    /// Writes the symbols of a sentence once more, with holes for its insets.
    fn outer(&mut self, line: &Range<usize>, insets: &[Range<usize>]) -> Range<usize> {
        if insets.is_empty() {
            return line.clone();
        }
        let start = self.symbols.len();
        self.symbols.extend_from_within(line.clone());
        let hole = char::from(HOLE).to_string();
        for inset in insets {
            self.symbols.replace_range(start + inset.start..start + inset.end, &hole.repeat(inset.len()));
        }
        start..self.symbols.len()
    }

    /// Writes a line for the grammar, from which holes are left out; its first symbol stands at a place of its sentence.
    fn line(&mut self, symbols: &Range<usize>, at: usize) -> Range<usize> {
        let from = self.places.len();
        let symbols = &self.symbols[symbols.clone()];
        if at == 0 && !symbols.contains(char::from(HOLE)) {
            chunk::chunk(symbols, &mut self.lines, &mut self.places);
        } else {
            let said = symbols.char_indices().filter(|&(_, symbol)| symbol != char::from(HOLE));
            let (stands, said): (Vec<usize>, String) = said.unzip();
            chunk::chunk(&said, &mut self.lines, &mut self.places);
            for place in &mut self.places[from..] {
                let stands = stands.get(usize::from(*place)).copied().unwrap_or(symbols.len());
                *place = u16::try_from(at + stands).expect("internal error: a sentence is read in pieces");
            }
        }
        self.lines.push('\n');
        from..self.places.len()
    }
}
