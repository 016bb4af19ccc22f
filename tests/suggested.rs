//! What suggested text does once it is written and its blanks are filled: the finding is gone, and no other has come.

use privlint::findings::Report;
use privlint::source::{Format, Source};
use privlint::{Linter, spec, suggest};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// This many policies of the corpora are tried.
const POLICIES: usize = 20;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn linter() -> Linter {
    Linter::new(spec::of_checklists(&["core"]).expect("the built-in specification is right"))
}

/// A policy as it is linted, from its text.
struct Policy<'a> {
    linter: &'a Linter,
    name: String,
    format: Format,
    text: String,
}

impl Policy<'_> {
    fn check(&self, text: &str) -> Report {
        self.linter.check(Source::decode(&*self.name, self.format, text.as_bytes().to_vec()).expect("text"))
    }

    /// What goes wrong where the suggestions of some findings are written and filled in.
    fn trouble(&self, chosen: impl Fn(usize) -> bool) -> Option<String> {
        let mut report = self.check(&self.text);
        let before = rules(&report);
        let mut number = 0;
        report.diagnostics.retain(|diagnostic| {
            number += 1;
            chosen(number - 1) && diagnostic.suggest.is_some()
        });
        let asked = rules(&report);
        let mut written = suggest::apply(&report)?;
        for suggestion in report.diagnostics.iter().filter_map(|diagnostic| diagnostic.suggest.as_deref()) {
            let filled = suggestion.fill().expect("as many fillings as blanks");
            let (blank, filled) = match self.format {
                Format::Html => (htmlize::escape_text(suggestion.words()), htmlize::escape_text(&filled)),
                Format::Markdown | Format::Text => (suggestion.words().into(), filled.as_str().into()),
            };
            written = written.replace(&*blank, &filled);
        }
        let after = rules(&self.check(&written));
        let stays: Vec<&String> = after.intersection(&asked).collect();
        let comes: Vec<&String> = after.difference(&before).collect();
        let is_well = stays.is_empty() && comes.is_empty();
        (!is_well).then(|| format!("{}: {asked:?}: stays {stays:?}, comes {comes:?}", self.name))
    }

    /// The same for each finding by itself, and for all at once.
    fn troubles(&self) -> Vec<String> {
        let count = self.check(&self.text).diagnostics.len();
        let alone = (0..count).filter_map(|chosen| self.trouble(|number| number == chosen));
        alone.chain(self.trouble(|_| true)).collect()
    }
}

fn rules(report: &Report) -> BTreeSet<String> {
    report.diagnostics.iter().map(|diagnostic| diagnostic.rule.clone()).collect()
}

fn troubles(linter: &Linter, path: &Path) -> Vec<String> {
    let format = if path.extension().is_some_and(|ending| ending == "html") { Format::Html } else { Format::Markdown };
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    Policy { linter, name, format, text: fs::read_to_string(path).expect("a policy") }.troubles()
}

#[test]
fn suggestions_mend_the_poor_draft_and_break_nothing() {
    let linter = linter();
    for name in ["examples/poor.md", "examples/poor.html"] {
        let troubles = troubles(&linter, &root().join(name));
        assert!(troubles.is_empty(), "{troubles:#?}");
    }
}

#[test]
fn words_with_tags_in_them_are_replaced_and_a_link_stays() {
    let page = |date: &str| format!("<h1>Privacy Policy</h1>\n<p>{date}</p>\n<p>We collect your name.</p>\n");
    let check = |text: &str| linter().check(Source::decode("a.html", Format::Html, text.as_bytes().to_vec()).expect("text"));
    for date in ["<b>Last updated:</b> [DATE]", "Last updated: <span>[DATE]</span>", "<i>Last <b>updated</b>:</i> [DATE]"] {
        let written = suggest::apply(&check(&page(date))).expect("something is suggested");
        assert!(!written.contains("[DATE]") && written.matches("Last updated").count() == 1, "{written}");
    }
    let page = page("Last updated: <a href=\"/dates\">[DATE]</a>");
    let report = check(&page);
    assert!(suggest::apply(&report).expect("something is suggested").contains("[DATE]</a>"));
    let dated = report.diagnostics.iter().find(|found| found.rule == "core/last-updated").expect("a finding");
    assert!(dated.help.contains("added beside this sentence"), "{}", dated.help);
}

#[test]
fn suggestions_mend_the_policies_of_the_corpora_and_break_nothing() {
    let folder = root().join("../shared/corpora/modern/dev");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: there is no folder {}", folder.display());
        return;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let step = (paths.len() / POLICIES).max(1);
    let linter = linter();
    let chosen = paths.iter().step_by(step).take(POLICIES);
    let troubles: Vec<String> = chosen.flat_map(|path| troubles(&linter, path)).collect();
    assert!(troubles.is_empty(), "{troubles:#?}");
}
