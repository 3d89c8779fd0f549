//! "J. Oak Income Fund" among names that bear no letters: an initial, and no item's letter. And "N. Oak Income Fund" below
//! "M. Elm Fund" in a list that counts from A: an item's letter, however late.

use std::collections::BTreeSet;

use crate::text::lines::Lines;

use super::entry::Entry;
use super::name::Mark;

/// A letter, its stop and a blank.
const LENGTH: u32 = 3;

/// Gives names the letter back that was taken for an item's, where the letters of the list count nothing; and takes it
/// off where they do.
pub(super) fn settle(lines: &Lines<'_>, entries: &mut [Entry]) {
    let items: BTreeSet<u8> = entries.iter().filter_map(|entry| item(lines, entry)).map(|(letter, _)| letter).collect();
    let counts = items.contains(&b'A') || items.iter().any(|letter| items.contains(&(letter + 1)));
    if items.is_empty() {
        return;
    }
    let late: BTreeSet<u8> = entries.iter().filter_map(initial).collect();
    // "V." and "X." are read as numerals.
    let follows = |letter: u8| (1..=2).any(|back| items.contains(&(letter - back)) || late.contains(&(letter - back)));
    for entry in entries {
        let name = &mut entry.name.name;
        if let Some((letter, start)) = item_of(lines, &entry.pieces, entry.name.mark).filter(|_| !counts) {
            // Otherwise the name is on the next line.
            if name.span.start.checked_sub(start) == Some(LENGTH) {
                name.span.start = start;
                name.value = format!("{}. {}", char::from(letter), name.value).into();
                entry.name.mark = Mark::None;
            }
        // Characters that nobody sees may stand between.
        } else if counts
            && initial_of(&name.value).is_some_and(follows)
            && entry.name.mark == Mark::None
            && lines.slice(name.span).get(..LENGTH as usize) == name.value.get(..LENGTH as usize)
        {
            name.span.start += LENGTH;
            name.value = name.value[LENGTH as usize..].into();
            entry.name.mark = Mark::Letter;
        }
    }
}

/// The letter that was taken for an item's, and where it stands.
fn item(lines: &Lines<'_>, entry: &Entry) -> Option<(u8, u32)> {
    item_of(lines, &entry.pieces, entry.name.mark)
}

fn item_of(lines: &Lines<'_>, pieces: &[crate::text::Span], mark: Mark) -> Option<(u8, u32)> {
    let piece = pieces.first().filter(|_| mark == Mark::Letter)?;
    let first = lines.slice(*piece);
    let at = first.find(|c: char| c.is_ascii_uppercase())?;
    let stands = first.get(at + 1..at + LENGTH as usize) == Some(". ");
    stands.then(|| (first.as_bytes()[at], piece.start + at as u32))
}

/// The letter that begins a name as an initial does.
fn initial(entry: &Entry) -> Option<u8> {
    initial_of(&entry.name.name.value)
}

fn initial_of(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [letter @ b'C'..=b'Z', b'.', b' ', _, ..] => Some(*letter),
        _ => None,
    }
}
