//! The full format.

use super::{Draft, PARAGRAPH, contradiction, missing_change_notice, narrow, snapshot, weak_opt_out, wide};
use privlint::diagnostics::Label;
use privlint::report::full::Style;
use privlint::source::Span;

#[test]
fn a_long_paragraph_is_shown_around_the_words() {
    assert!(PARAGRAPH.len() > 1400);
    let draft = Draft::new("policy.md", &format!("# Privacy\n\n{PARAGRAPH}\n"))
        .with_weak_opt_out("You may opt out of receiving such messages at any time");
    snapshot("long_paragraph_100", &draft.full(wide()));
    snapshot("long_paragraph_60", &draft.full(narrow()));
    snapshot("long_paragraph_ascii", &draft.full(Style { unicode: false, ..wide() }));
    snapshot("long_paragraph_color", &draft.full(Style { color: true, links: true, ..wide() }));
}

#[test]
fn labels_far_apart_on_a_line_are_shown_apart() {
    let draft = Draft::new("policy.md", &format!("# Privacy\n\n{PARAGRAPH}\n"));
    let shares = draft.label("share your information with our advertising partners", "describes sharing with advertisers");
    let denies = draft.label("they may use it only for the work", "denies any other use");
    let about = draft.label("news about products", "describes advertising");
    let mut diagnostic = contradiction(shares, denies);
    diagnostic.secondary.insert(0, about);
    let draft = draft.with(diagnostic);
    snapshot("far_apart_100", &draft.full(wide()));
    snapshot("far_apart_60", &draft.full(narrow()));
}

#[test]
fn labels_close_together_share_a_snippet() {
    let text = "# Sharing\n\nWe never share your data. We share it with partners.\nThey pay for it.\n";
    let draft = Draft::new("policy.md", text);
    let mut diagnostic =
        contradiction(draft.label("never share", "denies sharing"), draft.label("share it with partners", "describes it"));
    diagnostic.secondary.push(draft.label("They pay", "which is a sale"));
    snapshot("close_together", &draft.with(diagnostic).full(wide()));
}

#[test]
fn labels_that_overlap_are_shown_apart() {
    let draft = Draft::new("policy.md", "We never share your data, except with partners.\n");
    let diagnostic =
        contradiction(draft.label("never share your data, except", "denies it"), draft.label("except", "takes it back"));
    snapshot("overlapping", &draft.with(diagnostic).full(wide()));
}

#[test]
fn labels_in_two_paragraphs_are_shown_apart_the_primary_one_first() {
    let text = format!("# Privacy\n\nWe never share your data.\n\n{PARAGRAPH}\n\nContact us.\n");
    let draft = Draft::new("docs/policy.md", &text);
    let shares = draft.label("share your information with our advertising partners", "describes sharing with advertisers");
    let denies = draft.label("never share", "denies sharing");
    let draft = draft.with(contradiction(shares, denies));
    snapshot("two_paragraphs", &draft.full(wide()));
}

#[test]
fn what_is_missing_points_at_the_title() {
    let draft = Draft::new("policy.md", &format!("# Privacy Policy of Example Ltd\n\n{PARAGRAPH}\n"));
    let primary = draft.label("Privacy Policy of Example Ltd", "nothing in this policy says how changes are announced");
    let draft = draft.with(missing_change_notice(primary));
    snapshot("title_100", &draft.full(wide()));
    snapshot("title_60", &draft.full(narrow()));
}

#[test]
fn duties_of_one_place_share_a_block_and_errors_come_first() {
    let draft = Draft::with_duties();
    snapshot("duties_100", &draft.full(wide()));
    snapshot("duties_60", &draft.full(narrow()));
    snapshot("duties_ascii", &draft.full(Style { unicode: false, ..narrow() }));
    snapshot("duties_color", &draft.full(Style { color: true, links: true, ..wide() }));
    assert_eq!(draft.short().lines().count(), draft.report.diagnostics.len(), "the other formats have an entry a finding");
}

#[test]
fn several_diagnostics_are_parted_by_blank_lines() {
    let draft = Draft::new("policy.md", &format!("# Privacy\n\n{PARAGRAPH}\n"));
    let change = draft.label("We may change this policy from time to time", "announces changes, not how readers hear of them");
    let draft = draft.with_weak_opt_out("You may opt out").with(missing_change_notice(change));
    snapshot("two_diagnostics", &draft.full(wide()));
}

