//! What follows an instruction in lines of its own: a list of names under "the following series", a table of old and
//! new names (forms O4, O6).

use std::borrow::Cow;
use std::collections::HashSet;

use crate::read::listed::Listed;
use crate::read::prose::{Joined, is_bulleted};
use crate::read::schedule::name::name;
use crate::read::schedule::row::cut;
use crate::read::schedule::value::{Look, look};
use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant, is_likely_head};
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Words};

use super::prose::read_pieces;

/// The names that stand on lines of their own in `range`, if all of its lines are such.
pub fn listed_names(lines: &Lines<'_>, range: LineRange, known: &Listed) -> Vec<Words> {
    let mut pieces: Vec<Vec<Span>> = Vec::new();
    for i in range.range().filter(|&i| lines.shape(i) == Shape::Text) {
        let seen = lines.seen(i);
        // Of a table the first column holds the names.
        let (cells, _) = cut(lines, i);
        if pieces.is_empty() && heads_table(lines, i) {
            continue;
        }
        // Names set side by side are names each.
        let named = |span: Span| ends_like_a_name(lines.slice(span)) && !ends_like_a_registrant(lines.slice(span));
        if cells.len() > 1 && cells.iter().all(|cell| named(cell.span)) {
            pieces.extend(cells.iter().map(|cell| vec![cell.span]));
            continue;
        }
        let row = cells.len() > 1 && cells.first().is_some_and(|cell| ends_like_a_name(lines.slice(cell.span)));
        let span = cells.first().filter(|_| row).map_or(lines.list[i].seen, |cell| cell.span);
        let span = without_joint(lines, span);
        let above = pieces.last().and_then(|p| p.first()).map_or(0, |first| lines.indent(lines.line_at(first.start)));
        let bullet = seen.starts_with(['*', '-']) || is_bulleted(seen) || crate::read::prose::item_mark(seen).is_some();
        let unfinished =
            pieces.last().is_some_and(|p| !ends_like_a_name(&read_end(lines, p)) && !has_classes(lines, p));
        if !bullet && !pieces.is_empty() && (unfinished || lines.indent(i) > above + 1) {
            if let Some(last) = pieces.last_mut() {
                last.push(span);
            }
        } else {
            pieces.push(vec![span]);
        }
    }
    let names: Vec<Words> = pieces.iter().map(|p| name(lines, &Joined::of_pieces(lines, p), &[]).name).collect();
    let short = names.iter().all(|n| !n.value.is_empty() && n.value.len() < 120);
    if short && are_names(&names, known) { names } else { Vec::new() }
}

/// "Series   Annual Rate": the heads of a table of names.
pub fn heads_table(lines: &Lines<'_>, i: usize) -> bool {
    let (cells, _) = cut(lines, i);
    cells.len() > 1 && cells.iter().all(|cell| is_likely_head(lines.slice(cell.span)))
}

/// Whether lines name funds: each ends as a name does or is in a list, or most do and the others are of their family, as "Oak Fund -
/// Growth" and "Oak Money Reserve" beside "Oak Bond Fund" are.
fn are_names(names: &[Words], known: &Listed) -> bool {
    let told = |n: &&Words| ends_like_a_name(&n.value) || known.has(&n.value);
    let family = |n: &Words| n.value.split(' ').next().unwrap_or("").to_lowercase();
    let families: HashSet<String> = names.iter().filter(told).map(family).collect();
    names.iter().filter(told).count() * 2 >= names.len()
        && names.iter().all(|n| told(&n) || n.value.contains(' ') && families.contains(&family(n)))
}

/// "Oak Fund - Class A, Class I": a whole name, of which the line goes on with its classes.
fn has_classes(lines: &Lines<'_>, pieces: &[Span]) -> bool {
    /// Over no more lines a name and its classes run.
    const MOST: usize = 3;
    let classes = |text: &str| {
        text.split(' ').any(|word| word.eq_ignore_ascii_case("class") || word.eq_ignore_ascii_case("classes"))
    };
    pieces.len() <= MOST && pieces.iter().any(|piece| classes(lines.slice(*piece))) && {
        let whole = name(lines, &Joined::of_pieces(lines, pieces), &[]);
        !classes(&whole.name.value) && ends_like_a_name(&whole.name.value)
    }
}

/// The last words of a name that may run over any number of lines.
fn read_end<'a>(lines: &Lines<'a>, pieces: &[Span]) -> Cow<'a, str> {
    const ENOUGH: usize = 3;
    read_pieces(lines, &pieces[pieces.len().saturating_sub(ENOUGH)..])
}

/// A line without the "; and" that leads to the next item, or the stop that ends the list ("Oak Fund.", not "Oak, Inc.").
fn without_joint(lines: &Lines<'_>, span: Span) -> Span {
    let text = lines.slice(span);
    let joint = [" and", " or"].iter().find_map(|word| text.strip_suffix(word)).filter(|b| b.ends_with([';', ',']));
    let word = |body: &str| body.rsplit([' ', ',']).next().is_some_and(|word| word.len() > 3 && !word.contains('.'));
    let stop = text.strip_suffix('.').filter(|body| ends_like_a_name(body) && word(body));
    joint.or(stop).map_or(span, |body| Span { start: span.start, end: span.start + body.len() as u32 })
}

