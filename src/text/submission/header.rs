//! The header of a submission: who files what, and the series and classes it is filed for.

/// What the header says that a text begins with; nothing where it does not begin with one.
pub fn of_text(text: &str) -> Option<Header> {
    /// A key that the mail wrapper stands before comes later than this only in what is no header.
    const REACH: usize = 100;
    let mut lines = text.split(['\n', '\r']);
    let begins =
        |line: &&str| ["<SEC-HEADER>", "<SUBMISSION>", "<SEC-DOCUMENT>"].iter().any(|tag| starts_with(line, tag));
    lines.by_ref().take(REACH).find(begins)?;
    let mut reader = Reader::default();
    lines.take_while(|line| !starts_with(line, "<DOCUMENT>")).for_each(|line| reader.take(line));
    Some(reader.finish()).filter(|header| *header != Header::default())
}

fn starts_with(line: &str, tag: &str) -> bool {
    line.as_bytes().get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()))
}

/// What the header of a submission says; words as they stand there, empty where it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// The form, as `485BPOS`.
    pub form: String,
    /// The accession number.
    pub accession: String,
    /// The day it was filed, as `20010426`.
    pub filed: String,
    /// The day to which a report runs, as `20060630`.
    pub period: String,
    /// The day on which it takes effect.
    pub effective: String,
    /// Who files, or is filed about.
    pub registrants: Vec<Registrant>,
    /// The series and classes, one row for each class, and one for a series without any.
    pub series: Vec<SeriesRow>,
}

/// A registrant that a header names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Registrant {
    /// Its conformed name.
    pub name: String,
    /// Its central index key.
    pub cik: String,
    /// The conformed names it had before.
    pub former: Vec<String>,
}

/// A class, the series it belongs to, and whose series that is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeriesRow {
    /// The central index key of the registrant whose series it is.
    pub owner: String,
    /// The identifier of the series, as `S000012345`.
    pub series: String,
    /// Its name.
    pub series_name: String,
    /// The identifier of the class, as `C000012345`; empty for a series without classes.
    pub class: String,
    /// Its name.
    pub class_name: String,
    /// Its ticker symbol.
    pub ticker: String,
}

/// More registrants, and more classes, than any submission names; they bound the memory that hostile bytes can ask for.
const MAX_REGISTRANTS: usize = 1_000;
const MAX_SERIES: usize = 20_000;

/// A header while it is being read, line by line.
#[derive(Debug, Default)]
pub(super) struct Reader {
    header: Header,
    /// The series that is open.
    series: SeriesRow,
    /// Whose the series are that follow, where that stands before them.
    owner: String,
    /// Of a merger both sides name a registrant by its key, which then owns the series that follow.
    merging: bool,
    /// Whether it has had a class.
    classes: bool,
    /// A class has begun; its row is the last one.
    in_class: bool,
}

impl Reader {
    pub(super) fn take(&mut self, line: &str) {
        if let Some((name, value)) = tag(line) {
            self.tag(&name.to_ascii_uppercase(), value);
        } else if let Some((key, value)) = line.split_once(':') {
            self.fact(key.trim(), value.trim());
        }
    }

    pub(super) fn finish(mut self) -> Header {
        self.end_series();
        self.header
    }

    /// A line of the header that is read by people: `KEY:  VALUE`.
    fn fact(&mut self, key: &str, value: &str) {
        match key {
            "CONFORMED SUBMISSION TYPE" => set(&mut self.header.form, value),
            "ACCESSION NUMBER" => set(&mut self.header.accession, value),
            "FILED AS OF DATE" => set(&mut self.header.filed, value),
            "CONFORMED PERIOD OF REPORT" => set(&mut self.header.period, value),
            "EFFECTIVENESS DATE" => set(&mut self.header.effective, value),
            "COMPANY CONFORMED NAME" => self.registrant(value),
            "CENTRAL INDEX KEY" => self.of_registrant(|one| set(&mut one.cik, value)),
            "FORMER CONFORMED NAME" => self.former(value),
            _ => {}
        }
    }

