//! Classes and ids by which pages name what is not policy text.
//!
//! Only whole names count: a wrapper of class `has-sidebar` is not a sidebar. Of `site-footer__inner`
//! and `site-footer--dark` the part before the mark of the naming scheme counts, and `_` is as good
//! as `-`.

use super::traits::{Fact, Traits};

/// The longest name looked at; generated names are longer than any listed here.
const LONGEST: usize = 48;

/// Notes what the classes of an element say.
pub(super) fn note_classes(traits: &mut Traits, classes: &str) {
    for class in classes.split_ascii_whitespace() {
        note_name(traits, class);
    }
}

/// Notes what the id of an element says.
pub(super) fn note_id(traits: &mut Traits, id: &str) {
    let id = id.trim();
    if !TOPICS.iter().any(|topic| id.eq_ignore_ascii_case(topic)) {
        note_name(traits, id);
    }
    // As a class these are often the head of a section or a card.
    if ["header", "top-bar", "topbar", "head"].iter().any(|name| id.eq_ignore_ascii_case(name)) {
        traits.add(Fact::Furniture);
    }
}

/// Names that as an id are more often the anchor of a section of a policy.
const TOPICS: [&str; 14] = [
    "advertisement",
    "comments",
    "cookie-consent",
    "cookie-notice",
    "cookie-preferences",
    "cookie-settings",
    "copyright",
    "gdpr",
    "gdpr-consent",
    "gdpr-cookies",
    "newsletter",
    "newsletter-signup",
    "social",
    "social-media",
];

fn note_name(traits: &mut Traits, name: &str) {
    let mut buffer = [0; LONGEST];
    let Some(name) = normalize(name, &mut buffer) else {
        return;
    };
    if name.split('-').any(is_panel_word) {
        traits.add(Fact::Panel);
    }
    if is_consent_tool(name) {
        traits.add(Fact::ConsentTool);
    } else if is_consent(name) {
        traits.add(Fact::Consent);
    } else if is_screen_reader(name) {
        traits.add(Fact::ScreenReader);
    } else if is_navigation(name) || is_margin(name) {
        traits.add(Fact::Furniture);
    } else if is_pop_up(name) {
        traits.add(Fact::Dialog);
    }
}

/// Lower case, `-` for `_`, without what follows `__` or `--`.
fn normalize<'b>(name: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let bytes = name.as_bytes();
    let mut length = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let is_dash = matches!(byte, b'-' | b'_');
        if at > 0 && is_dash && bytes.get(at + 1).is_some_and(|next| matches!(next, b'-' | b'_')) {
            break;
        }
        *buffer.get_mut(length)? = if is_dash { b'-' } else { byte.to_ascii_lowercase() };
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).ok()
}

/// Words of panels that open and close.
fn is_panel_word(word: &str) -> bool {
    matches!(
        word,
        "accordion"
            | "accordions"
            | "panel"
            | "collapse"
            | "collapsed"
            | "collapsible"
            | "collapsable"
            | "tab"
            | "tabs"
            | "tabpanel"
            | "tabcontent"
            | "expander"
            | "expandable"
            | "faq"
            | "answer"
            | "disclosure"
            | "details"
    )
}

/// Banners of well-known consent tools. The same tools also show policies and lists of cookies,
/// which are not named here.
fn is_consent_tool(name: &str) -> bool {
    const STARTS: [&str; 15] = [
        "onetrust-",
        "cybotcookiebotdialog",
        "truste-consent",
        "optanon",
        "cc-window",
        "cmplz-cookiebanner",
        "iubenda-cs-",
        "qc-cmp",
        "didomi-",
        "osano-cm-",
        "cookie-law-info",
        "cli-modal",
        "moove-gdpr",
        "hs-eu-cookie-confirmation",
        "fs-cc-",
    ];
    STARTS.iter().any(|start| name.starts_with(start))
        || matches!(name, "cky-consent-container" | "cky-modal" | "usercentrics-root" | "borlabs-cookie" | "cc-banner")
}

