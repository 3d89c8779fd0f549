//! Instructions: what a sentence orders, to what, and with which names (forms O1–O14).

mod acts;
mod both;
mod class;
mod effective;
mod facts;
mod fee;
mod link;
mod lists;
mod rename;
mod section;
mod sentence;
mod stems;
mod swap;
mod target;
mod terms;
mod whom;

use std::ops::Range;

use crate::model::{Act, Otherwise, Supply, Way};
use crate::read::dates::Found;
use crate::read::listed::Listed;

pub use effective::effective;
use sentence::is_caption;
pub use sentence::sentences;
pub use stems::begins_series;
pub use target::{agreement_target, is_schedule, schedule_target, schedules_named};

use acts::orders_of;

/// An instruction as ranges of the paragraph's joined text.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// What it does.
    pub act: Act,
    /// The words of its target, and how they are called ("Schedule B" of "Schedules A and B").
    pub target: Option<(Range<usize>, String)>,
    /// Where the new text stands.
    pub supply: Option<Supply>,
    /// Names added or removed.
    pub names: Vec<Range<usize>>,
    /// Old names and new.
    pub pairs: Vec<(Range<usize>, Range<usize>)>,
    /// The day from which it has effect, where it states one of its own.
    pub effective: Option<Found>,
    /// Why it may mean something else.
    pub doubt: Option<Doubt>,
    /// Its sentence.
    pub sentence: Range<usize>,
}

/// Why an order may mean something else than what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The lists of old names and new have different numbers of parts where commas and "and" part them.
    Lists,
    /// "Oak Fund is replaced by Elm Fund": a new name, or another fund in its place.
    Replaced,
}

impl Doubt {
    /// The other way to read the order, where it is known in full.
    pub fn otherwise(self) -> Option<Otherwise> {
        (self == Self::Replaced).then(|| Otherwise {
            name: "another fund".to_owned(),
            first: "a new name".to_owned(),
            message: "“Replaced” is read as one fund that leaves and another that takes its place, as a person chose; it could mean a new name for the same fund.".to_owned(),
            way: Way::Replaced,
            chosen: false,
        })
    }
}

impl std::fmt::Display for Doubt {
    /// Both readings, and why they are two.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Lists => "The old names and the new are not equally many where commas and “and” part them. They are paired by joining the shortest parts into longer names; other names may belong together.",
            Self::Replaced => "“Replaced” is read as a new name for the same fund; it could mean that one fund leaves and another takes its place.",
        })
    }
}

/// The instructions of a paragraph.
pub fn orders(text: &str) -> Vec<Order> {
    orders_from(text, 0, &Listed::default())
}

/// The sentences of a paragraph without the caption of its item.
fn said(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    sentences(text).into_iter().filter(|range| !is_caption(text, range))
}

/// As [`orders`], of what stands from `from` on, `known` the names that the document lists.
pub fn orders_from(text: &str, from: usize, known: &Listed) -> Vec<Order> {
    let mut out: Vec<Order> = Vec::new();
    for range in said(text).filter(|range| range.end > from) {
        let mut orders = orders_of(text, range.start.max(from)..range.end, known);
        // "Annex C is restated as follows. The restatement adds Oak Fund": to what was said before.
        let before = out.last().filter(|before| before.act == Act::Replace && refers_back(&text[range.clone()]));
        if let Some(before) = before {
            for order in orders.iter_mut().filter(|order| order.target.as_ref().is_none_or(|t| !is_schedule(&t.1))) {
                order.target = before.target.clone();
            }
        }
        // "Appendix 1 is deleted. The following becomes Appendix 1": what is taken out gives way to what is put in.
        let same = |order: &Order| order.act == Act::Replace && out.last().is_some_and(|last| gives_way(last, order));
        if orders.first().is_some_and(same) {
            out.pop();
        }
        out.extend(orders);
    }
    out
}

