//! The desk: opened texts that lie at hand under a number, so that a text is read once and asked often. It holds a
//! bounded weight; the texts that nobody asked for longest go first, and whoever asks for one of them lays it down again.

use crate::Opened;
use crate::order::InOrder;

/// What the texts at hand may weigh together ([`weight`]): a few hundred agreements, or one exhibit of some ten megabytes
/// beside its likes, far below what a browser's tab may hold. The texts of the call that is being answered always stay.
pub const ROOM: usize = 96 << 20;

/// Opened texts under numbers that their owner gave.
#[derive(Debug, Default)]
pub struct Desk {
    /// The text asked for last stands last.
    texts: Vec<(u32, Opened)>,
}

/// The numbers of texts that do not lie on the desk (any more).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing(pub Vec<u32>);

impl Desk {
    /// Lays a text down in the place of one with the same number. Nothing else goes before [`Desk::tidy`].
    pub fn lay(&mut self, key: u32, opened: Opened) {
        self.forget(key);
        self.texts.push((key, opened));
    }

    /// Whether that text lies here.
    pub fn holds(&self, key: u32) -> bool {
        self.texts.iter().any(|(known, _)| *known == key)
    }

    /// The texts of those numbers in that order, which are from now on the last to go.
    ///
    /// # Errors
    /// The numbers of those that are not here.
    pub fn ask(&mut self, keys: &[u32]) -> Result<Vec<&Opened>, Missing> {
        let missing: Vec<u32> = keys.iter().copied().filter(|&key| !self.holds(key)).collect();
        if !missing.is_empty() {
            return Err(Missing(missing));
        }
        // A stable sort: what nobody asked for keeps its order before what was.
        self.texts.order_by_key(|(key, _)| keys.contains(key));
        let one = |key: &u32| self.texts.iter().find(|(known, _)| known == key).map(|(_, opened)| opened);
        Ok(keys.iter().filter_map(one).collect())
    }

    fn forget(&mut self, key: u32) {
        self.texts.retain(|(known, _)| *known != key);
    }

    /// Lets all others go: nobody will ask for them soon.
    pub fn keep(&mut self, keys: &[u32]) {
        self.texts.retain(|(known, _)| keys.contains(known));
    }

    /// Lets the texts go that weigh too much together, but none of the last `keep`.
    pub fn tidy(&mut self, keep: usize, room: usize) {
        let mut total: usize = self.texts.iter().map(|(_, opened)| weight(opened)).sum();
        let spare = self.texts.len().saturating_sub(keep);
        let mut gone = 0;
        for (_, opened) in self.texts.iter().take(spare) {
            if total <= room {
                break;
            }
            total -= weight(opened);
            gone += 1;
        }
        self.texts.drain(..gone);
    }
}

/// About how many bytes a text takes up: itself, its readable text with the way back, and what was read from it, which
/// in a list is up to three times the list.
fn weight(opened: &Opened) -> usize {
    let flat = opened.flat.text.len() + opened.flat.pieces.len() * size_of::<crate::text::flat::Piece>();
    let reading: usize =
        opened.reading.documents.iter().map(|document| 200 * (document.blocks.len() + names(document))).sum();
    // Plain text is its own readable text.
    let source = if opened.flat.pieces.is_empty() { 0 } else { opened.source.text.len() };
    source + flat + reading
}

/// How many names and other small facts a document holds.
fn names(document: &crate::model::Document) -> usize {
    let portfolios =
        |schedule: &crate::model::Schedule| schedule.funds.iter().map(|fund| 2 + fund.portfolios.len()).sum::<usize>();
    document.schedules.iter().map(portfolios).sum::<usize>() + document.signatures.len() + document.problems.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(length: usize) -> Opened {
        crate::open("larch.txt", b"larch\n".repeat(length / 6), None)
    }

    #[test]
    fn what_was_asked_for_longest_ago_goes_first() {
        let mut desk = Desk::default();
        (1..=4).for_each(|key| desk.lay(key, text(600)));
        let one = weight(&text(600));
        assert_eq!(desk.ask(&[1, 3]).map(|texts| texts.len()), Ok(2));
        desk.tidy(0, 3 * one);
        assert_eq!(desk.ask(&[2]), Err(Missing(vec![2])), "asked for last of all");
        desk.tidy(0, 2 * one);
        assert_eq!(desk.ask(&[4, 1]), Err(Missing(vec![4])));
        assert!(desk.holds(1) && desk.holds(3));
    }

    #[test]
    fn what_is_being_asked_for_stays_however_heavy() {
        let mut desk = Desk::default();
        (1..=3).for_each(|key| desk.lay(key, text(6_000)));
        desk.tidy(2, 0);
        assert_eq!(desk.ask(&[2, 3, 2]).map(|texts| texts.len()), Ok(3));
        desk.forget(2);
        assert_eq!(desk.ask(&[1, 2, 3]), Err(Missing(vec![1, 2])));
        desk.lay(4, text(60));
        desk.keep(&[4, 5]);
        assert_eq!(desk.ask(&[3, 4]), Err(Missing(vec![3])));
    }

    #[test]
    fn a_number_means_the_text_laid_down_last() {
        let mut desk = Desk::default();
        desk.lay(7, text(60));
        desk.lay(7, text(600));
        let sizes = desk.ask(&[7]).map(|texts| texts.iter().map(|opened| opened.source.bytes).collect::<Vec<_>>());
        assert_eq!(sizes, Ok(vec![600]));
    }
}
