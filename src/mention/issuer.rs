//! Who issued: the words behind "của", and those before "ban hành".
//!
//! A body's name is a run of words, some with capitals, some without ("Ban Chấp hành Đảng bộ
//! tỉnh Hậu Giang"); it ends at a sign, at a word that opens the next field, or at a verb that
//! says what the document does. The term belongs to the name where no comma parts them
//! ("Quốc hội khóa XV").

use super::label;
use super::numeral::roman_or_number;
use crate::body::{self, BodyName};
use crate::id::Organ;
use crate::text::{Cues, Key, Span, Token, TokenKind, is_word_at, key, key_list};

/// The most words of an issuer.
const WORDS_OF_ISSUER: usize = 24;

/// Words that cannot be part of a body's name: what the document does, and what opens the
/// next field.
#[rustfmt::skip]
static ENDS: Cues = Cues::of("về | ngày | cũng | trước | qui định | cùng ngày | nêu trên | nói trên | nhiệm kỳ | \
     thực hiện | triển khai | tổ chức thực hiện | để | nhằm | cụ thể hóa | ban hành | \
     quy định | hướng dẫn | phê duyệt | sửa đổi | bổ sung | thay thế | bãi bỏ | công bố | \
     giao | đã | được | là | thì | như | theo | tại | trong | với | cho | khi | nêu | \
     yêu cầu | chỉ đạo | đến | trên cơ sở | căn cứ | có | ký | nay | quán triệt | học tập | \
     báo cáo | đề nghị | thống nhất | sơ kết | tổng kết | tăng cường | tiếp tục | đối với | \
     gồm | bao gồm | lần thứ | vừa | còn | đang | sẽ | phải | năm | số | các | trình | do | \
     từ | chấp thuận | đồng ý | đẩy mạnh | một số | đính chính | điều chỉnh | giải quyết | \
     phân bổ | thông qua | quyết định về | kết luận về | thành lập | kiện toàn | giới thiệu | \
     chỉ định | bổ nhiệm | tổng hợp | hỗ trợ | cấp | lãnh đạo | nêu rõ | và các | liên quan | \
     thỏa thuận | chi tiêu | chi tiết | đã được | nhưng | mà | vẫn | chưa | không | cùng | \
     hoặc | đồng thời | gắn | gửi | phát động | nhân dịp | dự kiến | sau đây | hết hiệu lực | \
     bị bãi bỏ | bị thay thế | bị hủy bỏ");

const VA: Key = key("và");
const BO: Key = key("bộ");
const SO: Key = key("sở");
const KHOA: Key = key("khóa");
const UNITS: [Key; 9] = key_list([
    "ban", "cục", "vụ", "phòng", "viện", "hội", "tổ", "quỹ", "đoàn",
]);
const AUXILIARIES: [Key; 8] = key_list(["đã", "vừa", "mới", "tiếp", "tục", "ký", "kịp", "thời"]);
const BAN: Key = key("ban");
const HANH: Key = key("hành");
/// "kèm theo"
const ENCLOSING: [Key; 2] = key_list(["kèm", "theo"]);
const TAI: Key = key("tại");
const HAVING: [Key; 2] = key_list(["có", "ra"]);
/// What follows a body that has acted.
const ACTED: [Key; 3] = key_list(["đã", "vừa", "có"]);
const INSTRUMENTS: [Key; 2] = key_list(["bằng", "thành"]);
/// "đại hội", "hội nghị"
const MEETINGS: [[Key; 2]; 2] = [key_list(["đại", "hội"]), key_list(["hội", "nghị"])];
const COUNT: [Key; 2] = key_list(["lần", "thứ"]);

/// An issuer that starts at a token.
pub(super) struct Issuer {
    /// Its length in tokens, with its term.
    pub(super) len: usize,
    /// The term inside its name.
    pub(super) term: Option<(u8, Span)>,
}

