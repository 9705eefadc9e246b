//! The audit against the bare graph: `petgraph` building the same graph and looking for
//! its circles.
//!
//! Both sides start from facts that were read before the clock starts. The library decides
//! who is who, builds its graph, computes chains, coverage, lags and series, and runs every
//! rule; the yardstick gets nodes that are numbered already. So the ratio says what all
//! that costs above the least that any tool would have to do, and the growth says whether
//! it stays near linear.
//!
//! ```text
//! cargo bench --bench audit -- [DOCUMENTS ...]
//! ```

use std::env;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use doctrace::audit::{Audit, Policy};
use doctrace::graph::TraceGraph;
use doctrace::id::DocumentId;
use doctrace::mention::WrittenDate;
use doctrace::registry::{End, InputFacts, MentionFacts, Place, Registry, RelationFacts, Role};
use doctrace::relation::{Certainty, RelationKind};
use doctrace::text::{Position, Span};

/// Plans of one text, and the programmes of the province that they carry out.
const PLANS: usize = 90;
const PROGRAMMES: usize = 10;
/// Links from each document up.
const LINKS: usize = 3;
/// Resolutions of Central that all programmes carry out.
const TOP: usize = 100;

const SYLLABLES: &[&str] = &[
    "An",
    "Bình",
    "Cẩm",
    "Đông",
    "Gia",
    "Hòa",
    "Kim",
    "Long",
    "Minh",
    "Nam",
    "Phú",
    "Quang",
    "Sơn",
    "Tân",
    "Vĩnh",
    "Xuân",
    "Yên",
    "Thanh",
    "Thuận",
    "Trường",
    "Ngọc",
    "Mỹ",
    "Lương",
    "Khánh",
];

/// A place name of its own for each text.
fn place(mut at: usize) -> String {
    let mut words = Vec::new();
    for _ in 0..3 {
        words.push(SYLLABLES[at % SYLLABLES.len()].to_uppercase());
        at /= SYLLABLES.len();
    }
    words.join(" ")
}

struct Writer {
    facts: InputFacts,
    line: u32,
}

impl Writer {
    fn place(&mut self, quote: &str) -> Place {
        self.line += 1;
        let start = self.line * 100;
        let span = Span::new(start, start + quote.len() as u32).expect("a span");
        let position = Position {
            line: self.line,
            column: 1,
        };
        Place::new(span, position, quote)
    }

    fn mention(&mut self, number: &str, role: Role, year: i32, issuer: Option<&str>) -> End {
        let place = self.place(number);
        let id: DocumentId = number.parse().expect("an identifier");
        let mut mention = MentionFacts::new(id, place);
        mention.role = role;
        mention.issuer = issuer.map(Into::into);
        mention.title = Some(format!("phát triển vùng {number}").into());
        mention.date = chrono::NaiveDate::from_ymd_opt(year, 3, 15).map(WrittenDate::Day);
        self.facts.mentions.push(mention);
        End::Mention(self.facts.mentions.len() as u32 - 1)
    }

    fn relate(&mut self, from: End, kind: RelationKind, to: End) {
        let cue = self.place("cụ thể hóa");
        self.facts.relations.push(RelationFacts {
            from,
            to,
            kind,
            cue,
            certainty: Certainty::Stated,
        });
    }
}

