//! What policies are checked against: the built-in checklists and the user's own.

use super::args::Lists;
use super::configuration;
use super::input::{TextError, read_text};
use privlint::config::At;
use privlint::spec::{self, Spec, SpecErrors, Written, near_name};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The checklist that is on unless the user says otherwise.
const CORE: &str = "core";

/// The largest YAML file that is read; the built-in ones have less than a tenth of it.
const LARGEST: u64 = 1 << 20;

/// Why there is nothing to check policies against.
#[derive(Debug, Error)]
pub enum RulesError {
    /// Neither a file nor a built-in checklist.
    #[error("there is no checklist `{name}`, neither built in nor as a file")]
    Unknown {
        /// As given.
        name: String,
        /// Which way to act.
        help: String,
    },
    /// All that there are were left out.
    #[error("no checklist is switched on, so there is nothing to check policies against")]
    None,
    /// A rule that does not exist.
    #[error("there is no rule `{name}`")]
    UnknownRule {
        /// As given.
        name: String,
        /// Which way to act.
        help: String,
    },
    /// A file that cannot be read.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Files that are wrong.
    #[error(transparent)]
    Spec(#[from] SpecErrors),
}

/// A checklist that is asked for, and by whom.
#[derive(Clone, Debug)]
pub enum RequestedChecklist {
    /// By nobody: it is on unless someone says otherwise.
    Default(&'static str),
    /// By the command line.
    Argument(String),
    /// By the configuration, in a folder that a path is relative to.
    Configuration(At, PathBuf),
}

impl RequestedChecklist {
    /// A name, or the path of a file.
    pub fn name(&self) -> &str {
        match self {
            Self::Default(name) => name,
            Self::Argument(name) => name,
            Self::Configuration(at, _) => &at.name.text,
        }
    }

    /// What tells it from another one.
    pub fn key(&self) -> String {
        match self {
            Self::Configuration(at, folder) => format!("{}\n{}", at.name.text, folder.display()),
            _ => self.name().to_owned(),
        }
    }

    /// Who asks for it, for people.
    pub fn why(&self) -> String {
        match self {
            Self::Default(_) => "default".to_owned(),
            Self::Argument(_) => "--checklist".to_owned(),
            Self::Configuration(at, _) => format!("{}:{}", at.origin.name, at.name.line),
        }
    }
}

/// The checklists that are asked for: those of the configuration, else the default, and those of the command line.
pub fn asked(configured: Option<(&[At], &Path)>, lists: &Lists) -> Vec<RequestedChecklist> {
    let mut asked: Vec<RequestedChecklist> = match configured {
        Some((names, folder)) => {
            names.iter().map(|at| RequestedChecklist::Configuration(at.clone(), folder.to_owned())).collect()
        }
        None => vec![RequestedChecklist::Default(CORE)],
    };
    asked.retain(|asked| !(lists.no_core && asked.name() == CORE));
    asked.extend(lists.checklists.iter().cloned().map(RequestedChecklist::Argument));
    asked
}

/// Reads and compiles checklists.
pub fn compile(asked: &[RequestedChecklist]) -> Result<Spec, RulesError> {
    if asked.is_empty() {
        return Err(RulesError::None);
    }
    let (mut builtin, mut files) = (Vec::new(), Vec::new());
    for asked in asked {
        let name = asked.name();
        if spec::checklists().any(|known| known == name) {
            builtin.push(name);
            continue;
        }
        match asked {
            RequestedChecklist::Configuration(at, folder) => {
                let path = folder.join(name);
                if !path.is_file() {
                    return Err(no_checklist(at).into());
                }
                let shown = configuration::relative(folder, &std::env::current_dir().unwrap_or_default()).join(name);
                files.push(shown);
            }
            _ if is_path(name) => files.push(PathBuf::from(name)),
            _ => return Err(unknown_name(name)),
        }
    }
    compile_onto(&builtin, &files)
}

/// Compiles files of the user's, and adds them to built-in checklists.
fn compile_onto(builtin: &[&str], paths: &[PathBuf]) -> Result<Spec, RulesError> {
    let mut own = Written::default();
    add_files(&mut own, paths)?;
    let spec = spec::of_checklists(builtin).expect("internal error: it was seen that these are built in");
    Ok(own.compile_onto(spec)?)
}

/// A name of the configuration that is neither a built-in checklist nor a file.
fn no_checklist(at: &At) -> SpecErrors {
    let RulesError::Unknown { name, help } = unknown_name(&at.name.text) else {
        unreachable!("internal error: an unknown name is told as one")
    };
    let message = format!("there is no checklist `{name}`, neither built in nor as a file beside this one");
    SpecErrors(vec![at.error(message, Some(help))])
}

/// Adds files of the user's.
pub fn add_files(written: &mut Written, paths: &[PathBuf]) -> Result<(), RulesError> {
    let mut errors = Vec::new();
    for path in paths {
        let name = path.to_string_lossy();
        let text = read_text(path, LARGEST)?;
        errors.extend(written.add(&name, &text).err());
    }
    if errors.is_empty() { Ok(()) } else { Err(SpecErrors(errors).into()) }
}

/// Compiles the built-in statements and those of some files, without any checklist.
pub fn statements(paths: &[PathBuf]) -> Result<Spec, RulesError> {
    let mut own = Written::default();
    add_files(&mut own, paths)?;
    own.checklists.clear();
    let spec = spec::of_checklists(&[]).expect("internal error: no checklist is asked for");
    Ok(own.compile_onto(spec)?)
}

/// Reads all built-in checklists and statements, and those of some files.
pub fn all(paths: &[PathBuf]) -> Result<Written, RulesError> {
    let mut written = Written::builtin();
    add_files(&mut written, paths)?;
    Ok(written)
}

fn is_path(name: &str) -> bool {
    let path = Path::new(name);
    path.exists() || name.contains(['/', '\\']) || path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

fn unknown_name(name: &str) -> RulesError {
    let all = spec::checklists().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let near = near_name(name, spec::checklists()).map(|near| format!("Did you mean `{near}`? ")).unwrap_or_default();
    RulesError::Unknown {
        name: name.to_owned(),
        help: format!("{near}Built in: {all}. A file of your own is named by its path."),
    }
}
