//! What the tags of a page mean for its lines.

use smol_str::SmolStr;

/// What an element does to the lines around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing: letters run on through it.
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

/// The kind of the element of that (lower-case) name.
pub(super) fn kind(name: &str) -> Kind {
    match name {
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
    }
}

/// A start tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name in lower case.
    pub(super) name: SmolStr,
    /// Those of its attributes that matter, as [`ATTRIBUTES`] names them.
    attributes: Vec<(&'static str, SmolStr)>,
    /// Whether what follows is code up to the end tag.
    pub(super) code: bool,
    /// The properties of its style that matter, as [`PROPERTIES`] names them, in order.
    declared: Vec<(&'static str, SmolStr)>,
}

/// What is ever asked for, beside the style.
const ATTRIBUTES: [&str; 7] = ["hidden", "width", "colspan", "rowspan", "start", "type", "value"];

/// What of a style is ever asked for. Agents write ten declarations into every cell.
const PROPERTIES: [&str; 20] = [
    "display",
    "vertical-align",
    "page-break-before",
    "break-before",
    "page-break-after",
    "break-after",
    "margin",
    "margin-top",
    "margin-bottom",
    "margin-left",
    "padding-left",
    "text-indent",
    "padding",
    "padding-top",
    "padding-bottom",
    "border-top",
    "border-bottom",
    "width",
    "list-style",
    "list-style-type",
];

impl Tag {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        debug_assert!(ATTRIBUTES.contains(&name), "{name} is not kept");
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Takes an attribute, its name in lower case, if it matters.
    pub(super) fn take(&mut self, name: &str, value: &str) {
        if name == "style" && self.declared.is_empty() {
            return self.declare(value);
        }
        let known = ATTRIBUTES.into_iter().find(|known| *known == name);
        self.attributes.extend(known.map(|known| (known, SmolStr::new(value.trim()))));
    }

    fn declare(&mut self, style: &str) {
        let declarations = style.split(';').filter_map(|part| part.split_once(':'));
        let known = |(name, value): (&str, &str)| {
            let name = name.trim();
            let known = PROPERTIES.into_iter().find(|known| known.eq_ignore_ascii_case(name))?;
            Some((known, SmolStr::new(value.trim())))
        };
        self.declared = declarations.filter_map(known).collect();
    }

    /// The value of one of the [`PROPERTIES`]; the last word counts.
    pub(super) fn style(&self, name: &str) -> Option<&str> {
        debug_assert!(PROPERTIES.contains(&name), "{name} is not kept");
        self.declared.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    fn style_is(&self, name: &str, words: &[&str]) -> bool {
        self.style(name).is_some_and(|value| words.iter().any(|word| starts_with(value, word)))
    }

    /// A whole number between 1 and `most`; 1 where there is none.
    pub(super) fn number(&self, name: &str, most: usize) -> usize {
        self.get(name).and_then(|value| value.parse::<usize>().ok()).unwrap_or(1).clamp(1, most)
    }

    /// Whether it is not shown.
    pub(super) fn hidden(&self) -> bool {
        self.style_is("display", &["none"]) || self.get("hidden").is_some()
    }

    /// Whether it is printed above the line.
    pub(super) fn raised(&self) -> bool {
        self.name == "sup" || self.style_is("vertical-align", &["super"])
    }

    /// Whether a page ends where it begins.
    pub(super) fn page_before(&self) -> bool {
        ["page-break-before", "break-before"].iter().any(|name| self.style_is(name, PAGE_BREAKS))
    }

    /// Whether a page ends where it ends.
    pub(super) fn page_after(&self) -> bool {
        ["page-break-after", "break-after"].iter().any(|name| self.style_is(name, PAGE_BREAKS))
    }

    /// Whether white space stands between it and its neighbours.
    pub(super) fn spaced(&self) -> bool {
        let sides = ["margin", "margin-top", "margin-bottom", "padding", "padding-top", "padding-bottom"];
        sides
            .iter()
            .filter_map(|side| self.style(side))
            .any(|value| first_word(value).contains(|c| matches!(c, '1'..='9')))
    }

    /// How far in it stands, in points: its left margin and padding.
    pub(super) fn left(&self) -> i32 {
        let side = |side: &str, all: &str| {
            let own = self.style(side);
            own.or_else(|| self.style(all).and_then(left_of)).and_then(points).unwrap_or(0)
        };
        side("margin-left", "margin") + side("padding-left", "padding")
    }

    /// How much farther in its first line stands, in points.
    pub(super) fn first_line(&self) -> Option<i32> {
        self.style("text-indent").and_then(points)
    }

    /// Whether a line is drawn along it that is too short to be an edge of the page.
    pub(super) fn ruled(&self) -> bool {
        let drawn =
            |side| self.style(side).is_some_and(|value| !matches!(first_word(value), "none" | "0" | "0px" | "0pt"));
        self.short() && (drawn("border-bottom") || drawn("border-top"))
    }

    /// Whether it is drawn over less than half of the page's width.
    pub(super) fn short(&self) -> bool {
        /// A page is some 600 pixels or points wide.
        const HALF_PAGE: u32 = 300;
        let Some(width) = self.style("width").or_else(|| self.get("width")) else { return false };
        let digits = width.find(|c: char| !c.is_ascii_digit()).unwrap_or(width.len());
        let (number, rest) = width.split_at(digits);
        let whole = number.parse::<u32>().unwrap_or(0);
        match rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()).trim() {
            "%" => whole < 50,
            "in" => whole < HALF_PAGE / 96,
            "em" => whole < HALF_PAGE / 12,
            "px" | "pt" | "" => whole < HALF_PAGE && !number.is_empty(),
            _ => false,
        }
    }
}

const PAGE_BREAKS: &[&str] = &["always", "page", "left", "right"];

/// The left one of the four sides that "1pt 2pt 3pt 4pt" and its shorter forms give.
fn left_of(sides: &str) -> Option<&str> {
    let sides: Vec<&str> = sides.split_whitespace().take(4).collect();
    sides.get(3).or(sides.get(1)).or(sides.first()).copied()
}

/// A length in points; of what the page's width decides, as much as on a printed page.
fn points(length: &str) -> Option<i32> {
    /// Farther in than this nothing stands on a page.
    const FAR: f32 = 400.0;
    let length = first_word(length);
    let end = length.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+')).unwrap_or(length.len());
    let (number, unit) = length.split_at(end);
    let size = match unit.to_ascii_lowercase().as_str() {
        "pt" => 1.0,
        "px" => 0.75,
        "in" => 72.0,
        "em" | "rem" => 10.0,
        "cm" => 28.0,
        "%" => 4.5,
        _ => return None,
    };
    Some((number.parse::<f32>().ok()? * size).clamp(-FAR, FAR) as i32)
}

fn first_word(value: &str) -> &str {
    value.split_whitespace().next().unwrap_or("")
}

fn starts_with(value: &str, word: &str) -> bool {
    value.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}
