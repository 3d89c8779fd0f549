//! A submission as it is shown: the facts of its header, and the list of its documents.

use serde::{Deserialize, Serialize};

use super::names;
use crate::model::Kind;
use crate::text::submission::{self, Header, Registrant, SeriesRow};

/// The facts of a header. A text that was taken out of a submission comes back with them, so they go both ways.
/// Days are ISO 8601 where they are days; what the header does not say is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)] // The names say it.
pub struct Filing {
    pub form: String,
    pub accession: String,
    pub filed: String,
    pub period: String,
    pub effective: String,
    pub registrants: Vec<Filer>,
    pub series: Vec<Series>,
}

/// Who files, or is filed about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Filer {
    pub name: String,
    pub cik: String,
    pub formerly: Vec<String>,
}

/// A class and its series; a series without classes stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Series {
    pub owner: String,
    pub series: String,
    pub series_name: String,
    pub class: String,
    pub class_name: String,
    pub ticker: String,
}

/// A submission: its facts, and its documents in order.
#[derive(Debug, Serialize)]
pub struct Submission {
    /// The facts of its header.
    pub filing: Filing,
    /// Its documents.
    pub documents: Vec<Entry>,
    /// How many documents are not listed.
    pub left_out: u64,
}

/// A document of a submission.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// Its type, as `EX-99.E`.
    pub kind: String,
    /// Its number.
    pub sequence: Option<u32>,
    /// Its file's name.
    pub file: String,
    /// What the filer calls it.
    pub description: String,
    /// First byte, and one past the last; numbers as JavaScript has them.
    pub at: (f64, f64),
    /// Whether words may stand in it.
    pub words: bool,
    /// Whether it ends as it should.
    pub closed: bool,
    /// What the instruments at its beginning are.
    pub kinds: Vec<&'static str>,
}

/// What a header says.
pub fn filing(header: &Header) -> Filing {
    let filer = |one: &Registrant| Filer { name: one.name.clone(), cik: one.cik.clone(), formerly: one.former.clone() };
    let series = |row: &SeriesRow| Series {
        owner: row.owner.clone(),
        series: row.series.clone(),
        series_name: row.series_name.clone(),
        class: row.class.clone(),
        class_name: row.class_name.clone(),
        ticker: row.ticker.clone(),
    };
    Filing {
        form: header.form.clone(),
        accession: header.accession.clone(),
        filed: iso(&header.filed),
        period: iso(&header.period),
        effective: iso(&header.effective),
        registrants: header.registrants.iter().map(filer).collect(),
        series: header.series.iter().map(series).collect(),
    }
}

/// The header of which these are the facts.
pub fn header(filing: Filing) -> Header {
    let registrant = |one: Filer| Registrant { name: one.name, cik: one.cik, former: one.formerly };
    let row = |one: Series| SeriesRow {
        owner: one.owner,
        series: one.series,
        series_name: one.series_name,
        class: one.class,
        class_name: one.class_name,
        ticker: one.ticker,
    };
    let day = |iso: String| iso.replace('-', "");
    Header {
        form: filing.form,
        accession: filing.accession,
        filed: day(filing.filed),
        period: day(filing.period),
        effective: day(filing.effective),
        registrants: filing.registrants.into_iter().map(registrant).collect(),
        series: filing.series.into_iter().map(row).collect(),
    }
}

/// The list of a submission; `kinds` is what each document holds.
pub fn submission(found: &submission::Submission, kinds: &[Vec<Kind>]) -> Submission {
    let entry = |(entry, kinds): (&submission::Entry, &Vec<Kind>)| Entry {
        kind: entry.kind.clone(),
        sequence: entry.sequence,
        file: entry.file.clone(),
        description: entry.description.clone(),
        at: (entry.whole.start as f64, entry.whole.end as f64),
        words: entry.is_words(),
        closed: entry.closed,
        kinds: kinds.iter().copied().map(names::kind).collect(),
    };
    Submission {
        filing: filing(&found.header),
        documents: found.documents.iter().zip(kinds).map(entry).collect(),
        left_out: found.left_out,
    }
}

/// `20010426` as `2001-04-26`; anything else as it stands.
fn iso(day: &str) -> String {
    match (day.len(), day.bytes().all(|digit| digit.is_ascii_digit())) {
        (8, true) => format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]),
        _ => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_go_both_ways() {
        let text = "<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 485BPOS\nFILED AS OF DATE: 20010426\nFILER:\n COMPANY CONFORMED NAME: LARCH TRUST\n CENTRAL INDEX KEY: 0000000044\n FORMER CONFORMED NAME: OAK TRUST\n<SERIES>\n<SERIES-ID>S000000001\n<SERIES-NAME>Larch Fund\n</SERIES>\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>EX-1\n";
        let header_ = submission::header(text).unwrap_or_default();
        let facts = filing(&header_);
        assert_eq!((facts.form.as_str(), facts.filed.as_str(), facts.period.as_str()), ("485BPOS", "2001-04-26", ""));
        assert_eq!((facts.registrants[0].formerly.len(), facts.series[0].series_name.as_str()), (1, "Larch Fund"));
        assert_eq!(header(facts), header_);
        assert_eq!(submission::header("SCHEDULE A\n<DOCUMENT>\n<TYPE>EX-1\n"), None);
    }
}
