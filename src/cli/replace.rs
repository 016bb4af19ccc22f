//! Files that are replaced whole: written beside their place, then moved there.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};
use tempfile::{Builder, NamedTempFile};

/// The files that are being written, to be removed if the user breaks off.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// The status of a program that Ctrl-C ends.
const INTERRUPTED: i32 = 130;

/// A file on its way. Dropped before it is finished, it leaves nothing behind.
#[derive(Debug)]
pub struct Replacement {
    out: BufWriter<Out>,
}

#[derive(Debug)]
enum Out {
    /// To be moved to a place.
    Beside { file: NamedTempFile, place: PathBuf },
    /// What is no regular file - a terminal, a pipe - is written to as it is.
    Direct(fs::File),
}

impl Replacement {
    /// Begins to write a file, which is there only when it is finished.
    ///
    /// # Errors
    /// Where the file or its folder cannot be written.
    pub fn create(path: &Path) -> io::Result<Self> {
        // A link goes on leading to the file.
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let before = fs::metadata(&place).ok();
        if before.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if before.as_ref().is_some_and(|about| !about.is_file()) {
            let file = fs::OpenOptions::new().write(true).open(&place)?;
            return Ok(Self { out: BufWriter::new(Out::Direct(file)) });
        }
        if before.as_ref().is_some_and(|about| about.permissions().readonly()) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".privlint-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(before.map_or_else(|| fs::Permissions::from_mode(0o666), |about| about.permissions()));
        }
        watch();
        // No file is begun that a handler could not see.
        let mut unfinished = unfinished();
        let file = builder.tempfile_in(folder).map_err(|error| error.kind())?;
        unfinished.push(file.path().to_owned());
        drop(unfinished);
        Ok(Self { out: BufWriter::new(Out::Beside { file, place }) })
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// Where the rest cannot be written, or the file not be moved.
    pub fn finish(self) -> io::Result<()> {
        match self.out.into_inner().map_err(io::IntoInnerError::into_error)? {
            Out::Direct(mut file) => file.flush(),
            Out::Beside { file, place } => {
                file.as_file().sync_data()?;
                let path = file.path().to_owned();
                let persisted = file.persist(place);
                unfinished().retain(|other| *other != path);
                persisted.map(drop).map_err(|error| error.error)
            }
        }
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Direct(file) => file.write(bytes),
            Self::Beside { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Direct(file) => file.flush(),
            Self::Beside { file, .. } => file.flush(),
        }
    }
}

fn unfinished() -> std::sync::MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sees to it that a run that is broken off leaves no unfinished file behind.
fn watch() {
    static WATCH: Once = Once::new();
    WATCH.call_once(|| {
        let handle = || {
            // The lock is kept, so that no file is begun any more.
            let unfinished = unfinished();
            for path in unfinished.iter() {
                let _ = fs::remove_file(path);
            }
            std::process::exit(INTERRUPTED);
        };
        // Without a handler the files stay, which is no reason to write none.
        let _ = ctrlc::set_handler(handle);
    });
}
