//! What the tags of a page mean for its lines.

use super::list::Style;
use super::name::{Name, meaning};
use super::style::{
    Any, breaks_page, hides, is_drawn, is_nothing, is_off_page, is_short, is_spaced, left_of, points, raises,
};

/// What an element does to the lines around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Nothing: letters run on through it.
    #[default]
    Inline,
    /// Nothing, and it has no end.
    Void,
    /// Ends a line before and after it; the flag asks for a blank line there.
    Block(bool),
    /// A block that the next block ends, if nobody did before.
    Paragraph,
    /// Ends a line.
    Break,
    /// A drawn line.
    Rule,
    /// The page mark of the text era, which lived on in pages.
    Page,
    /// A block whose lines are laid out already.
    Pre,
    List,
    Item,
    Table,
    /// A table nested too deep to be laid out: its parts are mere blocks.
    Buried,
    Row,
    Cell,
    /// The words in a window's frame, which nobody reads on the page.
    Title,
    /// Script or style.
    Code,
}

/// The kind of the element of that name.
pub(super) fn kind(name: Name) -> Kind {
    meaning!(name,
        "p" => Kind::Paragraph,
        "br" => Kind::Break,
        "hr" => Kind::Rule,
        "page" => Kind::Page,
        "pre" | "listing" | "xmp" => Kind::Pre,
        "ol" | "ul" | "dir" | "menu" => Kind::List,
        "li" => Kind::Item,
        "table" => Kind::Table,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "title" => Kind::Title,
        "script" | "style" => Kind::Code,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "dl" | "caption" | "fieldset" => Kind::Block(true),
        "html" | "head" | "body" | "div" | "center" | "address" | "article" | "aside" | "dd" | "dt" | "figure"
        | "footer" | "form" | "header" | "main" | "nav" | "option" | "section" | "details" | "summary" | "legend"
        | "tbody" | "thead" | "tfoot" | "document" | "text" => Kind::Block(false),
        "img" | "input" | "meta" | "link" | "col" | "base" | "area" | "wbr" | "embed" | "param" | "source"
        | "frame" => Kind::Void,
        _ => Kind::Inline,
    )
}

/// A start tag: what of it matters. Agents write ten declarations into every cell, of which hardly one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tag {
    pub(super) name: Name,
    pub(super) kind: Kind,
    /// Whether what follows is code up to the end tag.
    pub(super) code: bool,
    /// Whether its style says in one of two ways, or its attribute, that it is not shown.
    undisplayed: bool,
    unseen: bool,
    hidden: bool,
    /// What makes it clear as glass, or sets it far off the page.
    away: Any,
    /// Whether its style gives its letters no size at all, if it says; elements in it may give theirs one again.
    pub(super) sizeless: Option<bool>,
    /// Whether its style prints it above the line.
    superior: bool,
    /// Whether a page ends where it begins.
    pub(super) page_before: bool,
    /// Whether a page ends where it ends.
    pub(super) page_after: bool,
    /// How much farther in its first line stands, in points.
    pub(super) first_line: Option<i32>,
    /// How many columns and rows of a table it takes, if it says.
    pub(super) columns: Option<usize>,
    pub(super) rows: Option<usize>,
    /// The number of a list's first item, or of an item.
    pub(super) start: Option<i64>,
    pub(super) value: Option<i64>,
    /// What it says of how items are numbered, and how strong the word is that says it: the stronger counts, even where
    /// nobody understands it.
    list: Option<(u8, Option<Style>)>,
    /// What puts white space between it and its neighbours.
    spaced: Any,
    /// What draws a line along it.
    drawn: Any,
    margin: Side,
    padding: Side,
    /// Whether it is drawn short, by its style and by its attribute.
    styled_short: Option<bool>,
    short: Option<bool>,
    /// It has a style already.
    styled: bool,
}

/// The left side of an element, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Side {
    left: Option<i32>,
    /// As the property for all four sides has it.
    all: Option<i32>,
}

impl Side {
    fn points(self) -> i32 {
        self.left.or(self.all).unwrap_or(0)
    }
}

/// The attributes that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    Style,
    Class,
    Hidden,
    Width,
    Columns,
    Rows,
    Start,
    Type,
    Value,
}

/// The attribute of that name, if it matters.
pub(super) fn attribute(name: Name) -> Option<Attribute> {
    meaning!(name,
        "style" => Some(Attribute::Style),
        "class" => Some(Attribute::Class),
        "hidden" => Some(Attribute::Hidden),
        "width" => Some(Attribute::Width),
        "colspan" => Some(Attribute::Columns),
        "rowspan" => Some(Attribute::Rows),
        "start" => Some(Attribute::Start),
        "type" => Some(Attribute::Type),
        "value" => Some(Attribute::Value),
        _ => None,
    )
}

