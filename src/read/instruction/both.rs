//! Sentences that add some names and remove others: "to add A and B, and to delete C", "A is removed and B is added".

use std::ops::Range;

use crate::text::known::KnownPhrases;

static ADDING: KnownPhrases =
    KnownPhrases::of(&["to add ", " adds ", "adding ", "addition of ", "hereby add ", "to include ", "to insert "]);
static REMOVING: KnownPhrases = KnownPhrases::of(&[
    "to delete ",
    "to remove ",
    "deleting ",
    "removing ",
    "deletion of ",
    "removal of ",
    "liquidation of ",
    "termination of ",
    "withdrawal of ",
    "hereby remove ",
    "to exclude ",
    "to eliminate ",
    "to omit ",
    "striking ",
    " deletes ",
    " removes ",
    " omits ",
    " drops ",
    " eliminates ",
    " withdraws ",
]);
static ADDED: KnownPhrases = KnownPhrases::of(&[
    " is added",
    " are added",
    " hereby added",
    " be added",
    " been added",
    " is inserted",
    " are inserted",
    " hereby inserted",
    " takes its place",
    " take its place",
    " take their place",
]);
static REMOVED: KnownPhrases = KnownPhrases::of(&[
    " is removed",
    " are removed",
    " is deleted",
    " are deleted",
    " hereby removed",
    " been removed",
    " been deleted",
    " hereby deleted",
    " is struck",
    " are struck",
    " is omitted",
    " are omitted",
    " is eliminated",
    " are eliminated",
    " is withdrawn",
    " are withdrawn",
    " hereby withdrawn",
]);

/// Which of `named` a sentence adds and which it removes, where it does both. `lower` is the sentence in lower case,
/// `start` where it begins in the text that the names are ranges of.
pub(super) fn added_and_removed(lower: &str, start: usize, named: &[Range<usize>]) -> Option<[Vec<Range<usize>>; 2]> {
    let places = |words: &KnownPhrases| -> Vec<usize> { words.places(lower).map(|(at, _)| start + at).collect() };
    // "by substituting Oak Fund for Elm Fund": the first takes the place of the second.
    if let (Some(at), [new, old]) = (lower.find("substituting "), named)
        && start + at < new.start
        && lower.get(new.end - start..old.start - start).is_some_and(|link| link.trim_matches(['"', ' ']) == "for")
    {
        return Some([vec![new.clone()], vec![old.clone()]]);
    }
    let (adding, removing, added, removed) = (places(&ADDING), places(&REMOVING), places(&ADDED), places(&REMOVED));
    if adding.is_empty() && added.is_empty() || removing.is_empty() && removed.is_empty() {
        return None;
    }
    // A verb before the name says what is done to it; where there is none, the next one behind it does.
    let before = |places: &[usize], at: usize| places[..places.partition_point(|p| *p < at)].last().copied();
    let behind =
        |places: &[usize], at: usize| places.get(places.partition_point(|p| *p <= at)).copied().unwrap_or(usize::MAX);
    let adds = |name: &&Range<usize>| match (before(&adding, name.start), before(&removing, name.start)) {
        (None, None) => behind(&added, name.start) < behind(&removed, name.start),
        (add, remove) => add > remove,
    };
    let (add, remove): (Vec<_>, Vec<_>) = named.iter().partition(adds);
    let all = |list: Vec<&Range<usize>>| list.into_iter().cloned().collect::<Vec<_>>();
    (!add.is_empty() && !remove.is_empty()).then(|| [all(add), all(remove)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_goes_with_its_verb() {
        let find = |text: &str| {
            let named: Vec<_> = text.match_indices("OAK").map(|(at, _)| at..at + 3).collect();
            added_and_removed(&text.to_lowercase(), 0, &named).map(|[a, b]| (a.len(), b.len()))
        };
        assert_eq!(find("It is amended to add OAK and OAK, and to delete OAK."), Some((2, 1)));
        assert_eq!(find("OAK is removed and OAK is added."), Some((1, 1)));
        assert_eq!(find("OAK has been added and OAK is removed."), Some((1, 1)));
        assert_eq!(find("In Schedule A, OAK is inserted and OAK is struck."), Some((1, 1)));
        assert_eq!(find("It is amended to include OAK and OAK and to exclude OAK."), Some((2, 1)));
        assert_eq!(find("The restated Schedule C adds OAK, deletes OAK and OAK, and does more."), Some((1, 2)));
        assert_eq!(
            find("Schedule A, which includes OAK, is amended to delete OAK."),
            None,
            "what it held is not added"
        );
        assert_eq!(find("OAK is removed from what was added."), None);
    }
}
