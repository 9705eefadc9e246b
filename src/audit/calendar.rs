//! Days on which offices rest: weekends and public holidays.
//!
//! Fixed days and the two lunar holidays: Labour Code 45/2019/QH14, Điều 112. (The day
//! beside 2 September moves by yearly decision and is left out.) The lunar days were computed from the new moons at UTC+7, the rule of the
//! Vietnamese calendar; the table ends where its rows do and is silent beyond.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::Phrase;

type MonthDay = (u32, u32);
type YearDay = (i32, u32, u32);

/// Year, first day of the lunar year, tenth day of the third lunar month; each as
/// month and day.
const LUNAR: &[(i32, MonthDay, MonthDay)] = &[
    (2010, (2, 14), (4, 23)),
    (2011, (2, 3), (4, 12)),
    (2012, (1, 23), (3, 31)),
    (2013, (2, 10), (4, 19)),
    (2014, (1, 31), (4, 9)),
    (2015, (2, 19), (4, 28)),
    (2016, (2, 8), (4, 16)),
    (2017, (1, 28), (4, 6)),
    (2018, (2, 16), (4, 25)),
    (2019, (2, 5), (4, 14)),
    (2020, (1, 25), (4, 2)),
    (2021, (2, 12), (4, 21)),
    (2022, (2, 1), (4, 10)),
    (2023, (1, 22), (4, 29)),
    (2024, (2, 10), (4, 18)),
    (2025, (1, 29), (4, 7)),
    (2026, (2, 17), (4, 26)),
    (2027, (2, 6), (4, 16)),
    (2028, (1, 26), (4, 4)),
    (2029, (2, 13), (4, 23)),
    (2030, (2, 2), (4, 12)),
];

/// Working days on which offices rested, and the Saturdays on which they worked for it, each as
/// year, month and day, as the Prime Minister agreed; rows that no source was at hand for are
/// missing.
#[rustfmt::skip]
const EXCHANGED: &[(YearDay, YearDay)] = &[
    // Letter of the Office of the Government of 12/12/2013 on the holidays of 2014.
    ((2014, 1, 28), (2014, 1, 25)), ((2014, 1, 29), (2014, 2, 8)), ((2014, 5, 2), (2014, 4, 26)),
    // Notice of the Ministry of Labour on the holidays of 2015, upon 89/TTr-LĐTBXH of 20/11/2014.
    ((2015, 1, 2), (2014, 12, 27)), ((2015, 2, 16), (2015, 2, 14)), ((2015, 4, 29), (2015, 4, 25)),
    // The Prime Minister's decision of July 2018 on the holidays of 2019.
    ((2018, 12, 31), (2019, 1, 5)), ((2019, 4, 29), (2019, 5, 4)),
    // 2450/VPCP-KGVX of 12/4/2024.
    ((2024, 4, 29), (2024, 5, 4)),
    // 6150/TB-BLĐTBXH of 03/12/2024.
    ((2025, 5, 2), (2025, 4, 26)),
    // 12729/VPCP-KGVX of 25/12/2025; notice of the Ministry of Home Affairs of October 2025.
    ((2026, 1, 2), (2026, 1, 10)), ((2026, 8, 31), (2026, 8, 22)),
];

/// Month, day, name.
const FIXED: &[(u32, u32, &str, &str)] = &[
    (1, 1, "Tết Dương lịch", "New Year's Day"),
    (4, 30, "ngày Chiến thắng", "Victory Day"),
    (5, 1, "ngày Quốc tế lao động", "Labour Day"),
    (9, 2, "ngày Quốc khánh", "National Day"),
];

/// Whether the lunar holidays of a day's year are in the table.
pub(super) fn knows(day: NaiveDate) -> bool {
    LUNAR.iter().any(|&(year, ..)| year == day.year())
}

