//! The graph of documents: laid out by levels, as a picture, and in the forms that drawing
//! programs read.

mod layout;
mod text;
mod timeline;

use std::fmt::Write as _;
use std::io;

use doctrace::report::{DocumentRow, Lang, Report, visible};

use crate::view::{self, View};
use crate::words::{self, Word};
use crate::{Error, Options};
pub(crate) use layout::Layout;
pub(crate) use text::{dot, graphml, mermaid};
pub(crate) use timeline::drawing as timeline_drawing;

/// Words as XML holds them: escaped, and nothing that XML forbids or a reader would not see.
pub(crate) fn xml(words: &str) -> String {
    quick_xml::escape::escape(&*visible(words)).into_owned()
}

/// What a document is, for its colour; the first that fits.
pub(crate) fn look(view: &View<'_>, row: &DocumentRow) -> &'static str {
    if view.is_doubtful(row) {
        return "doubt";
    }
    match row.state.name() {
        "draft" => "draft",
        "declared" => "declared",
        "own" => "own",
        _ => "cited",
    }
}

/// Whether a relation says that a document is carried out.
pub(crate) fn carries_out(relation: &str) -> bool {
    relation == "implements"
}

/// All that is known of a document in one line.
pub(crate) fn told(row: &DocumentRow, lang: Lang) -> String {
    let mut words = vec![view::name(&row.key, lang).into_owned()];
    words.extend(row.type_word.clone());
    words.extend(row.date.map(|day| lang.date(day)));
    words.push(words::document_state(row.state.name(), lang).to_owned());
    words.extend(row.body.clone().or_else(|| row.issuer.clone()));
    words.extend(row.title.clone());
    words.join(" – ")
}

/// The colours of a picture that stands alone; a page has them in its own style.
pub(crate) const STYLE: &str = include_str!("../html/drawing.css");

/// Lines from which on they are drawn faintly.
const MANY: usize = 300;

/// Words in each language asked for; of several a page shows one at a time.
pub(crate) fn in_each(
    out: &mut String,
    langs: &[Lang],
    (x, y): (f64, f64),
    words: impl Fn(Lang) -> &'static str,
) {
    for lang in langs {
        let class = match langs.len() {
            1 => String::new(),
            _ => format!(" l-{}", lang.code()),
        };
        let words = xml(words(*lang));
        let _ = write!(
            out,
            r#"<text class="level{class}" x="{x:.0}" y="{y:.0}">{words}</text>"#
        );
    }
}

/// The name of a level by its place, the open one last.
pub(crate) fn level_words(level: usize, lang: Lang) -> &'static str {
    view::LEVELS
        .get(level)
        .map_or(Word::LevelOpen.of(lang), |name| lang.level(name))
}

/// The drawing of the graph without head: a page shows it inside its own. The first of the
/// languages is that of the titles.
pub(crate) fn drawing(view: &View<'_>, layout: &Layout, langs: &[Lang]) -> String {
    let lang = langs.first().copied().unwrap_or_default();
    let documents = &view.report.documents;
    let mut out = String::with_capacity(layout.nodes.len() * 300);
    for (at, band) in layout.bands.iter().enumerate() {
        let _ = write!(
            out,
            r#"<rect class="band b{}" x="{:.0}" y="0" width="{:.0}" height="{:.0}"/>"#,
            at % 2,
            band.x,
            band.width,
            layout.height
        );
        in_each(&mut out, langs, (band.x + 10.0, 20.0), |lang| {
            level_words(band.level, lang)
        });
    }
    // Many lines together would hide one another.
    let faint = if layout.edges.len() > MANY {
        " faint"
    } else {
        ""
    };
    for edge in &layout.edges {
        let relation = &view.report.relations[edge.relation];
        let kind = if carries_out(&relation.relation) {
            "up"
        } else {
            "other"
        };
        let _ = write!(
            out,
            r#"<path class="edge {kind}{faint}" data-from="{}" data-to="{}" d="{}"><title>{}</title></path>"#,
            edge.from,
            edge.to,
            edge.path,
            xml(&format!(
                "{} {} {}",
                view::name(&relation.from_key, lang),
                words::relation(relation.kind.name(), lang),
                view::name(&relation.to_key, lang)
            ))
        );
    }
    for node in &layout.nodes {
        let row = &documents[node.document];
        let date = row.date.map(|day| lang.date(day)).unwrap_or_default();
        let _ = write!(
            out,
            r#"<g class="node {}" data-i="{}" transform="translate({:.0} {:.0})"><title>{}</title><rect width="{:.0}" height="{:.0}" rx="4"/><text x="8" y="13">{}</text><text class="date" x="8" y="26">{}</text></g>"#,
            look(view, row),
            node.document,
            node.x,
            node.y,
            xml(&told(row, lang)),
            layout::WIDTH,
            layout::HEIGHT,
            xml(&layout::cut(&view::name(&row.key, lang))),
            xml(&date)
        );
    }
    out
}

/// The head of a picture that stands alone.
fn head(width: f64, height: f64, title: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" class=\"drawing\" role=\"img\" aria-label=\"{0}\"><title>{0}</title><style>{STYLE}</style><defs>{MARKER}</defs><rect class=\"ground\" width=\"100%\" height=\"100%\"/>",
        xml(title)
    )
}

/// The point of an arrow.
pub(crate) const MARKER: &str = r#"<marker id="point" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path class="point" d="M0 0 8 4 0 8z"/></marker>"#;

/// Writes the graph as a picture.
pub(crate) fn svg(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let view = View::new(report);
    let layout = Layout::new(&view);
    let title = Word::Graph.of(options.lang);
    write!(out, "{}", head(layout.width, layout.height, title))?;
    write!(out, "{}", drawing(&view, &layout, &[options.lang]))?;
    Ok(writeln!(out, "</svg>")?)
}

/// Writes the days on which documents were issued, and the days between, as a picture.
pub(crate) fn timeline(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let view = View::new(report);
    let drawing = timeline_drawing(&view, &[options.lang]);
    let title = Word::Timeline.of(options.lang);
    write!(out, "{}", head(drawing.width, drawing.height, title))?;
    write!(out, "{}", drawing.body)?;
    Ok(writeln!(out, "</svg>")?)
}
