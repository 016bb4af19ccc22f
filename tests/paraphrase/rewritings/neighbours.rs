//! A plain sentence before, and one behind.

use crate::examples::Example;
use crate::reasons::Why;
use crate::rewriting::Rewritten;

const BEFORE: &[&str] =
    &["Our bakery stands by the harbour.", "The ovens are lit at four in the morning.", "Bread is what we love."];
const AFTER: &[&str] = &["The old mill is worth a walk.", "Good bread takes time.", "The harbour is quiet in winter."];

pub fn put(example: &Example) -> Result<Rewritten, Why> {
    example.site()?;
    let (before, after) = (BEFORE[example.number % 3], AFTER[example.number / 3 % 3]);
    let stop = if example.text.ends_with(|c: char| c.is_alphanumeric()) { ". " } else { " " };
    let words = Rewritten::text(example.text.clone()).behind(&format!("{before} "));
    Ok(Rewritten { after: format!("{stop}{after}\n"), ..words })
}