/// The text of one district: its plans, each for three programmes, each of these for
/// three resolutions.
fn district(at: usize) -> InputFacts {
    let mut text = Writer {
        facts: InputFacts::read(format!("{at:06}"), 100_000),
        line: 0,
    };
    text.facts.own.id = Some("1-BC/HU".parse().expect("an identifier"));
    text.facts.own.id_place = Some(text.place("1-BC/HU"));
    text.facts.own.issuer = Some(format!("HUYỆN ỦY {}", place(at)).into());
    text.facts.own.superior = Some("ĐẢNG BỘ TỈNH HẬU GIANG".into());
    let tops: Vec<End> = (0..PROGRAMMES)
        .map(|step| {
            let number = format!("{:02}-NQ/TW", 1 + (at * PROGRAMMES + step) % TOP);
            text.mention(&number, Role::Cited, 2021, None)
        })
        .collect();
    let programmes: Vec<End> = (0..PROGRAMMES)
        .map(|step| {
            let number = format!("{:02}-CTr/TU", 1 + at * PROGRAMMES + step);
            text.mention(&number, Role::Cited, 2022, Some("Tỉnh ủy Hậu Giang"))
        })
        .collect();
    for (step, &programme) in programmes.iter().enumerate() {
        for link in 0..LINKS {
            let top = tops[(step + link) % tops.len()];
            text.relate(programme, RelationKind::Implements, top);
        }
    }
    for step in 0..PLANS {
        let number = format!("{:02}-KH/HU", step + 1);
        let plan = text.mention(&number, Role::Declared, 2023, None);
        for link in 0..LINKS {
            let programme = programmes[(step + link) % programmes.len()];
            text.relate(plan, RelationKind::Concretises, programme);
        }
    }
    text.facts
}

fn seconds<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed().as_secs_f64(), made)
}

/// `petgraph`: the graph of numbered nodes, and its circles. Returns how many components.
fn yardstick(nodes: usize, edges: &[(u32, u32)]) -> usize {
    let mut graph = petgraph::graph::DiGraph::<u32, ()>::with_capacity(nodes, edges.len());
    let numbers: Vec<_> = (0..nodes as u32).map(|at| graph.add_node(at)).collect();
    for &(from, to) in edges {
        graph.add_edge(numbers[from as usize], numbers[to as usize], ());
    }
    petgraph::algo::kosaraju_scc(&graph).len()
}

fn main() -> ExitCode {
    let mut sizes: Vec<usize> = Vec::new();
    for word in env::args().skip(1).filter(|word| word != "--bench") {
        let Ok(size) = word.parse() else {
            eprintln!("`{word}` is no number of documents");
            return ExitCode::from(2);
        };
        sizes.push(size);
    }
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000];
    }
    println!(
        "documents  relations  findings  graph s  audit s  rules s  petgraph s  ratio  growth"
    );
    let policy = Policy::new();
    let mut before: Option<(f64, f64)> = None;
    for size in sizes {
        let inputs = size / (PLANS + PROGRAMMES);
        let registry: Registry = (0..inputs).map(district).collect();
        let (build, graph) = seconds(|| TraceGraph::build(black_box(&registry)));
        let (compute, audit) = seconds(|| Audit::new(&graph, &policy));
        let (rules, findings) = seconds(|| audit.findings().len());
        let edges: Vec<(u32, u32)> = graph
            .relations()
            .map(|it| {
                (
                    it.from().handle().index() as u32,
                    it.to().handle().index() as u32,
                )
            })
            .collect();
        // The graph must be the one that was written: each link once.
        assert_eq!(edges.len(), inputs * (PLANS + PROGRAMMES) * LINKS);
        let mut rounds: Vec<f64> = (0..5)
            .map(|_| {
                let (time, parts) = seconds(|| yardstick(graph.len(), black_box(&edges)));
                assert_eq!(parts, graph.len(), "no circles");
                time
            })
            .collect();
        rounds.sort_by(f64::total_cmp);
        let (whole, bare) = (build + compute + rules, rounds[2]);
        let documents = f64::from(graph.len() as u32);
        // The exponent: 1 is linear, 2 is quadratic.
        let growth = before.map_or_else(String::new, |(fewer, faster)| {
            format!("{:.2}", (whole / faster).ln() / (documents / fewer).ln())
        });
        before = Some((documents, whole));
        println!(
            "{:>9}{:>11}{findings:>10}{build:>9.2}{compute:>9.2}{rules:>9.2}{bare:>12.4}{:>7.0}{growth:>8}",
            graph.len(),
            edges.len(),
            whole / bare,
        );
    }
    ExitCode::SUCCESS
}
