//! From texts to a report in three calls.

use chrono::NaiveDate;

use crate::audit::Policy;
use crate::registry::{InputFacts, Register, Registry};
use crate::report::Report;
use crate::text::{Text, TextError};

/// Collects texts, and makes one [`Report`] of them.
///
/// ```
/// use doctrace::Trace;
///
/// let trace = Trace::read(
///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023, để cụ thể hóa thực hiện Chương trình \
///      số 139-CTr/TU ngày 09/11/2022 của Tỉnh ủy về thực hiện Nghị quyết số 18-NQ/TW ngày \
///      16/6/2022 của Ban Chấp hành Trung ương Đảng.",
/// )?;
/// let report = trace.report();
/// assert_eq!(report.chains[0].path, ["109-KH/HU", "139-CTr/TU", "18-NQ/TW"]);
/// assert_eq!(report.chains[0].lags, [Some(85), Some(146)]);
/// # Ok::<(), doctrace::text::TextError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Trace {
    registry: Registry,
    policy: Policy,
}

impl Trace {
    /// The name under which [`read`](Self::read) takes its text in.
    pub const TEXT: &str = "text";

    /// Starts with no text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads one text.
    ///
    /// # Errors
    /// [`TextError::TooLong`] from 4 GiB on.
    pub fn read(text: &str) -> Result<Self, TextError> {
        let mut trace = Self::new();
        trace.take(Self::TEXT, Text::new(text)?);
        Ok(trace)
    }

    fn take(&mut self, name: &str, text: Text<'_>) {
        for facts in InputFacts::all_under(name, text, &self.policy.additions()) {
            self.registry.add(facts);
        }
    }

    /// Takes a text in under a name. Only what it says is kept; the bytes are not. A text with
    /// several letterheads is taken in as several inputs: `NAME`, `NAME#2`, …. Codes that the
    /// policy adds are known from then on: set it first.
    ///
    /// # Errors
    /// [`TextError`] when the bytes are not a text: not UTF-8 (with the position of the
    /// first such byte), or 4 GiB and more. The input then stands in the report as
    /// skipped, and the run can go on.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), TextError> {
        match Text::from_bytes(bytes) {
            Ok(text) => {
                self.take(name, text);
                Ok(())
            }
            Err(error) => {
                self.skip(name, bytes.len() as u64, &error.to_string());
                Err(error)
            }
        }
    }

    /// Notes an input that could not be read, and why.
    pub fn skip(&mut self, name: &str, bytes: u64, reason: &str) {
        self.registry.add(InputFacts::skipped(name, bytes, reason));
    }

    /// Takes a register of issued documents in, or a part of one; see
    /// [`Registry::add_register`].
    pub fn add_register(&mut self, register: Register) {
        self.registry.add_register(register);
    }

    /// Takes in what was read elsewhere, or on another day: texts and registers.
    ///
    /// ```
    /// use doctrace::Trace;
    /// use doctrace::registry::{Register, Registry};
    ///
    /// let mut part = Trace::read("Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023.")?;
    /// part.add_register(Register::new("KH/HU"));
    /// let stored = serde_json::to_string(part.registry())?;
    ///
    /// let mut whole = Trace::new();
    /// whole.merge(serde_json::from_str::<Registry>(&stored)?);
    /// assert_eq!(whole.report(), part.report());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn merge(&mut self, other: Registry) {
        self.registry.merge(other);
    }

    /// Sets the period reported on, both days included.
    pub fn set_period(&mut self, from: NaiveDate, to: NaiveDate) {
        self.policy = core::mem::take(&mut self.policy).with_period(from, to);
    }

    /// Sets the day as of which documents are judged. No clock is ever read.
    pub fn set_as_of(&mut self, day: NaiveDate) {
        self.policy = core::mem::take(&mut self.policy).with_as_of(day);
    }

    /// Sets the policy; a period or day set before is replaced by the policy's own.
    pub fn set_policy(&mut self, policy: Policy) {
        self.policy = policy;
    }

    /// The policy under which the texts are judged.
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// What was taken in so far: the stage before the graph.
    pub const fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Builds the graph, audits it, and writes all down. Cost: n log n in mentions and
    /// relations.
    pub fn report(&self) -> Report {
        Report::of(&self.registry, &self.policy)
    }
}
