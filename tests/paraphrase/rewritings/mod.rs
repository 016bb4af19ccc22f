//! All rewritings, a file for each kind.

mod active;
mod adverbial;
mod company;
mod cut;
mod formats;
mod list;
mod negation;
mod neighbours;
mod order;
mod parenthesis;
mod passive;
mod question;
mod region;
mod spelling;
pub mod supposed;
mod synonym;
mod table;

use crate::AIM;
use crate::rewriting::{Meaning, Rewrite, Rewriting};

/// In the order of the table. Beside each, how many of a thousand examples that make their statement are to hold at least, and of those
/// that do not where it is tried on them: the aim, or what the language has reached on the way there, which may only rise.
pub const ALL: &[Rewriting] = &[
    stays("active to passive", AIM, Some(AIM), passive::put),
    stays("passive to active", AIM, Some(AIM), active::put),
    stays("sentence to list of things", AIM, Some(AIM), list::of_things),
    stays("sentence to list of acts", AIM, None, list::of_acts),
    stays("list to sentence", AIM, None, list::to_sentence),
    stays("sentence to table row", AIM, Some(AIM), table::of_sentence),
    stays("synonym", AIM, Some(AIM), synonym::put),
    stays("British or American spelling", AIM, Some(AIM), spelling::put),
    stays("\"we\" to the company's name", AIM, Some(AIM), company::by_name),
    stays("\"we\" to \"the Company\"", AIM, Some(AIM), company::by_term),
    stays("adverbial at the start", AIM, None, adverbial::at_start),
    stays("adverbial at the verb", AIM, Some(AIM), adverbial::at_verb),
    stays("adverbial at the end", AIM, None, adverbial::at_end),
    stays("parenthesis", AIM, Some(AIM), parenthesis::put),
    stays("relative clause", AIM, Some(AIM), parenthesis::relative),
    stays("conjuncts in another order", AIM, Some(AIM), order::of_conjuncts),
    stays("condition at the other end", AIM, Some(AIM), order::of_condition),
    stays("cut in two: \"it\", \"them\"", AIM, Some(AIM), cut::with_pronoun),
    stays("cut in two: \"this\", \"such\"", AIM, Some(AIM), cut::with_determiner),
    stays("cut in two: \"they\"", AIM, Some(AIM), cut::with_they),
    stays("plain sentences around it", AIM, Some(AIM), neighbours::put),
    stays("under a question", AIM, None, question::above),
    stays("asked, and answered", AIM, None, question::answered),
    stays("as Markdown", AIM, None, formats::markdown),
    stays("as HTML", AIM, None, formats::html),
    turns("\"not\" put in", AIM, Meaning::Goes, negation::put_in),
    turns("\"not\" taken out", AIM, Meaning::Goes, negation::taken_out),
    turns("\"if we were to\" before it", AIM, Meaning::Goes, supposed::were_to),
    turns("a region before it", AIM, Meaning::OfRegion, region::put),
    turns("\"if you are under 13\" before it", AIM, Meaning::OfCondition, supposed::under_age),
    turns("\"if we are sold\" before it", AIM, Meaning::OfCondition, supposed::sold),
];

const fn stays(name: &'static str, floor: u32, floor_of_no: Option<u32>, rewrite: Rewrite) -> Rewriting {
    Rewriting { name, meaning: Meaning::Stays, floor, floor_of_no, rewrite }
}

const fn turns(name: &'static str, floor: u32, meaning: Meaning, rewrite: Rewrite) -> Rewriting {
    Rewriting { name, meaning, floor, floor_of_no: None, rewrite }
}
