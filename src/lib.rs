//! Reads Vietnamese Party and State documents and traces which document answers which
//! directive, with the words that say so.
//!
//! ```
//! use doctrace::Trace;
//!
//! let report = Trace::read(
//!     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
//!      139-CTr/TU ngày 09/11/2022 về thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022.",
//! )?.report();
//! assert_eq!(report.chains[0].path, ["109-KH/HU", "139-CTr/TU", "18-NQ/TW"]);
//! assert_eq!(report.chains[0].lags, [Some(85), Some(146)]); // days, each step up
//! # Ok::<(), doctrace::text::TextError>(())
//! ```
//!
//! The district's plan carries out the province's programme, which carries out the
//! Central resolution: one chain, as the sentence names it. Nothing says that the plan
//! answers the resolution, so there is no such relation.
//!
//! # Three types to know
//!
//! [`Trace`] takes texts in and gives a report:
//!
//! ```
//! use doctrace::Trace;
//! use doctrace::report::Lang;
//!
//! let mut trace = Trace::new();
//! trace.add("a.txt", "Ban hành Kế hoạch số 109-KH/HU.".as_bytes())?;
//! assert!(trace.add("b.doc", b"\xd0\xcf\x11\xe0").is_err()); // not UTF-8: noted, the run goes on
//! let report = trace.report();
//! assert_eq!((report.inputs.len(), report.documents.len()), (2, 2));
//! println!("{}", report.text(Lang::En));
//! # Ok::<(), doctrace::text::TextError>(())
//! ```
//!
//! [`DocumentId`](id::DocumentId) is a number as offices write it: parsed, compared,
//! printed and serialised by one grammar. It is what is written, not a key: `18-NQ/TW` was
//! issued in 2017 and again in 2022, and the words around it tell which is meant.
//!
//! ```
//! use doctrace::id::{DocumentId, Level};
//!
//! let id: DocumentId = "139-CTr/TU".parse()?;
//! assert_eq!(id.level(), Some(Level::Province));
//! assert_eq!(id, "0139-CTr/TU".parse()?);
//! # Ok::<(), doctrace::id::ParseIdError>(())
//! ```
//!
//! [`Report`](report::Report) is all that is shown, as plain owned values: documents,
//! relations, chains, coverage, findings, each with line, column and the words quoted. It
//! serialises with serde, and writes itself as [text](report::Report::text) and
//! [Markdown](report::Report::markdown) in Vietnamese and English.
//!
//! # The map
//!
//! ```text
//! bytes ─▶ text ─▶ mention ─▶ relation ─▶ registry ─▶ graph ─▶ audit ─▶ report
//! ```
//!
//! Each stage is a value to stop at, to look at and to test; a module uses only what
//! stands to its left.
//!
//! | module | its value | what it answers |
//! |---|---|---|
//! | [`text`] | [`Text`](text::Text), [`Span`](text::Span) | where in the bytes as given, on which line |
//! | [`id`] | [`DocumentId`](id::DocumentId) | which number, type, organ, level |
//! | [`body`](mod@body) | [`BodyName`](body::BodyName) | which body a name means, in all its spellings |
//! | [`mention`] | [`Mention`](mention::Mention) | which numbers stand in a text, with date, issuer, term and title |
//! | [`relation`] | [`Reading`](relation::Reading) | what one text says: who carries out whom, what is drafted, what the text is itself |
//! | [`extract`] | [`Extract`](extract::Extract) | the same as a line of JSON |
//! | [`registry`] | [`Registry`](registry::Registry) | what many texts say, merged in any order; which mentions are one document |
//! | [`graph`] | [`TraceGraph`](graph::TraceGraph) | documents and relations to walk, chains, circles |
//! | [`audit`] | [`Audit`](audit::Audit) | coverage, lags, series, and the findings of each [rule](audit::rules) |
//! | [`report`] | [`Report`](report::Report) | all of this, to read or to store |
//! | [`corpus`] | [`Corpus`] | all of this, to ask and to share between threads |
//!
//! The [`cookbook`] has the questions that documents are asked, each with the lines that answer
//! it. A [`Policy`](audit::Policy) is read from TOML under the feature `toml`.
//!
//! To find what stands in texts and nothing more, begin with
//! [`MentionFinder`](mention::MentionFinder) or [`Reading`](relation::Reading); both borrow
//! the text and copy none of it.
//!
//! # What it promises
//!
//! - It never guesses. What the words leave open stays open, with its candidates: a number
//!   declared twice stays two documents under one collision, and coverage is an interval.
//! - Every statement points to bytes of the input as given. Composed, decomposed and mixed
//!   accents read the same.
//! - The same inputs in any order give the same bytes. No clock, no network and no
//!   environment is read.
//! - No input makes it panic, and the cost grows with the text no faster than n log n.
//!
//! # Limits
//!
//! - Plain text in UTF-8 below 4 GiB. No Word, Excel or PDF files, no older encodings yet.
//! - A title without quotes ends where a sign or the next mention does, roughly.
//! - A number without its code ("Nghị quyết 18") is read only near other mentions and after
//!   its full form in the same text; laws by name and year are not read.
//! - The terms of committees below Central are nominal windows: congresses are held over
//!   months, and no table of them is built in. A policy may name the days.
//! - A relation is read from clauses and from the headings, leads, items and rows over them; one
//!   that only a diagram states is not seen.
//! - Whether a document is in force, or lawful, it does not say.

pub mod audit;
pub mod body;
pub mod corpus;
pub mod extract;
pub mod graph;
pub mod id;
pub mod mention;
pub mod registry;
pub mod relation;
pub mod report;
mod stored;
pub mod text;
mod trace;

#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}

pub use corpus::Corpus;
pub use trace::Trace;

/// Days in what is asked and answered are of this crate.
pub use chrono;

/// The code in the README runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
