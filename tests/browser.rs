//! The built page: its types, its lint, and its behaviour in Chromium and Firefox.
//!
//! One file of the browser tests alone: `cargo run -- build && node --test tests/browser/policy.test.mjs`.

// A test fails by panicking, and so do its helpers.
#![allow(clippy::expect_used, clippy::panic)]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// A program that the tests start: the variable that may name it, the names it has on PATH, and Debian's package.
const PROGRAMS: [(&str, &[&str], &str); 3] = [
    ("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"], "chromium"),
    ("FIREFOX", &["firefox-esr", "firefox"], "firefox-esr"),
    // Reads what was printed.
    ("PDFTOTEXT", &["pdftotext"], "poppler-utils"),
];

#[test]
fn the_shell_agrees_with_the_types_of_the_engine() {
    build();
    node(&["www/node_modules/typescript/bin/tsc", "--project", "www"], "the type check of www/app");
}

#[test]
fn the_shell_never_makes_markup_or_code_of_text() {
    build();
    // From www/, which the patterns of its configuration start from.
    let mut lint = Command::new("node");
    lint.current_dir(root().join("www")).args(["node_modules/eslint/bin/eslint.js", "--max-warnings=0", "app"]);
    assert!(succeeds(&mut lint, NO_NODE), "the lint of www/app failed; what it printed above says where");
}

/// Ways for text to become markup or code, a line each.
const FORBIDDEN: &str = r#"
element.innerHTML = text;
element.outerHTML += text;
frame.srcdoc = text;
element["innerHTML"] = text;
h("div", { innerHTML: text });
Object.assign(frame, { srcdoc: text });
element.insertAdjacentHTML("beforeend", text);
element.setHTML(text);
element.setHTMLUnsafe(text);
Document.parseHTMLUnsafe(text);
range.createContextualFragment(text);
document.write(text);
document.writeln(text);
new DOMParser().parseFromString(text, "text/html");
element.setAttribute("onclick", text);
element.setAttribute("style", text);
element.setAttribute("srcdoc", text);
eval(text);
new Function(text);
setTimeout("text()", 1);
link.href = "javascript:text()";
fetch(text);
new XMLHttpRequest();
new WebSocket(text);
"#;

#[test]
fn the_lint_finds_every_way_from_text_to_markup() {
    build();
    let mut lint = Command::new("node");
    lint.current_dir(root().join("www")).args(["node_modules/eslint/bin/eslint.js", "--format=json", "--stdin"]);
    lint.args(["--stdin-filename", "app/tried.js"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = lint.spawn().unwrap_or_else(|error| panic!("{NO_NODE} ({error})"));
    running.stdin.take().expect("it listens").write_all(FORBIDDEN.trim().as_bytes()).expect("it listens to the end");
    let output = running.wait_with_output().expect("it ends");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the lint answers in JSON");
    let found: Vec<u64> =
        told[0]["messages"].as_array().into_iter().flatten().filter_map(|found| found["line"].as_u64()).collect();
    let missed = FORBIDDEN.trim().lines().zip(1..).filter(|(_, number)| !found.contains(number));
    assert_eq!(missed.map(|(line, _)| line).collect::<Vec<_>>(), [""; 0], "the lint lets them pass");
}

#[test]
fn the_page_works_in_both_browsers() {
    build();
    install_missing_programs();
    let files = browser_tests();
    assert!(!files.is_empty(), "no tests/browser/*.test.mjs was found");
    // One file after the other: each starts both browsers, and two cores are no more than that.
    let mut arguments = vec!["--test", "--test-concurrency=1", "--test-reporter=spec"];
    arguments.extend(files.iter().map(String::as_str));
    node(&arguments, "a browser test");
}

/// Builds the page once for all tests; the builder also installs the npm packages.
fn build() {
    static BUILT: OnceLock<bool> = OnceLock::new();
    let built = *BUILT.get_or_init(|| {
        let program = env!("CARGO_BIN_EXE_amendment-viewer");
        succeeds(Command::new(program).arg("build"), "The builder cannot be started.")
    });
    assert!(built, "The page could not be built; what the builder printed above says why.");
}

const NO_NODE: &str =
    "Node.js was not found: install Node.js 20 or newer with npm (on Debian: apt-get install nodejs npm).";

fn node(arguments: &[&str], what: &str) {
    let succeeded = succeeds(Command::new("node").current_dir(root()).args(arguments), NO_NODE);
    assert!(succeeded, "{what} failed; what it printed above says where");
}

/// Runs a program, its output passed on. Panics with `remedy` when there is no such program.
fn succeeds(command: &mut Command, remedy: &str) -> bool {
    match command.stdin(Stdio::null()).status() {
        Ok(status) => status.success(),
        Err(error) => panic!("{remedy} ({error})"),
    }
}

fn install_missing_programs() {
    let missing: Vec<_> = PROGRAMS.iter().filter(|(variable, names, _)| !present(variable, names)).collect();
    if missing.is_empty() {
        return;
    }
    let packages: Vec<&str> = missing.iter().map(|(.., package)| *package).collect();
    if !may_install() {
        let variables: Vec<&str> = missing.iter().map(|(variable, ..)| *variable).collect();
        panic!(
            "The page is tested in both browsers and on paper, and {} is not here. Install it (on Debian, as root: apt-get install {}), \
             or set {} to the path of the program.",
            packages.join(" and "),
            packages.join(" "),
            variables.join(" and "),
        );
    }
    println!("installing {}", packages.join(" and "));
    let remedy = "apt-get cannot be started.";
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive").args(["install", "-y", "--no-install-recommends"]).args(&packages);
    let installed = succeeds(Command::new("apt-get").arg("update"), remedy) && succeeds(&mut install, remedy);
    assert!(installed, "apt-get could not install {}; what it printed above says why", packages.join(" and "));
}

fn present(variable: &str, names: &[&str]) -> bool {
    std::env::var_os(variable).is_some() || names.iter().any(|name| on_path(name))
}

fn on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

/// Whether this is root on a Debian: nobody else can install a program without being asked.
fn may_install() -> bool {
    let user = Command::new("id").arg("-u").output();
    on_path("apt-get") && user.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// The test files, from the project's folder, in the order of their names.
fn browser_tests() -> Vec<String> {
    let folder = root().join("tests").join("browser");
    let Ok(entries) = std::fs::read_dir(&folder) else { return Vec::new() };
    let mut files: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("tests/browser/{name}"))
        .collect();
    files.sort();
    files
}

fn root() -> PathBuf {
    // Not what was compiled in: two checkouts may share a target folder.
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()))
}
