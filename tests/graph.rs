//! Walks over the graph: order, caps, depth.

mod facts;

use doctrace::audit::{Audit, Policy};
use doctrace::graph::TraceGraph;
use doctrace::registry::End;
use doctrace::relation::RelationKind::{Cites, Implements};
use facts::{Text, registry};

fn labels<'g>(documents: impl Iterator<Item = doctrace::graph::Document<'g>>) -> Vec<&'g str> {
    documents.map(|document| document.label()).collect()
}

#[test]
fn walks_in_the_order_of_the_texts() {
    let mut text = Text::new("a");
    let ends: Vec<End> = ["1-KH/HU", "2-KH/HU", "3-CTr/TU", "4-CTr/TU", "5-NQ/TW"]
        .iter()
        .map(|number| text.cited(number, "2023-01-03"))
        .collect();
    for (from, to) in [(0, 2), (0, 3), (1, 2), (2, 4), (3, 4)] {
        text.relate(ends[from], Implements, ends[to]);
    }
    text.relate(ends[4], Cites, ends[0]);
    let registry = registry([text]);
    let graph = TraceGraph::build(&registry);
    let at = |number: &str| {
        let id = facts::id(number);
        let mut found = graph.find(&id).map(|document| document.handle());
        found.next().expect("a document")
    };
    assert_eq!(
        labels(graph.upward(at("1-KH/HU"))),
        ["3-CTr/TU", "4-CTr/TU", "5-NQ/TW"]
    );
    assert_eq!(
        labels(graph.downward(at("5-NQ/TW"))),
        ["3-CTr/TU", "4-CTr/TU", "1-KH/HU", "2-KH/HU"]
    );
    assert_eq!(labels(graph.roots()), ["5-NQ/TW"]);
    assert_eq!(labels(graph.lowest()), ["1-KH/HU", "2-KH/HU"]);
    let kinds: Vec<_> = graph
        .relations()
        .map(|it| (it.from().label(), it.to().label()))
        .collect();
    assert_eq!(kinds[0], ("1-KH/HU", "3-CTr/TU"));
    assert_eq!(kinds[5], ("5-NQ/TW", "1-KH/HU"));
    let chains = graph.chains();
    assert_eq!(chains.len(), 3);
    let second: Vec<_> = chains.iter().nth(1).expect("a chain").path().to_vec();
    assert_eq!(second, ["1-KH/HU", "4-CTr/TU", "5-NQ/TW"].map(at));
}

#[test]
fn deep_chains_and_many_paths_end() {
    // One chain of 20,000 documents, on a test thread's small stack.
    let mut text = Text::new("a");
    let mut last = text.cited("1-KH/HU", "");
    for number in 2..=20_000 {
        let next = text.cited(&format!("{number}-KH/HU"), "");
        text.relate(last, Implements, next);
        last = next;
    }
    let deep = registry([text]);
    let graph = TraceGraph::build(&deep);
    let chains = graph.chains();
    assert_eq!(chains.len(), 1);
    assert_eq!(
        chains.iter().next().map(|chain| chain.path().len()),
        Some(20_000)
    );
    assert!(graph.cycles().is_empty());

    // Forty diamonds, one over the other: 2^40 paths.
    let mut text = Text::new("a");
    let mut low = text.cited("1-KH/HU", "");
    for step in 1..=40_u32 {
        let [left, right, high] =
            [0, 1, 2].map(|at| text.cited(&format!("{}-KH/HU", step * 3 + at - 1), ""));
        for middle in [left, right] {
            text.relate(low, Implements, middle);
            text.relate(middle, Implements, high);
        }
        low = high;
    }
    let wide = registry([text]);
    let chains = TraceGraph::build(&wide).chains();
    assert_eq!(chains.len(), 1_000);
    assert_eq!(chains.cut(), 1);
}

#[test]
fn relations_without_an_end_are_passed_over() {
    let mut text = Text::new("a");
    let from = text.cited("1-KH/HU", "");
    text.relate(from, Implements, End::Mention(7));
    text.relate(End::Draft(3), Implements, from);
    let registry = registry([text]);
    assert_eq!(TraceGraph::build(&registry).relations().count(), 0);
}

#[test]
fn ways_up_are_found_one_at_a_time() {
    let mut text = Text::new("a");
    let ends: Vec<End> = ["1-KH/HU", "2-KH/HU", "3-CTr/TU", "4-CTr/TU", "5-NQ/TW"]
        .iter()
        .map(|number| text.cited(number, "2023-01-03"))
        .collect();
    for (from, to) in [(0, 2), (0, 3), (1, 2), (2, 4), (3, 4), (2, 3)] {
        text.relate(ends[from], Implements, ends[to]);
    }
    let registry = registry([text]);
    let graph = TraceGraph::build(&registry);
    let at = |number: &str| {
        let id = facts::id(number);
        let mut found = graph.find(&id).map(|document| document.handle());
        found.next().expect("a document")
    };
    let paths = |from: &str, to: &str| -> Vec<Vec<&str>> {
        graph
            .paths_between(at(from), at(to))
            .map(|path| labels(path.into_iter()))
            .collect()
    };
    assert_eq!(
        paths("1-KH/HU", "5-NQ/TW"),
        [
            vec!["1-KH/HU", "3-CTr/TU", "5-NQ/TW"],
            vec!["1-KH/HU", "3-CTr/TU", "4-CTr/TU", "5-NQ/TW"],
            vec!["1-KH/HU", "4-CTr/TU", "5-NQ/TW"],
        ]
    );
    assert_eq!(paths("2-KH/HU", "4-CTr/TU").len(), 1);
    assert!(paths("5-NQ/TW", "1-KH/HU").is_empty());
    assert!(paths("1-KH/HU", "1-KH/HU").is_empty());
    assert!(paths("1-KH/HU", "2-KH/HU").is_empty());
    assert_eq!(graph.chains_of(at("1-KH/HU")).count(), 3);
    assert_eq!(graph.chains_of(at("5-NQ/TW")).count(), 0);
    assert_eq!(
        labels(graph.answers(at("3-CTr/TU"))),
        ["1-KH/HU", "2-KH/HU"]
    );
}

