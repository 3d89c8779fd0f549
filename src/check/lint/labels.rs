//! What stands over and under the names of funds.

use super::{line, problem, rolls};
use crate::model::{Document, Fund, Problem, Schedule, Severity};
use crate::text::fold::Folded;
use crate::text::lines::{Lines, Shape};
use crate::text::{Span, Words};

rules! {
    /// PORTFOLIOS over a single portfolio, or PORTFOLIO over several.
    ///
    /// It often means that a portfolio was taken out, or added, and the label was left. It is only said where the
    /// schedule uses the other form for another fund, and so tells the two apart.
    ///
    /// Example: `PORTFOLIOS` over *Oak International Core Fund* alone
    LABEL_NUMBER = "label-number", label_number;

    /// A line under a heading that is not as long as the heading, where all the others are.
    ///
    /// Typists draw the line as long as the words. When it is longer or shorter, the name has probably been changed:
    /// look whether it has lost a word.
    ///
    /// Example: `OAK GROWTH FUND` over `------------------`
    RULE_LENGTH = "rule-length", rule_length;
}

fn label_number(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    rolls(document).flat_map(|schedule| labels_of(schedule, lines)).collect()
}

/// A label in the singular or plural, and how many portfolios stand under it.
struct Label<'a> {
    words: &'a Words,
    fund: &'a Fund,
    plural: bool,
}

impl Label<'_> {
    fn right(&self) -> bool {
        self.plural == (self.fund.portfolios.len() > 1)
    }
}

fn labels_of(schedule: &Schedule, lines: &Lines<'_>) -> Vec<Problem> {
    let labels: Vec<_> = schedule.funds.iter().filter_map(label).collect();
    // Who writes one form wrongly must be seen to write the other one rightly.
    let known = |plural: bool| labels.iter().any(|label| label.plural == plural && label.right());
    labels
        .iter()
        .filter(|label| !label.right() && known(!label.plural))
        .map(|label| wrong(label, &labels, lines))
        .collect()
}

fn label(fund: &Fund) -> Option<Label<'_>> {
    let words = fund.label.as_ref()?;
    let folded = Folded::of(words.value.trim_end_matches(':'));
    let plural = match folded.as_str() {
        "portfolio" | "fund" => false,
        "portfolios" | "funds" => true,
        _ => return None,
    };
    (!fund.portfolios.is_empty()).then_some(Label { words, fund, plural })
}

fn wrong(label: &Label<'_>, labels: &[Label<'_>], lines: &Lines<'_>) -> Problem {
    let rightly = labels.iter().filter(|other| other.plural != label.plural && other.right());
    let names: Vec<_> =
        rightly.filter_map(|other| other.fund.name.as_ref()).map(|name| format!("“{}”", name.value)).take(2).collect();
    let over = match label.fund.portfolios.as_slice() {
        [one] => format!("over one name, “{}”", one.name.value),
        several => format!("over {} names", several.len()),
    };
    let form = if label.plural { "singular" } else { "plural" };
    let others = match names.as_slice() {
        [] => format!("other lists use the {form}"),
        [one] => format!("{one} has the {form}"),
        _ => format!("{} have the {form}", names.join(" and ")),
    };
    let (words, at) = (&label.words.value, line(lines, label.words.span));
    let message = format!("“{words}” on line {at} stands {over}; {others}.");
    problem(LABEL_NUMBER.name, Severity::Note, label.words.span, message)
}

/// So many headings must be drawn right before one can be wrong.
const DRAWN: usize = 4;

fn rule_length(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let funds = rolls(document).flat_map(|schedule| &schedule.funds);
    let drawn: Vec<_> = funds.filter_map(|fund| underline(fund.name.as_ref()?, lines)).collect();
    let (right, wrong): (Vec<_>, Vec<_>) =
        drawn.into_iter().partition(|(name, rule, _)| width(lines, *name) == width(lines, *rule));
    let [(name, rule, words)] = wrong.as_slice() else { return Vec::new() };
    if right.len() < DRAWN {
        return Vec::new();
    }
    let side = if width(lines, *rule) > width(lines, *name) { "longer" } else { "shorter" };
    let message = format!(
        "The line drawn under “{}” on line {} is {side} than the name; under all other names it has their length.",
        words.value,
        line(lines, *name)
    );
    vec![problem(RULE_LENGTH.name, Severity::Note, *rule, message)]
}

/// A name that fills its line, and the rule drawn from the same column on the next.
fn underline<'a>(name: &'a Words, lines: &Lines<'_>) -> Option<(Span, Span, &'a Words)> {
    let at = lines.line_at(name.span.start);
    let (heading, rule) = (lines.list.get(at)?, lines.list.get(at + 1)?);
    let fits = name.more.is_empty() && heading.seen.start == name.span.start && heading.seen.end <= name.span.end + 1;
    (fits && rule.shape == Shape::Rule && rule.indent == heading.indent).then_some((heading.seen, rule.seen, name))
}

fn width(lines: &Lines<'_>, span: Span) -> usize {
    lines.slice(span).chars().count()
}
