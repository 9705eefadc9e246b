//! How values are written so that every format can read them back.
//!
//! What says nothing is left out where a person may read the form (JSON, TOML): an empty list
//! tells nobody anything. Formats that number their fields instead of naming them (bincode,
//! postcard, MessagePack as it comes) would take the next field for the one left out, so there
//! every field is written. serde's `skip_serializing_if` is not told for which format it
//! decides; [`written!`] asks.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error as _};

/// Reads the name of a shape, and refuses one that is not among those that can be read: what
/// another version wrote would be misread, or lost in part.
pub(crate) fn schema<'de, D: Deserializer<'de>>(
    from: D,
    known: &[&str],
) -> Result<String, D::Error> {
    let name = String::deserialize(from)?;
    if known.contains(&name.as_str()) {
        return Ok(name);
    }
    Err(D::Error::custom(format_args!(
        "unknown schema `{}`; this version reads {}",
        name.escape_debug(),
        known.join(" and ")
    )))
}

/// Whether a field says anything.
pub(crate) trait Said {
    /// Not where it is empty, none or nought.
    fn is_said(&self) -> bool;
}

macro_rules! said {
    ($([$($of:tt)*] $type:ty, $it:ident => $says:expr;)*) => {
        $(impl<$($of)*> Said for $type {
            fn is_said(&self) -> bool {
                let $it = self;
                $says
            }
        })*
    };
}

said! {
    [T] Option<T>, it => it.is_some();
    [T] Vec<T>, it => !it.is_empty();
    [K, V] BTreeMap<K, V>, it => !it.is_empty();
    [] String, it => !it.is_empty();
    [] usize, it => *it > 0;
}

/// Writes a struct field by field. One marked `said` is left out where it says nothing and a
/// person may read the form. A field that is not named does not compile: nothing is lost unseen.
macro_rules! written {
    ($type:ident { $($field:ident $(: $mark:ident)?),* $(,)? }) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeStruct as _;

                let Self { $($field),* } = self;
                let all = !to.is_human_readable();
                let count = 0 $(+ usize::from($crate::stored::kept!(all, $field $($mark)?)))*;
                let mut out = to.serialize_struct(stringify!($type), count)?;
                $(
                    if $crate::stored::kept!(all, $field $($mark)?) {
                        out.serialize_field(stringify!($field), $field)?;
                    } else {
                        out.skip_field(stringify!($field))?;
                    }
                )*
                out.end()
            }
        }
    };
}

/// Whether a field is written.
macro_rules! kept {
    ($all:ident, $field:ident) => {
        true
    };
    ($all:ident, $field:ident said) => {
        $all || $crate::stored::Said::is_said($field)
    };
}

pub(crate) use {kept, written};
