//! Documents of other kinds than a policy: how they are recognised, and what is asked of them.

use super::{FORMATS, Folder};

const DATED: &str = "Last updated: 2 March 2026\n\nFernbrook Ltd (\"we\") runs this site.\n\n";

/// The kind that the program takes a document for.
fn kind(text: &str) -> String {
    let folder = Folder::with(&[("page.md", text)]);
    let json: serde_json::Value =
        serde_json::from_str(&folder.run(&["check", "--format", "json", "page.md"]).stdout).expect("JSON");
    json["documents"][0]["kind"].as_str().expect("a kind").to_owned()
}

/// The rules of what is found, in the order of their places.
fn rules(text: &str, configuration: &str) -> Vec<String> {
    let folder = Folder::with(&[("page.md", text), ("privlint.yaml", &format!("as-of: 2026-11-20\n{configuration}"))]);
    let json: serde_json::Value =
        serde_json::from_str(&folder.run(&["check", "--format", "json", "page.md"]).stdout).expect("JSON");
    let found = json["documents"][0]["diagnostics"].as_array().expect("findings");
    found.iter().map(|found| found["rule"].as_str().expect("a rule").to_owned()).collect()
}

#[test]
fn a_document_is_known_by_its_title_and_its_words() {
    let practice = "We collect your name and your e-mail address.";
    let beside = "This notice supplements our [general privacy policy](https://fernbrook.example/privacy).";
    for (wanted, title, text) in [
        ("policy", "# Privacy Policy", practice),
        ("policy", "# Privacy and Cookie Policy", practice),
        ("policy", "# Privacy Policy | Cookies", "We use cookies."),
        ("policy", "# Privacy Policy / Your California Privacy Rights", practice),
        ("policy", "# Privacy Policy and Terms of Use", practice),
        ("policy", "# Texas Instruments Privacy Policy", practice),
        ("policy", "# European Privacy Policy", practice),
        ("cookie-notice", "# Cookie Policy", "Fernbrook uses cookies to keep you signed in."),
        ("cookie-notice", "# How we use cookies", "We use cookies to count visits."),
        ("cookie-notice", "---\ntitle: Cookies\n---", "This site uses cookies."),
        ("cookie-notice", "# Fernbrook", "This cookie notice tells you how we use cookies."),
        ("policy", "# Cookies\n\nWe use cookies.\n\n# Your data", practice),
        ("regional-notice", "# California Privacy Notice", practice),
        ("regional-notice", "# CCPA", practice),
        ("regional-notice", "# Privacy Notice for Texas Residents", "This notice applies to residents of Texas."),
        ("regional-notice", "# EU Privacy Notice", beside),
        ("childrens-notice", "# Children's Privacy Policy", practice),
        ("childrens-notice", "# Privacy Notice for Kids", practice),
        ("staff-notice", "# Candidate Privacy Notice", practice),
        ("staff-notice", "# Privacy notice for employees", practice),
        ("staff-notice", "# Recruitment Privacy Statement", practice),
        ("terms", "# Terms of Service", "You may use the app."),
        ("terms", "# Fernbrook", "Please read these terms of use with care."),
        ("supplement", "# Tide Tables Privacy Notice", beside),
        ("supplement", "# Tide Tables Privacy Notice", "Our Group Privacy Policy describes how we handle this."),
        ("pointer", "# Privacy", "Read our [privacy policy](https://legal.fernbrook.example/privacy)."),
        ("policy", "# Privacy", "We collect your name. Read our [full notice](https://fernbrook.example/more)."),
    ] {
        assert_eq!(kind(&format!("{title}\n\n{text}\n")), wanted, "{title}: {text}");
    }
}

#[test]
fn a_cookie_notice_is_held_against_the_cookie_duties_alone() {
    let uses = "# Cookie policy\n\nLast updated: 2 March 2026\n\nFernbrook Ltd uses cookies to keep you signed in.";
    assert_eq!(rules(&format!("{uses} You can block cookies in the settings of your browser.\n"), ""), [""; 0]);
    assert_eq!(rules(&format!("{uses}\n"), ""), ["core/cookie-controls"]);
}

