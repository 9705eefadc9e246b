//! What is said to be issued: counts with their lists, and claims without a number.

use memchr::memmem;

use super::{Claim, Count, REACH, Seeker, Statements, WORDS};
use crate::relation::Role;
use crate::text::{Key, Span, Token, TokenKind, key};

/// The most lines of a list.
const ITEMS: usize = 200;

impl Seeker<'_, '_> {
    /// "ban hành": the verb of claims and counts.
    pub(super) fn verbs(&self, found: &mut Statements) {
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
}
