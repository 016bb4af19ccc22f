//! The command line.

use privlint::report::json::Writer;
use privlint::source::{Format, Source};
use privlint::{Linter, spec};

fn main() {
    let lists: Vec<&str> = if std::env::var_os("NOCORE").is_some() { vec![] } else { vec!["core"] };
    let spec = match spec::Spec::builtin(&lists) { Ok(s) => s, Err(e) => { eprintln!("{e}"); std::process::exit(2) } };
    let linter = Linter::new(spec);
    let mut writer = Writer::open(std::io::stdout().lock()).expect("out");
    for path in std::env::args().skip(1).filter(|a| !a.starts_with("--") && a != "check" && a != "json") {
        let bytes = std::fs::read(&path).expect("file");
        let source = Source::decode(path.clone(), Format::of_name(&path).expect("format"), bytes).expect("text");
        writer.add(&linter.check(source)).expect("out");
    }
    writer.close().expect("out");
}
