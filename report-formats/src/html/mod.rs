//! One page that needs no network: everything is in the file, and its policy lets nothing in.
//!
//! The page is written whole from a template, in both languages; its script only filters, opens
//! details, moves the graph and switches. So it reads, prints and is searched without the script.
//! Words from documents are escaped by the template and shown with every hidden character visible;
//! those that the script shows lie in a block of JSON that no browser runs.

mod marks;

use std::collections::BTreeMap;
use std::io;

use doctrace::report::{
    CellState, DocumentRow, Evidence, FindingRow, InputStatus, Lang, MatrixCell, Phrase, Report,
    visible,
};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value as Any};
use minijinja::{Environment, HtmlEscape, UndefinedBehavior};
use serde_json::{Value, json};

use crate::graph::{self, Layout};
use crate::view::{self, View, is_late, level_rank};
use crate::words::{self, Word, document_state, mark};
use crate::{Error, Options};
use marks::Marks;

const PAGE: &str = include_str!("page.html");
const FINDING: &str = include_str!("finding.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// What the policy of the page lets in: its own script and style by their hashes, nothing else. A
/// test says what the hashes have to be when either changes.
const POLICY: &str = "default-src 'none'; \
    script-src 'sha256-/6rg5LJGYGIhMecCNxQAZtbLrAyUC3kdaoNue7645II='; \
    style-src 'sha256-8461ETVqnFCujClhJrfSRAjn4kZU4JKuKkKObKXpsPA='; \
    img-src data:; base-uri 'none'; form-action 'none'";
/// Findings that a page with its script builds at once; a browser takes seconds over ten thousand,
/// so the others stand where only a browser without the script looks, until they are asked for.
const FIRST: usize = 250;
/// Places of a finding or a document that are listed.
const PLACES: usize = 10;
/// The states of the legend, in its order.
const LEGEND: &[CellState] = CellState::ALL;

/// Words in both languages.
fn both(of: impl Fn(Lang) -> String) -> Value {
    json!({ "vi": of(Lang::Vi), "en": of(Lang::En) })
}

fn word(word: Word) -> Value {
    both(|lang| word.of(lang).to_owned())
}

fn phrase(phrase: &Phrase) -> Value {
    json!({ "vi": phrase.vi, "en": phrase.en })
}

fn day(day: Option<chrono::NaiveDate>) -> Value {
    day.map_or(Value::Null, |day| both(|lang| lang.date(day)))
}

/// The two lines of a heading: number over code.
fn stacked(name: &str) -> (&str, &str) {
    crate::terminal::stacked(name)
}

/// One value of the template in the language that is shown: both where they differ, so that a page
/// can be switched.
fn spans(value: &Any) -> String {
    let shown = |value: &Any| {
        let words = value.to_string();
        HtmlEscape(&visible(&words)).to_string()
    };
    let of = |name: &str| {
        let words = value.get_attr(name).ok()?;
        (!words.is_undefined()).then(|| shown(&words))
    };
    match (of("vi"), of("en")) {
        (Some(vi), Some(en)) if vi == en => vi,
        (Some(vi), Some(en)) => format!(
            r#"<span class="l-vi" lang="vi">{vi}</span><span class="l-en" lang="en">{en}</span>"#
        ),
        _ if value.is_none() || value.is_undefined() => String::new(),
        _ => shown(value),
    }
}

fn environment(lang: Lang) -> Result<Environment<'static>, minijinja::Error> {
    let named: BTreeMap<&str, Word> = words::ALL.iter().copied().collect();
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).build()?);
    // Whatever a template shows has its hidden characters made visible, then is escaped.
    env.set_formatter(|out, state, value| match value.as_str() {
        Some(words) if !value.is_safe() => {
            minijinja::escape_formatter(out, state, &Any::from(visible(words).into_owned()))
        }
        _ => minijinja::escape_formatter(out, state, value),
    });
    let known = named.clone();
    env.add_function("w", move |name: &str| {
        let word = known.get(name).copied().ok_or_else(|| {
            minijinja::Error::new(
                minijinja::ErrorKind::UnknownFunction,
                format!("no word is called {name}"),
            )
        })?;
        let value = Any::from(Serde(self::word(word)));
        Ok::<_, minijinja::Error>(Any::from_safe_string(spans(&value)))
    });
    env.add_function("a", move |name: &str| {
        named.get(name).map_or("", |word| word.of(lang))
    });
    env.add_function("p", |value: Any| Any::from_safe_string(spans(&value)));
    env.add_template("page.html", PAGE)?;
    env.add_template("finding.html", FINDING)?;
    Ok(env)
}

