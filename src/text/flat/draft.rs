//! The tag that is being read, with what of its attributes matters.

use std::borrow::Cow;
use std::ops::Range;

use super::feed::first_of;
use super::name::Name;
use super::sheet::{Class, unseen_classes};
use super::tags::{Attribute, Tag, attribute};

/// A tag as far as it has been read. Places are bytes of the source.
pub(super) struct Draft<'a> {
    source: &'a str,
    pub(super) tag: Tag,
    /// Whether it ends an element.
    pub(super) ends: bool,
    /// Where its name stands, and that of the attribute that is being read; none once that is taken.
    called: (usize, usize),
    name: Option<(usize, usize)>,
    /// What that attribute is, once its value begins, and that value.
    attribute: Option<Attribute>,
    value: Cow<'a, str>,
    /// Where that value stands in the source.
    written: Option<(usize, usize)>,
    /// One of the attributes holds tags: its quote was never closed.
    pub(super) torn: bool,
    /// The classes that the page's own sheets do not show.
    unseen: Vec<Class<'a>>,
}

impl<'a> Draft<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        Self {
            source,
            tag: Tag::default(),
            ends: false,
            called: (0, 0),
            name: None,
            attribute: None,
            value: Cow::Borrowed(""),
            written: None,
            torn: false,
            unseen: Vec::new(),
        }
    }

    /// Learns of a sheet what it does not show; tells whether there is anything.
    pub(super) fn learn(&mut self, sheet: &'a str) -> bool {
        unseen_classes(sheet, &mut self.unseen);
        !self.unseen.is_empty()
    }

    /// Whether the tag's elements are not shown if they are of that class.
    fn is_unseen(&self, class: &str) -> bool {
        let of_it = |element: &str| element.is_empty() || Name::of(element) == self.name();
        self.unseen.iter().any(|unseen| unseen.name == class && of_it(unseen.element))
    }

    fn take(&mut self, attribute: Attribute, value: &str) {
        if attribute != Attribute::Class {
            self.tag.take(attribute, value);
        } else if !self.unseen.is_empty() && value.split_ascii_whitespace().any(|class| self.is_unseen(class)) {
            self.tag.take(Attribute::Hidden, "");
        }
    }

    /// Begins a tag whose first letter ends at `at`.
    pub(super) fn begin(&mut self, ends: bool, at: usize) {
        self.tag = Tag::default();
        self.ends = ends;
        self.torn = false;
        self.called = (at.saturating_sub(1), at);
        self.forget_attribute();
    }

    /// Its name goes on up to `at`.
    pub(super) fn called_to(&mut self, at: usize) {
        self.called.1 = at;
    }

    /// What it is called so far.
    pub(super) fn name(&self) -> Name {
        self.named(self.called)
    }

    /// The name that stands there. The machine hands names on in pieces, letter by letter where they are capitals: from
    /// the source they are taken at once.
    fn named(&self, (start, end): (usize, usize)) -> Name {
        let mut name = Name::default();
        name.push(self.source.as_bytes().get(start..end).unwrap_or_default());
        name
    }

    /// Begins an attribute whose first letter ends at `at`.
    pub(super) fn begin_attribute(&mut self, at: usize) {
        self.end_attribute();
        self.name = Some((at.saturating_sub(1), at));
    }

    /// The name of the attribute goes on up to `at`.
    pub(super) fn named_to(&mut self, at: usize) {
        if let Some((_, end)) = &mut self.name {
            *end = at;
        }
    }

    /// Takes an attribute whose first letter ends at `at`, if `rest`, which follows, is written as nearly all are:
    /// `name="value"` with nothing in it that is spelt otherwise, and the tag's end or the next attribute right after it.
    /// How much of the rest it is.
    pub(super) fn take_at_once(&mut self, at: usize, rest: &[u8]) -> Option<usize> {
        let length = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'-'))?;
        let &quote = rest.get(length + 1).filter(|_| rest.get(length) == Some(&b'='))?;
        let value = rest.get(length + 2..).filter(|_| matches!(quote, b'"' | b'\''))?;
        let end = first_of(quote, b'&', 0, b'\r', value)?;
        let [closing, after, next, ..] = value.get(end..)? else { return None };
        if *closing != quote || !(*after == b'>' || *after == b' ' && next.is_ascii_alphabetic()) {
            return None;
        }
        let start = at + length + 2;
        let value = self.source.get(start..start + end)?;
        let (first, _) = self.name.take()?;
        if let Some(attribute) = attribute(self.named((first, at + length))) {
            self.take(attribute, value);
        }
        self.torn |= is_torn(value);
        Some(length + 2 + end + 1)
    }

    /// Takes a piece of the attribute's value, which ends at `at`.
    pub(super) fn push_value(&mut self, value: &[u8], at: usize) {
        self.written.get_or_insert((at.saturating_sub(value.len()), at)).1 = at;
        if self.attribute.is_none() {
            self.attribute = self.name.and_then(|name| attribute(self.named(name)));
        }
        if self.attribute.is_none() {
            return;
        }
        match same(self.source, value, at).and_then(|place| self.source.get(place)) {
            Some(words) if self.value.is_empty() => self.value = Cow::Borrowed(words),
            _ => self.value.to_mut().push_str(&String::from_utf8_lossy(value)),
        }
    }

    /// Ends the attribute that is being read, if there is one.
    pub(super) fn end_attribute(&mut self) {
        // One without a value has not been looked up yet.
        if let Some(attribute) = self.attribute.or_else(|| attribute(self.named(self.name?))) {
            let value = std::mem::take(&mut self.value);
            self.take(attribute, &value);
        }
        if let Some((start, end)) = self.written {
            self.torn |= is_torn(self.source.get(start..end).unwrap_or(""));
        }
        self.forget_attribute();
    }

    fn forget_attribute(&mut self) {
        self.name = None;
        self.attribute = None;
        self.value = Cow::Borrowed("");
        self.written = None;
    }
}

