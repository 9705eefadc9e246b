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
use std::hint::black_box;
use std::process::ExitCode;

use allocation_counter::AllocationInfo;
use doctrace::audit::{Audit, Policy, RULES};
use doctrace::graph::{DocumentHandle, TraceGraph};
use doctrace::id::DocumentId;
use doctrace::registry::Registry;
use doctrace::relation::RelationKind;

use clock::running;
use world::World;

const SEED: u64 = 18;
/// Fewer documents would leave some without three others to rest on.
const SMALLEST: usize = 1_000;

#[path = "../tests/clock/mod.rs"]
mod clock;

/// What the bench writes: see benches/README.md.
mod world {
    use std::collections::HashSet;

    use chrono::{Datelike, NaiveDate, Weekday};
    use doctrace::id::DocumentId;
    use doctrace::mention::WrittenDate;
    use doctrace::registry::{End, InputFacts, MentionFacts, Place, RelationFacts, Role, Writing};
    use doctrace::relation::{Certainty, RelationKind};
    use doctrace::text::{Position, Span};

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

    const WORDS: &[&str] = &[
        "kinh",
        "tế",
        "tập",
        "thể",
        "rừng",
        "biển",
        "giáo",
        "dục",
        "y",
        "dân",
        "số",
        "trẻ",
        "em",
        "đô",
        "thị",
        "nông",
        "thôn",
        "mới",
        "chuyển",
        "đổi",
        "dữ",
        "liệu",
        "cán",
        "bộ",
        "trẻ",
        "kỷ",
        "luật",
        "tiết",
        "kiệm",
        "quốc",
        "phòng",
        "an",
        "ninh",
        "văn",
        "hóa",
        "du",
        "lịch",
        "giao",
        "thông",
        "cảng",
        "nước",
        "sạch",
        "môi",
        "trường",
        "khoa",
        "học",
        "công",
        "nghệ",
        "lao",
        "động",
        "việc",
        "làm",
        "nghèo",
        "bền",
        "vững",
        "đất",
        "đai",
        "nhà",
        "ở",
        "thanh",
        "niên",
        "phụ",
        "nữ",
        "cựu",
        "binh",
        "tôn",
        "giáo",
        "dân",
        "tộc",
        "hợp",
        "tác",
        "xã",
    ];

    /// Those of the words that titles of every matter have.
    const COMMON: &[&str] = &["y", "số", "đổi", "công", "việc", "xã"];

    /// Holidays that fall on working days, so that nothing is issued on them.
    const HOLIDAYS: &[(i32, u32, u32)] = &[
        (2021, 4, 21),
        (2022, 1, 31),
        (2022, 2, 1),
        (2022, 2, 2),
        (2022, 2, 3),
        (2023, 1, 23),
        (2023, 1, 24),
        (2024, 2, 12),
        (2024, 4, 18),
        (2025, 1, 29),
        (2025, 1, 30),
        (2025, 1, 31),
    ];

