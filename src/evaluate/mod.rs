//! From clauses to statements, and from statements to verdicts.

mod patterns;
mod placement;
mod verdicts;

pub use patterns::{Evidence, Found, state};
pub use verdicts::judge;
