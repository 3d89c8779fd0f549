//! Texts that lost their lines: extracts in which a whole exhibit stands on one line, or on a few around its tables.
//!
//! The blanks at which lines once ended become line ends again, and those between cells TABs: bytes for bytes, so that
//! every place stays what it is. The rest of the reader sees ordinary lines; what it says of lines is folded back.

mod cuts;
mod list;
mod tokens;

use std::ops::Range;

use crate::model::{Block, BlockKind, Document, Problem, Severity};
use crate::read::Told;
use crate::read::document::document;
use crate::text::lines::{Line, Lines, Shape};
use crate::text::{LineRange, Span};

/// No printed page has lines as long, nor has a paragraph that was set on one line as many parts of an instrument.
const LONG: usize = 600;
/// In a text that lost its lines, a line longer than a page is wide lost some too.
const WIDE: usize = 160;

/// What stands in place of the blanks before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Joint {
    /// The next cell of a row begins.
    Cell,
    /// The next line begins.
    Line,
    /// A blank line stands between.
    Gap,
}

/// The text with its lines, as far as they could be told.
pub struct Unfolded {
    text: String,
    /// Before which bytes a blank line stands.
    gaps: Vec<u32>,
    /// Lists whose names nothing parts but what they say.
    doubtful: Vec<Span>,
}

/// Gives the documents that lost their lines those lines back; nothing where none did.
pub fn unfold(lines: &Lines<'_>, documents: &[LineRange]) -> Option<Unfolded> {
    let collapsed = |range: &&LineRange| range.range().any(|i| is_collapsed(lines.seen(i)));
    let wanted: Vec<LineRange> = documents.iter().filter(collapsed).copied().collect();
    if wanted.is_empty() {
        return None;
    }
    let mut bytes = lines.text.as_bytes().to_vec();
    let mut out = Unfolded { text: String::new(), gaps: Vec::new(), doubtful: Vec::new() };
    for range in wanted {
        let mut walk = cuts::Walk::default();
        let mut wide = range.range().filter(|&i| lines.seen(i).len() > WIDE).peekable();
        while let Some(i) = wide.next() {
            let seen = lines.list[i].seen;
            let found = walk.line(lines.slice(seen), wide.peek().is_some());
            for (at, joint) in found.joints {
                let blanks = blanks_before(lines.slice(seen), at);
                join(&mut bytes, seen.start as usize + blanks.start..seen.start as usize + blanks.end, joint);
                if joint == Joint::Gap && !blanks.is_empty() {
                    out.gaps.push(seen.start + at as u32);
                }
            }
            let place = |r: Range<usize>| Span::new(seen.start as usize + r.start, seen.start as usize + r.end);
            out.doubtful.extend(found.doubtful.into_iter().map(place));
        }
    }
    out.text = String::from_utf8(bytes).ok()?;
    Some(out)
}

/// Writes a joint over blanks; what is more than one byte becomes blanks of one byte.
fn join(bytes: &mut [u8], blanks: Range<usize>, joint: Joint) {
    if let Some((first, rest)) = bytes.get_mut(blanks).and_then(<[u8]>::split_first_mut) {
        *first = if joint == Joint::Cell { b'\t' } else { b'\n' };
        rest.fill(b' ');
    }
}

/// The blanks right before a place; whole characters.
fn blanks_before(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or("");
    before.trim_end_matches(crate::text::fold::is_blank).len()..before.len()
}

/// Whether a line holds what stands on lines of its own in an instrument: two signs of its layout, and a third of any kind.
fn is_collapsed(line: &str) -> bool {
    if line.len() <= LONG {
        return false;
    }
    let layout = [
        line.contains("/s/") || line.contains("/S/") || line.contains("By:") && line.contains("___"),
        line.contains(" -----") || line.contains(" ====="),
        ["<TABLE>", "<CAPTION>", "<S>", "<PAGE>"].iter().any(|tag| line.contains(tag)),
        tokens::has_title(line),
        tokens::has_heading(line),
    ];
    // A schedule alone: a heading at once, and names under it.
    if layout[4] && tokens::is_schedule(line) {
        return true;
    }
    let wording = ["WITNESS WHEREOF", "WHEREAS", "THEREFORE", "hereby amended", "as follows:", "the following:"];
    let layout = layout.into_iter().filter(|found| *found).count();
    layout >= 2 && layout + wording.iter().filter(|words| line.contains(**words)).count() >= 3
}

