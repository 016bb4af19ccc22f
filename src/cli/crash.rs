//! A mistake of privlint's own that ends its work on one policy: the others are reported all the same.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, Location};
use std::path::{Component, Path};
use thiserror::Error;

/// Work that privlint could not finish.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("privlint failed{}", place.as_ref().map_or_else(String::new, |place| format!(" at {place}")))]
pub struct Crash {
    /// The file and line of the code, such as `src/language/parse.rs:120`.
    place: Option<String>,
}

impl Crash {
    /// Which way to act.
    pub const HELP: &str = "This is a mistake in privlint, not in the policy. Please report it with the version, this place, and the \
                            policy if others may see it.";
}

thread_local! {
    /// Where this thread failed last.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Lets nothing be printed when work fails: what the library says of it may quote a policy, and [`caught`] tells enough.
pub fn silence() {
    panic::set_hook(Box::new(|failure| PLACE.set(failure.location().map(shown))));
}

/// Does work that may fail by a mistake of ours. What it leaves half done must not be used again.
///
/// # Errors
/// It failed.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Crash> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| Crash { place: PLACE.take() })
}

/// A place in the code, without the folders of the machine that built the program.
fn shown(place: &Location) -> String {
    let parts: Vec<_> = Path::new(place.file()).components().collect();
    let source = parts.iter().rposition(|part| *part == Component::Normal("src".as_ref())).unwrap_or(0);
    let path: Vec<_> = parts[source.saturating_sub(1)..].iter().map(|part| part.as_os_str().to_string_lossy()).collect();
    format!("{}:{}", path.join("/"), place.line())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_caught_with_its_place_and_the_next_work_is_done() {
        silence();
        let works = |number: usize| caught(move || [1, 2, 3][number]);
        let line = line!() - 1;
        let done: Vec<Result<i32, Crash>> = [0, 3, 2].map(works).into();
        let crash = Crash { place: Some(format!("src/cli/crash.rs:{line}")) };
        assert_eq!(crash.to_string(), format!("privlint failed at src/cli/crash.rs:{line}"));
        assert_eq!(done, [Ok(1), Err(crash), Ok(3)]);
        let _ = panic::take_hook();
    }
}
