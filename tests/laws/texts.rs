//! Texts to hold the laws against: every fixture, its twins, its torn copies.

use std::fs;
use std::path::{Path, PathBuf};

/// A text and what a person calls it.
pub struct Text {
    pub name: String,
    pub text: String,
}

/// Every text among the fixtures.
pub fn fixtures() -> Vec<Text> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folders = fs::read_dir(&tests).expect("tests/ is here").flatten().map(|entry| entry.path());
    let mut out: Vec<Text> =
        folders.filter(|path| path.is_dir() && !path.ends_with("browser")).flat_map(within).collect();
    out.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(out.len() > 10, "only {} fixtures were found", out.len());
    out
}

/// A larger collection of filings, where one lies beside the project.
pub fn collection() -> Option<Vec<Text>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folders = ["fund", "signatures/texts", "signatures/more"].map(|folder| root.join(folder));
    folders.iter().all(|folder| folder.is_dir()).then(|| folders.into_iter().flat_map(within).collect())
}

fn within(folder: PathBuf) -> Vec<Text> {
    let files = fs::read_dir(&folder).expect("the folder can be read").flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files.filter(|file| is_text(file)).collect();
    files.sort();
    let read = |file: PathBuf| {
        let bytes = fs::read(&file).expect("the file can be read");
        let folder = folder.file_name().unwrap_or_default().to_string_lossy();
        let file = file.file_name().unwrap_or_default().to_string_lossy();
        Text { name: format!("{folder}/{file}"), text: String::from_utf8_lossy(&bytes).into_owned() }
    };
    files.into_iter().map(read).collect()
}

fn is_text(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ["txt", "htm", "html", "plain"].iter().any(|known| ending == *known))
}

/// How a text becomes its twin.
type Twin = fn(&str) -> String;

/// What the way from the filing to the clipboard does to a text, and what nobody would do but somebody might.
pub const TWINS: [(&str, Twin); 22] = [
    ("as it is", str::to_owned),
    ("CR LF", crlf),
    ("CR", |text| text.replace('\n', "\r")),
    ("no-break blanks", |text| text.replace(' ', "\u{a0}")),
    ("TABs for runs of blanks", tabs),
    ("smart quotes", smart),
    ("capitals", str::to_uppercase),
    ("small letters", str::to_lowercase),
    ("pages everywhere", |text| every_line(text, 5, "<PAGE>")),
    ("tags of tables", |text| every_line(text, 4, "<S>   <C>")),
    ("form feeds", |text| every_line(text, 3, "\u{c}")),
    ("words in angle brackets", |text| text.replace("Class ", "<Series A> Class ").replace(" Fund", " <Fund>")),
    ("unseen characters", |text| strewn(text, &['\u{200b}', '\u{202e}', '\u{ad}', '\u{feff}', '\0'])),
    ("letters of many bytes", |text| text.replace('e', "é").replace('a', "𝒜").replace('-', "–")),
    ("letters whose case has other lengths", |text| text.replace(['i', 'I'], "İ").replace('s', "ŉ").replace('n', "ẞ")),
    ("blank lines between", |text| text.replace('\n', "\n\n")),
    ("on one line", |text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
    ("every line twice", |text| text.lines().map(|line| format!("{line}\n{line}\n")).collect()),
    ("neighbouring lines exchanged", exchanged),
    ("markup for words", |text| text.replace(" Fund", " Fund</td><img src=x onerror=\"x\">&lt;b>&<!-- ")),
    ("backwards", |text| text.lines().rev().collect::<Vec<_>>().join("\n")),
    ("marks and brackets everywhere", |text| strewn(text, &['(', '"', ':', '.', ')', '|', '\t', '/', '['])),
];

/// What leaves no page of a page: nobody can tell its tags from its words.
pub const TEARS_TAGS: [&str; 3] = ["CR", "unseen characters", "marks and brackets everywhere"];

pub fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

fn tabs(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split("  ") {
        let rest = piece.trim_start_matches(' ');
        if !out.is_empty() && !out.ends_with('\t') {
            out.push('\t');
        }
        out.push_str(rest);
    }
    out
}

fn smart(text: &str) -> String {
    let mut open = false;
    let quote = |c: char| {
        if c == '"' {
            open = !open;
            return if open { '“' } else { '”' };
        }
        if c == '\'' { '’' } else { c }
    };
    text.chars().map(quote).collect()
}

fn every_line(text: &str, nth: usize, line: &str) -> String {
    let put =
        |(i, here): (usize, &str)| if i % nth == nth - 1 { format!("{line}\n{here}\n") } else { format!("{here}\n") };
    text.lines().enumerate().map(put).collect()
}

fn exchanged(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines.chunks(2).flat_map(|pair| pair.iter().rev()).map(|line| format!("{line}\n")).collect()
}

fn strewn(text: &str, what: &[char]) -> String {
    const EVERY: usize = 7;
    let put = |(i, c): (usize, char)| [Some(c), (i % EVERY == 0).then(|| what[i / EVERY % what.len()])];
    text.chars().enumerate().flat_map(put).flatten().collect()
}

/// Where a text may be cut short: at line ends, and within lines. No more than `most`, spread over the text.
pub fn cuts(text: &str, most: usize) -> Vec<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    let inner = text.char_indices().map(|(at, _)| at).filter(|at| at % 97 == 13);
    let mut all: Vec<usize> = ends.chain(inner).collect();
    all.sort_unstable();
    spread(all, most)
}

/// At most `most` of `all`, evenly.
pub fn spread<T>(all: Vec<T>, most: usize) -> Vec<T> {
    let step = all.len().div_ceil(most.max(1)).max(1);
    all.into_iter().step_by(step).collect()
}

/// The text without one of its lines.
pub fn without(text: &str, line: usize) -> String {
    text.split_inclusive('\n').enumerate().filter(|(i, _)| *i != line).map(|(_, line)| line).collect()
}
