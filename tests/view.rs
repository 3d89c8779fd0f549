//! The one value that crosses to JavaScript.
#![allow(clippy::expect_used)]

mod support;

use amendment_viewer::model::Portfolio;
use amendment_viewer::show::view;
use serde_json::Value;
use support::sample::{self, sample};
use support::words;

fn view(opened: &amendment_viewer::Opened) -> Value {
    opened.show(|subject| serde_json::to_value(view::crossing(subject)).expect("a view is plain data"))
}

#[test]
fn the_sample_in_outline() {
    let view = view(&sample());
    assert_eq!(view["source"]["pages"], 4);
    let text = sample().flat.text;
    let lines = text.split_inclusive('\n');
    assert_eq!(view["source"]["width"], lines.map(|line| line.encode_utf16().count()).max().unwrap_or(0));
    assert_eq!(view["source"]["sha256"], "87b59ddc03d1122b79d08732725210cdd0e85bc1286257c8511525c94d3c56ca");
    assert_eq!(view["source"]["lines"], 178);
    let document = &view["documents"][0];
    let nodes = document["nodes"].as_array().expect("nodes");
    assert_eq!(nodes.len(), 64);
    let counts: Vec<_> = nodes.iter().filter(|node| node["kind"] == "fund").map(|node| &node["portfolios"]).collect();
    assert_eq!(counts, [1, 15, 12, 3, 5, 6, 7, 1, 3, 1]);
    assert_eq!(nodes[5]["key"], "a-1/nev-capital-funds/nev-bluestone-fund");
    assert_eq!(
        (&nodes[5]["parent"], &nodes[5]["depth"], &nodes[5]["name"]["line"]),
        (&2.into(), &1.into(), &41.into())
    );
    assert_eq!(document["instructions"][0]["schedule"], 0);
    assert_eq!(document["signatures"][0]["schedule"], 0);
    assert_eq!(document["signatures"][1]["term"], "Distributor");
    assert_eq!(document["coverage"]["read"], 178);
}

#[test]
fn problems_know_what_they_are_about() {
    let view = view(&sample());
    let document = &view["documents"][0];
    let about = |i: usize| {
        let problem = &document["problems"][i];
        let name = |list: &str, field: &str| {
            let at = usize::try_from(problem[field].as_i64()?).ok()?;
            Some(document[list][at]["line"].as_u64().or(document[list][at]["name"]["line"].as_u64()))
        };
        (name("nodes", "node").flatten(), name("signatures", "signature").flatten())
    };
    // The label belongs to its fund, the parenthesis to the signature in whose caption it stands.
    assert_eq!([about(0), about(1), about(2)], [(Some(26), None), (Some(123), None), (None, Some(165))]);
}

#[test]
fn every_place_holds_the_words_it_is_for() {
    // Characters of one, two and three bytes, and one that JavaScript counts as two.
    let text = sample::TEXT.replace("NEV CAPITAL FUNDS", "NEV É–𝒜 FUNDS").replace('"', "”");
    let view = view(&amendment_viewer::open("sample.txt", text.as_bytes(), None));
    let units: Vec<u16> = view["text"].as_str().expect("text").encode_utf16().collect();
    let mut seen = 0;
    visit(&view, &mut |value| {
        let (Some(text), true) = (value["text"].as_str(), value["at"].is_array()) else { return };
        let piece = |at: &Value| {
            let [from, to] = [0, 1].map(|i| at[i].as_u64().expect("a number") as usize);
            String::from_utf16(&units[from..to]).expect("whole characters")
        };
        let more = value["more"].as_array().into_iter().flatten().map(piece);
        let there = std::iter::once(piece(&value["at"])).chain(more).collect::<Vec<_>>().join(" ");
        let plain = there.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain.to_lowercase(), text.to_lowercase());
        seen += 1;
    });
    assert!(seen > 80, "{seen}");
}

fn visit(value: &Value, see: &mut dyn FnMut(&Value)) {
    see(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| visit(item, see)),
        Value::Object(members) => members.values().for_each(|member| visit(member, see)),
        _ => {}
    }
}

#[test]
fn a_list_without_registrants_with_groups_and_twice_the_same_name() {
    let mut opened = sample();
    let schedule = &mut opened.reading.documents[0].schedules[0];
    let one = |group: &str| Portfolio { name: words("Oak Fund"), group: Some(words(group)), ..Portfolio::default() };
    schedule.funds.truncate(1);
    schedule.funds[0].name = None;
    schedule.funds[0].portfolios = vec![one("Equity"), one("Equity"), one("Bond")];
    let view = view(&opened);
    let nodes = view["documents"][0]["nodes"].as_array().expect("nodes");
    let rows: Vec<_> =
        nodes.iter().map(|n| format!("{} {} {} {}", n["depth"], n["parent"], n["portfolios"], n["key"])).collect();
    assert_eq!(
        rows,
        [
            "0 -1 2 \"a-1/equity\"",
            "1 0 0 \"a-1/equity/oak-fund\"",
            "1 0 0 \"a-1/equity/oak-fund-2\"",
            "0 -1 1 \"a-1/bond\"",
            "1 3 0 \"a-1/bond/oak-fund\""
        ]
    );
    assert_eq!(view["documents"][0]["schedules"][0]["funds"], 0);
}

/// The declarations that the shell is checked against name every field of the view, and no other.
#[test]
fn the_declarations_say_what_crosses() {
    let declared = include_str!("../src/wasm.d.ts");
    let mut fields = std::collections::BTreeSet::new();
    visit(&view(&sample()), &mut |value| fields.extend(value.as_object().into_iter().flat_map(|o| o.keys().cloned())));
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').map(str::to_owned).collect()
    };
    let declared: std::collections::BTreeSet<String> =
        words(declared).into_iter().filter_map(|word| word.strip_suffix(':').map(str::to_owned)).collect();
    let missing: Vec<_> = fields.difference(&declared).collect();
    assert!(missing.is_empty(), "not declared: {missing:?}");
}