#[test]
fn words_on_several_lines_are_underlined_on_each() {
    let text = "Your choices\n============\n\nFrom time to time we send you news about our products. If you\nno longer want \
                to receive such\nmessages, you may opt out at any time. We will then stop\nsending them.\n";
    let words = "If you\nno longer want to receive such\nmessages, you may opt out at any time";
    let draft = Draft::new("policy.txt", text).with_weak_opt_out(words);
    snapshot("three_lines", &draft.full(wide()));
    let draft = Draft::new("policy.txt", &format!("{text}\n{PARAGRAPH}")).with_weak_opt_out(text);
    snapshot("more_lines_than_shown", &draft.full(wide()));
}

#[test]
fn words_longer_than_the_window_are_cut() {
    let words = &PARAGRAPH[PARAGRAPH.find("We use this").expect("words")..PARAGRAPH.find("You may").expect("words")];
    let draft = Draft::new("policy.md", PARAGRAPH).with_weak_opt_out(words.trim());
    snapshot("longer_than_the_window", &draft.full(wide()));
}

#[test]
fn carets_stand_under_the_words_whatever_comes_before() {
    let text = "- 個人情報 \u{1f468}\u{200d}\u{1f469} 😀 ☎\u{fe0f}\there: you may opt out at any time.\n\
                - Cafe\u{301} — “naïve”: you can opt-out.\n";
    let draft = Draft::new("policy.md", text).with_weak_opt_out("opt out").with_weak_opt_out("opt-out");
    snapshot("wide_characters", &draft.full(wide()));
}

#[test]
fn a_place_without_words_is_shown() {
    for (name, text) in [("end_of_file", "# Privacy\n\nWe keep it short.\n"), ("empty_file", "")] {
        let mut draft = Draft::new("policy.md", text).with_weak_opt_out("");
        draft.report.diagnostics[0].primary.span = Span::new(text.len(), text.len());
        snapshot(name, &draft.full(wide()));
    }
}

#[test]
fn a_message_longer_than_its_room_wraps() {
    let text = "These are words that fill the line until nearly the end of it, where you may opt out\n";
    let draft = Draft::new("policy.md", text);
    let message = "says that readers may opt out of something, but neither names an address, a link or a setting that does it \
                   nor says which messages stop once it is done";
    let primary = draft.label("opt out", message);
    let draft = draft.with(weak_opt_out(primary));
    snapshot("long_message_100", &draft.full(wide()));
    snapshot("long_message_60", &draft.full(narrow()));
}

#[test]
fn markup_is_shown_as_it_is_written() {
    let text =
        "\t\t\t\t<p class=\"legal\">You may <a href=\"/choices\">opt&nbsp;out</a> of our <b>newsletter</b> &amp; of calls.</p>\n";
    let draft = Draft::new("policy.html", text).with_weak_opt_out("opt&nbsp;out");
    snapshot("markup", &draft.full(Style { width: 80, ..wide() }));
}

#[test]
fn a_long_name_keeps_its_end() {
    let draft =
        Draft::new(&format!("{}/policy.md", "a/very/long/path/to".repeat(8)), "You may opt out.").with_weak_opt_out("opt out");
    snapshot("long_name", &draft.full(narrow()));
}

#[test]
fn the_line_of_a_bundle_is_never_printed_whole() {
    let text = format!("{} {PARAGRAPH} {}", "lorem ipsum ".repeat(3_000), "dolor sit amet ".repeat(3_000));
    let draft = Draft::new("bundle.html", &text).with_weak_opt_out("You may opt out");
    snapshot("80_kilobytes", &draft.full(wide()));
}

#[test]
fn a_line_of_megabytes_costs_no_more_than_one_walk() {
    const PHRASE: &str = "lorem ipsum 😀 ";
    let mut draft = Draft::new("bundle.html", &PHRASE.repeat(300_000));
    for place in 0..200 {
        let start = PHRASE.len() * (250_000 - 1_000 * place);
        let primary = Label { span: Span::new(start, start + 5), message: "here".to_owned() };
        draft = draft.with(weak_opt_out(primary));
    }
    let start = std::time::Instant::now();
    for shown in [draft.full(wide()), draft.short(), draft.json()] {
        assert!(shown.len() < 300_000);
    }
    assert!(start.elapsed().as_secs() < 20, "took {:?}", start.elapsed());
}
