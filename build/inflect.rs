//! Forms of English words.

use privlint_spec::model::Irregular;

/// The forms of a verb: base, third person, past, participle, -ing.
#[must_use]
pub fn verb_forms(base: &str, irregular: &Irregular) -> [String; 5] {
    if let Some([third, past, participle, ing]) = irregular.verbs.get(base).map(Vec::as_slice) {
        return [base.to_owned(), third.clone(), past.clone(), participle.clone(), ing.clone()];
    }
    let past = if base.ends_with('e') {
        format!("{base}d")
    } else if ends_in_consonant_y(base) {
        format!("{}ied", &base[..base.len() - 1])
    } else {
        format!("{base}ed")
    };
    let ing = if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("ye") && base.len() > 2 {
        format!("{}ing", &base[..base.len() - 1])
    } else {
        format!("{base}ing")
    };
    [base.to_owned(), with_s(base), past.clone(), past, ing]
}

/// The plural of a noun.
#[must_use]
pub fn plural(singular: &str, irregular: &Irregular) -> String {
    irregular.nouns.get(singular).cloned().unwrap_or_else(|| with_s(singular))
}

fn with_s(word: &str) -> String {
    if ends_in_consonant_y(word) {
        format!("{}ies", &word[..word.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end))
        || (word.ends_with('o') && !word.ends_with("oo") && !word.ends_with("eo") && !word.ends_with("io"))
    {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn ends_in_consonant_y(word: &str) -> bool {
    word.strip_suffix('y').is_some_and(|stem| !stem.is_empty() && !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        let none = Irregular::default();
        assert_eq!(verb_forms("use", &none), ["use", "uses", "used", "used", "using"]);
        assert_eq!(verb_forms("notify", &none), ["notify", "notifies", "notified", "notified", "notifying"]);
        assert_eq!(verb_forms("process", &none), ["process", "processes", "processed", "processed", "processing"]);
        assert_eq!(plural("third party", &none), "third parties");
        assert_eq!(plural("survey", &none), "surveys");
    }
}
