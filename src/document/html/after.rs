//! Where something new can stand in a page: behind the element that a text ends in.

/// Elements within a line of text.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Of these the ones that hold nothing.
const VOID: [&str; 3] = ["br", "img", "wbr"];

/// Parts of lists and tables, and these themselves: a paragraph stands behind them, not among their parts.
const PARTS: [&str; 15] =
    ["li", "ul", "ol", "menu", "dl", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "table", "caption"];

/// What holds whole pages; something new stays within.
const FRAMES: [&str; 7] = ["html", "body", "main", "article", "section", "footer", "form"];

/// A tag or comment: its name, whether it ends something, and where it ends.
struct Tag {
    name: String,
    ends: bool,
    behind: usize,
}

/// The tag or comment that begins at a `<`.
fn tag(text: &str, open: usize) -> Option<Tag> {
    let rest = &text[open..];
    if rest.starts_with("<!--") {
        let behind = rest.find("-->").map(|close| open + close + "-->".len())?;
        return Some(Tag { name: "!".to_owned(), ends: false, behind });
    }
    let behind = rest.find('>').map(|close| open + close + 1)?;
    let inner = rest[1..].trim_start_matches('/');
    let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    Some(Tag { name, ends: rest.starts_with("</"), behind })
}

/// Whether only inline markup and white space stand between two places, so that they belong to one block.
#[must_use]
pub fn is_one_block(text: &str) -> bool {
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        let Some(tag) = tag(text, open) else { return false };
        if !text[at..open].trim().is_empty() || !(tag.name == "!" || INLINE.contains(&tag.name.as_str())) {
            return false;
        }
        at = tag.behind;
    }
    text[at..].trim().is_empty()
}

/// The byte behind the element that the words before `from` are the last of; behind the list or table where they stand in one.
#[must_use]
pub fn behind_element(text: &str, from: usize) -> usize {
    let mut at = from;
    let mut left = false;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        // Words go on: what ends here is none of the elements behind.
        if !text[at..open].trim().is_empty() {
            break;
        }
        let Some(tag) = tag(text, open) else { break };
        let name = tag.name.as_str();
        let is_inline = name == "!" || INLINE.contains(&name);
        if tag.ends && PARTS.contains(&name) {
            (at, left) = (tag.behind, true);
        } else if left {
            break;
        } else if is_inline && (tag.ends || name == "!" || VOID.contains(&name) || is_empty_element(text, &tag)) {
            at = if tag.ends || VOID.contains(&name) || name == "!" { tag.behind } else { behind_empty(text, &tag) };
        } else if tag.ends && !FRAMES.contains(&name) {
            at = tag.behind;
            left = true;
        } else {
            break;
        }
    }
    at
}

/// Whether an element has nothing in it: an icon.
fn is_empty_element(text: &str, start: &Tag) -> bool {
    behind_empty(text, start) > start.behind
}

/// The byte behind an element without content; that behind its start tag where it has some.
fn behind_empty(text: &str, start: &Tag) -> usize {
    let open = start.behind + text[start.behind..].len() - text[start.behind..].trim_start().len();
    let end = if text[open..].starts_with("</") { tag(text, open) } else { None };
    end.filter(|end| end.name == start.name).map_or(start.behind, |end| end.behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands before and behind the place that is found for a text that ends at the bar.
    fn split(page: &str) -> (String, String) {
        let from = page.find('|').expect("a bar");
        let page = page.replace('|', "");
        let at = behind_element(&page, from);
        (page[..at].to_owned(), page[at..].to_owned())
    }

    #[test]
    fn the_place_is_behind_the_element() {
        let places = [
            ("<p>We use cookies.|</p><p>x</p>", "<p>x</p>"),
            ("<p>We use cookies.|<br></p>x", "x"),
            ("<p>We <b>use|</b> <!-- x --></p>x", "x"),
            ("<p><a>Read more| <i class='icon'></i></a></p>x", "x"),
            ("<h1>Privacy Policy|<br></h1>x", "x"),
            ("<ul><li>by post|</li></ul>x", "x"),
            ("<ul><li><p>by post|</p></li></ul></div>x", "</div>x"),
            ("<table><tr><td>a|</td></tr></table>\n<p>x", "\n<p>x"),
            ("<div>Words|<ul><li>a</li></ul></div>", "<ul><li>a</li></ul></div>"),
            ("<main><p>Words|</p></main>", "</main>"),
            ("<main>Words|</main>", "</main>"),
            ("Words| and more <b>", " and more <b>"),
            ("Words|", ""),
            ("Words|<", "<"),
            ("<p>Words|<span>more</span></p>", "<span>more</span></p>"),
        ];
        for (page, behind) in places {
            assert_eq!(split(page).1, behind, "{page}");
        }
    }
}
