//! The report as HTML, as Markdown, and as a page without scripts.
#![allow(clippy::expect_used, clippy::panic)]

mod support;

use amendment_viewer::show::report::{self, Note, Shared};
use support::agrees;
use support::sample::sample;

fn shared() -> Shared {
    let note = |key: &str, text: &str| Note { key: key.into(), text: text.into() };
    Shared {
        day: "2026-11-25".into(),
        tool: "0.1.0".into(),
        source: true,
        notes: vec![
            note("", "Board book, tab 7. The **Class C** schedule only."),
            note("a-1/nev-prime-securities-trust/nev-property-fund", "A late insertion?"),
        ],
        nth: 0,
    }
}

#[test]
fn the_sample_as_html() {
    let html = sample().show(|subject| report::html(subject, &shared()));
    // An element a line, so that a person can review it.
    agrees("cases/sample.report.html", &html.replace("><", ">\n<"));
}

#[test]
fn the_sample_as_markdown() {
    let without = Shared { source: false, ..shared() };
    agrees("cases/sample.md", &sample().show(|subject| report::markdown(subject, &without)));
}

/// What a hostile filing might say, in every place where a reading has words.
const HOSTILE: &str = "</script></main><img src=x onerror=alert(1)><!-- $& $` \u{2028} javascript:x \u{202E}fdp.exe\u{0}\" ' &lt; **b** `c` | [d](javascript:x) ";

fn hostile() -> amendment_viewer::Opened {
    let mut opened = sample();
    opened.source.name = HOSTILE.into();
    let document = &mut opened.reading.documents[0];
    let bad = || Some(support::words(HOSTILE));
    (document.agreement, document.exhibit) = (bad(), bad());
    document.parties = vec![support::words(HOSTILE)];
    for term in &mut document.terms {
        (term.term.value, term.meaning) = (HOSTILE.into(), bad());
    }
    for one in &mut document.instructions {
        (one.words.value, one.names) = (HOSTILE.into(), vec![support::words(HOSTILE)]);
        one.pairs = vec![(support::words(HOSTILE), support::words(HOSTILE))];
    }
    for schedule in &mut document.schedules {
        (schedule.label.value, schedule.id) = (HOSTILE.into(), HOSTILE.into());
        for fund in &mut schedule.funds {
            fund.name = bad();
            for portfolio in &mut fund.portfolios {
                portfolio.name.value = HOSTILE.into();
                (portfolio.notes, portfolio.formerly) = (vec![support::words(HOSTILE)], vec![support::words(HOSTILE)]);
                portfolio.group = bad();
            }
        }
    }
    for one in &mut document.signatures {
        (one.party, one.name, one.title) = (vec![support::words(HOSTILE)], bad(), bad());
        one.via = vec![support::words(HOSTILE)];
    }
    for problem in &mut document.problems {
        problem.message = format!("“{HOSTILE}” on line 1");
    }
    opened.flat.text = opened.flat.text.replace("NEV Zenith Fund", HOSTILE).into();
    opened
}

fn hostile_notes() -> Shared {
    let note = |key: &str| Note {
        key: key.into(),
        text: format!("{HOSTILE}\n\n<script>alert(1)</script>\n\n![x](javascript:x)"),
    };
    Shared { day: HOSTILE.into(), tool: HOSTILE.into(), source: true, notes: vec![note(""), note(HOSTILE)], nth: 0 }
}

/// Every tag of the HTML: name and attributes as written.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or("")).collect()
}

#[test]
fn what_a_filing_says_is_text() {
    let html = hostile().show(|subject| report::html(subject, &hostile_notes()));
    assert_eq!(support::html::faults(&html), [""; 0]);
    assert!(html.contains("&lt;/script&gt;&lt;/main&gt;&lt;img src=x onerror=alert(1)&gt;&lt;!-- $&amp; $`"));
    assert!(!html.contains(['\u{202E}', '\0']), "what turns the text, or is not seen, is shown by its number");
    assert!(html.contains("[U+202E]fdp.exe[U+0000]"));
}

