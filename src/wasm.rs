//! The door: what JavaScript calls. Everything happens in the crate; here values only cross.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{Encoding, Opened, show};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// Says on the console where and why the engine stopped; the page then starts another.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// Reads a text; without an encoding it is guessed.
#[wasm_bindgen(unchecked_return_type = "Opened")]
pub fn read(name: &str, bytes: &[u8], encoding: Option<String>) -> Result<JsValue, JsValue> {
    open(name, bytes, encoding).show(|subject| out(&show::view::opened(subject)))
}

/// The JSON of a reading, format 1.
#[wasm_bindgen]
pub fn json(name: &str, bytes: &[u8], encoding: Option<String>) -> String {
    open(name, bytes, encoding).show(show::export::json)
}

/// The list of funds and portfolios as CSV.
#[wasm_bindgen]
pub fn csv(name: &str, bytes: &[u8], encoding: Option<String>) -> String {
    open(name, bytes, encoding).show(show::export::csv)
}

/// The report, as it stands in the page: escaped, without scripts and styles.
#[wasm_bindgen]
pub fn report(
    name: &str,
    bytes: &[u8],
    encoding: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "SharedState")] shared: JsValue,
) -> Result<String, JsValue> {
    let shared = from(shared)?;
    Ok(open(name, bytes, encoding).show(|subject| show::report::html(subject, &shared)))
}

/// The page without scripts: a whole HTML document whose policy allows its own style and nothing else. `style` is the
/// style sheet of the product.
#[wasm_bindgen]
pub fn page(
    name: &str,
    bytes: &[u8],
    encoding: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "SharedState")] shared: JsValue,
    style: &str,
) -> Result<String, JsValue> {
    let shared = from(shared)?;
    Ok(open(name, bytes, encoding).show(|subject| show::report::standalone(subject, &shared, style)))
}

/// The report as Markdown.
#[wasm_bindgen]
pub fn markdown(
    name: &str,
    bytes: &[u8],
    encoding: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "SharedState")] shared: JsValue,
) -> Result<String, JsValue> {
    let shared = from(shared)?;
    Ok(open(name, bytes, encoding).show(|subject| show::report::markdown(subject, &shared)))
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

fn open(name: &str, bytes: &[u8], encoding: Option<String>) -> Opened {
    crate::open(name, bytes, encoding.as_deref().and_then(Encoding::named))
}

fn from(shared: JsValue) -> Result<show::report::Shared, JsValue> {
    Ok(serde_wasm_bindgen::from_value(shared)?)
}

fn out(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let plain = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    Ok(value.serialize(&plain)?)
}
