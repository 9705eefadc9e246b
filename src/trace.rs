//! From texts to a report in three calls (stub: reads nothing out of the texts yet).

use chrono::NaiveDate;

use crate::report::{Input, InputStatus, Period, PeriodSource, Report};
use crate::text::{Text, TextError};

/// Collects texts and makes one [`Report`] of them.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    report: Report,
}

impl Trace {
    /// Starts with no text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a text in under a name.
    ///
    /// # Errors
    /// [`TextError`] when the bytes are not a text; the input is then in the report
    /// as skipped, and the run can go on.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), TextError> {
        let result = Text::from_bytes(bytes).map(|_| ());
        let reason = result.as_ref().err().map(ToString::to_string);
        self.put(name, bytes.len() as u64, reason);
        result
    }

    /// Notes an input that could not be read, and why.
    pub fn skip(&mut self, name: &str, bytes: u64, reason: &str) {
        self.put(name, bytes, Some(reason.into()));
    }

    fn put(&mut self, name: &str, bytes: u64, reason: Option<String>) {
        self.report.inputs.push(Input {
            name: name.into(),
            bytes,
            status: if reason.is_some() {
                InputStatus::Skipped
            } else {
                InputStatus::Read
            },
            reason,
            mentions: 0,
            issuer: None,
            type_word: None,
            title: None,
        });
    }

    /// Sets the period reported on, both days included.
    pub fn set_period(&mut self, from: NaiveDate, to: NaiveDate) {
        self.report.period = Some(Period {
            from,
            to,
            source: PeriodSource::Given,
        });
    }

    /// Sets the day as of which deadlines and dates are judged.
    pub fn set_as_of(&mut self, _day: NaiveDate) {}

    /// The report.
    pub fn report(&self) -> Report {
        let mut report = self.report.clone();
        report.inputs.sort_by(|a, b| a.name.cmp(&b.name));
        report
    }
}
