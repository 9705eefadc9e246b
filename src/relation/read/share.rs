//! What a list states once, at its last item, for all of them.

use super::Reader;
use crate::id::Organ;
use crate::mention::Origin;

impl Reader<'_, '_> {
    /// Lists state date, issuer and title once, at their last item: "Quyết định số A ngày …,
    /// Quyết định số B ngày … của Thủ tướng Chính phủ", "các Nghị quyết số 02, 03-NQ/TU ngày …".
    pub(super) fn share(&mut self) {
        for at in (1..self.mentions.len()).rev() {
            let (before, rest) = self.mentions.split_at_mut(at);
            let (item, last) = (&mut before[at - 1], &rest[0]);
            let parted = item.origin() == Origin::List;
            if !self.joined[at] && !parted {
                continue;
            }
            let one_type = item.id().type_code() == last.id().type_code();
            let one_body =
                same_body(item.id().organ(), last.id().organ()) && item.issuer_span().is_none();
            // "Quyết định số A ngày … và Kế hoạch số B ngày … của UBND tỉnh"; what has a title of its
            // own has told all that it tells.
            let bare = item.title_span().is_none();
            if one_body && !one_type && bare && item.id().organ().is_some() {
                item.inherit(None, false, last.issuer_span(), None);
            }
            if one_body && one_type && (bare || parted) {
                let same_day = last.is_same_day();
                let date = if parted || same_day {
                    last.dated()
                } else {
                    None
                };
                item.inherit(
                    date,
                    same_day,
                    last.issuer_span(),
                    if parted { None } else { last.title_span() },
                );
            }
        }
    }
}

/// Whether two codes are written by one body: `UB` and `UBND` are, in two times.
fn same_body(a: Option<&Organ>, b: Option<&Organ>) -> bool {
    let name = |organ: Option<&Organ>| organ.and_then(Organ::name);
    a == b || name(a).is_some() && name(a) == name(b)
}
