//! `privlint schema`: the JSON Schemas of what is read and written, for editors and programs.

use super::args::{Schema, SchemaName};
use super::exit::Status;
use super::generated::{self, Pages};
use super::terminal::Troubles;
use super::trouble::Failure;
use clap::ValueEnum;
use privlint::config::file::FileSpec;
use privlint::report::json;
use privlint::spec::model::{ChecklistSpec, StatementFile};
use schemars::schema_for;
use std::io::{self, Write};
use std::path::PathBuf;

/// What every schema begins with.
const MARK: &str = "{\n  \"$schema\": ";

/// Prints a schema, or writes all.
pub fn run(arguments: &Schema, troubles: Troubles) -> Result<Status, Failure> {
    if let Some(folder) = &arguments.dir {
        let pages: Pages = SchemaName::value_variants()
            .iter()
            .map(|&name| {
                (
                    PathBuf::from(format!(
                        "{}.json",
                        name.to_possible_value().expect("internal error: it has a name").get_name()
                    )),
                    text(name),
                )
            })
            .collect();
        return if arguments.check {
            Ok(generated::check(folder, &pages, MARK, "privlint schema --dir", troubles))
        } else {
            generated::write(folder, &pages)
        };
    }
    let name = arguments.name.expect("internal error: clap asks for a name where there is no folder");
    let mut out = io::stdout().lock();
    out.write_all(text(name).as_bytes())?;
    out.flush()?;
    Ok(Status::Clean)
}

fn text(name: SchemaName) -> String {
    let schema = match name {
        SchemaName::Configuration => schema_for!(FileSpec),
        SchemaName::Checklist => schema_for!(ChecklistSpec),
        SchemaName::Statements => schema_for!(StatementFile),
        SchemaName::Output => json::schema(),
        SchemaName::OutputLine => json::document_schema(),
    };
    serde_json::to_string_pretty(&schema).expect("internal error: a schema is JSON") + "\n"
}
