//! What the words between two citations say.
//!
//! The words are read backwards from the citation: past what fills ("các nội dung",
//! "khoản 2 Điều 5 của"), to the linking phrase that ends there; and forwards for what
//! qualifies the whole clause: an issuing verb, a draft, an intent, a denial.

use super::phrases::{
    ABBREVIATED, FILLERS, KEYS, LEADS, LEADS_IN, Lead, NAMES, STATUS, SUBJECT_VERBS, Status, TOPICS,
};
use super::{RelationKind, closing, layout, listed, opening};
use crate::mention::{
    Act, Link, is_helper, law_at, link_ending, link_starting, sentence_ends, type_word_at,
};
use crate::text::{Key, Span, Token, TokenKind};

/// What stands between two mentions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words {
    /// A sentence, a list item or a table cell ends here.
    pub(super) boundary: bool,
    /// A semicolon stands here: items of one list.
    pub(super) semicolon: bool,
    /// The linking phrase right before the citation.
    pub(super) cue: Option<Cue>,
    /// An issuing verb right before the citation: "ban hành".
    pub(super) issued: Option<Span>,
    /// An issuing verb somewhere before.
    pub(super) issues: bool,
    /// A draft without a number: where the words stand, and the type word in them.
    pub(super) draft: Option<(Span, Option<Span>)>,
    /// "chưa", "không": what follows did not happen.
    pub(super) denied: bool,
    /// "dự kiến", "sẽ", "đang xây dựng": what follows has not happened yet.
    pub(super) intended: bool,
    /// Only "và", commas and the like: a further item of a list.
    pub(super) joins: bool,
    /// Only "và".
    pub(super) and: bool,
    /// Nothing stands before the cue in its clause.
    pub(super) opens: bool,
    /// What stands before the cue is a heading or the like: "KẾ HOẠCH thực hiện …".
    pub(super) headed: bool,
    /// The clause has an actor of its own before the cue: ", huyện đã triển khai".
    pub(super) own_actor: bool,
    /// The clause goes on from the mention before: "về …", "ban hành …", "— …".
    pub(super) continues: bool,
    /// A cell of the same row ends here.
    pub(super) cell: bool,
    /// The first cell of the row says what the text does to the documents in the second:
    /// "| Thay thế | …".
    pub(super) row: Option<(RelationKind, Span)>,
    /// The citation opens its line, behind a bullet or a number at most.
    pub(super) heads_line: bool,
    /// The same, behind its articles as well: "- Điều 2 và Điều 6 Quyết định số …".
    pub(super) heads_part: bool,
    /// A line ends between the two.
    pub(super) new_line: bool,
    /// "+ quy định chi tiết …": a further thing that the source of the one before does.
    pub(super) adds: bool,
    /// The citation stands in brackets that open in its clause.
    pub(super) in_brackets: bool,
    /// Brackets end in which the mention before stands.
    pub(super) leaves: bool,
    /// Nothing but a comma stands before the cue: ", đính chính …".
    pub(super) apposed: bool,
    /// Nothing but joints stands before the cue: ", được thay thế bởi", "và được sửa đổi bởi".
    pub(super) joined_cue: bool,
    /// "Việc thực hiện …": the carrying out is spoken of, and not done.
    pub(super) named: bool,
    /// "do": the citation is who did what is said behind it.
    pub(super) made_by: bool,
    /// The citation opens a list of documents that were spoken of together: "các nghị quyết của
    /// Trung ương: số …".
    pub(super) counted: bool,
    /// Nothing stands before the citation but "Đối với", "Riêng" and the like.
    pub(super) opens_topic: bool,
    /// Nothing stands before the citation in its clause but "các".
    pub(super) bare: bool,
    /// "được cụ thể hóa bằng": the citation answers what the sentence began with.
    pub(super) passive: Option<Passive>,
    /// "và đề nghị của … tại": the citation is a request beside the one before.
    pub(super) requests: bool,
    /// "tham mưu", "kiến nghị": what follows is put to somebody who may do it.
    pub(super) proposed: bool,
    /// "lần lượt" stands before the cue: several do it to several, one by one.
    pub(super) respectively: bool,
    /// "Thông tư này": the clause speaks of the text itself.
    pub(super) names_itself: bool,
    /// "Kể từ ngày Thông tư này có hiệu lực": the clause speaks of what holds from then on.
    pub(super) in_force: bool,
    /// "… hết hiệu lực …;": said of the mentions before, in the part of the sentence that ends
    /// here.
    pub(super) lapse: Option<closing::Lapse>,
}

