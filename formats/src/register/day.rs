//! Dates of registers.

use chrono::{Days, NaiveDate};

use super::FaultKind;
use crate::sheet::Value;

/// The years in which documents are dated.
const YEARS: std::ops::RangeInclusive<i32> = 1930..=2100;

/// Reads a cell as a date; with a date may come a remark on how it was written.
pub(super) fn read(value: &Value) -> (Option<NaiveDate>, Option<FaultKind>) {
    match value {
        Value::Date(date) => (Some(*date), None),
        Value::Error(_) => (None, Some(FaultKind::CellError)),
        // Excel counts days from 30/12/1899 (it believes in 29/2/1900).
        Value::Number(number) => {
            let whole = (number.fract() == 0.0 && (10_000.0..80_000.0).contains(number))
                .then(|| number.to_string().parse::<u64>().ok())
                .flatten();
            let first = NaiveDate::from_ymd_opt(1899, 12, 30);
            match whole.and_then(|days| first?.checked_add_days(Days::new(days))) {
                Some(date) => (Some(date), Some(FaultKind::DateAsNumber)),
                None => (None, Some(FaultKind::BadDate)),
            }
        }
        Value::Text(text) => written(text),
    }
}

/// Day, month and year in this order, with any signs or words between them; or year first
/// with four figures.
fn written(text: &str) -> (Option<NaiveDate>, Option<FaultKind>) {
    let parts: Vec<&str> = text
        .split(|char: char| !char.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let words = text
        .split(|char: char| !char.is_alphabetic())
        .filter(|word| !word.is_empty());
    let known = words
        .map(super::heading::plain)
        .all(|word| matches!(word.as_str(), "ngay" | "thang" | "nam" | "t"));
    // A time of day behind it is what programs add.
    let (date, rest) = parts.split_at(parts.len().min(3));
    let time = rest.len() <= 3 && rest.iter().all(|part| part.len() <= 2) || rest.is_empty();
    let [first, month, last] = date else {
        return (None, Some(FaultKind::BadDate));
    };
    if !known || !time {
        return (None, Some(FaultKind::BadDate));
    }
    let (day, year) = if first.len() == 4 {
        (last, first)
    } else {
        (first, last)
    };
    if year.len() == 2 {
        return (None, Some(FaultKind::ShortYear));
    }
    let number = |part: &str| {
        (part.len() <= 4)
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let date =
        (|| NaiveDate::from_ymd_opt(number(year)?.try_into().ok()?, number(month)?, number(day)?))(
        );
    match date.filter(|date| YEARS.contains(&chrono::Datelike::year(date))) {
        Some(date) => (Some(date), None),
        None => (None, Some(FaultKind::BadDate)),
    }
}

#[cfg(test)]
mod tests {
    use super::{FaultKind, read};
    use crate::sheet::Value;

    #[test]
    fn dates_as_written() {
        for text in [
            "2/2/2023",
            "02-02-2023",
            "02.02.2023",
            "2023-02-02",
            "ngày 02 tháng 02 năm 2023",
            "02/02/2023 00:00:00",
        ] {
            let (date, fault) = read(&Value::Text(text.into()));
            assert_eq!(
                (date.map(|it| it.to_string()).as_deref(), fault),
                (Some("2023-02-02"), None),
                "{text}"
            );
        }
        for (text, kind) in [
            ("31/2/2023", FaultKind::BadDate),
            ("12/31/2023", FaultKind::BadDate),
            ("02/2023", FaultKind::BadDate),
            ("2/2/23", FaultKind::ShortYear),
            ("chưa có", FaultKind::BadDate),
            ("109-KH/HU 02/02/2023", FaultKind::BadDate),
        ] {
            assert_eq!(
                read(&Value::Text(text.into())),
                (None, Some(kind)),
                "{text}"
            );
        }
        assert_eq!(
            read(&Value::Number(44959.0))
                .0
                .map(|it| it.to_string())
                .as_deref(),
            Some("2023-02-02")
        );
        assert_eq!(
            read(&Value::Number(109.0)),
            (None, Some(FaultKind::BadDate))
        );
    }
}
