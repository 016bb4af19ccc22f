//! A small piece of text, repeated many times behind a lead: no reader runs out of a small stack. A stack that overflows ends the
//! program, which the fuzzer sees.

#![no_main]

use libfuzzer_sys::fuzz_target;
use privlint::Linter;
use privlint::source::{Format, Source};
use privlint::spec;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right")));

/// How often a piece is repeated.
const DEEP: usize = 10_000;
/// The longest piece, in bytes.
const LONGEST: usize = 24;
/// The stack in bytes; a sanitizer makes frames several times as large.
const STACK: usize = 2 << 20;

fuzz_target!(|input: (u8, String, String, String)| {
    let (choice, lead, piece, end) = input;
    if piece.is_empty() || piece.len() > LONGEST {
        return;
    }
    let format = [Format::Markdown, Format::Html, Format::Text][usize::from(choice % 3)];
    let text = format!("{lead}{}{end}", piece.repeat(DEEP));
    let Ok(source) = Source::decode("policy", format, text.into_bytes()) else { return };
    let lint = move || drop(LINTER.check(source));
    std::thread::Builder::new().stack_size(STACK).spawn(lint).expect("a thread").join().expect("it is read");
});
