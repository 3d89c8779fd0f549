//! Preambles and recitals: which date is whose, and what the agreement is called in running text (forms P1–P11).

mod link;
mod noun;

use crate::read::dates::{self, Found};
use crate::read::deed::ends_amended;

use link::{
    adopts_plan, agreed_from, agreed_on, agrees, amended_by_parties, before_clause, begins, ends_amending, entered_by,
    is_by, is_effective_date, last_chars, made_alone, made_effective, onward, says_made, says_who, split_link,
    this_sentence,
};
pub(super) use noun::is_amendment_word;
use noun::{ends_called, is_between_parties, nearest_noun};

/// Whose date it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The amendment's.
    Amendment,
    /// The agreement's.
    Agreement,
    /// From when the amendment has effect.
    Effective,
    /// Some other instrument's or event's.
    Other,
}

/// Every date of a paragraph and whose it is. `opening`: the paragraph opens the instrument, so that its sentence
/// may begin with the amendment itself.
pub fn dates_of(text: &str, opening: bool) -> Vec<(Whose, Found)> {
    let about_amendment = opening && begins_with_amendment(text);
    let mut out: Vec<(Whose, Found)> = Vec::new();
    let mut from = 0;
    let (mut taken, mut named) = (false, false);
    let mut both: Option<(usize, Found)> = None;
    for found in dates::find(text) {
        let near = text[from..found.range.start].to_lowercase();
        named |= near.contains("agreement");
        // A date in quotes is wording that changes.
        let quoted = text[..found.range.start].ends_with(['"', '\'']);
        let before = match () {
            () if quoted => Whose::Other,
            () if amended_as_of(&near, &text[found.range.end..]) => Whose::Amendment,
            () if agreed_on(&near, &text[found.range.end..]) => Whose::Amendment,
            () if onward(&near, &text[found.range.end..]) || agreed_from(&near) => Whose::Effective,
            () => whose(&near, &text[..found.range.start], named, about_amendment),
        };
        let before = match before {
            Whose::Effective if near.contains(" business") && was(&text[found.range.end..]) => Whose::Other,
            other => other,
        };
        // "Amendment dated D, to the Oak Agreement, effective as of D2, by and between": from when the agreement is.
        let before = match before {
            Whose::Effective if taken && says_who(&text[found.range.end..]) && ends_called(split_link(&near).0) => {
                Whose::Agreement
            }
            other => other,
        };
        // "This Amendment is made effective as of D": its one day is both.
        let by = || out.is_empty() && is_by(&text[found.range.end..]);
        if before == Whose::Effective && about_amendment && (made_effective(&near) || by()) {
            both.get_or_insert((out.len(), found.clone()));
        }
        let listed =
            out.last().is_some_and(|(last, _)| *last == Whose::Other) && goes_on(&text[from..found.range.start]);
        let whose = if listed && before == Whose::Amendment { Whose::Other } else { before };
        let whose = if whose == Whose::Amendment && taken { Whose::Other } else { whose };
        taken |= whose == Whose::Amendment;
        from = found.range.end;
        out.push((whose, found));
    }
    // "dated as of D2" says otherwise.
    if let Some((at, found)) = both.filter(|_| !taken) {
        out.insert(at, (Whose::Amendment, found));
    }
    out
}

/// "As of the close of business on D, Oak Fund was wound up": what follows a date tells what came about on it.
pub fn was(after: &str) -> bool {
    /// The verb of a clause stands no farther.
    const CLAUSE: usize = 160;
    let end = after.floor_char_boundary(CLAUSE);
    let clause = after[..end].split([';', '.']).next().unwrap_or("");
    let verb = clause.split(' ').find(|word| matches!(*word, "is" | "are" | "shall" | "will" | "be" | "was" | "were"));
    matches!(verb, Some("was" | "were"))
}

