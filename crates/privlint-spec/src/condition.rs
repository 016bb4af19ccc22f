//! Conditions: what must be stated or given, as one small tree that duties share for when they apply and for what satisfies them.

use crate::Given;
use serde::{Deserialize, Serialize};

/// What must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// All of these; of none, always.
    All(Vec<Condition>),
    /// One of these.
    Any(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// The policy makes this statement, by number.
    Stated(usize),
    /// The publisher gives this fact.
    Given(Given),
}

impl Condition {
    /// What always holds.
    pub const ALWAYS: Self = Self::All(Vec::new());

    /// Whether it always holds.
    #[must_use]
    pub fn is_always(&self) -> bool {
        matches!(self, Self::All(all) if all.is_empty())
    }

    /// Whether it holds, by what is stated and what is given.
    pub fn holds(&self, stated: &impl Fn(usize) -> bool, given: &impl Fn(&Given) -> bool) -> bool {
        match self {
            Self::All(all) => all.iter().all(|part| part.holds(stated, given)),
            Self::Any(any) => any.iter().any(|part| part.holds(stated, given)),
            Self::Not(part) => !part.holds(stated, given),
            Self::Stated(statement) => stated(*statement),
            Self::Given(fact) => given(fact),
        }
    }

    /// The statements that can make it hold, in the order in which they are written; those under `not` cannot.
    #[must_use]
    pub fn statements(&self) -> Vec<usize> {
        let mut statements = Vec::new();
        self.walk(&mut |part| {
            if let Self::Stated(statement) = part {
                statements.push(*statement);
            }
        });
        statements
    }

    /// The facts that can make it hold, in the order in which they are written; those under `not` cannot.
    #[must_use]
    pub fn facts(&self) -> Vec<&Given> {
        let mut facts = Vec::new();
        self.walk(&mut |part| {
            if let Self::Given(fact) = part {
                facts.push(fact);
            }
        });
        facts
    }

    fn walk<'a>(&'a self, tell: &mut impl FnMut(&'a Self)) {
        tell(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.walk(tell)),
            Self::Not(_) | Self::Stated(_) | Self::Given(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SELLS: Condition = Condition::Stated(1);

    fn europe() -> Condition {
        Condition::Given(Given::Region("eu".to_owned()))
    }

    /// Whether a condition holds where statement 1 is made or not, and the region is given or not.
    fn table(condition: &Condition) -> [bool; 4] {
        [(false, false), (false, true), (true, false), (true, true)]
            .map(|(stated, given)| condition.holds(&|statement| stated && statement == 1, &|_| given))
    }

    #[test]
    fn parts_are_joined_as_their_key_says() {
        assert_eq!(table(&Condition::All(vec![SELLS, europe()])), [false, false, false, true]);
        assert_eq!(table(&Condition::Any(vec![SELLS, europe()])), [false, true, true, true]);
        assert_eq!(table(&Condition::Not(Box::new(SELLS))), [true, true, false, false]);
        assert_eq!(table(&Condition::ALWAYS), [true; 4]);
        assert!(Condition::ALWAYS.is_always() && !SELLS.is_always());
    }

    #[test]
    fn what_is_denied_makes_nothing_hold() {
        let condition = Condition::All(vec![SELLS, Condition::Not(Box::new(Condition::Stated(2))), europe()]);
        assert_eq!(condition.statements(), [1]);
        assert_eq!(condition.facts(), [&Given::Region("eu".to_owned())]);
    }
}
