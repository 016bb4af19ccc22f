//! The classes of words, by the characters that `clause.pest` knows them by; the grammar says how they are ordered.

/// Declares classes: a constant each, with its character and the name that the grammar and the YAML know it by.
macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $symbol:literal, $name:literal;)*) => {
        $($(#[$doc])* pub const $class: u8 = $symbol;)*

        /// All classes, by name.
        pub const ALL: &[(&str, u8)] = &[$(($name, $class)),*];
    };
}

classes! {
    /// A closed form: an e-mail address, a date.
    FORM = b'A', "form";
    /// A noun.
    NOUN = b'B', "noun";
    /// A noun in the plural.
    NOUNS = b'C', "nouns";
    /// A word without an entry, or a phrase that reads like a noun.
    UNKNOWN = b'D', "unknown";
    /// A number.
    NUMBER = b'E', "number";
    /// "years of age".
    AGE_WORD = b'F', "age-word";
    /// "year".
    YEAR = b'G', "year-unit";
    /// "day", "month".
    UNIT = b'H', "unit";
    /// An adjective.
    ADJECTIVE = b'I', "adjective";
    /// A noun or a verb's base form.
    NOUN_OR_VERB = b'J', "noun-or-verb";
    /// A noun in the plural or a verb's third person.
    NOUNS_OR_VERB = b'K', "nouns-or-verb";
    /// A verb's base form.
    VERB = b'L', "verb";
    /// A verb's third person.
    VERB_S = b'M', "verb-s";
    /// A verb's past or participle.
    VERB_ED = b'N', "verb-ed";
    /// A verb's -ing form.
    VERB_ING = b'O', "verb-ing";
    /// A modal verb.
    MODAL = b'P', "modal";
    /// A form of "be".
    BE = b'Q', "be-form";
    /// A form of "have".
    HAVE = b'R', "have-form";
    /// A form of "do".
    DO = b'S', "do-form";
    /// An auxiliary with its negation: "cannot", "don't".
    DENIED_AUXILIARY = b'T', "denied-auxiliary";
    /// A negation.
    NEGATION = b'U', "negation";
    /// An adverb.
    ADVERB = b'V', "adverb";
    /// A determiner.
    DETERMINER = b'W', "determiner";
    /// "no", "none".
    NEGATIVE = b'X', "negative-determiner";
    /// A pronoun that can be a subject.
    PRONOUN = b'Y', "pronoun";
    /// A pronoun that can only be an object.
    OBJECT_PRONOUN = b'Z', "object-pronoun";
    /// A noun with its determiner: "your data".
    DETERMINED = b'[', "determined";
    /// A comma.
    COMMA = b'a', "comma";
    /// "and", "or".
    COORDINATION = b'b', "coordination";
    /// A slash.
    SLASH = b'c', "slash";
    /// "(a)" or a bullet within a text.
    LIST_MARK = b'd', "list-mark";
    /// A quotation mark.
    QUOTATION = b'e', "quotation";
    /// A dash or another sign.
    SIGN = b'f', "sign";
    /// An opening parenthesis.
    OPEN = b'g', "open";
    /// A closing parenthesis.
    CLOSE = b'h', "close";
    /// A colon.
    COLON = b'i', "colon";
    /// A semicolon.
    SEMICOLON = b'j', "semicolon";
    /// A preposition.
    PREPOSITION = b'k', "preposition";
    /// "under", "at least".
    COMPARATOR = b'l', "comparator";
    /// "to".
    TO = b'm', "to";
    /// "in order to".
    PURPOSE_TO = b'n', "purpose-to";
    /// "if".
    CONDITIONAL = b'o', "conditional";
    /// "unless".
    EXCEPTION = b'p', "exception";
    /// "which".
    RELATIVE = b'q', "relative";
    /// "because".
    SUBORDINATOR = b'r', "subordinator";
    /// "please".
    PLEASE = b's', "please";
    /// The end of a sentence.
    STOP = b't', "stop";
    /// "yes", which answers.
    ANSWER = b'x', "yes";
    /// The name of a month.
    MONTH = b'u', "month";
    /// "or older".
    AGE_BOUND = b'w', "age-bound";
    /// A word that a full stop behind it may belong to: "Inc.", "No.". The grammar does not see it.
    ABBREVIATION = b'v', "abbreviation";
}

/// The class of a name.
#[must_use]
pub fn named(name: &str) -> Option<u8> {
    ALL.iter().find(|(known, _)| *known == name).map(|&(_, class)| class)
}
