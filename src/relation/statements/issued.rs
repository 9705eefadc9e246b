//! What is said to be issued: counts with their lists, and claims without a number.

use memchr::memmem;

use super::{
    ANNOUNCE, CHECKS, Claim, Count, ISSUED, NOT, NUMBER, OPEN, REACH, Seeker, Statements, TYPES,
};
use crate::relation::{End, Relation, Role};
use crate::text::{Key, Span, Token, TokenKind, key};

/// The most lines of a list.
const ITEMS: usize = 200;

/// The list behind a count.
enum List {
    /// So many documents.
    Of(u32),
    /// None, or none that says how many there are.
    No,
    /// More lines than are read.
    TooLong,
}

/// The items on the lines behind one.
enum Items {
    None,
    /// They end at this byte.
    End(usize),
    TooMany,
}

/// First byte behind the colon with which the words behind a count announce a list.
fn announced(tokens: &[Token], behind: usize) -> Option<usize> {
    let mut colon = behind;
    while !tokens.get(colon)?.is_sign(':') {
        colon += match ANNOUNCE.starting(tokens, colon) {
            Some((len, ())) => len,
            None if tokens[colon].is_sign(',') => 1,
            None => return None,
        };
    }
    Some(tokens[colon].end as usize)
}

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
            } else if let Some((len, number)) = NUMBER.starting(tokens, at) {
                stated = Some(number);
                at += len;
                continue;
            } else if !OPEN.contains(&token.key) {
                break;
            }
            at += 1;
            if at > verb + 6 {
                return None;
            }
        }
        let (len, ()) = TYPES.starting(tokens, at)?;
        let type_word = Span::of(tokens[at].start as usize, tokens[at + len - 1].end as usize);
        let behind = at + len;
        if tokens
            .get(behind)
            .is_some_and(|token| CHECKS.contains(&token.key))
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
                .find(|token| !OPEN.contains(&token.key))
                .map_or(type_word.start(), |token| token.start as usize);
            let span = Span::of(first, type_word.end());
            match self.list(tokens, behind, sentence_end, line_end, type_word) {
                List::Of(listed) => {
                    found.counts.push(Count {
                        stated,
                        listed,
                        type_word,
                        span,
                    });
                    return Some(type_word.end());
                }
                List::TooLong => {
                    found.uncounted.push(span);
                    return Some(type_word.end());
                }
                List::No => {}
            }
        }
        self.claim(tokens, verb, (behind, sentence), type_word, found);
        Some(type_word.end())
    }

    /// The list that the words behind a count announce with a colon.
    fn list(
        &self,
        tokens: &[Token],
        behind: usize,
        sentence_end: usize,
        line_end: usize,
        type_word: Span,
    ) -> List {
        let Some(from) = announced(tokens, behind) else {
            return List::No;
        };
        let mut range = self.mentions(from, sentence_end);
        if range.is_empty() && self.bytes[from..line_end].trim_ascii().is_empty() {
            match self.items_end(line_end) {
                Items::End(end) => range = self.mentions(from, end),
                Items::TooMany => return List::TooLong,
                Items::None => return List::No,
            }
        }
        self.counted(range, type_word).map_or(List::No, List::Of)
    }

    /// The documents of a stretch, each once; `None` where its items are not of one kind.
    fn counted(&self, range: core::ops::Range<usize>, type_word: Span) -> Option<u32> {
        let spoken: Vec<Key> = self.keys(type_word);
        let mut listed = Vec::new();
        for index in range.clone() {
            if self.is_source(index, &range) {
                continue;
            }
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

    /// Whether an item of a list carries a mention out that is another organ's: "Kế hoạch số
    /// 66-KH/HU thực hiện Kế hoạch số 144-KH/TU". Cost: a search, and the relations that lead
    /// to the mention.
    fn is_source(&self, mention: usize, items: &core::ops::Range<usize>) -> bool {
        let to = |relation: &Relation| match relation.to {
            End::Mention(at) => at as usize,
            _ => 0,
        };
        let relations = self.reading.relations();
        let first = relations.partition_point(|relation| to(relation) < mention);
        let organ = |at: usize| self.reading.mentions()[at].id().organ();
        relations[first..]
            .iter()
            .take_while(|relation| to(relation) == mention)
            .filter(|relation| relation.kind.carries_out())
            .any(|relation| {
                matches!(relation.from, End::Mention(at)
                    if items.contains(&(at as usize)) && organ(at as usize) != organ(mention))
            })
    }

    /// The end of the list whose items stand on the lines behind one, each behind the
    /// same mark.
    fn items_end(&self, line_end: usize) -> Items {
        let mut mark = None;
        let mut end = line_end;
        let mut start = line_end + 1;
        for _ in 0..ITEMS {
            // The last line of a text may have no end.
            let Some(rest) = self.bytes.get(start..) else {
                return mark.map_or(Items::None, |_| Items::End(end));
            };
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
                _ => return mark.map_or(Items::None, |_| Items::End(end)),
            };
            if *mark.get_or_insert(this) != this {
                return Items::End(end);
            }
            end = start + length;
            start = end + 1;
        }
        mark.map_or(Items::None, |_| Items::TooMany)
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
        let Some((lead, ())) = ISSUED.ending(tokens, verb + 2) else {
            return;
        };
        let start = verb + 2 - lead;
        let clause = tokens[..start]
            .iter()
            .rposition(|token| token.kind == TokenKind::Sign)
            .map_or(0, |sign| sign + 1);
        let taken_back = (clause..start).any(|at| NOT.starting(tokens, at).is_some());
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
