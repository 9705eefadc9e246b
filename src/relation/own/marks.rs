//! What the lines of a text tell about whose it is, gathered over its first and its last.

use std::sync::LazyLock;

use super::cells::{self, BYTES, Cell, begins};
use super::words;
use crate::text::{
    Cues, Key, Sieves, Span, Text, Token, TokenKind, key, key_list, restore, tokenise,
};

/// The bytes of the end of a text that are read for a signature.
const END: usize = 2_500;
/// The bytes of the longest line that is read there.
const LINE: usize = 20_000;

/// Alone on a line with a colon: what follows is decided.
static DECIDES: Cues =
    Cues::of("quyết định | quyết nghị | nghị quyết | chỉ thị | kết luận | quy định");
const RECIPIENTS: [Key; 2] = key_list(["nơi", "nhận"]);
static ADDRESS: Cues = Cues::of("kính gửi | kính trình");
static SIGNS: Cues = Cues::of("tm | kt | tl | tuq | t / m | k / t | t / l");
static BODIES: Cues = Cues::of(
    "huyện ủy | tỉnh ủy | thành ủy | thị ủy | quận ủy | đảng ủy | chi bộ | đảng bộ | \
     ban thường vụ | ban chấp hành | thường trực | ủy ban nhân dân | ubnd | \
     hội đồng nhân dân | hđnd | sở | bộ | ban tổ chức | ban tuyên giáo | ban dân vận | \
     ban nội chính | ủy ban kiểm tra | văn phòng | phòng | chính phủ | thủ tướng | \
     ủy ban mặt trận tổ quốc | ban chỉ đạo | ban quản lý | chủ tịch | bộ trưởng",
);
static ACTS: Cues = Cues::of(
    "báo cáo | xây dựng kế hoạch | ban hành kế hoạch | xây dựng chương trình | \
     ban hành chương trình | ban hành chỉ thị | ban hành hướng dẫn | hướng dẫn | thông báo | \
     đề nghị | yêu cầu | triển khai | xây dựng báo cáo | ban hành nghị quyết | \
     ban hành quyết định | quy định | chỉ đạo | kính trình | trình | xây dựng phương án | \
     quyết định | tổng hợp báo cáo",
);
static FOLLOWING: Cues = Cues::of("như sau | sau đây | cụ thể như sau | với các nội dung");
const THIS: Key = key("này");
const JUST: Key = key("vừa");
const ARTICLE: Key = key("điều");
const QUESTION: Key = key("câu");
static ASKS: Cues = Cues::of("hỏi");
static ANSWERS: Cues = Cues::of("đáp | trả lời");
/// The first words of what is looked for anywhere in a line, by table: most words begin none.
static OPENERS: LazyLock<Sieves> = LazyLock::new(|| {
    let tables = [&TYPES, &PRESS, &TOLD, &TODAY, &PEOPLE, &PRIVATE, &NOTES];
    let openers =
        |(at, table): (usize, &&'static Cues)| table.openers().map(move |word| (1 << at, word));
    Sieves::new(tables.iter().enumerate().flat_map(openers))
});
const FILES: [Key; 5] = key_list(["docx", "pdf", "doc", "txt", "md"]);
const COLLECTED: [Key; 8] = key_list(["lq", "nđ", "tt", "qđ", "pl", "nq", "tl", "ttlt"]);
static TYPES: Cues = Cues::of(
    "nghị định | thông tư | quyết định | luật | nghị quyết | quy định | quy chế | pháp lệnh | \
     bộ luật | kế hoạch | chương trình | chỉ thị | hướng dẫn | đề án",
);
static PRESS: Cues = Cues::of(
    "ảnh | phóng viên | pv | ttxvn | vov | vtv | vnexpress | vietnamnet | tòa soạn | \
     bạn đọc | độc giả | theo báo | vừa ban hành | vừa ký ban hành | advertisement | \
     xem thêm | tin liên quan | bài viết",
);
static TOLD: Cues = Cues::of(
    "cho biết | cho hay | bày tỏ | cho rằng | tâm sự | kể lại | trả lời phỏng vấn | nói : | \
     nhấn mạnh : | khẳng định : | chia sẻ : | phát biểu :",
);
static TODAY: Cues = Cues::of(
    "hôm nay | hôm qua | sáng nay | chiều nay | tối qua | sớm nay | trưa nay | đêm qua | \
     tuần qua | mới đây | vừa khai mạc",
);
static PEOPLE: Cues =
    Cues::of("ông | bà | anh | chị | cô | chú | em | bé | cụ | thạc sĩ | gs | ts");
static PRIVATE: Cues = Cues::of("tôi | chúng em | cháu | bạn | mình | em | mẹ | bố");
static NOTES: Cues = Cues::of(
    "dùng khi | dùng để | dùng làm | tra cứu | cập nhật | đối chiếu | plugin | index | gate | \
     lưu ý khi | bản ocr | ghi chú nghiệp vụ | khung pháp lý | mục lục văn bản | tổng quan | \
     sổ tay | cẩm nang | tham chiếu | bộ tài liệu | câu hỏi",
);

/// What lines tell, gathered over the first and the last of a text.
#[derive(Default)]
pub(super) struct Marks {
    office: Option<Span>,
    /// "Điều 1." at the head of a line, and "Thông tư này".
    articles: u32,
    pub(super) names_itself: Option<Span>,
    based: bool,
    strong: Option<Span>,
    pub(super) collected: Option<Span>,
    weak: [Option<Span>; 6],
    private: u32,
    questions: Option<Span>,
    options: u32,
    asked: Option<Span>,
    headings: u32,
    pub(super) form: bool,
}

/// Reads the first lines of a text, and its last.
pub(super) fn read(text: Text<'_>, cells: &[Cell]) -> Marks {
    let bytes = text.as_str().as_bytes();
    let bare = text.is_bare();
    let mut marks = Marks::default();
    let end = bytes.len();
    let tail = line_start(bytes, end.saturating_sub(END)).max(BYTES.min(end));
    let mut tokens = Vec::new();
    // The lines of a head were split into words for it, most of them whole.
    let mut cells = cells.chunk_by(|one, next| one.line == next.line).peekable();
    for (from, to) in [(0, BYTES.min(end)), (tail, end)] {
        let mut start = from;
        while start < to {
            let stop = start + memchr::memchr(b'\n', &bytes[start..to]).unwrap_or(to - start);
            while cells.next_if(|line| line[0].span.start() < start).is_some() {}
            let known = cells.peek().filter(|line| line[0].span.start() < stop);
            if let Some(whole) = known.and_then(|line| cells::whole(line, stop)) {
                marks.line(bytes, whole, start);
            } else {
                tokens.clear();
                tokenise(bytes, start, stop, &mut tokens);
                if bare {
                    restore(&mut tokens);
                }
                if !tokens.is_empty() {
                    marks.line(bytes, &tokens, start);
                }
            }
            start = stop + 1;
        }
    }
    marks
}

/// Where the line at a byte begins, or, of one that nobody wrote as a line, the next.
fn line_start(bytes: &[u8], at: usize) -> usize {
    let from = at.saturating_sub(LINE);
    match memchr::memrchr(b'\n', &bytes[from..at]) {
        Some(end) => from + end + 1,
        None if from == 0 => 0,
        None => memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1),
    }
}

