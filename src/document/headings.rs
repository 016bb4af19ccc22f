//! Headings that no markup names: bold lead lines, lines that end in a colon, capitals, questions, numbered titles.

use super::{Block, BlockKind, Document, Mark, TextSpan};
use crate::lexicon::Cue;
use crate::tongue::Tongue;

/// The level of a heading found here: under every heading that markup names.
const FOUND: u8 = 7;
/// The level of a bold phrase that leads into its own paragraph.
const LEAD: u8 = 8;
/// A heading has at most so many words.
const WORDS: usize = 14;
/// A bold phrase that ends in a full stop and leads into its paragraph has at most this many.
const LEAD_WORDS: usize = 10;
/// What a bold phrase introduces is no longer than this in contact lines: "E-mail: ...", "Address: ...".
const CONTACT_WORDS: usize = 9;

pub(super) fn find(document: &mut Document, tongue: &Tongue) {
    let blocks = std::mem::take(&mut document.blocks);
    let mut finder = Finder { text: &document.text, tongue, found: Vec::with_capacity(blocks.len() + 16) };
    let mut marks = MarkCursor { marks: &document.marks, next: 0, strong_until: 0 };
    for (index, block) in blocks.iter().enumerate() {
        let strong = marks.lead(block, &document.text);
        let next = blocks.get(index + 1).map(|block| block.kind);
        finder.split(*block, strong, next);
    }
    document.blocks = finder.found;
}

/// A bold run at the start of a block.
#[derive(Clone, Copy)]
struct Lead {
    end: u32,
    /// Whether a hard line break follows it.
    broken: bool,
}

struct MarkCursor<'a> {
    marks: &'a [(TextSpan, Mark)],
    next: usize,
    /// Where the bold runs that begin before the block end.
    strong_until: u32,
}

impl MarkCursor<'_> {
    /// The bold run that a block starts with; adjacent runs are one.
    fn lead(&mut self, block: &Block, text: &str) -> Option<Lead> {
        while let Some((span, mark)) = self.marks.get(self.next).filter(|(span, _)| span.start < block.span.start) {
            if *mark == Mark::Strong {
                self.strong_until = self.strong_until.max(span.end);
            }
            self.next += 1;
        }
        let mut end = self.strong_until.clamp(block.span.start, block.span.end);
        let mut broken = false;
        for (span, mark) in self.marks[self.next..].iter().take_while(|(span, _)| span.start < block.span.end) {
            let gap = text.get(end as usize..span.start.max(end) as usize).is_some_and(|gap| gap.trim().is_empty());
            match mark {
                Mark::Strong if gap => end = end.max(span.end.min(block.span.end)),
                Mark::Break if gap && end > block.span.start => {
                    broken = true;
                    break;
                }
                _ if !gap => break,
                _ => {}
            }
        }
        (end > block.span.start).then_some(Lead { end, broken })
    }
}

/// Finds headings among blocks.
struct Finder<'a> {
    /// The document's.
    text: &'a str,
    tongue: &'a Tongue,
    /// The blocks that there are now.
    found: Vec<Block>,
}

