//! Makes a lexicon from the YAML: every phrase in all its forms and spellings.

use crate::inflect;
use privlint_spec::lexicon::{
    Branch, CompanyWords, Concept, ConceptId, ConceptSet, Cue, Cues, Endings, Guess, Known, Meaning, Node, Sense, Stored,
    StoredMeaning, WordTables, class, split,
};
use privlint_spec::model::{ConceptSpec, CueFile, EndingsFile, FunctionWords, Inflection, Irregular, Spelling, VocabularyFile};
use std::collections::{BTreeMap, HashMap};
use zerocopy::IntoBytes;

/// The YAML that a lexicon is made from.
#[derive(Debug)]
#[allow(clippy::struct_field_names, reason = "the fields are called like their files")]
pub struct Words<'a> {
    /// `language/function-words.yaml`
    pub function_words: Vec<FunctionWords>,
    /// `language/numbers.yaml`
    pub numbers: BTreeMap<String, u16>,
    /// `language/inflection.yaml`
    pub inflection: Inflection,
    /// `language/irregular.yaml`
    pub irregular: Irregular,
    /// `language/spelling.yaml`
    pub spelling: Spelling,
    /// `language/cues/`
    pub cues: Vec<(String, CueFile)>,
    /// `language/endings.yaml`
    pub endings: EndingsFile,
    /// `language/company.yaml`
    pub company: CompanyWords,
    /// `language/capitals.yaml`
    pub capitals: BTreeMap<String, String>,
    /// `vocabulary/`
    pub vocabulary: &'a [(String, VocabularyFile)],
}

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
    builder.cues();
    builder.capitals();
    builder.store(store)
}

