//! Who issued: the words behind "của", and those before "ban hành".
//!
//! A body's name is a run of words, some with capitals, some without ("Ban Chấp hành Đảng bộ
//! tỉnh Hậu Giang"); it ends at a sign, at a word that opens the next field, or at a verb that
//! says what the document does. The term belongs to the name where no comma parts them
//! ("Quốc hội khóa XV").

use std::sync::LazyLock;

use super::label;
use super::numeral::roman_or_number;
use crate::text::{Key, Phrases, Span, Token, TokenKind, is_word_at, key};

/// The most words of an issuer.
const WORDS_OF_ISSUER: usize = 24;

/// Words that cannot be part of a body's name: what the document does, and what opens the
/// next field.
#[rustfmt::skip]
static ENDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "về", "ngày", "cũng", "trước", "qui định", "cùng ngày", "nêu trên", "nói trên", "nhiệm kỳ", "thực hiện", "triển khai", "tổ chức thực hiện",
            "để", "nhằm", "cụ thể hóa", "ban hành", "quy định", "hướng dẫn",
            "phê duyệt", "sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "công bố",
            "giao", "đã", "được", "là", "thì", "như",
            "theo", "tại", "trong", "với", "cho", "khi",
            "nêu", "yêu cầu", "chỉ đạo", "đến", "trên cơ sở", "căn cứ",
            "có", "ký", "nay", "quán triệt", "học tập", "báo cáo",
            "đề nghị", "thống nhất", "sơ kết", "tổng kết", "tăng cường", "tiếp tục",
            "đối với", "gồm", "bao gồm", "lần thứ", "vừa", "còn",
            "đang", "sẽ", "phải", "năm", "số", "các",
            "trình", "do", "từ", "chấp thuận", "đồng ý", "đẩy mạnh",
            "một số", "đính chính", "điều chỉnh", "giải quyết", "phân bổ", "thông qua",
            "quyết định về", "kết luận về", "thành lập", "kiện toàn", "giới thiệu", "chỉ định",
            "bổ nhiệm", "tổng hợp", "hỗ trợ", "cấp", "lãnh đạo", "nêu rõ",
            "và các", "liên quan", "thỏa thuận", "chi tiêu", "chi tiết", "đã được",
            "nhưng", "mà", "vẫn", "chưa", "không", "cùng",
            "hoặc", "đồng thời", "sau đây", "hết hiệu lực", "bị bãi bỏ", "bị thay thế", "bị hủy bỏ",
        ]
        .map(|words| (words, ())),
    )
});

/// The words that a body's name begins with. With the
/// abbreviations in use (BCH, BTV, UBND).
#[rustfmt::skip]
static HEADS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "ban chấp hành", "ban thường vụ", "thường trực", "bộ chính trị", "ban bí thư", "tỉnh ủy", "thành ủy",
            "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "chi bộ", "đảng bộ", "ban cán sự", "đảng đoàn", "ban tổ chức",
            "ban tuyên giáo", "ban dân vận", "ban nội chính", "ủy ban kiểm tra", "văn phòng", "ban chỉ đạo", "hội đồng nhân dân",
            "ủy ban nhân dân", "ủy ban", "chủ tịch", "thủ tướng", "chính phủ", "quốc hội", "bộ trưởng", "bộ", "sở", "trung ương",
            "hội đồng", "công an", "thường vụ", "đoàn", "cơ quan", "chi cục", "cục", "tổng cục", "ban quản lý", "liên đoàn",
            "mặt trận", "BCH", "BTV", "BCT", "BBT", "UBND", "HĐND", "BTVTU", "UBKT", "TTg", "TƯ", "huyện", "tỉnh", "thành phố", "xã", "phường",
        ]
        .map(|words| (words, ())),
    )
});

struct Words {
    va: Key,
    bo: Key,
    so: Key,
    khoa: Key,
    units: [Key; 9],
    auxiliaries: [Key; 8],
    ban: Key,
    hanh: Key,
    tai: Key,
    instruments: [Key; 2],
    congress: [Key; 2],
    count: [Key; 2],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    va: key("và"),
    bo: key("bộ"),
    so: key("sở"),
    khoa: key("khóa"),
    units: [
        "ban", "cục", "vụ", "phòng", "viện", "hội", "tổ", "quỹ", "đoàn",
    ]
    .map(key),
    auxiliaries: ["đã", "vừa", "mới", "tiếp", "tục", "ký", "kịp", "thời"].map(key),
    ban: key("ban"),
    hanh: key("hành"),
    tai: key("tại"),
    instruments: ["bằng", "thành"].map(key),
    congress: ["đại", "hội"].map(key),
    count: ["lần", "thứ"].map(key),
});