/// A table of old and new names that begins at line `start`: its pairs, old name first, and its lines. What other columns
/// hold ("Trust", "Board Approval") is said of the pairs and is none of them.
pub fn rename_table(lines: &Lines<'_>, start: usize, end: usize) -> Option<(Vec<(Words, Words)>, LineRange)> {
    let heads = heads(lines, start)?;
    let mut rows: Vec<[Vec<Span>; 2]> = Vec::new();
    let mut last = start;
    for i in start + 1..end {
        match lines.shape(i) {
            Shape::Text => {}
            _ => continue,
        }
        let (cells, ruled) = cut(lines, i);
        let mut sides: [Option<Span>; 2] = [None, None];
        for cell in &cells {
            if let Some(side) = heads.side(cell.from, ruled) {
                sides[side] = Some(cell.span);
            }
        }
        if cells.is_empty()
            || cells.len() > heads.columns.len()
            || crate::read::prose::is_sentence(lines.seen(i))
            || crate::read::prose::item_mark(lines.seen(i)).is_some() && cells.len() < 2 && !ruled
        {
            break;
        }
        let apart = lines.shape(i - 1) == Shape::Blank;
        // "II.  Continuation. The Agreement …" goes on after the table.
        if apart && !ruled && !rows.is_empty() && crate::read::prose::item_mark(lines.seen(i)).is_some() {
            break;
        }
        let left = heads.columns.first().is_some_and(|first| cells[0].from <= first + 2);
        let prose = starts_sentence(lines.seen(i)) && (apart || lines.indent(i) < 2 && left);
        if cells.len() == 1 && (rows.is_empty() || prose) {
            break;
        }
        let both = sides.iter().all(Option::is_some);
        // Both names of a row may go on below it, where no other column does.
        let whole = |pieces: &Vec<Span>| ends_like_a_name(&read_end(lines, pieces));
        let wraps = rows.last().is_some_and(|row| !row.iter().all(whole))
            && !apart
            && cells.len() < heads.columns.len().max(3)
            && lines.indent(i) > lines.indent(last);
        if both && !wraps {
            rows.push([Vec::new(), Vec::new()]);
        }
        if let Some(row) = rows.last_mut() {
            for (pieces, span) in row.iter_mut().zip(sides) {
                pieces.extend(span);
            }
        }
        last = i;
    }
    let cell = |pieces: &Vec<Span>| name(lines, &Joined::of_pieces(lines, pieces), &[]).name;
    let pairs: Vec<(Words, Words)> =
        rows.iter().map(|[old, new]| (cell(old), cell(new))).filter(|(a, b)| is_name(a) && is_name(b)).collect();
    (!pairs.is_empty()).then(|| (pairs, LineRange::new(start, last + 1)))
}

/// The columns of a table of names: where each begins, and which hold the old names and the new.
struct Heads {
    columns: Vec<u32>,
    old: usize,
    new: usize,
}

impl Heads {
    /// Whether what begins at `from` is an old name (0) or a new one (1). In a table without TABs a cell may begin a
    /// little before its head.
    fn side(&self, from: u32, ruled: bool) -> Option<usize> {
        let slack = if ruled { 0 } else { 2 };
        let column = self.columns.iter().rposition(|&column| from + slack >= column).unwrap_or(0);
        [self.old, self.new].iter().position(|&side| side == column)
    }
}

fn starts_sentence(seen: &str) -> bool {
    seen.split_whitespace().count() > 6 || seen.starts_with(|c: char| c.is_lowercase())
}

fn is_name(words: &Words) -> bool {
    words.value.len() > 3 && matches!(look(&words.value), Look::Words | Look::Class)
}

