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
mod handed_down;
mod lists;
mod pen;
mod questions;
mod rewording;
mod scope;
mod subjects;
mod tables;
mod terms;

use super::clause::Reading;
use crate::document::Document;
use crate::lexicon::Lexicon;
use pen::Pen;

/// All passes, in their order: each stands behind those whose work it hands on.
const PASSES: [fn(&mut Pen<'_>); 13] = [
    // Who is "we": a name that is a clause's subject is handed down with it.
    brand::own,
    company::name,
    // Phrases of the vocabulary say "our" where the policy may name the company.
    rewording::read,
    // The reader's "you" is the company before an answer takes it over: "Do you share my data? No."
    questions::turn,
    // A clause without a subject of its own has one before its practice is handed down, and shares a denial that an exception lifts.
    subjects::carry_on,
    // What a sentence excepts, and its examples, are its own: they come before what other sentences take over.
    exceptions::allow,
    examples::belong,
    // An answer that is an item of a list goes on with its question alone, so lists find it answered.
    questions::answer,
    lists::take_up,
    // The sentence before a table may be an item.
    tables::fill,
    // What a term stands for is told to the clause that uses it, and handed down by none of the passes before.
    terms::bind,
    // "This information" may be what items and cells have taken over, or what a term stands for.
    anaphora::resolve,
    // Whom a clause is about, items look up at the lead-in that they go on with.
    scope::narrow,
];

/// Completes a reading; `company` is the name in full of the company whose policy it is, where that is known.
pub(super) fn complete(document: &Document, lexicon: &Lexicon, company: Option<&str>, reading: Reading) -> Reading {
    let mut pen = Pen::new(document, lexicon, company, reading);
    for pass in PASSES {
        pass(&mut pen);
    }
    pen.put_down()
}