struct Builder<'a> {
    spec: &'a Words<'a>,
    concepts: Vec<Concept<'a>>,
    ids: HashMap<String, ConceptId>,
    cues: BTreeMap<u32, Cues>,
    capitals: Vec<(&'a str, u32)>,
    words: HashMap<String, u32>,
    edges: BTreeMap<(u32, u32), u32>,
    roots: Vec<u32>,
    found: Vec<Vec<Meaning>>,
    /// What makes a phrase of the vocabulary that it begins a noun with its determiner.
    determiners: Vec<String>,
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
            cues: BTreeMap::new(),
            capitals: Vec::new(),
            words: HashMap::new(),
            edges: BTreeMap::new(),
            roots: vec![0],
            found: vec![Vec::new()],
            determiners: spec.cues.iter().filter_map(|(_, cues)| cues.get(&Cue::Determines)).flatten().cloned().collect(),
            determined: vec![false],
            variants,
        }
    }

    fn store<T>(self, store: impl FnOnce(&Stored<'_>) -> T) -> T {
        let mut words = vec![""; self.words.len()];
        for (word, &number) in &self.words {
            words[number as usize - 1] = word;
        }
        let tables = WordTables::new(&words);
        let order = self.order();
        let mut places = vec![0; self.found.len()];
        for (place, &node) in (0..).zip(&order) {
            places[node as usize] = place;
        }
        places[0] = 0;
        let mut sets = vec![Cues::default()];
        let mut nodes = Vec::with_capacity(self.found.len());
        let mut all: Vec<StoredMeaning> = Vec::new();
        let number = |n: usize| u32::try_from(n).expect("a vocabulary of this size");
        let mut branches: Vec<Branch> = Vec::with_capacity(self.edges.len());
        for node in order {
            let meanings = &self.found[node as usize];
            let words = || self.edges.range((node, 0)..=(node, u32::MAX)).map(|(&(_, word), _)| word);
            let first_branch = number(branches.len());
            branches.extend(words().map(|word| Branch::new(word, places[self.edges[&(node, word)] as usize])));
            let symbol = match symbol(meanings) {
                class::NOUN..=class::UNKNOWN if self.determined[node as usize] => class::DETERMINED,
                symbol => symbol,
            };
            let set = self.cues.get(&node).copied().unwrap_or_default();
            let cues = sets.iter().position(|other| *other == set).unwrap_or_else(|| {
                sets.push(set);
                sets.len() - 1
            });
            let cues = u8::try_from(cues).expect("few sets of cues");
            let meanings_of = number(all.len())..number(all.len() + meanings.len());
            nodes.push(Node::new(meanings_of, first_branch..number(branches.len()), words(), symbol, cues));
            all.extend(meanings.iter().map(|&meaning| StoredMeaning::from(meaning)));
        }
        store(&Stored {
            concepts: self.concepts.clone(),
            words: tables.stored(),
            branches: branches.as_bytes(),
            nodes: nodes.as_bytes(),
            meanings: all.as_bytes(),
            cues: sets,
            known: Known::resolve(|id| self.ids.get(id).copied())
                .unwrap_or_else(|id| panic!("the program names the concept `{id}`, which is not defined")),
            endings: self.endings(),
            company: self.spec.company.clone(),
            capitals: self.capitals.clone(),
        })
    }

    /// The nodes as they are stored: first those that words begin with, by the words' numbers - the empty one, of number 0, where a
    /// word begins no phrase - then the others.
    fn order(&self) -> Vec<u32> {
        let mut begins = vec![false; self.found.len()];
        self.roots.iter().for_each(|&root| begins[root as usize] = true);
        let roots = (0..=self.words.len()).map(|word| self.roots.get(word).copied().unwrap_or(0));
        roots.chain((0..).zip(begins).filter(|&(_, begins)| !begins).map(|(node, _)| node)).collect()
    }

    fn concepts(&mut self) {
        let specs = || self.spec.vocabulary.iter().flat_map(|(_, file)| file.concepts.iter().map(|concept| (file.kind, concept)));
        for (kind, concept) in specs() {
            let number = ConceptId::try_from(self.concepts.len()).expect("too many concepts");
            let before = self.ids.insert(concept.id.text.clone(), number);
            assert!(before.is_none(), "the concept `{}` is defined twice", concept.id.text);
            self.concepts.push(Concept {
                id: &concept.id.text,
                kind,
                dpv: concept.dpv.iter().map(String::as_str).collect(),
                fides: concept.fides.iter().map(String::as_str).collect(),
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
        for list in &self.spec.function_words {
            let sense = list.modality.map_or(Sense::Grammar, Sense::Modality);
            for phrase in &list.words {
                self.insert(phrase, Meaning { sense, class: class(&list.class) });
            }
        }
        for (phrase, &number) in &self.spec.numbers {
            self.insert(phrase, Meaning { sense: Sense::Number(number), class: class::NUMBER });
        }
    }

    /// Marks the phrases of each cue, which need have no meaning of their own.
    fn cues(&mut self) {
        let mut missing = Cue::ALL.to_vec();
        for (file, cues) in &self.spec.cues {
            for (cue, phrases) in cues {
                assert!(missing.contains(cue), "{file}: the cue {cue:?} has a list already");
                missing.retain(|other| other != cue);
                for phrase in phrases {
                    let words: Vec<String> = split(phrase).collect();
                    let node = self.node(&words);
                    self.cues.entry(node).or_default().insert(*cue);
                }
            }
        }
        assert!(missing.is_empty(), "no file of `language/cues/` has the lists {missing:?}");
    }

    fn capitals(&mut self) {
        for (written, instead) in &self.spec.capitals {
            let number =
                self.words.get(instead).unwrap_or_else(|| panic!("language/capitals.yaml: no phrase contains `{instead}`"));
            self.capitals.push((written, *number));
        }
    }

    fn endings(&self) -> Endings {
        let guesses = self.spec.endings.guesses.iter();
        Endings {
            possessive: self.spec.endings.possessive.clone(),
            guesses: guesses
                .map(|guess| Guess { ending: guess.ending.clone(), longer_than: guess.longer_than, class: class(&guess.class) })
                .collect(),
        }
    }

    fn phrases(&mut self, concept: &ConceptSpec) {
        let sense = Sense::Concept(self.ids[&concept.id.text]);
        let (inflection, irregular) = (&self.spec.inflection, &self.spec.irregular);
        for verb in &concept.verbs {
            let (base, rest) = verb.text.split_once(' ').map_or((verb.text.as_str(), ""), |(base, rest)| (base, rest));
            let [base, third, past, participle, ing] = inflect::verb_forms(base, inflection, irregular);
            for (form, verb_class) in [
                (base, class::VERB),
                (third, class::VERB_S),
                (past, class::VERB_ED),
                (participle, class::VERB_ED),
                (ing, class::VERB_ING),
            ] {
                self.insert(format!("{form} {rest}").trim_end(), Meaning { sense, class: verb_class });
            }
        }
        for noun in &concept.nouns {
            self.insert(&noun.text, Meaning { sense, class: class::NOUN });
            let (lead, head) = noun.text.rsplit_once([' ', '-']).map_or(("", noun.text.as_str()), |(lead, head)| (lead, head));
            let plural = inflect::plural(head, inflection, irregular);
            self.insert(format!("{lead} {plural}").trim_start(), Meaning { sense, class: class::NOUNS });
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
                self.insert(&phrase.text, Meaning { sense, class: plain_class });
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
        let node = self.node(words);
        let meanings = &mut self.found[node as usize];
        if node != 0 && !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }

    /// The node of a phrase, which is made where there is none.
    fn node(&mut self, words: &[String]) -> u32 {
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
                self.determined.push(index > 0 && self.determiners.contains(&words[0]));
            }
            let child = *child;
            node = child;
        }
        node
    }
}

fn class(name: &str) -> u8 {
    class::named(name).unwrap_or_else(|| panic!("there is no class of words `{name}`"))
}

/// The class of a phrase of several meanings; a function word's is its own.
fn symbol(meanings: &[Meaning]) -> u8 {
    if let Some(function) =
        meanings.iter().find(|meaning| !matches!(meaning.sense, Sense::Concept(_)) && meaning.class != class::ABBREVIATION)
    {
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
