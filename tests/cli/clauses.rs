//! `privlint clauses`.

use super::{Folder, POOR, snapshot};
use serde_json::Value;

const TEXT: &str = "# Privacy Policy

## Sharing

We do not share your name with advertisers, except:

- if you opt out by email at <a@b.example>;
- when a court asks.

May children use this?
";

#[test]
fn a_policy_is_shown_as_a_tree() {
    let folder = Folder::with(&[("privacy.md", TEXT)]);
    let clauses =
        |more: &[&str]| folder.run(&[&["clauses", "privacy.md", "--statements", "statements.yaml"], more].concat()).shown();
    snapshot("clauses_100", &clauses(&[]));
    snapshot("clauses_60", &clauses(&["--width", "60"]));
}

#[test]
fn the_spans_of_the_json_are_bytes_of_the_file() {
    let folder = Folder::with(&[]);
    let file = "\u{feff}# Policy é\r\n\r\nWe collect your naïve &amp; full name, and we never\r\nsell it.\r\n";
    folder.write("privacy.md", file);
    let run = folder.run(&["clauses", "--format", "json", "privacy.md"]);
    let tree: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let mut seen = 0;
    walk(&tree, &mut |text, span| {
        let at = |key: &str| usize::try_from(span[key].as_u64().expect("a number")).expect("small");
        let words = file[at("start")..at("end")].replace("&amp;", "&").replace("\r\n", " ");
        assert_eq!(words, text.replace('\n', " "));
        assert!(at("line") >= 1 && at("column") >= 1);
        seen += 1;
    });
    assert!(seen > 8, "{seen} spans in {tree}");
}

/// Visits every object that has both words and their place.
fn walk(value: &Value, visit: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(fields) => {
            if let (Some(text), Some(span)) = (fields.get("text").and_then(Value::as_str), fields.get("span")) {
                visit(text, span);
            }
            fields.values().for_each(|value| walk(value, visit));
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, visit)),
        _ => {}
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let folder = Folder::with(&[("poor.md", POOR)]);
    for (path, message) in [("missing.md", "there is no such file or folder"), (".", "this is a folder, not a file")] {
        let run = folder.run(&["clauses", path]);
        assert_eq!((run.status, run.stderr), (2, format!("error: {path}: {message}\n")));
    }
}