/// A passive: "X được cụ thể hóa bằng A".
#[derive(Clone, Copy, Debug)]
pub(super) struct Passive {
    pub(super) kind: RelationKind,
    pub(super) cue: Span,
    /// "lần lượt": several answers belong to several sources one by one.
    pub(super) respectively: bool,
    /// "các": several answers follow.
    pub(super) several: bool,
}

/// Objects of a verb, spoken of together before one that has a number.
#[derive(Clone, Debug)]
pub(super) struct Plural {
    pub(super) cue: Cue,
    /// The words of their type.
    pub(super) type_word: Vec<Key>,
}

/// A linking phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) link: Link,
    pub(super) span: Span,
    /// "để", "nhằm": the aim of the clause's subject.
    pub(super) purposive: bool,
}

/// Reads the words between two mentions, or those before the first. `inside` says that the one
/// before stands in brackets.
pub(super) fn read(link: &[Token], first: bool, inside: bool) -> Words {
    match listed::without_enumerators(link) {
        Some(rest) => read_clause(&rest, first, inside),
        None => read_clause(link, first, inside),
    }
}

fn read_clause(link: &[Token], first: bool, inside: bool) -> Words {
    let from = clause_start(link);
    let mut words = place(link, first, from);
    let clause = &link[from..];
    let clause = behind_dash(clause, &mut words);
    words.semicolon = clause.iter().any(|token| token.is_sign(';'));
    if let Some(part) = clause.iter().position(|token| token.is_sign(';')) {
        words.lapse = closing::lapse(&clause[..part]).filter(|_| !words.boundary);
    }
    let whole = clause;
    let clause = match clause.iter().rposition(|token| token.is_sign(';')) {
        Some(at) => &clause[at + 1..],
        None => clause,
    };
    let clause = past_asides(clause, inside, &mut words);
    words.joins = !clause.is_empty() && clause.iter().all(|token| is_joint(*token));
    words.and = clause.len() == 1 && is_and(clause[0]);
    words.continues |= clause.first().is_some_and(|token| token.is_sign('-'))
        || SUBJECT_VERBS.starting(clause, 0).is_some();
    words.continues |= !words.boundary && tells_of_issue(clause);
    words.adds = clause.first().is_some_and(|token| token.is_sign('+'));
    words.in_brackets = ends_in_brackets(clause);
    words.made_by = clause
        .last()
        .is_some_and(|last| last.is_word() && last.key == KEYS.made_by);
    let spoken_of = listed::series(clause);
    words.counted = spoken_of < clause.len();
    let (cue_end, end) = cue_before(clause, spoken_of);
    // Nothing but commas and provisions: ", điểm 3 mục I Hướng dẫn số …".
    words.joins |= end == 0 && clause.first().is_some_and(|token| is_joint(*token));
    let mut before = end;
    if let (None, Some((span, link))) = (cue_end, opening::list(whole).filter(|_| !words.joins)) {
        words.cue = Some(Cue {
            link,
            span,
            purposive: false,
        });
        words.opens = true;
        words.semicolon = false;
        return words;
    }
    if let Some((start, mut link)) = cue_end {
        if link == Link::Lapsed && clause.get(end).is_some_and(|token| token.is_sign(':')) {
            // "Văn bản được thay thế / hết hiệu lực: …": the text takes their place.
            link =
                verb_of(&clause[..start], |link| link == Link::Replaces).unwrap_or(Link::Repeals);
        }
        if applies(clause, start, link) {
            link = Link::Cites;
        }
        if link == Link::Enclosed {
            // "sửa đổi một số điều của Quy chế ban hành kèm theo Quyết định số …"
            link = changes(&clause[..start]).unwrap_or(link);
        }
        let (lead_start, purposive) = leads(clause, start);
        words.cue = Some(Cue {
            link,
            span: span(clause, lead_start, end),
            purposive,
        });
        before = lead_start;
        words.named = lead_start < start
            && clause[lead_start].is_capital()
            && clause[lead_start].key == KEYS.doing;
    } else if let Some((len, Status::Issue)) = STATUS
        .ending(clause, end)
        .filter(|&(len, _)| !in_name(clause, end - len))
    {
        let start = end - len;
        let passive = start > 0 && KEYS.passive.contains(&clause[start - 1].key);
        if !passive {
            words.issued = Some(span(clause, start, end));
        }
        before = start;
    }
    status(clause, before, &mut words);
    qualify(clause, &mut words);
    topic(clause, &mut words);
    let content = clause[..before]
        .iter()
        .filter(|token| token.is_word())
        .count();
    words.opens = content == 0;
    words.headed = is_headed(clause, before);
    words.apposed = words.opens && clause.first().is_some_and(|token| token.is_sign(','));
    words.heads_part =
        words.new_line && words.opens && !clause.iter().any(|token| token.is_sign('('));
    words.own_actor = content > 0 && !words.continues;
    words.joined_cue = before > 0 && clause[..before].iter().all(|token| is_joint(*token));
    words
}

