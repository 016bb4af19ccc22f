//! The JSON format.

use super::{Draft, judged, snapshot, written};
use privlint::findings::{Authority, Stated, Verdict};
use privlint::report::escape;
use privlint::report::json::{self, Json};
use serde_json::Value;

#[test]
fn json_has_the_shape_that_is_promised() {
    let bytes = "\u{feff}# Priväcy\n\nYou may opt out of\nsuch messages. We sell data.\n";
    let mut draft = Draft::new("policy.md", bytes).with_weak_opt_out("opt out of\nsuch messages");
    let matters = draft.label("sell", "makes it matter");
    draft.report.diagnostics[0].secondary.push(matters);
    draft.report.statements = vec![Stated {
        id: "user-choice".into(),
        title: "A choice".into(),
        topic: "choice".into(),
        spans: vec![draft.span("may opt out"), draft.span("sell")],
    }];
    draft.report.verdicts =
        vec![judged("core/opt-out", "Tell readers how to say no.", Verdict::Weak, vec![draft.span("opt out")])];
    let value: Value = serde_json::from_str(&draft.json()).expect("JSON");
    snapshot("json", &serde_json::to_string_pretty(&value).expect("JSON"));
    for span in spans(&value) {
        let (start, end) = (span["start"].as_u64().expect("start"), span["end"].as_u64().expect("end"));
        assert!(bytes.is_char_boundary(usize::try_from(start).expect("small")));
        assert!(bytes.is_char_boundary(usize::try_from(end).expect("small")));
    }
    let opt_out = &value["documents"][0]["verdicts"][0]["spans"][0];
    let at = |key: &str| usize::try_from(opt_out[key].as_u64().expect("number")).expect("small");
    assert_eq!(&bytes[at("start")..at("end")], "opt out");
}

fn spans(value: &Value) -> Vec<&Value> {
    let document = &value["documents"][0];
    let lists = ["statements", "verdicts"].map(|key| document[key].as_array().expect("list"));
    lists.into_iter().flatten().flat_map(|item| item["spans"].as_array().expect("spans")).collect()
}

#[test]
fn json_of_no_and_of_two_documents_is_json() {
    let draft = Draft::new("policy.md", "You may opt out.").with_weak_opt_out("opt out");
    for documents in [0, 1, 2] {
        let json = written(Json::default(), &vec![&draft.report; documents]);
        let value: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(value["documents"].as_array().map(Vec::len), Some(documents));
        assert_eq!(value["version"], 1);
    }
}

#[test]
fn json_loses_no_character_by_escaping_it() {
    let name = "a\u{1b}\u{9b}\u{202e}\u{7f}\u{e0041}\"\\é😀";
    let json = Draft::new(name, "x").json();
    assert!(!json.chars().any(|c| c != '\n' && escape::is_unsafe(c)));
    let value: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["documents"][0]["path"], name);
}

#[test]
fn the_schema_describes_the_shape() {
    let schema = Value::from(json::schema());
    let mut run = schema["$defs"].clone();
    let document = Value::from(json::document_schema());
    let alone = run.as_object_mut().and_then(|definitions| definitions.remove("Document")).expect("a definition");
    assert_eq!((&document["$defs"], &document["properties"]), (&run, &alone["properties"]));
}

#[test]
fn the_schema_knows_every_word() {
    let schema = Value::from(json::schema());
    let words = |shape: &str, key: &str| schema["$defs"][shape]["properties"][key]["enum"].clone();
    let verdicts =
        [Verdict::Satisfied, Verdict::Weak, Verdict::Missing, Verdict::Deferred, Verdict::NotApplicable].map(Verdict::name);
    assert_eq!(words("Verdict", "verdict"), Value::from(verdicts.to_vec()));
    let comment = Authority::Comment(privlint::source::Span::default());
    let authorities = [comment, Authority::Configuration(0), Authority::Baseline];
    let authorities: Vec<&str> = authorities.iter().map(Authority::name).collect();
    assert_eq!(words("Suppressed", "by"), Value::from(authorities));
}

#[test]
fn what_is_suppressed_is_told_apart() {
    let json = Draft::varied().json();
    let value: Value = serde_json::from_str(&json).expect("JSON");
    snapshot("json_suppressed", &serde_json::to_string_pretty(&value["documents"][0]["suppressed"]).expect("JSON"));
}
