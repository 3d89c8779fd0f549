//! Where things are.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The folders that the builder reads and writes.
pub struct Places {
    /// The project: where `Cargo.toml` is.
    pub root: PathBuf,
    /// The shell's sources, `www/`.
    pub shell: PathBuf,
    /// Where the inner cargo compiles the wasm: `wasm/` in the target folder in use.
    pub wasm: PathBuf,
    /// Glue, bundles and stamps: always `target/page/` of the project, since `www/tsconfig.json` points there.
    pub page: PathBuf,
    /// The result, `dist/`.
    pub dist: PathBuf,
}

impl Places {
    /// The places of the project that cargo runs, or else of the one that this program was compiled from.
    ///
    /// # Errors
    /// When the program's own path cannot be told.
    pub fn of_this_project() -> Result<Self> {
        // Two checkouts may share a target folder, and then the folder compiled in can be the other one's.
        let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = PathBuf::from(root);
        let program = std::env::current_exe().context("cannot tell where this program is")?;
        let target = target_folder(&program).unwrap_or_else(|| root.join("target"));
        Ok(Self {
            shell: root.join("www"),
            wasm: target.join("wasm"),
            page: root.join("target").join("page"),
            dist: root.join("dist"),
            root,
        })
    }

    /// A path as a person would write it from the project's folder.
    pub fn relative<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}

/// The target folder that a program was built into, however it was chosen: cargo marks it.
fn target_folder(program: &Path) -> Option<PathBuf> {
    program.ancestors().skip(1).find(|folder| folder.join("CACHEDIR.TAG").is_file()).map(Path::to_path_buf)
}