/// "… được Ban Chấp hành Đảng bộ tỉnh ban hành để …", "… do Chủ tịch ký thay thế …": who issued the
/// document before is no other subject.
fn tells_of_issue(clause: &[Token]) -> bool {
    clause
        .first()
        .is_some_and(|first| is_helper(*first) || first.is_word() && first.key == KEYS.made_by)
        && !clause.iter().any(|token| token.is_sign(','))
}

/// Whether a clause holds no more than what makes the citation behind it its topic.
fn topic(clause: &[Token], words: &mut Words) {
    words.bare = clause
        .iter()
        .filter(|token| token.is_word())
        .all(|token| is_many(*token));
    let start = clause
        .iter()
        .take_while(|token| token.kind == TokenKind::Sign)
        .count();
    words.opens_topic = TOPICS.starting(clause, start).map_or(0, |(len, ())| len)
        >= clause.iter().filter(|token| token.is_word()).count();
}

/// "Bộ Xây dựng": whether the word at a place is a part of a name.
pub(super) fn in_name(clause: &[Token], at: usize) -> bool {
    at > 0 && clause[at].is_capital() && clause[at - 1].is_capital()
}

/// What stands of a clause behind a dash that goes on about the document before it.
fn behind_dash<'c>(clause: &'c [Token], words: &mut Words) -> &'c [Token] {
    // " — sửa đổi …": the verb behind a dash goes on about the document before it. Any other
    // dash joins two words: "Cục Hóa chất - Bộ Công Thương", "kinh tế - xã hội".
    let dash = clause
        .iter()
        .enumerate()
        .rposition(|(at, token)| at > 0 && token.is_sign('-'))
        .map(|at| at + 1);
    match dash {
        Some(at)
            if !words.boundary
                && clause[at..]
                    .first()
                    .is_some_and(|next| next.start > clause[at - 1].end)
                && goes_on(clause, at) =>
        {
            words.continues = true;
            &clause[at..]
        }
        _ => clause,
    }
}

/// Whether what stands behind a dash is a verb, or a document at once.
fn goes_on(clause: &[Token], at: usize) -> bool {
    let none = !clause[at..].iter().any(|token| token.is_word());
    none || SUBJECT_VERBS.starting(clause, at).is_some()
        || link_starting(clause, at).is_some()
        || LEADS.starting(clause, at).is_some()
        || STATUS.starting(clause, at).is_some()
}

/// "Thực hiện nghị quyết này, Huyện ủy ban hành": what a clause before an answer opens with.
pub(super) fn above(link: &[Token]) -> Option<closing::Above> {
    let part = link.iter().rposition(|token| token.is_sign(';'));
    let from = clause_start(link).max(part.map_or(0, |at| at + 1));
    closing::above(&link[from..])
}

