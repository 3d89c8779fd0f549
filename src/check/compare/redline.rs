//! What is not a schedule, compared word by word. Where lines wrap, how they are justified and where pages end does not
//! matter, nor does the style of quotes and dashes.

use std::collections::HashMap;

use imara_diff::{Algorithm, Diff, Hunk, Token};

use super::delta::{Paragraph, Piece, Redline};
use crate::check::side::Side;
use crate::model::BlockKind;
use crate::order::InOrder;
use crate::text::Span;
use crate::text::fold::{is_blank, is_unseen, plain};
use crate::text::lines::Shape;

/// A word of the running text.
#[derive(Debug, Clone, Copy)]
struct Word {
    span: Span,
    token: Token,
    /// It begins a paragraph.
    opens: bool,
}

/// Compares the running text of two documents: finds which paragraphs are one, and then the words of each.
pub fn redline(before: Side<'_>, after: Side<'_>) -> Redline {
    let mut tokens = Tokens::default();
    let (old, new) = (tokens.words(before), tokens.words(after));
    let (old, new) = (paragraphs(&old), paragraphs(&new));
    let partners = partners(&old, &new);
    let mut paragraphs = Vec::with_capacity(new.len());
    let mut next = 0;
    for (i, words) in new.iter().enumerate() {
        let partner = partners.get(i).copied().flatten();
        // What is gone stands before the paragraph that followed it.
        let upto = partner.unwrap_or(next);
        let gone = old.get(next..upto).unwrap_or(&[]);
        paragraphs.extend(gone.iter().filter_map(|words| one_sided(before, words, Which::Before)));
        next = next.max(partner.map_or(next, |partner| partner + 1));
        let shown = match partner.and_then(|partner| old.get(partner)) {
            Some(was) => Some(both(before, after, was, words)),
            None => one_sided(after, words, Which::After),
        };
        paragraphs.extend(shown);
    }
    paragraphs
        .extend(old.get(next..).unwrap_or(&[]).iter().filter_map(|words| one_sided(before, words, Which::Before)));
    let changed = paragraphs.iter().filter(|paragraph| paragraph.changed).count();
    Redline { paragraphs, changed }
}

fn paragraphs(words: &[Word]) -> Vec<&[Word]> {
    words.chunk_by(|_, next| !next.opens).collect()
}

/// For each paragraph after, the one before with which it shares at least half the words of the shorter, and more than
/// with any other.
fn partners(old: &[&[Word]], new: &[&[Word]]) -> Vec<Option<usize>> {
    let numbered = |paragraphs: &[&[Word]]| -> (Vec<Word>, Vec<usize>) {
        let of = paragraphs.iter().enumerate().flat_map(|(i, words)| words.iter().map(move |_| i));
        (paragraphs.concat(), of.collect())
    };
    let ((old_words, old_of), (new_words, new_of)) = (numbered(old), numbered(new));
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for (b, a) in same_words(&old_words, &new_words) {
        if let (Some(&b), Some(&a)) = (old_of.get(b), new_of.get(a)) {
            *shared.entry((b, a)).or_default() += 1;
        }
    }
    let mut pairs: Vec<_> = shared.into_iter().collect();
    pairs.order_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
    let mut taken = vec![false; old.len()];
    let mut out = vec![None; new.len()];
    for ((b, a), count) in pairs {
        let shorter = old.get(b).map_or(0, |words| words.len()).min(new.get(a).map_or(0, |words| words.len()));
        if let (Some(taken @ false), Some(partner @ None), true) =
            (taken.get_mut(b), out.get_mut(a), count * 2 >= shorter)
        {
            (*taken, *partner) = (true, Some(b));
        }
    }
    short_ones(old, new, &mut out);
    out
}

/// Short paragraphs that begin alike between two that are paired, as "Dated:" and a date.
fn short_ones(old: &[&[Word]], new: &[&[Word]], partners: &mut [Option<usize>]) {
    const SHORT: usize = 12;
    let first = |paragraph: Option<&&[Word]>| {
        let words = paragraph.filter(|words| words.len() <= SHORT)?;
        words.first().map(|word| word.token)
    };
    // For each paragraph after, the partner of the next one that has one: there the search ends.
    let mut ends = vec![old.len(); new.len() + 1];
    for a in (0..new.len()).rev() {
        let later = ends.get(a + 1).copied().unwrap_or(old.len());
        let own = partners.get(a).copied().flatten().unwrap_or(later);
        ends.iter_mut().skip(a).take(1).for_each(|end| *end = own);
    }
    let mut next = 0;
    for a in 0..new.len() {
        if let Some(partner) = partners.get(a).copied().flatten() {
            next = partner + 1;
            continue;
        }
        let end = ends.get(a).copied().unwrap_or(old.len());
        let Some(own) = first(new.get(a)) else { continue };
        if let Some(b) = (next..end.min(next + SHORT)).find(|&b| first(old.get(b)) == Some(own)) {
            partners.iter_mut().skip(a).take(1).for_each(|partner| *partner = Some(b));
            next = b + 1;
        }
    }
}

