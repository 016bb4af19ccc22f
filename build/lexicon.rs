//! Makes a lexicon from the YAML: every phrase in all its forms and spellings.

use crate::inflect;
use privlint_spec::lexicon::{Concept, ConceptId, ConceptSet, Meaning, Modality, Node, Stored, class, split};
use privlint_spec::model::{ConceptSpec, FunctionWords, Irregular, Spelling, VocabularyFile};
use std::collections::{BTreeMap, HashMap};

/// The YAML that a lexicon is made from.
#[derive(Debug)]
#[allow(clippy::struct_field_names, reason = "the fields are called like their files")]
pub struct Words<'a> {
    /// `language/function-words.yaml`
    pub function_words: FunctionWords,
    /// `language/numbers.yaml`
    pub numbers: BTreeMap<String, u16>,
    /// `language/irregular.yaml`
    pub irregular: Irregular,
    /// `language/spelling.yaml`
    pub spelling: Spelling,
    /// `vocabulary/`
    pub vocabulary: &'a [(String, VocabularyFile)],
}

/// The class of each list of `language/function-words.yaml`.
const CLASSES: [(&str, u8); 27] = [
    ("pronoun", class::PRONOUN),
    ("determiner", class::DETERMINER),
    ("negative-determiner", class::NEGATIVE),
    ("be", class::BE),
    ("have", class::HAVE),
    ("do", class::DO),
    ("denied-auxiliary", class::DENIED_AUXILIARY),
    ("object-pronoun", class::OBJECT_PRONOUN),
    ("negation", class::NEGATION),
    ("to", class::TO),
    ("purpose-to", class::PURPOSE_TO),
    ("preposition", class::PREPOSITION),
    ("coordination", class::COORDINATION),
    ("conditional", class::CONDITIONAL),
    ("exception", class::EXCEPTION),
    ("relative", class::RELATIVE),
    ("subordinator", class::SUBORDINATOR),
    ("please", class::PLEASE),
    ("adverb", class::ADVERB),
    ("comparator", class::COMPARATOR),
    ("age-word", class::AGE_WORD),
    ("year-unit", class::YEAR),
    ("unit", class::UNIT),
    ("month", class::MONTH),
    ("age-bound", class::AGE_BOUND),
    ("abbreviation", class::ABBREVIATION),
    ("answer", class::ANSWER),
];

/// What a phrase of the vocabulary can be led by: such a phrase is a noun with its determiner.
const DETERMINERS: [&str; 10] = ["a", "an", "any", "our", "the", "their", "these", "this", "those", "your"];

/// The lists of denied auxiliaries that are modal.
const DENIED_MODALS: [(&str, Modality); 4] = [
    ("denied-can", Modality::Can),
    ("denied-will", Modality::Will),
    ("denied-must", Modality::Must),
    ("denied-should", Modality::Should),
];

/// The lists of modal verbs, in the order of [`Modality`] after `Plain`.
const MODALS: [(&str, Modality); 6] = [
    ("may", Modality::May),
    ("can", Modality::Can),
    ("will", Modality::Will),
    ("must", Modality::Must),
    ("should", Modality::Should),
    ("want", Modality::Want),
];

/// Makes a lexicon and hands it to `store`.
pub fn build<T>(words: &Words<'_>, store: impl FnOnce(&Stored<'_>) -> T) -> T {
    let mut builder = Builder::new(words);
    builder.concepts();
    builder.function_words();
    for (_, file) in words.vocabulary {
        for concept in &file.concepts {
            builder.phrases(concept);
        }
    }
    builder.store(store)
}

struct Builder<'a> {
    spec: &'a Words<'a>,
    concepts: Vec<Concept>,
    ids: HashMap<String, ConceptId>,
    forms: Vec<(String, ConceptId)>,
    words: HashMap<String, u32>,
    edges: BTreeMap<(u32, u32), u32>,
    roots: Vec<u32>,
    found: Vec<Vec<Meaning>>,
    /// For each node whether its phrase is led by a determiner.
    determined: Vec<bool>,
    /// For each word of a variant spelling the groups that have it.
    variants: HashMap<String, Vec<usize>>,
}

