//! From bytes to words and back: whatever the encoding and the markup, a span cuts the very words out of the file.

use privlint::Linter;
use privlint::report::json;
use privlint::source::{Format, Source};
use privlint::spec;
use std::ops::Range;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right")));

/// What the linter says of a file, as a reader of its JSON has it.
struct Reading {
    file: Vec<u8>,
    json: serde_json::Value,
}

impl Reading {
    fn of(format: Format, file: &[u8]) -> Self {
        let source = Source::decode("policy", format, file.to_vec()).expect("text");
        let json = serde_json::from_slice(&json::document(&LINTER.check(source))).expect("JSON");
        Self { file: file.to_vec(), json }
    }

    fn ids(&self) -> Vec<&str> {
        self.json["statements"]
            .as_array()
            .expect("statements")
            .iter()
            .map(|stated| stated["id"].as_str().expect("an id"))
            .collect()
    }

    fn states(&self, id: &str) -> bool {
        self.ids().contains(&id)
    }

    /// The bytes of the file at the spans of a statement.
    fn cut(&self, id: &str) -> Vec<&[u8]> {
        let stated = self.json["statements"].as_array().expect("statements").iter().find(|stated| stated["id"] == id);
        let stated = stated.unwrap_or_else(|| panic!("{id} is not stated, only {:?}", self.ids()));
        stated["spans"].as_array().expect("spans").iter().map(|span| &self.file[bytes(span)]).collect()
    }

    fn words(&self, id: &str) -> Vec<&str> {
        self.cut(id).into_iter().map(|bytes| std::str::from_utf8(bytes).expect("UTF-8")).collect()
    }
}

fn bytes(span: &serde_json::Value) -> Range<usize> {
    let offset = |key: &str| usize::try_from(span[key].as_u64().expect("a number")).expect("small");
    offset("start")..offset("end")
}

fn text(words: &str) -> Reading {
    Reading::of(Format::Text, words.as_bytes())
}

fn markdown(words: &str) -> Reading {
    Reading::of(Format::Markdown, words.as_bytes())
}

fn html(words: &str) -> Reading {
    Reading::of(Format::Html, words.as_bytes())
}

const OPT_OUT: &str = "You may opt out of our newsletter by writing to us at optout@larkspur.coop";

/// Words with characters of one, two, three and four bytes before and after those that are looked for.
fn policy(before: &str) -> String {
    format!("{before}\n\n{OPT_OUT}.\n\nNach der Prüfung – {before}.")
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
}

mod encodings {
    use super::*;

    const BEFORE: &str = "The café – “Larkspur” 😀 café";

    #[test]
    fn utf8_with_and_without_a_mark() {
        for mark in ["", "\u{feff}"] {
            let file = mark.to_owned() + &policy(BEFORE);
            assert_eq!(Reading::of(Format::Text, file.as_bytes()).words("opt-out"), [OPT_OUT.to_owned() + "."], "{mark:?}");
        }
    }

    #[test]
    fn utf16_of_both_orders() {
        for little in [true, false] {
            let file = utf16(&policy(BEFORE), little);
            let cut = Reading::of(Format::Text, &file).cut("opt-out").concat();
            assert_eq!(cut, &utf16(&(OPT_OUT.to_owned() + "."), little)[2..]);
        }
    }

    #[test]
    fn windows_1252() {
        let file =
            [b"The caf\xE9 \x96 \x93Larkspur\x94 \x80 1\n\n".as_slice(), OPT_OUT.as_bytes(), b".\n\n\xA9 caf\xE9\n"].concat();
        assert_eq!(Reading::of(Format::Text, &file).words("opt-out"), [OPT_OUT.to_owned() + "."]);
    }

    #[test]
    fn every_kind_of_line_end_in_every_format() {
        for end in ["\n", "\r\n", "\r"] {
            for format in [Format::Text, Format::Markdown, Format::Html] {
                let parts = if format == Format::Html { "<p>\n" } else { "\n\n" };
                let file = policy("About us").replace("\n\n", parts).replace('\n', end);
                assert_eq!(
                    Reading::of(format, file.as_bytes()).words("opt-out"),
                    [OPT_OUT.to_owned() + "."],
                    "{format:?} {end:?}"
                );
            }
        }
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let reading = text("é 😀\r\n\r\ncafé: You may opt out by writing to us at a@larkspur.coop.");
        let span = &reading.json["statements"]
            .as_array()
            .expect("statements")
            .iter()
            .find(|stated| stated["id"] == "opt-out")
            .expect("stated")["spans"][0];
        assert_eq!(span["line"], 3);
        let column = if reading.words("opt-out")[0].starts_with("You") { 7 } else { 1 };
        assert_eq!(span["column"], column);
    }
}