/// Tags in an attribute are a quote that was never closed.
fn is_torn(value: &str) -> bool {
    memchr::memchr(b'>', value.as_bytes()).is_some() && value.contains("</")
}

/// Where bytes that end at `at` stand in the source, if they stand there as they are.
pub(super) fn same(source: &str, bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let place = at.checked_sub(bytes.len())?..at;
    let same = source.as_bytes().get(place.clone())?;
    // Nearly always the machine hands over a piece of the source itself.
    (std::ptr::eq(same, bytes) || same == bytes).then_some(place)
}

#[cfg(test)]
mod tests {
    use crate::text::flat::Flat;
    use crate::text::source::Source;

    #[test]
    fn attributes_however_they_are_written() {
        let hides = |tag: &str| {
            let page = format!("<html><body>{tag}Oak</p>Elm");
            let text = Flat::of(&Source::from_text("page", &page)).text;
            assert!(text.contains("Elm"), "{tag}");
            !text.contains("Oak")
        };
        for tag in [
            "<p style=\"display:none\">",
            "<P CLASS='a' STYLE='display:none' ID=b>",
            "<p style=display:none>",
            "<p style = \"display:none\">",
            "<p class=\"a\"style=\"display:none\">",
            "<p class=\"a\"\r\nstyle=\"display:none\"\n>",
            "<p style=\"display&#58;none\">",
            "<p/style=\"display:none\"/>",
            "<p data-a=\"c\" style=\"display:none\" style=\"\">",
        ] {
            assert!(hides(tag), "{tag}");
        }
        for tag in [
            "<p style=\"\">",
            "<p xstyle=\"display:none\">",
            "<p style=\"a\" style=\"display:none\">",
            "<p style=\"a\" =\"display:none\">",
            "<p style=\"a\"=style=\"display:none\">",
            "<p title=\"style='display:none'\">",
        ] {
            assert!(!hides(tag), "{tag}");
        }
    }
}
