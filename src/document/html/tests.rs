use super::read;
use crate::document::{BlockKind, Builder, Document, Mark, TextSpan};
use proptest::prelude::*;
use std::fmt::Write;
use std::time::{Duration, Instant};

fn document(html: &str) -> Document {
    let mut builder = Builder::new();
    read(html, 0..html.len(), &mut builder);
    builder.finish()
}

/// One line a block: its kind, then its text.
fn outline(html: &str) -> String {
    let document = document(html);
    let mut lines = String::new();
    for block in &document.blocks {
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item(depth) => format!("item{depth}"),
            BlockKind::Cell { row, column, header } => {
                format!("{}{row},{column}", if header { "head" } else { "cell" })
            }
            BlockKind::Quote => "quote".to_owned(),
            BlockKind::Term => "term".to_owned(),
            BlockKind::Code => "code".to_owned(),
        };
        writeln!(lines, "{kind}: {}", document.block_text(block)).expect("a string takes all text");
    }
    lines.trim_end().to_owned()
}

fn marks(html: &str) -> Vec<(String, Mark)> {
    let document = document(html);
    document.marks.iter().map(|(span, mark)| (document.text[span.range()].to_owned(), *mark)).collect()
}

/// Running text of this many sentences.
fn prose(sentences: usize) -> String {
    "We use the data that you give us to run the service. ".repeat(sentences)
}

/// A page with enough text that `aside` is not the most of it.
fn beside(aside: &str) -> String {
    outline(&format!("{aside}<p>{}</p>", "Word ".repeat(1000))).lines().filter(|line| !line.contains("Word")).collect()
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        assert_eq!(outline(html), *expected, "{html}");
    }
}

#[test]
fn blocks_have_their_kinds() {
    check(&[
        ("<h1>A</h1><h3>B</h3><p>C</p>", "h1: A\nh3: B\np: C"),
        ("A<div>B</div>C", "p: A\np: B\np: C"),
        ("<div>A<p>B</div>C", "p: A\np: B\np: C"),
        ("<blockquote>A<p>B</p></blockquote>", "quote: A\nquote: B"),
        ("<dl><dt>A<dd>B<dt>C<dd>D</dl>", "term: A\np: B\nterm: C\np: D"),
        ("<pre>let a;</pre>", "code: let a;"),
        ("<details><summary>A</summary>B</details>", "h7: A\np: B"),
        ("<div role=heading aria-level=3>A</div>B", "h3: A\np: B"),
        ("<div role=heading>A</div>", "h2: A"),
        ("A<hr>B", "p: A\np: B"),
        ("A</p>B", "p: A\np: B"),
        ("<p>&nbsp;</p><p> </p>", ""),
    ]);
}

#[test]
fn items_have_their_depth() {
    check(&[
        ("<ul><li>A<li>B<ul><li>C</ul><li>D</ul>E", "item1: A\nitem1: B\nitem2: C\nitem1: D\np: E"),
        ("<ol><li><p>A</p><p>B</p></li></ol>", "item1: A\nitem1: B"),
        ("<ul><li>A</li><ul><li>B</li></ul><li>C</li></ul>", "item1: A\nitem2: B\nitem1: C"),
        ("<ul><li><h4>A</h4>B</ul>", "h4: A\nitem1: B"),
        ("<li>A", "item1: A"),
    ]);
}

#[test]
fn breaks_part_lines_and_two_part_blocks() {
    check(&[
        ("A<br>B", "p: A B"),
        ("A<br> <br/>B", "p: A\np: B"),
        ("A<br>&nbsp;<br>B", "p: A\np: B"),
        ("<li>A<br><br>B", "item1: A\nitem1: B"),
        ("<p><br>A<br></p>", "p: A"),
    ]);
    assert_eq!(marks("A <br>\n B"), [(" ".to_owned(), Mark::Break)]);
}

#[test]
fn white_space_collapses() {
    check(&[
        ("  A \n\t B  ", "p: A B"),
        ("A <b> B </b> C", "p: A B C"),
        ("<b>A</b><i>B</i>", "p: AB"),
        ("<b>A</b> <i>B</i>", "p: A B"),
        ("A\u{a0}B&nbsp;C", "p: A\u{a0}B\u{a0}C"),
        ("&nbsp;&nbsp; A", "p: A"),
        ("inter\u{ad}net&shy;work\u{200b}s", "p: internetworks"),
        ("\u{feff}A", "p: A"),
        ("A<!-- x -->B", "p: AB"),
    ]);
}