/// What the layout says of the place of a citation.
fn place(link: &[Token], first: bool, from: usize) -> Words {
    let boundary = (0..link.len()).any(|at| ends_clause(link, at) && !is_cell(link[at]));
    Words {
        boundary,
        new_line: link
            .iter()
            .any(|token| matches!(token.kind, TokenKind::LineEnd | TokenKind::Skipped)),
        cell: from > 0 && !boundary,
        row: layout::row(link),
        heads_line: layout::is_line_head(link, first),
        ..Words::default()
    }
}

/// What stands in a clause behind the end of brackets, a name in brackets ("(gọi tắt là Nghị
/// quyết 57)") and "cùng ngày": they say nothing of what follows.
fn past_asides<'c>(clause: &'c [Token], inside: bool, words: &mut Words) -> &'c [Token] {
    let mut rest = clause;
    if inside && !words.boundary {
        let mut open = 0_u32;
        let close = rest.iter().position(|token| {
            let closes = token.is_sign(')') && open == 0;
            open += u32::from(token.is_sign('('));
            open -= u32::from(token.is_sign(')') && open > 0);
            closes
        });
        if let Some(close) = close {
            words.leaves = true;
            rest = &rest[close + 1..];
        }
    }
    if rest.first().is_some_and(|token| token.is_sign('(')) && NAMES.starting(rest, 1).is_some() {
        if let Some(close) = rest.iter().position(|token| token.is_sign(')')) {
            rest = &rest[close + 1..];
        }
    }
    match rest {
        [with, day, ..] if [with.key, day.key] == KEYS.same_day => &rest[2..],
        _ => rest,
    }
}

/// Whether brackets that a clause opens are still open at its end.
fn ends_in_brackets(clause: &[Token]) -> bool {
    let open = clause.iter().rposition(|token| token.is_sign('('));
    open.is_some_and(|open| !clause[open..].iter().any(|token| token.is_sign(')')))
}

/// Whether what stands before the cue is no subject of its own: a heading in capitals ("KẾ HOẠCH
/// thực hiện …"), a title on a line of its own but without a stop, an office's own task ("Tham
/// mưu triển khai …").
fn is_headed(clause: &[Token], before: usize) -> bool {
    let head = &clause[..before];
    let words = || head.iter().filter(|token| token.is_word());
    let capitals = words().count() > 1 && words().all(|token| token.is_all_capitals());
    let runs_in = clause
        .get(before)
        .is_some_and(|cue| cue.is_capital() && !cue.is_all_capitals())
        && head.last().is_some_and(|last| last.is_word());
    let start = head.iter().position(|token| token.is_word());
    let task = start.is_some_and(|start| {
        matches!(STATUS.starting(head, start), Some((len, Status::Proposal)) if start + len == before)
    });
    capitals || runs_in || task
}

/// What the clause says beside its cue.
fn qualify(clause: &[Token], words: &mut Words) {
    let turned = words
        .cue
        .and_then(Cue::relation)
        .is_some_and(|(_, reversed)| reversed);
    words.passive = if turned { None } else { passive(clause) };
    words.names_itself = names_itself(clause);
    words.in_force = (0..clause.len()).any(|at| {
        let since = clause[at.saturating_sub(2)..at]
            .iter()
            .any(|token| KEYS.since.contains(&token.key));
        since
            && names_itself(&clause[at..clause.len().min(at + 2)])
            && clause
                .get(at + 2..at + 4)
                .is_some_and(|next| [next[0].key, next[1].key] == KEYS.in_force)
    });
    words.requests = opening::is_further_request(clause);
    words.respectively = clause
        .windows(2)
        .any(|pair| [pair[0].key, pair[1].key] == KEYS.respectively);
}

/// What a title says of several documents at its end: "sửa đổi, bổ sung một số điều của các Nghị
/// định hướng dẫn thi hành Luật Đất đai". A further one of that type behind "và" is meant as well.
pub(super) fn plural(title: &[Token]) -> Option<Plural> {
    let many = (1..title.len())
        .rev()
        .take(PLURAL)
        .find(|&at| is_many(title[at]) && type_word_at(title, at + 1).is_some())?;
    let len = type_word_at(title, many + 1)?;
    Some(Plural {
        cue: acting(title, many)?,
        type_word: title[many + 1..=many + len]
            .iter()
            .map(|token| token.key)
            .collect(),
    })
}

