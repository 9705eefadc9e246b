//! Titles: quoted or not, behind "về", a dash, or at once.
//!
//! A title has no mark of its own end (it may hold commas, semicolons and
//! other document names). A quoted one ends with its quote. One without quotes ends with the
//! sentence or list item, at a date or an issuer that can only be the document's, where a body
//! begins a clause of its own, or before the next citation; where words like "của" tie that
//! citation to the title ("sửa đổi một số điều của Nghị định số …") it is part of it.

mod extent;
mod words;

use memchr::{memchr_iter, memrchr};

use super::issuer::{body_starts, issuer_at};
use super::label::{law_at, type_word_at};
use super::links;
use super::quote::{opens_quote, quoted};
use crate::text::{Key, Span, Token, TokenKind, is_word_at, key, key_list, tokenise};
use extent::{Stop, clause_at, extent};
use words::{ASIDES, DATES, ENDS_OTHERS, EXPLAINS, GOES_ON, NAMES, REMARKS, STATES, VERBS};

/// The most words of a title without quotes.
const LONGEST: usize = 90;

/// How a title is led in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Nothing stands before its first word.
    None,
    /// "về", "về việc", "V/v": whatever follows is what the document is about, a link to
    /// another document as well.
    About,
    /// A dash, a colon, an opening quote.
    Sign,
    /// A comma or a colon behind the date or the issuer, where the document heads its line: only what
    /// fills the rest of it.
    Comma,
}

/// A title, and where what follows it goes on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    pub(super) span: Span,
    pub(super) quoted: bool,
    /// Whether it was read no further, although it goes on.
    pub(super) cut: bool,
    /// First byte behind the closing quote, or behind the last word.
    pub(super) end: usize,
    /// Tokens it takes, with what leads it in; none where it holds the next citation, whose
    /// relation its words state.
    pub(super) len: usize,
}

/// What is known where a title may start.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Where the next identifier ends, if one follows the tokens.
    pub(super) next_end: Option<usize>,
    /// Whether the document's date was read already.
    pub(super) dated: bool,
    /// Whether nothing stands between the identifier and here.
    pub(super) at_once: bool,
    /// Whether a comma stands right before: then a verb begins a new clause, not a title.
    pub(super) comma: bool,
    /// Whether the identifier heads its line or cell.
    pub(super) heads: bool,
    /// Whether the next identifier is of a later year: no title names what was still to come.
    pub(super) later: bool,
}

const VE: Key = key("về");
const VIEC: Key = key("việc");
const V: Key = key("v");
const VA: Key = key("và");
const NGAY: Key = key("ngày");
const GIAO: Key = key("giao");
const KHI: Key = key("khi");
const TU: Key = key("từ");
const KHONG: Key = key("không");
/// "đã"
const DA: Key = key("đã");
/// "phụ lục"
const ANNEX: [Key; 2] = key_list(["phụ", "lục"]);
const MANY: [Key; 2] = key_list(["các", "những"]);
/// Words before the day of an event: "sau ngày 30 tháng 4 năm 1975".
const AROUND: [Key; 4] = key_list(["trước", "sau", "từ", "đến"]);

/// The title that a quote opens; it is led in from `at`, and its words begin at `from`.
fn in_quotes(text: &[u8], tokens: &[Token], at: usize, from: usize, place: Place) -> Option<Title> {
    let (start, inner_end, end) = quoted(text, tokens[from])?;
    let (start, inner_end) = trim(text, start, inner_end);
    let start = behind_about(text, start, inner_end);
    // One that names another document ends with its number.
    let names = place.next_end.filter(|&next| next < inner_end);
    let inner_end = names.unwrap_or(inner_end);
    let inside = tokens[from..]
        .iter()
        .take_while(|token| (token.start as usize) < end)
        .count();
    Some(Title {
        span: Span::of(start, inner_end),
        quoted: true,
        cut: false,
        end,
        len: from - at + inside,
    })
}