/// Whether one order takes a whole schedule out, and the next puts another text in its place.
fn gives_way(gone: &Order, put: &Order) -> bool {
    let called = |order: &Order| order.target.as_ref().map(|(_, called)| called.to_lowercase());
    gone.act == Act::Remove && gone.names.is_empty() && called(gone).is_some() && called(gone) == called(put)
}

/// "The restatement (a) adds", "Such change removes": a sentence about what the one before it orders.
fn refers_back(sentence: &str) -> bool {
    const DEEDS: [&str; 6] = ["restatement", "change", "changes", "revision", "replacement", "substitution"];
    let mut words = sentence.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let article = words.next().is_some_and(|word| matches!(word.as_str(), "the" | "this" | "such" | "these" | "said"));
    article && words.next().is_some_and(|word| DEEDS.contains(&word.as_str()))
}

/// The orders of sentences that tell the other party of new series.
pub fn announced(text: &str, known: &Listed) -> Vec<Order> {
    let tells = |range: &Range<usize>| stems::announced_at(&text[range.clone()].to_lowercase()).is_some();
    said(text)
        .filter(tells)
        .flat_map(|range| orders_of(text, range, known))
        .filter(|order| order.act == Act::Add)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = orders(text)
            .into_iter()
            .map(|o| {
                let names: Vec<_> = o.names.iter().map(|r| &text[r.clone()]).collect();
                let pairs: Vec<_> =
                    o.pairs.iter().map(|(a, b)| format!("{} → {}", &text[a.clone()], &text[b.clone()])).collect();
                let target = o.target.map(|t| t.1).unwrap_or_default();
                let supply = o.supply.map_or(String::new(), |s| format!(" {s:?}"));
                let day = match o.doubt {
                    Some(doubt) => format!(" ({doubt:?}?)"),
                    None => o.effective.and_then(|d| d.day).map_or(String::new(), |d| format!(" from {d}")),
                };
                format!("{:?} {target}{supply} {}{}{day}", o.act, names.join("; "), pairs.join("; "))
                    .trim_end()
                    .to_owned()
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_a_preamble_orders() {
        let text = "The Oak Agreement (the \"Agreement\"), dated the 31st day of July, 2000, by and between OAK FUNDS, INC., a Maryland corporation, and ELM CORP., a Delaware corporation, is hereby amended to add Oak Value and Income Fund; and, to that end, Appendix A to the Agreement is hereby withdrawn and replaced with the following:";
        let from = text.find(" to add").unwrap_or(0);
        let found: Vec<_> =
            orders_from(text, from, &Listed::default()).into_iter().map(|o| (o.act, o.names.len())).collect();
        assert_eq!(found, [(Act::Add, 1), (Act::Replace, 0)]);
    }

    #[test]
    fn orders_in_every_wording() {
        check(
            "2. Liquidated Fund. Oak Technology Fund is removed from the Agreement.",
            &["Remove the Agreement Oak Technology Fund"],
        );
        check(
            "Schedule A-1 of the Agreement is hereby deleted in its entirety and replaced with the following:",
            &["Replace Schedule A-1 Inline"],
        );
        check(
            "1. Appendix A and Appendix B to the Agreement are hereby deleted in their entirety and replaced with the following:",
            &["Replace Appendix A Inline", "Replace Appendix B Inline"],
        );
        check(
            "Schedules A and B are replaced by the Schedules A and B attached hereto.",
            &["Replace Schedule A Attached", "Replace Schedule B Attached"],
        );
        check(
            "In Section 7.02 of the Agreement, the phrase \"ninety days\" wherever it appears is replaced by the phrase \"ten days\".",
            &["Edit Section 7.02"],
        );
        check(
            "Section 6 of the Agreement is amended and restated in its entirety to read as follows:",
            &["Replace Section 6 Inline"],
        );
        check("The following paragraph is added at the end of Section 9 of the Agreement:", &["Add Section 9 Inline"]);
        check(
            "Oak Mid Fund and Oak Utilities Fund, each of which has gone, are removed from the Agreement as of July 29, 2005.",
            &["Remove the Agreement Oak Mid Fund; Oak Utilities Fund from 2005-07-29"],
        );
        check(
            "The names of Oak Equity and Income Fund, Oak Select Fund and Oak Value Fund are changed to Elm Equity and Income Fund, Elm Select Fund and Elm Value Fund, respectively.",
            &[
                "Rename  Oak Equity and Income Fund → Elm Equity and Income Fund; Oak Select Fund → Elm Select Fund; Oak Value Fund → Elm Value Fund",
            ],
        );
        check(
            "References in the Agreement to Oak Short Fund are changed to Elm Short Fund, and references to Oak Leaders ETF are changed to Elm Leaders ETF.",
            &["Rename the Agreement Oak Short Fund → Elm Short Fund; Oak Leaders ETF → Elm Leaders ETF"],
        );
        check(
            "The fees that the Trust pays under Section 5 of the Contract are lowered, and Schedule 2 is replaced by the Schedule 2 that follows.",
            &["Fee Section 5", "Replace Schedule 2"],
        );
        check(
            "The fee schedule to the Agreement is deleted and replaced with the following:",
            &["Fee the Agreement Inline"],
        );
        check(
            "Schedule A is amended, effective May 1, 2004, (i) to add Oak Growth Fund; (ii) to remove Elm Bond Fund; and (iii) to rename Fir Fund as Fir Income Fund.",
            &[
                "Add Schedule A Oak Growth Fund from 2004-05-01",
                "Remove Schedule A Elm Bond Fund from 2004-05-01",
                "Rename Schedule A Fir Fund → Fir Income Fund from 2004-05-01",
            ],
        );
        check(
            "is hereby amended to add Oak Large Cap Basic Value and Income Fund; and, to that end, Appendix A to the Agreement is hereby withdrawn and replaced with the following:",
            &["Add the Agreement Oak Large Cap Basic Value and Income Fund", "Replace Appendix A Inline"],
        );
        check(
            "Schedule A is amended to add Oak Growth Fund and Oak Value Fund, and to delete Elm Bond Fund.",
            &["Add Schedule A Oak Growth Fund; Oak Value Fund", "Remove Schedule A Elm Bond Fund"],
        );
        check(
            "Elm Bond Fund is deleted from Schedule A and Oak Growth Fund is added to it.",
            &["Remove Schedule A Elm Bond Fund", "Add Schedule A Oak Growth Fund"],
        );
        check("The following Funds are hereby removed from Schedule A:", &["Remove Schedule A"]);
        check(
            "Schedule A to the Agreement is further amended and restated as attached to this Amendment.",
            &["Replace Schedule A Attached"],
        );
        check(
            "1. Oak Sea Fund, Oak Salt & Soil Fund and Oak Stock and Bond Fund having been renamed, the Agreement shall refer to them as Elm Sea Fund, Elm Soil Fund and Elm Core Fund, respectively.",
            &[
                "Rename the Agreement Oak Sea Fund → Elm Sea Fund; Oak Salt & Soil Fund → Elm Soil Fund; Oak Stock and Bond Fund → Elm Core Fund",
            ],
        );
        check(
            "Schedule A to the Agreement is renamed Schedule A-1, and the Schedule A-1 attached to this Amendment is substituted for it.",
            &["Rename Schedule A Schedule A → Schedule A-1", "Replace Schedule A-1 Attached"],
        );
        check(
            "The Participation Agreement is hereby amended to add Oak Growth Fund to Schedule 2, and to redesignate the Service Class of each Portfolio as Class S.",
            &["Add Schedule 2 Oak Growth Fund", "Rename the Participation Agreement Service Class → Class S"],
        );
        check("Schedule A is amended to redesignate Class P as Class S.", &["Rename Schedule A Class P → Class S"]);
        check(
            "Schedule A is amended by adding \"2040 Retirement Fund\" and \"Oak Growth Fund\".",
            &["Add Schedule A 2040 Retirement Fund; Oak Growth Fund"],
        );
        check("Exhibit D is amended by striking \"$10,000\" and inserting \"$12,500\".", &["Edit Exhibit D"]);
        check(
            "Schedule A, apart from Part II, is deleted and replaced by the attached Schedule A.",
            &["Replace Schedule A Attached"],
        );
        check("Apart from paragraphs 1 and 2 of this First Amendment, the Agreement stands as written.", &[]);
        check("The trustees, by the authority that Section 9.3 of the Agreement gives them, restated it.", &[]);
        check("Schedule A is amended and restated as follows:", &["Replace Schedule A Inline"]);
        check("Schedule II, as so amended, is as follows:", &["Replace Schedule II Inline"]);
        check("Annex B (as amended) is set forth below.", &["Replace Annex B Inline"]);
        check("The fee payable under Schedule B is as follows:", &[]);
        check(
            "Pursuant to Section 12 of the Custody Agreement, the Trust and the Adviser hereby agree to amend the Agreement by replacing Schedule A with the attached Schedule A.",
            &["Replace Schedule A Attached"],
        );
        check(
            "The fees set forth in Schedule B of the Agreement are amended as set forth on Schedule B attached hereto.",
            &["Fee Schedule B Attached"],
        );
        check(
            "Investor Shares of the Plan become what they are; Class P Shares are redesignated Class A2 Shares in the Plan.",
            &["Rename the Plan Class P Shares → Class A2 Shares"],
        );
        check("The license under Section 9 of the Advisory Agreement extends to the Funds under their new names.", &[]);
        check(
            "All references to Oak Growth Fund in the Advisory Agreement are replaced with Elm Growth Fund.",
            &["Rename the Advisory Agreement Oak Growth Fund → Elm Growth Fund"],
        );
        check(
            "The Agreement is amended to change the name of Oak Fund, a series of the Trust, to Elm Fund and the name of Fir Fund to Ash Fund.",
            &["Rename the Agreement Oak Fund → Elm Fund; Fir Fund → Ash Fund"],
        );
        check(
            "The Agreement is amended by replacing \"Oak Overseas\" with \"Elm Overseas\" in each name in which it appears.",
            &["Rename the Agreement Oak Overseas → Elm Overseas"],
        );
        check(
            "The name \"Oak Overseas Portfolio\" is hereby deleted and replaced with \"Elm International Portfolio\" wherever it appears in the Agreement.",
            &["Rename the Agreement Oak Overseas Portfolio → Elm International Portfolio"],
        );
        check(
            "Section 1.1 is amended by deleting \"Oak Alpha Fund\" and inserting \"Elm Alpha Fund\" in its place.",
            &["Edit Section 1.1"],
        );
        check(
            "Class B shares of Oak Alpha Fund are no longer offered and are deleted from Schedule A.",
            &["Edit Schedule A"],
        );
        check(
            "All references to \"Oak Select Fund\" shall be replaced with references to \"Oak Focused Fund\".",
            &["Rename  Oak Select Fund → Oak Focused Fund"],
        );
        check(
            "(3) For \"Oak Growth Fund\" in Exhibit A read \"Oak Capital Fund\".",
            &["Rename Exhibit A Oak Growth Fund → Oak Capital Fund"],
        );
        check(
            "Exhibit A is amended by substituting \"Elm Fund II\" for \"Oak Fund II\".",
            &["Add Exhibit A Elm Fund II", "Remove Exhibit A Oak Fund II"],
        );
        check(
            "Exhibit A is amended by deleting \"Oak Growth Fund\" and inserting \"Elm Growth Fund\" in its place.",
            &["Rename Exhibit A Oak Growth Fund → Elm Growth Fund (Replaced?)"],
        );
        check(
            "The name of the Oak Focus Fund (formerly the Oak Twenty Fund) will change to Oak Select Fund.",
            &["Rename  Oak Focus Fund → Oak Select Fund"],
        );
        check(
            "The name of Oak Asia Fund is changed to Elm Asia Fund, and that of Oak Europe Fund to Elm Europe Fund.",
            &["Rename  Oak Asia Fund → Elm Asia Fund; Oak Europe Fund → Elm Europe Fund"],
        );
        check(
            "Exhibit A is revised by inserting after \"Oak Bond Fund\" the following: \"Oak Cash Fund\" and \"Oak Real Estate Fund\".",
            &["Add Exhibit A Oak Cash Fund; Oak Real Estate Fund"],
        );
        check(
            "Oak Water Fund and Oak Timber Fund shall become Funds under the Contract.",
            &["Add the Contract Oak Water Fund; Oak Timber Fund"],
        );
        check(
            "Sections 2, 5(b) and 9 of the Agreement are deleted.",
            &["Edit Section 2", "Edit Section 5(b)", "Edit Section 9"],
        );
        check(
            "Article 9 is amended by deleting the reference to Oak Growth Fund, which was merged into Oak Fund.",
            &["Remove Article 9 Oak Growth Fund"],
        );
        check("Section 2.4 and Section 5.1(b) are hereby deleted.", &["Edit Section 2.4", "Edit Section 5.1(b)"]);
        check("Section 14 is hereby deleted in its entirety.", &["Edit Section 14"]);
        check("II. ARTICLE VI. Section 6.3 is deleted and replaced by the following:", &["Replace Section 6.3 Inline"]);
        check(
            "The Agreement is amended by substituting, for Annex A thereto, the Annex A that is set out in Exhibit I to this Joinder.",
            &["Replace Annex A Attached"],
        );
        check(
            "This amends the Oak Fund Services Agreement (as amended, modified or supplemented, the \"Agreement\").",
            &[],
        );
        check(
            "All references in the Agreement to \"Oak Investments\" shall mean \"Elm Investments\".",
            &["Rename the Agreement Oak Investments → Elm Investments"],
        );
        check(
            "The fee is 0.50%. Effective June 1, 2004, Oak Beta Fund shall be known as Oak Core Fund.",
            &["Rename  Oak Beta Fund → Oak Core Fund from 2004-06-01"],
        );
        check(
            "Wherever the name \"Oak Services, Inc.\" appears in the Agreement, the name \"Elm Services Corp.\" shall be substituted.",
            &["Rename the Agreement Oak Services, Inc. → Elm Services Corp."],
        );
        check(
            "The present Schedule A to the Agreement shall be designated Schedule 1, and the present Schedule B, which is hereby amended and restated in the form attached, shall be designated Schedule 2.",
            &["Rename the Agreement Schedule A → Schedule 1; Schedule B → Schedule 2", "Replace Schedule B Attached"],
        );
        check("(i) rename Schedule A as Schedule A-1,", &["Rename Schedule A Schedule A → Schedule A-1"]);
        check(
            "2. Oak Shareholder Services, Inc. has changed its name to Oak Investor Services, Inc. and all references are changed.",
            &["Rename  Oak Shareholder Services, Inc. → Oak Investor Services, Inc."],
        );
        check("Schedule A is amended as set forth on Exhibit 1 attached hereto.", &["Replace Schedule A Attached"]);
        check("Oak Fund is replaced by Elm Fund.", &["Rename  Oak Fund → Elm Fund (Replaced?)"]);
        check(
            "The names of Oak Fund, Fir Fund and Ash Fund are changed to Elm Fund, Bay, Birch and Balsam Fund, and Yew Stock Fund and Bond Fund, respectively.",
            &[
                "Rename  Oak Fund → Elm Fund; Fir Fund → Bay, Birch and Balsam Fund; Ash Fund → Yew Stock Fund and Bond Fund (Lists?)",
            ],
        );
        check("3. The term of the Agreement is extended to June 5, 2006.", &["Other the Agreement"]);
        check("4. Oak, Inc. hereby assigns the Agreement to Elm, LLC.", &["Other the Agreement"]);
        check("Oak Trust has changed its name to Elm Trust.", &["Rename  Oak Trust → Elm Trust"]);
        check(
            "All other terms and provisions of the Agreement not amended herein shall remain in full force and effect.",
            &[],
        );
    }
}