/// The verb of a title that guides, details or changes a law and ends with the law's name:
/// "quy định cụ thể và hướng dẫn thi hành một số điều của Luật hóa chất".
pub(super) fn acts_on_law(title: &[Token]) -> Option<Cue> {
    let law = (1..title.len())
        .rev()
        .take(LAW_NAME)
        .find(|&at| law_at(title, at).is_some())?;
    let named = title[law..].iter().all(|token| token.is_word());
    acting(title, law).filter(|_| named)
}

/// The verb that ends before a token of a title, where it changes, guides or details what
/// follows.
fn acting(title: &[Token], end: usize) -> Option<Cue> {
    let (start, link) = cue_at(title, end)?;
    let cue = Cue {
        link,
        span: span(title, start, end),
        purposive: false,
    };
    let (kind, reversed) = cue.relation()?;
    let acts = kind.changes() || matches!(kind, RelationKind::Guides | RelationKind::Details);
    (acts && !reversed).then_some(cue)
}

/// "và"
pub(super) fn is_and(token: Token) -> bool {
    token.is_word() && token.key == KEYS.and
}

/// "các"
pub(super) fn is_many(token: Token) -> bool {
    token.is_word() && token.key == KEYS.many
}

/// How far before the end of a title its several objects may stand, in tokens.
const PLURAL: usize = 60;

/// "Thông tư này": a text that speaks of itself.
pub(super) fn names_itself(clause: &[Token]) -> bool {
    clause.windows(2).any(|pair| {
        pair[1].key == KEYS.this && pair[1].is_word() && KEYS.selves.contains(&pair[0].key)
    })
}

/// The linking phrase that the clause ends with, as its start and its end.
fn cue_before(clause: &[Token], from: usize) -> (Option<(usize, Link)>, usize) {
    let mut end = from;
    // Past what fills, to the phrase that ends there. "theo" and the like are weak: what
    // stands before them may say more ("thực hiện các giải pháp theo Nghị quyết …").
    let mut weak = None;
    let cue_end = loop {
        match cue_at(clause, end) {
            Some((start, Link::Cites)) if start > 0 => {
                weak.get_or_insert((end, start));
                end = start;
                continue;
            }
            Some(found) => break Some(followed(clause, found, end, weak)),
            None => {}
        }
        match skip_filler(clause, end) {
            Some(shorter) => end = shorter,
            None => break None,
        }
    };
    let cue_end = cue_end.or_else(|| {
        let (weak_end, start) = weak?;
        end = weak_end;
        Some((start, Link::Cites))
    });
    // "Căn cứ định mức … ban hành kèm theo Quyết định số …": what is enclosed is the ground.
    if let Some((start, Link::Enclosed)) = cue_end {
        let skip = clause
            .iter()
            .take_while(|token| token.kind == TokenKind::Sign)
            .count();
        if let Some((len, Link::BasedOn)) = link_starting(clause, skip) {
            if clause[skip].is_capital() && skip + len <= start {
                return (Some((skip, Link::BasedOn)), skip + len);
            }
        }
    }
    // "Theo đề nghị của Giám đốc Sở … tại Tờ trình số …"
    let cue_end = cue_end
        .filter(|&(_, link)| link != Link::Cites)
        .or_else(|| {
            let skip = clause
                .iter()
                .take_while(|token| token.kind == TokenKind::Sign)
                .count();
            let (len, link) = opening::states(clause, skip)?;
            end = skip + len;
            Some((skip, link))
        })
        .or(cue_end);
    (cue_end, end)
}

/// What a verb states whose object stands behind "theo …", which spans `weak`, end first.
/// "thực hiện theo quy định tại A" follows A and does not carry it out; "tồn đọng kéo dài theo
/// A" prolongs nothing.
fn followed(
    clause: &[Token],
    (start, link): (usize, Link),
    end: usize,
    weak: Option<(usize, usize)>,
) -> (usize, Link) {
    let follows = weak.is_some_and(|(weak_end, weak_start)| match link {
        Link::Implements => {
            let words = &clause[weak_start..weak_end];
            words[0].key == KEYS.by
                && words.iter().any(|token| token.key == KEYS.rule)
                && weak_start == end
        }
        Link::Extends => true,
        _ => false,
    });
    (start, if follows { Link::Cites } else { link })
}