mod characters {
    use super::*;

    fn stands(reading: &Reading, words: &str) {
        assert_eq!(reading.words("opt-out"), [words]);
    }

    #[test]
    fn no_break_spaces_part_words() {
        let words = "You may opt\u{a0}out of our newsletter by\u{a0}writing to us at optout@larkspur.coop.";
        for format in [Format::Text, Format::Markdown, Format::Html] {
            stands(&Reading::of(format, words.as_bytes()), words);
        }
    }

    #[test]
    fn tabs_part_words() {
        let words = "You may opt\tout of our newsletter by\twriting to us at optout@larkspur.coop.";
        for format in [Format::Text, Format::Markdown, Format::Html] {
            stands(&Reading::of(format, words.as_bytes()), words);
        }
    }

    #[test]
    fn soft_hyphens_part_no_word() {
        let words = "You may un\u{ad}sub\u{ad}scribe by writing to us at optout@larkspur.coop.";
        for format in [Format::Text, Format::Markdown, Format::Html] {
            stands(&Reading::of(format, words.as_bytes()), words);
        }
        let words = "You may un&shy;sub&shy;scribe by writing to us at optout@larkspur.coop.";
        for format in [Format::Markdown, Format::Html] {
            stands(&Reading::of(format, words.as_bytes()), words);
        }
    }

    #[test]
    fn entities_are_the_characters_they_name() {
        let words = "You may opt&nbsp;out of our newsletter by w&#114;iting to us at optout&#64;larkspur.coop&#46;";
        for format in [Format::Markdown, Format::Html] {
            stands(&Reading::of(format, words.as_bytes()), words);
        }
    }

    #[test]
    fn emoji_and_marks_stand_between_words() {
        let words = "You may opt out 😀👩‍👩‍👧 of our newsletter by writing to us ✉️ at optout@larkspur.coop.";
        for format in [Format::Text, Format::Markdown, Format::Html] {
            stands(&Reading::of(format, words.as_bytes()), words);
        }
    }

    #[test]
    fn a_curly_apostrophe_is_an_apostrophe() {
        for apostrophe in ["'", "’", "&rsquo;", "&#39;"] {
            assert!(
                html(&format!("<p>We don{apostrophe}t sell your personal information.</p>")).states("no-sharing")
                    || html(&format!("<p>We don{apostrophe}t share your personal information with third parties.</p>"))
                        .states("no-sharing"),
                "{apostrophe}"
            );
        }
    }
}

mod front_matter_and_templates {
    use super::*;

    #[test]
    fn front_matter_is_no_policy_text() {
        for file in [
            "---\ntitle: Privacy\ndescription: You may opt out by writing to us at a@larkspur.coop.\n---\n\nWe like books.\n",
            "+++\ntitle = \"Privacy\"\ndescription = \"You may opt out by writing to us at a@larkspur.coop.\"\n+++\n\nWe like books.\n",
        ] {
            assert!(!markdown(file).states("opt-out"), "{file}");
        }
    }

    #[test]
    fn text_after_front_matter_keeps_its_place() {
        for end in ["\n", "\r\n"] {
            let file = format!("---\ntitle: Privacy – café\n---\n\n{OPT_OUT}.\n").replace('\n', end);
            for format in [Format::Markdown, Format::Html, Format::Text] {
                assert_eq!(
                    Reading::of(format, file.as_bytes()).words("opt-out"),
                    [OPT_OUT.to_owned() + "."],
                    "{format:?} {end:?}"
                );
            }
        }
    }

    #[test]
    fn expressions_are_words_without_a_meaning() {
        for expression in
            ["{{ site.email_address }}", "{% include opt_out.html %}", "{{ 'you may opt out' | t }}", "{props.email}"]
        {
            for format in [Format::Markdown, Format::Html, Format::Text] {
                let file = format!("We like {expression} and books.\n\n{OPT_OUT}.\n");
                let reading = Reading::of(format, file.as_bytes());
                assert_eq!(reading.words("opt-out"), [OPT_OUT.to_owned() + "."], "{format:?} {expression}");
            }
        }
    }

