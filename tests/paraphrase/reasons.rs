//! Why a rewriting does not apply to an example: what it would make of it is no English, or means something else.

use std::fmt;

/// Declares reasons, each with the words that the table shows.
macro_rules! reasons {
    ($($(#[$doc:meta])* $reason:ident = $words:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Why {
            $($(#[$doc])* $reason,)*
        }

        impl fmt::Display for Why {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$reason => $words,)* })
            }
        }
    };
}

reasons! {
    // What the example is ------------------------------------------------------------------------------------------------
    Markup = "the example has markup",
    SeveralBlocks = "the example has several blocks",
    SeveralSentences = "the example has several sentences",
    NoSentence = "the example has no sentence that says it",
    Question = "the sentence asks",
    NoList = "the example has no list",
    Quoted = "the words are a name or a title",
    // What the clause is -------------------------------------------------------------------------------------------------
    NoVerb = "the clause has no verb",
    NotMain = "the words are no clause of their own",
    Partial = "the clause is read in part only",
    Command = "the clause is a command",
    SharedSubject = "another verb has the same subject",
    Denied = "the clause is denied",
    NotDenied = "the verb is not denied",
    NegativeSubject = "the subject is denied, or \"it\" that stands for nothing",
    // The verb -----------------------------------------------------------------------------------------------------------
    Active = "the clause is active",
    Passive = "the clause is passive",
    NoPassive = "the verb has no passive",
    VerbOfSeveralWords = "the verb is a phrase",
    VerbUnknown = "the verb's forms are not in the vocabulary",
    VerbGroup = "the auxiliaries are not plain",
    NoActor = "nobody says who acts",
    NotPractice = "the verb is no act upon data",
    NoModal = "the verb has no modal",
    // Its objects --------------------------------------------------------------------------------------------------------
    NoObject = "the verb has no object",
    TwoObjects = "the verb has two objects, or one with a complement",
    NoData = "the object is no data",
    NotConcrete = "the noun cannot be pointed back at",
    NoRole = "no purpose, recipient or time stands behind the object",
    MoreRoles = "more than one thing stands behind the object",
    NotLast = "the words go on behind",
    NoPair = "nothing is coordinated",
    MixedPair = "what is coordinated is not alike",
    NoPlace = "there is no noun to stand behind",
    // Words --------------------------------------------------------------------------------------------------------------
    NoWe = "the words \"we\", \"us\", \"our\" are not in it",
    Contraction = "the subject and its auxiliary are one word",
    NoSynonym = "no word has a synonym of one meaning",
    OneSpelling = "every word is spelled alike in Britain and America",
    // What the statement is ----------------------------------------------------------------------------------------------
    EitherWay = "the statement is made by the denial, too",
    HasException = "the sentence makes an exception",
    StatedTwice = "other words state it, too",
    HasCondition = "the sentence has a condition",
    NamesRegion = "the sentence names a region",
    NamesChild = "the sentence is about children",
    ForHeading = "the words are a heading",
}
