//! The page of a duty.

use super::{Library, WrittenDuty, silence};
use crate::cli::page::{Page, Piece};
use privlint::spec::model::{ChecklistSpec, ConditionSpec, DutySpec, Name};
use privlint::spec::{self, Given};

/// The most examples of a kind that a duty's page shows of a statement.
const SHOWN: usize = 3;

/// What a duty asks, why, what passes and what fails.
pub fn page(library: &Library, duty: WrittenDuty<'_>) -> Page {
    let statements = duty.statements();
    let (id, list, duty) = (duty.id(), duty.list, duty.spec);
    let mut page = Page::new(&id, &duty.asks);
    page.section("What is reported", reported(duty));
    page.section("When it applies", applies(library, list, duty));
    page.section("What to do", [Piece::Text(duty.help.clone())]);
    page.section("Why", why(duty));
    page.section("Wording that passes", duty.passes.iter().map(quote));
    page.section("Wording that fails", duty.fails.iter().map(quote));
    page.section("What satisfies it", statements.iter().flat_map(|name| satisfies(library, name)));
    page.section("What only touches on it", touches(library, duty));
    page.section("How to silence it", silence(&id));
    page
}

fn reported(duty: &DutySpec) -> Vec<Piece> {
    let weak = duty.weak_severity.unwrap_or(duty.severity).name();
    let mut parts = vec![Piece::Item(format!("missing, {}: {}", duty.severity.name(), duty.missing))];
    let mut headlines: Vec<&str> = duty.weak.iter().filter_map(|form| form.message.as_deref()).collect();
    headlines.extend(duty.weak_message.as_deref());
    let mut seen: Vec<&str> = Vec::new();
    for headline in headlines {
        if !seen.contains(&headline) {
            seen.push(headline);
            parts.push(Piece::Item(format!("weak, {weak}: {headline}")));
        }
    }
    parts
}

fn applies(library: &Library, list: &ChecklistSpec, duty: &DutySpec) -> Vec<Piece> {
    let mut pieces = condition(library, duty);
    let named = duty.kinds.as_ref().or(list.kinds.as_ref()).map(|names| names.0.as_slice()).unwrap_or_default();
    let titles = named.iter().filter_map(|name| spec::document_kinds().iter().find(|kind| kind.id.text == name.text));
    let titles: Vec<Piece> = titles.map(|kind| Piece::Item(format!("`{}`: {}", kind.id.text, kind.title))).collect();
    if !titles.is_empty() {
        pieces.push(Piece::Text("It applies to these kinds of document:".to_owned()));
        pieces.extend(titles);
    }
    pieces
}

/// The condition under which it applies.
fn condition(library: &Library, duty: &DutySpec) -> Vec<Piece> {
    let alternatives = duty.when.alternatives();
    if alternatives.is_empty() {
        return vec![Piece::Text("To every policy.".to_owned())];
    }
    let presumed = |name: &Name| library.statement(&name.text).filter(|stated| !stated.presumed_unless.is_empty());
    if let [ConditionSpec::Stated(name)] = alternatives
        && let Some(statement) = presumed(name)
    {
        let lead = format!(
            "To every policy, unless the configuration says `{}: false`, or the policy does not state {} but one of these:",
            name.text,
            library.titled(&name.text)
        );
        let against = statement.presumed_unless.iter().map(|other| Piece::Item(library.titled(&other.text)));
        return std::iter::once(Piece::Text(lead)).chain(against).collect();
    }
    let named = |wanted: fn(&ConditionSpec) -> Option<&Name>| alternatives.iter().filter_map(wanted).collect::<Vec<_>>();
    let stated = named(|part| if let ConditionSpec::Stated(name) = part { Some(name) } else { None });
    let given = named(|part| if let ConditionSpec::Given(name) = part { Some(name) } else { None });
    let joined = alternatives.iter().filter(|part| !matches!(part, ConditionSpec::Stated(_) | ConditionSpec::Given(_)));
    let fact = |name: &Name| {
        let title = Given::of_name(&name.text, spec::facts()).map(|fact| fact.title(spec::facts())).unwrap_or_default();
        Piece::Item(format!("`{}`: {title}", name.text))
    };
    let mut parts = Vec::new();
    for (lead, items) in [
        (
            "To a policy that states one of these, unless the configuration says otherwise:",
            stated.into_iter().map(|name| Piece::Item(library.titled(&name.text))).collect::<Vec<_>>(),
        ),
        ("Where the configuration gives one of these facts:", given.into_iter().map(fact).collect()),
        (
            "Where one of these holds, going by the policy and the configuration:",
            joined.map(|part| Piece::Item(format!("`{part}`"))).collect(),
        ),
    ] {
        if !items.is_empty() {
            parts.push(Piece::Text(lead.to_owned()));
            parts.extend(items);
        }
    }
    parts
}

fn why(duty: &DutySpec) -> Vec<Piece> {
    if duty.cite.is_empty() {
        return vec![Piece::Text("It is good practice; no authority is cited.".to_owned())];
    }
    duty.cite.iter().cloned().map(Piece::Cite).collect()
}

fn satisfies(library: &Library, name: &Name) -> Vec<Piece> {
    let mut parts = vec![Piece::Text(library.titled(&name.text))];
    if let Some(statement) = library.statement(&name.text) {
        parts.extend(statement.examples.yes.iter().take(SHOWN).map(quote));
        let no = statement.examples.no.iter().take(SHOWN);
        parts.extend((no.len() > 0).then(|| Piece::Text("But not:".to_owned())));
        parts.extend(no.map(quote));
    }
    parts
}

fn touches(library: &Library, duty: &DutySpec) -> Vec<Piece> {
    duty.weak.iter().map(|form| Piece::Item(format!("{} - {}", library.titled(&form.statement.text), form.lacks))).collect()
}

pub(super) fn quote(words: &Name) -> Piece {
    Piece::Quote(words.text.clone())
}
