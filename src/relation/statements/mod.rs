//! What a text says of documents without naming them by number.
//!
//! "Đã ban hành 03 kế hoạch: …" announces a list, "đã ban hành kế hoạch" claims a paper
//! and gives no number, "Chương trình này" is a name by which a text calls itself, "hai kế
//! hoạch nêu trên" points at what was named, and
//! "12-/TU" looks like a number that could not be read. None of this makes a relation;
//! an audit holds it against what was read. Quoted titles state nothing.

mod issued;
mod references;
mod self_name;
mod unread;

pub use references::{OpenReference, Reference};

use std::sync::LazyLock;

use memchr::memrchr;

use super::Reading;
use crate::text::{Cues, Key, Phrases, Span, Token, key, key_list, tokenise};

/// A count of documents that a list follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The number stated.
    pub stated: u32,
    /// The documents listed behind it, each once.
    pub listed: u32,
    /// Where the type counted stands.
    pub type_word: Span,
    /// From the number to the type.
    pub span: Span,
}

/// Something said to be issued, without a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Where the type stands.
    pub type_word: Span,
    /// From the verb to the type.
    pub span: Span,
}

/// A name by which a text seems to call itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelfName {
    /// Where the type stands.
    pub type_word: Span,
    /// From the type to "này".
    pub span: Span,
}

/// What a text says of documents without naming them by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statements {
    /// The counts that a list follows, in text order.
    pub counts: Vec<Count>,
    /// What is said to be issued without a number, in text order.
    pub claims: Vec<Claim>,
    /// The names by which the text seems to call itself, in text order.
    pub self_names: Vec<SelfName>,
    /// What looks like a number and was not read, in text order.
    pub unread: Vec<Span>,
    /// The counts whose lists were too long to be counted, in text order.
    pub uncounted: Vec<Span>,
}

/// Bytes of a sentence read on either side of its verb.
const REACH: usize = 360;

static TYPES: Cues = Cues::of(
    "nghị quyết | chỉ thị | kết luận | quyết định | quy định | hướng dẫn | kế hoạch | \
     chương trình | chương trình hành động | đề án | công văn",
);
static ISSUED: Cues = Cues::of(
    "đã ban hành | đã xây dựng và ban hành | đã xây dựng, ban hành | đã kịp thời ban hành | \
     đã tham mưu ban hành | đã tập trung ban hành",
);
static NOT: Cues =
    Cues::of("chưa | không | sẽ | dự kiến | cần | nếu | khi | sau khi | dự thảo | theo");
const NAY: Key = key("này");
static ANNOUNCE: Cues =
    Cues::of("gồm | bao gồm | cụ thể | như sau | sau | sau đây | đó là | trong đó");
static NUMBER: LazyLock<Phrases<u32>> = LazyLock::new(|| {
    Phrases::new([
        ("hai", 2),
        ("ba", 3),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
        ("mười", 10),
    ])
});
const OPEN: [Key; 8] = key_list(["các", "những", "nhiều", "một", "số", "loạt", "kịp", "thời"]);
const CHECKS: [Key; 3] = key_list(["thanh", "kiểm", "giám"]);

impl Reading<'_> {
    /// What the text says of documents without naming them by number. Cost: four
    /// searches over the text, and a bounded stretch around each verb, "này" and slash.
    pub fn statements(&self) -> Statements {
        let mut found = Statements::default();
        let seeker = Seeker::new(self);
        seeker.verbs(&mut found);
        seeker.self_names(&mut found);
        seeker.unread(&mut found);
        found
    }
}

struct Seeker<'r, 't> {
    reading: &'r Reading<'t>,
    bytes: &'t [u8],
}

impl<'r, 't> Seeker<'r, 't> {
    fn new(reading: &'r Reading<'t>) -> Self {
        Self {
            reading,
            bytes: reading.text().as_str().as_bytes(),
        }
    }

    /// The nearest place at or below an offset where a character begins.
    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.bytes.len());
        while at > 0 && at < self.bytes.len() && self.bytes[at] & 0xC0 == 0x80 {
            at -= 1;
        }
        at
    }

    /// The line around an offset, no more than a reach on either side.
    fn line(&self, at: usize, reach: usize) -> (usize, usize) {
        let low = self.boundary(at.saturating_sub(reach));
        let from = memrchr(b'\n', &self.bytes[low..at]).map_or(low, |end| low + end + 1);
        let high = self.boundary(at + reach);
        let to = memchr::memchr(b'\n', &self.bytes[at..high]).map_or(high, |end| at + end);
        (from, to)
    }

    /// Whether an offset stands inside quotes that its own line opens.
    fn quoted(&self, from: usize, at: usize) -> bool {
        let before = self
            .reading
            .text()
            .as_str()
            .get(from..at)
            .unwrap_or_default();
        let open = before.rfind(['“', '«']);
        let close = before.rfind(['”', '»']);
        let plain = before.bytes().filter(|&byte| byte == b'"').count();
        open > close || plain % 2 == 1
    }

    fn tokens(&self, from: usize, to: usize) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenise(self.bytes, from, to, &mut tokens);
        tokens
    }

    /// The mentions that begin within a stretch, by index.
    fn mentions(&self, from: usize, to: usize) -> core::ops::Range<usize> {
        let mentions = self.reading.mentions();
        let first = mentions.partition_point(|mention| mention.span().start() < from);
        let last = mentions.partition_point(|mention| mention.span().start() < to);
        first..last.max(first)
    }

    fn keys(&self, span: Span) -> Vec<Key> {
        self.tokens(span.start(), span.end())
            .iter()
            .map(|token| token.key)
            .collect()
    }
}
