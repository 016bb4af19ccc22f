//! What the documentation says is what the program does.

use super::{Folder, Run, assert_examples_hold};
use assert_cmd::Command;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Stands in an example for lines that are left out.
const CUT: &str = "[...]";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The fenced blocks of a language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let inner = |rest: &str| rest.split("\n```").next().unwrap_or(rest).to_owned();
    page.split(&opening).skip(1).map(inner).collect()
}

/// Runs the program in the project's folder, as the examples do.
fn run(line: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_privlint"));
    command.current_dir(root()).args(line.split_whitespace()).env_remove("CLICOLOR_FORCE").env_remove("GITHUB_ACTIONS");
    Run::of(&mut command)
}

#[test]
fn the_examples_of_the_pages_are_what_is_printed() {
    for (page, count) in [("README.md", 3), ("docs/outputs.md", 6)] {
        let shown = blocks(&read(page), "console");
        assert!(shown.len() >= count, "{page}: {} examples", shown.len());
        for example in shown {
            let (prompt, output) = example.split_once('\n').expect("a command and what it prints");
            let line = prompt.strip_prefix("$ privlint ").expect("a command of this program");
            let printed = run(line).stdout;
            let mut rest = printed.as_str();
            for piece in output.split(CUT).map(str::trim_end).filter(|piece| !piece.is_empty()) {
                let piece = piece.trim_start_matches('\n');
                let at = rest.find(piece).unwrap_or_else(|| panic!("`privlint {line}` does not print\n{piece}\nbut\n{rest}"));
                rest = &rest[at + piece.len()..];
            }
        }
    }
}

#[test]
fn the_poor_draft_fits_two_screens_with_errors_first_and_no_addresses() {
    let printed = run("check --no-config examples/poor.md").stdout;
    assert!(printed.lines().count() <= 120, "{} lines", printed.lines().count());
    assert!(!printed.contains("://"), "{printed}");
    let weights: Vec<usize> = printed
        .lines()
        .filter_map(|line| ["error[", "warning[", "advice["].iter().position(|severity| line.starts_with(severity)))
        .collect();
    let firsts: Vec<usize> = [0, 1].iter().filter_map(|weight| weights.iter().position(|other| other == weight)).collect();
    assert!(weights.len() > 10 && firsts.len() == 2 && firsts.is_sorted(), "{weights:?}");
    let last_error = weights.iter().rposition(|weight| *weight == 0);
    assert_eq!(last_error.map(|last| last + 1), firsts.last().copied(), "{weights:?}");
    // Beside places, authorities go by short names.
    let cited: Vec<&str> = printed.lines().filter_map(|line| line.split_once("cite: ").map(|(_, names)| names)).collect();
    assert!(cited.len() > 10 && cited.iter().all(|names| !names.contains(" more") && names.len() < 70), "{cited:?}");
}

#[test]
fn the_json_of_the_outputs_is_cut_from_what_is_printed() {
    let page = read("docs/outputs.md");
    let marked: Vec<&str> = page.split("<!-- printed by: privlint ").skip(1).collect();
    assert_eq!(marked.len(), blocks(&page, "json").len());
    for rest in marked {
        let line = rest.split(" -->").next().expect("a command");
        let shown: Value = serde_json::from_str(&blocks(rest, "json")[0]).expect("JSON");
        let real: Value = serde_json::from_str(&run(line).stdout).expect("JSON");
        assert!(is_cut_from(&shown, &real), "{line}: {shown:#}");
    }
}

/// Whether a value is another one with items of its lists left out, and with no key left out; `...` stands for any text.
fn is_cut_from(shown: &Value, real: &Value) -> bool {
    match (shown, real) {
        (Value::Array(shown), Value::Array(real)) => shown.iter().all(|item| real.iter().any(|whole| is_cut_from(item, whole))),
        (Value::Object(shown), Value::Object(real)) => {
            shown.len() == real.len()
                && shown.iter().all(|(key, item)| real.get(key).is_some_and(|whole| is_cut_from(item, whole)))
        }
        (Value::String(shown), Value::String(real)) => shown == "..." || shown == real,
        _ => shown == real,
    }
}

