//! From bytes to text: UTF-8, UTF-16 with a mark, else windows-1252.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use thiserror::Error;

/// The encoding a source was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8 {
        /// Whether the file starts with a byte order mark.
        mark: bool,
    },
    /// UTF-16, little or big endian, told by its byte order mark.
    Utf16,
    /// Not valid UTF-8, so each byte was read as a windows-1252 character.
    Windows1252,
}

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum DecodeError {
    /// A zero byte: a binary file.
    #[error("this is a binary file, not a document")]
    Binary,
}

impl Encoding {
    /// Bytes that the byte order mark takes.
    pub(super) fn mark(self) -> usize {
        match self {
            Self::Utf8 { mark: true } => 3,
            Self::Utf16 => 2,
            Self::Utf8 { mark: false } | Self::Windows1252 => 0,
        }
    }

    /// Text as bytes of a file in this encoding, with its mark; `None` where that is not UTF-8.
    #[must_use]
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 { mark } => {
                let mark: &[u8] = if mark { b"\xEF\xBB\xBF" } else { b"" };
                Some([mark, text.as_bytes()].concat())
            }
            Self::Utf16 | Self::Windows1252 => None,
        }
    }

    /// How many bytes of the file a piece of decoded text takes.
    pub(crate) fn file_length(self, text: &str) -> usize {
        match self {
            Self::Utf8 { .. } => text.len(),
            Self::Utf16 => text.chars().map(|c| 2 * c.len_utf16()).sum(),
            Self::Windows1252 => text.chars().count(),
        }
    }
}

pub(super) fn decode(mut bytes: Vec<u8>) -> Result<(String, Encoding), DecodeError> {
    for (mark, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(units) = bytes.strip_prefix(mark) {
            // An odd byte at the end is not a character; read as one it would reach beyond the file.
            let whole = &units[..units.len() / 2 * 2];
            return Ok((encoding.decode_without_bom_handling(whole).0.into_owned(), Encoding::Utf16));
        }
    }
    if bytes.contains(&0) {
        return Err(DecodeError::Binary);
    }
    let mark = bytes.starts_with(b"\xEF\xBB\xBF");
    if mark {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, Encoding::Utf8 { mark })),
        Err(not_utf8) => {
            let bytes = not_utf8.into_bytes();
            Ok((WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned(), Encoding::Windows1252))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Source, Span};
    use super::*;

    fn source(bytes: &[u8]) -> Source {
        Source::decode("policy.txt", Format::Text, bytes.to_vec()).expect("text")
    }

    #[test]
    fn spans_lead_back_to_the_files_bytes_in_every_encoding() {
        let utf16: Vec<u8> = b"\xFF\xFE".iter().copied().chain("né 😀 x".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (bytes, start) in [
            ("né 😀 x".as_bytes().to_vec(), 9),
            ("\u{feff}né 😀 x".as_bytes().to_vec(), 12),
            (utf16, 14),
            (b"n\xE9 \x93\x94 x".to_vec(), 6),
        ] {
            let source = source(&bytes);
            let at = source.text().find('x').expect("x");
            assert_eq!(source.file_range(Span::new(at, at + 1)).start, start, "{:?}", source.encoding());
        }
    }

    #[test]
    fn a_zero_byte_is_no_text() {
        assert_eq!(decode(b"\x7fELF\0\0".to_vec()), Err(DecodeError::Binary));
    }

    #[test]
    fn invalid_utf8_is_windows_1252() {
        assert_eq!(decode(b"caf\xE9".to_vec()), Ok(("café".to_owned(), Encoding::Windows1252)));
    }
}