impl Marks {
    fn line(&mut self, bytes: &[u8], tokens: &[Token], start: usize) {
        let span = |from: usize, to: usize| {
            Span::of(tokens[from].start as usize, tokens[to - 1].end as usize)
        };
        let whole = span(0, tokens.len());
        let first = tokens
            .iter()
            .position(|token| token.kind != TokenKind::Sign)
            .unwrap_or(0);
        let head = &tokens[first..];
        let opener = head.first().copied();
        let is_capital = opener.is_some_and(Token::is_capital);
        let last = tokens[tokens.len() - 1];
        // An office's own.
        let decides = DECIDES
            .starting(head, 0)
            .is_some_and(|(len, ())| head.len() == len + 1 && last.is_sign(':'));
        if decides && is_capital && self.based {
            self.office.get_or_insert(whole);
        }
        self.based |= is_capital && begins(head, &words::BASIS) && last.kind == TokenKind::Sign;
        if begins(head, &RECIPIENTS) && is_capital
            || ADDRESS.starting(head, 0).is_some_and(|(len, ())| {
                is_capital
                    && head
                        .get(len)
                        .is_none_or(|next| next.is_sign(':') || next.is_capital())
            })
            || SIGNS
                .starting(head, 0)
                .is_some_and(|(len, ())| signs(head, len))
        {
            self.office.get_or_insert(whole);
        }
        if let Some(at) = acts(tokens, first) {
            self.office.get_or_insert(span(at.0, at.1));
        }
        if is_capital && words::FORMS.starting(head, 0).is_some() && start < 600 {
            self.form = true;
        }
        let number = head.get(1).filter(|_| is_capital);
        if opener.is_some_and(|it| it.key == ARTICLE) && number.is_some_and(|it| it.is_number()) {
            self.articles += 1;
            // "Điều 25.2.LQ.1.": a collection of many documents.
            let part = |at: usize| head.get(at).copied();
            let dotted = [2, 4]
                .iter()
                .all(|&at| part(at).is_some_and(|it| it.is_sign('.')));
            if dotted && part(5).is_some_and(|it| COLLECTED.contains(&it.key)) {
                self.collected.get_or_insert(whole);
            }
        }
        // A quiz.
        if opener.is_some_and(|it| it.key == QUESTION) && number.is_some_and(|it| it.is_number()) {
            self.questions.get_or_insert(whole);
        }
        let stop = head
            .get(1)
            .is_some_and(|it| it.is_sign('.') || it.is_sign(')') || it.is_sign(':'));
        let letter = opener.is_some_and(|it| it.is_word() && it.end - it.start == 1);
        self.options += u32::from(
            letter && stop && matches!(bytes[head[0].start as usize] | 0x20, b'a'..=b'd'),
        );
        if ASKS.starting(head, 0).is_some() && stop {
            self.asked.get_or_insert(whole);
        }
        if self.asked.is_some()
            && ANSWERS
                .starting(head, 0)
                .is_some_and(|(len, ())| head.get(len).is_some_and(|it| it.is_sign(':')))
        {
            self.strong.get_or_insert(whole);
        }
        // A dateline: "(TTXVN) - …"; related articles: ">> …"; a tag: "#MatTran".
        if start < 1_500 && dateline(tokens)
            || tokens.len() > 2 && tokens[0].is_sign('>') && tokens[1].is_sign('>')
            || tagged(bytes, tokens)
        {
            self.strong.get_or_insert(whole);
        }
        self.headings += u32::from(tokens[0].is_sign('#'));
        self.phrases(tokens);
    }

