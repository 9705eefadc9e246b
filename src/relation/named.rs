//! Laws named without their numbers: "hướng dẫn thi hành một số điều của Luật Hóa chất".
//!
//! What a title says of a law by its name is said of a document only where the text gives the
//! number of that law elsewhere ("Luật Hóa chất số 69/2025/QH15"), under the same name to the
//! last word. Two laws of one name are told apart by the year behind it ("Luật Đất đai năm
//! 2024"); else nothing decides which of them is meant, and nothing is said.

use super::RelationKind;
use crate::mention::{Mention, law_at};
use crate::text::{Cues, Key, Span, Text, Token, TokenKind, key, key_list, tokenise};
use std::collections::BTreeMap;

/// What a title says of a law that it names.
pub(super) struct Named {
    /// A mention of that law with its number, by its index.
    pub(super) law: u32,
    pub(super) kind: RelationKind,
    /// The words that say so.
    pub(super) cue: Span,
}

/// The laws of a text by their names.
pub(super) struct Laws {
    by_name: BTreeMap<Box<[Key]>, Vec<u32>>,
}

/// The most words of a name, and the most that stand between a verb and the law's name.
const NAME: usize = 40;
const BETWEEN: usize = 16;
/// The most laws of one name that are kept apart.
const ALIKE: usize = 64;
/// How far the year may stand behind a name, in tokens: "ngày 26 tháng 11 năm 2003".
const YEAR: usize = 7;

/// Words that may stand between the verb and the law.
#[rustfmt::skip]
static BETWEEN_WORDS: Cues = Cues::of("một số điều | một số nội dung | một số khoản | một số điểm | các | điều | khoản | điểm | \
     mục | chương | của | và | thi hành | việc thi hành | biện pháp thi hành | biện pháp | \
     hướng dẫn | hướng dẫn thi hành | tổ chức | để | thực hiện | một số");

/// Words of which none goes on a name.
#[rustfmt::skip]
const BEHIND: [Key; 22] = key_list([
        "và", "về", "ngày", "năm", "số", "được", "đã", "do", "có", "theo", "của", "trong", "tại", "khóa", "để", "đối", "như",
        "hết", "hoặc", "thì", "cùng", "cũng",
    ]);

/// Whether a token tells one name from another: "phí và lệ phí" and "phí-lệ phí" are one.
fn tells(token: &Token) -> bool {
    (token.is_word() || token.is_number()) && token.key != LIST
}

const LIST: Key = key("và");
const AMENDING: Key = key("sửa");

impl Laws {
    /// The laws that a text names with their numbers. Cost: the names.
    pub(super) fn of(text: Text<'_>, mentions: &[Mention<'_>]) -> Self {
        let bytes = text.as_str().as_bytes();
        let mut by_name: BTreeMap<Box<[Key]>, Vec<u32>> = BTreeMap::new();
        let mut tokens = Vec::new();
        for (at, mention) in mentions.iter().enumerate() {
            let (Some(word), Some(name)) = (mention.type_word_span(), mention.title_span()) else {
                continue;
            };
            // The name of a law stands between its type and its number, or whole behind it: "Luật
            // 40/2019/QH14 Luật Kiến trúc".
            if mention.is_title_quoted() {
                continue;
            }
            tokens.clear();
            if name.end() <= mention.span().start() {
                tokenise(bytes, word.start(), word.end(), &mut tokens);
                if law_at(&tokens, 0) != Some(tokens.len()) {
                    continue;
                }
                tokens.clear();
                tokenise(bytes, name.start(), name.end(), &mut tokens);
            } else {
                tokenise(bytes, name.start(), name.end(), &mut tokens);
                let Some(len) = law_at(&tokens, 0) else {
                    continue;
                };
                tokens.drain(..len);
            }
            // A law that amends others is not what others guide.
            if tokens.is_empty() || tokens.len() > NAME || tokens[0].key == AMENDING {
                continue;
            }
            let name = tokens
                .iter()
                .filter(|token| tells(token))
                .map(|token| token.key)
                .collect();
            let laws = by_name.entry(name).or_default();
            let known = laws
                .iter()
                .any(|&law| mentions[law as usize].id() == mention.id());
            if !known && laws.len() < ALIKE {
                laws.push(at as u32);
            }
        }
        Self { by_name }
    }

    /// Whether the text names none.
    pub(super) fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// What a title says of the laws that it names behind the verb that it opens with, which
    /// stands at `cue` and states `kind`. Cost: the title.
    pub(super) fn named_in(
        &self,
        text: Text<'_>,
        mentions: &[Mention<'_>],
        title: Span,
        (cue, kind): (Span, RelationKind),
    ) -> Vec<Named> {
        let mut tokens = Vec::new();
        tokenise(
            text.as_str().as_bytes(),
            cue.end(),
            title.end(),
            &mut tokens,
        );
        let mut at = 0;
        while at < tokens.len().min(BETWEEN) && law_at(&tokens, at).is_none() {
            match BETWEEN_WORDS.starting(&tokens, at) {
                Some((words, ())) => at += words,
                None if tokens[at].is_number() || tokens[at].is_sign(',') => at += 1,
                None => return Vec::new(),
            }
        }
        let mut named = Vec::new();
        while let Some(len) = law_at(&tokens, at) {
            let found = self.law(mentions, &tokens, at + len);
            named.extend(found.map(|law| Named { law, kind, cue }));
            // "Luật Đấu thầu, Luật Hải quan và Luật …": the next item of the list.
            let next = (at + len..tokens.len()).find(|&next| {
                law_at(&tokens, next).is_some()
                    && (tokens[next - 1].is_sign(',') || tokens[next - 1].key == LIST)
            });
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        named
    }

    /// The law whose name starts at a token, where name and year leave one.
    fn law(&self, mentions: &[Mention<'_>], tokens: &[Token], at: usize) -> Option<u32> {
        let (ends, keys): (Vec<usize>, Vec<Key>) = (at..tokens.len().min(at + NAME))
            .filter(|&at| tells(&tokens[at]))
            .map(|at| (at + 1, tokens[at].key))
            .unzip();
        let (len, laws) = (1..=keys.len())
            .rev()
            .find_map(|len| Some((len, self.by_name.get(&keys[..len])?)))?;
        let behind = &tokens[ends[len - 1]..];
        let ends = behind.first().is_none_or(|next| match next.kind {
            TokenKind::Word { .. } => !next.is_capital() && BEHIND.contains(&next.key),
            _ => true,
        });
        if !ends {
            return None;
        }
        let year = behind
            .iter()
            .take(YEAR)
            .take_while(|token| !token.is_sign(',') && !token.is_sign(';') && token.key != LIST)
            .filter_map(|token| token.number())
            .find(|number| (1945..2100).contains(number));
        let mut fitting = laws.iter().copied().filter(|&law| {
            let own = mentions[law as usize].id().year().map(u64::from);
            year.is_none() || year == own
        });
        let law = fitting.next()?;
        fitting.next().is_none().then_some(law)
    }
}
