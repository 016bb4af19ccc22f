//! What must hold of every text, policy or not: the grammars take it, tokens tile it, spans stand on the words they claim, and the
//! same bytes give the same report. And what must be read from sentences of our own.

mod cells;
mod practices;
mod sentences;
mod soup;
mod spans;
mod tiles;
mod whole;

use privlint::Tongue;
use privlint::document::{BlockKind, Builder, Document};
use privlint::language::{self, Reading};
use privlint::source::{Format, Source};

fn source(format: Format, text: &str) -> Source {
    // A zero byte would make it a binary file.
    Source::decode("policy", format, text.replace('\0', " ").into_bytes()).expect("text")
}

/// One block of exactly this text.
fn block(text: &str) -> Document {
    let mut builder = Builder::new();
    builder.open(BlockKind::Paragraph);
    builder.text(text, 0..text.len());
    builder.finish()
}

fn read(document: &Document) -> Reading {
    language::read(document, Tongue::english(), None)
}
