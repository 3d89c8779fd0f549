//! What the product is made of: under which licences, nothing twice without a reason, nothing from anywhere but the
//! registries, and no unsafe code. It asks nobody: cargo's own account of the lock file, and npm's lock file, say it all.

// A test fails by panicking, and so do its helpers.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Licences of crates, and why they are no hindrance to a product under MIT or Apache-2.0.
const CRATES: [(&str, &str); 4] = [
    ("MIT", "asks for its notice only"),
    ("Apache-2.0", "one of the product's own two"),
    ("Zlib", "asks for nothing in what is compiled"),
    ("Unicode-3.0", "asks for its notice only; tables of characters"),
];

/// Licences of npm packages, of which the page holds those alone that [`BUNDLED`] names.
const PACKAGES: [(&str, &str); 8] = [
    ("MIT", "asks for its notice only"),
    ("ISC", "the same in other words"),
    ("BSD-2-Clause", "the same"),
    ("BSD-3-Clause", "the same, and that nobody is named in praise"),
    ("0BSD", "asks for nothing"),
    ("BlueOak-1.0.0", "asks for its words or a link"),
    ("Apache-2.0", "one of the product's own two"),
    ("MPL-2.0", "changes to its files stay under it; a test tool, unchanged, and no part of the page"),
];

/// What the shell is made of beside itself: the npm packages that are no tools of the tests.
const BUNDLED: [(&str, &str); 2] = [
    ("esbuild", "makes one script of the shell's modules; none of it gets into the page"),
    ("unzipit", "reads the list of an archive; the browser itself inflates what is in it"),
];

/// Crates of which the builder and the tests need several versions. Of what gets into the page there is never a second.
const TWICE: [(&str, &str); 4] = [
    ("base64", "the maker of the glue keeps to an older one than the builder"),
    ("hashbrown", "the diff, and two parts of the maker of the glue, each keep to their own"),
    ("foldhash", "comes with hashbrown"),
    ("syn", "one macro has moved on to the next, the others have not; it runs in the compiler only"),
];

#[test]
fn every_crate_may_be_used_and_comes_from_the_registry() {
    let known = |licence: &str| CRATES.iter().any(|(known, _)| *known == licence);
    for package in crates(None) {
        let (name, licence) = (word(&package, "name"), word(&package, "license"));
        assert!(allows(licence, &known), "{name} is under {licence:?}: is there a reason to allow that?");
        let own = name == env!("CARGO_PKG_NAME");
        let registry = package["source"].as_str().is_some_and(|source| source.starts_with("registry+"));
        assert!(own || registry, "{name} comes from {}", package["source"]);
    }
}

#[test]
fn every_npm_package_may_be_used_and_the_shell_needs_few() {
    let lock = lock_of_npm();
    let packages = lock["packages"].as_object().expect("the lock lists packages");
    let known = |licence: &str| PACKAGES.iter().any(|(known, _)| *known == licence);
    for (place, package) in packages.iter().filter(|(place, _)| !place.is_empty()) {
        let licence = word(package, "license");
        assert!(allows(licence, &known), "{place} is under {licence:?}: is there a reason to allow that?");
        assert!(!word(package, "integrity").is_empty(), "{place} is not pinned to its bytes");
    }
    let needed: BTreeSet<&str> =
        packages[""]["dependencies"].as_object().into_iter().flatten().map(|(k, _)| &**k).collect();
    assert_eq!(needed, BUNDLED.iter().map(|(name, _)| *name).collect(), "what is no tool of the tests");
}

#[test]
fn nothing_is_there_twice_without_a_reason() {
    let twice: BTreeSet<String> =
        versions(crates(None)).into_iter().filter(|(_, all)| all.len() > 1).map(|(name, _)| name).collect();
    let known: BTreeSet<String> = TWICE.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(twice, known, "the crates of which there are several versions");
    let twice: Vec<_> =
        versions(crates(Some("wasm32-unknown-unknown"))).into_iter().filter(|(_, all)| all.len() > 1).collect();
    assert!(twice.is_empty(), "in the page: {twice:?}");
}

#[test]
fn no_code_of_ours_is_unsafe() {
    let manifest = include_str!("../Cargo.toml");
    assert!(manifest.contains("[lints.rust]\nunsafe_code = \"forbid\"\n"), "the compiler refuses it");
}

#[test]
fn licences_are_understood_as_they_are_written() {
    let known = |licence: &str| matches!(licence, "MIT" | "Zlib");
    for (written, expected) in [
        ("MIT", true),
        ("MIT OR GPL-3.0", true),
        ("GPL-3.0/MIT", true),
        ("(MIT OR Apache-2.0) AND Zlib", true),
        ("(MIT OR Apache-2.0) AND GPL-3.0", false),
        ("MIT AND GPL-3.0", false),
        ("GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(allows(written, &known), expected, "{written:?}");
    }
}

/// Whether a licence's expression leaves a choice that is known: of each part joined by AND, one side of its ORs.
fn allows(expression: &str, known: &impl Fn(&str) -> bool) -> bool {
    expression.replace('/', " OR ").split(" AND ").all(|part| part.trim_matches(['(', ')']).split(" OR ").any(known))
}

fn word<'a>(package: &'a Value, key: &str) -> &'a str {
    package[key].as_str().unwrap_or("")
}

fn versions(packages: Vec<Value>) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages {
        all.entry(word(&package, "name").to_owned()).or_default().insert(word(&package, "version").to_owned());
    }
    all
}

/// Every crate that the lock file brings to a target, or to this machine.
fn crates(target: Option<&str>) -> Vec<Value> {
    let host = host();
    let mut metadata = Command::new(env!("CARGO"));
    metadata.current_dir(env!("CARGO_MANIFEST_DIR"));
    metadata.args([
        "metadata",
        "--offline",
        "--locked",
        "--format-version=1",
        "--filter-platform",
        target.unwrap_or(&host),
    ]);
    let output = metadata.output().expect("cargo can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).expect("cargo answers in JSON");
    told["packages"].as_array().expect("a list of packages").clone()
}

fn host() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output().expect("rustc can be started");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    told.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc says what it runs on").to_owned()
}

fn lock_of_npm() -> Value {
    serde_json::from_str(include_str!("../www/package-lock.json")).expect("the lock file is JSON")
}
