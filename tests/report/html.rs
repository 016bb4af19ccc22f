//! The HTML format.

use super::page::{Element, Page};
use super::{Draft, PARAGRAPH, contradiction, judged, missing_change_notice, snapshot, written};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use privlint::Linter;
use privlint::config::Config;
use privlint::diagnostics::Subject;
use privlint::findings::{Authority, Report, Stated, Suppressed, Verdict};
use privlint::report::catalog::Catalog;
use privlint::report::escape;
use privlint::report::html::Html;
use privlint::source::{Format, Source};
use sha2::{Digest, Sha256};
use std::sync::Arc;

fn page(reports: &[&Report]) -> (String, Page) {
    let html = written(Html::new(Arc::new(Catalog::of([&Config::default()].into_iter()))), reports);
    let page = Page::read(&html);
    page.assert_is_sound();
    (html, page)
}

fn check(name: &str, text: &str) -> Report {
    let format = Format::of_name(name).expect("a format");
    Linter::new(Config::default()).check(Source::decode(name, format, text.as_bytes().to_vec()).expect("text"))
}

fn example(name: &str) -> Report {
    let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    check(name, &std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")))
}

/// A small report with one of everything.
fn small() -> Draft {
    let text = "# Privacy Policy\n\nYou **may opt out** of such messages. We sell data.\n\n## Data\n\n- We never share it.\n- Nor do we:\n\
                  \n  - (a) lose it\n\n| What | Why |\n|---|---|\n| Name | to write |\n\nSee our [notice](https://notice.example).\n";
    let mut draft = Draft::new("policies/small.md", text).with_weak_opt_out("may opt out** of such messages");
    let contradicted =
        contradiction(draft.label("We never share it", "denied here"), draft.label("We sell data", "described here"));
    draft = draft.with(contradicted);
    let mut missing = missing_change_notice(draft.label("Privacy Policy", "this belongs here"));
    missing.subject = Subject::Absence;
    draft = draft.with(missing);
    let mut retention = missing_change_notice(draft.label("Data", "how long belongs here"));
    "core/retention".clone_into(&mut retention.rule);
    draft.report.suppressed = vec![Suppressed {
        diagnostic: retention,
        by: Authority::Configuration(0),
        reason: "The board has decided so.".to_owned(),
        until: None,
    }];
    draft.report.verdicts = vec![
        judged("core/opt-out", "Tell readers how to say no.", Verdict::Weak, vec![draft.span("may opt out")]),
        judged(
            "core/purposes",
            "Say what the data is used for.",
            Verdict::Satisfied,
            vec![draft.span("to write"), draft.span("sell")],
        ),
        judged("core/change-notice", "Say how readers learn of a change.", Verdict::Missing, vec![]),
        judged("core/retention", "Say how long you keep it.", Verdict::Missing, vec![]),
        judged("ours/notice", "Leave the rest to a notice.", Verdict::Deferred, vec![draft.span("See our [notice]")]),
        judged("ours/children", "Speak of children.", Verdict::NotApplicable, vec![]),
    ];
    let stated = |id: &'static str, title: &'static str, topic: &'static str, spans| Stated {
        id: id.into(),
        title: title.into(),
        topic: topic.into(),
        spans,
    };
    draft.report.statements = vec![
        stated("sale", "A sale of data", "sharing", vec![draft.span("We sell data")]),
        stated("denial", "A denial of sharing", "sharing", vec![draft.span("We never share it")]),
        stated("user-choice", "A choice", "choice", vec![draft.span("may opt out")]),
    ];
    draft
}

#[test]
fn a_small_page_is_as_it_was_looked_at() {
    let (html, _) = page(&[&small().report]);
    let style = html.find("<style>").expect("a style")..html.find("</style>").expect("its end");
    let hash = html.find("sha256-").expect("a hash");
    let shown = html.replace(&html[style], "<style>[...]").replace(&html[hash..hash + 51], "[hash]");
    let shown = shown.replace(env!("CARGO_PKG_VERSION"), "[version]").replace('>', ">\n");
    snapshot("html", &shown);
}

#[test]
fn the_policy_keeps_the_style_from_being_changed() {
    let (html, page) = page(&[&small().report]);
    let style = page.all("style").next().expect("a style");
    let start = html.find("<style>").expect("a style") + "<style>".len();
    let written = &html[start..html.find("</style>").expect("its end")];
    assert_eq!(style.text, written);
    let hash = STANDARD.encode(Sha256::digest(written));
    let policy = page.all("meta").find(|meta| meta.attributes.contains_key("http-equiv")).expect("a policy");
    let expected = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    assert_eq!(policy.attributes["content"], expected);
}

