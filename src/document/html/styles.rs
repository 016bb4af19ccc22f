//! The few things of a `style` attribute that matter.

use super::traits::{Fact, Traits};

/// Notes what a `style` attribute says.
pub(super) fn note(traits: &mut Traits, style: &str) {
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let value = value.split('!').next().unwrap_or("").trim();
        match property.trim() {
            property if property.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none") => {
                traits.add(Fact::Hidden);
            }
            property if property.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden") => {
                traits.add(Fact::Undrawn);
            }
            property if property.eq_ignore_ascii_case("font-weight") => note_weight(traits, value),
            _ => {}
        }
    }
}

fn note_weight(traits: &mut Traits, weight: &str) {
    match weight.parse::<u16>() {
        Ok(600..) => traits.add(Fact::Bold),
        Ok(_) => traits.add(Fact::Light),
        Err(_) if weight.eq_ignore_ascii_case("bold") || weight.eq_ignore_ascii_case("bolder") => {
            traits.add(Fact::Bold);
        }
        Err(_) if weight.eq_ignore_ascii_case("normal") => traits.add(Fact::Light),
        Err(_) => {}
    }
}
