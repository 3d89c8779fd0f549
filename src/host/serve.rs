//! Serves `dist/` to this machine only.

use super::tools::say;
use anyhow::{Result, anyhow, bail};
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use tiny_http::{Header, Method, Request, Response, Server};

/// The port that is tried first.
const USUAL_PORT: u16 = 8451;
/// How many ports after it are tried when it is taken.
const FURTHER_PORTS: u16 = 20;
const PAGE: &str = "amendment-viewer.html";

/// Serves the files of a folder until the program is stopped.
///
/// # Errors
/// When no port can be had.
pub fn serve(folder: &Path, port: Option<u16>) -> Result<()> {
    let server = listen(port)?;
    let port = server.server_addr().to_ip().map_or(USUAL_PORT, |address| address.port());
    say("serve", &format!("http://127.0.0.1:{port}/  (Ctrl-C stops it)"));
    say("", &format!("or open the file itself, by double-click: {}", folder.join(PAGE).display()));
    for request in server.incoming_requests() {
        // A browser that went away in the middle is no reason to stop.
        let _gone = answer(folder, request);
    }
    Ok(())
}

/// A port that was asked for is used or refused; the usual one gives way to the next.
fn listen(port: Option<u16>) -> Result<Server> {
    let open = |port: u16| Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    if let Some(port) = port {
        return open(port).map_err(|error| anyhow!("port {port} cannot be used ({error}): give another with --port"));
    }
    match (USUAL_PORT..=USUAL_PORT + FURTHER_PORTS).find_map(|port| open(port).ok()) {
        Some(server) => Ok(server),
        None => bail!("the ports from {USUAL_PORT} on are all taken: give a free one with --port, or --port 0"),
    }
}

fn answer(folder: &Path, request: Request) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("Only GET and HEAD are answered here.\n").with_status_code(405));
    }
    let Some(file) = file_for(folder, request.url()) else {
        return request.respond(Response::from_string("There is no such file here.\n").with_status_code(404));
    };
    let bytes = fs::read(&file)?;
    let mut response = Response::from_data(bytes);
    let kind = content_type(&file);
    // The page is rebuilt often; an old one must never be shown.
    for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
    {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file that an address means. It is looked up among the names in the folder, so no address leads out of it.
fn file_for(folder: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = match path.strip_prefix('/')? {
        "" => PAGE,
        name => name,
    };
    let entry = fs::read_dir(folder).ok()?.filter_map(Result::ok).find(|entry| entry.file_name() == name)?;
    // Not what a link leads to, which could be anywhere.
    entry.file_type().ok()?.is_file().then(|| entry.path())
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_files_of_the_folder_can_be_reached() {
        let folder = std::env::temp_dir().join(format!("amendment-viewer-serve-{}", std::process::id()));
        let inner = folder.join("dist");
        fs::create_dir_all(inner.join("sub")).unwrap();
        fs::write(folder.join("secret.txt"), "").unwrap();
        fs::write(inner.join(PAGE), "").unwrap();
        let reached = |address: &str| file_for(&inner, address);
        assert_eq!(reached("/"), Some(inner.join(PAGE)));
        assert_eq!(reached("/amendment-viewer.html?x=/../y"), Some(inner.join(PAGE)));
        for address in ["/../secret.txt", "/..%2fsecret.txt", "/sub", "/sub/", "/.", "/..", "//", "", "*", "/dist"] {
            assert_eq!(reached(address), None, "{address}");
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
