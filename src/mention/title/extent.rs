//! How far a title without quotes runs, and what stops it.

use super::words::{
    ACTS, ASIDES, CARRIES, CLAUSES, Clause, DATES, ENDS_OTHERS, FIELDS, GOES_ON, LAYS_DOWN,
    LEADS_PROVISION, OTHERS, PLACES, PREDICATES, PUTS, REACHES, VERBS,
};
use super::{
    ANNEX, AROUND, DA, KHI, KHONG, LONGEST, MANY, NGAY, Place, TU, VA, coordinates, provision_at,
    starts_with_verb, states,
};
use crate::body::unit_at;
use crate::mention::dating::date_at;
use crate::mention::issuer::{body_starts, citation_starts};
use crate::mention::label::type_word_at;
use crate::mention::links;
use crate::mention::sentence_ends;
use crate::text::{Key, Token, TokenKind, is_word_at, key};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The sentence, the item or the cell ends.
    End,
    /// The document's own date follows.
    Date,
    /// The next citation follows.
    Next,
    /// It goes on behind the most words that are read of it.
    Cut,
}

/// Whether the document ends another by its number: ", thay thế Nghị định số …"; but "sửa đổi,
/// bổ sung, thay thế Nghị định số …" is what it is about. `at` is behind the comma.
pub(super) fn ends_another(tokens: &[Token], at: usize, place: Place) -> bool {
    let Some((len, ())) = ENDS_OTHERS.starting(tokens, at) else {
        return false;
    };
    let behind = at + len;
    VERBS.ending(tokens, at - 1).is_none() && cites(tokens, behind, place)
}

/// Whether what stands behind a comma says which other document the one in hand carries out.
fn carries_another(tokens: &[Token], at: usize, place: Place) -> bool {
    CARRIES
        .starting(tokens, at)
        .is_some_and(|(len, ())| cites(tokens, at + len, place))
}

/// Whether a citation begins at a token: one whose number has no code, or the next of the text.
fn cites(tokens: &[Token], at: usize, place: Place) -> bool {
    citation_starts(tokens, at) || at == tokens.len() && place.next_end.is_some()
}

/// Whether a passive at a token tells by what the document was carried out: "được Đảng ủy cụ thể hóa
/// bằng Kế hoạch …".
fn answered_by(tokens: &[Token], at: usize, place: Place) -> bool {
    let Some(by) = tokens[at..]
        .iter()
        .take(ANSWERED)
        .take_while(|token| token.is_word())
        .position(|token| token.key == BANG)
    else {
        return false;
    };
    let paper = at + by + 1;
    let many = tokens.get(paper).is_some_and(|it| MANY.contains(&it.key));
    let paper = paper + usize::from(many);
    let next = paper == tokens.len() && place.next_end.is_some();
    tokens[at].key == DUOC && (next || type_word_at(tokens, paper).is_some())
}

/// How many words may stand from "được" to "bằng".
const ANSWERED: usize = 14;
const BANG: Key = key("bằng");
const DUOC: Key = key("được");

/// The clause that begins at a token, if one does, in a title that begins at `from`.
pub(super) fn clause_at(tokens: &[Token], from: usize, at: usize) -> Option<Clause> {
    let before = |words: fn(Token) -> bool| at > from && words(tokens[at - 1]);
    CLAUSES
        .starting(tokens, at)
        .map(|(_, clause)| clause)
        .filter(|clause| match clause {
            // "không bao gồm …" goes on with what it is about.
            Clause::Anywhere => !before(|token| token.is_word() && token.key == KHONG),
            Clause::Joined => {
                before(|token| token.is_sign(',') || token.is_word() && token.key == VA)
            }
            Clause::And => before(|token| token.is_word() && token.key == VA),
            Clause::No => false,
        })
}

/// Whether a quote opens in the title before a closing one.
pub(super) fn opened(tokens: &[Token], from: usize, at: usize) -> bool {
    tokens[from..at].iter().any(|token| token.is_sign('“'))
}