/// Reads the words of an issuer that starts at a token.
#[expect(
    clippy::too_many_lines,
    reason = "one table: what each word behind a body's name is"
)]
pub(super) fn issuer_at(text: &[u8], tokens: &[Token], from: usize) -> Option<Issuer> {
    let mut at = from;
    let mut term = None;
    // The furthest token known to start no citation.
    let mut cleared = from;
    // Where the last closed name ends, and a name may begin.
    let mut closed = None;
    let mut begins = true;
    while at - from < WORDS_OF_ISSUER {
        let Some(&token) = tokens.get(at) else { break };
        if std::mem::take(&mut begins) {
            if let Some(len) = closed_at(tokens, at) {
                at += len;
                closed = Some(at);
                continue;
            }
        }
        // Behind the last word of a closed name stand its term, its congress's count, or another
        // name.
        if closed == Some(at) && (token.is_word() || token.is_number()) {
            let joins = token.key == VA && closed_at(tokens, at + 1).is_some();
            if joins {
                begins = true;
                at += 1;
                continue;
            }
            if let Some(behind) = count_of_congress(tokens, from, at) {
                at = behind;
                closed = Some(at);
                continue;
            }
            if !token.is_word() || token.key != KHOA {
                break;
            }
        }
        match token.kind {
            TokenKind::Word { .. } => {
                if at > from && token.key == KHOA {
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
                if at > from && ends_name(tokens, at) {
                    break;
                }
                if at > from && token.key == VA && joins_no_name(tokens, from, at) {
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
                    begins = true;
                    at += 1;
                } else {
                    break;
                }
            }
            TokenKind::Sign if token.is_sign(',') && at > from => {
                // Bộ Văn hóa, Thể thao và Du lịch
                let ministry = tokens[from].key == BO || tokens[from].key == SO;
                let listed = tokens[at + 1..]
                    .iter()
                    .take(7)
                    .take_while(|token| token.is_word())
                    .zip(tokens.iter().skip(at + 2))
                    .any(|(token, next)| token.key == VA && next.is_capital());
                // "của Bộ Quốc phòng, Bộ Lao động …": several ministries issue together.
                let joint = ministry
                    && tokens
                        .get(at + 1)
                        .is_some_and(|next| next.is_capital() && next.key == tokens[from].key);
                if ministry
                    && (listed || joint)
                    && tokens.get(at + 1).is_some_and(|next| next.is_capital())
                {
                    begins = true;
                    at += 1;
                } else {
                    break;
                }
            }
            // "Ủy ban nhân dân (UBND) tỉnh"
            TokenKind::Sign if token.is_sign('(') && at > from => {
                let behind = abbreviation(tokens, at)
                    .filter(|&behind| body::unit_at(tokens, behind).is_some());
                let Some(behind) = behind else { break };
                closed = None;
                at = behind;
            }
            _ => break,
        }
    }
    // "và" at the end leads on to the next citation, and so does "bằng" where that follows at
    // once: "của Tỉnh ủy bằng Kế hoạch số …", but "Tỉnh ủy Cao Bằng".
    let leads_on = |last: Token, end: usize| {
        last.key == VA
            || end == tokens.len() && !last.is_capital() && INSTRUMENTS.contains(&last.key)
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

/// Whether a body's name ends before a token: "của Sở Xây dựng giao …", but "của Công ty Xây dựng giao
/// thông Yên Bái".
fn ends_name(tokens: &[Token], at: usize) -> bool {
    ENDS.starting(tokens, at).is_some()
        && COMPOUNDS.starting(tokens, at).is_none()
        && !(at > 0 && inside_a_name(tokens, at))
}

/// Words of names that begin as one that ends a name does.
static COMPOUNDS: Cues = Cues::of("giao thông | giao dịch | giao nhận | cấp nước | cấp thoát nước");

/// Behind the brackets at a token that hold an abbreviation and no more.
fn abbreviation(tokens: &[Token], at: usize) -> Option<usize> {
    let [_, short, close, ..] = tokens.get(at..)? else {
        return None;
    };
    (short.is_all_capitals() && close.is_sign(')')).then_some(at + 3)
}

/// The length of the closed name at a token, if one stands there.
fn closed_at(tokens: &[Token], at: usize) -> Option<usize> {
    body::name_at(tokens, at, &|tokens, at| ends_name(tokens, at))
}

/// The closed name that ends before a token: where it begins.
fn closed_before(tokens: &[Token], end: usize) -> Option<usize> {
    let floor = end.saturating_sub(WORDS_OF_ISSUER);
    (floor..end)
        .find(|&at| tokens[at].is_capital() && closed_at(&tokens[..end], at) == Some(end - at))
}

/// The end of the tokens before "đã", "vừa ký" and the like, and before what a bracket adds to a
/// name: "Bộ Công nghiệp (nay là Bộ Công Thương) đã".
fn before_auxiliaries(tokens: &[Token], mut end: usize) -> usize {
    while end > 0 && AUXILIARIES.contains(&tokens[end - 1].key) {
        end -= 1;
    }
    if end > 0 && tokens[end - 1].is_sign(')') {
        let inside = tokens[..end].iter().rev().take(BRACKET);
        let open = inside.enumerate().find(|(_, token)| token.is_sign('('));
        end -= open.map_or(0, |(len, _)| len + 1);
    }
    end
}

/// The most tokens of a bracket behind a name.
const BRACKET: usize = 14;

/// The body that issues, in the tokens before a label: "Ban Thường vụ Tỉnh ủy đã ban hành", "Sở
/// Công Thương có". Only a name that begins with a known head is one, and behind it "có" only
/// where all its words are known.
pub(super) fn issuer_before(tokens: &[Token]) -> Option<Span> {
    if ends_with_having(tokens) {
        let end = before_auxiliaries(tokens, tokens.len() - 1);
        let start = closed_before(tokens, end)?;
        return Some(Span::of(
            tokens[start].start as usize,
            tokens[end - 1].end as usize,
        ));
    }
    let end = before_auxiliaries(tokens, issuing_start(tokens)?);
    if let Some(start) = closed_before(tokens, end) {
        return Some(Span::of(
            tokens[start].start as usize,
            tokens[end - 1].end as usize,
        ));
    }
    let floor = tokens[..end]
        .iter()
        .rposition(|token| !token.is_word())
        .map_or(0, |sign| sign + 1);
    // The head that stands furthest left in the clause starts the name; what stands between
    // must all belong to it.
    let start = (floor..end).find(|&at| body::starts(tokens, at).is_some())?;
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
    // "của Công ty A (tại Văn bản số …)"
    let end = before_request(tokens);
    let opens = end > from && tokens[end - 1].is_sign('(');
    let end = end - usize::from(opens);
    let issuer = issuer_at(text, tokens, from)?;
    let behind = from + issuer.len;
    // "Ban quản lý dự án 2", "Công ty TNHH An Phú (Công ty)", "Cục Y tế Giao thông vận tải": between
    // the request and "tại" stands nothing else.
    let rest = tokens.get(behind..end)?;
    let short = rest.first().is_some_and(|open| open.is_sign('('))
        && rest.last().is_some_and(|close| close.is_sign(')'))
        && rest.len() <= SHORT_NAME;
    let goes_on = |(at, token): (usize, &Token)| {
        let counted = at + 1 == rest.len() && token.number().is_some_and(|number| number < 100);
        counted || token.is_capital() || token.is_word() && ENDS.starting(rest, at).is_none()
    };
    let named = body_starts(tokens, from)
        && end - from <= WORDS_OF_ISSUER
        && rest.iter().enumerate().all(goes_on);
    let behind = match rest {
        [] => behind,
        _ if short => behind,
        _ if named => end,
        _ => return None,
    };
    Some(Span::of(
        tokens[from].start as usize,
        tokens[behind - 1].end as usize,
    ))
}

/// The most tokens of a bracket that says how a body will be called.
const SHORT_NAME: usize = 5;

/// Where the "tại" begins that stands right before a label: "tại Tờ trình số …", "tại các Văn bản
/// số …".
fn before_request(tokens: &[Token]) -> usize {
    let many = tokens
        .last()
        .is_some_and(|last| last.key == MANY && last.is_word());
    tokens.len().saturating_sub(1 + usize::from(many))
}

/// Whether "tại" stands right before a label, or "tại các".
pub(super) fn ends_with_request(tokens: &[Token]) -> bool {
    tokens
        .get(before_request(tokens))
        .is_some_and(|last| last.key == TAI && last.is_word())
}

static REQUESTS: Cues = Cues::of(
    "đề nghị của | yêu cầu của | chỉ đạo của | ý kiến của | kết luận của | kiến nghị của | \
     đề xuất của | hướng dẫn của | báo cáo của | giải trình của | phản ánh của | thông báo của",
);

/// The body that did by a document what the words before its label say: "được Giám đốc Sở Công
/// Thương phê duyệt tại Quyết định số …", "Thủ tướng Chính phủ phê duyệt Chiến lược … tại Quyết
/// định số …". Only one whose name the organ code bears out.
pub(super) fn decider_before(text: &[u8], tokens: &[Token], organ: Option<&Organ>) -> Option<Span> {
    if !ends_with_request(tokens) {
        return None;
    }
    let name = organ?.name()?;
    let clause = tokens
        .iter()
        .rposition(|token| {
            !token.is_word() && !token.is_number() && !token.is_sign(',') && !token.is_sign('-')
        })
        .map_or(0, |sign| sign + 1);
    let span = (clause..tokens.len()).rev().find_map(|at| {
        DECIDES.starting(tokens, at)?;
        let end = before_auxiliaries(tokens, at);
        let start = closed_before(&tokens[..end], end)?;
        Some(Span::of(
            tokens[start].start as usize,
            tokens[end - 1].end as usize,
        ))
    });
    // "Sở Công Thương đã xin ý kiến các sở, ngành tại Văn bản số …": who the clause is about.
    let subject = || {
        let issuer = issuer_at(text, tokens, clause)?;
        let close = clause + issuer.len;
        let acts = ACTED.contains(&tokens.get(close)?.key) && tokens[close].is_word();
        acts.then(|| {
            Span::of(
                tokens[clause].start as usize,
                tokens[close - 1].end as usize,
            )
        })
    };
    let borne_out = |span: &Span| {
        let words = text.get(span.start()..span.end());
        words
            .and_then(|words| std::str::from_utf8(words).ok())
            .is_some_and(|words| BodyName::new(words).holds(&BodyName::new(&name)))
    };
    span.filter(borne_out)
        .or_else(|| subject().filter(borne_out))
}

static DECIDES: Cues = Cues::of(
    "phê duyệt | phê chuẩn | chấp thuận | công nhận | thông qua | phân bổ | giao | quy định | \
     ban hành | thành lập | cho phép | đồng ý | có ý kiến | chỉ đạo | yêu cầu | trình bày | \
     báo cáo | giải trình | đề xuất | đề nghị | kiến nghị",
);

/// Whether the word right before a label is "có" or "ra": "Sở Công Thương có Văn bản số …".
pub(super) fn ends_with_having(tokens: &[Token]) -> bool {
    tokens
        .last()
        .is_some_and(|last| HAVING.contains(&last.key) && last.is_word())
}

/// Whether the words right before a label are "ban hành".
pub(super) fn ends_with_issuing(tokens: &[Token]) -> bool {
    issuing_start(tokens).is_some()
}

/// Where "ban hành" or "ban hành kèm theo" begins that ends the tokens.
fn issuing_start(tokens: &[Token]) -> Option<usize> {
    let end = match tokens {
        [before @ .., kem, theo] if [kem.key, theo.key] == ENCLOSING => before.len(),
        _ => tokens.len(),
    };
    let start = end.checked_sub(2)?;
    let issues = is_word_at(tokens, start, BAN) && is_word_at(tokens, start + 1, HANH);
    issues.then_some(start)
}

/// Whether a body's name starts at a token, with a capital.
pub(super) fn body_starts(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is_capital()) && body::starts(tokens, at).is_some()
}

/// Behind the number of a congress that ends its name: "Đại hội Đảng bộ thành phố lần thứ I".
fn count_of_congress(tokens: &[Token], from: usize, at: usize) -> Option<usize> {
    let is = |at: usize, key: Key| is_word_at(tokens, at, key);
    let met = MEETINGS
        .iter()
        .any(|[first, second]| is(from, *first) && is(from + 1, *second));
    if !met {
        return None;
    }
    // "Hội nghị Trung ương 5"
    if at > from + 2 && tokens.get(at)?.is_number() {
        return Some(at + 1);
    }
    let [lan, thu] = COUNT;
    let counted = is(at, lan) && is(at + 1, thu);
    let count = tokens.get(at + 2)?;
    (counted && (count.is_word() || count.is_number())).then_some(at + 3)
}

/// Whether the "và" at a token goes on with something else than the name that begins at
/// `from`: "của UBND phường và ý kiến của các sở", but "của Tỉnh ủy và huyện ủy". Where a name
/// goes on in small letters, "của Ban kinh tế và ngân sách", nothing tells.
fn joins_no_name(tokens: &[Token], from: usize, at: usize) -> bool {
    let whole = body::starts(tokens, from) == Some(at - from);
    let capitals = tokens[from + 1..at].iter().any(|token| token.is_capital());
    tokens[from].is_capital()
        && (whole || capitals)
        && tokens
            .get(at + 1)
            .is_some_and(|next| next.is_word() && !next.is_capital())
        && body::starts(tokens, at + 1).is_none()
}

/// "Ban Chỉ đạo", "Cục Quy hoạch": a word with a capital behind the word for a unit is part of
/// the name; behind any other it begins the title ("… tỉnh Yên Bái Ban hành quy định").
fn inside_a_name(tokens: &[Token], at: usize) -> bool {
    // "Ban Quản lý các khu công nghiệp"
    let manages = || {
        at.checked_sub(2).is_some_and(|before| {
            MANAGES
                .iter()
                .zip(&tokens[before..at])
                .all(|(a, b)| *a == b.key)
        })
    };
    tokens[at].is_capital() && !tokens[at].is_all_capitals() && UNITS.contains(&tokens[at - 1].key)
        || tokens[at].key == MANY && manages()
}

const MANAGES: [Key; 2] = key_list(["quản", "lý"]);
const MANY: Key = key("các");

/// Whether a type word with "số" or a number behind it starts here.
pub(super) fn citation_starts(tokens: &[Token], at: usize) -> bool {
    label::type_word_at(tokens, at).is_some_and(|len| {
        tokens
            .get(at + len)
            .is_none_or(|next| label::is_so(*next) || next.number().is_some())
    })
}
