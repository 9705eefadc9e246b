//! The outline of a text: headings numbered with Roman numerals, and what is numbered with
//! Arabic figures below them.
//!
//! "IV. ĐÁNH GIÁ CHUNG" and "2. Hạn chế" are headings; "I.1" and "V/v" are not. Numbers may
//! begin again below "Phần", "Chương", "Mục", "Phụ lục" or a lettered heading, and figures
//! wherever a list does, so headings come in runs.

use memchr::memchr_iter;

use crate::text::{Key, Span, Text, key_list, roman, tokenise};

/// A numbered heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Where its numeral stands, without the point.
    pub number: Span,
    /// Where its line stands, without blanks at either end.
    pub line: Span,
    /// The run of headings it belongs to, from 0.
    pub run: u32,
}

/// The longest line that is a heading, in bytes.
const LONGEST: usize = 400;

/// The headings of a text, in order. Cost: a search for line ends and a look at the first
/// bytes of each line; where lines begin with figures, a search for quotes as well.
pub(super) fn headings(text: Text<'_>) -> Vec<Heading> {
    let bytes = text.as_str().as_bytes();
    let mut headings = Vec::new();
    let mut points = Points::new(bytes);
    // Runs of both kinds are told apart by one count.
    let (mut runs, mut run) = (0, 0);
    let mut start = 0;
    for end in memchr_iter(b'\n', bytes).chain(core::iter::once(bytes.len())) {
        let line = &bytes[start..end];
        let lead = line
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'*' | b'#'))
            .count();
        let body = &line[lead..];
        let from = start + lead;
        let heading = |letters: usize, run: u32| Heading {
            number: Span::of(from, from + letters),
            line: Span::of(from, from + body.trim_ascii_end().len()),
            run,
        };
        match body.first() {
            Some(b'I' | b'V' | b'X') => {
                let letters = body
                    .iter()
                    .take_while(|byte| matches!(byte, b'I' | b'V' | b'X'))
                    .count();
                let point = matches!(body.get(letters), Some(b'.' | b')'))
                    && body.get(letters + 1).is_none_or(|byte| {
                        matches!(byte, b' ' | b'\t' | b'*')
                            || *byte >= 0x80
                            || byte.is_ascii_uppercase()
                    });
                if point && roman(&body[..letters]).is_some() && body.len() <= LONGEST {
                    headings.push(heading(letters, run));
                    points.section();
                    points.quoted = false;
                }
            }
            Some(b'0'..=b'9') => {
                if let Some((letters, number)) = point(body) {
                    let place = points.place(number, from, &mut runs);
                    if let Some(run) = place.filter(|_| body.len() <= LONGEST) {
                        headings.push(heading(letters, run));
                    }
                }
            }
            // "Phần thứ nhất", "PHỤ LỤC", "Chương II", "A. …"
            Some(b'P' | b'C' | b'M' | b'A'..=b'H') if body.len() <= LONGEST && opens_run(body) => {
                runs += 1;
                run = runs;
                points.section();
            }
            Some(0xC4) if body.starts_with("Điều ".as_bytes()) => points.section(),
            _ => {}
        }
        start = end + 1;
    }
    headings
}

/// The number that a line begins with, as a heading or a point of a list does ("2. Hạn chế"),
/// and its length.
fn point(line: &[u8]) -> Option<(usize, u32)> {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut rest = line.get(digits..)?.strip_prefix(b".")?.iter();
    let blank = matches!(rest.next(), Some(b' ' | b'\t'));
    let first = rest.find(|byte| !matches!(byte, b' ' | b'\t' | b'*'))?;
    let words = first.is_ascii_uppercase() || *first >= 0x80;
    let number = core::str::from_utf8(&line[..digits]).ok()?.parse().ok()?;
    (digits <= 2 && blank && words).then_some((digits, number))
}

/// Numbers in Arabic figures, of one section.
///
/// Their level does not show: 1 begins a list, within the point above or beside it, and what
/// goes on from the last number of a list around it goes on there. So only a number that
/// stands twice in succession, where no list around expects it, is in its run twice.
struct Points<'t> {
    bytes: &'t [u8],
    /// The lists that may go on, the innermost last: run and last number.
    lists: Vec<(u32, u32)>,
    /// Whether more lists may go on than are kept.
    lost: bool,
    /// Whether a quotation is open where the bytes were read to: what another text numbers
    /// does not count here.
    quoted: bool,
    read: usize,
}

/// The most lists of one section that may go on.
const LISTS: usize = 64;

impl<'t> Points<'t> {
    const fn new(bytes: &'t [u8]) -> Self {
        Self {
            bytes,
            lists: Vec::new(),
            lost: false,
            quoted: false,
            read: 0,
        }
    }

    /// A section begins.
    fn section(&mut self) {
        self.lists.clear();
        self.lost = false;
    }

    /// The run of a number at an offset; `None` in a quotation, and where it is open.
    fn place(&mut self, number: u32, at: usize, runs: &mut u32) -> Option<u32> {
        for quote in memchr_iter(0xE2, &self.bytes[self.read..at]) {
            match self.bytes[self.read + quote..].get(..3) {
                Some([_, 0x80, 0x9C]) => self.quoted = true,
                Some([_, 0x80, 0x9D]) => self.quoted = false,
                _ => {}
            }
        }
        self.read = at;
        if self.quoted || self.lost {
            return None;
        }
        let goes_on = self.lists.iter().rposition(|&(_, last)| last + 1 == number);
        if let Some(list) = goes_on.filter(|_| number > 1) {
            self.lists.truncate(list + 1);
        } else if number > 1 && self.lists.last().is_some_and(|&(_, last)| last <= number) {
            // Twice, or one was left out.
        } else if self.lists.len() == LISTS {
            self.lost = true;
            return None;
        } else {
            *runs += 1;
            self.lists.push((*runs, number));
        }
        let (run, last) = self.lists.last_mut()?;
        *last = number;
        Some(*run)
    }
}

fn opens_run(line: &[u8]) -> bool {
    if line[0].is_ascii_uppercase()
        && matches!(line.get(1), Some(b'.' | b')'))
        && matches!(line.get(2), Some(b' '))
    {
        return matches!(line[0], b'A'..=b'H');
    }
    let mut tokens = Vec::new();
    tokenise(line, 0, line.len().min(40), &mut tokens);
    let word = |at: usize| tokens.get(at).map_or(0, |token| token.key);
    PARTS.contains(&word(0)) && tokens.len() > 1 || [word(0), word(1)] == ANNEX
}

const PARTS: [Key; 3] = key_list(["phần", "chương", "mục"]);
const ANNEX: [Key; 2] = key_list(["phụ", "lục"]);
