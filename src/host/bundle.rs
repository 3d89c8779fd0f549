//! The shell and the worker, each bundled into one script, and the style sheet.

use super::npm;
use super::places::Places;
use super::stage::{self, Digest};
use super::tools::{run, say};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What goes into the page as text.
pub struct Bundles {
    /// The one script that runs in the page.
    pub main: String,
    /// The script that the page starts as a worker.
    pub worker: String,
    /// The style sheet.
    pub style: String,
}

/// Bundles `www/app/main.js`, `www/app/worker.js` and `www/style.css` into `target/page/bundle/`.
///
/// # Errors
/// When Node.js or npm is missing, or when the bundler finds fault with the sources.
pub fn make(places: &Places, recipe: Digest) -> Result<Bundles> {
    npm::install_if_needed(places)?;
    let folder = places.page.join("bundle");
    let outputs = [folder.join("app").join("main.js"), folder.join("app").join("worker.js"), folder.join("style.css")];
    let glue = places.page.join("glue").join("amendment_viewer.js");
    let inputs =
        [recipe, stage::of_files(&stage::files_under(&places.shell)?)?, stage::of_files(std::slice::from_ref(&glue))?];
    stage::unless_fresh(&places.page.join("bundle.stamp"), stage::join(&inputs), &outputs, || {
        say("bundle", "bundling the shell, the worker and the style");
        esbuild(places, &glue, &folder)
    })?;
    let [main, worker, style] = outputs.map(|path| read_bundle(&path));
    Ok(Bundles { main: main?, worker: worker?, style: style? })
}

fn esbuild(places: &Places, glue: &Path, folder: &Path) -> Result<()> {
    let mut command = npm::node();
    command
        .current_dir(&places.shell)
        .arg("node_modules/esbuild/bin/esbuild")
        .args(["app/main.js", "app/worker.js", "style.css", "--bundle", "--minify", "--format=iife"])
        .args(["--charset=utf8", "--legal-comments=none", "--target=es2022", "--outbase=.", "--log-level=warning"])
        // Without this the bundler would follow tsconfig.json, whose `glue` means the type declarations.
        .arg("--tsconfig-raw={}")
        .arg(format!("--alias:glue={}", glue.display()))
        .arg(format!("--outdir={}", folder.display()));
    run(&mut command, npm::no_node())
}

fn read_bundle(path: &Path) -> Result<String> {
    fs::read_to_string(path)
        .map(|text| text.trim_end().to_owned())
        .with_context(|| format!("the bundler left no readable {}", path.display()))
}
