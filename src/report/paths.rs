//! The names of documents as other programs want to have them.

/// A path with forward slashes, without `./` before it.
pub(super) fn plain(name: &str) -> String {
    let path = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    let mut rest = path.as_str();
    while let Some(inner) = rest.strip_prefix("./") {
        rest = inner.trim_start_matches('/');
    }
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_itself_is_not_named() {
        assert_eq!(plain(".//./legal/./privacy.md"), "legal/./privacy.md");
        assert_eq!(plain(".privacy.md"), ".privacy.md");
    }
}
