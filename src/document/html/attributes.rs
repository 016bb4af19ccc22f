//! What an element's attributes say about it.

use super::traits::{Fact, Traits};
use super::{names, styles};

impl Traits {
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

    /// Scripts are not working links.
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
