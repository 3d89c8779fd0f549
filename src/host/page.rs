//! One page out of the template, the engine and the bundles, with a policy that allows these bytes and no others.

use super::bundle::Bundles;
use super::engine::gzip;
use super::slots;
use super::stage::{digest, hex};
use anyhow::{Result, bail};
use base64::Engine as _;

/// Fills the slots of the template.
///
/// # Errors
/// When a slot is missing or occurs twice, or a bundle would end its element early.
pub fn fill(template: &str, engine: &str, notices: &str, bundles: &Bundles) -> Result<String> {
    // A hash covers bytes, and a browser makes every line end LF before it compares.
    let template = written_back(&template.replace("\r\n", "\n"));
    check_script("the shell's bundle", &bundles.main)?;
    check_script("the worker's bundle", &bundles.worker)?;
    check_style(&bundles.style)?;
    // Filled only when a view is shared; here they must be there, once, for the shell to find.
    slots::element(&template, "script", "shared")?;
    slots::element(&template, "main", "report")?;
    let policy = policy(&bundles.main, &bundles.style);
    let parts = vec![
        (slots::attribute(&template, "<meta http-equiv=\"Content-Security-Policy\" content=\"")?, policy.as_str()),
        (slots::element(&template, "style", "style")?, bundles.style.as_str()),
        (slots::element(&template, "script", "engine")?, engine),
        (slots::element(&template, "script", "notices")?, notices),
        (slots::element(&template, "script", "worker")?, bundles.worker.as_str()),
        (slots::element(&template, "script", "main")?, bundles.main.as_str()),
    ];
    slots::fill(&template, parts)
}

/// The template as a browser writes it down again, so that the page can tell the digest of its own file: tags that end
/// themselves are closed by others, and there are no blanks where a browser keeps none.
fn written_back(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut pieces = template.split("/>").peekable();
    while let Some(piece) = pieces.next() {
        out.push_str(piece);
        if pieces.peek().is_some() {
            let name = piece.rsplit('<').next().and_then(|tag| tag.split_whitespace().next()).unwrap_or_default();
            out.push_str(&format!("></{name}>"));
        }
    }
    out.replace(">\n<head>", "><head>").replace("\n</body>\n</html>", "</body></html>")
}

/// What the page may do: run this script, this style and WebAssembly, start workers of its own making, and nothing else.
fn policy(script: &str, style: &str) -> String {
    let (script, style) = (source(script), source(style));
    format!(
        "default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style}; worker-src blob:; \
         connect-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types amendment-viewer"
    )
}

/// A text as the policy names it: by the digest of exactly its bytes.
fn source(text: &str) -> String {
    format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(digest(text.as_bytes())))
}

fn check_script(what: &str, text: &str) -> Result<()> {
    check_absent(what, text, "</script")?;
    check_absent(what, text, "<!--")
}

fn check_style(text: &str) -> Result<()> {
    check_absent("the style sheet", text, "</style")
}

fn check_absent(what: &str, text: &str, needle: &str) -> Result<()> {
    if let Some(at) = text.to_ascii_lowercase().find(needle) {
        let before: Vec<char> = text[..at].chars().rev().take(40).collect();
        bail!(
            "{what} contains {needle}, which would end or upset its element in the page; \
             write the “<” in it as \\u003c. It stands after: {}",
            before.iter().rev().collect::<String>()
        );
    }
    if text.contains(['\r', '\0']) {
        bail!("{what} contains a carriage return or a NUL, which a browser would change before it checks the hash");
    }
    Ok(())
}

/// The page's name, sizes and digest, for a person.
pub fn describe(page: &str, name: impl std::fmt::Display) -> String {
    let packed = gzip(page.as_bytes()).map_or(0, |bytes| bytes.len());
    format!("{name}: {} bytes, {packed} with gzip\n{:>8}  SHA-256 {}", page.len(), "", hex(&digest(page.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<!DOCTYPE html>\r\n<meta http-equiv=\"Content-Security-Policy\" content=\"\">\
        <style id=\"style\"></style><main id=\"report\"></main><script id=\"engine\" type=\"x\"></script><script id=\"notices\" type=\"x\"></script>\
        <script id=\"worker\" type=\"x\"></script><script id=\"shared\" type=\"x\"></script><script id=\"main\"></script>";

    fn bundles(main: &str, style: &str) -> Bundles {
        Bundles { main: main.to_owned(), worker: "w()".to_owned(), style: style.to_owned(), packages: Vec::new() }
    }

    #[test]
    fn the_policy_names_exactly_the_bytes_between_the_tags() {
        let page = fill(TEMPLATE, "AAAA", "BBBB", &bundles("", "p{}")).unwrap();
        // The digest of nothing, well known.
        assert!(page.contains("script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'wasm-unsafe-eval'"));
        assert!(page.contains("default-src 'none'") && page.contains("connect-src 'none'"));
        assert!(page.contains("<style id=\"style\">p{}</style>"));
        assert!(page.contains("type=\"x\">AAAA</script>") && page.contains("type=\"x\">w()</script>"));
        assert!(!page.contains('\r'));
    }

    #[test]
    fn the_template_is_written_as_a_browser_writes_it() {
        let template = "<html lang=\"en\">\n<head>\n</head>\n<body>\n<svg><path d=\"M0 0\"/><circle r=\"1\" /></svg>\n</body>\n</html>\n";
        let written = "<html lang=\"en\"><head>\n</head>\n<body>\n<svg><path d=\"M0 0\"></path><circle r=\"1\" ></circle></svg></body></html>\n";
        assert_eq!(written_back(template), written);
    }

    #[test]
    fn a_bundle_that_would_end_its_element_is_refused() {
        let why = |main: &str, style: &str| fill(TEMPLATE, "", "", &bundles(main, style)).unwrap_err().to_string();
        assert!(why("let a='</Script>'", "").contains("the shell's bundle contains </script"));
        assert!(why("let é='<!--'", "").contains("<!--"));
        assert!(why("", "a{}</style>").contains("the style sheet"));
        assert!(why("a\r\nb", "").contains("carriage return"));
    }
}
