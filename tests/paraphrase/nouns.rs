//! Noun groups behind a verb, and what is coordinated in them.

use crate::reasons::Why;
use crate::site::{Core, Site};
use privlint::lexicon::class;
use std::ops::Range;

/// Whether a token can stand in a noun group.
fn is_nominal(symbol: u8) -> bool {
    matches!(
        symbol,
        class::FORM..=class::NOUNS_OR_VERB | class::DETERMINER | class::DETERMINED | class::VERB_ED | class::VERB_ING
    )
}

/// Whether a token can be the head of a noun group.
fn is_head(symbol: u8) -> bool {
    matches!(symbol, class::FORM..=class::UNKNOWN | class::NOUN_OR_VERB | class::NOUNS_OR_VERB | class::DETERMINED | class::UNIT)
}

/// One noun group from a token on, with "of ..." behind it.
fn group(site: &Site, from: usize) -> Option<Range<usize>> {
    let tokens = site.tokens();
    let mut end = from;
    // "by e-mail", "about you": such phrases of the vocabulary belong to no noun.
    let led = |at: usize| {
        let word = site.word(&tokens[at]);
        let first = word.split(' ').next().unwrap_or_default();
        let leads = |class: u8| matches!(class, class::PREPOSITION..=class::TO);
        word.contains(' ') && site.lexicon().look_up(first).iter().any(|meaning| leads(meaning.class))
    };
    while end < tokens.len() && is_nominal(tokens[end].symbol) && !led(end) {
        // Another determiner begins another group.
        if end > from && matches!(tokens[end].symbol, class::DETERMINER | class::DETERMINED) && is_head(tokens[end - 1].symbol) {
            break;
        }
        end += 1;
    }
    while end > from && !is_head(tokens[end - 1].symbol) {
        end -= 1;
    }
    if end == from {
        return None;
    }
    let of = tokens.get(end).is_some_and(|token| site.word(token) == "of");
    match of.then(|| group(site, end + 1)).flatten() {
        Some(rest) => Some(from..rest.end),
        None => Some(from..end),
    }
}

/// Coordinated noun groups from a token on: each, and the words that join the last to them.
pub struct Groups {
    pub all: Vec<Range<usize>>,
    /// "and" or "or"; empty where there is one group.
    pub joint: String,
}

impl Groups {
    pub fn range(&self) -> Range<usize> {
        self.all[0].start..self.all[self.all.len() - 1].end
    }

    /// From a token on, if a noun group begins there.
    pub fn at(site: &Site, from: usize) -> Option<Self> {
        let tokens = site.tokens();
        let mut all = vec![group(site, from)?];
        let mut joint = String::new();
        let mut since = Vec::new();
        loop {
            let mut at = all[all.len() - 1].end;
            let comma = tokens.get(at).is_some_and(|token| token.symbol == class::COMMA);
            at += usize::from(comma);
            let coordination = tokens.get(at).filter(|token| token.symbol == class::COORDINATION).map(|token| site.word(token));
            if let Some(word) = &coordination {
                if !["and", "or"].contains(&word.as_str()) {
                    break;
                }
                at += 1;
            }
            if !comma && coordination.is_none() {
                break;
            }
            let Some(next) = group(site, at) else { break };
            // "your name, we": a comma behind which another clause begins joins nothing.
            since.push(coordination.is_some());
            all.push(next);
            if let Some(word) = coordination {
                joint = word;
                break;
            }
        }
        // Only what "and" closes is a list.
        if joint.is_empty() {
            all.truncate(1);
        }
        Some(Self { all, joint })
    }

    /// Whether it is in the plural.
    pub fn plural(&self, site: &Site) -> bool {
        self.all.len() > 1 || is_plural(site, &self.all[0])
    }
}

/// Whether a noun group's head is in the plural.
pub fn is_plural(site: &Site, group: &Range<usize>) -> bool {
    let tokens = site.tokens();
    let of = group.clone().find(|&at| site.word(&tokens[at]) == "of").unwrap_or(group.end);
    let head = &tokens[of - 1];
    let word = site.word(head);
    match head.symbol {
        class::NOUNS | class::NOUNS_OR_VERB => true,
        class::NOUN | class::NOUN_OR_VERB => false,
        _ => {
            word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
                || word.ends_with("people")
                || word.ends_with("children")
        }
    }
}

/// The object behind a clause's verb: noun groups, and what follows is no other object and no complement.
///
/// # Errors
/// Where there is none, or more than one.
pub fn object(site: &Site, core: &Core) -> Result<Groups, Why> {
    let tokens = site.tokens();
    // "is effective": no object.
    if tokens[core.verb.end - 1].symbol == class::BE {
        return Err(Why::NoObject);
    }
    let groups = Groups::at(site, core.verb.end).ok_or(Why::NoObject)?;
    let next = tokens.get(groups.range().end);
    match next.map(|token| token.symbol) {
        Some(class::COORDINATION) => Err(Why::MixedPair),
        Some(symbol) if !leads_on(symbol) => Err(Why::TwoObjects),
        _ => Ok(groups),
    }
}

/// Whether what such a token begins is no other object and no complement.
fn leads_on(symbol: u8) -> bool {
    matches!(
        symbol,
        class::PREPOSITION
            | class::TO
            | class::PURPOSE_TO
            | class::STOP
            | class::CONDITIONAL
            | class::COMMA
            | class::SUBORDINATOR
            | class::EXCEPTION
            | class::SEMICOLON
            | class::ADVERB
    )
}
