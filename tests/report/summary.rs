//! The last line.

use super::{Draft, contradiction, judged, snapshot};
use privlint::findings::Verdict;
use privlint::report::summary::Tally;

#[test]
fn the_summary_counts_in_plain_english() {
    let clean = Draft::new("policy.md", "You may opt out.");
    let found = Draft::new("policy.md", "You may opt out. We may change this.").with_weak_opt_out("opt out");
    let advice = contradiction(found.label("may", ""), found.label("may", ""));
    let many = Draft::new("policy.md", "may may").with(advice.clone()).with(advice).with_weak_opt_out("may");
    let mut checked = Draft::new("policy.md", "x");
    checked.report.verdicts = ["core/contact", "core/opt-out"].map(|rule| judged(rule, "", Verdict::Satisfied, vec![])).into();
    let tally = |checklists: &[&str], drafts: &[&Draft], suppressed| {
        let mut tally = Tally::new(checklists.iter().map(|&name| name.to_owned()).collect());
        for draft in drafts {
            tally.add(&draft.report);
        }
        tally.suppressed = suppressed;
        tally.to_string()
    };
    let lines = [
        tally(&["core"], &[], 0),
        tally(&["core"], &[&checked], 0),
        tally(&["core", "eu-gdpr"], &[&checked, &checked], 2),
        tally(&[], &[&clean], 0),
        tally(&["core"], &[&found], 0),
        tally(&["core", "eu-gdpr"], &[&found, &many, &clean], 1),
    ];
    snapshot("summary", &lines.join("\n"));
}
