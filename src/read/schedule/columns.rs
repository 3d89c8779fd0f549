//! The columns of a list: where they stand, what they are headed, what they hold.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::order::InOrder;
use crate::read::prose::unbulleted;
use crate::read::vocabulary::{ColumnKind, column_kind, ends_like_a_name, is_only_a_tail};
use crate::text::Words;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

use super::body::Body;
use super::head_names::{name_heads, settle_heads};
use super::heads::head_rows;
use super::offer::offered;
use super::row::{Row, WIDE};
use super::sets::{Sets, sets};
use super::value::{Look, is_ditto, look};

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What it holds.
    pub kind: ColumnKind,
    /// Its head, lines of it joined.
    pub head: Option<Words>,
    /// A class heads it: what stands in it says that the class is offered, or what is paid for it.
    pub class: bool,
    /// A class heads it, and cells below classes say what is paid for them: "None" is a fee here.
    pub paid: bool,
    /// Its cells list classes ("A, C and I"): a row is a portfolio's, and what stands beside the list is said of that.
    pub lists: bool,
    /// The head that stands over it and its neighbours, where theirs stand below ("Expense Limit" over classes).
    pub over: Option<Words>,
}

/// A list's columns and which of its rows are heads.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// Left to right. One, holding portfolios, where the list is a plain run of names.
    pub columns: Vec<Column>,
    /// For every row of the body: it is a head, printed first or again.
    pub heads: Vec<bool>,
    /// How many sets of like columns stand side by side: a list that snakes.
    pub sets: usize,
    /// The sets are read down one after the other, not across.
    pub down: bool,
    /// That they are sets is not sure: what stands beside a name may be said of it.
    pub unsure: bool,
}

/// No table has more columns; what stands farther right is no table, and counts for the last.
pub(super) const MOST_COLUMNS: usize = 100;

/// Finds the columns of a body.
pub fn grid(lines: &Lines<'_>, body: &Body) -> Grid {
    let heads = head_rows(lines, body);
    let data: Vec<&Row> = body.rows.iter().zip(&heads).filter(|(_, head)| !**head).map(|(row, _)| row).collect();
    let ruled = data.iter().filter(|row| row.ruled).count();
    let tabs = |row: &Row| lines.list.get(row.line).is_some_and(|line| lines.slice(line.span).contains('\t'));
    // Rows of a table without a second cell may have lost their TABs.
    let alone = ruled > 0 && data.iter().all(|row| if row.ruled { tabs(row) } else { row.cells.len() == 1 });
    let mut columns = if alone || ruled * 2 > data.len() {
        by_number(&data, body, &heads, alone)
    } else {
        by_place(lines, &data, body)
    };
    name_heads(lines, body, &heads, &mut columns);
    // A line or two of the list may be none of the table.
    if ruled * 10 >= data.len() * 9 {
        settle_heads(&data, &mut columns);
    }
    decide_kinds(lines, &data, &mut columns);
    let Sets { count: sets, down, unsure } = sets(lines, &data, &columns);
    if sets > 1 {
        let width = columns.len() / sets;
        for i in width..columns.len() {
            columns[i].kind = columns[i % width].kind;
        }
        if down {
            columns.iter_mut().for_each(|column| column.kind = ColumnKind::Portfolio);
        }
    }
    Grid { columns, heads, sets, down, unsure }
}

