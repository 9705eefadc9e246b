//! What stands before an identifier: "số", and the type in words.

use super::links;
use crate::id::Additions;
use crate::text::{Cues, Key, Phrases, Token, TokenKind, is_word_at, key, key_list, keys};

/// The words for types of documents, as they stand before a number, with the codes they
/// go with: the Party's, the State's, and abbreviations used as labels.
static TYPE_WORDS: Cues = Cues::of(
    "nghị quyết | nghị quyết liên tịch | quyết định | quy định | chỉ thị | kết luận | \
     quy chế | thông tri | hướng dẫn | thông báo | thông cáo | tuyên bố | báo cáo | \
     kế hoạch | kế hoạch hành động | kế hoạch liên tịch | quy hoạch | chương trình | \
     chương trình hành động | chương trình phối hợp | chương trình công tác | đề án | \
     phương án | dự án | tờ trình | công văn | biên bản | bản sao | giấy mời | văn bản | \
     văn bản hợp nhất | nghị định | thông tư | thông tư liên tịch | luật | bộ luật | \
     pháp lệnh | lệnh | sắc lệnh | công điện | hợp đồng | quy trình | thông báo kết luận | \
     báo cáo thẩm định | báo cáo thẩm định bổ sung | báo cáo bổ sung | kế hoạch bổ sung | \
     tờ trình bổ sung | hướng dẫn liên ngành | hướng dẫn liên tịch | quy chế phối hợp | \
     quyết định liên tịch | công văn hỏa tốc | phiếu gửi | phiếu chuyển | phiếu báo | \
     điện mật | giấy ủy quyền | bản ghi nhớ | bản thỏa thuận | NQ | QĐ | QyĐ | CT | KL | QC | \
     HD | TB | BC | KH | CTr | CTHĐ | CTrHĐ | ĐA | PA | TTr | CV | BB | NĐ | TT | TTLT | VB | \
     VBHN | CĐ | NQLT",
);

/// The words for types that a text may use: the built-in ones, and the names that were added.
pub(super) struct TypeWords {
    /// `None` where nothing is added, as nearly always.
    added: Option<Box<Phrases<()>>>,
}

impl TypeWords {
    pub(super) fn new(more: &Additions) -> Self {
        let mut names = more
            .type_names()
            .filter(|name| !keys(name).is_empty())
            .peekable();
        let any = names.peek().is_some();
        Self {
            added: any.then(|| Box::new(Phrases::new(names.map(|name| (name, ()))))),
        }
    }

    /// The longest type word that ends before `tokens[end]`: its length in tokens.
    fn ending(&self, tokens: &[Token], end: usize) -> Option<usize> {
        let len = |(len, ())| len;
        let built_in = TYPE_WORDS.ending(tokens, end).map(len);
        match &self.added {
            Some(added) => built_in.max(added.ending(tokens, end).map(len)),
            None => built_in,
        }
    }

    /// The type word that a label ending with the last of the tokens has right before "số" or
    /// the number.
    pub(super) fn before(&self, tokens: &[Token]) -> Option<(usize, usize)> {
        let (behind, _) = before_so(tokens);
        let len = self.ending(tokens, behind)?;
        Some((behind - len, behind))
    }
}

const SO: Key = key("số");
/// "năm"
const YEAR: Key = key("năm");
/// "sô", as reading machines have it.
const READ: Key = key("sô");
const KY: Key = key("ký");
const HIEU: Key = key("hiệu");
const SUA: Key = key("sửa");
const BAN: Key = key("ban");
const HANH: Key = key("hành");
const VA: Key = key("và");
const CUA: Key = key("của");
const RESOLUTION: [Key; 2] = key_list(["nghị", "quyết"]);

/// The label of an identifier, within the tokens before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The index of the label's first token; the number of tokens when there is none.
    pub(super) start: usize,
    /// Whether "số" stands there.
    pub(super) so: bool,
    /// The tokens of the type word.
    pub(super) type_word: Option<(usize, usize)>,
    /// The tokens of a law's name, between its type word and "số": "Luật Đất đai số …".
    pub(super) name: Option<(usize, usize)>,
}

impl Label {
    /// Of an identifier with no label before it, behind so many tokens.
    pub(super) const fn none(tokens: usize) -> Self {
        Self {
            start: tokens,
            so: false,
            type_word: None,
            name: None,
        }
    }
}

