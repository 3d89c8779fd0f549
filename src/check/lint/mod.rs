//! Drafting checks: what a person who drafts or reviews the document should be told of.
//!
//! One file per family, one function a rule. A rule's doc comment is its manual: it is what the page shows under
//! "Why?". Severities are conservative: a note unless it is wrong on its face; and a rule keeps silent where the
//! reading may be at fault instead of the document.

use crate::check::side::Side;
use crate::check::timeline::{Timeline, Timelines};
use crate::model::{Document, Problem, Schedule, Severity};
use crate::order::InOrder;
use crate::text::lines::Lines;
use crate::text::{Span, Words};

/// Writes down rules: the doc comment serves as documentation and as manual.
macro_rules! rules {
    ($($(#[doc = $line:literal])+ $constant:ident = $name:literal, $check:ident;)+) => {
        rules! { Rule: $($(#[doc = $line])+ $constant = $name, $check;)+ }
    };
    ($kind:ident: $($(#[doc = $line:literal])+ $constant:ident = $name:literal, $check:ident;)+) => {$(
        $(#[doc = $line])+
        pub const $constant: crate::check::lint::$kind =
            crate::check::lint::$kind { name: $name, text: concat!($($line, "\n"),+), check: |a, b| $check(a, b) };
    )+};
}

mod alike;
mod balance;
mod dates;
mod labels;
mod leftovers;
mod names;
mod near;
mod numbers;
mod order;
mod schedules;
mod set;
mod signatures;
mod terms;
mod undefined;
mod whole;

pub use whole::Whole;

/// A drafting check.
pub struct Rule {
    /// Its name, as problems bear it ("out-of-order").
    pub name: &'static str,
    /// Its manual as written above it, with the blank that a doc comment puts before each line.
    text: &'static str,
    check: fn(&Document, &Whole<'_>) -> Vec<Problem>,
}

/// What a rule finds in a set of documents: with each problem the index of the document in which it stands.
pub type Found = (usize, Problem);

impl Rule {
    /// The problems that it finds in a document; `lines` are those of the whole text.
    pub fn run(&self, document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
        (self.check)(document, &Whole::of(lines))
    }

    /// The manual in Markdown: what it finds, why it matters, an example.
    pub fn manual(&self) -> String {
        dedented(self.text)
    }
}

/// A drafting check of a set of documents.
pub struct SetRule {
    /// Its name, as problems bear it ("amendment-gap").
    pub name: &'static str,
    text: &'static str,
    check: fn(&[Side<'_>], &Timeline) -> Vec<Found>,
}

/// The rules that need more than one document.
pub const SET_RULES: [SetRule; 4] = [set::GAP, set::TWINS, set::UNDATED, set::DISORDER];

/// A doc comment without the blank that it has before each line.
fn dedented(text: &str) -> String {
    text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// All rules.
pub const RULES: [Rule; 22] = [
    balance::PARENTHESIS,
    balance::QUOTE,
    order::OUT_OF_ORDER,
    labels::LABEL_NUMBER,
    labels::RULE_LENGTH,
    names::DUPLICATE,
    near::NEAR_DUPLICATE,
    schedules::MISSING,
    schedules::UNREFERENCED,
    schedules::NAME_MISMATCH,
    dates::BLANK,
    dates::IMPOSSIBLE,
    dates::CONFLICT,
    numbers::CONFLICT,
    signatures::BLANK,
    signatures::MISSING,
    signatures::PARTY_WITHOUT,
    signatures::NAME_MISMATCH,
    terms::UNUSED,
    undefined::UNDEFINED,
    leftovers::REDACTED,
    leftovers::PLACEHOLDER,
];

/// Every problem that the rules find in a document of a text, in the order of the text.
pub fn lint(document: &Document, whole: &Whole<'_>) -> Vec<Problem> {
    lint_telling(document, whole, &mut |_| {})
}

/// The same, telling which share of the rules has been tried.
pub fn lint_telling(document: &Document, whole: &Whole<'_>, told: &mut dyn FnMut(f64)) -> Vec<Problem> {
    let try_one = |(at, rule): (usize, &Rule)| {
        told(at as f64 / RULES.len() as f64);
        (rule.check)(document, whole)
    };
    let mut found: Vec<Problem> = RULES.iter().enumerate().flat_map(try_one).collect();
    found.order_by_key(|problem| problem.span);
    found
}

/// Why the reader says that it is not sure: no check finds it, so its manual stands here.
const LOW_CONFIDENCE: &str = "The text can be read in two ways here, and nothing in it settles which. The page shows \
    one reading and names the other, so that you can decide by the source beside it. Where both are known in full, \
    “Read as” takes the other: everything that follows from it is made anew, and it can be undone.\n\n\
    This is not a fault of the draft. It happens where all names stand at the same indent, where lines were run \
    together, or where a heading and a name look alike. A list in which funds stand in capitals, over their portfolios \
    set further in, is read one way only.";

/// Every problem that the rules find in a set of documents of several agreements, beyond those of each document.
pub fn lint_set(documents: &[Side<'_>], timelines: &Timelines) -> Vec<Found> {
    timelines
        .agreements
        .iter()
        .flat_map(|timeline| SET_RULES.iter().flat_map(|rule| (rule.check)(documents, timeline)))
        .collect()
}

/// The manual of a rule by its name.
pub fn manual(name: &str) -> Option<String> {
    if name == "low-confidence" {
        return Some(LOW_CONFIDENCE.to_owned());
    }
    let of_set = || SET_RULES.iter().find(|rule| rule.name == name).map(|rule| dedented(rule.text));
    RULES.iter().find(|rule| rule.name == name).map(Rule::manual).or_else(of_set)
}

/// The schedules that list funds. Other lists of other agreements may be read as schedules too; what holds of rolls of
/// funds does not hold of them.
fn rolls(document: &Document) -> impl Iterator<Item = &Schedule> {
    document.schedules.iter().filter(|schedule| is_roll(schedule))
}

/// Whether at least half of the names are those that funds bear.
fn is_roll(schedule: &Schedule) -> bool {
    const WORDS: [&str; 9] = ["fund", "funds", "portfolio", "portfolios", "series", "trust", "etf", "account", "index"];
    const LONGEST: usize = 120;
    let named = |name: &&Words| {
        let mut words = name.value.split(|c: char| !c.is_alphanumeric());
        name.value.len() <= LONGEST && words.any(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
    };
    let half = names(schedule).count().div_ceil(2);
    half > 0 && names(schedule).filter(named).take(half).count() == half
}

/// The names of a schedule's portfolios.
fn names(schedule: &Schedule) -> impl Iterator<Item = &Words> {
    schedule.funds.iter().flat_map(|fund| &fund.portfolios).map(|portfolio| &portfolio.name)
}

fn problem(rule: &'static str, severity: Severity, span: Span, message: String) -> Problem {
    Problem { rule, severity, message, span, related: Vec::new(), otherwise: None }
}

/// The number of the line on which a place begins, as a person counts.
fn line(lines: &Lines<'_>, span: Span) -> usize {
    lines.line_at(span.start) + 1
}