impl<'a> Builder<'a> {
    fn new(spec: &'a Words<'a>) -> Self {
        let mut variants: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, group) in spec.spelling.variants.iter().enumerate() {
            for phrase in group {
                if let Some(first) = split(phrase).next() {
                    variants.entry(first).or_default().push(index);
                }
            }
        }
        Self {
            spec,
            concepts: Vec::new(),
            ids: HashMap::new(),
            forms: Vec::new(),
            words: HashMap::new(),
            edges: BTreeMap::new(),
            roots: vec![0],
            found: vec![Vec::new()],
            determined: vec![false],
            variants,
        }
    }

    fn store<T>(self, store: impl FnOnce(&Stored<'_>) -> T) -> T {
        let mut words = vec![""; self.words.len()];
        for (word, &number) in &self.words {
            words[number as usize - 1] = word;
        }
        let mut nodes = Vec::with_capacity(self.found.len());
        let mut all = Vec::new();
        let mut first_branch = 0;
        for (node, meanings) in (0..).zip(&self.found) {
            let branches = self.edges.range((node, 0)..=(node, u32::MAX)).count();
            nodes.push(Node {
                first: u32::try_from(all.len()).expect("a vocabulary of this size"),
                count: u16::try_from(meanings.len()).expect("a phrase of so many meanings"),
                symbol: match symbol(meanings) {
                    class::NOUN..=class::UNKNOWN if self.determined[node as usize] => class::DETERMINED,
                    symbol => symbol,
                },
                branches: u16::try_from(branches).expect("a phrase that so many words go on with"),
                first_branch,
                next: 0,
            });
            first_branch += u32::try_from(branches).expect("a vocabulary of this size");
            all.extend(meanings.iter().copied());
        }
        store(&Stored {
            concepts: self.concepts.clone(),
            words,
            branches: self.edges.iter().map(|(&(_, word), &child)| (word, child)).collect(),
            roots: self.roots.clone(),
            nodes,
            meanings: all,
            forms: self.forms.clone(),
        })
    }
    fn concepts(&mut self) {
        let specs = || self.spec.vocabulary.iter().flat_map(|(_, file)| file.concepts.iter().map(|concept| (file.kind, concept)));
        for (kind, concept) in specs() {
            let number = ConceptId::try_from(self.concepts.len()).expect("too many concepts");
            let before = self.ids.insert(concept.id.text.clone(), number);
            assert!(before.is_none(), "the concept `{}` is defined twice", concept.id.text);
            if let Some(form) = &concept.form {
                self.forms.push((form.text.clone(), number));
            }
            self.concepts.push(Concept {
                id: concept.id.text.clone(),
                kind,
                dpv: concept.dpv.clone(),
                fides: concept.fides.clone(),
                is: ConceptSet::default(),
            });
        }
        let parents: Vec<Vec<ConceptId>> =
            specs().map(|(_, concept)| concept.is.iter().map(|name| self.parent(concept, &name.text)).collect()).collect();
        for number in 0..parents.len() {
            let mut is = ConceptSet::default();
            let mut open = vec![ConceptId::try_from(number).expect("too many concepts")];
            while let Some(concept) = open.pop() {
                if !is.contains(concept) {
                    is.insert(concept);
                    open.extend(&parents[usize::from(concept)]);
                }
            }
            self.concepts[number].is = is;
        }
    }

    fn parent(&self, concept: &ConceptSpec, parent: &str) -> ConceptId {
        *self.ids.get(parent).unwrap_or_else(|| panic!("the concept `{}` is a `{parent}`, which is not defined", concept.id.text))
    }

    fn function_words(&mut self) {
        for (class, symbol) in CLASSES {
            for phrase in self.spec.function_words.get(class).into_iter().flatten() {
                self.insert(phrase, Meaning { concept: None, class: symbol });
            }
        }
        for (list, modality) in MODALS {
            for phrase in self.spec.function_words.get(list).into_iter().flatten() {
                self.insert(phrase, Meaning { concept: Some(modality as ConceptId), class: class::MODAL });
            }
        }
        for (list, modality) in DENIED_MODALS {
            for phrase in self.spec.function_words.get(list).into_iter().flatten() {
                self.insert(phrase, Meaning { concept: Some(modality as ConceptId), class: class::DENIED_AUXILIARY });
            }
        }
        for (phrase, &number) in &self.spec.numbers {
            self.insert(phrase, Meaning { concept: Some(number), class: class::NUMBER });
        }
    }

    fn phrases(&mut self, concept: &ConceptSpec) {
        let number = self.ids.get(&concept.id.text).copied();
        let irregular = &self.spec.irregular;
        for verb in &concept.verbs {
            let (base, rest) = verb.text.split_once(' ').map_or((verb.text.as_str(), ""), |(base, rest)| (base, rest));
            let [base, third, past, participle, ing] = inflect::verb_forms(base, irregular);
            for (form, verb_class) in [
                (base, class::VERB),
                (third, class::VERB_S),
                (past, class::VERB_ED),
                (participle, class::VERB_ED),
                (ing, class::VERB_ING),
            ] {
                self.insert(format!("{form} {rest}").trim_end(), Meaning { concept: number, class: verb_class });
            }
        }
        for noun in &concept.nouns {
            self.insert(&noun.text, Meaning { concept: number, class: class::NOUN });
            let (lead, head) = noun.text.rsplit_once([' ', '-']).map_or(("", noun.text.as_str()), |(lead, head)| (lead, head));
            let plural = inflect::plural(head, irregular);
            self.insert(format!("{lead} {plural}").trim_start(), Meaning { concept: number, class: class::NOUNS });
        }
        let plain = [
            (&concept.adjectives, class::ADJECTIVE),
            (&concept.adverbs, class::ADVERB),
            (&concept.phrases, class::UNKNOWN),
            (&concept.pronouns, class::PRONOUN),
            (&concept.object_pronouns, class::OBJECT_PRONOUN),
            (&concept.possessives, class::DETERMINER),
        ];
        for (phrases, plain_class) in plain {
            for phrase in phrases {
                self.insert(&phrase.text, Meaning { concept: number, class: plain_class });
            }
        }
    }

    /// Adds a phrase in all its spellings.
    fn insert(&mut self, phrase: &str, meaning: Meaning) {
        let words: Vec<String> = split(phrase).collect();
        self.insert_words(&words, meaning);
        for other in self.respelled(&words) {
            self.insert_words(&other, meaning);
        }
    }

    /// The phrase with one of its words or endings spelled otherwise.
    fn respelled(&self, words: &[String]) -> Vec<Vec<String>> {
        let phrase = words.join(" ");
        let mut others = Vec::new();
        let padded = format!(" {phrase} ");
        for group in words.iter().filter_map(|word| self.variants.get(word)).flatten() {
            let group = &self.spec.spelling.variants[*group];
            for from in group {
                let from = split(from).collect::<Vec<_>>().join(" ");
                let Some(at) = padded.find(&format!(" {from} ")) else { continue };
                for to in group.iter().map(|to| split(to).collect::<Vec<_>>().join(" ")).filter(|to| *to != from) {
                    let other = format!("{} {to} {}", &padded[..at], &padded[at + from.len() + 2..]);
                    others.push(split(&other).collect());
                }
            }
        }
        for (from, to) in &self.spec.spelling.endings {
            for (a, b) in [(from, to), (to, from)] {
                if let Some(at) = words.iter().position(|word| word.len() > a.len() + 2 && word.ends_with(a.as_str())) {
                    let mut other = words.to_vec();
                    let stem = other[at].len() - a.len();
                    other[at].truncate(stem);
                    other[at].push_str(b);
                    others.push(other);
                }
            }
        }
        others
    }

    fn insert_words(&mut self, words: &[String], meaning: Meaning) {
        let mut node = 0;
        for (index, word) in words.iter().enumerate() {
            let next = u32::try_from(self.words.len() + 1).expect("a vocabulary of this size");
            let word = *self.words.entry(word.clone()).or_insert(next);
            if self.roots.len() <= word as usize {
                self.roots.resize(word as usize + 1, 0);
            }
            let fresh = u32::try_from(self.found.len()).expect("a vocabulary of this size");
            let child = if index == 0 { &mut self.roots[word as usize] } else { self.edges.entry((node, word)).or_insert(0) };
            if *child == 0 {
                *child = fresh;
                self.found.push(Vec::new());
                self.determined.push(index > 0 && DETERMINERS.contains(&words[0].as_str()));
            }
            let child = *child;
            node = child;
        }
        let meanings = &mut self.found[node as usize];
        if node != 0 && !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }
}