#[test]
fn character_references_are_read() {
    check(&[
        ("AT&amp;T &lt;3 &#8217; &#x2019;", "p: AT&T <3 ’ ’"),
        ("a & b && c &unknown; &", "p: a & b && c &unknown; &"),
        ("&ampersand &copy2023 &notit;", "p: &ersand ©2023 ¬it;"),
        ("&semi;&fjlig;&#59;&#0;", "p: ;fj;\u{fffd}"),
        ("&#32;A&Tab;B&NewLine;", "p: A B"),
        ("1 < 2 <> </> <3", "p: 1 < 2 <> </> <3"),
    ]);
}

#[test]
fn every_word_knows_its_source() {
    let html = "<p>We&nbsp;do <b>not</b>\n sell&#32;or caf&eacute;s&ampx.</p>";
    let document = document(html);
    let source_of = |word: &str| {
        let start = document.text.find(word).expect("the word is there");
        let narrow = |n| u32::try_from(n).expect("a short text");
        let span = document.source_span(TextSpan { start: narrow(start), end: narrow(start + word.len()) });
        &html[span.range()]
    };
    assert_eq!(source_of("not"), "not");
    assert_eq!(source_of("We\u{a0}do"), "We&nbsp;do");
    assert_eq!(source_of("not sell"), "not</b>\n sell");
    assert_eq!(source_of("cafés&x"), "caf&eacute;s&ampx");
    assert_eq!(source_of("é"), "&eacute;");
}

#[test]
fn marks_cover_their_words() {
    let strong = |text: &str| (text.to_owned(), Mark::Strong);
    assert_eq!(marks("a <b> b </b> c"), [strong("b")]);
    assert_eq!(marks("<strong>a<b>b</b>c</strong>"), [strong("abc")]);
    assert_eq!(marks("<span style='color:red; font-weight: 700 !important'>a</span>"), [strong("a")]);
    assert_eq!(marks("<b><p>a</p><p>b</p></b>c"), [strong("a"), strong("b")]);
    assert_eq!(marks("<b style=font-weight:normal>a</b>"), []);
    assert_eq!(marks("<p><b>a</p><p>b</p>"), [strong("a")]);
    assert_eq!(marks("<b>a<p>b</b>c</p>"), [strong("a"), strong("b")]);
}

#[test]
fn links_lead_somewhere() {
    let cases = [
        ("https://example.org", Some(Mark::Link)),
        ("/privacy#choices", Some(Mark::Link)),
        ("?page=2", Some(Mark::Link)),
        ("MailTo:a@example.org", Some(Mark::MailLink)),
        ("/cdn-cgi/l/email-protection#1a2b", Some(Mark::MailLink)),
        ("#", None),
        ("#choices", Some(Mark::Anchor)),
        ("", None),
        ("javascript:void(0)", None),
        ("tel:123", None),
    ];
    for (target, expected) in cases {
        let found = marks(&format!("<a href='{target}'>a</a>"));
        assert_eq!(found.first().map(|(_, mark)| *mark), expected, "{target}");
    }
    assert_eq!(marks("<a name=top>a</a>"), []);
    assert_eq!(marks("<a href=x>a<a href=y>b"), [("a".to_owned(), Mark::Link), ("b".to_owned(), Mark::Link)]);
}

#[test]
fn tags_need_not_match() {
    check(&[
        ("</div></b></p>A", "p: A"),
        ("<div><span>A</div>B", "p: A\np: B"),
        ("<p><b>A</p>B</b>", "p: A\np: B"),
        ("<ul><li>A</div>B</ul>", "item1: AB"),
        (
            "<table><tr><td>A</div></p></li>B<td>C<tr><td>D<td>E</table>F",
            "cell0,0: A\ncell0,0: B\ncell0,1: C\ncell1,0: D\ncell1,1: E\np: F",
        ),
        ("<x-a><y-b>A</x-a>B</y-b>C", "p: ABC"),
        ("<h2>A<h3>B</h2>C", "h2: A\nh3: B\np: C"),
        ("<div class='a", ""),
        ("A<div", "p: A"),
        ("A<!-- B", "p: A"),
        ("<svg><path d=M0/><p>A", "p: A"),
        ("<p/>A", "p: A"),
    ]);
}

