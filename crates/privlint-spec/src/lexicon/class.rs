//! The classes of words, by the characters that `clause.pest` knows them by; the grammar says how they are ordered.

/// A closed form: an e-mail address, a date.
pub const FORM: u8 = b'A';
/// A noun.
pub const NOUN: u8 = b'B';
/// A noun in the plural.
pub const NOUNS: u8 = b'C';
/// A word without an entry, or a phrase that reads like a noun.
pub const UNKNOWN: u8 = b'D';
/// A number.
pub const NUMBER: u8 = b'E';
/// "years of age".
pub const AGE_WORD: u8 = b'F';
/// "year".
pub const YEAR: u8 = b'G';
/// "day", "month".
pub const UNIT: u8 = b'H';
/// An adjective.
pub const ADJECTIVE: u8 = b'I';
/// A noun or a verb's base form.
pub const NOUN_OR_VERB: u8 = b'J';
/// A noun in the plural or a verb's third person.
pub const NOUNS_OR_VERB: u8 = b'K';
/// A verb's base form.
pub const VERB: u8 = b'L';
/// A verb's third person.
pub const VERB_S: u8 = b'M';
/// A verb's past or participle.
pub const VERB_ED: u8 = b'N';
/// A verb's -ing form.
pub const VERB_ING: u8 = b'O';
/// A modal verb.
pub const MODAL: u8 = b'P';
/// A form of "be".
pub const BE: u8 = b'Q';
/// A form of "have".
pub const HAVE: u8 = b'R';
/// A form of "do".
pub const DO: u8 = b'S';
/// An auxiliary with its negation: "cannot", "don't".
pub const DENIED_AUXILIARY: u8 = b'T';
/// A negation.
pub const NEGATION: u8 = b'U';
/// An adverb.
pub const ADVERB: u8 = b'V';
/// A determiner.
pub const DETERMINER: u8 = b'W';
/// "no", "none".
pub const NEGATIVE: u8 = b'X';
/// A pronoun that can be a subject.
pub const PRONOUN: u8 = b'Y';
/// A pronoun that can only be an object.
pub const OBJECT_PRONOUN: u8 = b'Z';
/// A noun with its determiner: "your data".
pub const DETERMINED: u8 = b'[';
/// A comma.
pub const COMMA: u8 = b'a';
/// "and", "or".
pub const COORDINATION: u8 = b'b';
/// A slash.
pub const SLASH: u8 = b'c';
/// "(a)" or a bullet within a text.
pub const LIST_MARK: u8 = b'd';
/// A quotation mark.
pub const QUOTATION: u8 = b'e';
/// A dash or another sign.
pub const SIGN: u8 = b'f';
/// An opening parenthesis.
pub const OPEN: u8 = b'g';
/// A closing parenthesis.
pub const CLOSE: u8 = b'h';
/// A colon.
pub const COLON: u8 = b'i';
/// A semicolon.
pub const SEMICOLON: u8 = b'j';
/// A preposition.
pub const PREPOSITION: u8 = b'k';
/// "under", "at least".
pub const COMPARATOR: u8 = b'l';
/// "to".
pub const TO: u8 = b'm';
/// "in order to".
pub const PURPOSE_TO: u8 = b'n';
/// "if".
pub const CONDITIONAL: u8 = b'o';
/// "unless".
pub const EXCEPTION: u8 = b'p';
/// "which".
pub const RELATIVE: u8 = b'q';
/// "because".
pub const SUBORDINATOR: u8 = b'r';
/// "please".
pub const PLEASE: u8 = b's';
/// The end of a sentence.
pub const STOP: u8 = b't';
/// "yes", which answers.
pub const ANSWER: u8 = b'x';
/// The name of a month.
pub const MONTH: u8 = b'u';
/// "or older".
pub const AGE_BOUND: u8 = b'w';
/// A word that a full stop behind it may belong to: "Inc.", "No.". The grammar does not see it.
pub const ABBREVIATION: u8 = b'v';
