//! Of the page's style sheet, what a report needs: a page to send should be small.

/// The rules that may apply to a report, in their order.
pub fn subset(style: &str) -> String {
    let mut out = String::new();
    let mut rest = style;
    while let Some((prelude, body, next)) = rule(rest) {
        let name = prelude.trim();
        if name.starts_with("@media") || name.starts_with("@supports") {
            let inner = subset(body);
            if !inner.is_empty() {
                out += &format!("{name}{{{inner}}}");
            }
        } else if name.starts_with('@') {
            out += &format!("{name}{{{}}}", body.trim());
        } else {
            let used: Vec<_> = selectors(name).into_iter().map(str::trim).filter(|one| may_apply(one)).collect();
            if !used.is_empty() {
                out += &format!("{}{{{}}}", used.join(","), body.trim());
            }
        }
        rest = next;
    }
    out
}

/// The next rule: what stands before its braces, what is in them, and what follows. Comments are skipped.
fn rule(style: &str) -> Option<(&str, &str, &str)> {
    let mut start = 0;
    loop {
        let trimmed = style[start..].trim_start();
        start = style.len() - trimmed.len();
        match trimmed.strip_prefix("/*") {
            Some(comment) => start = style.len() - comment.split_once("*/").map_or("", |(_, after)| after).len(),
            None => break,
        }
    }
    let open = start + style[start..].find('{')?;
    let mut depth = 0usize;
    let mut quote = None;
    for (i, c) in style[open..].char_indices() {
        match (c, quote) {
            (c, Some(mark)) if c == mark => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(c),
            ('{', None) => depth += 1,
            ('}', None) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let close = open + i;
            return Some((&style[start..open], &style[open + 1..close], &style[close + 1..]));
        }
    }
    None
}

/// The classes of a report.
const CLASSES: &str = "act aside at blank by caps changes cover error facts for hand head hid i l lines list lives ln more name note notes-list num one \
                       page prov redline ref remark report roll running s say says scotch sev sha sig signed sigs source-part stack state sum t together told total unread \
                       warning who whole words";

/// Whether a selector names no class and no id that a report lacks.
fn may_apply(selector: &str) -> bool {
    let names = selector.split('.').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '-').next());
    names.flatten().all(|class| CLASSES.split(' ').any(|known| known == class)) && !selector.contains('#')
}

/// The selectors of a list: cut at the commas that are not in parentheses.
fn selectors(list: &str) -> Vec<&str> {
    let mut depth = 0i32;
    list.split(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::subset;

    #[test]
    fn rules_of_other_views_are_left_out() {
        let style = "/* a {b} */ .roll, .rail { color: red } .tree .l{x:y} @media print { .bar{a:b} .l::before{content:\"}\"} }\n@media (x){.bar{a:b}} p{a:b}";
        assert_eq!(subset(style), ".roll{color: red}@media print{.l::before{content:\"}\"}}p{a:b}");
        assert_eq!(subset("} p { unclosed"), "");
        assert_eq!(subset("p { a } }"), "p{a}");
    }
}
