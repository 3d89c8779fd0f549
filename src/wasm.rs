//! The door: what JavaScript calls. Everything happens in the crate; here values only cross.

use std::cell::RefCell;

use js_sys::{Object, Reflect, Uint8Array, Uint32Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, FileReaderSync};

use crate::desk::{self, Desk};
use crate::follow::{self, Form, One};
use crate::show::filing::Filing;
use crate::show::report::Shared;
use crate::show::{self, Subject};
use crate::{Encoding, Entry, Index, Kind, Opened, Step};

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

#[wasm_bindgen]
extern "C" {
    /// The worker's own: says how many bytes of how many have been read.
    #[wasm_bindgen(js_namespace = globalThis, js_name = tellProgress)]
    fn tell_progress(done: f64, all: f64);
    /// The worker's own: says which step of reading a text it has got to, counted from 0, and how many hundredths of it
    /// are done.
    #[wasm_bindgen(js_namespace = globalThis, js_name = tellStep)]
    fn tell_step(step: u32, done: u32);
    /// The worker's own: frees a buffer at once.
    #[wasm_bindgen(js_namespace = globalThis, js_name = letGo)]
    fn let_go(buffer: &Object);
    /// The worker's own: says how many documents of how many have been looked at.
    #[wasm_bindgen(js_namespace = globalThis, js_name = tellLooked)]
    fn tell_looked(done: u32, all: u32);
}

/// Lists the documents of a submission. It is read slice by slice and never held as a whole; then the beginning of
/// every document with words is looked at for what it is.
#[wasm_bindgen(unchecked_return_type = "Submission")]
pub fn submission(file: &Blob) -> Result<JsValue, JsValue> {
    let slices = Slices { file, reader: FileReaderSync::new()? };
    let mut index = Index::new();
    slices.each(|bytes| index.push(bytes))?;
    let found = index.finish();
    let all = found.documents.len();
    let look = |(at, entry): (usize, &Entry)| {
        let kinds = slices.kinds(entry);
        tell_looked(at as u32 + 1, all as u32);
        kinds
    };
    let kinds: Result<Vec<_>, JsValue> = found.documents.iter().enumerate().map(look).collect();
    out(&show::filing::submission(&found, &kinds?))
}

/// A file, read piece by piece.
struct Slices<'a> {
    file: &'a Blob,
    reader: FileReaderSync,
}

impl Slices<'_> {
    /// Hands over one slice after the other, and says how far that has got.
    fn each(&self, mut take: impl FnMut(&[u8])) -> Result<(), JsValue> {
        /// Large enough to be read fast, small enough for several to lie about at once.
        const SLICE: f64 = (4 << 20) as f64;
        let (mut at, all) = (0.0, self.file.size());
        while at < all {
            take(&self.bytes(at, at + SLICE)?);
            at += SLICE;
            tell_progress(at.min(all), all);
        }
        Ok(())
    }

    fn bytes(&self, from: f64, to: f64) -> Result<Vec<u8>, JsValue> {
        let slice = self.file.slice_with_f64_and_f64(from, to)?;
        let buffer = self.reader.read_as_array_buffer(&slice)?;
        let bytes = Uint8Array::new(&buffer).to_vec();
        // In its own time the browser would free it hundreds of megabytes later.
        let_go(&buffer);
        Ok(bytes)
    }

    fn kinds(&self, entry: &Entry) -> Result<Vec<Kind>, JsValue> {
        /// A title and a preamble stand within the first pages, behind a cover at most.
        const HEAD: f64 = 32_768.0;
        let from = entry.whole.start as f64;
        match entry.is_words() {
            true => Ok(crate::kinds(&self.bytes(from, (entry.whole.end as f64).min(from + HEAD))?)),
            false => Ok(Vec::new()),
        }
    }
}

/// Reads a text and keeps it on the desk under the number `key`; without an encoding it is guessed. `filing` are the
/// facts of the submission that it was taken from; `chosen`, the keys of the doubtful places to be read in the other way.
#[wasm_bindgen(unchecked_return_type = "Opened")]
pub fn read(
    key: u32,
    name: &str,
    bytes: Vec<u8>,
    encoding: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "Filing | null")] filing: JsValue,
    chosen: &[u32],
) -> Result<JsValue, JsValue> {
    lay(key, name, bytes, encoding, filing, chosen)?;
    one(key, |subject| {
        let opened = show::view::crossing(subject);
        let value = out(&opened)?;
        // Hundreds of thousands of lines cross as bytes, not as so many values.
        Reflect::set(&value, &"starts".into(), &Uint32Array::from(opened.starts.as_slice()))?;
        Ok(value)
    })?
}

