//! A comparison as a person reads it; the number behind a name is its line.

use std::fmt::Write;

use amendment_viewer::check::compare::{Change, Delta, Difference, FundDelta, Paragraph, Row, SignerDelta};
use amendment_viewer::check::names::evidence::Evidence;
use amendment_viewer::check::stated::claims::Said;
use amendment_viewer::text::lines::Lines;
use amendment_viewer::text::{Span, Words};

/// Both texts in lines.
pub struct Texts<'a> {
    pub before: &'a Lines<'a>,
    pub after: &'a Lines<'a>,
}

pub fn told(delta: &Delta, texts: &Texts<'_>) -> String {
    let mut out = String::new();
    for remark in &delta.remarks {
        let _ = writeln!(out, "! {remark:?}");
    }
    let t = &delta.tally;
    let _ = writeln!(
        out,
        "+{} -{} ~{} >{} *{}, {} unchanged",
        t.added, t.removed, t.renamed, t.moved, t.changed, t.unchanged
    );
    for schedule in &delta.schedules {
        let labels = |lines: &Lines<'_>, all: &[Words]| match all {
            [] => "-".to_owned(),
            all => all.iter().map(|words| at(lines, words)).collect::<Vec<_>>().join(", "),
        };
        let (before, after) = (labels(texts.before, &schedule.before), labels(texts.after, &schedule.after));
        let whole = if schedule.printed { "" } else { ", not printed as a whole" };
        let funds = format!("{} → {} funds", schedule.funds_before, schedule.funds_after);
        let (from, to) = (schedule.count_before, schedule.count_after);
        let _ = writeln!(out, "\n{before} → {after}: {from} → {to}, {funds}{whole}");
        schedule.funds.iter().for_each(|fund| told_fund(&mut out, fund, texts));
    }
    if !delta.maybe.is_empty() {
        out += "\npossibly renamed\n";
    }
    for pair in &delta.maybe {
        let slot = if pair.same_slot { "same place" } else { "same fund or word" };
        let (before, after) = (at(texts.before, &pair.before), at(texts.after, &pair.after));
        let _ = writeln!(out, "  {before} ? {after}: {slot}; shared: {}", pair.shared.join(" "));
    }
    out += "\nstatements\n";
    for (i, one) in delta.statements.iter().enumerate() {
        let said = one.claim.as_ref().map_or("-".to_owned(), |claim| {
            let order = if claim.orders { "orders" } else { "says" };
            let to = claim.target.as_ref().map(|target| format!(" ({})", target.value)).unwrap_or_default();
            format!("{} {order} {}{to}", texts.after.line_at(claim.words.span.start) + 1, said(&claim.said))
        });
        let lines = |lines: &Lines<'_>, all: &[Words]| {
            all.iter().map(|words| (lines.line_at(words.span.start) + 1).to_string()).collect::<Vec<_>>().join(",")
        };
        let (before, after) = (lines(texts.before, &one.before), lines(texts.after, &one.after));
        let _ = writeln!(out, "  {i} {:?}: {said}: {} [{before} → {after}]", one.verdict, one.shows);
    }
    out += "\nsigners\n";
    delta.signers.iter().for_each(|one| told_signer(&mut out, one, texts));
    let prose = &delta.prose;
    let _ = writeln!(out, "\n{} of {} paragraphs differ", prose.changed, prose.paragraphs.len());
    prose.paragraphs.iter().filter(|paragraph| paragraph.changed).for_each(|one| told_paragraph(&mut out, one));
    out
}

fn told_fund(out: &mut String, fund: &FundDelta, texts: &Texts<'_>) {
    let name = |lines: &Lines<'_>, words: &Option<Words>| words.as_ref().map_or("-".into(), |words| at(lines, words));
    let (before, after) = (name(texts.before, &fund.before), name(texts.after, &fund.after));
    let list = fund.list.as_ref().map(|list| format!(" in {list}")).unwrap_or_default();
    let evidence = fund.evidence.as_ref().map(|one| format!(": {}", told_evidence(one))).unwrap_or_default();
    let order = if fund.reordered { ", in another order" } else { "" };
    let _ = writeln!(out, "  {:?} {before} → {after}{list}{evidence}{order}", fund.change);
    let mut same = 0;
    for row in &fund.rows {
        if matches!(row.change, Change::Kept | Change::Carried) && row.said.is_empty() {
            same += 1;
            continue;
        }
        flush(out, &mut same);
        told_row(out, row, texts);
    }
    flush(out, &mut same);
}

fn flush(out: &mut String, same: &mut usize) {
    if std::mem::take(same) > 0 {
        // How many does not matter as much as that they are folded; the counts stand above.
        out.push_str("      …\n");
    }
}

