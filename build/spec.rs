//! The shape of the YAML, as the program has it.

#[path = "../src/spec/model/mod.rs"]
pub mod model;