/// A circle is data: every way ends before the document it would meet again.
#[test]
fn ways_up_through_a_circle_end() {
    let mut text = Text::new("a");
    let ends: Vec<End> = ["1-KH/HU", "2-KH/HU", "3-KH/HU", "4-NQ/TW"]
        .iter()
        .map(|number| text.cited(number, "2023-01-03"))
        .collect();
    for (from, to) in [(0, 1), (1, 2), (2, 0), (2, 3)] {
        text.relate(ends[from], Implements, ends[to]);
    }
    text.relate(ends[0], Implements, ends[0]);
    let registry = registry([text]);
    let graph = TraceGraph::build(&registry);
    let handles: Vec<_> = graph.documents().map(|it| it.handle()).collect();
    // The text itself stands first.
    assert_eq!(graph.paths_between(handles[1], handles[4]).count(), 1);
    assert_eq!(graph.chains_of(handles[1]).count(), 1);
    assert_eq!(labels(graph.rests_on(handles[1])).len(), 3);
}

#[test]
fn what_a_document_rests_on_is_more_than_what_it_carries_out() {
    use doctrace::relation::RelationKind::{BasedOn, RespondsTo};
    let mut text = Text::new("a");
    let ends: Vec<End> = ["1-KH/HU", "2-QĐ/TU", "3-CV/TU", "4-NQ/TW"]
        .iter()
        .map(|number| text.cited(number, "2023-01-03"))
        .collect();
    text.relate(ends[0], BasedOn, ends[1]);
    text.relate(ends[0], RespondsTo, ends[2]);
    text.relate(ends[1], Implements, ends[3]);
    text.relate(ends[0], Cites, ends[3]);
    let registry = registry([text]);
    let graph = TraceGraph::build(&registry);
    let id = facts::id("1-KH/HU");
    let plan = graph.find(&id).next().expect("a plan").handle();
    assert_eq!(
        labels(graph.rests_on(plan)),
        ["2-QĐ/TU", "3-CV/TU", "4-NQ/TW"]
    );
    assert!(labels(graph.upward(plan)).is_empty());
}

/// Two programmes, a plan for one of them, and a plan without a date.
fn years() -> doctrace::registry::Registry {
    let mut text = Text::new("a");
    let plan = text.declared("1-KH/HU", "2023-02-02");
    let open = text.declared("2-KH/HU", "");
    let early = text.cited("3-CTr/TU", "2022-11-09");
    let late = text.cited("4-CTr/TU", "2024-01-05");
    text.relate(plan, Implements, early);
    text.relate(open, Implements, late);
    for (at, title) in [(0, "Phát triển du lịch"), (1, "Phát triển du lịch biển")] {
        text.facts.mentions[at].title = Some(title.into());
    }
    registry([text])
}

#[test]
fn parts_by_series_topic_and_day() {
    let registry = years();
    let graph = TraceGraph::build(&registry);
    let series = |name: &str| labels(graph.of_series(name).documents());
    assert_eq!(series("KH/HU"), ["1-KH/HU", "2-KH/HU"]);
    assert_eq!(series("CTr/TU"), ["3-CTr/TU", "4-CTr/TU"]);
    assert!(series("KH/TU").is_empty());
    assert!(series("KH").is_empty());
    assert_eq!(graph.of_series("KH/HU").relations().count(), 0);

    let topic = |words: &str| labels(graph.of_topic(words).documents());
    assert_eq!(topic("DU LỊCH"), ["1-KH/HU", "2-KH/HU"]);
    assert_eq!(topic("du lịch biển"), ["2-KH/HU"]);
    // Whole words, in a row.
    assert!(topic("u lịch").is_empty());
    assert!(topic("du biển").is_empty());

    let on = |day: &str| graph.as_of(facts::day(day));
    assert_eq!(
        labels(on("2023-02-01").documents()),
        ["SELF", "2-KH/HU", "3-CTr/TU"]
    );
    assert_eq!(
        labels(on("2023-02-02").documents()),
        ["SELF", "1-KH/HU", "2-KH/HU", "3-CTr/TU"]
    );
    assert_eq!(on("2023-02-01").relations().count(), 0);
    assert_eq!(on("2023-02-02").relations().count(), 1);
    assert_eq!(on("2024-01-05").relations().count(), 2);
    let both = graph.of_series("KH/HU").as_of(facts::day("2022-01-01"));
    assert_eq!(labels(both.documents()), ["2-KH/HU"]);
}

#[test]
fn coverage_of_a_part() {
    let registry = years();
    let graph = TraceGraph::build(&registry);
    let policy = Policy::new();
    let audit = Audit::new(&graph, &policy);
    let sources = |part| {
        let rows = audit.coverage_of(&part).sources;
        rows.into_iter().map(|row| row.source).collect::<Vec<_>>()
    };
    let series = || graph.of_series("CTr/TU");
    assert_eq!(sources(series()), ["3-CTr/TU", "4-CTr/TU"]);
    // The answers are of another series; their sources are not asked for.
    assert!(sources(graph.of_series("KH/HU")).is_empty());
    let then = |day: &str| series().as_of(facts::day(day));
    assert_eq!(sources(then("2023-02-02")), ["3-CTr/TU"]);
    assert!(sources(then("2023-02-01")).is_empty());
}
