//! Stages that are skipped while nothing they depend on has changed, told by contents and never by times.

use super::places::Places;
use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// A SHA-256 digest.
pub type Digest = [u8; 32];

/// The digest of some bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// A digest in hexadecimal.
pub fn hex(digest: &Digest) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One digest for all of these, in this order.
pub fn join(digests: &[Digest]) -> Digest {
    digest(digests.concat().as_slice())
}

/// The digest of the builder itself and of the versions it was built with: when it changes, every stage runs again.
///
/// # Errors
/// When a file cannot be read.
pub fn recipe(places: &Places) -> Result<Digest> {
    let lock = places.root.join("Cargo.lock");
    Ok(join(&[of_files(&files_under(&places.root.join("src").join("host"))?)?, of_files(&[lock])?]))
}

/// Every file under a folder but `node_modules`, in the order of their paths.
///
/// # Errors
/// When a folder cannot be read.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let path = entry?.path();
            if !path.is_dir() {
                files.push(path);
            } else if path.file_name().is_some_and(|name| name != "node_modules") {
                folders.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The digest of the paths and the contents of some files.
///
/// # Errors
/// When a file cannot be read.
pub fn of_files(files: &[PathBuf]) -> Result<Digest> {
    let mut all = Sha256::new();
    for file in files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        all.update(digest(file.to_string_lossy().as_bytes()));
        all.update(digest(&bytes));
    }
    Ok(all.finalize().into())
}

/// Runs `work` unless the stamp says that it ran on these inputs and left these outputs as they are now.
/// Returns whether it ran.
///
/// # Errors
/// Whatever `work` fails with, or when an output is missing after it.
pub fn unless_fresh(
    stamp: &Path,
    inputs: Digest,
    outputs: &[PathBuf],
    work: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let mark = |outputs: Digest| format!("{}\n{}\n", hex(&inputs), hex(&outputs));
    if let (Ok(before), Ok(now)) = (fs::read_to_string(stamp), of_files(outputs))
        && before == mark(now)
    {
        return Ok(false);
    }
    work()?;
    write_if_changed(stamp, mark(of_files(outputs)?).as_bytes())?;
    Ok(true)
}

/// Writes a file and the folders above it, unless it holds these bytes already. Nobody ever sees half of it.
///
/// # Errors
/// When it cannot be written.
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let write = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = path.with_extension(format!("{}.part", std::process::id()));
        fs::write(&part, bytes)?;
        fs::rename(&part, path)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_runs_again_when_an_input_or_an_output_changed() {
        let folder = std::env::temp_dir().join(format!("amendment-viewer-stage-{}", std::process::id()));
        let (stamp, output) = (folder.join("stamp"), folder.join("output"));
        let pass = |inputs: &[u8]| {
            unless_fresh(&stamp, digest(inputs), std::slice::from_ref(&output), || write_if_changed(&output, b"made"))
                .unwrap()
        };
        assert!(pass(b"one"), "the first time it runs");
        assert!(!pass(b"one"), "nothing changed");
        assert!(pass(b"two"), "an input changed");
        fs::write(&output, "spoilt").unwrap();
        assert!(pass(b"two"), "an output was spoilt");
        assert_eq!(fs::read(&output).unwrap(), b"made");
        fs::remove_file(&output).unwrap();
        assert!(pass(b"two"), "an output went missing");
        fs::remove_dir_all(&folder).unwrap();
    }
}