/// An issuer that starts at a token.
pub(super) struct Issuer {
    /// Its length in tokens, with its term.
    pub(super) len: usize,
    /// The term inside its name.
    pub(super) term: Option<(u8, Span)>,
}

/// Reads the words of an issuer that starts at a token.
pub(super) fn issuer_at(text: &[u8], tokens: &[Token], from: usize) -> Option<Issuer> {
    let words = &*WORDS;
    let mut at = from;
    let mut term = None;
    // The furthest token known to start no citation.
    let mut cleared = from;
    while at - from < WORDS_OF_ISSUER {
        let Some(&token) = tokens.get(at) else { break };
        match token.kind {
            TokenKind::Word { .. } => {
                if at > from && token.key == words.khoa {
                    if let Some(number) = tokens
                        .get(at + 1)
                        .and_then(|&token| roman_or_number(text, token))
                    {
                        let span =
                            Span::of(tokens[at + 1].start as usize, tokens[at + 1].end as usize);
                        term = Some((number, span));
                        at += 2;
                    }
                    break;
                }
                if let Some(behind) = count_of_congress(tokens, from, at) {
                    at = behind;
                    continue;
                }
                if at > from && ENDS.starting(tokens, at).is_some() && !inside_a_name(tokens, at) {
                    break;
                }
                if at > from && token.key == words.va && joins_no_name(tokens, from, at) {
                    break;
                }
                if at > from {
                    // "… và Nghị quyết số": the conjunction belongs to the list.
                    if (cleared < at && citation_starts(tokens, at))
                        || citation_starts(tokens, at + 1)
                    {
                        break;
                    }
                    cleared = at + 1;
                }
                at += 1;
            }
            TokenKind::Sign if token.is_sign('-') && at > from => {
                // Bộ Lao động - Thương binh và Xã hội; an em dash parts what follows.
                let dash = text.get(token.start as usize..token.end as usize);
                if tokens.get(at + 1).is_some_and(|next| next.is_capital()) && dash == Some(b"-") {
                    at += 1;
                } else {
                    break;
                }
            }
            TokenKind::Sign if token.is_sign(',') && at > from => {
                // Bộ Văn hóa, Thể thao và Du lịch
                let ministry = tokens[from].key == words.bo || tokens[from].key == words.so;
                let listed = tokens[at + 1..]
                    .iter()
                    .take(7)
                    .take_while(|token| token.is_word())
                    .zip(tokens.iter().skip(at + 2))
                    .any(|(token, next)| token.key == words.va && next.is_capital());
                // "của Bộ Quốc phòng, Bộ Lao động …": several ministries issue together.
                let joint = ministry
                    && tokens
                        .get(at + 1)
                        .is_some_and(|next| next.is_capital() && next.key == tokens[from].key);
                if ministry
                    && (listed || joint)
                    && tokens.get(at + 1).is_some_and(|next| next.is_capital())
                {
                    at += 1;
                } else {
                    break;
                }
            }
            _ => break,
        }
    }
    // "và" at the end leads on to the next citation, and so does "bằng" where that follows at
    // once: "của Tỉnh ủy bằng Kế hoạch số …", but "Tỉnh ủy Cao Bằng".
    let leads_on = |last: Token, end: usize| {
        last.key == words.va
            || end == tokens.len() && !last.is_capital() && words.instruments.contains(&last.key)
    };
    while at > from && term.is_none() && (leads_on(tokens[at - 1], at) || !tokens[at - 1].is_word())
    {
        at -= 1;
    }
    (at > from).then_some(Issuer {
        len: at - from,
        term,
    })
}