#[test]
fn markup_that_is_not_ours_is_found() {
    for html in [
        "<p>a<img></p>",
        "<p onclick=\"x\">",
        "<p class=\"a\"b\">",
        "<p class=\"a&\">",
        "<a href=\"javascript:x\">",
        "<a class=\"x\" href=\"https://e.example\">",
        "<p>a > b",
        "<p>&bogus;",
        "a < b",
        "<p>\u{202E}",
    ] {
        assert_eq!(support::html::faults(html).len(), 1, "{html}");
    }
    assert_eq!(support::html::faults("<p class=\"a\">&lt;b&gt;<br/><a href=\"#L1\">1</a></p>"), [""; 0]);
}

#[test]
fn what_a_filing_says_is_text_in_markdown_too() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let markdown = hostile().show(|subject| report::markdown(subject, &hostile_notes()));
    let mut texts = String::new();
    for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Html(raw) | Event::InlineHtml(raw) => panic!("raw HTML: {raw}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => panic!("a link that the filing made"),
            Event::Text(text) | Event::Code(text) => texts.push_str(&text),
            _ => {}
        }
    }
    let plain = "</script></main><img src=x onerror=alert(1)><!-- $& $`";
    assert!(texts.matches(plain).count() > 100, "what it says is still there to read");
}

#[test]
fn the_page_without_scripts_is_small_and_allows_nothing() {
    use sha2::{Digest, Sha256};
    let look = std::fs::read_to_string(support::path("../www/style.css")).expect("the style sheet");
    let page = sample().show(|subject| report::standalone(subject, &shared(), &look));
    assert!(page.len() <= 40 * 1024, "{} bytes", page.len());
    assert!(
        !page.contains("<script") && !page.contains(" style=") && !page.contains("http:"),
        "nothing but the report"
    );
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
    let digest: Vec<u8> = Sha256::digest(style).to_vec();
    let hash = page.split("style-src 'sha256-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a hash");
    assert_eq!(decode(hash), digest, "the policy allows this style");
    assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"));
    // Of the look it keeps what the report uses, and lets go of the desk.
    assert!(style.contains(".roll") && style.contains("--paper") && style.contains("@media print"));
    assert!(!style.contains(".rail") && !style.contains(".tree "));
    // A file's name cannot leave the string at the foot of the printed page.
    let mut named = sample();
    named.source.name = "\"; } </style><script>x</script>\n\\".into();
    let page = named.show(|subject| report::standalone(subject, &shared(), &look));
    assert_eq!(tags(&page).iter().filter(|tag| tag.starts_with("script") || tag.starts_with("/style")).count(), 1);
}

fn decode(base64: &str) -> Vec<u8> {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bits = base64.trim_end_matches('=').chars().flat_map(|sign| {
        let value = SIGNS.find(sign).expect("a sign of base64");
        (0..6).rev().map(move |i| (value >> i & 1) as u8)
    });
    let mut bytes = Vec::new();
    while let Some(byte) = (0..8).try_fold(0u8, |byte, _| Some(byte << 1 | bits.next()?)) {
        bytes.push(byte);
    }
    bytes
}

#[test]
fn the_report_says_what_it_was_filed_as() {
    let bytes = std::fs::read(support::path("cases/submission-with-header.txt")).expect("the submission");
    let opened = amendment_viewer::open("submission.txt", &bytes, None);
    let shared = Shared { day: "2006-09-01".into(), tool: "0".into(), ..Shared::default() };
    let memo = opened.show(|subject| report::markdown(subject, &shared));
    let filed = "NSAR-A of LARCH SERIES FUNDS, INC. (CIK 0000000042), accession 0000000000-06-000001, August 29, 2006; 2 series, 2 classes";
    assert!(memo.replace('\\', "").contains(filed), "{memo}");
}
