//! Time is linear in the input: each pathological input beside as much ordinary policy text, in one run.
//!
//! `cargo bench --bench linear -- [FILTER] [--all] [--size MEGABYTES]` prints every input that takes more than four times as long
//! as ordinary text of its format (`--all`: every input). An input is first read at a sixteenth and a quarter of its size; one that
//! is far too slow even so is not read whole, and its time is told as it would grow.

mod pathological;

use pathological::{Input, inputs};
use privlint::report::full::{self, Style};
use privlint::report::{Report, json, short};
use privlint::source::{Format, Source};
use privlint::spec::Spec;
use privlint::Linter;
use std::time::{Duration, Instant};

/// No input may take so many times as long as ordinary text.
const TARGET: f64 = 4.0;
/// Where a quarter of an input takes this long, the whole is not read.
const PATIENCE: Duration = Duration::from_secs(3);

fn main() {
    let arguments = Arguments::read();
    let linter = Linter::new(Spec::builtin(&["core"]).expect("the built-in specification is right"));
    let _ = time(&linter, Format::Text, "We share your name.".to_owned());
    let ordinary = [Format::Markdown, Format::Html, Format::Text].map(|format| {
        let times = (0..3).map(|_| time(&linter, format, ordinary(format, arguments.size)).total());
        let best = times.min().expect("three times were taken");
        #[expect(clippy::cast_precision_loss, reason = "a figure to read")]
        let speed = arguments.size as f64 / 1e6 / best.as_secs_f64();
        println!("ordinary {format:?}: {:.2} s ({speed:.1} MB/s)", best.as_secs_f64());
        (format, best)
    });
    println!("\n{:>7} {:>8} {:>8} {:>7} {:>8}  input", "ratio", "check s", "report s", "growth", "peak MB");
    let mut slow = 0;
    let mut count = 0;
    for input in inputs() {
        let label = format!("{:?} {}", input.format, input.name);
        if !label.contains(&arguments.filter) {
            continue;
        }
        count += 1;
        let (_, base) = ordinary.iter().find(|(format, _)| *format == input.format).expect("every format was timed");
        let Ok(row) = std::panic::catch_unwind(|| Row::measure(&linter, &input, arguments.size)) else {
            println!("{:>7} {:43} {label}", "PANIC", "");
            slow += 1;
            continue;
        };
        let ratio = row.time.total().as_secs_f64() / base.as_secs_f64();
        slow += usize::from(ratio > TARGET);
        if arguments.all || ratio > TARGET {
            row.print(ratio, &label);
        }
    }
    println!("\n{slow} of {count} inputs take more than {TARGET} times as long as ordinary text");
}

struct Arguments {
    filter: String,
    all: bool,
    size: usize,
}

impl Arguments {
    fn read() -> Self {
        let mut read = Self { filter: String::new(), all: false, size: 5_000_000 };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--bench" => {}
                "--all" => read.all = true,
                "--size" => {
                    let megabytes: usize = words.next().and_then(|n| n.parse().ok()).expect("--size wants megabytes");
                    read.size = megabytes * 1_000_000;
                }
                _ => read.filter = word,
            }
        }
        read
    }
}

/// Our own policies over and over.
fn ordinary(format: Format, size: usize) -> String {
    let policies = match format {
        Format::Markdown => concat!(include_str!("../examples/complete.md"), "\n\n", include_str!("../examples/poor.md"), "\n\n"),
        Format::Html => concat!(include_str!("../examples/complete.html"), include_str!("../examples/poor.html")),
        Format::Text => concat!(include_str!("../examples/complete.txt"), "\n\n"),
    };
    policies.repeat(size / policies.len() + 1)
}

#[derive(Clone, Copy)]
struct Time {
    check: Duration,
    report: Duration,
}

impl Time {
    fn total(self) -> Duration {
        self.check + self.report
    }
}

fn time(linter: &Linter, format: Format, text: String) -> Time {
    let start = Instant::now();
    let source = Source::decode("policy", format, text.into_bytes()).expect("text");
    let report = linter.check(source);
    let check = start.elapsed();
    let start = Instant::now();
    std::hint::black_box(print(&report));
    Time { check, report: start.elapsed() }
}

fn print(report: &Report) -> usize {
    let style = Style { width: 100, color: false, unicode: true, links: false };
    let mut out = String::new();
    full::render(report, &style, &mut out);
    full::render_passes(report, &style, &mut out);
    short::render(report, false, &mut out);
    out.len() + json::document(report).len()
}

struct Row {
    time: Time,
    /// The power of the size that the time grows with, where it was long enough to tell.
    growth: Option<f64>,
    peak: Option<u64>,
    whole: bool,
}

impl Row {
    fn measure(linter: &Linter, input: &Input, size: usize) -> Self {
        let sixteenth = time(linter, input.format, input.text(size / 16));
        if sixteenth.total() > PATIENCE {
            return Self::extrapolate(sixteenth, 16.0, None);
        }
        let quarter = time(linter, input.format, input.text(size / 4));
        let growth = |small: Time, large: Time, by: f64| {
            let long_enough = small.total() > Duration::from_millis(5);
            long_enough.then(|| (large.total().as_secs_f64() / small.total().as_secs_f64()).ln() / by.ln())
        };
        if quarter.total() > PATIENCE {
            return Self::extrapolate(quarter, 4.0, growth(sixteenth, quarter, 4.0));
        }
        let text = input.text(size);
        reset_peak();
        let before = peak();
        let whole = time(linter, input.format, text);
        let peak = peak().zip(before).map(|(after, before)| after.saturating_sub(before));
        Self { time: whole, growth: growth(sixteenth, whole, 16.0), peak, whole: true }
    }

    fn extrapolate(part: Time, by: f64, growth: Option<f64>) -> Self {
        let factor = by.powf(growth.unwrap_or(1.0).max(1.0));
        Self { time: Time { check: part.check.mul_f64(factor), report: part.report.mul_f64(factor) }, growth, peak: None, whole: false }
    }

    fn print(&self, ratio: f64, label: &str) {
        let growth = self.growth.map_or_else(String::new, |growth| format!("{growth:.2}"));
        let peak = self.peak.map_or_else(String::new, |peak| format!("{:.0}", peak / 1024));
        let about = if self.whole { "" } else { "~" };
        let (check, report) = (self.time.check.as_secs_f64(), self.time.report.as_secs_f64());
        println!("{:>7} {check:>8.2} {report:>8.2} {growth:>7} {peak:>8}  {label}", format!("{about}{ratio:.1}"));
    }
}

/// The most memory that the process had, in kilobytes, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

fn reset_peak() {
    // Where the system cannot, the column shows the most of the whole run.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