/// The class of a phrase of several meanings; a function word's is its own.
fn symbol(meanings: &[Meaning]) -> u8 {
    if let Some(function) = meanings.iter().find(|meaning| {
        (meaning.concept.is_none() && meaning.class != class::ABBREVIATION)
            || matches!(meaning.class, class::MODAL | class::DENIED_AUXILIARY | class::NUMBER)
    }) {
        return function.class;
    }
    let has = |wanted: u8| meanings.iter().any(|meaning| meaning.class == wanted);
    for only in [class::PRONOUN, class::OBJECT_PRONOUN, class::DETERMINER, class::ADVERB] {
        if has(only) {
            return only;
        }
    }
    match () {
        () if has(class::VERB) && has(class::NOUN) => class::NOUN_OR_VERB,
        () if has(class::VERB_S) && (has(class::NOUNS) || has(class::NOUN)) => class::NOUNS_OR_VERB,
        () if has(class::VERB) => class::VERB,
        () if has(class::VERB_ED) => class::VERB_ED,
        () if has(class::VERB_ING) => class::VERB_ING,
        () if has(class::VERB_S) => class::VERB_S,
        () if has(class::NOUN) => class::NOUN,
        () if has(class::NOUNS) => class::NOUNS,
        () if has(class::ADJECTIVE) => class::ADJECTIVE,
        () => class::UNKNOWN,
    }
}
