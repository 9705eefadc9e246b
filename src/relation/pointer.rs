//! Words that point at documents named elsewhere: "nghị quyết này", "kế hoạch trên", "hai văn
//! bản nêu trên".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::id::DocumentType;
use crate::mention::{Mention, type_closers, type_word_at};
use crate::text::{Cues, Key, Sieve, Span, Text, Token, key, key_list, keys, tokenise};

const ABOVE: Key = key("trên");
const THIS: Key = key("này");
const SAID: [Key; 3] = key_list(["nêu", "nói", "kể"]);
const MANY: [Key; 2] = key_list(["các", "những"]);
/// Two, three, four, five.
const COUNTS: [Key; 4] = key_list(["hai", "ba", "bốn", "năm"]);
const ANY: [Key; 2] = key_list(["văn", "bản"]);

/// What may follow "kế hoạch trên": before any other word "trên" says where, as in "kế hoạch
/// trên địa bàn huyện".
static BEHIND_ABOVE: Cues = Cues::of(
    "đây | và | là | được | đã | phải | cần | để | nhằm | thì | do | có | đều | chưa | \
     không | của | cho | vào",
);

/// Words that point at documents, by their tokens.
#[derive(Clone, Debug)]
pub(super) struct Pointer {
    /// The first token: the count, or the type word.
    pub(super) start: usize,
    /// The tokens of the type word.
    pub(super) type_word: core::ops::Range<usize>,
    /// How many documents are meant; open for "các".
    pub(super) count: Option<usize>,
    /// "này": may be the text itself as well.
    pub(super) this: bool,
}

/// Whether a token is the "này" or "trên" with which a pointer ends.
pub(super) fn points(token: Token) -> bool {
    token.is_word() && (token.key == ABOVE || token.key == THIS)
}

/// The words for which [`points`] may be so.
pub(super) fn pointing() -> [Key; 2] {
    [ABOVE, THIS]
}

/// Whether a word may stand right before the "này" or "trên" of a pointer.
pub(super) fn may_point(before: Key) -> bool {
    static BEFORE: LazyLock<Sieve> = LazyLock::new(|| Sieve::new(type_closers().chain(SAID)));
    BEFORE.may_hold(before)
}

/// The pointer that ends with the "này" or "trên" at a token.
pub(super) fn pointer(tokens: &[Token], at: usize) -> Option<Pointer> {
    let last = *tokens.get(at).filter(|&&token| points(token))?;
    let this = last.key == THIS;
    let said = !this && at > 0 && SAID.contains(&tokens[at - 1].key);
    let place = !this
        && !said
        && tokens.get(at + 1).is_some_and(|next| next.is_word())
        && BEHIND_ABOVE.starting(tokens, at + 1).is_none();
    if place {
        return None;
    }
    let end = at - usize::from(said);
    let (from, len) = (end.saturating_sub(4)..end).find_map(|from| {
        let len = type_word_at(tokens, from)?;
        (from + len == end).then_some((from, len))
    })?;
    let counted = from.checked_sub(1).map(|before| tokens[before]);
    let number = counted.and_then(|counted| {
        let word = COUNTS.iter().position(|&word| counted.key == word);
        word.filter(|_| counted.is_word())
            .map(|at| at + 2)
            .or_else(|| {
                counted
                    .number()
                    .and_then(|count| usize::try_from(count).ok())
            })
    });
    let many = counted.is_some_and(|word| word.is_word() && MANY.contains(&word.key));
    let several = many || number.is_some();
    Some(Pointer {
        start: from - usize::from(several),
        type_word: from..from + len,
        count: if several { number } else { Some(1) },
        this,
    })
}

/// The words of a type; none for "văn bản", which fits any.
pub(super) fn type_keys(type_word: &[Token]) -> Vec<Key> {
    let word: Vec<Key> = type_word.iter().map(|token| token.key).collect();
    if word == ANY.as_ref() {
        Vec::new()
    } else {
        word
    }
}

/// The mentions of a range that a pointer may mean, each document once at its first place, in
/// text order: those of its type, outside titles.
pub(super) fn fitting(
    text: Text<'_>,
    mentions: &[Mention<'_>],
    range: core::ops::Range<usize>,
    type_word: &[Key],
) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    for at in range {
        let mention = &mentions[at];
        let fits = || {
            let word = mention.type_word_span();
            type_word.is_empty()
                || is_named(mention, type_word)
                || word.is_some_and(|word| is_word(text, word, type_word))
        };
        let known = || {
            let id = mention.id();
            found.iter().any(|&at| mentions[at as usize].id() == id)
        };
        if !mention.is_in_title() && fits() && !known() {
            found.push(at as u32);
        }
    }
    found
}

/// Whether the code of a number stands for the type of these words, whatever short form stands
/// before it: "HD số 11-HD/BTCTU" is "hướng dẫn".
fn is_named(mention: &Mention<'_>, type_word: &[Key]) -> bool {
    let readings = mention.id().type_code().map(crate::id::TypeCode::readings);
    readings.into_iter().flatten().any(|kind| {
        NAMES
            .get(kind)
            .is_some_and(|name| name.as_ref() == type_word)
    })
}

/// The words of each type's name.
static NAMES: LazyLock<BTreeMap<DocumentType, Box<[Key]>>> = LazyLock::new(|| {
    let names = DocumentType::ALL.iter();
    let words = |kind: &DocumentType| keys(&kind.vietnamese().to_lowercase());
    names.map(|kind| (*kind, words(kind))).collect()
});

/// Whether these words stand at a span.
pub(super) fn is_word(text: Text<'_>, span: Span, word: &[Key]) -> bool {
    let mut tokens = Vec::new();
    tokenise(
        text.as_str().as_bytes(),
        span.start(),
        span.end(),
        &mut tokens,
    );
    let keys = tokens.iter().map(|token| token.key);
    keys.eq(word.iter().copied())
}
