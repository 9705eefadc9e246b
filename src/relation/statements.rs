//! What a text says of documents without naming them by number.
//!
//! "Đã ban hành 03 kế hoạch: …" announces a list, "đã ban hành kế hoạch" claims a paper
//! and gives no number, "Chương trình này" is a name by which a text calls itself, and
//! "12-/TU" looks like a number that could not be read. None of this makes a relation;
//! an audit holds it against what was read. Quoted titles state nothing.

use std::sync::LazyLock;

use memchr::{memchr_iter, memmem, memrchr};

use super::{Reading, Role};
use crate::text::{Key, Phrases, Span, Token, TokenKind, key, tokenise};

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
}

/// Bytes of a sentence read on either side of its verb.
const REACH: usize = 360;
/// Bytes within which a type that was named before may be what "này" points back to.
const BACK: usize = 900;
/// The longest run of signs that is taken for a number.
const LONGEST: usize = 40;
/// The most lines of a list.
const ITEMS: usize = 200;

struct Words {
    types: Phrases<()>,
    issued: Phrases<()>,
    not: Phrases<()>,
    nay: Key,
    announce: Phrases<()>,
    number: Phrases<u32>,
    open: [Key; 8],
    checks: [Key; 3],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    types: Phrases::new(
        [
            "nghị quyết",
            "chỉ thị",
            "kết luận",
            "quyết định",
            "quy định",
            "hướng dẫn",
            "kế hoạch",
            "chương trình",
            "chương trình hành động",
            "đề án",
            "công văn",
        ]
        .map(|words| (words, ())),
    ),
    issued: Phrases::new(
        [
            "đã ban hành",
            "đã xây dựng và ban hành",
            "đã xây dựng, ban hành",
            "đã kịp thời ban hành",
            "đã tham mưu ban hành",
            "đã tập trung ban hành",
        ]
        .map(|words| (words, ())),
    ),
    not: Phrases::new(
        [
            "chưa",
            "không",
            "sẽ",
            "dự kiến",
            "cần",
            "nếu",
            "khi",
            "sau khi",
            "dự thảo",
            "theo",
        ]
        .map(|words| (words, ())),
    ),
    nay: key("này"),
    announce: Phrases::new(
        [
            "gồm",
            "bao gồm",
            "cụ thể",
            "như sau",
            "sau",
            "sau đây",
            "đó là",
            "trong đó",
        ]
        .map(|words| (words, ())),
    ),
    number: Phrases::new([
        ("hai", 2),
        ("ba", 3),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
        ("mười", 10),
    ]),
    open: [
        key("các"),
        key("những"),
        key("nhiều"),
        key("một"),
        key("số"),
        key("loạt"),
        key("kịp"),
        key("thời"),
    ],
    checks: [key("thanh"), key("kiểm"), key("giám")],
});

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

    /// "ban hành": the verb of claims and counts.
    fn verbs(&self, found: &mut Statements) {
        let mut floor = 0;
        // "ban h" is the same in every spelling of the accents.
        for at in memmem::find_iter(self.bytes, b"ban h") {
            if at < floor {
                continue;
            }
            let (from, to) = self.line(at, REACH);
            if self.quoted(from, at) {
                continue;
            }
            let tokens = self.tokens(from, to);
            let Some(verb) = tokens.iter().position(|token| token.start as usize == at) else {
                continue;
            };
            if tokens
                .get(verb + 1)
                .is_none_or(|token| token.key != key("hành"))
            {
                continue;
            }
            if let Some(end) = self.verb(&tokens, verb, to, found) {
                floor = end;
            }
        }
    }

    /// One verb: what it is said to have brought forth. Returns where it was read to.
    fn verb(
        &self,
        tokens: &[Token],
        verb: usize,
        line_end: usize,
        found: &mut Statements,
    ) -> Option<usize> {
        let mut at = verb + 2;
        let mut stated = None;
        while let Some(token) = tokens.get(at) {
            if let Some(number) = token.number() {
                stated = u32::try_from(number).ok();
            } else if let Some((len, number)) = WORDS.number.starting(tokens, at) {
                stated = Some(number);
                at += len;
                continue;
            } else if !WORDS.open.contains(&token.key) {
                break;
            }
            at += 1;
            if at > verb + 6 {
                return None;
            }
        }
        let (len, ()) = WORDS.types.starting(tokens, at)?;
        let type_word = Span::of(tokens[at].start as usize, tokens[at + len - 1].end as usize);
        let behind = at + len;
        if tokens
            .get(behind)
            .is_some_and(|token| WORDS.checks.contains(&token.key))
        {
            // "kết luận thanh tra": the outcome of an inspection, no document of the trace.
            return None;
        }
        let sentence = tokens[behind..]
            .iter()
            .position(|token| [';', '.'].into_iter().any(|sign| token.is_sign(sign)))
            .map_or(tokens.len(), |end| behind + end);
        let sentence_end = tokens[..sentence].last()?.end as usize;
        if let Some(stated) = stated.filter(|stated| (2..=500).contains(stated)) {
            let number = &tokens[verb + 2..at];
            let first = number
                .iter()
                .find(|token| !WORDS.open.contains(&token.key))
                .map_or(type_word.start(), |token| token.start as usize);
            if let Some(listed) = self.list(tokens, behind, sentence_end, line_end, type_word) {
                found.counts.push(Count {
                    stated,
                    listed,
                    type_word,
                    span: Span::of(first, type_word.end()),
                });
                return Some(type_word.end());
            }
        }
        self.claim(tokens, verb, (behind, sentence), type_word, found);
        Some(type_word.end())
    }

    /// The documents of a list that the words behind a count announce with a colon;
    /// `None` where none is announced or its items are not of one kind.
    fn list(
        &self,
        tokens: &[Token],
        behind: usize,
        sentence_end: usize,
        line_end: usize,
        type_word: Span,
    ) -> Option<u32> {
        let mut colon = behind;
        while !tokens.get(colon)?.is_sign(':') {
            colon += match WORDS.announce.starting(tokens, colon) {
                Some((len, ())) => len,
                None if tokens[colon].is_sign(',') => 1,
                None => return None,
            };
        }
        let from = tokens[colon].end as usize;
        let mut range = self.mentions(from, sentence_end);
        if range.is_empty() && self.bytes[from..line_end].trim_ascii().is_empty() {
            range = self.mentions(from, self.items_end(line_end)?);
        }
        let spoken: Vec<Key> = self.keys(type_word);
        let mut listed = Vec::new();
        for index in range {
            let mention = &self.reading.mentions()[index];
            let declared = self.reading.role(index) == Role::Declared;
            match mention.type_word_span() {
                Some(word) if self.keys(word).starts_with(&spoken) => listed.push(mention.id()),
                // A list of plans may name the sources of each; another type that the
                // issuer issued makes it a list of something else.
                _ if declared => return None,
                _ => {}
            }
        }
        listed.sort();
        listed.dedup();
        (!listed.is_empty()).then_some(listed.len() as u32)
    }

    fn keys(&self, span: Span) -> Vec<Key> {
        self.tokens(span.start(), span.end())
            .iter()
            .map(|token| token.key)
            .collect()
    }

    /// The end of the list whose items stand on the lines behind one, each behind the
    /// same mark; `None` where the next line is no item.
    fn items_end(&self, line_end: usize) -> Option<usize> {
        let mut mark = None;
        let mut end = line_end;
        let mut start = line_end + 1;
        for _ in 0..ITEMS {
            let rest = self.bytes.get(start..)?;
            let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let line = rest[..length].trim_ascii_start();
            let this = match line.first() {
                None if start < self.bytes.len() => {
                    start += length + 1;
                    continue;
                }
                Some(b'-') => b'-',
                Some(b'+') => b'+',
                Some(b'*') => b'*',
                Some(b'0'..=b'9') if line.iter().take(4).any(|b| matches!(b, b'.' | b')')) => b'1',
                _ => break,
            };
            if *mark.get_or_insert(this) != this {
                break;
            }
            end = start + length;
            start = end + 1;
        }
        mark.map(|_| end)
    }

    /// Notes a claim, unless the sentence takes it back or gives the number.
    fn claim(
        &self,
        tokens: &[Token],
        verb: usize,
        (behind, sentence): (usize, usize),
        type_word: Span,
        found: &mut Statements,
    ) {
        let Some((lead, ())) = WORDS.issued.ending(tokens, verb + 2) else {
            return;
        };
        let start = verb + 2 - lead;
        let clause = tokens[..start]
            .iter()
            .rposition(|token| token.kind == TokenKind::Sign)
            .map_or(0, |sign| sign + 1);
        let taken_back = (clause..start).any(|at| WORDS.not.starting(tokens, at).is_some());
        // "đã ban hành kế hoạch số …", or any other number of that type in the sentence.
        let from = tokens[start].start as usize;
        let to = tokens[..sentence]
            .last()
            .map_or(from, |token| token.end as usize);
        let spoken = self.keys(type_word);
        let numbered = self.mentions(from, to).any(|index| {
            let word = self.reading.mentions()[index].type_word_span();
            word.is_some_and(|word| word.start() >= from && self.keys(word).starts_with(&spoken))
        });
        // A sentence that was cut may give it further on.
        let cut = sentence == tokens.len() && to + 4 >= from + REACH;
        // "số" right behind the type: a number that was not read is no missing one.
        let so = tokens
            .get(behind)
            .is_some_and(|token| token.key == key("số"));
        if !taken_back && !numbered && !cut && !so {
            found.claims.push(Claim {
                type_word,
                span: Span::of(from, type_word.end()),
            });
        }
    }

    /// "Kế hoạch này", where no plan is named before it.
    fn self_names(&self, found: &mut Statements) {
        for pattern in ["này", "na\u{300}y", "nay\u{300}"] {
            for at in memmem::find_iter(self.bytes, pattern.as_bytes()) {
                let low = self.boundary(at.saturating_sub(BACK));
                let end = at + pattern.len();
                let tokens = self.tokens(low, end);
                let Some((last, before)) = tokens.split_last() else {
                    continue;
                };
                if last.start as usize != at || last.key != WORDS.nay {
                    continue;
                }
                let Some((len, ())) = WORDS.types.ending(before, before.len()) else {
                    continue;
                };
                let first = before.len() - len;
                let words: Vec<Key> = before[first..].iter().map(|token| token.key).collect();
                // The shortest name of the type: "chương trình" of "chương trình hành động".
                let stem = &words[..words.len().min(2)];
                let (line, _) = self.line(at, BACK);
                // The whole stretch has to be known, and nothing of the type in it.
                let earlier = before[..first].windows(stem.len()).any(|window| {
                    window
                        .iter()
                        .zip(stem)
                        .all(|(token, key)| token.key == *key)
                });
                let cut = before.iter().any(|token| token.kind == TokenKind::Skipped);
                if earlier || cut || self.quoted(line, at) {
                    continue;
                }
                let start = before[first].start as usize;
                found.self_names.push(SelfName {
                    type_word: Span::of(start, before[before.len() - 1].end as usize),
                    span: Span::of(start, end),
                });
            }
        }
        found.self_names.sort_by_key(|name| name.span);
    }

    /// Runs of signs around a slash that have a number, capitals and a dash, and are
    /// part of no mention.
    fn unread(&self, found: &mut Statements) {
        let mut floor = 0;
        let mut next = 0;
        let mentions = self.reading.mentions();
        for slash in memchr_iter(b'/', self.bytes) {
            while next < mentions.len() && mentions[next].span().end() <= slash {
                next += 1;
            }
            if slash < floor {
                continue;
            }
            let (from, to) = self.run(slash);
            let span = Span::of(from, to);
            let read = mentions[next.saturating_sub(1)..]
                .iter()
                .take(2)
                .any(|mention| mention.span().overlaps(span));
            let own = self.reading.own().number;
            if read
                || own.is_some_and(|own| own.overlaps(span))
                || self.is_number(from, slash, to).is_none()
            {
                continue;
            }
            floor = to;
            found.unread.push(span);
        }
    }

    /// The run of signs without blanks around an offset, bare of the signs beside it.
    fn run(&self, at: usize) -> (usize, usize) {
        let part = |byte: &u8| {
            byte.is_ascii_alphanumeric() || *byte >= 0x80 || matches!(byte, b'-' | b'/' | b'.')
        };
        let low = at.saturating_sub(LONGEST);
        let before = self.bytes[low..at]
            .iter()
            .rev()
            .take_while(|byte| part(byte))
            .count();
        let high = self.bytes.len().min(at + LONGEST);
        let after = self.bytes[at..high]
            .iter()
            .take_while(|byte| part(byte))
            .count();
        let (mut from, mut to) = (self.boundary(at - before), self.boundary(at + after));
        while from < at && matches!(self.bytes[from], b'-' | b'.') {
            from += 1;
        }
        while to > at + 1 && matches!(self.bytes[to - 1], b'-' | b'.') {
            to -= 1;
        }
        (from, to)
    }

    /// `Some` where a run begins with a number and has a type and an organ in capitals
    /// on either side of a dash and a slash.
    fn is_number(&self, from: usize, slash: usize, to: usize) -> Option<()> {
        if to - from > LONGEST {
            return None;
        }
        let run = self.reading.text().as_str().get(from..to)?;
        let (left, right) = run.split_at_checked(slash - from)?;
        let right = &right[1..];
        let letters = |part: &str| {
            let letters = part.chars().filter(|sign| sign.is_alphabetic());
            let (mut all, mut capitals) = (0, 0);
            for letter in letters {
                all += 1;
                capitals += usize::from(letter.is_uppercase());
            }
            (all, capitals)
        };
        let digits = left.bytes().take_while(u8::is_ascii_digit).count();
        let (left_all, left_capitals) = letters(left);
        let (right_all, right_capitals) = letters(right);
        // Most letters are capitals on both sides together; the organ has two at least.
        let capitals = left_capitals + right_capitals;
        let coded =
            right_capitals >= 2 && right_all <= right_capitals + 2 && left_all <= left_capitals + 1;
        let dashed =
            left.get(digits..)?.starts_with('-') && left_capitals >= 1 || right.contains('-');
        ((1..=5).contains(&digits) && coded && dashed && capitals >= 3).then_some(())
    }
}
