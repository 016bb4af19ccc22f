//! A page as a browser reads it: its elements in a tree that must be well-formed, their attributes, its text.

use html5gum::{StartTag, Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

/// Elements without an end.
const VOID: [&str; 3] = ["meta", "br", "img"];

/// An element with what it says.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    /// The text in it, also in the elements in it.
    pub text: String,
    /// The elements it stands in, the outermost first, by index.
    pub within: Vec<usize>,
}

impl Element {
    pub fn has_class(&self, class: &str) -> bool {
        self.attributes.get("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }
}

/// All elements of a page, in the order of their starts.
#[derive(Debug)]
pub struct Page {
    pub elements: Vec<Element>,
    /// All text, each run with the elements it stands in.
    pub runs: Vec<(Vec<usize>, String)>,
}

impl Page {
    /// Reads a page; anything that a browser would have to mend fails.
    pub fn read(html: &str) -> Self {
        let mut elements: Vec<Element> = Vec::new();
        let mut runs = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) => {
                    let element = element(&tag, open.clone());
                    if !VOID.contains(&element.name.as_str()) {
                        open.push(elements.len());
                    }
                    elements.push(element);
                }
                Token::EndTag(tag) => {
                    let last = open.pop().expect("an element is open");
                    assert_eq!(elements[last].name, text(&tag.name), "ends are in the order of starts");
                }
                Token::String(string) => {
                    let run = text(&string);
                    for &index in &open {
                        elements[index].text.push_str(&run);
                    }
                    runs.push((open.clone(), run));
                }
                Token::Doctype(doctype) => assert_eq!(text(&doctype.name), "html"),
                Token::Comment(comment) => panic!("a comment: {comment:?}"),
                Token::Error(error) => panic!("an error: {error:?}"),
            }
        }
        assert!(open.is_empty(), "all elements end");
        Self { elements, runs }
    }

    pub fn all(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    pub fn with_class(&self, class: &str) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| element.has_class(class))
    }

    pub fn by_id(&self, id: &str) -> &Element {
        let mut found = self.elements.iter().filter(|element| element.attributes.get("id").is_some_and(|other| other == id));
        found.next().unwrap_or_else(|| panic!("nothing has the id {id}"))
    }

    /// What must hold of every page.
    pub fn assert_is_sound(&self) {
        let ids: Vec<&str> = self.values("id").collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "ids are unique");
        for link in self.values("href") {
            match link.strip_prefix('#') {
                Some(target) => assert!(unique.contains(target), "{link} leads nowhere"),
                None => assert!(link.starts_with("https://") || link.starts_with("http://"), "{link}"),
            }
        }
        for reference in self.values("aria-labelledby") {
            assert!(unique.contains(reference), "{reference} labels nothing");
        }
        for element in &self.elements {
            let name = element.name.as_str();
            assert!(!["script", "link", "img", "iframe", "object", "base", "form"].contains(&name), "a page has no {name}");
            for attribute in element.attributes.keys() {
                assert!(!attribute.starts_with("on") && attribute != "style" && attribute != "src", "no element has {attribute}");
            }
            let leaves = element.attributes.get("href").is_some_and(|link| !link.starts_with('#'));
            assert!(!leaves || element.attributes["rel"] == "noreferrer noopener");
        }
        self.assert_headings_in_order();
    }

    /// No level is left out on the way down.
    fn assert_headings_in_order(&self) {
        let mut last = 0;
        for element in &self.elements {
            let level = match element.name.as_bytes() {
                [b'h', level @ b'1'..=b'6'] => level - b'0',
                _ => continue,
            };
            assert!(level <= last + 1, "an h{level} after an h{last}: {}", element.text);
            last = level;
        }
    }

    fn values<'a>(&'a self, attribute: &'a str) -> impl Iterator<Item = &'a str> {
        self.elements.iter().filter_map(move |element| element.attributes.get(attribute)).map(String::as_str)
    }
}

fn element(tag: &StartTag<()>, within: Vec<usize>) -> Element {
    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
    Element { name: text(&tag.name), attributes, text: String::new(), within }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
