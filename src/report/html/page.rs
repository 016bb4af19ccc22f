//! The page around the documents: its head with the content security policy, its landmarks, its foot.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

/// The whole look of a page.
const STYLE: &str = include_str!("style.css");

/// Nothing is loaded, nothing runs, nothing is sent; of styles there is the one whose hash is given.
fn content_security_policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// All up to the documents: `heading` is what the page is, `summary` what the run came to, `class` how many documents there are.
pub(super) fn opening(title: &Markup, heading: &str, summary: &str, class: &str) -> Markup {
    html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en\">\n"))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(content_security_policy());
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            meta name="generator" content={ "privlint " (env!("CARGO_PKG_VERSION")) };
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("\n<body>\n"))
        a.skip href="#report" { "Skip to the report" }
        header.page {
            h1 { (heading) }
            p { (summary) }
        }
        (PreEscaped("\n<main id=\"report\" class=\""))(class)(PreEscaped("\">\n"))
    }
}

/// All behind the documents.
pub(super) fn closing() -> Markup {
    html! {
        (PreEscaped("</main>\n"))
        footer.page {
            p { "Made by privlint " (env!("CARGO_PKG_VERSION")) ", which reads what a policy states. This is not legal advice." }
        }
        (PreEscaped("\n</body>\n</html>\n"))
    }
}
