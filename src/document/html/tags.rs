//! The tags that mean something here; all others are transparent.

/// A tag's role. Tags that an end tag of one another's name would close share a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    /// Inline and unknown tags; told apart by the hash of their name.
    Other,
    /// `<a>`.
    Anchor,
    /// `<b>` and `<strong>`.
    Bold,
    /// `<span>`.
    Span,
    /// `<form>`; it may be closed out of turn, as browsers allow.
    Form,
    /// `<p>`.
    Paragraph,
    /// `<div>` and every other block that means nothing more.
    Block,
    /// `<main>`.
    Main,
    /// `<article>`.
    Article,
    /// `<section>`.
    Section,
    /// `<header>`.
    Header,
    /// `<footer>`.
    Footer,
    /// `<nav>`.
    Navigation,
    /// `<aside>`.
    Aside,
    /// `<dialog>`.
    Dialog,
    /// `<blockquote>`.
    Quote,
    /// `<ul>`, `<ol>`, `<menu>` and `<dir>`.
    List,
    /// `<li>`.
    Item,
    /// `<dl>`.
    Definitions,
    /// `<dt>`.
    Term,
    /// `<dd>`.
    Description,
    /// `<h1>` to `<h6>`.
    Heading,
    /// `<summary>`.
    Summary,
    /// `<pre>`.
    Preformatted,
    /// `<button>`.
    Button,
    /// `<table>`.
    Table,
    /// `<caption>`.
    Caption,
    /// `<thead>`, `<tbody>` and `<tfoot>`.
    Rows,
    /// `<tr>`.
    Row,
    /// `<td>` and `<th>`.
    Cell,
    /// `<svg>` and `<math>`: mute, and left by any block that starts in them.
    Drawing,
    /// Elements whose content is never text of the page, as `<script>`; told apart by the hash of
    /// their name.
    Mute,
    /// `<title>`.
    Title,
    /// `<br>`.
    Break,
    /// `<hr>`.
    Rule,
    /// Other tags without content, and tags that only frame the page.
    Empty,
}

impl Tag {
    /// How many variants there are.
    pub(super) const COUNT: usize = Self::Empty as usize + 1;

    /// Reads a name in lower case.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"a" => Self::Anchor,
            b"b" | b"strong" => Self::Bold,
            b"span" => Self::Span,
            b"form" => Self::Form,
            b"p" => Self::Paragraph,
            b"main" => Self::Main,
            b"article" => Self::Article,
            b"section" => Self::Section,
            b"header" => Self::Header,
            b"footer" => Self::Footer,
            b"nav" => Self::Navigation,
            b"aside" => Self::Aside,
            b"dialog" => Self::Dialog,
            b"blockquote" => Self::Quote,
            b"ul" | b"ol" | b"menu" | b"dir" => Self::List,
            b"li" => Self::Item,
            b"dl" => Self::Definitions,
            b"dt" => Self::Term,
            b"dd" => Self::Description,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading,
            b"summary" => Self::Summary,
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Preformatted,
            b"button" => Self::Button,
            b"table" => Self::Table,
            b"caption" => Self::Caption,
            b"thead" | b"tbody" | b"tfoot" => Self::Rows,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"svg" | b"math" => Self::Drawing,
            b"title" => Self::Title,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            _ if is_block(name) => Self::Block,
            _ if is_mute(name) => Self::Mute,
            _ if is_empty(name) => Self::Empty,
            _ => Self::Other,
        }
    }

    /// Whether it is inline: it breaks no block, and may be closed out of turn.
    pub(super) fn is_inline(self) -> bool {
        (self as u8) < Self::Form as u8
    }

    /// Whether its end tag ends it alone and leaves open what was opened within.
    pub(super) fn closes_alone(self) -> bool {
        (self as u8) <= Self::Form as u8
    }

    /// Whether its content is never text of the page.
    pub(super) fn is_mute(self) -> bool {
        matches!(self, Self::Drawing | Self::Mute)
    }

    /// Whether two elements under it need not have the same name.
    pub(super) fn is_shared(self) -> bool {
        matches!(self, Self::Other | Self::Mute)
    }

    /// Whether its start ends an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        !self.is_inline() && !self.is_mute() && !matches!(self, Self::Button | Self::Title | Self::Break | Self::Empty)
    }

    /// Whether a comment behind the words in it speaks for these.
    pub(super) fn holds_words(self) -> bool {
        self.is_line() || matches!(self, Self::Item | Self::Description | Self::Cell | Self::Quote | Self::Preformatted)
    }

    /// Whether a paragraph cannot stand in it, or only as a part of something else. A table may lay out a page; see
    /// [`super::traits::Fact::Layout`].
    pub(super) fn is_whole(self) -> bool {
        self.is_line()
            || matches!(self, Self::List | Self::Item | Self::Definitions | Self::Description)
            || matches!(self, Self::Preformatted | Self::Table)
    }

    /// Whether it holds words and no blocks.
    fn is_line(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading | Self::Summary | Self::Button | Self::Term | Self::Caption)
    }

    /// Whether it is a part of a table, which only that table's tags close.
    pub(super) fn is_table_part(self) -> bool {
        matches!(self, Self::Table | Self::Caption | Self::Rows | Self::Row | Self::Cell)
    }
}

/// Blocks that mean nothing more than that.
fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"div"
            | b"address"
            | b"center"
            | b"details"
            | b"fieldset"
            | b"figcaption"
            | b"figure"
            | b"hgroup"
            | b"legend"
            | b"search"
    )
}

/// Elements whose content a reader never sees as text of the page.
fn is_mute(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"noscript"
            | b"template"
            | b"select"
            | b"datalist"
            | b"textarea"
            | b"iframe"
            | b"object"
            | b"applet"
            | b"audio"
            | b"video"
            | b"canvas"
            | b"map"
            | b"meter"
            | b"progress"
            | b"noembed"
            | b"noframes"
            | b"frameset"
    )
}

/// Elements without content, and those whose tags need no place in the tree.
fn is_empty(name: &[u8]) -> bool {
    matches!(
        name,
        b"html"
            | b"head"
            | b"body"
            | b"area"
            | b"base"
            | b"basefont"
            | b"bgsound"
            | b"col"
            | b"colgroup"
            | b"embed"
            | b"frame"
            | b"img"
            | b"image"
            | b"input"
            | b"keygen"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// The hash of a name, to tell apart elements that share a [`Tag`] (FNV-1a).
pub(super) fn hash(name: &[u8]) -> u32 {
    name.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
