//! Prints what is read from a file as JSON: `cargo run --release --example read -- FILE` (`-` reads standard input).

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use amendment_viewer::{open, show};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(file), None) = (arguments.next(), arguments.next()) else {
        eprintln!("Give one file to read, or - for standard input.");
        return ExitCode::FAILURE;
    };
    let path = Path::new(&file);
    let (name, bytes) = match path.to_str() {
        Some("-") => ("standard input".into(), standard_input()),
        _ => (path.file_name().unwrap_or(&file).to_string_lossy(), std::fs::read(path)),
    };
    let printed = match bytes {
        Ok(bytes) => print(&open(&name, bytes, None).show(show::export::json)),
        Err(error) => Err(format!("{} cannot be read: {error}.", path.display())),
    };
    printed.map_or_else(
        |sentence| {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}

fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn print(json: &str) -> Result<(), String> {
    match io::stdout().lock().write_all(json.as_bytes()) {
        // Whoever reads may have seen enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("The JSON cannot be printed: {error}.")),
        _ => Ok(()),
    }
}