/// Reads the label that ends with the last of the tokens. A law has its name between type
/// word and number ("Luật Quy hoạch số 21/2017/QH14"); `law` says that the identifier behind
/// is one of the National Assembly's.
pub(super) fn read(tokens: &[Token], law: bool, types: &TypeWords) -> Label {
    let (behind, so) = before_so(tokens);
    let mut label = Label {
        start: so.unwrap_or(tokens.len()),
        so: so.is_some(),
        type_word: None,
        name: None,
    };
    if law {
        if let Some((start, len)) = law_before(tokens, behind) {
            label.start = start;
            label.type_word = Some((start, start + len));
            if start + len == behind {
                label.name = name_before_bracket(tokens, start);
            } else if start + len < behind {
                // "Luật Chuyển đổi số 148/2025/QH15": the last word of the name.
                let digital = so == Some(behind) && DIGITAL.ending(tokens, behind).is_some();
                label.name = Some((start + len, behind + usize::from(digital)));
            }
            return label;
        }
    }
    if let Some(len) = types.ending(tokens, behind) {
        label.type_word = Some((behind - len, behind));
        label.start = behind - len;
    } else if let Some(start) =
        modified(tokens, behind, types).or_else(|| licence_before(tokens, behind))
    {
        label.type_word = Some((start, behind));
        label.start = start;
    }
    label
}

/// "Luật Giáo dục năm 2019 (Luật số 43/2019/QH14)": the name of a law before the brackets in which
/// its number stands. `label` is where "Luật số" begins.
fn name_before_bracket(tokens: &[Token], label: usize) -> Option<(usize, usize)> {
    let open = label
        .checked_sub(1)
        .filter(|&open| tokens[open].is_sign('('))?;
    let mut end = open;
    if end > 0 && tokens[end - 1].is_number() {
        end -= 1;
        end -= usize::from(end > 0 && is_word_at(tokens, end - 1, YEAR));
    }
    let (start, len) = law_before(tokens, end)?;
    (start + len < end).then_some((start + len, end))
}

/// Names of laws whose last word is "số"; before a number they have it once.
static DIGITAL: Cues = Cues::of("chuyển đổi | công nghiệp công nghệ | kinh tế");

/// Where the words before "số" and its ornaments end, and the index of "số" if it is there.
fn before_so(tokens: &[Token]) -> (usize, Option<usize>) {
    let past_ornaments = |mut end: usize| {
        while end > 0 && (is_ornament(tokens[end - 1]) || tokens[end - 1].is_sign('(')) {
            end -= 1;
        }
        end
    };
    let mut end = past_ornaments(past_page_number(tokens));
    // số “18-NQ/TW”
    let quote = |token: Token| token.is_sign('“') || token.is_sign('"');
    if end > 1 && quote(tokens[end - 1]) && is_so(tokens[end - 2]) {
        end -= 1;
    }
    if end > 1 && tokens[end - 1].is_sign(':') && tokens[end - 2].key == SO {
        end -= 1;
    }
    if end > 1 && tokens[end - 1].key == HIEU && [KY, SO].contains(&tokens[end - 2].key) {
        // "số hiệu", "ký hiệu", "số ký hiệu"
        end -= 1 + usize::from(tokens[end - 2].key == KY);
    }
    if end > 0 && is_so(tokens[end - 1]) {
        return (past_ornaments(end - 1), Some(end - 1));
    }
    (past_ornaments(end), None)
}

/// Where a page ends between "số" and the number, its own number stands alone on a line: the
/// end of the tokens before that.
fn past_page_number(tokens: &[Token]) -> usize {
    // Single line ends may have been taken out, as a layout's.
    let behind = tokens.len() - usize::from(tokens.last().is_some_and(|&last| is_line_end(last)));
    let Some(page) = behind
        .checked_sub(1)
        .filter(|&page| tokens[page].is_number())
    else {
        return tokens.len();
    };
    let so = page - usize::from(page > 0 && is_line_end(tokens[page - 1]));
    let alone = behind < tokens.len() || so < page;
    if alone && so > 0 && is_so(tokens[so - 1]) {
        so
    } else {
        tokens.len()
    }
}

fn is_line_end(token: Token) -> bool {
    token.kind == TokenKind::LineEnd
}

/// "Báo cáo thẩm định bổ sung", "văn bản giải trình": a type word with up to three words that
/// tell its sort, all in small letters, right before the number.
fn modified(tokens: &[Token], behind: usize, types: &TypeWords) -> Option<usize> {
    (1..=3).find_map(|more| {
        let end = behind.checked_sub(more)?;
        let plain = tokens[end..behind]
            .iter()
            .all(|token| token.is_word() && !token.is_capital());
        if !plain || (end..=behind).any(|at| links::ending(&tokens[end..], at - end).is_some()) {
            return None;
        }
        let len = types.ending(tokens, end)?;
        let word = &tokens[end - len..end];
        (word[0].is_capital() || len > 1).then_some(end - len)
    })
}