    /// What stands anywhere in a line.
    fn phrases(&mut self, tokens: &[Token]) {
        for at in 0..tokens.len() {
            let token = tokens[at];
            if !token.is_word() {
                let is = |sign: char| token.is_sign(sign);
                let kind = if is('?') || is('!') {
                    4
                } else if is('`') || is('→') {
                    5
                } else {
                    continue;
                };
                self.weak[kind].get_or_insert(token.span());
                continue;
            }
            let openers = OPENERS.of(token.key);
            if openers == 0 {
                let file = FILES.contains(&token.key) && at > 0 && tokens[at - 1].is_sign('.');
                if file {
                    self.weak[5].get_or_insert(token.span());
                }
                continue;
            }
            let starting = |bit: u8, table: &Cues| {
                let found = (openers >> bit & 1 != 0).then(|| table.starting(tokens, at));
                found.flatten().map(|(len, ())| len)
            };
            let here =
                |len: usize| Span::of(token.start as usize, tokens[at + len - 1].end as usize);
            let behind = |len: usize| tokens.get(at + len);
            if let Some(len) = starting(0, &TYPES) {
                let this = behind(len).is_some_and(|it| it.key == THIS);
                if this && token.is_capital() {
                    self.names_itself.get_or_insert(here(len + 1));
                }
            }
            if let Some(len) = starting(1, &PRESS) {
                // "Ảnh: …" and "Bài viết:" name who made it; "PV" is nobody else.
                let named = behind(len)
                    .is_some_and(|it| it.is_sign(':') || it.is_sign(')') || it.is_sign('.'));
                let sure = token.is_all_capitals() && len == 1 && token.end - token.start > 1;
                // "Chính phủ vừa ban hành …": the news of the day.
                let news = token.key == JUST;
                if news || token.is_capital() && (named && sign_before(tokens, at) || sure) {
                    self.strong.get_or_insert(here(len));
                } else if len == 1 && token.is_capital() && token.end - token.start > 6 || len > 1 {
                    self.weak[0].get_or_insert(here(len));
                }
            }
            if let Some(len) = starting(2, &TOLD) {
                self.weak[1].get_or_insert(here(len));
            }
            if let Some(len) = starting(3, &TODAY) {
                self.weak[2].get_or_insert(here(len));
            }
            if starting(4, &PEOPLE).is_some_and(|len| {
                behind(len).is_some_and(|it| it.is_capital() && !it.is_all_capitals())
                    && !behind(len + 1).is_some_and(|it| it.is_sign(':'))
            }) {
                self.weak[3].get_or_insert(here(1));
            }
            if starting(5, &PRIVATE).is_some() && !token.is_all_capitals() {
                self.private += 1;
            }
            if starting(6, &NOTES).is_some() {
                self.weak[5].get_or_insert(here(1));
            }
        }
    }

