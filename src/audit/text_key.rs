//! What a text is known by, whatever the path by which it was given.
//!
//! Findings about a text as a whole are told apart by it in their fingerprints. The same folder
//! is named `.` today and `reports` tomorrow; the text is the same. So a text is known by its own
//! number, where its letterhead has one; else by what its letterhead says it is; else by the name
//! of its file. Where several texts are known by the same, what their paths differ in below the
//! folder that they share stands behind it.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;

use crate::graph::TraceGraph;
use crate::mention::WrittenDate;
use crate::registry::{InputFacts, fold};

/// What each text is known by, by the name of its input.
#[derive(Debug)]
pub(super) struct TextKeys(HashMap<Box<str>, Box<str>>);

impl TextKeys {
    /// Cost: n log n in the inputs.
    pub(super) fn of(graph: &TraceGraph) -> Self {
        let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for facts in graph.inputs() {
            let names = alike.entry(known_by(facts)).or_default();
            // The same name with another content is told apart by the order of the texts.
            if names.last() != Some(&&*facts.name) {
                names.push(&facts.name);
            }
        }
        let mut keys = HashMap::with_capacity(graph.inputs().len());
        for (key, names) in alike {
            let paths: Vec<Vec<&str>> = names.iter().map(|name| steps(name).collect()).collect();
            let shared = shared_folder(&paths);
            for (name, path) in names.iter().zip(&paths) {
                let key = match paths.len() {
                    1 => key.clone(),
                    _ => format!("{key}\n{}", path[shared..].join("/")),
                };
                keys.entry((*name).into()).or_insert(key.into());
            }
        }
        Self(keys)
    }

    /// What the text of a name is known by; other words are known as they are.
    pub(super) fn known_as<'w>(&'w self, words: &'w str) -> &'w str {
        self.0.get(words).map_or(words, |key| key)
    }
}

/// The steps of a path.
fn steps(name: &str) -> impl Iterator<Item = &str> {
    let steps = name.split(['/', '\\']);
    steps.filter(|step| !step.is_empty() && *step != ".")
}

/// How many steps all paths share from their beginning, their last ones not counted.
fn shared_folder(paths: &[Vec<&str>]) -> usize {
    let Some((first, rest)) = paths.split_first() else {
        return 0;
    };
    let common = |path: &Vec<&str>| {
        let both = first.iter().zip(path);
        both.take_while(|(a, b)| a == b).count()
    };
    let least = rest.iter().map(common).min().unwrap_or(0);
    let shortest = paths.iter().map(Vec::len).min().unwrap_or(0);
    least.min(shortest.saturating_sub(1))
}

fn known_by(facts: &InputFacts) -> String {
    let own = &facts.own;
    let issuer = own.issuer.as_deref().map(fold).unwrap_or_default();
    if let Some(id) = own.id.as_ref().filter(|id| id.is_complete()) {
        // A number begins again: the year of the letterhead tells which it is.
        let year = own.date.map(WrittenDate::year).or_else(|| {
            let (first, _) = own.period?;
            u16::try_from(first.year()).ok()
        });
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        return format!("number\n{id}\n{issuer}\n{year}");
    }
    let title = own.title.as_deref().map(fold).unwrap_or_default();
    if !issuer.is_empty() && !title.is_empty() {
        let kind = own.type_word.as_deref().map(fold).unwrap_or_default();
        return format!("letterhead\n{issuer}\n{kind}\n{title}");
    }
    format!("file\n{}", steps(&facts.name).last().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Trace;

    fn keys(names: &[(&str, &str)]) -> Vec<String> {
        let mut trace = Trace::new();
        for (name, text) in names {
            trace.add(name, text.as_bytes()).expect("a text");
        }
        let graph = TraceGraph::build(trace.registry());
        let keys = TextKeys::of(&graph);
        names
            .iter()
            .map(|(name, _)| keys.known_as(name).to_owned())
            .collect()
    }

    const NONE: &str = "Không có đầu đề.";

    #[test]
    fn a_folder_under_two_names_holds_the_same_texts() {
        let under = |folder: &str| {
            let name = |rest: &str| format!("{folder}{rest}");
            let (a, b, c) = (name("x.txt"), name("b/x.txt"), name("b/y.txt"));
            keys(&[(&a, NONE), (&b, "Khác."), (&c, NONE)])
        };
        let bare = under("");
        assert_eq!(
            bare,
            ["file\nx.txt\nx.txt", "file\nx.txt\nb/x.txt", "file\ny.txt"]
        );
        for folder in ["./", "a/", "/data/a/", "..\\a\\", ".//a/./"] {
            assert_eq!(under(folder), bare, "{folder}");
        }
    }

    #[test]
    fn a_letterhead_tells_more_than_a_path() {
        let head = |number: &str, title: &str| {
            format!(
                "ĐẢNG BỘ TỈNH HÒA GIANG\nHUYỆN ỦY TÂN LONG\n*\nSố {number}-BC/HU\n\nTân Long, \
                 ngày 12 tháng 12 năm 2025\n\nBÁO CÁO\n{title}\n\nHuyện ủy báo cáo như sau."
            )
        };
        let known = |name: &str, text: &str| keys(&[(name, text)]).remove(0);
        let report = head("47", "Kết quả năm 2025");
        assert_eq!(known("a/x.txt", &report), known("b/moi.txt", &report));
        assert_ne!(
            known("x.txt", &report),
            known("x.txt", &head("48", "Kết quả năm 2025"))
        );
        let blank = head("    ", "Kết quả năm 2025");
        assert_eq!(known("a/x.txt", &blank), known("b/moi.txt", &blank));
        assert_ne!(
            known("x.txt", &blank),
            known("x.txt", &head("    ", "Kết quả năm 2024"))
        );
    }

    #[test]
    fn words_that_name_no_text_stay() {
        assert_eq!(keys(&[("x.txt", NONE)]), ["file\nx.txt"]);
        let graph = TraceGraph::build(&crate::registry::Registry::new());
        assert_eq!(TextKeys::of(&graph).known_as("109-KH/HU"), "109-KH/HU");
    }
}