impl Finder<'_> {
    /// Adds a block, or the heading and the text that it is; `next` is what stands behind it.
    fn split(&mut self, block: Block, lead: Option<Lead>, next: Option<BlockKind>) {
        let text = self.text;
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_)) {
            self.found.push(block);
            return;
        }
        if let Some(lead) = lead {
            let (title, rest) = (TextSpan { start: block.span.start, end: lead.end }, lead.end);
            let after = text[rest as usize..block.span.end as usize].trim_start_matches([' ', '\u{a0}', ':', '.', '-', '–', '—']);
            let words = text[title.range()].trim();
            let rest = TextSpan { start: block.span.end - u32::try_from(after.len()).unwrap_or(0), end: block.span.end };
            if after.is_empty() {
                if is_title(words) && block.kind == BlockKind::Paragraph && !leads_list(words, next) {
                    self.found.push(Block { kind: BlockKind::Heading(FOUND), span: title, ..block });
                    return;
                }
            } else if (lead.broken && is_title(words))
                || self.is_lead_phrase(words, &text[lead.end as usize..block.span.end as usize])
            {
                let level = if lead.broken { FOUND } else { LEAD };
                if block.kind == BlockKind::Paragraph {
                    self.found.push(Block { kind: BlockKind::Heading(level), span: title, ..block });
                    self.split(Block { span: rest, ..block }, None, next);
                    return;
                }
            }
        }
        let words = text[block.span.range()].trim();
        let heading = block.kind == BlockKind::Paragraph && self.looks_like_title(words) && !leads_list(words, next);
        self.found.push(Block { kind: if heading { BlockKind::Heading(FOUND) } else { block.kind }, ..block });
    }

    /// Whether bold words lead into their paragraph as its title: "Cookies. We use ...", "Cookies: we use ...".
    fn is_lead_phrase(&self, words: &str, rest: &str) -> bool {
        let ended = words.ends_with([':', '.', '?']) || rest.trim_start().starts_with([':', '.', '–', '—', '-']);
        let limit = if words.ends_with(['.', '?']) { LEAD_WORDS } else { WORDS };
        let introduces = word_count(rest) > CONTACT_WORDS || rest.trim_end().ends_with(['.', '!', '?']);
        ended && introduces && word_count(words) <= limit && !names_a_place(words) && !self.speaks(words)
    }

    /// Whether a paragraph is a title though nothing marks it: it ends in a colon or a question mark, is in capitals, or is numbered.
    fn looks_like_title(&self, words: &str) -> bool {
        if words.len() > 160 || word_count(words) > WORDS || names_a_place(words) || words.ends_with(['.', ',', ';', '!']) {
            return false;
        }
        words.ends_with('?')
            || words.ends_with(':') && !self.speaks(words)
            || in_capitals(words)
            || numbered(words)
            || title_case(words)
    }

    /// Whether the words make a statement of the company or its reader rather than a title.
    fn speaks(&self, words: &str) -> bool {
        let lexicon = self.tongue.lexicon();
        let mut all = words.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        all.any(|word| lexicon.cues_of(word).has(Cue::Speaks)) && !words.ends_with('?')
    }
}

/// "We collect:" before a list begins a sentence that the items end.
fn leads_list(words: &str, next: Option<BlockKind>) -> bool {
    words.ends_with(':') && matches!(next, Some(BlockKind::Item(_)))
}

fn word_count(words: &str) -> usize {
    words.split_whitespace().take(WORDS + 1).count()
}

/// Whether bold words alone are a title: few, and no sentence.
fn is_title(words: &str) -> bool {
    word_count(words) <= WORDS && !words.ends_with(['.', ',', ';', '!']) && !names_a_place(words)
}

/// Contact lines - an address, a number, a date - are not titles.
fn names_a_place(words: &str) -> bool {
    words.contains(['@', '/']) && words.contains('.') || words.bytes().filter(u8::is_ascii_digit).count() > 4
}

fn in_capitals(words: &str) -> bool {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 4 && letters().all(char::is_uppercase)
}

/// "1. Cookies", "2.3 Your rights", "II. Sharing", "A. Scope".
fn numbered(words: &str) -> bool {
    let Some((number, title)) = words.split_once([' ', '\t', '\u{a0}']) else { return false };
    let bare = number.trim_end_matches(['.', ')', ':']);
    let is_number = bare.bytes().all(|b| b.is_ascii_digit() || b == b'.') && bare.starts_with(|c: char| c.is_ascii_digit());
    let is_roman = bare.len() < number.len() && bare.bytes().all(|b| b"IVXLC".contains(&b));
    let is_letter = bare.len() == 1 && bare.len() < number.len() && bare.bytes().all(|b| b.is_ascii_uppercase());
    !bare.is_empty() && (is_number || is_roman || is_letter) && title.starts_with(|c: char| c.is_uppercase())
}

/// Most words of some length begin with a capital, and there are two at least.
fn title_case(words: &str) -> bool {
    let long = || words.split_whitespace().filter(|w| w.len() > 3 && w.starts_with(char::is_alphabetic));
    let capitals = long().filter(|w| w.starts_with(char::is_uppercase)).count();
    let count = long().count();
    count >= 1 && capitals == count && word_count(words) <= 8 && words.ends_with(char::is_alphanumeric)
}