impl Tag {
    /// Takes an attribute; of several of one name the first counts.
    pub(super) fn take(&mut self, attribute: Attribute, value: &str) {
        let value = value.trim_ascii();
        match attribute {
            Attribute::Style if !self.styled => {
                self.styled = true;
                self.declare(value);
            }
            // What a class means the page's sheets say.
            Attribute::Style | Attribute::Class => {}
            Attribute::Hidden => self.hidden = true,
            Attribute::Width => self.short = self.short.or(Some(is_short(value))),
            Attribute::Columns => self.columns = self.columns.or_else(|| Some(value.parse().unwrap_or(1))),
            Attribute::Rows => self.rows = self.rows.or_else(|| Some(value.parse().unwrap_or(1))),
            Attribute::Start => self.start = self.start.or_else(|| value.parse().ok()),
            Attribute::Type => self.list = self.list.or_else(|| Some((0, Style::named(value)))),
            Attribute::Value => self.value = self.value.or_else(|| value.parse().ok()),
        }
    }

    /// Takes the declarations of a style, of which the last of a name counts.
    pub(super) fn declare(&mut self, style: &str) {
        let mut rest = style;
        while !rest.is_empty() {
            let end = memchr::memchr(b';', rest.as_bytes()).unwrap_or(rest.len());
            let (one, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            rest = after.get(1..).unwrap_or("");
            let colon = memchr::memchr(b':', one.as_bytes()).and_then(|at| one.split_at_checked(at));
            let Some((name, value)) = colon else { continue };
            self.set(Name::of(name.trim_ascii()), value.get(1..).unwrap_or("").trim_ascii());
        }
    }

    fn set(&mut self, property: Name, value: &str) {
        meaning!(property,
            "display" => self.undisplayed = hides(value),
            "visibility" => self.unseen = hides(value),
            "opacity" => self.away.set(0, is_nothing(value)),
            "left" => self.away.set(1, is_off_page(value)),
            "top" => self.away.set(2, is_off_page(value)),
            "font-size" => self.sizeless = Some(is_nothing(value)),
            "vertical-align" => self.superior = raises(value),
            "page-break-before" | "break-before" => self.page_before = breaks_page(value),
            "page-break-after" | "break-after" => self.page_after = breaks_page(value),
            "margin" => {
                self.spaced.set(0, is_spaced(value));
                self.margin.all = Some(points(left_of(value)).unwrap_or(0));
            },
            "margin-top" => self.spaced.set(1, is_spaced(value)),
            "margin-bottom" => self.spaced.set(2, is_spaced(value)),
            "margin-left" => self.margin.left = Some(points(value).unwrap_or(0)),
            "padding" => {
                self.spaced.set(3, is_spaced(value));
                self.padding.all = Some(points(left_of(value)).unwrap_or(0));
            },
            "padding-top" => self.spaced.set(4, is_spaced(value)),
            "padding-bottom" => self.spaced.set(5, is_spaced(value)),
            "padding-left" => self.padding.left = Some(points(value).unwrap_or(0)),
            "text-indent" => {
                self.first_line = points(value);
                self.away.set(3, is_off_page(value));
            },
            "border-top" => self.drawn.set(0, is_drawn(value)),
            "border-bottom" => self.drawn.set(1, is_drawn(value)),
            "width" => self.styled_short = Some(is_short(value)),
            "list-style" => self.numbered(1, value),
            "list-style-type" => self.numbered(2, value),
            _ => {},
        );
    }

    fn numbered(&mut self, strength: u8, value: &str) {
        if self.list.is_none_or(|(before, _)| before <= strength) {
            self.list = Some((strength, Style::named(value)));
        }
    }

    /// Whether it is not shown.
    pub(super) fn hidden(&self) -> bool {
        let never = meaning!(self.name, "template" | "ix:header" | "ix:hidden" => true, _ => false);
        self.hidden || self.undisplayed || self.unseen || self.away.any() || never
    }

    /// Whether it is printed above the line.
    pub(super) fn raised(&self) -> bool {
        self.superior || self.name == const { Name::of("sup") }
    }

    /// Whether white space stands between it and its neighbours.
    pub(super) fn spaced(&self) -> bool {
        self.spaced.any()
    }

    /// How far in it stands, in points: its left margin and padding.
    pub(super) fn left(&self) -> i32 {
        self.margin.points() + self.padding.points()
    }

    /// Whether it is drawn over less than half of the page's width.
    pub(super) fn short(&self) -> bool {
        self.styled_short.or(self.short).unwrap_or(false)
    }

    /// Whether a line is drawn along it that is too short to be an edge of the page.
    pub(super) fn ruled(&self) -> bool {
        self.short() && self.drawn.any()
    }

    /// How the items of this list, or this item, are numbered, if it says so.
    pub(super) fn numbering(&self) -> Option<Style> {
        self.list.and_then(|(_, style)| style)
    }
}
