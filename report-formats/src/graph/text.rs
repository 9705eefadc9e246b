//! The graph for other programs: GraphML, Graphviz, Mermaid.

use std::fmt::Write as _;
use std::io;

use doctrace::report::{Lang, Report, visible};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{carries_out, look, xml};
use crate::view::{LEVELS, View, level_rank, name};
use crate::words::{self, Word};
use crate::{Error, Options};

/// The relations whose documents are in the report, by the places of these.
fn edges(report: &Report) -> Vec<(usize, usize, &doctrace::report::RelationRow)> {
    let at: std::collections::BTreeMap<&str, usize> = report
        .documents
        .iter()
        .enumerate()
        .map(|(at, row)| (row.key.as_str(), at))
        .collect();
    let rows = report.relations.iter();
    rows.filter_map(|row| {
        let from = at.get(row.from_key.as_str())?;
        Some((*from, *at.get(row.to_key.as_str())?, row))
    })
    .collect()
}

/// Writes GraphML with all that is known of documents and relations.
pub(crate) fn graphml(report: &Report, out: &mut dyn io::Write) -> Result<(), Error> {
    const NODE: [&str; 9] = [
        "key", "label", "state", "level", "type", "date", "body", "title", "doubt",
    ];
    const EDGE: [&str; 4] = ["relation", "kind", "certainty", "quote"];
    let fault = |error: std::io::Error| Error::Io(error);
    let mut writer = Writer::new_with_indent(out, b' ', 1);
    let mut put = |event: Event<'_>| writer.write_event(event).map_err(fault);
    put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("graphml");
    root.push_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
    put(Event::Start(root))?;
    for (names, of, mark) in [(&NODE[..], "node", 'n'), (&EDGE[..], "edge", 'e')] {
        for (at, name) in names.iter().enumerate() {
            let mut key = BytesStart::new("key");
            key.push_attribute(("id", format!("{mark}{at}").as_str()));
            key.push_attribute(("for", of));
            key.push_attribute(("attr.name", *name));
            key.push_attribute(("attr.type", "string"));
            put(Event::Empty(key))?;
        }
    }
    let mut graph = BytesStart::new("graph");
    graph.push_attribute(("id", "doctrace"));
    graph.push_attribute(("edgedefault", "directed"));
    put(Event::Start(graph))?;
    for (at, row) in report.documents.iter().enumerate() {
        let mut node = BytesStart::new("node");
        node.push_attribute(("id", format!("d{at}").as_str()));
        put(Event::Start(node))?;
        let date = row.date.map(|day| day.to_string());
        let values = [
            Some(row.key.as_str()),
            Some(row.label.as_str()),
            Some(row.state.name()),
            row.level.map(doctrace::report::Level::name),
            row.type_word.as_deref(),
            date.as_deref(),
            row.body.as_deref(),
            row.title.as_deref(),
            row.doubt.map(doctrace::report::Doubt::name),
        ];
        data(&mut put, 'n', &values)?;
        put(Event::End(BytesEnd::new("node")))?;
    }
    for (from, to, row) in edges(report) {
        let mut edge = BytesStart::new("edge");
        edge.push_attribute(("source", format!("d{from}").as_str()));
        edge.push_attribute(("target", format!("d{to}").as_str()));
        put(Event::Start(edge))?;
        let values = [
            Some(row.relation.as_str()),
            Some(row.kind.name()),
            Some(row.certainty.name()),
            row.evidence.first().map(|it| it.quote.as_str()),
        ];
        data(&mut put, 'e', &values)?;
        put(Event::End(BytesEnd::new("edge")))?;
    }
    put(Event::End(BytesEnd::new("graph")))?;
    put(Event::End(BytesEnd::new("graphml")))?;
    Ok(())
}

