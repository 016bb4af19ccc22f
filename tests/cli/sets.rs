//! Policies that span several files.

use super::{FORMATS, Folder, GOOD, POOR, Run, WEAK, snapshot};

/// Says what we collect, and leaves the rest to others.
const MAIN: &str = "# Privacy Policy\n\nWe collect your name.\n\n## Sharing\n\nWe share nothing with anyone.\n";
/// Looks like no privacy policy by itself.
const COOKIES: &str = "# Cookies\n\nYou may opt out by writing to leave@board.example.\n";
/// Has a section for what is missing.
const CHOICE: &str =
    "# Privacy in California\n\nWe collect your name in California.\n\n## How to opt out\n\nThis part is for Californians.\n";

const SET: &str = "as-of: 2026-11-20\npolicies: [{name: Our site, files: [main.md, parts/*.md]}]\n";

/// A repository with a configuration that holds policies against the checklist `ours`.
fn repository(configuration: &str, files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(files);
    folder.write(".git/HEAD", "ref: refs/heads/main\n");
    folder.write("privlint.yaml", format!("checklists: [ours.yaml, statements.yaml]\n{configuration}"));
    folder
}

/// What was found, a line each.
fn found(folder: &Folder, arguments: &[&str]) -> String {
    folder.run(&[&["check", "--format", "short"], arguments].concat()).stdout
}

fn json(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.stdout).expect("JSON")
}

#[test]
fn duties_are_held_against_all_files_of_a_set() {
    let folder = repository(SET, &[("main.md", MAIN), ("parts/cookies.md", COOKIES), ("lone.md", MAIN)]);
    assert_eq!(found(&folder, &[]), "");
    assert_eq!(folder.run(&["check"]).stdout, "No findings in 1 policy of 2 documents; checked 1 duty of ours.\n");
    assert_eq!(found(&folder, &["lone.md"]), "lone.md:1:3: error[ours/leaving]: No way to leave is stated.\n");
    assert_eq!(folder.run(&["check", "--no-config", "parts/cookies.md"]).status, 2, "alone it is no privacy policy");
}

#[test]
fn formats_for_programs_say_of_which_policy_a_document_is_a_part() {
    let folder = repository(SET, &[("main.md", POOR), ("parts/cookies.md", POOR)]);
    let junit = folder.run(&["check", "--format", "junit"]).stdout;
    assert_eq!(junit.matches("<property name=\"policy\" value=\"Our site\"/>").count(), 2, "{junit}");
    let sarif = json(&folder.run(&["check", "--format", "sarif"]));
    assert_eq!(sarif["runs"][0]["results"][0]["properties"]["policy"], "Our site");
    let page = folder.run(&["check", "--format", "html"]).stdout;
    assert!(page.contains("Our site"));
    let alone = json(&folder.run(&["check", "--no-config", "--format", "sarif", "main.md"]));
    assert_eq!(alone["runs"][0]["results"][0]["properties"].get("policy"), None);
}

#[test]
fn what_is_missing_is_shown_where_it_fits_best() {
    let folder = repository(SET, &[("main.md", MAIN), ("parts/choice.md", CHOICE), ("parts/cookies.md", POOR)]);
    assert_eq!(found(&folder, &[]), "parts/choice.md:5:4: error[ours/leaving]: No way to leave is stated.\n");
    folder.write("parts/choice.md", POOR);
    assert_eq!(
        found(&folder, &[]),
        "main.md:1:3: error[ours/leaving]: No way to leave is stated.\n",
        "else in the main document"
    );
    folder.write("parts/cookies.md", WEAK);
    let weak = "parts/cookies.md:7:1: warning[ours/leaving]: Leaving is mentioned, but no route is given.\n";
    assert_eq!(found(&folder, &[]), weak, "words that touch on it are better than none");
}

#[test]
fn to_name_one_file_is_to_name_its_policy() {
    let folder = repository(SET, &[("main.md", MAIN), ("parts/cookies.md", POOR), ("other.md", POOR)]);
    let whole = "main.md:1:3: error[ours/leaving]: No way to leave is stated.\n";
    for named in [&["main.md"][..], &["parts/cookies.md"], &["parts"], &["main.md", "parts/cookies.md"]] {
        assert_eq!(found(&folder, named), whole, "{named:?}");
    }
    let mut command = folder.command(&["check", "--format", "short", "cookies.md"]);
    let within = Run::of(command.current_dir(folder.path("parts")));
    assert_eq!(within.stdout, whole.replace("main.md", "../main.md"));
}

