//! Real policies are linted without a panic, and every span lies on characters inside the file.
//!
//! The policies are not ours and stay outside: where `../shared/corpora` is not there, this is printed as skipped.

use privlint::Linter;
use privlint::findings::Report;
use privlint::report::json;
use privlint::source::{Format, Source, Span};
use privlint::spec;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Debug builds read one in this many policies of each folder.
const STEP: usize = if cfg!(debug_assertions) { 12 } else { 1 };

fn policies(folder: &Path, found: &mut Vec<PathBuf>, step: usize) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    // What describes a folder of the corpora is no policy of theirs.
    let describes = |path: &Path| path.file_name().is_some_and(|name| name == "README.md");
    let own = |path: &&PathBuf| path.is_file() && !describes(path) && Format::of_name(&path.to_string_lossy()).is_some();
    found.extend(paths.iter().filter(own).step_by(step).cloned());
    paths.iter().filter(|path| path.is_dir()).for_each(|path| policies(path, found, step));
}

fn spans(report: &Report) -> impl Iterator<Item = Span> {
    let stated = report.statements.iter().flat_map(|stated| stated.spans.iter().copied());
    let judged = report.verdicts.iter().flat_map(|judged| judged.spans.iter().copied());
    let labels = report.diagnostics.iter().flat_map(|found| std::iter::once(&found.primary).chain(&found.secondary));
    stated.chain(judged).chain(labels.map(|label| label.span))
}

/// Every place that the JSON names, in bytes of the file.
fn places(json: &serde_json::Value, found: &mut Vec<(u64, u64)>) {
    match json {
        serde_json::Value::Array(items) => items.iter().for_each(|item| places(item, found)),
        serde_json::Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                found.push((start.as_u64().expect("a number"), end.as_u64().expect("a number")));
            }
            fields.values().for_each(|field| places(field, found));
        }
        _ => {}
    }
}

#[test]
fn every_policy_of_the_corpora_is_read_and_every_span_lies_on_its_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let mut paths = Vec::new();
    policies(&folder, &mut paths, STEP);
    if paths.is_empty() {
        println!("skipped: there are no policies in {}", folder.display());
        return;
    }
    let linter = Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right"));
    for path in &paths {
        let name = path.to_string_lossy();
        println!("{name}");
        let bytes = std::fs::read(path).expect("a policy can be read");
        let length = bytes.len() as u64;
        let source = Source::decode(name.as_ref(), Format::of_name(&name).expect("a format"), bytes).expect("text");
        let report = linter.check(source);
        for span in spans(&report) {
            let words = report.source.text().get(span.range()).unwrap_or_else(|| panic!("{span:?} of {name}"));
            assert!(!words.trim().is_empty() && words.trim() == words, "{span:?} of {name} is {words:?}");
        }
        let mut found = Vec::new();
        places(&serde_json::from_slice(&json::document(&report)).expect("JSON"), &mut found);
        assert!(found.iter().all(|&(start, end)| start < end && end <= length), "{name}");
    }
    println!("{} policies", paths.len());
}

/// What was found in each policy: statement ids with how many times each is said, one line per policy.
///
/// A change of language shows its difference here, over all policies. Ids and counts only: the policies are not ours.
#[test]
fn what_each_policy_states_is_on_record() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let mut paths = Vec::new();
    policies(&folder, &mut paths, 1);
    if paths.is_empty() {
        println!("skipped: there are no policies in {}", folder.display());
        return;
    }
    let linter = Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right"));
    let lines: Vec<String> = paths
        .par_iter()
        .map(|path| {
            let name = path.strip_prefix(&folder).expect("a policy of the corpora").to_string_lossy().replace('\\', "/");
            let bytes = std::fs::read(path).expect("a policy can be read");
            let source = Source::decode(name.as_str(), Format::of_name(&name).expect("a format"), bytes).expect("text");
            let stated = linter.check(source).statements;
            let counts: Vec<String> = stated.iter().map(|stated| format!("{}={}", stated.id, stated.spans.len())).collect();
            format!("{name}: {}", counts.join(" "))
        })
        .collect();
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("corpora_statements", lines.join("\n"));
    });
}
