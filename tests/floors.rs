//! The map of the code is true: a module uses only what stands on a floor below it, by the list in `docs/architecture.md`, and no
//! two files of a folder use one another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What the list of floors stands between.
const MARKS: (&str, &str) = ("<!-- floors -->", "<!-- end of floors -->");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The floor of each module, the lowest first: "1. `lexicon`, `source`".
fn floors() -> BTreeMap<String, usize> {
    let text = std::fs::read_to_string(root().join("docs/architecture.md")).expect("the map is there");
    let list = text.split_once(MARKS.0).and_then(|(_, rest)| rest.split_once(MARKS.1)).expect("the map has a list of floors").0;
    let lines = list.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let named = |(floor, line): (usize, &str)| {
        let names = line.split(" - ").next().unwrap_or_default().split('`').skip(1).step_by(2);
        names.map(|name| (name.to_owned(), floor)).collect::<Vec<_>>()
    };
    lines.enumerate().flat_map(named).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder can be listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without its tests, one `use` a line.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a file of Rust");
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// The first names of all paths that begin with a prefix, such as `crate::`.
fn used<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    let name = |text: &'a str| text.split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap_or_default();
    let mut names = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                // Only names at the top of the group: `{self, a::{b, c}, D}`.
                let mut depth = 0;
                let mut start = 0;
                for (end, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        ',' | '}' if depth == 0 => {
                            names.push(name(group[start..end].trim()));
                            start = end + 1;
                        }
                        _ => {}
                    }
                    if c == '}' {
                        if depth == 0 {
                            break;
                        }
                        depth -= 1;
                    }
                }
            }
            None => names.push(name(rest)),
        }
    }
    names.retain(|name| !name.is_empty() && *name != "self");
    names
}

#[test]
fn modules_use_what_stands_below_them() {
    let floors = floors();
    let source = root().join("src");
    let mut all = Vec::new();
    files(&source, &mut all);
    let mut wrong = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for path in &all {
        let relative = path.strip_prefix(&source).expect("a file of src");
        let first = relative.iter().next().expect("a path has parts").to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        if ["lib", "main", "cli"].contains(&module.as_str()) {
            continue;
        }
        let Some(&floor) = floors.get(&module) else {
            wrong.insert(format!("`{module}` stands on no floor"));
            continue;
        };
        seen.insert(module.clone());
        let text = code(path);
        for other in used(&text, "crate::").into_iter().filter(|other| *other != module) {
            match floors.get(other) {
                Some(&below) if below < floor => {}
                Some(_) => drop(wrong.insert(format!("{}: `{other}` does not stand below `{module}`", relative.display()))),
                None if text.contains(&format!("crate::{other}!")) => {}
                None => drop(wrong.insert(format!("{}: `{other}` stands on no floor", relative.display()))),
            }
        }
    }
    let known: BTreeSet<String> = floors.keys().filter(|name| *name != "lexicon").cloned().collect();
    wrong.extend(known.difference(&seen).map(|name| format!("there is no module `{name}`")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Who may ask for English by its name: those who make a specification or a configuration. All others are given a tongue.
const SPEAK_ENGLISH: [&str; 3] = ["cli/explain/mod.rs", "config/mod.rs", "spec/mod.rs"];

#[test]
fn a_tongue_is_given_to_those_who_read() {
    let source = root().join("src");
    let mut all = Vec::new();
    files(&source, &mut all);
    let speaks = |path: &&PathBuf| code(path).contains("Tongue::english");
    let is_test =
        |path: &str| path.ends_with("tests.rs") || ["agreement.rs", "contract.rs"].iter().any(|test| path.ends_with(test));
    let named = all.iter().filter(speaks).map(|path| path.strip_prefix(&source).expect("a file of src").display().to_string());
    let speaking: BTreeSet<String> = named.filter(|path| !is_test(path)).collect();
    assert_eq!(speaking, BTreeSet::from(SPEAK_ENGLISH.map(str::to_owned)));
}

#[test]
fn no_files_of_a_folder_use_one_another() {
    let mut all = Vec::new();
    for folder in ["src", "crates/privlint-spec/src", "build"] {
        files(&root().join(folder), &mut all);
    }
    let mut uses: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    for path in &all {
        // A folder's `mod.rs` stands for it and leads into it.
        if path.file_name().is_some_and(|name| name == "mod.rs" || name == "lib.rs" || name == "main.rs") {
            continue;
        }
        let folder = path.parent().expect("a file stands in a folder");
        let text = code(path);
        let beside = used(&text, "super::").into_iter().map(|name| folder.join(format!("{name}.rs")));
        uses.insert(path.clone(), beside.filter(|other| other != path && other.is_file()).collect());
    }
    let mut rings = Vec::new();
    for start in uses.keys() {
        let mut open: Vec<&PathBuf> = uses[start].iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(next) = open.pop() {
            if next == start {
                rings.push(start.strip_prefix(root()).expect("a file of ours").display().to_string());
                break;
            }
            if seen.insert(next) {
                open.extend(uses.get(next).into_iter().flatten());
            }
        }
    }
    assert!(rings.is_empty(), "these files use one another in a ring: {rings:#?}");
}