/// "The Plan is, as of May 1, 2003, amended as follows": the day between the verb's halves is that of the deed.
fn amended_as_of(near: &str, after: &str) -> bool {
    let stem = near.trim_end();
    let before =
        [" is, as of", " are, as of", " is, as of the", " is hereby, as of", " are hereby, as of", " be, as of"];
    let after = after.trim_start_matches([',', ' ']);
    let verb = ["amended", "hereby amended", "further amended", "modified", "hereby modified"];
    before.iter().any(|link| stem.ends_with(link)) && verb.iter().any(|verb| after.starts_with(verb))
}

/// "as amended by Amendment No. 1 dated D, Amendment No. 2 dated": words that lead to the next of a list of changes.
fn goes_on(near: &str) -> bool {
    /// The ordinal and the link to its date take no more.
    const LONGEST: usize = 60;
    let begins = near.starts_with([',', ';']) || near.starts_with(" and ");
    let own = ["this ", "hereby", " is ", " are ", "between", "among"].iter().any(|w| near.to_lowercase().contains(w));
    near.len() < LONGEST && begins && !own
}

/// "This Amendment …", "THIS FIRST AMENDMENT", "AMENDMENT made …", "AMENDMENT NO. 1, dated …".
pub(super) fn begins_with_amendment(text: &str) -> bool {
    let head: Vec<String> = text
        .split_whitespace()
        .take(6)
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    // "AGREEMENT, made this 8th day of May, 1999, between A and B, amending the Oak Agreement".
    if head.first().is_some_and(|word| word == "agreement") && text.contains(", amending ") {
        return true;
    }
    let deed = |word: &String| is_amendment_word(word) || word == "instrument";
    let at = head.iter().position(deed);
    at.is_some_and(|at| {
        head[..at].iter().all(|w| {
            w == "this"
                || w == "is"
                || w == "the"
                || w == "an"
                || w == "form"
                || w == "of"
                || crate::text::ordinals::ordinal(w).is_some()
                || at <= 1
        })
    })
}

