//! The page is the same bytes wherever it is built, so that anybody can tell by its SHA-256 that it was made from these
//! sources.

// A test fails by panicking, and so do its helpers.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use amendment_viewer::sha256;

/// What the page is made of, its licence, and what cargo wants to see before it compiles any of it.
const SOURCES: [&str; 6] = ["Cargo.toml", "Cargo.lock", "LICENSE-MIT", "src", "benches", "www"];
/// What is not the project's, and of it what the bundling needs.
const PACKAGES: &str = "node_modules";
const BUNDLING: [&str; 4] = ["esbuild", "@esbuild", "unzipit", ".lock-sha256"];

#[test]
fn the_page_is_the_same_from_another_folder_and_without_a_cache() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let builder = PathBuf::from(env!("CARGO_BIN_EXE_amendment-viewer"));
    let (here, printed) = built(&builder, &root);

    let elsewhere = std::env::temp_dir().join(format!("amendment viewer elsewhere {}", std::process::id()));
    for name in SOURCES {
        copy(&root.join(name), &elsewhere.join(name));
    }
    for name in BUNDLING {
        copy(&root.join("www").join(PACKAGES).join(name), &elsewhere.join("www").join(PACKAGES).join(name));
    }
    // The builder compiles into the target folder that it stands in: into a new one, that is, from nothing.
    let target = elsewhere.join("target");
    fs::create_dir_all(&target).expect("the folder can be made");
    fs::write(target.join("CACHEDIR.TAG"), "").expect("the folder can be written to");
    let moved = target.join(builder.file_name().expect("a program has a name"));
    fs::copy(&builder, &moved).expect("the builder can be copied");
    let (there, _) = built(&moved, &elsewhere);
    fs::remove_dir_all(&elsewhere).expect("the folder can be removed");

    assert_eq!(sha256(&here), sha256(&there), "the page is {} bytes here and {} there", here.len(), there.len());
    assert!(printed.contains(&sha256(&here)), "the builder prints the digest of the page:\n{printed}");
}

/// The page that this builder makes of the project in `root`, and what it prints.
fn built(builder: &Path, root: &Path) -> (Vec<u8>, String) {
    let mut build = Command::new(builder);
    build.arg("build").current_dir(root).env("CARGO_MANIFEST_DIR", root).env_remove("CARGO_TARGET_DIR");
    let output = build.output().expect("the builder can be started");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the page could not be built in {}:\n{printed}", root.display());
    (fs::read(root.join("dist").join("amendment-viewer.html")).expect("the page is there"), printed)
}

/// Copies a file, or a folder without the npm packages in it.
fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().expect("a copy stands in a folder")).expect("the folder can be made");
        fs::copy(from, to).unwrap_or_else(|error| panic!("{} cannot be copied: {error}", from.display()));
        return;
    }
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let name = entry.expect("the folder can be listed").file_name();
        if name != PACKAGES {
            copy(&from.join(&name), &to.join(&name));
        }
    }
}
