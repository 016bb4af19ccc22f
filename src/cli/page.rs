//! Pages: an explanation that can be printed on a terminal or as Markdown.

use anstyle::Style as Paint;
use privlint::diagnostics::Citation;
use privlint::report::escape;
use privlint::report::full::Style;
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

const BOLD: Paint = Paint::new().bold();

/// Columns that the text under a heading is moved in.
const INDENT: &str = "  ";

/// An explanation.
#[derive(Clone, Debug)]
pub struct Page {
    /// What is explained.
    pub title: String,
    /// What it is, in a sentence.
    pub lead: String,
    /// The rest.
    pub sections: Vec<Section>,
}

/// A heading with what stands under it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub parts: Vec<Piece>,
}

/// A piece of a section. Ids stand in backticks.
#[derive(Clone, Debug)]
pub enum Piece {
    /// A paragraph.
    Text(String),
    /// An item of a list.
    Item(String),
    /// Words of a policy.
    Quote(String),
    /// An authority, as an item of a list.
    Cite(Citation),
}

impl Page {
    /// A page without sections.
    pub fn new(title: &str, lead: impl Into<String>) -> Self {
        Self { title: title.to_owned(), lead: lead.into(), sections: Vec::new() }
    }

    /// Adds a section, unless there is nothing to say in it.
    pub fn section(&mut self, heading: &str, parts: impl IntoIterator<Item = Piece>) {
        let parts: Vec<Piece> = parts.into_iter().collect();
        if !parts.is_empty() {
            self.sections.push(Section { heading: heading.to_owned(), parts });
        }
    }

    /// The page for a terminal.
    pub fn text(&self, style: &Style) -> String {
        let bold = |text: &str| if style.color { format!("{BOLD}{text}{BOLD:#}") } else { text.to_owned() };
        let mut out = format!("{}\n", bold(&escape::message(&self.title)));
        fill(&mut out, &self.lead, "", "", style);
        for section in &self.sections {
            out.extend(["\n", &bold(&escape::message(&section.heading)), "\n"]);
            section.parts.iter().for_each(|part| part.text(style, &mut out));
        }
        out
    }

    /// The page as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n", plain(&self.title), plain(&self.lead));
        for section in &self.sections {
            out.extend(["\n## ", &plain(&section.heading), "\n\n"]);
            for (part, next) in section.parts.iter().zip(section.parts.iter().skip(1).map(Some).chain([None])) {
                part.markdown(&mut out);
                if next.is_some_and(|next| !(part.is_item() && next.is_item())) {
                    out.push('\n');
                }
            }
        }
        out
    }
}

impl Piece {
    fn text(&self, style: &Style, out: &mut String) {
        match self {
            Self::Text(text) => fill(out, text, INDENT, INDENT, style),
            Self::Item(text) => fill(out, text, "  - ", "    ", style),
            Self::Quote(text) if style.unicode => fill(out, text, "  │ ", "  │ ", style),
            Self::Quote(text) => fill(out, text, "  | ", "  | ", style),
            Self::Cite(Citation { text, url, .. }) => {
                fill(out, text, "  - ", "    ", style);
                if let Some(url) = url {
                    out.extend(["    ", &escape::name(url), "\n"]);
                }
            }
        }
    }

    fn markdown(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&plain(text)),
            Self::Item(text) | Self::Cite(Citation { text, url: None, .. }) => out.extend(["- ", &plain(text)]),
            Self::Quote(text) => out.extend(["> ", &plain(text)]),
            Self::Cite(Citation { text, url: Some(url), .. }) => {
                out.extend(["- [", &plain(text), "](<", &escape::name(url), ">)"]);
            }
        }
        out.push('\n');
    }

    fn is_item(&self) -> bool {
        matches!(self, Self::Item(_) | Self::Cite(_))
    }
}

/// Adds text, wrapped; a word that is wider than the terminal is left whole.
pub fn fill(out: &mut String, text: &str, first: &str, rest: &str, style: &Style) {
    let room = style.width.saturating_sub(display_width(first)).max(20);
    let options = Options::new(room).break_words(false).word_splitter(WordSplitter::NoHyphenation);
    for (number, line) in textwrap::wrap(&escape::message(text), options).iter().enumerate() {
        out.extend([if number == 0 { first } else { rest }, line, "\n"]);
    }
}

/// Text as Markdown on one line; backticks are kept, since they are meant.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut code = false;
    for c in escape::message(text).chars() {
        code ^= c == '`';
        if !code && matches!(c, '*' | '_' | '[' | ']' | '<' | '\\' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