/// Reads a passive: "được", a verb of carrying out, and behind it the word that leads the
/// answer in, at the end but for what fills ("các", "hai văn bản:").
fn passive(clause: &[Token]) -> Option<Passive> {
    let start = clause
        .iter()
        .position(|token| token.is_word() && token.key == KEYS.passive[0])?;
    let (verb, len, link) = (start + 1..clause.len()).find_map(|at| {
        let (len, link) = link_starting(clause, at)?;
        Some((at, len, link))
    })?;
    let kind = match link {
        Link::Concretises | Link::Instrument => RelationKind::Concretises,
        Link::Implements => RelationKind::Implements,
        _ => return None,
    };
    let from = if link_starting(clause, verb).is_some_and(|(_, link)| link == Link::Instrument) {
        verb
    } else {
        verb + len
    };
    let lead = (from..clause.len())
        .rev()
        .find(|&at| LEADS_IN.starting(clause, at).is_some())?;
    let (lead_len, ()) = LEADS_IN.starting(clause, lead)?;
    let rest = &clause[lead + lead_len..];
    // "được thực hiện theo": done in its way.
    if kind == RelationKind::Implements && clause[lead].key == KEYS.by {
        return None;
    }
    if rest.len() > 6 || rest.iter().any(|token| token.is_capital()) {
        return None;
    }
    Some(Passive {
        kind,
        cue: span(clause, start, lead + lead_len),
        respectively: clause[start..]
            .windows(2)
            .any(|pair| [pair[0].key, pair[1].key] == KEYS.respectively),
        several: rest.iter().any(|token| token.is_word()),
    })
}

/// "được thực hiện theo", "được điều chỉnh theo quy định tại": what is done follows the document;
/// it neither carries it out nor changes it.
fn applies(clause: &[Token], start: usize, link: Link) -> bool {
    start > 0
        && is_helper(clause[start - 1])
        && (link.act().is_some()
            || link == Link::Implements && clause[start..].iter().any(|token| token.key == KEYS.by))
}

/// The verb by which a clause changes a document: amends, supplements, replaces, repeals.
fn changes(clause: &[Token]) -> Option<Link> {
    verb_of(clause, |link| {
        matches!(
            link,
            Link::Amends | Link::Supplements | Link::Replaces | Link::Repeals | Link::Annuls
        )
    })
}

/// The first linking phrase of a clause that is wanted.
fn verb_of(clause: &[Token], wanted: impl Fn(Link) -> bool) -> Option<Link> {
    (0..clause.len()).find_map(|at| {
        link_starting(clause, at)
            .map(|(_, link)| link)
            .filter(|&link| wanted(link))
    })
}

pub(super) fn is_cell(token: Token) -> bool {
    token.is_sign('|') || token.is_sign('\t')
}

pub(super) fn ends_clause(link: &[Token], at: usize) -> bool {
    let token = link[at];
    match token.kind {
        TokenKind::LineEnd | TokenKind::Skipped => true,
        TokenKind::Sign => is_cell(token) || token.is_sign('.') && sentence_ends(link, at),
        _ => false,
    }
}

/// Where the first sentence, item or cell of a stretch ends.
pub(super) fn clause_end(link: &[Token]) -> usize {
    (0..link.len())
        .find(|&at| ends_clause(link, at))
        .unwrap_or(link.len())
}

/// Where the last sentence, item or cell of a stretch starts.
fn clause_start(link: &[Token]) -> usize {
    (0..link.len())
        .rev()
        .find(|&at| ends_clause(link, at))
        .map_or(0, |at| at + 1)
}

pub(super) fn is_joint(token: Token) -> bool {
    token.is_sign(',')
        || token.is_sign('*')
        || token.is_sign('“')
        || token.is_sign('”')
        || token.is_word() && KEYS.joins.contains(&token.key)
}

