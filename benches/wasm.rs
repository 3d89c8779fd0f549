//! How fast the built wasm reads in Node.js, from a JavaScript string to the finished view value, against two others in
//! the same process and the same rounds: the npm package `marked`, and a bare scan for line ends in wasm.
//!
//! `cargo bench --bench wasm` builds the wasm as the page's builder does and prints a table. Words after `--` are
//! optimisation levels to compare ("z", "s", "3"); without any, the profile's own is measured. The word "html" alone
//! holds the intake of pages against two other readers of HTML instead, which are compiled as fast as they get, or for the
//! level that follows ("html z": all three for the size that the page pays for).

#[path = "texts/mod.rs"]
mod texts;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const MEGABYTE: usize = 1_000_000;

fn main() -> anyhow::Result<()> {
    let levels: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wasm");
    fs::create_dir_all(&out)?;
    if levels.iter().any(|level| level == "html") {
        let folder = out.join("html");
        let level = levels.iter().find(|level| *level != "html");
        package(&root.join("benches/wasm/html"), "html", &folder, level.map(String::as_str))?;
        return node(&root.join("benches/wasm/html.mjs"), &[&folder]);
    }
    for (name, text) in inputs(root)? {
        fs::write(out.join(format!("{name}.txt")), text)?;
    }
    let levels = if levels.is_empty() { vec![None] } else { levels.into_iter().map(Some).collect() };
    for level in levels {
        let folder = out.join(level.as_deref().unwrap_or("profile"));
        build(root, &folder, level.as_deref())?;
        println!("\nopt-level: {}", level.as_deref().unwrap_or("as in the profile"));
        node(&root.join("benches/wasm/run.mjs"), &[&out, &folder, &root.join("www")])?;
    }
    Ok(())
}

fn node(script: &Path, arguments: &[&PathBuf]) -> anyhow::Result<()> {
    let done = Command::new("node").arg(script).args(arguments).status()?;
    anyhow::ensure!(done.success(), "node ended with {done}");
    Ok(())
}

/// The texts by name, each in two sizes.
fn inputs(root: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mix = mix(root)?;
    let mut out = Vec::new();
    for size in [1, 10] {
        out.push((format!("mix-{size}"), mix.repeat((size * MEGABYTE).div_ceil(mix.len()))));
        for form in ["sample", "prose", "list"] {
            let made = texts::FORMS.iter().find(|(name, _)| *name == form).map(|(_, made)| made(size * MEGABYTE));
            out.extend(made.map(|text| (format!("{form}-{size}"), text)));
        }
    }
    Ok(out)
}

/// The fixtures of plain text one after the other, each on pages of its own.
fn mix(root: &Path) -> anyhow::Result<String> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["tests/cases", "tests/signatures"] {
        for entry in fs::read_dir(root.join(folder))? {
            paths.push(entry?.path());
        }
    }
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let mut out = String::new();
    for path in paths {
        out += &String::from_utf8_lossy(&fs::read(path)?);
        out.push_str("\n<PAGE>\n");
    }
    Ok(out)
}

/// The engine and the scan, with the glue that the page has.
fn build(root: &Path, folder: &Path, level: Option<&str>) -> anyhow::Result<()> {
    package(root, "amendment_viewer", folder, level)?;
    package(&root.join("benches/wasm/scan"), "scan", folder, None)?;
    let size = fs::metadata(folder.join("amendment_viewer_bg.wasm"))?.len();
    println!("wasm: {} kB", size / 1000);
    Ok(())
}

/// One package as wasm with its glue, in `folder`.
fn package(package: &Path, name: &str, folder: &Path, level: Option<&str>) -> anyhow::Result<()> {
    let target = folder.join("target");
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(package).args(["build", "--quiet", "--lib", "--profile", "wasm", "--locked"]);
    command.args(["--target", TARGET, "--target-dir"]).arg(&target).env_remove("CARGO_ENCODED_RUSTFLAGS");
    if let Some(level) = level {
        command.env("CARGO_PROFILE_WASM_OPT_LEVEL", level);
    }
    anyhow::ensure!(command.status()?.success(), "cargo could not build {name}");
    let built = fs::read(target.join(TARGET).join("wasm").join(format!("{name}.wasm")))?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(name, built).web(true)?.omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(folder)?;
    fs::write(folder.join("package.json"), "{\"type\":\"module\"}")?;
    Ok(())
}
