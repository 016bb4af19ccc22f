//! Forms of words, by the rules of the language.

use privlint_spec::model::{Endings, Inflection, Irregular};

/// The forms of a verb: base, third person, past, participle, -ing.
#[must_use]
pub fn verb_forms(base: &str, rules: &Inflection, irregular: &Irregular) -> [String; 5] {
    if let Some([third, past, participle, ing]) = irregular.verbs.get(base).map(Vec::as_slice) {
        return [base.to_owned(), third.clone(), past.clone(), participle.clone(), ing.clone()];
    }
    let past = replaced(base, &rules.past);
    [base.to_owned(), replaced(base, &rules.s), past.clone(), past, replaced(base, &rules.ing)]
}

/// The plural of a noun.
#[must_use]
pub fn plural(singular: &str, rules: &Inflection, irregular: &Irregular) -> String {
    irregular.nouns.get(singular).cloned().unwrap_or_else(|| replaced(singular, &rules.s))
}

/// A word with the first of some endings that it has replaced.
fn replaced(word: &str, endings: &Endings) -> String {
    let replaced = endings.iter().find_map(|(ending, instead)| Some(format!("{}{instead}", word.strip_suffix(ending.as_str())?)));
    replaced.unwrap_or_else(|| panic!("language/inflection.yaml has no ending for `{word}`"))
}
