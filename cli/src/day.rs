//! Days and periods as people write them.

use chrono::NaiveDate;

use crate::ui::Words;

/// A year, or two days with `..` between them.
pub(crate) fn period(text: &str) -> Result<(NaiveDate, NaiveDate), Words> {
    if let Some((from, to)) = text.split_once("..") {
        let (from, to) = (date(from)?, date(to)?);
        if from > to {
            return Err(Words::new(
                format!("{from} sau {to}; ghi ngày đầu trước"),
                format!("{from} comes after {to}; put the first day first"),
            ));
        }
        return Ok((from, to));
    }
    let year = numbers(text, &[4]).and_then(|parts| {
        let [year] = parts[..] else { return None };
        let year = i32::try_from(year).ok()?;
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some((first, NaiveDate::from_ymd_opt(year, 12, 31)?))
    });
    year.ok_or_else(|| {
        Words::new(
            "cần một năm (2023) hoặc hai ngày (1/1/2023..31/12/2023)",
            "expected a year (2023) or two days (2023-01-01..2023-12-31)",
        )
    })
}

/// A day: `31/12/2023`, `31-12-2023`, `31.12.2023` or `2023-12-31`.
pub(crate) fn date(text: &str) -> Result<NaiveDate, Words> {
    read(text).ok_or_else(|| {
        Words::new(
            format!("`{text}` không phải là ngày; ghi như 31/12/2023 hoặc 2023-12-31"),
            format!("`{text}` is not a day; write 31/12/2023 or 2023-12-31"),
        )
    })
}

/// The day that a text is; none where it is no day of the calendar.
pub(crate) fn read(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let [year, month, day] = if let Some(parts) = numbers(text, &[4, 2, 2]) {
        [parts[0], parts[1], parts[2]]
    } else {
        let parts = numbers(text, &[2, 2, 4])?;
        [parts[2], parts[1], parts[0]]
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Numbers between signs of one kind, of so many digits; years have four, the others may drop a
/// zero in front.
fn numbers(text: &str, digits: &[usize]) -> Option<Vec<u32>> {
    let sign = text.chars().find(|char| matches!(char, '-' | '/' | '.'));
    let parts: Vec<&str> = match sign {
        Some(sign) => text.split(sign).collect(),
        None => vec![text],
    };
    if parts.len() != digits.len() {
        return None;
    }
    parts
        .into_iter()
        .zip(digits)
        .map(|(part, &most)| {
            let least = if most == 4 { 4 } else { 1 };
            let fits = (least..=most).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_digit());
            if fits { part.parse().ok() } else { None }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        let day = NaiveDate::from_ymd_opt(2023, 12, 31);
        for text in [
            "31/12/2023",
            "31-12-2023",
            "31.12.2023",
            "2023-12-31",
            " 31/12/2023 ",
        ] {
            assert_eq!(read(text), day, "{text}");
        }
        for text in [
            "31/2/2023",
            "12/31/2023",
            "31/12/23",
            "31-12/2023",
            "+1/1/2023",
            "2023",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_is_a_year_or_two_days_in_order() {
        assert_eq!(period("2023"), period("1/1/2023..31/12/2023"));
        assert!(period("2023-12-31..2023-01-01").is_err());
        assert!(period("23").is_err());
    }
}
