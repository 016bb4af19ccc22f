//! Sentences that mean the same are read alike: proof without labels.
//!
//! Rewritings put the examples of all statements in other words by rule. Most keep the meaning: what was found is still found, in the
//! other words, and what was not is not. Some turn it round, or suppose it. The snapshot has a table of how many hold, what does not
//! by its cause, and to how many examples a rewriting does not apply, and why. A mistake here is mended in the grammar or the
//! vocabulary, never in an example; one of a rewriting that makes no English, in the rewriting.

mod examples;
#[path = "../../build/inflect.rs"]
mod inflect;
mod judging;
mod nouns;
mod reasons;
mod rewriting;
mod rewritings;
mod site;
mod table;
mod verb_group;
mod verbs;
mod words;

use examples::Example;
use judging::Outcome;
use privlint::Linter;
use privlint::config::{Config, Facts};
use privlint::spec::Written;
use std::sync::atomic::{AtomicUsize, Ordering};
use table::Row;

/// Of a thousand, so many are to hold in the end.
const AIM: u32 = 970;

#[test]
fn what_is_said_in_other_words_is_found_alike() {
    let spec = Written::builtin().compile().expect("the built-in specification is right");
    let linter = Linter::new(Config::new(spec).with_facts(Facts::all()));
    let examples = examples::all(&linter);
    let kinds = rewritings::ALL.iter().flat_map(|rewriting| [(rewriting, true), (rewriting, false)]);
    let mut rows: Vec<Row> = kinds
        .filter(|(rewriting, states)| *states || rewriting.floor_of_no.is_some())
        .map(|(rewriting, states)| Row::new(rewriting, states))
        .collect();
    for (name, outcomes) in judged(&linter, &examples, &rows) {
        let row = rows.iter_mut().find(|row| row.name() == name).expect("a row");
        for (number, outcome) in outcomes {
            row.count(&examples[number], outcome);
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("paraphrase", table::table(&rows)));
    let short: Vec<String> = rows.iter().filter_map(Row::short).collect();
    assert!(short.is_empty(), "fewer hold than did:\n{}", short.join("\n"));
}

/// What comes of each example in each row, by the number of the example. The rows are shared out among threads.
fn judged(linter: &Linter, examples: &[Example], rows: &[Row]) -> Vec<(String, Vec<(usize, Outcome)>)> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
            let own = examples.iter().filter(|example| example.states == row.states);
            let outcomes = own.map(|example| (example.number, judging::judge(linter, row.rewriting, example)));
            done.push((row.name(), outcomes.collect()));
        }
        done
    };
    std::thread::scope(|scope| {
        let workers = std::thread::available_parallelism().map_or(2, usize::from);
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("no rewriting panics")).collect()
    })
}
