//! Which words name an entity.

use crate::text::fold::Folded;

/// Words in which entities end; an "and" after one parts two entities.
pub(super) const ENTITY_ENDS: [&str; 38] = [
    "partnership",
    "inc",
    "llc",
    "lp",
    "trust",
    "fund",
    "funds",
    "company",
    "corporation",
    "corp",
    "ltd",
    "limited",
    "association",
    "n.a",
    "na",
    "l.p",
    "l.l.c",
    "series",
    "portfolios",
    "group",
    "bank",
    "partners",
    "advisers",
    "advisors",
    "plc",
    "co",
    "trusts",
    "companies",
    "distributors",
    "management",
    "services",
    "investors",
    "ii",
    "iii",
    "society",
    "spc",
    "icav",
    "sicav",
];

/// Words that begin the second half of one entity's name rather than another entity ("Bank and Trust Company").
pub(super) const SECOND_HALVES: [&str; 16] = [
    "trust",
    "company",
    "savings",
    "loan",
    "income",
    "growth",
    "bond",
    "annuity",
    "life",
    "casualty",
    "research",
    "management",
    "sons",
    "associates",
    "development",
    "service",
];

/// "MANAGEMENT, INC.", "TRUST COMPANY": words that end a name and are none by themselves.
pub(super) fn is_second_half(text: &str) -> bool {
    text.split([' ', ',']).map(|word| word.trim_end_matches('.').to_lowercase()).filter(|word| !word.is_empty()).all(
        |word| {
            ENTITY_ENDS.contains(&word.as_str())
                || SECOND_HALVES.contains(&word.as_str())
                || matches!(word.as_str(), "and" | "&")
        },
    )
}

/// Whether the words are an entity's name and no state, title or address.
pub(super) fn is_entity(name: &str, rest: &str, captions: &[Folded]) -> bool {
    let last = name
        .rsplit([' ', '-'])
        .next()
        .unwrap_or("")
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '.')
        .trim_end_matches('.')
        .to_lowercase();
    let words = name.split_whitespace().count();
    let apposed =
        rest.trim_start_matches([',', ' ']).starts_with("a ") || rest.trim_start_matches([',', ' ']).starts_with("an ");
    let defined = rest.trim_start_matches([',', ' ']).starts_with('(');
    // "dated July 1, 2014 and a Second Amendment": the rest of a date.
    if name.starts_with(|c: char| c.is_ascii_digit()) && matches!(last.as_str(), "and" | "or" | "as" | "by") {
        return false;
    }
    // "THE REGISTERED INVESTMENT COMPANIES BELOW": whoever is listed there.
    if ["below", "herein", "hereto", "thereto"].contains(&last.as_str()) {
        return false;
    }
    // "December 12, 2002 / Name of Company": the head of a column behind a day.
    let behind = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    if behind.len() < name.len() && crate::read::vocabulary::is_head_words(behind) {
        return false;
    }
    // "The Trust and Elm now agree": what a party is called, and no name.
    let called = words == 2 && name.starts_with("The ");
    if called && ["trust", "fund", "funds", "company", "corporation", "bank", "partnership"].contains(&last.as_str()) {
        return false;
    }
    let by_reference =
        ["Schedule", "Appendix", "Exhibit", "Annex", "Rule", "Section", "Class", "Shares", "Portfolio", "Agreement"]
            .iter()
            .any(|w| name.starts_with(w));
    let ends = ENTITY_ENDS.contains(&last.as_str()) || is_roman(&last);
    // "each of the Investment Companies listed on Exhibit A": parties by reference.
    let listed = [" listed ", " identified ", " named in ", " named on ", " set forth ", " appearing "]
        .iter()
        .any(|word| rest.starts_with(word));
    let dated = !crate::read::dates::find(name).is_empty();
    // "The Oak Company of New York", "Oak Trust for Pensions": the place or purpose stands behind the word that makes it an entity.
    let of_place = name.split(' ').collect::<Vec<_>>().windows(2).any(|pair| {
        matches!(pair[1], "of" | "OF" | "for" | "FOR") && ENTITY_ENDS.contains(&pair[0].to_lowercase().as_str())
    });
    let ends = ends || of_place;
    !by_reference
        && !dated
        && (!is_of_shares(name) || captions.contains(&Folded::of(name)))
        && (!listed || captions.contains(&Folded::of(name)))
        && !is_place(name)
        && !crate::read::title::is_agreement_noun(&last)
        // "the First, Second and Third Addenda (the "Agreement")".
        && !matches!(last.as_str(), "addendum" | "addenda" | "amendment" | "amendments" | "supplement" | "supplements" | "agreements" | "contracts" | "plans")
        && (captions.contains(&Folded::of(name)) || words >= 2 && (ends || apposed || defined))
}

/// "Service Class Shares", "Investor Class Shares of the Series": of what shares an agreement is.
fn is_of_shares(name: &str) -> bool {
    let (before, after) = match name.split_once(" Shares").or(name.split_once(" SHARES")) {
        Some(parts) => parts,
        None => return name.ends_with(" Class") || name.ends_with(" CLASS"),
    };
    let class = before.rsplit(' ').next().is_some_and(|word| word.eq_ignore_ascii_case("class"));
    after.is_empty() || class || after.starts_with(" of ") || after.starts_with(" OF ")
}

fn is_roman(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.chars().all(|c| "ivx".contains(c))
}

/// "Massachusetts 02110", "New York": what is left of an address.
fn is_place(name: &str) -> bool {
    const STATES: [&str; 12] = [
        "New York",
        "New Jersey",
        "New Hampshire",
        "New Mexico",
        "North Carolina",
        "South Carolina",
        "North Dakota",
        "South Dakota",
        "West Virginia",
        "Rhode Island",
        "District of Columbia",
        "Puerto Rico",
    ];
    let code = name.rsplit(' ').next().unwrap_or("");
    let zip = code.len() >= 5 && code.chars().all(|c| c.is_ascii_digit() || c == '-');
    zip || STATES.iter().any(|state| name.eq_ignore_ascii_case(state))
}
