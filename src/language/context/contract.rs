//! Each pass changes what its line in `MAY` says, and nothing else; and the same again when it runs again.

use super::pen::Pen;
use super::{PASSES, complete};
use crate::document::Document;
use crate::language::clause::{Clause, Mention, Reading};
use crate::language::parse;
use crate::lexicon::ConceptSet;
use crate::source::{Format, Source};
use crate::spec::Written;
use crate::spec::model::{Examples, Name};
use crate::tongue::Tongue;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A change that a pass makes in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// It is something else to its neighbours.
    Kind,
    /// What it begins with is its verb.
    Verb,
    /// It is denied, or no more.
    Denied,
    Modality,
    /// It goes on with another clause.
    Lead,
    /// It takes mentions over.
    Inherits,
    /// Words of its own name somebody.
    Names,
    /// What its own words name is somebody else.
    Concept,
    /// What its own words name plays another part.
    Role,
    /// Words of its own name something no more.
    Unnames,
}

use Change::{Concept, Denied, Inherits, Kind, Lead, Modality, Names, Unnames, Verb};

/// What each pass may change, in the order of `PASSES`.
const MAY: [(&str, &[Change]); PASSES.len()] = [
    ("brand", &[Concept, Unnames]),
    ("company", &[Names, Concept, Unnames]),
    ("rewording", &[Names, Unnames]),
    ("turn", &[Concept]),
    ("subjects", &[Kind, Denied, Modality, Lead, Inherits]),
    ("exceptions", &[Denied, Modality, Lead, Inherits]),
    ("examples", &[Denied, Modality, Lead, Inherits]),
    ("answers", &[Denied, Modality, Lead, Inherits]),
    ("lists", &[Kind, Verb, Denied, Modality, Lead, Inherits, Change::Role]),
    ("tables", &[Denied, Modality, Lead, Inherits]),
    ("terms", &[Inherits]),
    ("anaphora", &[Inherits]),
    ("scope", &[Inherits]),
];

/// A pass, one that it must stand behind, and a text that it would misread before it.
const ORDER: [(&str, &str, &str); 10] = [
    ("rewording", "company", "Acme Widgets Ltd (\"Acme\", \"we\") sells names. You may give Acme your name."),
    ("subjects", "company", "Zorblat collects your name. Zorblat may use your name, and may share it with vendors."),
    ("answers", "turn", "Do you share my data? No."),
    ("exceptions", "subjects", "We will not share your data, and never sell it, except with your consent."),
    ("lists", "subjects", "We may use your name, and may share:\n\n- your photos"),
    ("lists", "answers", "## Do you share my data?\n\n- Never\n- with vendors"),
    ("tables", "lists", "We share:\n\n- your name with:\n\n| Companies | Countries |\n|---|---|\n| vendors | France |"),
    ("anaphora", "tables", "| Data we collect | Reason |\n|---|---|\n| your name | to write |\n\nIt is deleted."),
    (
        "anaphora",
        "terms",
        "We collect your photos (the \"Stuff\"). We care. We do. We try. We keep Stuff for a year. We delete this information.",
    ),
    ("scope", "lists", "If you live in California, you may:\n\n- opt out of profiling"),
];

/// What between them makes every pass do all that it may.
const SAMPLE: &str = "\
# Vimeo Privacy Policy