/// Whether a long dash with blanks around it stands at a token, and not between two numbers.
pub(super) fn parts(text: &[u8], tokens: &[Token], at: usize) -> bool {
    let dash = tokens[at];
    dash.is_sign('-')
        && text.get(dash.start as usize..dash.end as usize) == Some("—".as_bytes())
        && at > 0
        && tokens[at - 1].end < dash.start
        && !tokens[at - 1].is_number()
        && tokens.get(at + 1).is_some_and(|next| next.start > dash.end)
}

/// Whether the words of a clause at a token belong to a "khi" of the title: "vi phạm xảy ra
/// trước khi Luật Đất đai có hiệu lực".
pub(super) fn says_when(tokens: &[Token], from: usize, at: usize) -> bool {
    let clause = tokens[from..at].iter().rev().take(12);
    clause
        .take_while(|token| !token.is_sign(','))
        .any(|token| token.is_word() && token.key == KHI)
}

/// How far a title without quotes runs: the index behind its last token, and what stops it.
pub(super) fn extent(text: &[u8], tokens: &[Token], from: usize, place: Place) -> (usize, Stop) {
    let mut at = from;
    let mut depth = 0;
    while at - from < LONGEST {
        let Some(&token) = tokens.get(at) else {
            return (
                at,
                if place.next_end.is_some() {
                    Stop::Next
                } else {
                    Stop::End
                },
            );
        };
        match token.kind {
            TokenKind::LineEnd | TokenKind::Skipped => return (at, Stop::End),
            TokenKind::Sign => {
                // "giai đoạn I: từ năm 2021 đến năm 2025"
                let colon = token.is_sign(':')
                    && !lists_places(tokens, from, at)
                    && tokens.get(at + 1).is_none_or(|next| {
                        !next.is_number() && (!next.is_word() || next.key != TU)
                    });
                let parted = token.is_sign(';')
                    && !adds_a_field(tokens, from, at)
                    && !repeats(tokens, from, at + 1);
                if parted || token.is_sign('|') || token.is_sign('\t') || colon {
                    return (at, Stop::End);
                }
                if token.is_sign('.') && sentence_ends(tokens, at) || token.is_sign('…') {
                    return (at, Stop::End);
                }
                // The quote that the title stands in, or a dash between it and what is said
                // of it.
                if token.is_sign('”') && !opened(tokens, from, at) || parts(text, tokens, at) {
                    return (at, Stop::End);
                }
                if token.is_sign('(') {
                    if let Some(stop) = aside(tokens, at) {
                        return (at, stop);
                    }
                    depth += 1;
                } else if token.is_sign(')') {
                    depth -= 1;
                    if depth < 0 {
                        return (at, Stop::End);
                    }
                } else if token.is_sign(',') && at > from {
                    let next = at + 1;
                    let dated = tokens.get(next).is_some_and(|token| token.key == NGAY)
                        && date_at(tokens, next, false).is_some();
                    if body_starts(tokens, next) && acts(tokens, next)
                        || many_acted(tokens, next)
                        || PUTS
                            .starting(tokens, next)
                            .is_some_and(|(len, ())| body_starts(tokens, next + len))
                        || clause_at(tokens, from, next).is_some()
                        || ends_another(tokens, next, place)
                        || carries_another(tokens, next, place)
                        || dated
                    {
                        return (at, Stop::End);
                    }
                }
            }
            TokenKind::Word { .. } if at > from => {
                if heads_provision(text, tokens, at) {
                    return (at, Stop::End);
                }
                if let Some(stop) = stop_at_word(tokens, from, at, place) {
                    return (at, stop);
                }
            }
            TokenKind::Word { .. } | TokenKind::Number => {}
        }
        at += 1;
    }
    (at, Stop::Cut)
}