/// "OAKVX": a share's ticker.
pub(super) fn is_ticker(text: &str) -> bool {
    (3..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// The columns of a table by the numbers of its cells; `alone` where a row without TABs is the first cell of its row.
fn by_number(data: &[&Row], body: &Body, heads: &[bool], alone: bool) -> Vec<Column> {
    let mut used = HashSet::new();
    let head_rows = body.rows.iter().zip(heads).filter(|(_, head)| **head).map(|(row, _)| row);
    for cell in data.iter().copied().chain(head_rows).filter(|row| row.ruled).flat_map(|row| &row.cells) {
        used.insert(cell.from);
    }
    // Where there are only empty cells so far, too.
    if used.is_empty() || alone && data.iter().any(|row| !row.ruled) {
        used.insert(0);
    }
    let mut used: Vec<u32> = used.into_iter().collect();
    used.order();
    used.truncate(MOST_COLUMNS);
    used.into_iter().map(|from| column(from, from + WIDE - 1)).collect()
}

fn column(from: u32, to: u32) -> Column {
    Column { from, to, kind: ColumnKind::Value, head: None, class: false, paid: false, lists: false, over: None }
}

/// Columns by the blank gutters that run down between them: wide rows vote, a rule's segments settle it.
fn by_place(lines: &Lines<'_>, data: &[&Row], body: &Body) -> Vec<Column> {
    let wide: Vec<&&Row> = data.iter().filter(|row| row.cells.len() >= 2 && !row.ruled).collect();
    let segments = body.rules.iter().map(|(_, s)| s).find(|s| s.len() >= 2);
    if wide.len() < 2 && !(wide.len() == 1 && (segments.is_some() || data.len() <= 3)) {
        return vec![column(0, u32::MAX)];
    }
    // Two blanks by themselves are justification; columns need a leader, a wide gap or a value to the right.
    let evident = wide
        .iter()
        .filter(|row| row.cells.iter().skip(1).any(|cell| cell.gap >= 4 || look(lines.slice(cell.span)).is_value()));
    if evident.count() * 2 < wide.len() {
        return vec![column(0, u32::MAX)];
    }
    let width = wide.iter().flat_map(|row| &row.cells).map(|cell| cell.to).max().unwrap_or(0).min(2000) as usize;
    let mut ink = vec![0usize; width + 1];
    for row in &wide {
        for (k, cell) in row.cells.iter().enumerate() {
            // "$  60,000": the sign stands off from its figure, and in one column with it.
            let figure = row.cells.get(k + 1).filter(|_| lines.slice(cell.span) == "$");
            let to = figure.map_or(cell.to, |figure| figure.from);
            for place in ink.iter_mut().take(to as usize).skip(cell.from as usize) {
                *place += 1;
            }
        }
    }
    // A name that runs over its column may cross a gutter now and then.
    let faint = wide.len() / 20;
    // Where one blank alone parted a value from its name, a column begins however narrow the gutter is.
    let tight: HashSet<u32> = wide
        .iter()
        .flat_map(|row| row.cells.iter().skip(1))
        .filter(|cell| cell.gap == 1)
        .map(|cell| cell.from)
        .collect();
    let mut out: Vec<Column> = Vec::new();
    for (place, &count) in ink.iter().enumerate() {
        let place = place as u32;
        match out.last_mut() {
            Some(last) if count > faint && place <= last.to + 1 && !tight.contains(&place) => last.to = place + 1,
            _ if count > faint => out.push(column(place, place + 1)),
            _ => {}
        }
    }
    if let Some(segments) = segments.filter(|s| s.len() >= out.len()) {
        out = segments.iter().map(|&(from, to)| column(from, to)).collect();
    }
    if let Some(first) = out.first_mut() {
        first.from = 0;
    }
    out
}

/// The column that a cell stands in: by overlap, else the nearest.
pub fn column_of(columns: &[Column], from: u32, to: u32) -> usize {
    let shared = |c: &Column| i64::from(c.to.min(to)) - i64::from(c.from.max(from));
    let best = columns.iter().enumerate().max_by_key(|(i, c)| (shared(c), std::cmp::Reverse(*i)));
    best.map_or(0, |(i, _)| i)
}

/// What each column holds: by its head where that is known, by what stands in it otherwise.
fn decide_kinds(lines: &Lines<'_>, data: &[&Row], columns: &mut [Column]) {
    let mut looks: Vec<Vec<Look>> = vec![Vec::new(); columns.len()];
    let mut tickers: Vec<(usize, bool)> = vec![(0, true); columns.len()];
    let mut called = vec![0; columns.len()];
    let mut small = vec![true; columns.len()];
    for cell in data.iter().flat_map(|row| &row.cells) {
        let (column, text) = (column_of(columns, cell.from, cell.to), lines.joined(cell.span));
        if is_ditto(&text) {
            continue;
        }
        looks[column].push(look(unbulleted(&text)));
        called[column] += usize::from(ends_like_a_name(&text));
        small[column] &= text.starts_with(char::is_lowercase);
        columns[column].paid |= columns[column].class && offered(&text).is_none();
        tickers[column] = (tickers[column].0 + 1, tickers[column].1 && is_ticker(&text));
    }
    let share = |list: &Vec<Look>, of: &[Look]| list.iter().filter(|l| of.contains(l)).count() * 2 > list.len();
    for ((column, looks), (cells, ticker)) in columns.iter_mut().zip(&looks).zip(tickers) {
        let by_head = column.head.as_ref().and_then(|head| column_kind(&head.value));
        let values = share(looks, &[Look::Date, Look::Figure]);
        column.lists = looks.contains(&Look::ClassList);
        column.kind = match by_head {
            Some(kind) if !values || kind == ColumnKind::Value => kind,
            _ if values => ColumnKind::Value,
            // Nothing but tickers names nobody.
            _ if column.from > 0 && ticker && cells >= 2 => ColumnKind::Value,
            _ if share(looks, &[Look::Class, Look::ClassList]) => ColumnKind::Class,
            _ if share(looks, &[Look::Former]) => ColumnKind::Former,
            _ if column.head.is_some() => ColumnKind::Value,
            _ => ColumnKind::Portfolio,
        };
    }
    if columns.iter().any(|column| column.paid) {
        columns.iter_mut().for_each(|column| column.paid = column.class);
    }
    // Two columns of names: the first holds the registrants if the second does not ask for that itself.
    let named: Vec<usize> = (0..columns.len()).filter(|&c| columns[c].kind == ColumnKind::Portfolio).collect();
    let funds = columns.iter().any(|c| c.kind == ColumnKind::Fund);
    if named.is_empty() {
        let fund = columns.iter().position(|c| c.kind == ColumnKind::Fund);
        match fund {
            Some(fund) => {
                // "Type of Entity" beside "Entity" holds no other registrant.
                let others = columns.iter_mut().skip(fund + 1).filter(|column| column.kind == ColumnKind::Fund);
                others.for_each(|column| column.kind = ColumnKind::Value);
                columns[fund].kind = ColumnKind::Portfolio;
            }
            None => {
                // "May 1, 2003  Oak Fund" over several classes: a column of classes in which names stand too, beside
                // one of values alone.
                let valued = looks.first().is_some_and(|looks| looks.iter().all(|look| look.is_value()));
                let mixed = (1..columns.len()).find(|&c| columns[c].kind == ColumnKind::Class && called[c] > 0);
                if let Some(names) = columns.get_mut(mixed.filter(|_| valued).unwrap_or(0)) {
                    names.kind = ColumnKind::Portfolio;
                }
            }
        }
    } else if let [first, second, ..] = named[..] {
        let headed = columns[first].head.is_some() && columns[second].head.is_some();
        let fewer = looks[first].len() < looks[second].len();
        // "Fund | Portfolios": a fund stands once for several portfolios, which are named as such.
        let over = looks[first].len() * 4 <= looks[second].len() * 3 && called[second] * 2 > looks[second].len();
        // In a table rows that have the second alone go on with the fund above them.
        let carried = data.iter().filter(|row| holds(row, &columns[second]) && !holds(row, &columns[first])).count();
        let over = over && (data.iter().all(|row| !row.ruled) || carried >= 2);
        // "FUND | SERIES": a fund beside what is called a series is the registrant, however few rows there are.
        let told = heads_series(&columns[first], &columns[second]) && called[second] * 2 > looks[second].len();
        let few = over || told || !headed && (fewer || bulleted_under(lines, data, &columns[first], &columns[second]));
        if !funds && (few || under_registrants(lines, data, &columns[first], &columns[second])) {
            columns[first].kind = ColumnKind::Fund;
        } else if data.iter().all(|row| row.ruled) && (headed || beside(data, &columns[first], &columns[second])) {
            // A table says each name once; what another column of names says is said of it.
            named.iter().skip(1).for_each(|&c| columns[c].kind = ColumnKind::Value);
        } else if let &[_, second] = named.as_slice()
            && small[second]
            && looks[second].len() >= 2
        {
            // "a Maine trust" beside every name: no name begins small.
            columns[second].kind = ColumnKind::Value;
        } else if let &[_, second] = named.as_slice()
            && called[second] == 0
            && called[first] * 2 > looks[first].len()
            && looks[second].len() * 2 >= looks[first].len()
            && looks[second].len() >= 3
        {
            // Words beside every name, and no name among them, are said of the names.
            columns[second].kind = ColumnKind::Value;
        }
    }
}

/// "Fund" beside "Series", "Name of Fund" beside "Portfolio": heads of registrants and of what they consist of.
fn heads_series(first: &Column, second: &Column) -> bool {
    let last = |column: &Column| {
        let head = column.head.as_ref()?.value.trim_end_matches([':', ')', 's', 'S', '(']).to_lowercase();
        head.rsplit(' ').next().map(str::to_owned)
    };
    let (first, second) = (last(first), last(second));
    first.as_deref() == Some("fund") && matches!(second.as_deref(), Some("serie" | "portfolio"))
}

/// Whether the first column repeats its names from row to row while the second has a name of a fund of its own on each:
/// registrants and their portfolios, whatever the heads call the two.
fn under_registrants(lines: &Lines<'_>, data: &[&Row], first: &Column, second: &Column) -> bool {
    let names = |column: &Column| {
        let held = data.iter().flat_map(|row| &row.cells).filter(|cell| cell.from == column.from);
        held.map(|cell| lines.joined(cell.span)).filter(|text| look(text) == Look::Words).collect::<Vec<_>>()
    };
    let (owners, owned) = (names(first), names(second));
    let distinct = |names: &[Cow<'_, str>]| names.iter().map(|name| Folded::of(name)).collect::<HashSet<_>>().len();
    let funds = owned.iter().filter(|name| ends_like_a_name(name)).count();
    owned.len() >= 2
        && distinct(&owners) < owners.len()
        && distinct(&owned) == owned.len()
        && funds * 2 > owned.len()
        && owners.len() >= owned.len()
}

/// "Oak Funds" over "•  Oak Bond Fund": names behind bullets and a TAB each, and lines without between them, each of them a
/// name of its own, the first above all: what stands without a bullet is over what has one, however many they are.
fn bulleted_under(lines: &Lines<'_>, data: &[&Row], first: &Column, second: &Column) -> bool {
    let margin = |row: &&&Row| holds(row, first);
    let bulleted = |row: &&Row| !holds(row, first) && row.ruled && row.cells.len() == 1 && holds(row, second);
    let whole = |row: &&Row| {
        let text = row.words(lines, 0);
        let own = text.starts_with(char::is_uppercase) && text.contains(' ') && !is_only_a_tail(&text);
        row.apart && !row.ruled && row.cells.len() == 1 && own
    };
    let names = data.iter().filter(|row| bulleted(row)).count();
    names >= 2
        && data.first().is_some_and(whole)
        && data.iter().filter(margin).all(whole)
        && data.iter().all(|row| holds(row, first) || bulleted(row))
}

fn holds(row: &Row, column: &Column) -> bool {
    row.cells.iter().any(|cell| cell.from == column.from)
}

/// Whether most rows have a cell in both columns.
fn beside(data: &[&Row], first: &Column, second: &Column) -> bool {
    let both = data.iter().filter(|row| holds(row, first) && holds(row, second)).count();
    both * 2 > data.len()
}
