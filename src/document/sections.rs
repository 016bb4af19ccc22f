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

/// The sections of a document's blocks, and of each block the innermost section it stands in.
#[must_use]
pub fn outline(blocks: &[Block]) -> (Vec<Section>, Vec<Option<usize>>) {
    let mut sections: Vec<Section> = Vec::new();
    let mut of_block = Vec::with_capacity(blocks.len());
    let mut open: Option<usize> = None;
    for (index, block) in blocks.iter().enumerate() {
        if let BlockKind::Heading(level) = block.kind {
            while let Some(section) = open.filter(|&section| sections[section].level >= level) {
                sections[section].end = index;
                open = sections[section].parent;
            }
            sections.push(Section { heading: index, level, parent: open, end: blocks.len() });
            open = Some(sections.len() - 1);
        }
        of_block.push(open);
    }
    (sections, of_block)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TextSpan;

    #[test]
    fn a_section_ends_at_the_next_heading_of_its_level() {
        let kinds = [1, 2, 0, 2, 0, 1].map(|level| if level == 0 { BlockKind::Paragraph } else { BlockKind::Heading(level) });
        let blocks = kinds.map(|kind| Block { kind, span: TextSpan::default() });
        let (sections, of_block) = outline(&blocks);
        assert_eq!(
            sections.iter().map(|s| (s.heading, s.parent, s.end)).collect::<Vec<_>>(),
            [(0, None, 5), (1, Some(0), 3), (3, Some(0), 5), (5, None, 6)]
        );
        assert_eq!(of_block, [Some(0), Some(1), Some(1), Some(2), Some(2), Some(3)]);
    }
}
