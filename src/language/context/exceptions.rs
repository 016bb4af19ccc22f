//! What a denial excepts, it allows: "we do not share, except (a) with ...".

use super::{Practice, go_on, practice};
use crate::language::clause::{ClauseKind, Reading};

/// Gives what follows "except" in a denied sentence the practice that it allows.
pub(super) fn allow(reading: &mut Reading) {
    for sentence in 0..reading.sentences.len() {
        let clauses = reading.sentences[sentence].clauses.clone();
        let denies = |&clause: &u32| reading.clauses[clause as usize].denied && reading.clauses[clause as usize].verb.is_some();
        let Some(denied) = clauses.clone().find(denies) else { continue };
        let excepts = |&clause: &u32| reading.clauses[clause as usize].kind == ClauseKind::Exception;
        let allowed = Practice { denied: false, ..practice(denied as usize, reading) };
        // "Except as required by law, we do not share it."
        let leading: Vec<u32> = (clauses.start..denied).filter(excepts).collect();
        let exception = (denied..clauses.end).find(excepts);
        for clause in leading {
            if reading.clauses[clause as usize].verb.is_none() {
                go_on(clause as usize, denied as usize, &allowed, reading);
            }
        }
        let Some(exception) = exception else { continue };
        // "... nor use them for any purpose other than ..." excepts from the last denial before it.
        let denies = |&clause: &u32| reading.clauses[clause as usize].denied && reading.clauses[clause as usize].verb.is_some();
        let nearest = (denied..exception).rev().find(denies).unwrap_or(denied);
        let allowed = Practice { denied: false, ..practice(nearest as usize, reading) };
        for clause in exception..clauses.end {
            let own = &reading.clauses[clause as usize];
            // "except:" alone says nothing yet; the items of its list do.
            let speaks = !reading.mentions(own).is_empty();
            if speaks && (own.verb.is_none() || own.kind == ClauseKind::Main && !own.denied) {
                go_on(clause as usize, denied as usize, &allowed, reading);
            }
        }
    }
}
