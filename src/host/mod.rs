//! The builder: wasm, glue, bundles, page. It runs on the developer's machine only and knows nothing of amendments.
//!
//! *engine → bundle → notices → page → dist*; each stage is skipped while the contents of its inputs are the same.

mod bundle;
mod engine;
mod notices;
mod npm;
pub mod options;
mod page;
pub mod places;
pub mod serve;
mod slots;
mod stage;
mod tools;

use anyhow::{Context, Result};
use places::Places;
use std::fs;

/// Makes `dist/amendment-viewer.html` and says what it weighs.
///
/// # Errors
/// A sentence that names what is missing or wrong, and the remedy.
pub fn build(places: &Places) -> Result<()> {
    let recipe = stage::recipe(places)?;
    let engine = engine::make(places, recipe)?;
    let bundles = bundle::make(places, recipe)?;
    let template_path = places.shell.join("index.html");
    let template =
        fs::read_to_string(&template_path).with_context(|| format!("cannot read {}", template_path.display()))?;
    let notices = engine::pack(notices::make(places, recipe, &bundles.packages)?.as_bytes())?;
    let page = page::fill(&template, &engine, &notices, &bundles).context("the page could not be put together")?;
    let file = places.dist.join("amendment-viewer.html");
    stage::write_if_changed(&file, page.as_bytes())?;
    tools::say("page", &page::describe(&page, places.relative(&file)));
    Ok(())
}
