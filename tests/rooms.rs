//! Who may import whom: the rooms of the crate and of the shell, as README.md draws them.

// A source that cannot be read fails the test, here and in the helpers.
#![allow(clippy::unwrap_used)]

#[path = "rooms/paths.rs"]
mod paths;
#[path = "rooms/shell.rs"]
mod shell;

use paths::mentions;
use std::fs;
use std::path::{Path, PathBuf};

/// What a room may mention.
struct Room {
    name: &'static str,
    /// Other rooms, whole.
    rooms: &'static [&'static str],
    /// Of `text`, only these: what the words are and where they stand, not how they were read.
    of_text: &'static [&'static str],
    /// External crates.
    crates: &'static [&'static str],
    why: &'static str,
}

const PLAIN: &[&str] = &["Span", "Spanned", "Words", "Phrase", "LineRange", "Folded"];

/// The drafting checks look at the lines as well: a parenthesis left open, an underline too short, `[ ]` left in,
/// stand in no field of the model. What a written number means is asked there too. Not how bytes became lines.
const WRITTEN: &[&str] = &["Span", "Spanned", "Words", "Phrase", "LineRange", "fold", "lines", "ordinals"];

const ROOMS: &[Room] = &[
    Room {
        name: "text",
        rooms: &[],
        of_text: &[],
        crates: &["sha2", "html5gum", "memchr", "smol_str"],
        why: "text is what is written, and knows nothing of funds",
    },
    Room { name: "model", rooms: &[], of_text: PLAIN, crates: &[], why: "the model is plain data: no logic, no serde" },
    Room {
        name: "read",
        rooms: &["text", "model"],
        of_text: &[],
        crates: &[],
        why: "reading depends on what is written and on nothing that follows from it",
    },
    Room {
        name: "check",
        rooms: &["model"],
        of_text: WRITTEN,
        crates: &["imara_diff"],
        why: "what follows is a pure function of the model and of the lines",
    },
    Room {
        name: "show",
        rooms: &["text", "model", "read", "check"],
        of_text: &[],
        crates: &["serde", "serde_json", "pulldown_cmark", "pulldown_cmark_to_cmark"],
        why: "showing is the only serde and the only Markdown, and knows nothing of JavaScript",
    },
    Room {
        name: "desk",
        rooms: &["text", "model", FACADE],
        of_text: &[],
        crates: &[],
        why: "the desk keeps what the façade opened, and does not look into how",
    },
    Room {
        name: "follow",
        rooms: &["text", "model", "check", "show", FACADE],
        of_text: &[],
        crates: &[],
        why: "what follows from several documents is put together here, and made in the rooms",
    },
    Room {
        name: "wasm",
        rooms: &["show", "desk", "follow", FACADE],
        of_text: &[],
        crates: &["wasm_bindgen", "web_sys", "js_sys", "serde", "serde_wasm_bindgen"],
        why: "the door holds no logic: it hands over to the façade and to show",
    },
    Room {
        name: FACADE,
        rooms: &["text", "model", "read", "check", "show", "follow"],
        of_text: &[],
        crates: &[],
        why: "the façade only puts the rooms together",
    },
    Room { name: "order", rooms: &[], of_text: &[], crates: &[], why: "a tool of every room knows none of them" },
    Room {
        name: "host",
        rooms: &[],
        of_text: &[],
        // What cargo and the bundler print about their inputs is JSON.
        crates: &["anyhow", "base64", "flate2", "serde_json", "sha2", "tiny_http", "wasm_bindgen_cli_support"],
        why: "the builder holds no product logic",
    },
];

/// What serves every room and knows of none, as the standard library does.
const TOOLS: &[&str] = &["order"];

/// The crate's root: lib.rs and what it offers.
const FACADE: &str = "the façade";

/// Parts of the standard library that reach outside; only the builder may.
const OUTSIDE: &[&str] = &["fs", "net", "env", "process"];

