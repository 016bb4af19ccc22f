//! The policy as its author sees it, with what was found of it in the margin.

use super::ids;
use super::inline::Inline;
use super::notes::notes;
use super::units::{self, Unit};
use super::view::{Beside, View};
use crate::document::{Block, BlockKind, Document};
use maud::{Markup, html};
use std::ops::Range;

/// A section of the page has headings of this level, so those of the policy begin below it.
const ABOVE: usize = 3;

/// Renders the policy.
pub(super) fn policy(view: &View) -> Markup {
    let blocks = &view.report.document.blocks;
    let mut page = Page { view, blocks, inline: Inline::new(view), depths: depths(&view.report.document), tables: 0 };
    html! {
        section.policy id=(ids::id("policy")) {
            h3 { "The policy" }
            @if blocks.is_empty() {
                p.quiet { "The document has no text." }
                @if !view.placeless.is_empty() { div.text { div.noted { (notes(view, &view.placeless)) } } }
            } @else {
                p.key {
                    mark.serves { "Words that serve a duty" } " are underlined with dots; the margin names the duty. "
                    mark.found.warning { "Words that a finding is about" } " are marked, and a number leads to the note. "
                    mark.explains { "Dashed words" } " explain a finding. Where something is missing, only the number stands."
                }
            }
            div.text { @for unit in units::units(blocks) { (page.unit(&unit)) } }
        }
    }
}

/// Of each block how deep its section is; a heading is at the depth of its own.
fn depths(document: &Document) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(document.sections.all().len());
    for section in document.sections.all() {
        depths.push(section.parent.map_or(1, |parent| depths[parent] + 1));
    }
    let depth = |block| document.sections.holding(block).map_or(0, |section| depths[section]);
    (0..document.blocks.len()).map(depth).collect()
}

struct Page<'a> {
    view: &'a View<'a>,
    blocks: &'a [Block],
    inline: Inline<'a>,
    depths: Vec<usize>,
    /// Tables so far.
    tables: usize,
}

impl Page<'_> {
    fn unit(&mut self, unit: &Unit) -> Markup {
        match unit {
            Unit::Block(index) => {
                let block = self.block(*index);
                self.noted(&self.view.beside[*index], self.opens(*index), &block)
            }
            Unit::List(blocks) => self.list(blocks.clone()),
            Unit::Table(blocks) => {
                let mut beside = Beside::default();
                blocks.clone().for_each(|block| beside.add(&self.view.beside[block]));
                let table = self.table(blocks.clone());
                self.noted(&beside, false, &table)
            }
        }
    }

    /// Something with its notes. These come first, so that they can stand beside it from its top on and run on beside what follows.
    fn noted(&self, beside: &Beside, opens: bool, what: &Markup) -> Markup {
        html! {
            @if beside.is_empty() { (what) } @else { div.noted.opens[opens] { (notes(self.view, beside)) (what) } }
        }
    }

    /// Whether a block heads a section where notes of the one before must have come to an end.
    fn opens(&self, index: usize) -> bool {
        matches!(self.blocks[index].kind, BlockKind::Heading(_)) && self.depths[index] <= 2
    }

    fn block(&mut self, index: usize) -> Markup {
        let words = self.inline.block(index);
        match self.blocks[index].kind {
            BlockKind::Heading(level) => self.heading(index, level, &words),
            BlockKind::Quote => html! { blockquote { p { (words) } } },
            BlockKind::Term => html! { p.term { (words) } },
            BlockKind::Code => html! { pre { code { (words) } } },
            BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Cell { .. } => html! { p { (words) } },
        }
    }

    /// A heading, one level below the heading that it stands under, so that none is left out.
    fn heading(&self, index: usize, level: u8, words: &Markup) -> Markup {
        let class = match level {
            1..=3 => format!("level-{level}"),
            4..=6 => "level-4".to_owned(),
            _ => "lead".to_owned(),
        };
        match ABOVE + self.depths[index] {
            ..=4 => html! { h4 class=(class) { (words) } },
            5 => html! { h5 class=(class) { (words) } },
            _ => html! { h6 class=(class) { (words) } },
        }
    }

    fn list(&mut self, list: Range<usize>) -> Markup {
        let items = units::items(self.blocks, list);
        html! {
            ul {
                @for item in items {
                    // "(a)" is mark enough.
                    li.lettered[self.text(item.block).starts_with('(')] {
                        @let words = self.block(item.block);
                        (self.noted(&self.view.beside[item.block], false, &words))
                        @if !item.under.is_empty() { (self.list(item.under)) }
                    }
                }
            }
        }
    }

    fn text(&self, block: usize) -> &str {
        self.view.report.document.block_text(&self.blocks[block])
    }

    fn table(&mut self, table: Range<usize>) -> Markup {
        self.tables += 1;
        let rows = units::rows(self.blocks, table);
        html! {
            div.scroll tabindex="0" role="region" aria-label={ "Table " (self.tables) " of " (ids::policy()) } {
                table {
                    @for row in rows {
                        tr { @for cell in row { (self.cell(&cell)) } }
                    }
                }
            }
        }
    }

    fn cell(&mut self, cell: &units::TableCell) -> Markup {
        let columns = (cell.columns > 1).then_some(cell.columns);
        let words: Vec<Markup> = cell.blocks.clone().map(|block| self.inline.block(block)).collect();
        match (words.as_slice(), cell.header) {
            ([], _) => html! { td colspan=[columns] {} },
            ([words], true) => html! { th scope="col" { (words) } },
            ([words], false) => html! { td { (words) } },
            (several, true) => html! { th scope="col" { @for words in several { p { (words) } } } },
            (several, false) => html! { td { @for words in several { p { (words) } } } },
        }
    }
}
