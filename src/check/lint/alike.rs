//! Which of very many names may be the same, found without keeping a second copy of them.

use std::hash::{DefaultHasher, Hash, Hasher};

/// What a name is looked up by, and its number. Two that are the same have one key; two others hardly ever.
pub(super) type Key = (u64, usize);

/// The key of what a name is compared by.
pub(super) fn key(compared: &impl Hash, number: usize) -> Key {
    let mut hasher = DefaultHasher::new();
    compared.hash(&mut hasher);
    (hasher.finish(), number)
}

/// The numbers of the names that share a key, two at least, in ascending order.
pub(super) fn alike(mut keys: Vec<Key>) -> impl Iterator<Item = Vec<usize>> {
    // Sorting small pairs runs through memory from end to end, where a map of names jumps about in it: with hundreds of
    // thousands of them that is most of the time.
    keys.sort_unstable();
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(&(key, _)) = keys.get(from) {
            let same = keys[from..].iter().take_while(|(other, _)| *other == key);
            let numbers: Vec<usize> = same.map(|&(_, number)| number).collect();
            from += numbers.len();
            if numbers.len() > 1 {
                return Some(numbers);
            }
        }
        None
    })
}
