//! Reading one document: from a file or from standard input, no more of it than is allowed.

use super::crash::Crash;
use super::size;
use privlint::source::{DecodeError, Encoding, Format, Source};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The name of standard input where the user gives none.
const STDIN: &str = "<stdin>";

/// Why a document is read that the user named.
const NAMED: &str = "named on the command line";

/// A document to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The name the user knows it by.
    pub name: String,
    /// Where it is; standard input has no path.
    pub path: Option<PathBuf>,
    /// Why it is read, for people.
    pub why: String,
    /// Whether it was asked for; else it is read because other documents of its policy were.
    pub is_asked: bool,
}

impl Input {
    /// A file.
    pub fn file(path: PathBuf) -> Self {
        Self { name: path.to_string_lossy().into_owned(), path: Some(path), why: NAMED.to_owned(), is_asked: true }
    }

    /// Standard input under a name.
    pub fn stdin(name: Option<&str>) -> Self {
        Self { name: name.unwrap_or(STDIN).to_owned(), path: None, why: NAMED.to_owned(), is_asked: true }
    }

    /// Whether the user named it.
    pub fn is_named(&self) -> bool {
        self.why == NAMED
    }

    /// The path that patterns are checked against: its own, or the one that standard input goes by.
    pub fn lookup_path(&self) -> Option<&Path> {
        self.path.as_deref().or((self.name != STDIN).then(|| Path::new(&self.name)))
    }

    /// What was given on the command line: `-` is standard input.
    pub fn named(path: &Path, stdin: Option<&str>) -> Self {
        if path == Path::new("-") { Self::stdin(stdin) } else { Self::file(path.to_owned()) }
    }

    /// Reads and decodes it.
    pub fn read(&self, limit: u64) -> Result<Source, ReadError> {
        let bytes = match &self.path {
            Some(path) => read_file(path, limit)?,
            None => read_up_to(io::stdin().lock(), 0, limit)?,
        };
        let format = Format::of_name(&self.name).unwrap_or_else(|| told_by(&bytes));
        Ok(Source::decode(self.name.clone(), format, bytes)?)
    }
}

/// Why a document could not be read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// There is none.
    #[error("there is no such file or folder")]
    Missing,
    /// The user may not read it.
    #[error("permission denied")]
    Denied,
    /// It is a folder, where a file was asked for.
    #[error("this is a folder, not a file")]
    Folder,
    /// It is a named pipe, a socket or a device, which may have no end or never begin.
    #[error("this is no regular file, so it was not read")]
    Special,
    /// It is larger than the user allows.
    #[error("{}, so it was not read", too_large(*size, *limit))]
    TooLarge {
        /// Its size, if that can be known without reading it.
        size: Option<u64>,
        /// What is allowed.
        limit: u64,
    },
    /// It is not text.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// Anything else.
    #[error("{}", reason(_0))]
    Io(io::Error),
    /// What is suggested cannot be written to standard input.
    #[error("standard input cannot be written to")]
    NoFile,
    /// What is suggested cannot be written in the encoding of the file.
    #[error("this is not UTF-8, so it was not changed")]
    NotUtf8,
    /// A mistake of privlint's own: nothing is known of the document.
    #[error("{_0} while this file was checked, so nothing is reported of it")]
    Crash(#[from] Crash),
    /// What is suggested cannot be written.
    #[error("it cannot be written to: {}", reason(_0))]
    Write(io::Error),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Io(error),
        }
    }
}

impl ReadError {
    /// Which way to act.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::TooLarge { size, .. } => {
                let enough = size.map_or_else(|| "20MiB".to_owned(), |size| format!("{}MiB", size.div_ceil(1 << 20)));
                Some(format!("If it is one policy, raise the limit with `--max-size {enough}`."))
            }
            Self::Crash(_) => Some(Crash::HELP.to_owned()),
            Self::Special => Some("Pass its text on standard input: `privlint check - < FILE`.".to_owned()),
            _ => None,
        }
    }
}

fn too_large(size: Option<u64>, limit: u64) -> String {
    let limit = size::show(limit);
    size.map_or_else(|| format!("it is larger than {limit}"), |size| format!("it has {}, more than {limit}", size::show(size)))
}

/// What the system says, without the number of its error.
pub fn reason(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound {
        return "there is no such file or folder".to_owned();
    }
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Reads a file, unless it is larger than `limit`.
///
/// A named pipe waits until somebody writes to it, so it is not opened at all. The shell's own pipes, as of `<(command)`, have a
/// writer already and are read.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let kind = path.metadata()?.file_type();
    if !kind.is_file() && !kind.is_dir() && !is_open_already(path) {
        return Err(ReadError::Special);
    }
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(ReadError::Folder);
    }
    if about.len() > limit {
        return Err(ReadError::TooLarge { size: Some(about.len()), limit });
    }
    read_up_to(file, about.len(), limit)
}

/// Whether a path names what this process was given open, or what ends at once: `/dev/null`, `/dev/stdin`, `/dev/fd/63`, `/proc/self/fd/63`.
fn is_open_already(path: &Path) -> bool {
    ["/dev/stdin", "/dev/null"].iter().any(|name| path == Path::new(name))
        || ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)))
}

/// Reads to the end, also where the size was not known or has grown meanwhile.
fn read_up_to(from: impl Read, expected: u64, limit: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0) + 1);
    let read = from.take(limit + 1).read_to_end(&mut bytes)?;
    if read as u64 > limit { Err(ReadError::TooLarge { size: None, limit }) } else { Ok(bytes) }
}

/// Why a file of YAML cannot be read.
#[derive(Debug, Error)]
pub enum TextError {
    /// It cannot be read at all.
    #[error("{path}: {error}")]
    Read {
        /// As given.
        path: String,
        /// Why.
        error: ReadError,
    },
    /// It is not text.
    #[error("{path}: this is not valid UTF-8, as YAML must be")]
    Encoding {
        /// As given.
        path: String,
    },
}

/// Reads a file of YAML, unless it is larger than `limit`.
pub fn read_text(path: &Path, limit: u64) -> Result<String, TextError> {
    let shown = || path.to_string_lossy().into_owned();
    let bytes = read_file(path, limit).map_err(|error| TextError::Read { path: shown(), error })?;
    String::from_utf8(bytes).map_err(|_| TextError::Encoding { path: shown() })
}

/// The format of a document whose name does not tell it. Text is looked at for Markdown when it is read.
fn told_by(bytes: &[u8]) -> Format {
    let skipped = |byte: &&u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    let first = bytes.iter().find(|byte| !skipped(byte));
    if first == Some(&b'<') { Format::Html } else { Format::Text }
}

/// What a reader should know of how a document was decoded.
pub fn notice(source: &Source) -> Option<String> {
    (source.encoding() == Encoding::Windows1252)
        .then(|| format!("{}: this is not valid UTF-8, so it was read as windows-1252", source.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_format_of_a_nameless_document() {
        assert_eq!(told_by(b"\xEF\xBB\xBF \n<!doctype html>"), Format::Html);
        assert_eq!(told_by(b"\xFF\xFE<\0p\0>\0"), Format::Html);
        assert_eq!(told_by(b"# Privacy"), Format::Text);
        assert_eq!(told_by(b""), Format::Text);
    }

    #[test]
    fn more_than_the_limit_is_refused_however_it_comes() {
        assert!(matches!(read_up_to(io::repeat(b'x'), 0, 10), Err(ReadError::TooLarge { size: None, limit: 10 })));
        assert_eq!(read_up_to(&b"0123456789"[..], 0, 10).expect("ten bytes").len(), 10);
    }
}
