//! Time is linear in the input: each pathological input beside as much ordinary policy text, in one run.
//!
//! `cargo bench --bench linear -- [FILTER] [--all] [--size MEGABYTES]` prints the slowest inputs, and every one that takes more than
//! four times as long as ordinary text of its format (`--all`: every input). An input is first read at a sixteenth of its size, and at
//! a quarter where that took long; one that is far too slow even so is not read whole, and its time is told as it would grow.

mod pathological;

use pathological::{Input, inputs};
use privlint::Linter;
use privlint::findings::Report;
use privlint::report::full::{self, Style};
use privlint::report::{json, short};
use privlint::source::{Format, Source};
use privlint::spec;
use std::time::{Duration, Instant};

/// No input may take this many times as long as ordinary text.
const TARGET: f64 = 4.0;
/// An input that seems slow is timed this many times more.
const TRIES: usize = 4;
/// Where a quarter of an input takes this long, the whole is not read.
const PATIENCE: Duration = Duration::from_secs(3);

fn main() {
    let arguments = Arguments::read();
    let linter = Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right"));
    let mut ordinary = Ordinary::new(arguments.size);
    ordinary.measure(&linter);
    let mut rows = Vec::new();
    let chosen: Vec<Input> = inputs().into_iter().filter(|input| label(input).contains(&arguments.filter)).collect();
    for (number, input) in chosen.iter().enumerate() {
        // The machine may be busy for a while: ordinary text is timed again and again, and its best time counts.
        if number % 40 == 0 {
            ordinary.measure(&linter);
        }
        let Ok(mut row) = std::panic::catch_unwind(|| Row::measure(&linter, input, arguments.size)) else {
            println!("PANIC {}", label(input));
            continue;
        };
        for _ in 0..TRIES {
            if row.whole && row.time.total() > ordinary.of(input.format).mul_f64(TARGET) {
                row.again(time(&linter, input.format, input.text(arguments.size)));
            }
        }
        rows.push((input, row));
    }
    ordinary.print();
    println!("\n{:>7} {:>8} {:>8} {:>7} {:>8}  input", "ratio", "check s", "report s", "growth", "peak MB");
    let ratio = |input: &Input, row: &Row| row.time.total().as_secs_f64() / ordinary.of(input.format).as_secs_f64();
    rows.sort_by(|(a, x), (b, y)| ratio(b, y).total_cmp(&ratio(a, x)));
    let slow = rows.iter().filter(|(input, row)| ratio(input, row) > TARGET).count();
    let shown = if arguments.all { rows.len() } else { slow.max(12).min(rows.len()) };
    rows[..shown].iter().for_each(|(input, row)| row.print(ratio(input, row), &label(input)));
    println!("\n{slow} of {} inputs take more than {TARGET} times as long as ordinary text", chosen.len());
}

fn label(input: &Input) -> String {
    format!("{:?} {}", input.format, input.name)
}

/// The best times of ordinary text.
struct Ordinary {
    size: usize,
    best: [(Format, Duration); 3],
}

impl Ordinary {
    fn new(size: usize) -> Self {
        Self { size, best: [Format::Markdown, Format::Html, Format::Text].map(|format| (format, Duration::MAX)) }
    }

    fn measure(&mut self, linter: &Linter) {
        for (format, best) in &mut self.best {
            let again = time(linter, *format, ordinary(*format, self.size)).total();
            *best = again.min(*best);
        }
    }

    fn of(&self, format: Format) -> Duration {
        let (_, best) = self.best.iter().find(|(other, _)| *other == format).expect("every format is timed");
        *best
    }

    fn print(&self) {
        for (format, best) in self.best {
            #[expect(clippy::cast_precision_loss, reason = "a figure to read")]
            let speed = self.size as f64 / 1e6 / best.as_secs_f64();
            println!("ordinary {format:?}: {:.2} s ({speed:.1} MB/s)", best.as_secs_f64());
        }
    }
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
        let growth = |small: Time, large: Time, by: f64| {
            let long_enough = small.total() > Duration::from_millis(5);
            long_enough.then(|| (large.total().as_secs_f64() / small.total().as_secs_f64()).ln() / by.ln())
        };
        if sixteenth.total() > PATIENCE / 16 {
            let quarter = time(linter, input.format, input.text(size / 4));
            if quarter.total() > PATIENCE {
                return Self::extrapolate(quarter, 4.0, growth(sixteenth, quarter, 4.0));
            }
        }
        let text = input.text(size);
        reset_peak();
        let before = peak();
        let whole = time(linter, input.format, text);
        let peak = peak().zip(before).map(|(after, before)| after.saturating_sub(before));
        Self { time: whole, growth: growth(sixteenth, whole, 16.0), peak, whole: true }
    }

    /// The whole was timed again.
    fn again(&mut self, time: Time) {
        if time.total() < self.time.total() {
            self.time = time;
        }
    }

    fn extrapolate(part: Time, by: f64, growth: Option<f64>) -> Self {
        let factor = by.powf(growth.unwrap_or(1.0).max(1.0));
        Self {
            time: Time { check: part.check.mul_f64(factor), report: part.report.mul_f64(factor) },
            growth,
            peak: None,
            whole: false,
        }
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