#[test]
fn every_room_imports_only_what_it_may() {
    let root = root();
    let externals = external_crates(&fs::read_to_string(root.join("Cargo.toml")).unwrap());
    let files = rust_files(&root.join("src"));
    assert!(files.len() > 10, "the sources were found");
    let found: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let inside = file.strip_prefix(root.join("src")).unwrap();
            violations(inside, &fs::read_to_string(file).unwrap(), &externals)
        })
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_part_of_the_shell_imports_only_what_it_may() {
    let folder = root().join("www").join("app");
    let found = shell::violations(&folder);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_wrong_import_is_found_however_it_is_written() {
    let externals = ["serde".to_owned(), "wasm_bindgen".to_owned()];
    let found = |file: &str, source: &str| violations(Path::new(file), source, &externals);
    for (file, source) in [
        ("read/title.rs", "use crate::check::lint;"),
        ("read/title.rs", "use crate::{\n    model::Fund,\n    show::view as v,\n};"),
        ("read/title.rs", "fn f() { let x = crate::show::view::make(1); }"),
        ("read/schedule/row.rs", "use super::super::super::show::view;"),
        ("read/mod.rs", "mod tests { use super::super::check; }"),
        ("read/title.rs", "use std::fs;"),
        ("model.rs", "#[derive(serde::Serialize)] struct A;"),
        ("model.rs", "use crate::text::source::Source;"),
        ("check/compare.rs", "use crate::text::{Span, source::Source};"),
        ("check/compare.rs", "use crate::read::title;"),
        ("show/view.rs", "use wasm_bindgen::prelude::*;"),
        ("wasm.rs", "use crate::read::title;"),
        ("host/page.rs", "use amendment_viewer::read;"),
        ("order.rs", "use crate::model::Fund;"),
        ("text/mod.rs", "const X: &str = r#\"\"quoted\"#; use crate::model::Fund;"),
    ] {
        assert_eq!(found(file, source).len(), 1, "{file}: {source}\n{:?}", found(file, source));
    }
    let message = &found("read/title.rs", "\n\nuse crate::check::lint;")[0];
    assert!(message.starts_with("src/read/title.rs:3: crate::check::lint") && message.contains("reading depends"));
    for (file, source) in [
        ("read/title.rs", "// crate::check::lint\n/* use crate::show; */ const A: &str = \"crate::show::x\";"),
        ("read/schedule/row.rs", "use super::heading; use super::super::dates; use crate::text::lines::Lines;"),
        ("read/mod.rs", "fn f<'a>(c: char) { if c == '\"' {} } mod tests { use super::*; use super::title; }"),
        (
            "check/mod.rs",
            "use crate::text::{lines::Lines, fold::Folded}; use crate::model; use std::collections::HashMap;",
        ),
        ("check/lint.rs", "use crate::order::InOrder;"),
        ("wasm.rs", "use crate::{Opened, show}; use wasm_bindgen::prelude::*;"),
        ("lib.rs", "pub mod text; use crate::read::read; mod wasm;"),
        ("main.rs", "mod host; use host::options::Options; use crate::host::places;"),
    ] {
        assert_eq!(found(file, source), Vec::<String>::new(), "{file}");
    }
}

fn violations(file: &Path, source: &str, externals: &[String]) -> Vec<String> {
    let module = module_of(file);
    let name = match module.first().map(String::as_str) {
        None => FACADE,
        Some("main") => "host",
        Some(first) => first,
    };
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        return vec![format!("src/{}: the room {name} is not in the table of tests/rooms.rs", file.display())];
    };
    mentions(source, &module)
        .iter()
        .filter(|mention| !may(room, &mention.path, externals))
        .map(|mention| {
            let path = mention.path.join("::");
            format!("src/{}:{}: {path} may not be used in {name}: {}", file.display(), mention.line, room.why)
        })
        .collect()
}

fn may(room: &Room, path: &[String], externals: &[String]) -> bool {
    let mut segments = path.iter().map(String::as_str);
    match (segments.next().unwrap_or_default(), segments.next()) {
        ("crate", None) => true,
        ("crate", Some(tool)) if TOOLS.contains(&tool) => true,
        ("crate", Some("text")) if !room.of_text.is_empty() => {
            path[2..].iter().any(|item| room.of_text.contains(&&**item))
        }
        ("crate", Some(first)) => {
            let target = if ROOMS.iter().any(|room| room.name == first) { first } else { FACADE };
            target == room.name || room.rooms.contains(&target)
        }
        ("std", Some(part)) => room.name == "host" || !OUTSIDE.contains(&part),
        ("amendment_viewer", _) => false,
        (first, _) => room.crates.contains(&first) || !externals.iter().any(|external| external == first),
    }
}

/// `read/schedule/row.rs` → read, schedule, row; `read/mod.rs` → read; `lib.rs` → nothing.
fn module_of(file: &Path) -> Vec<String> {
    let mut module: Vec<String> =
        file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| last == "mod" || last == "lib") {
        module.pop();
    }
    module
}

fn root() -> PathBuf {
    // Not what was compiled in: two checkouts may share a target folder.
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()))
}

/// The names of the dependencies, as Rust spells them.
fn external_crates(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
        } else if let (true, Some((name, _))) = (inside, line.split_once('=')) {
            names.push(name.trim().replace('-', "_"));
        }
    }
    names
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
