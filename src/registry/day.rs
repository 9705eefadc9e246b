//! Days in policies and registers: `"2023-12-31"`, and TOML's own dates.
//!
//! A date that stands in TOML without quotes reaches serde as a map with one private
//! key; both forms are read, one is written.

use core::fmt;

use chrono::NaiveDate;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serializer};

struct Day;

impl<'de> Visitor<'de> for Day {
    type Value = NaiveDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day such as 2023-12-31")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<NaiveDate, E> {
        text.parse()
            .map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NaiveDate, A::Error> {
        match map.next_entry::<String, String>()? {
            Some((key, text)) if key.starts_with("$__toml_private") => self.visit_str(&text),
            _ => Err(de::Error::invalid_type(de::Unexpected::Map, &self)),
        }
    }
}

/// Reads a day. Formats that do not tell what comes next hold it as it is written.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    if from.is_human_readable() {
        from.deserialize_any(Day)
    } else {
        from.deserialize_str(Day)
    }
}

/// Writes a day.
#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands on what the field holds
pub(crate) fn serialize<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

/// Reads a day that may be left out; absent and null are none.
pub(crate) fn option<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    struct Written(NaiveDate);

    impl<'de> Deserialize<'de> for Written {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            deserialize(from).map(Self)
        }
    }

    Ok(Option::<Written>::deserialize(from)?.map(|day| day.0))
}
