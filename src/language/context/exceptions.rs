//! What a denial excepts, it allows: "we do not share, except (a) with ...".

use super::handed_down::HandedDown;
use super::pen::Pen;
use crate::language::clause::ClauseKind;

/// Gives what follows "except" in a denied sentence the practice that it allows.
pub(super) fn allow(pen: &mut Pen<'_>) {
    for sentence in 0..pen.sentences.len() {
        let clauses = pen.sentences[sentence].clauses.clone();
        let denies = |&clause: &u32| pen.clauses[clause as usize].denied && pen.clauses[clause as usize].verb.is_some();
        let Some(denied) = clauses.clone().find(denies) else { continue };
        let excepts = |&clause: &u32| pen.clauses[clause as usize].kind == ClauseKind::Exception;
        let allowed = HandedDown { denied: false, ..HandedDown::of(denied as usize, pen) };
        // "Except as required by law, we do not share it."
        let leading: Vec<u32> = (clauses.start..denied).filter(excepts).collect();
        let exception = (denied..clauses.end).find(excepts);
        for clause in leading {
            if pen.clauses[clause as usize].verb.is_none() {
                pen.go_on(clause as usize, denied as usize, &allowed);
            }
        }
        let Some(exception) = exception else { continue };
        // "... nor use them for any purpose other than ..." excepts from the last denial before it.
        let denies = |&clause: &u32| pen.clauses[clause as usize].denied && pen.clauses[clause as usize].verb.is_some();
        let nearest = (denied..exception).rev().find(denies).unwrap_or(denied);
        let allowed = HandedDown { denied: false, ..HandedDown::of(nearest as usize, pen) };
        for clause in exception..clauses.end {
            let own = &pen.clauses[clause as usize];
            // "except:" alone says nothing yet; the items of its list do.
            let speaks = !pen.mentions(own).is_empty();
            if speaks && (own.verb.is_none() || own.kind == ClauseKind::Main && !own.denied) {
                pen.go_on(clause as usize, denied as usize, &allowed);
            }
        }
    }
}
