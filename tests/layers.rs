//! Dependencies point one way: a module uses only what stands to its left.
//!
//! The test reads `crate::…` paths out of the sources, so it sees a module used
//! anywhere outside comments, strings and `#[cfg(test)]` items. A module that is
//! missing from the ladder fails the test: a new one has to be given its place.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The ladder, left to right.
const LADDER: &[&str] = &[
    "stored", "text", "id", "body", "mention", "relation", "extract", "registry", "graph", "audit",
    "report", "corpus", "trace",
];

/// The crate's root re-exports everything and has no logic.
const ROOT: &str = "lib";

fn step(module: &str) -> Option<usize> {
    LADDER.iter().position(|step| *step == module)
}

/// One use of a module: the line it stands on and the module.
type Use = (usize, String);

/// Blanks out comments, strings and the items under `#[cfg(test)]`, keeping line ends.
fn code_only(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let end = literal_end(&chars, at);
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            let blank = |char: &char| if *char == '\n' { '\n' } else { ' ' };
            out.extend(chars[at..end].iter().map(blank));
            at = end;
        }
    }
    without_tests(&out)
}

/// The end of the comment or literal that starts here; `at` when none does.
fn literal_end(chars: &[char], at: usize) -> usize {
    let rest = &chars[at..];
    let starts = |mark: &str| mark.chars().eq(rest.iter().copied().take(mark.len()));
    let find = |mark: &str, from: usize| {
        let mark: Vec<char> = mark.chars().collect();
        let found = rest[from.min(rest.len())..]
            .windows(mark.len())
            .position(|window| window == mark);
        found.map_or(chars.len(), |found| at + from + found + mark.len())
    };
    if starts("//") {
        return rest
            .iter()
            .position(|char| *char == '\n')
            .map_or(chars.len(), |length| at + length);
    }
    if starts("/*") {
        return find("*/", 2);
    }
    let inside_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    if rest[0] == 'r' && !inside_word {
        let hashes = rest[1..].iter().take_while(|char| **char == '#').count();
        if rest.get(1 + hashes) == Some(&'"') {
            return find(&format!("\"{}", "#".repeat(hashes)), 2 + hashes);
        }
    }
    if rest[0] == '"' {
        return quoted_end(chars, at, '"');
    }
    // A character literal, not a lifetime: 'x' or '\…'.
    if rest[0] == '\'' && (rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\'')) {
        return quoted_end(chars, at, '\'');
    }
    at
}

/// The end of a literal in which a backslash escapes the next character.
fn quoted_end(chars: &[char], start: usize, quote: char) -> usize {
    let mut at = start + 1;
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            char if char == quote => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// Blanks out every item that `#[cfg(test)]` stands before.
fn without_tests(code: &[char]) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut code = code.to_vec();
    let mark: Vec<char> = MARK.chars().collect();
    while let Some(start) = code
        .windows(mark.len())
        .position(|window| window == mark.as_slice())
    {
        let mut depth = 0_i32;
        let mut end = start + mark.len();
        while end < code.len() {
            match code[end] {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth -= 1,
                _ => {}
            }
            end += 1;
            let closed = depth == 0 && code[end - 1] == '}';
            if closed || (depth == 0 && code[end - 1] == ';') {
                break;
            }
        }
        for char in &mut code[start..end] {
            if *char != '\n' {
                *char = ' ';
            }
        }
    }
    code.into_iter().collect()
}

/// The modules that `crate::…` paths of a source name, grouped imports included.
fn uses(source: &str) -> Vec<Use> {
    const ROOT_PATH: &str = "crate::";
    let code = code_only(source);
    let mut found = Vec::new();
    for (at, _) in code.match_indices(ROOT_PATH) {
        let word = code[..at].chars().next_back();
        if word.is_some_and(|char| char.is_alphanumeric() || char == '_') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + ROOT_PATH.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let heads = group_heads(group);
                found.extend(heads.into_iter().map(|module| (line, module)));
            }
            None => found.push((line, head(rest))),
        }
    }
    found
}

