//! The notices that go with what others wrote: the crates in the engine and the packages in the bundle, each with its
//! licence. They are collected from the sources that were built, never kept by hand; a text that several share stands
//! once, under the copyright lines of all.

use super::engine::{TARGET, cargo};
use super::places::Places;
use super::stage::{self, Digest};
use super::tools::{ask, say};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What cargo does not list: the standard library is linked into every engine.
const STANDARD: &str = "The Rust standard library";

/// A crate or a package, and where its sources lie.
struct Part {
    name: String,
    licence: String,
    folder: PathBuf,
}

/// The notices as plain text; `packages` are the folders of the npm packages in the bundle.
///
/// # Errors
/// When cargo fails, or when a part comes without the text of its licence.
pub fn make(places: &Places, recipe: Digest, packages: &[PathBuf]) -> Result<String> {
    let path = places.page.join("notices.txt");
    let manifests: Vec<PathBuf> = packages.iter().map(|folder| folder.join("package.json")).collect();
    let inputs = [recipe, stage::of_files(&manifests)?];
    stage::unless_fresh(&places.page.join("notices.stamp"), stage::join(&inputs), std::slice::from_ref(&path), || {
        say("notices", "collecting the licences of what the page carries");
        let mut parts = crates(places)?;
        for manifest in &manifests {
            parts.push(package(manifest)?);
        }
        stage::write_if_changed(&path, told(&parts)?.as_bytes())
    })?;
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The crates that the engine is linked from: what is needed to run, on its target, and no macros.
fn crates(places: &Places) -> Result<Vec<Part>> {
    let mut command = Command::new(cargo());
    command.current_dir(&places.root).args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--filter-platform",
        TARGET,
    ]);
    let metadata: Value = serde_json::from_str(&ask(&mut command, super::engine::NO_RUST)?)?;
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        let one = |value: &Value| Some((value["id"].as_str()?.to_owned(), value.clone()));
        list.as_array().into_iter().flatten().filter_map(one).collect()
    };
    let (packages, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let mut found: BTreeMap<String, Part> = BTreeMap::new();
    let mut todo: Vec<String> = metadata["resolve"]["root"].as_str().map(str::to_owned).into_iter().collect();
    while let Some(id) = todo.pop() {
        let Some(package) = packages.get(&id).filter(|package| !is_macro(package)) else { continue };
        if found.contains_key(&id) {
            continue;
        }
        let manifest = PathBuf::from(word(package, "manifest_path")?);
        let name = format!("{} {}", word(package, "name")?, word(package, "version")?);
        let folder = manifest.parent().context("a manifest lies in a folder")?.to_owned();
        found.insert(id.clone(), Part { name, licence: word(package, "license")?, folder });
        let needed = nodes.get(&id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let at_run_time = needed
            .filter(|one| one["dep_kinds"].as_array().is_some_and(|all| all.iter().any(|kind| kind["kind"].is_null())));
        todo.extend(at_run_time.filter_map(|one| Some(one["pkg"].as_str()?.to_owned())));
    }
    let mut parts: Vec<Part> = found.into_values().collect();
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(parts)
}

fn is_macro(package: &Value) -> bool {
    let kinds = package["targets"].as_array().into_iter().flatten().flat_map(|target| target["kind"].as_array());
    kinds.flatten().any(|kind| kind == "proc-macro")
}

fn package(manifest: &Path) -> Result<Part> {
    let text = fs::read_to_string(manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let value: Value = serde_json::from_str(&text)?;
    let name = format!("{} {}", word(&value, "name")?, word(&value, "version")?);
    let folder = manifest.parent().context("a manifest lies in a folder")?.to_owned();
    Ok(Part { name, licence: word(&value, "license")?, folder })
}

fn word(value: &Value, key: &str) -> Result<String> {
    value[key].as_str().map(str::to_owned).with_context(|| format!("a part of the page does not state its {key}"))
}

/// Each licence once: its name, the parts under it with their copyright lines, its text.
fn told(parts: &[Part]) -> Result<String> {
    let mut licences: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for part in parts {
        for name in chosen(&part.licence) {
            let text = text_of(part, &name)?;
            let (copyright, body) = split(&text);
            licences.entry((name, body)).or_default().push(line(&part.name, &copyright));
        }
    }
    let mit = licences.iter_mut().filter(|((name, _), _)| name == "MIT").max_by_key(|(_, under)| under.len());
    mit.context("nothing is under the licence of the standard library")?
        .1
        .push(line(STANDARD, &["Copyright (c) The Rust Project Contributors".to_owned()]));
    let one = |((name, body), under): (&(String, String), &Vec<String>)| {
        format!("{name}\n\n{}\n\n{body}\n", under.join("\n"))
    };
    // First the licence of most.
    let mut all: Vec<_> = licences.iter().collect();
    all.sort_by_key(|(_, under)| std::cmp::Reverse(under.len()));
    Ok(all.into_iter().map(one).collect::<Vec<_>>().join("\n\n"))
}

fn line(name: &str, copyright: &[String]) -> String {
    [&[name.to_owned()], copyright].concat().join(", ")
}

/// Of an expression, the licences under which a part is taken: where there is a choice, the MIT licence.
fn chosen(expression: &str) -> Vec<String> {
    let one = |part: &str| {
        let choice: Vec<&str> =
            part.trim().trim_matches(['(', ')']).split(" OR ").flat_map(|one| one.split('/')).collect();
        let mit = choice.iter().find(|name| **name == "MIT");
        mit.or(choice.first()).map(|name| name.trim().to_owned())
    };
    expression.split(" AND ").filter_map(one).collect()
}

/// The file in a part's folder that holds the text of a licence: the one called after it, or else the only one.
fn text_of(part: &Part, licence: &str) -> Result<String> {
    let mut files: Vec<(String, PathBuf)> = fs::read_dir(&part.folder)
        .with_context(|| format!("cannot list {}", part.folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|path| Some((path.file_name()?.to_string_lossy().to_uppercase(), path)))
        .filter(|(name, _)| ["LICENSE", "LICENCE", "COPYING"].iter().any(|start| name.starts_with(start)))
        .collect();
    files.sort();
    let word = licence.split('-').next().unwrap_or(licence).to_uppercase();
    let called = files.iter().find(|(name, _)| name.contains(&word));
    let plain = || files.iter().find(|(name, _)| !name.contains('-'));
    let Some((_, path)) = called.or_else(plain) else {
        bail!("{} is under {licence} and comes without its text: the page may not carry it", part.name);
    };
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The copyright lines of a licence, and its text without them and without its title, each paragraph on one line.
fn split(text: &str) -> (Vec<String>, String) {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_copyright = |line: &str| {
        let rest = line.strip_prefix("Copyright ").or_else(|| line.strip_prefix("© "));
        rest.is_some_and(|rest| rest.starts_with(['(', '©']) || rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_title = |line: &str| line.to_lowercase().contains("mit license") && line.len() < 40;
    let (copyright, rest): (Vec<String>, Vec<String>) = text.lines().map(words).partition(|line| is_copyright(line));
    let rest: Vec<String> = rest.into_iter().filter(|line| !is_title(line) && line != "All rights reserved.").collect();
    let paragraphs = rest.split(String::is_empty).filter(|lines| !lines.is_empty()).map(|lines| lines.join(" "));
    // Some files give the same licence twice, once for each of their authors.
    let mut once: Vec<String> = Vec::new();
    paragraphs.for_each(|one| {
        if !once.contains(&one) {
            once.push(one)
        }
    });
    (copyright, once.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_is_a_choice_it_is_the_mit_licence() {
        let is = |expression: &str, expected: &[&str]| assert_eq!(chosen(expression), expected, "{expression}");
        is("MIT OR Apache-2.0", &["MIT"]);
        is("Apache-2.0/MIT", &["MIT"]);
        is("Unlicense OR MIT", &["MIT"]);
        is("Zlib", &["Zlib"]);
        is("(MIT OR Apache-2.0) AND Unicode-3.0", &["MIT", "Unicode-3.0"]);
    }

    #[test]
    fn texts_that_differ_by_their_wrapping_are_one() {
        let first =
            split("The MIT License (MIT)\n\nCopyright (c) 2014 A. Larch\n\nPermission is\nhereby granted.\n\nAS IS.\n");
        let second = split("Copyright 2020 B. Oak\r\n\r\nPermission is hereby\r\ngranted.\r\n\r\nAS IS.\r\n\r\nAS IS.");
        assert_eq!(
            first,
            (vec!["Copyright (c) 2014 A. Larch".to_owned()], "Permission is hereby granted.\n\nAS IS.".to_owned())
        );
        assert_eq!((second.0.as_slice(), &second.1), (["Copyright 2020 B. Oak".to_owned()].as_slice(), &first.1));
    }
}
