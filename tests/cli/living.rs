//! Living with findings: suppressions, the baseline, suggested text.

use super::{Folder, POOR, WEAK, snapshot};

/// A policy with a comment before the words.
fn suppressed(comment: &str) -> String {
    WEAK.replace("You may opt out.", &format!("{comment}\n\nYou may opt out."))
}

#[test]
fn a_comment_keeps_a_finding_from_being_reported() {
    let comments = [
        "<!-- privlint-ignore ours/leaving: handled elsewhere -->",
        "<!-- privlint-ignore-section ours/leaving until=2026-11-20: handled elsewhere -->",
        "<!-- PRIVLINT-IGNORE-FILE ours/leaving: handled\nelsewhere -->",
    ];
    for comment in comments {
        let folder = Folder::with(&[("weak.md", &suppressed(comment))]);
        let run = folder.check(&["--as-of", "2026-11-20", "weak.md"]);
        assert_eq!(
            (run.status, run.stdout.as_str()),
            (0, "No findings in 1 policy (1 suppressed); checked 1 duty of ours.\n"),
            "{comment}: {}",
            run.stderr
        );
    }
    let html =
        "<h1>Privacy Policy</h1><p>We collect your name.</p><!-- privlint-ignore ours/leaving: x --><p>You may opt out.</p>";
    let folder = Folder::with(&[
        ("weak.html", html),
        ("inline.md", &WEAK.replace("You may", "You <!-- privlint-ignore ours/leaving: x --> may")),
    ]);
    assert_eq!(folder.check(&["weak.html", "inline.md"]).status, 0);
}

#[test]
fn a_comment_reaches_no_further_than_it_says() {
    let before = WEAK.replace("We collect", "<!-- privlint-ignore ours/leaving: x -->\n\nWe collect");
    let other_section = WEAK.replace("We collect", "<!-- privlint-ignore-section ours/leaving: x -->\n\nWe collect");
    let code = WEAK.replace("You may", "`<!-- privlint-ignore ours/leaving: x -->`\n\nYou may");
    let next_heading = WEAK.replace("## Choice", "<!-- privlint-ignore-section ours/leaving: x -->\n\n## Choice");
    let folder =
        Folder::with(&[("before.md", &before), ("other.md", &other_section), ("code.md", &code), ("next.md", &next_heading)]);
    let found =
        folder.check(&["--format", "short", "before.md", "other.md", "code.md", "next.md", "-A", "document/english"]).stdout;
    let leaving = |name: &str| found.lines().any(|line| line.starts_with(name) && line.contains("ours/leaving]"));
    assert_eq!(["before.md", "code.md", "next.md"].map(leaving), [true, true, false], "{found}");
}

#[test]
fn a_comment_that_does_nothing_is_a_finding() {
    let comments = [
        "<!-- privlint-ignore ours/leaving -->",
        "<!-- privlint-ignore ours/leavin: x -->",
        "<!-- privlint-ignore ours/leaving until=2026-11-19: x -->",
        "<!-- privlint-ignore ours/leaving until=soon: x -->",
        "<!-- privlint-ignore: x -->",
        "<!-- privlint-disable ours/leaving: x -->",
        "<!-- privlint-ignore document/empty: x -->",
    ];
    let mut shown = String::new();
    for comment in comments {
        let folder = Folder::with(&[("weak.md", &suppressed(comment))]);
        shown.push_str(&folder.check(&["--width", "80", "--as-of", "2026-11-20", "-A", "ours/leaving", "weak.md"]).stdout);
    }
    snapshot("suppression_mistakes", &shown);
}

