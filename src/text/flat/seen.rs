//! Start tags that stood on the page before: one that is written the same is not read again.

use super::feed::first_of;
use super::tags::Tag;

/// The last tags with attributes, each at a place that its letters give. Agents write the same few of them into every
/// cell.
pub(super) struct Seen<'a> {
    tags: Vec<(&'a [u8], Tag)>,
}

/// Where a tag would be kept, and how it is written: from its first letter up to its `>`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    place: usize,
    pub(super) letters: &'a [u8],
}

/// More than a page has kinds of cells.
const PLACES: usize = 64;
/// A longer tag is read each time.
const LONGEST: usize = 512;

impl<'a> Seen<'a> {
    pub(super) fn new() -> Self {
        Self { tags: Vec::new() }
    }

    /// The tag that was written so before. With the same letters the machine would end at the same place with the same
    /// tag, since it begins each tag in the same state.
    pub(super) fn get(&self, written: Written<'_>) -> Option<&Tag> {
        let (letters, tag) = self.tags.get(written.place)?;
        (*letters == written.letters).then_some(tag)
    }

    /// Keeps a tag that ended at the first `>` in it.
    pub(super) fn keep(&mut self, written: Written<'a>, tag: &Tag) {
        // A page without attributes needs no room for them.
        if self.tags.is_empty() {
            self.tags = vec![(&[], Tag::default()); PLACES];
        }
        if let Some(kept) = self.tags.get_mut(written.place) {
            *kept = (written.letters, *tag);
        }
    }
}

impl<'a> Written<'a> {
    /// The tag with whose first letter `rest` begins, if it has attributes.
    pub(super) fn of(rest: &'a [u8]) -> Option<Self> {
        /// What Fibonacci hashing multiplies by: two to the power of 64 through the golden ratio.
        const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
        let near = rest.get(..LONGEST).unwrap_or(rest);
        let length = first_of(b'>', b'>', b'>', b'>', near)?;
        let letters = near.get(..length)?;
        // The value of an attribute makes a tag longer than a word; of shorter ones nothing is gained.
        let (first, last) = (letters.first_chunk::<8>()?, letters.last_chunk::<8>()?);
        let middle = letters.get(length / 2 - 4..)?.first_chunk::<8>()?;
        let mix = [first, middle, last]
            .iter()
            .fold(length as u64, |mix, part| (mix.rotate_left(23) ^ u64::from_le_bytes(**part)).wrapping_mul(GOLDEN));
        Some(Self { place: (mix >> 32) as usize % PLACES, letters })
    }
}

#[cfg(test)]
mod tests {
    use crate::text::flat::Flat;
    use crate::text::source::Source;

    #[test]
    fn a_tag_means_each_time_what_is_written_in_it() {
        let shown = "<P STYLE=\"margin-left:10pt; display:block\">";
        let hidden = "<P STYLE=\"margin-left:10pt; display:none\">";
        // The first `>` does not end it.
        let arrow = "<P TITLE=\"a list -> of funds\" STYLE=\"display:block\">";
        let page = format!(
            "<HTML><BODY>{shown}Oak{hidden}Elm{shown}Ash{arrow}Fir{arrow}Yew{shown}Larch{hidden}Pine<P>Rowan</BODY></HTML>"
        );
        let text = Flat::of(&Source::from_text("page", &page)).text;
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["Oak", "Ash", "Fir", "Yew", "Larch", "Rowan"]);
    }

    #[test]
    fn tags_with_the_same_attributes_keep_their_names() {
        let like = " STYLE=\"margin-top:0pt\"";
        let page = format!(
            "<HTML><BODY><OL{like}><LI>Oak</OL><UL{like}><LI>Elm</UL><P{like}>Ash<B{like}>Fir</B></P></BODY></HTML>"
        );
        let text = Flat::of(&Source::from_text("page", &page)).text;
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["1. Oak", "• Elm", "AshFir"]);
    }

    #[test]
    fn code_is_looked_for_each_time() {
        let code = "<SCRIPT TYPE=\"text/javascript\">";
        let page = format!("<HTML><BODY>Oak{code}a<b</SCRIPT>Elm{code}c<d</SCRIPT>Ash{code}never ended</BODY></HTML>");
        let text = Flat::of(&Source::from_text("page", &page)).text;
        assert_eq!(text.trim(), "OakElmAshnever ended");
    }
}
