//! The vocabulary of relations: what one document does to another.

use core::fmt;

use serde::{Deserialize, Serialize};

macro_rules! relation_kinds {
    ($( $(#[$doc:meta])* $variant:ident, $name:literal, $coarse:literal, $vi:literal; )*) => {
        /// What the citing document does to the cited one.
        ///
        /// Direction is always from citing to cited; inverses ("is implemented by")
        /// are derived, never stored.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum RelationKind {
            $( $(#[$doc])* $variant, )*
        }

        impl RelationKind {
            /// Every kind, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in machine output, as in `based_on`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The coarser name under which exchange formats group this kind:
            /// `concretises` and `responds_to` are both `implements`.
            pub const fn coarse_name(self) -> &'static str {
                match self { $(Self::$variant => $coarse,)* }
            }

            /// The Vietnamese words for it, as a reader of a report expects them.
            pub const fn vietnamese(self) -> &'static str {
                match self { $(Self::$variant => $vi,)* }
            }
        }
    };
}

relation_kinds! {
    /// Turns the target into local tasks: the strongest claim, the one inspectors count.
    Concretises, "concretises", "implements", "cụ thể hóa";
    /// Carries the target out.
    Implements, "implements", "implements", "thực hiện";
    /// Answers an order of the target, such as an order to report.
    RespondsTo, "responds_to", "implements", "trả lời";
    /// Takes the target as its legal ground.
    BasedOn, "based_on", "based_on", "căn cứ";
    /// Explains how to apply the target.
    Guides, "guides", "guides", "hướng dẫn";
    /// Fills in what the target delegates.
    Details, "details", "guides", "quy định chi tiết";
    /// Changes a part of the target.
    Amends, "amends", "amends", "sửa đổi";
    /// Adds to the target.
    Supplements, "supplements", "supplements", "bổ sung";
    /// Takes the target's place.
    Replaces, "replaces", "replaces", "thay thế";
    /// Ends the target.
    Repeals, "repeals", "repeals", "bãi bỏ";
    /// Voids the target from its start.
    Annuls, "annuls", "repeals", "hủy bỏ";
    /// Halts the target for a time.
    Suspends, "suspends", "suspends", "đình chỉ";
    /// Prolongs the target.
    Extends, "extends", "extends", "gia hạn";
    /// Mends a slip in the target.
    Corrects, "corrects", "corrects", "đính chính";
    /// Puts the target and its amendments into one text.
    Consolidates, "consolidates", "consolidates", "hợp nhất";
    /// Evaluates how the target was carried out.
    Reviews, "reviews", "reports_on", "sơ kết, tổng kết";
    /// Makes the target known: study, not concretisation.
    Disseminates, "disseminates", "cites", "quán triệt";
    /// Is enclosed in the target.
    EnclosedIn, "enclosed_in", "attached_to", "ban hành kèm theo";
    /// Names the target and says no more.
    Cites, "cites", "cites", "dẫn chiếu";
}

impl RelationKind {
    /// Whether the source carries the target out: the links that chains, coverage
    /// and lags are made of.
    pub const fn carries_out(self) -> bool {
        matches!(self, Self::Concretises | Self::Implements)
    }
}

impl RelationKind {
    /// Whether the source changes what the target says or whether it holds.
    pub const fn changes(self) -> bool {
        matches!(
            self,
            Self::Amends
                | Self::Supplements
                | Self::Replaces
                | Self::Repeals
                | Self::Annuls
                | Self::Suspends
                | Self::Extends
                | Self::Corrects
        )
    }
}

impl fmt::Display for RelationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
