//! The core as WebAssembly, its JavaScript glue, and the form in which it travels in the page.

use super::places::Places;
use super::stage::{self, Digest};
use super::tools::{ask, run, say};
use anyhow::{Context, Result, bail};
use flate2::{Compression, GzBuilder};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

pub(super) const TARGET: &str = "wasm32-unknown-unknown";
/// The library's name as rustc and the glue spell it.
const NAME: &str = "amendment_viewer";
pub(super) const NO_RUST: &str = "Rust's own tools were not found: install Rust from rustup.rs, then run this again.";
const NO_RUSTUP: &str = "The WebAssembly target of Rust is missing, and there is no rustup to add it with: \
    install Rust from rustup.rs, or your distribution's package for the target wasm32-unknown-unknown, then run this again.";

/// Compiles the core, makes the glue in `target/page/glue/`, and returns the wasm as gzip in letters.
///
/// # Errors
/// When a tool is missing or fails.
pub fn make(places: &Places, recipe: Digest) -> Result<String> {
    add_target_if_missing()?;
    let wasm = compile(places)?;
    let bytes = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let glue = places.page.join("glue");
    let packed = places.page.join("engine.txt");
    let outputs = [glue.join(format!("{NAME}.js")), glue.join(format!("{NAME}.d.ts")), packed.clone()];
    let stamp = places.page.join("engine.stamp");
    stage::unless_fresh(&stamp, stage::join(&[recipe, stage::digest(&bytes)]), &outputs, || {
        say("glue", "making the JavaScript side of the engine");
        make_glue(bytes, &glue)?;
        let wasm = fs::read(glue.join(format!("{NAME}_bg.wasm"))).context("the glue came without its wasm")?;
        stage::write_if_changed(&packed, pack(&wasm)?.as_bytes())
    })?;
    fs::read_to_string(&packed).with_context(|| format!("cannot read {}", packed.display()))
}

pub(super) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The compiler that the inner cargo will use.
fn rustc() -> OsString {
    std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

fn add_target_if_missing() -> Result<()> {
    let folder = ask(Command::new(rustc()).args(["--print", "target-libdir", "--target", TARGET]), NO_RUST)?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    say("rustup", "adding the WebAssembly target");
    run(Command::new("rustup").args(["target", "add", TARGET]), NO_RUSTUP)?;
    if !Path::new(&folder).is_dir() {
        bail!("rustup added the WebAssembly target to another toolchain than the one in use; {NO_RUST}");
    }
    Ok(())
}

/// Whether anything is to be compiled is cargo's to know; it answers at once when nothing is.
fn compile(places: &Places) -> Result<PathBuf> {
    say("wasm", "compiling the engine to WebAssembly, unless it is up to date");
    let mut command = Command::new(cargo());
    command
        .current_dir(&places.root)
        .args(["build", "--quiet", "--lib", "--profile", "wasm", "--locked", "--target", TARGET, "--target-dir"])
        .arg(&places.wasm)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(places)?)
        .env_remove("RUSTFLAGS");
    run(&mut command, NO_RUST)?;
    Ok(places.wasm.join(TARGET).join("wasm").join(format!("{NAME}.wasm")))
}

