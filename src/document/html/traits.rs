//! What an element's attributes say about it, in one word.

use super::{names, styles};

/// A set of facts about an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits {
    facts: u32,
    /// The level of a heading, from its name or `aria-level`; 0 where none is given.
    pub level: u8,
    /// The columns that a cell spans, less one.
    pub more_columns: u8,
    /// The rows that a cell spans, less one.
    pub more_rows: u8,
}

/// One fact about an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Fact {
    /// Not shown: `hidden`, `aria-hidden` or `display: none`.
    Hidden = 1,
    /// A panel that opens and closes, by role or class.
    Panel = 1 << 1,
    /// Navigation, search, a page's head or foot, a pop-up, by role, class or id.
    Furniture = 1 << 2,
    /// Something about cookie consent, by class or id.
    Consent = 1 << 3,
    /// The banner of a known consent tool.
    ConsentTool = 1 << 4,
    /// For screen readers only.
    ScreenReader = 1 << 5,
    /// A heading by role.
    HeadingRole = 1 << 6,
    /// A table that is only layout, by role.
    Presentation = 1 << 7,
    /// Bold by style.
    Bold = 1 << 8,
    /// Not bold by style.
    Light = 1 << 9,
    /// A link to a page.
    Link = 1 << 10,
    /// A link that writes an e-mail.
    MailLink = 1 << 11,
    /// A link to a place on the same page.
    Anchor = 1 << 19,
    /// A cell that heads its row.
    RowHeader = 1 << 12,
    /// `<th>`.
    HeaderCell = 1 << 13,
    /// `<thead>`.
    HeaderRows = 1 << 14,
    /// The main part of the page, by role.
    MainRole = 1 << 15,
    /// A table of data: rows and columns mean something.
    Data = 1 << 16,
    /// A table that only lays out the page.
    Layout = 1 << 20,
    /// A box over the page, by role or class.
    Dialog = 1 << 17,
    /// Takes room but is not drawn: `visibility: hidden`.
    Undrawn = 1 << 18,
}

impl Traits {
    /// Whether a fact holds.
    pub(super) fn has(self, fact: Fact) -> bool {
        self.facts & fact as u32 != 0
    }

    /// Adds a fact.
    pub(super) fn add(&mut self, fact: Fact) {
        self.facts |= fact as u32;
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Takes over what `other` knows.
    pub(super) fn merge(&mut self, other: Self) {
        self.facts |= other.facts;
        self.level = if self.level == 0 { other.level } else { self.level };
        self.more_columns = other.more_columns;
        self.more_rows = other.more_rows;
    }

    /// What follows from the name of a tag.
    pub(super) fn of_name(name: &[u8]) -> Self {
        let mut traits = Self::default();
        match name {
            b"th" => traits.add(Fact::HeaderCell),
            b"thead" => traits.add(Fact::HeaderRows),
            [b'h', level @ b'1'..=b'6'] => traits.level = level - b'0',
            _ => {}
        }
        traits
    }

    /// Notes an attribute.
    pub(super) fn note(&mut self, attribute: Attribute, value: &str) {
        match attribute {
            Attribute::Class => names::note_classes(self, value),
            Attribute::Id => names::note_id(self, value),
            Attribute::Role => self.note_role(value.trim()),
            Attribute::Style => styles::note(self, value),
            Attribute::Href => self.note_link(value.trim()),
            // "until-found" text opens when the browser's own search finds it: it is meant to be
            // read.
            Attribute::Hidden if value.eq_ignore_ascii_case("until-found") => self.add(Fact::Panel),
            Attribute::Hidden => self.add(Fact::Hidden),
            Attribute::AriaHidden if value.eq_ignore_ascii_case("true") => self.add(Fact::Hidden),
            Attribute::AriaLevel => {
                self.level = value.trim().parse().map_or(0, |level: u8| level.min(6));
            }
            Attribute::Columns => self.more_columns = more(value),
            Attribute::Rows => self.more_rows = more(value),
            Attribute::Scope if value.eq_ignore_ascii_case("row") => self.add(Fact::RowHeader),
            Attribute::AriaHidden | Attribute::Scope | Attribute::Ignored => {}
        }
    }

    fn note_role(&mut self, role: &str) {
        match role {
            "navigation" | "banner" | "contentinfo" | "search" | "menu" | "menubar" | "complementary" => {
                self.add(Fact::Furniture);
            }
            "dialog" | "alertdialog" | "tooltip" => self.add(Fact::Dialog),
            "tabpanel" | "region" => self.add(Fact::Panel),
            "heading" => self.add(Fact::HeadingRole),
            "presentation" | "none" => self.add(Fact::Presentation),
            "main" => self.add(Fact::MainRole),
            _ => {}
        }
    }

    /// Scripts are no working links.
    fn note_link(&mut self, target: &str) {
        let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
        // The second is how a widespread proxy writes every "mailto:" of a page.
        if scheme.eq_ignore_ascii_case("mailto") || target.contains("/cdn-cgi/l/email-protection") {
            self.add(Fact::MailLink);
        } else if target.starts_with('#') {
            if target.len() > 1 {
                self.add(Fact::Anchor);
            }
        } else if !target.is_empty()
            && !["javascript", "tel", "sms", "data"].iter().any(|other| scheme.eq_ignore_ascii_case(other))
        {
            self.add(Fact::Link);
        }
    }
}

/// How many cells more than one a cell spans, within reason.
fn more(value: &str) -> u8 {
    let spanned: u16 = value.trim().parse().unwrap_or(1);
    u8::try_from(spanned.saturating_sub(1).min(31)).unwrap_or(0)
}

/// An attribute that says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    /// `class`.
    Class,
    /// `id`.
    Id,
    /// `role`.
    Role,
    /// `style`.
    Style,
    /// `href`.
    Href,
    /// `hidden`.
    Hidden,
    /// `aria-hidden`.
    AriaHidden,
    /// `aria-level`.
    AriaLevel,
    /// `colspan`.
    Columns,
    /// `rowspan`.
    Rows,
    /// `scope`.
    Scope,
    /// Any other.
    Ignored,
}

impl Attribute {
    /// Reads a name in lower case.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"class" => Self::Class,
            b"id" => Self::Id,
            b"role" => Self::Role,
            b"style" => Self::Style,
            b"href" => Self::Href,
            b"hidden" => Self::Hidden,
            b"aria-hidden" => Self::AriaHidden,
            b"aria-level" => Self::AriaLevel,
            b"colspan" => Self::Columns,
            b"rowspan" => Self::Rows,
            b"scope" => Self::Scope,
            _ => Self::Ignored,
        }
    }
}