#[test]
fn every_verdict_leads_to_the_words_or_to_the_finding() {
    let (_, page) = page(&[&small().report]);
    let verdicts: Vec<(String, Option<&str>)> = page
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.has_class("verdict"))
        .map(|(index, cell)| {
            let link = page.elements.iter().find(|element| element.within.contains(&index) && element.name == "a");
            (cell.text.clone(), link.map(|link| link.attributes["href"].as_str()))
        })
        .collect();
    let expected = ["≈ weak", "✓ satisfied", "× missing", "× missing", "→ deferred", "– not applicable", "● advice"];
    assert_eq!(verdicts.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), expected);
    let target = |index: usize| page.by_id(verdicts[index].1.expect("a link").trim_start_matches('#'));
    assert!(target(0).text.contains("Opting out is mentioned, but no route is given."));
    assert_eq!(target(1).text, "to write");
    assert!(target(2).text.contains("nothing tells readers"));
    assert!(target(3).text.contains("Reason: The board has decided so."));
    assert_eq!(target(4).text, "See our ");
    assert_eq!(verdicts[5].1, None);
}

#[test]
fn checklists_have_their_titles_and_unknown_ones_their_ids() {
    let (_, page) = page(&[&small().report]);
    let groups: Vec<&str> = page.with_class("group").map(|group| group.text.as_str()).collect();
    assert_eq!(groups, ["What every policy should say", "ours", "Other findings"]);
}

#[test]
fn what_overlaps_is_cut_and_no_word_is_lost() {
    let (_, page) = page(&[&small().report]);
    let policy = page.by_id("d1-policy");
    assert!(policy.text.contains("You may opt out of such messages.1 We sell data.2"), "{}", policy.text);
    let marks: Vec<(&str, &str)> =
        page.all("mark").map(|mark| (mark.attributes["class"].as_str(), mark.text.as_str())).skip(3).collect();
    let expected = [
        ("lacks", "Privacy Policy"),
        ("found error", "may opt out"),
        ("found error", " of such messages"),
        ("explains", "We "),
        ("explains", "sell"),
        ("explains", " data"),
        ("found advice", "We never share it"),
        ("serves", "to write"),
        ("defers", "See our "),
        ("defers", "notice"),
    ];
    assert_eq!(marks, expected);
}

/// The words of the policy on the page, without what was added.
fn policy_text(page: &Page) -> String {
    let is_added = |element: &Element| element.has_class("notes") || element.has_class("ref");
    let runs = page.runs.iter().filter(|(within, _)| {
        let mut within = within.iter().map(|&index| &page.elements[index]);
        within.any(|element| element.has_class("text")) && !within.any(is_added)
    });
    runs.map(|(_, run)| run.as_str()).collect()
}

#[test]
fn the_policy_is_there_word_for_word() {
    for name in ["poor.md", "poor.html", "complete.md", "complete.html", "complete.txt"] {
        let report = example(name);
        let (_, page) = page(&[&report]);
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let blocks: String = report.document.blocks.iter().map(|block| report.document.block_text(block)).collect();
        assert_eq!(squeezed(&policy_text(&page)), squeezed(&blocks), "{name}");
        assert_eq!(page.with_class("note").count(), report.diagnostics.len(), "{name}");
    }
}

#[test]
fn each_finding_stands_beside_its_words() {
    let report = example("poor.md");
    let (_, page) = page(&[&report]);
    for (number, diagnostic) in (1..).zip(&report.diagnostics) {
        let note = page.by_id(&format!("d1-f{number}"));
        assert!(note.text.contains(&diagnostic.rule) && note.text.contains(diagnostic.severity.name()));
        let beside = note.within.iter().rev().map(|&index| &page.elements[index]).find(|element| element.has_class("noted"));
        let words = report.source.slice(diagnostic.primary.span);
        assert!(beside.expect("words beside the note").text.contains(words), "{words}");
    }
}

#[test]
fn lists_and_tables_are_what_they_were() {
    let (_, page) = page(&[&small().report]);
    let nested = page
        .elements
        .iter()
        .filter(|element| element.name == "ul" && element.within.iter().any(|&index| page.elements[index].name == "li"));
    assert_eq!(
        nested.map(|list| list.text.trim()).collect::<Vec<_>>(),
        ["What to do, and on what authority", "(a) lose it"][1..]
    );
    let heads: Vec<&str> = page
        .elements
        .iter()
        .filter(|element| element.name == "th" && element.within.iter().any(|&index| page.elements[index].has_class("text")))
        .map(|head| head.text.as_str())
        .collect();
    assert_eq!(heads, ["What", "Why"]);
}

#[test]
fn several_policies_have_an_index_and_a_matrix_of_all() {
    let reports = [example("poor.md"), example("complete.md"), example("poor.md")];
    let (_, page) = page(&reports.iter().collect::<Vec<_>>());
    assert_eq!(page.all("article").count(), 3);
    let rows = |class: &str| {
        let table = page.elements.iter().position(|element| element.has_class(class)).expect("a table");
        page.elements.iter().filter(move |element| element.name == "tr" && element.within.contains(&table)).count()
    };
    assert_eq!(rows("policies"), 1 + 3);
    // A row for the head, one for the checklist's title.
    assert_eq!(rows("matrix"), 2 + reports[0].verdicts.len());
    let index = page.elements.iter().position(|element| element.has_class("matrix")).expect("a matrix");
    let cells: Vec<&str> = page
        .elements
        .iter()
        .filter(|element| element.name == "a" && element.within.contains(&index))
        .map(|link| link.attributes["href"].as_str())
        .collect();
    for document in 1..=3 {
        for duty in 1..=reports[0].verdicts.len() {
            assert!(cells.contains(&format!("#d{document}-m{duty}").as_str()), "document {document}, duty {duty}");
        }
    }
}

