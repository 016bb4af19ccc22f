//! Rules do not slow a run down: the built-in statements beside ten times as many, in one run.
//!
//! `cargo bench --bench rules` prints how many times as long many policies take, and one, with ten times the statements: copies by
//! other names, and copies whose lists of concepts each leave one out, so that no two patterns are alike. One policy is timed from
//! the start of the program to its end. The aim is 1.15 for many policies and 1.1 for one.

use privlint::Linter;
use privlint::report::short;
use privlint::source::{Format, Source};
use privlint::spec::model::{Name, Names, PatternSpec, StatementSpec};
use privlint::spec::{self, Spec, Written};
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// This many times the built-in statements.
const TIMES: usize = 10;
/// The best of this many rounds counts; the machine may be busy for a while.
const ROUNDS: usize = 15;

const ONE: &str = include_str!("../examples/complete.md");

fn main() {
    let many = policies();
    let start = Start::of_program();
    let kinds = [
        ("as they are", copies(1, alike)),
        ("ten times", copies(TIMES, alike)),
        ("ten times, no two alike", copies(TIMES, varied)),
    ];
    let mut rows = kinds.map(|(name, spec)| Row::new(name, &spec));
    for _ in 0..ROUNDS {
        for row in &mut rows {
            row.measure(&many);
        }
    }
    println!("{:>10} {:>8} {:>14} {:>14}  statements", "patterns", "kB", "many policies", "one policy");
    let [plain, ..] = &rows;
    for row in &rows {
        let many = row.many.as_secs_f64() / plain.many.as_secs_f64();
        let more = row.one.as_secs_f64() - plain.one.as_secs_f64();
        let one = (start.whole.as_secs_f64() + more) / start.whole.as_secs_f64();
        println!("{:>10} {:>8} {many:>14.3} {one:>14.3}  {}", row.patterns, row.packed.len() / 1000, row.name);
    }
    println!(
        "the program on one policy: {:.2} ms; many policies: {} in {:.0} ms",
        start.whole.as_secs_f64() * 1e3,
        many.len(),
        plain.many.as_secs_f64() * 1e3
    );
}

/// The time of the whole program on one policy.
struct Start {
    whole: Duration,
}

impl Start {
    fn of_program() -> Self {
        let policy = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/complete.md");
        let run = || {
            let mut program = Command::new(env!("CARGO_BIN_EXE_privlint"));
            program.args(["check", "--format", "short", policy]).stdout(Stdio::null()).stderr(Stdio::null());
            time(|| program.status().expect("the program runs"))
        };
        Self { whole: (0..3 * ROUNDS).map(|_| run()).min().expect("it was timed") }
    }
}

/// A specification with its best times.
struct Row {
    name: &'static str,
    patterns: usize,
    /// As the build script would store it.
    packed: &'static [u8],
    linter: Linter,
    many: Duration,
    one: Duration,
}

impl Row {
    fn new(name: &'static str, spec: &Spec) -> Self {
        let packed = postcard::to_allocvec(spec).expect("a specification has a compact form").leak();
        let linter = Linter::new(unpack(packed));
        Self { name, patterns: spec.statements.patterns().len(), packed, linter, many: Duration::MAX, one: Duration::MAX }
    }

    fn measure(&mut self, many: &[Source]) {
        self.many = self.many.min(time(|| many.iter().for_each(|source| lint(&self.linter, source))));
        let one = Source::decode("policy.md", Format::Markdown, ONE.as_bytes().to_vec()).expect("text");
        self.one = self.one.min(time(|| lint(&Linter::new(unpack(self.packed)), &one)));
    }
}

/// A specification as the program has it when it starts.
fn unpack(packed: &'static [u8]) -> Spec {
    postcard::from_bytes(packed).expect("it was packed")
}

fn lint(linter: &Linter, source: &Source) {
    let mut out = String::new();
    short::render(&linter.check(source.clone()), false, &mut out);
    drop(black_box(out));
}

fn time<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    drop(black_box(run()));
    start.elapsed()
}

/// The built-in statements this many times, each copy by other ids.
fn copies(times: usize, change: fn(&mut StatementSpec, usize)) -> Spec {
    let statements = Written::builtin().statements;
    let copy = |copy: usize| {
        statements.clone().into_iter().map(move |(origin, mut statement)| {
            statement.id.text = format!("{}-{copy}", statement.id.text);
            change(&mut statement, copy);
            (origin, statement)
        })
    };
    let more = Written { statements: (1..times).flat_map(copy).collect(), ..Written::default() };
    let core = spec::of_checklists(&["core"]).expect("a built-in checklist");
    more.compile_onto(core).expect("the built-in statements are right")
}

fn alike(_: &mut StatementSpec, _: usize) {}

/// Leaves one name out of each list of several, in each copy another one.
fn varied(statement: &mut StatementSpec, copy: usize) {
    let less = |names: &mut Vec<Name>| {
        if names.len() > 1 {
            names.remove(copy % names.len());
        }
    };
    for pattern in statement.any.iter_mut().chain(&mut statement.weak) {
        let PatternSpec { actor, action, data, recipient, source, party, purpose, condition, channel, time, audience, .. } =
            pattern;
        let roles = [actor, action, data, recipient, source, party, purpose, condition, channel, time, audience];
        for Names(names) in roles {
            less(names);
        }
        let lists = [&mut pattern.mentions, &mut pattern.sentence, &mut pattern.near, &mut pattern.section];
        lists.into_iter().flatten().for_each(|Names(names)| less(names));
    }
}

/// Real policies where some lie beside the repository, else our own.
fn policies() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/goppc150/dev");
    let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    paths.sort();
    let decode = |bytes: Vec<u8>| Source::decode("policy.md", Format::Markdown, bytes).expect("text");
    if paths.is_empty() {
        println!("skipped: no policies in {}; our own stand for them", folder.display());
        return vec![decode(ONE.as_bytes().to_vec()); 40];
    }
    paths.iter().take(40).map(|path| decode(std::fs::read(path).expect("a policy can be read"))).collect()
}