#[test]
fn a_page_that_points_to_the_policy_gets_one_finding() {
    let page = "# Privacy\n\nRead our [privacy policy](https://legal.fernbrook.example/privacy).\n";
    assert_eq!(rules(page, ""), ["document/deferred"]);
    let told = "page.md:3:10: error[document/deferred]: This page only points to the policy, so nothing was checked.\n";
    let folder = Folder::with(&[("page.md", page), ("privlint.yaml", "as-of: 2026-11-20\n")]);
    let run = folder.run(&["check", "--format", "short", "page.md"]);
    assert!((run.status, run.stdout.contains("error[document/deferred]")) == (2, true), "{told}{}", run.shown());
    // Beside a policy that was checked, it is an error that the configuration can lower.
    folder.write("policy.md", "# Privacy Policy\n\nWe collect your name.\n");
    let both = &["check", "--format", "short", "-A", "core/*", "page.md", "policy.md"];
    let run = folder.run(both);
    assert_eq!(run.status, 1, "{}", run.shown());
    folder.write("privlint.yaml", "as-of: 2026-11-20\nrules: {document/deferred: warning}\n");
    assert_eq!(folder.run(both).status, 0);
    assert_eq!(folder.run(&["check", "page.md"]).status, 0);
    // In one set with the policy, it is where it should be.
    folder.write("privlint.yaml", "as-of: 2026-11-20\npolicies: [{files: [policy.md, page.md]}]\n");
    let run = folder.run(&["check", "--format", "short"]);
    assert!(run.stdout.contains("core/purposes") && !run.stdout.contains("document/deferred"), "{}", run.shown());
    let collects = "# Privacy\n\nRead our [privacy policy](https://legal.fernbrook.example/privacy). We log your IP address.\n";
    assert!(rules(collects, "").contains(&"core/purposes".to_owned()), "a page that collects says more");
}

#[test]
fn of_who_collects_nothing_little_is_asked() {
    let left = ["core/change-notice", "core/last-updated", "core/controller-identity", "core/contact"];
    for text in [
        "Fernbrook Ltd does not collect any personal data. The app uses no cookies. Nothing is sent to us or to anyone else.",
        "We collect no data of any kind.",
        "Your notes are stored only on your device.",
        "Your data never leaves your device.",
        "Nothing you write is sent to us.",
    ] {
        let found = rules(&format!("# Privacy Policy\n\n{DATED}{text}\n\nQuestions: hello@fernbrook.example\n"), "");
        assert!(found.iter().all(|rule| left.contains(&rule.as_str())), "{text}: {found:?}");
    }
    for text in [
        "We do not collect any personal data. We log your IP address.",
        "We log your IP address. Otherwise, no data is collected.",
        "We do not collect any personal data unless you write to us.",
        "We do not collect personal data from children.",
        "Your notes are stored on your device. Advertisers in our app may collect data about you.",
    ] {
        let found = rules(&format!("# Privacy Policy\n\n{DATED}{text}\n"), "");
        assert!(found.contains(&"core/purposes".to_owned()), "{text}: {found:?}");
    }
}

#[test]
fn the_configuration_says_that_nothing_is_collected() {
    let text = format!("# Privacy Policy\n\n{DATED}This app shows the tides.\n");
    assert!(rules(&text, "").contains(&"core/data-categories".to_owned()));
    assert!(!rules(&text, "facts: {collects-data: false}\n").contains(&"core/data-categories".to_owned()));
    let denied = format!("# Privacy Policy\n\n{DATED}We log your IP address.\n");
    assert!(rules(&denied, "facts: {collects-data: false}\n").contains(&"document/fact".to_owned()));
}

#[test]
fn what_is_about_something_else_is_no_policy() {
    for text in [
        "# Posting personal data of others\n\nDo not post the personal data of other people without their consent. This includes \
         phone numbers, addresses, bank accounts and passwords. If you share such data to harass somebody, we may remove it under \
         this policy.\n",
        "# Examples\n\nPrivacy policies of one invented service. The program reads them and says what they lack.\n",
        "# A linter for privacy policies\n\nIt reads your policy and says what it lacks.\n",
        "# cookie\n\nThis library parses and writes cookies. A cookie has a name and a value.\n",
        "# Subprocessors\n\nFernbrook works with these companies:\n\n- Larkspur Hosting, Inc.\n- Tide Mail GmbH\n",
        "# Subprocessors\n\nWe use these companies to process your data:\n\n| Company | Purpose |\n|---|---|\n| Larkspur Hosting, Inc. | \
         hosting |\n| Tide Mail GmbH | e-mail |\n| Mill Lane, Inc. | support |\n",
        "# Fernbrook notes\n\nAn app for notes. We store your notes on our server and sync them to your phone. You can delete a note with one \
         tap.\n\n## Build\n\nRun make. You need a compiler.\n\n## Contributing\n\nSend a pull request.\n",
        "# Security\n\nWe take reports seriously. Write to security@fernbrook.example. We answer within two days. We do not share your \
         name without your consent. Only the last version gets fixes.\n",
        "# How to write a policy\n\nSay what you collect and why. Start with a title. Name your company.\n\n> We collect your name to run \
         your account.\n\nis better than \"We may collect your data\".\n",
        "# Questions\n\n## How do I pay?\n\nWith a card. We store your card number at our payment processor.\n\n## How do I start?\n\nOpen the \
         app. Choose a color. Press the button.\n",
        "# Guide for developers\n\n## Store data\n\nOpen a table. Write a row.\n\n## Delete data\n\nName the row.\n\n## Share data\n\nGive \
         the other process the handle of the table.\n",
        "# Rules of conduct\n\nBe kind. Do not share what others tell you in confidence.\n",
    ] {
        assert_eq!(rules(text, ""), ["document/privacy-policy"], "{text}");
    }
}