/// Where a quoted title begins behind its own "Về" or "Về việc".
fn behind_about(text: &[u8], start: usize, end: usize) -> usize {
    let mut words = Vec::new();
    tokenise(text, start, end.min(start + ABOUT), &mut words);
    let skip = match &words[..] {
        [about, matter, _, ..] if [about.key, matter.key] == [VE, VIEC] => 2,
        [about, _, ..] if about.key == VE => 1,
        _ => return start,
    };
    words[skip].start as usize
}

/// How many bytes of a title tell whether it begins with "Về việc".
const ABOUT: usize = 32;

/// The quote with which a title seems to start at a token, where nothing closes it.
pub(super) fn unclosed(text: &[u8], tokens: &[Token], at: usize, place: Place) -> Option<Token> {
    let (from, lead) = lead_in(text, tokens, at, place)?;
    let first = *tokens.get(from)?;
    (quotes(text, tokens, from, lead) && quoted(text, first).is_none()).then_some(first)
}

/// Whether a quotation opens at a token. Where a title is led in, a straight quote opens one even
/// with a blank behind it, as texts that were cut into words have it.
fn quotes(text: &[u8], tokens: &[Token], at: usize, lead: Lead) -> bool {
    let Some(&quote) = tokens.get(at) else {
        return false;
    };
    opens_quote(text, quote)
        || quote.is_sign('"') && (lead == Lead::About || opens_apart(text, quote))
}

/// Whether a straight quote with blanks around it opens: an even number of them stands before it
/// in its line.
fn opens_apart(text: &[u8], quote: Token) -> bool {
    let at = quote.start as usize;
    let line = memrchr(b'\n', &text[..at]).map_or(0, |end| end + 1);
    let line = line.max(at.saturating_sub(QUOTED_LINE));
    text[line..at].ends_with(b" ") && memchr_iter(b'"', &text[line..at]).count() % 2 == 0
}

/// How far back the quotes of a line are counted, in bytes.
const QUOTED_LINE: usize = 2_000;

/// Where the quotation begins that words lead in: "phê duyệt “Chiến lược …”", "hướng dẫn về “Công
/// tác …”".
fn quoted_object(text: &[u8], tokens: &[Token], from: usize, lead: Lead) -> Option<usize> {
    let mut at = from + VERBS.starting(tokens, from).map_or(0, |(len, ())| len);
    if at == from {
        return None;
    }
    let mut lead = lead;
    if is_word_at(tokens, at, VE) {
        at += 1;
        at += usize::from(is_word_at(tokens, at, VIEC));
        lead = Lead::About;
    }
    quotes(text, tokens, at, lead).then_some(at)
}