/// The same for a text in a file, which is read slice by slice: it is nowhere twice.
#[wasm_bindgen(js_name = readFile, unchecked_return_type = "Opened")]
pub fn read_file(
    key: u32,
    name: &str,
    file: &Blob,
    encoding: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "Filing | null")] filing: JsValue,
    chosen: &[u32],
) -> Result<JsValue, JsValue> {
    let mut bytes = Vec::with_capacity(file.size() as usize);
    Slices { file, reader: FileReaderSync::new()? }.each(|slice| bytes.extend_from_slice(slice))?;
    read(key, name, bytes, encoding, filing, chosen)
}

/// Reads a text and keeps it on the desk, for a call that follows: where a text has gone from the desk, or the engine
/// was started anew.
#[wasm_bindgen]
pub fn lay(
    key: u32,
    name: &str,
    bytes: Vec<u8>,
    encoding: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "Filing | null")] filing: JsValue,
    chosen: &[u32],
) -> Result<(), JsValue> {
    let filing: Option<Filing> = from(filing)?;
    let encoding = encoding.as_deref().and_then(Encoding::named);
    let opened = crate::open_telling(name, bytes, encoding, chosen, &mut teller());
    let opened = opened.taken_from(filing.map(show::filing::header));
    DESK.with_borrow_mut(|desk| desk.lay(key, opened));
    Ok(())
}

/// Says how far the reading has got, whenever that is another number.
fn teller() -> impl FnMut(Step, f64) {
    let mut told = None;
    move |step, share| {
        let now = (step.number(), (100.0 * share) as u32);
        if told.replace(now) != Some(now) {
            tell_step(now.0, now.1);
        }
    }
}

/// Whether the text of that number lies on the desk.
#[wasm_bindgen]
pub fn holds(key: u32) -> bool {
    DESK.with_borrow(|desk| desk.holds(key))
}

/// Lets the texts go that were closed: all but those of these numbers.
#[wasm_bindgen]
pub fn keep(keys: &[u32]) {
    DESK.with_borrow_mut(|desk| desk.keep(keys));
}