fn head(path: &str) -> String {
    path.chars()
        .take_while(|char| char.is_alphanumeric() || *char == '_')
        .collect()
}

/// The first names of the items in `{a::b, c::{d, e}}`, given what follows the brace.
fn group_heads(group: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let mut depth = 1;
    let mut fresh = true;
    for (at, char) in group.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => fresh = true,
            char if fresh && !char.is_whitespace() => {
                heads.push(head(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

/// What is wrong with a source of a module: one sentence for each bad use.
fn faults(module: &str, source: &str) -> Vec<String> {
    if module == ROOT {
        return Vec::new();
    }
    let Some(own) = step(module) else {
        return vec![format!("module `{module}` has no place on the ladder")];
    };
    uses(source)
        .into_iter()
        // Macros, and names that the root re-exports, are no modules.
        .filter(|(_, used)| used != module)
        .filter_map(|(line, used)| match step(&used) {
            Some(left) if left < own => None,
            Some(_) => Some(format!(
                "line {line}: `{module}` uses `crate::{used}`, which does not stand to its left"
            )),
            None => Some(format!(
                "line {line}: `{module}` uses `crate::{used}`; name the module it lives in"
            )),
        })
        .collect()
}

fn sources(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("src is readable") {
            let path = entry.expect("src is readable").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.insert(path);
            }
        }
    }
    found
}

/// The top module that a file belongs to: `id` for `id/parse.rs` and for `id.rs`.
fn module_of(path: &Path) -> String {
    let first = path.components().next().expect("a path below src");
    let name = first.as_os_str().to_string_lossy();
    name.strip_suffix(".rs").unwrap_or(&name).to_owned()
}

#[test]
fn modules_use_only_what_stands_to_their_left() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).expect("a path below src");
        let source = fs::read_to_string(&path).expect("sources are UTF-8");
        let faults = faults(&module_of(inside), &source);
        wrong.extend(
            faults
                .into_iter()
                .map(|fault| format!("{}: {fault}", inside.display())),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_use_to_the_right_is_seen() {
    let bad = "use crate::text::Span;\nuse crate::graph::TraceGraph;\n";
    assert_eq!(
        faults("relation", bad),
        ["line 2: `relation` uses `crate::graph`, which does not stand to its left"]
    );
    // The same line is right where the graph stands to the left.
    assert_eq!(faults("audit", bad), [""; 0]);
    // In a path, in a group over several lines.
    assert_eq!(
        faults("mention", "fn f(row: &crate::audit::Finding) {}").len(),
        1
    );
    let group = "use crate::{\n    id::DocumentId,\n    report::{Report, audit},\n};";
    assert_eq!(faults("mention", group).len(), 1);
    assert_eq!(faults("text", "use crate::id::DocumentId;").len(), 1);
    // A module without a place, and a path through the root's re-exports.
    assert_eq!(faults("utils", "").len(), 1);
    assert_eq!(faults("graph", "use crate::DocumentId;").len(), 1);
}

#[test]
fn comments_strings_and_tests_are_no_uses() {
    let fine = r##"
//! See [`crate::report`].
/* crate::audit */
const NAME: &str = "crate::graph";
const RAW: &str = r#"crate::trace " crate::trace"#;
const QUOTE: char = '"';
fn mark<'t>(text: &'t str) -> &'t str { text }
use my_crate::report;

#[cfg(test)]
mod tests {
    use crate::report::Report;
    fn f() { [0; 2]; }
}
"##;
    assert_eq!(faults("text", fine), [""; 0]);
    let after = format!("{fine}\nuse crate::report::Report;\n");
    assert_eq!(faults("text", &after).len(), 1);
    let single = "#[cfg(test)]\nuse crate::report::Report;\nuse crate::audit::Finding;\n";
    assert_eq!(faults("text", single).len(), 1);
}