/// Names of cookie banners.
fn is_consent(name: &str) -> bool {
    matches!(
        name,
        "cookie-banner"
            | "cookies-banner"
            | "cookiebanner"
            | "cookie-bar"
            | "cookiebar"
            | "cookie-consent"
            | "cookieconsent"
            | "cookie-notice"
            | "cookie-notification"
            | "cookie-popup"
            | "cookie-container"
            | "cookie-wrap"
            | "cookie-wrapper"
            | "cookie-modal"
            | "cookie-alert"
            | "cookie-message"
            | "cookie-disclaimer"
            | "cookie-overlay"
            | "cookie-warning"
            | "cookie-preferences"
            | "cookie-settings"
            | "consent-banner"
            | "consent-popup"
            | "consent-modal"
            | "gdpr"
            | "gdpr-banner"
            | "gdpr-cookies"
            | "gdpr-cookie-notice"
            | "gdpr-popup"
            | "gdpr-privacy-bar"
            | "gdpr-privacy-preferences"
            | "gdpr-consent"
            | "privacy-banner"
            | "privacy-popup"
            | "eu-cookie-compliance-banner"
            | "sliding-popup"
    )
}

/// Names of text for screen readers only, and of links to skip to the content.
fn is_screen_reader(name: &str) -> bool {
    matches!(
        name,
        "sr-only"
            | "visually-hidden"
            | "visuallyhidden"
            | "screen-reader-text"
            | "screen-reader-only"
            | "screenreader"
            | "a11y-hidden"
            | "skip-link"
            | "skiplink"
            | "skip-links"
            | "skip-nav"
            | "skip-navigation"
            | "skip2content"
            | "skip-to-content"
            | "skip-to-main"
            | "skip-to-main-content"
            | "skip-main"
    )
}

/// Menus, trails and pagers.
fn is_navigation(name: &str) -> bool {
    matches!(
        name,
        "nav"
            | "navbar"
            | "navbar-nav"
            | "navbar-collapse"
            | "navigation"
            | "main-nav"
            | "main-navigation"
            | "site-nav"
            | "site-navigation"
            | "primary-nav"
            | "primary-navigation"
            | "primary-menu"
            | "top-nav"
            | "topnav"
            | "top-menu"
            | "subnav"
            | "sub-nav"
            | "sub-menu"
            | "submenu"
            | "nav-menu"
            | "nav-flyout"
            | "menu"
            | "main-menu"
            | "megamenu"
            | "mega-menu"
            | "wp-megamenu-sub-menu"
            | "dropdown-menu"
            | "mobile-menu"
            | "mobile-nav"
            | "mobile-navigation"
            | "offcanvas"
            | "off-canvas"
            | "hamburger-menu"
            | "breadcrumb"
            | "breadcrumbs"
            | "pagination"
            | "pager"
            | "back-to-top"
            | "language-selector"
            | "language-switcher"
            | "country-selector"
            | "region-selector"
            | "search-form"
            | "searchform"
            | "search-box"
    )
}

/// Heads, feet and sides of a page.
fn is_margin(name: &str) -> bool {
    matches!(
        name,
        "site-header"
            | "site-head"
            | "global-header"
            | "main-header"
            | "header-wrapper"
            | "header-container"
            | "shopify-section-header"
            | "region-header"
            | "footer"
            | "footers"
            | "site-footer"
            | "page-footer"
            | "global-footer"
            | "main-footer"
            | "footer-wrapper"
            | "footer-container"
            | "footer-widgets"
            | "footer-widget-area"
            | "footer-menu"
            | "footer-nav"
            | "footer-links"
            | "footer-blocks"
            | "footer-bottom"
            | "pre-footer"
            | "prefooter"
            | "shopify-section-footer"
            | "region-footer"
            | "colophon"
            | "copyright"
            | "sidebar"
            | "side-bar"
            | "sidenav"
            | "side-nav"
            | "sidebar-first"
            | "sidebar-second"
            | "region-sidebar-first"
            | "region-sidebar-second"
            | "widget-area"
            | "announcement-bar"
            | "advertisement"
            | "social"
            | "social-share"
            | "social-sharing"
            | "social-links"
            | "social-icons"
            | "social-media"
            | "share-buttons"
            | "share-bar"
            | "sharedaddy"
            | "addtoany"
            | "addthis-smartlayers"
            | "related-posts"
            | "related-articles"
            | "comments"
            | "comments-area"
            | "comment-respond"
            | "newsletter"
            | "newsletter-signup"
            | "newsletter-form"
    )
}

/// Boxes that lie over the page.
fn is_pop_up(name: &str) -> bool {
    matches!(name, "modal" | "popup" | "pop-up" | "popup-overlay" | "lightbox" | "toast" | "login-form" | "chat-widget")
}
