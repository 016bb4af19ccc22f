//! The words of an example that are rewritten, with what is known of them.

use crate::examples::Example;
use crate::reasons::Why;
use crate::words;
use privlint::document::TextSpan;
use privlint::language::{Clause, ClauseKind, Mention, Reading, Sentence, Token};
use privlint::lexicon::{ConceptId, Kind, Lexicon, Meaning, Role, class};
use std::ops::Range;

/// A clause of an example that is one paragraph without markup.
pub struct Site<'a> {
    pub example: &'a Example,
    pub clause: usize,
}

/// The parts of a main clause with a subject: tokens of its sentence.
pub struct Core {
    pub subject: Range<usize>,
    pub verb: Range<usize>,
}

/// Words put in the place of others.
pub type Edit = (TextSpan, String);

impl<'a> Site<'a> {
    pub fn reading(&self) -> &'a Reading {
        &self.example.insight.reading
    }

    pub fn lexicon(&self) -> &'static Lexicon {
        self.example.insight.tongue.lexicon()
    }

    pub fn clause(&self) -> &'a Clause {
        &self.reading().clauses[self.clause]
    }

    pub fn sentence(&self) -> &'a Sentence {
        &self.reading().sentences[self.clause().sentence as usize]
    }

    /// The clauses of its sentence.
    pub fn clauses(&self) -> &'a [Clause] {
        let range = &self.sentence().clauses;
        &self.reading().clauses[range.start as usize..range.end as usize]
    }

    /// The tokens of its sentence.
    pub fn tokens(&self) -> &'a [Token] {
        self.tokens_in(self.sentence().span)
    }

    /// The tokens of the example.
    pub fn all_tokens(&self) -> &'a [Token] {
        self.tokens_in(self.block())
    }

    fn tokens_in(&self, span: TextSpan) -> &'a [Token] {
        let tokens = &self.reading().tokens;
        let from = tokens.partition_point(|token| token.span.start < span.start);
        let to = tokens.partition_point(|token| token.span.end <= span.end);
        &tokens[from..to]
    }

    /// The tokens of the sentence within a span, by number.
    pub fn range(&self, span: TextSpan) -> Range<usize> {
        let tokens = self.tokens();
        tokens.partition_point(|token| token.span.start < span.start)..tokens.partition_point(|token| token.span.end <= span.end)
    }

    /// The words of some tokens of the sentence.
    pub fn span(&self, range: &Range<usize>) -> TextSpan {
        let tokens = &self.tokens()[range.clone()];
        tokens[0].span.to(tokens[tokens.len() - 1].span)
    }

    pub fn words(&self, span: TextSpan) -> &'a str {
        &self.example.insight.document.text[span.range()]
    }

    pub fn said(&self, range: &Range<usize>) -> &'a str {
        self.words(self.span(range))
    }

    /// The words of a token in lower case.
    pub fn word(&self, token: &Token) -> String {
        self.words(token.span).to_lowercase().replace('\u{2019}', "'")
    }

    pub fn mentions(&self) -> &'a [Mention] {
        self.reading().mentions(self.clause())
    }

    /// Whether a concept is another or a kind of it.
    pub fn is(&self, concept: ConceptId, what: &str) -> bool {
        let what = self.lexicon().concept(what).expect("a concept of the vocabulary");
        self.lexicon().concepts[usize::from(concept)].is.contains(what)
    }

    /// Whether a concept is people or companies; what is ours is written as "our site", too.
    pub fn is_people(&self, concept: ConceptId) -> bool {
        if self.is(concept, "first-party") {
            return false;
        }
        matches!(self.lexicon().concepts[usize::from(concept)].kind, Kind::Actor | Kind::Recipient | Kind::Audience)
    }

    /// Whether the sentence names a concept or a kind of it.
    pub fn names(&self, what: &str) -> bool {
        self.sentence().named.contains(self.lexicon().concept(what).expect("a concept of the vocabulary"))
    }

    pub fn has_role(&self, range: &Range<usize>, role: Role) -> bool {
        let span = self.span(range);
        self.mentions()
            .iter()
            .any(|mention| mention.role == role && mention.span.start >= span.start && mention.span.end <= span.end)
    }

    /// The parts of the clause.
    ///
    /// # Errors
    /// Where it is no statement with a subject and a verb that are its own.
    pub fn core(&self) -> Result<Core, Why> {
        let clause = self.clause();
        if self.sentence().question {
            return Err(Why::Question);
        }
        let verb = clause.verb.ok_or(Why::NoVerb)?;
        if clause.kind != ClauseKind::Main {
            return Err(Why::NotMain);
        }
        if clause.partial {
            return Err(Why::Partial);
        }
        let subject = clause.subject.ok_or(Why::Command)?;
        if subject.end > verb.start {
            return Err(Why::Command);
        }
        Ok(Core { subject: self.range(subject), verb: self.range(verb) })
    }

    /// Whether another clause of the sentence goes on with the subject of this one.
    pub fn shares_subject(&self) -> bool {
        let clause = self.clause();
        self.clauses().iter().any(|other| {
            other.span.start > clause.span.start
                && other.kind == ClauseKind::Main
                && other.verb.is_some()
                && other.subject.is_none()
        })
    }

    /// Words of the sentence as they are written within one.
    pub fn within(&self, range: &Range<usize>) -> String {
        let words = self.said(range);
        if range.start == 0 { self.lowered(words) } else { words.to_owned() }
    }

    /// The sentence's words from a token on, as they are written behind others.
    pub fn lowered(&self, words: &str) -> String {
        if self.is_name() { words.to_owned() } else { words::with_initial(words, char::to_lowercase) }
    }

    /// Whether the sentence begins with a name.
    pub fn is_name(&self) -> bool {
        let Some(first) = self.tokens().first() else { return false };
        let words = self.words(first.span);
        let acronym = words.chars().nth(1).is_some_and(|c| c.is_uppercase() || !c.is_alphabetic());
        let mut concepts = self.lexicon().look_up(words).into_iter().filter_map(Meaning::concept);
        let noun = (class::FORM..=class::UNKNOWN).contains(&first.symbol) || first.symbol == class::MONTH;
        let first_word = words.split(' ').next().unwrap_or_default().to_lowercase();
        if !acronym && self.example.common.contains(&first_word) {
            return false;
        }
        let named = concepts.any(|concept| {
            ["us-states", "named-company", "legal-form", "united-states", "eea", "uk", "other-country"]
                .iter()
                .any(|name| self.is(concept, name))
        });
        words == "I" || acronym && words.len() > 1 && noun || noun && (first.is_unknown() || named)
    }

    /// The block that is the example.
    fn block(&self) -> TextSpan {
        self.example.insight.document.blocks[1].span
    }

    /// The example with some of its words put otherwise; sentences go on to begin with a capital.
    pub fn edited(&self, mut edits: Vec<Edit>) -> String {
        edits.sort_by_key(|(span, _)| span.start);
        let sentences = self.reading().sentences.iter().filter(|sentence| sentence.block == 1);
        let starts: Vec<u32> = sentences.map(|sentence| sentence.span.start).collect();
        let block = self.block();
        let mut text = String::new();
        let mut at = block.start;
        for (span, words) in edits {
            text.push_str(self.words(TextSpan { start: at, end: span.start }));
            let begins = starts.contains(&span.start);
            text.push_str(&if begins { words::with_initial(&words, char::to_uppercase) } else { words });
            at = span.end;
        }
        text.push_str(self.words(TextSpan { start: at, end: block.end }));
        words::tidy(&text)
    }

    /// The example with its sentence put otherwise.
    pub fn with_sentence(&self, sentence: &str) -> String {
        self.edited(vec![(self.sentence().span, words::with_initial(sentence, char::to_uppercase))])
    }

    /// The sentence's words.
    pub fn said_in_full(&self) -> &'a str {
        self.words(self.sentence().span)
    }

    /// The sentence's words from a token on.
    pub fn said_from(&self, token: usize) -> &'a str {
        let tokens = self.tokens();
        tokens.get(token).map_or("", |from| self.words(from.span.to(tokens[tokens.len() - 1].span)))
    }

    /// Whether something behind the verb is denied: "no data".
    pub fn has_negative_behind(&self, core: &Core) -> bool {
        self.tokens()[core.verb.end..].iter().any(|token| token.symbol == class::NEGATIVE)
    }

    /// # Errors
    /// Where the example has a sentence before.
    pub fn first(&self) -> Result<(), Why> {
        if self.sentence().span.start == self.block().start { Ok(()) } else { Err(Why::SeveralSentences) }
    }

    /// # Errors
    /// Where the example has another sentence.
    pub fn alone(&self) -> Result<(), Why> {
        let sentences = self.reading().sentences.iter().filter(|sentence| sentence.block == 1).count();
        if sentences == 1 { Ok(()) } else { Err(Why::SeveralSentences) }
    }
}
