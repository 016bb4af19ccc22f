//! What a piece of text is, before the vocabulary is asked.

/// What a token is, by the rule of `document.pest` that read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    Word,
    Number,
    Email,
    Url,
    Phone,
    Address,
    Date,
    Placeholder,
    Opaque,
    ListMark,
    /// Punctuation, by the character that `clause.pest` knows it by.
    Mark(u8),
}

/// A place in a block, in bytes.
pub(super) fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: a block is smaller than 4 GiB")
}
