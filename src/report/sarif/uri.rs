//! References to files, as SARIF wants them.

use crate::report::paths;
use std::fmt::Write;

/// A reference to a file: relative as the path is, or with the scheme `file`.
pub(super) fn of(name: &str) -> String {
    let path = paths::plain(name);
    match path.as_bytes() {
        [b'/', b'/', ..] if cfg!(windows) => format!("file:{}", encoded(&path)),
        [b'/', ..] => format!("file://{}", encoded(&path)),
        [drive, b':', ..] if cfg!(windows) => format!("file:///{}:{}", char::from(*drive), encoded(&path[2..])),
        _ => encoded(&path),
    }
}

fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("internal error: a string can be written to");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_address_is_written_with_is_encoded() {
        assert_eq!(of("./legal/our policy é#1.md"), "legal/our%20policy%20%C3%A9%231.md");
        assert_eq!(of("a:b%\n.md"), "a%3Ab%25%0A.md");
        assert_eq!(of("<stdin>"), "%3Cstdin%3E");
    }

    #[test]
    fn a_path_from_the_root_has_a_scheme() {
        assert_eq!(of("/srv/privacy.md"), "file:///srv/privacy.md");
        assert_eq!(of("../privacy.md"), "../privacy.md");
    }
}
