//! The paths that a Rust source mentions, whether in a `use` or in the middle of an expression.

/// One path, from the crate's root (`crate` first) or from an external crate.
pub struct Mention {
    /// Its segments; the last one may be `*`.
    pub path: Vec<String>,
    /// Line, counted from 1.
    pub line: usize,
}

struct Token {
    text: String,
    line: usize,
}

/// Every path that begins with `crate`, with `super`, or with another name followed by `::`. `module` is where the
/// source stands in the crate; what `super` means is resolved with it.
pub fn mentions(source: &str, module: &[String]) -> Vec<Mention> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut inner: Vec<(String, usize)> = Vec::new();
    let mut depth = 0;
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inner.retain(|(_, opened)| *opened <= depth);
            }
            "mod" if text(&tokens, at + 2) == "{" => inner.push((text(&tokens, at + 1).to_owned(), depth + 1)),
            word if is_name(word) && starts_a_path(&tokens, at) => {
                let mut here = module.to_vec();
                here.extend(inner.iter().map(|(name, _)| name.clone()));
                let mut paths = Vec::new();
                // The braces of a group are read with it, so they do not count as blocks.
                at = tree(&tokens, at, &[], &mut paths) - 1;
                found.extend(paths.into_iter().map(|mention| resolved(mention, &here)));
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn text(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

fn starts_a_path(tokens: &[Token], at: usize) -> bool {
    let before = if at == 0 { "" } else { text(tokens, at - 1) };
    before != "::" && (text(tokens, at + 1) == "::" || before == "use")
}

/// Reads a path or a tree of paths from `at` on; returns where it ends.
fn tree(tokens: &[Token], mut at: usize, before: &[String], found: &mut Vec<Mention>) -> usize {
    let mut path = before.to_vec();
    let line = tokens.get(at).map_or(0, |token| token.line);
    loop {
        match text(tokens, at) {
            "{" if path.len() > before.len() || !before.is_empty() => {
                at += 1;
                while at < tokens.len() && text(tokens, at) != "}" {
                    at = tree(tokens, at, &path, found);
                    if text(tokens, at) == "as" {
                        at += 2;
                    }
                    if text(tokens, at) == "," {
                        at += 1;
                    } else if text(tokens, at) != "}" {
                        return at + 1;
                    }
                }
                return at + 1;
            }
            word if is_name(word) || word == "*" => path.push(word.to_owned()),
            _ => return at + 1,
        }
        at += 1;
        if text(tokens, at) != "::" {
            found.push(Mention { path, line });
            return at;
        }
        at += 1;
        // A turbofish ends the part that names things.
        if text(tokens, at) == "<" {
            found.push(Mention { path, line });
            return at;
        }
    }
}

fn resolved(mut mention: Mention, module: &[String]) -> Mention {
    let ups = mention.path.iter().take_while(|segment| *segment == "super").count();
    if ups > 0 || mention.path.first().is_some_and(|first| first == "self") {
        let mut path = vec!["crate".to_owned()];
        path.extend(module[..module.len().saturating_sub(ups)].iter().cloned());
        path.extend(mention.path.drain(..).skip(ups.max(1)));
        mention.path = path;
    }
    mention
}

/// Names, `::` and single marks; comments and literals are left out.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut tokens, mut at, mut line) = (Vec::new(), 0, 1);
    while at < chars.len() {
        let end = token_end(&chars, at);
        let piece: String = chars[at..end].iter().collect();
        let skipped =
            piece.starts_with("//") || piece.starts_with("/*") || piece.contains('"') || piece.starts_with('\'');
        if !skipped && !piece.trim().is_empty() {
            tokens.push(Token { text: piece.clone(), line });
        }
        line += piece.matches('\n').count();
        at = end;
    }
    tokens
}

fn token_end(chars: &[char], at: usize) -> usize {
    let next = |ahead: usize| chars.get(at + ahead).copied().unwrap_or('\0');
    let until =
        |from: usize, stop: &dyn Fn(usize) -> bool| (from..chars.len()).find(|&i| stop(i)).unwrap_or(chars.len());
    match (next(0), next(1)) {
        ('/', '/') => until(at, &|i| chars[i] == '\n'),
        ('/', '*') => comment_end(chars, at),
        ('"', _) => quoted_end(chars, at),
        ('b', '"') => quoted_end(chars, at + 1),
        ('r' | 'b', '"' | '#' | 'r') if raw_start(chars, at).is_some() => raw_end(chars, at),
        ('\'', '\\') => until(at + 3, &|i| chars[i] == '\'') + 1,
        ('\'', _) if next(2) == '\'' => at + 3,
        (':', ':') => at + 2,
        (c, _) if c.is_alphanumeric() || c == '_' || c == '\'' => {
            until(at + 1, &|i| !chars[i].is_alphanumeric() && chars[i] != '_')
        }
        _ => at + 1,
    }
    .min(chars.len())
}

fn comment_end(chars: &[char], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

fn quoted_end(chars: &[char], quote: usize) -> usize {
    let mut i = quote + 1;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// Where the quotation mark of a raw string stands, and how many `#` come before it.
fn raw_start(chars: &[char], at: usize) -> Option<(usize, usize)> {
    let r = if chars[at] == 'b' { at + 1 } else { at };
    if chars.get(r) != Some(&'r') {
        return None;
    }
    let hashes = chars[r + 1..].iter().take_while(|c| **c == '#').count();
    (chars.get(r + 1 + hashes) == Some(&'"')).then_some((r + 1 + hashes, hashes))
}

fn raw_end(chars: &[char], at: usize) -> usize {
    let Some((quote, hashes)) = raw_start(chars, at) else { return at + 1 };
    let closes =
        |i: &usize| chars[*i] == '"' && chars[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
    (quote + 1..chars.len()).find(closes).map_or(chars.len(), |i| i + 1 + hashes)
}
