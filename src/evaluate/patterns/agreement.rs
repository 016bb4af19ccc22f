//! The patterns that are looked up for a clause are those that fit it: the index leaves none out and adds none.

use super::{Stage, state};
use crate::document::Document;
use crate::language;
use crate::source::{Format, Source};
use crate::spec::model::{Examples, Name};
use crate::spec::{self, Pattern, Spec, Written};
use crate::tongue::Tongue;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static SPEC: LazyLock<Spec> = LazyLock::new(|| spec::of_checklists(&[]).expect("no checklist"));

/// The examples of all statements.
static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let texts = |Examples { yes, no, weak }: Examples| [yes, no, weak].into_iter().flatten().map(|Name { text, .. }| text);
    Written::builtin().statements.into_iter().flat_map(|(_, statement)| texts(statement.examples)).collect()
});

/// The patterns that fit clauses: clause and pattern by number.
type Fits = Vec<(usize, usize)>;

/// For each clause of a source the patterns that fit it, as they are looked up and as one after the other is tried.
fn both_ways(source: &Source) -> (Fits, Fits) {
    let (spec, tongue) = (&*SPEC, Tongue::english());
    let lexicon = tongue.lexicon();
    let document = Document::read(source, tongue);
    let reading = language::read(&document, tongue, None);
    let found = state(&document, &reading, spec, lexicon);
    let evidence = found.stated.iter().chain(found.weak.iter()).flatten();
    let mut looked_up: Vec<_> = evidence.map(|evidence| (evidence.clause, evidence.pattern)).collect();
    looked_up.sort_unstable();
    let (stage, statements) = (Stage::new(&document, &reading, lexicon), &spec.statements);
    let mut tried = Vec::new();
    for (number, clause) in reading.clauses.iter().enumerate() {
        let scenes: Vec<_> = reading.practices(clause, lexicon).map(|practice| stage.scene(practice)).collect();
        let fits = |(_, pattern): &(usize, &Pattern)| {
            scenes.iter().any(|scene| statements.needs_of(pattern).all(|need| scene.holds(need)))
        };
        tried.extend(statements.patterns().iter().enumerate().filter(fits).map(|(pattern, _)| (number, pattern)));
    }
    (looked_up, tried)
}

fn text(words: &str) -> Source {
    Source::decode("policy.md", Format::Markdown, words.as_bytes().to_vec()).expect("text")
}

#[test]
fn every_example_is_read_alike_both_ways() {
    for sentence in &*SENTENCES {
        let (looked_up, tried) = both_ways(&text(sentence));
        assert_eq!(looked_up, tried, "{sentence}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Headings, lists and paragraphs hand on to one another what they name.
    #[test]
    fn every_mixture_of_examples_is_read_alike_both_ways(
        picked in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec!["", "# ", "- ", "  - ", "> "]), prop::sample::select(vec!["\n", "\n\n", ":\n\n", " "])), 1..12),
    ) {
        let part = |(at, before, after): &(prop::sample::Index, &str, &str)| format!("{before}{}{after}", at.get(&SENTENCES));
        let words: String = picked.iter().map(part).collect();
        let (looked_up, tried) = both_ways(&text(&words));
        prop_assert_eq!(looked_up, tried, "{}", words);
    }
}

#[test]
fn every_real_policy_is_read_alike_both_ways() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let mut paths = Vec::new();
    policies(&folder, &mut paths);
    if paths.is_empty() {
        println!("skipped: there are no policies in {}", folder.display());
    }
    // A debug build tries all patterns on a few policies only.
    for path in paths.iter().step_by(if cfg!(debug_assertions) { 50 } else { 1 }) {
        let name = path.to_string_lossy();
        let format = Format::of_name(&name).expect("a format");
        let source = Source::decode(name.as_ref(), format, std::fs::read(path).expect("a policy")).expect("text");
        let (looked_up, tried) = both_ways(&source);
        assert_eq!(looked_up, tried, "{name}");
    }
}

fn policies(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    found.extend(paths.iter().filter(|path| path.is_file() && Format::of_name(&path.to_string_lossy()).is_some()).cloned());
    paths.iter().filter(|path| path.is_dir()).for_each(|path| policies(path, found));
}
