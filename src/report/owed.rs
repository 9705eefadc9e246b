//! What is owed and what is accepted, in words and on both kinds of pages. Reports
//! without a policy have neither part.

use core::fmt;

use super::lang::{self, Label};
use super::wording::Wording;
use super::{ObligationRow, Show, WaivedRow, markdown, text};

const SHARES: [Label; 4] = [
    Label::Group,
    Label::Strict,
    Label::Lenient,
    Label::WithDrafts,
];

/// The body, behind those that passed the duty on and before those that it was split into.
fn line(row: &ObligationRow) -> String {
    let mut line = row.passed_on_by.clone();
    line.push(row.body.clone());
    if !row.heirs.is_empty() {
        line.push(format!("{}?", row.heirs.join(" / ")));
    }
    line.join(" → ")
}

impl Wording<'_> {
    /// Group, and its three measures of coverage.
    pub(super) fn shares(&self) -> impl Iterator<Item = [String; 4]> {
        self.report.shares.iter().map(|share| {
            let name = lang::level(&share.name, self.lang).unwrap_or(&share.name);
            let measure = |count: usize| {
                let all = share.denominator;
                format!("{count}/{all} ({})", self.per_cent(count, all))
            };
            [
                format!("{}: {name}", lang::group(&share.by, self.lang)),
                measure(share.strict),
                measure(share.lenient),
                measure(share.with_drafts),
            ]
        })
    }

    /// Source, body, state, due date, answers, why it is not covered.
    pub(super) fn obligation(&self, row: &ObligationRow) -> [String; 6] {
        let why = row.why_not.as_ref().map(|why| self.lang.of(why).to_owned());
        [
            self.name(&row.source, &row.source_key),
            line(row),
            lang::cell(row.state, self.lang).to_owned(),
            row.due.map(|day| self.lang.date(day)).unwrap_or_default(),
            self.first(&row.answers),
            why.unwrap_or_default(),
        ]
    }

    /// Code, name, subjects, reason, person, last day.
    pub(super) fn waived(&self, row: &WaivedRow) -> [String; 6] {
        [
            row.finding.code.clone(),
            row.finding.name.clone(),
            self.subjects(&row.finding),
            row.reason.clone(),
            match row.date {
                Some(day) => format!("{} ({})", row.who, self.lang.date(day)),
                None => row.who.clone(),
            },
            row.expires.map_or_else(
                || self.label(Label::AllDays).to_owned(),
                |day| self.lang.date(day),
            ),
        ]
    }
}

impl<W: fmt::Write> text::Page<'_, '_, W> {
    /// How far each body, source and series has come; only where a policy obliges somebody.
    pub(super) fn shares(&mut self, show: Show) -> fmt::Result {
        let rows = &self.words.report.obligations;
        if rows.is_empty() {
            return Ok(());
        }
        self.heading(Label::Obligations, Some(rows.len()))?;
        let (shares, rest) = self.words.shares_of(show);
        let shares: Vec<Vec<String>> = shares.into_iter().map(Vec::from).collect();
        self.table(&SHARES, &shares)?;
        self.further(rest, Show::Matrix)
    }

    /// Only where a policy obliges somebody.
    pub(super) fn obligations(&mut self) -> fmt::Result {
        let rows = &self.words.report.obligations;
        if rows.is_empty() {
            return Ok(());
        }
        self.shares(Show::Matrix)?;
        self.out.write_str("\n")?;
        for row in rows {
            let [source, body, state, due, answers, why] = self.words.obligation(row);
            let due = if due.is_empty() {
                due
            } else {
                format!(" ({due})")
            };
            let line = format!("{source} – {body}: {state}{due} {answers}");
            self.paragraph("  - ", 4, line.trim_end())?;
            self.field(Label::Why, 4, &why)?;
        }
        Ok(())
    }

    /// Only where something is waived.
    pub(super) fn waived(&mut self) -> fmt::Result {
        let rows = &self.words.report.waived;
        if rows.is_empty() {
            return Ok(());
        }
        self.heading(Label::Waived, Some(rows.len()))?;
        for row in rows {
            let [code, name, subjects, reason, who, until] = self.words.waived(row);
            self.paragraph("  - ", 4, &format!("{code} {name}: {subjects}"))?;
            self.field(Label::Reason, 4, &reason)?;
            self.field(Label::Who, 4, &who)?;
            self.field(Label::Until, 4, &until)?;
        }
        Ok(())
    }
}

impl<W: fmt::Write> markdown::Page<'_, '_, W> {
    /// How far each body, source and series has come; only where a policy obliges somebody.
    pub(super) fn shares(&mut self, show: Show) -> fmt::Result {
        let rows = &self.words.report.obligations;
        if rows.is_empty() {
            return Ok(());
        }
        self.heading(Label::Obligations, Some(rows.len()))?;
        let (shares, rest) = self.words.shares_of(show);
        self.table(&SHARES, shares, |_, share| share)?;
        self.further(rest, Show::Matrix)
    }

    /// Only where a policy obliges somebody.
    pub(super) fn obligations(&mut self) -> fmt::Result {
        let rows = &self.words.report.obligations;
        if rows.is_empty() {
            return Ok(());
        }
        self.shares(Show::Matrix)?;
        self.out.write_char('\n')?;
        self.table(
            &[
                Label::Source,
                Label::Body,
                Label::Status,
                Label::Due,
                Label::Answers,
                Label::Why,
            ],
            rows,
            Wording::obligation,
        )
    }

    /// Only where something is waived.
    pub(super) fn waived(&mut self) -> fmt::Result {
        let rows = &self.words.report.waived;
        if rows.is_empty() {
            return Ok(());
        }
        self.heading(Label::Waived, Some(rows.len()))?;
        self.table(
            &[
                Label::Code,
                Label::Name,
                Label::Subjects,
                Label::Reason,
                Label::Who,
                Label::Until,
            ],
            rows,
            Wording::waived,
        )
    }
}