    /// One step of the ladder.
    struct Step {
        organ: &'static str,
        types: &'static [&'static str],
        /// Hundredths of all papers.
        share: usize,
        /// Papers of one body, about.
        papers: usize,
        /// The first working day on which one of them is issued.
        from: usize,
    }

    const STEPS: [Step; 4] = [
        Step {
            organ: "TW",
            types: &["NQ", "CT", "KL", "QĐ", "HD"],
            share: 1,
            papers: usize::MAX,
            from: 0,
        },
        Step {
            organ: "TU",
            types: &["CTr", "KH", "NQ", "CT", "QĐ"],
            share: 9,
            papers: 1_400,
            from: 40,
        },
        Step {
            organ: "HU",
            types: &["KH", "CTr", "NQ", "CT", "KL"],
            share: 30,
            papers: 430,
            from: 80,
        },
        Step {
            organ: "ĐU",
            types: &["KH", "NQ", "CT"],
            share: 60,
            papers: 60,
            from: 120,
        },
    ];

    /// Papers that one report tells of.
    const TOLD: usize = 25;

    /// SplitMix64: small, seeded, the same on every machine.
    struct Dice(u64);

    impl Dice {
        fn next(&mut self) -> u64 {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^ (mixed >> 31)
        }

        fn below(&mut self, limit: usize) -> usize {
            (self.next() % limit.max(1) as u64) as usize
        }

        /// So many times in a thousand.
        fn permille(&mut self, share: usize) -> bool {
            self.below(1_000) < share
        }

        /// One of so many, each by one over its rank: the first is drawn most.
        // 53 bits are exact, and so are the counts; what is drawn is 0 at the least.
        #[allow(clippy::cast_precision_loss, clippy::cast_sign_loss)]
        fn zipf(&mut self, limit: usize) -> usize {
            let part = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
            ((limit as f64 + 1.0).powf(part) as usize - 1).min(limit.saturating_sub(1))
        }
    }

    /// A body and its papers, a run of all papers in the order of their days.
    struct Body {
        step: usize,
        above: Option<usize>,
        name: String,
        first: usize,
        last: usize,
    }

    impl Body {
        /// The words for it beside a number; Central needs none.
        fn words(&self) -> Option<String> {
            let name = &self.name;
            match self.step {
                0 => None,
                1 => Some(format!("Tỉnh ủy {name}")),
                2 => Some(format!("Huyện ủy {name}")),
                _ => Some(format!("Đảng ủy xã {name}")),
            }
        }

        /// Its line in the letterhead, and as the one above.
        fn head(&self) -> (String, String) {
            let name = self.name.to_uppercase();
            match self.step {
                0 => (
                    "BAN CHẤP HÀNH TRUNG ƯƠNG".into(),
                    "ĐẢNG CỘNG SẢN VIỆT NAM".into(),
                ),
                1 => (format!("TỈNH ỦY {name}"), format!("ĐẢNG BỘ TỈNH {name}")),
                2 => (format!("HUYỆN ỦY {name}"), format!("ĐẢNG BỘ HUYỆN {name}")),
                _ => (format!("ĐẢNG ỦY XÃ {name}"), format!("ĐẢNG BỘ XÃ {name}")),
            }
        }
    }

    struct Paper {
        body: usize,
        day: NaiveDate,
        number: u32,
        kind: &'static str,
        title: String,
        links: Vec<(usize, RelationKind)>,
    }

    /// Texts that tell of so many papers, and which paper each of their mentions names.
    pub(crate) struct World {
        pub(crate) texts: Vec<InputFacts>,
        /// For each text and mention, the paper.
        pub(crate) named: Vec<Vec<usize>>,
        pub(crate) papers: usize,
        /// Citing paper, cited paper, kind.
        pub(crate) links: Vec<(usize, usize, RelationKind)>,
        /// Pairs of papers that rest on one another.
        pub(crate) circles: usize,
    }

    fn working_days() -> Vec<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(2021, 2, 22).expect("a day");
        let days = first.iter_days().take_while(|day| day.year() < 2025);
        days.filter(|day| {
            let date = (day.year(), day.month(), day.day());
            let fixed = [(1, 1), (4, 30), (5, 1), (9, 2)].contains(&(date.1, date.2));
            !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
                && !fixed
                && !HOLIDAYS.contains(&date)
        })
        .collect()
    }

    /// A name of its own for each.
    fn name(mut at: usize) -> String {
        let mut words = Vec::new();
        for _ in 0..3 {
            words.push(SYLLABLES[at % SYLLABLES.len()]);
            at /= SYLLABLES.len();
        }
        words.join(" ")
    }

    fn bodies(size: usize) -> Vec<Body> {
        let mut bodies: Vec<Body> = Vec::new();
        let (mut upper, mut paper) = (0..0, 0);
        for (step, of) in STEPS.iter().enumerate() {
            let all = (size * of.share / 100).max(1);
            let count = (all / of.papers).max(1);
            let start = bodies.len();
            for at in 0..count {
                let last = paper + all * (at + 1) / count - all * at / count;
                bodies.push(Body {
                    step,
                    above: (!upper.is_empty()).then(|| upper.start + at % upper.len()),
                    name: name(start + at),
                    first: paper,
                    last,
                });
                paper = last;
            }
            upper = start..bodies.len();
        }
        bodies
    }

    fn papers(bodies: &[Body], dice: &mut Dice) -> Vec<Paper> {
        let days = working_days();
        let mut papers = Vec::new();
        for (at, body) in bodies.iter().enumerate() {
            let step = &STEPS[body.step];
            let span = days.len() - step.from;
            let mut drawn: Vec<usize> = (body.first..body.last).map(|_| dice.below(span)).collect();
            drawn.sort_unstable();
            let mut last = vec![0; step.types.len()];
            for day in drawn {
                let kind = dice.below(step.types.len());
                // A number in fifty was given to something that no text tells of.
                last[kind] += 1 + u32::from(dice.permille(20));
                let title: Vec<&str> = (0..6).map(|_| WORDS[dice.below(WORDS.len())]).collect();
                papers.push(Paper {
                    body: at,
                    day: days[step.from + day],
                    number: last[kind],
                    kind: step.types[kind],
                    title: title.join(" "),
                    links: Vec::new(),
                });
            }
        }
        papers
    }

    /// A paper of a body that was issued before a day, the early ones most; or, where the
    /// order of days is to be wrong, after it.
    fn source(
        papers: &[Paper],
        body: &Body,
        day: NaiveDate,
        wrong: bool,
        dice: &mut Dice,
    ) -> Option<usize> {
        let own = &papers[body.first..body.last];
        let early = own.partition_point(|paper| paper.day < day);
        let late = own.partition_point(|paper| paper.day <= day);
        if wrong && late < own.len() {
            return Some(body.first + late + dice.below(own.len() - late));
        }
        (early > 0).then(|| body.first + dice.zipf(early))
    }

    /// Three links for each paper below Central, but for those that amend a paper of their
    /// body: two, and they are returned.
    fn link(papers: &mut [Paper], bodies: &[Body], dice: &mut Dice) -> Vec<usize> {
        let mut amending = Vec::new();
        for at in 0..papers.len() {
            let (own, day) = (papers[at].body, papers[at].day);
            let Some(mut above) = bodies[own].above else {
                continue;
            };
            // Fourteen links in a hundred amend an older paper of the body.
            let amends = dice.permille(420) && at > bodies[own].first;
            // One paper in eight carries out two sources.
            let two = dice.permille(125);
            let mut links: Vec<(usize, RelationKind)> = Vec::new();
            for link in 0..3 {
                if link == 2 && amends {
                    amending.push(at);
                    continue;
                }
                let kind = match link {
                    0 => RelationKind::Concretises,
                    1 if two => RelationKind::Implements,
                    _ => RelationKind::BasedOn,
                };
                // Four in a hundred skip a level.
                let skip = bodies[above].above.filter(|_| dice.permille(40));
                let wrong = dice.permille(15);
                let from = skip.unwrap_or(above);
                let mut chosen = None;
                for _ in 0..8 {
                    let found = source(papers, &bodies[from], day, wrong, dice);
                    chosen = found.filter(|to| links.iter().all(|(other, _)| other != to));
                    if chosen.is_some() {
                        break;
                    }
                }
                // The first papers of all have few to choose from: one step further up.
                while chosen.is_none() {
                    let own = bodies[above].first..bodies[above].last;
                    chosen = own
                        .into_iter()
                        .find(|to| links.iter().all(|(other, _)| other != to));
                    above = bodies[above].above.unwrap_or(above);
                }
                links.extend(chosen.map(|to| (to, kind)));
            }
            papers[at].links = links;
        }
        amending
    }

    /// The third link of papers that amend an older one of their body: what is carried out
    /// is amended seldom.
    fn amend(papers: &mut [Paper], bodies: &[Body], amending: &[usize], dice: &mut Dice) {
        let mut answered = vec![false; papers.len()];
        for &(to, kind) in papers.iter().flat_map(|paper| &paper.links) {
            answered[to] |= kind.carries_out();
        }
        for &at in amending {
            let first = bodies[papers[at].body].first;
            let mut older = first + dice.below(at - first);
            // One in twenty amends whatever there is.
            if !dice.permille(50) {
                for _ in 0..8 {
                    if !answered[older] {
                        break;
                    }
                    older = first + dice.below(at - first);
                }
            }
            papers[at].links.push((older, RelationKind::Amends));
        }
    }

    /// A few pairs of one body that rest on one another.
    fn turn(papers: &mut [Paper], bodies: &[Body], dice: &mut Dice) -> usize {
        let mut circles = 0;
        for _ in 0..=papers.len() / 20_000 {
            let body = &bodies[1 + dice.below(bodies.len() - 1)];
            if body.last - body.first < 2 {
                continue;
            }
            let first = body.first + dice.below(body.last - body.first - 1);
            let pair = [first, first + 1];
            // One circle for each pair: the third link of both leads to the other.
            let taken = |at: usize| papers[at].links.iter().any(|(to, _)| pair.contains(to));
            if taken(first) || taken(first + 1) {
                continue;
            }
            papers[first].links[2] = (first + 1, RelationKind::BasedOn);
            papers[first + 1].links[2] = (first, RelationKind::BasedOn);
            circles += 1;
        }
        circles
    }

    /// Whether two titles are of two matters beyond doubt: no word of one is in the other, and
    /// both have enough that tell something. Where a number is given twice, nothing else tells
    /// two papers of Central apart, which carry nothing out.
    fn are_of_two_matters(a: &str, b: &str) -> bool {
        let [a, b] = [a, b].map(|title| -> HashSet<&str> {
            let words = title.split(' ').filter(|word| !COMMON.contains(word));
            words.collect()
        });
        a.len().min(b.len()) >= 3 && a.is_disjoint(&b)
    }

    /// A few numbers are given twice: to a paper and the next of its type, of another matter,
    /// where no other paper names either.
    fn double(papers: &mut [Paper], dice: &mut Dice) {
        let cited: HashSet<usize> = papers
            .iter()
            .flat_map(|paper| paper.links.iter().map(|&(to, _)| to))
            .collect();
        for _ in 0..papers.len() * 6 / 10_000 {
            let at = dice.below(papers.len());
            let alike = |&next: &usize| papers[next].kind == papers[at].kind;
            let near = at + 1..papers.len().min(at + 12);
            let near = near
                .into_iter()
                .filter(|&next| papers[next].body == papers[at].body);
            if let Some(next) = near.into_iter().find(alike) {
                let apart = papers[next].number == papers[at].number + 1;
                let told = are_of_two_matters(&papers[at].title, &papers[next].title);
                if apart && told && !cited.contains(&at) && !cited.contains(&next) {
                    papers[next].number = papers[at].number;
                }
            }
        }
    }

    struct Writer {
        facts: InputFacts,
        named: Vec<usize>,
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

        /// A text names a paper once, whatever it says of it.
        fn mention(&mut self, at: usize, paper: &Paper, bodies: &[Body], declared: bool) -> End {
            if !declared {
                if let Some(known) = self.named.iter().position(|&other| other == at) {
                    return End::Mention(known as u32);
                }
            }
            let body = &bodies[paper.body];
            let organ = STEPS[body.step].organ;
            let number = format!("{:02}-{}/{organ}", paper.number, paper.kind);
            let place = self.place(&number);
            let id: DocumentId = number.parse().expect("an identifier");
            let mut mention = MentionFacts::new(id, place);
            mention.date = Some(WrittenDate::Day(paper.day));
            if declared {
                mention.role = Role::Declared;
                mention.title = Some(paper.title.as_str().into());
                // It stands in quotes: the days and titles of two papers of one number tell them
                // apart.
                mention.writing = Writing::TITLE;
            } else {
                mention.issuer = body.words().map(Into::into);
            }
            self.facts.mentions.push(mention);
            self.named.push(at);
            End::Mention(self.facts.mentions.len() as u32 - 1)
        }

        fn relate(&mut self, from: End, kind: RelationKind, to: End) {
            let cue = self.place(kind.vietnamese());
            self.facts.relations.push(RelationFacts {
                from,
                to,
                kind,
                cue,
                item: None,
                certainty: Certainty::Stated,
            });
        }
    }

    /// The reports of one body, each on the next of its papers and what these rest on.
    fn reports(at: usize, bodies: &[Body], papers: &[Paper], dice: &mut Dice) -> Vec<Writer> {
        let body = &bodies[at];
        let own: Vec<usize> = (body.first..body.last).collect();
        let mut made = Vec::new();
        for (part, own) in own.chunks(TOLD).enumerate() {
            let mut text = Writer {
                // Texts stand in the order of their names: in none.
                facts: InputFacts::read(format!("{:016x}", dice.next()), 100_000),
                named: Vec::new(),
                line: 0,
            };
            let number = format!("{}-BC/{}", part + 1, STEPS[body.step].organ);
            let place = text.place(&number);
            let head = &mut text.facts.own;
            head.id = Some(number.parse().expect("an identifier"));
            head.id_place = Some(place);
            head.type_word = Some("Báo cáo".into());
            head.title = Some("kết quả công tác".into());
            head.issuer = Some(body.head().0.into());
            head.superior = body.above.map(|above| bodies[above].head().1.into());
            let last = own.last().map(|&last| papers[last].day);
            head.date = last.map(WrittenDate::Day);
            for &at in own {
                let from = text.mention(at, &papers[at], bodies, true);
                for &(to, kind) in &papers[at].links {
                    let to = text.mention(to, &papers[to], bodies, false);
                    text.relate(from, kind, to);
                }
            }
            made.push(text);
        }
        made
    }

    pub(crate) fn write(size: usize, seed: u64) -> World {
        let mut dice = Dice(seed);
        let bodies = bodies(size);
        let mut papers = papers(&bodies, &mut dice);
        let amending = link(&mut papers, &bodies, &mut dice);
        amend(&mut papers, &bodies, &amending, &mut dice);
        let circles = turn(&mut papers, &bodies, &mut dice);
        double(&mut papers, &mut dice);
        let mut texts: Vec<Writer> = (0..bodies.len())
            .flat_map(|at| reports(at, &bodies, &papers, &mut dice))
            .collect();
        texts.sort_by(|a, b| a.facts.name.cmp(&b.facts.name));
        let (texts, named) = texts.into_iter().map(|it| (it.facts, it.named)).unzip();
        let links = papers.iter().enumerate();
        World {
            texts,
            named,
            papers: papers.len(),
            links: links
                .flat_map(|(at, paper)| paper.links.iter().map(move |&(to, kind)| (at, to, kind)))
                .collect(),
            circles,
        }
    }
}

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

