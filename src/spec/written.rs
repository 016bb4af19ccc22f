//! Statements and checklists as they were written, built in and of the user's own, before they are compiled.

use super::model::{ChecklistSpec, StatementSpec};
use super::{Origin, Spec, SpecError, SpecErrors, builtin, builtin_examples, compile, parse_checklist, parse_statements};
use privlint_spec::{checklists, statements};

/// What a run's specification is made from.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// All that a policy can state.
    pub statements: Vec<(Origin, StatementSpec)>,
    /// The checklists that are switched on, in the order in which they were asked for.
    pub checklists: Vec<(Origin, ChecklistSpec)>,
    /// The built-in checklists that are not.
    shelf: Vec<(Origin, ChecklistSpec)>,
}

impl Written {
    /// The built-in statements with their examples, for those who run or show them.
    #[must_use]
    pub fn with_examples() -> Self {
        let mut written = Self::builtin();
        for ((_, statement), examples) in written.statements.iter_mut().zip(builtin_examples()) {
            statement.examples = examples;
        }
        written
    }

    /// The built-in statements without their examples, with no checklist switched on.
    #[must_use]
    pub fn builtin() -> Self {
        let builtin = builtin();
        Self { statements: statements(builtin.statements), checklists: Vec::new(), shelf: checklists(builtin.checklists) }
    }

    /// The ids of all built-in checklists, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let builtin = |(origin, _): &&(Origin, ChecklistSpec)| origin.text.is_none();
        let lists = self.shelf.iter().chain(self.checklists.iter().filter(builtin));
        let mut names: Vec<&str> = lists.map(|(_, list)| list.checklist.text.as_str()).collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// Switches a built-in checklist on; false where there is none of that name.
    pub fn switch_on(&mut self, name: &str) -> bool {
        let known = self.names().any(|known| known == name);
        if let Some(at) = self.shelf.iter().position(|(_, list)| list.checklist.text == name) {
            self.checklists.push(self.shelf.remove(at));
        }
        known
    }

    /// Switches all built-in checklists on.
    pub fn switch_all_on(&mut self) {
        self.checklists.append(&mut self.shelf);
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

    /// Resolves all names and compiles the patterns.
    ///
    /// # Errors
    /// All that is wrong, each at its place.
    pub fn compile(self) -> Result<Spec, SpecErrors> {
        let rules = |(_, list): &(Origin, ChecklistSpec)| {
            let checklist = list.checklist.text.clone();
            list.duties.iter().map(move |duty| format!("{checklist}/{}", duty.id.text)).collect::<Vec<_>>()
        };
        let shelf = self.shelf.iter().flat_map(rules).collect();
        Ok(Spec { shelf, ..compile(self.statements, self.checklists)? })
    }
}

/// Whether a file has a key at its top.
fn has_key(text: &str, key: &str) -> bool {
    text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')))
}
