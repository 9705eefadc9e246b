//! The ladder of bodies: Central, province, district, commune, cell.
//!
//! The ladder is dated: the district step ended on 30 June 2025 (Kết luận
//! 127-KL/TW of 28/2/2025).

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::period::DISTRICT_ENDS;

/// A step of the ladder. Order: [`Level::Central`] is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A Party cell.
    Cell,
    /// A commune, ward or special zone, or a grassroots Party organisation.
    Commune,
    /// A district, until 30/6/2025.
    District,
    /// A province or a centrally-run city.
    Province,
    /// The Central Committee and its bodies, the Government, ministries.
    Central,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: &'static [Self] = &[
        Self::Cell,
        Self::Commune,
        Self::District,
        Self::Province,
        Self::Central,
    ];

    /// The name in machine output: `central`, `province`, `district`, `commune`, `cell`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cell => "cell",
            Self::Commune => "commune",
            Self::District => "district",
            Self::Province => "province",
            Self::Central => "central",
        }
    }

    /// The Vietnamese name.
    pub const fn vietnamese(self) -> &'static str {
        match self {
            Self::Cell => "chi bộ",
            Self::Commune => "xã, cơ sở",
            Self::District => "huyện",
            Self::Province => "tỉnh",
            Self::Central => "Trung ương",
        }
    }

    /// Whether this step of the ladder stood on a day. Without a day: whether it
    /// ever stood, which is true of all.
    pub fn stood_on(self, day: Option<NaiveDate>) -> bool {
        match (self, day, DISTRICT_ENDS) {
            (Self::District, Some(day), Some(last)) => day <= last,
            _ => true,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