/// Why a day is one of rest, holidays before weekends; `None` for a working day.
pub(super) fn rest(day: NaiveDate) -> Option<Phrase> {
    let fixed = FIXED
        .iter()
        .find(|&&(month, date, ..)| (month, date) == (day.month(), day.day()));
    if let Some(&(_, _, vi, en)) = fixed {
        return Some(Phrase::new(vi, en));
    }
    if let Some(&(year, tet, founders)) = LUNAR.iter().find(|&&(year, ..)| year == day.year()) {
        if let Some(first) = NaiveDate::from_ymd_opt(year, tet.0, tet.1) {
            let since = day.signed_duration_since(first);
            if since >= TimeDelta::zero() && since <= TimeDelta::days(2) {
                let number = since.num_days() + 1;
                return Some(Phrase::new(
                    format!("mùng {number} Tết Nguyên đán"),
                    format!("day {number} of the lunar New Year"),
                ));
            }
        }
        if founders == (day.month(), day.day()) {
            return Some(Phrase::new("Giỗ Tổ Hùng Vương", "Hung Kings' Day"));
        }
    }
    let is_day =
        |(year, month, date): YearDay| Some(day) == NaiveDate::from_ymd_opt(year, month, date);
    if EXCHANGED.iter().any(|row| is_day(row.0)) {
        return Some(Phrase::new(
            "ngày nghỉ hoán đổi",
            "a day of rest given in exchange",
        ));
    }
    match day.weekday() {
        Weekday::Sat if EXCHANGED.iter().any(|row| is_day(row.1)) => None,
        // Offices worked on Saturdays until 02/10/1999 (Quyết định 188/1999/QĐ-TTg).
        Weekday::Sat if Some(day) < NaiveDate::from_ymd_opt(1999, 10, 2) => None,
        Weekday::Sat => Some(Phrase::new("thứ Bảy", "a Saturday")),
        Weekday::Sun => Some(Phrase::new("Chủ nhật", "a Sunday")),
        _ => None,
    }
}

/// The day of the week.
pub(super) fn weekday(day: NaiveDate) -> Phrase {
    let (vi, en) = match day.weekday() {
        Weekday::Mon => ("thứ Hai", "a Monday"),
        Weekday::Tue => ("thứ Ba", "a Tuesday"),
        Weekday::Wed => ("thứ Tư", "a Wednesday"),
        Weekday::Thu => ("thứ Năm", "a Thursday"),
        Weekday::Fri => ("thứ Sáu", "a Friday"),
        Weekday::Sat => ("thứ Bảy", "a Saturday"),
        Weekday::Sun => ("Chủ nhật", "a Sunday"),
    };
    Phrase::new(vi, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rests(year: i32, month: u32, date: u32) -> bool {
        rest(NaiveDate::from_ymd_opt(year, month, date).expect("a day")).is_some()
    }

    #[test]
    fn rows_are_days_in_order() {
        assert!(LUNAR.windows(2).all(|two| two[0].0 + 1 == two[1].0));
        for &(year, tet, founders) in LUNAR {
            assert!(NaiveDate::from_ymd_opt(year, tet.0, tet.1).is_some());
            assert!(NaiveDate::from_ymd_opt(year, founders.0, founders.1).is_some());
        }
    }

    #[test]
    fn days_are_exchanged_for_saturdays_near_by() {
        for &(rest, work) in EXCHANGED {
            let day =
                |(year, month, date)| NaiveDate::from_ymd_opt(year, month, date).expect("a day");
            let (rest, work) = (day(rest), day(work));
            assert_eq!(work.weekday(), Weekday::Sat, "{work}");
            assert!(
                !matches!(rest.weekday(), Weekday::Sat | Weekday::Sun),
                "{rest}"
            );
            assert!((rest - work).num_days().abs() <= 12, "{rest} {work}");
        }
    }

    #[test]
    fn days_of_rest() {
        assert!(rests(2023, 5, 1));
        assert!(rests(2024, 2, 12), "the third day of Tết, a Monday");
        assert!(!rests(2024, 2, 13));
        assert!(rests(2024, 4, 18), "Hung Kings' Day, a Thursday");
        assert!(rests(2023, 4, 8), "a Saturday");
        assert!(!rests(2023, 4, 7));
        assert!(!rests(1998, 9, 12), "a Saturday on which offices worked");
        assert!(!rests(2024, 5, 4), "a Saturday worked for Monday 29/4");
        assert!(rests(2024, 4, 29) && rests(2024, 5, 11));
        assert!(
            !rests(2009, 4, 6),
            "beyond the table only weekends are known"
        );
    }
}
