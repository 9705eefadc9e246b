//! Voice: who acts on whom.
//!
//! "A được sửa đổi theo B", "A (điều chỉnh lần 2 tại B)" say that B acts on A. Which verb it is
//! does not matter, so the passive is put together from its parts and never listed verb by verb:
//! the helper ("được", "bị"), who acted, the verb, a part of the document, the time of the change
//! ("lần 2"), and the word that leads the acting document in.

use std::sync::LazyLock;

use super::links::{Act, Link};
use crate::text::{Key, Phrases, Token, key};

/// The word that leads in the document that acts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// "bởi": an agent beyond doubt.
    Agent,
    /// "tại", "trong": where the act stands.
    Place,
    /// "theo": the act, or the rule that it follows.
    Rule,
    /// "bằng"
    Means,
}

static BYS: LazyLock<Phrases<By>> = LazyLock::new(|| {
    Phrases::new([
        ("bởi", By::Agent),
        ("tại", By::Place),
        ("trong", By::Place),
        ("theo", By::Rule),
        ("bằng", By::Means),
    ])
});

/// Parts of a document that a verb may take for its object.
static PARTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "một số điều",
            "một số điều, khoản",
            "một số nội dung",
            "một số quy định",
            "một phần",
            "toàn bộ",
            "nội dung",
            "hiệu lực",
        ]
        .map(|words| (words, ())),
    )
});

/// What may stand between the helper and the verb.
static ADVERBS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "tiếp tục",
            "chính thức",
            "kịp thời",
            "cụ thể",
            "lần lượt",
            "lại",
        ]
        .map(|words| (words, ())),
    )
});

struct Words {
    helpers: [Key; 2],
    done: Key,
    time: Key,
    nth: Key,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    helpers: ["được", "bị"].map(key),
    done: key("đã"),
    time: key("lần"),
    nth: key("thứ"),
});

/// The most words that name who acted: "được Bộ Tài chính hướng dẫn tại".
const AGENT: usize = 10;

/// What a verb and the word that leads in a document behind it state of that document.
fn states(act: Act, by: By, passive: bool, part: bool) -> Option<Link> {
    let changes_text = matches!(act, Act::Amends | Act::Supplements);
    match by {
        _ if passive => Some(Link::By(act)),
        By::Agent => Some(Link::By(act)),
        By::Means if act == Act::Replaces => Some(Link::By(act)),
        // "sửa đổi một số điều tại B" changes what stands in B; "sửa đổi tại B" was done by it.
        _ if part => None,
        By::Place if changes_text => Some(Link::By(act)),
        // "theo hướng dẫn tại", "bãi bỏ theo": which of the two acts is not said.
        _ => Some(Link::Cites),
    }
}

/// Whether a helper stands at a place.
pub(crate) fn is_helper(token: Token) -> bool {
    token.is_word() && WORDS.helpers.contains(&token.key)
}

/// The verb and its voice that end before `tokens[end]`, where a word that leads a document in
/// ends them: the length in tokens, and what they state. `verb` finds the phrase of the table
/// that ends at a place.
pub(super) fn ending(
    tokens: &[Token],
    end: usize,
    verb: impl Fn(usize) -> Option<(usize, Link)>,
) -> Option<(usize, Link)> {
    let (len, by) = BYS.ending(tokens, end)?;
    let mut at = end - len;
    let time = time_before(tokens, at);
    at -= time;
    let part = PARTS.ending(tokens, at).map_or(0, |(len, ())| len);
    let found = verb(at - part).or_else(|| verb(at));
    let (len, link) = found?;
    let with_part = part > 0 && verb(at - part).is_some();
    let act = link.act()?;
    let start = at - if with_part { part } else { 0 } - len;
    let helper = helper_before(tokens, start);
    let opens = tokens[start].is_sign('(') || start > 0 && tokens[start - 1].is_sign('(');
    let passive = helper.is_some() || opens || time > 0;
    // "Sửa đổi, bổ sung tại Phụ lục …": an order of the text itself.
    if !passive && by != By::Agent && tokens[start].is_capital() {
        return None;
    }
    let from = helper.unwrap_or(start);
    let part = with_part || ends_with_part(&tokens[start..at]);
    Some((end - from, states(act, by, passive, part)?))
}

/// The same that start at `tokens[at]`.
pub(super) fn starting(
    tokens: &[Token],
    at: usize,
    verb: impl Fn(usize) -> Option<(usize, Link)>,
) -> Option<(usize, Link)> {
    let mut next = at;
    if tokens
        .get(next)
        .is_some_and(|token| token.is_word() && token.key == WORDS.done)
    {
        next += 1;
    }
    let helper = tokens.get(next).is_some_and(|token| is_helper(*token));
    next += usize::from(helper);
    if helper {
        next += ADVERBS.starting(tokens, next).map_or(0, |(len, ())| len);
    }
    let (len, link) = verb(next)?;
    let act = link.act()?;
    let start = next;
    next += len;
    let part = PARTS.starting(tokens, next).map_or(0, |(len, ())| len);
    next += part;
    let time = time_at(tokens, next);
    next += time;
    let (len, by) = BYS.starting(tokens, next)?;
    let opens = tokens[at].is_sign('(') || at > 0 && tokens[at - 1].is_sign('(');
    let part = part > 0 || ends_with_part(&tokens[start..next]);
    let passive = helper || opens || time > 0;
    if !passive && by != By::Agent && tokens[start].is_capital() {
        return None;
    }
    let link = states(act, by, passive, part)?;
    matches!(link, Link::By(_)).then_some((next + len - at, link))
}

fn ends_with_part(tokens: &[Token]) -> bool {
    PARTS.ending(tokens, tokens.len()).is_some()
}

/// Where the helper of a verb stands, "đã" included: right before it, or before who acted.
fn helper_before(tokens: &[Token], verb: usize) -> Option<usize> {
    let mut at = verb;
    while let Some((len, ())) = ADVERBS.ending(tokens, at) {
        at -= len;
    }
    let agent = (at.saturating_sub(AGENT + 1)..at)
        .rev()
        .take_while(|&at| tokens[at].is_word())
        .find(|&at| is_helper(tokens[at]))?;
    let named = agent + 1 == at || tokens[agent + 1].is_capital();
    let done = agent > 0 && tokens[agent - 1].is_word() && tokens[agent - 1].key == WORDS.done;
    named.then_some(agent - usize::from(done))
}

/// "lần 2", "lần thứ hai", "lần đầu" before a place: how many tokens.
fn time_before(tokens: &[Token], end: usize) -> usize {
    (2..=3)
        .find(|&len| len <= end && time_at(tokens, end - len) == len)
        .unwrap_or(0)
}

/// The same at a place.
fn time_at(tokens: &[Token], at: usize) -> usize {
    let word = |at: usize| tokens.get(at).filter(|token| token.is_word());
    match (word(at), tokens.get(at + 1)) {
        (Some(time), Some(nth)) if time.key == WORDS.time => {
            let ordinal = nth.is_word() && nth.key == WORDS.nth && tokens.len() > at + 2;
            2 + usize::from(ordinal)
        }
        _ => 0,
    }
}