fn data(
    put: &mut impl FnMut(Event<'_>) -> Result<(), Error>,
    mark: char,
    values: &[Option<&str>],
) -> Result<(), Error> {
    for (at, value) in values.iter().enumerate() {
        let Some(value) = value else { continue };
        let mut data = BytesStart::new("data");
        data.push_attribute(("key", format!("{mark}{at}").as_str()));
        put(Event::Start(data))?;
        put(Event::Text(BytesText::from_escaped(xml(value))))?;
        put(Event::End(BytesEnd::new("data")))?;
    }
    Ok(())
}

/// The names of the levels that have documents, with these.
fn by_level(report: &Report, lang: Lang) -> Vec<(&'static str, Vec<usize>)> {
    let mut levels: Vec<(&'static str, Vec<usize>)> = LEVELS
        .iter()
        .map(|name| lang.level(name))
        .chain([Word::LevelOpen.of(lang)])
        .map(|name| (name, Vec::new()))
        .collect();
    for (at, row) in report.documents.iter().enumerate() {
        levels[level_rank(row.level.map(doctrace::report::Level::name))]
            .1
            .push(at);
    }
    levels.retain(|(_, list)| !list.is_empty());
    levels
}

/// Fill and frame of a document by what it is.
fn colours(look: &str) -> (&'static str, &'static str) {
    match look {
        "declared" => ("#d8f0da", "#1b6e2b"),
        "own" => ("#dbe7f6", "#1d4f91"),
        "draft" => ("#fff4c2", "#8a6a00"),
        "doubt" => ("#ffe0b8", "#9a4a00"),
        _ => ("#f2f2f2", "#555555"),
    }
}

/// Writes the graph for Graphviz.
pub(crate) fn dot(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let lang = options.lang;
    let quoted = |words: &str| {
        let words = visible(words).replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{words}\"")
    };
    let view = View::new(report);
    writeln!(out, "digraph doctrace {{")?;
    writeln!(out, "  rankdir=BT; charset=\"UTF-8\";")?;
    writeln!(
        out,
        "  node [shape=box, style=\"filled,rounded\", fontname=\"sans-serif\"];"
    )?;
    for (at, (words, list)) in by_level(report, lang).iter().enumerate() {
        writeln!(out, "  subgraph level{at} {{")?;
        writeln!(out, "    rank=same; // {}", visible(words))?;
        for &document in list {
            let row = &report.documents[document];
            let look = look(&view, row);
            let (fill, frame) = colours(look);
            let date = row.date.map(|day| lang.date(day)).unwrap_or_default();
            let label = quoted(&name(&row.key, lang));
            let label = label.trim_end_matches('"');
            let style = if look == "draft" {
                ", style=\"filled,rounded,dashed\""
            } else {
                ""
            };
            writeln!(
                out,
                "    d{document} [label={label}\\n{date}\", tooltip={}, fillcolor=\"{fill}\", color=\"{frame}\"{style}];",
                quoted(row.title.as_deref().unwrap_or_default())
            )?;
        }
        writeln!(out, "  }}")?;
    }
    for (from, to, row) in edges(report) {
        let style = if carries_out(&row.relation) {
            "solid"
        } else {
            "dotted"
        };
        writeln!(
            out,
            "  d{from} -> d{to} [label={}, style={style}];",
            quoted(words::relation(row.kind.name(), lang))
        )?;
    }
    Ok(writeln!(out, "}}")?)
}

/// Writes the graph for Mermaid.
pub(crate) fn mermaid(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let lang = options.lang;
    // Mermaid knows signs by number; everything that could end a label or begin a tag is one.
    let quoted = |words: &str| {
        let mut safe = String::from("\"");
        for char in visible(words).chars() {
            match char {
                '"' | '#' | '<' | '>' | '&' | '`' | '\\' | ';' | '[' | ']' | '{' | '}' | '|' => {
                    let _ = write!(safe, "#{};", u32::from(char));
                }
                char => safe.push(char),
            }
        }
        safe.push('"');
        safe
    };
    let view = View::new(report);
    writeln!(out, "flowchart BT")?;
    for look in ["declared", "own", "draft", "doubt", "cited"] {
        let (fill, frame) = colours(look);
        let dashed = if look == "draft" {
            ",stroke-dasharray:4"
        } else {
            ""
        };
        writeln!(
            out,
            "  classDef {look} fill:{fill},stroke:{frame},color:#111{dashed}"
        )?;
    }
    for (at, (words, list)) in by_level(report, lang).iter().enumerate() {
        writeln!(out, "  subgraph level{at} [{}]", quoted(words))?;
        for &document in list {
            let row = &report.documents[document];
            let look = look(&view, row);
            writeln!(
                out,
                "    d{document}[{}]:::{look}",
                quoted(&name(&row.key, lang))
            )?;
        }
        writeln!(out, "  end")?;
    }
    for (from, to, row) in edges(report) {
        let arrow = if carries_out(&row.relation) {
            "-->"
        } else {
            "-.->"
        };
        let kind = quoted(words::relation(row.kind.name(), lang));
        writeln!(out, "  d{from} {arrow}|{kind}| d{to}")?;
    }
    Ok(())
}
