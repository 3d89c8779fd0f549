//! Putting lists in order. The standard library compiles its sort anew for every type of element, three to five kilobytes
//! of the page each time; here one sort, of places, serves all lists that are short or mostly in order already.

use std::cmp::Ordering;

/// Lists that can be put in order. Elements that are alike keep the order that they have.
pub(crate) trait InOrder<T> {
    /// By what `compare` says of two elements.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// By a key of each element.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// By the elements themselves.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> InOrder<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let Some(mut ranks) = ranks(self.len(), &mut |a, b| compare(&self[a], &self[b])) else { return };
        for i in 0..self.len() {
            while ranks[i] != i {
                let to = ranks[i];
                self.swap(i, to);
                ranks.swap(i, to);
            }
        }
    }
}

/// The rank of each of so many places; none if they are in order.
fn ranks(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Option<Vec<usize>> {
    (1..count).any(|i| compare(i - 1, i).is_gt()).then_some(())?;
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&a, &b| compare(a, b));
    let mut ranks = vec![0; count];
    places.iter().enumerate().for_each(|(rank, &place)| ranks[place] = rank);
    Some(ranks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_as_the_standard_library_does() {
        // Every arrangement of figures of which some are alike.
        for seed in 0..4_u32.pow(6) {
            let list: Vec<(u32, usize)> = (0..6).map(|i| ((seed / 4_u32.pow(i)) % 4, i as usize)).collect();
            let (mut ours, mut theirs) = (list.clone(), list);
            ours.order_by_key(|(figure, _)| *figure);
            theirs.sort_by_key(|(figure, _)| *figure);
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn orders_what_is_nothing_or_the_other_way_round() {
        let mut none: [u8; 0] = [];
        none.order();
        let mut names = ["Oak", "Elm", "Ash"];
        names.order();
        assert_eq!(names, ["Ash", "Elm", "Oak"]);
    }
}