#[test]
fn tables_of_data_make_cells() {
    check(&[
        ("<table><thead><tr><td>A<td>B<tbody><tr><th>C<td>D</table>", "head0,0: A\nhead0,1: B\ncell1,0: C\ncell1,1: D"),
        (
            "<table><tr><th scope=row>A<th>B<tr><th>C<td><p>D<ul><li>E</ul></table>",
            "cell0,0: A\nhead0,1: B\ncell1,0: C\ncell1,1: D\nitem1: E",
        ),
        (
            "<table><caption>X</caption><tr><th rowspan=2>A<th colspan=2>B<tr><td>C<td>D<tr><td>E</table>",
            "p: X\nhead0,0: A\nhead0,1: B\ncell1,1: C\ncell1,2: D\ncell2,0: E",
        ),
    ]);
}

#[test]
fn tables_of_layout_make_blocks() {
    let long = prose(60);
    let long = long.trim();
    check(&[
        ("<table role=presentation><tr><td>A<td>B<tr><td>C<td>D</table>", "p: A\np: B\np: C\np: D"),
        ("<table><tr><td>A<tr><td>B</table>", "p: A\np: B"),
        ("<table><tr><td>A<td>B</table>", "p: A\np: B"),
        ("<table><tr><td><h2>A</h2>B<td>C<tr><td>D<td>E</table>", "h2: A\np: B\np: C\np: D\np: E"),
        (
            "<table><tr><td>X<td>Y<tr><td>Z<td><table><tr><th>A<th>B<tr><td>C<td>D</table></table>",
            "p: X\np: Y\np: Z\nhead0,0: A\nhead0,1: B\ncell1,0: C\ncell1,1: D",
        ),
        (&format!("<table><tr><td>A<td>{long}<tr><td>C<td>D</table>"), &format!("p: A\np: {long}\np: C\np: D")),
    ]);
}

#[test]
fn mute_elements_say_nothing() {
    check(&[
        ("<script>A</script><style>B</style><noscript>C</noscript>D", "p: D"),
        ("<select><option>A<option>B</select><textarea>C</textarea>D", "p: D"),
        ("<svg><title>A</title><text>B</text></svg>C<math>D</math>", "p: C"),
        ("<template><p>A</template><iframe>B</iframe>C", "p: C"),
        ("<button>A</button><h2><button>B</button></h2>", "h2: B"),
        ("<button class=accordion>A</button><div class=panel>B</div>", "h7: A\np: B"),
        ("<head><title>A</title><meta name=a></head><body>B", "p: B"),
    ]);
}

#[test]
fn the_title_is_noted() {
    let html = "<title>\n Privacy \n</title><svg><title>x</title></svg><p>A";
    let title = document(html).title.expect("there is a title");
    assert_eq!(&html[title.range()], "Privacy");
    assert_eq!(document("<svg><title>x</title></svg>").title, None);
}

#[test]
fn furniture_is_left_out() {
    for furniture in [
        "<nav>A</nav>",
        "<header>A</header>",
        "<footer><p>A</footer>",
        "<aside>A</aside>",
        "<form>A</form>",
        "<dialog open>A</dialog>",
        "<div role=banner>A</div>",
        "<div role=dialog>A</div>",
        "<div class='x site-footer__inner'>A</div>",
        "<div class=Site_Header>A</div>",
        "<div id=onetrust-consent-sdk>A</div>",
        "<div class=cookie-banner>A</div>",
        "<a class=skip-link href=#main>A</a>",
        "<span class=sr-only>A</span>",
        "<p hidden>A</p>",
        "<div style='display: none'>A</div>",
        "<ul aria-hidden=true><li>A</ul>",
        "<div><ul><li><a href=/a>A</a></ul></div>",
    ] {
        let page = format!("<div>{furniture}</div><div><p>{}</p></div>", prose(20));
        assert_eq!(outline(&page), format!("p: {}", prose(20).trim()), "{furniture}");
    }
}

#[test]
fn policy_text_is_kept_whatever_it_is_called() {
    for wrapper in [
        "<form>",
        "<nav>",
        "<header>",
        "<div class='has-sidebar no-footer'>",
        "<div class=sidebar>",
        "<body class=modal>",
        "<main class=footer>",
        "<main hidden>",
        "<div style='visibility: hidden'>",
        "<dialog>",
    ] {
        let page = format!("{wrapper}<p>{}", prose(20));
        assert_eq!(outline(&page), format!("p: {}", prose(20).trim()), "{wrapper}");
    }
}

#[test]
fn heads_and_feet_of_the_text_are_kept() {
    assert_eq!(beside("<article><header>A</header><footer>B</footer></article>"), "p: Ap: B");
    assert_eq!(beside("<header><h1>A</h1>B</header>"), "h1: Ap: B");
    assert_eq!(beside("<header><h1>A</h1><nav>B</nav></header>"), "");
    assert_eq!(beside("<h2 id=newsletter class=footer>A</h2>"), "h2: A");
    assert_eq!(beside("<section id=social-media>A</section>"), "p: A");
}