#[test]
fn standard_input_stands_for_the_file_of_its_name() {
    let folder = repository(SET, &[("main.md", MAIN), ("parts/cookies.md", POOR)]);
    let run = |text: &str| {
        let mut command = folder.command(&["check", "--format", "short", "-", "--stdin-filename", "parts/cookies.md"]);
        Run::of(command.write_stdin(text))
    };
    assert_eq!([run(COOKIES).status, run(POOR).status], [0, 1]);
}

#[test]
fn every_format_takes_a_set() {
    let folder =
        repository(SET, &[("main.md", MAIN), ("parts/choice.md", CHOICE), ("parts/cookies.md", GOOD), ("lone.md", POOR)]);
    for format in FORMATS {
        let run = folder.run(&["check", "--format", format, "."]);
        assert_eq!(run.status, 1, "{format}: {}", run.shown());
        assert!(run.stdout.contains("lone.md"), "{format}: {}", run.stdout);
    }
    let output = json(&folder.run(&["check", "--format", "json", "."]));
    let documents = output["documents"].as_array().expect("documents");
    let paths: Vec<&str> = documents.iter().filter_map(|document| document["path"].as_str()).collect();
    assert_eq!(paths, ["lone.md", "main.md", "parts/choice.md", "parts/cookies.md"]);
    let set = serde_json::json!({"name": "Our site", "documents": ["main.md", "parts/choice.md", "parts/cookies.md"]});
    assert!(documents[0].get("set").is_none() && documents[1..].iter().all(|document| document["set"] == set), "{documents:?}");
    let verdicts: Vec<usize> = documents.iter().map(|document| document["verdicts"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(verdicts, [1, 0, 0, 1], "a duty stands with one document of a set");
    snapshot("sets_full", &folder.run(&["check", "--verbose", "--as-of", "2026-11-20", "."]).shown());
}

#[test]
fn a_set_is_one_column_of_the_html_report() {
    let folder = repository(SET, &[("main.md", MAIN), ("parts/cookies.md", GOOD), ("lone.md", POOR)]);
    let page = folder.run(&["check", "--format", "html", "."]).stdout;
    assert!(page.contains("Report on 2 policies"), "{page}");
    let matrix = &page[page.find("<table class=\"matrix\">").expect("a matrix")..];
    let head = &matrix[..matrix.find("</thead>").expect("a head")];
    assert_eq!(head.matches("scope=\"col\"").count(), 3, "the duty and two policies: {head}");
    assert!(head.contains("Our site") && matrix.contains("href=\"#d3-m1\""), "{head}");
}

#[test]
fn suppressions_and_baselines_work_for_each_file() {
    let folder = repository(SET, &[("main.md", MAIN), ("parts/choice.md", CHOICE)]);
    assert_eq!(folder.run(&["check", "--baseline", "known.json", "--write-baseline"]).status, 0);
    let known = std::fs::read_to_string(folder.path("known.json")).expect("it is written");
    assert!(known.contains("parts/choice.md") && !known.contains("main.md"), "{known}");
    assert_eq!(folder.run(&["check", "--baseline", "known.json", "main.md"]).status, 0);
    folder.write("parts/choice.md", CHOICE.replace("## How", "<!-- privlint-ignore ours/leaving: later -->\n\n## How"));
    assert_eq!(folder.run(&["check"]).status, 0);
    let folder = repository(
        &format!("{SET}ignore: [{{rules: ours/leaving, files: [parts/choice.md], reason: later}}]\n"),
        &[("main.md", MAIN), ("parts/choice.md", CHOICE)],
    );
    let run = folder.run(&["check"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn an_override_that_matches_a_file_holds_for_its_set() {
    let overrides = "overrides: [{files: [parts/**], rules: {ours/leaving: advice}}]\n";
    let folder = repository(&format!("{SET}{overrides}"), &[("main.md", MAIN), ("parts/cookies.md", POOR)]);
    assert_eq!(found(&folder, &[]), "main.md:1:3: advice[ours/leaving]: No way to leave is stated.\n");
}

#[test]
fn suggestions_are_written_only_into_what_was_asked_for() {
    let folder = Folder::with(&[("main.md", MAIN), ("cookies.md", POOR)]);
    folder.write("privlint.yaml", "policies: [{files: [main.md, cookies.md]}]\n");
    let written = |name: &str| std::fs::read_to_string(folder.path(name)).expect("a file");
    folder.run(&["check", "--suggest", "--write", "cookies.md"]);
    assert_eq!(written("main.md"), MAIN);
    folder.run(&["check", "--suggest", "--write"]);
    assert_ne!(written("main.md"), MAIN);
}

#[test]
fn a_duty_that_is_left_to_a_file_of_the_set_is_held_against_that() {
    let main = "# Privacy Policy\n\nWe collect your name. For children, see our Children's Privacy Notice.\n";
    let child = |says: &str| format!("# Children's Privacy Notice\n\n{says}\n");
    let folder = Folder::with(&[("main.md", main), ("children.md", &child("Our site is for people who are 16 or older."))]);
    let age = |arguments: &[&str]| {
        let run = folder.run(&[&["check", "--format", "json"], arguments].concat());
        let documents = json(&run)["documents"].as_array().expect("documents").clone();
        let with = |document: &serde_json::Value| {
            let verdicts = document["verdicts"].as_array()?.iter();
            let verdict = verdicts.clone().find(|judged| judged["rule"] == "core/children-age")?["verdict"].clone();
            Some(format!("{}: {}", document["path"], verdict))
        };
        documents.iter().filter_map(with).collect::<Vec<_>>()
    };
    assert_eq!(age(&["main.md"]), ["\"main.md\": \"deferred\""]);
    folder.write("privlint.yaml", "policies: [{files: [main.md, children.md]}]\n");
    assert_eq!(age(&["main.md"]), ["\"children.md\": \"satisfied\""]);
    folder.write("children.md", child("We collect a nickname."));
    assert_eq!(age(&["main.md"]).len(), 1);
    assert_eq!(age(&["main.md"]), ["\"main.md\": \"weak\""], "the notice is at hand, and gives no age");
}

#[test]
fn what_cannot_be_checked_of_a_set_is_an_error() {
    let german = "# Datenschutz\n\nWir verarbeiten Ihre Daten nur, soweit das für den Betrieb der Seite nötig ist.\n";
    let folder = repository(SET, &[("main.md", GOOD), ("parts/de.md", german), ("parts/empty.md", "")]);
    let told = "parts/de.md:1:3: error[document/english]: This text is not in English, so it was not checked.\n\
                parts/empty.md:1:1: error[document/empty]: There is no policy text in this file.\n";
    assert_eq!((found(&folder, &[]).as_str(), folder.run(&["check"]).status), (told, 1));
    folder.write("main.md", "# Recipe\n\nBoil two eggs.\n");
    assert_eq!(folder.run(&["check"]).status, 2, "no file of it is a policy");
    std::fs::remove_file(folder.path("main.md")).expect("it was there");
    folder.write("parts/en.md", GOOD);
    let run = folder.run(&["check", "parts/en.md"]);
    assert!(run.stderr.contains("no file matches this pattern"), "{}", run.shown());
}

#[test]
fn mistakes_about_sets_are_shown_at_their_place() {
    let files = [("main.md", MAIN), ("parts/a.md", POOR)];
    let mistakes = [
        "policies: [{files: [main.md, parts]}, {files: [parts/a.md]}]",
        "policies: [{files: [main.md]}, {name: Other, files: [main.md]}]",
        "policies: [{files: [main.md, main.md]}, {files: [parts]}]",
        "policies: [{files: []}]",
        "policies: [{name: Ours}]",
        "policies: [{title: Ours, files: [main.md]}]",
        "policies: [main.md]",
        "policies: [{files: [../main.md]}]",
        "policies: [{files: [main.md, gone.md]}]",
    ];
    let shown = mistakes.map(|mistake| {
        let run = repository(&format!("{mistake}\n"), &files).run(&["check", "--format", "short"]);
        format!("{mistake}\n{}", run.shown())
    });
    snapshot("sets_mistakes", &shown.join("\n"));
}

#[test]
fn the_configuration_shows_the_sets() {
    let folder = repository(SET, &[("main.md", MAIN), ("parts/a.md", POOR)]);
    snapshot("sets_config", &folder.run(&["config", "--", "parts/a.md"]).shown());
}
