//! What a party is called in its agreement: words that stand by a signature and name nobody.

use crate::text::fold::Lower;
use crate::text::known::KnownWords;

use super::lexicon::{is_descriptor, is_entity, words};

/// What a party is called in its agreement, when that stands alone on a line.
static PART: KnownWords = KnownWords::of(&[
    "executive",
    "employee",
    "employer",
    "company",
    "corporation",
    "borrower",
    "borrowers",
    "lender",
    "lenders",
    "bank",
    "banks",
    "guarantor",
    "guarantors",
    "buyer",
    "seller",
    "sellers",
    "purchaser",
    "owner",
    "contractor",
    "trustor",
    "beneficiary",
    "consultant",
    "licensor",
    "licensee",
    "adviser",
    "advisor",
    "sub-adviser",
    "sub-advisor",
    "subadviser",
    "fund",
    "funds",
    "trust",
    "trusts",
    "distributor",
    "administrator",
    "custodian",
    "agent",
    "transfer agent",
    "partnership",
    "holder",
    "grantor",
    "grantee",
    "parent",
    "participant",
    "landlord",
    "tenant",
    "shareholder",
    "stockholder",
    "optionee",
    "grantors",
    "underwriter",
    "client",
    "customer",
    "vendor",
    "supplier",
    "debtor",
    "creditor",
    "assignor",
    "assignee",
    "pledgor",
    "individual",
    "individually",
    "engineer",
    "administrative agent",
    "collateral agent",
    "issuing bank",
    "obligor",
    "obligors",
    "parties",
    "shareholder servicing agent",
    "accounting agent",
    "sub-administrator",
    "investment adviser",
    "investment manager",
]);

/// Whether the line only says which part a party has ("COMPANY:", "(Executive)", "“Bank”", "as Lender").
pub(super) fn is_part(text: &str) -> bool {
    let quoted = text.trim_start().starts_with(['"', '“', '(', '[']);
    let bare: Vec<Lower> = words(text).filter(|w| !matches!(w.as_str(), "the" | "as" | "for" | "an")).collect();
    /// No part in the list has more words.
    const MOST: usize = 3;
    bare.len() <= MOST && PART.has(&bare.join(" "))
        || quoted && bare.len() <= 3 && text.trim_end().ends_with(['"', '”', ')']) && !is_placeholder(text)
        || text.trim_end().ends_with(':') && bare.len() <= 4 && !is_entity(text) && !is_descriptor(text)
}

/// Whether the part is a person's ("EXECUTIVE:").
pub(super) fn is_personal(text: &str) -> bool {
    words(text).any(|w| {
        matches!(
            w.as_str(),
            "executive"
                | "employee"
                | "consultant"
                | "individual"
                | "individually"
                | "participant"
                | "optionee"
                | "shareholder"
        )
    })
}

fn is_placeholder(text: &str) -> bool {
    text.trim_start().starts_with('[')
}
