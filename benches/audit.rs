//! The audit against the bare graph: `petgraph` building the same graph.
//!
//! Both sides start from facts that were read before the clock starts. The library decides
//! who is who, builds its graph, computes chains, coverage, lags and series, and runs every
//! rule; the yardstick gets nodes that are numbered already. So the ratios say what all
//! that costs above the least that any tool would have to do, and the growth says whether
//! it stays near linear. Beside the times stands what each stage holds in memory, and
//! which rules take longest.
//!
//! ```text
//! cargo bench --bench audit -- [DOCUMENTS ...]
//! ```

use std::env;
use std::fs;
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::LazyLock;
use std::time::Instant;

use allocation_counter::AllocationInfo;
use doctrace::audit::{Audit, Policy, RULES};
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

/// Seconds that this thread was running, where the system tells (Linux); else the clock
/// on the wall. What other programs take of a shared machine does not count then.
fn running() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |it| it / 1e9)
}

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// What one stage took: seconds, and bytes of the heap.
#[derive(Clone, Copy, Default)]
struct Stage {
    seconds: f64,
    /// The most bytes at one time, beyond those before.
    peak: u64,
    /// The bytes still held at its end.
    kept: u64,
}

/// Runs a stage; its result with what it took.
fn stage<T>(work: impl FnOnce() -> T) -> (Stage, T) {
    let mut made = None;
    let mut seconds = 0.0;
    let heap: AllocationInfo = allocation_counter::measure(|| {
        let start = running();
        made = Some(work());
        seconds = running() - start;
    });
    let stage = Stage {
        seconds,
        peak: heap.bytes_max,
        kept: u64::try_from(heap.bytes_current).unwrap_or(0),
    };
    (stage, made.expect("the stage has run"))
}

/// The mean time of several rounds, and the most that one of them held: the system counts
/// in steps of milliseconds, so that a short stage has to run often.
fn mean(rounds: &[Stage]) -> Stage {
    let count = f64::from(rounds.len() as u32);
    Stage {
        seconds: rounds.iter().map(|it| it.seconds).sum::<f64>() / count,
        peak: rounds.iter().map(|it| it.peak).max().unwrap_or(0),
        kept: rounds.iter().map(|it| it.kept).max().unwrap_or(0),
    }
}

/// `petgraph`: the graph of numbered nodes.
fn bare(nodes: usize, edges: &[(u32, u32)]) -> petgraph::graph::DiGraph<u32, ()> {
    let mut graph = petgraph::graph::DiGraph::with_capacity(nodes, edges.len());
    let numbers: Vec<_> = (0..nodes as u32).map(|at| graph.add_node(at)).collect();
    for &(from, to) in edges {
        graph.add_edge(numbers[from as usize], numbers[to as usize], ());
    }
    graph
}

/// What one size came to.
struct Row {
    documents: usize,
    relations: usize,
    findings: usize,
    /// Identities and graph.
    graph: Stage,
    /// What the rules share.
    audit: Stage,
    /// The rules, and the order of the findings.
    rules: Stage,
    /// `petgraph` building its graph.
    bare: f64,
    /// `petgraph` looking for circles in it.
    circles: f64,
    /// Code, seconds and findings of each rule, the slowest first.
    slowest: Vec<(&'static str, f64, usize)>,
}

impl Row {
    fn whole(&self) -> f64 {
        self.graph.seconds + self.audited()
    }

