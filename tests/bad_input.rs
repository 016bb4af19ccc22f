//! Input that is not a policy, or that was made to break a reader: the linter says something of each and never panics.

#[path = "../benches/pathological.rs"]
mod pathological;

use privlint::Linter;
use privlint::Tongue;
use privlint::findings::Report;
use privlint::report::format::ReportFormat as _;
use privlint::report::full::{self, Style};
use privlint::report::html::Html;
use privlint::report::summary::Tally;
use privlint::report::{json, short};
use privlint::source::{DecodeError, Format, Source, Span};
use privlint::spec;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right")));

const FORMATS: [Format; 3] = [Format::Markdown, Format::Html, Format::Text];

/// How many of a thing make too many: debug builds are slow, and check for overflow besides.
const MANY: usize = if cfg!(debug_assertions) { 2_000 } else { 100_000 };
/// The bytes of a long line.
const LONG: usize = if cfg!(debug_assertions) { 100_000 } else { 5_000_000 };
/// The bytes of each of the pathological inputs.
const EACH: usize = if cfg!(debug_assertions) { 3_000 } else { 200_000 };

/// Lints a text and prints the report in every form.
fn check(format: Format, text: String) -> Report {
    let report = LINTER.check(Source::decode("policy", format, text.into_bytes()).expect("text"));
    let mut out = String::new();
    let style = Style { width: 80, color: true, unicode: true, links: true };
    full::render(&report, &style, &mut out);
    full::render_passes(&report, &style, &mut out);
    short::render(&report, false, &mut out);
    let json: serde_json::Value = serde_json::from_slice(&json::document(&report)).expect("JSON");
    assert!(json["statements"].is_array());
    page(&report);
    let spans = report.statements.iter().flat_map(|stated| &stated.spans);
    for span in spans.chain(report.diagnostics.iter().map(|found| &found.primary.span)) {
        assert!(report.source.text().get(span.range()).is_some(), "{span:?}");
    }
    report
}

/// Writes the report as a page.
fn page(report: &Report) {
    let mut html = Html::default();
    let part = html.part(report);
    let (mut out, mut documents) = (Vec::new(), Vec::new());
    html.add(part, &mut documents).expect("memory");
    html.preface(&Tally::default(), &mut out).expect("memory");
    out.append(&mut documents);
    html.close(&Tally::default(), &mut out).expect("memory");
    assert!(out.ends_with(b"</html>\n"));
}

#[test]
fn a_file_without_words_states_nothing() {
    for format in FORMATS {
        for text in [
            "",
            " ",
            "\n",
            "\r\n\r\n",
            "\t \u{a0}\n",
            "\u{feff}",
            "---\ntitle: Privacy\n---\n",
            "---\n---\n",
            "---",
            "---\n",
            "<p></p>",
            "<!-- -->",
            "***",
            "# ",
            "- ",
            "[]()",
        ] {
            let report = check(format, text.to_owned());
            assert!(report.statements.is_empty(), "{format:?} {text:?}");
        }
    }
}

#[test]
fn a_binary_is_refused() {
    for bytes in [b"\x7fELF\x02\x01\x01\0\0".to_vec(), b"%PDF\0".to_vec(), b"a\0b".to_vec()] {
        let refused = Source::decode("policy.md", Format::Markdown, bytes).map(|_| ());
        assert_eq!(refused, Err(DecodeError::Binary));
    }
}

#[test]
fn half_a_character_of_utf16_is_read_and_no_span_reaches_beyond_the_file() {
    let odd: Vec<u8> =
        b"\xFF\xFE".iter().copied().chain("We share your name".encode_utf16().flat_map(u16::to_le_bytes)).chain([0x41]).collect();
    for bytes in
        [b"\xFF\xFE".to_vec(), b"\xFF\xFEa".to_vec(), b"\xFE\xFF\xD8\x00".to_vec(), b"\xFF\xFEa\0\x00\xDCb\0".to_vec(), odd]
    {
        for format in FORMATS {
            let report = LINTER.check(Source::decode("policy", format, bytes.clone()).expect("text"));
            let end = report.source.text().len();
            assert!(report.source.file_range(Span::new(0, end)).end <= bytes.len(), "{format:?} {bytes:?}");
            let _ = json::document(&report);
        }
    }
}

#[test]
fn a_line_without_a_full_stop_is_read() {
    let words = "we share your name and e-mail address with our partners for marketing purposes ";
    for format in FORMATS {
        let report = check(format, words.repeat(LONG / words.len()));
        assert!(report.statements.iter().any(|stated| stated.id == "third-party-sharing"), "{format:?}");
    }
}

#[test]
fn so_many_levels_of_lists_and_quotes_are_read() {
    check(Format::Markdown, "- ".repeat(MANY) + "We share your name.");
    check(Format::Markdown, "> ".repeat(MANY) + "We share your name.");
    check(Format::Markdown, "1. ".repeat(MANY) + "We share your name.");
    check(Format::Markdown, "> - ".repeat(MANY) + "We share your name.");
    check(Format::Html, "<ul><li>".repeat(MANY) + "We share your name." + &"</ul>".repeat(MANY));
    check(Format::Html, "<blockquote>".repeat(MANY) + "We share your name.");
    // Each level indented by the one above it: a long file of few levels.
    let levels: String = (0..MANY.min(600)).map(|level| "  ".repeat(level) + "- We share your name:\n").collect();
    check(Format::Markdown, levels.clone());
    check(Format::Text, levels);
}

