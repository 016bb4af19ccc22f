//! Reads the YAML of `policies-spec/` and stores it in a compact form, so that the program starts without parsing YAML.

mod inflect;
mod lexicon;

use lexicon::Words;
use privlint_spec::model::{Builtin, ChecklistSpec, Common, DocumentRule, Examples, StatementFile, VocabularyFile};
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
        irregular: read(&root.join("language/irregular.yaml")),
        spelling: read(&root.join("language/spelling.yaml")),
        cues: folder(&root, "language/cues"),
        endings: read(&root.join("language/endings.yaml")),
        capitals: read(&root.join("language/capitals.yaml")),
        vocabulary: &vocabulary,
    };
    let lexicon = lexicon::build(&words, |stored| postcard::to_allocvec(stored).expect("the lexicon has a compact form"));
    let mut statements = folder::<StatementFile>(&root, "statements");
    // A run that lints needs no examples, and there are more of them than of anything else.
    let all = statements.iter_mut().flat_map(|(_, file)| &mut file.statements);
    let examples: Vec<Examples> = all.map(|statement| std::mem::take(&mut statement.examples)).collect();
    let examples = postcard::to_allocvec(&examples).expect("the examples have a compact form");
    let builtin = Builtin { statements, checklists: folder::<ChecklistSpec>(&root, "checklists") };
    let common = Common {
        document: read::<Vec<DocumentRule>>(&root.join("document/rules.yaml")),
        kinds: read(&root.join("document/kinds.yaml")),
        facts: read(&root.join("facts.yaml")),
        blanks: read(&root.join("language/blanks.yaml")),
        vague: read(&root.join("language/vague.yaml")),
    };
    let common = postcard::to_allocvec(&common).expect("the common part has a compact form");
    let spec = postcard::to_allocvec(&builtin).expect("the specification has a compact form");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names a folder for output"));
    for (name, bytes) in [("lexicon.bin", lexicon), ("spec.bin", spec), ("common.bin", common), ("examples.bin", examples)] {
        std::fs::write(out.join(name), bytes).expect("the compact form can be written");
    }
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
