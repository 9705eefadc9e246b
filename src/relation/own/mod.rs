//! What a text says of itself: letterhead, date line, type and subject, and whether it is an
//! office's own document at all.
//!
//! Party and State letterheads have the same parts in two columns (Hướng dẫn 36-HD/VPTW, Nghị
//! định 30/2020/NĐ-CP); in plain text the columns arrive interleaved or one after the other, so
//! nothing here asks for their order. The own number stands behind "Số" at the start of a line
//! or a column, never behind a type word or "Căn cứ". A blank number is "not readable"; it is no
//! proof of a draft. A letterhead that a text shows as another's is not its own.

mod bodies;
mod cells;
mod marks;
mod number;
mod speaker;
mod title;
mod words;

pub use speaker::Speaker;

use chrono::NaiveDate;

use cells::Cell;

use crate::id::{Additions, DocumentId, Level};
use crate::mention::WrittenDate;
use crate::text::{Key, Span, Text, Token, keys};

/// The head of a text, as far as one was found.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct OwnHead {
    /// The own identifier; open where the number is blank.
    pub id: Option<DocumentId>,
    /// Where the number stands, with its label: "Số          -BC/HU".
    pub number: Option<Span>,
    /// The date of the letterhead, as far as it is filled in.
    pub date: Option<WrittenDate>,
    /// Where the date line stands: "ngày      tháng     năm 2023".
    pub date_span: Option<Span>,
    /// The type in words: "BÁO CÁO".
    pub type_word: Option<Span>,
    /// The issuing body: its whole name, or the first line of it where the other column of the
    /// letterhead stands between the lines. [`issuer_words`](Self::issuer_words) has the whole.
    pub issuer: Option<Span>,
    /// The body above it, in the same way.
    pub superior: Option<Span>,
    /// The subject below the type word, over one or more lines.
    pub title: Option<Span>,
    /// The subject of a letter, behind "V/v" under its number.
    pub subject: Option<Span>,
    /// The first and the last day that the subject says the text is about: "năm 2023",
    /// "6 tháng đầu năm 2023", "quý I/2023". `None` where it names none, or several that
    /// nothing ranks.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The level of the issuer, by the organ code or by the issuer's words.
    pub level: Option<Level>,
    issuer_lines: Vec<Span>,
    superior_lines: Vec<Span>,
    speaker: Speaker,
    speaker_span: Option<Span>,
    /// The first basis of a text without a letterhead.
    basis: Option<Span>,
    /// Whether the number stands in a table about the text.
    tabled: bool,
    pub(crate) is_report: bool,
    /// The type in words, where a table about the text has it beside the number.
    pub(crate) type_cell: Option<Span>,
}

impl OwnHead {
    /// Whose words the text is: an office's own document, something else, or the text does not
    /// say. Nothing is to be said on behalf of a text that is [`Speaker::Other`].
    pub const fn speaks(&self) -> Speaker {
        self.speaker
    }

    /// The words that decided [`speaks`](Self::speaks); `None` where nothing did.
    pub const fn speaks_at(&self) -> Option<Span> {
        self.speaker_span
    }

    /// Whether the text is a letter: it has a number and "V/v", and no type in words or in its code.
    pub(super) fn is_letter(&self) -> bool {
        let code = self.id.as_ref().and_then(DocumentId::type_code);
        let typed = code.is_some_and(|code| code.as_str() != "CV");
        self.subject.is_some() && self.type_word.is_none() && self.number.is_some() && !typed
    }

    /// The lines that the issuer's name fills, in order.
    pub fn issuer_lines(&self) -> &[Span] {
        &self.issuer_lines
    }

    /// The lines that the name of the body above fills, in order.
    pub fn superior_lines(&self) -> &[Span] {
        &self.superior_lines
    }

    /// The whole name of the issuer, its lines joined by blanks: "ỦY BAN NHÂN DÂN HUYỆN TÂN
    /// LONG". `text` is the text that the head was read from.
    pub fn issuer_words(&self, text: Text<'_>) -> Option<String> {
        joined(&self.issuer_lines, text)
    }

    /// The whole name of the body above, in the same way.
    pub fn superior_words(&self, text: Text<'_>) -> Option<String> {
        joined(&self.superior_lines, text)
    }
}

