//! Cues: words that say how a text goes on, what they are beyond their class.

use serde::{Deserialize, Serialize};

/// Declares cues, and the list of all.
macro_rules! cues {
    ($($(#[$doc:meta])* $cue:ident,)*) => {
        /// A list of `policies-spec/language/cues/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Cue {
            $($(#[$doc])* $cue,)*
        }

        impl Cue {
            /// All of them; the build fails where one has no list.
            pub const ALL: &'static [Self] = &[$(Self::$cue),*];
        }
    };
}

cues! {
    // How one clause goes on with another ------------------------------------------------------------------------------
    /// Joins a verb to the one before: "and".
    Joins,
    /// Parts a verb from the denial of the one before: "but", "only".
    Contrasts,
    /// Begins an indirect question: "how".
    Asks,
    /// Begins a relative clause or an indirect question: "which".
    Which,
    /// Begins a relative clause, or points at the noun behind it: "that".
    That,
    /// Begins a clause of time, or stands before a point in time: "after".
    Moment,
    /// Announces examples: "including".
    Example,
    /// Names who does it, behind a passive verb: "by".
    Agent,
    /// Stands before who gets or gives something: "to", "from".
    Party,
    /// Stands before who gets something: "with".
    Recipient,
    /// Stands before who gives something: "from".
    Source,
    /// Begins a purpose: "to", "in order".
    Purpose,
    /// Stands before the -ing form of a purpose: "for".
    Serves,
    /// Leaves a lead-in without its verb: "we", "to".
    Unfinished,
    // Questions and answers --------------------------------------------------------------------------------------------
    /// Who asks, in a question of the reader's: "I".
    Asker,
    /// Who is spoken to: "you" is the reader, and the company where the reader asks.
    Addressed,
    /// Says yes, alone in its sentence.
    Yes,
    /// Says no, alone in its sentence.
    No,
    // What words stand for ---------------------------------------------------------------------------------------------
    /// Points back at what was named: "these".
    PointsBack,
    /// Stands for who was named: "they".
    StandsForActor,
    /// Stands for what was named: "it", "them".
    StandsForData,
    /// Stands before a defined term and is none of it: "the".
    Article,
    /// Stands behind the term that it defines: "means".
    Means,
    /// Stands before the term that it defines: "referred to as".
    Calls,
    /// Is the verb of the clause that defines a term: "call".
    CallsIt,
    // Titles -----------------------------------------------------------------------------------------------------------
    /// Announces a table of contents.
    Contents,
    /// Makes a statement, and so no title, of words: "we".
    Speaks,
    /// Denies what a title names: "not".
    Denies,
    // Numbers and dates ------------------------------------------------------------------------------------------------
    /// Counts one: "a".
    One,
    /// A month that is another word too: "may".
    Month,
    /// Stands behind the day of a date: "th".
    DayEnding,
    // Nouns ------------------------------------------------------------------------------------------------------------
    /// Is told more of by an infinitive right behind it: "ability".
    Complemented,
    /// Makes a phrase of the vocabulary that it begins a noun with its determiner: "your".
    Determines,
}

/// A set of cues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cues(u64);

impl Cues {
    /// Adds a cue.
    pub fn insert(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u32;
    }

    /// Whether it holds a cue.
    #[must_use]
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u64) != 0
    }

    /// Whether it holds one of some cues.
    #[must_use]
    pub fn has_any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|&cue| self.has(cue))
    }
}

const _: () = assert!(Cue::ALL.len() <= 64, "so many cues fit into a set");