/// "Giấy phép khai thác khoáng sản số …": where a licence begins, with the words that say for what
/// it is.
fn licence_before(tokens: &[Token], behind: usize) -> Option<usize> {
    (0..=LICENCE).find_map(|more| {
        let end = behind.checked_sub(more)?;
        let plain = |token: &Token| token.is_word() && !token.is_capital();
        if !tokens[end..behind].iter().all(plain) {
            return None;
        }
        let (len, ()) = LICENCES.ending(tokens, end)?;
        Some(end - len)
    })
}

/// How many words may say for what a licence is.
const LICENCE: usize = 8;

static LICENCES: Cues = Cues::of("giấy phép | giấy chứng nhận");

/// How far a law's name may run, in words: one that amends eight laws names them all.
const NAME: usize = 80;

/// The type word of a law whose name ends at `behind`: its start and its length.
fn law_before(tokens: &[Token], behind: usize) -> Option<(usize, usize)> {
    // "Luật … được sửa đổi theo Nghị quyết số 203/2025/QH15": no law has this number.
    let resolution =
        matches!(tokens[..behind], [.., nghi, quyet] if [nghi.key, quyet.key] == RESOLUTION);
    if resolution {
        return None;
    }
    let floor = behind.saturating_sub(NAME);
    let mut found = None;
    for at in (floor..behind).rev() {
        let token = tokens[at];
        let stops = match token.kind {
            TokenKind::LineEnd | TokenKind::Skipped => true,
            // "Luật sửa đổi … Luật Đầu tư ngày 29/11/2005, Luật Đất đai số …"
            TokenKind::Number => found.is_some(),
            TokenKind::Sign => [';', '.', ':', '|', '“', '”', '-']
                .into_iter()
                .any(|sign| token.is_sign(sign)),
            TokenKind::Word { .. } => false,
        };
        if stops {
            break;
        }
        let Some((len, ())) = LAWS.starting(tokens, at) else {
            continue;
        };
        if !token.is_capital() || at + len > behind {
            continue;
        }
        if found.is_none() {
            found = Some((at, len));
            continue;
        }
        // "Luật sửa đổi, bổ sung một số điều của Luật …, Luật …": the outer one has the number,
        // unless it is being issued: its own number stands in its letterhead.
        let amends = tokens.get(at + len).is_some_and(|next| next.key == SUA);
        if amends {
            let issued = at >= 2 && tokens[at - 2].key == BAN && tokens[at - 1].key == HANH;
            if !issued {
                found = Some((at, len));
            }
            break;
        }
        // Only the laws that an outer one amends stand in a list.
        let listed =
            at > 0 && (tokens[at - 1].is_sign(',') || [VA, CUA].contains(&tokens[at - 1].key));
        if !listed {
            break;
        }
    }
    found
}

/// Whether the type word of a law starts at a token, with a capital: its length.
pub(crate) fn law_at(tokens: &[Token], at: usize) -> Option<usize> {
    tokens.get(at).filter(|token| token.is_capital())?;
    LAWS.starting(tokens, at).map(|(len, ())| len)
}

static LAWS: Cues = Cues::of("luật | bộ luật | pháp lệnh");

/// Whether a type word starts here: the words of the next citation, which no issuer and
/// no title may swallow.
pub(crate) fn type_word_at(tokens: &[Token], at: usize) -> Option<usize> {
    TYPE_WORDS.starting(tokens, at).map(|(len, ())| len)
}

/// The words with which [`law_at`] and [`type_word_at`] begin to read.
pub(crate) fn type_openers() -> impl Iterator<Item = Key> {
    LAWS.openers().chain(TYPE_WORDS.openers())
}

/// The words with which the words for types end.
pub(crate) fn type_closers() -> impl Iterator<Item = Key> {
    TYPE_WORDS.closers()
}

/// Whether a key is "số".
pub(super) fn is_so(token: Token) -> bool {
    token.is_word() && (token.key == SO || token.key == READ)
}

fn is_ornament(token: Token) -> bool {
    ['*', '_', '`', '\\', '[', '…']
        .into_iter()
        .any(|sign| token.is_sign(sign))
}
