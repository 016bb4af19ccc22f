//! What `--show-passes` prints.

use super::{Draft, PARAGRAPH, judged, snapshot, wide};
use privlint::findings::Verdict;
use privlint::report::full;

#[test]
fn passes_show_their_evidence() {
    let mut draft =
        Draft::new("policy.md", &format!("# Privacy\n\nWrite to us. {PARAGRAPH}\n\nCall us.\n\nVisit us.\n\nFax us.\n"));
    let contact = ["Write to us", "write to us", "Call us", "Visit us", "Fax us"].map(|words| draft.span(words));
    let purposes = draft.span("to deliver what you ordered");
    draft.report.verdicts = vec![
        judged("core/contact", "Say how readers can reach the company.", Verdict::Satisfied, contact.to_vec()),
        judged("core/opt-out", "Tell readers how to say no.", Verdict::Missing, vec![]),
        judged("core/purposes", "Say what the data is used for.", Verdict::Satisfied, vec![purposes]),
    ];
    let mut out = String::new();
    full::render_passes(&draft.report, &wide(), &mut out);
    snapshot("passes", &out);
}
