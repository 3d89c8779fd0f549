//! Running other programs, and saying what is being done.

use anyhow::{Context, Result, bail};
use std::io::ErrorKind;
use std::process::{Command, Stdio};

/// Says what is being done, or was: one line, on standard output.
pub fn say(stage: &str, words: &str) {
    println!("{stage:>8}  {words}");
}

/// Runs a program, its output passed on. `remedy` is the sentence for when it is not installed.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run(command: &mut Command, remedy: &str) -> Result<()> {
    let status = started(command.stdin(Stdio::null()).status(), command, remedy)?;
    if !status.success() {
        bail!("`{}` did not succeed ({status}); what it printed above says why", name_of(command));
    }
    Ok(())
}

/// Runs a program and returns what it printed, trimmed.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn ask(command: &mut Command, remedy: &str) -> Result<String> {
    let output = started(command.stdin(Stdio::null()).stderr(Stdio::inherit()).output(), command, remedy)?;
    if !output.status.success() {
        bail!("`{}` did not succeed ({})", name_of(command), output.status);
    }
    let text = String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed something that is not UTF-8", name_of(command)))?;
    Ok(text.trim().to_owned())
}

fn started<T>(result: std::io::Result<T>, command: &Command, remedy: &str) -> Result<T> {
    result.map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("{remedy}"),
        _ => anyhow::anyhow!("`{}` cannot be started: {error}", name_of(command)),
    })
}

fn name_of(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_tool_is_answered_with_its_remedy() {
        let error = run(&mut Command::new("no-such-tool-anywhere"), "Install it like this.").unwrap_err();
        assert_eq!(error.to_string(), "Install it like this.");
    }
}