#[test]
fn so_many_tags_that_never_end_are_read() {
    for tag in [
        "<div>",
        "<p>",
        "<b>",
        "<a href=x>",
        "<span class=\"x\">",
        "<table><tr><td>",
        "<form>",
        "<section>",
        "<details>",
        "<font>",
        "<dl><dd>",
    ] {
        for format in [Format::Html, Format::Markdown] {
            let report = check(
                format,
                "<p>You may opt out by writing to us at a@larkspur.coop.</p>\n\n".to_owned() + &tag.repeat(MANY) + "end",
            );
            assert!(report.statements.iter().any(|stated| stated.id == "opt-out"), "{format:?} {tag}");
        }
    }
}

#[test]
fn so_many_headings_are_read() {
    for (format, heading) in [
        (Format::Markdown, "# We share\n\n"),
        (Format::Markdown, "We share\n---\n\n"),
        (Format::Html, "<h2>We share</h2>"),
        (Format::Text, "WE SHARE\n\n"),
    ] {
        check(format, heading.repeat(MANY));
    }
    let deeper: String = (0..MANY).map(|n| "#".repeat(n % 6 + 1) + " Part\n\nWe share your name.\n\n").collect();
    check(Format::Markdown, deeper);
}

#[test]
fn so_many_links_are_read() {
    check(Format::Markdown, "[We share](https://larkspur.coop) your name. ".repeat(MANY));
    check(Format::Markdown, "[a]".repeat(MANY) + "\n\n[a]: https://larkspur.coop\n");
    check(Format::Html, "<a href=\"https://larkspur.coop\">We share</a> your name. ".repeat(MANY));
    check(Format::Text, "https://larkspur.coop ".repeat(MANY));
    // Links that seem to nest are long beyond any number of bytes if their lengths are added.
    check(Format::Markdown, "We share <a href=x> ".repeat(MANY) + &"</a> ".repeat(MANY));
    check(Format::Markdown, "We share <a href=x>your name.\n\n".repeat(MANY) + &"us </a>\n\n".repeat(MANY));
}

#[test]
fn tables_of_so_many_rows_and_columns_are_read() {
    const CELLS: usize = 70_000;
    check(Format::Markdown, "|a|b|\n|-|-|\n".to_owned() + &"|c|d|\n".repeat(if cfg!(debug_assertions) { 2_000 } else { CELLS }));
    let cells = if cfg!(debug_assertions) { 2_000 } else { CELLS };
    check(Format::Markdown, "|a".repeat(cells) + "|\n" + &"|-".repeat(cells) + "|\n");
    check(Format::Html, "<table><tr><th>a<th>b".to_owned() + &"<tr><td rowspan=99 colspan=99>c<td>d".repeat(MANY) + "</table>");
    check(Format::Html, "<table>".to_owned() + &"<tr><td>a<td>b".repeat(CELLS.min(10 * MANY)) + "</table>");
    check(Format::Html, "<table><tr><td>a<tr>".to_owned() + &"<td>a".repeat(CELLS) + "</table>");
}

#[test]
fn a_long_lead_is_not_written_out_for_each_of_so_many_items() {
    let lead = "We collect ".to_owned() + &"your name, e-mail address, phone number, ".repeat(30) + "and:";
    check(Format::Html, format!("<p>{lead}</p><ul>{}</ul>", "<li>name".repeat(MANY)));
    check(Format::Html, "<ul><li>your e-mail address:".repeat(255) + &"<li>name".repeat(MANY));
}

#[test]
fn characters_that_steer_a_terminal_are_never_printed() {
    let text = "# \u{1b}[31mPrivacy\u{202e} \u{7}Policy\n\nWe may share your \u{1b}]8;;http://evil\u{1b}\\name\u{9b}2J\u{2066} with partners.\n";
    for format in FORMATS {
        let report = LINTER.check(Source::decode("a\u{1b}[2J.md", format, text.as_bytes().to_vec()).expect("text"));
        let mut out = String::new();
        full::render(&report, &Style { width: 80, color: false, unicode: true, links: false }, &mut out);
        full::render_passes(&report, &Style { width: 80, color: false, unicode: true, links: false }, &mut out);
        short::render(&report, false, &mut out);
        out.push_str(std::str::from_utf8(&json::document(&report)).expect("UTF-8"));
        let steers = |c: &char| (c.is_control() && *c != '\n') || "\u{202e}\u{2066}".contains(*c);
        assert_eq!(out.chars().find(steers), None, "{format:?}");
    }
}

#[test]
fn every_pathological_input_is_read() {
    for input in pathological::inputs() {
        // The name of what failed is seen in the test's output.
        println!("{:?} {}", input.format, input.name);
        check(input.format, input.text(EACH));
    }
}

#[test]
fn every_pathological_input_is_read_in_the_other_formats() {
    for input in pathological::inputs() {
        for format in FORMATS.into_iter().filter(|format| *format != input.format) {
            println!("{format:?} {}", input.name);
            check(format, input.text(EACH / 4));
        }
    }
}

#[test]
fn a_tag_of_many_attributes_is_read_whole() {
    let attributes = "data-a=\"b\" c=d e='f' g\n".repeat(300);
    let page =
        format!("<p>We collect data.</p><p {attributes} hidden {attributes}>We sell data.</p><p {attributes}>We share data.</p>");
    let source = Source::decode("policy.html", Format::Html, page.clone().into_bytes()).expect("text");
    let document = privlint::document::Document::read(&source, Tongue::english());
    let blocks: Vec<&str> = document.blocks.iter().map(|block| &page[document.source_span(block.span).range()]).collect();
    assert_eq!(blocks, ["We collect data.", "We share data."]);
}
