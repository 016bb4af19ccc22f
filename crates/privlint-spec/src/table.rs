//! Tables that are read where they are stored, byte for byte: nothing is decoded when the program starts. A user's own rules are
//! added to them in memory.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Range};
pub(crate) use zerocopy::little_endian::{U16, U32, U64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// What the rows of a table are made of: bytes, in the same order everywhere.
pub trait Row: FromBytes + IntoBytes + Immutable + KnownLayout + Unaligned + Clone {}
impl<T: FromBytes + IntoBytes + Immutable + KnownLayout + Unaligned + Clone> Row for T {}

/// The rows of a stored table.
pub(crate) fn rows<T: FromBytes + Immutable + KnownLayout + Unaligned>(bytes: &'static [u8]) -> &'static [T] {
    <[T]>::ref_from_bytes(bytes).expect("internal error: the build script stored whole rows")
}

/// Rows that lie in the program, or that were made when it ran.
#[derive(Clone, Debug)]
pub struct Table<T: Row + 'static>(Cow<'static, [T]>);

impl<T: Row> Table<T> {
    /// Adds a row; gives back its number.
    pub(crate) fn push(&mut self, row: T) -> u32 {
        let rows = self.0.to_mut();
        rows.push(row);
        number(rows.len() - 1)
    }

    /// Adds rows; gives back where they are.
    pub(crate) fn extend(&mut self, more: impl IntoIterator<Item = T>) -> Stretch {
        let start = self.0.len();
        self.0.to_mut().extend(more);
        Stretch::new(start..self.0.len())
    }
}

impl<T: Row> Default for Table<T> {
    fn default() -> Self {
        Self(Cow::Borrowed(&[]))
    }
}

impl<T: Row> From<Vec<T>> for Table<T> {
    fn from(rows: Vec<T>) -> Self {
        Self(Cow::Owned(rows))
    }
}

impl<T: Row> Deref for Table<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Row> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.as_bytes())
    }
}

impl<'de: 'static, T: Row + 'static> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Stored<T>(PhantomData<T>);
        impl<'de: 'static, T: Row + 'static> Visitor<'de> for Stored<T> {
            type Value = Table<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the rows of a table, as bytes")
            }
            fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Table<T>, E> {
                let rows = <[T]>::ref_from_bytes(bytes).map_err(|_| E::custom("a table with a part of a row"))?;
                Ok(Table(Cow::Borrowed(rows)))
            }
        }
        deserializer.deserialize_bytes(Stored(PhantomData))
    }
}

/// A stretch of a table or of a text: where it starts and ends, in rows or bytes.
#[derive(Clone, Copy, Debug, Default, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(crate) struct Stretch {
    start: U32,
    end: U32,
}

impl Stretch {
    pub(crate) fn new(range: Range<usize>) -> Self {
        Self { start: U32::new(number(range.start)), end: U32::new(number(range.end)) }
    }

    #[inline]
    pub(crate) fn range(self) -> Range<usize> {
        self.start.get() as usize..self.end.get() as usize
    }
}

/// The number of a row.
pub(crate) fn number(n: usize) -> u32 {
    u32::try_from(n).expect("internal error: a specification of this size")
}