/// The least that a document can be: its number, packed, and its level with its day.
#[derive(Clone, Copy)]
struct Packed {
    number: u64,
    when: u32,
}

/// `petgraph`: the graph of documents that are numbered already, with the kinds of links.
fn bare(nodes: &[Packed], edges: &[(u32, u32, u8)]) -> petgraph::graph::DiGraph<Packed, u8> {
    let mut graph = petgraph::graph::DiGraph::with_capacity(nodes.len(), edges.len());
    for &node in nodes {
        graph.add_node(node);
    }
    for &(from, to, kind) in edges {
        graph.add_edge(from.into(), to.into(), kind);
    }
    graph
}

/// The graph must be the one that was written: each paper one document, each report one
/// more, each link one relation of its kind between them. Fails where it is not.
fn assert_written(world: &World, graph: &TraceGraph) {
    assert_eq!(graph.len(), world.papers + world.named.len(), "documents");
    let mut of: Vec<Option<DocumentHandle>> = vec![None; world.papers];
    for (input, named) in world.named.iter().enumerate() {
        for (at, &paper) in named.iter().enumerate() {
            let document = graph.mentioned(input, at).expect("a document").handle();
            let known = *of[paper].get_or_insert(document);
            assert_eq!(known, document, "one document for each paper");
        }
    }
    let of: Vec<DocumentHandle> = of.into_iter().map(|it| it.expect("named")).collect();
    let mut distinct = of.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), world.papers, "one paper for each document");
    let wanted = world.links.iter();
    let mut wanted: Vec<(DocumentHandle, DocumentHandle, RelationKind)> = wanted
        .map(|&(from, to, kind)| (of[from], of[to], kind))
        .collect();
    let mut made: Vec<(DocumentHandle, DocumentHandle, RelationKind)> = graph
        .relations()
        .map(|it| (it.from().handle(), it.to().handle(), it.kind()))
        .collect();
    wanted.sort_unstable();
    made.sort_unstable();
    assert!(wanted == made, "the links that were written");
}