/// Whether what a title begins with begins again at a token: "điều chỉnh địa giới hành chính xã …;
/// điều chỉnh địa giới hành chính huyện …".
fn repeats(tokens: &[Token], from: usize, at: usize) -> bool {
    let (Some(first), Some(again)) = (
        tokens.get(from..from + REPEATED),
        tokens.get(at..at + REPEATED),
    ) else {
        return false;
    };
    let same =
        |(one, other): (&Token, &Token)| one.is_word() && other.is_word() && one.key == other.key;
    first.iter().zip(again).all(same)
}

/// How many words a title repeats to go on behind a semicolon.
const REPEATED: usize = 3;

/// Whether a provision opens a line of its own at a token: "…⏎Điều 79. Sửa đổi …", and no line that a
/// layout has broken: "… quy định tại⏎Điều 5".
fn heads_provision(text: &[u8], tokens: &[Token], at: usize) -> bool {
    let (before, token) = (tokens[at - 1], tokens[at]);
    let opens = || {
        text.get(before.end as usize..token.start as usize)
            .is_some_and(|between| between.contains(&b'\n'))
    };
    token.is_capital()
        && provision_at(tokens, at)
        && opens()
        && before.is_word()
        && LEADS_PROVISION.ending(tokens, at).is_none()
}

/// What a word behind the first ends a title with, where it does.
fn stop_at_word(tokens: &[Token], from: usize, at: usize, place: Place) -> Option<Stop> {
    let token = tokens[at];
    if answered_by(tokens, at, place) {
        return Some(Stop::End);
    }
    if clause_at(tokens, from, at).is_some() && !says_when(tokens, from, at) {
        return Some(Stop::End);
    }
    let dated = |day: usize| is_word_at(tokens, day, NGAY) && date_at(tokens, day, false).is_some();
    if !place.dated && !AROUND.contains(&tokens[at - 1].key) && dated(at) {
        return Some(Stop::Date);
    }
    // "… ban hành ngày 13/10/2020": said of a document further left.
    let issued = DATES.starting(tokens, at);
    if place.dated && issued.is_some_and(|(len, ())| dated(at + len)) {
        return Some(Stop::End);
    }
    if token.key != VA {
        return None;
    }
    // "… và Đề án số 8": a citation whose number has no code, beside the document, not beside
    // another that the title speaks of.
    let cites = citation_starts(tokens, at + 1)
        && !(from..at).any(|at| citation_starts(tokens, at))
        && !coordinates(tokens, from, at);
    // "… và các Thông tư hướng dẫn": others beside the document.
    let many = tokens
        .get(at + 1)
        .is_some_and(|next| MANY.contains(&next.key));
    let typed = tokens.get(at + 2).is_some_and(|next| next.is_capital())
        && type_word_at(tokens, at + 2).is_some();
    let others = many && typed && !names_its_type(tokens, from, at);
    (cites || others || annex_at(tokens, at + 1)).then_some(Stop::End)
}

/// Whether an annex stands at a token, beside the document: "… và Phụ lục số II ban hành kèm theo".
fn annex_at(tokens: &[Token], at: usize) -> bool {
    let [annex, list] = ANNEX;
    is_word_at(tokens, at, annex) && is_word_at(tokens, at + 1, list) && tokens[at].is_capital()
}

/// Whether a title that lays rules down goes on behind the semicolon at a token with a further field
/// of theirs: "xử phạt … trong lĩnh vực hóa chất; điện lực; dầu khí". It is a thing in small letters,
/// and nothing is said of it up to the next sign.
fn adds_a_field(tokens: &[Token], from: usize, at: usize) -> bool {
    let field = at + 1;
    let thing = tokens
        .get(field)
        .is_some_and(|first| first.is_word() && !first.is_capital());
    let begins_else = || {
        let procedure = FIELDS.starting(tokens, field).is_some();
        !procedure
            && (GOES_ON.starting(tokens, field).is_some()
                || starts_with_verb(tokens, field)
                || links::starting(tokens, field).is_some()
                || states(tokens, field)
                || type_word_at(tokens, field).is_some())
    };
    if !thing || LAYS_DOWN.starting(tokens, from).is_none() || begins_else() {
        return false;
    }
    let ends = |token: &Token| {
        matches!(token.kind, TokenKind::LineEnd | TokenKind::Skipped)
            || [';', '.', ':', '(', ')', '|']
                .iter()
                .any(|&sign| token.is_sign(sign))
    };
    let len = tokens[field..]
        .iter()
        .enumerate()
        .take_while(|&(at, token)| !ends(token) && !annex_at(tokens, field + at))
        .count();
    (field..field + len)
        .take_while(|&at| clause_at(tokens, from, at).is_none())
        .all(|at| {
            PREDICATES.starting(tokens, at).is_none()
                && !provision_at(tokens, at)
                && !citation_starts(tokens, at)
        })
}