/// The title that starts at a token, if one does.
pub(super) fn title_at(text: &[u8], tokens: &[Token], at: usize, place: Place) -> Option<Title> {
    let (mut from, mut lead) = lead_in(text, tokens, at, place)?;
    let object = quoted_object(text, tokens, from, lead);
    if let Some(quote) = object.or_else(|| quotes(text, tokens, from, lead).then_some(from)) {
        let title = in_quotes(text, tokens, at, quote, place);
        if title.is_some() {
            return title;
        }
        // Nothing closes it: its words run as those of a title without quotes.
        from = quote + 1;
        lead = Lead::Sign;
    }
    let first = *tokens.get(from)?;
    let comma = lead == Lead::Comma;
    if from == at && !place.at_once && !comma && !starts_with_verb(tokens, from) {
        return None;
    }
    // "Văn bản số … của UBND tỉnh giao Sở Công Thương chủ trì", "Nghị định số … tiếp tục có
    // hiệu lực": clauses.
    let clause = first.key == GIAO && body_starts(tokens, from + 1)
        || clause_at(tokens, from, from).is_some();
    if from == at && clause || lead == Lead::Sign && states(tokens, from) {
        return None;
    }
    let (mut end, stop) = extent(text, tokens, from, place);
    if comma && stop != Stop::End {
        return None;
    }
    if from == at && !comma && !starts_with_verb(tokens, from) {
        // "Nghị định số 22/2019/NĐ-CP Quy định về tố cáo … ngày 25/02/2019 của Chính phủ"
        if stop != Stop::Date || !first.is_capital() {
            return None;
        }
    }
    if end == tokens.len() && stop == Stop::Next {
        // The words right before the next citation tie it to the title, or begin a new link.
        let (cut, tied) = link_start(tokens, from);
        let tied = tied && !place.later;
        // "về thực hiện Nghị quyết số …" says what the document is about, and so does "sửa đổi,
        // bổ sung Nghị định số …"; "thực hiện Nghị quyết số …" alone is said of the document.
        let pure = cut <= from;
        let about = lead == Lead::About && cut < tokens.len();
        if pure
            && !about
            && (!starts_with_verb(tokens, from) || ENDS_OTHERS.starting(tokens, from).is_some())
        {
            return None;
        }
        if tied {
            // A title that names another document ends with its number.
            let span = Span::of(first.start as usize, place.next_end?);
            return Some(Title {
                span,
                quoted: false,
                cut: false,
                end: first.start as usize,
                len: 0,
            });
        }
        end = cut;
    }
    while end > from && is_loose_end(tokens[end - 1]) {
        end -= 1;
    }
    // "phát triển cụm công nghiệp (CCN)": what it will be called.
    if let [.., open, short, close] = &tokens[from..end] {
        let called = open.is_sign('(') && short.is_all_capitals() && close.is_sign(')');
        end -= if called && end > from + 3 { 3 } else { 0 };
    }
    // "Luật Kiến trúc ban hành ngày …": the words that lead the date in.
    if stop == Stop::Date {
        while let Some((len, ())) = DATES
            .ending(tokens, end)
            .filter(|(len, ())| end - len > from)
        {
            end -= len;
        }
    }
    // "A được B bãi bỏ": a verb alone is no title.
    let verb = VERBS.starting(tokens, from).map(|(len, ())| from + len);
    let verbs_alone = verb.is_some_and(|mut behind| {
        while behind < end {
            match VERBS.starting(tokens, behind) {
                Some((len, ())) => behind += len,
                None if tokens[behind].is_sign(',') => behind += 1,
                None => return false,
            }
        }
        true
    });
    if end <= from || lead != Lead::About && verbs_alone {
        return None;
    }
    let span = Span::of(first.start as usize, tokens[end - 1].end as usize);
    Some(Title {
        span,
        quoted: false,
        cut: stop == Stop::Cut,
        end: span.end(),
        len: end - at,
    })
}

/// A title in brackets behind the fields, as registers and lists of grounds have it:
/// "Nghị định 204/2004/NĐ-CP (chế độ tiền lương)". `at` is the first token inside.
pub(super) fn bracketed(text: &[u8], tokens: &[Token], at: usize) -> Option<Title> {
    let len = tokens[at..]
        .iter()
        .take(LONGEST)
        .position(|token| token.is_sign(')') || token.kind == TokenKind::LineEnd)?;
    let inside = &tokens[at..at + len];
    let words = inside.iter().filter(|token| token.is_word()).count();
    let first = *inside.first()?;
    let foreign = ASIDES.starting(tokens, at).is_some()
        || REMARKS.starting(tokens, at).is_some() && !starts_with_verb(tokens, at)
        || provision_at(tokens, at)
        || links::starting(tokens, at).is_some() && !starts_with_verb(tokens, at)
        || inside
            .iter()
            .any(|token| token.is_sign('*') || token.is_sign(':') || token.is_sign('/'));
    if words < 3 || foreign || !first.is_word() || !tokens.get(at + len)?.is_sign(')') {
        return None;
    }
    // "(Bộ Công an)": whose it is.
    if body_starts(tokens, at) && issuer_at(text, tokens, at).is_some_and(|it| it.len == len) {
        return None;
    }
    let span = Span::of(first.start as usize, inside[len - 1].end as usize);
    Some(Title {
        span,
        quoted: false,
        cut: false,
        end: span.end(),
        len,
    })
}

