//! Page furniture: what a page brings along that is no part of the text.

mod id;
mod legend;

use crate::text::lines::{Lines, Shape};

use id::is_document_id;
pub use legend::is_legend;

/// Whether line `i` is a page number, a document's id at the foot of a page, or a tag.
pub fn is_furniture(lines: &Lines<'_>, i: usize) -> bool {
    match lines.shape(i) {
        Shape::Page | Shape::Tag => true,
        Shape::Text => {
            let seen = lines.seen(i);
            names_document(lines, i)
                || classifies(seen)
                || may_be(seen)
                    && (is_print_mark(seen)
                        || is_source_line(seen)
                        || leads_elsewhere(seen)
                        || ends_in_page(seen)
                        || seen.len() <= 60
                            && (says_page(seen)
                                || is_schedule_page(seen, || ends_page(lines, i))
                                || seen.len() <= 40 && (is_page_number(lines, i, seen) || is_wrapper(seen))
                                || is_document_id(seen)))
        }
        _ => false,
    }
}

/// "Oak / Elm – Ninth Amendment" right over "Page 2 of 3": what the document is called, at the foot of its pages.
/// Apart from the page's number it must say the same at the foot of another page: it may be the end of a sentence.
fn names_document(lines: &Lines<'_>, i: usize) -> bool {
    const LONGEST: usize = 80;
    let seen = lines.seen(i);
    let deed =
        || ["Amendment", "Agreement", "Contract", "Addendum", "Supplement"].iter().any(|word| seen.contains(word));
    let paged = || lines.shape(i + 1) == Shape::Text && says_page(lines.seen(i + 1));
    // "Classification: Internal": over the numbers of three pages it needs no such word.
    let pages = |fewest: usize| over_number(lines, i) && repeats(lines, i) >= fewest;
    seen.len() <= LONGEST && (deed() && (paged() || pages(1)) || pages(2) || is_stamp(seen) && pages(1))
}

/// "5/2018", "Rev. 05/18": the month in which a form was revised, at the foot of its pages.
fn is_stamp(seen: &str) -> bool {
    let front = ["Rev. ", "Rev ", "Revised ", "v. ", "Form "].iter().find_map(|front| seen.strip_prefix(front));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let month = front.unwrap_or(seen).split_once('/');
    month.is_some_and(|(month, year)| digits(month) && month.len() <= 2 && digits(year) && matches!(year.len(), 2 | 4))
}

/// "Information Classification: Limited Access": who may see a document, at the foot of its pages.
fn classifies(seen: &str) -> bool {
    const LONGEST: usize = 60;
    let heads = ["information classification:", "data classification:", "document classification:"];
    let begins = |head: &&str| seen.get(..head.len()).is_some_and(|front| front.eq_ignore_ascii_case(head));
    seen.len() <= LONGEST && heads.iter().any(begins)
}

/// Whether line `i` stands alone right over a page's number, below other words of its page: what stands alone on a page
/// is its title.
fn over_number(lines: &Lines<'_>, i: usize) -> bool {
    let blank = |k: usize| lines.shape(k) == Shape::Blank;
    let numbers = |k: usize| lines.shape(k) == Shape::Text && is_page_number(lines, k, lines.seen(k));
    let Some(number) = (i + 1..(i + 4).min(lines.len())).find(|&k| !blank(k)) else { return false };
    let above = (i.saturating_sub(MARGIN)..i).rev().find(|&k| !blank(k));
    let below_words = above.is_some_and(|k| lines.shape(k) != Shape::Page && !numbers(k));
    i > 0 && blank(i - 1) && below_words && numbers(number)
}

/// The blank lines above the foot of a page that ends early are no more.
const MARGIN: usize = 60;

/// Over how many other numbers of pages near by the same stands as on line `i`.
fn repeats(lines: &Lines<'_>, i: usize) -> usize {
    /// Two pages of sixty lines each way.
    const NEAR: usize = 120;
    let near = i.saturating_sub(NEAR)..(i + NEAR).min(lines.len());
    near.into_iter().filter(|&k| k != i && lines.seen(k) == lines.seen(i) && over_number(lines, k)).count()
}

