//! privlint reads a privacy policy as a careful reviewer does: it finds out what the policy states, holds that against a
//! checklist, and points at the words. It is no legal advice.
//!
//! The data goes one way: bytes, [`source`], [`document`], [`language`], [`evaluate`], [`report`].

#![forbid(unsafe_code)]

// The parsers that pest derives without `std` name it.
extern crate alloc;

pub mod config;
pub mod diagnostics;
pub mod document;
pub mod evaluate;
pub mod examples;
pub mod language;
pub mod lexicon;
pub mod linter;
pub mod numbers;
pub mod report;
pub mod source;
pub mod spec;
pub mod suppression;

pub use config::Config;
pub use linter::{Insight, Linter};
