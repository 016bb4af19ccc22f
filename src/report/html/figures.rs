//! The numbers of a policy, as a page shows them.

use crate::numbers::{Numbers, Vagueness, reading_ease_in_words};
use maud::{Markup, html};

/// All numbers, each with what it means.
pub(super) fn figures(numbers: &Numbers) -> Markup {
    let classes = Vagueness::ALL.into_iter().zip(numbers.vague_by_class).filter(|&(_, count)| count > 0);
    let classes: Vec<String> = classes.map(|(class, count)| format!("{} in {count}", class.name())).collect();
    html! {
        dl.figures {
            div { dt { "Words" } dd { (numbers.words) } }
            div { dt { "Sentences" } dd { (numbers.sentences) } }
            div { dt { "Words per sentence" } dd { (one_decimal(numbers.words_a_sentence())) } }
            div {
                dt { "Reading ease" }
                dd {
                    (whole(numbers.reading_ease()))
                    @if let Some(ease) = numbers.reading_ease() { " " small { (reading_ease_in_words(ease)) } }
                }
            }
            div {
                dt { "Vague sentences" }
                dd {
                    (percent(numbers))
                    @if numbers.sentences > 0 { " " small { (numbers.vague) " of " (numbers.sentences) } }
                }
                @if !classes.is_empty() { dd.more { (classes.join(", ")) } }
            }
        }
    }
}

/// A number without decimals.
pub(super) fn whole(number: Option<f64>) -> String {
    // Not "-0".
    number.map_or_else(|| "–".to_owned(), |number| format!("{:.0}", number.round() + 0.0))
}

/// The share of vague sentences.
pub(super) fn percent(numbers: &Numbers) -> String {
    numbers.vague_percentage().map_or_else(|| "–".to_owned(), |share| format!("{share:.0} %"))
}

fn one_decimal(number: Option<f64>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| format!("{number:.1}"))
}