/// All furniture bears a figure, but for addresses and wrappers; what is longer than a page's foot begins with one.
fn may_be(seen: &str) -> bool {
    let head = seen.bytes().next().unwrap_or(b' ');
    let figure = |b: u8| b.is_ascii_digit();
    matches!(head, b'h' | b'<' | b'/' | b',' | b'|' | b'-')
        || seen.len() <= 16 && says_top(seen)
        || seen.len() <= 5 && matches!(head, b'i' | b'v' | b'x')
        || id::names_file(seen)
        || seen.contains(" | ")
        || seen.starts_with("Source: ")
        || seen.starts_with("Printed ")
        || seen.starts_with('©')
        || figure(head)
        || seen.len() <= 60 && seen.bytes().any(figure)
}

/// "2", "- 2 -", "-2-", "A-2", "- A-2 -", "Page 1 of 3", "1 | P a g e", alone on a line between blanks or page marks.
fn is_page_number(lines: &Lines<'_>, i: usize, seen: &str) -> bool {
    let bare = seen.trim_matches(|c: char| c == '-' || c == '–' || c == '[' || c == ']' || c.is_whitespace());
    let dashed = bare.len() < seen.len();
    let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    let lettered = bare.split_once('-').is_some_and(|(letter, number)| {
        let (letter, number) = (letter.trim_end(), number.trim_start());
        letter.len() <= 2 && letter.bytes().all(|b| b.is_ascii_alphabetic()) && digits(number)
    });
    let counted = || {
        let (page, all) = bare.split_once(" of ")?;
        Some(page.parse::<u16>().ok()? <= all.parse::<u16>().ok()?)
    };
    let halved = || bare.split_once('/').is_some_and(|(a, b)| digits(a.trim_end()) && digits(b.trim_start()));
    let spelled = || {
        let spelled = bare.to_ascii_lowercase().replace(' ', "");
        spelled.strip_prefix("page").is_some_and(|rest| rest.split("of").all(digits))
            || spelled.strip_suffix("|page").is_some_and(digits)
    };
    // "1-2" at the foot: a page of what is numbered itself.
    let paged = || bare.split_once('-').is_some_and(|(a, b)| digits(a) && digits(b)) && ends_page(lines, i);
    // The wrapper's end, or another foot of the page.
    let foot = |k: usize| is_wrapper(lines.seen(k)) || classifies(lines.seen(k)) || is_source_line(lines.seen(k));
    let bare_sign = |k: usize| lines.seen(k).chars().all(|c| c == '|');
    let alone = |k: Option<usize>| {
        k.is_none_or(|k| !matches!(lines.shape(k), Shape::Text | Shape::Rule) || bare_sign(k) || foot(k))
    };
    let apart = alone(i.checked_sub(1)) || alone(Some(i + 1)) || i + 1 >= lines.len();
    // "- ii -": the front of a document, or what is annexed to it, counts its pages in small numerals.
    let numeral = || bare.len() <= 5 && !bare.is_empty() && bare.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let enclosed = seen.starts_with(['-', '–']) && seen.ends_with(['-', '–']);
    let last = || bare.len() > 1 && !dashed && numeral() && ends_page(lines, i);
    (apart || dashed) && (digits(bare) || lettered)
        || enclosed && numeral()
        || apart && last()
        || apart && (paged() || counted() == Some(true))
        || dashed && halved()
        || (bare.starts_with(['p', 'P']) || bare.ends_with(['e', 'E'])) && spelled()
}

/// "Classification: Internal          3 | P a g e": a foot whose page's number stands apart at its end, spelled as only a
/// page's number is.
fn ends_in_page(seen: &str) -> bool {
    let Some((_, last)) = seen.rsplit_once("   ") else { return false };
    let spelled = last.trim_start().to_ascii_lowercase().replace(' ', "");
    let number = |digits: &str| !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
    spelled.strip_suffix("|page").is_some_and(number)
}