/// The indices of words that are the same in both, in order.
fn same_words(old: &[Word], new: &[Word]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut b, mut a) = (0, 0);
    for hunk in hunks(old, new) {
        out.extend((b..hunk.before.start as usize).zip(a..hunk.after.start as usize));
        (b, a) = (hunk.before.end as usize, hunk.after.end as usize);
    }
    out.extend((b..old.len()).zip(a..new.len()));
    out
}

fn hunks(old: &[Word], new: &[Word]) -> Vec<Hunk> {
    if old.iter().map(|word| word.token).eq(new.iter().map(|word| word.token)) {
        return Vec::new();
    }
    // Numbered anew: what it costs to compare two paragraphs must not grow with the words of the whole text.
    let mut known: HashMap<u32, Token> = HashMap::new();
    let mut tokens = |words: &[Word]| -> Vec<Token> {
        let mut number = |word: &Word| {
            let fresh = Token(known.len() as u32);
            *known.entry(word.token.0).or_insert(fresh)
        };
        words.iter().map(&mut number).collect()
    };
    let (old, new) = (tokens(old), tokens(new));
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &old, &new, known.len() as u32);
    diff.hunks().collect()
}

#[derive(Clone, Copy)]
enum Which {
    Before,
    After,
}

/// A paragraph of one side only.
fn one_sided(side: Side<'_>, words: &[Word], which: Which) -> Option<Paragraph> {
    Some(Paragraph { pieces: vec![piece(side, words, which)?], changed: true })
}

fn piece(side: Side<'_>, words: &[Word], which: Which) -> Option<Piece> {
    let span = hull(words)?;
    let (before, after) = match which {
        Which::Before => (Some(span), None),
        Which::After => (None, Some(span)),
    };
    Some(Piece { text: text_of(side, words), before, after })
}

/// A paragraph of both sides, word by word.
fn both(before: Side<'_>, after: Side<'_>, old: &[Word], new: &[Word]) -> Paragraph {
    let mut pieces = Vec::new();
    let (mut b, mut a) = (0, 0);
    let same = |old: Option<&[Word]>, new: Option<&[Word]>| {
        let new = new.filter(|words| !words.is_empty())?;
        Some(Piece { text: text_of(after, new), before: old.and_then(hull), after: hull(new) })
    };
    for hunk in hunks(old, new) {
        let (gone, come) =
            (hunk.before.start as usize..hunk.before.end as usize, hunk.after.start as usize..hunk.after.end as usize);
        pieces.extend(same(old.get(b..gone.start), new.get(a..come.start)));
        (b, a) = (gone.end, come.end);
        pieces.extend(old.get(gone).and_then(|words| piece(before, words, Which::Before)));
        pieces.extend(new.get(come).and_then(|words| piece(after, words, Which::After)));
    }
    pieces.extend(same(old.get(b..), new.get(a..)));
    let changed = pieces.iter().any(|piece| piece.before.is_none() || piece.after.is_none());
    Paragraph { pieces, changed }
}

#[derive(Default)]
struct Tokens {
    known: HashMap<String, Token>,
}

impl Tokens {
    /// The words of all that is neither a schedule nor a signature, nor of the wrapper or the page.
    fn words(&mut self, side: Side<'_>) -> Vec<Word> {
        let apart =
            [BlockKind::Schedule, BlockKind::Signature, BlockKind::Header, BlockKind::Furniture, BlockKind::Contents];
        let mut out = Vec::new();
        for block in side.document.blocks.iter().filter(|block| !apart.contains(&block.kind)) {
            let mut opens = true;
            for line in side.lines.list.get(block.lines.range()).unwrap_or(&[]) {
                match line.shape {
                    Shape::Text => {
                        for span in words_at(side.lines.slice(line.seen), line.seen.start) {
                            let token = self.token(side.lines.slice(span));
                            out.push(Word { span, token, opens: std::mem::take(&mut opens) });
                        }
                    }
                    Shape::Blank => opens = true,
                    Shape::Rule | Shape::Page | Shape::Tag => {}
                }
            }
        }
        out
    }

    fn token(&mut self, word: &str) -> Token {
        let folded: String = word.chars().filter_map(plain).collect();
        let fresh = Token(self.known.len() as u32);
        *self.known.entry(folded).or_insert(fresh)
    }
}

/// The words of a line that begins at byte `start`.
fn words_at(line: &str, start: u32) -> impl Iterator<Item = Span> + '_ {
    let gap = |c: char| is_blank(c) || is_unseen(c);
    line.split(gap).filter(|word| !word.is_empty()).map(move |word| {
        // Where a part of a string stands in it.
        let at = word.as_ptr() as usize - line.as_ptr() as usize;
        Span { start: start + at as u32, end: start + (at + word.len()) as u32 }
    })
}

fn text_of(side: Side<'_>, words: &[Word]) -> String {
    words.iter().map(|word| side.lines.slice(word.span)).collect::<Vec<_>>().join(" ")
}

fn hull(words: &[Word]) -> Option<Span> {
    Some(words.first()?.span.hull(words.last()?.span))
}