/// Flags that keep this machine's paths out of the wasm, so that it is the same bytes wherever it is built.
fn flags(places: &Places) -> Result<OsString> {
    let sysroot = ask(Command::new(rustc()).args(["--print", "sysroot"]), NO_RUST)?;
    let version = ask(Command::new(rustc()).arg("-vV"), NO_RUST)?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let mut pairs = vec![(places.root.clone(), "/amendment-viewer".to_owned())];
    if let Some(home) = cargo_home() {
        pairs.push((home.clone(), "/cargo".to_owned()));
        // The folder of a registry is named after where it was reached, which differs from machine to machine.
        let mut registries: Vec<PathBuf> = folders_in(&home.join("registry").join("src"));
        registries.sort();
        pairs.extend(registries.into_iter().map(|folder| (folder, "/registry".to_owned())));
    }
    // What the compiler itself writes when the standard library's sources are not installed.
    pairs.push((PathBuf::from(sysroot).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")));
    let mut flags = OsString::new();
    for (from, to) in pairs {
        if !flags.is_empty() {
            flags.push("\x1f");
        }
        flags.push("--remap-path-prefix=");
        flags.push(from);
        flags.push(OsStr::new("="));
        flags.push(to);
    }
    Ok(flags)
}

fn cargo_home() -> Option<PathBuf> {
    match std::env::var_os("CARGO_HOME") {
        Some(home) => Some(PathBuf::from(home)),
        None => std::env::home_dir().map(|home| home.join(".cargo")),
    }
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect()
}

fn make_glue(wasm: Vec<u8>, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(NAME, wasm)
        .web(true)?
        .typescript(true)
        // The engine is handed to the worker; there is no address to fetch it from.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.generate(folder).context("wasm-bindgen could not make the glue")
}

/// Bytes as gzip in letters: an inert block of text, which the page unpacks by itself.
///
/// # Errors
/// None in practice.
pub fn pack(bytes: &[u8]) -> Result<String> {
    Ok(letters(&gzip(bytes)?))
}

/// How many signs there are for a digit: two of them hold 13 bits, where base64 has 12, and a page of a megabyte is 80 KB
/// less. The signs are those of ASCII that are seen, without the three with which markup could begin or end.
const BASE: u32 = 91;

/// How many bytes there are, a blank, and the bytes: the lowest bits first, 13 to two digits, the lower digit first.
fn letters(bytes: &[u8]) -> String {
    let mut out = format!("{} ", bytes.len());
    let (mut bits, mut count) = (0, 0);
    let signs = signs();
    let mut two = |bits: u32| out.extend([bits % BASE, bits / BASE].map(|digit| signs[digit as usize]));
    for byte in bytes {
        bits |= u32::from(*byte) << count;
        count += 8;
        if count >= 13 {
            two(bits & 0x1fff);
            bits >>= 13;
            count -= 13;
        }
    }
    if count > 0 {
        two(bits);
    }
    out
}

fn signs() -> Vec<char> {
    (b'!'..=b'~').map(char::from).filter(|sign| !matches!(sign, '&' | '-' | '<')).collect()
}

/// Gzip as small as it gets, its header without time or system.
///
/// # Errors
/// None in practice: the bytes are written to memory.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_in_letters_are_found_again() {
        let bytes: Vec<u8> = (0..1000_u32).map(|i| (i * i % 251) as u8).collect();
        for length in [0, 1, 2, 12, 13, 14, 999, 1000] {
            let text = letters(&bytes[..length]);
            let (count, digits) = text.split_once(' ').unwrap();
            assert!(digits.chars().all(|c| c.is_ascii_graphic() && !"&-<".contains(c)));
            let value = |sign: char| signs().iter().position(|one| *one == sign).unwrap() as u32;
            let signs: Vec<char> = digits.chars().collect();
            let bits: Vec<bool> = signs
                .chunks(2)
                .flat_map(|two| {
                    let value = value(two[0]) + BASE * value(two[1]);
                    (0..13).map(move |bit| value >> bit & 1 == 1)
                })
                .collect();
            let byte = |eight: &[bool]| eight.iter().rev().fold(0_u8, |byte, bit| byte << 1 | u8::from(*bit));
            let found: Vec<u8> = bits.chunks(8).map(byte).take(count.parse().unwrap()).collect();
            assert_eq!(found, &bytes[..length]);
        }
    }

    #[test]
    fn the_gzip_header_tells_nothing_of_time_or_machine() {
        let packed = gzip(b"the same bytes").unwrap();
        assert_eq!(packed[4..8], [0; 4], "time");
        assert_eq!(packed[9], 255, "operating system");
    }
}
