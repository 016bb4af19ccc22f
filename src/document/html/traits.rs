//! What is known of an element, in one word.

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
}
