//! The configuration: finding `privlint.yaml`, and reading it with what it extends.

use super::args::ConfigChoice;
use super::input::{TextError, read_text};
use privlint::config::{At, Layer, Settings};
use privlint::spec::SpecErrors;
use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};
use thiserror::Error;

/// The names that are looked for.
pub const NAMES: [&str; 2] = ["privlint.yaml", ".privlint.yaml"];

/// The largest configuration file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// This many files may extend one another.
const DEEPEST: usize = 16;

/// Why there is no configuration to go by.
#[derive(Debug, Error)]
pub enum ConfigurationError {
    /// Two files in one folder.
    #[error("there are two configurations in one folder: {first} and {second}")]
    Two {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
    /// A file that cannot be read.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Files that are wrong.
    #[error(transparent)]
    Spec(#[from] SpecErrors),
}

/// A configuration and how it was come by.
#[derive(Debug, Default)]
pub struct Configuration {
    /// What it says.
    pub settings: Settings,
    /// Why it is this one, for people.
    pub why: String,
    /// The folder that the program runs in.
    pub here: PathBuf,
}

impl Configuration {
    /// A document's path, absolute and without `..`, as patterns are checked against.
    pub fn absolute(&self, path: &Path) -> PathBuf {
        plain(&self.here.join(path))
    }

    /// A folder as it is reached from here.
    pub fn shown(&self, folder: &Path) -> PathBuf {
        let shown = relative(folder, &self.here);
        if shown.as_os_str().is_empty() { PathBuf::from(".") } else { shown }
    }

    /// A file as it is reached from here.
    pub fn shown_file(&self, path: &Path) -> PathBuf {
        let path = self.absolute(path);
        path.parent().map(|folder| relative(folder, &self.here).join(path.file_name().unwrap_or_default())).unwrap_or(path)
    }
}

/// Reads the configuration that holds here.
pub fn load(choice: &ConfigChoice) -> Result<Configuration, ConfigurationError> {
    let here = std::env::current_dir().unwrap_or_default();
    let (file, why) = match &choice.config {
        _ if choice.no_config => (None, "none, as --no-config asks".to_owned()),
        Some(path) => (Some(path.clone()), format!("{}, as --config asks", path.display())),
        None => match find(&here)? {
            Some(path) => {
                let why = format!("{}, found here or above within the repository", path.display());
                (Some(path), why)
            }
            None => (None, "none found, so the defaults apply".to_owned()),
        },
    };
    let mut reader = Reader { here, ..Reader::default() };
    if let Some(file) = file {
        reader.read(&file, None)?;
    }
    Ok(Configuration { settings: Settings::new(reader.layers)?, why, here: reader.here })
}

/// The nearest configuration from a folder upwards to the repository's root; outside of one, only of this folder.
pub fn find(here: &Path) -> Result<Option<PathBuf>, ConfigurationError> {
    let root = here.ancestors().position(|folder| folder.join(".git").exists()).unwrap_or(0);
    for (depth, folder) in here.ancestors().take(root + 1).enumerate() {
        let up: PathBuf = std::iter::repeat_n("..", depth).collect();
        let mut there = NAMES.into_iter().filter(|name| folder.join(name).is_file()).map(|name| up.join(name));
        if let (Some(first), second) = (there.next(), there.next()) {
            if let Some(second) = second {
                let shown = |path: PathBuf| path.display().to_string();
                return Err(ConfigurationError::Two { first: shown(first), second: shown(second) });
            }
            return Ok(Some(first));
        }
    }
    Ok(None)
}

/// Reads files and what they extend.
#[derive(Debug, Default)]
struct Reader {
    here: PathBuf,
    /// The files that lead to the one at hand, absolute.
    open: Vec<PathBuf>,
    /// All that were read, absolute.
    read: HashSet<PathBuf>,
    /// What they say, what is extended first.
    layers: Vec<Layer>,
}

impl Reader {
    /// Reads a file and, before it, what it extends; `asked` is where another file asks for it. What two files extend is taken once,
    /// where it is extended first.
    fn read(&mut self, path: &Path, asked: Option<&At>) -> Result<(), ConfigurationError> {
        let name = path.to_string_lossy().into_owned();
        let full = plain(&self.here.join(path));
        if let Some(asked) = asked
            && self.open.contains(&full)
        {
            let message = format!("`{}` leads back to this file", asked.name.text);
            return Err(SpecErrors(vec![asked.error(message, Some("A file cannot extend itself.".to_owned()))]).into());
        }
        if !self.read.insert(full.clone()) {
            return Ok(());
        }
        let text = read_text(path, LARGEST).map_err(|error| match asked {
            Some(asked) => SpecErrors(vec![asked.error(error.to_string(), None)]).into(),
            None => ConfigurationError::from(error),
        })?;
        let folder = full.parent().unwrap_or(&self.here).to_owned();
        let layer = Layer::parse(&name, folder, &text).map_err(|error| SpecErrors(vec![error]))?;
        self.open.push(full);
        for base in layer.spec.extends.iter().flat_map(|bases| &bases.0) {
            let asked = At { origin: layer.origin.clone(), name: base.clone() };
            if self.open.len() >= DEEPEST {
                return Err(SpecErrors(vec![asked.error(format!("more than {DEEPEST} files extend one another"), None)]).into());
            }
            self.read(&path.parent().unwrap_or(Path::new("")).join(&base.text), Some(&asked))?;
        }
        self.open.pop();
        self.layers.push(layer);
        Ok(())
    }
}

/// A path without `.` and `..`, by its letters alone.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// A path as it is reached from a folder; both are absolute. Where they have nothing in common, it stays as it is.
pub fn relative(path: &Path, from: &Path) -> PathBuf {
    let common = path.components().zip(from.components()).take_while(|(one, other)| one == other).count();
    if common == 0 {
        return path.to_owned();
    }
    let up = std::iter::repeat_n(Component::ParentDir, from.components().count() - common);
    up.chain(path.components().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_here() {
        let told = |folder: &str| relative(Path::new(folder), Path::new("/a/b/c"));
        assert_eq!(told("/a/b/c/d"), Path::new("d"));
        assert_eq!(told("/a/b/c"), Path::new(""));
        assert_eq!(told("/a"), Path::new("../.."));
        assert_eq!(told("/a/x/y"), Path::new("../../x/y"));
        assert_eq!(told("/x"), Path::new("../../../x"));
    }

    #[test]
    fn dots_are_taken_out() {
        assert_eq!(plain(Path::new("/a/./b/../c")), Path::new("/a/c"));
    }
}
