//! privlint reads a privacy policy as a careful reviewer does: it finds out what the policy states, holds that against a
//! checklist, and points at the words. It is no legal advice.
//!
//! The data goes one way: bytes, [`source`], [`document`], [`language`], [`evaluate`], [`report`]. The library does no input or
//! output, and knows no clock: what it says depends on its arguments alone.
//!
//! # Example
//!
//! ```
//! use privlint::config::{Level, Rules};
//! use privlint::source::{Format, Source};
//! use privlint::{Config, Linter};
//!
//! let config = Config::default().with_level(Rules::new("core/ai-use"), Level::Off);
//! let text = "# Privacy Policy\n\nWe collect your name. You may opt out of our newsletter.\n";
//! let source = Source::decode("privacy.md", Format::Markdown, text.into())?;
//!
//! let report = Linter::new(config).check(source);
//!
//! let opt_out = report.diagnostics.iter().find(|diagnostic| diagnostic.rule == "core/opt-out").expect("a finding");
//! assert_eq!(opt_out.message, "Opting out is mentioned, but no route is given.");
//! assert_eq!(report.source.slice(opt_out.primary.span), "You may opt out of our newsletter");
//! assert_eq!(report.source.position(opt_out.primary.span.start).line, 3);
//! # Ok::<(), privlint::source::DecodeError>(())
//! ```
//!
//! # What is promised
//!
//! [`Linter`], [`Config`] with what it is made of, [`Source`](source::Source) and [`Report`](findings::Report) with what it holds are
//! the library's interface, which changes only with the version as semantic versioning has it. The other modules are open to
//! those who build on a stage alone; they may change with every release.

#![forbid(unsafe_code)]

// The parsers that pest derives without `std` name it.
extern crate alloc;

pub mod baseline;
pub mod config;
pub mod diagnostics;
pub mod document;
pub mod evaluate;
pub mod examples;
pub mod findings;
pub mod language;
pub mod linter;
pub mod numbers;
pub mod report;
pub mod source;
pub mod spec;
mod stored;
pub mod suggest;
pub mod suppression;
pub mod tongue;

pub use config::Config;
pub use evaluate::Insight;
pub use linter::Linter;
pub use privlint_spec::lexicon;
pub use tongue::Tongue;
