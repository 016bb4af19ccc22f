//! From clauses to statements, and from statements to verdicts.

mod document;
mod patterns;
mod placement;
mod trace;
mod verdicts;

pub use document::refuse;
pub use patterns::{Evidence, Found, state};
pub use trace::{Traced, trace};
pub use verdicts::judge;