    /// The audit without the graph.
    fn audited(&self) -> f64 {
        self.audit.seconds + self.rules.seconds
    }
}

fn measure(size: usize) -> Row {
    let inputs = size / (PLANS + PROGRAMMES);
    let rounds = (1_000_000 / size.max(1)).clamp(3, 30);
    let registry: Registry = (0..inputs).map(district).collect();
    let policy = Policy::new();
    let graphs = (0..rounds).map(|_| stage(|| TraceGraph::build(black_box(&registry))).0);
    let graph_stage = mean(&graphs.collect::<Vec<_>>());
    let graph = TraceGraph::build(&registry);
    let audits = (0..rounds).map(|_| stage(|| Audit::new(black_box(&graph), &policy)).0);
    let audit_stage = mean(&audits.collect::<Vec<_>>());
    let mut findings = 0;
    let mut rules = Vec::new();
    let mut slowest: Vec<(&str, f64, usize)> = Vec::new();
    slowest.extend(RULES.iter().map(|rule| (rule.code().as_str(), 0.0, 0)));
    for _ in 0..rounds {
        // A new one each time: what the first rule that asks reads is read again.
        let audit = Audit::new(&graph, &policy);
        let (stage, found) = stage(|| audit.findings());
        rules.push(stage);
        findings = found.len();
        drop(found);
        for (rule, (_, seconds, found)) in RULES.iter().zip(&mut slowest) {
            let start = running();
            *found = rule.look(&audit).len();
            *seconds += (running() - start) / f64::from(rounds as u32);
        }
    }
    slowest.sort_by(|a, b| b.1.total_cmp(&a.1));
    let edges: Vec<(u32, u32)> = graph
        .relations()
        .map(|it| {
            (
                it.from().handle().index() as u32,
                it.to().handle().index() as u32,
            )
        })
        .collect();
    // The graph must be the one that was written: each link once, no circle.
    assert_eq!(edges.len(), inputs * (PLANS + PROGRAMMES) * LINKS);
    let mut builds = Vec::new();
    let mut circles = Vec::new();
    for _ in 0..(5_000_000 / size.max(1)).clamp(5, 500) {
        let (build, bare) = stage(|| bare(graph.len(), black_box(&edges)));
        let (search, parts) = stage(|| petgraph::algo::kosaraju_scc(&bare).len());
        assert_eq!(parts, graph.len(), "no circles");
        builds.push(build);
        circles.push(search);
    }
    Row {
        documents: graph.len(),
        relations: edges.len(),
        findings,
        graph: graph_stage,
        audit: audit_stage,
        rules: mean(&rules),
        bare: mean(&builds).seconds,
        circles: mean(&circles).seconds,
        slowest,
    }
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
    let rows: Vec<Row> = sizes.into_iter().map(measure).collect();

    println!("seconds; audit/bare = (audit + rules) / petgraph's build; tenfold = growth");
    println!(
        "documents  relations  findings   graph   audit   rules   bare  circles  audit/bare  all/both  tenfold"
    );
    let mut before: Option<&Row> = None;
    for row in &rows {
        let tenfold = before.map_or_else(String::new, |fewer| {
            let [more, less] = [row, fewer].map(|row| f64::from(row.documents as u32));
            let steps = (more / less).log10();
            format!("{:.1}", (row.whole() / fewer.whole()).powf(1.0 / steps))
        });
        before = Some(row);
        println!(
            "{:>9}{:>11}{:>10}{:>8.3}{:>8.3}{:>8.3}{:>7.4}{:>9.4}{:>12.1}{:>10.1}{tenfold:>9}",
            row.documents,
            row.relations,
            row.findings,
            row.graph.seconds,
            row.audit.seconds,
            row.rules.seconds,
            row.bare,
            row.circles,
            row.audited() / row.bare,
            row.whole() / (row.bare + row.circles),
        );
    }

    println!("\nbytes of the heap per document, beyond the facts: peak and kept of each stage");
    println!("documents  graph peak  kept  audit peak  kept  rules peak  kept  audit + rules");
    for row in &rows {
        let per = |bytes: u64| bytes / row.documents as u64;
        let [graph, audit, rules] = [row.graph, row.audit, row.rules];
        println!(
            "{:>9}{:>12}{:>6}{:>12}{:>6}{:>12}{:>6}{:>15}",
            row.documents,
            per(graph.peak),
            per(graph.kept),
            per(audit.peak),
            per(audit.kept),
            per(rules.peak),
            per(rules.kept),
            per(audit.peak.max(audit.kept + rules.peak)),
        );
    }

    println!("\nslowest rules: code, seconds, findings");
    for row in &rows {
        let few = row.slowest.iter().take(8);
        let few = few.map(|(code, seconds, found)| format!("{code} {seconds:.3} {found}"));
        println!(
            "{:>9}  {}",
            row.documents,
            few.collect::<Vec<_>>().join("; ")
        );
    }
    ExitCode::SUCCESS
}
