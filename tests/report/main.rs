//! What the renderers print, as a user sees it.

use privlint::Tongue;
use privlint::diagnostics::{Citation, Diagnostic, Label, Severity, Subject};
use privlint::document::Document;
use privlint::findings::{Authority, DocumentKind, Judged, Report, Suppressed, Verdict};
use privlint::report::format::ReportFormat;
use privlint::report::full::Style;
use privlint::report::json::Json;
use privlint::report::summary::Tally;
use privlint::source::{self, Source, Span};

mod escape;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod layout;
mod markdown;
mod page;
mod passes;
mod sarif;
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

/// A name that would break any format that took it as it is.
const HOSTILE_NAME: &str = "legal/@all #1|,a:b%0A\u{1b}[2J\u{202e}\n``<b>]]>\"'&.md";

/// Words that would.
const HOSTILE_WORDS: &str = "opt @octocat #1 GH-2 | `out` ``` <img src=x onerror=alert(1)> ![i](https://evil.example/i.png) \
    [l](https://evil.example) www.evil.example ]]> <!-- \"q\" 'q' & 100%\u{1b}[31m\u{202e}\u{1}\u{fffe}\r\n::error::x\n</details>";

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
                document: Document::read(&source, Tongue::english()),
                tongue: Tongue::english(),
                sentences: vec![],
                title: None,
                unchecked: None,
                part_of: None,
                kind: DocumentKind { id: "policy".to_owned(), title: "Privacy policy".to_owned(), is_default: true },
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

    /// A finding, all texts of which are hostile.
    fn hostile() -> Self {
        let mut draft = Self::new(HOSTILE_NAME, &format!("# Privacy\n\nYou may {HOSTILE_WORDS}.\n"));
        let place = draft.label(HOSTILE_WORDS, HOSTILE_WORDS);
        let mut diagnostic = Diagnostic {
            message: HOSTILE_WORDS.to_owned(),
            help: HOSTILE_WORDS.to_owned(),
            secondary: vec![place.clone()],
            ..weak_opt_out(place)
        };
        diagnostic.cite =
            vec![Citation { text: HOSTILE_WORDS.to_owned(), short: None, url: Some("javascript:alert(1)".to_owned()) }];
        draft.report.suppressed = vec![Suppressed {
            diagnostic: diagnostic.clone(),
            by: Authority::Baseline,
            reason: HOSTILE_WORDS.to_owned(),
            until: None,
        }];
        draft.with(diagnostic)
    }

    /// Findings of every weight, reported and suppressed by whatever can; a duty for every verdict.
    fn varied() -> Self {
        let text = "# Privacy Policy\n\n<!-- privlint-ignore core/contact: it is in the imprint -->\nWe sell dåta. You may opt out\n\
                    of news.\n\nWe may change this.\n";
        let draft = Self::new("./legal/policy.md", text).with_weak_opt_out("opt out\nof news");
        let (change, shares, denies) = (draft.label("may change", ""), draft.label("sell", "sells"), draft.label("You", "asks"));
        let at = |words: &str| draft.label(words, "this belongs here");
        let suppressed = |rule: &str, by, reason: &str, until| Suppressed {
            diagnostic: Diagnostic { rule: rule.to_owned(), ..weak_opt_out(at("Privacy Policy")) },
            by,
            reason: reason.to_owned(),
            until,
        };
        let comment = Authority::Comment(draft.span("<!-- privlint-ignore core/contact: it is in the imprint -->"));
        let day = "2027-03-31".parse().expect("a date");
        let suppressed = vec![
            suppressed("core/contact", comment, "it is in the imprint", None),
            suppressed("core/retention", Authority::Configuration(0), "the board decides", Some(day)),
            suppressed("core/cookies", Authority::Baseline, "", None),
        ];
        let mut draft = draft.with(missing_change_notice(change)).with(contradiction(shares, denies));
        draft.report.suppressed = suppressed;
        draft.report.verdicts = [
            ("core/opt-out", Verdict::Weak),
            ("core/change-notice", Verdict::Missing),
            ("core/title", Verdict::Satisfied),
            ("core/transfers", Verdict::Deferred),
            ("core/ai-use", Verdict::NotApplicable),
            ("core/sharing", Verdict::Weak),
            ("core/contact", Verdict::Missing),
        ]
        .map(|(rule, verdict)| judged(rule, "", verdict, vec![]))
        .into();
        draft
    }

    /// Findings of duties: two at the title, one that two places touch on, and one of a document rule in their midst.
    fn with_duties() -> Self {
        let mut draft = Self::new("policy.md", &format!("# Privacy Policy of Example Ltd\n\n{PARAGRAPH}\n"));
        let title = |draft: &Self| draft.label("Privacy Policy of Example Ltd", "this belongs here");
        let scope = Diagnostic {
            rule: "core/scope".to_owned(),
            severity: Severity::Advice,
            subject: Subject::Absence,
            cite: vec![],
            ..missing_change_notice(title(&draft))
        };
        let contact = Diagnostic {
            rule: "core/contact".to_owned(),
            severity: Severity::Warning,
            message: "No way to ask about privacy is stated.".to_owned(),
            subject: Subject::Absence,
            help: "Give an address or a link. Where questions are invited, is the best place.".to_owned(),
            cite: vec![
                Citation {
                    text: "GDPR Art. 13(1)(a)".to_owned(),
                    short: Some("GDPR 13(1)(a)".to_owned()),
                    url: Some("https://eur-lex.europa.eu/".to_owned()),
                },
                ftc(),
                Citation { text: "Google Play, User Data policy".to_owned(), short: None, url: None },
            ],
            ..missing_change_notice(title(&draft))
        };
        let blank = draft.label("our website", "what belongs here?");
        let blank = Diagnostic { rule: "document/blank".to_owned(), severity: Severity::Advice, ..weak_opt_out(blank) };
        let opt_out = draft.label("You may opt out of receiving such messages", "says that readers may opt out, not how");
        let mut opt_out = weak_opt_out(opt_out);
        opt_out.secondary = vec![draft.label("We may change this policy", "this, too")];
        draft.report.verdicts =
            ["core/scope", "core/contact", "core/opt-out"].map(|rule| judged(rule, "", Verdict::Missing, vec![])).into();
        draft.with(scope).with(contact).with(blank).with(opt_out)
    }

    /// An empty file, of which only its absence of words can be said.
    fn empty() -> Self {
        let mut draft = Self::new("empty.md", "");
        let place = Label { span: Span::new(0, 0), message: "no words to read here".to_owned() };
        draft.report.unchecked = Some("document/empty".to_owned());
        draft.report.diagnostics =
            vec![Diagnostic { rule: "document/empty".to_owned(), subject: Subject::Document, ..weak_opt_out(place) }];
        draft
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
fn written(mut format: impl ReportFormat, reports: &[&Report]) -> String {
    let mut out = Vec::new();
    let mut tally = Tally::new(vec!["core".to_owned()]);
    format.open(&mut out).expect("memory");
    let mut documents = Vec::new();
    for report in reports {
        tally.add(report);
        let part = format.part(report);
        format.add(part, &mut documents).expect("memory");
    }
    format.preface(&tally, &mut out).expect("memory");
    out.append(&mut documents);
    format.close(&tally, &mut out).expect("memory");
    String::from_utf8(out).expect("UTF-8")
}

/// Asserts that a text can be looked at in a terminal.
fn assert_harmless(text: &str) {
    let found = text.chars().find(|&c| c != '\n' && privlint::report::escape::is_unsafe(c));
    assert_eq!(found, None, "{text}");
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
        suggest: None,
        replaces: None,
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
        suggest: None,
        replaces: None,
    }
}

fn ftc() -> Citation {
    Citation {
        text: "FTC, Protecting Consumer Privacy in an Era of Rapid Change (2012)".to_owned(),
        short: Some("FTC report 2012".to_owned()),
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
        suggest: None,
        replaces: None,
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
    Judged { rule: rule.to_owned(), asks: asks.to_owned(), is_asked: true, verdict, spans }
}
