//! Which elements of a page are open, and what their tags do to its lines.

use super::flow::{Flow, Marker};
use super::list::List;
use super::name::Name;
use super::page::Page;
use super::table::{MAX_COLUMNS, MAX_ROWS, Table};
use super::tags::{Kind, Tag, kind};

/// Elements nested deeper than this are not remembered, as in browsers; their words are read all the same. It bounds
/// the search for the element that an end tag ends.
const MAX_OPEN: usize = 512;
/// Tables nested deeper than this are read as blocks. Filings nest two or three; every level moves its lines once more.
const MAX_TABLES: usize = 16;

/// An open element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    name: Name,
    pub(super) kind: Kind,
    hidden: bool,
    /// Whether its letters have no size, where that is not so around it.
    sizeless: Option<bool>,
    raised: bool,
    /// A blank line stands after it.
    gap: bool,
    /// A page ends with it.
    page: bool,
    /// A rule is drawn along it, which counts if nothing stands on it; the lines that there were when it began.
    pub(super) ruled: Option<usize>,
    /// How far in its lines stand, in points.
    left: i32,
}

impl Page<'_> {
    /// A start tag.
    pub(super) fn start(&mut self, tag: &Tag) {
        let mut kind = tag.kind;
        let sizeless = tag.sizeless.filter(|&sizeless| sizeless != self.sizeless);
        if !matches!(kind, Kind::Inline | Kind::Void) {
            self.close_if_open(Kind::Title);
        }
        match kind {
            Kind::Void => return,
            Kind::Break | Kind::Rule | Kind::Page => return self.mark(kind, tag),
            Kind::Code if !tag.code => return,
            Kind::Inline if self.hidden == 0 && !tag.hidden() && !tag.raised() && sizeless.is_none() => return,
            Kind::Inline | Kind::Title | Kind::Code => {}
            Kind::Row | Kind::Cell => kind = self.part(kind, tag),
            _ => kind = self.block(kind, tag),
        }
        let ruled = tag.ruled().then_some(self.flow.count);
        let hidden = tag.hidden() || matches!(kind, Kind::Title | Kind::Code);
        let raised = kind == Kind::Inline && tag.raised();
        let gap = self.has_gap(kind, tag);
        let set_in = matches!(kind, Kind::Paragraph | Kind::Block(_) | Kind::Cell);
        let left = if set_in { tag.left() } else { 0 };
        self.push(Element { name: tag.name, kind, hidden, sizeless, raised, gap, page: tag.page_after, ruled, left });
        if set_in {
            self.flow.first = tag.first_line.unwrap_or(self.flow.first);
        }
    }

    fn push(&mut self, element: Element) {
        if self.open.len() >= MAX_OPEN {
            self.beyond += 1;
            return;
        }
        match element.kind {
            Kind::Table => self.tables.push(Table::default()),
            Kind::Cell => {
                self.end_line(false);
                let cell = Flow::new(&self.sheet.ink, std::mem::take(&mut self.room));
                self.outer.push(std::mem::replace(&mut self.flow, cell));
            }
            _ => {}
        }
        self.flow.indent += element.left;
        self.hidden += usize::from(element.hidden);
        self.sizeless = element.sizeless.unwrap_or(self.sizeless);
        self.raised += usize::from(element.raised);
        self.open.push(element);
    }

    /// The edges of a block that begins; tells as what it is to be remembered.
    fn block(&mut self, kind: Kind, tag: &Tag) -> Kind {
        if let Some(i) = self.find(|element| element.kind == Kind::Paragraph, is_cell) {
            self.close_to(i);
        }
        let item = self.find(|element| element.kind == Kind::Item, |k| k == Kind::List || is_cell(k));
        if let Some(i) = item.filter(|_| kind == Kind::Item) {
            self.close_to(i);
        }
        let shown = self.hidden == 0 && !tag.hidden();
        if shown {
            let gap = self.has_gap(kind, tag);
            self.edge(gap);
            if tag.page_before {
                self.page();
            }
        }
        if self.open.len() >= MAX_OPEN {
            return Kind::Block(false);
        }
        match kind {
            Kind::Pre => {
                self.flow.exact = true;
                self.fresh = true;
            }
            Kind::List => self.lists.push(List::of(tag)),
            Kind::Item if shown => self.number(tag),
            Kind::Table if self.tables.len() >= MAX_TABLES => {
                self.bury();
                return Kind::Buried;
            }
            _ => {}
        }
        kind
    }

    fn number(&mut self, tag: &Tag) {
        let depth = self.lists.len().saturating_sub(1);
        let text = match self.lists.last_mut() {
            Some(list) => list.marker(tag, depth),
            None => List::default().marker(tag, 0),
        };
        self.flow.marker = Some(Marker { text, source: self.here });
    }

    /// A row or cell: what it is to be remembered as, a mere block where there is no table for it.
    fn part(&mut self, kind: Kind, tag: &Tag) -> Kind {
        let table = self.find(|element| is_table(element.kind), |_| false);
        let room = self.open.len() + 2 <= MAX_OPEN;
        if !room || table.is_none_or(|i| self.open[i].kind == Kind::Buried) {
            self.edge(false);
            return Kind::Block(false);
        }
        let before = self.find(|element| element.kind == kind, is_table);
        if let Some(i) = before {
            self.close_to(i);
        }
        let has_row = self.find(|element| element.kind == Kind::Row, is_table).is_some();
        let Some(table) = self.tables.last_mut() else { return Kind::Block(false) };
        if kind == Kind::Row {
            table.row();
            return kind;
        }
        if !has_row {
            table.row();
        }
        table.cell(tag.columns.unwrap_or(1).clamp(1, MAX_COLUMNS), tag.rows.unwrap_or(1).clamp(1, MAX_ROWS));
        if !has_row {
            let name = const { Name::of("tr") };
            self.push(Element {
                name,
                kind: Kind::Row,
                hidden: false,
                sizeless: None,
                raised: false,
                gap: false,
                page: false,
                ruled: None,
                left: 0,
            });
        }
        kind
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: Name) {
        let kind = kind(name);
        let edge: fn(Kind) -> bool = match kind {
            Kind::Break => return self.mark(kind, &Tag::default()),
            Kind::Table => |_| false,
            Kind::Row | Kind::Cell | Kind::Block(false) => is_table,
            _ => is_cell,
        };
        if self.beyond > 0 && kind != Kind::Inline {
            self.beyond -= 1;
            return self.end_line(false);
        }
        let found = self.find(|element| element.name == name, edge);
        match found {
            Some(i) if kind == Kind::Inline => {
                let element = self.open.remove(i);
                self.leave(&element);
            }
            Some(i) => self.close_to(i),
            None if matches!(kind, Kind::Block(_) | Kind::Paragraph) => self.end_line(false),
            None => {}
        }
    }

    /// The innermost open element that `wanted` takes, at or inside of the innermost that `edge` takes.
    fn find(&self, wanted: impl Fn(&Element) -> bool, edge: impl Fn(Kind) -> bool) -> Option<usize> {
        for (i, element) in self.open.iter().enumerate().rev() {
            if wanted(element) {
                return Some(i);
            }
            if edge(element.kind) {
                return None;
            }
        }
        None
    }

    fn close_if_open(&mut self, kind: Kind) {
        if self.open.last().is_some_and(|element| element.kind == kind) {
            self.close_to(self.open.len() - 1);
        }
    }

    /// Ends the open elements from the innermost to the one at `index`.
    pub(super) fn close_to(&mut self, index: usize) {
        while self.open.len() > index {
            if let Some(element) = self.open.pop() {
                self.leave(&element);
            }
        }
    }

    /// Whether a blank line stands around it.
    fn has_gap(&self, kind: Kind, tag: &Tag) -> bool {
        match kind {
            Kind::Paragraph | Kind::Pre | Kind::Table => true,
            Kind::Block(gap) => gap || tag.spaced(),
            Kind::List => self.lists.is_empty(),
            _ => false,
        }
    }

    fn leave(&mut self, element: &Element) {
        self.rule(element);
        match element.kind {
            Kind::Inline | Kind::Title | Kind::Code | Kind::Row => {}
            Kind::Cell => {
                self.edge(false);
                let cell = std::mem::replace(&mut self.flow, self.outer.pop().unwrap_or_default());
                self.flow.resume(&self.sheet.ink);
                if let Some(table) = self.tables.last_mut() {
                    table.fill(&cell.lines, &self.sheet);
                }
                self.room = cell.lines;
            }
            Kind::Table => {
                self.edge(false);
                self.flow.extend(self.tables.pop().unwrap_or_default(), &mut self.sheet);
                self.edge(true);
            }
            Kind::List => {
                self.lists.pop();
                self.edge(self.lists.is_empty());
            }
            _ => self.edge(element.gap),
        }
        if element.kind != Kind::Cell {
            self.flow.indent -= element.left;
        }
        match element.kind {
            Kind::Pre => self.flow.exact = false,
            Kind::Item => self.flow.marker = None,
            _ => {}
        }
        self.hidden -= usize::from(element.hidden).min(self.hidden);
        self.raised -= usize::from(element.raised).min(self.raised);
        if element.sizeless.is_some() {
            self.sizeless = self.open.iter().rev().find_map(|open| open.sizeless).unwrap_or(false);
        }
        if element.page && self.hidden == 0 {
            self.page();
        }
    }
}

fn is_table(kind: Kind) -> bool {
    matches!(kind, Kind::Table | Kind::Buried)
}

fn is_cell(kind: Kind) -> bool {
    matches!(kind, Kind::Cell) || is_table(kind)
}