/// Whether the colon at a token leads in the names of places, and they a part of the title: "của các
/// huyện: Kiên Lương, Tân Hiệp".
fn lists_places(tokens: &[Token], from: usize, at: usize) -> bool {
    let many = (from..at)
        .rev()
        .take(LISTED)
        .any(|at| tokens[at].is_word() && MANY.contains(&tokens[at].key));
    many && PLACES.ending(tokens, at).is_some()
        && tokens
            .get(at + 1)
            .is_some_and(|next| next.is_capital() && !next.is_all_capitals())
}

/// How many words may stand from "các" to a colon: "các xã, thị trấn thuộc huyện".
const LISTED: usize = 4;

/// Whether the title speaks of documents in the plural before the "và" at a token: "bãi bỏ các Quyết
/// định … và các Chỉ thị …".
fn names_its_type(tokens: &[Token], from: usize, at: usize) -> bool {
    (from..at).any(|at| MANY.contains(&tokens[at].key) && type_word_at(tokens, at + 1).is_some())
}

/// A bracket that is no part of the title: one that holds a date, an aside, or a list.
pub(super) fn aside(tokens: &[Token], at: usize) -> Option<Stop> {
    let close = tokens[at..]
        .iter()
        .position(|token| token.is_sign(')'))
        .map_or(tokens.len(), |len| at + len);
    let inside = &tokens[at + 1..close];
    if date_at(tokens, at + 1, true).is_some() {
        return Some(Stop::Date);
    }
    let long = inside.len() > 2;
    (long
        || inside.is_empty()
        || ASIDES.starting(tokens, at + 1).is_some()
        || inside.iter().any(|token| token.is_sign('*')))
    .then_some(Stop::End)
}

/// Whether several that are not named have acted: ", các tỉnh, thành phố đã đăng ký", but ", các xã đã
/// đạt chuẩn".
pub(super) fn many_acted(tokens: &[Token], from: usize) -> bool {
    let many = tokens
        .get(from)
        .is_some_and(|first| first.is_word() && MANY.contains(&first.key));
    if !many {
        return false;
    }
    let mut at = from + 1;
    loop {
        let unit = OTHERS.starting(tokens, at).map(|(len, ())| len);
        match unit.or_else(|| unit_at(tokens, at)) {
            Some(len) => at += len,
            None if at > from + 1 && joins(tokens, at) => at += 1,
            None => break,
        }
    }
    let acted = is_word_at(tokens, at, DA);
    acted && at > from + 1 && REACHES.starting(tokens, at + 1).is_none()
}

fn joins(tokens: &[Token], at: usize) -> bool {
    let joint = |token: &Token| {
        token.is_sign(',') || token.is_word() && (token.key == VA || MANY.contains(&token.key))
    };
    tokens.get(at).is_some_and(joint)
}

/// Whether the body at a token goes on to act: ", Ban Thường vụ Huyện ủy đã ban hành".
pub(super) fn acts(tokens: &[Token], from: usize) -> bool {
    tokens[from..]
        .iter()
        .take(14)
        .take_while(|token| token.is_word())
        .enumerate()
        // "Phó Chủ tịch Ủy ban nhân dân và giao quyền …" is a list, and no body that acts.
        .any(|(at, _)| {
            at > 1 && tokens[from + at - 1].key != VA && ACTS.starting(tokens, from + at).is_some()
        })
}
