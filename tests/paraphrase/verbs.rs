//! The forms of verbs, by the rules of the language and the verbs of the vocabulary.

use crate::inflect;
use privlint::spec::model::{Inflection, Irregular, VocabularyFile};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// Base, third person, past, participle, -ing.
pub type Forms = [String; 5];

/// Which form of its verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Base,
    Third,
    Past,
    Participle,
    Ing,
}

static VERBS: LazyLock<BTreeMap<String, Forms>> = LazyLock::new(|| {
    let language: Irregular = yaml("language/irregular.yaml");
    let rules: Inflection = yaml("language/inflection.yaml");
    let mut bases: BTreeSet<String> = language.verbs.keys().cloned().collect();
    for file in files("vocabulary") {
        let file: VocabularyFile = yaml(&file);
        let phrases = file.concepts.iter().flat_map(|concept| &concept.verbs);
        bases.extend(phrases.filter_map(|phrase| phrase.text.split(' ').next()).map(str::to_owned));
    }
    bases.into_iter().map(|base| (base.clone(), inflect::verb_forms(&base, &rules, &language))).collect()
});

static FORMS: LazyLock<BTreeMap<String, Vec<(String, Form)>>> = LazyLock::new(|| {
    let mut forms: BTreeMap<String, Vec<(String, Form)>> = BTreeMap::new();
    let all = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Ing];
    for (base, words) in VERBS.iter() {
        for (word, form) in words.iter().zip(all) {
            forms.entry(word.clone()).or_default().push((base.clone(), form));
        }
    }
    forms
});

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policies-spec")
}

/// The files of a folder of the specification, in order.
pub fn files(name: &str) -> Vec<String> {
    let entries = folder().join(name).read_dir().expect("a folder of the specification");
    let mut names: Vec<String> =
        entries.map(|entry| format!("{name}/{}", entry.expect("a file").file_name().to_string_lossy())).collect();
    names.sort();
    names
}

/// A file of the specification.
pub fn yaml<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let text = std::fs::read_to_string(folder().join(name)).expect("a file of the specification");
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}:\n{error}"))
}

/// The forms of the verb that a word is a form of, where it is such a form.
pub fn forms_of(word: &str, form: &[Form]) -> Option<&'static Forms> {
    let known = FORMS.get(&spelled(word))?;
    let (base, _) = known.iter().find(|(_, known)| form.contains(known))?;
    VERBS.get(base)
}

/// The vocabulary has British spellings.
fn spelled(word: &str) -> String {
    [("ize", "ise"), ("ized", "ised"), ("izes", "ises"), ("izing", "ising")]
        .iter()
        .find_map(|(american, british)| {
            word.strip_suffix(american).filter(|stem| stem.len() > 3).map(|stem| format!("{stem}{british}"))
        })
        .filter(|british| FORMS.contains_key(british))
        .unwrap_or_else(|| word.to_owned())
}

/// A verb of one word, or one with its particle, put into another form.
pub fn put(phrase: &str, from: &[Form], to: Form) -> Option<String> {
    let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    let forms = forms_of(first, from)?;
    let form = &forms[to as usize];
    Some(if rest.is_empty() { form.clone() } else { format!("{form} {rest}") })
}
