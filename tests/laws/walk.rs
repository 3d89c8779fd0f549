//! Every value of a reading that points at words, with what it is.

use amendment_viewer::model::{Date, Document, Portfolio, Schedule, Signature};
use amendment_viewer::text::{Span, Words};

/// A value and the words that it was read from.
pub struct Fact<'a> {
    pub what: &'static str,
    pub words: &'a Words,
}

/// Every value of a document.
pub fn facts(document: &Document) -> Vec<Fact<'_>> {
    let mut out = Facts(Vec::new());
    out.all("exhibit", &document.exhibit);
    out.all("agreement", &document.agreement);
    out.all("scope", document.scope.iter().flat_map(|scope| &scope.classes));
    out.date("date of the amendment", &document.dates.amendment);
    out.date("date of the agreement", &document.dates.agreement);
    out.date("effective date", &document.dates.effective);
    out.all("party", &document.parties);
    for term in &document.terms {
        out.all("term", [&term.term]);
        out.all("meaning of a term", &term.meaning);
    }
    for one in &document.instructions {
        out.all("target of an instruction", &one.target);
        out.all("item of an instruction", &one.item);
        out.all("name in an instruction", &one.names);
        out.all("rename", one.pairs.iter().flat_map(|(old, new)| [old, new]));
        out.date("date of an instruction", &one.effective);
        out.all("instruction", [&one.words]);
    }
    document.schedules.iter().for_each(|schedule| out.schedule(schedule));
    document.signatures.iter().for_each(|signature| out.signature(signature));
    out.0
}

/// The values inside one schedule, its label among them.
pub fn within(schedule: &Schedule) -> Vec<Fact<'_>> {
    let mut out = Facts(Vec::new());
    out.schedule(schedule);
    out.0
}

/// Every place of a document that is no value: problems, signatures, an ordinal.
pub fn places(document: &Document) -> Vec<(&'static str, Span)> {
    let number = document.number.iter().flat_map(|number| number.pieces()).map(|span| ("ordinal", span));
    let signatures = document.signatures.iter().map(|signature| ("signature", signature.span));
    let problems = document.problems.iter().flat_map(|problem| {
        let related = problem.related.iter().map(|&span| ("place that bears on a problem", span));
        related.chain([("problem", problem.span)])
    });
    number.chain(signatures).chain(problems).collect()
}

struct Facts<'a>(Vec<Fact<'a>>);

impl<'a> Facts<'a> {
    fn all(&mut self, what: &'static str, words: impl IntoIterator<Item = &'a Words>) {
        self.0.extend(words.into_iter().map(|words| Fact { what, words }));
    }

    fn date(&mut self, what: &'static str, date: &'a Option<Date>) {
        self.all(what, date.iter().map(|date| &date.written));
    }

    fn schedule(&mut self, schedule: &'a Schedule) {
        self.all("label of a schedule", [&schedule.label]);
        self.date("day of a schedule", &schedule.as_of);
        self.all("head of a column", &schedule.columns);
        for fund in &schedule.funds {
            self.all("fund", &fund.name);
            self.all("label under a fund", &fund.label);
            fund.portfolios.iter().for_each(|portfolio| self.portfolio(portfolio));
        }
    }

    fn portfolio(&mut self, portfolio: &'a Portfolio) {
        self.all("portfolio", [&portfolio.name]);
        self.all("group", &portfolio.group);
        self.all("former name", &portfolio.formerly);
        self.all("cell", portfolio.cells.iter().map(|cell| &cell.value));
        self.all("note", &portfolio.notes);
        for class in &portfolio.classes {
            self.all("class", [&class.name]);
            self.all("cell of a class", class.cells.iter().map(|cell| &cell.value));
        }
    }

    fn signature(&mut self, signature: &'a Signature) {
        self.all("party of a signature", &signature.party);
        self.all("name of a signer", &signature.name);
        self.all("title of a signer", &signature.title);
        self.date("date of a signature", &signature.date);
        self.all("entity that a party acts through", &signature.via);
    }
}