/// The body that issues, in the tokens before a label: "Ban Thường vụ Tỉnh ủy đã ban hành".
/// Only a name that begins with a known head is one.
pub(super) fn issuer_before(tokens: &[Token]) -> Option<Span> {
    let words = &*WORDS;
    if !ends_with_issuing(tokens) {
        return None;
    }
    let mut end = tokens.len() - 2;
    while end > 0 && words.auxiliaries.contains(&tokens[end - 1].key) {
        end -= 1;
    }
    let floor = tokens[..end]
        .iter()
        .rposition(|token| !token.is_word())
        .map_or(0, |sign| sign + 1);
    // The head that stands furthest left in the clause starts the name; what stands between
    // must all belong to it.
    let start = (floor..end).find(|&at| HEADS.starting(tokens, at).is_some())?;
    let name = &tokens[start..end];
    let foreign =
        (1..name.len()).any(|at| ENDS.starting(name, at).is_some() && !inside_a_name(name, at));
    (end - start <= WORDS_OF_ISSUER && end - start >= 1 && !foreign && name[0].is_capital())
        .then(|| Span::of(name[0].start as usize, name[name.len() - 1].end as usize))
}

/// The body whose request a label stands behind: "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ
/// trình số …".
pub(super) fn requester_before(text: &[u8], tokens: &[Token]) -> Option<Span> {
    if !ends_with_request(tokens) {
        return None;
    }
    let from = (0..tokens.len()).rev().find_map(|at| {
        let (len, ()) = REQUESTS.starting(tokens, at)?;
        Some(at + len)
    })?;
    let issuer = issuer_at(text, tokens, from)?;
    let behind = from + issuer.len;
    (behind + 1 >= tokens.len())
        .then(|| Span::of(tokens[from].start as usize, tokens[behind - 1].end as usize))
}

/// Whether the word right before a label is "tại".
pub(super) fn ends_with_request(tokens: &[Token]) -> bool {
    tokens
        .last()
        .is_some_and(|last| last.key == WORDS.tai && last.is_word())
}

static REQUESTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "đề nghị của",
            "yêu cầu của",
            "chỉ đạo của",
            "ý kiến của",
            "kết luận của",
        ]
        .map(|words| (words, ())),
    )
});

/// Whether the words right before a label are "ban hành".
pub(super) fn ends_with_issuing(tokens: &[Token]) -> bool {
    matches!(tokens, [.., ban, hanh] if ban.key == WORDS.ban && hanh.key == WORDS.hanh && ban.is_word())
}

/// Whether a body's name starts at a token, with a capital.
pub(super) fn body_starts(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is_capital()) && HEADS.starting(tokens, at).is_some()
}

/// Behind the number of a congress that ends its name: "Đại hội Đảng bộ thành phố lần thứ I".
fn count_of_congress(tokens: &[Token], from: usize, at: usize) -> Option<usize> {
    let is = |at: usize, key: Key| is_word_at(tokens, at, key);
    let [dai, hoi] = WORDS.congress;
    let [lan, thu] = WORDS.count;
    let counted = is(at, lan) && is(at + 1, thu) && is(from, dai) && is(from + 1, hoi);
    (counted && tokens.get(at + 2)?.is_word()).then_some(at + 3)
}

/// Whether the "và" at a token goes on with something else than the name that begins at
/// `from`: "của UBND phường và ý kiến của các sở", but "của Tỉnh ủy và huyện ủy". Where a name
/// goes on in small letters, "của Ban kinh tế và ngân sách", nothing tells.
fn joins_no_name(tokens: &[Token], from: usize, at: usize) -> bool {
    let whole = HEADS
        .starting(tokens, from)
        .is_some_and(|(len, ())| from + len == at);
    let capitals = tokens[from + 1..at].iter().any(|token| token.is_capital());
    tokens[from].is_capital()
        && (whole || capitals)
        && tokens
            .get(at + 1)
            .is_some_and(|next| next.is_word() && !next.is_capital())
        && HEADS.starting(tokens, at + 1).is_none()
}

/// "Ban Chỉ đạo", "Cục Quy hoạch": a word with a capital behind the word for a unit is part of
/// the name; behind any other it begins the title ("… tỉnh Yên Bái Ban hành quy định").
fn inside_a_name(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_capital()
        && !tokens[at].is_all_capitals()
        && WORDS.units.contains(&tokens[at - 1].key)
}

/// Whether a type word with "số" or a number behind it starts here.
pub(super) fn citation_starts(tokens: &[Token], at: usize) -> bool {
    label::type_word_at(tokens, at).is_some_and(|len| {
        tokens
            .get(at + len)
            .is_none_or(|next| label::is_so(*next) || next.number().is_some())
    })
}
