//! The terminal: how wide it is, and what it may be sent.

use super::args::{Color, Display};
use anstream::stream::IsTerminal;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style as Paint};
use privlint::report::escape;
use privlint::report::full::Style;
use std::io::Write;
use textwrap::{Options, WordSplitter};

/// Columns where there is no terminal.
const NO_TERMINAL: usize = 100;

/// Columns of the widest terminal that is filled; longer lines are hard to read.
const WIDEST: usize = 120;

/// How to draw on standard output.
pub fn style(look: Display) -> Style {
    let stdout = std::io::stdout();
    let terminal = stdout.is_terminal();
    let width = terminal.then(|| terminal_size::terminal_size_of(&stdout)).flatten().map(|(width, _)| usize::from(width.0));
    let color = has_color(look.color, AutoStream::choice(&stdout));
    Style {
        width: look.width.map_or_else(|| width.unwrap_or(NO_TERMINAL).min(WIDEST), usize::from),
        color,
        unicode: !terminal || supports_unicode::on(supports_unicode::Stream::Stdout),
        links: color && terminal && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
    }
}

/// How to draw on standard error.
pub fn error_style(look: Display) -> Style {
    let stderr = std::io::stderr();
    let terminal = stderr.is_terminal();
    let width = terminal.then(|| terminal_size::terminal_size_of(&stderr)).flatten().map(|(width, _)| usize::from(width.0));
    Style {
        width: look.width.map_or_else(|| width.unwrap_or(NO_TERMINAL).min(WIDEST), usize::from),
        color: has_color(look.color, AutoStream::choice(&stderr)),
        unicode: !terminal || supports_unicode::on(supports_unicode::Stream::Stderr),
        links: false,
    }
}

fn has_color(asked: Color, found: ColorChoice) -> bool {
    match asked {
        Color::Auto => found != ColorChoice::Never,
        Color::Always => true,
        Color::Never => false,
    }
}

/// Standard error, where the run tells of its own troubles.
#[derive(Clone, Copy, Debug)]
pub struct Troubles {
    style: Style,
}

impl Troubles {
    /// Troubles, told in a style.
    pub fn new(style: Style) -> Self {
        Self { style }
    }

    /// The style.
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// Something failed; `help` says which way to act.
    pub fn error(&self, message: &str, help: Option<&str>) {
        self.tell("error", AnsiColor::Red.on_default().bold(), message);
        if let Some(help) = help {
            self.tell("  help", AnsiColor::Cyan.on_default(), help);
        }
    }

    /// Something is not as it should be, and the run goes on; `help` says which way to act.
    pub fn warning(&self, message: &str, help: Option<&str>) {
        self.tell("warning", AnsiColor::Yellow.on_default().bold(), message);
        if let Some(help) = help {
            self.tell("  help", AnsiColor::Cyan.on_default(), help);
        }
    }

    /// Something is to be known.
    pub fn notice(&self, message: &str) {
        self.tell("notice", AnsiColor::Yellow.on_default().bold(), message);
    }

    /// Writes text as it is. That nobody reads standard error is no reason to fail.
    pub fn write(text: &str) {
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    fn tell(&self, head: &str, paint: Paint, message: &str) {
        let message = escape::message(message);
        let options = Options::new(self.style.width.saturating_sub(head.len() + 2))
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        let indent = format!("\n{:width$}", "", width = 2 + head.len() - head.trim_start().len());
        let lines = textwrap::wrap(&message, options).join(&indent);
        let head = if self.style.color { format!("{paint}{head}:{paint:#}") } else { format!("{head}:") };
        Self::write(&format!("{head} {lines}\n"));
    }
}
