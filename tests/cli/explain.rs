//! `privlint explain` and `privlint rules`.

use super::{Folder, Run, snapshot};

fn explain(arguments: &[&str]) -> Run {
    let files = ["explain", "--checklist", "statements.yaml", "--checklist", "ours.yaml"];
    Folder::with(&[]).run(&[&files, arguments].concat())
}

#[test]
fn a_rule_is_explained() {
    snapshot("explain_rule_100", &explain(&["ours/leaving"]).shown());
    snapshot("explain_rule_60", &explain(&["ours/leaving", "--width", "60"]).shown());
    snapshot("explain_rule_markdown", &explain(&["ours/leaving", "--format", "markdown"]).shown());
}

#[test]
fn a_statement_is_explained() {
    snapshot("explain_statement", &explain(&["leaving"]).shown());
}

#[test]
fn a_rule_about_the_document_is_explained() {
    let page = explain(&["document/english"]).shown();
    snapshot("explain_document_rule", &page);
    assert_eq!(explain(&["english"]).shown(), page, "its name is enough");
}

#[test]
fn a_concept_is_explained_by_its_id_and_by_its_words() {
    let page = explain(&["email-address"]);
    assert!(page.stdout.starts_with("email-address (concept)\n"), "{}", page.stdout);
    assert!(page.stdout.contains("pd:EmailAddress") && page.stdout.contains("e mail address"), "{}", page.stdout);
    assert!(explain(&["mail-address"]).stdout.contains("`leaving`: How to leave"));
    assert!(explain(&["E-mail address"]).stdout.contains("email-address (concept)"));
}

#[test]
fn what_is_not_known_has_a_near_name() {
    for (name, near) in [
        ("core/optout", "core/opt-out"),
        ("document/englich", "document/english"),
        ("leavin", "leaving"),
        ("email-adress", "email-address"),
    ] {
        let run = explain(&[name]);
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(&format!("Did you mean `{near}`?")), "{}", run.stderr);
    }
    assert_eq!(
        explain(&["xyzzy"]).stderr,
        "error: there is no rule, statement or concept `xyzzy`\n  help: `privlint rules` lists all rules.\n"
    );
}

#[test]
fn every_rule_is_listed_and_explained() {
    let folder = Folder::with(&[]);
    let json = folder.run(&["rules", "--format", "json"]).stdout;
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let rules = value["rules"].as_array().expect("rules");
    let ids: Vec<&str> = rules.iter().filter_map(|rule| rule["rule"].as_str()).collect();
    snapshot("rule_ids", &ids.join("\n"));
    let table = folder.run(&["rules"]).stdout;
    for id in ids {
        assert!(table.contains(&format!("  {id} ")), "{id}");
        let page = folder.run(&["explain", id]);
        assert!(page.status == 0 && page.stdout.starts_with(&format!("{id}\n")), "{}", page.shown());
    }
}

#[test]
fn a_trace_says_which_clauses_state_a_statement_and_what_others_lack() {
    let policy = "# Privacy\n\nWe keep your data for two years. We keep your photos. We never keep your card number.\n";
    let folder = Folder::with(&[("privacy.md", policy)]);
    let trace = folder.run(&["explain", "retention-period", "--trace", "privacy.md"]);
    snapshot("explain_trace", &trace.shown());
    assert_eq!(trace.status, 0);
    let missing = folder.run(&["explain", "retention-period", "--trace", "none.md"]);
    assert_eq!(missing.status, 2, "{}", missing.stderr);
    assert_eq!(folder.run(&["explain", "email-address", "--trace", "privacy.md"]).status, 2, "a concept has no patterns");
}