#[test]
fn a_policy_without_a_name_is_known_by_what_it_says() {
    for text in [
        "We collect your name and your e-mail address.\n",
        "# Fernbrook\n\nWe collect your name. We share it with our suppliers. You may write to us.\n",
        "# Fernbrook\n\nThis privacy policy tells you how we work. We collect no data.\n",
        "# Who we are\n\nOur site is https://fernbrook.example.\n\n## Media\n\nTake the place out of photos before you upload them. Others may \
         download them and see it.\n\n## Who we share your data with\n\nA new password is sent with your IP address.\n\n## How long we keep \
         your data\n\nComments stay for good.\n\n## What rights you have over your data\n\nAsk for a file of it.\n",
    ] {
        assert!(!rules(text, "").contains(&"document/privacy-policy".to_owned()), "{text}");
    }
}

#[test]
fn the_duties_that_are_counted_speak_for_the_kind() {
    let page = "# Cookie policy\n\nLast updated: 2 March 2026\n\nFernbrook Ltd uses cookies to keep you signed in. You can block cookies in \
                the settings of your browser.\n";
    let folder = Folder::with(&[("page.md", page), ("privlint.yaml", "as-of: 2026-11-20\n")]);
    let told = folder.run(&["check", "page.md"]).stdout;
    let listed: serde_json::Value = serde_json::from_str(&folder.run(&["rules", "--format", "json"]).stdout).expect("JSON");
    let speaks = |rule: &&serde_json::Value| rule["kinds"].as_array().expect("kinds").iter().any(|kind| kind == "cookie-notice");
    let count = listed["rules"].as_array().expect("rules").iter().filter(speaks).count();
    assert!((1..10).contains(&count) && told.contains(&format!("checked {count} duties of core")), "{count}: {told}");
}

#[test]
fn the_configuration_sets_the_kind() {
    let page = ("legal/page.md", "# Fernbrook\n\nWe use cookies to keep you signed in.\n");
    let folder = Folder::with(&[page, ("privlint.yaml", "as-of: 2026-11-20\ndocument-kind: cookie-notice\n")]);
    let run = folder.run(&["check", "--format", "short", "legal/page.md"]);
    assert!(run.stdout.contains("core/cookie-controls"), "{}", run.stdout);
    assert!(!run.stdout.contains("core/opt-out"), "{}", run.stdout);
    let overrides = "as-of: 2026-11-20\ndocument-kind: terms\noverrides: [{files: [legal/*], document-kind: policy}]\n";
    folder.write("privlint.yaml", overrides);
    let run = folder.run(&["check", "--format", "short", "legal/page.md"]);
    assert!(run.stdout.contains("core/opt-out"), "{}", run.stdout);
    let shown = folder.run(&["config", "legal/page.md"]).stdout;
    assert!(shown.contains("document-kind: policy"), "{shown}");
    folder.write("privlint.yaml", "document-kind: cookie-notic\n");
    let run = folder.run(&["check", "legal/page.md"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("Did you mean `cookie-notice`?"), "{}", run.stderr);
}

#[test]
fn rules_of_a_checklist_say_for_which_kinds_they_speak() {
    let text = "# Cookie policy\n\nWe use cookies.\n";
    let list = |kinds: &str| {
        format!(
            "checklist: mine\ntitle: Mine\n{kinds}duties:\n  - {{id: leaving, asks: Leave., severity: error, missing: Gone., help: Go.}}\n"
        )
    };
    let arguments =
        ["check", "--no-core", "--checklist", "statements.yaml", "--checklist", "mine.yaml", "--format", "short", "c.md"];
    let folder = Folder::with(&[("c.md", text), ("mine.yaml", &list("kinds: [cookie-notice]\n"))]);
    assert!(folder.run(&arguments).stdout.contains("mine/leaving"));
    folder.write("mine.yaml", list(""));
    let run = folder.run(&arguments);
    assert!(run.stdout.contains("document/privacy-policy"), "nothing speaks for it: {}", run.stdout);
    folder.write("mine.yaml", list("kinds: [cooky-notice]\n"));
    assert!(folder.run(&arguments).stderr.contains("there is no kind of document `cooky-notice`"));
}

#[test]
fn every_format_shows_the_kind() {
    let folder = Folder::with(&[("c.md", "# Cookie policy\n\nFernbrook Ltd uses cookies to keep you signed in.\n")]);
    for format in FORMATS {
        let run = folder.run(&["check", "--format", format, "c.md"]);
        assert!([run.stdout, run.stderr].concat().to_lowercase().replace('-', " ").contains("cookie notice"), "{format}");
    }
    folder.run(&["check", "--output", "html=page.html", "c.md"]);
    let page = std::fs::read_to_string(folder.path("page.html")).expect("a page");
    assert!(page.contains("cookie notice"));
}
