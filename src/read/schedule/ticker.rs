//! "Oak Income Fund (OAK)", "Elm Income Fund+ (ELM)": the symbol under which a fund is traded stands behind its name, in a list that
//! tells it of several. It is said of the fund, and no part of what it is called.

use crate::text::lines::Lines;
use crate::text::{Span, Words};

use super::columns::is_ticker;
use super::entry::Entry;

/// So many names with a symbol make it the list's way; in fewer it may be part of the name ("(USD)").
const FEWEST: usize = 3;

/// Takes the symbols off the names.
pub(super) fn set_apart(lines: &Lines<'_>, entries: &mut [Entry]) {
    let told = entries.iter().filter(|entry| symbol(&entry.name.name.value).is_some()).count();
    if told < FEWEST {
        return;
    }
    for name in entries.iter_mut().map(|entry| &mut entry.name) {
        let Some(length) = symbol(&name.name.value) else { continue };
        let Some((kept, aside)) = cut(lines, &name.name, length) else { continue };
        name.remarks.push(aside);
        name.name = kept;
        // "Oak Fund+": the mark stood between the two.
        if let Some((kept, _)) = name.name.value.ends_with('+').then(|| cut(lines, &name.name, 1)).flatten() {
            name.marks.push("+".to_owned());
            name.name = kept;
        }
    }
}

/// How many bytes of a name its symbol and the parenthesis around it are.
fn symbol(name: &str) -> Option<usize> {
    let (_, aside) = name.rsplit_once(" (")?;
    aside.strip_suffix(')').filter(|symbol| is_ticker(symbol) && !symbol.bytes().all(|b| b.is_ascii_digit()))?;
    Some(aside.len() + 1)
}

/// Words without the last `length` bytes of what they say, and these, where they stand on one line.
fn cut(lines: &Lines<'_>, words: &Words, length: usize) -> Option<(Words, Words)> {
    let mut kept = words.clone();
    let last = kept.more.last_mut().unwrap_or(&mut kept.span);
    let said = words.value.get(words.value.len().checked_sub(length)?..)?;
    let at = lines.slice(*last).rfind(said).filter(|at| at + said.len() == lines.slice(*last).len())?;
    let start = last.start + at as u32;
    let aside = lines.words(Span { start, end: last.end });
    let front = lines.slice(*last)[..at].trim_end().len() as u32;
    *last = Span { start: last.start, end: last.start + front };
    let value = words.value[..words.value.len() - length].trim_end();
    if last.is_empty() || value.is_empty() {
        return None;
    }
    kept.value = value.into();
    Some((kept, aside))
}