#[test]
fn policies_held_against_different_checklists_share_a_matrix() {
    let (one, mut other) = (small(), small());
    other.report.verdicts.retain(|judged| judged.rule != "core/purposes");
    let (_, page) = page(&[&other.report, &one.report]);
    let matrix = page.with_class("matrix").next().expect("a matrix");
    assert_eq!(matrix.text.matches("not checked").count(), 1);
    assert!(matrix.text.contains("suppressed"));
}

#[test]
fn a_page_of_nothing_is_a_page() {
    let (_, page) = page(&[]);
    assert!(page.by_id("report").text.trim().is_empty());
    assert!(page.all("header").next().expect("a header").text.contains("No policy was checked."));
}

#[test]
fn a_document_without_text_has_its_findings() {
    let report = check("empty.md", "");
    let (_, page) = page(&[&report]);
    assert!(!report.diagnostics.is_empty());
    assert_eq!(page.with_class("note").count(), report.diagnostics.len());
}

#[test]
fn findings_about_comments_stand_beside_what_comes_next() {
    let report = check("policy.md", "# Privacy Policy\n\n<!-- privlint-ignore core/no-such: x -->\n\nWe collect your name.\n");
    let (_, page) = page(&[&report]);
    let number = report.diagnostics.iter().position(|found| found.rule == "document/ignore-unknown").expect("a finding") + 1;
    let note = page.by_id(&format!("d1-f{number}"));
    let beside = &page.elements[note.within[note.within.len() - 2]];
    assert!(beside.text.contains("We collect your name."), "{}", beside.text);
}

#[test]
fn hostile_text_is_shown_and_does_nothing() {
    let evil = "</p></style></title><script>alert(1)</script> ]]> \"'><img src=x onerror=alert(1)> &lt;b&gt; \u{1b}\u{202e}\u{2066}\u{200b}";
    let mut draft = Draft::new(
        &format!("{evil}.md"),
        &format!("# Privacy Policy `{evil}`\n\nYou may opt out `{evil}` now.\n\n| `{evil}` |\n|---|\n| x |\n"),
    );
    draft = draft.with_weak_opt_out("opt out");
    let diagnostic = &mut draft.report.diagnostics[0];
    diagnostic.rule = format!("core/{evil}");
    for text in [&mut diagnostic.message, &mut diagnostic.primary.message, &mut diagnostic.help, &mut diagnostic.cite[0].text] {
        evil.clone_into(text);
    }
    diagnostic.cite[0].url = Some("javascript:alert(1)".to_owned());
    let mut web = diagnostic.cite[0].clone();
    web.url = Some("https://example.org/?\"><script>alert(1)</script>".to_owned());
    diagnostic.cite.push(web);
    let found = diagnostic.clone();
    draft.report.suppressed =
        vec![Suppressed { diagnostic: found, by: Authority::Baseline, reason: evil.to_owned(), until: None }];
    let span = draft.span("opt out");
    draft.report.verdicts = vec![judged(&format!("{evil}/x"), evil, Verdict::Satisfied, vec![span])];
    draft.report.statements = vec![Stated { id: evil.into(), title: evil.into(), topic: evil.into(), spans: vec![span] }];
    for reports in [vec![&draft.report], vec![&draft.report; 2]] {
        let (html, page) = page(&reports);
        assert!(!html.chars().any(|c| c != '\n' && escape::is_unsafe(c)));
        let shown = "<script>alert(1)</script> ]]> \"'><img src=x onerror=alert(1)> &lt;b&gt; \\u{1b}\\u{202e}\\u{2066}";
        for place in ["d1-f1", "d1-s1", "d1-m1", "d1-policy", "d1-topics"] {
            assert!(page.by_id(place).text.contains(shown), "{place}: {}", page.by_id(place).text);
        }
        assert!(page.all("title").next().expect("a title").text.contains("privlint"));
    }
}

#[test]
fn long_text_stays_whole_and_quotes_are_short() {
    let mut draft = Draft::new("policy.md", &format!("# Privacy Policy\n\n{PARAGRAPH}\n"));
    let all = draft.span(PARAGRAPH);
    draft.report.verdicts = vec![judged("core/purposes", "Say what the data is used for.", Verdict::Satisfied, vec![all; 9])];
    let (_, page) = page(&[&draft.report]);
    assert!(policy_text(&page).contains(PARAGRAPH));
    let evidence = page.with_class("evidence").next().expect("evidence");
    assert!(evidence.text.chars().count() < 150, "{}", evidence.text);
    assert!(evidence.text.ends_with("and 4 more"));
}
