//! The room that a comment has: what is shown of more findings than fit.

use super::{FOLD, TABLE, UNFOLD};
use crate::diagnostics::Severity;
use std::cmp::Reverse;

/// The bytes that findings may fill. GitHub takes 65,536 characters of a comment; the rest is for what stands around findings.
const ROOM: usize = 54_000;

/// When this many bytes are held, those of them are dropped that will not be shown.
const HELD: usize = 4 * ROOM;

/// A finding, rendered.
#[derive(Debug)]
pub(super) struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// Its row in the table.
    pub row: String,
    /// The words, and what to do.
    pub advice: String,
}

/// The findings that there may be room for.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// The headings of documents with their findings; some have none any more.
    documents: Vec<(String, Vec<Finding>)>,
    held: usize,
    dropped: usize,
}

impl Room {
    /// Adds a document with its findings, in any order.
    pub fn add(&mut self, heading: String, mut findings: Vec<Finding>) {
        findings.sort_by_key(|finding| Reverse(finding.severity));
        self.held += heading_size(&heading) + findings.iter().map(size).sum::<usize>();
        self.documents.push((heading, findings));
        if self.held > HELD {
            self.drop_what_does_not_fit();
        }
    }

    /// The documents with the findings that fit, the heaviest first, and how many others there are.
    pub fn choose(mut self) -> (Vec<(String, Vec<Finding>)>, usize) {
        self.drop_what_does_not_fit();
        (self.documents, self.dropped)
    }

    /// Of all documents the errors are taken first, then the warnings, then the advice, up to the first that does not fit: so what
    /// is dropped now would not be taken later either, when there are more.
    fn drop_what_does_not_fit(&mut self) {
        let mut taken = vec![0; self.documents.len()];
        let mut used = 0;
        'all: for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
            for (taken, (heading, findings)) in taken.iter_mut().zip(&self.documents) {
                for finding in findings.iter().filter(|finding| finding.severity == severity) {
                    used += size(finding) + if *taken == 0 { heading_size(heading) } else { 0 };
                    if used > ROOM {
                        break 'all;
                    }
                    *taken += 1;
                }
            }
        }
        for (taken, (_, findings)) in taken.into_iter().zip(&mut self.documents) {
            self.dropped += findings.len() - taken;
            findings.truncate(taken);
        }
        self.documents.retain(|(_, findings)| !findings.is_empty());
        self.held = used.min(ROOM);
    }
}

fn size(finding: &Finding) -> usize {
    finding.row.len() + finding.advice.len()
}

/// What stands around the findings of a document.
fn heading_size(heading: &str) -> usize {
    "\n### \n\n".len() + heading.len() + TABLE.len() + FOLD.len() + UNFOLD.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(severity: Severity, size: usize) -> Finding {
        Finding { severity, row: "x".repeat(size), advice: String::new() }
    }

    fn chosen(documents: &[&[(Severity, usize)]]) -> (Vec<Vec<Severity>>, usize) {
        let mut room = Room::default();
        for (number, findings) in documents.iter().enumerate() {
            let findings = findings.iter().map(|&(severity, size)| finding(severity, size)).collect();
            room.add(number.to_string(), findings);
        }
        let (documents, more) = room.choose();
        let severities = |findings: Vec<Finding>| findings.iter().map(|finding| finding.severity).collect();
        (documents.into_iter().map(|(_, findings)| severities(findings)).collect(), more)
    }

    #[test]
    fn an_error_of_the_last_document_counts_before_the_advice_of_the_first() {
        use Severity::{Advice, Error, Warning};
        let first = [(Advice, ROOM / 3), (Warning, ROOM / 3)];
        assert_eq!(chosen(&[&first, &[(Error, ROOM / 3)]]), (vec![vec![Warning], vec![Error]], 1));
    }

    #[test]
    fn what_is_dropped_on_the_way_is_what_would_be_dropped_at_the_end() {
        use Severity::{Advice, Error};
        let advice = [(Advice, ROOM / 5); 3];
        let mut documents: Vec<&[(Severity, usize)]> = vec![&advice; 40];
        documents.push(&[(Error, ROOM / 5)]);
        let (kept, more) = chosen(&documents);
        assert_eq!(kept, [vec![Advice; 3], vec![Error]]);
        assert_eq!(more, 40 * 3 - 3);
    }
}
