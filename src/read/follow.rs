//! What follows an instruction in lines of its own: a list of names under "the following series", a table of old and
//! new names (forms O4, O6).

use std::borrow::Cow;

use crate::read::prose::Joined;
use crate::read::schedule::name::name;
use crate::read::schedule::row::cut;
use crate::read::schedule::value::{Look, look};
use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant};
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Words};

use super::prose::read_pieces;

/// The names that stand on lines of their own in `range`, if all of its lines are such.
pub fn listed_names(lines: &Lines<'_>, range: LineRange) -> Vec<Words> {
    let mut pieces: Vec<Vec<Span>> = Vec::new();
    for i in range.range().filter(|&i| lines.shape(i) == Shape::Text) {
        let seen = lines.seen(i);
        // Of a table the first column holds the names.
        let (cells, _) = cut(lines, i);
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
        let bullet = seen.starts_with(['•', '●', '*', '-', '·', '▪']) || crate::read::prose::item_mark(seen).is_some();
        let unfinished = pieces.last().is_some_and(|p| !ends_like_a_name(&read_end(lines, p)));
        if !bullet && !pieces.is_empty() && (unfinished || lines.indent(i) > above + 1) {
            if let Some(last) = pieces.last_mut() {
                last.push(span);
            }
        } else {
            pieces.push(vec![span]);
        }
    }
    let names: Vec<Words> = pieces.iter().map(|p| name(lines, &Joined::of_pieces(lines, p), &[]).name).collect();
    let all = names.iter().all(|n| !n.value.is_empty() && n.value.len() < 120 && ends_like_a_name(&n.value));
    if all { names } else { Vec::new() }
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

/// A table of old and new names that begins at line `start`: its pairs, old name first, and its lines.
pub fn rename_table(lines: &Lines<'_>, start: usize, end: usize) -> Option<(Vec<(Words, Words)>, LineRange)> {
    let (old, new, columns) = heads(lines, start)?;
    let mut rows: Vec<[Vec<Span>; 2]> = Vec::new();
    let mut last = start;
    for i in start + 1..end {
        match lines.shape(i) {
            Shape::Text => {}
            _ => continue,
        }
        let (cells, ruled) = cut(lines, i);
        let side =
            |from: u32| if ruled { usize::from(from >= columns[1]) } else { usize::from(from + 2 >= columns[1]) };
        if cells.is_empty()
            || cells.len() > 2
            || crate::read::prose::is_sentence(lines.seen(i))
            || crate::read::prose::item_mark(lines.seen(i)).is_some() && cells.len() < 2 && !ruled
        {
            break;
        }
        let apart = lines.shape(i - 1) == Shape::Blank;
        let prose = starts_sentence(lines.seen(i)) && (apart || lines.indent(i) < 2 && side(cells[0].from) == 0);
        if cells.len() == 1 && (rows.is_empty() || prose) {
            break;
        }
        if cells.len() == 2 {
            rows.push([Vec::new(), Vec::new()]);
        }
        if let Some(row) = rows.last_mut() {
            for cell in &cells {
                row[side(cell.from)].push(cell.span);
            }
        }
        last = i;
    }
    let cell = |pieces: &Vec<Span>| name(lines, &Joined::of_pieces(lines, pieces), &[]).name;
    let pairs: Vec<(Words, Words)> =
        rows.iter().map(|row| (cell(&row[old]), cell(&row[new]))).filter(|(a, b)| is_name(a) && is_name(b)).collect();
    (!pairs.is_empty()).then(|| (pairs, LineRange::new(start, last + 1)))
}

fn starts_sentence(seen: &str) -> bool {
    seen.split_whitespace().count() > 6 || seen.starts_with(|c: char| c.is_lowercase())
}

fn is_name(words: &Words) -> bool {
    words.value.len() > 3 && matches!(look(&words.value), Look::Words | Look::Class)
}

/// Which column holds the old name and which the new, by their heads: "current" is the old name beside "new", and the new
/// one beside "prior". Returns the columns' numbers and where they begin.
fn heads(lines: &Lines<'_>, i: usize) -> Option<(usize, usize, [u32; 2])> {
    let (cells, _) = cut(lines, i);
    let [first, second] = cells.as_slice() else { return None };
    let text = |span: Span| lines.slice(span).to_lowercase();
    let (a, b) = (text(first.span), text(second.span));
    let short = a.len() < 40 && b.len() < 40 && (a.contains("name") || b.contains("name"));
    let is_new = |t: &str| t.contains("new");
    let is_old = |t: &str| ["prior", "old", "former", "previous"].iter().any(|w| t.contains(w));
    // What is "current" or "present" is the old name beside a new one, and the new one beside a former.
    let is_now = |t: &str| ["existing", "present", "current"].iter().any(|w| t.contains(w));
    let places = [first.from, second.from];
    match () {
        () if !short => None,
        () if is_new(&b) || is_old(&a) => Some((0, 1, places)),
        () if is_new(&a) || is_old(&b) => Some((1, 0, places)),
        () if is_now(&a) && !is_now(&b) => Some((0, 1, places)),
        () if is_now(&b) && !is_now(&a) => Some((1, 0, places)),
        () => None,
    }
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
    fn lettered_lists() {
        let lines = Lines::of("(i) Oak Growth Fund;\n(ii) Oak Value Fund; and\n(iii) Oak Income Fund.\n");
        let found: Vec<_> = listed_names(&lines, lines.all()).into_iter().map(|w| w.value).collect();
        assert_eq!(found, ["Oak Growth Fund", "Oak Value Fund", "Oak Income Fund"]);
        let lines = Lines::of("Oak Gamma Fund            0.50%\nOak Delta Fund            0.60%\n");
        let found: Vec<_> = listed_names(&lines, lines.all()).into_iter().map(|w| w.value).collect();
        assert_eq!(found, ["Oak Gamma Fund", "Oak Delta Fund"]);
    }

    #[test]
    fn names_side_by_side() {
        let lines = Lines::of("Oak Growth Fund          Oak Value Fund\nOak Income Fund          Oak Bond Fund\n");
        let found: Vec<_> = listed_names(&lines, lines.all()).into_iter().map(|w| w.value).collect();
        assert_eq!(found, ["Oak Growth Fund", "Oak Value Fund", "Oak Income Fund", "Oak Bond Fund"]);
    }

    #[test]
    fn lists() {
        let lines =
            Lines::of("  •  Oak Growth Fund\n  •  Oak - Conservative\n     Allocation Portfolio (f/k/a Elm Fund)\n");
        let found: Vec<_> = listed_names(&lines, lines.all()).into_iter().map(|w| w.value).collect();
        assert_eq!(found, ["Oak Growth Fund", "Oak - Conservative Allocation Portfolio"]);
    }
}
