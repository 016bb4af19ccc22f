//! The short format.

use super::{Draft, PARAGRAPH, contradiction, missing_change_notice, snapshot};
use privlint::report::short;

#[test]
fn the_short_format_is_one_line_a_diagnostic() {
    let text = format!("# Privacy — naïve\n\n{PARAGRAPH}\n");
    let draft = Draft::new("docs/policy.md", &text);
    let change = draft.label("naïve", "");
    let (shares, denies) = (draft.label("Privacy", ""), draft.label("news", ""));
    let draft =
        draft.with(missing_change_notice(change)).with_weak_opt_out("You may opt out").with(contradiction(shares, denies));
    snapshot("short", &draft.short());
    let mut colored = String::new();
    short::render(&draft.report, true, &mut colored);
    snapshot("short_color", &colored);
}
