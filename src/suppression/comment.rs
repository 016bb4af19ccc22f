//! Reads the comments of a policy that keep findings from being reported.

use super::{Scope, Suppression};
use crate::source::Span;
use jiff::civil::Date;
use pest::Parser;
use pest::iterators::Pair;
use pest_derive::Parser;

#[derive(Parser)]
#[grammar = "../grammar/suppression.pest"]
struct Grammar;

/// Why a comment keeps nothing from being reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Defect {
    /// It does not have the form of such a comment.
    Form(Span),
    /// It names no rule.
    NoRule(Span),
    /// It gives no reason.
    NoReason(Span),
    /// What follows `until=` is not a date.
    NoDate(Span),
}

/// Reads a comment that stands at `at` in a source.
pub(super) fn read(comment: &str, at: Span) -> Result<Suppression, Defect> {
    let place = |pair: &Pair<'_, Rule>| {
        let span = pair.as_span();
        Span::new(at.start as usize + span.start(), at.start as usize + span.end())
    };
    let Ok(mut pairs) = Grammar::parse(Rule::comment, comment) else { return Err(Defect::Form(at)) };
    let mut suppression = Suppression { rules: Vec::new(), scope: Scope::Block, until: None, reason: String::new(), span: at };
    for pair in pairs.next().into_iter().flat_map(Pair::into_inner) {
        match pair.as_rule() {
            Rule::scope if pair.as_str().eq_ignore_ascii_case("-file") => suppression.scope = Scope::File,
            Rule::scope => suppression.scope = Scope::Section,
            Rule::rule => suppression.rules.push((pair.as_str().to_owned(), place(&pair))),
            Rule::until => {
                let date = pair.into_inner().next().expect("internal error: the grammar has a date behind `until=`");
                let day = date.as_str().parse::<Date>().map_err(|_| Defect::NoDate(place(&date)))?;
                suppression.until = Some((day, place(&date)));
            }
            Rule::reason => pair.as_str().trim().clone_into(&mut suppression.reason),
            _ => {}
        }
    }
    if suppression.rules.is_empty() {
        return Err(Defect::NoRule(at));
    }
    if suppression.reason.is_empty() {
        return Err(Defect::NoReason(at));
    }
    Ok(suppression)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comment: &str) -> Result<Suppression, Defect> {
        super::read(comment, Span::new(100, 100 + comment.len()))
    }

    #[test]
    fn rules_scope_date_and_reason_are_read() {
        let read = read("<!-- privlint-ignore-section core/cookies, core/a-b until=2027-03-31: in the\n cookie policy -->")
            .expect("read");
        let rules: Vec<&str> = read.rules.iter().map(|(rule, _)| rule.as_str()).collect();
        assert_eq!((rules, read.scope), (vec!["core/cookies", "core/a-b"], Scope::Section));
        assert_eq!(read.until.map(|(day, _)| day), Some(jiff::civil::date(2027, 3, 31)));
        assert_eq!(read.reason, "in the\n cookie policy");
    }

    #[test]
    fn places_are_those_of_the_source() {
        let read = read("<!--privlint-ignore core/opt-out until=2027-03-31: x-->").expect("read");
        assert_eq!(read.rules[0].1, Span::new(120, 132));
        assert_eq!(read.until.map(|(_, span)| span), Some(Span::new(139, 149)));
    }

    #[test]
    fn what_is_lacking_is_told() {
        assert!(matches!(read("<!-- privlint-ignore -->"), Err(Defect::NoRule(_))));
        assert!(matches!(read("<!-- privlint-ignore : why -->"), Err(Defect::NoRule(_))));
        assert!(matches!(read("<!-- privlint-ignore core/opt-out -->"), Err(Defect::NoReason(_))));
        assert!(matches!(read("<!-- privlint-ignore core/opt-out: -->"), Err(Defect::NoReason(_))));
        assert!(matches!(read("<!-- privlint-ignore core/opt-out until=soon: why -->"), Err(Defect::NoDate(_))));
        assert!(matches!(read("<!-- privlint-ignore core/opt-out until=2027-02-30: why -->"), Err(Defect::NoDate(_))));
        assert!(matches!(read("<!-- privlint-ignores core/opt-out: why -->"), Err(Defect::Form(_))));
        assert!(matches!(read("<!-- privlint-ignore opt-out: why -->"), Err(Defect::Form(_))));
        assert!(matches!(read("<!-- privlint-disable core/opt-out: why"), Err(Defect::Form(_))));
    }
}
