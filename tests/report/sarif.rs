//! The SARIF format.

use super::{Draft, HOSTILE_NAME, assert_harmless, snapshot, written};
use privlint::Config;
use privlint::config::{Level, Rules};
use privlint::diagnostics::Severity;
use privlint::findings::Report;
use privlint::report::catalog::Catalog;
use privlint::report::sarif::Sarif;
use privlint::spec::{self, Written};
use serde_json::Value;
use std::sync::Arc;

/// A checklist that does not change with the built-in ones, and a text that looks like the place of the results.
const CHECKLIST: &str = r#"
checklist: ours
title: A small one
duties:
  - id: opt-out
    asks: Tell readers how to say no.
    statements: [opt-out]
    severity: error
    weak-severity: warning
    cite:
      - {text: 'Statutes, section 3 [rev. *2*]', url: 'https://board.example/statutes'}
      - {text: Good manners}
    missing: No way to leave is stated.
    weak-message: Leaving is mentioned, but no route is given.
    help: 'Name the route: `"results":[]`, or an address.'
"#;

fn config() -> Config {
    let mut own = Written::default();
    own.add("ours.yaml", CHECKLIST).expect("a checklist");
    let builtin = spec::of_checklists(&[]).expect("no checklist");
    own.compile_onto(builtin).expect("a checklist").into()
}

fn log_with(config: &Config, reports: &[&Report]) -> String {
    written(Sarif::new(Arc::new(Catalog::of(std::iter::once(config)))), reports)
}

fn log(reports: &[&Report]) -> Value {
    let text = log_with(&config(), reports);
    assert_harmless(&text);
    serde_json::from_str(&text).expect("JSON")
}

/// The varied document, its first finding of the checklist above.
fn varied() -> Draft {
    let mut draft = Draft::varied();
    "ours/opt-out".clone_into(&mut draft.report.diagnostics[0].rule);
    draft
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().expect("results")
}

fn rules(log: &Value) -> &[Value] {
    log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules")
}

#[test]
fn a_log_has_rules_and_results() {
    let mut log = log(&[&varied().report, &Draft::empty().report]);
    let driver = &mut log["runs"][0]["tool"]["driver"];
    assert_eq!(driver["semanticVersion"].take(), env!("CARGO_PKG_VERSION"));
    driver["rules"].as_array_mut().expect("rules").truncate(2);
    snapshot("sarif", &serde_json::to_string_pretty(&log).expect("JSON"));
}

#[test]
fn every_rule_that_is_on_is_described_once() {
    let config = config()
        .with_level(Rules::new("document/empty"), Level::Off)
        .with_level(Rules::new("ours/opt-out"), Level::At(Severity::Advice));
    let log: Value = serde_json::from_str(&log_with(&config, &[])).expect("JSON");
    let described: Vec<&str> = rules(&log).iter().filter_map(|rule| rule["id"].as_str()).collect();
    let on: Vec<&str> = config.rules().filter(|rule| config.is_on(rule)).collect();
    assert_eq!(described, on);
    assert_eq!(rules(&log)[0]["defaultConfiguration"]["level"], "note");
}

#[test]
fn every_result_leads_to_its_rule_and_to_its_words() {
    let draft = varied();
    let log = log(&[&draft.report, &Draft::hostile().report, &Draft::empty().report]);
    assert_eq!(results(&log).len(), 6 + 2 + 1);
    for result in results(&log) {
        if let Some(index) = result["ruleIndex"].as_u64() {
            assert_eq!(rules(&log)[usize::try_from(index).expect("small")]["id"], result["ruleId"]);
        }
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64() >= Some(1) && region["startColumn"].as_u64() >= Some(1), "{region}");
    }
    let region = &results(&log)[0]["locations"][0]["physicalLocation"]["region"];
    let number = |key: &str| usize::try_from(region[key].as_u64().expect("number")).expect("small");
    let (start, length) = (number("byteOffset"), number("byteLength"));
    assert_eq!(&draft.report.source.text()[start..start + length], "opt out\nof news");
}

#[test]
fn hostile_text_stays_text() {
    let log = log(&[&Draft::hostile().report]);
    let result = &results(&log)[0];
    let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("an address");
    assert_eq!(decoded(uri), HOSTILE_NAME);
    assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%".contains(&byte)), "{uri}");
    snapshot("sarif_hostile", &serde_json::to_string_pretty(result).expect("JSON"));
}

fn decoded(uri: &str) -> String {
    let mut pieces = uri.split('%');
    let mut bytes = pieces.next().expect("a piece").as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).expect("hexadecimal digits"));
        bytes.extend(piece[2..].bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_log_of_no_and_of_two_documents_is_json() {
    let draft = Draft::varied();
    for documents in [0, 1, 2] {
        assert_eq!(results(&log(&vec![&draft.report; documents])).len(), 6 * documents);
    }
}