/// The linking phrase that ends at `end`, as its start.
pub(super) fn cue_at(clause: &[Token], end: usize) -> Option<(usize, Link)> {
    let (len, link) = link_ending(clause, end)?;
    Some((end - len, link))
}

/// The most words of a law's name in a list, with "và" behind it.
const LAW_NAME: usize = 16;

/// Skips one filler, provision or sign to the left of `end`.
fn skip_filler(clause: &[Token], end: usize) -> Option<usize> {
    let last = *clause.get(end.checked_sub(1)?)?;
    if last.kind == TokenKind::Sign
        && [':', ',', '(', '“', '"', '*', '_', '+']
            .iter()
            .any(|&sign| last.is_sign(sign))
    {
        return Some(end - 1);
    }
    // "… thi hành Luật Hóa chất và Nghị định số …": a law without its number in a list.
    if is_and(last) {
        let law = (end.saturating_sub(LAW_NAME)..end)
            .rev()
            .take_while(|&at| clause[at].is_word())
            .find(|&at| law_at(clause, at).is_some());
        if let Some(law) = law {
            return Some(law);
        }
    }
    if let Some((len, ())) = FILLERS.ending(clause, end) {
        return Some(end - len);
    }
    // "khoản 2 Điều 5", "điểm 4.3.1 (d)", "phần thứ hai": a provision word and what numbers it.
    for len in 2..=7 {
        let Some(start) = end.checked_sub(len) else {
            break;
        };
        let rest = &clause[start + 1..end];
        let numbers = rest.iter().all(|token| {
            token.number().is_some()
                || ['.', '(', ')', ',']
                    .into_iter()
                    .any(|sign| token.is_sign(sign))
                || token.is_word()
                    && (token.end - token.start <= 3 || KEYS.ordinals.contains(&token.key))
        });
        if !numbers {
            break;
        }
        if KEYS.provision.contains(&clause[start].key) {
            return Some(start);
        }
    }
    // "Đ8", "K4 Đ7"
    let short = last.is_word() && last.end - last.start <= 5;
    if short && ABBREVIATED.contains(&last.key) {
        return Some(end - 1);
    }
    // "01 Kế hoạch": a count.
    last.number().map(|_| end - 1)
}

/// Takes the words that lead a cue in: "để", "về việc", "tiếp tục".
fn leads(clause: &[Token], mut start: usize) -> (usize, bool) {
    let mut purposive = false;
    while let Some((len, lead)) = LEADS.ending(clause, start) {
        start -= len;
        purposive |= lead == Lead::Aim;
    }
    (start, purposive)
}

/// What qualifies the clause before the cue.
fn status(clause: &[Token], before: usize, words: &mut Words) {
    let mut at = 0;
    let mut review = None;
    while at < before {
        let Some((len, status)) = STATUS.starting(clause, at) else {
            at += 1;
            continue;
        };
        match status {
            Status::Issue => words.issues |= !in_name(clause, at),
            Status::Draft => {
                if words.draft.is_none() {
                    words.draft = Some(draft(clause, at, len, before));
                }
            }
            Status::Intent => words.intended = true,
            Status::Denial => words.denied = true,
            Status::Review => review = Some(at),
            Status::Plain => {}
            Status::Proposal => {
                words.proposed |= !clause[at..before].iter().any(|token| token.is_sign(','));
            }
        }
        at += len;
    }
    if let (Some(at), Some(cue)) = (review, &mut words.cue) {
        // "sơ kết 03 năm thực hiện Chỉ thị …"
        if cue.link == Link::Implements && before - at <= 10 {
            cue.link = Link::Reviews;
            cue.span = span(clause, at, at + 1).join(cue.span);
        }
    }
}

/// A draft's words: from the cue to the type word behind it.
pub(super) fn draft(
    clause: &[Token],
    at: usize,
    len: usize,
    before: usize,
) -> (Span, Option<Span>) {
    let mut end = at + len;
    let mut type_word = None;
    for index in end..before.min(end + 5) {
        if KEYS.types.contains(&clause[index].key) && index + 1 < before {
            type_word = Some(span(clause, index, index + 2));
            end = index + 2;
            break;
        }
        if !clause[index].is_word() && clause[index].number().is_none() {
            break;
        }
    }
    (span(clause, at, end), type_word)
}

