//! What a word is at its place: a body's name or a part of another word, a type of document or a
//! verb, a provision, words that point at a document.

use std::sync::LazyLock;

use super::{Lexer, Pointed, What};
use crate::body;
use crate::mention::{law_at, type_openers, type_word_at};
use crate::relation::pointer::{Pointer, pointer, pointing, type_keys};
use crate::relation::read::event::Kind;
use crate::relation::read::lexicon::{self, Atom, By};
use crate::text::{Key, Sieves, Token, is_word_at, key, key_list, key_of};

const PROVISIONS: [Key; 10] = key_list([
    "điểm", "khoản", "điều", "mục", "chương", "phần", "tiết", "tiểu", "dòng", "gạch",
]);
const ORDINALS: [Key; 12] = key_list([
    "thứ", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "đầu",
]);
const AND: Key = key("và");
const LICENCE: [Key; 2] = key_list(["giấy", "phép"]);
const UNITS: [Key; 12] = key_list([
    "tỉnh",
    "huyện",
    "thành",
    "phố",
    "xã",
    "phường",
    "quận",
    "thị",
    "khối",
    "nhân",
    "dân",
    "cấp",
]);
const ANNEX: [Key; 2] = key_list(["phụ", "lục"]);
/// "số"
const NUMBER: Key = key("số");
const LAW: Key = key("luật");
const MINISTRY: Key = key("bộ");
/// What anything but a plain word begins with, of more than [`SHORT`] bytes.
static OPENERS: LazyLock<Sieves> = LazyLock::new(|| {
    let provisions = PROVISIONS.into_iter().chain([ANNEX[0]]);
    let types = type_openers().chain([LICENCE[0]]);
    Sieves::new(
        (provisions.map(|word| (PROVISION, word)))
            .chain(pointing().map(|word| (POINTER, word)))
            .chain(types.map(|word| (TYPE, word)))
            .chain(lexicon::openers().map(|word| (PHRASE, word))),
    )
});
const PROVISION: u8 = 1;
const POINTER: u8 = 2;
const TYPE: u8 = 4;
const PHRASE: u8 = 8;
/// The label of an item, "đ)", has up to this many bytes.
const LABEL: u32 = 3;
/// Words up to this many bytes may be a label, "Đ8" or "K4".
const SHORT: u32 = 5;

