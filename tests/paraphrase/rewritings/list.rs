//! Lists made of sentences, and sentences of lists.

use crate::examples::Example;
use crate::nouns;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::words;
use privlint::document::BlockKind;
use privlint::lexicon::class;

/// "We collect your name and address." to "We collect:", with an item each.
pub fn of_things(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    site.alone()?;
    let core = site.core()?;
    let object = nouns::object(&site, &core)?;
    if object.all.len() < 2 {
        return Err(Why::NoPair);
    }
    let tokens = site.tokens();
    let end = object.range().end;
    if tokens[end..].iter().any(|token| token.symbol != class::STOP) {
        return Err(Why::NotLast);
    }
    let lead = site.said(&(0..core.verb.end));
    let items = object.all.iter().map(|item| format!("\n- {}", site.said(item))).collect::<String>();
    Ok(Rewritten::text(format!("{lead}:\n{items}")))
}

/// "We may share your name." to "We may:", with an item each for that and for another act.
pub fn of_acts(example: &Example) -> Result<Rewritten, Why> {
    let site = example.site()?;
    site.alone()?;
    let core = site.core()?;
    let tokens = site.tokens();
    if site.clauses().len() > 1 {
        return Err(Why::MoreRoles);
    }
    let modal = core.verb.clone().find(|&at| tokens[at].symbol == class::MODAL).ok_or(Why::NoModal)?;
    if core.verb.clone().any(|at| matches!(tokens[at].symbol, class::NEGATION | class::DENIED_AUXILIARY)) {
        return Err(Why::Denied);
    }
    if modal + 1 >= core.verb.end {
        return Err(Why::NoVerb);
    }
    let lead = site.said(&(0..modal + 1));
    let act = site.words(site.span(&(modal + 1..tokens.len()))).trim_end_matches('.').to_owned();
    let other = if tokens[modal + 1].symbol == class::BE { "be asked for at our desk" } else { "visit our shop at the harbour" };
    Ok(Rewritten::text(format!("{lead}:\n\n- {act}; or\n- {other}.")))
}

/// "We collect:", with an item each, to "We collect your name and address."
pub fn to_sentence(example: &Example) -> Result<Rewritten, Why> {
    let document = &example.insight.document;
    let (lead, items) = match document.blocks.get(1..) {
        Some([lead, items @ ..]) if !items.is_empty() => (lead, items),
        _ => return Err(Why::NoList),
    };
    if !items.iter().all(|item| matches!(item.kind, BlockKind::Item(_))) {
        return Err(Why::NoList);
    }
    if !document.marks.is_empty() {
        return Err(Why::Markup);
    }
    let lead = document.block_text(lead).trim_end();
    let lead = lead.strip_suffix(':').ok_or(Why::NoList)?;
    let bare =
        |item: &str| item.trim().trim_end_matches(['.', ';', ',']).trim_end_matches(" and").trim_end_matches(" or").to_owned();
    let items: Vec<String> = items.iter().map(|item| bare(document.block_text(item))).collect();
    if items.iter().any(|item| item.contains(['.', ':'])) {
        return Err(Why::SeveralSentences);
    }
    let items: Vec<String> = items.iter().map(|item| lowered(example, item)).collect();
    Ok(Rewritten::text(format!("{} {}.", lead.trim_end_matches(" the following"), words::joined(&items, "and"))))
}

/// An item as it stands within a sentence: its first word keeps its capital only where that is no word of the vocabulary.
fn lowered(example: &Example, item: &str) -> String {
    let first = item.split(' ').next().unwrap_or_default();
    let acronym = first.chars().skip(1).any(char::is_uppercase);
    let known = example.insight.tongue.lexicon().number(first) > 0;
    if acronym || !known { item.to_owned() } else { words::with_initial(item, char::to_lowercase) }
}
