//! Reads the YAML of `policies-spec/` and stores it in a compact form, so that the program starts without parsing YAML.

mod forms;
mod frequency;
mod inflect;
mod lexicon;

use lexicon::Words;
use privlint_spec::lexicon::Lexicon;
use privlint_spec::model::{Builtin, Common, Lists, VocabularyFile};
use privlint_spec::{Base, Checklist, Shelved, Spec, checklists, statements};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=policies-spec");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=grammar");
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package")).join("policies-spec");
    let vocabulary = folder::<VocabularyFile>(&root, "vocabulary");
    let words = Words {
        function_words: read(&root.join("language/function-words.yaml")),
        numbers: read(&root.join("language/numbers.yaml")),
        inflection: read(&root.join("language/inflection.yaml")),
        irregular: read(&root.join("language/irregular.yaml")),
        spelling: read(&root.join("language/spelling.yaml")),
        cues: folder(&root, "language/cues"),
        endings: read(&root.join("language/endings.yaml")),
        company: read(&root.join("language/company.yaml")),
        capitals: read(&root.join("language/capitals.yaml")),
        vocabulary: &vocabulary,
    };
    store("forms.pest", forms::rules(&read(&root.join("language/forms.yaml")), &words.cues).as_bytes());
    store("document_grammar.rs", forms::parser(&out().join("forms.pest")).as_bytes());
    let lexicon = lexicon::build(&words, |stored| compact(stored));
    let builtin = Builtin {
        document: read(&root.join("document/rules.yaml")),
        statements: folder(&root, "statements"),
        checklists: folder(&root, "checklists"),
    };
    let common = Common { kinds: read(&root.join("document/kinds.yaml")), facts: read(&root.join("facts.yaml")) };
    let lists = Lists {
        blanks: read(&root.join("language/blanks.yaml")),
        vague: read(&root.join("language/vague.yaml")),
        syllables: read(&root.join("language/syllables.yaml")),
    };
    store("written.bin", &compact(&builtin));
    let mut spec = compile(builtin, &common, &lexicon);
    let packed: Vec<(Vec<u8>, Checklist)> =
        std::mem::take(&mut spec.checklists).into_iter().map(|list| (compact(&list), list)).collect();
    let shelf: Vec<Shelved<'_>> = packed.iter().map(|(packed, list)| Shelved::new(list, packed)).collect();
    store("lexicon.bin", &lexicon);
    store("common.bin", &compact(&common));
    store("lists.bin", &compact(&lists));
    store("spec.bin", &compact(&spec));
    store("shelf.bin", &compact(&shelf));
}

/// Compiles all statements and checklists; what is wrong with them fails the build.
fn compile(builtin: Builtin, common: &Common, lexicon: &[u8]) -> Spec {
    let stored = postcard::from_bytes(lexicon.to_vec().leak()).expect("the lexicon has just been stored");
    let lexicon = Lexicon::new(stored);
    let spec = Spec { often: frequency::count(&lexicon, &builtin), ..Spec::of_documents(&builtin.document) };
    let base = Base { lexicon: &lexicon, facts: &common.facts, kinds: &common.kinds };
    let (statements, checklists) = (statements(builtin.statements), checklists(builtin.checklists));
    privlint_spec::compile(base, spec, statements, checklists)
        .unwrap_or_else(|errors| panic!("the specification is wrong\n{errors}"))
}

fn compact(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).expect("all of the specification has a compact form")
}

/// The folder for what is made here.
fn out() -> PathBuf {
    PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names a folder for output"))
}

fn store(name: &str, bytes: &[u8]) {
    std::fs::write(out().join(name), bytes).expect("what is made here can be written");
}

/// All files of a folder, by name.
fn folder<T: DeserializeOwned>(root: &Path, name: &str) -> Vec<(String, T)> {
    let folder = root.join(name);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    paths.sort();
    let label = |path: &Path| format!("{name}/{}", path.file_name().expect("a file has a name").to_string_lossy());
    paths.iter().map(|path| (label(path), read(path))).collect()
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}:\n{error}", path.display()))
}