impl Lexer {
    pub(super) fn word(&mut self, at: usize, titled: bool) -> usize {
        let token = self.tokens[at];
        let short = token.end - token.start <= SHORT
            && (token.is_capital() || token.end - token.start <= LABEL);
        let openers = OPENERS.of(token.key);
        let opens = |set: u8| openers & set != 0;
        if !short && openers == 0 {
            self.push(What::Kind(Kind::Words), token, token, titled);
            return at + 1;
        }
        let provision = (short || opens(PROVISION)).then(|| self.provision(at));
        if let Some(len) = provision.flatten() {
            self.push(
                What::Atom(Atom::Part),
                token,
                self.tokens[at + len - 1],
                titled,
            );
            return at + len;
        }
        if opens(POINTER) {
            if let Some(found) = pointer(&self.tokens, at) {
                return self.point(&found, at, titled);
            }
        }
        if token.end - token.start <= LABEL
            && token.is_word()
            && !token.is_all_capitals()
            && self.enumerates(at)
        {
            self.push(What::Kind(Kind::Enum), token, self.tokens[at + 1], titled);
            return at + 2;
        }
        let phrase = opens(PHRASE).then(|| lexicon::at(&self.tokens, at));
        let atom = phrase.flatten().map(|(len, atom)| {
            // "Bộ Tài chính"; "cán bộ", "Bộ luật" are none.
            let ministry = atom == Atom::Of
                && token.key == MINISTRY
                && token.is_capital()
                && !token.is_all_capitals()
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.is_capital());
            (len, if ministry { Atom::Body } else { atom })
        });
        // "Luật Ban hành văn bản …": a law's name may begin with any word.
        let lawful = self
            .raw
            .last()
            .is_some_and(|last| last.what == What::Kind(Kind::Law));
        if lawful && token.is_capital() {
            let len = atom.map_or(1, |(len, _)| len);
            self.push(
                What::Kind(Kind::Words),
                token,
                self.tokens[at + len - 1],
                titled,
            );
            return at + len;
        }
        if let Some(len) = law_at(&self.tokens, at).filter(|_| opens(TYPE)) {
            self.push(
                What::Kind(Kind::Law),
                token,
                self.tokens[at + len - 1],
                titled,
            );
            return at + len;
        }
        let typed = opens(TYPE).then(|| self.typed(at, atom));
        if let Some(len) = typed.flatten() {
            let last = self.tokens[at + len - 1];
            self.push(What::Kind(Kind::Noun { many: false }), token, last, titled);
            return at + len;
        }
        let Some((len, atom)) = atom.filter(|&(len, _)| !self.names_amendment(at + len)) else {
            self.push(What::Kind(Kind::Words), token, token, titled);
            return at + 1;
        };
        let last = self.tokens[at + len - 1];
        if self.is_body(atom, at, len) {
            let end = self.body(at + len).max(at + self.named(at));
            let last = self.tokens[end - 1];
            self.push(What::Atom(Atom::Body), token, last, titled);
            return end;
        }
        if atom == Atom::Part {
            return self.parts(at, len, titled);
        }
        self.push(What::Atom(atom), token, last, titled);
        at + len
    }

    /// Whether a number and a year stand at a token as in the name of a standard's amendment:
    /// "Sửa đổi 1:2024 QCVN 05A:2020/BCT".
    fn names_amendment(&self, at: usize) -> bool {
        matches!(self.tokens.get(at..at + 3), Some([count, colon, year])
            if count.is_number() && colon.is_sign(':') && year.is_number()
                && colon.start == count.end && year.start == colon.end)
    }

    /// The length of the type word at a token, unless a verb is longer.
    fn typed(&self, at: usize, atom: Option<(usize, Atom)>) -> Option<usize> {
        let token = self.tokens[at];
        let typed = type_word_at(&self.tokens, at).or_else(|| {
            let licence = token.key == LICENCE[0]
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.key == LICENCE[1]);
            licence.then_some(2)
        });
        typed.filter(|&len| {
            let short = len == 1 && !token.is_capital();
            let verb = atom.is_some_and(|(long, atom)| {
                // "Hướng dẫn thực hiện …"
                let verb = matches!(lexicon::at(&self.tokens, at + long), Some((_, Atom::Verb(class))) if class.carries_out());
                long > len || matches!(atom, Atom::Both(_)) && (verb || !self.is_noun_place(token))
            });
            let lawful = short && token.key == LAW;
            !(verb || lawful)
        })
    }

    /// "một số điều, khoản, điểm của": takes in the kinds of parts that follow the first.
    fn parts(&mut self, at: usize, len: usize, titled: bool) -> usize {
        let mut end = at + len;
        while let [joint, part, next, ..] = &self.tokens[end..] {
            let joins = joint.is_sign(',') || joint.is_word() && joint.key == AND;
            let kind = part.is_word() && PROVISIONS.contains(&part.key);
            if !(joins && kind) || next.is_number() {
                break;
            }
            end += 2;
        }
        self.push(
            What::Atom(Atom::Part),
            self.tokens[at],
            self.tokens[end - 1],
            titled,
        );
        end
    }

    /// Whether a word for bodies names one here: "sở", "huyện" are also parts of other words.
    pub(super) fn is_body(&self, atom: Atom, at: usize, len: usize) -> bool {
        let token = self.tokens[at];
        let opens = self.raw.last().is_none_or(|last| {
            matches!(
                last.what,
                What::Kind(
                    Kind::Comma
                        | Kind::Stop
                        | Kind::Semi
                        | Kind::Colon
                        | Kind::Cell
                        | Kind::Enum
                        | Kind::Dash
                ) | What::Atom(Atom::Opener | Atom::Many | Atom::Ask | Atom::Of | Atom::And)
            )
        });
        let acts = matches!(
            lexicon::at(&self.tokens, at + len),
            Some((
                _,
                Atom::Done
                    | Atom::Just
                    | Atom::Issue
                    | Atom::Build
                    | Atom::Not
                    | Atom::Will
                    | Atom::Draft
                    | Atom::Propose
                    | Atom::Verb(_)
            ))
        );
        match atom {
            Atom::Body => len > 1 || token.is_capital(),
            Atom::Unit => opens && (acts || token.is_capital()),
            _ => false,
        }
    }

    /// Whether "hướng dẫn", "quy định" is a thing here: behind a word that leads a thing in, or
    /// with a capital inside a clause.
    pub(super) fn is_noun_place(&self, token: Token) -> bool {
        let Some(last) = self.raw.last() else {
            return false;
        };
        match last.what {
            What::Atom(
                Atom::Many
                | Atom::Issue
                | Atom::Build
                | Atom::WeakIssue
                | Atom::By(By::Rule)
                | Atom::Draft
                | Atom::Of,
            ) => true,
            What::Atom(Atom::Verb(class)) => class.carries_out() || token.is_capital(),
            What::Atom(Atom::About | Atom::Nominal | Atom::Aim | Atom::And)
            | What::Kind(
                Kind::Stop | Kind::Semi | Kind::Cell | Kind::Colon | Kind::Enum | Kind::Quote,
            ) => false,
            _ => token.is_capital() && !token.is_all_capitals(),
        }
    }

    /// The token behind the name of a body that goes on at a token: words with capitals, and
    /// those of its place.
    pub(super) fn body(&self, mut at: usize) -> usize {
        let head = at;
        while let Some(token) = self.tokens.get(at) {
            // "Sở Xây dựng": the first word of a name may be any.
            if at >= head && token.is_capital() && self.tokens[at - 1].is_capital() {
                if let Some((
                    len,
                    Atom::Issue
                    | Atom::Build
                    | Atom::Verb(_)
                    | Atom::Helper
                    | Atom::Many
                    | Atom::Ask,
                )) = lexicon::at(&self.tokens, at)
                {
                    at += len;
                    continue;
                }
            }
            // "Giám đốc Sở Thông tin và Truyền thông", "Ban Thường vụ Huyện ủy": a body's name in
            // another's.
            if token.is_capital() {
                let len = self.named(at);
                if len > 0 {
                    at += len;
                    continue;
                }
                if let Some((len, Atom::Body)) = lexicon::at(&self.tokens, at) {
                    at += len;
                    continue;
                }
            }
            let named = token.is_word()
                && (token.is_capital()
                    && lexicon::at(&self.tokens, at).is_none_or(|(_, atom)| {
                        matches!(atom, Atom::Body | Atom::Unit | Atom::Plain)
                    })
                    || UNITS.contains(&token.key));
            // "Bộ Lao động - Thương binh và Xã hội"
            let goes_on = |at: usize| {
                self.tokens.get(at).is_some_and(|next| {
                    next.is_capital() && type_word_at(&self.tokens, at).is_none()
                })
            };
            let joint = (token.is_sign('-') || token.is_word() && token.key == AND)
                && goes_on(at + 1)
                && lexicon::at(&self.tokens, at + 1)
                    .is_none_or(|(_, atom)| !matches!(atom, Atom::Body) || token.is_sign('-'));
            if named {
                // The number of the next citation starts no name.
                if type_word_at(&self.tokens, at).is_some() && token.is_capital() {
                    break;
                }
                at += 1;
            } else if joint {
                at += 2;
            } else {
                break;
            }
        }
        at
    }

    /// The length of the known name of a body at a token; 0 where none stands there.
    fn named(&self, at: usize) -> usize {
        let ends = |tokens: &[Token], at: usize| type_word_at(tokens, at).is_some();
        body::name_at(&self.tokens, at, &ends).unwrap_or(0)
    }

    pub(super) fn point(&mut self, found: &Pointer, at: usize, titled: bool) -> usize {
        let start = self.tokens[found.start];
        // What stands in the pointer was read as something else.
        while self.raw.last().is_some_and(|last| {
            last.at >= start.start && !matches!(last.what, What::Kind(Kind::Cite(_)))
        }) {
            self.raw.pop();
        }
        let typed = &self.tokens[found.type_word.clone()];
        // In a text of another type, "Chỉ thị này" is the one that was named.
        let other = !self.own_type.is_empty()
            && !typed
                .iter()
                .map(|token| token.key)
                .eq(self.own_type.iter().copied());
        let itself = found.this && typed.first().is_some_and(|first| first.is_capital()) && !other;
        let kind = if itself {
            Kind::Itself
        } else {
            self.pointers.push(Pointed {
                count: found.count,
                type_word: type_keys(typed),
                this: found.this,
            });
            Kind::Points(self.pointers.len() as u32 - 1)
        };
        let last = self.tokens[at];
        self.push(What::Kind(kind), start, last, titled);
        at + 1
    }

    /// "khoản 2 Điều 5", "điểm a, b khoản 3", "phần thứ hai", "Đ8", "K4 Đ7": its length.
    pub(super) fn provision(&self, at: usize) -> Option<usize> {
        let tokens = &self.tokens;
        let mut here = at;
        let mut found = None;
        loop {
            let token = tokens.get(here)?;
            let head = token.is_word() && PROVISIONS.contains(&token.key)
                || token.is_word()
                    && token.key == ANNEX[0]
                    && tokens
                        .get(here + 1)
                        .is_some_and(|next| next.key == ANNEX[1]);
            if !head {
                break;
            }
            let annex = token.key == ANNEX[0];
            let mut next = here + 1 + usize::from(annex);
            // "Phụ lục số II"
            next += usize::from(annex && is_word_at(tokens, next, NUMBER));
            let mut counted = false;
            while let Some(label) = tokens.get(next) {
                let short = label.is_word()
                    && label.end - label.start <= 3
                    && (label.is_all_capitals()
                        || tokens.get(next + 1).is_none_or(|sign| !sign.is_word())
                        || counted
                        || label.end - label.start <= 2)
                    && !PROVISIONS.contains(&label.key)
                    && label.key != AND
                    && lexicon::at(tokens, next)
                        .is_none_or(|(_, atom)| matches!(atom, Atom::Many | Atom::Plain));
                let ordinal = label.is_word() && ORDINALS.contains(&label.key);
                let joint = counted
                    && (label.is_sign(',')
                        || label.is_sign('.')
                        || label.is_sign('(')
                        || label.is_sign(')')
                        || label.is_word() && label.key == AND)
                    && tokens.get(next + 1).is_some_and(|more| {
                        more.is_number()
                            || more.is_word()
                                && (more.end - more.start <= 2 || PROVISIONS.contains(&more.key))
                            || label.is_sign(')')
                    });
                if label.is_number() || short || ordinal {
                    counted = true;
                    next += 1;
                } else if joint {
                    next += 1;
                } else {
                    break;
                }
            }
            if !counted {
                break;
            }
            found = Some(next - at);
            here = next;
        }
        found.or_else(|| {
            let token = tokens[at];
            // A key holds the first letter lowest.
            let letter = [key("đ"), key("k")].contains(&(token.key & FIRST));
            let short = letter
                && token.is_capital()
                && token.end - token.start <= 5
                && ABBREVIATED.contains(&token.key);
            short.then_some(1)
        })
    }
}

const FIRST: Key = (1 << 6) - 1;
/// Provisions as notes write them: "Đ8" for Điều 8, "K4" for khoản 4.
static ABBREVIATED: LazyLock<std::collections::BTreeSet<Key>> = LazyLock::new(|| {
    let articles = (1..=300).map(|number| key_of(&format!("đ{number}")));
    let paragraphs = (1..=50).map(|number| key_of(&format!("k{number}")));
    articles.chain(paragraphs).collect()
});
