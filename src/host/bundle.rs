//! The shell and the worker, each bundled into one script, and the style sheet.

use super::npm;
use super::places::Places;
use super::stage::{self, Digest};
use super::tools::{run, say};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What goes into the page as text.
pub struct Bundles {
    /// The one script that runs in the page.
    pub main: String,
    /// The script that the page starts as a worker.
    pub worker: String,
    /// The style sheet.
    pub style: String,
    /// The folders of the npm packages that the scripts are bundled with.
    pub packages: Vec<PathBuf>,
}

/// Bundles `www/app/main.js`, `www/app/worker.js` and `www/style.css` into `target/page/bundle/`.
///
/// # Errors
/// When Node.js or npm is missing, or when the bundler finds fault with the sources.
pub fn make(places: &Places, recipe: Digest) -> Result<Bundles> {
    npm::install_if_needed(places)?;
    let folder = places.page.join("bundle");
    let files = ["app/main.js", "app/worker.js", "style.css", "inputs.json"];
    let outputs = files.map(|file| folder.join(file));
    let glue = places.page.join("glue").join("amendment_viewer.js");
    let inputs =
        [recipe, stage::of_files(&stage::files_under(&places.shell)?)?, stage::of_files(std::slice::from_ref(&glue))?];
    stage::unless_fresh(&places.page.join("bundle.stamp"), stage::join(&inputs), &outputs, || {
        say("bundle", "bundling the shell, the worker and the style");
        esbuild(places, &glue, &folder)
    })?;
    let [main, worker, style, inputs] = outputs.map(|path| read_bundle(&path));
    Ok(Bundles { main: main?, worker: worker?, style: style?, packages: packages(places, &inputs?)? })
}

/// The packages among the files that the bundler says it took in.
fn packages(places: &Places, inputs: &str) -> Result<Vec<PathBuf>> {
    let inputs: serde_json::Value = serde_json::from_str(inputs).context("the bundler's list of its inputs")?;
    let files = inputs["inputs"].as_object().into_iter().flat_map(|files| files.keys());
    let names = files.filter_map(|file| file.strip_prefix("node_modules/")).map(|file| {
        let depth = if file.starts_with('@') { 2 } else { 1 };
        file.split('/').take(depth).collect::<Vec<_>>().join("/")
    });
    let names: std::collections::BTreeSet<String> = names.collect();
    Ok(names.into_iter().map(|name| places.shell.join("node_modules").join(name)).collect())
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
        .arg(format!("--metafile={}", folder.join("inputs.json").display()))
        .arg(format!("--outdir={}", folder.display()));
    run(&mut command, npm::no_node())
}

fn read_bundle(path: &Path) -> Result<String> {
    fs::read_to_string(path)
        .map(|text| text.trim_end().to_owned())
        .with_context(|| format!("the bundler left no readable {}", path.display()))
}