    /// A line of the tagged parts; some headers are tagged throughout.
    fn tag(&mut self, name: &str, value: &str) {
        match name {
            "SERIES"
            | "/SERIES"
            | "NEW-SERIES"
            | "/NEW-SERIES"
            | "NEW-CLASSES-CONTRACTS"
            | "/NEW-CLASSES-CONTRACTS" => {
                self.end_series();
            }
            "EXISTING-SERIES-AND-CLASSES-CONTRACTS" | "NEW-SERIES-AND-CLASSES-CONTRACTS" => self.part(false),
            "ACQUIRING-DATA" | "TARGET-DATA" => self.part(true),
            "OWNER-CIK" => self.owned(value),
            "CIK" if self.merging => self.owned(value),
            "SERIES-ID" => set(&mut self.series.series, value),
            "SERIES-NAME" => set(&mut self.series.series_name, value),
            "CLASS-CONTRACT" => self.class(),
            "/CLASS-CONTRACT" => self.in_class = false,
            "CLASS-CONTRACT-ID" => self.of_class(|row| set(&mut row.class, value)),
            "CLASS-CONTRACT-NAME" => self.of_class(|row| set(&mut row.class_name, value)),
            "CLASS-CONTRACT-TICKER-SYMBOL" => self.of_class(|row| set(&mut row.ticker, value)),
            "TYPE" => set(&mut self.header.form, value),
            "ACCESSION-NUMBER" => set(&mut self.header.accession, value),
            "FILING-DATE" => set(&mut self.header.filed, value),
            "PERIOD" => set(&mut self.header.period, value),
            "EFFECTIVENESS-DATE" => set(&mut self.header.effective, value),
            "CONFORMED-NAME" => self.registrant(value),
            "CIK" => self.of_registrant(|one| set(&mut one.cik, value)),
            "FORMER-CONFORMED-NAME" => self.former(value),
            _ => {}
        }
    }

    fn registrant(&mut self, name: &str) {
        let named = |one: &Registrant| one.name.is_empty();
        if self.header.registrants.last().is_some_and(named) {
            self.of_registrant(|one| set(&mut one.name, name));
        } else if self.header.registrants.len() < MAX_REGISTRANTS {
            self.header.registrants.push(Registrant { name: name.to_owned(), ..Registrant::default() });
        }
    }

    fn of_registrant(&mut self, fill: impl FnOnce(&mut Registrant)) {
        if let Some(last) = self.header.registrants.last_mut() {
            fill(last);
        }
    }

    fn former(&mut self, name: &str) {
        self.of_registrant(|one| {
            if one.former.len() < MAX_REGISTRANTS {
                one.former.push(name.to_owned());
            }
        });
    }

    /// Begins another part of the series and classes.
    fn part(&mut self, merging: bool) {
        self.end_series();
        self.series.owner.clear();
        self.owner.clear();
        self.merging = merging;
    }

    fn owned(&mut self, by: &str) {
        by.clone_into(&mut self.owner);
        by.clone_into(&mut self.series.owner);
    }

    fn class(&mut self) {
        self.in_class = self.header.series.len() < MAX_SERIES;
        self.classes = true;
        if self.in_class {
            self.header.series.push(self.series.clone());
        }
    }

    fn of_class(&mut self, fill: impl FnOnce(&mut SeriesRow)) {
        if let Some(row) = self.header.series.last_mut().filter(|_| self.in_class) {
            fill(row);
        }
    }

    fn end_series(&mut self) {
        let next = SeriesRow { owner: self.owner.clone(), ..SeriesRow::default() };
        let series = std::mem::replace(&mut self.series, next);
        let said = !series.series.is_empty() || !series.series_name.is_empty();
        if said && !self.classes && self.header.series.len() < MAX_SERIES {
            self.header.series.push(series);
        }
        self.classes = false;
        self.in_class = false;
    }
}

/// The first word counts: what follows a header may use its words again.
fn set(place: &mut String, value: &str) {
    if place.is_empty() {
        value.clone_into(place);
    }
}

/// A line `<NAME>value`.
pub(super) fn tag(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix('<')?.split_once('>')?;
    Some((name.trim(), value.trim()))
}
