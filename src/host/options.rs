//! What was asked on the command line.

use anyhow::{Result, bail};

/// What `--help` prints.
pub const HELP: &str = "\
Builds Amendment Viewer into one self-contained page, and serves it.

  cargo run                     build the page, then serve dist/ on the loopback address
  cargo run -- --port 9000      the same, on this port (0: any free one)
  cargo run -- build            build the page only: dist/amendment-viewer.html
  cargo run -- --help           this text

The page also opens by double-click; it needs no server and no network.
Needed: Rust with rustup (the wasm target is added when missing), and Node.js 20 or newer with npm.
";

/// The command line, understood.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// What to do.
    pub command: Command,
}

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Build the page.
    Build,
    /// Build the page and serve it; without a port, the first free one from the usual port on.
    Serve {
        /// The port that was asked for.
        port: Option<u16>,
    },
}

impl Options {
    /// Understands the arguments, the program's name left out.
    ///
    /// # Errors
    /// A sentence about the first argument that is not understood.
    pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut arguments = arguments;
        let mut build = false;
        let mut port = None;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "-h" | "--help" | "help" => return Ok(Self { command: Command::Help }),
                "build" => build = true,
                "--port" => port = Some(parse_port(arguments.next().as_deref())?),
                other => match other.strip_prefix("--port=") {
                    Some(value) => port = Some(parse_port(Some(value))?),
                    None => bail!("“{other}” is not known here; `cargo run -- --help` lists what is"),
                },
            }
        }
        if build && port.is_some() {
            bail!("`build` does not serve, so it takes no --port; leave one of them out");
        }
        Ok(Self { command: if build { Command::Build } else { Command::Serve { port } } })
    }
}

fn parse_port(value: Option<&str>) -> Result<u16> {
    match value.map(str::parse) {
        Some(Ok(port)) => Ok(port),
        _ => bail!("--port wants a number from 0 to 65535 after it, for example --port 9000"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command> {
        Options::parse(line.split_whitespace().map(str::to_owned)).map(|options| options.command)
    }

    #[test]
    fn the_command_line_is_understood() {
        assert_eq!(parse("").unwrap(), Command::Serve { port: None });
        assert_eq!(parse("--port 9000").unwrap(), Command::Serve { port: Some(9000) });
        assert_eq!(parse("--port=0").unwrap(), Command::Serve { port: Some(0) });
        assert_eq!(parse("build").unwrap(), Command::Build);
        assert_eq!(parse("build --help").unwrap(), Command::Help);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert!(parse("biuld").unwrap_err().to_string().contains("“biuld”"));
        assert!(parse("--port").unwrap_err().to_string().contains("65535"));
        assert!(parse("--port 70000").unwrap_err().to_string().contains("65535"));
        assert!(parse("build --port 1").unwrap_err().to_string().contains("leave one"));
    }
}
