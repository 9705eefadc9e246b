//! Coverage over rosters: shares of the pairs of source and body, by group.

use serde::{Deserialize, Serialize};

use super::{Audit, Cell, CellState};

/// How many pairs of a group are answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// What the group is by: `source`, `body`, `level`, `series`.
    pub by: String,
    /// Its name: a number, a body, a level, a series.
    pub name: String,
    /// The pairs that are to be answered: void, superseded, waived ones and those not
    /// yet due are left out.
    pub denominator: usize,
    /// Answered by an issued paper whose number nothing else claims.
    pub strict: usize,
    /// The same, with contested numbers.
    pub lenient: usize,
    /// The same, with drafts.
    pub with_drafts: usize,
}

impl Share {
    /// Counts pairs.
    pub(crate) fn of<'c>(by: &str, name: &str, cells: impl IntoIterator<Item = &'c Cell>) -> Self {
        let mut share = Self {
            by: by.to_owned(),
            name: name.to_owned(),
            ..Self::default()
        };
        for cell in cells {
            share.add(cell.state);
        }
        share
    }

    fn add(&mut self, state: CellState) {
        self.denominator += usize::from(state.counts());
        self.strict += usize::from(state == CellState::Proven);
        self.lenient += usize::from(state <= CellState::Contested);
        self.with_drafts += usize::from(state <= CellState::Draft);
    }
}

impl Audit<'_> {
    /// Coverage by source, by body, by level and by series, each in order. Empty where
    /// the policy has no duty with a roster.
    ///
    /// Cost: n log n in the pairs.
    pub fn shares(&self) -> Vec<Share> {
        let mut groups: std::collections::BTreeMap<(usize, String), Share> =
            std::collections::BTreeMap::new();
        for cell in self.obligations().cells() {
            let source = self.graph().document(cell.source);
            let level = self.who().level(cell.body).map(crate::id::Level::name);
            let names = [
                ("source", Some(source.key().to_owned())),
                ("body", Some(self.policy().bodies()[cell.body].name.clone())),
                ("level", level.map(str::to_owned)),
                ("series", source.id().map(crate::id::DocumentId::series)),
            ];
            for (at, (by, name)) in names.into_iter().enumerate() {
                let Some(name) = name else {
                    continue;
                };
                groups
                    .entry((at, name.clone()))
                    .or_insert_with(|| Share::of(by, &name, []))
                    .add(cell.state);
            }
        }
        groups.into_values().collect()
    }
}