    #[test]
    fn an_expression_stands_in_the_middle_of_a_statement() {
        let words = "You may opt out of {{ newsletter.name }} by writing to us at optout@larkspur.coop.";
        for format in [Format::Markdown, Format::Html, Format::Text] {
            assert_eq!(Reading::of(format, words.as_bytes()).words("opt-out"), [words], "{format:?}");
        }
    }

    #[test]
    fn mdx_imports_and_components_are_no_policy_text() {
        let file = format!(
            "import Layout from '../layout'\nexport const optOut = \"You may opt out by writing to us at a@b.com.\"\n\n<Layout>\n\n{OPT_OUT}.\n\n</Layout>\n"
        );
        let source = Source::decode("policy.mdx", Format::Markdown, file.clone().into_bytes()).expect("text");
        let json = serde_json::from_slice(&json::document(&LINTER.check(source))).expect("JSON");
        let reading = Reading { file: file.into_bytes(), json };
        assert_eq!(reading.words("opt-out"), [OPT_OUT.to_owned() + "."]);
    }
}

mod markdown_features {
    use super::*;

    fn holds(file: &str, words: &str) {
        assert_eq!(markdown(file).words("opt-out"), [words], "{file}");
    }

    #[test]
    fn a_heading_alone_states_nothing() {
        for file in [
            "# Opt out by writing to us at a@larkspur.coop\n",
            "You may opt out by writing to us\n====\n",
            "You may opt out by writing to us\n----\n",
        ] {
            assert!(!markdown(file).states("opt-out"), "{file}");
        }
    }

    #[test]
    fn emphasis_within_words_and_between() {
        holds(
            "You may **opt out** of *our* newsletter by ~~calling~~ __writing__ to `us` at optout@larkspur.coop.",
            "You may **opt out** of *our* newsletter by ~~calling~~ __writing__ to `us` at optout@larkspur.coop.",
        );
    }

    #[test]
    fn a_paragraph_that_is_wrapped() {
        holds(
            "You may opt\nout of our newsletter by\r\nwriting to us  \nat optout@larkspur.coop.\n",
            "You may opt\nout of our newsletter by\r\nwriting to us  \nat optout@larkspur.coop.",
        );
    }

    #[test]
    fn quotes_and_items_leave_their_marks_out_of_words() {
        holds(
            "> You may opt out by writing\n> to us at a@larkspur.coop.\n",
            "You may opt out by writing\n> to us at a@larkspur.coop.",
        );
        holds(
            "* one\n  * You may opt out by writing to us at a@larkspur.coop.\n",
            "You may opt out by writing to us at a@larkspur.coop.",
        );
        holds(
            "1. one\n   1. You may opt out by writing to us at a@larkspur.coop.\n",
            "You may opt out by writing to us at a@larkspur.coop.",
        );
    }

    #[test]
    fn a_cell_of_a_table() {
        holds(
            "| What | How |\n|---|---|\n| News | You may opt out by writing to us at a@larkspur.coop. |\n",
            "You may opt out by writing to us at a@larkspur.coop.",
        );
    }

    #[test]
    fn html_in_markdown() {
        holds(
            "<div class=\"x\">\n\nYou may opt out by writing to us at a@larkspur.coop.\n\n</div>\n",
            "You may opt out by writing to us at a@larkspur.coop.",
        );
        holds(
            "<div>\n<p>You may opt out by <b>writing</b> to us at a@larkspur.coop.</p>\n</div>\n",
            "You may opt out by <b>writing</b> to us at a@larkspur.coop.",
        );
        holds(
            "You may <b>opt out</b> by writing<br>to us at a@larkspur.coop.",
            "You may <b>opt out</b> by writing<br>to us at a@larkspur.coop.",
        );
    }

    #[test]
    fn comments_and_scripts_say_nothing() {
        for file in [
            "<!-- You may opt out by writing to us at a@larkspur.coop. -->\n\nWe.",
            "<script>\nYou may opt out by writing to us at a@larkspur.coop.\n</script>\n\nWe.",
        ] {
            assert!(!markdown(file).states("opt-out"), "{file}");
        }
    }

