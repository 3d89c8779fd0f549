//! `cargo run` makes the page and serves it: no other tool has to be known.

mod host;

use host::options::{Command, HELP, Options};
use std::process::ExitCode;

fn main() -> ExitCode {
    match Options::parse(std::env::args().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The alternate form prints the causes too, joined by colons.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: Options) -> anyhow::Result<()> {
    let places = host::places::Places::of_this_project()?;
    match options.command {
        Command::Help => print!("{HELP}"),
        Command::Build => host::build(&places)?,
        Command::Serve { port } => {
            host::build(&places)?;
            host::serve::serve(&places.dist, port)?;
        }
    }
    Ok(())
}
