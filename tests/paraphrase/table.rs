//! The table of what holds, with what does not and what does not apply.

use crate::AIM;
use crate::examples::Example;
use crate::judging::Outcome;
use crate::reasons::Why;
use crate::rewriting::Rewriting;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A floor that is so much lower than what holds is to be raised.
const SLACK: u32 = 30;

/// A rewriting of the examples that make their statement, or of those that do not.
pub struct Row {
    pub rewriting: &'static Rewriting,
    pub states: bool,
    held: u32,
    /// By cause, with the statement and the words.
    failed: BTreeMap<String, Vec<String>>,
    not_applied: BTreeMap<Why, u32>,
}

impl Row {
    pub fn new(rewriting: &'static Rewriting, states: bool) -> Self {
        Self { rewriting, states, held: 0, failed: BTreeMap::new(), not_applied: BTreeMap::new() }
    }

    pub fn name(&self) -> String {
        format!("{}{}", self.rewriting.name, if self.states { "" } else { " (no)" })
    }

    pub fn count(&mut self, example: &Example, outcome: Outcome) {
        match outcome {
            Outcome::NotApplied(why) => *self.not_applied.entry(why).or_default() += 1,
            Outcome::Held => self.held += 1,
            Outcome::Failed(cause, words) => self.failed.entry(cause).or_default().push(format!("{}: {words}", example.id)),
        }
    }

    fn applied(&self) -> u32 {
        self.held + self.failed.values().map(|words| u32::try_from(words.len()).expect("few")).sum::<u32>()
    }

    fn cases(&self) -> u32 {
        self.applied() + self.not_applied.values().sum::<u32>()
    }

    /// Of a thousand that it applies to, how many hold; rounded down.
    fn rate(&self) -> u32 {
        self.held * 1000 / self.applied().max(1)
    }

    fn floor(&self) -> u32 {
        if self.states { self.rewriting.floor } else { self.rewriting.floor_of_no.unwrap_or(0) }
    }

    /// What to say where fewer hold than the floor demands, or where the floor could be higher.
    pub fn short(&self) -> Option<String> {
        let (rate, floor) = (self.rate(), self.floor());
        if self.applied() == 0 {
            return Some(format!("{}: it applies to nothing", self.name()));
        }
        (rate < floor || rate.min(AIM) >= floor + SLACK)
            .then(|| format!("{}: {rate} of 1000 hold, the floor is {floor}", self.name()))
    }
}

/// All rows, then what does not hold, then what does not apply.
pub fn table(rows: &[Row]) -> String {
    let mut table = format!("{:<42}{:>6}{:>8}{:>6}{:>7}\n", "", "cases", "applied", "held", "%");
    for row in rows {
        let _ = writeln!(
            table,
            "{:<42}{:>6}{:>8}{:>6}{:>7}",
            row.name(),
            row.cases(),
            row.applied(),
            row.held,
            format!("{}.{}", row.rate() / 10, row.rate() % 10)
        );
    }
    table += "\nWhat does not hold, by cause\n";
    for row in rows.iter().filter(|row| !row.failed.is_empty()) {
        let _ = writeln!(table, "\n{}", row.name());
        for (cause, words) in &row.failed {
            let _ = writeln!(table, "  {cause}");
            for words in words {
                let _ = writeln!(table, "    {words}");
            }
        }
    }
    table += "\nWhat it does not apply to\n";
    for row in rows {
        let _ = writeln!(table, "\n{}", row.name());
        for (why, count) in &row.not_applied {
            let _ = writeln!(table, "  {count:>5} {why}");
        }
    }
    table
}
