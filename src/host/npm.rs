//! The npm packages that the bundling needs.

use super::places::Places;
use super::stage;
use super::tools::{ask, run, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Command;

const NO_NODE: &str = "Node.js was not found, and the page is bundled with it: \
    install Node.js 20 or newer with npm (on Debian: apt-get install nodejs npm), then run this again.";
const NO_NPM: &str = "npm was not found, and the bundler comes from it: \
    install npm (on Debian: apt-get install npm), then run this again.";
/// The oldest Node.js that every package in the lock runs on.
const OLDEST_NODE: u32 = 20;

/// Node.js, to be given arguments.
pub fn node() -> Command {
    Command::new("node")
}

/// Installs what the lock file says, unless that was done for this very lock.
///
/// # Errors
/// When Node.js or npm is missing or too old, or when npm fails.
pub fn install_if_needed(places: &Places) -> Result<()> {
    let lock_path = places.shell.join("package-lock.json");
    let lock = fs::read(&lock_path).with_context(|| format!("cannot read {}", lock_path.display()))?;
    let stamp = places.shell.join("node_modules").join(".lock-sha256");
    let wanted = stage::hex(&stage::digest(&lock));
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    check_node()?;
    say("npm", "installing the bundler and the test tools into www/node_modules");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm).args(["ci", "--ignore-scripts", "--loglevel=error"]).current_dir(&places.shell), NO_NPM)?;
    stage::write_if_changed(&stamp, wanted.as_bytes())
}

fn check_node() -> Result<()> {
    let version = ask(node().arg("--version"), NO_NODE)?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!(
            "Node.js {OLDEST_NODE} or newer is needed, and this is {version}: install a newer one, then run this again."
        ),
    }
}

/// The sentence for when Node.js is not there.
pub fn no_node() -> &'static str {
    NO_NODE
}
