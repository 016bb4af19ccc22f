//! Small pieces, repeated so often that whoever answers each by calling itself once more runs out of stack: no reader does.
//!
//! A stack that overflows ends the program, and with it this test.

use privlint::Linter;
use privlint::config::{Layer, Settings};
use privlint::document::Document;
use privlint::report::escape;
use privlint::report::full::{self, Style};
use privlint::source::{Format, Source};
use privlint::spec::{self, SpecError, SpecErrors, Written, parse_checklist, parse_statements};
use privlint::tongue::Tongue;
use std::path::PathBuf;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right")));

const FORMATS: [Format; 3] = [Format::Markdown, Format::Html, Format::Text];

/// A stack as small as any system gives its threads: 512 KiB, and more where nothing is optimized.
const STACK: usize = if cfg!(debug_assertions) { 2 << 20 } else { 512 << 10 };

/// How often a piece is repeated where it is only read.
const DEEP: usize = if cfg!(debug_assertions) { 20_000 } else { 200_000 };
/// How often where more is made of it; debug builds are slow.
const MANY: usize = if cfg!(debug_assertions) { 2_000 } else { 100_000 };

/// What the library for YAML needs, which reads up to 64 levels by calling itself: where nothing is optimized, a level takes 64 KiB.
const YAML_STACK: usize = if cfg!(debug_assertions) { 8 << 20 } else { STACK };

/// Does something on a small stack.
fn on_stack(size: usize, work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(size).spawn(work).expect("a thread").join().expect("it does not panic");
}

fn read(format: Format, text: String) {
    on_stack(STACK, move || {
        drop(Document::read(&Source::decode("policy", format, text.into_bytes()).expect("text"), Tongue::english()));
    });
}

/// Lints a text and prints what is found.
fn lint(stack: usize, format: Format, text: String) {
    LazyLock::force(&LINTER);
    on_stack(stack, move || {
        let report = LINTER.check(Source::decode("policy", format, text.into_bytes()).expect("text"));
        let mut out = String::new();
        full::render(&report, &Style { width: 80, color: false, unicode: true, links: false }, &mut out);
        assert!(!out.is_empty());
    });
}

/// Markup.
const MARKS: [&str; 42] = [
    "<div ",
    "<a b=\"c\" ",
    " b=\"c\"",
    " b='c'",
    " b=c",
    " b",
    "/ ",
    "<",
    "</",
    "<!",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "<?x",
    "&",
    "&#",
    "&amp",
    "&amp;",
    "<p>",
    "<b>",
    "</b>",
    "<table><td>",
    "<svg>",
    "<script>",
    "</script>",
    "<title>",
    "[",
    "![",
    "](",
    "*",
    "**_",
    "`",
    "> ",
    "- ",
    "1. ",
    "\\",
    "|a",
    "<!-- privlint-ignore a/b ",
    "(",
    "\"",
];

/// Language.
const WORDS: [&str; 38] = [
    "(",
    ") ",
    "“",
    "\"data\" means ",
    "we share your name ",
    "we share your name, and ",
    "your name, ",
    "your name and ",
    "of the data ",
    "that we ",
    "if we ",
    "unless you ",
    "not ",
    "neither we nor ",
    "such as ",
    "to ",
    "who ",
    "may ",
    "; ",
    ": ",
    ":\n\n- ",
    "? ",
    ". ",
    "… ",
    "(a) ",
    "1.1. ",
    "• ",
    "— ",
    "-",
    "/",
    "@",
    "a@b.",
    "https://a.b/",
    "+1 ",
    "12 March ",
    "30 days or ",
    "[NAME] ",
    "Inc. ",
];

/// YAML and TOML.
const YAML: [&str; 24] = [
    "[", "{", "{a: ", "[{a: ", "]", "- ", "-\n ", "a: ", "a:\n  ", "? ", "&a ", "&a [", "*a, ", "!!str ", "!a ", "'", "\"",
    "|\n", ">-\n", "# ", "%YAML ", "---\n", "a.", "[[a]]\n",
];

#[test]
fn markup_is_read() {
    for piece in MARKS {
        for format in FORMATS {
            println!("{format:?} {piece}");
            read(format, piece.repeat(DEEP));
        }
    }
    for lead in ["<div ", "</div ", "x <a ", "<title></title "] {
        for format in [Format::Html, Format::Markdown] {
            read(format, format!("{lead}{}>Words</div>", "a=\"b\" ".repeat(DEEP)));
        }
    }
}

