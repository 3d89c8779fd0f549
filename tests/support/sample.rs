//! The sample filing with the reading that a careful person gives it, made without the reader.

use amendment_viewer::Opened;
use amendment_viewer::model::*;
use amendment_viewer::text::fold::is_quote;
use amendment_viewer::text::lines::{Lines, Shape};
use amendment_viewer::text::{LineRange, Span, Words};

pub const TEXT: &str = include_str!("../cases/sample.txt");

/// The sample, read by hand and checked.
pub fn sample() -> Opened {
    let lines = Lines::of(TEXT);
    let mut document = read(&lines);
    document.problems = amendment_viewer::check::lint::lint(&document, &lines);
    let mut opened = super::opened(TEXT, Reading { documents: vec![document] });
    opened.source.name = "amendment-2.txt".into();
    opened
}

/// The words of `text` between `from` and the end of `to`, after line `line`.
fn words(lines: &Lines<'_>, line: usize, from: &str, to: &str) -> Words {
    let after = lines.list[line - 1].span.start as usize;
    let start = after + lines.text[after..].find(from).expect(from);
    let end = start + lines.text[start..].find(to).expect(to) + to.len();
    lines.words(Span::new(start, end))
}

/// The document, without problems.
pub fn read(lines: &Lines<'_>) -> Document {
    let find = |line: usize, from: &str, to: &str| words(lines, line, from, to);
    let one = |line: usize, what: &str| find(line, what, what);
    let day = |year, month, day| Some(Day { year, month, day });
    let term = |line: usize, name: &str, meaning: Option<Words>| Term { term: one(line, name), meaning };
    let mut agreement = find(8, "(the", "Agreement");
    agreement.value = "Agreement".into();
    agreement.span.start = agreement.span.end - 9;
    Document {
        kind: Kind::Amendment,
        lines: lines.all(),
        number: Some(amendment_viewer::text::Spanned::new(2, one(1, "2").span)),
        agreement: Some(find(3, "AMENDED", "MASTER DISTRIBUTION AGREEMENT")),
        scope: Some(Scope {
            mode: ScopeMode::Only,
            classes: vec![Words { value: "Class B".into(), ..one(5, "CLASS B") }],
        }),
        dates: Dates {
            amendment: Some(Date { day: day(2003, 10, 29), written: one(158, "October 29, 2003") }),
            agreement: Some(Date { day: day(2003, 8, 18), written: find(9, "18th", "2003") }),
            effective: None,
        },
        parties: vec![find(14, "A I M", "INC.")],
        terms: vec![
            Term { term: agreement, meaning: Some(find(8, "The Amended", "Agreement")) },
            term(11, "Fund", Some(find(9, "each  registered", "Schedule A-1"))),
            term(11, "Funds", None),
            term(13, "Portfolio", Some(find(11, "each\nof its", "Schedule A-1"))),
            term(14, "Shares", Some(find(14, "the Class B Shares", "Shares"))),
            term(15, "Distributor", Some(find(14, "A I M", "corporation"))),
        ],
        instructions: vec![Instruction {
            act: Act::Replace,
            target: Some(find(17, "Schedule  A-1", "A-1")),
            supply: Some(Supply::Inline),
            item: None,
            names: vec![],
            pairs: vec![],
            effective: None,
            words: find(17, "Schedule", "following:"),
        }],
        schedules: vec![Schedule {
            id: "A-1".into(),
            label: Words { value: "Schedule A-1".into(), ..one(20, "SCHEDULE A-1") },
            complete: true,
            as_of: None,
            columns: vec![],
            lines: LineRange::new(19, 150),
            funds: funds(lines),
        }],
        signatures: vec![
            signature(
                lines,
                160,
                "EACH FUND",
                "ON SCHEDULE A-1\n\n",
                Some("A-1"),
                "Kevin M. Carome",
                "Senior Vice President",
            ),
            signature(lines, 172, "A I M", "INC.", None, "Gene L. Needles", "President"),
        ],
        blocks: blocks(&[
            (BlockKind::Title, 5),
            (BlockKind::Furniture, 7),
            (BlockKind::Preamble, 15),
            (BlockKind::Furniture, 16),
            (BlockKind::Instruction, 18),
            (BlockKind::Furniture, 19),
            (BlockKind::Schedule, 150),
            (BlockKind::Furniture, 154),
            (BlockKind::Closing, 158),
            (BlockKind::Furniture, 159),
            (BlockKind::Signature, 178),
        ]),
        ..Document::default()
    }
}

fn funds(lines: &Lines<'_>) -> Vec<Fund> {
    let mut funds: Vec<Fund> = Vec::new();
    for i in 25..148 {
        let mut words = lines.words(lines.list[i].seen);
        if let Some(mark) = words.value.chars().next_back().filter(|&c| is_quote(c)) {
            words.value.pop();
            words.span.end -= mark.len_utf8() as u32;
        }
        match funds.last_mut() {
            _ if lines.shape(i) != Shape::Text => {}
            _ if lines.shape(i + 1) == Shape::Rule => funds.push(Fund { name: Some(words), ..Fund::default() }),
            Some(fund) if words.value.starts_with("PORTFOLIO") => fund.label = Some(words),
            Some(fund) => fund.portfolios.push(Portfolio { name: words, ..Portfolio::default() }),
            None => {}
        }
    }
    funds
}

fn signature(
    lines: &Lines<'_>,
    line: usize,
    from: &str,
    to: &str,
    schedule: Option<&str>,
    name: &str,
    title: &str,
) -> Signature {
    let mut party = words(lines, line, from, to);
    party.span.end = party.span.start + lines.slice(party.span).trim_end().len() as u32;
    let by = words(lines, line, "By:", "By:").span;
    let title = words(lines, line, title, title);
    Signature {
        party: vec![party],
        schedule: schedule.map(Into::into),
        role: Role::By,
        mark: Mark::Conformed,
        name: Some(words(lines, line, name, name)),
        span: by.hull(title.span),
        title: Some(title),
        date: None,
        via: vec![],
    }
}

fn blocks(ends: &[(BlockKind, usize)]) -> Vec<Block> {
    let starts = std::iter::once(0).chain(ends.iter().map(|&(_, end)| end));
    starts.zip(ends).map(|(start, &(kind, end))| Block { kind, lines: LineRange::new(start, end) }).collect()
}
