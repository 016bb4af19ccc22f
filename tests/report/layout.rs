//! What holds of every output: it fits the terminal, and nothing in it steers the terminal.

use super::{Draft, weak_opt_out};
use privlint::diagnostics::{Label, Severity};
use privlint::report::full::Style;
use privlint::source::Span;
use proptest::prelude::*;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Words that no other text holds.
const WORDS: &str = "OPT 选 OUT";

/// Text with all that makes a line hard to lay out.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{1,12} ",
        1 => "[a-z]{30,200}",
        1 => Just("\n".to_owned()),
        1 => Just("\r\n\r\n".to_owned()),
        1 => Just("\t".to_owned()),
        1 => "[个人情報😀☎\u{fe0f}\u{301}\u{200d}é“”א]{1,30}",
        1 => "\u{301}{1,40}",
        1 => "[^\0]{1,3}",
        1 => "[\u{1b}\u{7}\u{9b}\u{202e}\u{2066}\u{200b}\u{feff}\u{2028}]{1,3}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Two characters of the text, in order.
fn span(text: &str, one: prop::sample::Index, other: prop::sample::Index) -> Span {
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let (one, other) = (*one.get(&places), *other.get(&places));
    Span::new(one.min(other), one.max(other))
}

prop_compose! {
    fn draft()(
        text in text(),
        ends in proptest::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 1..5),
        messages in proptest::collection::vec(text(), 7),
        severity in prop_oneof![Just(Severity::Error), Just(Severity::Warning), Just(Severity::Advice)],
        name in text(),
    ) -> Draft {
        let draft = Draft::new(&name, &text);
        let text = draft.report.source.text();
        let mut labels = ends.into_iter().zip(&messages).map(|((one, other), message)| {
            Label { span: span(text, one, other), message: message.clone() }
        });
        let mut diagnostic = weak_opt_out(labels.next().expect("a label"));
        diagnostic.secondary = labels.collect();
        diagnostic.severity = severity;
        diagnostic.message.clone_from(&messages[4]);
        diagnostic.help.clone_from(&messages[5]);
        diagnostic.cite[0].text.clone_from(&messages[6]);
        diagnostic.cite[0].url = None;
        draft.with(diagnostic)
    }
}

fn is_control(c: char) -> bool {
    c != '\n'
        && (c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_terminal(draft in draft(), width in 40..140_usize, unicode: bool) {
        let shown = draft.full(Style { width, color: false, unicode, links: false });
        for line in shown.lines() {
            prop_assert!(line.width() <= width, "{} > {width}: {line}\n{shown}", line.width());
        }
    }

    #[test]
    fn nothing_steers_the_terminal(draft in draft(), width in 40..140_usize) {
        let style = Style { width, color: false, unicode: true, links: true };
        for shown in [draft.full(style), draft.short(), draft.json()] {
            prop_assert!(!shown.contains(is_control), "{shown:?}");
        }
    }

    #[test]
    fn carets_stand_under_the_words(before in text(), after in text(), width in 40..140_usize, message in "[a-z ]{0,80}") {
        // miette measures by older tables: where they differ from ours, the carets cannot be right by both.
        prop_assume!(before.chars().all(|c| c.width() == unicode_width_of_miette::UnicodeWidthChar::width(c)));
        let draft = Draft::new("policy.md", &format!("{before}{WORDS}{after}"));
        let primary = draft.label(WORDS, &message);
        let shown = draft.with(weak_opt_out(primary)).full(Style { width, color: false, unicode: true, links: false });
        let (line, below) = shown.lines().zip(shown.lines().skip(1)).find(|(line, _)| line.contains(WORDS)).expect("words");
        let start = line[..line.find(WORDS).expect("words")].width();
        let (marked, place) = (below.trim_start_matches([' ', '·']), below.find(['─', '┬']).expect("caret"));
        prop_assert_eq!(below[..place].width(), start, "{}", shown);
        prop_assert_eq!(marked.width(), WORDS.width(), "{}", shown);
    }

    #[test]
    fn the_short_format_stays_one_line(draft in draft()) {
        prop_assert_eq!(draft.short().lines().count(), 1);
    }
}
