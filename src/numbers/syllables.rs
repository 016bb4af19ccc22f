//! Syllables of words, counted by their vowels.

use crate::spec::model::Syllables;

/// The syllables of a word by the rules of its language: its groups of vowels, without an end that is not heard, and with the
/// corrections of the rules.
///
/// A number is one syllable; so is what has no vowel, but an abbreviation in capitals is spelled.
#[must_use]
pub fn syllables(word: &str, rules: &Syllables) -> usize {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let groups = groups(&letters, rules);
    if groups == 0 {
        let spelled = letters.len() <= 5 && word.chars().all(char::is_uppercase);
        return if spelled { letters.len().max(1) } else { 1 };
    }
    let count = |parts: &[String]| parts.iter().filter(|part| letters.contains(part.as_str())).count();
    let more = groups + count(&rules.apart) + count(&rules.after_all);
    more.saturating_sub(count(&rules.together) + usize::from(has_silent_end(&letters, rules))).max(1)
}

/// How many runs of vowels there are; a glide before a vowel is a consonant, unless it stands behind one: "you", "player".
fn groups(letters: &str, rules: &Syllables) -> usize {
    let mut groups = 0;
    let mut in_group = false;
    let mut rest = letters.chars().peekable();
    let mut after_consonant = false;
    while let Some(c) = rest.next() {
        let mut glides =
            || rules.glides.contains(&c) && !after_consonant && rest.peek().is_some_and(|&next| is_vowel(next, rules));
        let is_consonant = !is_vowel(c, rules) || glides();
        groups += usize::from(!is_consonant && !in_group);
        in_group = !is_consonant;
        after_consonant = !is_vowel(c, rules);
    }
    groups
}

/// Whether the last vowel is not heard: in "share", "shares" and "shared", but not in "table", "uses" and "created".
fn has_silent_end(letters: &str, rules: &Syllables) -> bool {
    let end = rules.silent.iter().find_map(|end| Some((end, letters.strip_suffix(end.ending.as_str())?)));
    let Some((end, stem)) = end else { return false };
    let ends = |ends: &[String]| ends.iter().any(|end| stem.ends_with(end.as_str()));
    let has_vowel = stem.chars().any(|c| is_vowel(c, rules));
    let after_vowel = stem.chars().next_back().is_none_or(|c| is_vowel(c, rules));
    let mut last = stem.chars().rev();
    let is_syllable =
        last.next().is_some_and(|c| rules.syllabic.contains(&c)) && last.next().is_some_and(|c| !is_vowel(c, rules));
    has_vowel && (!after_vowel || ends(&end.silent_behind)) && !ends(&end.heard_behind) && !is_syllable
}

fn is_vowel(c: char, rules: &Syllables) -> bool {
    rules.vowels.contains(&c) || matches!(c, 'à'..='æ' | 'è'..='ï' | 'ò'..='ö' | 'ø'..='ý' | 'ÿ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tongue::Tongue;

    fn counted(word: &str) -> usize {
        syllables(word, Tongue::english().syllables())
    }

    /// Frequent words of policies, a hyphen between two syllables.
    const WORDS: &str = "we in-for-ma-tion you your our per-son-al da-ta may use or of the and to pri-va-cy pol-i-cy ser-vice ser-vic-es \
        col-lect share shares shared shar-ing used us-es us-ing third par-ties par-ty web-site ac-count ad-dress e-mail cook-ies cook-ie \
        pro-vide pro-vid-ed pro-vides pro-vid-ing dis-close dis-closed dis-clo-sure af-fil-i-ate af-fil-i-ates as-so-ci-at-ed ap-pro-pri-ate \
        cre-ate cre-at-ed nec-es-sar-y le-gal rea-son rea-son-a-ble re-quired re-quire-ment state-ment a-gree-ment man-age-ment \
        el-e-ment im-ple-ment ad-ver-tis-ing ad-ver-tise-ment mar-ket-ing be-hav-ior so-cial me-di-a ma-te-ri-al fi-nan-cial \
        spe-cial es-sen-tial cer-tain var-i-ous pre-vi-ous pe-ri-od re-gion mil-lion per-mis-sion de-ci-sion ver-sion ques-tion \
        com-mu-ni-ca-tion com-pa-ny com-pa-nies peo-ple ge-o-graph-ic chil-dren age un-der thir-teen par-ent par-ents \
        se-cu-ri-ty meas-ures pro-tect un-au-thor-ized ac-cess loss al-ter-a-tion be-ing do-ing go-ing pay-ing pay-ment ap-ply-ing \
        stud-y-ing em-ploy-er em-ploy-ees be-yond roy-al play-er an-y-one some-one some-thing there-fore safe-guard \
        how-ev-er u-su-al u-su-al-ly ac-tu-al in-di-vid-u-al e-qual qual-i-ty e-val-u-ate sit-u-a-tion guar-an-tee con-tin-u-ous \
        in-flu-ence vid-e-o au-di-o ra-di-o sci-ence au-di-ence ex-pe-ri-ence pa-tient ef-fi-cient con-ve-ni-ence \
        va-ri-e-ty so-ci-e-ty qui-et cli-ent a-re-a i-de-a re-al-ize re-ac-tion like-ly mere-ly com-plete-ly im-me-di-ate-ly \
        use-ful care-ful free-ly un-less re-gard-less browse brows-er de-vice de-vic-es i-den-ti-fi-er i-den-ti-fy lo-ca-tion \
        tech-nol-o-gies tech-nol-o-gy track-ing an-a-lyt-ics an-a-lyze pur-pose pur-pos-es pur-chase pur-chas-es mes-sage mes-sag-es \
        no-tice no-tic-es no-ti-fy change chang-es changed up-date up-dat-ed de-lete de-let-ed re-tain re-tained re-ten-tion \
        con-sent choice choic-es choose opt-out pref-er-ence pref-er-enc-es con-tact ques-tions con-cerns re-quest re-quest-ed \
        ta-ble ex-am-ple peo-ple's sim-ple pos-si-ble pos-si-bly el-i-gi-ble un-a-ble cou-ple trou-bled han-dled en-a-bled \
        law laws court courts en-force-ment gov-ern-ment com-ply com-pli-ance ob-li-ga-tion trans-fer trans-ferred coun-try coun-tries \
        un-ion o-pin-ion be-tween through though with-out which where when whose these those there here have gave live lives \
        search-es pass-es tax-es ad-dress-es used stayed based closed car-ri-er sup-pli-er ear-li-er stored saved asked stopped want-ed need-ed add-ed in-clud-ed";

    #[test]
    fn few_words_of_policies_are_miscounted() {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let heard = |word: &str| word.split('-').count();
        let wrong: Vec<String> = words
            .iter()
            .map(|word| (word, counted(&word.replace('-', ""))))
            .filter(|&(word, counted)| counted != heard(word))
            .map(|(word, counted)| format!("{word}: {counted}"))
            .collect();
        assert!(wrong.len() * 50 <= words.len(), "{} of {}: {wrong:?}", wrong.len(), words.len());
        let all: usize = words.iter().map(|word| heard(word)).sum();
        let sum: usize = words.iter().map(|word| counted(&word.replace('-', ""))).sum();
        assert!(sum.abs_diff(all) * 100 < all, "{sum} of {all}");
    }

    #[test]
    fn what_is_no_word_is_one_syllable() {
        assert_eq!(["2026", "", "&", "hmm", "X"].map(counted), [1; 5]);
        assert_eq!(counted("GDPR"), 4);
    }
}
