//! The same for the shell: which file of `www/app/` may import which.

use std::fs;
use std::path::Path;

/// Files that are no views, and what they may import; a view may import [`FOR_VIEWS`] and its own parts.
const NO_VIEWS: &[(&str, &[&str], &str)] = &[
    ("dom.js", &["strings.js"], "the helpers that make elements know of no view"),
    ("pace.js", &["dom.js"], "whatever is done a little at a time, it knows of no view"),
    ("focus.js", &[], "whoever has the focus, it knows of no view"),
    ("engine.js", &["strings.js", "parts.js"], "the engine's client knows of no view"),
    ("worker.js", &["glue", "parts.js", "rehearsal.js"], "the worker is the engine's door and nothing else"),
    ("rehearsal.js", &[], "a text to read, and no more"),
    ("parts.js", &[], "a value in parts is a value, whatever it means"),
    ("strings.js", WORDING, "the wording depends on nothing but itself"),
    ("sentences.js", WORDING, "the wording depends on nothing but itself"),
    ("labels.js", WORDING, "the wording depends on nothing but itself"),
    ("arrivals.js", WORDING, "the wording depends on nothing but itself"),
    ("comparing.js", WORDING, "the wording depends on nothing but itself"),
    ("figures.js", WORDING, "the wording depends on nothing but itself"),
    // Whether bytes are a document at all is told apart from how they came in.
    ("input.js", &["strings.js", "dom.js"], "what comes in knows of no view"),
    ("opening-oddities.js", &["strings.js", "sniff.js"], "what is odd about bytes is told without a view"),
    ("opening-unpack.js", &["strings.js", "sniff.js", "unzipit"], "an archive is files, whatever they hold"),
    ("keys.js", &["strings.js", "dom.js", "input.js"], "the keys know of no view"),
    // The two ways through the page, in and out: what main.js would otherwise do itself.
    ("opening-trouble.js", &["strings.js", "engine.js", "opening-unpack.js"], "what went wrong is told without a view"),
    ("opening.js", &["strings.js", "engine.js", "shared-file.js", "sniff.js"], "the way in knows of no view"),
    (
        "sharing.js",
        &["strings.js", "copy.js", "describe.js", "files.js", "foot.js", "link.js", "page-file.js", "shared-file.js"],
        "the way out knows of no view",
    ),
    (
        "across.js",
        &["strings.js", "describe.js"],
        "what several documents say is asked for and handed to views, not drawn",
    ),
    ("checking.js", &["strings.js", "describe.js"], "whether a text is the one that is meant is told without a view"),
    ("following.js", &["strings.js", "link.js"], "the way to where a link leads knows of no view"),
    (
        "laying.js",
        &["strings.js", "describe.js", "files.js", "filter.js", "print.js"],
        "what each part of the reading shows is worked out, not drawn",
    ),
    ("store.js", &["history.js"], "what the page knows depends on no view"),
    ("history.js", &[], "the way back and forth is made of states, whatever they hold"),
    ("link.js", &["shared-file.js"], "a fragment is the same view in another shape"),
    ("print.js", &["strings.js", "dom.js", "foot.js"], "paper knows of no view"),
];
const WORDING: &[&str] = &["strings.js", "sentences.js", "labels.js", "arrivals.js", "comparing.js", "figures.js"];
const FOR_VIEWS: &[&str] = &["dom.js", "focus.js", "pace.js", "strings.js"];

/// One sentence for each import in the folder that is not allowed.
pub fn violations(folder: &Path) -> Vec<String> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "the shell was found");
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "js")) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let source = fs::read_to_string(file).unwrap();
        for (line, import) in imports(&source) {
            if let Some(why) = objection(&name, &import) {
                found.push(format!("www/app/{name}:{line}: {import} may not be imported here: {why}"));
            }
        }
    }
    found
}

fn objection(file: &str, import: &str) -> Option<&'static str> {
    if file == "main.js" {
        return None;
    }
    let target = import.strip_prefix("./").unwrap_or(import);
    // tree.js may be cut into tree-rows.js and tree-keys.js, which are still one thing.
    let own = file.trim_end_matches(".js").split('-').next().unwrap_or_default();
    let part = target.trim_end_matches(".js").split('-').next() == Some(own) && target.contains('-');
    if part && import.starts_with("./") {
        return None;
    }
    match NO_VIEWS.iter().find(|(name, ..)| *name == file) {
        Some((_, may, why)) => (!may.contains(&target)).then_some(*why),
        None if FOR_VIEWS.contains(&target) => None,
        None => {
            Some("a view may import dom.js, focus.js, pace.js and strings.js only; main.js puts the views together")
        }
    }
}

/// What the source imports, with the line of each: `import … from "x"`, `import "x"`, `export … from "x"`, `import("x")`.
fn imports(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut statement = String::new();
    let mut in_comment = false;
    for (index, line) in source.lines().enumerate() {
        let code = line.trim();
        in_comment |= code.starts_with("/*");
        let skipped = in_comment || code.starts_with("//");
        in_comment &= !code.contains("*/");
        if skipped {
            continue;
        }
        let begins =
            ["import ", "import{", "export {", "export *", "export{"].iter().any(|start| code.starts_with(start));
        if begins {
            statement.clear();
        }
        if begins || !statement.is_empty() {
            statement.push_str(code);
            statement.push(' ');
        }
        let from = if statement.starts_with("import \"") { statement.find(' ') } else { statement.find(" from \"") };
        let dynamic = code.find("import(\"").map(|at| &code[at..]);
        for text in [from.map(|at| &statement[at..]), dynamic].into_iter().flatten() {
            found.push((index + 1, text.split('"').nth(1).unwrap_or_default().to_owned()));
        }
        if from.is_some() || code.ends_with(';') || code.ends_with('}') {
            statement.clear();
        }
    }
    found
}

#[test]
fn a_wrong_import_of_the_shell_is_found() {
    let seen = imports(
        "// import \"./x.js\";\n/* import a from \"./y.js\";\n */\nimport {\n  a,\n} from \"./dom.js\";\nimport \"./z.js\";\nconst l = await import(\"./engine.js\");\nexport { b } from \"./tree.js\";\nexport { c };\nconst d = \" from \";\n/** @import { T } from \"./types\" */\n",
    );
    let seen: Vec<_> = seen.iter().map(|(line, name)| (*line, name.as_str())).collect();
    assert_eq!(seen, [(6, "./dom.js"), (7, "./z.js"), (8, "./engine.js"), (9, "./tree.js")]);
    assert!(objection("tree.js", "./engine.js").is_some());
    assert!(objection("tree.js", "./source.js").is_some());
    assert!(objection("tree.js", "glue").is_some());
    assert!(objection("dom.js", "./tree.js").is_some());
    assert!(objection("tree.js", "./figures.js").is_some(), "wording comes through strings.js");
    assert!(objection("worker.js", "./store.js").is_some());
    for (file, import) in
        [("tree.js", "./tree-rows.js"), ("tree-rows.js", "./dom.js"), ("main.js", "./engine.js"), ("worker.js", "glue")]
    {
        assert_eq!(objection(file, import), None, "{file} {import}");
    }
}
