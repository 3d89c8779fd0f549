//! Blocks tile a document: every line belongs to exactly one.

use crate::model::{Block, BlockKind};
use crate::read::furniture::is_furniture;
use crate::text::LineRange;
use crate::text::lines::{Lines, Shape};

/// A document's lines and what is known of each.
pub struct Tiles {
    range: LineRange,
    kinds: Vec<Option<BlockKind>>,
    /// Where a block begins though the one before is of its kind.
    seams: Vec<bool>,
}

impl Tiles {
    /// Nothing is known yet.
    pub fn new(range: LineRange) -> Self {
        let count = range.range().len();
        Self { range, kinds: vec![None; count], seams: vec![false; count] }
    }

    /// Lays a block; lines that another has keep it.
    pub fn lay(&mut self, kind: BlockKind, lines: LineRange) {
        let mut first = true;
        for i in lines.range() {
            let Some(at) = i.checked_sub(self.range.start as usize).filter(|&at| at < self.kinds.len()) else {
                continue;
            };
            if self.kinds[at].is_none() {
                self.kinds[at] = Some(kind);
                self.seams[at] |= first;
                first = false;
            }
        }
    }

    /// Whether a line is taken.
    pub fn is_taken(&self, line: usize) -> bool {
        line.checked_sub(self.range.start as usize).and_then(|at| self.kinds.get(at)).is_some_and(Option::is_some)
    }

    /// The blocks. Blank lines and furniture go with the block before them; other lines that nobody took are unread.
    pub fn blocks(self, lines: &Lines<'_>) -> Vec<Block> {
        let mut out: Vec<Block> = Vec::new();
        for (at, kind) in self.kinds.iter().enumerate() {
            let line = self.range.start as usize + at;
            let dull = lines.shape(line) != Shape::Text || is_furniture(lines, line);
            let kind = match kind {
                Some(kind) => *kind,
                None if dull => out.last().map_or(BlockKind::Furniture, |last| {
                    if last.kind == BlockKind::Unread { BlockKind::Furniture } else { last.kind }
                }),
                None => BlockKind::Unread,
            };
            match out.last_mut().filter(|last| last.kind == kind && !self.seams[at]) {
                Some(last) => last.lines.end += 1,
                None => out.push(Block { kind, lines: LineRange::new(line, line + 1) }),
            }
        }
        out
    }
}