/// The first word of the title that the line below a document has behind its name: "⏎- **Tên:** quy
/// định …", "⏎Trích yếu: …".
pub(super) fn named_below(tokens: &[Token], at: usize) -> Option<usize> {
    tokens.get(at).filter(|it| it.kind == TokenKind::LineEnd)?;
    let marks = |from: usize| {
        let marks = tokens[from..].iter().take_while(|token| {
            ['-', '+', '*', '_', '•']
                .iter()
                .any(|&mark| token.is_sign(mark))
        });
        from + marks.count()
    };
    let name = marks(at + 1);
    let (len, ()) = NAMES.starting(tokens, name)?;
    let colon = marks(name + len);
    let named = tokens[name].is_capital() && tokens.get(colon)?.is_sign(':');
    named.then(|| marks(colon + 1))
}

/// Skips "về", "về việc", "V/v" or a dash; `None` when no title can start here.
fn lead_in(text: &[u8], tokens: &[Token], at: usize, place: Place) -> Option<(usize, Lead)> {
    let word = |index: usize, key: Key| is_word_at(tokens, index, key);
    let sign =
        |index: usize, sign: char| tokens.get(index).is_some_and(|token| token.is_sign(sign));
    let mut from = at;
    let mut lead = Lead::About;
    if word(from, V) && sign(from + 1, '/') && word(from + 2, V) {
        from += 3;
    } else if word(from, VE) {
        from += 1;
        from += usize::from(word(from, VIEC));
    } else if sign(from, '-') || sign(from, ':') {
        // " — quy định chi tiết …": a dash with blanks on both sides.
        let dash = tokens[from];
        let spaced = from
            .checked_sub(1)
            .is_none_or(|before| tokens[before].end < dash.start)
            && tokens
                .get(from + 1)
                .is_some_and(|next| next.start > dash.end && next.is_word());
        // "- Nghị định số … ngày …: quy định chi tiết …"
        let told = sign(from, ':') && place.heads && starts_with_verb(tokens, from + 1);
        if told || spaced && sign(from, '-') {
            return Some((from + 1, Lead::Sign));
        }
        // "- **Quyết định số … ngày …**: chức năng, nhiệm vụ của Sở"
        let names = sign(from, ':') && place.heads && place.dated && may_name(tokens, from + 1);
        return names.then_some((from + 1, Lead::Comma));
    } else if place.comma && place.heads && place.dated && may_name(tokens, from) {
        return Some((from, Lead::Comma));
    } else if !quotes(text, tokens, from, Lead::None)
        && (place.comma || !starts_with_verb(tokens, from) && typed_again(tokens, from).is_none())
        && !place.at_once
    {
        return None;
    } else {
        lead = Lead::None;
    }
    while sign(from, ':') || sign(from, '*') {
        from += 1;
    }
    if lead == Lead::None && !place.at_once {
        from += typed_again(tokens, from).unwrap_or(0);
    }
    Some((from, lead))
}

/// The type of the document once more, before the verb with which its title begins: "… của Bộ Công
/// Thương Thông tư ban hành …". Its length.
fn typed_again(tokens: &[Token], at: usize) -> Option<usize> {
    let capital = tokens.get(at)?.is_capital() && !starts_with_verb(tokens, at);
    let len = type_word_at(tokens, at).filter(|_| capital)?;
    starts_with_verb(tokens, at + len).then_some(len)
}

/// Whether what a document is about may begin at a token behind a comma: a thing, or "quy định",
/// "hướng dẫn"; not what was done with it, or when, or by whom.
fn may_name(tokens: &[Token], at: usize) -> bool {
    let Some(&first) = tokens.get(at) else {
        return false;
    };
    let explains = EXPLAINS.starting(tokens, at).is_some();
    let words = tokens[at..]
        .iter()
        .take(5)
        .take_while(|token| token.is_word() || token.is_sign(','))
        .filter(|token| token.is_word());
    first.is_word()
        && words.count() >= if explains { 2 } else { 3 }
        && (explains || !first.is_capital() || first.is_all_capitals())
        && (explains || links::starting(tokens, at).is_none() && !starts_with_verb(tokens, at))
        && !body_starts(tokens, at)
        && !states(tokens, at)
        && GOES_ON.starting(tokens, at).is_none()
}

