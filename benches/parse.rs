//! Parsing one identifier, strict and lenient, against a regular expression with captures.
//!
//! Both sides run in one process, in turns, over the same numbers; the expression has its
//! captures taken (number, year, type, organ) as a parser would need them, and neither side
//! checks its type or organ against a table but the library. Before anything is timed, both
//! must give the same parts, and the library must not have touched the heap.
//!
//! ```text
//! cargo bench --bench parse -- [--rounds N]
//! ```

use std::env;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use doctrace::id::{DocumentId, Organ, TypeCode};
use regex::{CaptureLocations, Regex};

/// Official forms of both families, with known types and organs.
const OFFICIAL: &[&str] = &[
    "18-NQ/TW",
    "139-CTr/TU",
    "109-KH/HU",
    "5053-CV/VPTW",
    "08-QĐi/TW",
    "24-BS/UBKTTU",
    "30/2020/NĐ-CP",
    "01/2021/TT-BNV",
    "12/2022/QĐ-UBND",
    "1131/QĐ-TTg",
    "1234/QĐ-UBND",
    "26/TB-VPCP",
    "10/2024/NQ-HĐND",
    "66.13/2026/NQ-CP",
    "45/2019/QH14",
    "2265/BCT-TCCB",
];

/// The same shapes as offices write them.
const WRITTEN: &[&str] = &[
    "18 - NQ/TW",
    "139-Ctr/TU",
    "109 -KH/HU",
    "5053-CV/ VPTW",
    "08–QĐi/TW",
    "24 - BS / UBKTTU",
    "30/2020/NĐ - CP",
    "01/2021/TT- BNV",
    "12/2022/QÐ-UBND",
    "1131/QĐ-TTG",
    "1234 /QĐ-UBND",
    "26/TB–VPCP",
    "10/2024/NQ-HDND",
    "33-NQ/TƯ",
    "98-QD/TW",
    "72-NQ-TW",
];

/// The yardstick.
struct Peer {
    regex: Regex,
    slots: CaptureLocations,
}

impl Peer {
    /// One expression for all official shapes.
    const STRICT: &str = "^([0-9]{1,6}(?:\\.[0-9]{1,3})?[a-zđ]?)\
        (?:-([A-ZĐ][A-Za-zĐđ]{0,5})/([A-ZĐ][A-Za-z0-9Đ]{1,9}(?:-[A-ZĐ][A-Za-z0-9Đ]{1,9})*)\
        |(?:/([0-9]{4}))?/(?:([A-ZĐ][A-Za-zĐđ]{0,5})-)?\
        ([A-ZĐ][A-Za-z0-9Đ]{1,9}(?:-[A-ZĐ][A-Za-z0-9Đ]{1,9})*))$";

    /// The same with blanks, dashes and either case, as a lenient reader would write it.
    const LENIENT: &str = "^\\s*([0-9]{1,6}(?:\\.[0-9]{1,3})?[A-Za-zĐđ]?)\\s*\
        (?:[-‐‑–—−]\\s*([A-Za-zĐđÐ]{1,6})\\s*[/-]\\s*\
        ([A-Za-zĐđƯư][A-Za-z0-9ĐđƯư]{1,9}(?:\\s*[-‐‑–—−]\\s*[A-ZĐ][A-Za-z0-9Đ]{1,9})*)\
        |(?:/\\s*([0-9]{4})\\s*)?/\\s*(?:([A-Za-zĐđÐ]{1,6})\\s*[-‐‑–—−]\\s*)?\
        ([A-Za-zĐđƯư][A-Za-z0-9ĐđƯư]{1,9}(?:\\s*[-‐‑–—−]\\s*[A-ZĐ][A-Za-z0-9Đ]{1,9})*))\\s*$";

    fn new(pattern: &str) -> Self {
        let regex = Regex::new(pattern).expect("the pattern is well formed");
        let slots = regex.capture_locations();
        Self { regex, slots }
    }

    /// The number, the year, the type and the organ, borrowed from the text.
    fn parts<'t>(&mut self, text: &'t str) -> Option<[Option<&'t str>; 4]> {
        self.regex.captures_read(&mut self.slots, text)?;
        let part = |slot: usize| {
            self.slots
                .get(slot)
                .and_then(|(start, end)| text.get(start..end))
        };
        Some([
            part(1),
            part(4),
            part(2).or_else(|| part(5)),
            part(3).or_else(|| part(6)),
        ])
    }
}