#[test]
fn language_is_linted() {
    for piece in WORDS {
        println!("{piece}");
        lint(STACK, Format::Text, format!("Privacy policy\n\nWe collect your name. {}end.", piece.repeat(MANY)));
        lint(STACK, Format::Markdown, format!("# Privacy policy\n\nWe collect your name. {}end.", piece.repeat(MANY / 4)));
    }
}

#[test]
fn comments_are_linted() {
    let policy = "# Privacy policy\n\nWe collect your name.\n";
    for piece in
        ["core/opt-out ", "core/opt-out, ", "core/opt-out\n", "-- ", ": ", "until ", "(", "\"", "2026-01-01 ", "privlint-ignore "]
    {
        println!("{piece}");
        lint(STACK, Format::Markdown, format!("{policy}\n<!-- privlint-ignore {} -->\n", piece.repeat(MANY)));
    }
    for comment in ["<!-- privlint-ignore core/opt-out: why -->\n", "<!-- privlint-ignore-next core/opt-out: why -->\n"] {
        println!("{comment}");
        lint(STACK, Format::Markdown, format!("{policy}\n{}", comment.repeat(MANY / 20)));
    }
}

#[test]
fn front_matter_is_linted() {
    for piece in YAML {
        println!("{piece}");
        for (mark, lead) in [("---", ""), ("---", "title: "), ("+++", ""), ("+++", "title = ")] {
            lint(
                YAML_STACK,
                Format::Markdown,
                format!("{mark}\n{lead}{}\n{mark}\n\n# Privacy\n\nWe collect data.\n", piece.repeat(MANY)),
            );
        }
    }
    for (open, close) in [("[", "]"), ("{a = ", "}"), ("{a: ", "}")] {
        for (mark, lead) in [("---", "title: "), ("+++", "title = ")] {
            let value = format!("{}1{}", open.repeat(MANY), close.repeat(MANY));
            lint(YAML_STACK, Format::Markdown, format!("{mark}\n{lead}{value}\n{mark}\n\n# Privacy\n\nWe collect data.\n"));
        }
    }
}

/// Reads a text as a user's YAML of every sort; each mistake is told in words that a terminal may be sent.
fn configure(text: String) {
    on_stack(YAML_STACK, move || {
        let told = |error: &SpecError| {
            assert!(!error.message.is_empty() && error.message.len() < 2_000, "{} bytes", error.message.len());
            assert_eq!(error.message.chars().find(|&c| escape::is_unsafe(c)), None);
        };
        let all = |errors: SpecErrors| errors.0.iter().for_each(told);
        let statements = parse_statements("mine.yaml", &text).inspect_err(told).unwrap_or_default();
        let checklists = parse_checklist("mine.yaml", &text).inspect_err(told).into_iter().collect();
        drop(Written { statements, checklists, ..Written::default() }.compile().map_err(all));
        match Layer::parse("privlint.yaml", PathBuf::from("/somewhere"), &text) {
            Ok(layer) => drop(Settings::new(vec![layer]).map_err(all)),
            Err(error) => told(&error),
        }
    });
}

#[test]
fn configurations_and_checklists_are_read() {
    let leads = [
        "",
        "files: ",
        "rules: ",
        "checklist: mine\ntitle: Mine\nduties:\n  - id: a\n    asks: ",
        "statement: a\npatterns:\n  - ",
    ];
    for piece in YAML {
        for lead in leads {
            println!("{lead}{piece}");
            configure(format!("{lead}{}", piece.repeat(MANY)));
        }
    }
    let duty = "checklist: mine\ntitle: Mine\nduties:\n  - id: a\n    asks: Say a.\n    severity: error\n    missing: No a.\n    help: Say it.\n    when: ";
    for (open, close) in [("{not: ", "}"), ("{all: [", "]}"), ("{any: [{stated: opt-out}, ", "]}"), ("[", "]")] {
        println!("{open}");
        configure(format!("{duty}{}{{stated: opt-out}}{}\n", open.repeat(MANY), close.repeat(MANY)));
        configure(format!("{duty}{}{{stated: opt-out}}{}\n", open.repeat(40), close.repeat(40)));
    }
    for piece in ["{a", "[", "[!", "**/", "*", "?", "\\", "{a,", "../", "./", "[a-"] {
        println!("{piece}");
        configure(format!("files: ['{}']\n", piece.repeat(MANY)));
        configure(format!("files: ['{}']\n", piece.repeat(900 / piece.len())));
        configure(format!("exclude: ['{}{}']\n", piece.repeat(290), "}".repeat(290)));
    }
}
