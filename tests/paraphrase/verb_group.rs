//! A verb group taken apart, and put together in another voice.

use crate::reasons::Why;
use crate::site::{Core, Site};
use crate::verbs::{self, Form};
use crate::words;
use privlint::language::Token;
use privlint::lexicon::class;

/// Verbs that are never passive, or change their meaning there.
const NO_PASSIVE: &[&str] = &[
    "have", "become", "remain", "want", "need", "wish", "like", "agree", "mean", "cost", "live", "reside", "belong", "let",
    "lack", "fit", "comprise", "include", "contain", "respect", "visit", "be", "do", "get", "help", "reserve", "take", "comply",
    "apply", "concern", "leave", "enter", "run", "meet", "hold", "make",
];
/// What may follow a verb and belong to it.
const PARTICLES: &[&str] = &["on", "out", "over", "up", "down", "off", "away", "in", "along", "back"];
/// Modals that are one word and say nothing of their subject.
const MODALS: &[&str] = &["may", "might", "can", "could", "will", "shall", "would", "must", "should"];

/// When it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Modal,
    Present,
    Past,
    Perfect,
}

/// A verb group.
#[derive(Debug)]
pub struct VerbGroup {
    pub tense: Tense,
    /// The modal, in lower case.
    pub modal: String,
    /// "not", where it is denied by that.
    pub not: bool,
    /// Adverbs and "never", as they stand.
    pub adverbs: Vec<String>,
    /// Its verbs in their base form, with particles.
    pub verbs: Vec<String>,
    /// What joins them.
    pub joint: &'static str,
    pub passive: bool,
}

impl VerbGroup {
    /// Takes the verb group of a clause apart.
    ///
    /// # Errors
    /// Where it has auxiliaries that are not plain, or its verbs are no verbs of one word.
    pub fn of(site: &Site, core: &Core) -> Result<Self, Why> {
        let tokens = &site.tokens()[core.verb.clone()];
        let mut group = Self {
            tense: Tense::Present,
            modal: String::new(),
            not: false,
            adverbs: Vec::new(),
            verbs: Vec::new(),
            joint: "or",
            passive: false,
        };
        let (mut be, mut did, mut was) = (false, false, false);
        for token in tokens {
            let word = site.word(token);
            match token.symbol {
                class::MODAL if MODALS.contains(&word.as_str()) && group.modal.is_empty() => {
                    group.modal = word;
                    group.tense = Tense::Modal;
                }
                class::DENIED_AUXILIARY => group.denied_auxiliary(&word)?,
                class::HAVE if group.verbs.is_empty() && ["has", "have"].contains(&word.as_str()) => group.tense = Tense::Perfect,
                class::DO if word == "did" => did = true,
                class::DO => {}
                class::BE if ["is", "are", "was", "were", "be", "been"].contains(&word.as_str()) => {
                    be = true;
                    was |= word.starts_with('w');
                }
                class::NEGATION if word == "not" && group.verbs.is_empty() => group.not = true,
                class::NEGATION | class::ADVERB if group.verbs.is_empty() => group.adverbs.push(word),
                class::COMMA | class::COORDINATION if !group.verbs.is_empty() => {
                    if word == "but" {
                        return Err(Why::VerbGroup);
                    }
                    if word == "and" {
                        group.joint = "and";
                    }
                }
                _ => group.verb(&word, token, be)?,
            }
        }
        group.passive = be;
        if did || was {
            group.tense = Tense::Past;
        }
        if group.tense == Tense::Present && !be && tokens.iter().any(|token| token.symbol == class::VERB_ED) {
            group.tense = Tense::Past;
        }
        match group.verbs.is_empty() {
            true if be || group.tense == Tense::Perfect => Err(Why::NoPassive),
            true => Err(Why::VerbGroup),
            false => Ok(group),
        }
    }

    fn denied_auxiliary(&mut self, word: &str) -> Result<(), Why> {
        self.not = true;
        let modal = match word {
            "cannot" | "can't" => "can",
            "won't" => "will",
            "wouldn't" => "would",
            "couldn't" => "could",
            "don't" | "doesn't" => return Ok(()),
            _ => return Err(Why::VerbGroup),
        };
        modal.clone_into(&mut self.modal);
        self.tense = Tense::Modal;
        Ok(())
    }

    fn verb(&mut self, word: &str, token: &Token, passive: bool) -> Result<(), Why> {
        if !matches!(token.symbol, class::VERB | class::VERB_S | class::VERB_ED | class::NOUN_OR_VERB | class::NOUNS_OR_VERB) {
            return Err(Why::VerbGroup);
        }
        let mut words = word.split(' ');
        let first = words.next().unwrap_or_default();
        if words.any(|word| !PARTICLES.contains(&word)) {
            return Err(Why::VerbOfSeveralWords);
        }
        let forms = if passive {
            [Form::Participle, Form::Past, Form::Participle, Form::Past]
        } else {
            [Form::Base, Form::Third, Form::Past, Form::Participle]
        };
        let base = verbs::put(word, &forms, Form::Base).ok_or(Why::VerbUnknown)?;
        if NO_PASSIVE.contains(&verbs::forms_of(first, &forms).map_or("", |forms| &forms[0])) {
            return Err(Why::NoPassive);
        }
        self.verbs.push(base);
        Ok(())
    }

    /// The group in the passive, behind a subject in the singular or plural; `by` is who acts.
    pub fn passive(&self, plural: bool, by: &str) -> String {
        let participles: Vec<String> = self.put(Form::Participle);
        let be = match (self.tense, plural) {
            (Tense::Modal, _) => "be",
            (Tense::Present, false) => "is",
            (Tense::Present, true) => "are",
            (Tense::Past, false) => "was",
            (Tense::Past, true) => "were",
            (Tense::Perfect, _) => "been",
        };
        let not = if self.not { "not" } else { "" };
        let adverbs = self.adverbs.join(" ");
        let verbs = words::joined(&participles, self.joint);
        match self.tense {
            Tense::Modal => format!("{} {not} {adverbs} be {verbs} {by}", self.modal),
            Tense::Perfect => format!("{} {not} {adverbs} been {verbs} {by}", if plural { "have" } else { "has" }),
            _ => format!("{be} {not} {adverbs} {verbs} {by}"),
        }
    }

    /// The group in the active, behind a subject that is no third person in the singular where `plural`.
    pub fn active(&self, plural: bool) -> String {
        let not = if self.not { "not" } else { "" };
        let adverbs = self.adverbs.join(" ");
        let form = match self.tense {
            Tense::Past if !self.not => Form::Past,
            Tense::Perfect => Form::Participle,
            Tense::Present if !plural && !self.not => Form::Third,
            _ => Form::Base,
        };
        let verbs = words::joined(&self.put(form), self.joint);
        match self.tense {
            Tense::Modal => format!("{} {not} {adverbs} {verbs}", self.modal),
            Tense::Perfect => format!("{} {not} {adverbs} {verbs}", if plural { "have" } else { "has" }),
            Tense::Present if self.not => format!("{} not {adverbs} {verbs}", if plural { "do" } else { "does" }),
            Tense::Past if self.not => format!("did not {adverbs} {verbs}"),
            _ => format!("{adverbs} {verbs}"),
        }
    }

    fn put(&self, form: Form) -> Vec<String> {
        self.verbs.iter().map(|verb| verbs::put(verb, &[Form::Base], form).expect("a verb of the vocabulary")).collect()
    }
}
