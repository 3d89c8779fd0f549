//! The door: what JavaScript calls. Everything happens in the crate; here values only cross.

use std::cell::RefCell;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::desk::{self, Desk};
use crate::show::{self, Subject};
use crate::{Encoding, Opened};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// Says on the console where and why the engine stopped; the page then starts another.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

thread_local! {
    /// The texts at hand. One worker is one thread, and one call follows the other.
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Reads a text and keeps it on the desk under the number `key`; without an encoding it is guessed.
#[wasm_bindgen(unchecked_return_type = "Opened")]
pub fn read(key: u32, name: &str, bytes: &[u8], encoding: Option<String>) -> Result<JsValue, JsValue> {
    lay(key, name, bytes, encoding);
    one(key, |subject| out(&show::view::opened(subject)))?
}

/// Reads a text and keeps it on the desk, for a call that follows: where a text has gone from the desk, or the engine
/// was started anew.
#[wasm_bindgen]
pub fn lay(key: u32, name: &str, bytes: &[u8], encoding: Option<String>) {
    let opened = crate::open(name, bytes, encoding.as_deref().and_then(Encoding::named));
    DESK.with_borrow_mut(|desk| desk.lay(key, opened));
}

/// Whether the text of that number lies on the desk.
#[wasm_bindgen]
pub fn holds(key: u32) -> bool {
    DESK.with_borrow(|desk| desk.holds(key))
}

/// The JSON of a reading, format 1.
#[wasm_bindgen]
pub fn json(key: u32) -> Result<String, JsValue> {
    one(key, show::export::json)
}

/// The list of funds and portfolios as CSV.
#[wasm_bindgen]
pub fn csv(key: u32) -> Result<String, JsValue> {
    one(key, show::export::csv)
}

/// The report, as it stands in the page: escaped, without scripts and styles.
#[wasm_bindgen]
pub fn report(
    key: u32,
    #[wasm_bindgen(unchecked_param_type = "SharedState")] shared: JsValue,
) -> Result<String, JsValue> {
    let shared = from(shared)?;
    one(key, |subject| show::report::html(subject, &shared))
}

/// The page without scripts: a whole HTML document whose policy allows its own style and nothing else. `style` is the
/// style sheet of the product.
#[wasm_bindgen]
pub fn page(
    key: u32,
    #[wasm_bindgen(unchecked_param_type = "SharedState")] shared: JsValue,
    style: &str,
) -> Result<String, JsValue> {
    let shared = from(shared)?;
    one(key, |subject| show::report::standalone(subject, &shared, style))
}

/// The report as Markdown.
#[wasm_bindgen]
pub fn markdown(
    key: u32,
    #[wasm_bindgen(unchecked_param_type = "SharedState")] shared: JsValue,
) -> Result<String, JsValue> {
    let shared = from(shared)?;
    one(key, |subject| show::report::markdown(subject, &shared))
}

/// The steps by which the page builds elements from Markdown.
#[wasm_bindgen(unchecked_return_type = "ProseEvent[]")]
pub fn prose(markdown: &str) -> Result<JsValue, JsValue> {
    out(&show::prose::prose(markdown))
}

/// The manual of a drafting check in Markdown; empty where there is no such check.
#[wasm_bindgen]
pub fn manual(rule: &str) -> String {
    crate::manual(rule).unwrap_or_default()
}

/// The version of this tool.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Answers from one text.
fn one<T>(key: u32, answer: impl FnOnce(Subject<'_>) -> T) -> Result<T, JsValue> {
    several(&[key], |texts| texts.first().map(|opened| opened.show(answer)))?.ok_or(JsValue::NULL)
}

/// Answers from texts on the desk, in the order of `keys`; then makes room on it. A text that is not there is an error
/// that the shell cannot meet: before a call it lays down what [`holds`] denies.
fn several<T>(keys: &[u32], answer: impl FnOnce(&[&Opened]) -> T) -> Result<T, JsValue> {
    DESK.with_borrow_mut(|desk| {
        let texts = desk.ask(keys).map_err(|missing| JsValue::from_str(&format!("{missing:?}")))?;
        let answered = answer(&texts);
        desk.tidy(keys.len(), desk::ROOM);
        Ok(answered)
    })
}

fn from(shared: JsValue) -> Result<show::report::Shared, JsValue> {
    Ok(serde_wasm_bindgen::from_value(shared)?)
}

fn out(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let plain = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    Ok(value.serialize(&plain)?)
}