/// What a browser prints at the head and foot of a page: the address, or the day and hour.
fn is_print_mark(seen: &str) -> bool {
    let links = ["Terms of use", "Terms of Use", "Privacy policy", "Privacy Policy"];
    if ["http://", "https://", "file://", "© "].iter().any(|front| seen.starts_with(front))
        || seen.contains('|') && links.iter().any(|link| seen.contains(link))
        || says_top(seen.trim_matches(['|', ' ']))
    {
        return true;
    }
    // "4/29/2022   sec.gov/Archives/…/ex99.htm": the day and the address, where a print leaves the hour out.
    if let Some((day, address)) = seen.split_once(' ') {
        let day = day.matches('/').count() == 2 && day.bytes().all(|b| b.is_ascii_digit() || b == b'/');
        let address = address.trim_start();
        let host = address.split_once('/').map_or("", |(host, _)| host);
        if day && host.contains('.') && !address.contains(' ') {
            return true;
        }
    }
    // "Printed from a library of forms · 1/2": what a site's own print says at the foot.
    let last = seen.rsplit(' ').next().unwrap_or("");
    let sheet = last.split_once('/').is_some_and(|(a, b)| a.parse::<u16>().is_ok() && b.parse::<u16>().is_ok());
    if sheet && seen.starts_with("Printed ") {
        return true;
    }
    let mut words = seen.split_whitespace();
    let day = words.next().is_some_and(|word| {
        word.matches('/').count() == 2 && word.bytes().all(|b| b.is_ascii_digit() || b == b'/' || b == b',')
    });
    let hour =
        words.next().is_some_and(|word| word.contains(':') && word.bytes().all(|b| b.is_ascii_digit() || b == b':'));
    day && hour && words.next().is_some_and(|word| word == "AM" || word == "PM")
}

/// "Back to top": the link that a site puts below a text.
fn says_top(seen: &str) -> bool {
    ["top of page", "back to top", "return to top"].iter().any(|link| seen.eq_ignore_ascii_case(link))
}

/// "Previous: Oak Agreement | Next: Elm Agreement", "Print | Share | Download": the ways on from a page of a contract site.
fn leads_elsewhere(seen: &str) -> bool {
    const WAYS: [&str; 11] =
        ["previous", "next", "back", "home", "print", "share", "download", "save", "search", "bookmark", "email"];
    let mut parts = seen.split(" | ");
    let plain = |part: &str| WAYS.iter().any(|way| part.trim().eq_ignore_ascii_case(way));
    let way = |part: &str| {
        let first = part.trim().split([' ', ':']).next().unwrap_or("");
        WAYS.iter().any(|way| first.eq_ignore_ascii_case(way))
    };
    // "Terms | Similar texts | Previous | Next": what else a site links to beside the ways on.
    seen.contains(" | ")
        && !seen.starts_with('|')
        && (parts.clone().filter(|part| plain(part)).count() >= 2 || parts.all(way))
}

/// "Source: Oak Funds, 485BPOS, 8/28/2019": where a contract site says it has a text from.
fn is_source_line(seen: &str) -> bool {
    /// A site names the filer, the form and the day.
    const LONGEST: usize = 160;
    let dated = || !crate::read::dates::find(seen).is_empty() || seen.matches('/').count() == 2;
    let lower = || seen.to_lowercase();
    let filed = || ["filing", "edgar", "sec.gov"].iter().any(|word| lower().contains(word));
    seen.len() <= LONGEST && seen.starts_with("Source: ") && (dated() || filed())
}

/// "… Page 1 of 3" at the end of a short line, whatever a site or a printer put before it.
fn says_page(seen: &str) -> bool {
    if opens_with_page(seen) {
        return true;
    }
    if !seen.ends_with(|c: char| c.is_ascii_digit()) || !seen.contains(" of ") && !seen.contains(" OF ") {
        return false;
    }
    let lower = seen.to_lowercase();
    let Some((_, tail)) = lower.rsplit_once("page ") else { return false };
    tail.split_once(" of ").is_some_and(|(a, b)| {
        [a, b].iter().all(|n| !n.is_empty() && n.len() <= 4 && n.bytes().all(|c| c.is_ascii_digit()))
    })
}

/// "Page 1 of 1 - end of exhibit": the page, and what a site says behind it.
fn opens_with_page(seen: &str) -> bool {
    let number = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let Some((page, rest)) =
        seen.strip_prefix("Page ").or(seen.strip_prefix("PAGE ")).and_then(|rest| rest.split_once(" of "))
    else {
        return false;
    };
    // Anything else behind it may be the page's own first words.
    let (all, said) = rest.split_once(' ').unwrap_or((rest, ""));
    let end = crate::text::known::begins(said.trim_start_matches(['-', '–', '|', ' ']), "end of ");
    number(page) && number(all) && (said.is_empty() || end)
}

