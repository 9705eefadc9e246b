//! From texts to a report in three calls.

use chrono::NaiveDate;

use crate::audit::{Policy, PolicyProblems};
use crate::corpus::Corpus;
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

    /// Starts with a policy, before any text: codes that it adds are known when texts are read.
    ///
    /// # Errors
    /// [`PolicyProblems`] where its parts do not fit together.
    ///
    /// ```
    /// use doctrace::Trace;
    /// use doctrace::audit::{NewOrgan, NewType, Policy};
    ///
    /// let policy = Policy::new()
    ///     .with_type(NewType::new("CN", "Cẩm nang", "Quy chế làm việc"))
    ///     .with_organ(NewOrgan::new("KKT", "Ban Quản lý Khu kinh tế", "Quyết định thành lập"));
    /// let mut trace = Trace::under(policy)?;
    /// trace.add("a.txt", "Theo Cẩm nang số 12-CN/KKT.".as_bytes())?;
    /// assert_eq!(trace.corpus().find("12-CN/KKT")?.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn under(policy: Policy) -> Result<Self, PolicyProblems> {
        Ok(Self {
            registry: Registry::new(),
            policy: policy.checked()?,
        })
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

    /// What was taken in, given away.
    pub fn into_registry(self) -> Registry {
        self.registry
    }

    /// All of it as one value to ask and to share; the trace can go on. Nothing that was taken
    /// in is copied.
    ///
    /// Cost: n log n in mentions and relations.
    pub fn corpus(&self) -> Corpus {
        Corpus::of(self.registry.clone(), self.policy.clone())
    }

    /// Builds the graph, audits it, and writes all down. Cost: n log n in mentions and
    /// relations.
    pub fn report(&self) -> Report {
        Report::of(&self.registry, &self.policy)
    }
}

impl Extend<InputFacts> for Trace {
    fn extend<I: IntoIterator<Item = InputFacts>>(&mut self, inputs: I) {
        self.registry.extend(inputs);
    }
}

impl Extend<Register> for Trace {
    fn extend<I: IntoIterator<Item = Register>>(&mut self, registers: I) {
        self.registry.extend(registers);
    }
}

impl FromIterator<InputFacts> for Trace {
    /// Under a policy that says nothing.
    fn from_iter<I: IntoIterator<Item = InputFacts>>(inputs: I) -> Self {
        let mut trace = Self::new();
        trace.extend(inputs);
        trace
    }
}
