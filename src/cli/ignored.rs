//! What `ignore` files a walk may read: the library opens each without a question, and reads nested braces by calling itself.

use super::input::{ReadError, read_file};
use privlint::config::LONGEST_PATTERN;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The files of a folder that the library reads.
const NAMES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// The most bytes of such a file.
const LARGEST: u64 = 1 << 20;

/// The deepest that braces may be nested in a line. The library gives up somewhere above 200, and then obeys no line of the file.
const DEEPEST: usize = 50;

/// An ignore file that is not read. Which files its folder leaves out is not known, so none of them is read.
#[derive(Debug, Error)]
#[error("{path}: {why}; its folder was left out")]
pub struct IgnoreError {
    path: String,
    why: Mistake,
}

#[derive(Debug, Error)]
enum Mistake {
    #[error("{0}")]
    Read(#[from] ReadError),
    #[error("line {0} has more than {LONGEST_PATTERN} bytes")]
    Long(usize),
    #[error("the braces of line {0} are nested too deeply")]
    Deep(usize),
}

/// Looks at the ignore files of a folder.
///
/// # Errors
/// One of them is no file that a walk may read.
pub fn look_at(folder: &Path) -> Result<(), IgnoreError> {
    let mut paths = NAMES.iter().map(|name| folder.join(name)).filter(|path| path.exists());
    paths.try_for_each(|path| look_at_file(&path).map_err(|why| IgnoreError { path: shown(&path), why }))
}

/// Looks at the ignore files of the folders above a folder, which a walk obeys, too.
///
/// # Errors
/// As [`look_at`].
pub fn look_above(folder: &Path) -> Result<(), IgnoreError> {
    let absolute = folder.canonicalize().unwrap_or_else(|_| PathBuf::from(folder));
    absolute.ancestors().skip(1).try_for_each(look_at)
}

fn look_at_file(path: &Path) -> Result<(), Mistake> {
    let bytes = match read_file(path, LARGEST) {
        // The library goes on without such a file, as git does.
        Err(ReadError::Denied | ReadError::Folder | ReadError::Missing) => return Ok(()),
        bytes => bytes?,
    };
    bytes.split(|&byte| byte == b'\n').zip(1..).try_for_each(|(line, number)| match line {
        [b'#', ..] => Ok(()),
        _ if line.len() > LONGEST_PATTERN => Err(Mistake::Long(number)),
        _ if depth(line) > DEEPEST => Err(Mistake::Deep(number)),
        _ => Ok(()),
    })
}

/// How deeply the braces of a line are nested at most.
fn depth(line: &[u8]) -> usize {
    let mut open: usize = 0;
    let depths = line.iter().map(|byte| {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open
    });
    depths.max().unwrap_or(0)
}

fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).to_string_lossy().into_owned()
}