/// Whose a date is, by the words between the date before and this one (`lower`), all words before it (`all`), and
/// whether any of these name an agreement.
fn whose(lower: &str, all: &str, named: bool, about_amendment: bool) -> Whose {
    let (stem, link) = split_link(lower);
    let says = |word: &str| link.split_whitespace().any(|w| w == word);
    let recent = this_sentence(last_chars(lower, 110));
    if (says("effective")
        || says("effect")
        || says("operative")
        || link.contains("from and after")
        || link.contains("on and after"))
        && !link.contains("dated effective")
        // "under the Act, as amended, by the Trust, is hereby amended, effective as of": of a law, and behind it the deed.
        && recent
            .rfind("as amended")
            .is_none_or(|at| recent[at..].contains([')', ':']) || recent[at..].contains(" hereby amended"))
        || recent.trim_end().ends_with("as from")
        || link.contains("of business") && (stem.is_empty() || stem.ends_with(" that"))
        || recent.trim_end_matches([',', ' ']).ends_with("retroactive to")
        || begins(recent)
        || is_effective_date(recent)
    {
        return Whose::Effective;
    }
    // "takes the place of the Amendment No. 2 that was signed on D": of a deed before this one.
    let before =
        ["that was", "which was"].iter().any(|which| stem.ends_with(which) || link.trim_start().starts_with(which));
    let own = this_sentence(last_chars(lower, 200)).trim_start().starts_with("this ");
    if before && !own {
        return Whose::Other;
    }
    // "It is made on D.": the amendment, of which the sentence before speaks.
    let sentence = this_sentence(recent).trim_start();
    let deeds = ["it is made", "it is dated", "it is signed", "it is entered into", "it was made"];
    if about_amendment && deeds.iter().any(|deed| sentence.starts_with(deed)) {
        return Whose::Amendment;
    }
    // "The Plan is amended as of D", "is further amended this 5th day of May", "they now amend it as of D": the day of the deed.
    let amended = ends_amended(stem.trim_end_matches([',', ' '])) || ends_amending(stem);
    if amended && ["as of", "this", "on this"].iter().any(|day| link.trim_matches([',', ' ']).starts_with(day)) {
        return Whose::Amendment;
    }
    // "The Agreement is amended by the Trust and the Distributor as of D": likewise, with those named who amend it.
    if link.trim_matches([',', ' ']).starts_with("as of") && amended_by_parties(this_sentence(last_chars(lower, 200))) {
        return Whose::Amendment;
    }
    // A chain of earlier changes: "as amended by Amendment One dated as of D".
    let history = [
        "as amended",
        "as supplemented",
        "as heretofore",
        "as previously",
        "as from time to time amended",
        "as restated",
        "amended by",
        "amended on",
        "amended and restated on",
        "amended and restated as of",
    ];
    let tail = last_chars(lower, 110);
    if history.iter().any(|word| tail.contains(word)) && !tail.contains("\"agreement\")") && !link.contains("is made") {
        return Whose::Other;
    }
    if agrees(stem, link) {
        return Whose::Amendment;
    }
    let noun = nearest_noun(stem).or_else(|| nearest_noun(before_clause(stem)?));
    let verb = ["dated", "made", "entered", "executed", "date", "dates", "adopted"]
        .iter()
        .any(|v| link.split_whitespace().any(|w| w == *v));
    let is = link.split_whitespace().any(|w| w == "is" || w == "are");
    // "AGREEMENT, made this 8th day of May, 1999": how a deed that amends speaks of itself.
    let itself = about_amendment && stem.trim_matches([',', ' ']) == "agreement";
    match noun {
        Some(Whose::Amendment) => Whose::Amendment,
        Some(Whose::Agreement) if itself && verb => Whose::Amendment,
        _ if is && about_amendment && verb => Whose::Amendment,
        Some(Whose::Agreement) if verb || matches!(link.trim(), "of" | "of the" | "as of") => Whose::Agreement,
        // "the Oak Agreement (the "Agreement") May 1, 2003"; "the Agreement is renewed to May 1, 2005" is of another day.
        Some(Whose::Agreement) if link.trim().is_empty() && ends_called(stem) => Whose::Agreement,
        None if verb && !about_amendment && is_between_parties(stem) => Whose::Agreement,
        // "The parties entered into an Oak Agreement on May 1, 2001".
        // "the Plan adopted by it pursuant to Rule 18f-3 on May 1, 2001".
        _ if matches!(link.trim(), "on" | "as of") && adopts_plan(this_sentence(last_chars(lower, 200))) => {
            Whose::Agreement
        }
        // "The Oak Agreement entered into by the Trust and the Distributor on May 1, 2001".
        _ if matches!(link.trim(), "on" | "as of") && entered_by(this_sentence(last_chars(lower, 200))) => {
            Whose::Agreement
        }
        Some(Whose::Agreement) if link.trim() == "on" && says_made(this_sentence(last_chars(lower, 200))) => {
            Whose::Agreement
        }
        // "This Amendment, effective May 1, 2006 and dated April 22, 2006, amends".
        None if about_amendment && verb && stem.is_empty() && !named => Whose::Amendment,
        // "This Amendment is made by and between A and B as of D": nothing else that could be dated has been named.
        None if about_amendment && (says("of") || says("on") || says("this")) && made_alone(all) => Whose::Amendment,
        _ if about_amendment && !named && ["made", "make", "makes", "signed"].iter().any(|verb| says(verb)) => {
            Whose::Amendment
        }
        _ => Whose::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Whose, &str)]) {
        let found: Vec<_> = dates_of(text, true)
            .into_iter()
            .map(|(w, f)| (w, f.day.map_or("-".to_owned(), |d| d.to_string())))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(w, d)| (*w, d.to_string())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn whose_dates() {
        use Whose::*;
        check(
            "The Oak Distribution Agreement (the \"Agreement\") made as of the 18th day of August, 2003, by and between",
            &[(Agreement, "2003-08-18")],
        );
        check(
            "This Amendment dated as of May 1, 2003, amends the Elm Advisory Agreement (the \"Agreement\"), dated June 2, 2000, between",
            &[(Amendment, "2003-05-01"), (Agreement, "2000-06-02")],
        );
        check(
            "THIS AMENDMENT NUMBER TWELVE (the \"Amendment\"), made and entered into as of the 19th day of August, 2002, is to the Fir Service Agreement dated as of January 4, 1999, as heretofore amended",
            &[(Amendment, "2002-08-19"), (Agreement, "1999-01-04")],
        );
        check(
            "AMENDMENT made as of this 2nd day of January, 1998 to that certain Custody Agreement dated as of March 31, 1995",
            &[(Amendment, "1998-01-02"), (Agreement, "1995-03-31")],
        );
        check(
            "AMENDMENT THREE, dated as of April 17, 2000, to the Sub-Advisory Agreement, dated as of December 29, 1997, as amended by Amendment One dated as of June 1, 1998 and Amendment Two dated as of May 3, 1999",
            &[(Amendment, "2000-04-17"), (Agreement, "1997-12-29"), (Other, "1998-06-01"), (Other, "1999-05-03")],
        );
        check(
            "This Second Amendment (\"Amendment\") is made by and among OAK TRUST (the \"Trust\") and ELM BANK, LLC as of May 1, 2014, and amends the Oak Agreement, dated as of April 30, 1999 (the \"Agreement\").",
            &[(Amendment, "2014-05-01"), (Agreement, "1999-04-30")],
        );
        check(
            "This Amendment to the Oak Agreement is entered into by OAK TRUST (the \"Trust\") and ELM BANK, LLC as of this 5th day of May, 2004.",
            &[(Amendment, "2004-05-05")],
        );
        check(
            "The Agreement, as amended by this Joinder, is ratified. This Joinder shall take effect on May 7, 2022.",
            &[(Effective, "2022-05-07")],
        );
        check(
            "This Amendment is made as of May 1, 2004 but is effective as of, and retroactive to, April 1, 2004.",
            &[(Amendment, "2004-05-01"), (Effective, "2004-04-01")],
        );
        check(
            "the parties agree that, as of the opening of business on May 1, 2018, the Contract is amended thus:",
            &[(Effective, "2018-05-01")],
        );
        check(
            "The Servicing Plan of Oak Group of Funds (the \"Plan\"), adopted as of May 3, 1996 under a rule, is amended",
            &[(Agreement, "1996-05-03")],
        );
        check(
            "The Plan, dated as of June 30, 2000, and adopted pursuant to Rule 12b-1, is hereby amended, effective April 1, 2003, as follows:",
            &[(Agreement, "2000-06-30"), (Effective, "2003-04-01")],
        );
        check(
            "We agree that, beginning May 1, 2003, for the year beginning June 1, 2003, the Funds are covered.",
            &[(Effective, "2003-05-01"), (Other, "2003-06-01")],
        );
        check(
            "Now, therefore, it is agreed by and between the parties, as of May 6, 2003, as follows:",
            &[(Amendment, "2003-05-06")],
        );
        check(
            "Oak and Elm have agreed on this 6th day of May, 2003 that the Contract shall be amended:",
            &[(Amendment, "2003-05-06")],
        );
        check(
            "Amendment dated May 1, 2003, to the Oak Custody Agreement, effective as of June 2, 2001, by and between A and B",
            &[(Amendment, "2003-05-01"), (Agreement, "2001-06-02")],
        );
        check(
            "The Trust hereby amends the Oak Plan adopted by it pursuant to Rule 18f-3 under the Act of 1940 on May 6, 2003 (the \"Plan\")",
            &[(Agreement, "2003-05-06")],
        );
        check(
            "This Eleventh Amendment, effective June 1, 2006 and dated May 22, 2006, amends the Oak Agreement dated May 1, 1998",
            &[(Effective, "2006-06-01"), (Amendment, "2006-05-22"), (Agreement, "1998-05-01")],
        );
        check("Accordingly, as of the 6th day of May, 2004, it is agreed that:", &[(Amendment, "2004-05-06")]);
        check("The parties, this 6th day of May, 2004, hereby agree:", &[(Amendment, "2004-05-06")]);
        check("The foregoing governs from May 6, 2004 onward.", &[(Effective, "2004-05-06")]);
        check(
            "THIS FIFTH AMENDMENT is made effective as of the 6th day of May, 2003, by and among A and B. They are parties to an Oak Agreement dated June 1, 2001.",
            &[(Amendment, "2003-05-06"), (Effective, "2003-05-06"), (Agreement, "2001-06-01")],
        );
        check(
            "The Oak Plan of the funds named below (the \"Plan\"), which was adopted under a rule and is dated May 6, 2003, is amended",
            &[(Agreement, "2003-05-06")],
        );
        check(
            "The Oak Agreement (the \"Agreement\"), made May 6, 2003, is amended by Oak Trust and Elm Bank, L.P. as of June 1, 2004, thus:",
            &[(Agreement, "2003-05-06"), (Amendment, "2004-06-01")],
        );
        check(
            "Oak Trust and Elm Bank, parties to an Oak Agreement dated May 6, 2003, amend it as of June 1, 2004, thus:",
            &[(Agreement, "2003-05-06"), (Amendment, "2004-06-01")],
        );
        check(
            "The Contract, dated May 6, 2003, is further amended this 1st day of June, 2004:",
            &[(Agreement, "2003-05-06"), (Amendment, "2004-06-01")],
        );
        check(
            "The undersigned agree on June 1, 2004 to amend the Oak Agreement dated May 6, 2003:",
            &[(Amendment, "2004-06-01"), (Agreement, "2003-05-06")],
        );
        check(
            "The Oak Plan, dated May 6, 2003, which the funds have adopted, is, as of June 1, 2004, amended as follows:",
            &[(Agreement, "2003-05-06"), (Amendment, "2004-06-01")],
        );
        check(
            "The Oak Agreement entered into by the Trusts and the Distributor on May 6, 2003 is amended, effective June 1, 2004,",
            &[(Agreement, "2003-05-06"), (Effective, "2004-06-01")],
        );
        check(
            "with reference to the Oak Agreement of the 6th day of May, 2003 (the \"Agreement\"). They agree that as of June 1, 2004 Annex 1 is deleted",
            &[(Agreement, "2003-05-06"), (Effective, "2004-06-01")],
        );
        check("As from May 6, 2003, Annex III is repealed:", &[(Effective, "2003-05-06")]);
        check("The effective date of this Amendment shall be May 6, 2003.", &[(Effective, "2003-05-06")]);
        check(
            "This Amendment No. 6, effective as of the 1st day of August, 2003, is by and among A, B and C.",
            &[(Amendment, "2003-08-01"), (Effective, "2003-08-01")],
        );
        check("Accepted and agreed this 6th day of May, 2003:", &[(Other, "2003-05-06")]);
        check("The Contract is renewed to May 6, 2003.", &[(Other, "2003-05-06")]);
        check("The parties agreed on May 6, 2003 to meet.", &[(Other, "2003-05-06")]);
        check(
            "The parties entered into the Oak Participation Agreement on May 6, 2003, which they amended on June 1, 2004.",
            &[(Agreement, "2003-05-06"), (Other, "2004-06-01")],
        );
        check(
            "THIS FIRST AMENDMENT is made on the 30th day of June, 2004 between A and B to the Accounting Agreement dated October 1, 2001 between",
            &[(Amendment, "2004-06-30"), (Agreement, "2001-10-01")],
        );
    }
}