/// Writes the page.
pub(crate) fn write(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let lang = options.lang;
    let env = environment(lang)?;
    let page = Page {
        view: View::new(report),
        marks: Marks::new(report, options),
        at: report
            .documents
            .iter()
            .enumerate()
            .map(|(at, row)| (row.key.as_str(), at))
            .collect(),
        cells: report
            .matrix
            .iter()
            .enumerate()
            .map(|(at, cell)| (std::ptr::from_ref(cell), at))
            .collect(),
    };
    let layout = Layout::new(&page.view);
    let langs = match lang {
        Lang::Vi => [Lang::Vi, Lang::En],
        Lang::En => [Lang::En, Lang::Vi],
    };
    let timeline = graph::timeline_drawing(&page.view, &langs);
    let style = format!("{}{STYLE}", graph::STYLE);
    let mut context: BTreeMap<&str, Any> = BTreeMap::new();
    let mut put = |name: &'static str, value: Value| {
        context.insert(name, Any::from(Serde(value)));
    };
    put("lang", json!(lang.code()));
    put("policy", json!(POLICY));
    put("title", json!(Word::Title.of(lang)));
    page.summary(&mut put);
    page.matrix(&mut put);
    let [first, more] = page.findings(&env, &mut put)?;
    page.rest(&mut put);
    put("graph_width", json!(layout.width.ceil()));
    put("graph_height", json!(layout.height.ceil()));
    put("timeline_width", json!(timeline.width.ceil()));
    put("timeline_height", json!(timeline.height.ceil()));
    let drawing = graph::drawing(&page.view, &layout, &langs);
    for (name, safe) in [
        ("style", style),
        ("script", SCRIPT.to_owned()),
        ("marker", graph::MARKER.to_owned()),
        ("graph", drawing),
        ("timeline", timeline.body),
        ("first", first),
        ("more", more),
        ("data", page.data()),
    ] {
        context.insert(name, Any::from_safe_string(safe));
    }
    let texts = page.marks.texts();
    let texts = texts.map(|(name, marked)| {
        minijinja::context! { name => name, marked => Any::from_safe_string(marked) }
    });
    context.insert("texts", Any::from(texts.collect::<Vec<_>>()));
    let template = env.get_template("page.html")?;
    Ok(out.write_all(template.render(Any::from(context))?.as_bytes())?)
}

struct Page<'r> {
    view: View<'r>,
    marks: Marks<'r>,
    /// Documents by their keys.
    at: BTreeMap<&'r str, usize>,
    /// The place of each cell in the report.
    cells: BTreeMap<*const MatrixCell, usize>,
}

