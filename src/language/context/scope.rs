//! The regions and people that a clause is about, where a condition or a heading names them: "If you live in California, ...".

use super::handed_down::MOST_HANDED_DOWN;
use super::pen::Pen;
use crate::document::BlockKind;
use crate::language::clause::{ClauseKind, Mention};
use crate::lexicon::{Kind, Lexicon, Role};

/// Gives clauses the audience that their sentence's conditions and the headings above name.
pub(super) fn narrow(pen: &mut Pen<'_>) {
    let (document, lexicon) = (pen.document, pen.lexicon);
    let sections = &document.sections;
    let mut of_section: Vec<Vec<Mention>> = Vec::with_capacity(sections.all().len());
    for section in sections.all() {
        let mut all = section.parent.map_or_else(Vec::new, |parent| of_section[parent].clone());
        for sentence in pen.block_sentences[section.heading].clone() {
            let clauses = pen.sentences[sentence as usize].clauses.clone();
            for mention in clauses.flat_map(|clause| pen.mentions(&pen.clauses[clause as usize])) {
                gather(&mut all, mention, lexicon);
            }
        }
        of_section.push(all);
    }
    for index in 0..pen.sentences.len() {
        let clauses = pen.sentences[index].clauses.clone();
        let block = pen.sentences[index].block as usize;
        if clauses.is_empty() || matches!(document.blocks[block].kind, BlockKind::Heading(_)) {
            continue;
        }
        let mut scope = sections.holding(block).map_or_else(Vec::new, |section| of_section[section].clone());
        for clause in clauses.clone().map(|clause| &pen.clauses[clause as usize]) {
            if matches!(clause.kind, ClauseKind::Condition | ClauseKind::Relative) {
                pen.mentions(clause).iter().for_each(|mention| gather(&mut scope, mention, lexicon));
            }
            // The items of a list are about those that its lead-in is about.
            if let Some(lead) = clause.lead {
                let lead = pen.mentions(&pen.clauses[lead as usize]).iter();
                lead.filter(|mention| mention.role == Role::Audience).for_each(|mention| gather(&mut scope, mention, lexicon));
            }
        }
        if scope.is_empty() {
            continue;
        }
        for clause in clauses {
            let own = pen.mentions(&pen.clauses[clause as usize]);
            let told =
                |mention: &&Mention| !own.iter().any(|other| other.role == Role::Audience && other.concept == mention.concept);
            let new: Vec<Mention> = scope.iter().filter(told).copied().collect();
            pen.concern(clause as usize, &new);
        }
    }
}

/// Adds a mention of a region or a group of people.
fn gather(scope: &mut Vec<Mention>, mention: &Mention, lexicon: &Lexicon) {
    let concept = &lexicon.concepts[usize::from(mention.concept)];
    let people =
        mention.role == Role::Audience || concept.kind == Kind::Audience || concept.is.contains(lexicon.known.group_of_people);
    let told = scope.iter().any(|other| other.concept == mention.concept);
    if people && !told && scope.len() < MOST_HANDED_DOWN {
        scope.push(Mention { role: Role::Audience, inherited: true, ..*mention });
    }
}