/// Whether the state of a document is told at a token, and not what it is about: "— hiệu lực từ …".
fn states(tokens: &[Token], at: usize) -> bool {
    STATES.starting(tokens, at).is_some() || clause_at(tokens, at, at).is_some()
}

fn starts_with_verb(tokens: &[Token], at: usize) -> bool {
    VERBS.starting(tokens, at).is_some()
}

/// Where the words that link a title to the next citation start, and whether they tie it to
/// the title ("của", "thực hiện") rather than set it beside it ("và", ",").
fn link_start(tokens: &[Token], from: usize) -> (usize, bool) {
    let mut cut = provisions_start(tokens, from);
    while cut > from {
        match links::any_ending(tokens, cut) {
            Some(len) if len <= cut - from => cut -= len,
            _ => break,
        }
    }
    let link = &tokens[cut..];
    let and = link
        .iter()
        .position(|token| token.key == VA && token.is_word());
    let joined = and.is_some_and(|and| link.len() > 1 || !coordinates(tokens, from, cut + and))
        || tokens
            .last()
            .is_some_and(|token| token.kind == TokenKind::Sign);
    (cut, !link.is_empty() && !joined)
}

/// Whether the "và" at a token joins a citation to one without a number that is what the title
/// is about: "hướng dẫn thi hành Luật Hóa chất và Nghị định số …", but "phát triển du lịch và
/// Nghị quyết số …".
fn coordinates(tokens: &[Token], from: usize, and: usize) -> bool {
    let named = (from..and)
        .rev()
        .take(COORDINATED)
        .take_while(|&at| tokens[at].is_word())
        .find(|&at| law_at(tokens, at).is_some());
    named.is_some_and(|at| links::any_ending(&tokens[from..], at - from).is_some())
}

/// How many words the name of a law may have that a title names without its number.
const COORDINATED: usize = 14;

/// "sửa đổi Điều 3 Nghị định số …": where the provisions begin that stand right before a
/// citation; the end of the tokens when none do, or when no link stands before them.
fn provisions_start(tokens: &[Token], from: usize) -> usize {
    let mut start = tokens.len();
    while start >= from + 2
        && tokens[start - 1].is_number()
        && PROVISIONS.contains(&tokens[start - 2].key)
    {
        start -= 2;
    }
    if links::ending(&tokens[from..], start - from).is_some() {
        start
    } else {
        tokens.len()
    }
}

/// "Điều 8", "khoản a": but "mục tiêu", "điều kiện".
fn provision_at(tokens: &[Token], at: usize) -> bool {
    let counts =
        |token: &Token| token.is_number() || token.is_word() && token.end - token.start < 3;
    tokens[at].is_word()
        && PROVISIONS.contains(&tokens[at].key)
        && tokens.get(at + 1).is_some_and(counts)
}

/// Whether a provision stands right before a citation: "Điều 12".
pub(super) fn ends_with_provision(tokens: &[Token]) -> bool {
    tokens
        .len()
        .checked_sub(2)
        .is_some_and(|at| provision_at(tokens, at))
}

const PROVISIONS: [Key; 4] = key_list(["điều", "khoản", "điểm", "mục"]);

fn is_loose_end(token: Token) -> bool {
    token.kind == TokenKind::Sign && !token.is_sign(')') && !token.is_sign('%')
        || token.is_word() && token.key == VA
}

/// Takes blanks off both ends of a quotation's inside.
fn trim(text: &[u8], start: usize, end: usize) -> (usize, usize) {
    let inside = &text[start..end];
    let lead = inside.len() - inside.trim_ascii_start().len();
    let len = inside.trim_ascii().len();
    (start + lead, start + lead + len)
}
