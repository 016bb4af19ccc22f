//! What every reader keeps of its markup: where text may be added, and what a comment speaks for.

use super::Document;
use crate::source::{Format, Source};
use crate::tongue::Tongue;

fn read(format: Format, text: &str) -> Document {
    Document::read(&Source::decode("policy", format, text.as_bytes().to_vec()).expect("text"), Tongue::english())
}

/// Holds that what stands behind the block whose words end at the caret is as told.
fn hold(format: Format, places: &[(&str, &str)]) {
    for (page, behind) in places {
        let at = page.find('^').expect("a caret");
        let page = page.replace('^', "");
        let document = read(format, &page);
        let block = document.blocks.iter().find(|block| document.source_span(block.span).end as usize == at);
        let block = block.unwrap_or_else(|| panic!("no block ends there: {page} {:?}", document.blocks));
        assert_eq!(&page[block.whole.end as usize..], *behind, "{page}");
        assert!(block.whole.start as usize <= at, "{page}");
    }
}

#[test]
fn a_new_paragraph_is_no_part_of_another_element_of_html() {
    hold(
        Format::Html,
        &[
            ("<p>We use cookies.^</p><p>x</p>", "<p>x</p>"),
            ("<p>We use cookies.^<br><br>More.</p>x", "x"),
            ("<p>We <b>use^</b>&nbsp;<!-- x --></p>x", "x"),
            ("<p><big>Read^</big> <svg><path></svg></p>x", "x"),
            ("<h1>Privacy Policy^&nbsp;</h1>x", "x"),
            ("<ul><li>by post^</li><p>&nbsp;</p></ul>x", "x"),
            ("<dl><dt>a</dt><dd>b^</dd><dt>c</dt></dl>x", "x"),
            ("<div><ul><li><p>by post^</p></li></ul></div>x", "</div>x"),
            ("<table><tr><td>a^</td><td>b</td></tr></table>\n<p>x", "\n<p>x"),
            ("<table><tr><td><p>a^</p><p>b</p></td></tr></table>", "<p>b</p></td></tr></table>"),
            ("<table><tr><th>a</th><th>b</th></tr><tr><td><p>c^</p></td><td>d</td></tr></table>x", "x"),
            ("<font><p>a^</p></font>x", "</font>x"),
            ("<div><font>a^</font> </div>x", " </div>x"),
            ("<div><b class='x'><i>a</i> <u>b^</u></b> </div>x", " </div>x"),
            ("<span>a<p>b</p><i>c^</i></span><p>x", "</span><p>x"),
            ("<a href='x > y'><div>Words^</div></a>x", "x"),
            ("<a href='/'><h1>Privacy Policy^</h1></a><p>x", "<p>x"),
            ("<main>Words^</main>", "</main>"),
            ("<p>Words^<div>x</div>", "<div>x</div>"),
            ("<p title='a < b'>Words^</p>x", "x"),
            ("<script>'<p>'</script>Words x^<br><br>", "<br><br>"),
            ("Words^", ""),
        ],
    );
}

#[test]
fn a_new_paragraph_is_no_part_of_another_element_of_markdown() {
    hold(
        Format::Markdown,
        &[
            ("We use cookies.^  \n\nMore.", "\n\nMore."),
            ("# Privacy^ #\nWe", "\nWe"),
            ("Privacy^\n=======\nWe", "\nWe"),
            ("- a^\n- b\n\nMore.", "\n- b\n\nMore."),
            ("- a\n  - b^\n- c", "\n- c"),
            ("- a^\n\n  ```\n  x\n  ```\n- c", "\n- c"),
            ("> a^\n>\n> b\n\nc", "\n\nc"),
            ("| a^ | b |\n|---|---|\n| c | d |\n\nx", "\n\nx"),
            ("```\ncode^\n```\nx", "\nx"),
            ("<div>\n<p>a^</p>\n<p>b</p>\n</div>\n\nx", "\n\nx"),
            ("We use\r\ncookies.^\r\n\r\nMore.", "\r\n\r\nMore."),
            ("We use cookies.^\n<!-- privlint-ignore a/b: c -->\nMore.", "\n<!-- privlint-ignore a/b: c -->\nMore."),
        ],
    );
}

#[test]
fn a_new_paragraph_is_no_part_of_another_line_of_text() {
    hold(
        Format::Text,
        &[
            ("  We use cookies for this.^ \n\nMore.", "\n\nMore."),
            ("Privacy^\n=======\nWe use cookies.", "\nWe use cookies."),
            ("Name^ | e-mail | address\nvisits | pages | times", "\nvisits | pages | times"),
        ],
    );
}

#[test]
fn a_comment_stands_in_a_block_or_before_one() {
    // The words it speaks for.
    let comments = [
        (Format::Markdown, "A.\n\n# B\n\nC. %\n\nD.", "C."),
        (Format::Markdown, "A.\n\n%\n\nB.", "B."),
        (Format::Markdown, "**Lead words.** % We use cookies to sign you in.", "Lead words."),
        (Format::Markdown, "**Lead words.** We use cookies % to sign you in.", "We use cookies  to sign you in."),
        (Format::Markdown, "- A.\n  %\n- B.", "A."),
        (Format::Markdown, "- A.\n\n  %\n\n  B.", "B."),
        (Format::Markdown, "- A.\n%\n- B.", "B."),
        (Format::Markdown, "> A.\n>\n> %\n\nB.", "A."),
        (Format::Markdown, "| A. % | B. |\n|---|---|\n", "A."),
        (Format::Markdown, "| A. | % B. |\n|---|---|\n", "B."),
        (Format::Html, "<p>A. <b>B.</b>%</p><p>C.</p>", "A. B."),
        (Format::Html, "<p>A.</p>%<p>B.</p>", "B."),
        (Format::Html, "<p>A.<br><br>%B.</p>", "B."),
        (Format::Html, "<p>A.<br><br>%</p><p>B.</p>", "A."),
        (Format::Html, "<ul><li><p>A.</p>%</li><li>B.</li></ul>", "A."),
        (Format::Html, "<ul><li><p>A.</p>%<p></p><p>B.</p></li></ul>", "B."),
        (Format::Html, "<p>A.</p><footer>%<p>Imprint</p></footer><p>B.</p>", "B."),
        (Format::Html, "<p>A.</p><template>%</template><p>B.</p>", "B."),
        (Format::Html, "<table><tr><td>A.%</td><td>B.</td></tr><tr><td>C.</td><td>D.</td></tr></table>", "A."),
        (Format::Html, "<p>A.</p>%", ""),
    ];
    for (format, text, words) in comments {
        let document = read(format, &text.replace('%', "<!-- privlint-ignore a/b: c -->"));
        let [comment] = document.comments[..] else { panic!("one comment: {text}") };
        let block = comment.within.or((comment.next < document.blocks.len()).then_some(comment.next));
        let found = block.map_or("", |block| document.block_text(&document.blocks[block]));
        assert_eq!(found, words, "{text}");
    }
}
