//! Every span stands on characters, inside what it is a part of.

use crate::{block, read, soup, source};
use privlint::Tongue;
use privlint::document::{Document, TextSpan};
use privlint::language::Reading;
use privlint::source::{Format, Source};
use proptest::prelude::*;

fn within(inner: TextSpan, outer: TextSpan) -> bool {
    outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end
}

fn on_characters(text: &str, span: TextSpan) -> bool {
    text.get(span.range()).is_some()
}

fn blocks(document: &Document) -> Result<(), TestCaseError> {
    let mut at = 0;
    for block in &document.blocks {
        prop_assert!(on_characters(&document.text, block.span) && !block.span.is_empty(), "{block:?} of {:?}", document.text);
        prop_assert!(at <= block.span.start, "blocks in the order of the text, {block:?} of {:?}", document.text);
        at = block.span.end;
    }
    for (span, mark) in &document.marks {
        prop_assert!(on_characters(&document.text, *span) && !span.is_empty(), "{mark:?} at {span:?} of {:?}", document.text);
    }
    Ok(())
}

fn sentences(document: &Document, reading: &Reading) -> Result<(), TestCaseError> {
    let text = &document.text;
    let mut token_at = 0;
    for token in &reading.tokens {
        prop_assert!(on_characters(text, token.span) && token_at <= token.span.start, "token {token:?} of {text:?}");
        token_at = token.span.end;
    }
    let mut sentence_at = 0;
    let mut clauses = 0;
    prop_assert_eq!(reading.block_sentences.len(), document.blocks.len());
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let block = &document.blocks[sentence.block as usize];
        prop_assert!(on_characters(text, sentence.span) && !sentence.span.is_empty(), "sentence {:?} of {text:?}", sentence.span);
        prop_assert!(within(sentence.span, block.span), "sentence {:?} of {block:?} of {text:?}", sentence.span);
        prop_assert!(sentence_at <= sentence.span.start, "sentences in the order of the text, {:?} of {text:?}", sentence.span);
        let own = &reading.block_sentences[sentence.block as usize];
        prop_assert!(own.contains(&u32::try_from(index).expect("small")));
        prop_assert_eq!(sentence.clauses.start, clauses, "clauses belong to sentences in order, {:?}", text);
        sentence_at = sentence.span.end;
        clauses = sentence.clauses.end;
    }
    prop_assert_eq!(clauses as usize, reading.clauses.len());
    Ok(())
}

fn clauses(document: &Document, reading: &Reading) -> Result<(), TestCaseError> {
    let text = &document.text;
    let shown = |span: TextSpan| text.get(span.range()).unwrap_or("?");
    for (index, clause) in reading.clauses.iter().enumerate() {
        let sentence = &reading.sentences[clause.sentence as usize];
        prop_assert!(sentence.clauses.contains(&u32::try_from(index).expect("small")), "clause {index} of {text:?}");
        prop_assert!(on_characters(text, clause.span) && !clause.span.is_empty(), "clause {:?} of {text:?}", clause.span);
        prop_assert!(
            within(clause.span, sentence.span),
            "clause {:?} of sentence {:?}",
            shown(clause.span),
            shown(sentence.span)
        );
        for part in [clause.subject, clause.verb].into_iter().flatten() {
            prop_assert!(
                on_characters(text, part) && within(part, clause.span),
                "{:?} of clause {:?}",
                shown(part),
                shown(clause.span)
            );
        }
        for mention in reading.mentions(clause) {
            prop_assert!(on_characters(text, mention.span) && !mention.span.is_empty(), "{mention:?} of {text:?}");
            let inside = mention.inherited || within(mention.span, sentence.span);
            prop_assert!(inside, "{:?} ({mention:?}) of sentence {:?}", shown(mention.span), shown(sentence.span));
        }
        if let Some(lead) = clause.lead {
            prop_assert!(
                (lead as usize) < reading.clauses.len() && lead as usize != index,
                "the lead of clause {index} of {text:?}"
            );
        }
    }
    Ok(())
}

fn leads_to_source(document: &Document, reading: &Reading, source: &Source) -> Result<(), TestCaseError> {
    let spans = reading.tokens.iter().map(|token| token.span).chain(reading.clauses.iter().map(|clause| clause.span));
    for span in spans {
        let at = document.source_span(span);
        prop_assert!(
            source.text().get(at.range()).is_some_and(|words| !words.is_empty()),
            "{span:?} at {at:?} of {:?}",
            source.text()
        );
    }
    Ok(())
}

fn hold(document: &Document, source: Option<&Source>) -> Result<(), TestCaseError> {
    let reading = read(document);
    blocks(document)?;
    sentences(document, &reading)?;
    clauses(document, &reading)?;
    source.map_or(Ok(()), |source| leads_to_source(document, &reading, source))
}

proptest! {
    #[test]
    fn spans_of_one_block_nest(text in soup::text()) {
        hold(&block(&text), None)?;
    }

    #[test]
    fn spans_of_documents_nest_and_lead_to_the_source(format in soup::format(), text in soup::text()) {
        let source = source(format, &text);
        hold(&Document::read(&source, Tongue::english()), Some(&source))?;
    }

    #[test]
    fn a_token_of_plain_text_is_the_same_words_in_the_source(text in soup::prose()) {
        let source = source(Format::Text, &text.replace(['\n', '\r', '\t'], " "));
        let document = Document::read(&source, Tongue::english());
        for token in &read(&document).tokens {
            let at = document.source_span(token.span);
            prop_assert_eq!(&document.text[token.span.range()], source.slice(at));
        }
    }

    #[test]
    fn a_token_of_markup_is_the_same_words_in_the_source_where_it_is_one_run(format in soup::format(), words in soup::prose()) {
        let plain: String = words.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
        let source = source(format, &format!("a\n\n{plain}"));
        let document = Document::read(&source, Tongue::english());
        for token in &read(&document).tokens {
            let at = document.source_span(token.span);
            let collapsed = source.slice(at).split_whitespace().collect::<Vec<_>>().join(" ");
            let own = document.text[token.span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(own, collapsed);
        }
    }
}

#[test]
fn a_link_is_named_in_its_own_sentence_only() {
    let text = "**See [our shop](https://a.com/shop). You may opt out of our newsletter.**";
    let source = source(Format::Markdown, text);
    let document = Document::read(&source, Tongue::english());
    let reading = read(&document);
    let link = Tongue::english().lexicon().known.link;
    let named: Vec<bool> = reading.sentences.iter().map(|sentence| sentence.named.contains(link)).collect();
    assert_eq!(named, [true, false]);
}
