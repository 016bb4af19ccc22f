//! What the build script stored in the program.

use serde::Deserialize;

/// What the build script stored under a name.
macro_rules! stored {
    ($name:literal) => {
        $crate::stored::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/", $name)))
    };
}
pub(crate) use stored;

/// Reads the compact form of something.
pub(crate) fn unpack<T: Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("internal error: the build script stored this")
}
