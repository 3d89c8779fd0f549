//! Twins: one amendment as plain text, as the page that a filing agent made, as browsers put that page on the
//! clipboard (`twins/larch.BROWSER.txt` and `.html` are what they did), within a submission, in other encodings, and
//! forwarded by mail. All say the same.

// A missing twin should stop the test where it is missed.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use amendment_viewer::text::fold::Folded;
use amendment_viewer::{Kind, Opened, open, show};
use serde_json::{Value, json};

fn twin(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/twins").join(name)).unwrap()
}

/// What the amendment in a text says, without the places where it says so. How heads of columns are capitalised is
/// their setting.
fn facts(opened: &Opened) -> Value {
    let json: Value = serde_json::from_str(&opened.show(show::export::json)).unwrap();
    let documents = json["documents"].as_array().unwrap();
    let mut found = documents.iter().filter(|document| document["kind"] == "amendment");
    let mut amendment = found.next().cloned().unwrap_or(Value::Null);
    assert_eq!(found.count(), 0, "one amendment");
    strip(&mut amendment);
    amendment
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for place in ["line", "lines", "at", "blocks", "columns", "exhibit", "problems"] {
                object.remove(place);
            }
            if let Some(cells) = object.get_mut("cells").and_then(Value::as_array_mut) {
                cells.iter_mut().for_each(|cell| {
                    cell[0] = json!(cell[0].as_str().map(|head| Folded::of(head).as_str().to_owned()))
                });
            }
            object.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::String(words) => *words = Folded::of(words).as_str().to_owned(),
        _ => {}
    }
}

#[track_caller]
fn alike(name: &str, bytes: &[u8]) {
    let plain = twin("larch.txt");
    let expected = facts(&open("larch.txt", plain.as_bytes(), None));
    assert_eq!(expected["schedules"][0]["funds"][0]["portfolios"].as_array().map(Vec::len), Some(3));
    assert_eq!(expected["coverage"], json!(1.0));
    let got = facts(&open(name, bytes, None));
    let pretty = |value: &Value| serde_json::to_string_pretty(value).unwrap();
    assert_eq!(pretty(&got), pretty(&expected), "{name}");
}

#[test]
fn the_page_and_what_browsers_copy_of_it_say_what_the_text_says() {
    for name in ["larch.htm", "larch.chromium.txt", "larch.firefox.txt", "larch.chromium.html", "larch.firefox.html"] {
        alike(name, twin(name).as_bytes());
    }
}

#[test]
fn encodings_and_line_ends_do_not_matter() {
    for name in ["larch.txt", "larch.htm"] {
        let text = twin(name);
        for end in ["\r\n", "\r"] {
            alike(&format!("{name} with {end:?}"), text.replace('\n', end).as_bytes());
        }
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        alike(
            &format!("{name} in UTF-16, low byte first"),
            &[&[0xFF, 0xFE], wide(u16::to_le_bytes).as_slice()].concat(),
        );
        alike(&format!("{name} in UTF-16, unmarked"), &wide(u16::to_be_bytes));
        alike(&format!("{name} with a mark"), format!("\u{feff}{text}").as_bytes());
        let code_page: Vec<u8> = text
            .replace("\"Agreement\"", "\u{1}Agreement\u{2}")
            .bytes()
            .map(|byte| match byte {
                1 => 0x93,
                2 => 0x94,
                byte => byte,
            })
            .collect();
        alike(&format!("{name} in Windows-1252"), &code_page);
        let unseen =
            text.replace("Fund", "Fu\u{ad}nd").replace("Larch ", "\u{200b}Larch\u{200b} ").replace("\n\n", "\n\0\n");
        alike(&format!("{name} with what is not seen"), unseen.as_bytes());
        alike(&format!("{name} with form feeds"), text.replace("<PAGE>", "\u{c}").as_bytes());
    }
}

#[test]
fn a_submission_around_it_does_not_matter() {
    let header = "<SEC-DOCUMENT>x.txt\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 485BPOS\nFILED AS OF DATE: 20070501\nFILER:\n COMPANY DATA:\n  COMPANY CONFORMED NAME: LARCH TRUST\n  CENTRAL INDEX KEY: 0000000044\n</SEC-HEADER>\n";
    let other = "<DOCUMENT>\n<TYPE>EX-99.J\n<SEQUENCE>5\n<TEXT>\nCONSENT OF AUDITORS\n\nWe consent to the use of our report.\n</TEXT>\n</DOCUMENT>\n";
    for name in ["larch.txt", "larch.htm"] {
        let whole = format!("{header}{other}{}{other}</SEC-DOCUMENT>\n", twin(name));
        alike(&format!("{name} in a submission"), whole.as_bytes());
        let opened = open("whole", whole.as_bytes(), None);
        assert_eq!(opened.filing.map(|filing| filing.registrants[0].cik.clone()).as_deref(), Some("0000000044"));
    }
    let kinds = amendment_viewer::kinds(twin("larch.htm").as_bytes());
    assert_eq!(kinds, [Kind::Amendment], "by which the list of a submission tells its amendments");
}

#[test]
fn forwarding_it_does_not_matter() {
    let plain = twin("larch.txt");
    let letter: String = plain
        .lines()
        .skip_while(|line| !line.contains("AMENDMENT NO. 4\n") && !line.ends_with("AMENDMENT NO. 4"))
        .take_while(|line| *line != "</TEXT>")
        .map(|line| format!("{line}\n"))
        .collect();
    for marks in ["> ", ">", ">> ", "> > ", "| ", "|", "| | ", "> | "] {
        let quoted: String = letter.lines().map(|line| format!("{marks}{line}\n")).collect();
        alike(&format!("forwarded with {marks:?}"), quoted.as_bytes());
    }
}

/// What a person pastes comes twice; which of the two is read is told by how clear the readings are.
#[test]
fn the_clearer_of_two_copies_is_known() {
    let clarity = |text: &str| open("pasted", text.as_bytes(), None).clarity();
    let (page, lines) = (twin("larch.chromium.html"), twin("larch.chromium.txt"));
    assert!(clarity(&page) >= clarity(&lines), "a page keeps its cells");
    let torn = page.replace("<td", "<i").replace("</td", "</i").replace("<tr", "<i").replace("</tr", "</i");
    assert!(clarity(&torn) < clarity(&lines), "a page that has lost its rows is worse than lines");
    let spaced = twin("larch.txt").lines().skip(6).map(|line| format!("{line}\n")).collect::<String>();
    let run_on =
        format!("<div><span>{}</span></div><p></p><br>", spaced.split_whitespace().collect::<Vec<_>>().join(" "));
    assert!(clarity(&run_on) < clarity(&spaced), "a viewer that puts all lines into one");
}
