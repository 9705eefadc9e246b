use crate::audit::near::distance;
use crate::audit::part::Part;
use crate::audit::phrase::day_vi;
use crate::audit::spot::First;
use crate::audit::{Audit, Evidence, Finding, Phrase, Spot};
use crate::graph::{Document, Place, State, TraceGraph};

use crate::id::{DocumentId, Repairs};
use crate::registry::{MentionFacts, Role, Writing};

use super::MissingDate;

/// Linear in documents and mentions.
pub(super) fn check(rule: MissingDate, audit: &Audit<'_>, part: &Part) -> Vec<Spot> {
    let mut found = Vec::new();
    for document in part.documents(audit.graph()) {
        let without = document.date().is_none()
            && !document.dates_conflict()
            && document.state() != State::Draft
            && !document.dates().any(|(_, date)| date.day().is_some());
        if !without || !is_sought(&document, audit.graph()) {
            continue;
        }
        // A text without any letterhead has no place for a date.
        let place = places(audit.graph(), &document).next();
        if place.is_some() {
            found.push(Spot::paper(&rule, document.handle(), First::at(place)));
        }
    }
    found
}

/// Whether somebody would look for the date: that of a text itself, of what its issuer says
/// was issued, and of a number that comes again with the next year or term. A law or a decree
/// whose number bears its year needs none; the blank number of a form has none.
fn is_sought(document: &Document<'_>, graph: &TraceGraph) -> bool {
    // Where the number itself had to be guessed at, D07 tells it.
    let known = |mention: &MentionFacts| {
        let guessed = [Repairs::OCR_DIGIT, Repairs::OCR_LETTER];
        [Writing::MODEL, Writing::DAY_NEAR]
            .iter()
            .any(|&mark| mention.writing.contains(mark))
            || guessed.iter().any(|&it| mention.repairs.contains(it))
    };
    if document.state() == State::Own {
        return true;
    }
    let Some(id) = document.id().filter(|id| id.is_complete()) else {
        return false;
    };
    let yearly = id.year().is_none()
        && id
            .organ()
            .is_none_or(|organ| !organ.as_str().starts_with("QH"));
    // What a newspaper tells of is not declared by anybody, nor is what a text without a head
    // says that somebody issued.
    let declared = document.mentions().any(|(input, mention)| {
        let own = &graph.inputs()[input].own;
        let headed = own.id.is_some() || own.issuer.is_some();
        mention.role == Role::Declared && own.declares() && headed
    });
    if is_misread(document, id, graph) {
        return false;
    }
    (yearly && document.term().is_none() || declared)
        && !document.mentions().any(|(_, mention)| known(mention))
}

/// Whether a number with a code that no table knows is another one of the text misread: the same
/// ordinal before signs that are a few letters off ("417/QĐÐ-BNNMIT" beside 417/QĐ-BNNMT).
fn is_misread(document: &Document<'_>, id: &DocumentId, graph: &TraceGraph) -> bool {
    /// Letters that a page misread may differ by.
    const LETTERS: usize = 3;
    if id.organ().is_none_or(crate::id::Organ::is_known) {
        return false;
    }
    let label = id.to_string();
    let texts = document.mentions().map(|(input, _)| input);
    let mut others = texts.flat_map(|input| &graph.inputs()[input].mentions);
    others.any(|other| {
        other.id.ordinal() == id.ordinal()
            && other.id.organ().is_some_and(crate::id::Organ::is_known)
            && distance(&label, &other.id.to_string(), LETTERS).is_some()
    })
}

pub(super) fn write(rule: MissingDate, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
    let graph = audit.graph();
    let document = &graph.document(spot.papers()?.about);
    let subjects = vec![document.label().to_owned()];
    let mut finding = Finding::of(&rule, subjects, audit.body_of(document));
    finding.evidence = places(graph, document)
        .map(|place| Evidence::at(graph, place))
        .collect();
    let (between_vi, between_en) = match document.interval() {
        Some((from, to)) => (
            format!(
                " Ngày nằm trong khoảng {} đến {}.",
                day_vi(from),
                day_vi(to)
            ),
            format!(" The date lies within {from} to {to}."),
        ),
        None => (String::new(), String::new()),
    };
    finding.why = if document.state() == State::Own {
        Phrase::new(
            format!("Ngày, tháng của chính văn bản này chưa đủ.{between_vi}"),
            format!("The text's own date is not complete.{between_en}"),
        )
    } else {
        Phrase::new(
            format!(
                "Không chỗ nào ghi đủ ngày, tháng, năm của {}.{between_vi}",
                document.label()
            ),
            format!(
                "No mention gives day, month and year of {}.{between_en}",
                document.label()
            ),
        )
    };
    finding.repair = Phrase::new(
        "Kiểm tra bản gốc và ghi đủ ngày, tháng, năm.",
        "Check the original and give the full date.",
    );
    Some(finding)
}

/// Where the date should stand: in the letterheads of a text, else where the document is
/// first named.
fn places<'g>(graph: &'g TraceGraph, document: &Document<'g>) -> impl Iterator<Item = Place<'g>> {
    let own = document.state() == State::Own;
    let heads = document.texts().filter_map(|input| {
        let own = &graph.inputs()[input].own;
        let place = own.date_place.as_ref().or(own.id_place.as_ref())?;
        Some(Place { input, place })
    });
    let named = document.places().take(usize::from(!own));
    heads.filter(move |_| own).chain(named)
}
