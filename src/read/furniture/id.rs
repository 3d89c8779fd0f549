//! What word processors and their libraries print at the foot of a page: a document's number, its file.

/// "4391196v.1", "DB3/ 204118837.2", "4831-7702-5591.2", "AMEND2.DOC": the id that a word processor prints at the foot.
pub(super) fn is_document_id(seen: &str) -> bool {
    /// No id is longer.
    const LONGEST: usize = 60;
    // "AB/CD Custody Amd 2 (Draft)": a file's name with its state.
    let state = ["(final)", "(draft)", "(execution)"].iter().any(|state| crate::text::known::ends(seen, state));
    seen.len() <= LONGEST
        && (state && seen.contains(['/', '_']) || names_file(seen) || begins_a_path(seen) || is_numbered(seen))
}

/// "amend2-custody.doc", "(HS) 22-44-1/EX/AMD2.DOC": a line that ends in a file's name. The wrapper's line of an exhibit,
/// which names its file too, says more.
pub(super) fn names_file(seen: &str) -> bool {
    const KINDS: [&str; 7] = [".doc", ".docx", ".pdf", ".wpd", ".rtf", ".htm", ".txt"];
    let few = || seen.split(' ').count() <= 4 && !crate::text::known::begins(seen, "ex-");
    KINDS.iter().any(|kind| crate::text::known::ends(seen, kind)) && few()
}

/// "C:\\DOCS\\…", "\\\\DE - 034567/000012": where a file is kept.
fn begins_a_path(seen: &str) -> bool {
    let drive = seen.get(1..3) == Some(":\\") && seen.starts_with(|c: char| c.is_ascii_alphabetic());
    drive || seen.starts_with("\\\\")
}

/// A library's codes in capitals, the document's number, its version ("US-DOCS\\98765432.3", "DMEAST #12345678 v2"): signs
/// and figures and no word. A number alone is none of it: shares have such numbers.
fn is_numbered(seen: &str) -> bool {
    /// The least figures of a document's number, and of one that nothing but its version tells from an amount.
    const FEWEST: usize = 6;
    const ALONE: usize = 7;
    let text = ["Doc#:", "Doc #:", "Doc. No.", "Document #", "Document No."]
        .iter()
        .find_map(|front| seen.strip_prefix(front))
        .unwrap_or(seen);
    let told = text.len() < seen.len();
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b"_#:/\\.-() v".contains(&b);
    if !text.bytes().all(plain) || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    // "4831-7702-5591": groups of four.
    let (number, version) = without_version(text.trim());
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let grouped = number.split('-').all(|group| group.len() == 4 && digits(group)) && number.matches('-').count() >= 2;
    // "2291-0046 / 7712": the client, the matter and the document, in figures alone.
    let parts: Vec<&str> = number.split(['-', '/']).map(str::trim).collect();
    let grouped =
        grouped || number.contains('/') && parts.len() >= 3 && parts.iter().all(|part| part.len() >= 4 && digits(part));
    let longest = number.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    let library =
        number.contains(['#', '\\', '/', ':', '_', ' ', '-']) && number.contains(|c: char| c.is_ascii_uppercase());
    // "SK 01234 0001 987654": the library, the client, the matter, the number.
    let mut words = number.split(' ');
    let code = words.next().is_some_and(|word| word.len() <= 3 && word.bytes().all(|b| b.is_ascii_uppercase()));
    let rest: Vec<&str> = words.collect();
    let matter = code && rest.len() >= 3 && rest.iter().all(|word| digits(word));
    grouped
        || matter
        || longest >= FEWEST
            && (version && (library || told || number.starts_with('#')) || library && !number.contains(' '))
        || longest >= FEWEST && number.contains('/') && library
        || longest >= ALONE && version && digits(number)
        || longest >= FEWEST && version && digits(number) && text.contains(['v', 'V'])
}

/// A document's number without the version behind it (".2", "v3", " v.2", "\\V-2"), and whether there was one.
fn without_version(text: &str) -> (&str, bool) {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if head.len() == text.len() || text.len() - head.len() > 2 {
        return (text, false);
    }
    let bare = head.trim_end_matches(['.', '-']);
    let marked = bare.strip_suffix(['v', 'V']).map(|rest| rest.trim_end_matches(['.', ' ', '\\']));
    match marked {
        Some(number) => (number, true),
        None if head.ends_with('.') => (bare, true),
        None => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_what_looks_like_them() {
        for text in [
            "4391196v.1",
            "90417266v3",
            "DB3/ 204118837.2",
            "ACTIVE-61824401.3",
            "4155-0926-7713.2",
            "4155-0926-7713 v.2",
            "US-DOCS\\98765432.3",
            "DMEAST #12345678 v2",
            "LA_LAN01:256789.1",
            "1234567.3",
            "BOS-987654 v3",
            "#4830291v2",
            "12345678\\V-2",
            "Doc#: US1:11223344v5",
            "\\\\DE - 034567/000012 - 987654 v1",
            "(HS) 22-44-1/EX/AMD2.DOC",
            "amend2-custody.doc",
            "SK 01234 0001 987654",
        ] {
            assert!(is_document_id(text), "{text}");
        }
        for text in [
            "S000012345",
            "123456789",
            "12345A678",
            "811-08888",
            "$1,234,567.50",
            "R6",
            "Elm 2030 Fund",
            "May 1, 2003",
            "EX-99.G4 5 dex99g4.htm",
            "5/1/2003",
            "0.0225",
            "ELM 500 FUND 2",
            "100.25",
        ] {
            assert!(!is_document_id(text), "{text}");
        }
    }
}
