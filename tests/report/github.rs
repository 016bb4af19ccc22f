//! GitHub's workflow commands.

use super::{Draft, HOSTILE_NAME, assert_harmless, snapshot, written};
use privlint::report::github::Github;

#[test]
fn what_weighs_most_comes_first() {
    let commands = written(Github::default(), &[&Draft::varied().report, &Draft::empty().report]);
    snapshot("github", &commands);
}

#[test]
fn hostile_text_stays_text() {
    let commands = written(Github::default(), &[&Draft::hostile().report]);
    assert_harmless(&commands);
    let [command] = commands.lines().collect::<Vec<_>>()[..] else { panic!("one line: {commands}") };
    let (properties, message) = command.strip_prefix("::error ").and_then(|rest| rest.split_once("::")).expect("a command");
    let properties: Vec<(&str, &str)> = properties.split(',').filter_map(|property| property.split_once('=')).collect();
    assert_eq!(properties.iter().map(|&(key, _)| key).collect::<Vec<_>>(), ["file", "line", "endLine", "title"]);
    let shown = HOSTILE_NAME.replace('\u{1b}', r"\u{1b}").replace('\u{202e}', r"\u{202e}");
    assert_eq!(decoded(properties[0].1), shown);
    assert!(decoded(message).contains("100%"), "{message}");
    snapshot("github_hostile", &commands);
}

/// What GitHub reads.
fn decoded(text: &str) -> String {
    let encoded = [("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")];
    encoded.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[test]
fn commands_in_other_output_are_paused() {
    let commands = written(Github::after_other_output("word".to_owned()), &[&Draft::empty().report]);
    let lines: Vec<&str> = commands.lines().collect();
    assert_eq!(lines[..2], ["::stop-commands::word", "::word::"]);
    assert!(lines[2].starts_with("::error file=empty.md,line=1,endLine=1,col=1,endColumn=1,"), "{commands}");
    assert_eq!(written(Github::default(), &[]), "");
}