impl Unfolded {
    /// The lines as they may once have been.
    pub fn lines(&self) -> Lines<'_> {
        let mut out = Lines::of(&self.text);
        let mut gaps = self.gaps.iter().copied().peekable();
        let mut list = Vec::with_capacity(out.list.len() + self.gaps.len());
        for line in out.list {
            while let Some(at) = gaps.next_if(|&at| at <= line.seen.start.max(line.span.start)) {
                let span = Span { start: line.span.start.min(at), end: line.span.start.min(at) };
                list.push(Line { span, seen: span, indent: 0, shape: Shape::Blank, continues: false });
            }
            list.push(line);
        }
        out.list = list;
        out
    }

    /// Reads the document in `range` of the lines as they are, by those that it once had.
    pub fn read(&self, anew: &Lines<'_>, lines: &Lines<'_>, range: LineRange, told: Told<'_>) -> Document {
        let mut out = document(anew, same_lines(lines, range, anew), told);
        fold_back(&mut out, anew, lines, range);
        out.problems.extend(self.doubts(lines, range));
        out
    }

    /// What is not sure about a document in `range` of the lines as they are.
    fn doubts(&self, lines: &Lines<'_>, range: LineRange) -> Vec<Problem> {
        let within = |span: &&Span| range.range().contains(&lines.line_at(span.start));
        let doubt = |&span: &Span| Problem {
            rule: "low-confidence",
            severity: Severity::Note,
            message: "These names stand on one line with nothing between them; they were parted behind the words that \
                      names end in, and may end elsewhere."
                .to_owned(),
            span,
            related: Vec::new(),
            otherwise: None,
        };
        self.doubtful.iter().filter(within).map(doubt).collect()
    }
}

/// The lines of `here` that hold the same bytes as the lines `range` of `there`.
fn same_lines(there: &Lines<'_>, range: LineRange, here: &Lines<'_>) -> LineRange {
    let place = |i: u32| {
        let start = there.list.get(i as usize).map_or(u32::MAX, |line| line.span.start);
        here.list.partition_point(|line| line.span.start < start)
    };
    LineRange::new(place(range.start), place(range.end))
}