fn joined(lines: &[Span], text: Text<'_>) -> Option<String> {
    let words = lines
        .iter()
        .flat_map(|&line| text.at(line).split_whitespace());
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Reads the head of a text, and whose words it is. Cost: its first lines, and its last where
/// the first do not tell.
pub(super) fn read(text: Text<'_>, additions: &Additions) -> OwnHead {
    let added = added(additions);
    let (cells, zone) = cells::read(text, &added);
    let mut head = of_cells(text, &cells, zone, &added, additions);
    (head.speaker, head.speaker_span) = speaker::of(text, &cells, &head);
    head
}

/// Reads the head of a text alone. Cost: its first lines.
pub(super) fn head(text: Text<'_>, additions: &Additions) -> OwnHead {
    let added = added(additions);
    let (cells, zone) = cells::read(text, &added);
    of_cells(text, &cells, zone, &added, additions)
}

/// The names of types that the tables lack.
fn added(additions: &Additions) -> Vec<Box<[Key]>> {
    additions.type_names().map(keys).collect()
}

/// `zone` is how many of the pieces stand above the first paragraph.
fn of_cells(
    text: Text<'_>,
    cells: &[Cell],
    zone: usize,
    added: &[Box<[Key]>],
    additions: &Additions,
) -> OwnHead {
    let bytes = text.as_str().as_bytes();
    let mut head = OwnHead::default();
    // A letterhead that is shown, and not had: what introduces it stands above.
    let mut above = cells[..zone]
        .iter()
        .take_while(|cell| !title::is_letterhead(cell));
    let shown = above.position(introduces);
    let own = &cells[..shown.unwrap_or(zone)];
    number::number(bytes, own, &mut head, additions);
    number::front_matter(bytes, cells, &mut head, additions);
    let motto = own.iter().any(|cell| cell.motto);
    if head.number.is_none() && !motto {
        // No letterhead: a passage, a register, an article, a text without its head.
        if shown.is_none() {
            let _ = title::unheaded(cells, &mut head)
                || title::alone(bytes, cells, zone, &mut head, added);
        }
        return head;
    }
    let tabled_date = head.date.is_some();
    if !tabled_date {
        number::date(own, &mut head);
    }
    title::of_letter(own, &mut head);
    title::read(bytes, cells, own.len(), &mut head, added);
    if !tabled_date && is_signed(own, &head) {
        (head.date, head.date_span) = (None, None);
    }
    if head.issuer.is_none() {
        let over = head.number.filter(|_| !head.tabled).map(Span::end);
        let typed = head
            .type_word
            .filter(|_| head.type_cell.is_none())
            .map(Span::start);
        let end = [over, typed]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(usize::MAX);
        bodies::read(own, end, &mut head);
    }
    let by_code = head.id.as_ref().and_then(|id| additions.level(id));
    head.level = by_code.or(head.level);
    head
}

/// Whether the date stands below the title, and not by the number or the motto: a signature's.
fn is_signed(cells: &[Cell], head: &OwnHead) -> bool {
    let (Some(date), Some(typed)) = (head.date_span, head.type_word) else {
        return false;
    };
    let line = |span: Span| {
        cells
            .iter()
            .find(|cell| cell.span.overlaps(span))
            .map(|cell| cell.line)
    };
    let near = |cell: &Cell| {
        let own = head.number.is_some_and(|number| number.overlaps(cell.span));
        (own || cell.motto) && line(date).is_some_and(|date| date.abs_diff(cell.line) <= 2)
    };
    date.start() > typed.start() && !cells.iter().any(near)
}

/// "Dưới đây là toàn văn Nghị quyết:", "Mẫu số 01": what follows is shown, not said.
fn introduces(cell: &Cell) -> bool {
    let tokens: &[Token] = &cell.tokens;
    let words = cell.words().count();
    let colon = tokens.last().is_some_and(|last| last.is_sign(':'));
    let shows = (0..tokens.len()).any(|at| words::SHOWN.starting(tokens, at).is_some());
    let sentence = words > 14
        && tokens.last().is_some_and(|last| last.is_sign('.'))
        && !cell.piped
        && !tokens[0].is_sign('>');
    colon && shows && words > 3 || sentence
}