    #[test]
    fn bold_lead_lines_are_headings() {
        for lead in ["**Opting out.** ", "**Opting out:** ", "**Opting out**\n\n", "**Opting out**  \n", "<b>Opting out</b><br>"]
        {
            holds(
                &format!("{lead}You may opt out by writing to us at a@larkspur.coop.\n"),
                "You may opt out by writing to us at a@larkspur.coop.",
            );
        }
    }

    #[test]
    fn reference_links_and_inline_links_are_routes() {
        for file in [
            "You may opt out [here][1].\n\n[1]: https://larkspur.coop/out\n",
            "You may opt out [here](https://larkspur.coop/out).\n",
            "You may opt out <a href=\"https://larkspur.coop/out\">here</a>.\n",
        ] {
            assert!(markdown(file).states("opt-out"), "{file}");
        }
    }

    #[test]
    fn code_says_nothing() {
        for file in [
            "    You may opt out by writing to us at a@larkspur.coop.\n",
            "```\nYou may opt out by writing to us at a@larkspur.coop.\n```\n",
        ] {
            assert!(!markdown(file).states("opt-out"), "{file}");
        }
    }
}

mod html_features {
    use super::*;

    fn holds(file: &str, words: &str) {
        assert_eq!(html(file).words("opt-out"), [words], "{file}");
    }

    #[test]
    fn words_in_markup_are_cut_with_it() {
        holds(
            "<p>You may <b>opt\n out</b> by <a href='mailto:a@larkspur.coop'>writing</a> to us at a&#64;larkspur.coop.<p>We.",
            "You may <b>opt\n out</b> by <a href='mailto:a@larkspur.coop'>writing</a> to us at a&#64;larkspur.coop.",
        );
    }

    #[test]
    fn tags_that_never_end_and_cross_each_other() {
        holds(
            "<div><p><b>You may opt out by <i>writing</b> to us</i> at a@larkspur.coop.<p>We",
            "You may opt out by <i>writing</b> to us</i> at a@larkspur.coop.",
        );
    }

    #[test]
    fn what_is_hidden_or_furniture_says_nothing() {
        let words = "You may opt out by writing to us at a@larkspur.coop.";
        for file in [
            format!("<p>We like books.</p><script>{words}</script>"),
            format!("<p>We like books.</p><div style=\"display: none\">{words}</div>"),
            format!("<p>We like books.</p><nav>{words}</nav>"),
            format!("<p>We like books.</p><template>{words}</template>"),
            format!("<p>We like books.</p><footer>{words}</footer>"),
            format!("<p>We like books.</p><!-- {words} -->"),
        ] {
            assert!(!html(&file).states("opt-out"), "{file}");
        }
    }
}

mod plain_text {
    use super::*;

    fn holds(file: &str, words: &str) {
        assert_eq!(text(file).words("opt-out"), [words], "{file}");
    }

    #[test]
    fn a_paragraph_a_line() {
        holds(
            &format!(
                "Privacy\nWe like books and everything that has to do with them, and we always did, since the day we opened, long ago.\n{OPT_OUT}.\nBye."
            ),
            &(OPT_OUT.to_owned() + "."),
        );
    }

    #[test]
    fn hard_wrapped_lines() {
        let words = "You may opt out of our newsletter and of all the other messages that\nwe send to you every now and then by writing to us at\noptout@larkspur.coop.";
        holds(&format!("We like books.\n\n{words}\n\nBye."), words);
        let crlf = words.replace('\n', "\r\n");
        holds(&format!("We like books.\r\n\r\n{crlf}\r\n\r\nBye."), &crlf);
    }

    #[test]
    fn bullets_of_every_kind() {
        for bullet in ["-", "*", "•", "·", "–", "+", "▪"] {
            holds(&format!("Note\n\n{bullet} {OPT_OUT}.\n{bullet} We like books.\n"), &(OPT_OUT.to_owned() + "."));
        }
    }

    #[test]
    fn headings_in_capitals_or_with_a_colon_state_nothing() {
        for heading in ["HOW TO OPT OUT", "Opting out:", "How do I opt out?", "3. Opting Out"] {
            assert!(!text(&format!("{heading}\n\nWe like books.\n")).states("opt-out"), "{heading}");
            holds(&format!("{heading}\n\n{OPT_OUT}.\n"), &(OPT_OUT.to_owned() + "."));
        }
    }
}
