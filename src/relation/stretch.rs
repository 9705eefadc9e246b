//! The days that a title says a text is about: "năm 2023", "6 tháng đầu năm 2023", "quý I/2023",
//! "tháng 5/2023", "từ ngày 15/12/2022 đến ngày 14/6/2023".
//!
//! What is planned ("…, phương hướng, nhiệm vụ 6 tháng cuối năm") is not what is reported on.
//! Where a title names several stretches and nothing ranks them, it says no days.

use chrono::NaiveDate;

use crate::mention::{WrittenDate, date_of};
use crate::text::{Key, Token, TokenKind, is_word_at as is, key, key_list, roman};

/// A first and a last day, both included.
type Days = (NaiveDate, NaiveDate);

const YEAR: Key = key("năm");
const MONTH: Key = key("tháng");
const QUARTER: Key = key("quý");
const HALF: Key = key("nửa");
const FIRST: Key = key("đầu");
const LAST: Key = key("cuối");
const OF: Key = key("của");
const AND: Key = key("và");
const FROM: Key = key("từ");
const TO: Key = key("đến");
const WHOLE: Key = key("hết");
/// Between "từ" or "đến" and a year.
const SIDES: [Key; 4] = key_list(["hết", "đầu", "giữa", "cuối"]);
/// A year behind them is one end of something.
const EDGES: [Key; 5] = key_list(["từ", "đến", "trước", "sau", "nhìn"]);
/// The numbers from 2 on, in words.
const NUMBERS: [Key; 9] = key_list([
    "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười",
]);
/// One more and two more than ten.
const MORE: [Key; 2] = key_list(["một", "hai"]);
/// What begins the part of a title that is about days to come.
const AHEAD: [[Key; 2]; 4] = [
    key_list(["phương", "hướng"]),
    key_list(["nhiệm", "vụ"]),
    key_list(["kế", "hoạch"]),
    key_list(["dự", "kiến"]),
];
const PHASE: [Key; 2] = key_list(["giai", "đoạn"]);
/// A final review is of the whole phase.
const REVIEW: [Key; 2] = key_list(["tổng", "kết"]);
/// A phase behind one of these is that of the plan which is carried out.
const PLANS: [[Key; 2]; 9] = [
    key_list(["chương", "trình"]),
    key_list(["kế", "hoạch"]),
    key_list(["đề", "án"]),
    key_list(["dự", "án"]),
    key_list(["chiến", "lược"]),
    key_list(["quy", "hoạch"]),
    key_list(["nghị", "quyết"]),
    key_list(["chỉ", "thị"]),
    key_list(["phương", "án"]),
];

/// Months of one year, as a title names them.
struct Months {
    first: u32,
    last: u32,
    /// `None` where another stretch has it: "quý I và nhiệm vụ quý II năm 2023".
    year: Option<u16>,
    /// Its tokens.
    start: usize,
    end: usize,
}

/// The first and the last day that a title is about. Linear in its tokens, and quadratic in
/// the stretches that it names.
pub(super) fn of_title(bytes: &[u8], tokens: &[Token]) -> Option<Days> {
    let tokens: Vec<Token> = tokens
        .iter()
        .copied()
        .filter(|token| token.kind != TokenKind::LineEnd)
        .collect();
    let (mut given, mut named) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if let Some((days, end)) = from_to(&tokens, at) {
            given.push(days);
            at = end;
        } else if let Some((WrittenDate::Day(_), end)) = date_at(&tokens, at) {
            at = end;
        } else if let Some(months) = months_at(bytes, &tokens, at) {
            at = months.end;
            // "đến năm 2025", "từ đầu năm 2023": one end of something, and no stretch.
            let before = &tokens[..months.start];
            let before = before.iter().rfind(|it| !SIDES.contains(&it.key));
            if before.is_none_or(|it| !EDGES.contains(&it.key)) {
                named.push(months);
            }
        } else {
            at += 1;
        }
    }
    given.dedup();
    match given[..] {
        [] => reported(&tokens, &named).or_else(|| phase(&tokens).filter(|_| named.is_empty())),
        [days] => Some(days),
        _ => None,
    }
}

