//! The names of documents as other programs want to have them.

use std::fmt::Write;

/// A path with forward slashes, without `./` before it.
pub(super) fn plain(name: &str) -> String {
    let path = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    let mut rest = path.as_str();
    while let Some(inner) = rest.strip_prefix("./") {
        rest = inner.trim_start_matches('/');
    }
    rest.to_owned()
}

/// A reference to a file: relative as the path is, or with the scheme `file`.
pub(super) fn uri(name: &str) -> String {
    let path = plain(name);
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
        assert_eq!(uri("./legal/our policy é#1.md"), "legal/our%20policy%20%C3%A9%231.md");
        assert_eq!(uri("a:b%\n.md"), "a%3Ab%25%0A.md");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }

    #[test]
    fn a_path_from_the_root_has_a_scheme() {
        assert_eq!(uri("/srv/privacy.md"), "file:///srv/privacy.md");
        assert_eq!(uri("../privacy.md"), "../privacy.md");
    }

    #[test]
    fn the_folder_itself_is_not_named() {
        assert_eq!(plain(".//./legal/./privacy.md"), "legal/./privacy.md");
        assert_eq!(plain(".privacy.md"), ".privacy.md");
    }
}