    /// Whether the text calls itself by the type that its first line begins with: "Chỉ thị về việc
    /// …", and "Chỉ thị này".
    pub(super) fn is_titled(&self, text: Text<'_>, cells: &[Cell]) -> bool {
        let Some((name, cell)) = self.names_itself.zip(cells.first()) else {
            return false;
        };
        let mut named = Vec::new();
        tokenise(
            text.as_str().as_bytes(),
            name.start(),
            name.end(),
            &mut named,
        );
        named.pop();
        let same = named.len() <= cell.tokens.len()
            && named.iter().zip(&cell.tokens).all(|(a, b)| a.key == b.key);
        let about = |word: &Token| words::ABOUT[1].first() == Some(&word.key);
        same && cell.tokens[0].is_capital() && cell.tokens.get(named.len()).is_some_and(about)
    }

    /// What makes a text another's, whatever else it holds.
    pub(super) fn other(&self) -> Option<Span> {
        let quiz = self.questions.filter(|_| self.options >= 2);
        self.strong.filter(|_| self.office.is_none()).or(quiz)
    }

    pub(super) fn of_office(&self) -> Option<Span> {
        let articles = self
            .names_itself
            .filter(|_| self.articles > 0 && self.headings == 0);
        self.office.or(articles)
    }

    pub(super) fn weak(&self) -> Option<Span> {
        let private = self.private >= 3;
        // An office asks no questions and tells of nobody's words; it names officials.
        let told = [1, 2, 0].into_iter().find_map(|at| self.weak[at]);
        let handbook = self.weak[5].filter(|_| self.headings >= 1);
        told.filter(|_| self.office.is_none())
            .or(handbook)
            .or(self.weak[4].filter(|_| private))
    }

    /// Two weak marks of different kinds: the first of them.
    pub(super) fn two_weak(&self) -> Option<Span> {
        let handbook = self.weak[5].filter(|_| self.headings >= 1);
        if handbook.is_some() {
            return handbook;
        }
        let kinds = self.weak[..5].iter().flatten().count() + usize::from(self.private >= 3);
        let first = self.weak[..5].iter().flatten().min();
        (kinds >= 2).then_some(first.copied()).flatten()
    }
}

fn sign_before(tokens: &[Token], at: usize) -> bool {
    at == 0 || tokens[at - 1].kind == TokenKind::Sign
}

/// "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC": a signature in capitals.
fn signs(tokens: &[Token], len: usize) -> bool {
    let mut words = tokens.iter().filter(|token| token.is_word());
    let rest = &tokens[len..];
    tokens[0].is_all_capitals()
        && rest.iter().any(|token| token.is_word())
        && words.all(|token| token.is_all_capitals())
}

/// "(Thanh Hóa) - Sáng nay …", "(WEBGOVAP) – …": a dateline at the head of a line.
fn dateline(tokens: &[Token]) -> bool {
    if !tokens[0].is_sign('(') {
        return false;
    }
    let close = tokens.iter().take(8).position(|token| token.is_sign(')'));
    close.is_some_and(|at| {
        let inside = &tokens[1..at];
        let text = tokens
            .get(at + 2)
            .is_some_and(|it| it.is_capital() || it.is_number());
        !inside.is_empty()
            && inside.iter().all(|it| it.is_capital())
            && tokens[at + 1..].first().is_some_and(|it| it.is_sign('-'))
            && text
            && tokens.len() > at + 6
    })
}

/// "#MatTran #DaiDoanKet": tags, and no headings of Markdown.
fn tagged(bytes: &[u8], tokens: &[Token]) -> bool {
    tokens
        .windows(2)
        .filter(|pair| {
            pair[0].is_sign('#')
                && pair[1].is_word()
                && pair[0].end == pair[1].start
                && bytes
                    .get(pair[0].start.wrapping_sub(1) as usize)
                    .is_none_or(|&it| it != b'#')
        })
        .count()
        >= 2
}

/// "…, Huyện ủy báo cáo kết quả như sau:", "UBND huyện đề nghị … như sau:": an office speaks.
fn acts(tokens: &[Token], first: usize) -> Option<(usize, usize)> {
    let opens =
        |at: usize| at == first || tokens[at - 1].is_sign(',') || tokens[at - 1].is_sign(';');
    let last = tokens.last()?;
    if !(last.is_sign(':') || last.is_sign('.')) {
        return None;
    }
    let follows = (0..tokens.len())
        .rev()
        .take(8)
        .any(|at| FOLLOWING.starting(tokens, at).is_some());
    if !follows {
        return None;
    }
    (first..tokens.len()).find_map(|at| {
        let (len, ()) = BODIES
            .starting(tokens, at)
            .filter(|_| opens(at) && tokens[at].is_capital())?;
        // Its name may follow: "Sở Công Thương tỉnh Lào Cai báo cáo".
        let verb = (at + len..tokens.len().min(at + len + 10))
            .find_map(|at| ACTS.starting(tokens, at).map(|(len, ())| at + len))?;
        Some((at, verb))
    })
}