Vimeo collects your name. Vimeo uses it. Acme Widgets Ltd collects names, and Acme may share them. You may give Acme Widgets Ltd your name.
This app was created by Zorblat (hereby referred to as \"Firebase\"). Firebase may share your name.

## Do you sell my data?

No. We would never, but may disclose it. Do I have to tell you my name and may you share it? Never. We do not sell names. Not ever!

We will not share your data, and never sell it, except with your consent or as required by law. We may collect data when you register,
including your name. We must not share your name, except with our vendors. We
may collect your name and share it. We do not keep your name and share it. We never share data, except no names.

We may collect data when you log in, such as your photos. We never collect data if you object, including your address.

We use partners who store your email and partners, who may be abroad, use it. Your data is kept after your account has been closed. This
policy explains how we share it. To learn which we share, read this. The data that we collect is deleted. If you object and do not
agree, write to us.

If you live in California, you may:

- opt out of profiling
- object

We never share data, except:

- with our vendors

We may use your name to write to you:

- to our partners

| Data we may collect | Never shared with |
| --- | --- |
| your name | vendors |
| photos | nobody |

We do not share:

- photos

We may never share it with these companies:

| Companies | Countries |
| --- | --- |
| vendors | France |

We collect your name and your photos (the \"Account Data\"). We keep Account Data for a year. We delete this information. They are our vendors. They share it.
";

fn text(words: &str) -> Document {
    let source = Source::decode("policy.md", Format::Markdown, words.as_bytes().to_vec()).expect("text");
    Document::read(&source, Tongue::english())
}

/// Runs all passes, one by one, and gives the changes that each makes; what none may change fails.
fn changes(document: &Document) -> Vec<BTreeSet<Change>> {
    let (tongue, lexicon) = (Tongue::english(), Tongue::english().lexicon());
    let company = Some("Acme Widgets Ltd");
    let mut pen = Pen::new(document, lexicon, company, parse(document, tongue));
    let mut made = Vec::new();
    for pass in PASSES {
        let before = Reading::clone(&pen);
        pass(&mut pen);
        made.push(compare(&before, &pen));
    }
    let again = complete(document, lexicon, company, parse(document, tongue));
    assert_eq!(format!("{:?}", pen.put_down()), format!("{again:?}"), "the same again");
    made
}

/// What is different; what no pass may change must be alike.
fn compare(before: &Reading, after: &Reading) -> BTreeSet<Change> {
    assert_eq!(before.tokens, after.tokens);
    assert_eq!(before.block_sentences, after.block_sentences);
    assert_eq!(before.words, after.words);
    assert_eq!(before.clauses.len(), after.clauses.len());
    assert_eq!(before.sentences.len(), after.sentences.len());
    for (old, new) in before.sentences.iter().zip(&after.sentences) {
        assert_eq!((old.span, old.block, &old.clauses, old.question), (new.span, new.block, &new.clauses, new.question));
        let clauses = &after.clauses[new.clauses.start as usize..new.clauses.end as usize];
        assert!(clauses.iter().all(|clause| holds(&new.named, &clause.named)), "a sentence names what its clauses name");
    }
    let mut made = BTreeSet::new();
    for (old, new) in before.clauses.iter().zip(&after.clauses) {
        assert_eq!((old.span, old.sentence, old.subject), (new.span, new.sentence, new.subject));
        assert_eq!((old.passive, old.partial), (new.passive, new.partial));
        let mut tell = |is: bool, change: Change| made.extend(is.then_some(change));
        tell(old.kind != new.kind, Kind);
        tell(old.verb != new.verb, Verb);
        tell(old.denied != new.denied || old.denied_by_verb != new.denied_by_verb, Denied);
        tell(old.modality != new.modality, Modality);
        tell(old.lead != new.lead, Lead);
        assert!(old.verb.is_none() || old.verb == new.verb, "a verb that was read stays");
        mentions(before, old, after, new, &mut tell);
    }
    made
}

/// Tells what is different in the mentions of a clause.
fn mentions(before: &Reading, old: &Clause, after: &Reading, new: &Clause, tell: &mut impl FnMut(bool, Change)) {
    let mut rest = after.mentions(new).iter().peekable();
    let (mut gone, mut renamed) = (false, false);
    for mention in before.mentions(old) {
        let stays = |next: &&Mention| {
            let (same, is_own) = (next.concept == mention.concept || next.role == mention.role, !mention.inherited);
            next.span == mention.span && next.inherited == mention.inherited && (next == &mention || same && is_own)
        };
        match rest.next_if(stays) {
            Some(next) => {
                renamed |= next.concept != mention.concept;
                tell(next.role != mention.role, Change::Role);
            }
            None => gone = true,
        }
    }
    tell(gone, Unnames);
    tell(renamed, Concept);
    // What is somebody else is no more what it was.
    assert!(gone || renamed || holds(&new.named, &old.named), "a clause names no less than before");
    for added in rest {
        tell(added.inherited, Inherits);
        tell(!added.inherited, Names);
    }
}

fn holds(all: &ConceptSet, some: &ConceptSet) -> bool {
    some.iter().all(|concept| all.contains(concept))
}

#[test]
fn each_pass_does_all_that_it_may() {
    for (made, (name, may)) in changes(&text(SAMPLE)).into_iter().zip(MAY) {
        assert_eq!(made, may.iter().copied().collect(), "{name}");
    }
}

#[test]
fn each_pass_stands_behind_those_that_it_needs() {
    let at = |name: &str| MAY.iter().position(|(other, _)| *other == name).expect("a pass");
    let mut free = Vec::new();
    for (later, earlier, words) in ORDER {
        let document = text(words);
        let mut passes = PASSES.to_vec();
        let moved = passes.remove(at(later));
        passes.insert(at(earlier), moved);
        if read_by(&PASSES, &document) == read_by(&passes, &document) {
            free.push((later, earlier));
        }
    }
    assert!(free.is_empty(), "these passes may stand before the other: {free:?}");
}

/// The clauses that passes leave, with what they name in the order of the text.
fn read_by(passes: &[fn(&mut Pen<'_>)], document: &Document) -> Vec<String> {
    let tongue = Tongue::english();
    let mut pen = Pen::new(document, tongue.lexicon(), None, parse(document, tongue));
    for pass in passes {
        pass(&mut pen);
    }
    let told = |clause: &Clause| {
        let mut mentions: Vec<String> = pen.mentions(clause).iter().map(|mention| format!("{mention:?}")).collect();
        mentions.sort_unstable();
        format!("{:?} {mentions:?}", Clause { mentions: 0..0, ..clause.clone() })
    };
    pen.clauses.iter().map(told).collect()
}

/// The examples of all statements.
static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let texts = |Examples { yes, no, weak }: Examples| [yes, no, weak].into_iter().flatten().map(|Name { text, .. }| text);
    Written::builtin().statements.into_iter().flat_map(|(_, statement)| texts(statement.examples)).collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever stands beside what.
    #[test]
    fn no_pass_does_more_than_it_may(
        picked in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec!["", "# ", "- ", "  - ", "Do I mind? ", "Vimeo says: ", "| "]), prop::sample::select(vec!["\n", "\n\n", ":\n\n", " ", " |\n|---|\n", " (the \"Data\"). "])), 1..12),
    ) {
        let part = |(at, before, after): &(prop::sample::Index, &str, &str)| format!("{before}{}{after}", at.get(&SENTENCES));
        let words: String = picked.iter().map(part).collect();
        for (made, (name, may)) in changes(&text(&words)).into_iter().zip(MAY) {
            prop_assert!(made.iter().all(|change| may.contains(change)), "{} makes {:?} of {}", name, made, words);
        }
    }
}
