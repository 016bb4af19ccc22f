//! Suppressions: findings that someone has looked at and decided to live with, and why.
//!
//! A comment in the policy speaks for the next block, for a section or for the file; the configuration speaks for whole files.
//! A suppression names its rules and gives its reason; one that has run out, that keeps nothing from being reported or that
//! names a rule that does not exist is itself reported.

mod comment;

use crate::config::{Config, Waiver};
use crate::diagnostics::{Diagnostic, Label};
use crate::document::{BlockKind, Comment, Document};
use crate::findings::{Authority, Suppressed};
use crate::source::{Source, Span};
use crate::spec::near_name;
use comment::Defect;
use jiff::civil::Date;

/// How far a comment speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// For the block it is in, else for the next one.
    Block,
    /// For the section whose heading is next, else for the one it is in.
    Section,
    /// For the whole document.
    File,
}

/// A comment that keeps rules from being reported.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Suppression {
    /// The rules with their places; not empty.
    rules: Vec<(String, Span)>,
    scope: Scope,
    /// The last day on which it holds, with its place.
    until: Option<(Date, Span)>,
    /// Not empty.
    reason: String,
    /// The comment.
    span: Span,
}

/// Takes out of `diagnostics` what is suppressed, and adds what is to be said of the suppressions themselves.
#[must_use]
pub(crate) fn apply(source: &Source, document: &Document, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Vec<Suppressed> {
    let mut suppressor = Suppressor { document, config, suppressed: Vec::new(), about: Vec::new() };
    for comment in &document.comments {
        match comment::read(source.slice(comment.span), comment.span) {
            Ok(suppression) => suppressor.comment(comment, &suppression, diagnostics),
            Err(defect) => suppressor.defect(&defect),
        }
    }
    for (number, waiver) in config.waivers().iter().enumerate().filter(|(_, waiver)| config.is_in_force(waiver.until)) {
        suppressor.waive(number, waiver, diagnostics);
    }
    diagnostics.append(&mut suppressor.about);
    suppressor.suppressed
}

/// Takes findings out, one suppression after the other.
struct Suppressor<'a> {
    document: &'a Document,
    config: &'a Config,
    suppressed: Vec<Suppressed>,
    /// What is to be said of suppressions.
    about: Vec<Diagnostic>,
}

impl Suppressor<'_> {
    fn comment(&mut self, comment: &Comment, suppression: &Suppression, diagnostics: &mut Vec<Diagnostic>) {
        if let Some((day, span)) = suppression.until.filter(|&(day, _)| !self.config.is_in_force(Some(day))) {
            self.say("document/ignore-expired", span, &format!("held until {day}"), None);
            return;
        }
        let reach = self.reach(comment, suppression.scope);
        for (rule, span) in &suppression.rules {
            if !self.config.knows(rule) {
                let near = near_name(rule, self.config.rules()).map(|near| format!("Did you mean `{near}`?"));
                self.say("document/ignore-unknown", *span, "there is no such rule", near);
                continue;
            }
            let taken = take(diagnostics, |diagnostic| {
                diagnostic.rule == *rule && reach.is_none_or(|reach| touches(reach, diagnostic.primary.span))
            });
            if taken.is_empty() && self.config.is_on(rule) {
                self.say("document/ignore-unused", *span, "this rule finds nothing here", None);
            }
            self.suppressed.extend(taken.into_iter().map(|diagnostic| Suppressed {
                diagnostic,
                by: Authority::Comment(suppression.span),
                reason: suppression.reason.clone(),
                until: suppression.until.map(|(day, _)| day),
            }));
        }
    }

    fn waive(&mut self, number: usize, waiver: &Waiver, diagnostics: &mut Vec<Diagnostic>) {
        let taken = take(diagnostics, |diagnostic| waiver.rules.iter().any(|rules| rules.holds(&diagnostic.rule)));
        self.suppressed.extend(taken.into_iter().map(|diagnostic| Suppressed {
            diagnostic,
            by: Authority::Configuration(number),
            reason: waiver.reason.clone(),
            until: waiver.until,
        }));
    }

    /// The words that a comment speaks for; `None` is the whole document.
    fn reach(&self, comment: &Comment, scope: Scope) -> Option<Span> {
        let blocks = &self.document.blocks;
        let place = |block: usize| self.document.source_span(blocks[block].span);
        let Comment { span, within, next } = *comment;
        let nothing = Span { start: span.end, end: span.end };
        match scope {
            Scope::File => None,
            Scope::Block => Some(within.or((next < blocks.len()).then_some(next)).map_or(nothing, place)),
            Scope::Section => {
                let heads = |block: &usize| matches!(blocks[*block].kind, BlockKind::Heading(_));
                let opens = Some(next).filter(|&next| within.is_none() && next < blocks.len()).filter(heads);
                let inside = opens.or(within).or(next.checked_sub(1));
                let sections = &self.document.sections;
                let section = inside.and_then(|block| sections.around(block));
                // What stands before the first heading is a section of its own.
                let (first, end) = section.map_or_else(
                    || (0, sections.all().first().map_or(blocks.len(), |section| section.heading)),
                    |section| (section.heading, section.end),
                );
                Some(if first < end { place(first).to(place(end - 1)) } else { nothing })
            }
        }
    }

    fn defect(&mut self, defect: &Defect) {
        match *defect {
            Defect::Form(span) => self.say("document/ignore-syntax", span, "privlint does not know this comment", None),
            Defect::NoRule(span) => self.say("document/ignore-syntax", span, "no rule is named", None),
            Defect::NoDate(span) => self.say("document/ignore-syntax", span, "this is not a date", None),
            Defect::NoReason(span) => {
                self.say("document/ignore-reason", span, "no reason is given, so nothing is suppressed", None);
            }
        }
    }

    fn say(&mut self, rule: &str, span: Span, label: &str, help: Option<String>) {
        let rule = self.config.spec().rule(rule).expect("internal error: document/rules.yaml has the rules of suppressions");
        let found = Diagnostic::of(rule, Label::new(span, label));
        self.about.push(match help {
            Some(near) => found.with_help(format!("{near} {}", rule.help)),
            None => found,
        });
    }
}

fn touches(reach: Span, place: Span) -> bool {
    reach.overlaps(place) || (reach.start <= place.start && place.start < reach.end)
}

/// Takes the findings of which something is true.
fn take(diagnostics: &mut Vec<Diagnostic>, is_wanted: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
    diagnostics.extract_if(.., |diagnostic| is_wanted(diagnostic)).collect()
}