#[test]
fn panels_that_open_are_kept() {
    let text = prose(2);
    for panel in [
        "<div hidden role=tabpanel>",
        "<div aria-hidden=true class='accordion__panel'>",
        "<div style='display:none' class='collapse'>",
        "<div hidden=until-found>",
        "<details>",
    ] {
        assert_eq!(beside(&format!("{panel}{text}</div></details>")), format!("p: {}", text.trim()), "{panel}");
    }
    assert_eq!(beside(&format!("<div hidden>{text}</div>")), "");
    assert_eq!(beside(&format!("<div hidden>{}</div>", prose(15))), format!("p: {}", prose(15).trim()));
}

#[test]
fn a_text_pasted_into_pre_is_text() {
    let html = format!("<pre>A\nB\n\nC\n {}</pre>D", prose(10));
    assert_eq!(outline(&html), format!("p: A B\np: C {}\np: D", prose(10).trim()));
}

#[test]
fn a_range_is_read_and_no_more() {
    let text = "# Head <b>no</b>\n<p>A &amp; B\n<p>no";
    let mut builder = Builder::new();
    read(text, 17..30, &mut builder);
    let document = builder.finish();
    assert_eq!(document.block_text(&document.blocks[0]), "A & B");
    assert_eq!(document.blocks.len(), 1);
}

/// Input that grows a stack, a list or a search. Each runs in a moment if the work is linear, and
/// for minutes if it is not.
#[test]
fn hostile_pages_take_linear_time() {
    let start = Instant::now();
    for piece in [
        "<div>",
        "<b>",
        "<",
        "&",
        "&a",
        "</div>",
        "<p>",
        "<table>",
        "<td>",
        "<header>",
        "<header><b>",
        "<svg>",
        "<a href=x>",
        "<!--",
        "<b><div>",
        "<b><strong>",
        "<x a=",
        "<button>",
        "<form>",
        "<form><div></form>",
    ] {
        document(&piece.repeat(20_000));
        let half = 10_000;
        document(&format!("{}{}", piece.repeat(half), "</b></x></p></form></strong></td>".repeat(half)));
    }
    assert!(start.elapsed() < Duration::from_secs(60), "took {:?}", start.elapsed());
}

/// Tags, text and entities in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "</?(p|div|b|a|li|ul|td|tr|th|table|h2|span|form|br|nav|pre|button|svg|title|script|dd|dt|x-y)>",
        1 => "<(div|span|p|td|h3|b|nav|a) (hidden|class=\"(panel|footer|sr-only)\"|href=\"mailto:a\"|style='font-weight:bold'|colspan=9)>",
        2 => "[a-z ]{1,60}",
        1 => "&(amp;?|nbsp;|shy;|#[0-9]{1,6};?|[a-zA-Z]{1,8};?)",
        1 => "[ \t\r\n\u{a0}\u{ad}\u{200b}é’😀]{1,4}",
        1 => "[<>/!&\"'=-]{1,4}",
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_soup_is_read(html in soup()) {
        let document = document(&html);
        let mut end = 0;
        for block in &document.blocks {
            prop_assert!(block.span.start >= end && block.span.end > block.span.start);
            end = block.span.end;
            prop_assert!(!document.block_text(block).trim().is_empty());
        }
        let mut last = 0;
        for (start, word) in words(&document) {
            let narrow = |n| u32::try_from(n).expect("a short text");
            let span = document.source_span(TextSpan { start: narrow(start), end: narrow(start + word.len()) });
            let source = html.get(span.range());
            prop_assert!(span.start >= last && source.is_some(), "{word:?} at {span:?} after {last}");
            last = span.start;
            let source = source.unwrap_or_default();
            let is_plain = !source.contains(['<', '&', '\u{ad}', '\u{200b}', '\u{feff}', '\u{2060}']);
            prop_assert!(!is_plain || source == word, "{word:?} from {source:?}");
        }
        for (span, _) in &document.marks {
            prop_assert!(document.text.get(span.range()).is_some_and(|text| !text.is_empty()));
        }
    }

    #[test]
    fn any_text_is_read(html in "\\PC{0,200}") {
        document(&html);
    }
}

/// The words of a document with their places.
fn words(document: &Document) -> impl Iterator<Item = (usize, &str)> {
    let start = document.text.as_ptr() as usize;
    document.text.split_whitespace().map(move |word| (word.as_ptr() as usize - start, word))
}
