//! Inputs that break readers of text: one word repeated, markup that never ends, nesting without a bottom.
//!
//! The bench `linear` times them at full size; the test `bad_input` reads them small.

use privlint::source::Format;

/// An input that is made in any size.
#[derive(Clone, Debug)]
pub struct Input {
    /// What it is, in a few words.
    pub name: String,
    /// How it is written.
    pub format: Format,
    shape: Shape,
}

#[derive(Clone, Copy, Debug)]
enum Shape {
    /// A beginning, and a unit over and over.
    Repeat(&'static str, &'static str),
    /// So many openings of a unit, and as many ends of it.
    Nest(&'static str, &'static str),
    /// A beginning of many units, and another unit over and over.
    Lead(&'static str, usize, &'static str, &'static str),
    /// A unit over and over, and an end.
    Ended(&'static str, &'static str),
}

impl Input {
    /// The text, of about so many bytes.
    #[must_use]
    pub fn text(&self, size: usize) -> String {
        let times = |unit: &str, room: usize| unit.repeat((room / unit.len()).max(1));
        match self.shape {
            Shape::Repeat(start, unit) => start.to_owned() + &times(unit, size.saturating_sub(start.len())),
            Shape::Nest(open, close) => {
                let depth = (size / (open.len() + close.len())).max(1);
                open.repeat(depth) + &close.repeat(depth)
            }
            Shape::Lead(unit, count, between, rest) => {
                let start = unit.repeat(count) + between;
                let room = size.saturating_sub(start.len());
                start + &times(rest, room)
            }
            Shape::Ended(unit, end) => times(unit, size.saturating_sub(end.len())) + end,
        }
    }
}

/// Units that each stage has to look at more than once: marks, forms, words of the grammar.
const UNITS: &[&str] = &[
    // Marks.
    "(", ")", "\"", "“", "'", ".", ". ", "? ", "…", ",", ", ", ";", ":", "-", "- ", "–", "/", "|", "@", "*", "**", "_", "__a", "[", "[a",
    "](", "[a](b) ", "![", "`", "~", "#", "<", "<a", "&", "&amp;", "{", "{{", "{{a", "{%", "{a", "}", "\\", "$", "=", "+", ">", "> ", "•", "%",
    // White space and what cannot be seen.
    " ", "\t", "\n", "\r", "\r\n", "\u{a0}", "\u{ad}", "a\u{ad}", "\u{200b}", "\u{202e}", "\u{1b}[2J", "a   ",
    // Letters and words.
    "a", "A", "é", "aé", "😀", "a ", "A ", "a. ", "A.", "a.", "a.b.", "a'", "a-", "a_", "a&", "Aa1", "I. ", "(a) ", "(i)", "a) ", "1) ",
    // Forms.
    "1", "1 ", "1.", "1. ", "1,", "1,000", "1-", "1/", "1/1/", "12/12/", "2018-", "2018-12-", "1 a", "a1", "+1", "+1 ", "(1", "(111) ", "800-", "8005550",
    "555 ", "1 A ", "1 Aa Aa ", "1 May ", "May ", "May 1, ", "a@", "a@a.", "a @", "a (at) ", "http://", "http://a ", "www.", "www.a.", "a.com", "a.com ",
    "a.a.a.a.a.a ", "SW1A 1AA ", "____", "___ ",
    // Words of the grammar, and the words that set off its look-aheads.
    "under 13 ", "under ", "13 ", "13 years ", "13 years of age ", "years of age ", "age ", "two (2) years ", "30 days ", "we ", "we share ", "share ", "we will ", "will ",
    "not ", "also ", "really ", "and ", "or ", "and/or ", "of ", "to ", "to share ", "in order to ", "if ", "if we ", "which ", "because ", "except ", "unless ", "unless you ",
    "please ", "please contact ", "no ", "no one ", "your ", "your name ", "your name, ", "name ", "name, ", "e-mail addresses, phone numbers, ", "you may opt out ",
    "sharing ", "shared ", "shared, ", "be ", "is ", "have been ", "cannot ", "do not ", "personal ", "personal, ", "this ", "it ", "it, ", "us ", "us, ", "by ", "by us, ",
    "with your consent ", "except with your consent, ", "we do not share your name except with ", "we share your name, ", "partners, which share ", "not only ",
    "We share your name. ", "Acme Inc. Acme ", "Inc. ", "Acme (the \u{201c}Company\u{201d}, ", "(\u{201c}we\u{201d} ",
    "We share your name with partners. You may opt out. ", "We collect: ", "Privacy Policy ", "OPT OUT ",
];

/// Units in which lines matter.
const LINES: &[&str] = &[
    "We share\n", "We share your name\n\n", "Privacy Policy\n\n", "PRIVACY POLICY\n", "Do you share my name?\n\n", "We collect:\n\n", "We collect:\n- name\n", "- name\n",
    "- name:\n  - phone number\n", "(a) name;\n", "1. Name\n", "- \n", "1.\n", "# \n", "# We share\n\n", "###### a\n", "a\n===\n", "a\n---\n", "---\n", "***\n", "> a\n", ">\n\n", "    a\n\n", "```\n", "~~~\na\n",
    "**a**\n\n", "**We share:** your name.\n\n", "**Sharing.** We share.\n", "a  \n", "a\\\n", "|a|b|\n", "|a|b|\n|-|-|\n|c|d|\n\n", "a: b\n", "a\n: b\n\n", "[a]: b\n", "[a]: b\n\n[a]\n\n", "[^a]: b\n\n", "[^a] ",
    "<div>\n\n", "</div>\n\n", "<b>\n\n", "<b>a\n\n", "<a href=x>a\n\n", "<!--\n", "<script>\n\n", "<p>We share your name.</p>\n\n", "[a](http://b.com)\n\n", "[We share](http://b.com) your name.\n\n", "import a from 'b'\n\n", "{% if a %}\n\n",
];

/// Units of HTML.
const TAGS: &[&str] = &[
    "<div>", "<div>a", "</div>", "<div></div>", "<p>", "<p>a", "<p>We share your name.", "<p>We share your name.</p>", "<b>", "<b>a", "<b><p>", "<b><p></b>", "<i><b></i>a</b>", "<span>", "<font>", "<a href=x>", "<a href=x>a", "<a href=x>a</a> ",
    "<a href=x>We share</a> your name. ", "<a><b>", "<br>", "<br><br>", "<br>a", "<hr>", "<ul>", "<ul><li>", "<ul><li>name", "<li>", "<li>name", "<ul><li>name</ul>", "<ol><li><p>name", "<dl><dt>a<dd>b", "<dt>", "<dd>", "<table>", "<table><tr><td>",
    "<table><tr><td>a</table>", "<tr>", "<td>", "<td>a", "<tr><td>a<td>b", "<td colspan=999 rowspan=999>a", "<th>", "<caption>", "<tbody>", "</table>", "</p>", "</li>", "</td>", "<h1>", "<h1>a", "<h1>a</h1>", "<h2>We share</h2><p>Your name.", "<header>", "<header><h1>a", "<nav>", "<nav><ul><li>a",
    "<footer>", "<aside>", "<form>", "<form><p>a", "<button>", "<button>a</button>", "<main>", "<article>", "<section>", "<dialog>", "<details><summary>a</summary>b", "<blockquote>", "<pre>", "<pre>\n\n", "<script>", "<script></script>", "<style>", "<style>a{", "<noscript>", "<template>",
    "<textarea>", "<title>", "<title>a</title>", "<select><option>", "<svg>", "<iframe>", "<object>", "<plaintext>", "<!--", "<!-- -->", "<!", "<!DOCTYPE html>", "<?", "<![CDATA[", "</", "<a ", "<a b=", "<a b='", "<div class=\"a\">", "<div style=\"display:none\">", "<div style=\"display:none\">a</div>",
    "<div class=cookie-banner>", "<div hidden>", "&#", "&#x", "&#0;", "&#x41;", "&nbsp;", "&nbsp", "&shy;", "&notit;", "&CounterClockwiseContourIntegral;", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "<unknown>", "<unknown>a</unknown>", "a<wbr>",
];

/// All of them.
#[must_use]
pub fn inputs() -> Vec<Input> {
    let mut all = Vec::new();
    for unit in UNITS {
        all.push(repeat(Format::Text, unit));
        all.push(repeat(Format::Markdown, unit));
    }
    for unit in LINES {
        all.push(repeat(Format::Markdown, unit));
        all.push(repeat(Format::Text, unit));
    }
    for unit in TAGS {
        all.push(repeat(Format::Html, unit));
        all.push(input(format!("paragraph, then {unit:?}"), Format::Html, Shape::Repeat("<p>We share your name with partners.</p>", unit)));
    }
    all.extend(special());
    all
}

fn input(name: String, format: Format, shape: Shape) -> Input {
    Input { name, format, shape }
}

fn repeat(format: Format, unit: &'static str) -> Input {
    input(format!("{unit:?}"), format, Shape::Repeat("", unit))
}

fn special() -> Vec<Input> {
    use Format::{Html, Markdown, Text};
    let named = [
        ("full stops, then a letter", Text, Shape::Ended(".", "a")),
        ("full stops and spaces, then a letter", Text, Shape::Repeat("a. ", "  ")),
        ("letters, then a digit", Text, Shape::Ended("a", "1")),
        ("letters, then @", Text, Shape::Ended("a", "@")),
        ("one line without a full stop", Text, Shape::Repeat("", "we share your name and e-mail address with our partners for marketing purposes ")),
        ("one line of commas", Text, Shape::Repeat("We collect ", "your name, e-mail address, phone number, ")),
        ("front matter that never ends", Markdown, Shape::Repeat("---\n", "a: b\n")),
        ("list levels on one line", Markdown, Shape::Repeat("", "- ")),
        ("quotes on one line", Markdown, Shape::Ended("> ", "We share your name.")),
        ("numbered levels on one line", Markdown, Shape::Repeat("", "1. ")),
        ("nested emphasis", Markdown, Shape::Nest("*a ", " a*")),
        ("nested links", Markdown, Shape::Nest("[a", "](b)")),
        ("nested images", Markdown, Shape::Nest("![a", "](b)")),
        ("bold over all links", Markdown, Shape::Repeat("<b>We share. ", "[We share](http://b.com) your name. ")),
        ("closed bold over all links", Markdown, Shape::Lead("<b>a</b>", 1, " <b>We share. ", "[We share](http://b.com) your name.\n\n")),
        ("strong over all links", Markdown, Shape::Repeat("**We share. ", "[We share](http://b.com) your name. ")),
        ("open links", Markdown, Shape::Nest("a <a href=x>", "</a> b")),
        ("open links over blocks", Markdown, Shape::Nest("a <a href=x>We share your name.\n\n", "b </a>\n\n")),
        ("open bold over blocks", Markdown, Shape::Nest("a <b>We share your name.\n\n", "b </b>\n\n")),
        ("open links in HTML", Html, Shape::Nest("<a href=x>We share. ", "</a>")),
        ("nested lists that are closed", Html, Shape::Nest("<ul><li>We collect your name:", "</ul>")),
        ("nested divisions that are closed", Html, Shape::Nest("<div>a", "b</div>")),
        ("nested bold that is closed", Html, Shape::Nest("<b>a", "b</b>")),
        ("nested hidden divisions", Html, Shape::Nest("<div hidden>a", "b</div>")),
        ("nested heads", Html, Shape::Nest("<header><h1>a", "</h1>b</header>")),
        ("nested tables", Html, Shape::Nest("<table><tr><td>a", "</table>")),
        ("items under 255 leads", Html, Shape::Lead("<ul><li>your e-mail address:", 255, "", "<li>name")),
        ("leads and items under 255 leads", Html, Shape::Lead("<ul><li>your e-mail address:", 253, "", "<ul><li>name:<ul><li>name</ul></ul>")),
        ("items under a long lead", Html, Shape::Lead("name, e-mail address, phone number, ", 40, "we share:<ul>", "<li>name")),
        ("items under a long lead", Markdown, Shape::Lead("name, e-mail address, phone number, ", 40, "we share:\n\n", "- name\n")),
        ("exceptions", Text, Shape::Repeat("", "we do not share your name, e-mail address and phone number except with partners, except with vendors, ")),
        ("one cell a row", Markdown, Shape::Repeat("|a|\n|-|\n", "|b|\n")),
        ("one row of cells", Markdown, Shape::Repeat("", "|a")),
        ("a row that is too short, under a wide head", Markdown, Shape::Lead("|a", 1000, "\n", "|-")),
        ("attributes", Html, Shape::Repeat("<div ", "a=b ")),
        ("classes", Html, Shape::Repeat("<div class=\"", "cookie ")),
        ("styles", Html, Shape::Repeat("<div style=\"", "color:red;")),
        ("a script that never ends", Html, Shape::Repeat("<p>We share.</p><script>", "</scrip")),
        ("a comment that never ends", Html, Shape::Repeat("<p>We share.</p><!--", "--")),
        ("parentheses that nest", Text, Shape::Nest("(we share ", ")")),
        ("quotations", Text, Shape::Repeat("", "\u{201c}we share\u{201d} ")),
        ("an address that never ends", Text, Shape::Repeat("http://", "a.a/")),
    ];
    named.into_iter().map(|(name, format, shape)| input(name.to_owned(), format, shape)).collect()
}
