//! What the renderers print, as a user sees it.

use privlint::diagnostics::{Citation, Diagnostic, Label, Severity, Subject};
use privlint::document::Document;
use privlint::report::format::Format;
use privlint::report::full::Style;
use privlint::report::json::Json;
use privlint::report::summary::Tally;
use privlint::report::{Judged, Report, Verdict};
use privlint::source::{self, Source, Span};

mod escape;
mod full;
mod html;
mod json;
mod layout;
mod page;
mod passes;
mod short;
mod summary;

/// A long paragraph on one line, as policies have them.
const PARAGRAPH: &str = "We collect the personal information that you give us when you create an account, place an order or write \
    to us, such as your name, your e-mail address, your postal address and your telephone number. We also collect \
    information about how you use our website, for example the pages you look at, the links you follow and the time you \
    spend on each page, and information about your device, such as its operating system, its browser and its language. We \
    use this information to deliver what you ordered, to answer your questions, to keep our website safe, to find out how \
    it is used and, from time to time, to send you news about products that we think may interest you. You may opt out of \
    receiving such messages at any time. We share your information with companies that work for us, for example to deliver \
    parcels, to send e-mail and to process payments; they may use it only for the work that we have asked them to do. We \
    may also share your information with our advertising partners, who may combine it with information that they have \
    collected about you from other sources. We keep your information for as long as we need it for the purposes described \
    in this policy, or for as long as the law obliges us to, and we delete it or make it anonymous when that time is over. \
    We may change this policy from time to time, and we encourage you to come back to this page and read it again, so that \
    you know what information we collect, how we use it and under which circumstances we disclose it to anybody else.";

fn wide() -> Style {
    Style { width: 100, color: false, unicode: true, links: false }
}

fn narrow() -> Style {
    Style { width: 60, ..wide() }
}

/// A report on one text; add diagnostics to it.
#[derive(Debug)]
struct Draft {
    report: Report,
}

impl Draft {
    fn new(name: &str, text: &str) -> Self {
        let source = Source::decode(name, source::Format::Markdown, text.as_bytes().to_vec()).expect("text");
        Self {
            report: Report {
                document: Document::read(&source),
                sentences: vec![],
                source,
                statements: vec![],
                verdicts: vec![],
                diagnostics: vec![],
                suppressed: vec![],
            },
        }
    }

    /// The first place where these words stand.
    fn span(&self, words: &str) -> Span {
        let start = self.report.source.text().find(words).unwrap_or_else(|| panic!("no {words:?}"));
        Span::new(start, start + words.len())
    }

    fn label(&self, words: &str, message: &str) -> Label {
        Label { span: self.span(words), message: message.to_owned() }
    }

    fn with(mut self, diagnostic: Diagnostic) -> Self {
        self.report.diagnostics.push(diagnostic);
        self
    }

    fn with_weak_opt_out(self, words: &str) -> Self {
        let primary = self.label(words, "says that readers may opt out, not how");
        self.with(weak_opt_out(primary))
    }

    fn full(&self, style: Style) -> String {
        let mut out = String::new();
        privlint::report::full::render(&self.report, &style, &mut out);
        out
    }

    fn short(&self) -> String {
        let mut out = String::new();
        privlint::report::short::render(&self.report, false, &mut out);
        out
    }

    fn json(&self) -> String {
        written(Json::default(), &[&self.report])
    }
}

/// Some documents in a format, as one output.
fn written(mut format: impl Format, reports: &[&Report]) -> String {
    let mut out = Vec::new();
    let mut tally = Tally::new(vec!["core".to_owned()]);
    format.open(&mut out).expect("memory");
    for report in reports {
        tally.add(report);
        let part = format.part(report);
        format.add(part, &mut out).expect("memory");
    }
    format.close(&tally, &mut out).expect("memory");
    String::from_utf8(out).expect("UTF-8")
}

fn weak_opt_out(primary: Label) -> Diagnostic {
    Diagnostic {
        rule: "core/opt-out".to_owned(),
        severity: Severity::Error,
        message: "Opting out is mentioned, but no route is given.".to_owned(),
        subject: Subject::Words,
        primary,
        secondary: vec![],
        help: "Name the route - an address, a link, a setting - and what it stops.".to_owned(),
        cite: vec![ftc()],
    }
}

fn missing_change_notice(primary: Label) -> Diagnostic {
    Diagnostic {
        rule: "core/change-notice".to_owned(),
        severity: Severity::Warning,
        message: "The policy may change, but nothing tells readers how they will hear of it.".to_owned(),
        subject: Subject::Words,
        primary,
        secondary: vec![],
        help: "Say how readers will learn of a change, for example by e-mail or by a notice on the home page, and how long \
               before it takes effect."
            .to_owned(),
        cite: vec![],
    }
}

fn ftc() -> Citation {
    Citation {
        text: "FTC, Protecting Consumer Privacy in an Era of Rapid Change (2012)".to_owned(),
        url: Some("https://www.ftc.gov/reports/protecting-consumer-privacy-era-rapid-change".to_owned()),
    }
}

fn contradiction(primary: Label, secondary: Label) -> Diagnostic {
    Diagnostic {
        rule: "consistency/sharing".to_owned(),
        severity: Severity::Advice,
        message: "The policy denies sharing in one place and describes it in another.".to_owned(),
        subject: Subject::Words,
        primary,
        secondary: vec![secondary],
        help: "Say whom the denial is about, or drop it.".to_owned(),
        cite: vec![],
    }
}

/// Compares with a snapshot in the folder `snapshots`.
fn snapshot(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("report_{name}"), shown));
}

fn judged(rule: &str, asks: &str, verdict: Verdict, spans: Vec<Span>) -> Judged {
    Judged { rule: rule.to_owned(), asks: asks.to_owned(), verdict, spans }
}