type Put<'a> = &'a mut dyn FnMut(&'static str, Value);

impl Page<'_> {
    fn place(&self, evidence: &Evidence) -> Value {
        json!({
            "words": both(|lang| view::place(evidence, lang)),
            "anchor": self.marks.anchor(evidence),
            "quote": evidence.quote,
        })
    }

    fn places(&self, rows: &[Evidence]) -> Vec<Value> {
        rows.iter().take(PLACES).map(|it| self.place(it)).collect()
    }

    fn summary(&self, put: Put<'_>) {
        let report = self.view.report;
        let (read, skipped) = self.view.read();
        put(
            "period",
            report.period.map_or(Value::Null, |_| {
                both(|lang| self.view.period(lang).unwrap_or_default())
            }),
        );
        put("as_of", day(report.as_of));
        put("read", json!(read > 0));
        let facts = [
            ("Read", read),
            ("NotRead", skipped),
            ("Documents", report.documents.len()),
            ("Relations", report.relations.len()),
            ("Chains", report.chains.len()),
            ("Findings", report.findings.len()),
        ];
        let facts = facts.map(|(word, count)| json!({ "word": word, "count": count }));
        put("facts", json!(facts));
        let all = report.coverage.denominator;
        let names = ["Strict", "Lenient", "WithDrafts"];
        let coverage = self.view.coverage().into_iter().zip(names);
        let coverage: Vec<Value> = coverage
            .filter_map(|((_, count), word)| {
                let share = view::per_cent(count, all)?.min(100);
                Some(json!({ "word": word, "count": count, "of": all, "share": share }))
            })
            .collect();
        put("coverage", json!(coverage));
        let severities = self.view.severities().map(|(severity, count)| {
            let words = both(|lang| lang.severity(severity).to_owned());
            json!({ "name": severity.name(), "words": words, "count": count })
        });
        let severities: Vec<Value> = severities.collect();
        put("severities", json!(severities));
        let inputs: Vec<Value> = report
            .inputs
            .iter()
            .map(|input| {
                let head = [&input.issuer, &input.type_word, &input.title];
                let head: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
                json!({
                    "name": input.name,
                    "skipped": input.status == InputStatus::Skipped,
                    "reason": input.reason.as_deref().unwrap_or_default(),
                    "head": head.join(" – "),
                })
            })
            .collect();
        put("inputs", json!(inputs));
    }

    fn document(&self, key: &str) -> Value {
        self.at.get(key).map_or(Value::Null, |at| json!(at))
    }

    fn matrix(&self, put: Put<'_>) {
        let columns: Vec<Value> = self
            .view
            .columns
            .iter()
            .map(|column| {
                let name = visible(column.key);
                let (upper, lower) = stacked(&name);
                json!({
                    "upper": upper,
                    "lower": lower,
                    "document": self.document(column.key),
                    "level": view::LEVELS
                        .get(level_rank(column.document.and_then(|it| it.level.map(doctrace::report::Level::name)))),
                    "told": column.document.map(|it| graph::told(it, Lang::Vi)),
                })
            })
            .collect();
        let rows: Vec<Value> = (0..self.view.rows.len()).map(|at| self.row(at)).collect();
        let todo = (0..self.view.rows.len()).map(|at| self.view.todo(at).len());
        put("todo_count", json!(todo.sum::<usize>()));
        put("columns", json!(columns));
        put("rows", json!(rows));
        let legend = LEGEND.iter().map(|&state| {
            json!({
                "state": state.name(),
                "mark": both(|lang| mark(state, lang).to_owned()),
                "words": both(|lang| words::state(state, lang).to_owned()),
            })
        });
        put("legend", legend.collect());
    }

    fn row(&self, at: usize) -> Value {
        let row = &self.view.rows[at];
        let (done, all) = self.view.answered(at);
        let level = row
            .body
            .and_then(|body| body.level.map(doctrace::report::Level::name));
        let cells: Vec<Value> = (0..self.view.columns.len())
            .map(|column| {
                self.view.cell(at, column).map_or(Value::Null, |cell| {
                    json!({
                        "at": self.cells.get(&std::ptr::from_ref(cell)),
                        "state": cell.state.name(),
                        "late": is_late(cell),
                        "mark": both(|lang| mark(cell.state, lang).to_owned()),
                        "words": both(|lang| words::state(cell.state, lang).to_owned()),
                    })
                })
            })
            .collect();
        let item = |(column, cell): (usize, &MatrixCell)| {
            let source = self.view.columns[column];
            let answers = |lang| {
                let names = cell.answers.iter().map(|it| self.view.dated(it, lang));
                names.collect::<Vec<_>>().join("; ")
            };
            json!({
                "document": self.document(source.key),
                "name": source.key,
                "title": source.document.and_then(|it| it.title.as_deref()).unwrap_or_default(),
                "date": day(source.document.and_then(|it| it.date)),
                "state": cell.state.name(),
                "mark": both(|lang| mark(cell.state, lang).to_owned()),
                "words": both(|lang| words::state(cell.state, lang).to_owned()),
                "duty": words::duty(cell.state).map_or(Value::Null, word),
                "answers": both(answers),
                "due": day(cell.due),
                "late": is_late(cell),
                "days": view::days_late(cell, self.view.report.as_of),
            })
        };
        json!({
            "name": both(|lang| view::body_name(row, lang)),
            "level": level.map(|name| both(|lang| lang.level(name).to_owned())),
            "done": done,
            "all": all,
            "cells": cells,
            "items": self.view.cells_of(at).map(item).collect::<Vec<_>>(),
            "todo": self.view.todo(at).into_iter().map(item).collect::<Vec<_>>(),
        })
    }

    /// Those that are built at once, and those that wait.
    fn findings(
        &self,
        env: &Environment<'_>,
        put: Put<'_>,
    ) -> Result<[String; 2], minijinja::Error> {
        let rows = self.view.findings();
        let mut inputs: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &rows {
            if let Some(first) = row.evidence.first() {
                inputs.entry(&first.input).or_default();
            }
        }
        for (at, place) in inputs.values_mut().enumerate() {
            *place = at;
        }
        let mut codes: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
        for row in &rows {
            codes.entry(&row.code).or_insert((&row.name, 0)).1 += 1;
        }
        put(
            "codes",
            codes
                .iter()
                .map(|(code, (name, count))| json!({ "code": code, "name": name, "count": count }))
                .collect(),
        );
        let finding = |row: &FindingRow| {
            let first = row.evidence.first();
            let severity = row.severity.name();
            json!({
                "severity": severity,
                "level": both(|lang| lang.severity(row.severity).to_owned()),
                "code": row.code,
                "name": row.name,
                "input": first.map(|it| inputs[it.input.as_str()]),
                "subjects": both(|lang| view::subjects(row, lang)),
                "why": phrase(&row.why),
                "repair": phrase(&row.repair),
                "readings": row.readings.iter().map(phrase).collect::<Vec<_>>(),
                "cause": row.consequence_of.as_ref().map(|_| {
                    both(|lang| self.view.cause(row, lang).unwrap_or_default())
                }),
                "places": self.places(&row.evidence),
                "more": row.evidence.len().saturating_sub(PLACES),
            })
        };
        put("findings", json!(rows.len()));
        put("waits", json!(rows.len() > FIRST));
        put("finding_inputs", inputs.keys().copied().collect());
        let waived = self.view.report.waived.iter().map(|row| {
            json!({
                "code": row.finding.code,
                "subjects": both(|lang| view::subjects(&row.finding, lang)),
                "reason": row.reason,
                "who": row.who,
                "until": day(row.expires),
            })
        });
        put("waived", waived.collect());
        let template = env.get_template("finding.html")?;
        let mut parts = [String::new(), String::new()];
        for (at, row) in rows.iter().enumerate() {
            let row = Any::from(Serde(finding(row)));
            parts[usize::from(at >= FIRST)]
                .push_str(&template.render(minijinja::context! { row })?);
        }
        Ok(parts)
    }

    fn rest(&self, put: Put<'_>) {
        let report = self.view.report;
        let documents = report.documents.iter().map(|row| {
            json!({
                "name": both(|lang| view::name(&row.key, lang).into_owned()),
                "date": day(row.date),
                "level": level(row),
                "body": row.body.as_deref().or(row.issuer.as_deref()).unwrap_or_default(),
                "state": both(|lang| document_state(row.state.name(), lang).to_owned()),
                "title": row.title.as_deref().unwrap_or_default(),
            })
        });
        put("documents", documents.collect());
        let lags = report.lags.iter().map(|(name, lag)| {
            let figures = [
                lag.median,
                lag.q1,
                lag.q3,
                lag.min.map(f64::from),
                lag.max.map(f64::from),
            ];
            let figure = |it: Option<f64>| {
                both(|lang| it.map_or_else(|| "–".to_owned(), |it| lang.tenths(it)))
            };
            json!({
                "step": both(|lang| lang.step(name)),
                "n": lag.n,
                "figures": figures.map(figure),
            })
        });
        put("lags", lags.collect());
        let series = report.series.iter().map(|row| {
            json!({
                "series": row.series,
                "body": row.body.as_deref().unwrap_or_default(),
                "period": row.period.as_deref().unwrap_or_default(),
                "seen": view::runs(row.runs()),
                "holes": view::runs(row.holes.iter().copied()),
                "missing": row.missing,
            })
        });
        put("series", series.collect());
        let registers = report.registers.iter().map(|row| {
            json!({
                "series": row.series,
                "keeper": row.authority.as_deref().unwrap_or_default(),
                "complete": word(if row.complete { Word::Yes } else { Word::No }),
                "from": day(row.from),
                "to": day(row.to),
                "rows": row.rows,
                "met": row.met,
            })
        });
        put("registers", registers.collect());
        let silent = report
            .self_check
            .iter()
            .map(|row| json!({ "code": row.code, "name": row.name, "lacks": phrase(&row.lacks) }));
        put("silent", silent.collect());
    }

    /// What the script shows in details: as JSON in which nothing can end its element.
    fn data(&self) -> String {
        let report = self.view.report;
        let documents: Vec<Value> = report
            .documents
            .iter()
            .map(|row| {
                json!({
                    "name": both(|lang| view::name(&row.key, lang).into_owned()),
                    "type": row.type_word,
                    "date": day(row.date),
                    "level": level(row),
                    "body": row.body.as_deref().or(row.issuer.as_deref()),
                    "state": both(|lang| document_state(row.state.name(), lang).to_owned()),
                    "title": row.title,
                    "places": self.listed(&row.evidence),
                })
            })
            .collect();
        let relations: Vec<Value> = report
            .relations
            .iter()
            .filter_map(|row| {
                Some(json!({
                    "from": self.at.get(row.from_key.as_str())?,
                    "to": self.at.get(row.to_key.as_str())?,
                    "kind": both(|lang| words::relation(row.kind.name(), lang).to_owned()),
                    "places": self.listed(&row.evidence),
                }))
            })
            .collect();
        let chains: Vec<Value> = report
            .chains
            .iter()
            .filter_map(|chain| {
                let path = chain.keys.iter().map(|key| self.at.get(key.as_str()));
                Some(json!({
                    "path": path.collect::<Option<Vec<_>>>()?,
                    "lags": chain.lags,
                    "status": both(|lang| lang.status(chain.status).to_owned()),
                }))
            })
            .collect();
        let rows: BTreeMap<&str, &view::Row<'_>> =
            self.view.rows.iter().map(|row| (row.key, row)).collect();
        let cells: Vec<Value> = report
            .matrix
            .iter()
            .map(|cell| {
                let answers = cell
                    .answers
                    .iter()
                    .filter_map(|it| self.at.get(it.as_str()));
                json!({
                    "source": self.at.get(cell.source.as_str()),
                    "name": cell.source,
                    "body": both(|lang| view::body_name(rows[cell.body.as_str()], lang)),
                    "state": both(|lang| words::state(cell.state, lang).to_owned()),
                    "due": day(cell.due),
                    "late": is_late(cell),
                    "why": self.view.why_not(cell).map(phrase),
                    "answers": answers.collect::<Vec<_>>(),
                })
            })
            .collect();
        let words: BTreeMap<&str, Value> = words::ALL
            .iter()
            .filter(|(name, _)| SCRIPT.contains(&format!("\"{name}\"")))
            .map(|&(name, it)| (name, word(it)))
            .collect();
        let mut data = json!({
            "documents": documents,
            "relations": relations,
            "chains": chains,
            "cells": cells,
            "words": words,
        });
        show(&mut data);
        // In a string of JSON these mean the same, and no browser takes them for markup.
        data.to_string()
            .replace('<', "\\u003c")
            .replace('>', "\\u003e")
            .replace('&', "\\u0026")
    }

    fn listed(&self, rows: &[Evidence]) -> Vec<Value> {
        let place = |it: &Evidence| {
            json!({
                "place": both(|lang| view::place(it, lang)),
                "anchor": self.marks.anchor(it),
                "quote": it.quote,
            })
        };
        rows.iter().take(PLACES).map(place).collect()
    }
}

fn level(row: &DocumentRow) -> Value {
    let name = row.level.map(doctrace::report::Level::name);
    name.map_or(Value::Null, |name| both(|lang| lang.level(name).to_owned()))
}

/// Makes every string of a value safe to be shown.
fn show(value: &mut Value) {
    match value {
        Value::String(words) => {
            if let std::borrow::Cow::Owned(shown) = visible(words) {
                *words = shown;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(show),
        Value::Object(map) => map.values_mut().for_each(show),
        _ => {}
    }
}
