//! Pieces of YAML that the program writes.

/// Text as a YAML string on one line.
pub fn text(text: &str) -> String {
    serde_json::to_string(text).expect("internal error: text can be written as JSON, which is YAML")
}
