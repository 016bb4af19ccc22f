//! Each stage on its own, in MB/s: `cargo bench --bench stages`.
//!
//! The text is our own policies over and over; where `../shared/corpora` is there, the policies in it besides.

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use privlint::Tongue;
use privlint::document::Document;
use privlint::findings::Report;
use privlint::report::full::{self, Style};
use privlint::report::{json, short};
use privlint::source::{Format, Source};
use privlint::spec;
use privlint::{Linter, evaluate, language};
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

/// Enough text that the time of a call does not matter.
const SIZE: usize = 1_000_000;

/// Policies of one format.
struct Texts {
    name: String,
    format: Format,
    files: Vec<Vec<u8>>,
}

impl Texts {
    fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.len() as u64).sum()
    }

    fn sources(&self) -> Vec<Source> {
        self.files.iter().map(|file| Source::decode("policy", self.format, file.clone()).expect("text")).collect()
    }
}

fn own() -> Vec<Texts> {
    let texts = |format, policies: &[&str]| {
        let length: usize = policies.iter().map(|policy| policy.len()).sum();
        let copies = policies.iter().cycle().take(policies.len() * (SIZE / length + 1));
        Texts { name: format!("examples {format:?}"), format, files: copies.map(|policy| policy.as_bytes().to_vec()).collect() }
    };
    vec![
        texts(Format::Markdown, &[include_str!("../examples/complete.md"), include_str!("../examples/poor.md")]),
        texts(Format::Html, &[include_str!("../examples/complete.html"), include_str!("../examples/poor.html")]),
        texts(Format::Text, &[include_str!("../examples/complete.txt")]),
    ]
}

fn corpora() -> Vec<Texts> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let folders = [
        ("goppc150/dev", Format::Markdown),
        ("modern/dev", Format::Markdown),
        ("opp115/dev", Format::Html),
        ("c3pa/dev", Format::Html),
        ("seeds", Format::Text),
    ];
    let mut all = Vec::new();
    for (folder, format) in folders {
        let mut paths: Vec<_> =
            std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| Format::of_name(&path.to_string_lossy()) == Some(format));
        paths.sort();
        if paths.is_empty() {
            println!("skipped: no policies in {}", root.join(folder).display());
            continue;
        }
        let files = paths.iter().map(|path| std::fs::read(path).expect("a policy can be read")).collect();
        all.push(Texts { name: folder.to_owned(), format, files });
    }
    all
}

fn group<'c>(criterion: &'c mut Criterion, stage: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(stage);
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    group
}

/// Times a stage over all texts: what is prepared for a source is not timed.
fn stage<T>(criterion: &mut Criterion, name: &str, texts: &[Texts], prepare: impl Fn(Source) -> T, run: impl Fn(&T)) {
    let mut group = group(criterion, name);
    for texts in texts {
        let prepared: Vec<T> = texts.sources().into_iter().map(&prepare).collect();
        group.throughput(Throughput::Bytes(texts.bytes()));
        group.bench_function(&texts.name, |bencher| bencher.iter(|| prepared.iter().for_each(&run)));
    }
    group.finish();
}

fn stages(criterion: &mut Criterion) {
    let texts: Vec<Texts> = own().into_iter().chain(corpora()).collect();
    let linter = Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right"));
    decode(criterion, &texts);
    stage(criterion, "2 document", &texts, |source| source, |source| drop(black_box(Document::read(source, Tongue::english()))));
    let lexicon = Tongue::english().lexicon();
    stage(
        criterion,
        "3 language",
        &texts,
        |source| Document::read(&source, Tongue::english()),
        |document| drop(black_box(language::read(document, Tongue::english(), None))),
    );
    stage(
        criterion,
        "4 statements",
        &texts,
        |source| {
            let document = Document::read(&source, Tongue::english());
            let reading = language::read(&document, Tongue::english(), None);
            (document, reading)
        },
        |(document, reading)| {
            drop(black_box(evaluate::state(document, reading, linter.spec(), lexicon)));
        },
    );
    stage(
        criterion,
        "5 judges",
        &texts,
        |source| linter.read(source),
        |insight| {
            drop(black_box(evaluate::judge(std::slice::from_ref(insight), linter.config())));
        },
    );
    let check = |source| linter.check(source);
    stage(criterion, "6 report full", &texts, check, |report| drop(black_box(print(report))));
    stage(criterion, "6 report short", &texts, check, |report| {
        let mut out = String::new();
        short::render(report, false, &mut out);
        drop(black_box(out));
    });
    stage(criterion, "6 report json", &texts, check, |report| drop(black_box(json::document(report))));
    whole(criterion, &texts, &linter);
}

fn print(report: &Report) -> String {
    let mut out = String::new();
    full::render(report, &Style { width: 100, color: true, unicode: true, links: false }, &mut out);
    out
}

fn decode(criterion: &mut Criterion, texts: &[Texts]) {
    let mut group = group(criterion, "1 decode");
    for texts in texts {
        group.throughput(Throughput::Bytes(texts.bytes()));
        group.bench_function(&texts.name, |bencher| bencher.iter(|| drop(black_box(texts.sources()))));
    }
    group.finish();
}

fn whole(criterion: &mut Criterion, texts: &[Texts], linter: &Linter) {
    let mut group = group(criterion, "7 whole, as short");
    for texts in texts {
        group.throughput(Throughput::Bytes(texts.bytes()));
        group.bench_function(&texts.name, |bencher| {
            bencher.iter(|| {
                for source in texts.sources() {
                    let mut out = String::new();
                    short::render(&linter.check(source), false, &mut out);
                    drop(black_box(out));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
