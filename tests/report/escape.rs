//! Untrusted text in every format.

use super::{Draft, snapshot, wide};

#[test]
fn what_would_steer_the_terminal_is_escaped() {
    let text =
        "# Pri\u{1b}[2Jvacy\n\nYou may \u{202e}tuo tpo\u{202c} or opt\u{200b} out\u{7}\u{9b}31m at any time.\u{feff}\u{2028}\n";
    let mut draft = Draft::new("evil\u{1b}]0;x\u{7}\u{202e}\n.md", text).with_weak_opt_out("opt\u{200b} out");
    let diagnostic = &mut draft.report.diagnostics[0];
    diagnostic.message = "A \u{1b}[31mred\u{1b}[0m\nmessage.".to_owned();
    diagnostic.primary.message = "a \u{202e}label".to_owned();
    diagnostic.help = "A \u{9b}help.".to_owned();
    diagnostic.cite[0].text = "A \u{7f}citation".to_owned();
    diagnostic.cite[0].url = Some("https://example.org/\u{1b}x".to_owned());
    snapshot("escapes_full", &draft.full(wide()));
    snapshot("escapes_short", &draft.short());
    snapshot("escapes_json", &draft.json());
}
