//! Values of options as they are written; what is none is told in both languages.

use std::str::FromStr;

use clap::ValueEnum;
use doctrace::report::{Lang, Severity, Show};
use doctrace_formats::{Column, Encoding, Limits};
use doctrace_report::{Format, Table};

use crate::near::nearest;
use crate::ui::Words;

/// A name of a closed list.
fn named<T: FromStr>(text: &str, vi: &str, en: &str, names: &[String]) -> Result<T, Words> {
    text.parse().map_err(|_| unknown(text, vi, en, names))
}

fn unknown(text: &str, vi: &str, en: &str, names: &[String]) -> Words {
    let (vi, en) = (
        format!("không có {vi} `{text}`"),
        format!("unknown {en} `{text}`"),
    );
    if let Some(near) = nearest(text, names.iter().map(String::as_str)) {
        return Words::new(
            format!("{vi}; có phải là `{near}`?"),
            format!("{en}; did you mean `{near}`?"),
        );
    }
    let names = names.join(", ");
    Words::new(
        format!("{vi}; chọn một trong: {names}"),
        format!("{en}; expected one of {names}"),
    )
}

fn names<T: ToString>(all: impl IntoIterator<Item = T>) -> Vec<String> {
    all.into_iter().map(|it| it.to_string()).collect()
}

/// `vi` or `en`.
pub(crate) fn lang(text: &str) -> Result<Lang, Words> {
    named(text, "ngôn ngữ", "language", &names(["vi", "en"]))
}

/// An encoding of text.
pub(crate) fn encoding(text: &str) -> Result<Encoding, Words> {
    named(text, "bảng mã", "encoding", &names(Encoding::ALL))
}

/// A form of the report.
pub(crate) fn format(text: &str) -> Result<Format, Words> {
    let all = Format::ALL.iter().map(|it| it.name());
    named(text, "dạng", "format", &names(all))
}

/// A part of the page.
pub(crate) fn show(text: &str) -> Result<Show, Words> {
    let all = Show::ALL.iter().map(|it| it.name());
    named(text, "phần", "part", &names(all))
}

/// A table of the report.
pub(crate) fn table(text: &str) -> Result<Table, Words> {
    let all = Table::ALL.iter().map(|it| it.name());
    named(text, "bảng", "table", &names(all))
}

/// How many files at a time.
pub(crate) fn jobs(text: &str) -> Result<usize, Words> {
    text.parse().map_err(|_| {
        Words::new(
            format!("`{text}` không phải số nguyên không âm"),
            format!("`{text}` is no whole number"),
        )
    })
}

const COLUMNS: [(&str, Column); 9] = [
    ("number", Column::Number),
    ("figure", Column::Figure),
    ("symbol", Column::Symbol),
    ("date", Column::Date),
    ("issuer", Column::Issuer),
    ("title", Column::Title),
    ("type", Column::Type),
    ("state", Column::State),
    ("remark", Column::Remark),
];

/// `number=Số ký hiệu`.
pub(crate) fn column(text: &str) -> Result<(Column, String), Words> {
    let (what, heading) = parted(text, "number=tiêu đề cột", "number=heading")?;
    let Some((_, column)) = COLUMNS.iter().find(|(name, _)| *name == what) else {
        let names = names(COLUMNS.iter().map(|(name, _)| name));
        return Err(unknown(what, "loại cột", "kind of column", &names));
    };
    Ok((*column, heading.to_owned()))
}

/// A limit on each file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    name: &'static str,
    most: u64,
}

impl Limit {
    /// Makes it hold.
    pub(crate) fn set(self, limits: &mut Limits) {
        limits.set(self.name, self.most);
    }
}

/// `ratio=500`, `text-bytes=1G`.
pub(crate) fn limit(text: &str) -> Result<Limit, Words> {
    let (what, most) = parted(text, "ratio=500", "ratio=500")?;
    let Some(name) = Limits::NAMES.into_iter().find(|name| *name == what) else {
        return Err(unknown(what, "giới hạn", "limit", &names(Limits::NAMES)));
    };
    let (figures, times) = match most.char_indices().last() {
        Some((at, 'K' | 'k')) => (&most[..at], 1 << 10),
        Some((at, 'M' | 'm')) => (&most[..at], 1 << 20),
        Some((at, 'G' | 'g')) => (&most[..at], 1 << 30),
        _ => (most, 1),
    };
    let most = figures
        .parse()
        .ok()
        .and_then(|it: u64| it.checked_mul(times));
    let most = most.filter(|most| *most > 0).ok_or_else(|| {
        Words::new(
            format!("`{text}`: cần một số dương, có thể kèm K, M hoặc G"),
            format!("`{text}`: expected a number above 0, with K, M or G behind it if need be"),
        )
    })?;
    Ok(Limit { name, most })
}

fn parted<'t>(text: &'t str, vi: &str, en: &str) -> Result<(&'t str, &'t str), Words> {
    let parts = text.split_once('=');
    let parts = parts.map(|(what, value)| (what.trim(), value.trim()));
    parts.ok_or_else(|| Words::new(format!("cần dạng {vi}"), format!("expected {en}")))
}

/// Forms of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// To read on a screen or a printer.
    #[default]
    Text,
    /// Markdown.
    Md,
    /// For machines.
    Json,
}

/// From which severity on a run ends with 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    #[default]
    Error,
    Warning,
    Note,
    Info,
    Never,
}

impl FailOn {
    pub(crate) const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    Report,
    Policy,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_name_and_a_number() {
        let mut limits = Limits::default();
        for written in ["ratio=500", "text-bytes = 2M", "seconds=5"] {
            limit(written).expect(written).set(&mut limits);
        }
        assert_eq!((limits.ratio, limits.text_bytes), (500, 2 << 20));
        assert_eq!(limits.program_time.as_secs(), 5);
        for written in [
            "ratio",
            "ratio=",
            "ratio=0",
            "ratio=-1",
            "ratoi=5",
            "rows=9999999999999G",
        ] {
            assert!(limit(written).is_err(), "{written}");
        }
        assert!(
            limit("ratoi=5")
                .expect_err("no name")
                .vi
                .contains("`ratio`?")
        );
    }
}