/// Whether nothing follows line `i` on its page.
fn ends_page(lines: &Lines<'_>, i: usize) -> bool {
    let below = (i + 1..lines.len()).find(|&k| lines.shape(k) != Shape::Blank);
    let ends = |seen: &str| is_wrapper(seen) || is_print_mark(seen);
    below.is_none_or(|k| matches!(lines.shape(k), Shape::Page | Shape::Tag) || ends(lines.seen(k)))
}

/// "Appendix 1 – Page 1", "Ex. 1-1": a page of a schedule by its number.
/// At the end of a page a number behind a dash is enough ("Annex A – 1").
fn is_schedule_page(seen: &str, last: impl FnOnce() -> bool) -> bool {
    const CALLED: [&str; 8] = ["Schedule ", "Appendix ", "Exhibit ", "Annex ", "Ex. ", "Sch. ", "App. ", "Attachment "];
    let number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let Some(rest) = CALLED.iter().find_map(|word| seen.strip_prefix(word)) else { return false };
    // "Schedule A, Page 2".
    let Some((id, page)) = rest.rsplit_once(['-', '–', '—']).or_else(|| rest.rsplit_once(", ")) else {
        return false;
    };
    let (id, page) = (id.trim(), page.trim());
    let spelled = page.strip_prefix("Page ").or(page.strip_prefix("page "));
    id.len() <= 4
        && (spelled.is_some_and(number) || (seen.contains(". ") || seen.contains(' ') && last()) && number(page))
}

/// "</TEXT>", "</DOCUMENT>", "-----END PRIVACY-ENHANCED MESSAGE-----": the ends of wrappers.
fn is_wrapper(seen: &str) -> bool {
    let dashed = ["-----BEGIN ", "-----END "].iter().any(|edge| seen.starts_with(edge)) && seen.ends_with("-----");
    seen.starts_with("</") && seen.ends_with('>') || dashed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_and_ids() {
        for text in [
            "a\n\n  2\n",
            "a\n- 2 -\nb",
            "-2-\n",
            "a\n\nA-2\n\nb",
            "- A-2 -",
            "Page 1 of 3",
            "1 | P a g e",
            "90417266v3",
            "4391196v.1",
            "DB3/ 204118837.2",
            "ACTIVE-61824401.3",
            "a\n|\nB-1\n|\nb",
            "4155-0926-7713.2",
            "- ii -",
            "| Top of page |",
            "5/1/2021      sec.gov/Archives/edgar/data/1/oak.htm",
            "Schedule A - 1\n\nhttps://oak.example/a.htm   1/2",
        ] {
            let lines = Lines::of(text);
            assert!((0..lines.len()).any(|i| is_furniture(&lines, i)), "{text:?}");
        }
        for text in
            ["a\n2\nb", "Elm 2030 Fund", "- Oak Fund", "- Elm III -", "5/1/2021    Oak Fund", "R6", "Class A-2", "2003"]
        {
            let lines = Lines::of(text);
            assert!((0..lines.len()).all(|i| !is_furniture(&lines, i)), "{text:?}");
        }
    }

    #[test]
    fn a_document_named_at_the_foot_of_its_pages() {
        let foot = |first: &str, second: &str| {
            let text = format!("a\n\n{first}\n\n1\n\nb\n\n{second}\n\n2\n");
            let lines = Lines::of(&text);
            (0..lines.len()).filter(|&i| lines.seen(i) == first && is_furniture(&lines, i)).count()
        };
        assert_eq!(foot("Oak-Ninth Amendment", "Oak-Ninth Amendment"), 2);
        assert_eq!(foot("5/2018", "5/2018"), 2);
        assert_eq!(foot("5/2018", "6/2018"), 0, "values of two rows");
        assert_eq!(foot("as set out in this Amendment", "of the Agreement"), 0, "the end of a sentence");
        let text = "CUSTODY AGREEMENT\n\n1\n\nCUSTODY AGREEMENT\n\n2\n";
        let lines = Lines::of(text);
        assert!((0..lines.len()).filter(|&i| lines.seen(i).len() > 1).all(|i| !is_furniture(&lines, i)), "titles");
    }
}
