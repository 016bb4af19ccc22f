//! Sections: headings with what stands under them.

use super::{Block, BlockKind};

/// A heading with the blocks under it, to the next heading of its level or a higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's block.
    pub heading: usize,
    /// Its level, 1 the highest.
    pub level: u8,
    /// The section it is a part of.
    pub parent: Option<usize>,
    /// One past its last block.
    pub end: usize,
}

/// The outline of a document: its sections, in order, and of each block the innermost one it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sections {
    all: Vec<Section>,
    of_block: Vec<Option<usize>>,
}

impl Sections {
    /// The sections that blocks make.
    #[must_use]
    pub fn of(blocks: &[Block]) -> Self {
        let mut all: Vec<Section> = Vec::new();
        let mut of_block = Vec::with_capacity(blocks.len());
        let mut open: Option<usize> = None;
        for (index, block) in blocks.iter().enumerate() {
            if let BlockKind::Heading(level) = block.kind {
                while let Some(section) = open.filter(|&section| all[section].level >= level) {
                    all[section].end = index;
                    open = all[section].parent;
                }
                all.push(Section { heading: index, level, parent: open, end: blocks.len() });
                open = Some(all.len() - 1);
            }
            of_block.push(open);
        }
        Self { all, of_block }
    }

    /// All sections, by number; a section stands behind the one that it is a part of.
    #[must_use]
    pub fn all(&self) -> &[Section] {
        &self.all
    }

    /// The number of the innermost section that a block stands in; its own for a heading, none before the first heading.
    #[must_use]
    pub fn holding(&self, block: usize) -> Option<usize> {
        self.of_block[block]
    }

    /// The innermost section that a block stands in.
    #[must_use]
    pub fn around(&self, block: usize) -> Option<&Section> {
        self.holding(block).map(|section| &self.all[section])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TextSpan;
    use crate::source::Span;

    #[test]
    fn a_section_ends_at_the_next_heading_of_its_level() {
        let kinds = [1, 2, 0, 2, 0, 1].map(|level| if level == 0 { BlockKind::Paragraph } else { BlockKind::Heading(level) });
        let blocks = kinds.map(|kind| Block { kind, span: TextSpan::default(), whole: Span::default() });
        let sections = Sections::of(&blocks);
        assert_eq!(
            sections.all().iter().map(|s| (s.heading, s.parent, s.end)).collect::<Vec<_>>(),
            [(0, None, 5), (1, Some(0), 3), (3, Some(0), 5), (5, None, 6)]
        );
        assert_eq!(sections.of_block, [Some(0), Some(1), Some(1), Some(2), Some(2), Some(3)]);
    }
}
