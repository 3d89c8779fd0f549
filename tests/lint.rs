//! The drafting checks: what they must find, and what they must let pass.

#![allow(clippy::expect_used)]

mod support;

use amendment_viewer::check::lint;
use support::sample;

#[test]
fn the_sample_has_three_faults() {
    let opened = sample::sample();
    let found: Vec<_> = opened.show(|subject| {
        let problems = &subject.reading.documents[0].problems;
        problems
            .iter()
            .map(|problem| {
                let line = subject.lines.line_at(problem.span.start);
                let column = problem.span.start - subject.lines.list[line].span.start + 1;
                format!("{}:{column} {:?} {}: {}", line + 1, problem.severity, problem.rule, problem.message)
            })
            .collect()
    });
    assert_eq!(
        found,
        [
            "29:7 Note label-number: “PORTFOLIOS” on line 29 stands over one name, “NEV Worldwide Allocation Fund”; \
             “NEV SINGLE SERIES TRUST” and “NEV TAX-FREE FUNDS” have the singular.",
            "123:7 Note out-of-order: “NEV Property Fund” on line 123 stands last, after “NEV Total Bond Fund”; \
             every other list of Schedule A-1 is in alphabetical order.",
            "160:53 Warning unbalanced-parenthesis: The parenthesis opened before “LISTED ON SCHEDULE A-1” on line 160 \
             is never closed.",
        ]
    );
}

#[test]
fn every_rule_has_a_name_of_its_own_and_a_manual() {
    let mut names: Vec<_> = lint::RULES.iter().map(|rule| rule.name).collect();
    for rule in &lint::RULES {
        let manual = rule.manual();
        assert!(manual.len() > 60 && manual.contains("Example: "), "{}: {manual}", rule.name);
        assert_eq!(lint::manual(rule.name), Some(manual));
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), lint::RULES.len());
    assert_eq!(lint::manual("no-such-rule"), None);
}