/// "giai đoạn 2021-2025": the years of a phase, where it is no plan's; a final review of a plan is
/// about all its years.
fn phase(tokens: &[Token]) -> Option<Days> {
    let pair =
        |at: usize, words: [Key; 2]| is(tokens, at, words[0]) && is(tokens, at + 1, words[1]);
    let mut found = (0..tokens.len()).filter(|&at| pair(at, PHASE));
    let (at, None) = (found.next()?, found.next()) else {
        return None;
    };
    let of_plan = (0..at).any(|at| PLANS.iter().any(|words| pair(at, *words)));
    let final_review = (0..at).any(|at| pair(at, REVIEW));
    let year = |at: usize| {
        let year = tokens.get(at)?.number()?;
        (1945..2100).contains(&year).then_some(year as i32)
    };
    let to = at + 3 + usize::from(is(tokens, at + 4, YEAR));
    let joined = tokens.get(at + 3).is_some_and(|it| it.is_sign('-')) || is(tokens, at + 3, TO);
    let (from, to) = (year(at + 2)?, year(to + 1)?);
    let days = (
        NaiveDate::from_ymd_opt(from, 1, 1)?,
        NaiveDate::from_ymd_opt(to, 12, 31)?,
    );
    (joined && from < to && (!of_plan || final_review)).then_some(days)
}

/// The stretch that is reported on, of those that a title names.
fn reported(tokens: &[Token], named: &[Months]) -> Option<Days> {
    // A year stands behind the last of several, or behind the first for all.
    let mut year = named.iter().find_map(|months| months.year);
    let mut all = Vec::with_capacity(named.len());
    for months in named.iter().rev() {
        year = months.year.or(year);
        all.push(days(year?, months)?);
    }
    all.reverse();
    let (first, others) = all.split_first()?;
    if !others.is_empty() && others.iter().all(|other| first.1 < other.0) {
        let between = &tokens[named[0].end..named[1].start];
        let ahead = |pair: &[Token]| AHEAD.contains(&[pair[0].key, pair[1].key]);
        return between.windows(2).any(ahead).then_some(*first);
    }
    // "Kế hoạch năm 2023 trong quý I năm 2023": the part, where all others lie around it.
    all.iter().copied().find(|part| {
        let mut others = all.iter();
        others.all(|it| it.0 <= part.0 && part.1 <= it.1)
    })
}

fn days(year: u16, months: &Months) -> Option<Days> {
    let month = |month: u32| {
        WrittenDate::Month {
            year,
            month: month as u8,
        }
        .interval()
    };
    Some((month(months.first)?.0, month(months.last)?.1))
}

/// A date from a token on, and the token behind it.
fn date_at(tokens: &[Token], at: usize) -> Option<(WrittenDate, usize)> {
    let tokens = tokens.get(at..)?;
    let (date, span) = date_of(tokens)?;
    let inside = tokens.iter().take_while(|it| it.end as usize <= span.end());
    Some((date, at + inside.count()))
}

/// "từ ngày 15/12/2022 đến hết ngày 14/6/2023", and the token behind it.
fn from_to(tokens: &[Token], at: usize) -> Option<(Days, usize)> {
    if !is(tokens, at, FROM) {
        return None;
    }
    let (from, next) = date_at(tokens, at + 1)?;
    let dash = tokens.get(next).is_some_and(|it| it.is_sign('-'));
    if !dash && !is(tokens, next, TO) {
        return None;
    }
    let next = next + 1 + usize::from(is(tokens, next + 1, WHOLE));
    let (to, end) = date_at(tokens, next)?;
    let (from, to) = (from.interval()?.0, to.interval()?.1);
    (from <= to).then_some(((from, to), end))
}

/// The months that are named from a token on.
fn months_at(bytes: &[u8], tokens: &[Token], at: usize) -> Option<Months> {
    let (first, last, behind) = part_of_year(tokens, at)
        .or_else(|| quarters(bytes, tokens, at))
        .or_else(|| month(tokens, at))
        .or_else(|| {
            let whole = is(tokens, at, YEAR) && year_number(tokens, at + 1).is_some();
            whole.then_some((1, 12, at))
        })?;
    let (year, end) = year_behind(tokens, behind);
    Some(Months {
        first,
        last,
        year,
        start: at,
        end,
    })
}