fn told_row(out: &mut String, row: &Row, texts: &Texts<'_>) {
    let sign = match row.change {
        Change::Kept | Change::Carried => "=",
        Change::Added => "+",
        Change::Removed => "-",
        Change::Renamed => "~",
        Change::MovedHere => ">",
        Change::MovedAway => "<",
        Change::Changed => "*",
    };
    let name = |lines: &Lines<'_>, words: &Option<Words>| words.as_ref().map(|words| at(lines, words));
    let names: Vec<_> =
        [name(texts.before, &row.before), name(texts.after, &row.after)].into_iter().flatten().collect();
    let _ = write!(out, "    {sign} {}", names.join(" → "));
    if let Some(evidence) = &row.evidence {
        let _ = write!(out, "; {}", told_evidence(evidence));
    }
    if let Some(moved) = &row.moved {
        let lines = if row.change == Change::MovedHere { texts.before } else { texts.after };
        let (fund, schedule) = (moved.fund.as_deref().unwrap_or("-"), moved.schedule.as_deref().unwrap_or("this list"));
        let _ = write!(out, "; other end {fund} in {schedule}, {}", lines.line_at(moved.words.span.start) + 1);
    }
    for Difference { class, head, before, after } in &row.differences {
        let value = |words: &Option<Words>| words.as_ref().map_or("-".to_owned(), |words| words.value.to_string());
        let what: Vec<_> = [class, head].into_iter().flatten().map(|words| words.as_str()).collect();
        let _ = write!(out, "; {}: {} → {}", what.join(", "), value(before), value(after));
    }
    let said: Vec<_> = row.said.iter().map(usize::to_string).collect();
    let _ =
        writeln!(out, "{}", if said.is_empty() { String::new() } else { format!("; statement {}", said.join(", ")) });
}

fn told_evidence(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Formerly => "the list says formerly".into(),
        Evidence::Stated(index) => format!("statement {index} says so"),
        Evidence::SeriesId(id) => format!("both are {id}"),
        Evidence::Family { old, new, count } => format!("{count} names begin with “{new}” instead of “{old}”"),
        Evidence::SameSlot(shared) => format!("same place, both have “{}”", shared.join(" ")),
        Evidence::Marks => "marks only".into(),
        Evidence::Decided => "decided".into(),
        Evidence::SamePortfolios(same, of) => format!("{same} of {of} portfolios are the same"),
    }
}

fn said(said: &Said) -> String {
    match said {
        Said::Add { name, to } => match to {
            Some(to) => format!("add {} to {}", name.value, to.value),
            None => format!("add {}", name.value),
        },
        Said::Remove { name } => format!("remove {}", name.value),
        Said::Rename { old, new } => format!("{} becomes {}", old.value, new.value),
        Said::Merge { from, into } => format!("{} merges into {}", from.value, into.value),
        Said::Replace { schedule } => format!("new {}", schedule.value),
        Said::Relabel { old, new } => format!("{} is now {}", old.value, new.value),
    }
}

fn told_signer(out: &mut String, one: &SignerDelta, texts: &Texts<'_>) {
    let who = |lines: &Lines<'_>, signer: &Option<amendment_viewer::check::compare::Signer>| {
        signer.as_ref().map_or("-".to_owned(), |signer| {
            let name = signer.name.as_ref().map_or("?", |words| &words.value);
            let title = signer.title.as_ref().map(|words| format!(", {}", words.value)).unwrap_or_default();
            format!("{name}{title} ({:?}, {})", signer.mark, line(lines, signer.span))
        })
    };
    let (before, after) = (who(texts.before, &one.before), who(texts.after, &one.after));
    let _ = writeln!(out, "  {:?} {}: {before} → {after} {:?}", one.role, one.party.join(" + "), one.changes);
}

fn told_paragraph(out: &mut String, paragraph: &Paragraph) {
    const SHOWN: usize = 8;
    let words = |text: &str| -> String {
        let words: Vec<&str> = text.split(' ').collect();
        match words.len() > SHOWN {
            true => format!("{} … {}", words[..3].join(" "), words[words.len() - 3..].join(" ")),
            false => words.join(" "),
        }
    };
    out.push_str("  |");
    for piece in &paragraph.pieces {
        let _ = match (piece.before, piece.after) {
            (Some(_), Some(_)) => write!(out, " {}", words(&piece.text)),
            (Some(_), None) => write!(out, " [-{}-]", piece.text),
            _ => write!(out, " {{+{}+}}", piece.text),
        };
    }
    out.push('\n');
}

fn at(lines: &Lines<'_>, words: &Words) -> String {
    format!("{} ({})", words.value, line(lines, words.span))
}

fn line(lines: &Lines<'_>, span: Span) -> usize {
    lines.line_at(span.start) + 1
}
