//! What crosses of what several documents say together. A document is told by the number of its text and by its index
//! in that text: of both there are as many, in one order.

use wasm_bindgen::prelude::*;

use super::{out, several};
use crate::show::export as e;
use crate::show::report::{changes, history, page_of};
use crate::show::{self, Subject};
use crate::{Delta, Opened, Timeline, Timelines, in_force, show_all};

/// What changed from the first of two documents to the second.
#[wasm_bindgen(unchecked_return_type = "Delta")]
pub fn compare(keys: &[u32], parts: &[u32]) -> Result<JsValue, JsValue> {
    pair(keys, parts, |[before, after], delta| out(&show::view::delta(before.0, after.0, delta)))?
}

/// The same as "markdown", "csv", "json", or "html" as it stands in the page.
#[wasm_bindgen(js_name = compareAs)]
pub fn compare_as(form: &str, keys: &[u32], parts: &[u32]) -> Result<String, JsValue> {
    pair(keys, parts, |[before, after], delta| match form {
        "markdown" => Ok(changes::markdown(before, after, delta)),
        "csv" => Ok(e::changes_csv(before.0, after.0, delta)),
        "json" => Ok(e::changes_json(before, after, delta)),
        "html" => Ok(changes::html(before, after, delta)),
        other => Err(unknown(other)),
    })?
}

/// The histories of the agreements that the documents belong to.
#[wasm_bindgen(unchecked_return_type = "Timelines")]
pub fn timelines(keys: &[u32], parts: &[u32]) -> Result<JsValue, JsValue> {
    all(keys, parts, |subjects, found, problems| out(&show::view::timelines(subjects, found, problems)))?
}

/// One of them in a form as of [`compare_as`]; its number is `agreement`. JSON holds them all.
#[wasm_bindgen(js_name = timelineAs)]
pub fn timeline_as(form: &str, keys: &[u32], parts: &[u32], agreement: usize) -> Result<String, JsValue> {
    all(keys, parts, |subjects, found, problems| {
        let one = of(found, agreement)?;
        match form {
            "markdown" => Ok(history::timeline_markdown(subjects, one)),
            "csv" => Ok(e::timeline_csv(one)),
            "json" => Ok(e::timeline_json(subjects, &show::view::timelines(subjects, found, problems))),
            "html" => Ok(history::timeline_html(subjects, one)),
            other => Err(unknown(other)),
        }
    })?
}

/// The list of one of the agreements as of a day, ISO 8601; without one, after the last document.
#[wasm_bindgen(unchecked_return_type = "Consolidated")]
pub fn consolidated(keys: &[u32], parts: &[u32], agreement: usize, day: Option<String>) -> Result<JsValue, JsValue> {
    all(keys, parts, |subjects, found, _| {
        let one = of(found, agreement)?;
        let list = in_force(one, day.as_deref()).ok_or_else(|| unknown("day"))?;
        out(&show::view::consolidated(subjects, one, &list))
    })?
}

/// The same in a form as of [`compare_as`].
#[wasm_bindgen(js_name = consolidatedAs)]
pub fn consolidated_as(
    form: &str,
    keys: &[u32],
    parts: &[u32],
    agreement: usize,
    day: Option<String>,
) -> Result<String, JsValue> {
    all(keys, parts, |subjects, found, _| {
        let one = of(found, agreement)?;
        let list = in_force(one, day.as_deref()).ok_or_else(|| unknown("day"))?;
        match form {
            "markdown" => Ok(history::consolidated_markdown(subjects, one, &list)),
            "csv" => Ok(e::consolidated_csv(subjects, one, &list)),
            "json" => Ok(e::consolidated_json(subjects, one, &list)),
            "html" => Ok(history::consolidated_html(subjects, one, &list)),
            other => Err(unknown(other)),
        }
    })?
}

/// A page without scripts around a report that one of these made. `title` and `foot` are plain text, `style` is the style
/// sheet of the product.
#[wasm_bindgen(js_name = pageOf)]
pub fn page_around(title: &str, report: &str, foot: &str, style: &str) -> String {
    page_of(title, report, foot, style)
}

/// The documents on the desk.
fn documents<T>(keys: &[u32], parts: &[u32], then: impl FnOnce(&[(&Opened, usize)]) -> T) -> Result<T, JsValue> {
    several(keys, |texts| {
        let parts = parts.iter().map(|&part| part as usize);
        then(&texts.iter().copied().zip(parts).collect::<Vec<_>>())
    })
}

/// Answers from what changed between two documents.
fn pair<T>(
    keys: &[u32],
    parts: &[u32],
    then: impl FnOnce([(Subject<'_>, usize); 2], &Delta) -> T,
) -> Result<T, JsValue> {
    let answered = documents(keys, parts, |given| {
        let [before, after] = given else { return None };
        let delta = crate::compare(*before, *after)?;
        show_all(given, |subjects| match subjects {
            [old, new] => Some(then([(*old, before.1), (*new, after.1)], &delta)),
            _ => None,
        })
    })?;
    answered.ok_or_else(|| unknown("document"))
}

/// Answers from the histories of documents, and from what the checks find in all of them together.
fn all<T>(
    keys: &[u32],
    parts: &[u32],
    then: impl FnOnce(&[Subject<'_>], &Timelines, &[crate::Found]) -> T,
) -> Result<T, JsValue> {
    documents(keys, parts, |given| {
        let (found, problems) = (crate::timelines(given), crate::problems_of_set(given));
        show_all(given, |subjects| then(subjects, &found, &problems))
    })
}

fn of(found: &Timelines, agreement: usize) -> Result<&Timeline, JsValue> {
    found.agreements.get(agreement).ok_or_else(|| unknown("agreement"))
}

/// The shell asked for what there is not: a fault of ours, which it tells as such.
fn unknown(what: &str) -> JsValue {
    JsValue::from_str(&format!("no such {what}"))
}