/// "6 tháng đầu năm", "nửa cuối năm", "chín tháng năm 2023", "9 tháng, …": its months, and the
/// token behind them.
fn part_of_year(tokens: &[Token], at: usize) -> Option<(u32, u32, usize)> {
    let (count, behind) = if is(tokens, at, HALF) {
        (6, at + 1)
    } else {
        let (count, behind) = count(tokens, at)?;
        is(tokens, behind, MONTH).then_some((count, behind + 1))?
    };
    let (beginning, ending) = (is(tokens, behind, FIRST), is(tokens, behind, LAST));
    let behind = behind + usize::from(beginning || ending);
    let (year, end) = year_behind(tokens, behind);
    let names_year = year.is_some() || end > behind;
    // Without its side, a half is any half, and "6 tháng thực hiện Chỉ thị …" no part of a year.
    let listed = || {
        let next = tokens.get(behind);
        next.is_some_and(|it| it.is_sign(',') || it.is_sign(';')) || is(tokens, behind, AND)
    };
    let stands = if beginning || ending {
        names_year
    } else {
        !is(tokens, at, HALF) && (names_year || listed())
    };
    let (first, last) = if ending { (13 - count, 12) } else { (1, count) };
    stands.then_some((first, last, behind))
}

/// A count of months, and the token behind it.
fn count(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    if let Some(number) = token.number() {
        let count = u32::try_from(number).ok()?;
        return (1..=12).contains(&count).then_some((count, at + 1));
    }
    let place = |among: &[Key], at: usize| {
        let token = tokens.get(at).filter(|token| token.is_word())?;
        among.iter().position(|key| *key == token.key)
    };
    let count = place(&NUMBERS, at)? as u32 + 2;
    match place(&MORE, at + 1) {
        Some(more) if count == 10 => Some((11 + more as u32, at + 2)),
        _ => Some((count, at + 1)),
    }
}

/// "quý I", "quý III và quý IV", "quý 1, 2": its months, and the token behind them.
fn quarters(bytes: &[u8], tokens: &[Token], at: usize) -> Option<(u32, u32, usize)> {
    let numeral = |at: usize| {
        let token = tokens.get(at)?;
        let letters = || bytes.get(token.start as usize..token.end as usize);
        let number = match token.number() {
            Some(number) => u32::try_from(number).ok()?,
            None => u32::from(roman(letters()?)?),
        };
        (1..=4).contains(&number).then_some(number)
    };
    if !is(tokens, at, QUARTER) {
        return None;
    }
    let first = numeral(at + 1)?;
    let (mut last, mut end) = (first, at + 2);
    while let Some(joint) = tokens.get(end) {
        let joins = joint.is_sign(',') || joint.is_sign('-') || is(tokens, end, AND);
        let next = end + 1 + usize::from(is(tokens, end + 1, QUARTER));
        let Some(further) = numeral(next).filter(|it| joins && *it > last) else {
            break;
        };
        (last, end) = (further, next + 1);
    }
    Some((3 * first - 2, 3 * last, end))
}

/// "tháng 5", and the token behind it.
fn month(tokens: &[Token], at: usize) -> Option<(u32, u32, usize)> {
    let month = tokens
        .get(at + 1)?
        .number()
        .filter(|_| is(tokens, at, MONTH))?;
    let month = u32::try_from(month).ok()?;
    (1..=12).contains(&month).then_some((month, month, at + 2))
}

/// The year behind months ("của năm 2023", "/2023"), and the token behind it; "năm" alone is
/// a year that stands elsewhere.
fn year_behind(tokens: &[Token], at: usize) -> (Option<u16>, usize) {
    let named = at + usize::from(is(tokens, at, OF));
    let sign = tokens.get(named);
    let joined =
        is(tokens, named, YEAR) || sign.is_some_and(|it| it.is_sign('/') || it.is_sign('-'));
    let number = named + usize::from(joined);
    match year_number(tokens, number) {
        Some(year) => (Some(year), number + 1),
        None if is(tokens, named, YEAR) => (None, named + 1),
        None => (None, at),
    }
}

