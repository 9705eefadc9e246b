//! Collections of the law: which document an article was taken from.

use super::Reader;
use super::block::Block;
use super::event::Kind;
use super::mark::Mark;
use crate::relation::Speaker;

impl Reader<'_, '_> {
    /// "(Điều 51 Nghị định số 19/2011/NĐ-CP, có hiệu lực …)": in a collection of the law, the
    /// document that what follows is taken from.
    pub(super) fn take_source(&mut self, first: usize) {
        if self.speaker != Speaker::Other || self.own.number.is_some() && self.article.is_none() {
            return;
        }
        let mut events = self.lexer.events.iter().map(|event| event.kind);
        let opens = events.next() == Some(Kind::Open) && events.next() == Some(Kind::Part);
        if opens && matches!(events.next(), Some(Kind::Cite(_))) {
            self.taken_from = Some(first as u32);
            if let Some(article) = self.article {
                self.collected.insert(article, first as u32);
            }
        }
    }

    /// "Điều 25.2.LQ.35. …": an article of a collection, which is taken from the document that the
    /// first article with this code was taken from.
    pub(super) fn take_article(&mut self, block: Block) {
        if self.speaker != Speaker::Other || block.mark != Mark::Article {
            return;
        }
        let text = self.text.as_str().get(block.start..block.end);
        if let Some(article) = text.and_then(collected_code) {
            self.article = Some(article);
            self.taken_from = self.collected.get(article).copied();
        }
    }
}

/// The code of an article of a collection of the law, without the number of the article in its own
/// document: "25.2.LQ" of "Điều 25.2.LQ.35.", "17.1.TT.10" of "Điều 17.1.TT.10.3.".
fn collected_code(line: &str) -> Option<&str> {
    let rest = line
        .trim_start_matches(['*', '_', '#', ' '])
        .strip_prefix("Điều ")?;
    let code = rest.split([' ', '\n']).next()?.trim_end_matches('.');
    let mut parts = code.split('.');
    let counts = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let letters = |part: &str| part.chars().count() >= 2 && part.chars().all(char::is_alphabetic);
    let coded = parts.next().is_some_and(counts)
        && parts.next().is_some_and(counts)
        && parts.next().is_some_and(letters);
    let mut further = parts.peekable();
    (coded && further.peek().is_some() && further.all(counts))
        .then(|| code.rsplit_once('.').map_or(code, |(code, _)| code))
}