/// Nanoseconds a number, the median over rounds, for each of the sides in turn.
fn time(rounds: usize, sides: &mut [&mut dyn FnMut()], numbers: u32) -> Vec<f64> {
    const REPEAT: u32 = 2000;
    let mut times = vec![Vec::with_capacity(rounds); sides.len()];
    for _ in 0..rounds {
        for (side, times) in sides.iter_mut().zip(&mut times) {
            let start = Instant::now();
            for _ in 0..REPEAT {
                side();
            }
            times.push(start.elapsed());
        }
    }
    times
        .into_iter()
        .map(|mut times: Vec<Duration>| {
            times.sort();
            times[times.len() / 2].as_secs_f64() * 1e9 / f64::from(REPEAT) / f64::from(numbers)
        })
        .collect()
}

/// Both sides read the same parts from the official forms.
fn agree(peer: &mut Peer) -> Result<(), String> {
    for text in OFFICIAL {
        let id: DocumentId = text.parse().map_err(|error| format!("{error}"))?;
        let [number, year, code, organ] = peer.parts(text).ok_or(format!("no match: {text}"))?;
        // Without a table the expression takes the organ of a letter for a type.
        let behind = |code: Option<&str>, organ: Option<&str>| {
            let parts: Vec<&str> = [code, organ].into_iter().flatten().collect();
            parts.join("-")
        };
        let same = year.map(str::to_owned) == id.year().map(|year| year.to_string())
            && behind(code, organ)
                == behind(
                    id.type_code().map(TypeCode::as_str),
                    id.organ().map(Organ::as_str),
                )
            && number.is_some_and(|number| text.starts_with(number));
        if !same {
            return Err(format!("{text}: {number:?} {year:?} {code:?} {organ:?}"));
        }
    }
    Ok(())
}

/// Heap allocations while all numbers are parsed once.
fn allocations(texts: &[&str]) -> u64 {
    allocation_counter::measure(|| {
        for text in texts {
            black_box(DocumentId::parse_lenient(black_box(text)).is_ok());
            black_box(DocumentId::parse_strict(black_box(text)).is_ok());
        }
    })
    .count_total
}

fn main() -> ExitCode {
    let args: Vec<String> = env::args().collect();
    let rounds = args
        .iter()
        .position(|arg| arg == "--rounds")
        .and_then(|at| args.get(at + 1)?.parse().ok())
        .unwrap_or(15);
    let mut strict = Peer::new(Peer::STRICT);
    let mut lenient = Peer::new(Peer::LENIENT);
    if let Err(fault) = agree(&mut strict) {
        eprintln!("the two sides differ: {fault}");
        return ExitCode::FAILURE;
    }
    for text in WRITTEN {
        let read = DocumentId::parse_lenient(text).is_ok();
        if !read || lenient.parts(text).is_none() {
            eprintln!("not read by both: {text}");
            return ExitCode::FAILURE;
        }
    }
    // Strict refuses the written forms with an error, which owns its text: only the
    // official ones must leave the heap alone in both ways.
    let official = allocations(OFFICIAL);
    let written = allocation_counter::measure(|| {
        for text in WRITTEN {
            black_box(DocumentId::parse_lenient(black_box(text)).is_ok());
        }
    })
    .count_total;
    println!("allocations: {official} for official forms, {written} for written ones");
    if official + written > 0 {
        eprintln!("parsing known types and organs touched the heap");
        return ExitCode::FAILURE;
    }
    let strict_times = time(
        rounds,
        &mut [
            &mut || {
                for text in OFFICIAL {
                    black_box(strict.parts(black_box(text)));
                }
            },
            &mut || {
                for text in OFFICIAL {
                    black_box(DocumentId::parse_strict(black_box(text)).ok());
                }
            },
        ],
        OFFICIAL.len() as u32,
    );
    let official_times = time(
        rounds,
        &mut [
            &mut || {
                for text in OFFICIAL {
                    black_box(lenient.parts(black_box(text)));
                }
            },
            &mut || {
                for text in OFFICIAL {
                    black_box(DocumentId::parse_lenient(black_box(text)).ok());
                }
            },
        ],
        OFFICIAL.len() as u32,
    );
    let lenient_times = time(
        rounds,
        &mut [
            &mut || {
                for text in WRITTEN {
                    black_box(lenient.parts(black_box(text)));
                }
            },
            &mut || {
                for text in WRITTEN {
                    black_box(DocumentId::parse_lenient(black_box(text)).ok());
                }
            },
        ],
        WRITTEN.len() as u32,
    );
    for (name, times) in [
        ("strict, official forms", strict_times),
        ("lenient, official forms", official_times),
        ("lenient, as written", lenient_times),
    ] {
        println!(
            "{name:24} regex {:6.1} ns  library {:6.1} ns  ratio {:.2}",
            times[0],
            times[1],
            times[0] / times[1]
        );
    }
    ExitCode::SUCCESS
}