/// A year, and no range of years.
fn year_number(tokens: &[Token], at: usize) -> Option<u16> {
    let year = tokens.get(at)?.number()?;
    let ranged = tokens.get(at + 1).is_some_and(|it| it.is_sign('-'))
        && tokens.get(at + 2).is_some_and(|it| it.is_number());
    ((1945..2100).contains(&year) && !ranged).then_some(year as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    fn days(title: &str) -> Option<String> {
        let mut tokens = Vec::new();
        tokenise(title.as_bytes(), 0, title.len(), &mut tokens);
        let (from, to) = of_title(title.as_bytes(), &tokens)?;
        Some(format!("{from} {to}"))
    }

    #[track_caller]
    fn says(title: &str, asked: &str) {
        assert_eq!(days(title).as_deref(), Some(asked), "{title}");
    }

    #[test]
    fn a_title_names_a_year_or_a_part_of_it() {
        says("Kết quả công tác năm 2023", "2023-01-01 2023-12-31");
        says("Kết quả 6 tháng đầu năm 2023", "2023-01-01 2023-06-30");
        says("KẾT QUẢ SÁU THÁNG ĐẦU NĂM\n2024", "2024-01-01 2024-06-30");
        says("Tình hình 6 tháng cuối năm 2023", "2023-07-01 2023-12-31");
        says("Tình hình nửa đầu năm 2023", "2023-01-01 2023-06-30");
        says("Công tác 02 tháng đầu năm 2024", "2024-01-01 2024-02-29");
        says("Công tác 9 tháng năm 2023", "2023-01-01 2023-09-30");
        says("Công tác chín tháng của năm 2023", "2023-01-01 2023-09-30");
        says(
            "Công tác mười một tháng đầu năm 2023",
            "2023-01-01 2023-11-30",
        );
        says("Công tác quý I/2023", "2023-01-01 2023-03-31");
        says("Công tác quý 3 năm 2023", "2023-07-01 2023-09-30");
        says("Công tác quý I và quý II năm 2023", "2023-01-01 2023-06-30");
        says("Công tác tháng 5 năm 2023", "2023-05-01 2023-05-31");
        says("Công tác tháng 12-2023", "2023-12-01 2023-12-31");
    }

    #[test]
    fn days_that_a_title_gives_go_before_what_they_are_called() {
        says(
            "Kết quả 6 tháng đầu năm 2023 (từ ngày 15/12/2022 đến hết ngày 14/6/2023)",
            "2022-12-15 2023-06-14",
        );
        says(
            "Kết quả từ tháng 10/2022 đến tháng 3/2023",
            "2022-10-01 2023-03-31",
        );
        says(
            "Kết quả công tác từ 01/7/2022 đến 30/6/2023",
            "2022-07-01 2023-06-30",
        );
        says(
            "Kết quả công tác từ ngày 01/7/2022 - 30/6/2023",
            "2022-07-01 2023-06-30",
        );
    }

    #[test]
    fn a_phase_is_the_titles_own_or_a_plans() {
        let phase = "2021-01-01 2025-12-31";
        says("Kết quả công tác giai đoạn 2021-2025", phase);
        says("Kết quả giảm nghèo giai đoạn 2021 đến năm 2025", phase);
        says(
            "Tổng kết Đề án phát triển đô thị giai đoạn 2021 - 2025",
            phase,
        );
        says(
            "Kết quả năm 2023 thực hiện Chương trình giảm nghèo giai đoạn 2021-2025",
            "2023-01-01 2023-12-31",
        );
    }

    #[test]
    fn what_is_planned_is_not_reported_on() {
        let half = "2023-01-01 2023-06-30";
        says(
            "Kết quả 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2023",
            half,
        );
        says(
            "Kết quả 6 tháng đầu năm 2023, nhiệm vụ 6 tháng cuối năm 2023",
            half,
        );
        says(
            "Công tác 9 tháng, nhiệm vụ 3 tháng cuối năm 2023",
            "2023-01-01 2023-09-30",
        );
        says(
            "Kết quả năm 2023, phương hướng, nhiệm vụ năm 2024",
            "2023-01-01 2023-12-31",
        );
        says(
            "Kết quả quý I thực hiện Kế hoạch năm 2023",
            "2023-01-01 2023-03-31",
        );
    }

    #[test]
    fn what_nothing_ranks_is_no_period() {
        for title in [
            "Kết quả công tác năm 2022 và năm 2023",
            "Kết quả thực hiện Đề án phát triển đô thị giai đoạn 2021-2025",
            "Kết quả giai đoạn 2016-2020 và giai đoạn 2021-2025",
            "Kết quả giai đoạn 1 của dự án",
            "Thực hiện Đề án phát triển đô thị đến năm 2025",
            "Kết quả từ đầu năm 2023 đến nay",
            "Kết quả 6 tháng đầu năm",
            "Thực hiện Chỉ thị ban hành ngày 15 tháng 5 năm 2023",
            "Kết quả quý I và quý III năm học 2022-2023",
        ] {
            assert_eq!(days(title), None, "{title}");
        }
        says(
            "Kết quả 6 tháng thực hiện Kế hoạch năm 2023",
            "2023-01-01 2023-12-31",
        );
    }
}