#[test]
fn the_configuration_keeps_findings_of_files_from_being_reported() {
    let folder = Folder::with(&[("old.txt", POOR), ("new.txt", POOR)]);
    let lists = "checklists: [ours.yaml, statements.yaml]\n";
    folder.write("privlint.yaml", format!("{lists}ignore: [{{rules: 'ours/*', files: [old.txt], reason: replaced soon}}]\n"));
    let run = folder.run(&["check", "--format", "short", "old.txt", "new.txt"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
    assert!(run.stdout.starts_with("new.txt") && run.stderr.contains("(1 suppressed)"), "{}", run.shown());
    let json = folder.run(&["check", "--format", "json", "old.txt"]).stdout;
    assert!(json.contains(r#""by":"configuration","reason":"replaced soon""#), "{json}");
}

#[test]
fn a_baseline_hides_what_was_there_and_nothing_else() {
    let folder = Folder::with(&[("a.md", WEAK), ("b.md", POOR)]);
    let check = |arguments: &[&str]| folder.check(&[&["--format", "short", "--baseline", "known.json"], arguments].concat());
    let missing = check(&["a.md"]);
    snapshot("baseline_missing", &missing.shown());
    let written = check(&["--write-baseline", "a.md", "b.md"]);
    assert_eq!(written.status, 0, "{}", written.shown());
    snapshot("baseline_file", &std::fs::read_to_string(folder.path("known.json")).expect("it is written"));
    assert_eq!(check(&["a.md", "b.md"]).status, 0);

    // Words elsewhere move lines, and change nothing.
    folder.write(
        "a.md",
        WEAK.replace("# Privacy Policy", "# Privacy Policy\n\nWelcome.\n\nWe say hello.").replace("opt out", "opt  OUT"),
    );
    assert_eq!(check(&["a.md"]).status, 0, "{}", check(&["a.md"]).shown());
    // Other words are another finding, and the old one is stale.
    folder.write("a.md", WEAK.replace("You may opt out.", "Opting out is possible."));
    let changed = check(&["--fail-on", "warning", "a.md"]);
    snapshot("baseline_stale", &changed.shown());
    let pruned = check(&["--prune-baseline", "a.md"]);
    assert!(pruned.stderr.contains("1 finding was removed"), "{}", pruned.shown());
    assert!(!check(&["a.md"]).stderr.contains("no longer found"));
    // A document that is gone takes its findings with it, also from a run over others.
    std::fs::remove_file(folder.path("b.md")).expect("it is there");
    assert!(check(&["a.md"]).stderr.contains("b.md (ours/leaving)"));
    // A run over some documents keeps what is known of others.
    folder.write("b.md", POOR);
    assert_eq!(check(&["--write-baseline", "a.md"]).status, 0);
    assert_eq!(check(&["b.md"]).status, 0);
}

#[test]
fn the_last_line_counts_what_a_baseline_hides() {
    let folder = Folder::with(&[("b.md", POOR)]);
    folder.check(&["--baseline", "known.json", "--write-baseline", "b.md"]);
    let run = folder.check(&["--baseline", "known.json", "b.md"]);
    assert_eq!(run.stdout, "No findings in 1 policy (1 in the baseline); checked 1 duty of ours.\n");
}

#[test]
fn a_bad_baseline_is_an_error_and_is_left_as_it_is() {
    let folder = Folder::with(&[("b.md", POOR)]);
    let mut shown = String::new();
    for text in
        ["", "{", "[]", r#"{"version":9,"findings":{}}"#, r#"{"version":1,"findings":{"b.md":[{"rule":"x"}]}}"#, "<<<<<<< ours"]
    {
        folder.write("known.json", text);
        for write in [&["--write-baseline"][..], &[]] {
            let run = folder.check(&[&["--baseline", "known.json", "b.md"], write].concat());
            assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{text}");
            assert_eq!(std::fs::read_to_string(folder.path("known.json")).expect("it is there"), text);
            if write.is_empty() {
                shown.push_str(&run.stderr);
            }
        }
    }
    snapshot("baseline_bad", &shown);
    assert_eq!(folder.check(&["--write-baseline", "b.md"]).status, 2);
}

#[test]
fn suggested_text_is_a_diff_and_changes_nothing_unless_it_is_asked_to() {
    let folder =
        Folder::with(&[("poor.md", POOR), ("weak.html", "<h1>Privacy Policy</h1>\n<ul>\n  <li>You may opt out.</li>\n</ul>\n")]);
    let with_text = super::CHECKLIST.replace(
        "    passes:",
        "    suggest:\n      heading: Leaving\n      text: 'You may opt out by writing to [fill in: address & name].'\n      filled: [leave@board.example]\n    passes:",
    );
    folder.write("ours.yaml", with_text);
    let run = folder.check(&["--suggest", "poor.md", "weak.html"]);
    snapshot("suggest", &run.shown());
    assert_eq!(std::fs::read_to_string(folder.path("poor.md")).expect("text"), POOR);

    let written = folder.check(&["--suggest", "--write", "poor.md", "weak.html"]);
    assert_eq!((written.status, &written.stdout), (1, &run.stdout));
    let again = folder.check(&["--format", "short", "poor.md", "weak.html"]);
    assert_eq!(again.stdout.matches("error[document/blank]").count(), 2, "{}", again.stdout);
}

#[test]
fn a_suggestion_is_not_written_where_it_would_spoil_the_file() {
    let folder = Folder::with(&[]);
    let list = super::CHECKLIST.replace("    passes:", "    suggest: {heading: Leaving, text: Leave so.}\n    passes:");
    folder.write("ours.yaml", list);
    let utf16: Vec<u8> = b"\xFF\xFE".iter().copied().chain(POOR.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    folder.write("utf16.md", &utf16);
    let run = folder.check(&["--suggest", "--write", "utf16.md"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("this is not UTF-8"), "{}", run.stderr);
    assert_eq!(std::fs::read(folder.path("utf16.md")).expect("bytes"), utf16);
    folder.write("crlf.md", format!("\u{feff}{}", POOR.replace('\n', "\r\n")));
    assert_eq!(folder.check(&["--suggest", "--write", "crlf.md"]).status, 1);
    let text = std::fs::read_to_string(folder.path("crlf.md")).expect("text");
    assert!(text.starts_with('\u{feff}') && text.contains("## Leaving\r\n\r\nLeave so.\r\n"), "{text:?}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

/// What is suggested for a policy, with the suggestions written in.
fn written(name: &str, text: &str) -> String {
    let folder = Folder::with(&[(name, text)]);
    let stub = "    suggest: {heading: Leaving, text: 'Leave by [fill in: how].'}\n    passes:";
    folder.write("ours.yaml", super::CHECKLIST.replace("    passes:", stub));
    let run = folder.check(&["--suggest", "--write", name]);
    assert!(run.status < 2, "{}", run.shown());
    std::fs::read_to_string(folder.path(name)).expect("text")
}

#[test]
fn suggested_text_stands_where_the_markup_allows_it() {
    let stub = "Leave by [fill in: how].";
    let weak = "You may opt out.";
    let cases = [
        // The end of the section, behind its list and its code.
        ("a.md", format!("# Privacy Policy\n\n## Choice\n\n{weak}\n\n## More\n"), format!("{weak}\n\n{stub}\n\n## More")),
        ("b.md", format!("# Privacy Policy\n\n- {weak}\n- More\n\nEnd.\n"), format!("- More\n\n{stub}\n\nEnd.")),
        ("c.md", format!("# Privacy Policy\n\n{weak} Except:\n\n- a\n- b\n"), format!("- b\n\n{stub}\n")),
        // Elements are closed before it, lists left.
        ("d.html", format!("<h1>Privacy Policy</h1><p>{weak}<br></p><p>x</p>"), format!("{weak}<br></p>\n<p>{stub}</p><p>x</p>")),
        ("e.html", format!("<h1>Privacy Policy</h1><ul><li>{weak}</li><li>y</li></ul>"), format!("</ul>\n<p>{stub}</p>")),
        (
            "f.html",
            format!("<h1>Privacy Policy</h1><p><b>{weak} <i class='x'></i></b></p>"),
            format!("</i></b></p>\n<p>{stub}</p>"),
        ),
    ];
    for (name, text, expected) in cases {
        let new = written(name, &text);
        assert!(new.contains(&expected), "{name}: {new}");
    }
    // The title is a title, whatever stands before and in it.
    let titled = written("h.md", "# Larkspur\n\n# Privacy Policy\n\nWe collect your name.\n");
    assert!(
        titled.ends_with(&format!("We collect your name.\n\n## Leaving\n\n{stub}\n"))
            || titled.ends_with(&format!("# Leaving\n\n{stub}\n")),
        "{titled}"
    );
    let setext = written("g.md", "Privacy Policy\n==============\n\nWe collect your name.\n");
    assert!(setext.starts_with("Privacy Policy\n==============\n\nWe collect"), "{setext}");
}

#[test]
fn a_date_is_suggested_behind_metadata_and_title() {
    let check = |text: &str| {
        let folder = Folder::with(&[("a.md", text)]);
        assert_eq!(folder.run(&["check", "--suggest", "--write", "a.md"]).status, 1);
        std::fs::read_to_string(folder.path("a.md")).expect("text")
    };
    let front = check("---\ntitle: Privacy Policy\n---\n\nAcme collects your name. We use cookies.\n");
    assert!(
        front.starts_with("---\ntitle: Privacy Policy\n---\n\nLast updated: [fill in: day, month and year]\n\nAcme"),
        "{front}"
    );
    let setext = check("Privacy Policy\n====\n\nWe use cookies.\n");
    assert!(setext.starts_with("Privacy Policy\n====\n\nLast updated"), "{setext}");
    assert_eq!(check(&setext), setext, "what waits to be filled in is not suggested again");
}

#[test]
fn a_comment_behind_the_words_of_its_block_speaks_for_that_block() {
    let comment = "<!-- privlint-ignore ours/leaving: x -->";
    let texts = [
        ("a.md", format!("# Privacy Policy\n\nYou may opt out. {comment}\n\nWe collect.\n"), 0),
        ("b.md", format!("# Privacy Policy\n\nWe collect. {comment}\n\nYou may opt out.\n"), 1),
        ("c.md", format!("# Privacy Policy\n\nWe collect.\n{comment}\nYou may opt out.\n"), 0),
        ("d.html", format!("<h1>Privacy Policy</h1><p>You may opt out. {comment}</p><p>We collect.</p>"), 0),
        ("d.md", format!("# Privacy Policy\n\n- We collect.\n  {comment}\n- You may opt out.\n"), 1),
        ("e.md", format!("# Privacy Policy\n\n- We collect.\n{comment}\n- You may opt out.\n"), 0),
        ("f.md", format!("# Privacy Policy\n\n> We collect.\n>\n> {comment}\n\nYou may opt out.\n"), 1),
        ("e.html", format!("<h1>Privacy Policy</h1><p>We collect. <b>x</b>{comment}</p><p>You may opt out.</p>"), 1),
        ("f.html", format!("<h1>Privacy Policy</h1><p>We collect.</p>{comment}<p>You may opt out.</p>"), 0),
        ("g.html", format!("<h1>Privacy Policy</h1><p>We collect.&nbsp;{comment}</p><p>You may opt out.</p>"), 1),
        ("h.html", format!("<h1>Privacy Policy</h1><p>We collect.<br><br>{comment} You may opt out.</p>"), 0),
        ("i.html", format!("<h1>Privacy Policy</h1><ul><li><p>We collect.</p>{comment}</li><li>You may opt out.</li></ul>"), 1),
    ];
    for (name, text, found) in texts {
        let folder = Folder::with(&[(name, &text)]);
        let run = folder.check(&["--format", "short", "-A", "document/*", name]);
        assert_eq!(run.stdout.lines().count(), found, "{name}: {}", run.stdout);
    }
}

#[test]
fn a_baseline_is_the_same_wherever_the_repository_lies() {
    let folder = Folder::with(&[("legal/a.md", POOR)]);
    folder.check(&["--baseline", "ci/known.json", "--write-baseline", "legal"]);
    assert_eq!(folder.check(&["--baseline", "ci/known.json", "--write-baseline", "legal"]).status, 2, "there is no folder ci");
    folder.write("ci/.keep", "");
    assert_eq!(folder.check(&["--baseline", "ci/known.json", "--write-baseline", "legal"]).status, 0);
    let text = std::fs::read_to_string(folder.path("ci/known.json")).expect("text");
    assert!(text.contains("\"../legal/a.md\""), "{text}");
}