/// Which column holds the old name and which the new, by their heads: "current" is the old name beside "new", and the new
/// one beside "prior".
fn heads(lines: &Lines<'_>, i: usize) -> Option<Heads> {
    /// No table of names has more columns.
    const MOST: usize = 5;
    let (cells, _) = cut(lines, i);
    if !(2..=MOST).contains(&cells.len()) {
        return None;
    }
    let texts: Vec<String> = cells.iter().map(|cell| lines.slice(cell.span).to_lowercase()).collect();
    let columns = || cells.iter().map(|cell| cell.from).collect();
    // "From | To": nothing says that they are names but what stands below.
    let bare: Vec<&str> = texts.iter().map(|text| text.trim_matches(|c: char| !c.is_alphabetic())).collect();
    if matches!(bare.as_slice(), ["from", "to"]) {
        return Some(Heads { columns: columns(), old: 0, new: 1 });
    }
    let short = texts.iter().all(|text| text.len() < 40);
    // Where there are but two columns, one that says what it holds tells of the other.
    let named = |text: &str| text.contains("name") || cells.len() > 2 && text.contains("fund");
    if !short || !texts.iter().any(|text| named(text)) {
        return None;
    }
    let of = |words: &[&str]| texts.iter().position(|text| words.iter().any(|word| text.contains(word)));
    let new = of(&["new "]).or_else(|| of(&["new"]));
    let old = of(&["prior", "old", "former", "previous"]);
    // What is "current" or "present" is the old name beside a new one, and the new one beside a former.
    let now = of(&["existing", "present", "current"]);
    let other = |at: usize| (texts.len() == 2).then(|| 1 - at);
    let (old, new) = match (old, new, now) {
        (Some(old), Some(new), _) => (old, new),
        (Some(old), None, Some(now)) => (old, now),
        (None, Some(new), Some(now)) => (now, new),
        (Some(old), None, None) => (old, other(old)?),
        (None, Some(new), None) => (other(new)?, new),
        (None, None, Some(now)) => (now, other(now)?),
        (None, None, None) => return None,
    };
    (old != new).then(|| Heads { columns: columns(), old, new })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let lines = Lines::of(text);
        let found = rename_table(&lines, 0, lines.len()).map(|(pairs, _)| pairs).unwrap_or_default();
        let found: Vec<_> = found.iter().map(|(a, b)| (a.value.as_str(), b.value.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn either_way_round() {
        check("CURRENT NAME\tNEW NAME\nOak Core Fund\tElm Core Fund;\n\n", &[("Oak Core Fund", "Elm Core Fund")]);
        check("Present Name\tFormer Name\nElm Core Fund\tOak Core Fund", &[("Oak Core Fund", "Elm Core Fund")]);
        check(
            "Current Name\tPrior Name\nElm Core Fund\tOak Core Fund\nElm Global Fund\tN/A",
            &[("Oak Core Fund", "Elm Core Fund")],
        );
        check(
            "  OLD NAME                 NEW NAME\n  --------                 --------\n  Oak Emerging             Elm Overseas Fund\n    Markets Fund\n  Oak Fund                 Elm Fund\n\n  and, as of the same day, the parties agree that this is so.",
            &[("Oak Emerging Markets Fund", "Elm Overseas Fund"), ("Oak Fund", "Elm Fund")],
        );
    }

    #[test]
    fn among_other_columns() {
        check(
            "Trust\tPrior Name\tCurrent Name\tBoard Approval\nOak Funds\tOak Core Fund\tElm Core Fund\t2/26/14\n",
            &[("Oak Core Fund", "Elm Core Fund")],
        );
        check(
            "  Old Name              New Name              Date of Change\n  --------              --------              --------------\n  Oak Real Estate       Elm Global Real       May 1, 2006\n    Securities Fund       Estate Fund\n  Oak Value Fund        Elm Value Fund        May 1, 2006\n",
            &[("Oak Real Estate Securities Fund", "Elm Global Real Estate Fund"), ("Oak Value Fund", "Elm Value Fund")],
        );
        check("From\tTo\nOak Core Fund\tElm Core Fund\n", &[("Oak Core Fund", "Elm Core Fund")]);
        check("From\tTo\n$1 million\t$2 million\n", &[]);
        check("Fund\tOld Fee\tNew Fee\nOak Fund\t0.5%\t0.4%\n", &[]);
    }

    #[test]
    fn lettered_lists() {
        let lines = Lines::of("(i) Oak Growth Fund;\n(ii) Oak Value Fund; and\n(iii) Oak Income Fund.\n");
        let found: Vec<_> =
            listed_names(&lines, lines.all(), &Listed::default()).into_iter().map(|w| w.value).collect();
        assert_eq!(found, ["Oak Growth Fund", "Oak Value Fund", "Oak Income Fund"]);
        let lines = Lines::of("Oak Gamma Fund            0.50%\nOak Delta Fund            0.60%\n");
        let found: Vec<_> =
            listed_names(&lines, lines.all(), &Listed::default()).into_iter().map(|w| w.value).collect();
        assert_eq!(found, ["Oak Gamma Fund", "Oak Delta Fund"]);
    }

    #[test]
    fn names_of_one_family() {
        let found = |text: &str| listed_names(&Lines::of(text), LineRange::new(0, 3), &Listed::default()).len();
        assert_eq!(found("- Oak Bond Fund\n- Oak LifePlan Fund - Growth\n- Oak Value Fund\n"), 3);
        assert_eq!(found("- Oak Bond Fund\n- Elm Custody Services\n- Oak Value Fund\n"), 0);
    }

    #[test]
    fn names_side_by_side() {
        let lines = Lines::of("Oak Growth Fund          Oak Value Fund\nOak Income Fund          Oak Bond Fund\n");
        let found: Vec<_> =
            listed_names(&lines, lines.all(), &Listed::default()).into_iter().map(|w| w.value).collect();
        assert_eq!(found, ["Oak Growth Fund", "Oak Value Fund", "Oak Income Fund", "Oak Bond Fund"]);
    }

    #[test]
    fn lists() {
        let lines =
            Lines::of("  •  Oak Growth Fund\n  •  Oak - Conservative\n     Allocation Portfolio (f/k/a Elm Fund)\n");
        let found: Vec<_> =
            listed_names(&lines, lines.all(), &Listed::default()).into_iter().map(|w| w.value).collect();
        assert_eq!(found, ["Oak Growth Fund", "Oak - Conservative Allocation Portfolio"]);
    }
}