pub(super) fn span(tokens: &[Token], from: usize, to: usize) -> Span {
    Span::of(tokens[from].start as usize, tokens[to - 1].end as usize)
}

impl Cue {
    /// The relation that the phrase states, and whether the citation behind it is the
    /// source; `None` where it only introduces an answer.
    pub(super) const fn relation(self) -> Option<(RelationKind, bool)> {
        Some(match self.link {
            Link::Concretises => (RelationKind::Concretises, false),
            Link::Implements => (RelationKind::Implements, false),
            Link::BasedOn => (RelationKind::BasedOn, false),
            Link::Guides => (RelationKind::Guides, false),
            Link::Details => (RelationKind::Details, false),
            // Which of two amends the other ([`Link::Amendment`]) is for who knows both.
            Link::Amends | Link::Amendment => (RelationKind::Amends, false),
            Link::Supplements => (RelationKind::Supplements, false),
            Link::Replaces => (RelationKind::Replaces, false),
            Link::Repeals => (RelationKind::Repeals, false),
            Link::Annuls => (RelationKind::Annuls, false),
            Link::Suspends => (RelationKind::Suspends, false),
            Link::Extends => (RelationKind::Extends, false),
            Link::Corrects => (RelationKind::Corrects, false),
            Link::Consolidates => (RelationKind::Consolidates, false),
            Link::RespondsTo => (RelationKind::RespondsTo, false),
            Link::Reviews => (RelationKind::Reviews, false),
            Link::Disseminates => (RelationKind::Disseminates, false),
            Link::Enclosed => (RelationKind::EnclosedIn, false),
            Link::Cites | Link::Lapsed => (RelationKind::Cites, false),
            Link::By(act) => (of_act(act), true),
            Link::Instrument => return None,
        })
    }
}

/// The relation that an act makes.
const fn of_act(act: Act) -> RelationKind {
    match act {
        Act::Guides => RelationKind::Guides,
        Act::Details => RelationKind::Details,
        Act::Amends => RelationKind::Amends,
        Act::Supplements => RelationKind::Supplements,
        Act::Replaces => RelationKind::Replaces,
        Act::Repeals => RelationKind::Repeals,
        Act::Annuls => RelationKind::Annuls,
        Act::Suspends => RelationKind::Suspends,
        Act::Extends => RelationKind::Extends,
        Act::Corrects => RelationKind::Corrects,
        Act::Consolidates => RelationKind::Consolidates,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::link_rows;
    use crate::relation::{End, Reading};

    fn states(text: &str, kind: RelationKind, from: u32, to: u32) -> bool {
        let reading = Reading::of(text).expect("a short text");
        reading.relations().iter().any(|relation| {
            relation.kind == kind
                && (relation.from, relation.to) == (End::Mention(from), End::Mention(to))
        })
    }

    /// Each phrase of the table, between two documents, states its relation in its direction;
    /// denied, it does not.
    #[test]
    fn every_phrase_states_what_its_row_says() {
        let mut wrong = Vec::new();
        for &(phrase, link) in link_rows() {
            let cue = Cue {
                span: Span::of(0, 0),
                link,
                purposive: false,
            };
            let Some((kind, behind_is_source)) = cue.relation() else {
                continue;
            };
            let (from, to) = if behind_is_source { (1, 0) } else { (0, 1) };
            let close = if phrase.starts_with('(') { ")" } else { "" };
            let text = |denial: &str| {
                format!(
                    "Quyết định số 5/2021/QĐ-UBND ngày 02/02/2021 {denial}{phrase} Quyết định số \
                     7/2020/QĐ-UBND ngày 03/3/2020{close}."
                )
            };
            // Citing is the text's own, and what lapses is told elsewhere.
            if kind == RelationKind::Cites {
                continue;
            }
            if !states(&text(""), kind, from, to) {
                wrong.push(format!("silent: {phrase} {link:?}"));
            }
            // Brackets open a remark, which nothing before them denies.
            if close.is_empty() && states(&text("chưa "), kind, from, to) {
                wrong.push(format!("deaf to a denial: {phrase} {link:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