/// What one size came to.
struct Row {
    documents: usize,
    relations: usize,
    /// The most links to one document.
    busiest: usize,
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
    let rounds = (1_000_000 / size).clamp(3, 30);
    let mut world = world::write(size, SEED);
    let registry: Registry = core::mem::take(&mut world.texts).into_iter().collect();
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
    assert_written(&world, &graph);
    let nodes: Vec<Packed> = graph
        .documents()
        .map(|it| Packed {
            number: it.id().and_then(DocumentId::ordinal).map_or(0, u64::from),
            when: it.level().map_or(0, |level| level as u32),
        })
        .collect();
    let edges: Vec<(u32, u32, u8)> = graph
        .relations()
        .map(|it| {
            let [from, to] = [it.from(), it.to()].map(|it| it.handle().index() as u32);
            (from, to, it.kind() as u8)
        })
        .collect();
    let mut cited = vec![0_usize; graph.len()];
    for &(_, to, _) in &edges {
        cited[to as usize] += 1;
    }
    let mut builds = Vec::new();
    let mut circles = Vec::new();
    for _ in 0..(5_000_000 / size).clamp(5, 500) {
        let (build, bare) = stage(|| bare(&nodes, black_box(&edges)));
        let (search, parts) = stage(|| petgraph::algo::kosaraju_scc(&bare).len());
        assert_eq!(
            parts,
            graph.len() - world.circles,
            "the circles that were written"
        );
        let first = bare.node_weights().next();
        black_box(first.map(|it| (it.number, it.when)));
        builds.push(build);
        circles.push(search);
    }
    Row {
        documents: graph.len(),
        relations: edges.len(),
        busiest: cited.into_iter().max().unwrap_or(0),
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
        if size < SMALLEST {
            eprintln!("{SMALLEST} documents is the smallest world");
            return ExitCode::from(2);
        }
        sizes.push(size);
    }
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000];
    }
    let rows: Vec<Row> = sizes.into_iter().map(measure).collect();

    println!("seconds; audit/bare = (audit + rules) / petgraph's build; tenfold = growth");
    println!(
        "documents  relations  busiest  findings   graph   audit   rules   bare  circles  audit/bare  all/both  tenfold"
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
            "{:>9}{:>11}{:>9}{:>10}{:>8.3}{:>8.3}{:>8.3}{:>7.4}{:>9.4}{:>12.1}{:>10.1}{tenfold:>9}",
            row.documents,
            row.relations,
            row.busiest,
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

    println!("\nall rules, each alone, and the slowest: code, seconds, findings");
    for row in &rows {
        let few = row.slowest.iter().take(8);
        let few = few.map(|(code, seconds, found)| format!("{code} {seconds:.3} {found}"));
        let all: f64 = row.slowest.iter().map(|(_, seconds, _)| seconds).sum();
        println!(
            "{:>9}  {all:.3}; {}",
            row.documents,
            few.collect::<Vec<_>>().join("; ")
        );
    }
    ExitCode::SUCCESS
}
