//! What a clause takes over from what stands around it: the subject of the clause before, the practice that an exception allows or
//! a question asks for, the lead-in of its list, the header of its column, what defined terms, "this information" and "they" stand for, and the
//! people and regions it is about; and before all that, by which names the company goes.
//!
//! Each of these is a pass. It reads what it likes, and changes the reading through the [`Pen`] alone, whose methods say what may be
//! changed.

mod anaphora;
mod brand;
mod company;
#[cfg(test)]
mod contract;
mod examples;
mod exceptions;
mod lists;
mod pen;
mod practice;
mod questions;
mod scope;
mod subjects;
mod tables;
mod terms;

use super::clause::Reading;
use crate::document::Document;
use crate::lexicon::Lexicon;
use pen::Pen;

/// All passes. None looks at what one behind it does, so each stands behind those whose work it hands on or relies on.
const PASSES: [fn(&mut Pen<'_>); 12] = [
    // Who is "we" decides what everybody does in all that follows. A brand first: a definition that names the company by it
    // (Vimeo ("we")) tells the company's name.
    brand::own,
    company::name,
    // The reader's "you" is the company before a second clause shares it as its subject: "Do you collect and sell my data?"
    questions::turn,
    // A practice is handed down with its subject, and with the denial that a coordinated verb shares.
    subjects::carry_on,
    // Within the sentence: what it excepts and its examples, before its practice is handed down to other sentences.
    exceptions::allow,
    examples::belong,
    // Before lists: an answer that is an item goes on with its question, not with the list's lead-in.
    questions::answer,
    lists::take_up,
    // Behind lists: the sentence before a table may be an item.
    tables::fill,
    // What a term stands for is what its definition itself names; and nobody hands it down: it is for the clause that uses the term.
    terms::bind,
    // "This information" may be what a term stands for, and what a list's items name in its lead-in's practice.
    anaphora::resolve,
    // Whom a clause is about is said last, of all clauses; items look it up at their lead-in.
    scope::narrow,
];

/// Completes a reading; `company` is the name in full of the company whose policy it is, where that is known.
pub(super) fn complete(document: &Document, lexicon: &Lexicon, company: Option<&str>, reading: Reading) -> Reading {
    let mut pen = Pen::new(document, lexicon, company, reading);
    PASSES.iter().for_each(|pass| pass(&mut pen));
    pen.put_down()
}
