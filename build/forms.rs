//! The words in closed forms, as rules for `document.pest`.

use privlint_spec::lexicon::Cue;
use privlint_spec::model::{CueFile, Forms};
use std::path::Path;

/// The rules that `document.pest` leaves to the lists of the language.
pub fn rules(forms: &Forms, cues: &[(String, CueFile)]) -> String {
    let day_endings: Vec<String> = cues.iter().filter_map(|(_, cues)| cues.get(&Cue::DayEnding)).flatten().cloned().collect();
    [
        rule("top_level", &forms.top_levels, "^"),
        rule("street_word", &forms.streets, ""),
        rule("at_sign", &forms.at_signs, ""),
        rule("month_word", &forms.months, "^"),
        rule("day_ending", &day_endings, ""),
    ]
    .concat()
}

/// The parser of `document.pest`, as Rust; `rules` is the file of its other rules.
pub fn parser(rules: &Path) -> String {
    format!(
        "#[derive(pest_derive::Parser)]\n#[grammar = \"grammar/document.pest\"]\n#[grammar = {:?}]\nstruct DocumentGrammar;\n",
        rules.to_str().expect("the folder for output has a name in Unicode")
    )
}

/// A rule that takes the first of some words that stands there; `mark` stands before each.
fn rule(name: &str, words: &[String], mark: &str) -> String {
    for (at, word) in words.iter().enumerate() {
        let hidden = words[..at].iter().find(|before| word.starts_with(before.as_str()));
        assert!(
            hidden.is_none(),
            "language/forms.yaml: `{word}` stands behind `{}`, so it is never found",
            hidden.unwrap_or(word)
        );
    }
    let words: Vec<String> = words.iter().map(|word| format!("{mark}{word:?}")).collect();
    format!("{name} = _{{ {} }}\n", words.join(" | "))
}
