//! How a terminal is drawn on.

use miette::ThemeStyles;

/// The narrowest terminal that is drawn for.
const NARROWEST: usize = 40;

/// How the terminal is to be drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal; fewer than 40 are taken as 40.
    pub width: usize,
    /// Whether to use colours.
    pub color: bool,
    /// Whether to draw with more than ASCII.
    pub unicode: bool,
    /// Whether citations are written as terminal hyperlinks.
    pub links: bool,
}

impl Style {
    pub(super) fn width(&self) -> usize {
        self.width.max(NARROWEST)
    }

    pub(super) fn ellipsis(&self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }

    pub(super) fn theme_styles(&self) -> ThemeStyles {
        if self.color { ThemeStyles::ansi() } else { ThemeStyles::none() }
    }
}
