//! What is said of a portfolio: its values under their heads, its classes, its former names, its notes.

use crate::model::{Cell, Class, Portfolio};
use crate::read::prose::{Joined, assemble, unbulleted};
use crate::read::schedule::entry::{ClassRow, Entry, Value};
use crate::read::schedule::figure::figure;
use crate::read::schedule::former::former_ranges;
use crate::read::schedule::notes::STARS;
use crate::read::schedule::value::{Look, class_items, class_name, look};
use crate::read::vocabulary::ColumnKind;
use crate::text::{Span, Spanned, Words};

use super::Builder;

impl<'a> Builder<'a> {
    /// Takes the mark of a footnote off a value ("0.10%*"): the note that it calls.
    pub(super) fn unmarked(&self, cell: &mut Cell) -> Option<&'a Words> {
        let value = &mut cell.value;
        let bare = value.value.trim_end_matches(STARS);
        // "0.10%(1)", "0.10% (1)".
        let number = || value.value.strip_suffix(')').and_then(|rest| rest.rfind('(').map(|open| &rest[..open]));
        let bare = if bare.len() == value.value.len() { number()? } else { bare };
        let mark = value.value.get(bare.len()..).filter(|mark| !mark.is_empty() && !bare.is_empty())?.to_owned();
        let note = *self.notes.get(mark.trim_matches(['(', ')']))?;
        value.value = bare.trim_end().into();
        let last = value.more.last_mut().unwrap_or(&mut value.span);
        last.end -= mark.len().min((last.end - last.start) as usize) as u32;
        Some(note)
    }

    /// A footnote that gives a former name gives it to the portfolio.
    pub(super) fn note(&self, note: &Words, out: &mut Portfolio) {
        let pieces: Vec<Span> = note.pieces().collect();
        let joined = Joined::of_pieces(self.lines, &pieces);
        let formers = if joined.text.len() < 120 { former_ranges(&joined.text) } else { Vec::new() };
        if formers.is_empty() {
            out.notes.push(note.clone());
        }
        out.formerly.extend(formers.into_iter().map(|range| joined.words(self.lines, range)));
    }

    /// Former names in a cell: "(formerly A) (formerly B)", or the bare name in a column of former names.
    pub(super) fn formers(&self, pieces: &[Span]) -> Vec<Words> {
        let joined = Joined::of_pieces(self.lines, pieces);
        let text = &joined.text;
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(open) = text[at..].find(['(', '[']).map(|o| at + o) {
            let close = text[open..].find([')', ']']).map_or(text.len(), |c| open + c);
            let inner = open + 1..close.max(open + 1);
            let skip = inner.start + text[inner.clone()].len() - text[inner.clone()].trim_start().len();
            let formers = former_ranges(text[inner].trim_start()).into_iter();
            out.extend(formers.map(|f| joined.words(self.lines, skip + f.start..skip + f.end)));
            at = (close + 1).min(text.len());
        }
        if out.is_empty() && look(text) == Look::Words && text.len() > 3 {
            out.push(crate::read::schedule::name::name(self.lines, &joined, &[]).name);
        }
        out
    }

    /// A cell that holds nothing but a closing quote is none.
    pub(super) fn cells(&self, values: &[Value]) -> Vec<Cell> {
        let mut out: Vec<Cell> = Vec::with_capacity(values.len());
        let mut tier: Option<&Value> = None;
        for value in values {
            let cell = self.cell(value);
            if cell.value.value.is_empty() {
                continue;
            }
            let looks = look(&cell.value.value);
            match tier.take().filter(|_| looks == Look::Figure) {
                Some(above) => {
                    out.pop();
                    out.push(self.tier(above, value));
                }
                None => {
                    tier = Some(value).filter(|_| looks == Look::Tier);
                    out.push(cell);
                }
            }
        }
        out
    }

    /// A tier of assets and the rate that is paid on it are one statement: "First $250 million 0.695%".
    pub(super) fn tier(&self, tier: &Value, rate: &Value) -> Cell {
        let (tier, rate) = (self.cell(tier).value, self.cell(rate));
        let value = format!("{} {}", tier.value, rate.value.value).into();
        let more = tier.more.into_iter().chain(rate.value.pieces()).collect();
        Cell { head: rate.head, value: Spanned { value, span: tier.span, more } }
    }

    /// "A, B, C" beside a registrant without portfolios: its classes, which a registrant has as what a column says of it.
    pub(super) fn class_cells(&self, entry: &Entry) -> Vec<Cell> {
        let column = self.grid.columns.iter().find(|column| column.kind == ColumnKind::Class && !column.class);
        let head = column.and_then(|column| column.head.as_ref()).map(|head| head.value.clone());
        let rows = entry.classes.iter().filter(|row| !row.pieces.is_empty());
        rows.map(|row| Cell { head: head.clone(), value: assemble(self.lines, row.pieces.clone()) }).collect()
    }

    pub(super) fn cell(&self, value: &Value) -> Cell {
        // Under a class the head is the class's name already; what is over it says what the figure is.
        let column = self.grid.columns.get(value.column);
        let head = column.and_then(|c| if c.class { c.over.as_ref() } else { c.head.as_ref() });
        Cell { head: head.map(|h| h.value.clone()), value: figure(self.lines, &value.pieces) }
    }

    pub(super) fn class_words(&self, pieces: &[Span]) -> Words {
        let joined = Joined::of_pieces(self.lines, pieces);
        let text = unbulleted(joined.text.trim_start_matches(['"', ' ']));
        let skip = joined.text.len() - text.len();
        let length = class_name(text).map_or(text.trim_end_matches(['"', ',', ';']).len(), str::len);
        joined.words(self.lines, skip..skip + length)
    }

    pub(super) fn classes(&self, row: &ClassRow) -> Vec<Class> {
        let joined = Joined::of_pieces(self.lines, &row.pieces);
        let cells = self.cells(&row.values);
        let items = class_items(&joined.text);
        if items.len() > 1 {
            let names = items.into_iter().map(|range| {
                let printed = joined.text[..range.start].ends_with("Class ");
                let start = if printed { range.start - "Class ".len() } else { range.start };
                let end = range.start + joined.text[range].trim_end_matches(['"', '*', '.']).len();
                joined.words(self.lines, start..end)
            });
            return names.map(|name| Class { name, cells: cells.clone() }).collect();
        }
        let name = self.class_words(&row.pieces);
        if name.value.is_empty() { Vec::new() } else { vec![Class { name, cells }] }
    }
}