#[test]
fn the_outputs_have_a_section_for_every_format() {
    let page = read("docs/outputs.md");
    for format in super::FORMATS {
        assert!(page.contains(&format!("\n## {format}\n")) && page.contains(&format!("(#{format})")), "{format}");
    }
}

#[test]
fn the_readme_shows_the_example_of_a_checklist() {
    let example = read("examples/own-checklist.yaml");
    let shown = blocks(&read("README.md"), "yaml");
    assert!(shown.iter().any(|block| block.trim_end() == example.trim_end()), "{shown:#?}");
}

#[test]
fn the_examples_of_the_reference_are_rules_that_work() {
    let shown = blocks(&read("policies-spec/README.md"), "yaml");
    let starting = |key: &str| shown.iter().find(|block| block.starts_with(key)).expect("an example");
    let folder = Folder::with(&[]);
    folder.write("statements.yaml", starting("statements:"));
    folder.write("checklist.yaml", starting("checklist:"));
    assert_examples_hold(&folder.run(&["test", "statements.yaml", "checklist.yaml"]), 6);
}

#[test]
fn the_readme_gives_a_reason_for_every_dependency_and_for_no_other() {
    let manifests = [read("Cargo.toml"), read("crates/privlint-spec/Cargo.toml")].join("\n");
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let lists = |section: &&str| section.split(']').next().unwrap_or("").ends_with("dependencies");
    for section in manifests.split("\n[").filter(lists) {
        used.extend(section.lines().filter(|line| !line.starts_with('#')).filter_map(|line| Some(line.split_once(" = ")?.0)));
    }
    // A part of the project itself.
    used.remove("privlint-spec");
    let readme = read("README.md");
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    let names = rows.flat_map(|names| names.split(", ")).map(|name| name.trim_matches('`'));
    let named: BTreeSet<&str> = names.filter(|name| !name.starts_with("privlint ")).collect();
    assert_eq!(named, used);
}

#[test]
fn the_readme_says_which_rust_is_needed() {
    let manifest = read("Cargo.toml");
    let version = manifest.split("rust-version = \"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version");
    assert!(read("README.md").contains(&format!(") {version} or newer")), "{version}");
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    let mut broken = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page");
        let folder = page.parent().expect("a folder");
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let files = targets.filter(|target| !target.starts_with('<') && !target.contains(':') && !target.starts_with('#'));
        let missing = files.filter(|target| !folder.join(target.split('#').next().unwrap_or(target)).exists());
        broken.extend(missing.map(|target| format!("{}: {target}", page.display())));
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// The pages that people read.
fn pages() -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join("docs"), root().join("policies-spec")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                pages.push(path);
            }
        }
    }
    pages.extend(["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md"].map(|name| root().join(name)));
    pages.sort();
    pages
}

#[test]
fn the_pages_of_the_rules_are_up_to_date() {
    let run = run("rules --docs docs/rules --check");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn the_page_on_configuration_shows_one_that_is_read() {
    let page = read("docs/configuration.md");
    let yaml = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let folder = Folder::with(&[("sites/eu/privacy.md", super::POOR)]);
    folder.write("privlint.yaml", yaml.replace("../privlint-base.yaml", "base.yaml"));
    folder.write("base.yaml", "");
    folder.write("statements.yaml", "statements: []\n");
    folder.write("ours.yaml", super::CHECKLIST.replace("id: leaving", "id: opt-out"));
    let run = folder.run(&["config", "sites/eu/privacy.md"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("core/transfers: error") && run.stdout.contains("regions: [eu]  "), "{}", run.stdout);
    let schema: Value = serde_json::from_str(&folder.run(&["schema", "configuration"]).stdout).expect("JSON");
    let keys = schema["properties"].as_object().expect("keys").keys().cloned().collect::<BTreeSet<_>>();
    let shown = yaml.lines().filter(|line| !line.starts_with([' ', '#'])).filter_map(|line| line.split_once(':'));
    assert_eq!(keys, shown.map(|(key, _)| key.to_owned()).collect(), "every key is shown");
}

#[test]
fn the_schemas_are_up_to_date() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_privlint"));
    let run = Run::of(command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["schema", "--dir", "schemas", "--check"]));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}