/// How clear the readings of texts are, in the order of `keys`: of two readings of one text the higher is the better.
#[wasm_bindgen]
pub fn clarity(keys: &[u32]) -> Result<Vec<f64>, JsValue> {
    several(keys, |texts| texts.iter().map(|opened| opened.clarity() as f64).collect())
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

/// The lists of several texts as one CSV.
#[wasm_bindgen]
pub fn lists(keys: &[u32]) -> Result<String, JsValue> {
    several(keys, follow::lists)
}

/// The report, as it stands in the page: escaped, without scripts and styles.
#[wasm_bindgen]
pub fn report(
    key: u32,
    #[wasm_bindgen(unchecked_param_type = "SharedState")] shared: JsValue,
) -> Result<String, JsValue> {
    let shared: Shared = from(shared)?;
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
    let shared: Shared = from(shared)?;
    one(key, |subject| show::report::standalone(subject, &shared, style))
}

/// The report as Markdown.
#[wasm_bindgen]
pub fn markdown(
    key: u32,
    #[wasm_bindgen(unchecked_param_type = "SharedState")] shared: JsValue,
) -> Result<String, JsValue> {
    let shared: Shared = from(shared)?;
    one(key, |subject| show::report::markdown(subject, &shared))
}

/// What changed from one document to another, each told by the number of its text and its index there; null where there
/// is no such document. `decided`: where names begin that a person counts as one portfolio's, before and after, pair by
/// pair.
#[wasm_bindgen(unchecked_return_type = "Delta | null")]
pub fn compare(
    before: u32,
    before_index: usize,
    after: u32,
    after_index: usize,
    decided: &[u32],
) -> Result<JsValue, JsValue> {
    let answer = |old: One<'_>, new: One<'_>| follow::compared(old, new, decided, |view| out(&view));
    two((before, before_index), (after, after_index), answer)?.unwrap_or(Ok(JsValue::NULL))
}

/// The same in the form in which it leaves: "html", "markdown", "csv" or "json"; empty where there is no such document.
/// `reports`: for each document, which report on the page holds its source, so that lines lead there; empty for none.
#[wasm_bindgen]
pub fn changes(
    before: u32,
    before_index: usize,
    after: u32,
    after_index: usize,
    decided: &[u32],
    form: &str,
    reports: &[u32],
) -> Result<String, JsValue> {
    let Some(form) = Form::named(form, reports) else { return Ok(String::new()) };
    let answer = |old: One<'_>, new: One<'_>| follow::changes(old, new, decided, form).unwrap_or_default();
    two((before, before_index), (after, after_index), answer)
}

/// The histories of the agreements to which documents belong: `keys` are the numbers of their texts, `indices` their
/// indices there, one by one.
#[wasm_bindgen(unchecked_return_type = "Timelines")]
pub fn timelines(keys: &[u32], indices: &[u32]) -> Result<JsValue, JsValue> {
    documents(keys, indices, |documents| follow::histories(documents, |view| out(&view)))?
}

/// The history of the agreement of that index, in the form in which it leaves.
#[wasm_bindgen]
pub fn history(
    keys: &[u32],
    indices: &[u32],
    agreement: usize,
    form: &str,
    reports: &[u32],
) -> Result<String, JsValue> {
    let Some(form) = Form::named(form, reports) else { return Ok(String::new()) };
    documents(keys, indices, |documents| follow::history(documents, agreement, form).unwrap_or_default())
}

/// The schedule in force as of a day, ISO 8601, or after all documents; null where there is no such agreement.
#[wasm_bindgen(unchecked_return_type = "Consolidated | null")]
pub fn consolidated(keys: &[u32], indices: &[u32], agreement: usize, day: Option<String>) -> Result<JsValue, JsValue> {
    let day = day.as_deref().and_then(follow::day);
    documents(keys, indices, |documents| follow::in_force(documents, agreement, day, |view| out(&view)))?
        .unwrap_or(Ok(JsValue::NULL))
}

/// The same in the form in which it leaves.
#[wasm_bindgen]
pub fn schedule(
    keys: &[u32],
    indices: &[u32],
    agreement: usize,
    day: Option<String>,
    form: &str,
    reports: &[u32],
) -> Result<String, JsValue> {
    let Some(form) = Form::named(form, reports) else { return Ok(String::new()) };
    let day = day.as_deref().and_then(follow::day);
    documents(keys, indices, |documents| follow::schedule(documents, agreement, day, form).unwrap_or_default())
}

/// The register of every name of the documents, each spelling with its places, as CSV.
#[wasm_bindgen]
pub fn names(keys: &[u32], indices: &[u32]) -> Result<String, JsValue> {
    documents(keys, indices, follow::names)
}

/// A page without scripts around reports that these made. `title` and `foot`, which stands at the foot of each printed
/// page, are plain text; of several reports `foot` has a line each. `style` is the style sheet of the product.
#[wasm_bindgen(js_name = pageOf)]
pub fn page_of(title: &str, report: &str, foot: &str, style: &str) -> String {
    show::report::page_of(title, report, foot, style)
}

/// What stands at the end of a report of several documents, to be printed at the foot of its pages. `foot` is plain text.
#[wasm_bindgen]
pub fn running(foot: &str) -> String {
    show::report::running(foot)
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

/// The SHA-256 of bytes in lower-case hexadecimal.
#[wasm_bindgen]
pub fn sha256(bytes: &[u8]) -> String {
    crate::sha256(bytes)
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

/// Answers from two documents.
fn two<T>(before: (u32, usize), after: (u32, usize), answer: impl FnOnce(One<'_>, One<'_>) -> T) -> Result<T, JsValue> {
    let answered = several(&[before.0, after.0], |texts| match texts {
        [old, new] => Some(answer((old, before.1), (new, after.1))),
        _ => None,
    });
    answered?.ok_or(JsValue::NULL)
}

/// Answers from any number of documents.
fn documents<T>(keys: &[u32], indices: &[u32], answer: impl FnOnce(&[One<'_>]) -> T) -> Result<T, JsValue> {
    several(keys, |texts| {
        let ones: Vec<One<'_>> = texts.iter().zip(indices).map(|(opened, index)| (*opened, *index as usize)).collect();
        answer(&ones)
    })
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

fn from<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

fn out(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let plain = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    Ok(value.serialize(&plain)?)
}
