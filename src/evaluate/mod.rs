//! From clauses to statements, and from statements to verdicts.

mod blanks;
mod document;
mod patterns;
mod placement;
mod trace;
mod verdicts;

pub use blanks::find as blanks;
pub use document::refuse;
pub use patterns::{Evidence, Found, state};
pub use placement::title;
pub use trace::{Traced, trace};
pub use verdicts::judge;
