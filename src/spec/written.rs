//! Rules, statements and checklists as they were written, built in or the user's own.

use super::model::{Builtin, ChecklistSpec, DocumentRule, StatementSpec};
use super::{Origin, Spec, SpecError, SpecErrors, base, builtin, parse_checklist, parse_statements};
use crate::stored::stored;
use privlint_spec::{checklists, compile, statements};

/// Rules, statements and checklists, each with the file it is in.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Rules about the document.
    pub document: Vec<DocumentRule>,
    /// What a policy can state.
    pub statements: Vec<(Origin, StatementSpec)>,
    /// What is asked of a policy.
    pub checklists: Vec<(Origin, ChecklistSpec)>,
}

impl Written {
    /// All that is built in.
    #[must_use]
    pub fn builtin() -> Self {
        let builtin: Builtin = stored!("written.bin");
        Self {
            document: builtin.document,
            statements: statements(builtin.statements),
            checklists: checklists(builtin.checklists),
        }
    }

    /// Adds a file of the user's: a checklist, or statements.
    ///
    /// # Errors
    /// What the YAML lacks or has too much, at its place.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), SpecError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if has_key(text, "statements") && !has_key(text, "checklist") {
            self.statements.extend(parse_statements(name, text)?);
        } else {
            self.checklists.push(parse_checklist(name, text)?);
        }
        Ok(())
    }

    /// Compiles the statements and checklists alone.
    ///
    /// # Errors
    /// All that is wrong, each at its place.
    pub fn compile(self) -> Result<Spec, SpecErrors> {
        let Spec { often, document, .. } = builtin();
        self.compile_onto(Spec { often, document, ..Spec::default() })
    }

    /// Compiles the statements and checklists, and adds them to a specification, whose statements they can name.
    ///
    /// # Errors
    /// All that is wrong, each at its place.
    pub fn compile_onto(self, spec: Spec) -> Result<Spec, SpecErrors> {
        compile(base(), spec, self.statements, self.checklists)
    }
}

/// Whether a file has a key at its top.
fn has_key(text: &str, key: &str) -> bool {
    text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')))
}

#[cfg(test)]
mod tests {
    use super::Written;
    use std::collections::HashSet;

    #[test]
    fn a_statement_differs_from_statements_that_there_are() {
        let statements = Written::builtin().statements;
        let ids: HashSet<&str> = statements.iter().map(|(_, statement)| &*statement.id.text).collect();
        for (_, statement) in &statements {
            for named in statement.differs.iter().flat_map(|differs| differs.split('`').skip(1).step_by(2)) {
                assert!(ids.contains(named) && named != &*statement.id.text, "{}: `{named}`", statement.id.text);
            }
        }
    }
}