/// Says of the lines as they are what was said of those that were unfolded.
fn fold_back(document: &mut Document, unfolded: &Lines<'_>, lines: &Lines<'_>, range: LineRange) {
    let real = |virtual_range: LineRange| {
        let of =
            |i: u32| unfolded.list.get(i as usize).map_or(range.end as usize, |line| lines.line_at(line.span.start));
        let start = of(virtual_range.start).min(range.end as usize);
        LineRange::new(start, (of(virtual_range.end.max(1) - 1) + 1).clamp(start, range.end as usize))
    };
    document.lines = range;
    document.schedules.iter_mut().for_each(|schedule| schedule.lines = real(schedule.lines));
    // A line that holds several blocks is the one that a person would look for.
    let rank = |kind: BlockKind| match kind {
        BlockKind::Signature => 3,
        BlockKind::Schedule => 2,
        BlockKind::Header | BlockKind::Furniture | BlockKind::Unread => 0,
        _ => 1,
    };
    let mut kinds: Vec<Option<(BlockKind, usize)>> = vec![None; range.range().len()];
    for (number, block) in document.blocks.iter().enumerate() {
        for i in real(block.lines).range() {
            let place = &mut kinds[i - range.start as usize];
            if place.is_none_or(|(known, _)| rank(known) < rank(block.kind)) {
                *place = Some((block.kind, number));
            }
        }
    }
    let mut blocks: Vec<(Block, usize)> = Vec::new();
    for (at, kind) in kinds.into_iter().enumerate() {
        let i = range.start as usize + at;
        let (kind, number) = kind.unwrap_or((BlockKind::Unread, usize::MAX));
        match blocks.last_mut().filter(|(_, last)| *last == number) {
            Some((last, _)) => last.lines.end += 1,
            None => blocks.push((Block { kind, lines: LineRange::new(i, i + 1) }, number)),
        }
    }
    document.blocks = blocks.into_iter().map(|(block, _)| block).collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that a text gets back, blank ones left out; TABs as arrows.
    fn unfolded(text: &str) -> Vec<String> {
        let lines = Lines::of(text);
        let Some(unfolded) = unfold(&lines, &[lines.all()]) else { return Vec::new() };
        let anew = unfolded.lines();
        assert_eq!(anew.text.len(), text.len(), "every place stays what it is");
        (0..anew.len()).map(|i| anew.seen(i).replace('\t', " → ")).filter(|line| !line.is_empty()).collect()
    }

    /// Long enough to be no line of a page.
    const PROSE: &str = "The Agreement is hereby amended as follows, and the parties agree to it: ";

    #[test]
    fn a_text_gets_its_lines_back() {
        let prose = PROSE.repeat(9);
        let text = format!(
            "1 EXHIBIT e(4) AMENDMENT NO. 4 TO OAK CUSTODY AGREEMENT {prose}WHEREAS, the parties agree; 1. Appendix A is \
             replaced: 2 \"APPENDIX A TO OAK CUSTODY AGREEMENT OF OAK TRUST <TABLE> FUND RATE - ---- ---- <S> <C> Oak 100 Fund \
             0.10% Oak Bond Fund 0.20%\" </TABLE> Dated: May 1, 2003 OAK TRUST By: /s/ Ada Quist ---- President"
        );
        let found = unfolded(&text);
        assert_eq!(
            found.iter().map(|line| &line[..line.len().min(40)]).collect::<Vec<_>>(),
            [
                "1",
                "EXHIBIT e(4)",
                "AMENDMENT NO. 4 TO OAK CUSTODY AGREEMENT",
                &PROSE[..40],
                "WHEREAS, the parties agree;",
                "1. Appendix A is replaced:",
                "2",
                "\"APPENDIX A",
                "TO",
                "OAK CUSTODY AGREEMENT",
                "OF",
                "OAK TRUST",
                "<TABLE>",
                "FUND → RATE",
                "- ---- → ----",
                "<S>",
                "<C>",
                "Oak 100 Fund → 0.10%",
                "Oak Bond Fund → 0.20%\"",
                "</TABLE>",
                "Dated: May 1, 2003",
                "OAK TRUST",
                "By: /s/ Ada Quist",
                "----",
                "President",
            ]
        );
    }

    #[test]
    fn names_without_values_are_parted_and_doubted() {
        let list = "\"SCHEDULE B OAK EQUITY FUNDS PORTFOLIOS OAK U.S. Growth Fund OAK Core Fund II OAK Value Fund\"";
        let text = format!("AMENDMENT NO. 1 TO OAK AGREEMENT {}{list} Dated: May 1, 2003", PROSE.repeat(9));
        let lines = Lines::of(&text);
        let Some(unfolded) = unfold(&lines, &[lines.all()]) else { panic!("the text lost its lines") };
        let anew = unfolded.lines();
        let rows: Vec<_> = (0..anew.len()).map(|i| anew.seen(i)).filter(|line| !line.is_empty()).collect();
        assert_eq!(
            rows[2..],
            [
                "\"SCHEDULE B",
                "OAK EQUITY FUNDS",
                "PORTFOLIOS",
                "OAK U.S. Growth Fund",
                "OAK Core Fund II",
                "OAK Value Fund\"",
                "Dated: May 1, 2003"
            ]
        );
        let doubts = unfolded.doubts(&lines, lines.all());
        assert_eq!(
            doubts.iter().map(|d| lines.slice(d.span)).collect::<Vec<_>>(),
            ["OAK U.S. Growth Fund OAK Core Fund II OAK Value Fund\""]
        );
    }

    #[test]
    fn a_long_paragraph_is_none() {
        let long = |text: &str| format!("{text} {}", PROSE.repeat(9));
        for text in [
            long("WHEREAS, the parties made the Agreement; NOW, THEREFORE,"),
            long("1. Schedule A and Exhibit B of the Agreement are replaced by Schedule A."),
            long("IN WITNESS WHEREOF, the parties have signed AMENDMENT NO. 2 TO the Agreement."),
            "AMENDMENT NO. 1 TO OAK AGREEMENT \"SCHEDULE B Oak Fund\" By: /s/ Ada Quist".to_owned(),
        ] {
            assert_eq!(unfolded(&text), [""; 0], "{text}");
        }
    }
}
