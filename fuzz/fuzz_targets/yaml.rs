//! Any text as a user's checklist, statements or configuration: it is read and compiled, or its errors have places in it; no panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use privlint::config::{Layer, Settings};
use privlint::spec::{SpecError, Written, parse_checklist, parse_statements};
use std::path::PathBuf;

fuzz_target!(|text: &str| {
    let statements = match parse_statements("mine.yaml", text) {
        Ok(statements) => statements,
        Err(error) => {
            lies_in(&error, text);
            Vec::new()
        }
    };
    let checklists = match parse_checklist("mine.yaml", text) {
        Ok(checklist) => vec![checklist],
        Err(error) => {
            lies_in(&error, text);
            Vec::new()
        }
    };
    if let Err(errors) = (Written { statements, checklists, ..Written::default() }).compile() {
        assert!(!errors.0.is_empty());
        errors.0.iter().for_each(|error| lies_in(error, text));
    }
    match Layer::parse("privlint.yaml", PathBuf::from("/somewhere"), text) {
        Ok(layer) => {
            for error in Settings::new(vec![layer]).err().into_iter().flat_map(|errors| errors.0) {
                lies_in(&error, text);
            }
        }
        Err(error) => lies_in(&error, text),
    }
});

fn lies_in(error: &SpecError, text: &str) {
    let end = error.start + error.length;
    assert!(text.get(error.start..end).is_some(), "{}..{end} is not in the file: {}", error.start, error.message);
    assert!(!error.message.is_empty());
}
