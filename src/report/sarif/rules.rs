//! Rules as SARIF describes them.

use crate::diagnostics::{Citation, Rule, Severity};
use crate::report::catalog::Entry;
use crate::report::{escape, markdown};
use serde_sarif::sarif::{MultiformatMessageString, PropertyBag, ReportingConfiguration, ReportingDescriptor, ResultLevel};

/// The level that a severity is in SARIF.
pub(super) fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Advice => ResultLevel::Note,
    }
}

/// A rule as a log lists it.
pub(super) fn descriptor(Entry { rule, headlines }: &Entry) -> ReportingDescriptor {
    let text = |text: &str| MultiformatMessageString::builder().text(escape::message(text)).build();
    let checklist = rule.id.split('/').next().unwrap_or_default().to_owned();
    let mut descriptor = ReportingDescriptor::builder()
        .id(&rule.id)
        .name(name(&rule.id))
        .short_description(text(&rule.asks))
        .full_description(text(&format!("{} Reported as: {}", rule.asks, headlines.join(" Or: "))))
        .help(help(rule))
        .default_configuration(ReportingConfiguration::builder().level(level(rule.severity).to_string()).build())
        .properties(PropertyBag::builder().tags(vec![checklist]).build())
        .build();
    descriptor.help_uri = rule.cite.first().and_then(|citation| citation.link()).map(str::to_owned);
    descriptor
}

/// A name in the form that SARIF's guidelines ask for: `CoreOptOut`.
fn name(id: &str) -> String {
    let words = id.split(|c: char| !c.is_alphanumeric());
    let capitalized = words.map(|word| {
        let mut chars = word.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect::<String>()
    });
    capitalized.collect()
}

fn help(rule: &Rule) -> MultiformatMessageString {
    let help = escape::message(&rule.help);
    let mut text = help.clone();
    let mut formatted = markdown::prose(&help);
    for (number, cited) in rule.cite.iter().enumerate() {
        formatted.push_str(if number == 0 { "\n\nAuthority:\n\n" } else { "\n" });
        formatted.extend(["- ", &citation(cited)]);
        text.extend(["\nAuthority: ", &escape::message(&cited.text)]);
        if let Some(link) = cited.link() {
            text.extend([" <", link, ">"]);
        }
    }
    MultiformatMessageString::builder().text(text).markdown(formatted).build()
}

/// An authority, as a link where it has an address.
fn citation(citation: &Citation) -> String {
    match citation.link() {
        Some(link) => format!("[{}](<{link}>)", markdown::prose(&citation.text)),
        None => markdown::prose(&citation.text),
    }
}
