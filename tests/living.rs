//! Properties of what lets people live with findings: suppressions, fingerprints, the baseline, suggested text, configuration.

use privlint::baseline::{self, Baseline};
use privlint::config::{Layer, Level, Rules, Settings};
use privlint::findings::Report;
use privlint::report::fingerprint::Fingerprints;
use privlint::source::{Format, Source};
use privlint::{Config, Linter, suggest};
use proptest::prelude::*;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new(Config::default()));

fn check(format: Format, text: &str) -> Report {
    LINTER.check(Source::decode("policy", format, text.as_bytes().to_vec()).expect("text"))
}

/// Documents put together from pieces that mean something to a reader of the format.
fn document() -> impl Strategy<Value = (Format, String)> {
    let pieces = [
        "# Privacy Policy\n\n",
        "## Your choices\n\n",
        "<h2>Children</h2>\n",
        "<p>You may opt out.</p>\n",
        "You may opt out. ",
        "We collect your name.\r\n\r\n",
        "- We use cookies\n",
        "  1. for ads\n\n",
        "<ul><li>We sell data</li></ul>",
        "<td>We keep it</td>",
        "| a | b |\n|---|---|\n| We share | x |\n\n",
        "> Last updated: [DATE]\n\n",
        "<!-- privlint-ignore core/opt-out: x -->",
        "<!-- privlint-ignore-section core/cookies -->\n\n",
        "<!-- privlint-ignore-file core/*: y -->\n",
        "<!-- privlint- ",
        "-->",
        "---\ntitle: Privacy\n---\n",
        "````\n",
        "<div><b>",
        "</b></div>",
        "\u{e9}\u{301}\u{202e}",
        "\n",
        "\r\n",
        " ",
    ];
    let format = prop::sample::select(vec![Format::Markdown, Format::Html, Format::Text]);
    (format, prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24)).prop_map(|(format, all)| (format, all.concat()))
}

/// Whether all lines of a text are lines of another one, in order.
fn is_kept(text: &str, within: &str) -> bool {
    let mut rest = within.chars();
    text.chars().filter(|c| !c.is_whitespace()).all(|c| rest.by_ref().any(|other| other == c))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_suggestion_takes_no_words_but_the_sentences_it_replaces((format, text) in document()) {
        let report = check(format, &text);
        if let Some(new) = suggest::apply(&report) {
            let mut replaced: Vec<_> = report.diagnostics.iter().filter_map(|found| found.replaces).collect();
            replaced.sort_unstable();
            replaced.dedup();
            let mut kept = text.clone();
            replaced.iter().rev().for_each(|sentence| kept.replace_range(sentence.range(), ""));
            // Emphasis goes with the words that it is about.
            let plain = |text: &str| text.replace(['*', '_'], "");
            prop_assert!(is_kept(&plain(&kept), &plain(&new)), "{text:?} became {new:?}");
        }
    }

    #[test]
    fn no_two_findings_have_one_fingerprint((format, text) in document()) {
        let report = check(format, &text);
        let prints = Fingerprints::of(&report);
        let all: Vec<&String> = prints.diagnostics.iter().chain(&prints.suppressed).collect();
        prop_assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }

    #[test]
    fn a_baseline_of_what_is_found_hides_all_of_it((format, text) in document()) {
        let mut report = check(format, &text);
        let found = report.diagnostics.len();
        let mut known = Baseline::default();
        known.set("policy", baseline::record(&report));
        let read = Baseline::parse(&known.to_json()).expect("what was written is read");
        prop_assert_eq!(&read, &known);
        let before = report.suppressed.len();
        let stale = read.apply("policy", LINTER.config(), &mut report);
        prop_assert_eq!((report.diagnostics.len(), report.suppressed.len() - before, stale.len()), (0, found, 0));
    }

    #[test]
    fn findings_are_reported_or_suppressed_and_none_is_lost((format, text) in document()) {
        prop_assume!(format != Format::Text);
        // Another word that the vocabulary does not have: where a comment does not end, it is text.
        let bare = text.replace("privlint-", "trivlint-");
        // So short a text is English or not by a single word.
        let of = |rule| (Rules::new(rule), Level::Off);
        let config = [of("document/english"), of("document/privacy-policy")].into_iter().fold(Config::default(), |config, (rule, level)| config.with_level(rule, level));
        let linter = Linter::new(config);
        let check = |text: &str| linter.check(Source::decode("policy", format, text.as_bytes().to_vec()).expect("text"));
        let (with, without) = (check(&text), check(&bare));
        let own = |report: &Report| {
            let reported = report.diagnostics.iter().chain(report.suppressed.iter().map(|suppressed| &suppressed.diagnostic));
            let mut rules: Vec<String> = reported.map(|found| found.rule.clone()).filter(|rule| rule.starts_with("core/")).collect();
            rules.sort();
            rules
        };
        prop_assert_eq!(own(&with), own(&without));
    }

    #[test]
    fn any_configuration_is_read_or_its_errors_have_places(text in "(?s)(rules|facts|files|ignore|as-of|extends|[a-z]{1,8})?[:{}\\[\\]\\-*&!'\" \nà-ÿa-z/0-9]{0,60}") {
        let folder = PathBuf::from("/somewhere");
        let errors = match Layer::parse("privlint.yaml", folder, &text) {
            Err(error) => vec![error],
            Ok(layer) => Settings::new(vec![layer]).err().map_or_else(Vec::new, |errors| errors.0),
        };
        for error in errors {
            prop_assert!(!error.message.is_empty() && error.start + error.length <= text.len(), "{:?}", error);
        }
    }

    #[test]
    fn any_baseline_is_read_or_refused(text in "(?s).{0,80}") {
        let _ = Baseline::parse(&text);
    }
}

#[test]
fn a_level_for_a_rule_counts_before_one_for_its_checklist() {
    let config = Config::default()
        .with_level(Rules::new("core/opt-out"), Level::of_name("advice").expect("a level"))
        .with_level(Rules::new("core/*"), Level::Off);
    let source = |text: &str| Source::decode("policy.md", Format::Markdown, text.as_bytes().to_vec()).expect("text");
    let report = Linter::new(config).check(source("# Privacy Policy\n\nWe collect your name.\n"));
    let found: Vec<(&str, &str)> = report.diagnostics.iter().map(|found| (found.rule.as_str(), found.severity.name())).collect();
    assert_eq!(found, [("core/opt-out", "advice")]);
    assert_eq!(report.verdicts.len(), 1);
}

#[test]
fn the_default_configuration_is_the_same_for_all_who_read_the_text() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/poor.md")).expect("an example");
    let prints = |text: &str| {
        let mut prints = Fingerprints::of(&check(Format::Markdown, text)).diagnostics;
        prints.sort();
        prints
    };
    // What is written before, between and in other lines changes no fingerprint.
    let edited = text.replace("# Larkspur Privacy Policy\n", "# Larkspur Privacy Policy\n\nWelcome to our neighborhood.\n");
    let wrapped = text.replace(". ", ".\n");
    assert_eq!(prints(&text), prints(&edited));
    assert_eq!(prints(&text), prints(&wrapped));
}
